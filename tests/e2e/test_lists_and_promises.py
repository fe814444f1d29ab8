"""In the real window: arrears paid off in instalments, a plan evaluated, lists printed and saved as a table."""

from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog, QLineEdit

from kyoju_desktop.domain.records import Evaluation, Instalments, PaperPrinted, Plan, Tenancy
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.tour.filling import add_record, tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import choose_in_menu, pdf_text, take_in, without_lock

HARU = {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S31.4.5"}
ARREARS = {"owed_for": "家賃3か月分", "owed": "60000", "monthly": "5000", "pay_day": "25", "first_on": "R8.9.25"}


def _saved(at: Counter, name: str) -> Path:
    """What the preview or the question saves, as a file."""
    dialog: QFileDialog = without_lock(at.hand)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert "北原" not in edit.text()
    place = at.folder.parent / name
    edit.setText(str(place))
    dialog.accept()
    at.hand.wait(place.exists, "save")
    at.hand.settle()
    return place


def _said(at: Counter) -> str:
    return at.hand.see_as("preview", Preview).view.accessibleDescription()


def test_arrears_are_promised_off_in_twelve_instalments_and_the_signed_paper_is_kept(city: Counter) -> None:
    case = take_in(city, HARU)
    hand = city.hand
    add_record(hand, Tenancy, {"home": "みなと荘105", "moved_in_on": "R8.4.1"})
    add_record(hand, Instalments, {**ARREARS, "times": "11"})
    assert not city.find(Instalments, case=case.id)  # eleven do not pay it off: the form stays, with the reason
    inside = hand.within("editor.Instalments")
    inside.write("times", "12")
    inside.press("save")
    hand.settle()
    made = city.one(Instalments, case=case.id)
    assert (made.times, made.last_amount, made.first_on) == (12, 5_000, date(2026, 9, 25))
    assert made.tenancy == city.one(Tenancy, case=case.id).id
    hand.press(f"row.{made.id}")
    hand.press("print_promise")
    hand.settle()
    said = _said(city)
    assert "令和9年8月25日" in said
    assert "60,000円" in said
    hand.press("preview_save")
    place = _saved(city, "promise.pdf")
    assert "分納誓約書" in pdf_text(place.read_bytes())
    hand.press("preview_close")
    hand.settle()
    (kept,) = (each for each in city.find(PaperPrinted, case=case.id) if each.form == "instalments")
    with city.store.read() as r:
        assert r.blob(kept.blob) == place.read_bytes()


def test_a_plan_is_evaluated_and_the_sheet_carries_its_goal(city: Counter) -> None:
    case = take_in(city, HARU)
    hand = city.hand
    add_record(hand, Plan, {"short_goal": "8月末までに次の住まいを決める"})
    add_record(
        hand,
        Evaluation,
        {"achieved": "partly", "changes": ("housing_stable",), "words": "助かった", "judged": "continue"},
    )
    made = city.one(Evaluation, case=case.id)
    assert made.plan == city.one(Plan, case=case.id).id
    hand.press(f"row.{made.id}")
    hand.press("print_evaluation")
    hand.settle()
    said = _said(city)
    for words in ("8月末までに次の住まいを決める", "☑一部達成", "☑住まいの確保・安定", "☐終結", "助かった"):
        assert words in said
    hand.press("preview_close")
    hand.settle()


def test_the_hand_over_of_march_is_printed_and_goes_into_a_table(city: Counter) -> None:
    case = take_in(city, HARU)
    city.go_to(datetime(2027, 3, 24, 9, 0))
    hand = city.hand
    hand.press("rail_cases")
    hand.settle()
    hand.press("case_lists")
    choose_in_menu(hand, "case_lists_menu", "引継ぎ一覧(係の全部)を印刷する")
    said = _said(city)
    assert "北原 ハル" in said
    assert "【超過】" in said
    hand.press("preview_close")
    hand.settle()
    hand.press("case_lists")
    choose_in_menu(hand, "case_lists_menu", "引継ぎ一覧(係の全部)をファイルにする")
    place = _saved(city, "handover.xlsx")
    sheet = load_workbook(place).worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert case.number in cells
    assert "北原 ハル" in cells
    assert any("【超過】" in each for each in cells)
    assert {(each.form, each.way) for each in city.find(PaperPrinted)} == {("case_list", "saved")}


def test_the_course_of_a_case_is_listed_from_its_own_page(city: Counter) -> None:
    take_in(city, HARU)
    hand = city.hand
    tab(hand, "course")
    hand.press("course_list")
    hand.press("question_do")
    hand.settle()
    assert "支援経過一覧" in _said(city).replace(" ", "")
    hand.press("preview_close")
    hand.settle()
