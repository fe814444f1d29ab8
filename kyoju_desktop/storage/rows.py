"""Records to rows and back: the statements of every record class, made once from its table."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from kyoju_desktop.domain.fields import Record, record_class, specs
from kyoju_desktop.storage.columns import column_type, put_gaps, take_gaps
from kyoju_desktop.storage.naming import table_name


@dataclass(frozen=True)
class Statements:
    """The SQL of one record class; the columns are id, gaps and its fields in their order."""

    table: str
    names: tuple[str, ...]
    select: str
    insert: str
    update: str
    delete: str


def statements(kind: type[Record]) -> Statements:
    """The statements of a record class."""
    return _statements(kind.__name__)


@cache
def _statements(name: str) -> Statements:
    kind = record_class(name)
    table = table_name(kind.__name__)
    names = ("id", "gaps", *(each.name for each in specs(kind)))
    columns = ", ".join(f'"{name}"' for name in names)
    return Statements(
        table=table,
        names=names,
        select=f'SELECT {columns} FROM "{table}"',  # noqa: S608 - names of the catalogue
        insert=f'INSERT INTO "{table}" ({columns}) VALUES ({", ".join("?" * len(names))})',  # noqa: S608
        update=f'UPDATE "{table}" SET {", ".join(f"{chr(34)}{n}{chr(34)} = ?" for n in names[1:])} WHERE id = ?',  # noqa: S608
        delete=f'DELETE FROM "{table}" WHERE id = ?',  # noqa: S608
    )


@cache
def _puts(name: str) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, column_type(each.kind).put) for each in specs(record_class(name)))


@cache
def _takes(name: str) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, column_type(each.kind).take) for each in specs(record_class(name)))


def to_row(record: Record) -> tuple[Any, ...]:
    """The cells of a record in the order of its columns."""
    return (
        record.id,
        put_gaps(record.gaps),
        *(put(getattr(record, name)) for name, put in _puts(type(record).__name__)),
    )


def from_row(kind: type[Record], row: tuple[Any, ...]) -> Record:
    """The record of a row."""
    values = {name: take(cell) for (name, take), cell in zip(_takes(kind.__name__), row[2:], strict=True)}
    return kind(id=row[0], gaps=take_gaps(row[1]), **values)


def cell_of(kind: type[Record], name: str, value: object) -> Any:  # noqa: ANN401 - what SQL compares with
    """A value as the column of that field holds it."""
    return value if name == "id" else dict(_puts(kind.__name__))[name](value)


def as_json(record: Record) -> dict[str, Any]:
    """The record as the history keeps it: its cells that are not empty."""
    name = type(record).__name__
    cells = {field: put(getattr(record, field)) for field, put in _puts(name)}
    found = {field: cell for field, cell in cells.items() if cell != _empty(name)[field]}
    return {**found, "gaps": put_gaps(record.gaps)} if record.gaps else found


def from_json(kind: type[Record], record_id: str, data: dict[str, Any]) -> Record:
    """The record that `as_json` stored; a field that no longer exists is passed over."""
    values = {field: take(data[field]) for field, take in _takes(kind.__name__) if field in data}
    return kind(id=record_id, gaps=take_gaps(data.get("gaps", "")), **values)


@cache
def _empty(name: str) -> dict[str, Any]:
    return {each.name: column_type(each.kind).put(each.kind.empty) for each in specs(record_class(name))}
