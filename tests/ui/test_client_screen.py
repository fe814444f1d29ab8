"""The person's own screen: one thing at a time, answers written at once, no way back without the passphrase."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.consent_texts import FOLDER
from kyoju_desktop.domain.records import Consent, ConsentShown
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.storage.keys import create_keys
from kyoju_desktop.ui.client import screen as screen_module
from kyoju_desktop.ui.client.ruby_words import RubyWords
from kyoju_desktop.ui.client.screen import ClientScreen
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.main_window import MainWindow
from kyoju_desktop.ui.pages.consent import ConsentPage
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura
from tests.ui.test_consent_page import MONEY, VICTIM, answer_all

Idle = Callable[[], None]
PASSPHRASE = "ひみつの合言葉は長い-2026"


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=20_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture(scope="module")
def slots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the key slots of the passphrase, made once."""
    folder = tmp_path_factory.mktemp("slots")
    create_keys(folder, PASSPHRASE)
    return folder


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question takes no answer at once here either, but for a tenth of the time."""
    monkeypatch.setattr(screen_module, "_PAUSE", 40)


@pytest.fixture
def window(desk: Desk, slots: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    shutil.copytree(slots, desk.data_dir, dirs_exist_ok=True)
    made = MainWindow(Translator.for_language("ja"))
    qtbot.addWidget(made)
    made.show_screen(DeskFrame(desk))
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.hide()


@pytest.fixture
def case_id(desk: Desk) -> str:
    return write_miura(desk.store)


@pytest.fixture
def page(window: MainWindow, case_id: str, idle: Idle) -> ConsentPage:
    frame = window.screen_widget
    assert isinstance(frame, DeskFrame)
    frame.open_consent(case_id)
    idle()
    made = frame.page("consent")
    assert isinstance(made, ConsentPage)
    made.table.toggle(0, MONEY + 1)
    made.table.toggle(0, VICTIM + 1)
    made.table.toggle(1, 1)
    made.table.toggle(2, 1)
    answer_all(made)
    return made


def screen_of(window: MainWindow) -> ClientScreen:
    found = window.findChild(ClientScreen, "client_screen")
    assert found is not None
    return found


def words(screen: QWidget, name: str) -> str:
    return find(screen, RubyWords, name).words


def everything(widget: QWidget) -> str:
    """All words that are on the screen."""
    parts = [each.words for each in widget.findChildren(RubyWords)]
    parts += [each.text() for each in widget.findChildren(QLabel)]
    return " ".join([*parts, *(each.accessibleName() for each in widget.findChildren(QAbstractButton))])


def press(qtbot: QtBot, screen: ClientScreen, name: str) -> None:
    button = find(screen, QAbstractButton, name)
    qtbot.waitUntil(button.isEnabled)
    button.click()
    settle()


def opened(page: ConsentPage, window: MainWindow, language: str = "ja_plain") -> ClientScreen:
    box = find(page, Combo, "show_language")
    box.choose(language)
    box.activated.emit(box.currentIndex())
    page.show_panel.open.click()
    return screen_of(window)


def rows(desk: Desk, case_id: str) -> list[ConsentShown]:
    with desk.store.read() as r:
        return list(r.find(ConsentShown, case=case_id))


def knock(screen: ClientScreen, passphrase: str) -> None:
    if screen.gate is None:
        find(screen, QAbstractButton, "client_leave").click()
        settle()
    assert screen.gate is not None
    screen.gate.box.setText(passphrase)
    find(screen, Button, "client_open").click()


def answer_yes_no_yes(qtbot: QtBot, screen: ClientScreen, idle: Idle) -> None:
    for name in ("client_next", "client_yes", "client_no", "client_yes"):
        press(qtbot, screen, name)
    idle()


def test_one_recipient_is_asked_at_a_time_and_every_answer_is_written_at_once(
    page: ConsentPage, window: MainWindow, desk: Desk, case_id: str, idle: Idle, qtbot: QtBot
) -> None:
    screen = opened(page, window)
    assert "これから 聞くこと" in words(screen, "client_title")
    press(qtbot, screen, "client_next")
    assert words(screen, "client_progress") == "3つのうち 1つめ"
    press(qtbot, screen, "client_yes")
    idle()
    assert [each.answer for each in rows(desk, case_id)] == ["yes"]
    press(qtbot, screen, "client_again")
    idle()
    assert "もう 一度 説明します" in words(screen, "client_again_shown")
    press(qtbot, screen, "client_no")
    press(qtbot, screen, "client_yes")
    idle()
    noted = rows(desk, case_id)
    assert [each.answer for each in noted] == ["yes", "again", "no", "yes"]
    assert len({each.asking for each in noted}) == 1
    assert {each.language for each in noted} == {"ja_plain"}
    assert {each.text_version for each in noted} == {"第1版 2026-04-01"}
    assert noted[0].classes >= {"IDENTITY", "MONEY"}
    assert "「はい」の ところ" in find(screen, QWidget, "client_summary_yes").accessibleName()


def test_nothing_of_the_office_is_to_be_seen_and_no_key_leads_away(
    page: ConsentPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    frame = window.screen_widget
    assert frame is not None
    screen = opened(page, window)
    press(qtbot, screen, "client_next")
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F5, Qt.Key.Key_Return, Qt.Key.Key_Backspace):
        QTest.keyClick(screen, key)
    for key in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Z):
        QTest.keyClick(screen, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(screen, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert screen.isVisible()
    assert not frame.isVisible()
    said = everything(screen)
    assert "三浦" not in said
    assert "架代" not in said


def test_the_address_of_a_protected_person_is_said_to_stay(
    page: ConsentPage, window: MainWindow, qtbot: QtBot
) -> None:
    screen = opened(page, window, "ja")
    press(qtbot, screen, "client_next")
    told = [each.words for each in find(screen, QWidget, "client_told").findChildren(RubyWords)]
    kept = [each.words for each in find(screen, QWidget, "client_not_told").findChildren(RubyWords)]
    assert not any("住所" in each for each in told)
    assert "住所・電話" in kept


def test_only_the_passphrase_leads_back_and_the_answers_come_with_it(
    page: ConsentPage, window: MainWindow, desk: Desk, case_id: str, idle: Idle, qtbot: QtBot
) -> None:
    screen = opened(page, window)
    answer_yes_no_yes(qtbot, screen, idle)
    knock(screen, "これは違う合言葉です")
    idle()
    assert screen.isVisible()
    assert "合言葉がちがいます" in everything(screen)
    knock(screen, PASSPHRASE)
    idle()
    assert window.findChild(ClientScreen) is None
    assert page.isVisible()
    first, second, third = page.table.draft.rows[:3]
    assert MONEY in first.boxes
    assert (first.said, second.said, third.said) == ("yes", "no", "yes")
    assert not second.chosen
    assert page.table.words_for(second).standing == "本人が「いいえ」"


def test_the_consent_that_follows_keeps_language_version_words_and_sitting(
    page: ConsentPage, window: MainWindow, desk: Desk, case_id: str, idle: Idle, qtbot: QtBot
) -> None:
    screen = opened(page, window, "vi")
    answer_yes_no_yes(qtbot, screen, idle)
    knock(screen, PASSPHRASE)
    idle()
    find(page, Button, "register_consent").click()
    idle()
    with desk.store.read() as r:
        given = r.find(Consent, case=case_id)[-1]
        noted = r.find(ConsentShown, case=case_id)
    assert given.state == "given"
    assert given.language == "vi"
    assert given.text_version == "第1版 2026-04-01"
    assert given.asking == noted[0].asking
    assert "Bạn có thể dừng bất cứ lúc nào." in given.shown_text
    assert "この同意は、いつでもやめられます。" in given.shown_text


def test_a_no_after_a_yes_is_the_last_word(
    page: ConsentPage, window: MainWindow, desk: Desk, case_id: str, idle: Idle, qtbot: QtBot
) -> None:
    screen = opened(page, window)
    press(qtbot, screen, "client_next")
    press(qtbot, screen, "client_yes")
    press(qtbot, screen, "client_back")
    press(qtbot, screen, "client_no")
    idle()
    assert page.table.draft.rows[0].said == "no"
    page.table.toggle(0, 1)
    knock(screen, PASSPHRASE)
    idle()
    with desk.store.read() as r:
        before = r.count(Consent)
    find(page, Button, "register_consent").click()
    idle()
    with desk.store.read() as r:
        assert r.count(Consent) == before


def test_the_language_and_the_size_change_on_the_spot(
    page: ConsentPage, window: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    screen = opened(page, window)
    press(qtbot, screen, "client_next")
    before = find(screen, RubyWords, "client_question").used_font().pixelSize()
    press(qtbot, screen, "client_larger")
    assert find(screen, RubyWords, "client_question").used_font().pixelSize() > before
    korean = page.show_panel.library.find("ko")
    assert korean is not None
    screen.speak(korean)
    settle()
    assert "알려도 됩니까?" in words(screen, "client_question")
    assert find(screen, RubyWords, "client_question").used_font().families()[0] == "Noto Sans KR"
    press(qtbot, screen, "client_yes")
    assert screen.course.step == 2


def test_f12_hides_it_and_comes_back_to_it(page: ConsentPage, window: MainWindow, qtbot: QtBot) -> None:
    screen = opened(page, window)
    screen.hide_pressed.emit()
    assert window.covered()
    assert not screen.isVisible()
    window._uncover()
    assert screen.isVisible()


def test_a_file_of_the_office_makes_a_language_selectable_and_a_broken_one_is_told(
    page: ConsentPage, desk: Desk
) -> None:
    folder = desk.data_dir / FOLDER
    folder.mkdir()
    data = json.loads((shipped("resources") / "reference" / FOLDER / "en.json").read_text("utf-8"))
    (folder / "pt.json").write_text(json.dumps({**data, "language": "pt", "name": "Português"}), "utf-8")
    (folder / "bad.json").write_text("{", "utf-8")
    page.show_panel.read_again()
    assert page.show_panel.language.findData("pt") >= 0
    assert "bad.json" in page.show_panel.trouble.words.text()
    assert not page.show_panel.trouble.isHidden()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("dark", [False, True])
def test_every_step_fits_the_width_at_every_size_of_text(
    scale: float,
    dark: bool,
    dressed: Callable[[float, bool], None],
    page: ConsentPage,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    dressed(scale, dark)
    screen = opened(page, window)
    for name in ("client_larger", "client_larger", "client_next", "client_yes", "client_no", "client_yes"):
        assert window.width() == 1366
        assert screen.minimumSizeHint().width() <= 1366
        press(qtbot, screen, name)
    assert screen.minimumSizeHint().width() <= 1366


def test_the_word_that_it_will_be_explained_again_is_in_sight_at_the_largest_text(
    dressed: Callable[[float, bool], None], page: ConsentPage, window: MainWindow, qtbot: QtBot
) -> None:
    dressed(2.0, False)
    screen = opened(page, window)
    press(qtbot, screen, "client_next")
    press(qtbot, screen, "client_again")
    said = find(screen, RubyWords, "client_again_shown")
    qtbot.waitUntil(lambda: said.visibleRegion().boundingRect() == said.rect())


def test_without_a_tick_there_is_nothing_to_show(page: ConsentPage) -> None:
    for row in range(3):
        page.table.toggle(row, 1)
    assert not page.show_panel.open.isEnabled()
    assert "先に" in find(page, QLabel, "show_why").text()


def test_an_answer_given_while_the_one_before_is_still_being_written_is_kept(
    page: ConsentPage, window: MainWindow, desk: Desk, case_id: str, idle: Idle
) -> None:
    screen = opened(page, window)
    screen.go_on()
    screen.answer("again")
    screen.answer("no")
    idle()
    assert [each.answer for each in rows(desk, case_id)] == ["again", "no"]
