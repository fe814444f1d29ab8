"""The office's own closed days and the designated disasters: entered in 設定, they move deadlines at once."""

from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import ClosedDay, Designation
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.store import Reader, Writer

MOVING = frozenset(code for code, rule in DEADLINE_RULES.items() if rule.moves)
_MOST = 1000


@dataclass(frozen=True)
class OwnDays:
    """What the office has entered, and the disasters on its cases that nobody has designated, with how many cases."""

    closed: tuple[ClosedDay, ...]
    designations: tuple[Designation, ...]
    undesignated: tuple[tuple[date, int], ...]


def own_days_of(r: Reader) -> OwnDays:
    """Closed days, the nearest to the end first; designations, the newest disaster first."""
    designations = r.find(Designation)
    named = {each.happened_on for each in designations}
    return OwnDays(
        tuple(sorted(r.find(ClosedDay), key=lambda each: each.on or date.min, reverse=True)),
        tuple(sorted(designations, key=lambda each: each.happened_on or date.min, reverse=True)),
        tuple((day, count) for day, count in r.disasters() if day not in named),
    )


def save_closed_day(w: Writer, day: ClosedDay, usual: Calendar) -> int:
    """Add or change a closed day; how many deadlines stood on it and now move.

    `Refused` without a day, for one that is there already, and for one that is closed anyway.
    """
    if day.on is None:
        raise Refused(N_("閉庁の日を入れてください。"), field="on")
    if not usual.is_usual(day.on):
        raise Refused(N_("土日・祝日・年末年始は、はじめから閉庁日です。入れなくてかまいません。"), field="on")
    if any(each.id != day.id for each in w.find(ClosedDay, on=day.on)):
        raise Refused(N_("この日は、もう入っています。"), field="on")
    standing = len(w.dues(day.on, _MOST, since=day.on, codes=MOVING))
    w.put(day)
    return standing


def save_designation(w: Writer, designation: Designation) -> Designation:
    """Add or change a designated disaster; `Refused` without a name or day, or where it ends before it began."""
    if not designation.name.strip():
        raise Refused(N_("災害の名前を入れてください。"), field="name")
    if designation.happened_on is None:
        raise Refused(N_("発災の日を入れてください。ケースの発災の日と同じ日で結びつきます。"), field="happened_on")
    if designation.until_day and designation.until_day < designation.happened_on:
        raise Refused(N_("指定の終わる日が、発災の日より前です。"), field="until_day")
    w.put(designation)
    return designation


def remove_own_day(w: Writer, record: ClosedDay | Designation) -> None:
    """Take a closed day or a designation away; undo brings it back."""
    w.remove(w.get(type(record), record.id))
