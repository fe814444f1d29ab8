"""住まい of a case from the application to the key: papers, guarantee, costs, contract, duties, mandates."""

import os
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Application,
    Belonging,
    Building,
    Case,
    EmergencyContact,
    Home,
    InitialCost,
    Intake,
    Mandate,
    Organisation,
    Person,
    Protection,
    Tenancy,
)
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.guarantee import GuaranteeQuestion
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from tests.ui.conftest import Clock, find, settle

Idle = Callable[[], None]
R = TypeVar("R", bound=Record)


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


def keep(widget: QWidget, name: str) -> None:
    """A picture for whoever wants to look."""
    if folder := os.environ.get("KYOJU_LOOK"):
        widget.grab().save(f"{folder}/{name}.png")


@pytest.fixture
def case(desk: Desk, clock: Clock) -> Case:
    """Tuan of C02 with an application that waits for its answer."""
    clock.now = datetime(2026, 7, 10, 9, 0)
    person = Person(name="NGUYEN VAN ANH TUAN THANH", residence_expires=date(2027, 2, 10))
    with desk.store.write("x") as w:
        made = open_case(w, person, Intake())
        building = Building(name="コーポ架空", address="陽ノ原町大字架空1番地", municipality="陽ノ原町")
        unit = Home(building=building.id, room="105", kind="private_rental", rent=48_000, deposit=48_000, key_money=0)
        w.add(building)
        w.add(unit)
        w.add(
            Application(
                case=made.id,
                unit=unit.id,
                applied_on=date(2026, 7, 8),
                home="コーポ架空 105",
                destination="private_rental",
                landlord="架空 四郎",
                rent=48_000,
                common_fee=2_000,
                papers=frozenset({"application"}),
                answer_expected_on=date(2026, 7, 9),
                result="waiting",
            )
        )
    return made


@pytest.fixture
def page(frame: DeskFrame, case: Case, idle: Idle) -> CasePage:
    frame.open_case(case.id, "home")
    idle()
    found = frame.page("case")
    assert isinstance(found, CasePage)
    return found


def only(desk: Desk, kind: type[R]) -> R:
    with desk.store.read() as r:
        (found,) = r.find(kind)
    return found


def application(desk: Desk) -> Application:
    return only(desk, Application)


def tenancy(desk: Desk) -> Tenancy:
    return only(desk, Tenancy)


def said(page: QWidget, name: str) -> str:
    return find(page, IconWords, name).words.text()


