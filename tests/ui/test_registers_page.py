"""記録簿 on the screen: filters, one record beside the list, copies, the case tab, folding on small windows."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.fields import new_id
from kyoju_desktop.domain.records import CopyOut, DisclosedItem, Disclosure, LaterExplanation, PersonInquiry
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.emergency import EmergencyQuestion
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.register_ledger import LedgerPane
from kyoju_desktop.ui.pages.registers import RegistersPage
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.segmented import Segmented
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

PLACES = ("海見台", "305", "東町1番地", "090-0000-4121", "09000004121")


@pytest.fixture
def case_id(desk: Desk) -> str:
    return write_miura(desk.store)


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        for _ in range(4):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
            QApplication.processEvents()
        settle()

    return wait


def ledger(frame: DeskFrame, idle: Callable[[], None]) -> LedgerPane:
    frame.open_registers("ledger")
    idle()
    page = frame.page("registers")
    assert isinstance(page, RegistersPage)
    pane = page.pane("ledger")
    assert isinstance(pane, LedgerPane)
    return pane


def words_of(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(each.accessibleDescription() for each in widget.findChildren(QWidget))])


def rows_of(pane: LedgerPane) -> str:
    table = pane.table
    return "\n".join(
        str(table.index(row, column).data())
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    )


def handed(desk: Desk, case_id: str) -> Disclosure:
    with desk.store.read() as r:
        return r.find(Disclosure, case=case_id)[-1]


@pytest.mark.usefixtures("dressed")
def test_the_ledger_lists_what_went_out_and_never_a_place(
    desk: Desk, frame: DeskFrame, case_id: str, idle: Callable[[], None]
) -> None:
    pane = ledger(frame, idle)
    told = handed(desk, case_id)
    assert "三浦 架代" in rows_of(pane)
    assert told.recipient in rows_of(pane)
    everything = rows_of(pane) + words_of(pane)
    assert not [each for each in PLACES if each in everything]
    assert "秘匿" in rows_of(pane)


def test_filters_narrow_the_list_and_say_when_nothing_is_left(
    frame: DeskFrame, case_id: str, idle: Callable[[], None]
) -> None:
    pane = ledger(frame, idle)
    before = pane.table.rowCount()
    assert before
    find(pane, QLineEdit, "ledger_search").setText("どこにもない")
    idle()
    assert pane.table.rowCount() == 0
    assert not pane.list.isVisible()
    find(pane, QLineEdit, "ledger_search").setText("三浦")
    idle()
    assert pane.table.rowCount() == before
    find(pane, QCheckBox, "ledger_copies").setChecked(True)
    idle()
    assert pane.table.rowCount() == 0


def test_one_record_is_opened_whatever_is_narrowed_and_its_copy_is_confirmed(
    desk: Desk, frame: DeskFrame, case_id: str, idle: Callable[[], None]
) -> None:
    told = handed(desk, case_id)
    with desk.store.write("写し", final=True) as w:
        copy = w.add(CopyOut(case=case_id, disclosure=told.id, recipient=told.recipient, number="2", asked="return"))
    pane = ledger(frame, idle)
    find(pane, QLineEdit, "ledger_search").setText("どこにもない")
    frame.open_registers("ledger", told.id)
    idle()
    assert pane.list.current() == told.id
    assert told.recipient in words_of(pane.detail)
    find(pane.detail, Button, f"copy.{copy.id}").click()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    find(dialog, Button, "question_do").click()
    idle()
    with desk.store.read() as r:
        kept = r.get(CopyOut, copy.id)
    assert (kept.fate, kept.done_on) == ("returned", date(2026, 6, 23))
    assert "返ってきた" in words_of(pane.detail)


def test_copies_of_one_paper_are_counted_back_in_one_answer(
    desk: Desk, frame: DeskFrame, case_id: str, idle: Callable[[], None]
) -> None:
    told = handed(desk, case_id)
    with desk.store.write("写し", final=True) as w:
        of = CopyOut(case=case_id, disclosure=told.id, recipient=told.recipient, asked="return")
        copies = [w.add(of.replace(id=new_id(), number=str(number))) for number in range(1, 6)]
    pane = ledger(frame, idle)
    frame.open_registers("ledger", told.id)
    idle()
    find(pane.detail, Button, f"copy.{copies[0].id}").click()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    together = find(dialog, QCheckBox, "together")
    assert (together.isChecked(), together.text()) == (False, "同じ紙のほかの4部も同じ (配布番号 2・3・4・5)")
    together.setChecked(True)
    find(dialog, Button, "question_do").click()
    idle()
    with desk.store.read() as r:
        assert {each.fate for each in r.find(CopyOut, disclosure=told.id)} == {"returned"}


def test_the_case_shows_who_knows_what_and_what_is_to_be_explained(
    desk: Desk, frame: DeskFrame, case_id: str, idle: Callable[[], None]
) -> None:
    told = handed(desk, case_id)
    with desk.store.write("説明", final=True) as w:
        due = w.add(LaterExplanation(case=case_id, person=told.person, disclosure=told.id, due_on=date(2026, 6, 22)))
        w.add(
            DisclosedItem(
                disclosure=told.id,
                case=case_id,
                record_class="Person",
                field_name="name",
                label="氏名",
                subject=told.person,
                info_class="IDENTITY",
                given=True,
            )
        )
    frame.open_case(case_id, "handed")
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    tab = page.tab("handed")
    assert find(tab, QWidget, "explanations").isVisible()
    assert "1日超過" in "\n".join(
        each.accessibleName() for each in find(tab, QWidget, "explanations").findChildren(QWidget)
    )
    knowers = find(tab, QWidget, "knowers")
    assert told.recipient in "\n".join(each.accessibleName() for each in knowers.findChildren(QWidget))
    find(tab, Button, f"explain.{due.id}").click()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    find(dialog, Button, "question_do").click()
    idle()
    with desk.store.read() as r:
        assert r.get(LaterExplanation, due.id).told_on == date(2026, 6, 23)
    assert not find(tab, QWidget, "explanations").isVisible()


def test_the_emergency_of_a_protected_person_ticks_no_place_and_shows_none(
    desk: Desk, frame: DeskFrame, case_id: str, idle: Callable[[], None]
) -> None:
    frame.open_case(case_id)
    idle()
    page = frame.page("case")
    assert isinstance(page, CasePage)
    page.tell_emergency()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EmergencyQuestion)
    assert not [each for each in PLACES if each in words_of(dialog)]
    assert {"name"} <= dialog.told.codes()
    assert not {"address", "phone"} & dialog.told.codes()
    dialog.told.boxes["address"].setChecked(True)
    find(dialog, Segmented, "who").press("police")
    find(dialog, QLineEdit, "danger").setText("相手方が来ている")
    find(dialog, Button, "question_do").click()
    idle()
    assert "承認した人" in words_of(find(dialog, QWidget, "question_trouble"))
    find(dialog, QLineEdit, "approver").setText("高瀬課長")
    find(dialog, Button, "question_do").click()
    idle()
    with desk.store.read() as r:
        told = r.find(Disclosure, case=case_id)[-1]
    assert (told.basis, told.recipient, told.approver) == ("special_69_2_4", "警察", "高瀬課長")


def test_an_inquiry_of_the_case_opens_in_the_register(
    desk: Desk, frame: DeskFrame, case_id: str, idle: Callable[[], None]
) -> None:
    with desk.store.write("問合せ", final=True) as w:
        asked = w.add(
            PersonInquiry(about="だれか", who="名乗らず", at=datetime(2024, 6, 1, 9, 0), answer="not_confirmed")
        )
    frame.open_registers("inquiries", asked.id)
    idle()
    page = frame.page("registers")
    assert isinstance(page, RegistersPage)
    pane = page.pane("inquiries")
    assert "名乗らず" in words_of(find(pane, QWidget, "inquiry_detail"))


@pytest.mark.parametrize(("scale", "dark"), [(1.0, True), (2.0, False)])
def test_large_text_folds_the_filters_and_never_widens_the_window(
    desk: Desk,
    dressed: Callable[[float, bool], None],
    qtbot: QtBot,
    case_id: str,
    idle: Callable[[], None],
    scale: float,
    dark: bool,
) -> None:
    dressed(scale, dark)
    frame = DeskFrame(desk)
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    frame.show()
    pane = ledger(frame, idle)
    assert frame.minimumSizeHint().width() <= 1366
    folded = scale > 1
    assert find(pane, Button, "show_filters").isVisible() is folded
    assert find(pane, QCheckBox, "ledger_special").isVisible() is not folded
    if folded:
        find(pane, Button, "show_filters").click()
        assert find(pane, QCheckBox, "ledger_special").isVisible()
    frame.hide()
