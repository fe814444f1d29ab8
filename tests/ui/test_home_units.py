"""An application typed by hand takes its unit from the register; an inquiry shows the fields of its own end only."""

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from kyoju_desktop.domain.records import Application, Building, Case, Home, HousingInquiry, Intake, Person, Protection
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_editor import RecordEditor
from kyoju_desktop.ui.pages.case_lists import ListPanel
from tests.ui.conftest import find
from tests.ui.test_home_contract import Idle, idle
from tests.ui.test_homes_page import write

__all__ = ["idle"]

HOUSE = Building(name="コーポ架空", address="大字架空1番地", municipality="陽ノ原町")
SHELTER = Building(name="しおさいの家", secret=True)
FREE = Home(building=HOUSE.id, room="105", kind="private_rental", rent=48_000, common_fee=2_000, vacant="yes")
FULL = Home(building=HOUSE.id, room="106", kind="private_rental", vacant="no")
HIDDEN = Home(building=SHELTER.id, room="A", kind="shelter", vacant="yes")


@pytest.fixture
def case(desk: Desk) -> Case:
    with desk.store.write("x") as w:
        for each in (HOUSE, SHELTER, FREE, FULL, HIDDEN):
            w.add(each)
        return open_case(w, Person(name="小早川 倫"), Intake())


@pytest.fixture
def page(frame: DeskFrame, case: Case, idle: Idle) -> CasePage:
    frame.open_case(case.id, "home")
    idle()
    found = frame.page("case")
    assert isinstance(found, CasePage)
    return found


def opened(page: CasePage, kind: type[Application] | type[HousingInquiry], record: str = "") -> RecordEditor:
    """The form of a new record of that kind, or of the one with this id."""
    panel = page.tab("home").panel(kind)
    assert isinstance(panel, ListPanel)
    if record:
        panel.open_record(record)
    else:
        panel.begin()
    editor = panel.editor()
    assert editor is not None
    return editor


def words_of(box: QComboBox) -> list[str]:
    return [box.itemText(at) for at in range(box.count()) if box.itemText(at)]


def test_the_chosen_unit_fills_in_what_the_register_knows_and_nothing_that_was_typed(
    page: CasePage,
    desk: Desk,
    idle: Idle,
) -> None:
    editor = opened(page, Application)
    box = find(editor, QComboBox, "unit")
    assert words_of(box) == ["コーポ架空 105"]  # neither the full one nor the secret one
    write(find(editor, QLineEdit, "rent"), "45000")
    box.setCurrentIndex(box.findData(FREE.id))
    assert find(editor, QLineEdit, "home").text() == "コーポ架空 105(陽ノ原町大字架空1番地)"
    editor.save()
    idle()
    with desk.store.read() as r:
        (kept,) = r.find(Application)
        row = r.home_row(FREE.id)
    assert (kept.unit, kept.destination, kept.rent, kept.common_fee) == (FREE.id, "private_rental", 45_000, 2_000)
    assert row is not None
    assert row.state == "applied"


def test_another_unit_takes_back_what_the_first_one_filled_in(page: CasePage) -> None:
    editor = opened(page, Application)
    box = find(editor, QComboBox, "unit")
    box.setCurrentIndex(box.findData(FREE.id))
    box.setCurrentIndex(box.findData(""))
    assert find(editor, QLineEdit, "home").text() == ""


@pytest.mark.parametrize(("unit", "protected"), [(HIDDEN, False), (FREE, True)])
def test_a_chosen_unit_that_must_stay_secret_is_not_named(
    page: CasePage,
    case: Case,
    desk: Desk,
    idle: Idle,
    unit: Home,
    protected: bool,
) -> None:
    made = Application(case=case.id, unit=unit.id, applied_on=date(2026, 6, 10), result="rejected")
    with desk.store.write("x", final=True) as w:
        w.add(made)
        if protected:
            w.add(Protection(person=case.person, source="own_wish", started_on=date(2026, 6, 1)))
    idle()
    box = find(opened(page, Application, made.id), QComboBox, "unit")
    assert box.currentText() == "場所を伏せる住まい"
    assert "しおさい" not in "".join(words_of(box))
    assert words_of(box).count("コーポ架空 105") == (0 if protected else 1)


def test_the_unit_of_a_protected_person_can_be_changed_while_the_place_is_closed(
    page: CasePage, case: Case, desk: Desk, idle: Idle
) -> None:
    made = Application(case=case.id, home="どこか", applied_on=date(2026, 6, 10), result="waiting")
    with desk.store.write("x", final=True) as w:
        w.add(made)
        w.add(Protection(person=case.person, source="own_wish", started_on=date(2026, 6, 1)))
    idle()
    editor = opened(page, Application, made.id)
    box = find(editor, QComboBox, "unit")
    box.setCurrentIndex(box.findData(FREE.id))
    editor.save()
    idle()
    with desk.store.read() as r:
        kept = r.get(Application, made.id)
    assert (kept.unit, kept.home, kept.rent) == (FREE.id, "どこか", 48_000)


def test_an_inquiry_that_waits_asks_neither_for_a_refusal_nor_for_the_persons_own_no(page: CasePage) -> None:
    editor = opened(page, HousingInquiry)
    box = find(editor, QComboBox, "result")

    def seen() -> set[str]:
        names = ("refused_by", "refusal_reason", "refusal_words", "own_no")
        return {each for each in names if editor.view.field(each).isVisibleTo(editor)}

    assert not seen()
    box.setCurrentIndex(box.findData("refused"))
    assert seen() == {"refused_by", "refusal_reason", "refusal_words"}
    box.setCurrentIndex(box.findData("own_no"))
    assert seen() == {"own_no"}
    box.setCurrentIndex(box.findData("accepted"))
    assert not seen()
