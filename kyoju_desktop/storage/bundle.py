"""The words of the protected bundle, to be kept out of what is derived from free text."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from kyoju_desktop.domain.conceal import NOTHING, Concealer, names_place, told_places
from kyoju_desktop.domain.fields import Record, catalogue, record_class, spec, specs
from kyoju_desktop.domain.records import Office
from kyoju_desktop.storage.kin import is_protected, kin_of
from kyoju_desktop.storage.rows import from_row, statements


@cache
def holders() -> tuple[tuple[str, str], ...]:
    """The record classes with words of the bundle, each with the column that leads to its case or person."""
    found = []
    for kind in catalogue():
        names = {each.name for each in specs(kind)}
        owner = "case" if "case" in names else "person" if "person" in names else "id"
        if any(each.protected and names_place(each) for each in specs(kind)):
            found.append((kind.__name__, owner))
    return tuple(found)


def concealer_of(connection: Any, person: str) -> Concealer:  # noqa: ANN401 - the driver ships no types
    """Takes the bundle of a protected person and of their kin out of texts; takes nothing out for anybody else."""
    if not is_protected(connection, person):
        return NOTHING
    return Concealer(words_of(connection, person), _town(connection))


def words_of(connection: Any, person: str) -> frozenset[str]:  # noqa: ANN401
    """Every word of the bundle of a person and of their kin."""
    people = kin_of(connection, person)
    owned = {"person": people, "id": people, "case": cases_of(connection, people)}
    records = [each for name, owner in holders() for each in _records(connection, name, owner, owned[owner])]
    return frozenset(word for each in records for word in told_places(each))


def cases_of(connection: Any, people: Iterable[str]) -> list[str]:  # noqa: ANN401
    """The ids of the cases of these persons."""
    sql = 'SELECT id FROM "case" WHERE person = ?'
    return [row[0] for person in people for row in connection.execute(sql, (person,))]


def _records(connection: Any, name: str, owner: str, ids: list[str]) -> list[Record]:  # noqa: ANN401
    kind = record_class(name)
    sql = f'{statements(kind).select} WHERE "{owner}" = ?'
    return [from_row(kind, row) for each in ids for row in connection.execute(sql, (each,)).fetchall()]


def _town(connection: Any) -> list[str]:  # noqa: ANN401
    column = spec(Office, "municipality").name
    sql = f'SELECT "{column}", "prefecture" || "{column}" FROM office'  # noqa: S608 - our own names
    return [word for row in connection.execute(sql) for word in row if word]
