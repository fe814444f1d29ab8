"""つなぎ票を作る: what goes, what stays and why, the very page, and the release in two rows."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import (
    Consent,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    Organisation,
    Referral,
)
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.item_table import Column, ItemLine
from kyoju_desktop.ui.pages.referral import ReferralPage
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from tests.ui.conftest import find, place_asked, settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]
PLACES = ("海見台", "305", "東町1番地", "09000004121", "090-0000-4121")


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Idle:
    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=20_000)
            QApplication.processEvents()
        settle()

    return wait


@pytest.fixture
def case_id(desk: Desk) -> str:
    return write_miura(desk.store)


@pytest.fixture
def page(frame: DeskFrame, case_id: str, idle: Idle) -> ReferralPage:
    frame.open_referral(case_id)
    idle()
    made = frame.page("referral")
    assert isinstance(made, ReferralPage)
    return made


def body_id(store: Store, name: str) -> str:
    with store.read() as r:
        return next(each.id for each in r.find(Organisation) if each.name == name)


def choose(
    page: ReferralPage, desk: Desk, idle: Idle, name: str = "こもれび家賃保証", purpose: str = "contract"
) -> None:
    box = page.left.recipient
    box.setCurrentIndex(box.findData(body_id(desk.store, name)))
    box.activated.emit(box.currentIndex())
    idle()
    page.left.purpose.setCurrentIndex(page.left.purpose.findData(purpose))
    page.left.purpose.activated.emit(page.left.purpose.currentIndex())
    idle()


def row_of(page: ReferralPage, label: str) -> int:
    for row in range(page.items.table.rowCount()):
        line = page.items.table.line(row)
        if line is not None and line.label == label:
            return row
    raise AssertionError(label)


def line_of(page: ReferralPage, label: str) -> ItemLine:
    line = page.items.table.line(row_of(page, label))
    assert line is not None
    return line


def page_text(page: ReferralPage) -> str:
    assert page._seen is not None
    assert page._seen.paper is not None
    return "\n".join(page._seen.paper.page_texts)


def rows(store: Store) -> tuple[tuple[Disclosure, ...], tuple[DisclosureOutcome, ...]]:
    with store.read() as r:
        return r.find(Disclosure), r.find(DisclosureOutcome)


def type_summary(page: ReferralPage, text: str, idle: Idle, qtbot: QtBot) -> None:
    assert page.texts is not None
    editor = page.texts.editor("summary")
    editor.restore(text)
    editor.changed.emit()
    qtbot.waitUntil(lambda: not page._typing.isActive(), timeout=5_000)
    idle()


def test_nothing_can_be_handed_over_before_a_recipient_is_chosen(page: ReferralPage) -> None:
    assert not find(page, Button, "print_and_record").isEnabled()
    assert not find(page, Button, "save_and_record").isEnabled()
    assert page.bar.remark.words.text() == "相手を選んでください。"


def test_the_recipient_brings_its_standing_its_consent_and_the_first_basis(
    page: ReferralPage, desk: Desk, idle: Idle
) -> None:
    choose(page, desk, idle)
    assert page.left._standing.accessibleName() == "民間"
    assert page.left._agreed.accessibleName() == "同意の相手です"
    assert find(page, QRadioButton, "basis_consent").isChecked()
    assert line_of(page, "氏名").why == "同意 第14号"
    assert find(page, Button, "print_and_record").isEnabled()


def test_what_stays_has_its_reason_in_the_row_and_no_value_anywhere(
    page: ReferralPage, desk: Desk, idle: Idle
) -> None:
    choose(page, desk, idle)
    told = " ".join(
        str(page.items.table.data(page.items.table.index(row, column), role) or "")
        for row in range(page.items.table.rowCount())
        for column in Column
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    )
    outside = " ".join(each.text() for each in page.paper.findChildren(QLabel))
    for place in PLACES:
        assert place not in told
        assert place not in outside
        assert place not in page_text(page)
    assert line_of(page, "電話番号").text == "(秘匿)"
    assert line_of(page, "電話番号").why == "秘匿"
    assert "電話番号" in outside


def test_space_switches_an_item_and_the_page_follows(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle)
    assert "みうら かよ" in page_text(page)
    page.items.view.setCurrentIndex(page.items.table.index(row_of(page, "ふりがな"), 0))
    QTest.keyClick(page.items.view, Qt.Key.Key_Space)
    idle()
    assert not line_of(page, "ふりがな").item.given
    assert line_of(page, "ふりがな").why == "用件に要らない"
    assert "みうら かよ" not in page_text(page)
    QTest.keyClick(page.items.view, Qt.Key.Key_Space)
    idle()
    assert "みうら かよ" in page_text(page)


def test_what_is_written_after_items_were_chosen_stands_on_the_paper(
    page: ReferralPage, desk: Desk, idle: Idle, qtbot: QtBot
) -> None:
    choose(page, desk, idle)
    page.items.view.setCurrentIndex(page.items.table.index(row_of(page, "ふりがな"), 0))
    QTest.keyClick(page.items.view, Qt.Key.Key_Space)
    idle()
    type_summary(page, "保証の申込をお願いします", idle, qtbot)
    assert line_of(page, "相談内容の要旨").item.given
    assert "保証の申込をお願いします" in page_text(page)
    assert not line_of(page, "ふりがな").item.given
    page.items.view.setCurrentIndex(page.items.table.index(row_of(page, "相談内容の要旨"), 0))
    QTest.keyClick(page.items.view, Qt.Key.Key_Space)
    idle()
    assert "保証の申込をお願いします" not in page_text(page)


def test_a_click_on_the_tick_switches_and_a_locked_item_stays(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle)
    view, table = page.items.view, page.items.table
    row = row_of(page, "性別")
    place = view.visualRect(table.index(row, Column.GIVEN)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    idle()
    assert line_of(page, "性別").item.given
    table.press(row_of(page, "電話番号"))
    table.press(0)
    idle()
    assert not line_of(page, "電話番号").item.given


def test_fax_is_refused_for_a_protected_person_with_the_reason(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle)
    page.left.means.setCurrentIndex(page.left.means.findData("fax"))
    page.left.means.activated.emit(page.left.means.currentIndex())
    idle()
    assert "FAXと郵便は使えません" in page.bar.remark.words.text()
    assert not find(page, Button, "print_and_record").isEnabled()


def write_fact(page: ReferralPage, name: str, text: str, qtbot: QtBot, idle: Idle) -> None:
    assert page.left.bases.facts is not None
    editor = page.left.bases.facts.editors[name]
    editor.restore(text)
    editor.touch()
    qtbot.waitUntil(lambda: not page._typing.isActive(), timeout=5_000)
    idle()


def test_a_basis_that_demands_facts_waits_for_them(page: ReferralPage, desk: Desk, idle: Idle, qtbot: QtBot) -> None:
    choose(page, desk, idle, "配偶者暴力相談支援センター", "safety")
    find(page, QRadioButton, "basis_public_69_2_3").click()
    idle()
    assert "相当の理由" in page.bar.remark.words.text()
    assert "「相当の理由」がまだです" in page.bar.remark.words.text()
    write_fact(page, "reason", "安全の相談を引き継ぐため", qtbot, idle)
    assert find(page, Button, "print_and_record").isEnabled()


def test_bases_that_do_not_fit_are_folded_with_their_reason(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle, "配偶者暴力相談支援センター", "consult")
    fold = find(page, Button, "unusable")
    assert "使えない根拠" in fold.text()
    fold.click()
    idle()
    told = " ".join(each.text() for each in page.left.findChildren(QLabel))
    assert "用件を「安全の相談・緊急の連絡」にすると使えます。" in told


def test_an_address_slipped_into_the_words_stops_the_release(
    page: ReferralPage, desk: Desk, idle: Idle, qtbot: QtBot
) -> None:
    choose(page, desk, idle)
    type_summary(page, "いまは海見台２丁目４番の部屋にいる。", idle, qtbot)
    assert page._seen is not None
    assert page._seen.leaks
    assert not find(page, Button, "print_and_record").isEnabled()
    assert "1枚目" in page.paper._notice.words.text()
    page.print_and_record()
    idle()
    type_summary(page, "保証の更新について相談がある。", idle, qtbot)
    assert find(page, Button, "print_and_record").isEnabled()


def test_saving_enters_the_ledger_first_and_asks_what_became_of_it(
    page: ReferralPage, frame: DeskFrame, desk: Desk, idle: Idle, tmp_path: Path
) -> None:
    choose(page, desk, idle)
    before, answered = rows(desk.store)
    find(page, Button, "save_and_record").click()
    idle()
    prepared = [each for each in rows(desk.store)[0] if each not in before]
    assert len(prepared) == 1
    dialog = place_asked(page)
    name = Path(dialog.selectedFiles()[0]).name
    assert prepared[0].document_number in name
    assert "三浦" not in name
    dialog.fileSelected.emit(str(tmp_path / name))
    idle()
    dialog.done(1)
    assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    notice = find(page, Notice, "notice")
    find(notice, Button, "notice_went_out").click()
    idle()
    assert [each.outcome for each in rows(desk.store)[1]][len(answered) :] == ["went_out"]
    assert frame.shown() == "case"
    with desk.store.read() as r:
        sent = r.get(Referral, prepared[0].referral)
    assert sent.sent_at == datetime(2026, 6, 23, 10, 42)
    assert sent.reply_by is not None


def test_a_paper_that_was_not_saved_did_not_go_out(page: ReferralPage, desk: Desk, idle: Idle) -> None:
    choose(page, desk, idle)
    answered = len(rows(desk.store)[1])
    find(page, Button, "save_and_record").click()
    idle()
    find(page, QDialog, "save_file").reject()
    idle()
    assert [each.outcome for each in rows(desk.store)[1]][answered:] == ["not_out"]


def test_an_answer_can_wait_until_the_paper_was_handed_over(
    page: ReferralPage, desk: Desk, idle: Idle, tmp_path: Path
) -> None:
    choose(page, desk, idle)
    answered = len(rows(desk.store)[1])
    find(page, Button, "save_and_record").click()
    idle()
    dialog = place_asked(page)
    dialog.fileSelected.emit(str(tmp_path / "つなぎ票.pdf"))
    idle()
    dialog.done(1)
    find(find(page, Notice, "notice"), Button, "notice_later").click()
    idle()
    assert len(rows(desk.store)[1]) == answered


def test_a_consent_withdrawn_meanwhile_stops_the_release(
    page: ReferralPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    choose(page, desk, idle)
    with desk.store.read() as r:
        given = next(each for each in r.find(Consent, case=case_id) if each.state == "given")
    before = rows(desk.store)[0]
    with desk.store.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=case_id, consent=given.id, at=datetime(2026, 6, 23, 10, 40)))
    idle()
    assert not find(page, Button, "print_and_record").isEnabled()
    assert rows(desk.store)[0] == before


def test_the_persons_own_words_are_read_and_confirmed_before_each_release(
    page: ReferralPage, desk: Desk, idle: Idle
) -> None:
    choose(page, desk, idle)
    assert page._seen is not None
    assert page._seen.weighed is not None
    words = find(page, Words, "excluded_words")
    assert words.isVisible() is bool(page._seen.weighed.excluded_words)
    assert find(page, QCheckBox, "words_confirmed").isVisible() is bool(page._seen.weighed.excluded_words)


def test_what_was_chosen_and_written_is_there_again_after_leaving(
    page: ReferralPage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle, qtbot: QtBot
) -> None:
    choose(page, desk, idle)
    type_summary(page, "保証の更新について相談がある。", idle, qtbot)
    desk.flush()
    idle()
    frame.go("cases")
    idle()
    frame.open_referral(case_id)
    idle()
    assert page.left.recipient.code() == body_id(desk.store, "こもれび家賃保証")
    assert page.texts is not None
    assert page.texts.editor("summary").value() == "保証の更新について相談がある。"
    assert "保証の更新について相談がある。" in page_text(page)


def test_asking_for_consent_leads_to_the_consent_page(page: ReferralPage, frame: DeskFrame, idle: Idle) -> None:
    find(page, Button, "ask_consent").click()
    idle()
    assert frame.shown() == "consent"


def test_large_text_folds_the_columns_and_keeps_the_window(
    dressed: Callable[[float, bool], None], frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    dressed(2.0, True)
    frame.open_referral(case_id)
    idle()
    frame.resize(1366, 768)
    idle()
    page = frame.page("referral")
    assert isinstance(page, ReferralPage)
    choose(page, desk, idle)
    assert frame.width() == 1366
    assert not page.parts.isVisible()
    page.columns.show_column("texts")
    assert page._texts_panel.isVisible()
    page.columns.show_column("items")
    assert page.items.view.isVisible()
    page.columns.show_column("paper")
    assert page.paper.view.isVisible()
    assert not page.grab().isNull()
