"""The ledger in rows: what went to whom about whom, narrowed and counted in SQL, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from kyoju_desktop.storage.folding import fold
from kyoju_desktop.storage.lists import FOUND_CASES, sought


@dataclass(frozen=True)
class LedgerFilter:
    """Which rows of the ledger: from `since` to `until` (both included), to one body, by words, by state.

    `text` is sought in the person's name and number, in the recipient and in the document number. `waiting` are
    rows of which nobody has said what became of them, `copies_out` those of which a copy is still to come back.
    """

    since: date | None = None
    until: date | None = None
    organisation: str = ""
    text: str = ""
    basis: str = ""
    special: bool = False
    waiting: bool = False
    copies_out: bool = False
    case: str = ""


@dataclass(frozen=True)
class LedgerHit:
    """One row: the disclosure's id with what is counted and looked up for it. Nothing here tells a place."""

    disclosure: str
    number: str
    name: str
    protected: bool
    anonymous: bool
    outcome: str
    given: int
    kept: int
    copies_out: int
    copies: int


# A copy is out while nobody has said what became of it, unless the recipient may keep it.
COPY_IS_OUT = "p.fate = '' AND p.asked <> 'keep'"
_OUTCOME = "(SELECT outcome FROM disclosure_outcome o WHERE o.disclosure = d.id ORDER BY o.id DESC LIMIT 1)"
_COLUMNS = ", ".join(
    (
        "d.id, coalesce(c.number, ''), coalesce(c.name, ''), coalesce(c.protected, 0), coalesce(c.anonymous, 0)",
        f"coalesce({_OUTCOME}, '')",
        "(SELECT count(*) FROM disclosed_item i WHERE i.disclosure = d.id AND i.given = 1)",
        "(SELECT count(*) FROM disclosed_item i WHERE i.disclosure = d.id AND i.given = 0)",
        f"(SELECT count(*) FROM copy_out p WHERE p.disclosure = d.id AND {COPY_IS_OUT})",  # noqa: S608 - our own words
        "(SELECT count(*) FROM copy_out p WHERE p.disclosure = d.id)",
    )
)


def ledger_hits(connection: Any, wanted: LedgerFilter, before: str, limit: int) -> tuple[LedgerHit, ...]:  # noqa: ANN401
    """One page of the ledger, the newest first, beginning after the row of that id ("" from the newest)."""
    terms, values = _terms(wanted)
    if before:
        terms.append("d.id < ?")
        values.append(before)
    where = f" WHERE {' AND '.join(terms)}" if terms else ""
    rows = connection.execute(
        f'SELECT {_COLUMNS} FROM disclosure d LEFT JOIN case_index c ON c.of_case = d."case"{where} '  # noqa: S608
        "ORDER BY d.id DESC LIMIT ?",
        [*values, limit],
    )
    return tuple(LedgerHit(row[0], row[1], row[2], bool(row[3]), bool(row[4]), *row[5:]) for row in rows)


def _terms(wanted: LedgerFilter) -> tuple[list[str], list[Any]]:
    until = wanted.until + timedelta(days=1) if wanted.until and wanted.until < date.max else None
    pairs: tuple[tuple[str, object], ...] = (
        ("d.at >= ?", wanted.since.isoformat() if wanted.since else ""),
        ("d.at < ?", until.isoformat() if until else ""),
        ("d.organisation = ?", wanted.organisation),
        ("d.basis = ?", wanted.basis),
        ('d."case" = ?', wanted.case),
        ("d.special = ?", int(wanted.special)),
    )
    terms = [term for term, value in pairs if value]
    values: list[Any] = [value for _term, value in pairs if value]
    if wanted.waiting:
        terms.append("d.id IN (SELECT disclosure FROM unanswered)")
    if wanted.copies_out:
        terms.append(f"EXISTS (SELECT 1 FROM copy_out p WHERE p.disclosure = d.id AND {COPY_IS_OUT})")  # noqa: S608
    if fold(wanted.text):
        plain = "%" + _plain(wanted.text.strip()) + "%"
        cases = f'd."case" IN (SELECT of_case FROM case_index WHERE {FOUND_CASES})'  # noqa: S608
        terms.append(f"({cases} OR d.recipient LIKE ? ESCAPE '!' OR d.document_number LIKE ? ESCAPE '!')")
        values += [*sought(wanted.text), plain, plain]
    return terms, values


def _plain(text: str) -> str:
    """Words in which nothing stands for anything else."""
    for mark in "!%_":
        text = text.replace(mark, f"!{mark}")
    return text


class GivenItem(NamedTuple):
    """One item that was meant to go out about a person: of which disclosure, which field, in which class."""

    disclosure: str
    key: str
    label: str
    info_class: str


def given_items(connection: Any, people: Sequence[str]) -> tuple[GivenItem, ...]:  # noqa: ANN401
    """Everything about these persons that was meant to go out, the oldest disclosure first."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        "SELECT disclosure, record_class || '.' || field_name, label, info_class FROM disclosed_item "  # noqa: S608
        f"WHERE subject IN ({marks}) AND given = 1 ORDER BY disclosure, id",
        list(people),
    )
    return tuple(GivenItem(*row) for row in rows)
