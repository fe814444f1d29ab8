"""What is derived from the records, in the same transaction: deadlines, search keys, the list of cases."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from kyoju_desktop.domain.fields import Record, record_class
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Closing,
    Consent,
    ConsentWithdrawal,
    Person,
    Protection,
    Referral,
    Suspension,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import Due, dues_of
from kyoju_desktop.storage import indexing
from kyoju_desktop.storage.case_index import index_case
from kyoju_desktop.storage.history import Change
from kyoju_desktop.storage.rows import from_row, statements

# Records whose change shows in the list of cases beside a changed deadline.
_LISTED = (Case, Person, Protection, Address, Consent, ConsentWithdrawal, Referral, Suspension, Closing)


def derive(connection: Any, changes: Sequence[Change], calendar: Calendar, day: date) -> None:  # noqa: ANN401
    """Bring everything derived up to the changed records."""
    cases: set[str] = set()
    for change in changes:
        indexing.index(connection, change)
        if _dues(connection, change, calendar) or issubclass(change.kind, _LISTED):
            cases |= _cases_of(connection, change)
    for change in changes:
        if change.kind is Case:
            _dues_of_person(connection, change, calendar)
    for case in sorted(cases):
        index_case(connection, case, day)


def rebuild(connection: Any, calendar: Calendar, day: date, kinds: Sequence[type[Record]]) -> None:  # noqa: ANN401
    """Make everything derived anew from the records (after a migration, a new fold, a bulk load)."""
    for table in ("due", "search_key", "search_row", "case_index"):
        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - our own tables
    for table in ("name_text", "note_text"):
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
    for kind in kinds:
        for row in connection.execute(statements(kind).select).fetchall():
            record = from_row(kind, row)
            change = Change(kind, record.id, None, record)
            indexing.index(connection, change)
            _dues(connection, change, calendar)
    for (case,) in connection.execute('SELECT id FROM "case"').fetchall():
        index_case(connection, case, day)


def _cases_of(connection: Any, change: Change) -> set[str]:  # noqa: ANN401
    record = change.after or change.before
    if record is None:
        return set()
    if change.kind is Case:
        return {record.id}
    case = str(getattr(record, "case", ""))
    if case:
        return {case}
    return set(_cases_of_person(connection, indexing.person_of(record)))


def _cases_of_person(connection: Any, person: str) -> list[str]:  # noqa: ANN401
    return [row[0] for row in connection.execute('SELECT id FROM "case" WHERE person = ?', (person,))]


def _dues(connection: Any, change: Change, calendar: Calendar) -> bool:  # noqa: ANN401
    """Whether the record had or has deadlines."""
    had = connection.execute("DELETE FROM due WHERE record = ?", (change.record,)).rowcount
    dues = dues_of(change.after, calendar) if change.after is not None else ()
    for due in dues:
        for case in [due.case] if due.case else _cases_of_person(connection, due.person):
            _add_due(connection, due, case)
    return bool(had or dues)


def _dues_of_person(connection: Any, change: Change, calendar: Calendar) -> None:  # noqa: ANN401
    """A case that came, went to another person, opened or closed: the person's own deadlines follow it."""
    case = change.after
    if not isinstance(case, Case) or not case.person:
        return
    before = change.before
    if isinstance(before, Case) and before.person == case.person:
        return
    for name, column in (("Person", "id"), ("Protection", "person")):
        kind = record_class(name)
        for row in connection.execute(f'{statements(kind).select} WHERE "{column}" = ?', (case.person,)).fetchall():
            record = from_row(kind, row)
            _dues(connection, Change(kind, record.id, record, record), calendar)


def _add_due(connection: Any, due: Due, case: str) -> None:  # noqa: ANN401
    connection.execute(
        "INSERT INTO due (record, record_class, code, own_case, person, of_case, shown, due_on, remind_on, source, "
        "label, label_values, action, explain) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?)",
        (
            due.record,
            due.record_class,
            due.code,
            due.case,
            due.person,
            case,
            due.due_on.isoformat(),
            due.remind_on.isoformat(),
            due.source,
            due.label,
            json.dumps(due.values, ensure_ascii=False),
            due.action,
            due.explain,
        ),
    )
