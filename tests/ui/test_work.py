"""Use cases run off the window thread, once at a time, and say what went wrong."""

import threading
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Person
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.errors import Notice, show_bug
from kyoju_desktop.ui.jobs import Progress
from kyoju_desktop.ui.tour.hand import BugTold, Hand
from tests.ui.conftest import settle, when_idle


def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_work_is_done_off_the_window_thread_and_the_result_comes_back_to_it(qtbot: QtBot, desk: Desk) -> None:
    places: list[object] = []
    page = parent(qtbot)
    desk.work.perform(
        page,
        "しごと",
        lambda _progress: places.append(threading.current_thread().name),
        lambda _none: places.append(QThread.currentThread() is page.thread()),
    )
    when_idle(qtbot, desk)
    assert places == ["kyoju-db_0", True]


def test_a_double_click_makes_one_record(qtbot: QtBot, desk: Desk) -> None:
    page = parent(qtbot)
    for _ in range(2):
        desk.work.write(page, "人を記録", lambda w: w.add(Person(name="北原 ハル")))
    when_idle(qtbot, desk)
    with desk.store.read() as r:
        assert r.count(Person) == 1


def test_a_refusal_goes_to_its_field_when_the_page_takes_it(qtbot: QtBot, desk: Desk) -> None:
    taken: list[str] = []

    def use(_w: Writer) -> NoReturn:
        raise Refused("だめです。", field="name")

    def take(refused: Refused) -> bool:
        taken.append(refused.field)
        return True

    desk.work.write(parent(qtbot), "記録", use, refused=take)
    when_idle(qtbot, desk)
    assert taken == ["name"]
    assert QApplication.activeModalWidget() is None


def test_a_refusal_nobody_takes_is_a_calm_message(qtbot: QtBot, desk: Desk) -> None:
    def use(_w: Writer) -> NoReturn:
        raise Refused("ディスクの空きが足りません。")

    page = parent(qtbot)
    desk.work.write(page, "記録", use)
    when_idle(qtbot, desk)
    notice = QApplication.activeModalWidget()
    assert isinstance(notice, Notice)
    notice.close()


def test_a_bug_is_confessed_without_what_was_in_it(
    qtbot: QtBot, desk: Desk, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    def use(_w: Writer) -> NoReturn:
        raise ValueError("北原 ハル")

    page = parent(qtbot)
    desk.work.write(page, "記録", use)
    when_idle(qtbot, desk)
    notice = QApplication.activeModalWidget()
    assert isinstance(notice, Notice)
    problem = ValueError("北原 ハル")
    first = show_bug(page, problem, desk.tr)
    assert show_bug(page, problem, desk.tr) is first, "told once, however often it comes"
    first.close()
    with pytest.raises(BugTold):  # the tour does not go on behind it
        Hand(page, lambda: True).picture(tmp_path / "seen.png")
    notice.close()
    assert "ValueError" in caplog.text
    assert "北原" not in caplog.text


def test_nothing_reaches_a_page_that_is_gone(qtbot: QtBot, desk: Desk) -> None:
    told: list[object] = []
    page = QWidget()
    desk.work.perform(page, "しごと", lambda _progress: None, told.append)
    page.deleteLater()
    settle()
    when_idle(qtbot, desk)
    assert told == []


def test_long_work_can_be_stopped(qtbot: QtBot, desk: Desk) -> None:
    page = parent(qtbot)
    begun = threading.Event()
    told: list[object] = []

    def use(progress: Progress) -> None:
        begun.set()
        while True:
            progress.step(1, 10)

    desk.work.perform(page, "長いしごと", use, told.append, long=True)
    assert begun.wait(5)
    desk.work.cancel()
    when_idle(qtbot, desk)
    assert told == []


def test_a_change_is_broadcast_on_the_window_thread(qtbot: QtBot, desk: Desk) -> None:
    page = parent(qtbot)
    with qtbot.waitSignal(desk.news.changed, timeout=5000) as heard:
        desk.work.write(page, "人を記録", lambda w: w.add(Person(name="北原 ハル")))
    assert heard.args is not None
    assert len(heard.args[0]) == 1
    when_idle(qtbot, desk)
