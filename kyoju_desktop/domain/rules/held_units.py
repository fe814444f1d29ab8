"""Whether a unit of the register can be contracted: what others have of it, without a word of who they are."""

from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.records import Tenancy
from kyoju_desktop.i18n.messages import N_, Message

NOT_FREE = N_(
    "この住戸は、この日に空いていない見込みです。前の人が出る日に続けて入るのか、いっしょに住むのかを、貸主に確かめて"
    "ください。同じ住戸でなければ、申込みの住戸を直します。"
)
APPLIED_FOR = N_(
    "この住戸には、ほかのケースの申込みが進んでいます。どちらが入るかを貸主に確かめ、入らないほうの申込みは「審査の結果」を"
    "否認か取下げにしてください。"
)


@dataclass(frozen=True)
class Held:
    """What others have of a unit: the days of which it is not free, and whether another case applies for it.

    A protected person's home, and their application, look like the landlord's own no: not free from today on.
    """

    spans: tuple[tuple[date, date], ...] = ()
    applied: bool = False


def held_message(tenancy: Tenancy, held: Held | None, today: date) -> Message | None:
    """What is said when the contract of a unit meets others; the day on which one leaves is free for the next.

    A tenancy without any day is taken to begin today.
    """
    if held is None:
        return None
    days = (tenancy.moved_in_on, tenancy.contract_from, tenancy.key_on, tenancy.contracted_on)
    begins = next((each for each in days if each), today)
    ends = tenancy.ended_on or date.max
    if any(max(begins, first) < min(ends, last) for first, last in held.spans):
        return Message(NOT_FREE)
    return Message(APPLIED_FOR) if held.applied and ends > today else None
