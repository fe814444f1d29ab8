"""The register of homes: finding a unit, its state in words, keeping, adding many, and what stays out of sight."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Application, Building, Case, Home, HousingInquiry, Person, Protection
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.home_rooms import RoomsDialog
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.homes import HomesPage
from kyoju_desktop.ui.widgets.labels import Words
from tests.ui.conftest import find, settle

HILL = Building(name="コーポ日向", kana="こーぽひなた", address="大字日向1番地8", municipality="陽ノ原町", floors=2)
SHELTER = Building(name="架空ハウス", municipality="瀬戸見市", address="架空町9番", secret=True)
DOWN = Home(building=HILL.id, room="103", kind="private_rental", rent=42_000, common_fee=2_000, area=3000)
UP = Home(
    building=HILL.id, room="203", kind="private_rental", rent=45_000, vacant="yes", checked_on=date(2026, 6, 20)
)
HIDDEN = Home(building=SHELTER.id, room="1", kind="shelter", vacant="yes")
REFUSAL = "外国人はちょっと"


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        for _round in range(4):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def page(frame: DeskFrame, desk: Desk, qtbot: QtBot, idle: Callable[[], None]) -> HomesPage:
    with desk.store.write("台帳") as w:
        for each in (HILL, SHELTER, DOWN, UP, HIDDEN):
            w.add(each)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=10_000)
    frame.go("homes")
    idle()
    found = frame.page("homes")
    assert isinstance(found, HomesPage)
    return found


def names(page: HomesPage) -> list[str]:
    return [row.name for row in page.list.rows.rows]


def press(page: QWidget, name: str, idle: Callable[[], None]) -> None:
    next(each for each in page.findChildren(QAbstractButton, name) if each.isVisible()).click()
    idle()


def choose(page: HomesPage, home: Home, idle: Callable[[], None]) -> None:
    page.list.setCurrentIndex(page.list.rows.index(page.list.rows.row_of(home.id)))
    idle()


def said(page: HomesPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())


def write(line: QLineEdit, words: str) -> None:
    """Type with the input method, as Japanese is typed."""
    line.selectAll()
    done = QInputMethodEvent()
    done.setCommitString(words)
    QApplication.sendEvent(line, done)


def apply_for(desk: Desk, home: Home, **more: str) -> Case:
    person = Person(name="小早川 倫")
    case = Case(number="瀬住 R8-0001", person=person.id, stage="S60")
    with desk.store.write("申込み") as w:
        w.add(person)
        w.add(case)
        w.add(Application(case=case.id, unit=home.id, result="waiting").replace(**more))
    return case


def test_the_units_are_listed_with_state_price_and_the_day_of_checking(
    page: HomesPage, idle: Callable[[], None]
) -> None:
    assert names(page) == ["コーポ日向 103", "コーポ日向 203"]
    choose(page, UP, idle)
    assert "空いている(6月20日(土)に確かめた)" in said(page)
    assert "照会を受けるかは聞いていない" in said(page)
    row = page.list.rows.rows[1]
    assert "空き" in [chip.text for chip in row.chips]
    assert "45,000円" in row.below


def test_a_secret_place_is_listed_only_when_asked_for(page: HomesPage, idle: Callable[[], None]) -> None:
    assert not [each for each in names(page) if "架空ハウス" in each]
    find(page, QCheckBox, "home_secret").click()
    idle()
    assert [each for each in names(page) if "架空ハウス" in each]
    assert not [row for row in page.list.rows.rows if "架空町" in row.below]


@pytest.mark.parametrize(
    ("typed", "found"), [("44,000", ["コーポ日向 103"]), ("たくさん", ["コーポ日向 103", "コーポ日向 203"])]
)
def test_a_limit_narrows_the_list_and_one_that_cannot_be_read_says_so(
    page: HomesPage, idle: Callable[[], None], typed: str, found: list[str]
) -> None:
    find(page, QLineEdit, "home_rent").setText(typed)
    idle()
    assert names(page) == found
    assert page.filters.wrong.isHidden() == (typed != "たくさん")


def test_a_unit_under_application_is_locked_names_its_case_here_and_comes_back_when_declined(
    page: HomesPage, desk: Desk, idle: Callable[[], None]
) -> None:
    case = apply_for(desk, UP)
    idle()
    choose(page, UP, idle)
    assert "申込中" in [chip.text for chip in page.list.rows.rows[1].chips]
    assert f"申込み: 小早川 倫 {case.number}" in said(page)
    with desk.store.write("断り") as w:
        (application,) = w.find(Application)
        w.put(application.replace(result="rejected"))
    idle()
    assert "空き" in [chip.text for chip in page.list.rows.rows[1].chips]
    assert "小早川" not in said(page)


def test_what_the_telephone_said_is_kept_with_one_press(
    page: HomesPage, desk: Desk, idle: Callable[[], None]
) -> None:
    choose(page, DOWN, idle)
    press(page, "vacant_today", idle)
    with desk.store.read() as r:
        kept = r.get(Home, DOWN.id)
    assert (kept.vacant, kept.checked_on) == ("yes", date(2026, 6, 23))


def test_odd_figures_are_said_beside_the_field_and_saved_as_they_are(
    page: HomesPage, desk: Desk, idle: Callable[[], None]
) -> None:
    choose(page, UP, idle)
    editor = page.place.editor()
    assert editor is not None
    write(find(editor, QLineEdit, "rent"), "0")
    write(find(editor, QLineEdit, "area"), "9")
    editor.look()
    assert editor.view.editor("rent").remark()
    assert "㎡" in editor.standard.words.text()
    press(page, "save_place", idle)
    with desk.store.read() as r:
        assert (r.get(Home, UP.id).rent, r.get(Home, UP.id).area) == (0, 900)


def test_a_building_with_its_rooms_is_entered_in_one_go(
    page: HomesPage, desk: Desk, frame: DeskFrame, idle: Callable[[], None]
) -> None:
    press(page, "add_many", idle)
    dialog = find(frame, RoomsDialog, "rooms_dialog")
    assert dialog.building is not None
    write(find(dialog.building, QLineEdit, "name"), "見本荘")
    dialog.rooms.setText("101-103、201")
    assert "4戸" in dialog.counted.words.text()
    write(find(dialog.unit, QLineEdit, "rent"), "38,000")
    dialog.agreed.emit()
    idle()
    with desk.store.read() as r:
        (building,) = r.find(Building, name="見本荘")
        units = r.find(Home, building=building.id)
    assert {(each.room, each.floor, each.rent) for each in units} == {
        ("101", 1, 38_000),
        ("102", 1, 38_000),
        ("103", 1, 38_000),
        ("201", 2, 38_000),
    }
    assert "見本荘" in said(page)


def test_rooms_that_are_there_already_are_refused_and_nothing_is_added(
    page: HomesPage, desk: Desk, frame: DeskFrame, idle: Callable[[], None]
) -> None:
    choose(page, UP, idle)
    press(page, "add_rooms", idle)
    dialog = find(frame, RoomsDialog, "rooms_dialog")
    dialog.rooms.setText("201-204")
    dialog.agreed.emit()
    idle()
    assert "203" in dialog.counted.words.text()
    with desk.store.read() as r:
        assert r.count(Home, building=HILL.id) == 2
    dialog.reject()


def test_no_refusal_is_to_be_read_in_the_register(page: HomesPage, desk: Desk, idle: Callable[[], None]) -> None:
    case = apply_for(desk, UP, result="rejected")
    with desk.store.write("断り") as w:
        w.add(
            HousingInquiry(
                case=case.id,
                unit=UP.id,
                result="refused",
                refusal_reason="R07",
                refusal_words=REFUSAL,
                refused_by="大家",
            )
        )
    idle()
    choose(page, UP, idle)
    words = said(page) + "".join(f"{row.name}{row.below}{row.chips}" for row in page.list.rows.rows)
    assert REFUSAL not in words
    assert "断" not in words


def test_an_area_stands_in_its_field_in_square_metres(page: HomesPage, desk: Desk, idle: Callable[[], None]) -> None:
    choose(page, DOWN, idle)
    editor = page.place.editor()
    assert editor is not None
    line = find(editor, QLineEdit, "area")
    assert line.text() == "30"
    write(line, "25.5")
    press(page, "save_place", idle)
    assert line.text() == "25.5"
    with desk.store.read() as r:
        assert r.get(Home, DOWN.id).area == 2550


def test_a_protected_persons_home_looks_like_any_other_that_cannot_be_had(
    page: HomesPage, desk: Desk, idle: Callable[[], None]
) -> None:
    case = apply_for(desk, UP)
    with desk.store.write("秘匿", final=True) as w:
        w.add(Protection(person=case.person, source="own_wish", started_on=date(2026, 6, 1)))
        w.put(w.get(Home, DOWN.id).replace(vacant="no"))
    idle()
    choose(page, UP, idle)
    rows = {row.body: row for row in page.list.rows.rows}
    assert [chip.text for chip in rows[UP.id].chips] == [chip.text for chip in rows[DOWN.id].chips]
    for hidden in ("小早川", case.number, "申込み:", "確かめた)"):
        assert hidden not in said(page)


def test_a_unit_that_is_not_used_any_more_leaves_the_list_after_a_question_and_comes_back(
    page: HomesPage, desk: Desk, frame: DeskFrame, idle: Callable[[], None]
) -> None:
    choose(page, UP, idle)
    press(page, "retire_place", idle)
    find(frame, QAbstractButton, "notice_yes").click()
    idle()
    assert names(page) == ["コーポ日向 103"]
    page.filters.state.setCurrentIndex(page.filters.state.findData("unused"))
    idle()
    assert names(page) == ["コーポ日向 203"]
    choose(page, UP, idle)
    press(page, "retire_place", idle)
    with desk.store.read() as r:
        assert not r.get(Home, UP.id).closed


def test_buildings_are_listed_with_how_many_units_are_free_and_a_new_one_has_no_units(
    page: HomesPage, desk: Desk, idle: Callable[[], None]
) -> None:
    page.filters.what.press("buildings")
    idle()
    assert names(page) == ["コーポ日向"]
    assert "2戸(空き2)" in page.list.rows.rows[0].below
    press(page, "add_building", idle)
    editor = page.place.building_editor()
    assert editor is not None
    write(find(editor, QLineEdit, "name"), "見本荘")
    press(editor, "save_place", idle)
    assert names(page) == ["コーポ日向", "見本荘"]
    press(page, "add_unit", idle)
    unit = page.place.editor()
    assert unit is not None
    write(find(unit, QLineEdit, "room"), "1")
    press(page, "save_place", idle)
    with desk.store.read() as r:
        (building,) = r.find(Building, name="見本荘")
        assert [each.room for each in r.find(Home, building=building.id)] == ["1"]


def test_the_buttons_of_the_long_form_of_a_unit_stay_in_sight(
    page: HomesPage, desk: Desk, frame: DeskFrame, idle: Callable[[], None]
) -> None:
    choose(page, UP, idle)
    save = find(page.place, QAbstractButton, "save_place")
    assert save.visibleRegion().boundingRect() == save.rect()
    press(page, "close_place", idle)
    assert page.place.findChild(QAbstractButton, "save_place") is None


def test_the_municipality_of_an_address_is_told_once(page: HomesPage, desk: Desk, idle: Callable[[], None]) -> None:
    with desk.store.write("所在地") as w:
        w.put(w.get(Building, HILL.id).replace(municipality="瀬戸見市", address="瀬戸見市港町3丁目1番5号"))
    choose(page, UP, idle)
    page.filters.what.press("buildings")
    idle()
    told = said(page) + "".join(row.below for row in page.list.rows.rows)
    assert "瀬戸見市港町3丁目1番5号" in told
    assert "瀬戸見市瀬戸見市" not in told
    assert "瀬戸見市・瀬戸見市" not in told


def test_what_was_typed_and_not_saved_comes_back(page: HomesPage, desk: Desk, idle: Callable[[], None]) -> None:
    choose(page, UP, idle)
    editor = page.place.editor()
    assert editor is not None
    write(find(editor, QLineEdit, "layout"), "2DK")
    choose(page, DOWN, idle)
    choose(page, UP, idle)
    again = page.place.editor()
    assert again is not None
    assert find(again, QLineEdit, "layout").text() == "2DK"
    with desk.store.read() as r:
        assert r.get(Home, UP.id).layout == ""


def test_in_a_low_window_what_narrows_gives_the_height_to_the_list_and_tells_how_much_narrows(
    page: HomesPage, frame: DeskFrame, idle: Callable[[], None]
) -> None:
    assert not page.filters.folded()
    frame.resize(1366, 520)
    idle()
    assert page.filters.folded()
    assert page.list.isVisible()
    press(page, "home_more", idle)
    assert page.filters.kind.isVisible()
    assert not page.list.isVisible()
    page.filters.kind.setCurrentIndex(page.filters.kind.findData("private_rental"))
    press(page, "home_more", idle)
    assert page.filters.more.accessibleName() == "しぼり込み 1"
    assert page.list.isVisible()


def test_a_room_of_a_shared_house_is_measured_by_all_who_live_in_the_house(
    page: HomesPage, desk: Desk, idle: Callable[[], None]
) -> None:
    with desk.store.write("共同居住型") as w:
        home = w.get(Home, UP.id)
        w.put(home.replace(shared_house=True, house_area=8_500, area=900, residents_most=1, facility_sets=1))
    idle()
    choose(page, UP, idle)
    editor = page.place.editor()
    assert editor is not None
    assert "定員" in editor.standard.words.text()
    write(find(editor, QLineEdit, "house_residents"), "5")
    editor.look()
    assert "満たします" in editor.standard.words.text()


def test_no_hole_is_left_where_buildings_are_narrowed_by_less(page: HomesPage, idle: Callable[[], None]) -> None:
    page.filters.what.press("buildings")
    idle()
    further = page.filters.further
    assert further.height() == further.sizeHint().height()
