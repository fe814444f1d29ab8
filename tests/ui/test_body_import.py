"""The page 関係機関: its filters, what is said of a FAX number, taking in a list, handing one out."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import Organisation, PaperPrinted
from kyoju_desktop.exchange.csv import read_list
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.body_import import ListDialog, take_list
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.organisations import OrganisationsPage
from kyoju_desktop.ui.widgets.labels import IconWords
from tests.ui.conftest import find, settle

SHOP = Organisation(
    name="架空不動産 海見台店",
    kana="かくうふどうさん",
    kind="real_estate",
    standing="private",
    cooperating=True,
    area="瀬戸見市",
    fax="0000000312",
    fax_checked_on=date(2024, 4, 1),
    listing="agreed",
    own_note="店長は午後が早い",
)
BODY = Organisation(
    name="居住支援法人 ひだまり",
    kana="ひだまり",
    kind="support_corporation",
    standing="private",
    duties=frozenset({"2", "5"}),
    categories=frozenset({"L3"}),
    address="自分で聞いた所在地",
    own_note="担当は木曜にいる",
)
LIST = (
    "名称,所在地,電話番号,業務,メモ\n"
    "居住支援法人 ひだまり,県の所在地,0000-00-0001,2号・3号,\n"
    "NPO法人 あおぞら,港町9,番号なし,2号,\n"
)
Idle = Callable[[], None]


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _round in range(4):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def page(frame: DeskFrame, desk: Desk, qtbot: QtBot, idle: Idle) -> OrganisationsPage:
    with desk.store.write("台帳") as w:
        w.add(SHOP)
        w.add(BODY)
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow, timeout=10_000)
    frame.go("organisations")
    idle()
    found = frame.page("organisations")
    assert isinstance(found, OrganisationsPage)
    return found


def keep(widget: QWidget, name: str) -> None:
    """A picture for whoever wants to look."""
    if folder := os.environ.get("KYOJU_LOOK"):
        widget.grab().save(f"{folder}/{name}.png")


def names(page: OrganisationsPage) -> set[str]:
    return {row.name for row in page.list.rows.rows}


def press(page: QWidget, name: str, idle: Idle) -> None:
    find(page, QAbstractButton, name).click()
    idle()


def opened(page: OrganisationsPage, desk: Desk, place: Path, idle: Idle) -> ListDialog:
    take_list(desk, page, place, "support_corporation", page.refresh)
    idle()
    return find(page.window(), ListDialog, "list_dialog")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "list.csv"
    made.write_text(LIST, "utf-8-sig")
    return made


def test_duty_category_place_and_marks_narrow_the_list(page: OrganisationsPage, idle: Idle) -> None:
    keep(page.window(), "bodies")
    filters = page.filters
    press(page, "more_filters", idle)
    keep(page.window(), "bodies_filters")
    filters.duty.setCurrentIndex(filters.duty.findData("5"))
    assert names(page) == {BODY.name}
    filters.duty.setCurrentIndex(0)
    find(page, QCheckBox, "filter_cooperating").setChecked(True)
    assert names(page) == {SHOP.name}
    filters.cooperating.setChecked(False)
    filters.old_fax.setChecked(True)
    assert SHOP.name in names(page)
    assert BODY.name not in names(page)
    filters.old_fax.setChecked(False)
    filters.area.setText("ここではない町")
    assert SHOP.name not in names(page)
    assert BODY.name in names(page), "a body without a place works everywhere"


def test_a_filter_that_is_put_away_says_that_it_is_at_work(page: OrganisationsPage, idle: Idle) -> None:
    press(page, "more_filters", idle)
    page.filters.listed.setChecked(True)
    press(page, "more_filters", idle)
    assert page.filters.area.isHidden() or not page.filters.area.isVisible()
    assert "(1)" in page.filters.turn.text() + page.filters.turn.accessibleName()


def test_an_old_fax_number_is_told_and_one_press_notes_that_it_was_checked(
    page: OrganisationsPage, desk: Desk, idle: Idle
) -> None:
    page.list.setCurrentIndex(page.list.rows.index(page.list.rows.row_of(SHOP.id)))
    idle()
    said = find(page, IconWords, "fax_old")
    assert said.isVisible()
    assert "令和6年4月1日" in said.words.text()
    keep(page.window(), "bodies_fax")
    press(page, "confirm_fax", idle)
    with desk.store.read() as r:
        assert r.get(Organisation, SHOP.id).fax_checked_on == desk.today()
    assert not said.isVisible()


def test_a_list_is_shown_before_it_is_taken_in_and_the_words_of_the_office_stay(
    page: OrganisationsPage, desk: Desk, file: Path, idle: Idle
) -> None:
    asked = opened(page, desk, file, idle)
    keep(asked, "list_dialog")
    assert "新しい機関 1件・変わる機関 1件" in "".join(each.text() for each in asked.findChildren(type(page._used)))
    assert "3行目" in find(asked, IconWords, "list_problem").words.text()
    assert "メモ" in find(asked, IconWords, "list_unread").words.text()
    ticks = {
        each.objectName(): each.isChecked()
        for each in asked.findChildren(QCheckBox)
        if each.objectName().startswith("take_")
    }
    assert ticks == {"take_2_address": False, "take_2_phone": True, "take_2_duties": False, "take_3": True}
    press(asked, "question_do", idle)
    with desk.store.read() as r:
        kept = r.get(Organisation, BODY.id)
        fresh = r.find(Organisation, name="NPO法人 あおぞら")
    assert (kept.address, kept.phone, kept.duties) == ("自分で聞いた所在地", "0000000001", frozenset({"2", "5"}))
    assert kept.own_note == BODY.own_note
    assert [each.address for each in fresh] == ["港町9"]
    assert "NPO法人 あおぞら" in names(page)


def test_nothing_is_taken_in_without_a_tick_or_a_day(
    page: OrganisationsPage, desk: Desk, file: Path, idle: Idle
) -> None:
    asked = opened(page, desk, file, idle)
    for tick in asked.findChildren(QCheckBox):
        tick.setChecked(False)
    press(asked, "question_do", idle)
    assert "印をつけて" in asked.trouble.words.text()
    asked.list_on.set_value(None)
    press(asked, "question_do", idle)
    assert "日付" in asked.trouble.words.text()
    asked.reject()
    idle()
    with desk.store.read() as r:
        assert r.get(Organisation, BODY.id) == BODY


def test_a_file_that_is_no_list_says_so_and_opens_nothing(
    page: OrganisationsPage, desk: Desk, tmp_path: Path, idle: Idle
) -> None:
    wrong = tmp_path / "list.csv"
    wrong.write_bytes(b"PK\x03\x04\x00\x00")
    take_list(desk, page, wrong, "support_corporation", page.refresh)
    idle()
    assert page.window().findChild(ListDialog) is None
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not page.window()]
    for each in shown:
        each.close()
    idle()
    assert read_list(wrong).startswith(b"PK")


def test_the_kind_of_the_list_is_asked_before_the_file(page: OrganisationsPage, idle: Idle) -> None:
    press(page, "take_list", idle)
    asked = find(page.window(), Question, "list_kind_dialog")
    keep(asked, "list_kind")
    asked.reject()
    idle()


def test_the_list_that_is_handed_out_names_those_that_agreed_and_no_note_of_the_office(
    page: OrganisationsPage, desk: Desk, idle: Idle
) -> None:
    press(page, "body_lists", idle)
    menu = find(page.window(), QMenu, "body_list_menu")
    next(each for each in menu.actions() if "印刷" in each.text()).trigger()
    menu.close()
    idle()
    paper = find(page.window(), Preview, "preview")
    keep(paper, "body_paper")
    said = paper.view.accessibleDescription()
    assert SHOP.name in said.replace("\n", "")
    assert BODY.name not in said
    assert SHOP.own_note not in said
    paper.close()
    idle()
    with desk.store.read() as r:
        assert r.count(PaperPrinted) == 0, "a look is no paper"


@pytest.mark.parametrize(("scale", "dark"), [(2.0, False), (1.0, True)])
def test_the_page_holds_at_twice_the_text_and_in_the_dark(
    dressed: Callable[[float, bool], None],
    desk: Desk,
    qtbot: QtBot,
    idle: Idle,
    file: Path,
    scale: float,
    dark: bool,
) -> None:
    dressed(scale, dark)
    with desk.store.write("台帳") as w:
        w.add(SHOP)
        w.add(BODY)
    frame = DeskFrame(desk)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    frame.show()
    frame.go("organisations")
    idle()
    page = frame.page("organisations")
    assert isinstance(page, OrganisationsPage)
    press(page, "more_filters", idle)
    keep(frame, f"bodies_{scale}_{dark}")
    part = find(page, QWidget, "more_filters_part")
    assert part.isVisible()
    assert page.list.isHidden() == page.filters.covers == (scale > 1)
    press(page, "more_filters", idle)
    assert page.list.isVisible()
    page._columns.show_column("body")
    keep(frame, f"bodies_body_{scale}_{dark}")
    page.list.setCurrentIndex(page.list.rows.index(page.list.rows.row_of(SHOP.id)))
    idle()
    asked = opened(page, desk, file, idle)
    keep(asked, f"list_dialog_{scale}_{dark}")
    assert asked.width() <= frame.width()
    asked.reject()
    idle()
    frame.close()
