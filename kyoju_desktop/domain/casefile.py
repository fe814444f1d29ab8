"""Everything the office holds about one case, gathered once and read by rules, gate and pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Address, Case, Office, Person, Protection

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class CaseFile:
    """One case with its person and all records that hang on either, oldest first (ids sort by age)."""

    office: Office
    case: Case
    person: Person
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """All records of that class, oldest first."""
        if kind is Case:
            return cast("tuple[R, ...]", (self.case,))
        if kind is Person:
            return cast("tuple[R, ...]", (self.person,))
        return cast("tuple[R, ...]", self.records.get(kind.__name__, ()))

    def last(self, kind: type[R]) -> R | None:
        """The newest record of that class."""
        found = self.of(kind)
        return found[-1] if found else None

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record of that class with that id."""
        return next((each for each in self.of(kind) if each.id == record_id), None)

    @property
    def protected(self) -> bool:
        """Whether the whereabouts of the person are secret: until a decision to end it is recorded."""
        return any(each.ended_on is None for each in self.of(Protection)) or any(
            each.secret for each in self.of(Address)
        )

    def subject_of(self, record: Record) -> str:
        """The id of the person whom a record speaks about: its own person if it has one, else the client."""
        own = getattr(record, "person", "")
        return own or (record.id if isinstance(record, Person) else self.person.id)
