"""Lists as Excel and CSV: text stays text, days are days, every name comes back, nothing is replaced."""

import csv
import io
import zipfile
from datetime import date, datetime

import msoffcrypto
import openpyxl
import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.exchange.csv import CP932, unwritable, write_csv
from kyoju_desktop.exchange.xlsx import DAY, write_xlsx
from tests.difficult_names import NAMES as DIFFICULT

COLUMNS = (
    Column("受付番号", "text", 8),
    Column("氏名", "text", 9),
    Column("受付日", "day", 6),
    Column("家賃", "yen", 6),
    Column("次の予定", "text", 20),
)
NAMES = (
    "辻\U000e0100 一郎",
    "辻\U000e0102 一郎",
    "𠮷田 勇",
    "髙﨑 德濵",
    "渡邊 邉",
    "NGUYỄN THỊ ÁNH TUYẾT",
    "José Ñandú é",
    "こ\u3099う",
    "이순신",
    "森",
    "㋿",
)
RISKY = ("=1+1", "+81-90", "-5", "@SUM(A1)", "\tx", "＝1", "https://example.invalid/", "0012", "_x0041_", " 先頭")


def table(*names: str, **more: object) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (f"R8-{at:04}", name, date(2026, 6, 1), 42_000, "電話する") for at, name in enumerate(names)
    )
    return Table("支援ケース一覧", COLUMNS, rows, **more)  # type: ignore[arg-type]


def sheet_of(data: bytes) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]


def test_every_name_comes_back_from_excel_by_its_code_points() -> None:
    made = sheet_of(write_xlsx(table(*NAMES)))
    assert [made.cell(3 + at, 2).value for at in range(len(NAMES))] == list(NAMES)


def test_every_name_comes_back_from_csv_by_its_code_points() -> None:
    read = list(csv.reader(io.StringIO(write_csv(table(*NAMES)).decode("utf-8-sig"), newline="")))
    assert [row[1] for row in read[1:]] == list(NAMES)


ALL = tuple(each.name for each in DIFFICULT)


def test_the_whole_table_of_difficult_names_comes_back_through_excel_and_csv() -> None:
    made = sheet_of(write_xlsx(table(*ALL)))
    assert [made.cell(3 + at, 2).value for at in range(len(ALL))] == list(ALL)
    raw = write_csv(table(*ALL), for_people=False).decode("utf-8-sig")
    assert [row[1] for row in list(csv.reader(io.StringIO(raw, newline="")))[1:]] == list(ALL)


def test_words_that_look_like_formulas_links_or_numbers_stay_words_in_excel() -> None:
    made = sheet_of(write_xlsx(table(*RISKY)))
    cells = [made.cell(3 + at, 2) for at in range(len(RISKY))]
    assert [each.data_type for each in cells] == ["s"] * len(RISKY)
    assert [each.value for each in cells] == list(RISKY)
    assert not any(each.hyperlink for each in cells)


def test_days_are_real_days_in_wareki_and_yen_real_numbers() -> None:
    made = sheet_of(write_xlsx(table("森")))
    assert made["C3"].value == datetime(2026, 6, 1)
    assert made["C3"].number_format == DAY
    assert made["D3"].value == 42_000
    early = Table("一覧", (Column("生年月日", "day"),), ((date(1899, 12, 31),),))
    assert sheet_of(write_xlsx(early))["A3"].value == "明治32年12月31日"


def test_it_prints_on_a4_with_the_headings_on_every_page() -> None:
    made = sheet_of(write_xlsx(table("森", lead="すべてのケース 1件"), form="支援ケース一覧", on=date(2026, 6, 16)))
    assert made.page_setup.paperSize == 9
    assert made.sheet_properties.pageSetUpPr.fitToPage
    assert made.page_setup.fitToHeight == 0
    assert made.print_title_rows == "$3:$3"
    assert made["A2"].value == "すべてのケース 1件"
    assert made["A3"].value == "受付番号"
    assert made.oddFooter.left.text == "支援ケース一覧"
    assert "&P" in str(made.oddFooter.center.text)


def test_a_long_text_makes_its_row_high_and_one_beyond_a_cell_goes_on_below() -> None:
    long = Table("一覧", COLUMNS, (("1", "森", None, None, "長い文。" * 60), ("2", "林", None, None, "文" * 40_000)))
    made = sheet_of(write_xlsx(long))
    assert made.row_dimensions[3].height > 60
    assert "".join(str(made.cell(row, 5).value) for row in (4, 5, 6)) == "文" * 40_000
    assert made["B5"].value is None


def test_nothing_about_a_person_is_in_the_properties() -> None:
    with zipfile.ZipFile(io.BytesIO(write_xlsx(table("髙﨑 德濵"), form="一覧"))) as parts:
        for name in ("docProps/core.xml", "docProps/app.xml", "xl/workbook.xml"):
            assert "髙﨑" not in parts.read(name).decode()


def test_with_a_password_the_file_is_encrypted_in_memory(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_given: object, **_more: object) -> None:
        raise AssertionError

    for name in ("mkstemp", "TemporaryFile", "NamedTemporaryFile", "mkdtemp"):
        monkeypatch.setattr(f"tempfile.{name}", never)
    made = write_xlsx(table(*NAMES), password="ACDE-3479")
    assert b"xl/workbook" not in made
    opened = msoffcrypto.OfficeFile(io.BytesIO(made))
    assert opened.is_encrypted()
    opened.load_key(password="ACDE-3479", verify_password=True)
    plain = io.BytesIO()
    opened.decrypt(plain, verify_integrity=True)
    assert sheet_of(plain.getvalue())["B3"].value == NAMES[0]
    wrong = msoffcrypto.OfficeFile(io.BytesIO(made))
    with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
        wrong.load_key(password="ACDE-3477", verify_password=True)


def test_for_people_a_leading_sign_gets_an_apostrophe_for_systems_it_is_raw() -> None:
    people = list(csv.reader(io.StringIO(write_csv(table(*RISKY)).decode("utf-8-sig"), newline="")))
    assert [row[1][0] for row in people[1:7]] == ["'"] * 6
    systems = write_csv(table(*RISKY), for_people=False).decode("utf-8-sig")
    assert [row[1] for row in list(csv.reader(io.StringIO(systems, newline="")))[1:]] == list(RISKY)


def test_the_old_code_names_what_it_lacks_and_replaces_nothing() -> None:
    assert unwritable(table(*NAMES), CP932) == (
        "辻\U000e0100",
        "辻\U000e0102",
        "𠮷",
        "Ễ",
        "Ị",
        "Á",
        "Ế",
        "é",
        "Ñ",
        "ú",
        "\u3099",
        "이",
        "순",
        "신",
        "㋿",
    )
    with pytest.raises(Refused, match="書けない文字"):
        write_csv(table("𠮷田"), encoding=CP932)
    assert unwritable(table("〜"), CP932) == ("〜",)  # it would come back as ～
    made = write_csv(table("髙﨑 德濵"), encoding=CP932)
    assert made.decode("cp932").splitlines()[1].split(",")[1] == "髙﨑 德濵"


def test_the_total_is_for_people_only() -> None:
    summed = table("森", total=("計", None, None, 42_000, None))
    assert "計" in write_csv(summed).decode("utf-8-sig")
    assert "計" not in write_csv(summed, for_people=False).decode("utf-8-sig")
