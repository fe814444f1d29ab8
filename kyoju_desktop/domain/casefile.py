"""Everything the office holds about one case, gathered once and read by rules, gate and pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from kyoju_desktop.domain.conceal import NOTHING, Concealer, told_places
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Address, Case, Office, Person, Protection

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class CaseFile:
    """One case with its person and all records that hang on either, oldest first (ids sort by age).

    `shielded`: somebody of the household is protected, and so is the place where all of them live; `kin_words` are
    the words of the bundle that stand in their records.
    """

    office: Office
    case: Case
    person: Person
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    shielded: bool = False
    kin_words: frozenset[str] = frozenset()

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

    @cached_property
    def protected(self) -> bool:
        """Whether the whereabouts of the person are secret: until a decision to end it is recorded."""
        return (
            self.shielded
            or any(each.ended_on is None for each in self.of(Protection))
            or any(each.secret for each in self.of(Address))
        )

    @cached_property
    def conceal(self) -> Concealer:
        """Takes the words of the protected bundle out of a text; nothing where nobody is protected."""
        if not self.protected:
            return NOTHING
        records = (self.person, *(each for rows in self.records.values() for each in rows))
        town = self.office.municipality
        words = {word for each in records for word in told_places(each)} | self.kin_words
        return Concealer(words, (town, self.office.prefecture + town))

    def subject_of(self, record: Record) -> str:
        """The id of the person whom a record speaks about: its own person if it has one, else the client."""
        own = getattr(record, "person", "")
        return own or (record.id if isinstance(record, Person) else self.person.id)
