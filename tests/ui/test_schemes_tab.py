"""制度 of a case: a scheme begins with its steps, is ticked in place, tells what is lacking, and stays secret."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import (
    Case,
    Intake,
    Measure,
    Person,
    SchemeStep,
    SchemeUse,
    Tenancy,
)
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.schemes import begin_scheme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.record_row import RecordRow
from tests.e2e.steps import all_words
from tests.ui.conftest import find, settle


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        for _round in range(4):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def case(desk: Desk) -> Case:
    with desk.store.write("相談受付") as w:
        made = open_case(
            w,
            Person(name="小早川 倫", kana="こばやかわ りん"),
            Intake(main_topic="T04", topics=frozenset({"T04"})),
        )
        w.put(made.replace(categories=frozenset({"L1", "L5"})))
        return w.get(Case, made.id)


@pytest.fixture
def page(frame: DeskFrame, case: Case, idle: Callable[[], None]) -> CasePage:
    frame.open_case(case.id, "schemes")
    idle()
    found = frame.page("case")
    assert isinstance(found, CasePage)
    return found


def follow(desk: Desk, case: Case, scheme: str, **values: object) -> SchemeUse:
    with desk.store.write("制度の利用", case=case.id) as w:
        return begin_scheme(w, SchemeUse(case=case.id, scheme=scheme).replace(**values))


def one(desk: Desk) -> SchemeUse:
    with desk.store.read() as r:
        (found,) = r.find(SchemeUse)
    return found


def card(page: CasePage, scheme: str) -> QWidget:
    return find(page, QWidget, f"scheme.{scheme}")


def test_a_new_scheme_is_chosen_in_a_dialog_that_tells_who_decides_and_proposes_the_body(
    page: CasePage, desk: Desk, idle: Callable[[], None]
) -> None:
    find(page, Button, "add.SchemeUse").click()
    asked = find(page.window(), Question, "scheme_dialog")
    find(asked, Button, "question_do").click()  # without a scheme nothing begins
    idle()
    with desk.store.read() as r:
        assert r.count(SchemeUse) == 0
    box = find(asked, QComboBox, "scheme")
    box.setCurrentIndex(box.findData("direct_payment"))
    idle()
    assert "市町村の福祉事務所" in all_words(find(asked, QWidget, "scheme_told"))
    assert "生活保護法37条の2" in all_words(find(asked, QWidget, "scheme_told"))
    find(asked, Button, "question_do").click()
    idle()
    use = one(desk)
    assert use.organisation
    with desk.store.read() as r:
        assert r.count(SchemeStep, use=use.id) == 6
    assert "書類があと4つ足りません" in all_words(card(page, "direct_payment"))


def test_steps_and_papers_are_ticked_in_place_and_taken_back(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]
) -> None:
    follow(desk, case, "self_reliance", wish="wants")
    idle()
    find(page, QCheckBox, "step.self_reliance.refer").click()
    idle()
    assert one(desk).referred_on == date(2026, 6, 23)
    assert "済 令和8年6月23日" in all_words(card(page, "self_reliance"))
    find(page, QCheckBox, "step.self_reliance.refer").click()
    find(page, QCheckBox, "paper.self_reliance.identity").click()
    idle()
    with desk.store.read() as r:
        assert [each.done_on for each in r.find(SchemeStep, step="refer")] == [None]
    assert one(desk).papers == {"identity"}
    desk.store.undo()
    idle()
    assert one(desk).papers == frozenset()
    assert not find(page, QCheckBox, "paper.self_reliance.identity").isChecked()


def test_a_step_gets_another_day_and_words(page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]) -> None:
    follow(desk, case, "self_reliance")
    idle()
    find(page, Button, "edit.self_reliance.wish").click()
    asked = find(page.window(), Question, "step_dialog")
    asked.form_view().editor("done_on").set_value(date(2026, 6, 1))
    assert "意向" not in asked.windowTitle()
    find(asked, Button, "question_back").click()
    idle()


def test_a_deadline_of_a_step_leads_to_its_tick(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None], frame: DeskFrame, qtbot: QtBot
) -> None:
    follow(desk, case, "self_reliance")
    use = follow(desk, case, "public_assistance", applied_on=date(2026, 6, 19))
    idle()
    assert "申請から14日以内に決まります(令和8年7月3日まで)" in all_words(card(page, "public_assistance"))
    with desk.store.read() as r:
        (step,) = r.find(SchemeStep, use=use.id, step="direct")
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=10_000)
    assert page.tab("schemes").open_record(step.id)
    idle()
    box = find(page, QCheckBox, "step.public_assistance.direct")
    qtbot.waitUntil(box.hasFocus, timeout=5_000)
    find(page, RecordRow, f"row.{use.id}").click()
    idle()
    assert page.tab("schemes").open_record(step.id)  # its form stands open: nothing is closed over what is typed
    assert not page.tab("schemes").open_record("nothing")


def test_what_does_not_go_together_is_said_beside_the_field_and_kept(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]
) -> None:
    use = follow(desk, case, "housing_benefit", from_day=date(2026, 6, 1), until_day=date(2027, 5, 31))
    idle()
    find(page, RecordRow, f"row.{use.id}").click()
    idle()
    assert "いちばん長くて9か月" in all_words(find(page, QWidget, "editor.SchemeUse"))
    assert one(desk).until_day == date(2027, 5, 31)


def test_an_extension_beyond_the_limit_is_said_before_it_is_recorded(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]
) -> None:
    follow(
        desk,
        case,
        "housing_benefit",
        result="approved",
        from_day=date(2026, 6, 1),
        until_day=date(2027, 2, 28),
        extended=2,
    )
    idle()
    find(page, Button, "scheme_extend.housing_benefit").click()
    asked = find(page.window(), Question, "extension_dialog")
    assert "延長は2回まで" in all_words(find(asked, QWidget, "extension_remark"))
    find(asked, Button, "question_do").click()
    idle()
    assert (one(desk).extended, one(desk).until_day) == (3, date(2027, 5, 31))


def test_direct_payment_is_written_on_the_tenancy_by_one_button(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]
) -> None:
    with desk.store.write("入居", case=case.id) as w:
        w.add(Tenancy(case=case.id, pay_way="transfer"))
    follow(desk, case, "direct_payment")
    idle()
    find(page, Button, "set_direct.direct_payment").click()
    idle()
    with desk.store.read() as r:
        assert [each.pay_way for each in r.find(Tenancy)] == ["direct"]
    assert page.findChild(Button, "set_direct.direct_payment") is None


def test_a_sum_is_offered_where_the_scheme_has_one(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]
) -> None:
    follow(desk, case, "housing_benefit")
    follow(desk, case, "special_use")
    idle()
    assert page.findChild(Button, "scheme_sum.special_use") is None
    find(page, Button, "scheme_sum.housing_benefit").click()
    idle()
    asked = find(page.window(), QWidget, "sum_dialog")
    asked.close()
    idle()


def test_a_scheme_that_is_over_keeps_its_papers_and_offers_nothing_more(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]
) -> None:
    follow(desk, case, "housing_benefit", result="rejected", result_on=date(2026, 6, 1))
    idle()
    assert page.findChild(Button, "scheme_end.housing_benefit") is None
    assert page.findChild(Button, "papers_office.housing_benefit") is not None


def test_a_field_that_is_asked_for_leads_to_the_newest_scheme_or_to_the_choice_of_one(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None]
) -> None:
    assert page.tab("schemes").want("SchemeUse", "until_day")
    find(page.window(), Question, "scheme_dialog").reject()
    idle()
    follow(desk, case, "housing_benefit")
    idle()
    assert page.tab("schemes").want("SchemeUse", "until_day")
    assert page.findChild(QWidget, "editor.SchemeUse") is not None


def test_an_end_that_is_near_leads_to_the_buttons_that_extend_or_end_the_scheme(
    page: CasePage, desk: Desk, case: Case, idle: Callable[[], None], frame: DeskFrame, qtbot: QtBot
) -> None:
    use = follow(
        desk, case, "housing_benefit", result="approved", from_day=date(2026, 6, 1), until_day=date(2026, 8, 31)
    )
    idle()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=10_000)
    tab = page.tab("schemes")
    assert tab.open_record(use.id)
    assert tab.want("SchemeUse", "until_day")
    idle()
    qtbot.waitUntil(lambda: find(page, Button, "scheme_extend.housing_benefit").hasFocus(), timeout=5_000)
    assert tab.want("SchemeUse", "ended_on")
    qtbot.waitUntil(lambda: find(page, Button, "scheme_end.housing_benefit").hasFocus(), timeout=5_000)


def test_what_can_help_here_is_narrowed_by_stage_and_follows_the_map(
    page: CasePage, desk: Desk, idle: Callable[[], None]
) -> None:
    panel = find(page, QWidget, "list.Measure")
    assert "住居確保給付金" in all_words(panel)
    assert "困りごと: 家賃やローンの支払い" in all_words(panel)
    box = find(panel, Combo, "measure_stage")
    box.setCurrentIndex(box.findData("emergency"))
    assert "住居確保給付金" not in all_words(panel)
    box.setCurrentIndex(box.findData("money"))
    with desk.store.write("使えない") as w:
        (benefit,) = w.find(Measure, starter="housing_benefit")
        w.put(benefit.replace(here="no"))
    idle()
    assert page.findChild(QWidget, "measure.housing_benefit") is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_tab_is_never_wider_than_the_window(
    scale: float,
    dressed: Callable[[float, bool], None],
    desk: Desk,
    case: Case,
    frame: DeskFrame,
    idle: Callable[[], None],
) -> None:
    dressed(scale, False)
    follow(desk, case, "housing_benefit")
    frame.open_case(case.id, "schemes")
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    tab = page.tab("schemes")
    assert tab.horizontalScrollBar().maximum() == 0
