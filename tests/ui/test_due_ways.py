"""Every deadline on 今日: its row opens the very place where it is done, or it is done there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES
from kyoju_desktop.services.settling import AT_ONCE, DONE
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_next import TABS
from kyoju_desktop.ui.pages.due_places import ELSEWHERE, FIELDS, place_of
from kyoju_desktop.ui.pages.due_table import Column, DueItem
from kyoju_desktop.ui.pages.today import TodayPage
from tests.ui.conftest import settle
from tests.ui.due_cast import RECORDS, write_cast

Idle = Callable[[], None]
SITTING = frozenset(code for code in RECORDS if code.startswith("conference_")) - {"conference_decision"}
REGISTERS = frozenset(code for code in RECORDS if code.startswith(("request_", "breach_")))
CONSENT = frozenset({"consent_until", "consent_review", "consent_ask_again"})
REPORTS = frozenset({"yearly_report", "yearly_report_usual", "yearly_answer"})
RENEWALS = frozenset({"contract_until", "guarantee_until", "insurance_until"})
DIALOGS = REPORTS | RENEWALS | {"later_explanation", "copy_back", "referral_reply", "emergency_contact", "instalment"}
TICKED = AT_ONCE | {"conference_decision"}
BUTTONS = {"scheme_until": "scheme_extend", "scheme_last": "scheme_end"}  # a near end is not typed over
CLOSED = frozenset({"keep_until"})  # what is kept stands in the closed case, not on 今日
IN_CASE = frozenset(RECORDS) - SITTING - REGISTERS - CONSENT - DIALOGS - TICKED - CLOSED


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=20_000)
            QApplication.processEvents()
        settle()

    return wait


class Walk:
    """今日 with one row of every deadline; `press` presses the button of a row by its code."""

    def __init__(self, frame: DeskFrame, idle: Idle) -> None:
        self.frame, self.idle = frame, idle
        self.opened: set[str] = set()
        self.show()

    @property
    def page(self) -> TodayPage:
        made = self.frame.page("today")
        assert isinstance(made, TodayPage)
        return made

    def show(self) -> None:
        self.frame.go("today")
        self.idle()
        closed = [fold.code for at in range(self.page.table.rowCount()) if (fold := self.page.table.fold(at))]
        for code in closed:
            if code not in self.opened:
                self.page.turn_fold(code)
                self.opened.add(code)

    def row(self, code: str) -> int:
        rows = range(self.page.table.rowCount())
        return next((at for at in rows if (item := self.page.table.item(at)) and item.code == code), -1)

    def item(self, code: str) -> DueItem:
        found = self.page.table.item(self.row(code))
        assert found is not None, code
        return found

    def press(self, code: str) -> None:
        self.page.list.setCurrentIndex(self.page.table.index(self.row(code), Column.START))
        QTest.keyClick(self.page.list, Qt.Key.Key_Return)
        self.idle()


@pytest.fixture
def walk(frame: DeskFrame, store: Store, idle: Idle) -> Walk:
    write_cast(store, store.actor)
    return Walk(frame, idle)


def test_the_groups_of_ways_hold_every_deadline() -> None:
    assert set(DEADLINE_RULES) == set(RECORDS)
    assert frozenset(FIELDS) <= frozenset(DEADLINE_RULES)
    assert not frozenset(FIELDS) & frozenset(ELSEWHERE)
    assert frozenset(DONE) <= frozenset(DEADLINE_RULES)


def test_every_row_says_what_why_and_until_when(walk: Walk) -> None:
    shown = {each.code: each for each in walk.page.table.lines if isinstance(each, DueItem)}
    assert set(RECORDS) - set(shown) == CLOSED
    for code, item in shown.items():
        assert item.what, code
        assert item.detail.endswith("。"), code
        assert item.verb, code
        assert "{" not in item.what + item.detail + item.verb, code


def test_the_row_opens_the_record_and_the_field_in_the_case(walk: Walk) -> None:
    wrong: list[str] = []
    for code in sorted(IN_CASE):
        item = walk.item(code)
        walk.press(code)
        wrong += [f"{code}: {why}" for why in _place_is_wrong(walk, item)]
        walk.show()
    assert wrong == []


def _place_is_wrong(walk: Walk, item: DueItem) -> list[str]:
    """Why the case page does not stand at the place of the deadline; nothing when it does."""
    page = walk.frame.page("case")
    if walk.frame.shown() != "case" or not isinstance(page, CasePage):
        return [f"shows {walk.frame.shown()}"]
    view, place = page.view(), place_of(item.code, item.action, item.record)
    if view is None or view.case_id != item.case:
        return ["another case"]
    if page.tabs.code() != TABS[place.record_class]:
        return [f"tab {page.tabs.code()}"]
    focus = QApplication.focusWidget()
    if place.field and not any(_is_in(focus, name) for name in (place.field, BUTTONS.get(item.code, place.field))):
        return [f"the cursor is in {focus.objectName() if focus else None}, not in {place.field}"]
    return []


def _is_in(widget: QWidget | None, name: str) -> bool:
    while widget is not None:
        if widget.objectName() == name or widget.objectName().startswith((f"{name}_", f"{name}.")):
            return True
        widget = widget.parentWidget()
    return False


def test_the_row_opens_the_sitting_the_register_the_consent_or_a_question(walk: Walk) -> None:
    pages = dict.fromkeys(SITTING, "conference") | dict.fromkeys(REGISTERS, "registers")
    pages |= dict.fromkeys(CONSENT, "consent")
    for code, page in sorted(pages.items()):
        walk.press(code)
        assert walk.frame.shown() == page, code
        walk.show()
    for code in sorted(DIALOGS):
        walk.press(code)
        asked = next((each for each in walk.frame.findChildren(QDialog) if each.isVisible()), None)
        assert asked is not None, code
        asked.reject()
        settle()
        walk.idle()


def test_simple_ones_are_done_on_the_spot_and_undone(walk: Walk) -> None:
    for code in sorted(TICKED):
        walk.press(code)
        assert walk.row(code) < 0, code
        walk.frame.undo()
        walk.idle()
        assert walk.row(code) >= 0, code


def test_what_has_a_day_is_ticked_from_the_menu(walk: Walk, desk: Desk) -> None:
    from kyoju_desktop.ui.pages import due_ways  # noqa: PLC0415 - only here

    for code in sorted(set(DONE) - AT_ONCE):
        item = walk.item(code)
        assert due_ways.can_settle(item), code
        due_ways.settle_here(desk, walk.page, item)
        walk.idle()
        before = [each for each in walk.page.table.lines if isinstance(each, DueItem) and each.record == item.record]
        assert code not in {each.code for each in before}, code
