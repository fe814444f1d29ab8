"""From the first start to the close: set-up, unlock, lock, hide, copies, damage, a second start."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Case, Office, Person
from kyoju_desktop.domain.rules.municipality import check_digit
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.platform.instance import claim, name_of
from kyoju_desktop.services.office import new_office, set_up
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.storage.folder import DATABASE
from kyoju_desktop.ui.dialogs.bring_back import BringBack
from kyoju_desktop.ui.dialogs.recovery import NewPassphrase
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.first_copy import call_first
from kyoju_desktop.ui.pages.set_up import SetUpPage
from kyoju_desktop.ui.pages.unlock import UnlockPage
from kyoju_desktop.ui.session import Session, Start
from kyoju_desktop.ui.widgets.buttons import Button
from tests.copies import copy_office
from tests.ui.conftest import Clock, find, settle

PASSPHRASE = "midori no sakamichi 7"
Begin = Callable[[Path], Session]


@pytest.fixture
def begin(qtbot: QtBot, clock: Clock, dressed: object, fonts: tuple[str, ...], tmp_path: Path) -> Iterator[Begin]:
    """Starts sessions, and ends them after the test."""
    begun: list[Session] = []

    def start(folder: Path) -> Session:
        session = Session(Start(folder, tmp_path / "kenshu", clock, fonts), Translator.for_language("ja"))
        session.window.put("")
        session.begin()
        session.window.show()
        begun.append(session)
        return session

    yield start
    for session in begun:
        if session.window.isVisible():
            session.window.close()
            qtbot.waitUntil(session.window.isHidden, timeout=20_000)
        session.window.deleteLater()
    settle()


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An office with a passphrase and its recovery key, made once."""
    folder = tmp_path_factory.mktemp("ready") / "data"
    made = set_up(
        folder,
        PASSPHRASE,
        new_office("陽ノ原町", "993018", False, "建設課", "住宅係", "大江 史"),
        datetime(2026, 6, 22, 9, 0),
    )
    with made.store.write("相談受付") as w:
        person = w.add(Person(name="小早川 倫", kana="こばやかわ りん"))
        w.add(Case(number="陽住 R8-0001", person=person.id, stage="S10"))
    made.store.close()
    return folder, made.recovery_key


@pytest.fixture
def folder(ready: tuple[Path, str], tmp_path: Path) -> Path:
    return copy_office(ready[0], tmp_path / "data")


def screen(session: Session) -> QWidget:
    shown = session.window.screen_widget
    assert shown is not None
    return shown


def press(session: Session, name: str) -> None:
    find(screen(session), Button, name).click()


def fill(session: Session, **texts: str) -> None:
    for name, text in texts.items():
        find(screen(session), QLineEdit, name).setText(text)


def entered(qtbot: QtBot, session: Session, passphrase: str = PASSPHRASE) -> None:
    fill(session, passphrase=passphrase)
    press(session, "open")
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=20_000)


def at_rest(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: session.jobs.running == 0, timeout=20_000)


