"""The days that the office itself has entered: they move deadlines of records that nobody has touched."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kyoju_desktop.domain.fields import Record, catalogue
from kyoju_desktop.domain.records import ClosedDay, Designation, Intake
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.storage.history import Change
from kyoju_desktop.storage.rows import from_row, statements

_KINDS = (ClosedDay, Designation)
_DUE_ON = "SELECT DISTINCT record_class, record FROM due WHERE due_on = ?"


def own_days(connection: Any, calendar: Calendar) -> Calendar:  # noqa: ANN401 - the driver ships no types
    """The calendar with the office's own closed days and designated disasters, as the file has them now."""
    closed = frozenset(each.on for each in _all(connection, ClosedDay) if isinstance(each, ClosedDay) and each.on)
    named = tuple(each for each in _all(connection, Designation) if isinstance(each, Designation))
    return replace(calendar, closed=closed, designations=named)


def _all(connection: Any, kind: type[Record]) -> Iterator[Record]:  # noqa: ANN401
    rows = connection.execute(f"{statements(kind).select} ORDER BY id")
    return (from_row(kind, row) for row in rows)


def disasters(connection: Any) -> tuple[tuple[date, int], ...]:  # noqa: ANN401
    """The days of disasters that cases name, the newest first, with how many cases name each."""
    rows = connection.execute(
        'SELECT "disaster_on", count(*) FROM intake WHERE "disaster_on" IS NOT NULL GROUP BY 1 ORDER BY 1 DESC'
    )
    return tuple((date.fromisoformat(day), int(count)) for day, count in rows.fetchall())


def touches_days(changes: Iterable[Change]) -> bool:
    """Whether one of the office's own days was changed."""
    return any(each.kind in _KINDS for each in changes)


def moved_by(connection: Any, changes: Sequence[Change], before: Calendar) -> list[Record]:  # noqa: ANN401
    """The records whose deadlines may change with the changed days: only those whose date stands on one of them.

    `before` is the calendar by which their dates were found.
    """
    found: dict[str, Record] = {}
    own = {each.record for each in changes}
    for day in sorted(set(_closed_days(changes))):
        for due_on in {day, before.next_open(day), before.last_open(day)}:
            for name, record in connection.execute(_DUE_ON, (due_on.isoformat(),)).fetchall():
                _look(connection, name, record, found)
    for day in sorted(set(_disasters(changes))):
        rows = connection.execute(f'{statements(Intake).select} WHERE "disaster_on" = ?', (day.isoformat(),))
        found |= {each.id: each for each in (from_row(Intake, row) for row in rows.fetchall())}
    return [each for each in found.values() if each.id not in own]


def _look(connection: Any, name: str, record: str, found: dict[str, Record]) -> None:  # noqa: ANN401
    kind = next(each for each in catalogue() if each.__name__ == name)
    row = connection.execute(f"{statements(kind).select} WHERE id = ?", (record,)).fetchone()
    if row:
        found[record] = from_row(kind, row)


def _closed_days(changes: Iterable[Change]) -> Iterator[date]:
    for state in _states(changes):
        if isinstance(state, ClosedDay) and state.on:
            yield state.on


def _disasters(changes: Iterable[Change]) -> Iterator[date]:
    for state in _states(changes):
        if isinstance(state, Designation) and state.happened_on:
            yield state.happened_on


def _states(changes: Iterable[Change]) -> Iterator[Record]:
    for each in changes:
        for state in (each.before, each.after):
            if state is not None:
                yield state
