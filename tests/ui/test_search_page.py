"""The search box on a real file: every way of writing a name, what a hit may say, and the keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import ContactPoint, Intake, Person
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.search_box import HitRow, SearchBox
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(2):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def box(frame: DeskFrame) -> SearchBox:
    found = find(frame, SearchBox, "search")
    found.setFocus()
    return found


def open_for(desk: Desk, name: str, kana: str, phone: str = "") -> str:
    person = Person(name=name, kana=kana)
    with desk.store.write("相談受付") as w:
        case = open_case(w, person, Intake(main_topic="T02"))
        if phone:
            w.add(ContactPoint(person=person.id, phone=phone))
    return case.id


def write(box: SearchBox, words: str) -> tuple[HitRow, ...]:
    """Type with the input method and return the lines below the box."""
    box.clear()
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    QApplication.sendEvent(box, typed)
    return box.hits().model.rows


@pytest.mark.parametrize("typed", ["高橋", "髙橋ハル", "タカハシ", "たかはし　はる", "090-0000-4", "ハル"])
def test_a_person_is_found_however_the_name_is_written(box: SearchBox, desk: Desk, typed: str) -> None:
    case = open_for(desk, "髙橋 ハル", "たかはし はる", "09000004777")
    first = write(box, typed)[0]
    assert first.hit is not None
    assert (first.first, first.hit.case) == ("髙橋 ハル", case)


def test_down_and_enter_open_the_second_case(box: SearchBox, desk: Desk, frame: DeskFrame, idle: Idle) -> None:
    open_for(desk, "北原 ハル", "きたはら はる")
    open_for(desk, "北原 ナツ", "きたはら なつ")
    rows = write(box, "きたはら")
    second = rows[1].hit
    assert second is not None
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    idle()
    page = frame.page("case")
    assert frame.shown() == "case"
    assert isinstance(page, CasePage)
    view = page.view()
    assert view is not None
    assert view.case_id == second.case
    assert box.text() == ""
    assert not box.hits().isVisible()


def test_a_click_opens_the_case_under_the_mouse(box: SearchBox, desk: Desk, frame: DeskFrame, idle: Idle) -> None:
    open_for(desk, "北原 ハル", "きたはら はる")
    write(box, "きたはら")
    view = box.hits().view
    place = view.visualRect(box.hits().model.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    idle()
    assert frame.shown() == "case"


def test_nobody_found_says_so_and_begins_a_consultation(box: SearchBox, frame: DeskFrame, idle: Idle) -> None:
    rows = write(box, "だれもいない")
    assert [row.hit for row in rows] == [None]
    assert rows[0].second.startswith("見つかりません")
    QTest.keyClick(box, Qt.Key.Key_Return)
    idle()
    assert frame.shown() == "intake"


def test_the_name_of_a_person_who_must_not_be_answered_gives_no_place(box: SearchBox, desk: Desk) -> None:
    write_miura(desk.store)
    rows = write(box, "三浦猛夫")
    warned = [row for row in rows if row.hit is not None and row.hit.opposite]
    assert warned
    assert warned[0].first == "答えてはいけない相手の名前です"
    assert [chip.text for chip in warned[0].chips] == ["相手方"]
    said = f"{warned[0].first} {warned[0].second}"
    assert "架代" not in said
    assert "海見台" not in said


@pytest.mark.parametrize("typed", ["海見台2丁目", "090-0000-4121"])
def test_a_protected_place_or_number_finds_nobody(box: SearchBox, desk: Desk, typed: str) -> None:
    write_miura(desk.store)
    assert [row.hit for row in write(box, typed)] == [None]


def test_all_rows_stand_there_without_scrolling_while_there_is_room(box: SearchBox, desk: Desk) -> None:
    open_for(desk, "北原 ハル", "きたはら はる")
    write(box, "きたはら")
    QApplication.processEvents()
    assert box.hits().view.verticalScrollBar().maximum() == 0


def test_another_place_with_the_focus_puts_the_hits_away(box: SearchBox, desk: Desk, frame: DeskFrame) -> None:
    open_for(desk, "北原 ハル", "きたはら はる")
    write(box, "きたはら")
    assert box.hits().isVisible()
    frame.go("cases")
    assert not find(frame, QWidget, "search_hits").isVisible()
