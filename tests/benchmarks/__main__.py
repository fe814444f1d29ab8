"""Every promised ratio, measured in one run: python -m tests.benchmarks [--quick] [--json] [--strict]."""

import argparse
import json
import logging
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import deadlines, disclosure, files, homes, office, paper, preview, storage
from tests.benchmarks.measure import Figure, alternating, painted, printed
from tests.benchmarks.office import Made


class Sizes:
    """How large and how often: the promised sizes, or small ones that only show that all is in order."""

    def __init__(self, *, quick: bool) -> None:
        self.small, self.large = (2_000, 20_000) if quick else (10_000, 100_000)
        self.rounds, self.starts = (20, 3) if quick else (60, 9)
        self.meeting = 30 if quick else 100  # pages
        self.notes = 100 if quick else 400
        self.listed = 2_000 if quick else files.ROWS
        self.pack = 30 if quick else 300  # pages
        self.homes = (20_000, 4_000, 40_000) if quick else (50_000, 10_000, 100_000)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small offices, few rounds: under a minute")
    parser.add_argument("--json", action="store_true", help="a list of figures instead of a table")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a bar is missed")
    parser.add_argument("--only", default="", metavar="WORD", help="only the parts whose name holds the word")
    args = parser.parse_args(argv)
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory(prefix="kyoju-benchmarks-") as folder:
        figures = measure(Path(folder), Sizes(quick=args.quick), args.only, show=not args.json)
    if args.json:
        sys.stdout.write(json.dumps([each.as_json() for each in figures], ensure_ascii=False, indent=1) + "\n")
    return int(args.strict and not all(each.met for each in figures))


def measure(work: Path, sizes: Sizes, only: str, *, show: bool) -> list[Figure]:
    """All figures, told as they come."""
    offices = Offices(work)
    parts: dict[str, Callable[[], list[Figure]]] = {
        "paper": lambda: [_paper(sizes)],
        "packs of a meeting": lambda: _packs(sizes),
        "disclosure": lambda: disclosure.decision_and_ledger(work / "disclosure", sizes.rounds),
        "preview": lambda: [preview.first_page(1, sizes.rounds), preview.first_page(sizes.pack, sizes.rounds)],
        "files": lambda: [files.list_of_cases(sizes.listed, 9)],
        "deadlines": lambda: _deadlines(offices.of(sizes.small * 3 // 2), sizes),
        "homes": lambda: homes.figures(work, sizes.homes, sizes.rounds),
        "note": lambda: [storage.saved_note(offices.of(sizes.small), work, sizes.notes)],
        "start": lambda: [_start(offices.of(sizes.small), sizes)],
        "window": lambda: _window(offices.of(sizes.small), sizes),
        "search": lambda: _search(offices.of(sizes.large), 2),
        "growth": lambda: _growth(offices, sizes),
    }
    figures: list[Figure] = []
    for name, part in parts.items():
        if only in name:
            for each in part():
                figures.append(each)
                if show:
                    sys.stdout.write(each.line() + "\n")
                    sys.stdout.flush()
    return figures


class Offices:
    """Files of offices by their size, each made once."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._made: dict[int, Made] = {}

    def of(self, cases: int) -> Made:
        if cases not in self._made:
            self._made[cases] = office.build(self._work / str(cases), cases)
        return self._made[cases]


def _paper(sizes: Sizes) -> Figure:
    ours, floor = alternating(paper.ours, paper.floor, rounds=sizes.rounds, warm=3)
    return Figure("つなぎ票, warm / the same page in bare reportlab", ours * 1000, floor * 1000, "ms", 1.6)


def _packs(sizes: Sizes) -> list[Figure]:
    ours, floor = alternating(
        lambda: paper.pack(sizes.meeting), lambda: paper.pack_floor(sizes.meeting), rounds=max(3, sizes.rounds // 12)
    )
    peaks = [
        (printed("floors/pack.py", "300")[0], printed("floors/pack.py", "30")[0])
        for _ in range(max(2, sizes.starts // 3))
    ]
    name = f"pack of {sizes.meeting} pages / the same text in reportlab's Paragraph"
    return [
        Figure(name, ours * 1000, floor * 1000, "ms", 0.4),
        Figure("peak memory of a 300-page pack / of a 30-page one", *_medians(peaks), "MB", 1.5),
    ]


def _start(made: Made, sizes: Sizes) -> Figure:
    pairs = [
        (painted("floors/first_screen.py", str(made.folder)), painted("floors/bare_window.py"))
        for _ in range(sizes.starts + 1)
    ][1:]
    return Figure("start to the painted unlock screen / a bare window", *_medians(pairs), "s", 1.6)


def _window(made: Made, sizes: Sizes) -> list[Figure]:
    """What opening the office takes, and how much memory it then has used, each against a bare window."""
    times, peaks = [], []
    for _ in range(max(2, sizes.starts // 3)):
        seconds, peak = printed("floors/open_office.py", str(made.folder), made.key.hex())
        times.append((seconds, painted("floors/bare_window.py")))
        peaks.append((peak, printed("floors/bare_window.py", "--libraries", "--memory")[-1]))
    return [
        Figure("Enter to a usable 今日 / start of a bare window", *_medians(times), "s", 1.0),
        Figure("peak memory / a bare window with the libraries", *_medians(peaks), "MB", 1.6),
    ]


def _search(made: Made, rounds: int) -> list[Figure]:
    store = made.open()
    try:
        return [storage.search(store, rounds)]
    finally:
        store.close()


def _deadlines(made: Made, sizes: Sizes) -> list[Figure]:
    store = made.open()
    try:
        return [deadlines.derived(store, max(3, sizes.rounds // 6), sizes.small)]
    finally:
        store.close()


def _growth(offices: Offices, sizes: Sizes) -> list[Figure]:
    small, large = offices.of(sizes.small).open(), offices.of(sizes.large).open()
    try:
        return storage.growth(small, large, sizes.rounds)
    finally:
        small.close()
        large.close()


def _medians(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


if __name__ == "__main__":
    sys.exit(main())
