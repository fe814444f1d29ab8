"""The clocks that run after a death in the home (DOMAIN 3.6, 3.9), by the rules of deadlines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.records import Death
from kyoju_desktop.domain.rules.calendar import Calendar, period_end
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.domain.rules.deadlines_of_casework import REPORT_DAYS
from kyoju_desktop.i18n.eras import wareki_weekday
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


def clocks(death: Death, calendar: Calendar) -> tuple[Clock, ...]:
    """The clocks that begin with a death and with the day on which it became known, whatever was done already."""
    if death.known_on is None:
        return ()
    known = Death(known_on=death.known_on, died_on=death.died_on, belongings_contract=True)
    return tuple(sorted((*_ruled(known, calendar), _loss(death.known_on, calendar)), key=lambda each: each.due_on))


def _ruled(known: Death, calendar: Calendar) -> Iterator[Clock]:
    for due in dues_of(known, calendar):
        if due.code in _LABELS:
            yield Clock(due.code, _LABELS[due.code], due.due_on, Message(due.explain, due.values))


def _loss(known_on: date, calendar: Calendar) -> Clock:
    """14 days for the insurances and for a new head of the household (介護保険法12条, 住民基本台帳法25条; K)."""
    until = period_end(known_on, days=REPORT_DAYS)
    due = calendar.next_open(until)
    explain = (
        N_(
            "介護保険・国保・後期高齢の資格の喪失、世帯主の変更は、14日以内({until})です。年金は種類により10日か14日です。"
        )
        if due == until
        else N_(
            "14日目の{until}は閉庁日なので、{due}までです(介護保険・国保・後期高齢、世帯主の変更)。年金は10日か14日です。"
        )
    )
    return Clock(
        LOSS, _LABELS[LOSS], due, Message(explain, (("due", wareki_weekday(due)), ("until", wareki_weekday(until))))
    )
