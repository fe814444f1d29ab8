"""When the windows may be seen in pictures of the screen: a recorder stands for Windows, in the real window."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Address, Person, Protection
from kyoju_desktop.platform.captures import Shield
from kyoju_desktop.ui.session import Session
from kyoju_desktop.ui.widgets.segmented import Segmented
from tests.ui.conftest import clock, dressed, find, fonts
from tests.ui.test_session import at_rest, begin, entered, folder, press, ready, screen

__all__ = ["begin", "clock", "dressed", "folder", "fonts", "ready"]  # fixtures of the window

Begin = Callable[[Path], Session]


class Recorder:
    """What Windows was asked last."""

    def __init__(self) -> None:
        self.kept_out: bool | None = None

    def keep_out(self, on: bool) -> None:
        self.kept_out = on

    def hides(self) -> bool | None:
        """What was asked for last."""
        return self.kept_out

    def close(self) -> None:
        """Nothing was begun."""


@pytest.fixture
def guard() -> Recorder:
    return Recorder()


def watched(begin: Begin, folder: Path, guard: Recorder) -> Session:
    session = begin(folder)
    session.capture.begin(guard)
    return session


def harmless(session: Session) -> None:
    """The office chooses to be seen while nobody in its file is protected."""
    session.frame.go("settings")
    find(screen(session), Segmented, "captures").chosen.emit("protected")


def test_a_real_office_is_never_in_a_picture(qtbot: QtBot, begin: Begin, folder: Path, guard: Recorder) -> None:
    session = watched(begin, folder, guard)
    assert guard.hides()
    entered(qtbot, session)
    assert guard.hides()
    session.lock()
    at_rest(qtbot, session)
    assert guard.hides()


def test_the_invented_office_may_be_seen_until_it_is_left(
    qtbot: QtBot, begin: Begin, folder: Path, guard: Recorder
) -> None:
    session = watched(begin, folder, guard)
    press(session, "training")
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=60_000)
    assert guard.hides() is False
    session.lock()
    assert guard.hides()
    at_rest(qtbot, session)


def test_an_office_may_choose_to_be_seen_and_is_hidden_again_by_the_lock(
    qtbot: QtBot, begin: Begin, folder: Path, guard: Recorder
) -> None:
    session = watched(begin, folder, guard)
    entered(qtbot, session)
    harmless(session)
    assert guard.hides() is False
    session.lock()
    assert guard.hides()
    at_rest(qtbot, session)
    entered(qtbot, session)
    assert guard.hides() is False


@pytest.mark.parametrize("kind", ["measure", "address"])
def test_the_first_protected_person_hides_every_window_at_once(
    qtbot: QtBot, begin: Begin, folder: Path, guard: Recorder, kind: str
) -> None:
    session = watched(begin, folder, guard)
    entered(qtbot, session)
    harmless(session)
    with session.desk.store.read() as r:
        person = r.find(Person)[0].id
    secret = (
        Protection(person=person, source="measure", started_on=date(2026, 6, 1))
        if kind == "measure"
        else Address(person=person, secret=True)
    )
    with session.desk.store.write("秘匿") as w:
        w.add(secret)
    qtbot.waitUntil(lambda: guard.hides() is True, timeout=5000)
    at_rest(qtbot, session)


def test_where_the_system_cannot_do_it_nothing_stops(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    session.capture.begin()
    entered(qtbot, session)
    shield = Shield()
    shield.keep_out(True)
    shield.close()
