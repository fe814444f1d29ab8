"""The register of homes: lists by filter and order, and matching, each one indexed read a page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kyoju_desktop.domain.rules.homes import (
    APPLIED,
    FREE,
    STALE_DAYS,
    TAKEN,
    UNUSED,
    HomeRow,
    Wishes,
    rooms_rank,
)
from kyoju_desktop.storage.columns import codes_of
from kyoju_desktop.storage.folding import fold

FILTERS = ("open", "free", "applied", "taken", "stale", "unused", "all")
_ORDERS = {"place": "place_key", "rent": "rent_key", "checked": "checked_key"}
_STATE = (
    f"CASE WHEN unused THEN '{UNUSED}' WHEN taken_until >= :today OR vacant = 'no' THEN '{TAKEN}' "
    f"WHEN applied THEN '{APPLIED}' ELSE '{FREE}' END"
)
_FLAGS = tuple(map(HomeRow._fields.index, ("secret", "fees_known", "shared_house", "accepts_only", "caution")))
_SETS = tuple(map(HomeRow._fields.index, ("has", "lacks", "accepts", "guarantees")))
_DATES = tuple(map(HomeRow._fields.index, ("vacant_from", "checked_on")))
# The cells of a `HomeRow` in its order, without its key.
_COLUMNS = ", ".join(_STATE if name == "state" else name for name in HomeRow._fields[:-1])
_FREE = "unused = 0 AND applied = 0 AND taken_until < :today AND vacant <> 'no'"
_TERMS = {
    "all": "1",
    "open": "unused = 0",
    "free": _FREE,
    "applied": "unused = 0 AND applied = 1 AND taken_until < :today AND vacant <> 'no'",
    "taken": "unused = 0 AND (taken_until >= :today OR vacant = 'no')",
    "stale": f"{_FREE} AND checked_key < :stale",
    "unused": "unused = 1",
}
_COUNTS = ", ".join(f"total({term})" for term in _TERMS.values())
# What a home must not be known to fail, by the wish it belongs to.
_MUST = {
    "rent": "(rent IS NULL OR rent <= :rent_most)",
    "size": "(area IS NULL OR area >= :size)",
    "people": "(residents_most IS NULL OR residents_most >= :people)",
    "by": "(vacant_from IS NULL OR vacant_from <= :by)",
    "rooms": "(rooms_rank IS NULL OR rooms_rank >= :rank)",
}
_NARROWED = {
    "kind": "kind = :kind",
    "municipality": "municipality = :municipality",
    "building": "building = :building",
    "rent_most": "rent <= :rent_most",
    "size": "area >= :size",
}
_FLOOR = {
    "first": "(floor IS NULL OR floor = 1)",
    "upper": "(floor IS NULL OR floor >= 2)",
    "lift": "(floor IS NULL OR floor = 1 OR lift <> 'no')",
}


@dataclass(frozen=True)
class HomeFilter:
    """Which units of the register, in which order. `name` is one of `FILTERS`; `order` is place, rent or checked.

    Secret buildings stay out unless `secret` asks for them, or one building is named. `size` is the least area in
    hundredths of a square metre; `inquiries` leaves only units of which it is known that inquiries are taken.
    """

    name: str = "open"
    text: str = ""
    kind: str = ""
    municipality: str = ""
    building: str = ""
    rent_most: int | None = None
    size: int | None = None
    inquiries: bool = False
    secret: bool = False
    order: str = "place"


@dataclass(frozen=True)
class Asked:
    """Wishes as SQL: terms by the wish they belong to, their values, and which homes may be shown at all."""

    terms: dict[str, str]
    values: dict[str, Any]
    shown: str


def home_rows(
    connection: Any,  # noqa: ANN401 - the driver ships no types
    wanted: HomeFilter,
    day: date,
    after: HomeRow | None,
    limit: int,
) -> tuple[HomeRow, ...]:
    """One page of the register, beginning after the given row."""
    column = _ORDERS[wanted.order]
    values = _days(day) | {"limit": limit}
    terms = [_TERMS[wanted.name], *_narrowing(wanted, values)]
    if after is not None:
        terms.append(f"({column}, home) > (:after, :home)")
        values |= {"after": after.key, "home": after.home}
    where = " AND ".join(terms)
    sql = f"SELECT {_COLUMNS}, {column} FROM home_index WHERE {where} ORDER BY {column}, home LIMIT :limit"  # noqa: S608 - our own names
    return _made(connection, sql, values, day)


def home_row(connection: Any, home_id: str, day: date) -> HomeRow | None:  # noqa: ANN401
    """One unit as the lists show it."""
    sql = f"SELECT {_COLUMNS}, place_key FROM home_index WHERE home = :home"  # noqa: S608
    return next(iter(_made(connection, sql, {"home": home_id}, day)), None)


def home_counts(connection: Any, day: date) -> dict[str, int]:  # noqa: ANN401
    """How many units each filter holds, without those in secret buildings."""
    row = connection.execute(f"SELECT {_COUNTS} FROM home_index WHERE secret = 0", _days(day)).fetchone()  # noqa: S608
    return {name: int(count) for name, count in zip(_TERMS, row, strict=True)}


def units_of(connection: Any, buildings: Sequence[str], day: date) -> dict[str, tuple[int, int]]:  # noqa: ANN401
    """How many units in use each building has, and how many of them are free."""
    found: dict[str, tuple[int, int]] = {}
    sql = f"SELECT count(*), total({_FREE}) FROM home_index WHERE building = :building AND unused = 0"  # noqa: S608
    for each in buildings:
        units, free = connection.execute(sql, {**_days(day), "building": each}).fetchone()
        found[each] = (int(units), int(free))
    return found


def municipalities(connection: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The municipalities in which the register has units."""
    rows = connection.execute("SELECT DISTINCT municipality FROM home_index WHERE municipality <> '' ORDER BY 1")
    return tuple(row[0] for row in rows)


