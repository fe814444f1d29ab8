"""ケース: saved filters, live search, paging, the case beside the list."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Case, Deadline, Person
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case_filters import FILTERS
from kyoju_desktop.ui.pages.case_table import Column, shown_age
from kyoju_desktop.ui.pages.cases import PAGE, CasesPage
from kyoju_desktop.ui.widgets.buttons import Button
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]
CLERK = "榎並 佐和"


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
    return write_miura(desk.store)


@pytest.fixture
def page(frame: DeskFrame, case_id: str, idle: Idle) -> CasesPage:
    frame.go("cases")
    idle()
    made = frame.page("cases")
    assert isinstance(made, CasesPage)
    return made


def add_cases(desk: Desk, count: int, **values: object) -> list[str]:
    made = []
    with desk.store.write("見本のケース") as w:
        for at in range(count):
            person = Person(name=f"見本 {at:03}", kana=f"みほん {at:03}", birth_date=date(1960, 1, 1))
            case = Case(
                number=f"瀬住 R8-{at + 100:04}",
                fiscal_year=2026,
                person=person.id,
                stage="S20",
                clerk=CLERK,
                opened_at=datetime(2026, 6, 1, 9, 0),
            ).replace(**values)
            w.add(person)
            w.add(case)
            made.append(case.id)
    return made


def words(page: CasesPage, row: int, column: Column) -> str:
    return str(page.table.data(page.table.index(row, column), Qt.ItemDataRole.DisplayRole))


def folded(page: CasesPage) -> bool:
    return page.columns.folded


def labels(page: CasesPage) -> str:
    return " ".join(each.text() for each in page.summary.findChildren(QLabel))


def test_the_keys_go_to_the_list_so_that_ctrl_2_and_enter_open_the_case(
    desk: Desk, frame: DeskFrame, case_id: str, idle: Idle
) -> None:
    QTest.keyClick(frame.window(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    idle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "ケースの一覧"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    idle()
    assert frame.shown() == "case"


def test_one_click_shows_the_case_beside_the_list(page: CasesPage, case_id: str) -> None:
    assert page.summary.case == case_id
    told = labels(page)
    for each in ("三浦 架代", "みうら かよ", "危機対応", "最近の経過"):
        assert each in told


def test_the_protected_bundle_is_neither_in_the_list_nor_beside_it(page: CasesPage) -> None:
    spoken = " ".join(words(page, 0, column) for column in Column)
    assert "秘匿" in spoken
    for place in ("海見台", "305", "4121", "東町"):
        assert place not in labels(page)
        assert place not in spoken


def test_enter_opens_the_case(page: CasesPage, frame: DeskFrame, idle: Idle) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    idle()
    assert frame.shown() == "case"


def test_the_buttons_below_the_summary_lead_on(page: CasesPage, frame: DeskFrame, idle: Idle) -> None:
    find(page.summary, Button, "open_case").click()
    idle()
    assert frame.shown() == "case"


def test_the_list_is_searched_while_typing(page: CasesPage, desk: Desk, idle: Idle) -> None:
    add_cases(desk, 3)
    idle()
    page.search.setText("みほん 002")
    idle()
    assert [words(page, row, Column.NAME) for row in range(page.table.rowCount())] == ["見本 002 みほん 002 同意なし"]
    page.search.clear()
    idle()
    assert page.table.rowCount() == 4


def test_a_search_without_hits_says_what_to_do(page: CasesPage, idle: Idle) -> None:
    page.search.setText("いないひと")
    idle()
    assert page._none_found.isVisible()
    assert not page.list.isVisible()
    assert page.summary.case == ""
    page.summary.open_case()


def test_an_empty_filter_says_so(page: CasesPage, idle: Idle) -> None:
    page.choose_filter("closed_this_year")
    idle()
    assert page._none_here.isVisible()


def test_every_filter_has_its_count_and_can_be_read(page: CasesPage, idle: Idle) -> None:
    for at, (code, _icon, title) in enumerate(FILTERS):
        page.choose_filter(code)
        idle()
        spoken = str(page.filters.item(at).data(Qt.ItemDataRole.AccessibleTextRole))
        assert spoken == f"{title} {page.table.rowCount()}"


def test_long_lists_arrive_page_by_page(page: CasesPage, desk: Desk, idle: Idle) -> None:
    add_cases(desk, PAGE + 20)
    idle()
    assert page.table.rowCount() == PAGE
    page.list.scrollToBottom()
    idle()
    page.list.scrollToBottom()
    idle()
    assert page.table.rowCount() == PAGE + 21
    assert len({row.case for row in page.table.rows}) == PAGE + 21


def test_the_order_can_be_changed(page: CasesPage, desk: Desk, idle: Idle) -> None:
    add_cases(desk, 2)
    idle()
    page.order.setCurrentIndex(page.order.findData("kana"))
    idle()
    assert [row.kana for row in page.table.rows] == ["みうら かよ", "みほん 000", "みほん 001"]
    page.order.setCurrentIndex(page.order.findData("number"))
    idle()
    assert next(row.number for row in page.table.rows) == "瀬住 R8-0101"


def test_the_chosen_case_stays_chosen_when_the_list_changes(
    page: CasesPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    made = add_cases(desk, 3)
    idle()
    page.list.setCurrentIndex(page.table.index(page.table.row_of(made[1]), 0))
    idle()
    with desk.store.write("期限") as w:
        w.add(Deadline(case=case_id, what="先の用事", due_on=date(2026, 6, 1), source="practice"))
    idle()
    assert page.summary.case == made[1]
    assert page.table.rows[page.list.currentIndex().row()].case == made[1]


def test_what_comes_next_is_told_in_the_clerks_own_words(page: CasesPage, desk: Desk, idle: Idle) -> None:
    made = add_cases(desk, 1)
    with desk.store.write("期限") as w:
        w.add(Deadline(case=made[0], what="領収書を{預かる}", due_on=date(2026, 6, 20), source="practice"))
    idle()
    row = page.table.row_of(made[0])
    assert words(page, row, Column.NEXT) == "領収書を{預かる}"
    assert words(page, row, Column.DUE) == "6月20日(土) 3日超過"


def test_a_nameless_case_shows_its_number_and_mark(page: CasesPage, desk: Desk, idle: Idle) -> None:
    person = Person(age_band="30s")
    case = Case(number="瀬住 R8-0041", person=person.id, stage="S00", clerk=CLERK, anonymous=True)
    with desk.store.write("匿名の問合せ") as w:
        w.add(person)
        w.add(case)
    idle()
    row = page.table.row_of(case.id)
    assert words(page, row, Column.NAME) == "受付 瀬住 R8-0041 (匿名) 匿名"
    assert shown_age(page.table.rows[row], page.table.at) == words(page, row, Column.AGE)


def test_empty_forms_can_be_printed(page: CasesPage, idle: Idle) -> None:
    find(page, Button, "blank_forms").click()
    asked = find(page, Question, "blank_forms_dialog")
    find(asked, Button, "blank_referral").click()
    idle()
    shown = find(asked, Preview, "preview")
    assert shown.windowTitle() == "つなぎ票(白紙)"
    shown.close()
    asked.reject()
    settle()


def test_a_narrow_window_has_tabs_and_keeps_its_width(
    dressed: Callable[[float, bool], None], frame: DeskFrame, case_id: str, idle: Idle
) -> None:
    dressed(2.0, False)
    frame.go("cases")
    idle()
    frame.resize(1366, 768)
    idle()
    page = frame.page("cases")
    assert isinstance(page, CasesPage)
    assert frame.width() == 1366
    assert folded(page)
    assert page.list.isVisible()
    assert not page.summary.isVisible()
    page.columns.show_column("summary")
    assert page.summary.isVisible()
    page.choose_filter("all")
    idle()
    assert page.list.isVisible()
    frame.resize(2800, 900)
    idle()
    assert not folded(page)
    assert page.summary.isVisible()
