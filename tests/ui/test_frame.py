"""The four bars: search, undo, parked interviews, what is saved, and pages that keep up with the file."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Case, Intake, Person
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.search_box import SearchBox
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from tests.ui.conftest import find, when_idle


def new_case(desk: Desk, name: str, kana: str) -> Case:
    with desk.store.write("相談受付") as w:
        return open_case(w, Person(name=name, kana=kana), Intake(main_topic="T02"))


def type_search(frame: DeskFrame, text: str) -> QListView:
    box = find(frame, SearchBox, "search")
    box.setFocus()
    box.setText(text)
    box.textEdited.emit(text)
    return find(frame, QListView, "search_list")


def test_hits_appear_while_typing_and_the_last_row_begins_a_consultation(
    qtbot: QtBot, desk: Desk, frame: DeskFrame
) -> None:
    new_case(desk, "髙橋 ハル", "たかはし はる")
    hits = type_search(frame, "高橋")
    rows = [str(hits.model().index(at, 0).data()) for at in range(hits.model().rowCount())]
    assert "髙橋 ハル" in rows[0]
    assert "新規相談を始める" in rows[-1]
    when_idle(qtbot, desk)


def test_escape_puts_the_hits_away(qtbot: QtBot, desk: Desk, frame: DeskFrame) -> None:
    type_search(frame, "な")
    box = find(frame, SearchBox, "search")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not find(frame, QWidget, "search_hits").isVisible()
    assert box.text() == ""


def test_the_bars_say_whose_desk_it_is_and_what_day(desk: Desk, frame: DeskFrame) -> None:
    assert find(frame, Words, "office_name").text() == "瀬戸見市 都市整備課 住宅係"
    assert find(frame, Words, "status_date").text() == "令和8年6月23日(火)"
    assert "保存済み 10:42" in find(frame, IconWords, "status_saved").words.text()


def test_the_last_operation_is_named_and_taken_back(qtbot: QtBot, desk: Desk, frame: DeskFrame) -> None:
    desk.work.write(frame, "人を記録", lambda w: w.add(Person(name="北原 ハル")))
    when_idle(qtbot, desk)
    undo = find(frame, Button, "undo")
    assert undo.isVisible()
    assert "人を記録" in undo.text()
    undo.click()
    when_idle(qtbot, desk)
    with desk.store.read() as r:
        assert r.count(Person) == 0


def test_parked_interviews_are_counted_and_listed(qtbot: QtBot, desk: Desk, frame: DeskFrame) -> None:
    case = new_case(desk, "北原 ハル", "きたはら はる")
    with desk.store.write("面談を止める") as w:
        w.put(w.get(Case, case.id).replace(parked=True))
    frame.refresh_bars()
    parked = find(frame, Button, "parked")
    assert parked.isVisible()
    assert "1" in parked.text()
    parked.click()
    menu = find(frame, QMenu, "parked_menu")
    assert "北原 ハル" in menu.actions()[0].text()
    menu.close()
    when_idle(qtbot, desk)


def test_settings_are_saved_and_refusals_stand_beside_their_field(qtbot: QtBot, desk: Desk, frame: DeskFrame) -> None:
    frame.go("settings")
    page = frame.page("settings")
    phone = find(page, QLineEdit, "phone")
    phone.setText("0x")
    phone.textEdited.emit("0x")
    find(page, Button, "save_office").click()
    assert phone.accessibleDescription()
    phone.setText("0000000000")
    phone.textEdited.emit("0000000000")
    find(page, Button, "save_office").click()
    when_idle(qtbot, desk)
    assert desk.office().phone == "0000000000"


def test_help_names_the_keys_of_the_page(qtbot: QtBot, desk: Desk, frame: DeskFrame) -> None:
    frame.go("settings")
    frame.explain()
    notice = QApplication.activeModalWidget()
    assert notice is not None
    assert "Ctrl+K" in find(notice, Words, "notice_text").text()
    notice.close()


def test_nothing_is_wider_than_the_window_at_double_text(
    qtbot: QtBot, desk: Desk, dressed: Callable[[float, bool], None]
) -> None:
    dressed(2.0, True)
    frame = DeskFrame(desk)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    for name in ("settings", "backups"):
        frame.go(name)
        assert frame.minimumSizeHint().width() <= 1366


@pytest.mark.parametrize("said", ["undo", "remark"])
def test_long_words_below_never_make_the_window_wider(
    said: str, qtbot: QtBot, desk: Desk, dressed: Callable[[float, bool], None]
) -> None:
    dressed(2.0, False)
    frame = DeskFrame(desk)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    frame.show()
    when_idle(qtbot, desk)
    long = "居住支援法人の見守りと訪問の記録をまとめて記録簿に書きました。" * 3
    if said == "undo":
        frame.status.show_undo(long)
    else:
        frame.status.say(long)
    QApplication.processEvents()
    shown = find(frame, QWidget, "undo" if said == "undo" else "status_remark")
    assert shown.isVisible()
    assert frame.width() == 1366
    assert frame.minimumSizeHint().width() <= 1366
    assert shown.mapTo(frame, shown.rect().topRight()).x() <= frame.width()
    told = (
        shown.accessibleName() if isinstance(shown, Button) else find(frame, IconWords, "status_remark").words.text()
    )
    assert told == long  # the whole stays for the screen reader