def has_place(connection: Any, word: str) -> bool:  # noqa: ANN401
    """Whether a folded word stands in an address of the register."""
    sql = "SELECT 1 FROM home_index WHERE instr(area_key, ?) LIMIT 1"
    return connection.execute(sql, (word,)).fetchone() is not None


def match_rows(
    connection: Any,  # noqa: ANN401
    wishes: Wishes,
    day: date,
    after: HomeRow | None,
    limit: int,
) -> tuple[HomeRow, ...]:
    """One page of the homes that are not known to fail a must, the cheapest first."""
    sql, values = match_sql(wishes, day, after)
    return _made(connection, sql, values | {"limit": limit}, day)


def match_sql(wishes: Wishes, day: date, after: HomeRow | None = None) -> tuple[str, dict[str, Any]]:
    """The statement of a page of hits; `:limit` is still to be given."""
    asked = asked_of(wishes)
    terms, values = (
        ["wanted = 1", "taken_until < :today", asked.shown, *asked.terms.values()],
        asked.values | _days(day),
    )
    if after is not None:
        terms.append("(rent_key, home) > (:after, :home)")
        values |= {"after": after.key, "home": after.home}
    where = " AND ".join(terms)
    sql = f"SELECT {_COLUMNS}, rent_key FROM home_index WHERE {where} ORDER BY rent_key, home LIMIT :limit"  # noqa: S608
    return sql, values


def match_count(connection: Any, wishes: Wishes, day: date) -> int:  # noqa: ANN401
    """How many homes are not known to fail a must."""
    sql, values = count_sql(wishes, day)
    return int(connection.execute(sql, values).fetchone()[0])


def count_sql(wishes: Wishes, day: date) -> tuple[str, dict[str, Any]]:
    """The statement that counts the hits: all must be looked at, so they are read as they lie."""
    asked = asked_of(wishes)
    terms = " AND ".join(["+wanted = 1", "taken_until < :today", asked.shown, *asked.terms.values()])
    return f"SELECT count(*) FROM home_index WHERE {terms}", asked.values | _days(day)  # noqa: S608


def near_rows(
    connection: Any,  # noqa: ANN401
    wishes: Wishes,
    day: date,
    limit: int,
) -> tuple[tuple[HomeRow, str], ...]:
    """The cheapest homes that fail one must, each with the wish it fails ("state": applied for, no inquiries)."""
    asked = asked_of(wishes)
    fails = {"state": "applied = 0 AND takes_inquiries <> 'no'", **asked.terms}
    missed = " ".join(f"WHEN NOT ({term}) THEN '{wish}'" for wish, term in fails.items())
    count = " + ".join(f"(NOT ({term}))" for term in fails.values())
    sql = (
        f"SELECT {_COLUMNS}, CASE {missed} END FROM home_index WHERE unused = 0 AND taken_until < :today "  # noqa: S608
        f"AND vacant <> 'no' AND {asked.shown} AND {count} = 1 ORDER BY rent_key, home LIMIT :limit"
    )
    found = _made(connection, sql, asked.values | _days(day) | {"limit": limit}, day)
    return tuple((row._replace(key=""), str(row.key)) for row in found)


