"""Deriving every deadline of many open cases, against reading those cases from the file."""

from collections.abc import Iterator
from typing import Any

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Case,
    Consent,
    EmergencyContact,
    HouseholdMember,
    Instalments,
    Person,
    ProgressNote,
    Protection,
    Referral,
    SchemeUse,
    Tenancy,
)
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.storage.store import Store
from tests.benchmarks.measure import Figure, alternating

_OF_CASE: tuple[type[Record], ...] = (
    Case,
    ProgressNote,
    Consent,
    Referral,
    HouseholdMember,
    EmergencyContact,
    Tenancy,
    Instalments,
    SchemeUse,
)
_OF_PERSON: tuple[type[Record], ...] = (Person, Protection)
OPEN = 10_000


def derived(store: Store, rounds: int, cases: int = OPEN) -> Figure:
    """All deadlines of the records of so many open cases / reading those records."""
    calendar = office_calendar()
    with store.read() as r:
        rows = r.connection.execute("SELECT of_case, person FROM case_index WHERE open = 1 LIMIT ?", (cases,))
        found = rows.fetchall()
        of_case, of_person = ([row[at] for row in found] for at in (0, 1))
        records = tuple(_read(r, of_case, of_person))
        count = sum(len(dues_of(each, calendar)) for each in records)
        ours, floor = alternating(
            lambda: [dues_of(each, calendar) for each in records],
            lambda: list(_read(r, of_case, of_person)),
            rounds=rounds,
        )
    name = f"all {count:,} deadlines of {len(found):,} open cases / reading those cases"
    return Figure(name, ours * 1000, floor * 1000, "ms", 2.0)


def _read(r: Any, cases: list[str], people: list[str]) -> Iterator[Record]:  # noqa: ANN401
    for kind in _OF_CASE:
        yield from r.find_in(kind, "id" if kind is Case else "case", cases)
    for kind in _OF_PERSON:
        yield from r.find_in(kind, "id" if kind is Person else "person", people)
