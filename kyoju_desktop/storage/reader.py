"""What can be asked of the file."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from kyoju_desktop.domain.conceal import Concealer
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Disclosure
from kyoju_desktop.domain.rules.homes import HomeRow, Wishes
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage import homes, lists
from kyoju_desktop.storage.bundle import concealer_of, words_of
from kyoju_desktop.storage.errors import Missing
from kyoju_desktop.storage.history import BLOB, head_of, states_after
from kyoju_desktop.storage.kin import is_protected
from kyoju_desktop.storage.ledger_rows import GivenItem, LedgerFilter, LedgerHit, given_items, ledger_hits
from kyoju_desktop.storage.own_days import disasters
from kyoju_desktop.storage.rows import cell_of, from_row, statements
from kyoju_desktop.storage.search import Hit, find_cases, similar_cases
from kyoju_desktop.storage.support_days import last_support

R = TypeVar("R", bound=Record)


class Reader:
    """One moment of the file. Records come back as records. `actor` is who asks, `today` the day of asking."""

    def __init__(self, connection: Any, today: date, actor: str) -> None:  # noqa: ANN401 - the driver ships no types
        self.connection, self.today, self.actor = connection, today, actor

    def get(self, kind: type[R], record_id: str) -> R:
        """The record of that id; refused when it is gone."""
        found = self.look(kind, record_id)
        if found is None:
            raise Missing(N_("その記録は、もうありません。画面を開きなおしてください。ほかの記録は無事です。"))
        return found

    def look(self, kind: type[R], record_id: str) -> R | None:
        """The record of that id, or None."""
        row = self.connection.execute(f"{statements(kind).select} WHERE id = ?", (record_id,)).fetchone()
        return cast("R", from_row(kind, row)) if row else None

    def find(self, kind: type[R], /, **equals: object) -> tuple[R, ...]:
        """The records whose fields have these values, oldest first."""
        where, values = _where(kind, equals)
        rows = self.connection.execute(f"{statements(kind).select}{where} ORDER BY id", values)
        return cast("tuple[R, ...]", tuple(from_row(kind, row) for row in rows))

    def find_in(self, kind: type[R], name: str, wanted: Iterable[object]) -> tuple[R, ...]:
        """The records whose field has one of the values, oldest first."""
        cells = [cell_of(kind, name, each) for each in wanted]
        found: list[Record] = []
        for begin in range(0, len(cells), 500):
            part = cells[begin : begin + 500]
            marks = ", ".join("?" * len(part))
            rows = self.connection.execute(f'{statements(kind).select} WHERE "{name}" IN ({marks})', part)
            found.extend(from_row(kind, row) for row in rows)
        return cast("tuple[R, ...]", tuple(sorted(found, key=lambda each: each.id)))

    def count(self, kind: type[Record], /, **equals: object) -> int:
        """How many records have these values."""
        where, values = _where(kind, equals)
        sql = f'SELECT count(*) FROM "{statements(kind).table}"{where}'  # noqa: S608 - names of the catalogue
        return int(self.connection.execute(sql, values).fetchone()[0])

    def blob(self, blob_id: str) -> bytes:
        """The bytes of a kept document."""
        row = self.connection.execute("SELECT data FROM blob WHERE id = ?", (blob_id,)).fetchone()
        if row is None:
            raise Missing(N_("その文書は、このデータの中にありません。"))
        return bytes(row[0])

    def blob_digest(self, blob_id: str) -> str:
        """The fingerprint that the history noted when a document was kept; "" when it noted none."""
        sql = "SELECT after FROM change WHERE record_class = ? AND record = ?"
        row = self.connection.execute(sql, (BLOB, blob_id)).fetchone()
        return str(row[0]) if row else ""

    def states_after(self, kind: type[R], record_id: str, label: str) -> tuple[tuple[R | None, R], ...]:
        """What operations of that label made of a record, the newest first: before and after."""
        found = states_after(self.connection, kind, record_id, label)
        return cast("tuple[tuple[R | None, R], ...]", found)

    @property
    def head(self) -> bytes:
        """The last link of the chain of operations: while it stays the same, nobody has written anything."""
        return head_of(self.connection)

    def is_protected(self, person: str) -> bool:
        """Whether the person's whereabouts are secret: their own, of who is marked as the same, of the household."""
        return is_protected(self.connection, person)

    def concealer(self, person: str) -> Concealer:
        """Takes the bundle of a protected person and of their kin out of texts; nothing for anybody else."""
        return concealer_of(self.connection, person)

    def secret_words(self, person: str) -> frozenset[str]:
        """Every word of the protected bundle of a person and of their kin; none while nobody is protected."""
        return words_of(self.connection, person) if self.is_protected(person) else frozenset()

    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Cases found by name, reading, phone, birth date, number or words of the notes."""
        return find_cases(self.connection, text, limit)

    def similar_persons(
        self, name: str = "", kana: str = "", phone: str = "", birth: date | None = None, limit: int = 12
    ) -> tuple[Hit, ...]:
        """Earlier persons who may be the one at the counter."""
        return similar_cases(self.connection, name, kana, phone, birth, limit)

    def case_rows(
        self, wanted: lists.CaseFilter, after: lists.CaseRow | None = None, limit: int = 100
    ) -> tuple[lists.CaseRow, ...]:
        """One page of the list of cases, beginning after a row."""
        mine = replace(wanted, clerk=wanted.clerk or self.actor)
        return lists.case_rows(self.connection, mine, wanted.day or self.today, after, limit)

    def case_counts(self, clerk: str = "", day: date | None = None) -> dict[str, int]:
        """How many cases each filter of the list holds; "mine" are those of the clerk (the reader's own if "")."""
        return lists.case_counts(self.connection, clerk or self.actor, day or self.today)

    def dues(
        self,
        until: date,
        limit: int = 200,
        source: str = "",
        clerk: str = "",
        *,
        since: date = date.min,
        codes: Iterable[str] = (),
        begun: date | None = None,
    ) -> tuple[lists.DueRow, ...]:
        """What is due until the day in open cases, the oldest first; `begun` leaves out what is not shown by then."""
        wanted = lists.DueFilter(until, since, source, clerk, frozenset(codes), begun)
        return lists.dues(self.connection, wanted, limit)

    def due_counts(self, until: date, clerk: str = "", *, since: date = date.min) -> dict[str, int]:
        """How much is due until the day, by source."""
        return lists.due_counts(self.connection, lists.DueFilter(until, since, clerk=clerk))

    def unanswered(self) -> tuple[Disclosure, ...]:
        """Prepared papers of which nobody has said whether they went out, oldest first."""
        return self.find_in(Disclosure, "id", lists.unanswered(self.connection))

    def ledger(self, wanted: LedgerFilter, before: str = "", limit: int = 100) -> tuple[LedgerHit, ...]:
        """One page of the ledger, the newest first, beginning after the row of that id."""
        return ledger_hits(self.connection, wanted, before, limit)

    def given_items(self, people: Sequence[str]) -> tuple[GivenItem, ...]:
        """Everything about these persons that was meant to go out, the oldest disclosure first."""
        return given_items(self.connection, people)

    def case_dues(self, case_id: str) -> tuple[lists.DueRow, ...]:
        """All deadlines of one case."""
        return lists.case_dues(self.connection, case_id)

    def last_support(self, cases: Sequence[str]) -> dict[str, date]:
        """The day of the newest entry or visit of each case until today, by its id."""
        return last_support(self.connection, cases, self.today)

    def home_rows(
        self, wanted: homes.HomeFilter, after: HomeRow | None = None, limit: int = 100
    ) -> tuple[HomeRow, ...]:
        """One page of the register of homes, beginning after a row."""
        return homes.home_rows(self.connection, wanted, self.today, after, limit)

    def home_row(self, home_id: str) -> HomeRow | None:
        """One unit as the lists show it."""
        return homes.home_row(self.connection, home_id, self.today)

    def home_counts(self) -> dict[str, int]:
        """How many units each filter of the register holds."""
        return homes.home_counts(self.connection, self.today)

    def units_of_buildings(self, buildings: Sequence[str]) -> dict[str, tuple[int, int]]:
        """How many units in use each building has, and how many of them are free."""
        return homes.units_of(self.connection, buildings, self.today)

    def municipalities_of_homes(self) -> tuple[str, ...]:
        """The municipalities in which the register has units."""
        return homes.municipalities(self.connection)

    def has_place(self, word: str) -> bool:
        """Whether a folded word stands in an address of the register of homes."""
        return homes.has_place(self.connection, word)

    def match_homes(self, wishes: Wishes, after: HomeRow | None = None, limit: int = 50) -> tuple[HomeRow, ...]:
        """One page of the free homes that are not known to fail a must, the cheapest first."""
        return homes.match_rows(self.connection, wishes, self.today, after, limit)

    def count_matches(self, wishes: Wishes) -> int:
        """How many free homes are not known to fail a must."""
        return homes.match_count(self.connection, wishes, self.today)

    def near_homes(self, wishes: Wishes, limit: int = 20) -> tuple[tuple[HomeRow, str], ...]:
        """The cheapest homes that fail one must only, each with that must."""
        return homes.near_rows(self.connection, wishes, self.today, limit)

    def disasters(self) -> tuple[tuple[date, int], ...]:
        """The days of disasters that cases name, with how many cases name each."""
        return disasters(self.connection)

    def recent_cases(self, limit: int = 8) -> tuple[lists.CaseRow, ...]:
        """The cases that were worked on last."""
        return lists.recent_cases(self.connection, self.today, limit)


def _where(kind: type[Record], equals: dict[str, object]) -> tuple[str, list[Any]]:
    if not equals:
        return "", []
    terms, values = [], []
    for name, value in equals.items():
        cell = cell_of(kind, name, value)
        terms.append(f'"{name}" IS NULL' if cell is None else f'"{name}" = ?')
        values += [] if cell is None else [cell]
    return " WHERE " + " AND ".join(terms), values
