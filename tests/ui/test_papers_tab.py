"""書類: the shelf of a case, papers that need a record, the reason for secret ones, and what is kept."""

import os
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import (
    Closing,
    ConsentWithdrawal,
    Death,
    Disclosure,
    MoveOut,
    Organisation,
    PaperPrinted,
    SecretShown,
)
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.sheet import Door, Frame, Sheet
from kyoju_desktop.services.kept import PRINTED, keep_paper
from kyoju_desktop.services.papers import blank_paper
from kyoju_desktop.services.referrals import Prepared
from kyoju_desktop.services.shelf import SHELF
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.closing import ask_closing
from kyoju_desktop.ui.dialogs.fax import cover_first
from kyoju_desktop.ui.dialogs.pdf_pages import PdfPages
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.print_many import PaperResult, PrintMany
from kyoju_desktop.ui.dialogs.print_row import PaperRow
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.withdrawal import ask_withdrawal
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.shelf_list import ShelfLine, ShelfList, offered
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import Panel
from kyoju_desktop.ui.widgets.record_row import RecordRow
from kyoju_desktop.ui.widgets.segmented import Segmented
from tests.services.gate import Paper
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]


@pytest.fixture
def case_id(desk: Desk) -> str:
    return write_miura(desk.store)


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(2):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=20_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def page(frame: DeskFrame, case_id: str, idle: Idle) -> CasePage:
    frame.open_case(case_id, "papers")
    idle()
    found = frame.page("case")
    assert isinstance(found, CasePage)
    return found


def line_of(page: QWidget, form: str) -> ShelfLine:
    shelf = find(page, ShelfList, "shelf")
    return next(each for each in shelf.lines if each.paper.form == form)


def preview() -> Preview:
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, Preview)
    return shown


def test_every_paper_of_the_shelf_has_a_line_under_its_heading(page: CasePage) -> None:
    shelf = find(page, ShelfList, "shelf")
    assert {each.paper.form for each in shelf.lines} == {each.form for each in SHELF if offered(each, of_case=True)}
    assert {"fax", "conference_case"}.isdisjoint({each.paper.form for each in shelf.lines})  # nothing of a case
    for each in shelf.lines:
        shown = [each.make, each.blank, each.lacking]  # to make, to print empty, or what is missing in words
        assert any(not part.isHidden() for part in shown), each.paper.form


def test_a_paper_whose_record_is_missing_says_so_and_can_be_printed_empty(
    page: CasePage, desk: Desk, case_id: str, idle: Idle
) -> None:
    line = line_of(page, "closing")
    assert line.make.isHidden()
    assert "まだ終結していません" in line.lacking.words.text()
    assert line.hint.isHidden()
    line.blank.click()
    idle()
    assert preview().windowTitle() == "終結伺い(白紙)"
    preview().reject()
    with desk.store.write("終結", final=True) as w:
        w.add(Closing(case=case_id, reason="settled", closed_on=date(2026, 6, 22)))
    idle()
    assert not line.make.isHidden()
    assert line.lacking.isHidden()


@pytest.mark.parametrize("form", ["plan", "decision", "withdrawal"])
def test_a_drawn_paper_is_shown_and_kept_when_it_goes_out(
    page: CasePage, desk: Desk, case_id: str, idle: Idle, form: str
) -> None:
    line_of(page, form).make.click()
    idle()
    shown = preview()
    went_out = shown._went_out["print"]  # what the preview calls after its own print
    assert went_out is not None
    went_out()
    idle()
    with desk.store.read() as r:
        (kept,) = r.find(PaperPrinted, case=case_id, form=form)
        assert kept.way == "printed"
        assert r.blob(kept.blob).startswith(b"%PDF-")
        assert not kept.with_address
    shown.reject()


def test_the_checklist_of_a_protected_person_is_shown_for_a_reason_and_tells_no_place(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    line_of(page, "death").make.click()
    idle()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    find(asked, QPlainTextEdit, "reason").setPlainText("連絡の順番を確かめる")
    asked.agreed.emit()
    idle()
    shown = preview()
    text = shown.view.accessibleDescription()
    assert "(秘匿。画面で確かめる)" in text
    assert "海見台" not in text
    assert "架空坂" not in text
    with desk.store.read() as r:
        assert r.count(SecretShown) == 1
    shown.reject()


def test_papers_of_another_page_open_that_page(page: CasePage, frame: DeskFrame, idle: Idle) -> None:
    line_of(page, "referral").make.click()
    idle()
    assert frame.page("referral").isVisible()


def test_choosing_papers_counts_them_and_wakes_the_button(page: CasePage) -> None:
    button = find(page, Button, "print_chosen")
    assert not button.isEnabled()
    line_of(page, "plan").box.setChecked(True)
    line_of(page, "closing").box.setChecked(True)
    assert button.isEnabled()


def test_every_empty_form_can_be_looked_at_without_a_case(frame: DeskFrame, idle: Idle) -> None:
    frame.go("cases")
    idle()
    find(frame.page("cases"), Button, "blank_forms").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    shelf = find(asked, ShelfList, "shelf")
    assert {each.paper.form for each in shelf.lines} == {each.form for each in SHELF if each.blank}
    for each in shelf.lines:
        each.blank.click()
        idle()
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, Preview), each.paper.form
        assert shown.pages.count >= 1
        shown.reject()
        settle()
    asked.agreed.emit()
    assert "印を付けて" in asked.trouble.words.text()
    asked.reject()


