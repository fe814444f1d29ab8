"""Lists as files: 10,000 rows of 支援ケース一覧 in our writer, and the same cells in XlsxWriter alone."""

import io
from datetime import date, timedelta

import xlsxwriter

from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.exchange.xlsx import write_xlsx
from tests.benchmarks.measure import Figure, alternating

ROWS = 10_000
_DAY = date(2026, 4, 1)
_COLUMNS = (
    Column("受付番号", "text", 6),
    Column("氏名", "text", 9),
    Column("受付日", "day", 5),
    Column("状態", "text", 4),
    Column("担当", "text", 5),
    Column("次回予定", "text", 14),
    Column("最終支援日", "day", 5),
    Column("期限", "day", 5),
)


def list_of_cases(rows: int, rounds: int) -> Figure:
    """Our file with its formats, heights and page set-up against the bare calls for the same cells."""
    table = Table("支援ケース一覧", _COLUMNS, tuple(map(_row, range(rows))))
    ours, floor = alternating(lambda: write_xlsx(table), lambda: _bare(table), rounds=rounds)
    return Figure(f"xlsx of {rows:,} rows / XlsxWriter alone", ours, floor, "s", 1.5)


def _row(at: int) -> tuple[Cell, ...]:
    day = _DAY + timedelta(days=at % 365)
    return (
        f"瀬都住 R8-{at:04}",
        ("髙﨑 德濵", "𠮷田 勇", "NGUYEN VAN ANH", "三浦 架代")[at % 4],
        day,
        "住まい探し",
        "榎並 佐和",
        "見守りの訪問をする" if at % 3 else "同意をもう一度たずねる(本人の都合のよい日を先に聞く)",
        day if at % 2 else None,
        day + timedelta(days=14),
    )


def _bare(table: Table) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy/m/d"})
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column.label)
        for down, row in enumerate(table.rows, start=1):
            for across, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(down, across, value, day)
                elif value is not None:
                    sheet.write_string(down, across, str(value))
    return made.getvalue()
