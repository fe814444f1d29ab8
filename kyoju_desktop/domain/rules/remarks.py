"""What is said beside a field: an answer that is rare or does not fit the others, and that is saved as it is."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Designation, Tenancy
from kyoju_desktop.domain.rules.held_units import Held
from kyoju_desktop.i18n.messages import N_, Message

HIGH_RENT = 1_000_000  # yen a month: more than this is almost always a slip of the keys


@dataclass(frozen=True)
class Remark:
    """What is said beside one field; carries no personal data."""

    field: str
    message: Message


@dataclass(frozen=True)
class Beside:
    """What a record is looked at beside: its case, the day, and the tenancies of the person's other cases.

    `elsewhere` names each by the number of its case, never by its place; `units` are those that the case has applied
    for or lives in, with what others have of them.
    """

    file: CaseFile
    today: date
    elsewhere: tuple[tuple[str, Tenancy], ...] = ()
    designations: tuple[Designation, ...] = ()
    units: tuple[tuple[str, Held], ...] = ()


@singledispatch
def remarks_on(record: Record, beside: Beside) -> tuple[Remark, ...]:  # noqa: ARG001 - most records need none
    """What is to be said of a record; each class registers its own."""
    return ()


def remark(field: str, text: str, **values: str) -> Remark:
    """A remark in words."""
    return Remark(field, Message(text, tuple(sorted(values.items()))))


def on_rent(rent: int | None, field: str = "rent") -> tuple[Remark, ...]:
    """A rent of nothing is possible (relatives, 社宅) and so is a very high one; both are asked about."""
    if rent == 0:
        return (remark(field, N_("家賃が0円です。本当に0円なら、このまま残せます。")),)
    if rent is not None and rent >= HIGH_RENT:
        return (remark(field, N_("家賃が100万円以上です。桁を確かめてください。正しければ、このまま残せます。")),)
    return ()


def on_order(first: date | None, second: date | None, field: str, text: str) -> tuple[Remark, ...]:
    """Said beside `field` where the second day lies before the first."""
    return (remark(field, text),) if first and second and second < first else ()
