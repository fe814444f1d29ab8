"""今日: groups of deadlines, the button of a row, filters, and the panels at the side."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Case, Deadline, DisclosureOutcome, Intake, Person, Screening, Tenancy
from kyoju_desktop.services.today import Today
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.due_table import Column, DueItem, Fold, Group, shown_day
from kyoju_desktop.ui.pages.today import TodayPage
from kyoju_desktop.ui.pages.today_lines import FEW, lines_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.rail import RailButton
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(2):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def case_id(desk: Desk) -> str:
    return write_miura(desk.store)


@pytest.fixture
def page(frame: DeskFrame, case_id: str, idle: Idle) -> TodayPage:
    frame.go("today")
    idle()
    made = frame.page("today")
    assert isinstance(made, TodayPage)
    return made


def set_deadline(desk: Desk, case: str, what: str, day: date, source: str = "practice") -> None:
    with desk.store.write("期限") as w:
        w.add(Deadline(case=case, what=what, due_on=day, source=source))


def items(page: TodayPage) -> list[DueItem]:
    return [each for each in page.table.lines if isinstance(each, DueItem)]


def groups(page: TodayPage) -> list[Group]:
    return [each for each in page.table.lines if isinstance(each, Group)]


def folds(page: TodayPage) -> dict[str, str]:
    return {each.code: each.words for each in page.table.lines if isinstance(each, Fold)}


def press_fold(page: TodayPage, code: str) -> None:
    row = next(at for at in range(page.table.rowCount()) if (each := page.table.fold(at)) and each.code == code)
    page.list.setCurrentIndex(page.table.index(row, Column.START))
    QTest.keyClick(page.list, Qt.Key.Key_Return)


def start(page: TodayPage, what: str) -> None:
    row = next(at for at in range(page.table.rowCount()) if (each := page.table.item(at)) and each.what == what)
    page.start_row(row)


def test_deadlines_stand_in_groups_by_how_far_they_are(page: TodayPage, desk: Desk, case_id: str, idle: Idle) -> None:
    set_deadline(desk, case_id, "家賃の領収書を預かる", date(2026, 6, 19), "contract")
    set_deadline(desk, case_id, "鍵の控えを返す", date(2026, 6, 26))
    set_deadline(desk, case_id, "来週の訪問を決める", date(2026, 7, 1))
    idle()
    assert [each.title for each in groups(page)] == ["期限超過", "今日", "今週"]
    assert [each.what for each in items(page) if each.due < date(2026, 6, 23)] == ["家賃の領収書を預かる"]
    assert "鍵の控えを返す" in [each.what for each in items(page)]
    assert "来週の訪問を決める" not in [each.what for each in items(page)]


def test_next_week_opens_and_closes_in_place(page: TodayPage, desk: Desk, case_id: str, idle: Idle) -> None:
    set_deadline(desk, case_id, "来週の訪問を決める", date(2026, 7, 1))
    idle()
    assert "件を開く" in folds(page)["next"]
    press_fold(page, "next")
    assert "来週の訪問を決める" in [each.what for each in items(page)]
    assert folds(page)["next"] == "来週をたたむ"
    press_fold(page, "next")
    assert "来週の訪問を決める" not in [each.what for each in items(page)]


def test_many_overdue_rows_fold_so_that_today_stays_in_sight(
    page: TodayPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    for number in range(12):
        set_deadline(desk, case_id, f"前の用事{number}", date(2026, 5, 1 + number))
    idle()
    assert len([each for each in items(page) if each.due < date(2026, 6, 23)]) == FEW
    press_fold(page, "overdue")
    now = page.table.item(page.list.currentIndex().row())
    assert now is not None
    assert now.what == f"前の用事{FEW}"
    assert len([each for each in items(page) if each.due < date(2026, 6, 23)]) >= 12


def test_the_arrow_keys_pass_over_the_groups(page: TodayPage, desk: Desk, case_id: str, idle: Idle) -> None:
    set_deadline(desk, case_id, "前の用事", date(2026, 6, 19))
    set_deadline(desk, case_id, "今日の用事", date(2026, 6, 23))
    idle()
    row = page.table.first_item()
    page.list.setCurrentIndex(page.table.index(row, Column.START))
    while page.list.currentIndex().row() < page.table.rowCount() - 1:
        before = page.list.currentIndex().row()
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        now = page.list.currentIndex().row()
        if now == before:
            break
        assert page.table.item(now) or page.table.fold(now)
    assert page.list.currentIndex().row() > row + 1


def test_an_own_deadline_is_done_from_here_and_can_be_taken_back(
    page: TodayPage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    set_deadline(desk, case_id, "鍵の控えを返す", date(2026, 6, 23))
    idle()
    start(page, "鍵の控えを返す")
    idle()
    assert "鍵の控えを返す" not in [each.what for each in items(page)]
    with desk.store.read() as r:
        assert r.find(Deadline, what="鍵の控えを返す")[0].done_on == date(2026, 6, 23)
    frame.undo()
    idle()
    assert "鍵の控えを返す" in [each.what for each in items(page)]


def test_a_consent_that_runs_out_opens_the_page_of_consents(
    page: TodayPage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    with desk.store.write("たずねる日") as w:
        w.add(Screening(case=case_id, decision="seeking_consent", ask_again_on=date(2026, 6, 23)))
    idle()
    start(page, "同意をもう一度たずねる")
    idle()
    assert frame.shown() == "consent"


def test_an_awaited_reply_is_asked_for_without_leaving_the_page(
    page: TodayPage, frame: DeskFrame, idle: Idle
) -> None:
    awaited = [each for each in items(page) if each.code == "referral_reply"]
    if awaited:
        start(page, awaited[0].what)
        dialog = find(page.window(), Question, "reply_dialog")
        dialog.reject()
        idle()
    assert frame.shown() == "today"


def test_the_rail_tells_how_many_are_due_also_from_another_page(
    page: TodayPage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    frame.go("cases")
    idle()
    before = find(frame, RailButton, "rail_today").toolTip()
    set_deadline(desk, case_id, "いそぐ用事", date(2026, 6, 23))
    idle()
    assert find(frame, RailButton, "rail_today").toolTip() != before
    assert page.isHidden()


def test_the_second_line_leaves_out_this_year_and_the_number_of_the_case(
    page: TodayPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    with desk.store.write("たずねる日") as w:
        w.add(Screening(case=case_id, decision="seeking_consent", ask_again_on=date(2026, 6, 23)))
    idle()
    shown = next(each for each in items(page) if each.code == "consent_ask_again")
    assert shown.detail.startswith("6月23日(火)にもう一度たずねると決めました")


def test_no_overdue_deadline_is_said_with_a_tick(page: TodayPage) -> None:
    assert groups(page)[0].title in {"期限超過はありません", "期限超過"}
    good = lines_of(Today(date(2026, 6, 23), date(2026, 6, 28)), page.table.at, frozenset())[0]
    assert isinstance(good, Group)
    assert (good.title, good.icon, good.tone) == ("期限超過はありません", "check", "done")


def test_an_empty_office_is_told_what_will_stand_here(frame: DeskFrame, idle: Idle) -> None:
    frame.go("today")
    idle()
    page = frame.page("today")
    assert isinstance(page, TodayPage)
    assert not items(page)
    assert page._nothing.isVisible()
    assert not folds(page)


def test_a_row_shows_the_mark_of_a_protected_person_and_no_place(page: TodayPage) -> None:
    mine = [each for each in items(page) if each.name == "三浦 架代"]
    assert mine
    assert all(each.protected for each in mine)
    spoken = " ".join(
        str(page.table.data(page.table.index(row, column), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(page.table.rowCount())
        for column in Column
    )
    assert "秘匿" in spoken
    assert "34歳" in spoken
    assert "海見台" not in spoken


def test_enter_on_a_row_opens_the_place_where_it_is_done(
    page: TodayPage, frame: DeskFrame, case_id: str, idle: Idle
) -> None:
    row = next(at for at in range(page.table.rowCount()) if (each := page.table.item(at)) and each.case == case_id)
    page.list.setCurrentIndex(page.table.index(row, Column.START))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    idle()
    assert frame.shown() == "case"
    opened = frame.page("case")
    assert isinstance(opened, CasePage)


def test_a_click_on_the_painted_button_opens_the_place(page: TodayPage, frame: DeskFrame, idle: Idle) -> None:
    row = page.table.first_item()
    place = page.list.visualRect(page.table.index(row, Column.START)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    idle()
    assert frame.shown() == "case"


def test_a_group_line_cannot_be_started_or_chosen(page: TodayPage, frame: DeskFrame) -> None:
    page.start_row(0)
    page.offer_more(0)
    assert frame.shown() == "today"
    assert not page.table.flags(page.table.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_the_dots_offer_the_other_ways(page: TodayPage, frame: DeskFrame, idle: Idle) -> None:
    page.list.setCurrentIndex(page.table.index(page.table.first_item(), Column.START))
    QTest.keyClick(page.list, Qt.Key.Key_Menu)
    menu = find(page, QMenu, "due_menu")
    words = [each.text() for each in menu.actions()]
    assert words[1:] == ["済みにする", "経過に書く", "ケースを開く", "つなぎ票を作る"]
    menu.actions()[2].trigger()
    menu.close()
    idle()
    assert frame.shown() == "case"


def test_the_filter_of_kinds_shows_one_kind_with_its_count(
    page: TodayPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    set_deadline(desk, case_id, "届出を確かめる", date(2026, 6, 23), "law")
    idle()
    page.source.press("law")
    idle()
    assert items(page)
    assert {each.source for each in items(page)} == {"law"}
    page.source.press("")
    idle()
    assert len({each.source for each in items(page)}) > 1


def test_only_my_cases_stand_there_at_first(page: TodayPage, desk: Desk, idle: Idle) -> None:
    other = Person(name="別係 見本")
    case = Case(
        number="瀬住 R8-0099", person=other.id, stage="S20", clerk="別の 担当", opened_at=datetime(2026, 6, 1)
    )
    with desk.store.write("別の担当のケース") as w:
        w.add(other)
        w.add(case)
    set_deadline(desk, case.id, "別の担当の用事", date(2026, 6, 23))
    idle()
    assert "別の担当の用事" not in [each.what for each in items(page)]
    page.scope.press("all")
    idle()
    assert "別の担当の用事" in [each.what for each in items(page)]


def test_a_paper_without_an_answer_waits_until_it_is_told(page: TodayPage, desk: Desk, idle: Idle) -> None:
    assert page.side.unanswered.isVisible()
    before = len(_outcomes(desk))
    find(page.side.unanswered, Button, "went_out").click()
    idle()
    assert [each.outcome for each in _outcomes(desk)][before:] == ["went_out"]
    assert not page.side.unanswered.isVisible()


def test_a_paper_that_did_not_go_out_needs_the_reason(page: TodayPage, desk: Desk, idle: Idle) -> None:
    find(page.side.unanswered, Button, "not_out").click()
    dialog = find(page.window(), Question, "not_out_dialog")
    dialog.verb.click()
    idle()
    assert dialog.trouble.isVisible()
    find(dialog, QPlainTextEdit, "reason").setPlainText("相手が休みだった")
    dialog.verb.click()
    idle()
    assert _outcomes(desk)[-1].reason == "相手が休みだった"


def test_a_reply_is_entered_from_here(page: TodayPage, idle: Idle) -> None:
    find(page.side.replies, Button, "enter_reply").click()
    dialog = find(page.window(), Question, "reply_dialog")
    dialog.reject()
    idle()


def test_a_parked_interview_is_listed_with_how_long_it_waits(page: TodayPage, desk: Desk, idle: Idle) -> None:
    person = Person(name="止野 架空")
    case = Case(number="瀬住 R8-0050", person=person.id, stage="S10", clerk="榎並 佐和", parked=True)
    with desk.store.write("止めた面談") as w:
        w.add(person)
        w.add(case)
        w.add(Intake(case=case.id, parked_at=datetime(2026, 6, 23, 10, 15)))
    idle()
    words = [each.text() for each in page.side.parked.findChildren(type(page.side.parked.title))]
    assert "止野 架空" in words
    assert "27分前" in words


def test_a_long_panel_shows_all_its_rows_on_demand(page: TodayPage, desk: Desk, idle: Idle) -> None:
    with desk.store.write("止めた面談") as w:
        for number in range(6):
            case = Case(
                number=f"瀬住 R8-006{number}", stage="S10", clerk="榎並 佐和", parked=True, called=f"仮名{number}"
            )
            w.add(case)
            w.add(Intake(case=case.id, parked_at=datetime(2026, 6, 23, 10, 15)))
    idle()
    assert len(page.side.parked.findChildren(Button, "resume")) == 4
    find(page.side.parked, Button, "show_all").click()
    settle()
    assert len(page.side.parked.findChildren(Button, "resume")) == 6
    assert find(page.side.parked, Button, "show_all").text() == "たたむ"


def test_the_last_cases_open_with_one_click(page: TodayPage, frame: DeskFrame, idle: Idle) -> None:
    find(page.side.recent, Button, "recent_case").click()
    idle()
    assert frame.shown() == "case"


def test_today_keeps_the_current_row_when_something_changes(
    page: TodayPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    set_deadline(desk, case_id, "あとの用事", date(2026, 6, 27))
    idle()
    row = next(
        at for at in range(page.table.rowCount()) if (each := page.table.item(at)) and each.what == "あとの用事"
    )
    page.list.setCurrentIndex(page.table.index(row, Column.START))
    set_deadline(desk, case_id, "さきの用事", date(2026, 6, 20))
    idle()
    kept = page.table.item(page.list.currentIndex().row())
    assert kept is not None
    assert kept.what == "あとの用事"


def test_a_day_of_another_year_tells_its_year() -> None:
    assert shown_day(date(2026, 6, 19), date(2026, 6, 23)) == "6月19日(金)"
    assert shown_day(date(2025, 4, 28), date(2026, 6, 23)) == "R7.4.28"


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_is_drawn_at_twice_the_text_size_without_widening_the_window(
    dressed: Callable[[float, bool], None], frame: DeskFrame, case_id: str, idle: Idle, dark: bool
) -> None:
    dressed(2.0, dark)
    frame.go("today")
    idle()
    page = frame.page("today")
    frame.resize(1366, 768)
    idle()
    assert frame.width() == 1366
    assert not page.grab().isNull()


def _outcomes(desk: Desk) -> tuple[DisclosureOutcome, ...]:
    with desk.store.read() as r:
        return r.find(DisclosureOutcome)


def test_the_rows_of_one_case_stand_together_and_say_the_name_once(
    page: TodayPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    with desk.store.write("別のケース") as w:
        person = Person(name="架空 花")
        w.add(person)
        other = Case(number="瀬住 R8-9999", person=person.id, stage="S80", clerk=desk.office().clerk)
        w.add(other)
    for case, what, day in (
        (case_id, "はじめの用事", date(2026, 6, 17)),
        (other.id, "ほかのケースの用事", date(2026, 6, 18)),
        (case_id, "あとの用事", date(2026, 6, 19)),
    ):
        set_deadline(desk, case, what, day)
    idle()
    late = [(each.what, each.follows) for each in items(page) if each.due < date(2026, 6, 23)]
    assert late == [("はじめの用事", False), ("あとの用事", True), ("ほかのケースの用事", False)]


def test_the_whole_sentence_of_the_current_row_can_be_read(
    page: TodayPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    with desk.store.write("入居") as w:
        w.add(Tenancy(case=case_id, moved_in_on=date(2026, 6, 9)))
    idle()
    row = next(
        at for at in range(page.table.rowCount()) if (each := page.table.item(at)) and each.code == "address_report"
    )
    page.list.setCurrentIndex(page.table.index(row, Column.START))
    words = find(page, QLabel, "due_why").text()
    assert words.startswith("転入・転居届を出したか確かめる")
    assert words.endswith("入居の6月9日(火)から14日以内なので6月23日(火)までです(住民基本台帳法22条・23条)。")
