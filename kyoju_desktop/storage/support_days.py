"""The day on which each case was last worked on with the person: the newest entry of its course or visit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

_MOST = 500  # cases a question
_LAST = (
    'SELECT "case", max("at") FROM (SELECT "case", "at" FROM progress_note WHERE "case" IN ({marks}) AND "at" <= ? '
    'UNION ALL SELECT "case", "at" FROM visit WHERE "case" IN ({marks}) AND "at" <= ?) GROUP BY "case"'
)


def last_support(connection: Any, cases: Sequence[str], day: date) -> dict[str, date]:  # noqa: ANN401
    """The last day until `day`, by the id of the case; cases without any are left out."""
    found: dict[str, date] = {}
    until = f"{day.isoformat()}T23:59:59"
    for begin in range(0, len(cases), _MOST):
        part = list(cases[begin : begin + _MOST])
        sql = _LAST.format(marks=", ".join("?" * len(part)))
        rows = connection.execute(sql, [*part, until, *part, until]).fetchall()
        found |= {case: date.fromisoformat(at[:10]) for case, at in rows if at}
    return found
