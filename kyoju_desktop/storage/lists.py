"""The list of cases and the list of what is due: one indexed read a page."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kyoju_desktop.storage.folding import fold, fold_kana

_SEARCHING = ("S50", "S60", "S70")
_WATCHED = ("S80", "S85")
_ORDERS = {"due": "due_key", "kana": "kana_key", "number": "number_key", "opened": "opened_at"}
_DOWN = frozenset({"number", "opened"})


@dataclass(frozen=True)
class CaseFilter:
    """Which cases, in which order. `name`: all, open, mine, due_this_week, awaiting_reply, no_consent, protected,
    suspended, searching, watch, closed_this_year; `order`: due, kana, number, opened."""

    name: str = "open"
    text: str = ""
    order: str = "due"
    clerk: str = ""
    day: date | None = None


@dataclass(frozen=True)
class CaseRow:
    """One line of the list."""

    case: str
    person: str
    number: str
    name: str
    kana: str
    birth_date: date | None
    age_band: str
    stage: str
    stage_since: datetime | None
    clerk: str
    protected: bool
    anonymous: bool
    no_consent: bool
    next_due_on: date | None
    next_due_label: str
    next_due_source: str
    opened_at: datetime | None
    key: str = ""
    next_due_values: tuple[tuple[str, str], ...] = ()  # for the {names} of `next_due_label`


@dataclass(frozen=True)
class DueRow:
    """One deadline with the case it belongs to; `label`, `action`, `explain` are marked texts with `values`."""

    record_class: str
    record: str
    case: str
    person: str
    code: str
    label: str
    values: tuple[tuple[str, str], ...]
    due_on: date
    remind_on: date
    source: str
    action: str
    explain: str
    number: str
    name: str
    stage: str
    birth_date: date | None
    age_band: str
    protected: bool
    anonymous: bool


_CASE_COLUMNS = (
    "of_case, person, number, name, kana, birth_date, age_band, stage, stage_since, clerk, protected, anonymous, "
    "consent_until, next_due_on, next_due_label, next_due_source, opened_at, "
    # only a label that tells the clerk's own words needs them
    "CASE WHEN next_due_label LIKE '%{%' THEN (SELECT label_values FROM due WHERE due.of_case = case_index.of_case "
    "AND shown = 1 ORDER BY due_on, id LIMIT 1) END"
)


def case_rows(
    connection: Any,  # noqa: ANN401
    wanted: CaseFilter,
    after: CaseRow | None,
    limit: int,
) -> tuple[CaseRow, ...]:
    """One page, beginning after the given row."""
    day = wanted.day or date.today()
    column = _ORDERS[wanted.order]
    down = wanted.order in _DOWN
    terms, values = _terms(wanted, day)
    if after is not None:
        terms.append(f"({column}, of_case) {'<' if down else '>'} (?, ?)")
        values += [after.key, after.case]
    where = f" WHERE {' AND '.join(terms)}" if terms else ""
    turn = " DESC" if down else ""
    rows = connection.execute(
        f"SELECT {_CASE_COLUMNS}, {column} FROM case_index{where} ORDER BY {column}{turn}, of_case{turn} LIMIT ?",  # noqa: S608
        [*values, limit],
    )
    return tuple(_case_row(row, day) for row in rows)


def case_counts(connection: Any, clerk: str, day: date) -> dict[str, int]:  # noqa: ANN401
    """How many cases each filter holds."""
    names = [
        "open",
        "mine",
        "due_this_week",
        "awaiting_reply",
        "no_consent",
        "protected",
        "suspended",
        "searching",
        "watch",
        "closed_this_year",
        "all",
    ]
    sums, values = [], []
    for name in names:
        terms, given = _terms(CaseFilter(name, clerk=clerk, day=day), day)
        sums.append(f"sum({' AND '.join(terms) or '1'})")
        values += given
    row = connection.execute(f"SELECT {', '.join(sums)} FROM case_index", values).fetchone()  # noqa: S608
    return {name: int(count or 0) for name, count in zip(names, row, strict=True)}


def _terms(wanted: CaseFilter, day: date) -> tuple[list[str], list[Any]]:
    terms, values = _named(wanted, day)
    text = fold(wanted.text)
    if text:
        terms.append("(instr(kana_key, ?) OR instr(name, ?) OR instr(number, ?))")
        values += [fold_kana(wanted.text), wanted.text.strip(), wanted.text.strip()]
    return terms, values


def _named(wanted: CaseFilter, day: date) -> tuple[list[str], list[Any]]:
    week = (day + timedelta(days=6 - day.weekday())).isoformat()
    year = day.year if day.month >= 4 else day.year - 1
    known: dict[str, tuple[list[str], list[Any]]] = {
        "all": ([], []),
        "open": (["open = 1"], []),
        "mine": (["open = 1", "clerk = ?"], [wanted.clerk]),
        "due_this_week": (["open = 1", "due_key <= ?"], [week]),
        "awaiting_reply": (["open = 1", "awaiting = 1"], []),
        "no_consent": (["open = 1", "consent_until < ?", "anonymous = 0"], [day.isoformat()]),
        "protected": (["open = 1", "protected = 1"], []),
        "suspended": (["open = 1", "suspended = 1"], []),
        "searching": (["open = 1", f"stage IN {_SEARCHING}"], []),
        "watch": (["open = 1", f"stage IN {_WATCHED}"], []),
        "closed_this_year": (["open = 0", "closed_on >= ?"], [f"{year:04}-04-01"]),
    }
    terms, values = known[wanted.name]
    return list(terms), list(values)


def _case_row(row: tuple[Any, ...], day: date) -> CaseRow:
    return CaseRow(
        case=row[0],
        person=row[1] or "",
        number=row[2],
        name=row[3],
        kana=row[4],
        birth_date=_day(row[5]),
        age_band=row[6],
        stage=row[7],
        stage_since=_moment(row[8]),
        clerk=row[9],
        protected=bool(row[10]),
        anonymous=bool(row[11]),
        no_consent=not row[11] and row[12] < day.isoformat(),
        next_due_on=_day(row[13]),
        next_due_label=row[14],
        next_due_source=row[15],
        opened_at=_moment(row[16]),
        key=row[18] if len(row) > 18 else "",
        next_due_values=tuple((name, value) for name, value in json.loads(row[17])) if row[17] else (),
    )


_DUE_COLUMNS = (
    "d.record_class, d.record, d.of_case, d.person, d.code, d.label, d.label_values, d.due_on, d.remind_on, "
    "d.source, d.action, d.explain, c.number, c.name, c.stage, c.birth_date, c.age_band, c.protected, c.anonymous"
)
_DUES = f"SELECT {_DUE_COLUMNS} FROM due d JOIN case_index c ON c.of_case = d.of_case"  # noqa: S608


@dataclass(frozen=True)
class DueFilter:
    """Which deadlines: from `since` to `until`, of one source, of one clerk's cases, of some codes (empty: all)."""

    until: date
    since: date = date.min
    source: str = ""
    clerk: str = ""
    codes: frozenset[str] = frozenset()