def test_an_application_says_which_papers_are_missing_and_they_are_ticked_in_place(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    mine = application(desk)
    assert "住民票" in said(page, f"missing.{mine.id}")
    assert "保証委託" not in said(page, f"missing.{mine.id}")  # nobody guarantees yet
    assert "1日過ぎています" in said(page, f"answer.{mine.id}")
    assert "申込中" in said(page, f"held.{mine.id}")
    keep(page.tab("home").panel(Application), "application")
    for code in ("identity", "residents", "income", "contact"):
        box = find(page, QCheckBox, f"paper.application_paper.{code}")
        box.setFocus()
        box.click()
        idle()
    assert "そろっています" in said(page, f"missing.{mine.id}")
    assert application(desk).papers == {"application", "identity", "residents", "income", "contact"}
    assert find(page, QCheckBox, "paper.application_paper.contact").hasFocus()
    find(page, QCheckBox, "paper.application_paper.contact").click()
    idle()
    assert "緊急連絡先の届" in said(page, f"missing.{mine.id}")


def test_the_ways_of_guarantee_show_the_fee_and_what_must_not_be_refused(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    mine = application(desk)
    find(page, Button, f"choose_guarantee.{mine.id}").click()
    dialog = find(page.window(), GuaranteeQuestion, "guarantee_dialog")
    keep(dialog, "guarantee")
    words = "\n".join(each.text() for each in dialog.findChildren(Words))
    assert "正当な理由なく拒めません" in words
    assert "親族などの個人に限る条件は付けられません" in words
    assert not dialog.verb.isEnabled()
    find(dialog, QRadioButton, "way_foundation").click()
    dialog.agreed.emit()
    idle()
    kept = application(desk)
    assert (kept.guarantee, kept.guarantee_fee) == ("foundation", 16_800)  # AC-02-5
    assert "16,800円" in said(page, f"guarantee.{mine.id}")
    assert "契約締結前交付書面" in said(page, f"missing.{mine.id}")


def test_the_foundation_does_not_guarantee_public_housing(page: CasePage, desk: Desk, idle: Idle) -> None:
    mine = application(desk)
    with desk.store.write("x") as w:
        w.put(mine.replace(destination="public_housing"))
    desk.news.changed.emit([])
    idle()
    find(page, Button, f"choose_guarantee.{mine.id}").click()
    dialog = find(page.window(), GuaranteeQuestion, "guarantee_dialog")
    assert not find(dialog, QRadioButton, "way_foundation").isEnabled()
    assert "使えません" in "\n".join(each.text() for each in dialog.findChildren(Words))
    dialog.reject()
    idle()


def test_first_costs_are_proposed_and_added_up_by_payer(page: CasePage, desk: Desk, idle: Idle) -> None:
    find(page, Button, "propose_costs").click()
    idle()
    with desk.store.read() as r:
        costs = {each.what: each for each in r.find(InitialCost)}
    assert costs["deposit"].amount == costs["first_rent"].amount == 48_000
    assert "key_money" not in costs  # the register knows that there is none
    assert costs["insurance"].amount is None
    with desk.store.write("x") as w:
        w.put(costs["deposit"].replace(payer="housing_aid", paid_on=date(2026, 7, 10)))
    desk.news.changed.emit([])
    idle()
    assert find(page, Words, "total.housing_aid").text() == "48,000円"
    assert find(page, Words, "total.whole").text() == "98,000円"
    assert find(page, Words, "total.paid").text() == "48,000円"
    assert "50,000円" in said(page, "costs_undecided")
    assert "件あり" in said(page, "costs_without_amount")
    keep(page.tab("home").panel(InitialCost), "costs")
    find(page, Button, "take_on_costs").click()
    mine = find(page, QMenu, "payer_menu").findChild(QAction, "payer.self")
    assert mine is not None
    mine.trigger()
    idle()
    assert find(page, Words, "total.self").text() == "50,000円"
    assert find(page, Words, "total.housing_aid").text() == "48,000円"
    with pytest.raises(AssertionError):
        find(page, IconWords, "costs_undecided")
    with pytest.raises(AssertionError):
        find(page, Button, "take_on_costs")
    find(page, Button, "propose_costs").click()
    idle()
    with desk.store.read() as r:
        assert len(r.find(InitialCost)) == len(costs)  # never twice


def make_contract(page: CasePage, desk: Desk, idle: Idle) -> Tenancy:
    mine = application(desk)
    with desk.store.write("x") as w:
        w.put(mine.replace(guarantee="foundation", guarantee_fee=16_800, guarantor="架空住宅財団"))
    desk.news.changed.emit([])
    idle()
    find(page, Button, f"contract.{mine.id}").click()
    dialog = find(page.window(), Question, "contract_dialog")
    form = dialog.form_view()
    assert "48,000円" in find(dialog, Words, "carried").text()
    for name, typed in (("contracted_on", "R8.7.13"), ("contract_from", "R8.7.31"), ("moved_in_on", "R8.7.12")):
        form.editor(name).restore(typed)
        form.editor(name).touch()
    form_remarks(form)
    assert "契約の日より前" in form.editor("moved_in_on").remark()
    assert form.editor("contract_until").value() == date(2028, 7, 30)  # C02: R10.7.30
    assert form.editor("guarantee_until").value() == date(2028, 7, 30)
    keep(dialog, "contract")
    form.editor("moved_in_on").restore("R8.7.31")
    form.editor("moved_in_on").touch()
    form_remarks(form)
    assert not form.editor("moved_in_on").remark()
    dialog.agreed.emit()
    idle()
    return tenancy(desk)


def form_remarks(form: QWidget) -> None:
    """Look at the remarks now, as when the typing pauses."""
    (remarks,) = form.findChildren(Remarks)
    remarks.look()


def test_a_contract_carries_everything_over_and_proposes_its_ends(page: CasePage, desk: Desk, idle: Idle) -> None:
    made = make_contract(page, desk, idle)
    source = application(desk)
    assert source.result == "approved"
    assert (made.application, made.unit, made.home) == (source.id, source.unit, "コーポ架空 105")
    assert (made.rent, made.common_fee, made.guarantor) == (48_000, 2_000, "架空住宅財団")
    assert made.card_report
    assert "contract" in made.to_do
    assert "R" not in said(page, f"from.{made.id}")
    assert "申込み(令和8年7月8日)から" in said(page, f"from.{made.id}")
    assert page.window().findChild(Button, f"contract.{source.id}") is None


def test_what_has_to_be_done_when_moving_in_shows_its_legal_days_and_is_ticked(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    made = make_contract(page, desk, idle)
    assert "令和8年8月14日(金)まで" in said(page, "until.address_report")
    assert "令和8年8月14日(金)まで" in said(page, "until.card_report")
    keep(page.tab("home").panel(Tenancy), "moving_in")
    for code in ("address_report", "card_report", "key", "water"):
        find(page, QCheckBox, f"duty.{code}").click()
        idle()
    kept = tenancy(desk)
    today = date(2026, 7, 10)
    assert (kept.address_reported_on, kept.card_reported_on, kept.key_on) == (today, today, today)
    assert {"address_report", "water", "key"} <= kept.to_do
    assert "届け出た" in said(page, "until.address_report")
    find(page, QCheckBox, "duty.address_report").click()
    idle()
    assert tenancy(desk).address_reported_on is None
    find(page, Button, f"move_in_plain.{made.id}").click()
    idle()
    preview = find(page.window(), Preview, "preview")
    assert "2026年8月14日" in preview.view.accessibleDescription()
    preview.close()
    idle()


def test_a_mandate_shows_what_goes_where_and_who_is_never_told(
    page: CasePage, desk: Desk, idle: Idle, case: Case
) -> None:
    with desk.store.write("x") as w:
        mandate = Mandate(
            case=case.id,
            kinds=frozenset({"cancel", "belongings"}),
            concluded_on=date(2025, 11, 4),
            mandatary="居住支援法人D",
            mandatary_kind="corporation",
            review_on=date(2026, 11, 4),
        )
        w.add(mandate)
        for name, rank, told, death in (
            ("おい", "first", "yes", True),
            ("法人D", "second", "yes", True),
            ("長男", "", "no", True),
        ):
            w.add(EmergencyContact(case=case.id, name=name, rank=rank, may_tell=told, on_death=death))
    desk.news.changed.emit([])
    idle()
    find(page, Button, f"add_thing.{mandate.id}").click()
    dialog = find(page.window(), Question, "thing_dialog")
    form = dialog.form_view()
    for name, typed in (("what", "仏壇・位牌"), ("place", "和室"), ("send_to", "おい")):
        form.editor(name).restore(typed)
        form.editor(name).touch()
    dialog.agreed.emit()
    idle()
    thing = only(desk, Belonging)
    assert thing.mandate == mandate.id
    assert said(page, f"thing.{thing.id}") == "仏壇・位牌・和室 → おい"
    with desk.store.read() as r:
        nephew, body, son = r.find(EmergencyContact)
    assert "1番目 おい" in said(page, f"tell.{nephew.id}")
    assert "2番目 法人D" in said(page, f"tell.{body.id}")
    assert "知らせてはいけない: 長男" in said(page, f"never.{son.id}")
    keep(page.tab("home").panel(Mandate), "mandate")
    find(page, Button, f"reviewed.{mandate.id}").click()
    idle()
    assert only(desk, Mandate).review_on == date(2027, 7, 10)


def test_no_place_of_a_protected_person_stands_under_the_rows(
    page: CasePage, desk: Desk, idle: Idle, case: Case
) -> None:
    make_contract(page, desk, idle)
    with desk.store.write("x", final=True) as w:
        w.add(Protection(person=case.person, source="own_wish", started_on=date(2026, 7, 1)))
        w.add(Mandate(case=case.id, kinds=frozenset({"belongings"})))
        w.add(Belonging(case=case.id, what="アルバム", designated="designated", send_to="海見台305"))
    desk.news.changed.emit([])
    idle()
    shown = "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())
    assert "アルバム" in shown
    assert "海見台" not in shown
    assert "コーポ架空" not in shown
    assert "支援措置" in said(page, "move_in_secret")


def test_the_answers_of_landlord_and_guarantor_are_written_in_one_dialog_and_free_the_unit(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    mine = application(desk)
    find(page, Button, f"answer_application.{mine.id}").click()
    dialog = find(page.window(), Question, "answer_dialog")
    assert dialog.form_view().form.names() == ("result", "result_on", "result_reason", "answer_expected_on")
    dialog.reject()
    idle()
    with desk.store.write("x") as w:
        w.put(mine.replace(guarantee="company", guarantee_asked_on=date(2026, 7, 9)))
    desk.news.changed.emit([])
    idle()
    find(page, Button, f"answer_application.{mine.id}").click()
    dialog = find(page.window(), Question, "answer_dialog")
    form = dialog.form_view()
    given = {"result": "rejected", "guarantee_result": "rejected", "guarantee_result_on": "R8.7.8"}
    for name, answer in {**given, "guarantee_reason": "ほかの滞納の記録"}.items():
        form.editor(name).restore(answer)
        form.editor(name).touch()
    form_remarks(form)
    assert "申し込んだ日より前" in form.editor("guarantee_result_on").remark()
    keep(dialog, "answer")
    dialog.agreed.emit()
    idle()
    kept = application(desk)
    assert (kept.result, kept.result_on, kept.guarantee_result) == ("rejected", date(2026, 7, 10), "rejected")
    assert kept.guarantee_result_on == date(2026, 7, 8)  # saved as it is
    shown = "\n".join(each.text() for each in page.findChildren(Words) if each.isVisible())
    assert "別の保証の方法か、別の物件を考えます" in shown
    assert "ほかのケースでも選べるように戻っています" in shown


def test_a_unit_that_another_case_asked_for_first_is_said_without_a_name(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    mine = application(desk)
    with desk.store.write("x") as w:
        other = open_case(w, Person(name="平松 健一"), Intake())
        w.add(Application(case=other.id, unit=mine.unit, result="waiting", applied_on=date(2026, 7, 7)))
    desk.news.changed.emit([])
    idle()
    assert "平松" not in said(page, f"in_the_way.{mine.id}")


def test_a_certified_guarantor_that_said_no_is_shown_what_the_law_says(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    mine = application(desk)
    with desk.store.write("x") as w:
        w.put(mine.replace(guarantee="certified", guarantee_result="rejected"))
    desk.news.changed.emit([])
    idle()
    assert "正当な理由なく拒めません" in said(page, f"may_not_refuse.{mine.id}")


def test_what_was_changed_after_the_contract_is_told_beside_its_source(
    page: CasePage, desk: Desk, idle: Idle
) -> None:
    made = make_contract(page, desk, idle)
    with desk.store.write("x") as w:
        w.put(made.replace(rent=47_000))
    desk.news.changed.emit([])
    idle()
    assert "そのあと変えたもの: 家賃" in said(page, f"from.{made.id}")


def test_the_provider_of_help_can_be_chosen_on_the_tenancy(page: CasePage, desk: Desk, idle: Idle) -> None:
    made = make_contract(page, desk, idle)
    with desk.store.write("x") as w:
        body = Organisation(name="居住支援法人D")
        w.add(body)
        w.put(made.replace(provider=body.id))
    desk.news.changed.emit([])
    idle()
    panel = page.tab("home").panel(Tenancy)
    assert panel.open_record(made.id)
    editor = panel.editor()
    assert editor.view.editor("provider").value() == body.id
    editor.save()
    idle()
    assert tenancy(desk).provider == body.id
