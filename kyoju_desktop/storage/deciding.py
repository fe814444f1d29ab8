"""Of a case's past only what a decision about a disclosure can turn on, so that a long past costs nothing.

The rules themselves are in `domain.rules`; here stands only which rows cannot matter to them. A consent is over for
good once its `over_on` or its last day has come; it is read all the same when it ran out while one that still
stands was already given (the two may contradict each other), when it answers one of these, when something was taken
back of it alone, or when it was the last one entered (that day tells whether the clock was set back).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from kyoju_desktop.domain.fields import Record, record_class
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentVoiding,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    Organisation,
)
from kyoju_desktop.storage.rows import from_row, statements

_GIVEN = "\"case\" = :case AND state = 'given'"
_STANDS = f"{_GIVEN} AND (until_day IS NULL OR until_day >= :day)"
_RAN_OUT = f"{_GIVEN} AND until_day >= since AND until_day < :day"
_PARTIAL = "(organisation IS NOT NULL OR classes <> '' OR record_class <> '')"
_COUNTED = f"""WITH standing(id, given_at) AS (
        SELECT id, given_at FROM consent WHERE {_STANDS} AND over_on IS NULL
        UNION ALL SELECT id, given_at FROM consent WHERE {_STANDS} AND over_on > :day),
    first(since) AS (SELECT min(substr(given_at, 1, 10)) FROM standing),
    counted(id) AS (
        SELECT id FROM standing
        UNION SELECT id FROM first CROSS JOIN consent WHERE {_RAN_OUT} AND over_on IS NULL
        UNION SELECT id FROM first CROSS JOIN consent WHERE {_RAN_OUT} AND over_on > since AND over_on > until_day
        UNION SELECT consent FROM consent_recipient WHERE "case" = :case AND :former
            AND (organisation = :body OR (organisation IS NULL AND organisation_kind = :kind AND :kind <> ''))),
    known(id) AS (
        SELECT id FROM counted
        UNION SELECT id FROM consent WHERE replaces IN (SELECT id FROM counted)
        UNION SELECT consent FROM consent_withdrawal WHERE "case" = :case AND {_PARTIAL}
        UNION SELECT id FROM (SELECT id FROM consent WHERE "case" = :case ORDER BY entered_at DESC LIMIT 1)
        UNION SELECT id FROM (SELECT max(id) AS id FROM consent WHERE "case" = :case AND :former GROUP BY person))"""  # noqa: S608 - our own words
_LATEST = 'id = (SELECT id FROM "{table}" WHERE "case" = :case ORDER BY at DESC LIMIT 1)'
_VOIDING = "consent_voiding"
# An exclusion outlives its consent until a newer consent took its place; a void one never was.
_EXCLUDES = """"case" = :case AND (consent IN ({marks}) OR (
    NOT EXISTS (SELECT 1 FROM consent c WHERE c.replaces IS consent_exclusion.consent AND c."case" = :case
        AND c.state = 'given' AND NOT EXISTS (
            SELECT 1 FROM consent_voiding v WHERE v.consent = c.id AND v."case" = :case))
    AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.id = consent_exclusion.consent AND c."case" = :case
        AND c.state = 'void')))"""


@dataclass(frozen=True)
class Past:
    """What of a case's consents and ledger a decision reads: rows by class name, oldest first."""

    rows: dict[str, tuple[Record, ...]]


def present(connection: Any, owned: Sequence[tuple[str, str]], case: str, person: str) -> frozenset[str]:  # noqa: ANN401 - the driver ships no types
    """Which of these classes, each with the column of its owner, hold anything of the case or the person."""
    return frozenset(name for (name,) in connection.execute(_presence(tuple(owned)), (case, person)))


@cache
def _presence(owned: tuple[tuple[str, str], ...]) -> str:
    ways = {"case": "?1", "person": "?2", "first": "?2", "second": "?2"}
    return " UNION ALL ".join(
        f'SELECT \'{name}\' WHERE EXISTS (SELECT 1 FROM "{_table(name)}" WHERE "{owner}" = {ways[owner]})'  # noqa: S608
        for name, owner in owned
    )


