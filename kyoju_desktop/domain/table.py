"""A list as plain data: one source for the paper that prints it and for the file that holds it."""

from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | date | datetime | None  # None: nothing is known; a number of days, yen or persons stays a number


@dataclass(frozen=True)
class Column:
    """A column: its heading, the kind of its cells (text, day, moment, number, yen) and its share of the width.

    `width` is about how many full-width letters stand side by side in it.
    """

    label: str
    kind: str = "text"
    width: float = 8.0


@dataclass(frozen=True)
class Table:
    """Rows under headings; `lead` stands between the title and the table and says which rows these are, `total` is
    one more row at the end, `notes` are lines below."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    total: tuple[Cell, ...] = ()
    lead: str = ""
