"""Panels of a case by keyboard alone: unfolded, opened, filled and saved; where a case from arrears stands."""

import os
from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Application,
    ArrearsStep,
    Case,
    Crisis,
    Death,
    EmergencyContact,
    HospitalStay,
    HousingInquiry,
    InitialCost,
    Intake,
    Person,
    SchemeUse,
    Tenancy,
    Visit,
)
from kyoju_desktop.services.cases import keep, open_case
from kyoju_desktop.services.deaths import register_death
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.from_arrears import FromArrears
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_lists import ListPanel
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.due_places import ARREARS_STAIR
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import Empty
from tests.ui.conftest import find, settle

Idle = Callable[[], None]


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def case(desk: Desk) -> Case:
    with desk.store.write("相談受付") as w:
        made = open_case(w, Person(name="岩瀬川 トミ", kana="いわせがわ とみ"), Intake(main_topic="T02"))
        home = Tenancy(case=made.id, home="架空荘203", moved_in_on=date(2026, 1, 10), visit_rhythm="monthly")
        applied = Application(case=made.id, home="架空荘203", result="approved")
        later: tuple[Record, ...] = (
            HousingInquiry(case=made.id, home="架空荘203", result="waiting"),
            InitialCost(case=made.id, application=applied.id, what="deposit", amount=40_000),
            Visit(case=made.id, tenancy=home.id, at=datetime(2026, 2, 20, 10), met="absent"),
            Crisis(case=made.id, kind="no_answer"),
            SchemeUse(case=made.id, scheme="housing_benefit"),
            EmergencyContact(case=made.id, name="見本 めい", may_tell="yes"),
        )
        for each in (home, applied, *later):
            keep(w, each)
    return made


def shown(frame: DeskFrame, case: Case, tab: str, idle: Idle) -> tuple[CasePage, PanelsTab]:
    frame.open_case(case.id, tab)
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    found = page.tab(tab)
    assert isinstance(found, PanelsTab)
    return page, found


def keep_picture(widget: QWidget, name: str) -> None:
    """A picture for whoever wants to look."""
    if folder := os.environ.get("KYOJU_LOOK"):
        widget.grab().save(f"{folder}/{name}.png")


def held() -> QWidget:
    """What has the focus."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_a_record_is_opened_filled_and_closed_without_a_mouse(
    frame: DeskFrame, desk: Desk, case: Case, idle: Idle
) -> None:
    frame.activateWindow()
    _page, panels = shown(frame, case, "watch", idle)
    add = find(panels, Button, "add.Visit")
    add.setFocus()
    QTest.keyClick(add, Qt.Key.Key_Space)
    idle()
    panel = panels.panel(Visit)
    assert isinstance(panel, ListPanel)
    editor = panel.editor()
    assert editor is not None
    assert editor.isAncestorOf(held()), "the cursor stands in the form that opened"
    editor.view.focus_field("fact")
    QTest.keyClicks(held(), "met at the door")
    save = find(editor, Button, "save")
    for _ in range(60):
        if QApplication.focusWidget() is save:
            break
        QTest.keyClick(held(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is save
    QTest.keyClick(save, Qt.Key.Key_Space)
    idle()
    with desk.store.read() as r:
        assert "met at the door" in {each.fact for each in r.find(Visit, case=case.id)}


def test_panels_in_use_stand_first_and_empty_ones_are_one_line_until_asked(
    frame: DeskFrame, desk: Desk, case: Case, idle: Idle
) -> None:
    frame.activateWindow()
    _page, panels = shown(frame, case, "watch", idle)
    at = {kind: panels.body.indexOf(panels.panel(kind)) for kind in (Visit, Crisis, ArrearsStep)}
    assert at[Visit] < at[Crisis] < at[ArrearsStep]
    folded = panels.panel(ArrearsStep)
    assert isinstance(folded, ListPanel)
    assert not folded.findChildren(Empty)
    low = folded.height()
    keep_picture(frame, "panels_folded")
    folded.unfold.setFocus()
    QTest.keyClick(folded.unfold, Qt.Key.Key_Space)
    idle()
    assert folded.findChildren(Empty)
    assert folded.height() > low
    assert QApplication.focusWidget() is folded.add
    with desk.store.write("x") as w:
        keep(w, ArrearsStep(case=case.id, on=date(2026, 6, 20), step="interview", months=2))
    desk.news.changed.emit([])
    idle()
    # still in the order of the tab among those in use, above what is empty
    kinds = (Visit, Crisis, ArrearsStep, HospitalStay)
    places = [panels.body.indexOf(panels.panel(kind)) for kind in kinds]
    assert places == sorted(places)
    with desk.store.write("x") as w:
        other = open_case(w, Person(name="北原 ハル", kana="きたはら はる"), Intake(main_topic="T02"))
    _page, panels = shown(frame, other, "watch", idle)
    assert panels.panel(Visit).findChildren(Empty), "where all is empty the first one tells what belongs there"
    assert not panels.panel(Crisis).findChildren(Empty)


def test_after_a_death_its_panels_stay_open(frame: DeskFrame, desk: Desk, case: Case, idle: Idle) -> None:
    with desk.store.write("x") as w:
        register_death(w, Death(case=case.id, known_on=date(2026, 6, 20)))
    _page, panels = shown(frame, case, "leaving", idle)
    assert find(panels, QWidget, "call_order").isVisible()
    keep_picture(frame, "leaving_dead")


def test_a_case_from_arrears_stands_open_at_the_stair(frame: DeskFrame, desk: Desk, case: Case, idle: Idle) -> None:
    assert case.id
    frame.activateWindow()
    frame.go("cases")
    idle()
    find(frame, Button, "from_arrears").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FromArrears)
    asked.who.editor("name").set_value("北原 ハル")
    asked.who.editor("name").touch()
    asked.step.editor("months").set_value(2)
    asked.step.editor("months").touch()
    asked.agreed.emit()
    idle()
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    panels = page.tab("watch")
    assert isinstance(panels, PanelsTab)
    stair = find(panels, QWidget, ARREARS_STAIR)
    top = stair.mapTo(panels.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + stair.height() <= panels.viewport().height() + 48
    at = page.window().focusWidget()
    assert at is not None
    assert stair.isAncestorOf(at)
    keep_picture(frame, "from_arrears")
