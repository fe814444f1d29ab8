"""A list as an Excel file: text stays text, days are real days in 和暦, it prints on A4; in memory only."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from math import ceil
from typing import Any

from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.eras import wareki, wareki_moment

FONT = "BIZ UDPGothic"
DAY = '[$-411]ggge"年"m"月"d"日";@'
MOMENT = '[$-411]ggge"年"m"月"d"日" h:mm;@'
_FORMATS = {"day": DAY, "moment": MOMENT, "number": "#,##0", "yen": '#,##0"円"', "text": "@"}
_ZERO = date(1899, 12, 30).toordinal()  # the day 0 of Excel
_EARLIEST = date(1900, 3, 1)  # before it Excel counts a day that never was
_LONGEST = 16_000  # letters of a cell: Excel takes 32,767 halves, and drops the whole text beyond
_LINE, _TALLEST = 16.5, 405.0  # points
_ACROSS = 95.0  # full-width letters beyond which the sheet lies on its side
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def write_xlsx(
    tables: Table | Sequence[Table], *, password: str = "", form: str = "", on: date | None = None
) -> bytes:
    """One sheet a list, each with its title, headings on every printed page, totals and notes.

    `form` and the day stand in the footer with the page number; nothing about a person is in the properties of the
    file. With a password the file is encrypted (agile AES-256).
    """
    import xlsxwriter  # noqa: PLC0415 - the start of the window need not pay for it

    given = (tables,) if isinstance(tables, Table) else tuple(tables)
    made = io.BytesIO()
    options = {
        "in_memory": True,  # else it would lay its parts down in the folder for temporary files
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        book.formats[0].set_font_name(FONT)
        book.formats[0].set_font_size(11)
        looks = _Looks(book)
        names: set[str] = set()
        for table in given:
            name = _sheet_name(table.title, names)
            _Page(book.add_worksheet(name), table, looks).write(form or table.title, on)
    return _locked(made.getvalue(), password) if password else made.getvalue()


def _locked(plain: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - only a file with a lock pays for it

    made = io.BytesIO()
    OOXMLFile(io.BytesIO(plain)).encrypt(password, made)
    return made.getvalue()


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel takes: at most 31 letters, once in the book."""
    plain = _SHEET_NAME.sub(" ", title).strip("' ")[:28] or "一覧"
    name, at = plain, 2
    while name.casefold() in taken:
        name, at = f"{plain}-{at}", at + 1
    taken.add(name.casefold())
    return name