def test_the_first_start_leads_to_an_open_office(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    session = begin(tmp_path / "new")
    page = screen(session)
    assert isinstance(page, SetUpPage)
    fill(session, municipality="陽ノ原町", code="99321" + check_digit("99321"))
    find(page, QRadioButton, "welfare_no").setChecked(True)
    press(session, "next")
    fill(session, department="建設課", section="住宅係", clerk="大江 史")
    press(session, "next")
    fill(session, passphrase=PASSPHRASE, passphrase_again=PASSPHRASE)
    press(session, "next")
    words = find(page, QWidget, "recovery_key_words")
    qtbot.waitUntil(lambda: bool(words.property("text")), timeout=20_000)
    groups = str(words.property("text")).split()
    asked = int("".join(filter(str.isdigit, find(page, QLineEdit, "again").accessibleName())))
    fill(session, again="zzzzz")
    press(session, "next")
    assert words.property("text")
    fill(session, again=groups[asked - 1].lower())
    press(session, "next")
    assert not words.property("text")
    press(session, "next")
    qtbot.waitUntil(lambda: session.desk is not None, timeout=20_000)
    at_rest(qtbot, session)
    with session.desk.store.read() as r:
        office = r.find(Office)[0]
    assert (office.municipality, office.clerk, office.welfare_office) == ("陽ノ原町", "大江 史", False)


def test_a_wrong_check_digit_is_told_and_stops_the_set_up(begin: Begin, tmp_path: Path) -> None:
    session = begin(tmp_path / "new")
    wrong = str((int(check_digit("99321")) + 1) % 10)
    fill(session, municipality="陽ノ原町", code="99321" + wrong)
    find(screen(session), QRadioButton, "welfare_no").setChecked(True)
    press(session, "next")
    assert find(screen(session), QLineEdit, "code").accessibleDescription()
    assert not find(screen(session), QLineEdit, "section").isVisible()


def test_a_wrong_passphrase_says_so_and_the_wait_grows(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    page = screen(session)
    assert isinstance(page, UnlockPage)
    for _ in range(3):
        fill(session, passphrase="wrong wrong wrong")
        press(session, "open")
        at_rest(qtbot, session)
    assert "合言葉がちがいます" in page.problem.words.text()
    assert not page.open.isEnabled()
    assert session.desk is None


def test_locking_takes_everything_off_the_screen_and_keeps_drafts(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    entered(qtbot, session)
    session.frame.go("settings")
    box = find(screen(session), QLineEdit, "address")
    box.setText("大字日向1番地")
    box.textEdited.emit(box.text())
    session.lock()
    assert isinstance(screen(session), UnlockPage)
    assert session.desk is None
    at_rest(qtbot, session)
    settle()
    texts = [each.text() for each in session.window.findChildren(QLineEdit)]
    assert "大字日向1番地" not in texts
    assert "倫" not in session.window.windowTitle()
    assert load_settings(folder).settings.drafts == 1
    entered(qtbot, session)
    session.frame.go("settings")
    assert find(screen(session), QLineEdit, "address").text() == "大字日向1番地"


def test_a_dialog_is_closed_by_the_lock(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    entered(qtbot, session)
    session.frame.explain()
    assert QApplication.activeModalWidget() is not None
    session.lock()
    at_rest(qtbot, session)
    assert QApplication.activeModalWidget() is None


def test_the_program_locks_when_nobody_touches_it(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    entered(qtbot, session)
    with qtbot.waitSignal(session.locked, timeout=5000):
        session._idle.start(0.001)
    at_rest(qtbot, session)


def test_f12_hides_everything_and_brings_it_back(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    entered(qtbot, session)
    session.frame.explain()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    session.window.cover()
    assert not screen(session).isVisible()
    assert not dialog.isVisible()
    cover = find(session.window, QWidget, "cover")
    QTest.keyClick(cover, Qt.Key.Key_F12)
    assert screen(session).isVisible()
    assert dialog.isVisible()
    dialog.close()


def test_closing_makes_a_verified_backup_and_ends(qtbot: QtBot, begin: Begin, folder: Path, clock: Clock) -> None:
    session = begin(folder)
    entered(qtbot, session)
    before = len(list((folder / "backups").glob("*.kyojubak")))
    clock.now = datetime(2026, 6, 23, 17, 15)
    session.window.close()
    qtbot.waitUntil(lambda: not session.window.isVisible(), timeout=20_000)
    assert len(list((folder / "backups").glob("*.kyojubak"))) == before + 1


def test_the_day_begins_with_a_backup(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    entered(qtbot, session)
    qtbot.waitUntil(lambda: load_settings(folder).settings.last_backup_at is not None, timeout=20_000)
    at_rest(qtbot, session)


def test_a_damaged_file_is_kept_and_the_newest_backup_offered(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    entered(qtbot, session)
    session.lock()
    at_rest(qtbot, session)
    (folder / DATABASE).write_bytes(b"\0" * 8192)
    fill(session, passphrase=PASSPHRASE)
    press(session, "open")
    at_rest(qtbot, session)
    page = screen(session)
    assert isinstance(page, UnlockPage)
    assert page.repair.isVisible()
    press(session, "repair")
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, BringBack) and each.isVisible())
    find(dialog, QLineEdit, "backup_passphrase").setText(PASSPHRASE)
    dialog.verb.click()
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=20_000)
    with session.desk.store.read() as r:
        assert r.count(Case) == 1
    kept = [each for each in folder.rglob("*") if each.is_file() and each.read_bytes()[:16] == b"\0" * 16]
    assert kept


def test_the_recovery_key_opens_and_asks_for_a_new_passphrase(
    qtbot: QtBot, begin: Begin, folder: Path, ready: tuple[Path, str]
) -> None:
    session = begin(folder)
    press(session, "forgot")
    fill(session, recovery_key=ready[1].lower().replace("-", " "))
    press(session, "open")
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=20_000)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewPassphrase)
    for name in ("first_passphrase", "again_passphrase"):
        find(dialog, QLineEdit, name).setText("aoi umi no kaze 12")
    dialog.verb.click()
    at_rest(qtbot, session)
    session.lock()
    at_rest(qtbot, session)
    entered(qtbot, session, "aoi umi no kaze 12")


def called_by_a_second_start(qtbot: QtBot, session: Session, folder: Path) -> None:
    with qtbot.waitSignal(session._first.called, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-m", "kyoju_desktop", "--data-dir", str(folder)])
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0


def test_a_second_start_brings_the_first_window_forward(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    entered(qtbot, session)
    called_by_a_second_start(qtbot, session, folder)


@pytest.mark.parametrize("place", ["data", "new"], ids=["unlock", "set-up"])
def test_a_second_start_finds_the_first_also_at_unlock_at_set_up_and_in_training(
    qtbot: QtBot, begin: Begin, folder: Path, tmp_path: Path, place: str
) -> None:
    session = begin(tmp_path / place)
    session.preload()
    qtbot.waitUntil(lambda: session._first is not None, timeout=20_000)
    called_by_a_second_start(qtbot, session, tmp_path / place)
    press(session, "training")
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=60_000)
    called_by_a_second_start(qtbot, session, tmp_path / place)


def test_the_pipe_of_a_killed_first_window_does_not_stop_the_next(folder: Path) -> None:
    stale = Path(tempfile.gettempdir()) / name_of(folder)
    stale.touch()
    try:
        assert not claim(name_of(folder))
        assert not call_first(folder)
    finally:
        stale.unlink()


def test_a_folder_in_use_elsewhere_is_explained(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    first, second = begin(folder), begin(folder)
    entered(qtbot, first)
    fill(second, passphrase=PASSPHRASE)
    press(second, "open")
    at_rest(qtbot, second)
    page = screen(second)
    assert isinstance(page, UnlockPage)
    assert "開いて" in page.problem.words.text()


def test_training_mode_is_visibly_different(qtbot: QtBot, begin: Begin, folder: Path) -> None:
    session = begin(folder)
    press(session, "training")
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=60_000)
    assert find(screen(session), QWidget, "training_band").isVisible()
    assert session.in_training


def test_a_new_text_size_is_followed_at_once(qtbot: QtBot, begin: Begin, folder: Path, dressed: object) -> None:
    session = begin(folder)
    entered(qtbot, session)
    session.frame.go("settings")
    before = find(screen(session), Button, "lock").height()
    session.desk.change_settings(text_scale=200)
    session.change_look()
    qtbot.waitUntil(lambda: find(screen(session), Button, "lock").height() == 2 * before)


def test_a_notice_can_be_answered(qtbot: QtBot, dressed: object) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers: list[str] = []
    notice = Notice(parent, "題", "文", answers=(("yes", "はい", "primary"),), close="いいえ")
    notice.ask(answers.append)
    find(notice, Button, "notice_yes").click()
    assert answers == ["yes"]