def dues(connection: Any, wanted: DueFilter, limit: int) -> tuple[DueRow, ...]:  # noqa: ANN401
    """What is due in open cases, the oldest first."""
    where, values = _due_terms(wanted)
    rows = connection.execute(f"{_DUES} WHERE {where} ORDER BY d.due_on, d.id LIMIT ?", [*values, limit])
    return tuple(_due_row(row) for row in rows)


def due_counts(connection: Any, wanted: DueFilter) -> dict[str, int]:  # noqa: ANN401
    """How much is due, by source."""
    join = " JOIN case_index c ON c.of_case = d.of_case" if wanted.clerk else ""
    where, values = _due_terms(wanted)
    rows = connection.execute(f"SELECT d.source, count(*) FROM due d{join} WHERE {where} GROUP BY d.source", values)  # noqa: S608
    return {source: int(count) for source, count in rows}


def _due_terms(wanted: DueFilter) -> tuple[str, list[Any]]:
    terms, values = ["d.shown = 1", "d.due_on <= ?"], [wanted.until.isoformat()]
    if wanted.since > date.min:
        terms.append("d.due_on >= ?")
        values.append(wanted.since.isoformat())
    for column, value in (("d.source", wanted.source), ("c.clerk", wanted.clerk)):
        if value:
            terms.append(f"{column} = ?")
            values.append(value)
    if wanted.codes:
        terms.append(f"d.code IN ({', '.join('?' * len(wanted.codes))})")
        values += sorted(wanted.codes)
    return " AND ".join(terms), values


def unanswered(connection: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The ids of prepared papers of which nobody has said whether they went out, oldest first."""
    rows = connection.execute(
        "SELECT id FROM disclosure d WHERE NOT EXISTS "
        '(SELECT 1 FROM disclosure_outcome o WHERE o."disclosure" = d.id) ORDER BY id'
    )
    return tuple(row[0] for row in rows)


def case_dues(connection: Any, case_id: str) -> tuple[DueRow, ...]:  # noqa: ANN401
    """All deadlines of one case, the oldest first."""
    rows = connection.execute(f"{_DUES} WHERE d.of_case = ? ORDER BY d.due_on, d.id", (case_id,))
    return tuple(_due_row(row) for row in rows)


def recent_cases(connection: Any, limit: int) -> tuple[CaseRow, ...]:  # noqa: ANN401
    """The cases that were written to last."""
    found: dict[str, None] = {}
    for (case,) in connection.execute("SELECT of_case FROM operation ORDER BY seq DESC LIMIT ?", (limit * 30,)):
        if case:
            found.setdefault(case)
        if len(found) == limit:
            break
    rows = []
    for case in found:
        row = connection.execute(f"SELECT {_CASE_COLUMNS} FROM case_index WHERE of_case = ?", (case,)).fetchone()  # noqa: S608
        if row:
            rows.append(_case_row(row, date.today()))
    return tuple(rows)


def _due_row(row: tuple[Any, ...]) -> DueRow:
    return DueRow(
        record_class=row[0],
        record=row[1],
        case=row[2],
        person=row[3],
        code=row[4],
        label=row[5],
        values=tuple((name, value) for name, value in json.loads(row[6])),
        due_on=date.fromisoformat(row[7]),
        remind_on=date.fromisoformat(row[8]),
        source=row[9],
        action=row[10],
        explain=row[11],
        number=row[12],
        name=row[13],
        stage=row[14],
        birth_date=_day(row[15]),
        age_band=row[16],
        protected=bool(row[17]),
        anonymous=bool(row[18]),
    )


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _moment(cell: str | None) -> datetime | None:
    return datetime.fromisoformat(cell) if cell else None
