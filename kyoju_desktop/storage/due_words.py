"""What the lists may show of a deadline's words: concealed when they are written, so that a list only reads."""

import json
from collections.abc import Iterable
from typing import Any

from kyoju_desktop.domain.conceal import Concealer
from kyoju_desktop.storage.bundle import cases_of, concealer_of

# Values of a deadline that the program writes itself, days and counts; everything else may be the clerk's words,
# and those may repeat where a protected person is.
NEVER_WORDS = frozenset(
    {"due", "until", "opens", "expires", "given", "since", "moved", "last", "known", "sent", "years", "days"}
    | {"carried", "nr", "times", "year", "known_until"}
)
_PERSON = 'SELECT person FROM "case" WHERE id = ?'
_TOLD = "SELECT id, label_values, label_shown FROM due WHERE of_case = ?"
Values = tuple[tuple[str, str], ...]


def written(values: Iterable[tuple[str, str]]) -> str:
    """The values as the table keeps them."""
    return json.dumps(tuple(values), ensure_ascii=False)


def shown(connection: Any, case: str, values: Values) -> str:  # noqa: ANN401 - the driver ships no types
    """The values as the lists may show them in this case."""
    if not case or all(name in NEVER_WORDS for name, _ in values):
        return written(values)
    row = connection.execute(_PERSON, (case,)).fetchone()
    return _concealed(values, concealer_of(connection, str(row[0] or "") if row else ""))


def conceal_again(connection: Any, person: str) -> None:  # noqa: ANN401
    """The person's secrecy, or the words it covers, have changed: so does what the lists show of the deadlines."""
    conceal = concealer_of(connection, person)
    for case in cases_of(connection, [person]):
        for due, told, before in connection.execute(_TOLD, (case,)).fetchall():
            after = _concealed([(name, value) for name, value in json.loads(told)], conceal)
            if after != before:
                connection.execute("UPDATE due SET label_shown = ? WHERE id = ?", (after, due))


def _concealed(values: Iterable[tuple[str, str]], conceal: Concealer) -> str:
    return written((name, value if name in NEVER_WORDS else conceal(value)) for name, value in values)
