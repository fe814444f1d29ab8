"""条件に合う住まい on the case: when it stands open, how it grows, and what a protected person's wishes show."""

import os
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Assessment, Building, Case, Home, Organisation, Person, Protection, Tenancy
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.match_panel import FIRST, MORE, MatchPanel
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.record_row import RecordRow
from tests.ui.conftest import find, settle

HOUSE = Building(name="コーポ日向", address="大字日向1番地8", municipality="陽ノ原町")
ROOMS = tuple(
    Home(building=HOUSE.id, room=str(100 + number), rent=30_000 + number, vacant="yes", checked_on=date(2026, 6, 20))
    for number in range(1, 25)
)
PERSON = Person(name="小早川 倫")
CASE = Case(number="瀬住 R8-0001", person=PERSON.id, stage="S50")


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        for _round in range(5):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def opened(frame: DeskFrame, desk: Desk, idle: Callable[[], None]) -> Callable[..., MatchPanel]:
    """Put records into the file, and open the tab 住まい of the case."""

    def open_with(*records: object, case: Case = CASE) -> MatchPanel:
        with desk.store.write("用意", final=True) as w:
            for each in (HOUSE, *ROOMS, PERSON, case, *records):
                w.put(each)  # type: ignore[type-var]
        frame.open_case(case.id, "home")
        idle()
        return find(frame, MatchPanel, "match_panel")

    return open_with


def hits(panel: MatchPanel) -> list[str]:
    rows = [each for each in panel.findChildren(RecordRow) if each.objectName().startswith("hit.")]
    return [each.title() for each in rows if each.isVisible()]


def press(panel: MatchPanel, name: str, idle: Callable[[], None]) -> None:
    find(panel, QAbstractButton, name).click()
    idle()


def words(panel: MatchPanel) -> str:
    shown = [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
    return "\n".join([*shown, *(each.accessibleName() for each in panel.findChildren(Chip))])


def test_while_searching_the_cheapest_stand_there_and_more_on_demand(
    opened: Callable[..., MatchPanel], idle: Callable[[], None]
) -> None:
    panel = opened()
    assert hits(panel) == [f"コーポ日向 {100 + number}" for number in range(1, FIRST + 1)]
    assert "24件" in words(panel)
    press(panel, "more_hits", idle)
    assert len(hits(panel)) == FIRST + MORE
    press(panel, "more_hits", idle)
    assert len(hits(panel)) == 24
    assert panel.findChild(QAbstractButton, "more_hits") is None


@pytest.mark.parametrize("more", ["lives", "closed"])
def test_who_has_a_home_is_shown_none_until_the_button_is_pressed(
    opened: Callable[..., MatchPanel], idle: Callable[[], None], more: str
) -> None:
    if more == "lives":
        panel = opened(Tenancy(case=CASE.id, moved_in_on=date(2026, 6, 1)))
    else:
        panel = opened(case=CASE.replace(stage="S80"))
    assert hits(panel) == []
    press(panel, "fold_match", idle)
    assert len(hits(panel)) == FIRST
    press(panel, "fold_match", idle)
    assert hits(panel) == []


def test_income_that_is_unknown_is_said_beside_the_wishes_and_asked_about(
    opened: Callable[..., MatchPanel], idle: Callable[[], None]
) -> None:
    panel = opened(Assessment(case=CASE.id, wish_rent=40_000))
    assert "収入がまだわかりません" in words(panel)
    find(panel, RecordRow, f"hit.{ROOMS[0].id}").click()
    idle()
    assert "収入がわからないので" in words(panel)


def test_what_decides_can_be_loosened_without_saving_anything(
    opened: Callable[..., MatchPanel], desk: Desk, idle: Callable[[], None]
) -> None:
    panel = opened(Assessment(case=CASE.id, wish_rent=30_003))
    assert len(hits(panel)) == 3
    press(panel, "edit_wishes", idle)
    find(panel, QAbstractButton, "must_rent").click()
    idle()
    assert len(hits(panel)) == FIRST
    with desk.store.read() as r:
        assert [each.wish_rent for each in r.find(Assessment)] == [30_003]


def test_the_wished_place_of_a_protected_person_is_not_drawn(
    opened: Callable[..., MatchPanel], idle: Callable[[], None]
) -> None:
    del idle
    panel = opened(
        Assessment(case=CASE.id, wish_area="大字湊のあたり", wish_rent=40_000),
        Protection(person=PERSON.id, source="own_wish", started_on=date(2026, 6, 1)),
    )
    assert hits(panel)
    assert "湊" not in words(panel)


def test_help_with_moving_that_is_wished_for_names_who_gives_it(opened: Callable[..., MatchPanel]) -> None:
    panel = opened(
        Assessment(case=CASE.id, wish_help=frozenset({"viewing", "moving"})),
        Organisation(name="見本の家", kind="support_corporation", standing="private", duties=frozenset({"2"})),
    )
    assert "移るときの手助け: 内見の同行(見本の家)、引っ越しの手伝い(関係機関に見つかりません)" in words(panel)
    keep = panel.window()
    if folder := os.environ.get("KYOJU_LOOK"):
        keep.grab().save(f"{folder}/match_help.png")


def test_without_a_wish_for_help_no_line_stands_there(opened: Callable[..., MatchPanel]) -> None:
    assert "移るときの手助け" not in words(opened(Assessment(case=CASE.id)))
