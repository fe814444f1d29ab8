"""相談受付: search first, the number, interruptions, nothing typed lost, the way to the case."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Address, Case, ContactPoint, Intake, Person, PersonLink
from kyoju_desktop.services.cases import keep, open_case
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.join import JoinQuestion
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.intake import IntakePage
from kyoju_desktop.ui.pages.intake_side import SideLine
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import find, settle


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        qtbot.wait(200)  # the search waits for the end of typing
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def earlier(desk: Desk) -> Case:
    """小早川 倫子, who came once before."""
    with desk.store.write("前の相談") as w:
        person = Person(name="小早川 倫子", kana="こばやかわ りんこ", birth_date=date(1985, 2, 14))
        case = open_case(w, person, Intake())
        keep(w, ContactPoint(person=person.id, means="mobile", phone="09000004121"))
    return case


@pytest.fixture
def page(frame: DeskFrame, idle: Callable[[], None]) -> IntakePage:
    frame.start_intake()
    idle()
    found = frame.page("intake")
    assert isinstance(found, IntakePage)
    return found


def type_in(page: IntakePage, **values: str) -> None:
    """Type into the fields of the search."""
    assert page.first.person is not None
    assert page.first.phone is not None
    for name, text in values.items():
        view = page.first.phone if name == "phone" else page.first.person
        view.editor(name).restore(text)
        view.changed.emit()
        view.drafting.touch()


def part(page: IntakePage, kind: type, name: str) -> FormView:
    """The part of the form that shows a field."""
    for view in page.form.parts[kind]:
        try:
            view.field(name)
        except KeyError:
            continue
        return view
    raise AssertionError(name)


def cases(desk: Desk) -> tuple[Case, ...]:
    with desk.store.read() as r:
        return r.find(Case)


def test_earlier_persons_appear_while_the_name_is_typed(
    earlier: Case, page: IntakePage, idle: Callable[[], None]
) -> None:
    type_in(page, name="小早川", kana="こはやかわ りん")
    idle()
    assert [hit.person for hit in page.first.likely.hits] == [earlier.person]
    assert page.first.likely.isVisible()


def test_a_telephone_number_alone_finds_the_earlier_person(
    earlier: Case, page: IntakePage, idle: Callable[[], None]
) -> None:
    type_in(page, phone="090-0000-4121")
    idle()
    assert [hit.person for hit in page.first.likely.hits] == [earlier.person]


def test_the_same_person_is_linked_never_merged(
    earlier: Case, page: IntakePage, desk: Desk, idle: Callable[[], None]
) -> None:
    type_in(page, phone="090-0000-4121")
    idle()
    find(page, Button, f"same.{earlier.person}").click()
    idle()
    find(page, Button, "begin_intake").click()
    idle()
    with desk.store.read() as r:
        links = r.find(PersonLink)
    new = cases(desk)[-1]
    assert [{each.first, each.second} for each in links] == [{earlier.person, new.person}]
    assert new.previous == earlier.id
    assert new.person != earlier.person
    find(page, Button, f"unlink.{links[0].id}").click()
    idle()
    with desk.store.read() as r:
        assert not r.find(PersonLink)


def test_another_person_is_not_proposed_again(earlier: Case, page: IntakePage, idle: Callable[[], None]) -> None:
    type_in(page, phone="090-0000-4121")
    idle()
    find(page, Button, f"other.{earlier.person}").click()
    idle()
    assert page.first.likely.hits == ()
    assert not page.first.likely.isVisible()


def test_the_number_is_given_when_it_starts_and_a_double_click_starts_once(
    page: IntakePage, desk: Desk, idle: Callable[[], None]
) -> None:
    type_in(page, name="架空 太郎")
    button = find(page, Button, "begin_intake")
    button.click()
    button.click()
    idle()
    assert [case.number for case in cases(desk)] == ["瀬住 R8-0001"]
    assert desk.store.drafts.load("intake.new.Person") is None


def test_without_a_name_it_does_not_start(page: IntakePage, desk: Desk, idle: Callable[[], None]) -> None:
    find(page, Button, "begin_intake").click()
    idle()
    assert cases(desk) == ()
    assert page.first.person is not None
    assert "匿名の問合せ" in page.first.person.editor("name").error()


def test_an_anonymous_inquiry_gets_its_number_and_can_be_joined_to_a_person_later(
    page: IntakePage, frame: DeskFrame, desk: Desk, idle: Callable[[], None]
) -> None:
    assert page.first.called is not None
    page.first.called.editor("called").restore("電話の女性")
    find(page, Button, "begin_anonymous").click()
    idle()
    case = cases(desk)[0]
    assert (case.anonymous, case.called, case.stage) == (True, "電話の女性", "S00")
    find(page, Button, "finish_intake").click()
    idle()
    shown = frame.page("case")
    assert isinstance(shown, CasePage)
    view = shown.view()
    assert view is not None
    {name: act for name, _words, act in shown.moves.actions(view)}["join"]()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, JoinQuestion)
    asked.view.editor("name").restore("陽野 花")
    asked.agreed.emit()
    idle()
    named = cases(desk)[0]
    assert (named.number, named.anonymous, named.stage) == (case.number, False, "S10")


def test_what_is_typed_before_the_number_comes_back(page: IntakePage, desk: Desk, idle: Callable[[], None]) -> None:
    type_in(page, name="書きかけ 花")
    desk.flush()
    idle()
    page.first.begin()
    assert page.first.person is not None
    assert page.first.person.editor("name").value() == "書きかけ 花"


def test_a_card_number_is_not_even_drafted(page: IntakePage, desk: Desk, idle: Callable[[], None]) -> None:
    type_in(page, name="AB12345678CD")
    desk.flush()
    idle()
    assert all("AB12345678CD" not in each.data for each in desk.store.drafts.all())


def begin(page: IntakePage, idle: Callable[[], None]) -> None:
    type_in(page, name="架空 太郎", kana="かくう たろう")
    page.first.open_case()
    idle()


def test_finishing_saves_every_part_and_opens_the_case(
    page: IntakePage, frame: DeskFrame, desk: Desk, idle: Callable[[], None]
) -> None:
    begin(page, idle)
    part(page, Intake, "route").editor("route").restore("self_visit")
    part(page, Intake, "complaint").editor("complaint").restore("家賃が払えない")
    part(page, Address, "place").editor("place").restore("架空県陽ノ原町1番地")
    part(page, ContactPoint, "phone").editor("phone").restore("090-0000-0001")
    box = find(page, QPlainTextEdit, "complaint")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle()
    assert frame.shown() == "case"
    with desk.store.read() as r:
        intake, address, phone = r.find(Intake)[0], r.find(Address)[0], r.find(ContactPoint)[0]
    assert (intake.route, intake.complaint, intake.finished) == ("self_visit", "家賃が払えない", True)
    assert (address.place, address.use, phone.phone) == ("架空県陽ノ原町1番地", "current", "09000000001")
    assert cases(desk)[0].stage == "S10"
    assert not [each for each in desk.store.drafts.all() if each.key.startswith("intake.")]


def test_an_untouched_part_writes_no_record(page: IntakePage, desk: Desk, idle: Callable[[], None]) -> None:
    begin(page, idle)
    page.end()
    idle()
    with desk.store.read() as r:
        assert r.count(Address) == 0


def test_a_parked_interview_keeps_everything_and_is_taken_up_again(
    page: IntakePage, frame: DeskFrame, desk: Desk, idle: Callable[[], None]
) -> None:
    begin(page, idle)
    part(page, Intake, "hope").editor("hope").restore("日当たりのよい部屋")
    view = part(page, Intake, "income")
    view.editor("income").restore("十万くらい")
    view.drafting.touch()
    page.park()
    idle()
    case = cases(desk)[0]
    assert case.parked
    with desk.store.read() as r:
        assert r.find(Intake)[0].hope == "日当たりのよい部屋"
    frame.resume_intake(case.id)
    idle()
    assert not cases(desk)[0].parked
    assert find(part(page, Intake, "income"), QLineEdit, "income").text() == "十万くらい"


def test_what_cannot_be_read_stops_the_finish_beside_its_field(
    page: IntakePage, frame: DeskFrame, desk: Desk, idle: Callable[[], None]
) -> None:
    begin(page, idle)
    part(page, Intake, "income").editor("income").restore("十万くらい")
    page.end()
    idle()
    assert frame.shown() == "intake"
    assert "数字で入れてください" in part(page, Intake, "income").editor("income").error()


def test_missing_answers_vanish_as_they_are_given_and_lead_to_their_field(
    page: IntakePage, idle: Callable[[], None]
) -> None:
    begin(page, idle)
    names = {each.objectName() for each in page.form.missing.findChildren(SideLine)}
    assert "missing.Address.place" in names
    view = part(page, Address, "place")
    view.editor("place").restore("架空県陽ノ原町1番地")
    view.changed.emit()
    idle()
    names = {each.objectName() for each in page.form.missing.findChildren(SideLine)}
    assert "missing.Address.place" not in names
    page.form.want("Intake", "income")
    assert part(page, Intake, "income").editor("income").control.hasFocus()


def test_a_visitor_is_asked_about_only_when_somebody_else_came(page: IntakePage, idle: Callable[[], None]) -> None:
    begin(page, idle)
    visitor = part(page, Intake, "visitor_name")
    assert not visitor.isVisible()
    route = part(page, Intake, "route")
    route.editor("route").restore("family")
    route.changed.emit()
    idle()
    assert visitor.isVisible()
