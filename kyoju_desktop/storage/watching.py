"""見守り over all cases: the tenancies that have a rhythm, and their visits without the long texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

_MOST = 500  # cases a question
_TENANCIES = (
    "SELECT t.id, c.of_case, c.person, c.number, c.name, c.kana, c.clerk, c.protected, c.anonymous, "
    'coalesce(p.two_person_visit, 0) FROM tenancy t JOIN case_index c ON c.of_case = t."case" '
    "LEFT JOIN person p ON p.id = c.person "
    "WHERE c.open = 1 AND t.ended_on IS NULL AND t.visit_rhythm NOT IN ('', 'none') "
    'AND p.died_on IS NULL AND NOT EXISTS (SELECT 1 FROM death d WHERE d."case" = c.of_case)'
)
_VISITS = (
    'SELECT id, "case", tenancy, at, means, met, visitors FROM visit WHERE "case" IN ({marks}) AND at IS NOT NULL'
)


@dataclass(frozen=True)
class WatchRow:
    """One tenancy with a rhythm, and whose it is; `two_persons` is the mark of the person."""

    tenancy: str
    case: str
    person: str
    number: str
    name: str
    kana: str
    clerk: str
    protected: bool
    anonymous: bool
    two_persons: bool


@dataclass(frozen=True)
class VisitRow:
    """A visit without its texts."""

    id: str
    case: str
    tenancy: str
    at: datetime
    means: str
    met: str
    visitors: str


def watched(connection: Any, clerk: str) -> tuple[WatchRow, ...]:  # noqa: ANN401
    """The living tenancies of open cases that are visited in a rhythm; of one clerk, or of all."""
    term, values = (" AND c.clerk = ?", [clerk]) if clerk else ("", [])
    rows = connection.execute(f"{_TENANCIES}{term} ORDER BY c.kana_key, t.id", values)
    return tuple(_watch_row(row) for row in rows)


def visits_of(connection: Any, cases: Sequence[str]) -> Iterator[VisitRow]:  # noqa: ANN401
    """Every visit of these cases that has a moment."""
    for begin in range(0, len(cases), _MOST):
        part = list(cases[begin : begin + _MOST])
        rows = connection.execute(_VISITS.format(marks=", ".join("?" * len(part))), part)
        for row in rows:
            yield VisitRow(row[0], row[1], row[2] or "", datetime.fromisoformat(row[3]), *row[4:7])


def _watch_row(row: tuple[Any, ...]) -> WatchRow:
    tenancy, case, person, number, name, kana, clerk, protected, anonymous, two = row
    marks = (bool(protected), bool(anonymous), bool(two))
    return WatchRow(tenancy, case, person or "", number, name, kana, clerk, *marks)
