"""Lists printed from the pages; evaluations and promises to pay off written in the window and printed."""

import os
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Evaluation, Instalments
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.course_list import CourseListDialog
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.save_table import TableQuestion
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_editor import RecordEditor
from kyoju_desktop.ui.pages.case_lists import ListPanel
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]
PLACES = ("海見台", "305", "東町1番地", "090-0000-4121", "090-0000-8888")


@pytest.fixture
def case_id(desk: Desk) -> str:
    return write_miura(desk.store)


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def page(frame: DeskFrame, case_id: str, idle: Idle) -> CasePage:
    frame.open_case(case_id)
    idle()
    found = frame.page("case")
    assert isinstance(found, CasePage)
    return found


def chosen(over: QWidget, button: str, menu: str, words: str, idle: Idle) -> None:
    """Press a button and choose from its menu."""
    find(over, Button, button).click()
    opened = find(over, QMenu, menu)
    action = next(each for each in opened.actions() if words in each.text())
    assert isinstance(action, QAction)
    action.trigger()
    opened.close()
    idle()


def shown(within: QWidget) -> Preview:
    found = find(within, Preview, "preview")
    keep(found, "preview")
    return found


def keep(widget: QWidget, name: str) -> None:
    """A picture for whoever wants to look."""
    if folder := os.environ.get("KYOJU_LOOK"):
        widget.grab().save(f"{folder}/{name}.png")


def words_of(preview: Preview) -> str:
    return preview.view.accessibleDescription()


def panel(page: CasePage, tab: str, kind: type) -> ListPanel:
    page.tabs.choose(tab)
    found = page.tab(tab).panel(kind)
    assert isinstance(found, ListPanel)
    return found


def test_the_list_of_cases_is_printed_with_its_filter_and_marks_who_is_protected(
    frame: DeskFrame, case_id: str, idle: Idle
) -> None:
    assert case_id
    frame.go("cases")
    idle()
    cases = frame.page("cases")
    keep(frame, "cases")
    chosen(cases, "case_lists", "case_lists_menu", "支援ケース一覧", idle)
    paper = shown(frame)
    said = words_of(paper)
    assert "支援ケース一覧" in said
    assert "【秘匿】三浦 架代" in said
    assert "1件" in said
    assert not any(place in said for place in PLACES)
    paper.close()


def test_the_same_list_goes_into_a_file(frame: DeskFrame, case_id: str, idle: Idle) -> None:
    assert case_id
    frame.go("cases")
    idle()
    chosen(frame.page("cases"), "case_lists", "case_lists_menu", "一覧(いまのしぼり込みと並び)をファイル", idle)
    asked = frame.findChild(TableQuestion)
    assert asked is not None
    asked.reject()
    idle()


def test_the_hand_over_names_what_is_late_and_the_refusals_name_nobody(
    frame: DeskFrame, case_id: str, idle: Idle
) -> None:
    assert case_id
    frame.go("cases")
    idle()
    cases = frame.page("cases")
    chosen(cases, "case_lists", "case_lists_menu", "引継ぎ一覧(係の全部)を印刷", idle)
    paper = shown(frame)
    said = words_of(paper)
    assert "引継ぎ一覧" in said
    assert "三浦 架代" in said
    paper.close()
    idle()
    chosen(cases, "case_lists", "case_lists_menu", "断り集計(令和8年度)を印刷", idle)
    paper = shown(frame)
    assert "三浦" not in words_of(paper)
    assert "速報" in words_of(paper)
    paper.close()


def test_what_is_due_is_printed_from_today(frame: DeskFrame, case_id: str, idle: Idle) -> None:
    assert case_id
    frame.go("today")
    idle()
    today = frame.page("today")
    keep(frame, "today")
    chosen(today, "due_lists", "due_lists_menu", "を印刷する", idle)
    paper = shown(frame)
    assert "期限のある仕事の一覧" in words_of(paper)
    assert "【秘匿】三浦 架代" in words_of(paper)
    assert not any(place in words_of(paper) for place in PLACES)
    paper.close()


def test_the_course_is_listed_for_a_period_without_what_concerns_others(
    page: CasePage, frame: DeskFrame, idle: Idle
) -> None:
    keep(frame, "course")
    find(page, Button, "course_list").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, CourseListDialog)
    asked.since.set_value(date(2026, 6, 30))
    asked.until.set_value(date(2026, 6, 1))
    asked.agreed.emit()
    assert "始まりの日より前" in asked.trouble.words.text()
    asked.since.set_value(date(2026, 6, 1))
    asked.until.set_value(date(2026, 6, 30))
    keep(asked, "course_list")
    asked.agreed.emit()
    idle()
    paper = shown(frame)
    said = words_of(paper)
    assert "「妻の住所を教えろ」" in said
    assert "支援措置の申出書" not in said  # 4月14日 lies outside
    assert "ほかの人の情報の欄は、出していません" in said
    paper.close()


def test_an_evaluation_is_written_and_printed_with_the_goals_of_its_plan(
    page: CasePage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    found = panel(page, "plan", Evaluation)
    found.add.click()
    editor = found.editor()
    assert isinstance(editor, RecordEditor)
    editor.view.editor("achieved").set_value("partly")
    editor.view.editor("words").set_value("話を聞いてもらえて助かった。")
    idle()
    keep(frame, "evaluation")
    editor.save()
    idle()
    with desk.store.read() as r:
        (kept,) = r.find(Evaluation, case=case_id)
    assert kept.plan
    assert found.open_record(kept.id)
    find(page, Button, "print_evaluation").click()
    idle()
    paper = shown(frame)
    assert "☑一部達成" in words_of(paper)
    assert "評価シート" in words_of(paper).replace(" ", "")
    paper.close()


def test_a_promise_whose_amounts_do_not_go_together_stays_with_the_clerk(
    page: CasePage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    found = panel(page, "watch", Instalments)
    found.add.click()
    editor = found.editor()
    assert isinstance(editor, RecordEditor)
    for name, number in (("owed", 126_000), ("monthly", 10_000), ("times", 12)):
        editor.view.editor(name).set_value(number)
    editor.view.editor("first_on").set_value(date(2026, 7, 25))
    editor.save()
    idle()
    keep(frame, "promise_refused")
    with desk.store.read() as r:
        assert not r.find(Instalments, case=case_id)
    editor.view.editor("times").set_value(None)
    editor.save()
    idle()
    with desk.store.read() as r:
        (kept,) = r.find(Instalments, case=case_id)
    assert (kept.times, kept.last_amount) == (13, 6_000)
    assert found.open_record(kept.id)
    idle()
    keep(frame, "promise")
    find(page, Button, "print_promise").click()
    idle()
    paper = shown(frame)
    assert "令和8年7月25日" in words_of(paper)
    assert "6,000円" in words_of(paper)
    paper.close()


@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_are_as_wide_as_the_window_at_twice_the_text_size(
    dressed: Callable[[float, bool], None], qtbot: QtBot, desk: Desk, case_id: str, idle: Idle, dark: bool
) -> None:
    dressed(2.0, dark)
    made = DeskFrame(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    for name in ("cases", "today"):
        made.go(name)
        idle()
        assert made.width() == 1366
        keep(made, f"{name}_200{'_dark' if dark else ''}")
    made.open_case(case_id)
    idle()
    for tab in ("course", "plan", "watch"):
        case = made.page("case")
        assert isinstance(case, CasePage)
        case.tabs.choose(tab)
        idle()
        assert made.width() == 1366
        keep(made, f"{tab}_200{'_dark' if dark else ''}")
