"""A list as CSV: for people (Excel must not take words for formulas), raw for another system, or read from one."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.table import Cell, Table
from kyoju_desktop.i18n.messages import N_

UTF8, CP932 = "utf-8-sig", "cp932"
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_LARGEST = 5_000_000  # bytes of a list that is taken in
_MOST_ROWS = 10_000
_TOO_LARGE = N_("ファイルが大きすぎます(5MBまで)。名簿だけのCSVにしてください。何も取り込んでいません。")
_NOT_FOUND = N_(
    "ファイルを読めません。場所と、ほかのソフトで開いていないかを確かめてください。何も取り込んでいません。"
)
# A letter with what changes it: variation selectors, combining marks.
_LETTER = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]|[^\ufe00-\ufe0f\U000e0100-\U000e01ef]", re.DOTALL)
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def write_csv(table: Table, *, encoding: str = UTF8, for_people: bool = True) -> bytes:
    """The headings and rows, with CRLF; days as 2026-06-01.

    For people words that begin like a formula get an apostrophe, and the last row holds the totals; for systems
    everything stands as it is. `Refused` when the encoding lacks a letter (see `unwritable`): nothing is replaced.
    """
    lacking = unwritable(table, encoding)
    if lacking:
        raise Refused(
            N_("この文字コードでは書けない文字が{count}種あります。ファイルは出ていません。UTF-8 を選んでください。"),
            count=str(len(lacking)),
        )
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow([_cell(each.label, for_people) for each in table.columns])
    for row in _rows(table, for_people):
        writer.writerow([_cell(each, for_people) for each in row])
    return made.getvalue().encode(encoding)


def read_list(path: Path) -> bytes:
    """The bytes of a chosen list; its size is asked before anything is read."""
    try:
        if not path.is_file():
            raise Refused(_NOT_FOUND)
        if path.stat().st_size > _LARGEST:
            raise Refused(_TOO_LARGE)
        return path.read_bytes()
    except OSError:
        raise Refused(_NOT_FOUND) from None


def read_csv(data: bytes) -> tuple[tuple[str, ...], ...]:
    """The rows of a list from outside, headings first, in UTF-8 or Shift_JIS; empty rows are left out.

    `Refused` for what is no such list: too large, another letter code, broken quotes. Nothing has happened then.
    """
    if len(data) > _LARGEST:
        raise Refused(_TOO_LARGE)
    _refuse_workbook(data)
    text = _decoded(data)
    try:
        found = [
            tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)
        ]
    except csv.Error as fault:
        raise Refused(
            N_("CSVとして読めません。「CSV UTF-8」で保存しなおしてください。何も取り込んでいません。")
        ) from fault
    rows = tuple(row for row in found if any(row))
    if len(rows) > _MOST_ROWS:
        raise Refused(N_("行が多すぎます(1万行まで)。分けて取り込んでください。何も取り込んでいません。"))
    return rows


def _refuse_workbook(data: bytes) -> None:
    """A workbook of Excel is told apart from a list that is broken: nothing is wrong with it but the format."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refused(
            N_(
                "Excelのブックのままでは読めません。Excelで名簿のシートを開き、「ファイル」→「名前を付けて保存」で、"
                "ファイルの種類を「CSV UTF-8 (コンマ区切り)」にして保存し、できた .csv を選んでください。"
                "何も取り込んでいません。"
            )
        )


def _decoded(data: bytes) -> str:
    for encoding in (UTF8, CP932):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(
        N_("文字を読めません。Excelのままなら「CSV UTF-8」で保存しなおしてください。何も取り込んでいません。")
    )


def unwritable(table: Table, encoding: str) -> tuple[str, ...]:
    """The letters of the list that the encoding cannot hold and give back; a variant with its selector."""
    words = [*(each.label for each in table.columns), *_words(_rows(table, True))]
    if all(_holds(each, encoding) for each in words):
        return ()
    return tuple(dict.fromkeys(letter for each in words for letter in _lacking(each, encoding)))


def _rows(table: Table, for_people: bool) -> tuple[tuple[Cell, ...], ...]:
    return (*table.rows, table.total) if table.total and for_people else table.rows


def _words(rows: Iterable[tuple[Cell, ...]]) -> list[str]:
    return [each for row in rows for each in row if isinstance(each, str)]


def _cell(value: Cell, for_people: bool) -> str:
    match value:
        case None:
            return ""
        case str():
            return f"'{value}" if for_people and value.startswith(_FORMULA) else value
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
    return str(value)


def _holds(text: str, encoding: str) -> bool:
    """Whether the text comes back as it was: cp932 takes 〜 and gives back ～."""
    try:
        return text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False


def _lacking(text: str, encoding: str) -> list[str]:
    if _holds(text, encoding):
        return []
    found: list[str] = []
    before = ""
    for letter in _LETTER.findall(text):
        if not _holds(letter, encoding):
            found.append(before + letter if _SELECTOR.match(letter) else letter)
        before = letter
    return found
