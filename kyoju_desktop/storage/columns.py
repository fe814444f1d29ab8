"""How each kind of value lies in a column: one `singledispatch` function, `column_type`."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, singledispatch
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Gap
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Kind, Moment, Phone, Ref, Text
from kyoju_desktop.domain.text import refuse_card_numbers
from kyoju_desktop.i18n.messages import N_

Stored = str | int | None
TEXT, INTEGER = "TEXT", "INTEGER"

_LARGEST = 2**63 - 1


@dataclass(frozen=True)
class ColumnType:
    """A column: its SQL type, how a value goes in and comes back, and what stands there when nothing was given.

    `default` is the SQL literal of the empty value; None means that the column may be NULL.
    """

    sql: str
    put: Callable[[Any], Stored]
    take: Callable[[Any], Any]
    default: str | None
    refers_to: str = ""


@singledispatch
def column_type(kind: Kind[Any]) -> ColumnType:
    """The column of a kind; a kind without a column is a fault of the program."""
    raise TypeError(type(kind).__name__)


def storable(text: str) -> str:
    """The text itself; refuses what no file format keeps (NUL, unpaired surrogates)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _unstorable() from None
    if "\0" in text:
        raise _unstorable()
    return text


def _prose(text: str) -> str:
    """A free text; the number of a residence card or of a person is refused whatever way it was typed in."""
    refuse_card_numbers(text)
    return storable(text)


def _unstorable() -> Refused:
    return Refused(N_("保存できない文字(制御文字など)が入っています。その文字を消してください。"))


def _whole(value: int | None) -> int | None:
    if value is not None and not -_LARGEST <= value <= _LARGEST:
        raise Refused(N_("数が大きすぎて保存できません。けた数を確かめてください。"))
    return value


def _sorted_json(codes: frozenset[str]) -> str:
    return storable(json.dumps(sorted(codes), ensure_ascii=False, separators=(",", ":"))) if codes else ""


@cache
def codes_of(text: str) -> frozenset[str]:
    """The codes of a cell; the same cell gives the same set."""
    return frozenset(json.loads(text)) if text else frozenset()


@column_type.register(Text)
def _(kind: Text) -> ColumnType:
    return ColumnType(TEXT, _prose if kind.lines > 1 else storable, str, "''")


@column_type.register(Phone)
@column_type.register(Choice)
def _(kind: Kind[str]) -> ColumnType:  # noqa: ARG001 - the kind only chooses the function
    return ColumnType(TEXT, storable, str, "''")


@column_type.register(Ref)
def _(kind: Ref) -> ColumnType:
    return ColumnType(TEXT, lambda value: storable(value) or None, lambda cell: cell or "", None, kind.to)


@column_type.register(Day)
def _(kind: Day) -> ColumnType:  # noqa: ARG001
    return ColumnType(
        TEXT,
        lambda value: value.isoformat() if value is not None else None,
        lambda cell: date.fromisoformat(cell) if cell is not None else None,
        None,
    )


@column_type.register(Moment)
def _(kind: Moment) -> ColumnType:  # noqa: ARG001
    return ColumnType(
        TEXT,
        lambda value: value.isoformat() if value is not None else None,
        lambda cell: datetime.fromisoformat(cell) if cell is not None else None,
        None,
    )


@column_type.register(Count)
def _(kind: Count) -> ColumnType:  # noqa: ARG001
    return ColumnType(INTEGER, _whole, lambda cell: cell, None)


@column_type.register(Flag)
def _(kind: Flag) -> ColumnType:  # noqa: ARG001
    return ColumnType(INTEGER, int, bool, "0")


@column_type.register(Codes)
def _(kind: Codes) -> ColumnType:  # noqa: ARG001
    return ColumnType(TEXT, _sorted_json, codes_of, "''")


def put_gaps(gaps: tuple[tuple[str, Gap], ...]) -> Stored:
    """The reasons why fields are empty, as JSON."""
    return json.dumps({name: gap.name for name, gap in gaps}, separators=(",", ":")) if gaps else ""


def take_gaps(cell: str) -> tuple[tuple[str, Gap], ...]:
    """The reasons that `put_gaps` stored."""
    return tuple((name, Gap[gap]) for name, gap in json.loads(cell).items()) if cell else ()