def test_the_withdrawal_can_be_printed_from_its_dialog_before_it_is_recorded(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    view = page.view()
    assert view is not None
    terms = in_force(view.file, desk.today())[0]
    asked = ask_withdrawal(page._room, page, terms)
    assert asked is not None
    find(asked, Button, "print_withdrawal").click()
    idle()
    shown = preview()
    assert shown.windowTitle() == "個人情報の提供についての同意撤回届"
    assert "第14号" in shown.view.accessibleDescription()
    shown.reject()
    asked.reject()
    with desk.store.read() as r:
        assert not r.count(ConsentWithdrawal)


def test_the_closing_can_be_put_to_those_who_decide_before_it_is_recorded(
    page: CasePage, desk: Desk, case_id: str, idle: Idle
) -> None:
    view = page.view()
    assert view is not None
    asked = ask_closing(desk, page, view.file, reason="settled")
    find(asked, Button, "print_closing").click()
    idle()
    shown = preview()
    assert "☑入居が決まり、支援が安定" in shown.view.accessibleDescription()
    assert "海見台" not in shown.view.accessibleDescription()
    shown.reject()
    asked.reject()
    with desk.store.read() as r:
        assert not r.find(Closing, case=case_id)


@pytest.fixture
def faxed(desk: Desk, case_id: str) -> Prepared:
    body = Organisation(name="架空県南部福祉事務所", fax="0312345678")
    made = Disclosure(case=case_id, organisation=body.id, document_number="瀬住第58号", means="fax", pages=1)
    with desk.store.write("提供", final=True) as w:
        w.add(body)
        w.add(made)
        pdf = blank_paper(w, "referral", desk.locale).pdf
    return Prepared(made.id, made.document_number, pdf, Sheet(Door.BLANK, "referral", Frame("", desk.today())))


@pytest.mark.parametrize(("answer", "sheets"), [("with", 2), ("without", 1)])
def test_a_paper_that_is_printed_to_be_faxed_may_have_its_cover_in_front(
    page: CasePage, desk: Desk, faxed: Prepared, idle: Idle, answer: str, sheets: int
) -> None:
    got: list[Prepared] = []
    cover_first(desk, page, faxed, "print", got.append)
    idle()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Notice)
    text = find(asked, QLabel, "notice_text").text()
    assert "03-1234-5678" in text
    assert "番号をまだ確かめていません" in text
    find(asked, Button, f"notice_{answer}").click()
    idle()
    (made,) = got
    assert PdfPages(made.pdf).count == sheets
    assert made.disclosure_id == faxed.disclosure_id


def test_no_cover_is_offered_for_a_file(page: CasePage, desk: Desk, faxed: Prepared) -> None:
    got: list[Prepared] = []
    cover_first(desk, page, faxed, "save", got.append)
    assert got == [faxed]


def test_chosen_papers_come_as_one_list_filled_or_empty(page: CasePage, desk: Desk, idle: Idle) -> None:
    line_of(page, "plan").box.setChecked(True)
    line_of(page, "closing").box.setChecked(True)
    find(page, Button, "print_chosen").click()
    idle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, PrintMany)
    names = [shown.list.item(at).text() for at in range(shown.list.count())]
    assert any("支援計画書" in each and "白紙" not in each for each in names)
    assert any("終結伺い(白紙)" in each for each in names)
    for at in range(shown.list.count()):
        row = shown.list.item(at)
        assert isinstance(row, PaperRow)
        assert shown._each is not None
        shown._each(PaperResult(row.paper, out=True, doubtful=False, why=None))
    idle()
    with desk.store.read() as r:
        assert [each.form for each in r.find(PaperPrinted)] == ["plan"]  # an empty form is nothing to keep
    shown.reject()


@pytest.mark.parametrize(
    ("reason", "title"), [("death", "死亡時チェックリスト"), ("facility", "退去時チェックリスト")]
)
def test_ac_03_1_a_death_or_a_move_leads_to_its_checklist(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle, reason: str, title: str
) -> None:
    made = MoveOut(case=case_id, reason=reason)
    with desk.store.write("退去") as w:
        w.add(made)
        if reason == "death":
            w.add(Death(case=case_id, known_on=date(2026, 6, 22)))
    frame.open_case(case_id, "leaving")
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    find(page, RecordRow, f"row.{made.id}").click()
    idle()
    find(page, Button, "make_checklist").click()
    idle()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)  # her whereabouts are secret
    find(asked, QPlainTextEdit, "reason").setPlainText("手続を確かめる")
    asked.agreed.emit()
    idle()
    shown = preview()
    assert shown.windowTitle() == title
    text = shown.view.accessibleDescription()
    assert ("令和8年6月29日(月)" in text) is (reason == "death")  # the clock of the 死亡届
    shown.reject()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_can_be_made_and_what_was_kept_are_one_press_apart(
    page: CasePage, desk: Desk, case_id: str, idle: Idle, dressed: Callable[..., None], scale: float
) -> None:
    dressed(scale)
    with desk.store.write("印刷", final=True) as w:
        keep_paper(w, case_id, "plan", Paper(b"%PDF-", ("計画",)), PRINTED)
    idle()
    part = find(page, Segmented, "papers_part")
    make, kept = find(page, Panel, "make_papers"), find(page, Panel, "kept_papers")
    assert (make.isVisibleTo(page), kept.isVisibleTo(page)) == (True, False)
    part.press("kept")
    idle()
    assert part.accessibleDescription() == "保管した書類 1点"
    assert (make.isVisibleTo(page), kept.isVisibleTo(page)) == (False, True)
    if folder := os.environ.get("KYOJU_LOOK"):
        window = page.window()
        window.resize(1366, 768)
        for code in ("kept", "make"):
            part.press(code)
            idle()
            window.grab().save(f"{folder}/papers-{code}-{scale}.png")
    page.tab("papers").open_record("")
    part.press("make")
    assert (make.isVisibleTo(page), kept.isVisibleTo(page)) == (True, False)
    assert page.tab("papers").open_record("kept")
    assert kept.isVisibleTo(page)
