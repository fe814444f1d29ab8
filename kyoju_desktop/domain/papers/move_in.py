"""入居の手続の一覧 (DOMAIN 3.1 S70, 3.9, 11.2): what the person has to do until when, also in plain Japanese."""

from collections.abc import Iterable

from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group, rows
from kyoju_desktop.domain.rules.move_in import Duty
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.domain.table import Column, Table
from kyoju_desktop.i18n.messages import N_

FORM, PLAIN = "move_in", "move_in_plain"
TITLES = {FORM: N_("入居の手続の一覧"), PLAIN: N_("入居の手続の一覧(やさしい日本語)")}
# The order on the paper: what the law sets a day for, then what has to be there to live in the home.
CODES = (
    "address_report",
    "card_report",
    "explained",
    "contract",
    "guarantee",
    "insurance",
    "initial_cost",
    "key",
    "electricity",
    "gas",
    "water",
    "furniture",
    "mail_transfer",
    "benefit_report",
    "emergency_contact",
    "neighbour_rules",
)

WHO = Group(N_("本人"), (lines("Person", "name"),))
DATES = Group(
    N_("入居"),
    (
        *rows("Tenancy", ("home",), ("contracted_on", "key_on"), ("moved_in_on", "contract_until")),
        *rows("Tenancy", ("guarantee_until", "insurance_until")),
    ),
)
PLAIN_DATES = Group(N_("いえ"), rows("Tenancy", ("home",), ("moved_in_on", "key_on")))
PAPERS = {
    FORM: CaseForm(FORM, TITLES[FORM], (WHO, DATES), door=Door.TO_PERSON),
    PLAIN: CaseForm(PLAIN, TITLES[PLAIN], (WHO, PLAIN_DATES), door=Door.TO_PERSON),
}
COLUMNS = (
    Column(N_("手続"), "text", 8),
    Column(N_("いつまで"), "day", 8),
    Column(N_("休みの日で延びる前の日"), "day", 8),
    Column(N_("済み"), "text", 3),
    Column(N_("秘匿"), "text", 3),
)


def duty_table(duties: Iterable[Duty], *, secret: bool) -> Table:
    """The duties with their last day, the day by the rule where a closed day moved it, and what is done.

    `secret` where the home must not become known: some of them are done in another way then.
    """
    order = {code: at for at, code in enumerate(CODES)}
    found = sorted(duties, key=lambda each: order.get(each.code, len(order)))
    made = tuple(
        (each.code, each.until if each.law else None, each.moved, "1" if each.done else "", "1" if secret else "")
        for each in found
    )
    return Table(TITLES[FORM], COLUMNS, made)
