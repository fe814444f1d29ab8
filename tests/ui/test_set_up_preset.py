"""The first start with each kind of preset: only what is left is asked; what is wrong is said once, quietly."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.app import open_session
from kyoju_desktop.domain.records import Office
from kyoju_desktop.i18n import places
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.platform import places as disks
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.pages.set_up import SetUpPage
from kyoju_desktop.ui.pages.unlock import UnlockPage
from kyoju_desktop.ui.session import Session
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import Clock, find, settle

PASSPHRASE = "midori no sakamichi 7"
LIST = """version = 1
prefecture = "架空県"
[defaults]
department = "建設課"
section = "住宅係"
idle_minutes = 5
second_backup = '{copies}/{{code}}'
[[municipality]]
code = "994014"
name = "陽ノ原町"
welfare_office = false
[[municipality]]
code = "992011"
name = "瀬戸見市"
section = "管理係"
[[municipality]]
code = "993018"
name = "空木村"
"""
Begin = Callable[[str], Session]


@pytest.fixture
def begin(
    qtbot: QtBot, qapp: QApplication, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    """Starts the program with that preset.toml beside it, as it would start for a clerk."""
    (tmp_path / "preset").mkdir()
    monkeypatch.setattr(places, "preset", lambda: tmp_path / "preset")
    begun: list[Session] = []

    def start(preset: str) -> Session:
        text = preset.format(copies=tmp_path / "copies") if "{copies}" in preset else preset
        if text:
            (tmp_path / "preset" / "preset.toml").write_text(text, "utf-8")
        session = open_session(qapp, tmp_path / "data", clock=clock)
        session.window.show()
        begun.append(session)
        return session

    yield start
    for session in begun:
        if session.window.isVisible():
            session.window.close()
            qtbot.waitUntil(session.window.isHidden, timeout=60_000)
        session.window.deleteLater()
    settle()


def page_of(session: Session) -> SetUpPage:
    page = session.window.screen_widget
    assert isinstance(page, SetUpPage)
    return page


def seen(page: QWidget, name: str) -> bool:
    """Whether the clerk sees it."""
    found = page.findChild(QWidget, name)
    return found is not None and found.isVisible()


def fill(page: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        box = find(page, QLineEdit, name)
        assert box.isVisible(), name
        box.setText(text)
        box.textEdited.emit(text)


def press(page: QWidget, name: str) -> None:
    button = find(page, Button, name)
    assert button.isVisible(), name
    button.click()


def text_of(page: QWidget, name: str) -> str:
    return find(page, QLineEdit, name).text()


def to_the_key(qtbot: QtBot, page: SetUpPage) -> None:
    """From the clerk's name over the passphrase to the recovery key, copied."""
    fill(page, clerk="大江 史")
    press(page, "next")
    fill(page, passphrase=PASSPHRASE, passphrase_again=PASSPHRASE)
    press(page, "next")
    shown = find(page, QWidget, "recovery_key_words")
    qtbot.waitUntil(lambda: bool(shown.property("text")), timeout=120_000)
    groups = str(shown.property("text")).split()
    asked = int("".join(filter(str.isdigit, find(page, QLineEdit, "again").accessibleName())))
    fill(page, again=groups[asked - 1])
    press(page, "next")


def opened(qtbot: QtBot, session: Session) -> Office:
    qtbot.waitUntil(lambda: session.desk is not None and session.jobs.running == 0, timeout=120_000)
    with session.desk.store.read() as r:
        found: Office = r.find(Office)[0]
    return found


