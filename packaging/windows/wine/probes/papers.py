"""Run by the Windows Python and by the one of this side: every form with its samples, and one list as csv and xlsx.

papers.py CHECKOUT OUT_DIR
"""

import importlib
import inspect
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

checkout, out = (Path(each) for each in sys.argv[1:3])
sys.path.append(str(checkout))

from kyoju_desktop.documents.render import render  # noqa: E402 - the samples need the checkout on the path
from kyoju_desktop.domain.sheet import Sheet  # noqa: E402
from kyoju_desktop.domain.table import Cell, Column, Table  # noqa: E402
from kyoju_desktop.exchange.csv import CP932, UTF8, write_csv  # noqa: E402
from kyoju_desktop.exchange.xlsx import write_xlsx  # noqa: E402
from kyoju_desktop.i18n.messages import Translator  # noqa: E402


def samples() -> Iterator[tuple[str, Sheet]]:
    """Every sheet that the tests of the forms make without being asked anything."""
    for path in sorted((checkout / "tests" / "documents").glob("*samples*.py")):
        module = importlib.import_module(f"tests.documents.{path.stem}")
        for name, make in inspect.getmembers(module, inspect.isfunction):
            needs = [each for each in inspect.signature(make).parameters.values() if each.default is each.empty]
            if make.__module__ == module.__name__ and not needs and isinstance(made := make(), Sheet):
                yield f"{path.stem}.{name}", made


def table() -> Table:
    """A list with a name in a variant, a day, a moment, money, and words that look like a formula."""
    columns = (
        Column("氏名"),
        Column("受付日", "day"),
        Column("変更", "moment"),
        Column("家賃", "yen"),
        Column("メモ"),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"架空 花子{at}", date(2026, 4, 1), datetime(2026, 4, 1, 9, at), 42_000 + at, "=1+1 ～ ① 髙﨑")
        for at in range(40)
    )
    return Table("ケースの一覧", columns, rows, total=("合計", None, None, 1_680_780, ""))


out.mkdir(parents=True, exist_ok=True)
tr = Translator.for_language("ja")
for name, sheet in samples():
    (out / f"{name}.pdf").write_bytes(render(sheet, tr).pdf)
    (out / f"{name}.blank.pdf").write_bytes(render(sheet, tr, blank=True).pdf)
(out / "list.xlsx").write_bytes(write_xlsx(table(), form="ケースの一覧", on=date(2026, 4, 1)))
(out / "list.utf8.csv").write_bytes(write_csv(table(), encoding=UTF8))
(out / "list.cp932.csv").write_bytes(write_csv(table(), encoding=CP932))
