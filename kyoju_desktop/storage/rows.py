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
def _columns(name: str) -> tuple[tuple[str, Any, object, object], ...]:
    """The columns: name, how a value goes in, the value that stands for none, and its cell."""
    empty = {each.name: each.kind.empty for each in specs(record_class(name))}
    return tuple((field, put, empty[field], put(empty[field])) for field, put in _puts(name))


@cache
def _takes(name: str) -> tuple[tuple[str, Any], ...]:
    return tuple((each.name, column_type(each.kind).take) for each in specs(record_class(name)))


def to_row(record: Record) -> tuple[Any, ...]:
    """The cells of a record in the order of its columns."""
    values = record.__dict__
    cells = [
        nothing if values[name] == empty else put(values[name])
        for name, put, empty, nothing in _columns(type(record).__name__)
    ]
    return (record.id, put_gaps(record.gaps), *cells)


@cache
def _changed(name: str) -> tuple[tuple[str, Any], ...]:
    """The columns whose cell is not the value itself."""
    return tuple((field, take) for field, take in (("gaps", take_gaps), *_takes(name)) if take is not str)


def from_row(kind: type[Record], row: tuple[Any, ...]) -> Record:
    """The record of a row. It is filled at once, not field by field: long lists are made of these."""
    name = kind.__name__
    values = dict(zip(_statements(name).names, row, strict=True))
    for field, take in _changed(name):
        values[field] = take(values[field])
    made = object.__new__(kind)
    object.__setattr__(made, "__dict__", values)
    return made


def cell_of(kind: type[Record], name: str, value: object) -> Any:  # noqa: ANN401 - what SQL compares with
    """A value as the column of that field holds it."""
    return value if name == "id" else dict(_puts(kind.__name__))[name](value)


def as_json(record: Record) -> dict[str, Any]:
    """The record as the history keeps it: its cells that are not empty."""
    values = record.__dict__
    found = {
        name: put(values[name]) for name, put, empty, _ in _columns(type(record).__name__) if values[name] != empty
    }
    return {**found, "gaps": put_gaps(record.gaps)} if record.gaps else found


def from_json(kind: type[Record], record_id: str, data: dict[str, Any]) -> Record:
    """The record that `as_json` stored; a field that no longer exists is passed over."""
    values = {field: take(data[field]) for field, take in _takes(kind.__name__) if field in data}
    return kind(id=record_id, gaps=take_gaps(data.get("gaps", "")), **values)
