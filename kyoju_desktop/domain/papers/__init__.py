"""Which catalogue fields each paper offers; how they are laid out is the affair of `documents`."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record, Spec, record_class, spec
from kyoju_desktop.domain.records import Address, Referral, Tenancy


@dataclass(frozen=True)
class Line:
    """One field that a paper has room for. Unknown fields fail on import.

    `key` is "Class.field". `picked` fields are ticked when the clerk has chosen nothing yet (a 要配慮 class
    never is). `newest` offers only the newest record of the class. `existence` marks what an L0 paper tells
    as mere existence (DOMAIN 4.3.1): where to go and how urgent it is.
    """

    key: str
    picked: bool = True
    newest: bool = False
    existence: bool = False

    def __post_init__(self) -> None:
        spec(self.record, self.name)

    @cached_property
    def record(self) -> type[Record]:
        """The record class of the field."""
        return record_class(self.key.split(".", 1)[0])

    @cached_property
    def name(self) -> str:
        """The name of the field."""
        return self.key.split(".", 1)[1]

    @cached_property
    def spec(self) -> Spec:
        """The catalogue's line for the field."""
        return spec(self.record, self.name)


@dataclass(frozen=True, eq=False)
class OutwardPaper:
    """A paper for another body: its form (which names the layout), its title, and the fields it has room for.

    Each paper is one object: it is compared by being the same one.
    """

    form: str
    title: str
    lines: tuple[Line, ...]


def lines(of: str, *names: str, picked: bool = True, newest: bool = False) -> tuple[Line, ...]:
    """Several fields of one record class."""
    return tuple(Line(f"{of}.{name}", picked=picked, newest=newest) for name in names)


_ENDING = frozenset({Address, Tenancy})


def records_of(line: Line, file: CaseFile, referral: Referral | None, today: date) -> tuple[Record, ...]:
    """The records whose value the line may print: of referrals only the one being written, of addresses and
    tenancies only those that have not ended."""
    kind = line.record
    if kind is Referral:
        return (referral,) if referral else ()
    found = file.of(kind)
    if found and kind in _ENDING:
        found = tuple(each for each in found if not _over(each, today))
    return found[-1:] if line.newest else found


def _over(record: Record, today: date) -> bool:
    match record:
        case Address():
            return record.until_day is not None and record.until_day < today
        case Tenancy():
            return record.ended_on is not None and record.ended_on < today
    return False
