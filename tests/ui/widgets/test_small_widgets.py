"""Small painted widgets: keyboard, words for screen readers, sizes that follow their words."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty, let_go
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import PageHead
from kyoju_desktop.ui.widgets.segmented import Segmented
from tests.ui.conftest import settle

OPTIONS = [("a", "すべて"), ("b", "記録"), ("c", "FAX")]


def test_arrows_move_between_segments_and_pass_locked_ones(qtbot: QtBot, dressed: object) -> None:
    made = Segmented(OPTIONS, label="しぼる")
    qtbot.addWidget(made)
    made.lock({"b": "秘匿のため"})
    made.choose("a")
    with qtbot.waitSignal(made.chosen) as told:
        QTest.keyClick(made, Qt.Key.Key_Right)
    assert told.args == ["c"]
    made.press("b")
    assert made.value() == "c"
    assert made.accessibleDescription() == "FAX"


def test_a_clearable_choice_is_taken_back_by_choosing_it_again(qtbot: QtBot, dressed: object) -> None:
    made = Segmented(OPTIONS, clearable=True)
    qtbot.addWidget(made)
    made.press("a")
    made.press("a")
    assert made.value() == ""


def test_a_click_chooses_the_segment_under_the_mouse(qtbot: QtBot, dressed: object) -> None:
    made = Segmented(OPTIONS)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.grab()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert made.value() in {"a", "b", "c"}


def test_enter_presses_a_button_and_its_words_are_never_cut(qtbot: QtBot, dressed: object) -> None:
    pressed: list[int] = []
    made = Button("受付を終える", icon="arrow-right", hint="Ctrl+Enter", pressed=lambda: pressed.append(1))
    qtbot.addWidget(made)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert pressed == [1]
    wide = made.minimumSizeHint().width()
    made.set_terse(1)
    terse = made.minimumSizeHint().width()
    made.set_terse(2)
    assert made.minimumSizeHint().width() < terse < wide
    assert "受付を終える" in made.toolTip()


def test_every_look_of_a_button_can_be_painted(qtbot: QtBot, dressed: object) -> None:
    for look in ("plain", "primary", "danger", "quiet", "faint", "handover"):
        for on in (True, False):
            made = Button("見る", icon="eye", look=look)
            qtbot.addWidget(made)
            made.setEnabled(on)
            assert not made.grab().isNull()


def test_delete_takes_a_filter_away(qtbot: QtBot, dressed: object) -> None:
    made = Chip("担当: 榎並", state="filter", removable=True)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.removed):
        QTest.keyClick(made, Qt.Key.Key_Delete)


def test_a_passing_wheel_changes_no_answer(qtbot: QtBot, dressed: object) -> None:
    made = Combo(name="route", label="経路")
    qtbot.addWidget(made)
    made.fill([("a", "本人の電話"), ("b", "来所")])
    made.choose("b")
    assert made.code() == "b"
    made.choose("")
    assert made.code() == ""
    made.fill([("a", "本人の電話"), ("c", "紹介")])
    assert made.code() == ""


def test_items_that_do_not_fit_go_to_the_next_line(qtbot: QtBot, dressed: object) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, across=8, down=4)
    for _ in range(6):
        flow.addWidget(Button("選択肢のひとつ"))
    assert flow.heightForWidth(2000) < flow.heightForWidth(200)
    assert flow.count() == 6


def test_wrapped_words_have_the_line_height_of_the_design(qtbot: QtBot, dressed: object) -> None:
    made = Words("これはながい文です。" * 10, wrap=True)
    qtbot.addWidget(made)
    assert made.heightForWidth(280) >= 20 * 5
    made.resize(280, made.heightForWidth(280))
    assert not made.grab().isNull()


def test_the_ring_follows_the_focus_and_goes_with_it(qtbot: QtBot, dressed: object) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    ring = FocusRing(window)
    button = Button("押す", parent=window)
    button.move(40, 40)
    window.resize(200, 120)
    window.show()
    ring._moved(None, button)
    assert ring.isVisible()
    assert ring.geometry().contains(button.geometry())
    button.hide()
    assert not ring.isVisible()
    window.hide()


def _window(qtbot: QtBot) -> tuple[QWidget, QVBoxLayout]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    return window, QVBoxLayout(window)


def test_the_ring_outlives_the_page_in_which_it_last_lay(qtbot: QtBot, dressed: object) -> None:
    window, lines = _window(qtbot)
    ring = FocusRing(window)
    window.show()
    for _ in range(2):
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(40, 40, 40, 40)
        button = Button("押す")
        inner.addWidget(button)
        lines.addWidget(page)
        page.show()
        QApplication.processEvents()
        ring._moved(None, button)
        assert ring.isVisible()
        assert page.isAncestorOf(ring)
        ring._moved(button, None)  # what had the focus gives it up before its page is let go
        empty(lines)
        settle()
        assert isValid(ring)
        assert not ring.isVisible()
    window.hide()


def test_a_ring_stays_in_its_own_part_of_a_window(qtbot: QtBot, dressed: object) -> None:
    window, lines = _window(qtbot)
    part, outside = QWidget(), Button("外の")
    for each in (part, outside):
        lines.addWidget(each)
    ring = FocusRing(part)
    window.show()
    ring._moved(None, outside)
    assert not ring.isVisible()
    assert part.isAncestorOf(ring)
    window.hide()


def test_the_ring_stays_when_another_button_goes_that_had_it_before(qtbot: QtBot, dressed: object) -> None:
    window, lines = _window(qtbot)
    ring = FocusRing(window)
    first, second = Button("前の"), Button("今の")
    for each in (first, second):
        lines.addWidget(each)
    window.show()
    ring._moved(None, first)
    ring._moved(first, second)
    lines.removeWidget(first)
    let_go(first)
    settle()
    assert ring.isVisible()
    window.hide()


def test_the_actions_of_a_head_go_below_where_there_is_no_room(qtbot: QtBot, dressed: object) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    head = PageHead("相談受付", "陽住 R8-0011")
    lines.addWidget(head)
    buttons = [Button(words) for words in ("ここで止める", "受付票を印刷", "受付を終える")]
    for button in buttons:
        head.right.addWidget(button)
    page.resize(1200, 200)
    page.show()
    assert buttons[0].y() < head.title.geometry().bottom()
    page.resize(420, 200)
    qtbot.waitUntil(lambda: buttons[0].y() > head.title.geometry().bottom())
    page.hide()


def test_emptying_a_layout_lets_go_of_what_stands_in_layouts_inside_it(qtbot: QtBot, dressed: object) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    lines = QVBoxLayout(room)
    inner = QHBoxLayout()
    for each in ("a", "b"):
        inner.addWidget(QLabel(each))
    kept = QLabel("kept")
    inner.addWidget(kept)
    lines.addLayout(inner)
    lines.addWidget(QLabel("c"))
    room.show()
    empty(lines, kept)
    assert room.findChildren(QLabel) == [kept]
    assert not kept.isVisible()
    assert lines.count() == 0


def test_a_letter_is_not_left_alone_in_the_last_line_of_a_label(qtbot: QtBot, dressed: object) -> None:
    for words in ("決める・行う機関", "利用が終わった日", "連絡した日時を書く"):
        made = Words(words, size="compact", wrap=True)
        qtbot.addWidget(made)
        width = made.fontMetrics().horizontalAdvance(words[:-1]) + 4
        lines = made._lay_out(width)
        assert lines.lineCount() == 2
        assert lines.lineAt(1).textLength() > 2
        assert made.heightForWidth(width) == ceil(2 * made.line_height())
    short = Words("家賃", wrap=True)
    qtbot.addWidget(short)
    assert short._lay_out(short.font().pixelSize() + 2).lineAt(1).textLength() == 1