class _Looks:
    """The formats of the book."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no types
        base = {"font_name": FONT, "font_size": 11, "valign": "top", "border": 1, "border_color": "#808080"}
        self.title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True, "valign": "vcenter"})
        self.heading = book.add_format(
            base | {"bold": True, "bg_color": "#E7EBF0", "text_wrap": True, "valign": "vcenter"}
        )
        self.lead = book.add_format({"font_name": FONT, "font_size": 11, "valign": "vcenter"})
        self.note = book.add_format({"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top"})
        self.cells = {kind: book.add_format(base | _shape(kind)) for kind in _FORMATS}
        self.totals = {kind: book.add_format(base | _shape(kind) | {"bold": True, "top": 2}) for kind in _FORMATS}


def _shape(kind: str) -> dict[str, object]:
    if kind == "text":
        return {"num_format": "@", "text_wrap": True}
    return {"num_format": _FORMATS[kind], "align": "left" if kind in {"day", "moment"} else "right"}


class _Page:
    """One list on one sheet."""

    def __init__(self, sheet: Any, table: Table, looks: _Looks) -> None:  # noqa: ANN401
        self._sheet, self._table, self._looks = sheet, table, looks
        self._wide = [_width(each) for each in table.columns]
        self._kinds = [each.kind for each in table.columns]
        self._short = [wide / 2 - 1 for wide in self._wide]  # letters that stand on one line whatever they are
        self._top = 2 if table.lead else 1  # the row of the headings
        self._at = self._top + 1

    def write(self, form: str, on: date | None) -> None:
        """Everything, from the title to the notes."""
        self._set_up(form, on)
        table, sheet = self._table, self._sheet
        sheet.write_string(0, 0, table.title, self._looks.title)
        sheet.set_row(0, 26)
        if table.lead:
            sheet.write_string(1, 0, table.lead, self._looks.lead)
            sheet.set_row(1, _LINE + 2)
        lines = 1
        for at, column in enumerate(table.columns):
            sheet.write_string(self._top, at, column.label, self._looks.heading)
            lines = max(lines, _lines(column.label, self._wide[at]))
        sheet.set_row(self._top, lines * _LINE + 4)
        for row in table.rows:
            self._row(row, self._looks.cells)
        sheet.autofilter(self._top, 0, max(self._top, self._at - 1), len(table.columns) - 1)
        if table.total:
            self._row(table.total, self._looks.totals)
        self._notes()

    def _set_up(self, form: str, on: date | None) -> None:
        sheet = self._sheet
        for at, wide in enumerate(self._wide):
            sheet.set_column(at, at, wide)
        sheet.set_default_row(_LINE)
        sheet.set_paper(9)  # A4
        if sum(self._wide) / 2 > _ACROSS / 2:
            sheet.set_landscape()
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(self._top)
        sheet.freeze_panes(self._top + 1, 0)
        day = wareki(on) if on else ""
        sheet.set_footer(f"&L{_plain(form)}&C&P / &N&R{day}", {"margin": 0.3})

    def _row(self, row: tuple[Cell, ...], looks: dict[str, Any]) -> None:
        """One row; a text longer than a cell can hold goes on in the row below."""
        at, lines, plain, day, sheet = self._at, 1, looks["text"], looks["day"], self._sheet
        write_string, write_number, short = sheet.write_string, sheet.write_number, self._short
        for column, value in enumerate(row):
            if isinstance(value, str):
                write_string(at, column, value, plain)
                if len(value) > short[column] or "\n" in value:
                    if len(value) > _LONGEST:
                        for part in _parts(row):
                            self._row(part, looks)
                        return
                    lines = max(lines, _lines(value, self._wide[column]))
            elif type(value) is date and value >= _EARLIEST:  # by far the most of what is no text
                write_number(at, column, value.toordinal() - _ZERO, day)
            else:
                self._value(at, column, value, looks)
        if lines > 1:  # the others have the height that is set for all
            sheet.set_row(at, min(_TALLEST, lines * _LINE))
        self._at += 1

    def _value(self, at: int, column: int, value: Cell, looks: dict[str, Any]) -> None:
        """What is no text; days as the numbers that Excel counts."""
        kind = self._kinds[column]
        if value is None:
            self._sheet.write_blank(at, column, None, looks[kind])
        elif isinstance(value, date):
            self._day(at, column, value, looks)
        else:
            self._sheet.write_number(at, column, value, looks[kind if kind in {"number", "yen"} else "number"])

    def _day(self, at: int, column: int, value: date, looks: dict[str, Any]) -> None:
        moment = value if isinstance(value, datetime) else None
        day = moment.date() if moment else value
        if day < _EARLIEST:
            text = wareki_moment(moment) if moment else wareki(day)
            self._sheet.write_string(at, column, text, looks["text"])
            return
        serial: float = day.toordinal() - _ZERO
        if moment:
            serial += (moment.hour * 60 + moment.minute) / 1440
        self._sheet.write_number(at, column, serial, looks["moment" if moment else "day"])

    def _notes(self) -> None:
        last = len(self._table.columns) - 1
        for note in self._table.notes:
            if last:
                self._sheet.merge_range(self._at, 0, self._at, last, "", self._looks.note)
            self._sheet.write_string(self._at, 0, note, self._looks.note)
            self._sheet.set_row(self._at, min(_TALLEST, _lines(note, sum(self._wide)) * _LINE))
            self._at += 1


def _width(column: Column) -> float:
    """In half-width letters, with room for a day in 和暦 and for the arrow of the filter."""
    least = {"day": 18.0, "moment": 24.0, "yen": 13.0, "number": 8.0}.get(column.kind, 6.0)
    return min(100.0, max(least, column.width * 2 + 3))


def _lines(text: str, wide: float) -> int:
    """How many lines the text takes; rather one too many than words cut in half."""
    room = max(2.0, wide - 0.5)
    return sum(max(1, ceil(_halves(line) / room)) for line in text.split("\n"))


def _halves(line: str) -> int:
    """The width in half-width letters, rare letters counted wider: by a code that has one byte for half a width."""
    return len(line) if line.isascii() else len(line.encode("gb18030", "replace"))


def _parts(row: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    """A row whose long texts are spread over several rows."""
    count = max(ceil(len(each) / _LONGEST) for each in row if isinstance(each, str))
    return [
        tuple(
            (each[at * _LONGEST : (at + 1) * _LONGEST] or None)
            if isinstance(each, str)
            else (each if at == 0 else None)
            for each in row
        )
        for at in range(count)
    ]


def _plain(text: str) -> str:
    """Words for a footer, where & begins a command."""
    return text.replace("&", "&&")[:120]
