"""分納誓約書 (DOMAIN 3.5, 4.10): what is owed and how it is paid off; signed by the person."""

from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group, rows
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import N_

FORM = "instalments"
TITLE = N_("分納誓約書")

OWED = Group(
    N_("滞納と払い方"),
    (
        *rows("Instalments", ("owed_for", "owed"), ("monthly", "times"), ("first_on", "pay_day")),
        *rows("Instalments", ("last_amount", "pay_way")),
    ),
)
MISSED = Group(N_("払えないとき"), rows("Instalments", ("if_missed",), ("household_help",)))
WHO = Group(N_("誓約する人"), (lines("Person", "name", "kana"),))
PAPER = CaseForm(FORM, TITLE, (WHO, OWED, MISSED), door=Door.TO_PERSON)
