"""The catalogue: a frozen record class is the list of its fields, one line each."""

import dataclasses
import secrets
import threading
import time
from enum import Enum
from typing import Any, ClassVar, TypeVar, cast, dataclass_transform

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Kind
from kyoju_desktop.i18n.messages import N_

T = TypeVar("T")
R = TypeVar("R", bound="Record")


class Gap(Enum):
    """Why a field has no value: an answer of its own, not a blank."""

    UNKNOWN = N_("不明")
    REFUSED = N_("答えない")
    NOT_ASKED = N_("聞いていない")


@dataclasses.dataclass(frozen=True)
class Spec:
    """One field of the catalogue.

    `place` marks a value that tells where a protected person is or was, and so belongs to the protected
    bundle although its class as a whole does not (DISCLOSURE 1).
    """

    name: str
    kind: Kind[Any]
    label: str
    info: Info
    searchable: bool
    place: bool

    @property
    def protected(self) -> bool:
        """Whether the value belongs to the bundle that secrecy withholds."""
        return self.place or self.info in {Info.CONTACT, Info.EXISTENCE}


def field(kind: Kind[T], label: str, *, info: Info, searchable: bool = False, place: bool = False) -> T:
    """Declare a field: kind, Japanese label, information class; empty by default."""
    meta = {"kind": kind, "label": label, "info": info, "searchable": searchable, "place": place}
    made: T = dataclasses.field(default=kind.empty, metadata=meta)
    return made


class _Ids:
    """Gives out ids that sort by age, also within one millisecond and when the clock is set back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def __call__(self) -> str:
        with self._lock:
            fresh = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
            self._last = fresh if fresh >> 80 > self._last >> 80 else self._last + 1 + secrets.randbits(32)
            return f"{self._last:032x}"


_IDS = _Ids()


def new_id() -> str:
    """A new record id: 48 bits of milliseconds and 80 random bits in hexadecimal, so ids sort by age."""
    return _IDS()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Record:
    """The base of all records: an id, and for fields without a value the reason, if one was given.

    `title` is the record's Japanese name. Rows of an `append_only` class are never changed or removed. A `settled`
    record is never removed, and of its fields only those in `later` may still be written.
    """

    title: ClassVar[str] = ""
    append_only: ClassVar[bool] = False
    later: ClassVar[frozenset[str]] = frozenset()

    id: str = dataclasses.field(default_factory=new_id)
    gaps: tuple[tuple[str, Gap], ...] = ()

    @property
    def settled(self) -> bool:
        """Whether the record is frozen by now."""
        return False

    def gap(self, name: str) -> Gap | None:
        """Why the field has no value, if a reason was given."""
        return dict(self.gaps).get(name)

    def with_gap(self: R, name: str, why: Gap | None) -> R:
        """The same record with the field emptied for that reason (None: the reason is taken back)."""
        kept = [pair for pair in self.gaps if pair[0] != name]
        if why is None:
            return self.replace(gaps=tuple(kept))
        kept.append((name, why))
        emptied = {name: spec(type(self), name).kind.empty}
        return self.replace(gaps=tuple(sorted(kept, key=lambda pair: pair[0])), **emptied)

    def replace(self: R, **values: object) -> R:
        """The same record with other values; a given value takes its gap away."""
        if "gaps" not in values:
            values["gaps"] = tuple(pair for pair in self.gaps if pair[0] not in values)
        return dataclasses.replace(self, **cast("dict[str, Any]", values))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: type[T]) -> type[T]:
    """Make the class a frozen, keyword-only record and enter it into the catalogue."""
    made = dataclasses.dataclass(frozen=True, kw_only=True)(cls)
    _CATALOGUE[made.__name__] = cast("type[Record]", made)
    return made


_CATALOGUE: dict[str, type[Record]] = {}


def catalogue() -> tuple[type[Record], ...]:
    """Every record class, in the order of its declaration; import `domain.records` first."""
    return tuple(_CATALOGUE.values())


def record_class(name: str) -> type[Record]:
    """The record class of that name."""
    return _CATALOGUE[name]


def specs(of: type[Record]) -> tuple[Spec, ...]:
    """The fields of a record class in the order of their declaration (id and gaps left out)."""
    return tuple(_specs_by_name(of).values())


def spec(of: type[Record], name: str) -> Spec:
    """One field of a record class; KeyError if it has no such field."""
    return _specs_by_name(of)[name]


def _specs_by_name(of: type[Record]) -> dict[str, Spec]:
    found = _SPECS.get(of.__name__)
    if found is None:
        found = {
            each.name: Spec(name=each.name, **cast("dict[str, Any]", each.metadata))
            for each in dataclasses.fields(of)
            if "kind" in each.metadata
        }
        _SPECS[of.__name__] = found
    return found


_SPECS: dict[str, dict[str, Spec]] = {}


def value_of(record: Record, name: str) -> Any:  # noqa: ANN401 - a field may hold any kind
    """The value of a field by its name."""
    return getattr(record, name)


def is_empty(record: Record, name: str) -> bool:
    """Whether the field has no value."""
    return bool(value_of(record, name) == spec(type(record), name).kind.empty)
