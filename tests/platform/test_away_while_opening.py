"""Whoever goes away while the file is being opened, or a backup brought back, does not leave it open."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from kyoju_desktop.platform.listener import Happening
from kyoju_desktop.ui.pages.unlock import UnlockPage
from kyoju_desktop.ui.session import Session
from tests.ui.conftest import clock, dressed, fonts
from tests.ui.test_session import PASSPHRASE, at_rest, begin, entered, fill, folder, press, ready, screen

__all__ = ["begin", "clock", "dressed", "folder", "fonts", "ready"]  # fixtures of the window

Begin = Callable[[Path], Session]


@pytest.mark.parametrize("what", [Happening.LOCKED, Happening.SLEEP], ids=lambda what: what.name)
def test_it_is_locked_as_soon_as_it_is_there(qtbot: QtBot, begin: Begin, folder: Path, what: Happening) -> None:
    session = begin(folder)
    opened: list[bool] = []
    session.entered.connect(lambda: opened.append(True))
    fill(session, passphrase=PASSPHRASE)
    press(session, "open")
    session.happenings.hear(what)
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    QCoreApplication.processEvents()
    at_rest(qtbot, session)
    assert session.desk is None
    assert isinstance(screen(session), UnlockPage)


def test_who_is_back_and_opens_it_again_finds_it_open(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    session.happenings.hear(Happening.LOCKED)
    entered(qtbot, session)
    session.happenings.hear(Happening.LOCKED)
    session.happenings.hear(Happening.SLEEP)
    entered(qtbot, session)
    at_rest(qtbot, session)
    assert session.desk is not None
