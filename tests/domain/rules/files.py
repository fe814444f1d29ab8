"""Small invented case files for the tests of the rules."""

from datetime import date, datetime

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Case, Office, Person

TODAY = date(2026, 6, 1)
CASE = Case(id="c1", person="p1", stage="S40", number="陽住 R8-0001")
PERSON = Person(id="p1")


def file_of(*records: Record, case: Case = CASE, person: Person = PERSON) -> CaseFile:
    """A case file that holds the given records, oldest first."""
    kinds: dict[str, tuple[Record, ...]] = {}
    for each in records:
        name = type(each).__name__
        kinds[name] = (*kinds.get(name, ()), each)
    return CaseFile(Office(municipality="陽ノ原町"), case, person, kinds)


def at(text: str) -> datetime:
    """A moment from ISO text."""
    return datetime.fromisoformat(text)
