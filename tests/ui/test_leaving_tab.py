"""The tab 退去 in the window: what stands first while the person lives and after a death."""

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Death, EmergencyContact, Intake, MoveOut, Person
from kyoju_desktop.services.cases import keep, open_case
from kyoju_desktop.services.deaths import register_death
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from tests.ui.conftest import find, settle


def test_moving_out_stands_first_until_a_death_is_recorded(frame: DeskFrame, desk: Desk, qtbot: QtBot) -> None:
    with desk.store.write("相談受付") as w:
        case = open_case(w, Person(name="北原 ハル", kana="きたはら はる"), Intake(main_topic="T02"))
    page = _opened(frame, desk, qtbot, case.id)
    assert _order(page) == (0, 1)
    with desk.store.write("死亡の登録", case=case.id) as w:
        register_death(w, Death(case=case.id, known_on=date(2026, 6, 20)))
    page = _opened(frame, desk, qtbot, case.id)
    assert _order(page) == (3, 0)
    with desk.store.write("まちがい", case=case.id) as w:
        for kind in (Death, MoveOut):
            for each in w.find(kind, case=case.id):
                w.remove(each)
        w.put(w.get(Person, case.person).replace(died_on=None))
    assert _order(_opened(frame, desk, qtbot, case.id)) == (0, 1)


def test_a_call_names_the_contact_inside_and_not_in_the_title_of_its_window(
    frame: DeskFrame, desk: Desk, qtbot: QtBot
) -> None:
    nephew = EmergencyContact(name="北原 一平", relation="おい", may_tell="yes")
    with desk.store.write("相談受付") as w:
        case = open_case(w, Person(name="北原 ハル", kana="きたはら はる"), Intake(main_topic="T02"))
        keep(w, nephew.replace(case=case.id))
    find(_opened(frame, desk, qtbot, case.id), Button, f"call.{nephew.id}").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    assert "北原" not in asked.windowTitle()
    assert find(asked, Words, "whom").text() == "北原 一平  おい"
    asked.reject()


def _opened(frame: DeskFrame, desk: Desk, qtbot: QtBot, case: str) -> CasePage:
    frame.open_case(case, "leaving")
    for _ in range(3):
        qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
        QApplication.processEvents()
    settle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    return page


def _order(page: CasePage) -> tuple[int, int]:
    """At which place from the top moving out and the death stand."""
    shown = page.tab("leaving")
    assert isinstance(shown, PanelsTab)
    return shown.body.indexOf(shown.panel(MoveOut)), shown.body.indexOf(shown.panel(Death))