def test_with_this_municipality_only_the_clerk_and_the_passphrase_are_asked(
    qtbot: QtBot, begin: Begin, tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    session = begin(LIST.replace("version = 1", 'version = 1\nthis = "994014"'))
    page = page_of(session)
    assert seen(page, "known_town")
    assert not seen(page, "towns")
    assert (text_of(page, "department"), text_of(page, "section")) == ("建設課", "住宅係")
    assert page.focusProxy() is find(page, QLineEdit, "clerk")
    qtbot.waitUntil(lambda: session.jobs.running == 0, timeout=60_000)
    to_the_key(qtbot, page)
    office = opened(qtbot, session)  # the second place can be reached: not asked
    assert (office.municipality, office.code, office.welfare_office) == ("陽ノ原町", "994014", False)
    assert (office.department, office.section, office.clerk) == ("建設課", "住宅係", "大江 史")
    settings = load_settings(tmp_path / "data").settings
    assert settings.idle_minutes == 5
    assert settings.second_backup == str(tmp_path / "copies" / "994014")
    assert session.frame is not None
    qtbot.waitUntil(lambda: any((tmp_path / "copies" / "994014").iterdir()), timeout=60_000)


def test_a_second_place_that_is_not_reached_is_asked_at_the_end(qtbot: QtBot, begin: Begin, tmp_path: Path) -> None:
    session = begin(LIST.replace("version = 1", 'version = 1\nthis = "994014"'))
    page = page_of(session)
    qtbot.waitUntil(lambda: session.jobs.running == 0, timeout=60_000)
    to_the_key(qtbot, page)
    assert seen(page, "second_place")
    assert text_of(page, "second_place") == str(tmp_path / "copies" / "994014")
    assert "いまは届きません" in find(page, QLineEdit, "second_place").accessibleDescription()
    press(page, "next")
    opened(qtbot, session)
    assert load_settings(tmp_path / "data").settings.second_backup == str(tmp_path / "copies" / "994014")


def test_another_municipality_than_this_can_be_chosen(begin: Begin) -> None:
    page = page_of(begin(LIST.replace("version = 1", 'version = 1\nthis = "994014"')))
    press(page, "known_other_town")
    assert seen(page, "towns")
    fill(page, town_search="瀬戸")
    press(page, "next")
    assert text_of(page, "section") == "管理係"
    assert text_of(page, "second_place").endswith("/992011")


def test_the_municipality_is_searched_in_the_list(begin: Begin) -> None:
    page = page_of(begin(LIST))
    assert not seen(page, "municipality")
    assert not seen(page, "welfare_yes")
    press(page, "next")
    assert seen(page, "town_note")  # nothing is chosen yet
    towns = find(page, QListWidget, "towns")
    fill(page, town_search="993")
    assert [towns.item(at).text() for at in range(3) if not towns.item(at).isHidden()] == ["空木村  993018"]
    QTest.keyClick(find(page, QLineEdit, "town_search"), Qt.Key.Key_Down)
    assert seen(page, "town_picked")
    assert seen(page, "welfare_no")  # neither the file nor the law says it
    press(page, "next")
    assert seen(page, "welfare_note")
    find(page, QRadioButton, "welfare_no").setChecked(True)
    press(page, "next")
    assert seen(page, "section")
    assert page._answers().welfare_office is False
    assert page._answers().code == "993018"


def test_a_name_that_is_not_in_the_list_is_typed_by_hand(begin: Begin) -> None:
    page = page_of(begin(LIST))
    fill(page, town_search="よその町")
    assert seen(page, "town_note")
    press(page, "by_hand")
    assert not seen(page, "towns")
    fill(page, municipality="よその町", code="991015")
    find(page, QRadioButton, "welfare_no").setChecked(True)
    press(page, "next")
    assert text_of(page, "department") == "建設課"
    assert text_of(page, "second_place").endswith("/991015")
    press(page, "back")
    press(page, "by_hand")
    assert seen(page, "towns")


def test_what_was_typed_is_not_replaced_by_another_town(begin: Begin) -> None:
    page = page_of(begin(LIST))
    fill(page, town_search="陽ノ原")
    press(page, "next")
    fill(page, section="すまい係")
    press(page, "back")
    fill(page, town_search="瀬戸見")
    press(page, "next")
    assert text_of(page, "section") == "すまい係"


def test_without_a_file_everything_is_asked_as_before(begin: Begin) -> None:
    page = page_of(begin(""))
    for name in ("municipality", "code", "welfare_yes"):
        assert seen(page, name)
    for name in ("towns", "by_hand", "preset_problems", "known_town", "place_trouble"):
        assert not seen(page, name)


def test_what_is_wrong_with_the_file_is_said_once_with_details_to_copy(begin: Begin) -> None:
    session = begin(LIST.replace("idle_minutes = 5", "idle = 5\nsection 住宅係"))
    page = page_of(session)
    assert seen(page, "preset_problems")
    press(page, "preset_details")
    notice = QApplication.activeModalWidget()
    assert isinstance(notice, Notice)
    text = str(find(notice, QWidget, "notice_text").property("text"))
    assert "defaults.idle" in text
    assert "7行目" in text
    assert "preset.toml" in text
    notice.reject()


def test_the_window_looks_as_the_prefecture_wishes_from_the_first_screen(qtbot: QtBot, begin: Begin) -> None:
    plain = find(page_of(begin("")), Button, "next").height()
    large = begin('version = 1\n[defaults]\ntext_scale = 200\nlanguage = "en"\n')
    assert find(page_of(large), Button, "next").height() == 2 * plain
    assert large.words.language == "en"


def test_a_place_that_cannot_hold_data_is_said_before_anything_is_typed(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", "utf-8")
    page = page_of(begin(LIST))
    assert seen(page, "place_trouble")
    assert not find(page, Button, "next").isEnabled()
    assert find(page, Button, "other_place").isEnabled()


def test_data_in_a_doubtful_place_are_warned_of_on_the_unlock_screen(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "kyoju.keys").write_text("{}", "utf-8")
    monkeypatch.setattr(disks, "_PLUGGED", (str(tmp_path),))
    table = tmp_path / "mounts"
    table.write_text(f"/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 {tmp_path} vfat rw 0 0\n", "utf-8")
    monkeypatch.setattr(disks, "MOUNTS", table)
    page = begin("").window.screen_widget
    assert isinstance(page, UnlockPage)
    assert seen(page, "place_warning")


def test_the_later_steps_come_after_the_first_screen_and_tab_goes_on_to_the_buttons(
    qtbot: QtBot, dressed: object
) -> None:
    page = SetUpPage(Translator.for_language("ja"), "C:\\場所")
    qtbot.addWidget(page)
    page.begin()
    assert page.findChild(QLineEdit, "passphrase") is None
    page.show()
    qtbot.waitUntil(lambda: page.findChild(QLineEdit, "passphrase") is not None)
    after, each = list[str](), find(page, QLineEdit, "passphrase_again").nextInFocusChain()
    while each is not None and len(after) < 500 and each.objectName() != "next":
        after.append(each.objectName())
        each = each.nextInFocusChain()
    assert each is not None
    assert each.objectName() == "next"
    assert {"passphrase", "municipality", "clerk"}.isdisjoint(after)
    page.hide()
