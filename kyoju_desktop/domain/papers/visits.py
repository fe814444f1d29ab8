"""見守り記録 (DOMAIN 3.4): the visits of a tenancy; with the six items of the 帳簿 where the office keeps it."""

from dataclasses import replace

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.i18n.messages import N_

FORM, BOOK_FORM = "visits", "visit_book"
TITLE, BOOK_TITLE = N_("見守り記録"), N_("見守り記録(帳簿)")

TENANT = Group(
    N_("入居者"),
    (
        (Line("Person.name"), Line("Tenancy.home")),
        lines("Tenancy", "moved_in_on", "ended_on"),
        lines("Tenancy", "visit_rhythm"),
    ),
)
PRICE = Group(
    N_("援助の対価と条件"),
    (lines("Tenancy", "support_fee"), lines("Tenancy", "support_terms")),
)
PAPER = CaseForm(FORM, TITLE, (TENANT,))
BOOK = replace(PAPER, form=BOOK_FORM, title=BOOK_TITLE, groups=(TENANT, PRICE))
