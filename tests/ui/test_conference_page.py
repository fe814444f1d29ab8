"""会議: the page as the clerk meets it: at any size of text, by keyboard, and what it never shows."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import (
    Address,
    AgendaItem,
    Case,
    Conference,
    ConferenceDecision,
    ConferenceMember,
    Intake,
    Organisation,
    Person,
    Protection,
)
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.conferences.agenda import add_items
from kyoju_desktop.services.conferences.minutes import decisions_of, save_decision
from kyoju_desktop.services.conferences.sittings import open_conference, save_member
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.conference import ConferencePage
from kyoju_desktop.ui.pages.conference_agenda import AgendaPanel
from kyoju_desktop.ui.pages.conference_decisions import DecisionsPanel
from kyoju_desktop.ui.pages.conference_rows import MarkBox
from kyoju_desktop.ui.pages.conferences import ConferencesPage
from tests.e2e.canaries import said_by
from tests.ui.conftest import find, when_idle

SECRET = "秘町9丁目8番7号"


@pytest.fixture
def sitting(desk: Desk) -> Conference:
    """A sitting with two members and three cases, one of them protected; its name is far too long."""
    at = desk.locale
    with desk.store.write("ケース") as w:
        cases = [_case(each, w) for each in ("古志田 勝巳", "溝呂木 啓介", "柊 理沙")]
        w.add(Address(person=cases[2].person, use="current", place=f"瀬戸見市{SECRET}", secret=True))
        w.add(Protection(person=cases[2].person, source="own_wish", started_on=date(2026, 6, 1)))
        made = open_conference(
            w,
            Conference(
                bodies=frozenset({"support_9", "housing_81"}),
                name="瀬戸見市生活困窮者自立支援法にもとづく支援会議と居住支援協議会個別部会の合同の会議 第3回",
                at=datetime(2026, 7, 14, 14),
                until=datetime(2026, 7, 14, 15, 30),
                place="市役所 本庁舎 2階 201会議室(大会議室の向かい)",
            ),
        )
        for name, body in zip(("日置 由美", "小瀬 春江"), w.find(Organisation), strict=False):
            save_member(w, ConferenceMember(conference=made.id, organisation=body.id, name=name, secrecy="not_yet"))
    with desk.store.write("議題") as w:
        add_items(w, made.id, tuple(each.id for each in cases), at, body="support_9")
    return made


def _case(name: str, w: object) -> Case:
    made: Case = open_case(w, Person(name=name, kana="かな", sex="male"), Intake(route="self_visit"))  # type: ignore[arg-type]
    return made


@pytest.fixture
def page(desk: Desk, frame: DeskFrame, sitting: Conference, qtbot: QtBot) -> ConferencePage:
    frame.open_conference(sitting.id)
    when_idle(qtbot, desk)
    made = frame.page("conference")
    assert isinstance(made, ConferencePage)
    return made


def write(box: QLineEdit, text: str) -> None:
    """Hand over a finished word, as an input method does."""
    done = QInputMethodEvent()
    done.setCommitString(text)
    QApplication.sendEvent(box, done)


def items(desk: Desk) -> tuple[AgendaItem, ...]:
    with desk.store.read() as r:
        return tuple(sorted(r.find(AgendaItem), key=lambda each: each.place or 0))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_text_size_makes_the_page_wider_than_the_window(
    dressed: Callable[[float, bool], None],
    frame: DeskFrame,
    desk: Desk,
    sitting: Conference,
    qtbot: QtBot,
    scale: float,
    dark: bool,
) -> None:
    dressed(scale, dark)
    frame.open_conference(sitting.id)
    when_idle(qtbot, desk)
    frame.resize(1366, 768)
    when_idle(qtbot, desk)
    page = frame.page("conference")
    assert isinstance(page, ConferencePage)
    assert page.columns.folded == (scale == 2.0)
    for each in page.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.width() >= each.minimumSizeHint().width() or each.objectName().startswith("member.")
    for part in (page._head, page.strip):
        right = part.mapTo(frame, part.rect().topRight()).x()
        assert right <= frame.width()
        assert part.minimumSizeHint().width() <= page.width()


def test_everything_that_can_be_pressed_has_a_name(page: ConferencePage) -> None:
    for each in page.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.accessibleName(), each.objectName()
            assert each.objectName(), each.accessibleName()


def test_up_and_down_go_through_the_agenda(page: ConferencePage, desk: Desk, qtbot: QtBot) -> None:
    first, second, _third = items(desk)
    panel = find(page, AgendaPanel, "agenda_panel")
    assert panel.current() == first.id
    mark = find(panel, MarkBox, f"mark.{first.id}")
    mark.setFocus()
    QTest.keyClick(mark, Qt.Key.Key_Down)
    when_idle(qtbot, desk)
    assert panel.current() == second.id
    assert find(page, DecisionsPanel, "decisions_panel").isVisible()


def test_enter_keeps_a_decision_and_begins_the_next_line(page: ConferencePage, desk: Desk, qtbot: QtBot) -> None:
    panel = find(page, DecisionsPanel, "decisions_panel")
    who = find(panel, QLineEdit, "who")
    write(who, "福祉課")
    QTest.keyClick(who, Qt.Key.Key_Return)
    when_idle(qtbot, desk)
    assert "何をするか" in said_by(panel)  # what is missing is said beside its box; nothing is lost
    assert who.text() == "福祉課"
    what = find(panel, QLineEdit, "what")
    write(what, "訪問する")
    QTest.keyClick(what, Qt.Key.Key_Return)
    when_idle(qtbot, desk)
    with desk.store.read() as r:
        (kept,) = decisions_of(r, r.find(Conference)[0].id)
    assert (kept.who, kept.what) == ("福祉課", "訪問する")
    assert find(panel, QLineEdit, "who").text() == ""
    find(panel, QCheckBox, f"done.{kept.id}").click()
    when_idle(qtbot, desk)
    assert _decision(desk).done_on == desk.today()
    find(panel, QCheckBox, f"done.{kept.id}").click()
    when_idle(qtbot, desk)
    assert _decision(desk).done_on is None


def _decision(desk: Desk) -> ConferenceDecision:
    with desk.store.read() as r:
        return r.find(ConferenceDecision)[0]


def test_a_protected_place_is_nowhere_on_the_page(page: ConferencePage, desk: Desk) -> None:
    third = items(desk)[2]
    page.agenda._choose(third.id)
    assert SECRET not in said_by(page)
    assert "住所はどちらの版にも出ない" in said_by(page)


def test_the_list_shows_what_comes_and_good_news_when_nothing_is_out(
    sitting: Conference, frame: DeskFrame, desk: Desk, qtbot: QtBot
) -> None:
    frame.go("conferences")
    when_idle(qtbot, desk)
    listed = frame.page("conferences")
    assert isinstance(listed, ConferencesPage)
    assert [each.record for each in listed.list.table.lines] == [sitting.id]
    listed.which.press("outside")
    assert "外にある資料はありません" in said_by(listed)
    listed.which.press("over")
    assert listed.list.table.rowCount() == 0


def test_no_decision_tells_a_secret_place_in_the_list(page: ConferencePage, desk: Desk, qtbot: QtBot) -> None:
    hidden = items(desk)[2]
    with desk.store.write("決まったこと") as w:
        save_decision(w, ConferenceDecision(item=hidden.id, who=f"{SECRET}の大家", what=f"{SECRET}を訪ねる"))
    page.refresh()
    when_idle(qtbot, desk)
    page.agenda._choose(hidden.id)
    when_idle(qtbot, desk)
    said = said_by(find(page, DecisionsPanel, "decisions_panel"))
    assert "を訪ねる" in said
    assert SECRET not in said
