"""A dressed application, a real encrypted office and a desk on it, with a clock that the test turns."""

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.office import move_in, new_office
from kyoju_desktop.services.settings import Settings
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.save_file import PLAIN, SaveQuestion
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.jobs import Jobs
from tests.copies import copy_office

W = TypeVar("W", bound=QWidget)
CLERK = "榎並 佐和"


class Clock:
    """The time of the office; a test sets `now`."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 23, 10, 42)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> tuple[str, ...]:
    qapp.setStyle("Fusion")
    return theme.load_fonts()


@pytest.fixture
def dressed(qapp: QApplication, fonts: tuple[str, ...]) -> Callable[[float, bool], None]:
    """Dresses the application: text scale and dark or light."""

    def dress(scale: float = 1.0, dark: bool = False) -> None:
        theme.apply(qapp, theme.Theme(theme.DARK if dark else theme.LIGHT, scale, fonts))

    dress()
    return dress


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """瀬戸見市's empty office, made once; tests work on copies."""
    folder, key = tmp_path_factory.mktemp("office") / "data", secrets.token_bytes(32)
    store = Store.create(folder, key, actor=CLERK, clock=Clock(), calendar=office_calendar())
    with store.write("使いはじめの設定", final=True) as w:
        move_in(w, new_office("瀬戸見市", "992011", True, "都市整備課", "住宅係", CLERK), Clock().now.date())
    store.close()
    return folder, key


@pytest.fixture
def store(made_office: tuple[Path, bytes], tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """An open, encrypted office of the test's own."""
    folder, key = made_office
    copy_office(folder, tmp_path / "data")
    made = Store.open(tmp_path / "data", key, actor=CLERK, clock=clock, calendar=office_calendar())
    yield made
    made.close()


@pytest.fixture
def desk(store: Store, clock: Clock, dressed: object) -> Iterator[Desk]:
    """A desk without a window."""
    jobs = Jobs()
    made = Desk(store, jobs, Translator.for_language("ja"), store.folder, Settings(), clock=clock)
    yield made
    made.close()
    jobs.drain(long=True)
    jobs.close()
    settle()


@pytest.fixture
def frame(desk: Desk, qtbot: QtBot) -> Iterator[DeskFrame]:
    """The window of the desk, shown."""
    made = DeskFrame(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    yield made
    made.hide()


def settle() -> None:
    """Let go of what was told to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def find(within: QWidget, kind: type[W], name: str) -> W:
    """The widget of that object name."""
    found = within.findChild(kind, name)
    assert found is not None, name
    return found


def place_asked(within: QWidget) -> QFileDialog:
    """Save without a lock: the dialog that asks for the place."""
    asked = find(within, SaveQuestion, "save_file")
    asked.lock.choose(PLAIN)
    asked.agreed.emit()
    return find(within, QFileDialog, "save_dialog")


def when_idle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until no job is running."""
    qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
