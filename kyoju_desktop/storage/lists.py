"""The list of cases and the list of what is due: one indexed read a page."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from kyoju_desktop.domain.rules.calendar import fiscal_year_start
from kyoju_desktop.storage.case_index import EVERYBODY, SEARCHING, WATCHED
from kyoju_desktop.storage.folding import LAST, fold, fold_unvoiced, gram_query

FILTERS = (
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
)
_MOST_FOUND = 2000  # how many hits of a text the list looks through
_ORDERS = {"due": "due_key", "kana": "kana_key", "number": "number_key", "opened": "opened_at"}
_DOWN = frozenset({"number", "opened"})


@dataclass(frozen=True)
class CaseFilter:
    """Which cases, in which order. `name` is one of `FILTERS`; `order` is due, kana, number or opened.

    `clerk` (for "mine") and `day` are the reader's own when they are not given.
    """

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
    "CASE WHEN next_due_label LIKE '%{%' THEN (SELECT label_shown FROM due WHERE due.of_case = case_index.of_case "
    "AND +shown = 1 ORDER BY +due_on, record, code LIMIT 1) END"
)


def case_rows(
    connection: Any,  # noqa: ANN401
    wanted: CaseFilter,
    day: date,
    after: CaseRow | None,
    limit: int,
) -> tuple[CaseRow, ...]:
    """One page, beginning after the given row."""
    column = _ORDERS[wanted.order]
    down = wanted.order in _DOWN
    terms, values = _terms(wanted.name, wanted.clerk, day)
    if after is not None:
        terms.append(f"({column}, of_case) {'<' if down else '>'} (?, ?)")
        values += [after.key, after.case]
    sorted_by, turn = column, " DESC" if down else ""
    if fold(wanted.text):
        terms.append(FOUND_CASES)
        values += sought(wanted.text)
        sorted_by = f"+{column}"  # few are found: look them up and sort them, do not walk the whole order
    where = f" WHERE {' AND '.join(terms)}" if terms else ""
    rows = connection.execute(
        f"SELECT {_CASE_COLUMNS}, {column} FROM case_index{where} ORDER BY {sorted_by}{turn}, of_case{turn} LIMIT ?",  # noqa: S608
        [*values, limit],
    )
    return tuple(_case_row(row, day) for row in rows.fetchall())


FOUND_CASES = " ".join(
    (
        "of_case IN (WITH found(id) AS MATERIALIZED (",
        "SELECT * FROM (SELECT owner FROM search_key WHERE kind = 'name' AND key >= ? AND key < ?",
        f"LIMIT {_MOST_FOUND})",
        "UNION SELECT owner FROM search_row WHERE id IN (",
        f"SELECT rowid FROM name_text WHERE grams MATCH ? ORDER BY rowid DESC LIMIT {_MOST_FOUND}))",  # noqa: S608
        "SELECT of_case FROM case_index WHERE of_case IN found",
        "UNION SELECT of_case FROM case_index WHERE person IN found)",
    )
)


def sought(text: str) -> list[str]:
    """A reading from its beginning, whatever its 濁点, or any part of a name, a place or a number."""
    reading = fold_unvoiced(text) or fold(text)
    return [reading, reading + LAST, gram_query(fold(text))]


def case_counts(connection: Any, clerk: str, day: date) -> dict[str, int]:  # noqa: ANN401
    """How many cases each filter holds."""
    rows = connection.execute(
        "SELECT name, sum(cases) FROM tally WHERE name NOT IN ('due_this_week', 'no_consent', 'closed_this_year') "
        "OR (name = 'due_this_week' AND day <= ?) OR (name = 'no_consent' AND day < ?) "
        "OR (name = 'closed_this_year' AND day >= ?) GROUP BY name",
        (_week_end(day), day.isoformat(), fiscal_year_start(day).isoformat()),
    )
    counts = dict(rows.fetchall())
    counts["mine"] = counts.get(f"mine {clerk}", 0)
    return {name: int(counts.get(name, 0)) for name in FILTERS}


def _terms(name: str, clerk: str, day: date) -> tuple[list[str], list[Any]]:
    known: dict[str, tuple[list[str], list[Any]]] = {
        "all": ([], []),
        "open": (["open = 1"], []),
        "mine": (["open = 1", "clerk = ?"], [clerk]),
        "due_this_week": (["open = 1", "due_key <= ?"], [_week_end(day)]),
        "awaiting_reply": (["open = 1", "awaiting = 1"], []),
        "no_consent": (["open = 1", "consent_until < ?", "anonymous = 0"], [day.isoformat()]),
        "protected": (["open = 1", "protected = 1"], []),
        "suspended": (["open = 1", "suspended = 1"], []),
        "searching": (["open = 1", f"stage IN {SEARCHING}"], []),
        "watch": (["open = 1", f"stage IN {WATCHED}"], []),
        "closed_this_year": (["open = 0", "closed_on >= ?"], [fiscal_year_start(day).isoformat()]),
    }
    return known[name]


def _week_end(day: date) -> str:
    """The Sunday of the day's week."""
    return (day + timedelta(days=6 - day.weekday())).isoformat()


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
        next_due_values=_values(row[17]),
    )


