"""A saved note and a search against the same SQL through the driver; growth with the size of the office."""

import json
import secrets
import shutil
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.records import Case, Person, ProgressNote
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.today import today
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.folder import DATABASE
from kyoju_desktop.storage.folding import fold, grams
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.storage.rows import as_json, statements, to_row
from kyoju_desktop.storage.store import Reader, Store
from tests.benchmarks.measure import Figure, alternating, p95, seconds
from tests.benchmarks.office import DAY, Made

_FACT = "家主に電話した。保証会社の審査は来週になる。本人は落ち着いている。"
_WARM = 20
_FRAME = 16.0  # milliseconds of one frame of the screen
Statement = tuple[str, Sequence[Any]]


def saved_note(made: Made, work: Path, rounds: int) -> Figure:
    """One note saved as the window saves it, and the rows of such a note in bare statements, both durable."""
    for name in ("ours", "floor"):
        shutil.copytree(made.folder, work / name)
    store = Made(work / "ours", made.key).open()
    connection = connect(work / "floor" / DATABASE, made.key)
    with store.read() as r:
        cases = [row.case for row in r.case_rows(CaseFilter("open"), limit=100)]
    ours, floor = [], []
    for nr in range(rounds + _WARM):
        note = ProgressNote(case=cases[nr % len(cases)], fact=f"{_FACT}{nr}")
        other = _statements(ProgressNote(case=note.case, fact=note.fact), 1000 + nr)
        ours.append(seconds(lambda: _save(store, note)))  # noqa: B023 - called at once
        floor.append(seconds(lambda: _write(connection, other)))  # noqa: B023
    connection.close()
    store.close()
    for name in ("ours", "floor"):
        shutil.rmtree(work / name)
    medians = [statistics.median(each[_WARM:]) * 1000 for each in (ours, floor)]
    return Figure("a saved note / the same rows through the driver", medians[0], medians[1], "ms", 1.8)


def _save(store: Store, note: ProgressNote) -> None:
    with store.write("経過を記録", case=note.case) as w:
        keep(w, note)


def _statements(note: ProgressNote, seq: int) -> list[Statement]:
    """The rows of a saved note: the note, its search row and words, the operation and its change."""
    at, blank = "2026-06-01T09:40:00", secrets.token_bytes(32)
    operation = (seq, at, "空木 佐和", "経過を記録", 0, note.case, None, blank[:16], blank, blank)
    state = json.dumps(as_json(note), ensure_ascii=False)
    row = 10_000_000 + seq
    return [
        (statements(ProgressNote).insert, to_row(note)),
        ("INSERT INTO search_row (id, record, record_class, owner) VALUES (?, ?, ?, ?)",
         (row, note.id, "ProgressNote", note.case)),
        ("INSERT INTO note_text (rowid, grams) VALUES (?, ?)", (row, grams(fold(note.fact)))),
        ("INSERT INTO operation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", operation),
        ("INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)", (seq, 0, "ProgressNote", note.id, None, state)),
    ]  # fmt: skip


def _write(connection: Any, wanted: list[Statement]) -> None:  # noqa: ANN401 - the driver ships no types
    connection.execute("BEGIN IMMEDIATE")
    for sql, values in wanted:
        connection.execute(sql, values)
    connection.execute("COMMIT")


class _Listening:
    """A connection that remembers what it was asked."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401
        self._connection = connection
        self.heard: list[Statement] = []

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:  # noqa: ANN401
        self.heard.append((sql, values))
        return self._connection.execute(sql, values)


def keystrokes(r: Reader, people: int = 30) -> list[str]:
    """What is typed to find somebody: names and readings letter by letter, numbers, months of birth."""
    rows = r.case_rows(CaseFilter("all", order="number"), limit=people * 20)[::20]
    typed = []
    for row in rows:
        typed += [row.name[:end] for end in range(1, len(row.name) + 1)]
        typed += [row.kana[:end] for end in range(1, len(row.kana) + 1)]
        typed += [row.number.split()[-1], row.birth_date.isoformat()[:7] if row.birth_date else "S33"]
    return [each for each in typed if each.strip()]


def search(store: Store, rounds: int) -> Figure:
    """From a keystroke to the found rows (without painting), 95th percentile of many keystrokes."""
    ours: list[float] = []
    floor: list[float] = []
    with store.read() as r, store.read() as other:
        typed, bare = keystrokes(r), other.connection
        for nr, text in enumerate(typed * rounds):
            ear = _Listening(bare)
            Reader(ear, r.today, r.actor).search(text)  # both have now been asked once, nothing is cold
            r.search(text)
            turns = [
                (ours, lambda: r.search(text)),  # noqa: B023 - called at once
                (floor, lambda: [bare.execute(*each).fetchall() for each in ear.heard]),  # noqa: B023
            ]
            for spent, work in turns if nr % 2 else reversed(turns):
                spent.append(seconds(work))
        count = r.count(Person)
    low = p95(floor) * 1000
    name = f"keystroke to found rows, p95, {count:,} persons / the same SQL"
    return Figure(name, p95(ours) * 1000, low, "ms", max(3.0, 1 + _FRAME / low))


def growth(small: Store, large: Store, rounds: int) -> list[Figure]:
    """How much longer the same page takes in an office ten times as large."""
    return [
        _grown("the list of cases", _list, small, large, rounds),
        _grown("search", _searches, small, large, max(5, rounds // 5)),
        _grown("今日", _today, small, large, rounds),
    ]


def _list(r: Reader) -> Callable[[], object]:
    def look() -> None:
        for order in ("due", "kana"):
            first = r.case_rows(CaseFilter("open", order=order))
            r.case_rows(CaseFilter("open", order=order), first[-1])
        r.case_counts()

    return look


def _searches(r: Reader) -> Callable[[], object]:
    typed = keystrokes(r, 10)
    return lambda: [r.search(text) for text in typed]


def _today(r: Reader) -> Callable[[], object]:
    return lambda: today(r, DAY)


def _grown(
    name: str, page: Callable[[Reader], Callable[[], object]], small: Store, large: Store, rounds: int
) -> Figure:
    with small.read() as few, large.read() as many:
        ours, floor = alternating(page(many), page(few), rounds=rounds, warm=2)
        sizes = f"{few.count(Case):,} to {many.count(Case):,} cases"
    return Figure(f"growth of {name} from {sizes}", ours * 1000, floor * 1000, "ms", 1.5)