def past(
    connection: Any,  # noqa: ANN401
    case: str,
    day: date,
    held: frozenset[str],
    body: Organisation | None = None,
) -> Past:
    """The consents that can matter on that day or a later one, with their rows; the last of the ledger.

    `held` are the classes that hold anything of the case. With a `body` all consents that ever named it are read,
    also those long over: they tell why it may not be told any more.
    """
    rows: dict[str, tuple[Record, ...]] = {}
    values = {
        "case": case,
        "day": day.isoformat(),
        "former": int(body is not None),
        "body": body.id if body else "",
        "kind": body.kind if body else "",
    }
    if "Consent" in held:
        rows.update(_consents(connection, values, held))
    ledger = _ledger(connection, case, held, [each for each in rows.get("Consent", ()) if isinstance(each, Consent)])
    return Past(rows | ledger)


def _consents(connection: Any, values: dict[str, object], held: frozenset[str]) -> dict[str, tuple[Record, ...]]:  # noqa: ANN401
    found = connection.execute(_known(), values).fetchall()
    named = {f"c{nr}": row[1] for nr, row in enumerate(found)}
    known = ", ".join(f":{name}" for name in named)
    marks = ", ".join(f":c{nr}" for nr, row in enumerate(found) if row[0])
    rows = {"Consent": tuple(from_row(Consent, row[1:]) for row in found)}
    wanted = {
        ConsentRecipient: f'+"case" = :case AND consent IN ({marks})',
        ConsentWithdrawal: f'"case" = :case AND (consent IN ({marks}) OR {_PARTIAL})',
        ConsentExclusion: _EXCLUDES.format(marks=marks),
        ConsentVoiding: f'+"case" = :case AND (consent IN ({known}) OR {_LATEST.format(table=_VOIDING)})',
    }
    at = {"case": values["case"], **named}
    for kind, where in wanted.items():
        if kind.__name__ in held:
            rows[kind.__name__] = _rows(connection, kind, where, at)
    return rows


def _ledger(
    connection: Any,  # noqa: ANN401
    case: str,
    held: frozenset[str],
    consents: Iterable[Consent],
) -> dict[str, tuple[Record, ...]]:
    """The uses of once-only consents, and the newest rows: these tell whether the clock was set back."""
    if "Disclosure" not in held:
        return {}
    once = [each.id for each in consents if each.period == "once"]
    uses = _among(connection, Disclosure, "consent", once)
    made = {
        "Disclosure": (*uses, *_latest(connection, Disclosure, case)),
        "DisclosureOutcome": (
            *_among(connection, DisclosureOutcome, "disclosure", [each.id for each in uses]),
            *_latest(connection, DisclosureOutcome, case),
        ),
    }
    return {
        name: tuple(sorted({each.id: each for each in rows}.values(), key=lambda each: each.id))
        for name, rows in made.items()
    }


def _latest(connection: Any, kind: type[Record], case: str) -> tuple[Record, ...]:  # noqa: ANN401
    return _rows(connection, kind, _LATEST.format(table=_table(kind.__name__)), {"case": case})


def _among(connection: Any, kind: type[Record], name: str, ids: Sequence[str]) -> tuple[Record, ...]:  # noqa: ANN401
    if not ids:
        return ()
    return _rows(connection, kind, f'"{name}" IN ({_marks(ids)})', {f"c{nr}": each for nr, each in enumerate(ids)})


def _rows(connection: Any, kind: type[Record], where: str, values: dict[str, object]) -> tuple[Record, ...]:  # noqa: ANN401
    found = connection.execute(f"{statements(kind).select} WHERE {where} ORDER BY id", values).fetchall()
    return tuple(from_row(kind, row) for row in found)


@cache
def _known() -> str:
    counted = statements(Consent).select.replace("SELECT ", "SELECT id IN (SELECT id FROM counted), ", 1)
    return f'{_COUNTED} {counted} WHERE +"case" = :case AND id IN (SELECT id FROM known) ORDER BY id'  # noqa: S608


def _marks(ids: Sequence[str]) -> str:
    return ", ".join(f":c{nr}" for nr in range(len(ids)))


def _table(name: str) -> str:
    return statements(record_class(name)).table
