"""What is derived from the records, in the same transaction: deadlines, search keys, the list of cases."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kyoju_desktop.domain.fields import catalogue
from kyoju_desktop.domain.records import (
    Address,
    Case,
    Closing,
    Consent,
    ConsentSettlement,
    ConsentVoiding,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    HospitalStay,
    HouseholdMember,
    Person,
    PersonLink,
    Protection,
    Referral,
    Representative,
    StageChange,
    Suspension,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import ALWAYS_SHOWN, Due, dues_of
from kyoju_desktop.storage import due_words, indexing
from kyoju_desktop.storage.case_index import EVERYBODY, index_case
from kyoju_desktop.storage.history import Change
from kyoju_desktop.storage.home_index import index_all_homes, index_homes
from kyoju_desktop.storage.own_days import moved_by, own_days, touches_days
from kyoju_desktop.storage.rows import from_row, statements

# Records whose change shows in the list of cases, besides a changed deadline.
_LISTED = (
    Case,
    Person,
    PersonLink,
    Protection,
    Address,
    Consent,
    ConsentWithdrawal,
    ConsentVoiding,
    ConsentSettlement,
    Representative,
    HouseholdMember,
    DisclosureOutcome,
    Referral,
    StageChange,
    Suspension,
    HospitalStay,
    Closing,
)
_OF_PERSON = (Person, Protection)  # records whose deadlines belong to every case of the person


def derive(connection: Any, changes: Sequence[Change], calendar: Calendar, day: date) -> None:  # noqa: ANN401
    """Bring everything derived up to the changed records, and what the office's own days have moved with them."""
    cases, calendar = _move(connection, changes, calendar)
    told = indexing.index(connection, changes)
    for change in changes:
        _note_answer(connection, change)
        if _dues(connection, change, calendar) or issubclass(change.kind, _LISTED):
            cases |= _cases_of(connection, change)
    for change in changes:
        if change.kind is Case:
            _dues_of_person(connection, change, calendar)
    for person in sorted(told.secrecy):
        cases |= set(_cases_of_person(connection, person))
    for person in sorted(told.secrecy | told.words):
        due_words.conceal_again(connection, person)
    for case in sorted(cases):
        index_case(connection, case, day)
    index_homes(
        connection, changes, {case for person in told.secrecy for case in _cases_of_person(connection, person)}
    )


def _move(connection: Any, changes: Sequence[Change], before: Calendar) -> tuple[set[str], Calendar]:  # noqa: ANN401
    """The calendar by which dates count now; where it has changed, other records' dates are found anew.

    With it come the cases that show those dates.
    """
    cases: set[str] = set()
    if not touches_days(changes):
        return cases, before
    calendar = own_days(connection, before)
    for record in moved_by(connection, changes, before):
        still = Change(type(record), record.id, record, record)
        _dues(connection, still, calendar)
        cases |= _cases_of(connection, still)
    return cases, calendar


def rebuild(connection: Any, calendar: Calendar, day: date) -> None:  # noqa: ANN401
    """Make everything derived anew from the records (after a migration, or when a search key changed)."""
    calendar = own_days(connection, calendar)
    for table in ("due", "due_tally", "search_key", "search_row", "case_index", "tally", "unanswered"):
        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - our own tables
    for table in indexing.TEXTS:
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")  # noqa: S608
    for kind in catalogue():
        for row in connection.execute(f"{statements(kind).select} ORDER BY id").fetchall():
            record = from_row(kind, row)
            change = Change(kind, record.id, None, record)
            indexing.index_fresh(connection, record)
            _note_answer(connection, change)
            _dues(connection, change, calendar)
    for (case,) in connection.execute('SELECT id FROM "case"').fetchall():
        index_case(connection, case, day)
    index_all_homes(connection)


def _note_answer(connection: Any, change: Change) -> None:  # noqa: ANN401
    """Whether a prepared paper still waits for somebody to say that it went out."""
    if change.kind is Disclosure:
        connection.execute("INSERT OR IGNORE INTO unanswered VALUES (?)", (change.record,))
    elif isinstance(change.after, DisclosureOutcome):
        connection.execute("DELETE FROM unanswered WHERE disclosure = ?", (change.after.disclosure,))


def _cases_of(connection: Any, change: Change) -> set[str]:  # noqa: ANN401
    """The cases whose row may show something of the record, before or after the change."""
    if change.kind is Case:
        return {change.record}
    found: set[str] = set()
    for state in (change.before, change.after):
        if state is not None:
            case = str(getattr(state, "case", ""))
            person = state.id if isinstance(state, Person) else str(getattr(state, "person", ""))
            found |= {case} if case else set(_cases_of_person(connection, person))
    return found


def _cases_of_person(connection: Any, person: str) -> list[str]:  # noqa: ANN401
    return [row[0] for row in connection.execute('SELECT id FROM "case" WHERE person = ?', (person,))]


def _dues(connection: Any, change: Change, calendar: Calendar) -> bool:  # noqa: ANN401
    """Write the record's deadlines anew; whether it had or has any."""
    had = 0
    if change.before is not None:
        had = connection.execute("DELETE FROM due WHERE record = ?", (change.record,)).rowcount
    dues = dues_of(change.after, calendar) if change.after is not None else ()
    for due in dues:
        for case in _cases_of_due(connection, due):
            _add_due(connection, due, case)
    return bool(had or dues)


def _cases_of_due(connection: Any, due: Due) -> list[str]:  # noqa: ANN401
    """The cases that show the deadline; "" stands for none, where it is for everybody to see."""
    if due.case or due.record_class in ALWAYS_SHOWN:
        return [due.case]
    return _cases_of_person(connection, due.person)


def _dues_of_person(connection: Any, change: Change, calendar: Calendar) -> None:  # noqa: ANN401
    """A case that came, went, or went to another person: the person's own deadlines follow it."""
    before, case = change.before, change.after
    if isinstance(before, Case) and isinstance(case, Case) and before.person == case.person:
        return
    connection.execute("DELETE FROM due WHERE of_case = ? AND own_case = ''", (change.record,))
    if not isinstance(case, Case):
        return
    for kind in _OF_PERSON:
        column = "id" if kind is Person else "person"
        for row in connection.execute(f'{statements(kind).select} WHERE "{column}" = ?', (case.person,)).fetchall():
            for due in dues_of(from_row(kind, row), calendar):
                _add_due(connection, due, case.id)


def _add_due(connection: Any, due: Due, case: str) -> None:  # noqa: ANN401
    """Put one deadline on the list of a case; writing the row of the case then decides whether it is shown."""
    connection.execute(
        "INSERT INTO due (record, record_class, code, own_case, person, of_case, shown, due_on, remind_on, source, "
        "label, label_values, label_shown, action, explain, clerk) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            due.record,
            due.record_class,
            due.code,
            due.case,
            due.person,
            case,
            int(not case),  # without a case nothing else decides whether it is shown
            due.due_on.isoformat(),
            due.remind_on.isoformat(),
            due.source,
            due.label,
            due_words.written(due.values),
            due_words.shown(connection, case, due.values),
            due.action,
            due.explain,
            "" if case else EVERYBODY,
        ),
    )