def asked_of(wishes: Wishes) -> Asked:
    """The musts of a household as SQL."""
    values: dict[str, Any] = {}
    terms = {wish: term for wish, term in _terms(wishes, values) if wish in wishes.must}
    return Asked(terms, values, _shown(wishes, values))


def _shown(wishes: Wishes, values: dict[str, Any]) -> str:
    """A secret place is offered to those alone who look for its kind."""
    if not wishes.kinds:
        return "secret = 0"
    return f"(secret = 0 OR kind IN ({_marks('secret', wishes.kinds, values)}))"


def _terms(wishes: Wishes, values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    plain = {
        "rent": ("rent_most", wishes.rent_most),
        "size": ("size", wishes.size),
        "people": ("people", wishes.people),
        "by": ("by", wishes.by.isoformat() if wishes.by else None),
        "rooms": ("rank", rooms_rank(wishes.rooms)),
    }
    for wish, (name, value) in plain.items():
        if value is not None:
            values[name] = value
            yield wish, _MUST[wish]
    if wishes.floor in _FLOOR:
        yield "floor", _FLOOR[wishes.floor]
    if wishes.kinds:
        yield "kinds", f"(kind = '' OR kind IN ({_marks('kind', wishes.kinds, values)}))"
    if wishes.areas:
        held = " OR ".join(f"instr(area_key, {mark})" for mark in _named("area", wishes.areas, values))
        yield "area", f"(area_key = '' OR {held})"
    if wishes.conditions:
        named = _named("condition", (f'"{each}"' for each in sorted(wishes.conditions)), values)
        yield "conditions", " AND ".join(f"(NOT instr(lacks, {mark}) OR instr(has, {mark}))" for mark in named)
    if wishes.categories:
        named = _named("category", (f'"{each}"' for each in sorted(wishes.categories)), values)
        held = " OR ".join(f"instr(accepts, {mark})" for mark in named)
        yield "accepts", f"(accepts_only = 0 OR accepts = '' OR {held})"


def _named(name: str, texts: Any, values: dict[str, Any]) -> list[str]:  # noqa: ANN401 - any texts
    marks = []
    for at, text in enumerate(texts):
        values[f"{name}{at}"] = text
        marks.append(f":{name}{at}")
    return marks


def _marks(name: str, codes: frozenset[str], values: dict[str, Any]) -> str:
    return ", ".join(_named(name, sorted(codes), values))


def _days(day: date) -> dict[str, Any]:
    return {"today": day.isoformat(), "stale": (day - timedelta(days=STALE_DAYS)).isoformat()}


def _narrowing(wanted: HomeFilter, values: dict[str, Any]) -> Iterator[str]:
    for name, term in _NARROWED.items():
        if (value := getattr(wanted, name)) not in {"", None}:
            values[name] = value
            yield term
    yield from _words(wanted.text, values)
    if wanted.inquiries:
        yield "takes_inquiries = 'yes'"
    if not wanted.secret and not wanted.building:
        yield "secret = 0"


def _words(text: str, values: dict[str, Any]) -> Iterator[str]:
    for at, word in enumerate(text.split()):
        if fold(word):
            values[f"word{at}"] = fold(word)
            yield f"instr(text_key, :word{at})"


def _made(connection: Any, sql: str, values: dict[str, Any], day: date) -> tuple[HomeRow, ...]:  # noqa: ANN401
    rows = connection.execute(sql, {**values, "today": day.isoformat()}).fetchall()
    return tuple(_row([*each]) for each in rows)


def _row(cells: list[Any]) -> HomeRow:
    for at in _FLAGS:
        cells[at] = bool(cells[at])
    for at in _SETS:
        cells[at] = codes_of(cells[at])
    for at in _DATES:
        cells[at] = date.fromisoformat(cells[at]) if cells[at] else None
    return HomeRow._make(cells)