_DUE_COLUMNS = (
    "d.record_class, d.record, d.of_case, d.person, d.code, d.label, d.label_shown, d.due_on, d.remind_on, "
    "d.source, d.action, d.explain, coalesce(c.number, ''), coalesce(c.name, ''), coalesce(c.stage, ''), "
    "c.birth_date, coalesce(c.age_band, ''), c.protected, c.anonymous"
)
# A request or an accident may belong to no case: it stands on the list all the same.
_DUES = f"SELECT {_DUE_COLUMNS} FROM due d LEFT JOIN case_index c ON c.of_case = d.of_case"  # noqa: S608


@dataclass(frozen=True)
class DueFilter:
    """Which deadlines: from `since` to `until`, of one source, of one clerk's cases, of some codes (empty: all).

    `begun`: only those that are to be shown by that day already.
    """

    until: date
    since: date = date.min
    source: str = ""
    clerk: str = ""
    codes: frozenset[str] = frozenset()
    begun: date | None = None


def dues(connection: Any, wanted: DueFilter, limit: int) -> tuple[DueRow, ...]:  # noqa: ANN401
    """What is due in open cases and beside all cases, the oldest first."""
    where, values = _due_terms(wanted)
    rows = connection.execute(f"{_DUES} WHERE {where} ORDER BY d.due_on, d.id LIMIT ?", [*values, limit])
    return tuple(_due_row(row) for row in rows.fetchall())


def due_counts(connection: Any, wanted: DueFilter) -> dict[str, int]:  # noqa: ANN401
    """How much is due, by source."""
    clerk, values = ("", []) if not wanted.clerk else (" AND clerk IN (?, ?)", [wanted.clerk, EVERYBODY])
    rows = connection.execute(
        f"SELECT source, sum(dues) FROM due_tally WHERE due_on BETWEEN ? AND ?{clerk} GROUP BY source",  # noqa: S608
        [wanted.since.isoformat(), wanted.until.isoformat(), *values],
    )
    return {source: int(count) for source, count in rows if count}


def _due_terms(wanted: DueFilter) -> tuple[str, list[Any]]:
    terms, values = ["d.shown = 1", "d.due_on <= ?"], [wanted.until.isoformat()]
    if wanted.since > date.min:
        terms.append("d.due_on >= ?")
        values.append(wanted.since.isoformat())
    if wanted.source:
        terms.append("d.source = ?")
        values.append(wanted.source)
    if wanted.clerk:
        terms.append("d.clerk IN (?, ?)")
        values += [wanted.clerk, EVERYBODY]
    if wanted.begun:
        terms.append("d.remind_on <= ?")
        values.append(wanted.begun.isoformat())
    if wanted.codes:
        terms.append(f"d.code IN ({', '.join('?' * len(wanted.codes))})")
        values += sorted(wanted.codes)
    return " AND ".join(terms), values


def unanswered(connection: Any) -> tuple[str, ...]:  # noqa: ANN401
    """The ids of prepared papers of which nobody has said whether they went out, oldest first."""
    return tuple(row[0] for row in connection.execute("SELECT disclosure FROM unanswered ORDER BY disclosure"))


def case_dues(connection: Any, case_id: str) -> tuple[DueRow, ...]:  # noqa: ANN401
    """All deadlines of one case, the oldest first."""
    rows = connection.execute(f"{_DUES} WHERE d.of_case = ? ORDER BY d.due_on, d.id", (case_id,))
    return tuple(_due_row(row) for row in rows.fetchall())


def recent_cases(connection: Any, day: date, limit: int) -> tuple[CaseRow, ...]:  # noqa: ANN401
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
            rows.append(_case_row(row, day))
    return tuple(rows)


def _due_row(row: tuple[Any, ...]) -> DueRow:
    return DueRow(
        record_class=row[0],
        record=row[1],
        case=row[2],
        person=row[3],
        code=row[4],
        label=row[5],
        values=_values(row[6]),
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


def _values(told: str | None) -> tuple[tuple[str, str], ...]:
    """What fills the {names} of a label."""
    return tuple((name, value) for name, value in json.loads(told)) if told else ()


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None


def _moment(cell: str | None) -> datetime | None:
    return datetime.fromisoformat(cell) if cell else None
