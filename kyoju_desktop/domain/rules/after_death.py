"""The clocks that run after a death in the home (DOMAIN 3.6, 3.9), by the rules of deadlines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.records import Death
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import Due, dues_of
from kyoju_desktop.i18n.messages import N_, Message

REPORT, LOSS, BELONGINGS = "death_report", "loss_report", "death_belongings"


@dataclass(frozen=True)
class Clock:
    """One clock: what has to be done, until when, and how that day was found."""

    code: str
    label: str
    due_on: date
    explain: Message


_LABELS = {
    REPORT: N_("死亡届"),
    LOSS: N_("資格の喪失などの届"),
    BELONGINGS: N_("残置物の3か月"),
}
_NO_CONTRACT = N_(
    "死亡の{since}から3か月は{until}に満了します。残置物の契約がないので、満了しても役場も大家も捨てません。"
)


def clocks(death: Death, calendar: Calendar) -> tuple[Clock, ...]:
    """The clocks that begin with a death and with the day on which it became known, whatever was done already."""
    if death.known_on is None:
        return ()
    known = Death(known_on=death.known_on, died_on=death.died_on, belongings_contract=True)
    contract = death.belongings_contract
    return tuple(sorted(_ruled(known, calendar, contract=contract), key=lambda each: each.due_on))


def said_of(due: Due, *, contract: bool) -> Message:
    """The sentence of a clock; without a contract nobody may throw away after the three months either."""
    return Message(due.explain if contract or due.code != BELONGINGS else _NO_CONTRACT, due.values)


def _ruled(known: Death, calendar: Calendar, *, contract: bool) -> Iterator[Clock]:
    for due in dues_of(known, calendar):
        if due.code in _LABELS:
            yield Clock(due.code, _LABELS[due.code], due.due_on, said_of(due, contract=contract))
