"""What the system tells the program, sent into the real window: lock, sleep, end of the session, the installer."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.rules.municipality import check_digit
from kyoju_desktop.platform.listener import Happening, Listener
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.storage.folder import DATABASE
from kyoju_desktop.ui.pages.unlock import UnlockPage
from kyoju_desktop.ui.session import Session
from tests.ui.conftest import clock, dressed, find, fonts, settle
from tests.ui.test_session import PASSPHRASE, at_rest, begin, entered, fill, folder, press, ready, screen

__all__ = ["begin", "clock", "dressed", "folder", "fonts", "ready"]  # fixtures of the window

Begin = Callable[[Path], Session]
WORDS = "大字日向1番地"
AWAY = (Happening.LOCKED, Happening.SLEEP)


def typing(qtbot: QtBot, session: Session) -> None:
    """An open office with words in a form that nobody has saved."""
    entered(qtbot, session)
    session.frame.go("settings")
    box = find(screen(session), QLineEdit, "address")
    box.setText(WORDS)
    box.textEdited.emit(WORDS)


def drafted(qtbot: QtBot, session: Session) -> bool:
    """Whether the words are there again after unlocking."""
    entered(qtbot, session)
    session.frame.go("settings")
    return find(screen(session), QLineEdit, "address").text() == WORDS


def closed(path: Path) -> bool:
    """SQLite takes the log of a file away when it is closed in order."""
    return not path.with_name(f"{DATABASE}-wal").exists()


@pytest.mark.parametrize("what", AWAY, ids=lambda what: what.name)
def test_who_goes_away_leaves_nothing_on_the_screen_and_loses_nothing(
    qtbot: QtBot, begin: Begin, folder: Path, what: Happening
) -> None:
    session = begin(folder)
    typing(qtbot, session)
    session.frame.explain()
    session.happenings.hear(what)
    assert isinstance(screen(session), UnlockPage)
    assert QApplication.activeModalWidget() is None
    at_rest(qtbot, session)
    settle()
    assert WORDS not in [each.text() for each in session.window.findChildren(QLineEdit)]
    assert closed(folder / DATABASE)
    assert drafted(qtbot, session)


@pytest.mark.parametrize("what", AWAY, ids=lambda what: what.name)
def test_a_hidden_dialog_does_not_come_back_with_the_lock(
    qtbot: QtBot, begin: Begin, folder: Path, what: Happening
) -> None:
    session = begin(folder)
    entered(qtbot, session)
    session.frame.explain()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    session.window.cover()
    session.happenings.hear(what)
    assert not dialog.isVisible()
    assert not session.window.covered()
    at_rest(qtbot, session)


@pytest.mark.parametrize("what", AWAY, ids=lambda what: what.name)
def test_the_screen_is_empty_before_the_file_is_asked_anything(
    qtbot: QtBot, begin: Begin, folder: Path, what: Happening, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = begin(folder)
    typing(qtbot, session)
    seen: list[bool] = []
    flush = session.desk.flush

    def look() -> None:
        seen.append(session.window.covered())
        flush()

    monkeypatch.setattr(session.desk, "flush", look)
    session.happenings.hear(what)
    assert seen == [True]
    at_rest(qtbot, session)


def test_before_the_session_ends_what_was_typed_is_safe_and_work_goes_on(
    qtbot: QtBot, begin: Begin, folder: Path
) -> None:
    session = begin(folder)
    typing(qtbot, session)
    session.happenings.hear(Happening.ENDING)
    assert session.desk is not None
    assert any(WORDS in str(json.loads(each.data)) for each in session.desk.store.drafts.all())


def test_when_the_session_ends_the_file_is_closed_before_the_answer_is_given(
    qtbot: QtBot, begin: Begin, folder: Path
) -> None:
    session = begin(folder)
    typing(qtbot, session)
    at_rest(qtbot, session)
    session.happenings.hear(Happening.ENDING)
    session.happenings.hear(Happening.ENDED)
    assert closed(folder / DATABASE)
    assert load_settings(folder).settings.drafts == 1
    session.window.close()
    assert drafted(qtbot, begin(folder))


def test_the_installer_closes_the_program_as_its_own_window_does(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    typing(qtbot, session)
    session.frame.explain()
    before = len(list((folder / "backups").glob("*.kyojubak")))
    session.happenings.hear(Happening.CLOSE)
    qtbot.waitUntil(session.window.isHidden, timeout=20_000)
    assert len(list((folder / "backups").glob("*.kyojubak"))) > before
    assert drafted(qtbot, begin(folder))


def test_the_installer_closes_it_also_at_the_passphrase(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    session.happenings.hear(Happening.CLOSE)
    qtbot.waitUntil(session.window.isHidden, timeout=20_000)


def test_while_a_file_is_opened_the_installer_waits(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    fill(session, passphrase=PASSPHRASE)
    press(session, "open")
    assert not session.close_when_asked()
    assert session.window.isVisible()
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=20_000)


def test_while_the_recovery_key_is_shown_for_the_only_time_the_installer_waits(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    session = begin(tmp_path / "new")
    session.first_start.page.wanted.emit(
        type(
            "Answers",
            (),
            {
                "municipality": "陽ノ原町",
                "code": "99321" + check_digit("99321"),
                "welfare_office": False,
                "department": "建設課",
                "section": "住宅係",
                "clerk": "大江 史",
                "passphrase": PASSPHRASE,
            },
        )()
    )
    shown = session.first_start.page
    qtbot.waitUntil(lambda: shown.findChild(QWidget, "recovery_key_words") is not None, timeout=20_000)
    words = find(shown, QWidget, "recovery_key_words")
    qtbot.waitUntil(lambda: bool(words.property("text")), timeout=20_000)
    at_rest(qtbot, session)
    assert not session.close_when_asked()
    assert session.window.isVisible()
    session.first_start.page.finished.emit("")
    at_rest(qtbot, session)
    session.happenings.hear(Happening.CLOSE)
    qtbot.waitUntil(session.window.isHidden, timeout=20_000)


def test_what_nobody_can_tell_here_is_no_reason_not_to_start(
    qtbot: QtBot, begin: Begin, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_tell: object) -> Listener:
        raise OSError

    session = begin(folder)
    session.happenings.listen()
    session.happenings.stop()
    monkeypatch.setattr("kyoju_desktop.ui.happenings.Listener", denied)
    session.happenings.listen()
    session.happenings.stop()
