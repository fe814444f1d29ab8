"""A new machine after the old one broke: from the set-up, with nothing but a backup file, back to the office."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.app import open_session
from kyoju_desktop.domain.records import Case, Office, Person
from kyoju_desktop.domain.rules.municipality import check_digit
from kyoju_desktop.i18n import places
from kyoju_desktop.services.backups import back_up_now
from kyoju_desktop.services.office import new_office, set_up
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.storage.backup_file import back_up_file
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.folder import DATABASE
from kyoju_desktop.ui.dialogs.bring_back import BringBack
from kyoju_desktop.ui.dialogs.recovery import NewPassphrase
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.pages.set_up import SetUpPage
from kyoju_desktop.ui.session import Session
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import Clock, find, settle

PASSPHRASE = "midori no sakamichi 7"
CODE = "99401" + check_digit("99401")
MADE = datetime(2026, 6, 22, 17, 15)
LONG = 120_000
Begin = Callable[..., Session]


class Old(NamedTuple):
    """What is left of the old machine: its backups, and the paper in the safe."""

    backup: Path
    newer: Path
    recovery_key: str


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Old:
    """An office with one case, backed up; and a backup as a newer version of the program would make it."""
    folder = tmp_path_factory.mktemp("old") / "data"
    office = new_office("陽ノ原町", CODE, False, "建設課", "住宅係", "大江 史")
    made = set_up(folder, PASSPHRASE, office, MADE)
    with made.store.write("相談受付") as w:
        person = w.add(Person(name="小早川 倫", kana="こばやかわ りん"))
        w.add(Case(number="陽住 R8-0001", person=person.id, stage="S10"))
    backup = back_up_now(made.store, folder, MADE).first.path
    key = made.store.data_key
    made.store.close()
    connection = connect(folder / DATABASE, key)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    later = folder.parent / "later"
    later.mkdir()
    return Old(backup, back_up_file(folder, key, later, MADE, version=9999).path, made.recovery_key)


@pytest.fixture
def begin(
    qtbot: QtBot, qapp: QApplication, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    """Starts the program on an empty folder, with that preset.toml beside it."""
    (tmp_path / "preset").mkdir()
    monkeypatch.setattr(places, "preset", lambda: tmp_path / "preset")
    begun: list[Session] = []

    def start(preset: str = "") -> Session:
        if preset:
            (tmp_path / "preset" / "preset.toml").write_text(preset, "utf-8")
        session = open_session(qapp, tmp_path / "data", clock=clock)
        session.window.show()
        begun.append(session)
        return session

    yield start
    for session in begun:
        if session.window.isVisible():
            session.window.close()
            qtbot.waitUntil(session.window.isHidden, timeout=LONG)
        session.window.deleteLater()
    settle()


def press(within: QWidget, name: str) -> None:
    button = find(within, Button, name)
    assert button.isVisible(), name
    button.click()


def page_of(session: Session) -> SetUpPage:
    page = session.window.screen_widget
    assert isinstance(page, SetUpPage)
    return page


def at_rest(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: session.jobs.running == 0, timeout=LONG)


def choose(qtbot: QtBot, session: Session, path: Path) -> None:
    """Take the file in the dialog that asks for it."""
    dialog = find(session.window, QFileDialog, "backup_dialog")
    assert dialog.isVisible()
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    find(dialog, QLineEdit, "fileNameEdit").setText(path.name)
    dialog.accept()
    settle()
    at_rest(qtbot, session)


def asked(session: Session) -> BringBack:
    found = [each for each in session.window.findChildren(BringBack) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def ask_for(qtbot: QtBot, session: Session, path: Path) -> BringBack:
    """From the first page to the question for the passphrase of that backup."""
    press(page_of(session), "from_backup")
    choose(qtbot, session, path)
    return asked(session)


def answer(qtbot: QtBot, session: Session, dialog: BringBack, secret: str) -> None:
    find(dialog, QLineEdit, "backup_passphrase").setText(secret)
    dialog.verb.click()
    at_rest(qtbot, session)


def words_of(within: QWidget) -> str:
    return "\n".join(str(each.property("text")) for each in within.findChildren(QWidget) if each.property("text"))


def refusal(dialog: BringBack) -> str:
    assert dialog.isVisible()
    return find(dialog, QLineEdit, "backup_passphrase").accessibleDescription()


def untouched(session: Session) -> bool:
    """Nothing of an office lies in the folder, and the set-up can go on."""
    left = {each.name for each in session.folder.iterdir()} if session.folder.exists() else set()
    return not left & {"kyoju.db", "kyoju.keys", "kyoju.restored"} and page_of(session).next.isEnabled()


def test_a_backup_brings_the_office_to_a_new_machine(qtbot: QtBot, begin: Begin, old: Old, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy2(old.backup, stick)
    session = begin('version = 1\n[defaults]\nidle_minutes = 5\nsecond_backup = "/nowhere/{code}"\n')
    dialog = ask_for(qtbot, session, stick / old.backup.name)
    told = words_of(dialog)
    assert "令和8年6月22日" in told
    assert old.backup.name in told
    assert "前のパソコンでは" in told
    answer(qtbot, session, dialog, PASSPHRASE)
    assert session.desk is not None
    with session.desk.store.read() as r:
        assert (r.count(Case), r.find(Office)[0].clerk) == (1, "大江 史")
    assert session.frame.first() == "today"
    settings = load_settings(session.folder).settings
    assert "陽ノ原町" in settings.office_line
    assert settings.idle_minutes == 5
    assert settings.second_backup == f"/nowhere/{CODE}"
    assert [each.name for each in stick.iterdir()] == [old.backup.name]


def test_the_recovery_key_brings_it_back_and_asks_for_a_new_passphrase(qtbot: QtBot, begin: Begin, old: Old) -> None:
    session = begin()
    dialog = ask_for(qtbot, session, old.backup)
    answer(qtbot, session, dialog, old.recovery_key.lower())
    assert session.desk is not None
    new = QApplication.activeModalWidget()
    assert isinstance(new, NewPassphrase)
    for name in ("first_passphrase", "again_passphrase"):
        find(new, QLineEdit, name).setText("aoi umi no kaze 12")
    new.verb.click()
    at_rest(qtbot, session)


def test_a_wrong_passphrase_is_said_in_the_question_and_can_be_tried_again(
    qtbot: QtBot, begin: Begin, old: Old
) -> None:
    session = begin()
    dialog = ask_for(qtbot, session, old.backup)
    answer(qtbot, session, dialog, "another passphrase 5")
    assert "開きません" in refusal(dialog)
    assert untouched(session)
    answer(qtbot, session, dialog, PASSPHRASE)
    assert session.desk is not None


def test_the_backup_of_a_newer_program_changes_nothing(qtbot: QtBot, begin: Begin, old: Old) -> None:
    session = begin()
    dialog = ask_for(qtbot, session, old.newer)
    answer(qtbot, session, dialog, PASSPHRASE)
    assert "新しい版" in refusal(dialog)
    assert untouched(session)
    dialog.reject()


def test_a_backup_with_a_wrong_byte_changes_nothing(qtbot: QtBot, begin: Begin, old: Old, tmp_path: Path) -> None:
    data = bytearray(old.backup.read_bytes())
    data[-5000] ^= 1
    bad = tmp_path / "bad.kyojubak"
    bad.write_bytes(data)
    session = begin()
    dialog = ask_for(qtbot, session, bad)
    answer(qtbot, session, dialog, PASSPHRASE)
    assert "こわれています" in refusal(dialog)
    assert untouched(session)
    dialog.reject()


@pytest.mark.parametrize("kind", ["half", "other", "empty"])
def test_what_is_no_whole_backup_is_said_before_a_passphrase_is_asked(
    qtbot: QtBot, begin: Begin, old: Old, tmp_path: Path, kind: str
) -> None:
    whole = old.backup.read_bytes()
    bad = tmp_path / f"{kind}.kyojubak"
    bad.write_bytes({"half": whole[: len(whole) // 2], "other": "議事録\n".encode() * 9, "empty": b""}[kind])
    session = begin()
    press(page_of(session), "from_backup")
    choose(qtbot, session, bad)
    notice = QApplication.activeModalWidget()
    assert isinstance(notice, Notice)
    expected = "途中で切れている" if kind == "half" else "控えのファイルではない"
    assert expected in str(find(notice, QWidget, "notice_text").property("text"))
    notice.reject()
    assert untouched(session)


def test_the_newest_backup_of_the_second_place_is_offered(
    qtbot: QtBot, begin: Begin, old: Old, tmp_path: Path
) -> None:
    place = tmp_path / "copies" / CODE
    place.mkdir(parents=True)
    shutil.copy2(old.backup, place)
    (place / "kyoju-20270101-000000.kyojubak").write_bytes(old.backup.read_bytes()[:9000])
    session = begin(
        f'version = 1\nthis = "{CODE}"\n[defaults]\nsecond_backup = "{tmp_path}/copies/{{code}}"\n'
        f'[[municipality]]\ncode = "{CODE}"\nname = "陽ノ原町"\nwelfare_office = false\n'
    )
    page = page_of(session)
    at_rest(qtbot, session)
    qtbot.waitUntil(lambda: find(page, QWidget, "found_backup").isVisible(), timeout=LONG)
    assert "令和8年6月22日" in words_of(find(page, QWidget, "found_backup"))
    press(page, "from_backup")
    dialog = asked(session)
    assert old.backup.name in words_of(dialog)
    press(dialog, "other_backup")
    find(session.window, QFileDialog, "backup_dialog").reject()
    settle()
    press(page, "from_backup")
    answer(qtbot, session, asked(session), PASSPHRASE)
    assert session.desk is not None
    assert load_settings(session.folder).settings.second_backup == str(place)


def test_where_no_office_can_be_made_none_is_brought_back(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", "utf-8")
    page = page_of(begin())
    assert not find(page, Button, "from_backup").isEnabled()


def test_the_way_back_goes_once_the_new_office_exists(begin: Begin) -> None:
    page = page_of(begin())
    page.show_key("AAAAA-BBBBB-CCCCC-DDDDD")
    for name in ("from_backup", "other_place", "training"):
        assert not find(page, Button, name).isVisible()
