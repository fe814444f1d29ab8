"""見守りの抜け, the yearly reports and the dialogs of the watch in the window."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Building,
    Case,
    Crisis,
    EmergencyContact,
    Home,
    HospitalStay,
    Instalments,
    Intake,
    OppositeParty,
    Person,
    Tenancy,
    Visit,
    YearlyReport,
)
from kyoju_desktop.services.cases import keep, open_case
from kyoju_desktop.services.office import office_of, save_office
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.from_arrears import FromArrears
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.watch import WatchPage
from kyoju_desktop.ui.widgets.buttons import Button
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
def case_id(desk: Desk) -> str:
    with desk.store.write("相談受付") as w:
        person = Person(
            name="岩瀬川 トミ", kana="いわせがわ とみ", two_person_visit=True, two_person_reason="犬がいる"
        )
        case = open_case(w, person, Intake(main_topic="T02"))
        home = Tenancy(
            case=case.id,
            home="架空荘203",
            moved_in_on=date(2026, 1, 10),
            visit_rhythm="monthly",
            contract_until=date(2026, 7, 31),
        )
        keep(w, home)
        keep(w, Visit(case=case.id, tenancy=home.id, at=datetime(2026, 2, 20, 10), visitors="見本", met="absent"))
        keep(w, EmergencyContact(case=case.id, name="見本 めい", relation="めい"))
    return case.id


def page_of(frame: DeskFrame, idle: Idle) -> WatchPage:
    frame.go("watch")
    idle()
    found = frame.page("watch")
    assert isinstance(found, WatchPage)
    return found


def words(within: QWidget, name: str) -> str:
    return "".join(each.text() for each in find(within, QWidget, name).findChildren(QLabel))


def test_the_list_shows_the_lapse_then_the_past_and_opens_the_case(
    frame: DeskFrame, case_id: str, idle: Idle
) -> None:
    page = page_of(frame, idle)
    (line,) = page.table.lines
    assert line.cells[0].upper == "岩瀬川 トミ"
    assert "95日遅れ" in line.cells[1].spoken()
    assert "2人で訪問" in line.cells[2].spoken()
    assert "犬" not in line.cells[2].spoken()
    page.view.press("past")
    idle()
    (line,) = page.table.lines
    assert line.cells[1].upper == "R8.2.10"
    assert "見本" in line.cells[2].spoken()
    assert line.cells[3].upper == "会えていない"
    page.open_row(page.list.current())
    idle()
    shown = frame.page("case")
    assert isinstance(shown, CasePage)
    assert shown.view() is not None
    assert shown.tabs.code() == "watch"
    assert case_id


def test_a_visit_is_written_from_the_list_and_the_row_goes(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    page = page_of(frame, idle)
    page.visit.click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    assert "2人で行きます" in words(asked, "visit_two_persons")
    assert "犬" not in words(asked, "visit_two_persons")
    form = asked.form_view()
    assert "2人で行く決まりです" in form.editor("two_persons").remark()
    for name, given in (("met", "met"), ("visitors", "榎並・見本"), ("two_persons", True)):
        form.editor(name).set_value(given)
        form.editor(name).touch()
    asked.agreed.emit()
    idle()
    assert page.table.rowCount() == 0
    with desk.store.read() as r:
        made = r.find(Visit, case=case_id)[-1]
    assert (made.visitors, made.two_persons, made.means) == ("榎並・見本", True, "home_visit")


def test_mine_and_all_and_an_empty_list_that_says_so(frame: DeskFrame, desk: Desk, case_id: str, idle: Idle) -> None:
    assert case_id
    page = page_of(frame, idle)
    page.scope.press("mine")
    idle()
    assert page.table.rowCount() == 1
    page.view.press("soon")
    idle()
    assert page.table.rowCount() == 0
    assert not page.list.isVisible()
    assert page.none.isVisible()
    assert desk.office().clerk


def test_the_town_that_certifies_awaits_a_report_and_enters_it(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    assert case_id
    house = Building(name="見本ハイツ")
    with desk.store.write("台帳") as w:
        w.add(house)
        w.add(Home(building=house.id, room="101", kind="support_housing"))
    page = page_of(frame, idle)
    page.view.press("reports")
    idle()
    (line,) = page.table.lines
    assert "まだ届かない" in line.cells[1].spoken()
    page.add_report()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    form = asked.form_view()
    form.editor("empty_units").set_value(5)
    form.editor("empty_units").touch()
    asked.agreed.emit()
    idle()
    assert "多くなっています" in form.editor("empty_units").error()
    form.editor("empty_units").set_value(0)
    form.editor("empty_units").touch()
    form.editor("received_on").set_value(date(2026, 6, 1))
    form.editor("received_on").touch()
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        (kept,) = r.find(YearlyReport)
    assert (kept.fiscal_year, kept.building, kept.units) == (2025, house.id, 1)
    assert "届いた" in page.table.lines[0].cells[1].spoken()


def test_where_the_prefecture_certifies_no_report_is_asked_for(frame: DeskFrame, desk: Desk, idle: Idle) -> None:
    with desk.store.write("設定") as w:
        save_office(w, office_of(w).replace(support_housing="not_certifier"))
    desk.news.changed.emit([])
    page = page_of(frame, idle)
    page.view.press("reports")
    idle()
    assert "都道府県が受けます" in page.told.words.text()
    assert not page.add.isVisible()


def opened(frame: DeskFrame, case_id: str, idle: Idle) -> CasePage:
    frame.open_case(case_id, "watch")
    idle()
    found = frame.page("case")
    assert isinstance(found, CasePage)
    return found


def test_a_renewal_is_proposed_and_recorded(frame: DeskFrame, desk: Desk, case_id: str, idle: Idle) -> None:
    page = opened(frame, case_id, idle)
    assert "満了が近いもの: 契約 令和8年7月31日" in words(page, "renewal_due")
    find(page, Button, "renew").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    form = asked.form_view()
    form.editor("contract_until").set_value(date(2026, 7, 1))
    form.editor("contract_until").touch()
    asked.agreed.emit()
    idle()
    assert "前です" in form.editor("contract_until").error()
    form.editor("contract_until").set_value(date(2028, 7, 31))
    form.editor("contract_until").touch()
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert r.find(Tenancy)[0].contract_until == date(2028, 7, 31)
    assert page.findChild(QWidget, "renewal_due") is None


def test_contacts_are_confirmed_in_one_dialog(frame: DeskFrame, desk: Desk, case_id: str, idle: Idle) -> None:
    page = opened(frame, case_id, idle)
    find(page, Button, "confirm_contacts").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, Question)
    box = asked.findChild(QCheckBox)
    assert box is not None
    assert box.isChecked()
    box.setChecked(False)
    asked.agreed.emit()
    idle()
    assert "選んでください" in asked.trouble.words.text()
    box.setChecked(True)
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert r.find(EmergencyContact)[0].confirmed_on == desk.today()
    assert page.findChild(QWidget, "contacts_due") is None


def test_an_absence_of_the_impossible_kind_is_refused_beside_its_field(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    page = opened(frame, case_id, idle)
    panel = page.tab("watch").panel(HospitalStay)
    panel.begin()
    view = panel.editor().view
    view.editor("back_on").set_value(date(2026, 1, 1))
    view.editor("back_on").touch()
    panel.editor().save()
    idle()
    assert "不在の始まりより前" in view.editor("back_on").error()
    with desk.store.read() as r:
        assert r.count(HospitalStay) == 0


def test_a_promise_paid_off_early_is_closed_by_one_press(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    promise: Record = Instalments(case=case_id, owed=10_000, monthly=10_000, first_on=date(2026, 6, 25))
    with desk.store.write("誓約") as w:
        promise = keep(w, promise)
    page = opened(frame, case_id, idle)
    find(page, Button, f"paid.{promise.id}").click()
    idle()
    find(page, Button, f"end_promise.{promise.id}").click()
    idle()
    with desk.store.read() as r:
        assert r.get(Instalments, promise.id).ended_on == desk.today()


def test_beginning_from_arrears_proposes_who_may_be_known_and_says_the_rule(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle, qtbot: QtBot
) -> None:
    assert case_id
    frame.go("cases")
    idle()
    find(frame, Button, "from_arrears").click()
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, FromArrears)
    asked.agreed.emit()
    idle()
    assert "入れてください" in asked.who.editor("name").error()
    asked.who.editor("name").set_value("岩瀬川 トミ")
    asked.who.editor("name").touch()
    qtbot.waitUntil(asked.likely.isVisible, timeout=5_000)
    asked.likely.same.emit(asked.likely.hits[0])
    assert asked.chosen.isVisible()
    asked.where.editor("rent").set_value(0)
    asked.where.editor("rent").touch()
    assert "0円" in asked.where.editor("rent").remark()
    assert "希望したときだけつなぐ" in asked.rule.words.text()
    asked.step.editor("on").set_value(date(2026, 7, 1))
    asked.step.editor("on").touch()
    asked.agreed.emit()
    idle()
    assert "先の日付" in asked.step.editor("on").error()
    asked.step.editor("on").set_value(desk.today())
    asked.step.editor("on").touch()
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert len(r.find(Intake)) == 2


def test_the_settings_say_what_the_office_is_and_print_the_rule(
    frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    assert case_id
    frame.go("settings")
    idle()
    assert "この役場が認定します" in words(frame, "support_role")
    find(frame, Button, "print_arrears_rule").click()
    idle()
    shown = find(frame, Preview, "preview")
    assert "家賃の滞納から支援へつなぐルール" in shown.view.accessibleDescription()
    shown.close()
    idle()


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_as_wide_as_the_window_at_twice_the_text_size(
    dressed: Callable[[float, bool], None], qtbot: QtBot, desk: Desk, case_id: str, idle: Idle, dark: bool
) -> None:
    dressed(2.0, dark)
    made = DeskFrame(desk)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    for view in ("lapsed", "past", "reports"):
        page_of(made, idle).view.press(view)
        idle()
        assert made.width() == 1366
    opened(made, case_id, idle)
    assert made.width() == 1366
    made.hide()


def test_under_an_incident_an_opposite_party_has_no_number_and_no_call(
    frame: DeskFrame, desk: Desk, idle: Idle, case_id: str
) -> None:
    told = EmergencyContact(case=case_id, name="三浦 猛夫", phone="09055501234", may_tell="yes", rank="first")
    with desk.store.write("異変", final=True) as w:
        w.put(told)
        w.put(OppositeParty(person=w.get(Case, case_id).person, name="三浦　猛夫"))
        w.put(Crisis(case=case_id, kind="no_sign", noticed_at=datetime(2026, 6, 20, 9)))
    frame.open_case(case_id, "watch")
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    line = words(page, f"call.{told.id}")
    assert "知らせてはいけない" in line
    assert "5501234" not in line.replace("-", "")
    assert page.findChild(Button, f"write_call.{told.id}") is None
