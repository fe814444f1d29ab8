"""同意を登録する: the grid by keyboard, 要配慮 off by default, the sentence, what is still needed, registering."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.consent import ConsentPage
from kyoju_desktop.ui.pages.consent_draft import (
    CONTACT_BOX,
    ConsentDraft,
    Exclusion,
    Row,
    box_label,
    box_special,
    rows_of,
)
from kyoju_desktop.ui.pages.consent_words import lacks
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

Idle = Callable[[], None]
LABELS = [box_label(at) for at in range(len(CONSENT_BOXES))]
VICTIM = LABELS.index("被害の事実")
MONEY = LABELS.index("収入・家賃・滞納")
HEALTH = LABELS.index("健康・障害・介護")


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
def page(frame: DeskFrame, case_id: str, idle: Idle) -> ConsentPage:
    frame.open_consent(case_id)
    idle()
    made = frame.page("consent")
    assert isinstance(made, ConsentPage)
    return made


def said(page: ConsentPage) -> str:
    return " ".join(each.text() for each in page.said.findChildren(QLabel))


def needed(page: ConsentPage) -> list[str]:
    return [each.objectName() for each in page.needed.findChildren(Button)]


def row_named(page: ConsentPage, name: str) -> int:
    return next(at for at, each in enumerate(page.table.draft.rows) if page.table.words_for(each).name == name)


def answer_all(page: ConsentPage) -> None:
    """Everything that a written consent asks for."""
    assert page.terms is not None
    values: tuple[tuple[FormView, dict[str, object]], ...] = (
        (
            page.terms.terms,
            {
                "purposes": frozenset({"housing", "contract"}),
                "period": "date",
                "until_day": date(2027, 3, 31),
                "means": frozenset({"paper", "phone"}),
            },
        ),
        (
            page.terms.explained,
            {
                "form": "written",
                "text_version": "第3版 令和8年4月",
                "told_withdrawal": True,
                "told_no_disadvantage": True,
            },
        ),
        (page.terms.further["written"], {"signed_paper_on": date(2026, 6, 23)}),
    )
    for part, answers in values:
        for name, value in answers.items():
            editor = part.editor(name)
            editor.show_value(value)
            editor.touch()


def test_nothing_is_ticked_at_first_and_every_need_is_listed(page: ConsentPage) -> None:
    assert page.table.draft.chosen_rows() == ()
    assert "missing.rows" in needed(page)
    assert "missing.purposes" in needed(page)
    assert "相手に印を付けると" in said(page)


def test_space_ticks_the_current_box_and_arrows_move(page: ConsentPage) -> None:
    page.matrix.setCurrentIndex(page.table.index(0, 0))
    QTest.keyClick(page.matrix, Qt.Key.Key_Right)
    assert page.matrix.currentIndex().column() == 1
    QTest.keyClick(page.matrix, Qt.Key.Key_Space)
    assert page.table.draft.rows[0].boxes == frozenset({CONTACT_BOX})
    QTest.keyClick(page.matrix, Qt.Key.Key_Space)
    assert not page.table.draft.rows[0].chosen
    assert "missing.rows" in needed(page)


def test_a_click_ticks_and_a_special_box_is_never_ticked_by_itself(page: ConsentPage) -> None:
    index = page.table.index(1, MONEY + 1)
    place = page.matrix.visualRect(index).center()
    QTest.mouseClick(page.matrix.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    boxes = page.table.draft.rows[1].boxes
    assert boxes == frozenset({CONTACT_BOX, MONEY})
    assert not any(box_special(each) for each in boxes)


def test_every_cell_is_told_in_words(page: ConsentPage) -> None:
    page.table.toggle(0, VICTIM + 1)
    name = page.table.words_for(page.table.draft.rows[0]).name
    spoken = page.table.data(page.table.index(0, VICTIM + 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{name} 被害の事実 伝える"
    state = page.table.data(page.table.index(0, HEALTH + 1), Qt.ItemDataRole.CheckStateRole)
    assert state == Qt.CheckState.Unchecked


def test_a_recipient_by_kind_never_gets_what_is_special(page: ConsentPage) -> None:
    page._add(Row(kind="real_estate"))
    at = len(page.table.draft.rows) - 1
    assert not page.table.toggle(at, HEALTH + 1)
    assert page.table.toggle(at, MONEY + 1)
    spoken = str(page.table.data(page.table.index(at, HEALTH + 1), Qt.ItemDataRole.AccessibleTextRole))
    assert "名前で選んだ相手にだけ" in spoken
    page._add(Row(kind="real_estate"))
    assert len(page.table.draft.rows) == at + 1
    assert not page.matrix.grab().isNull()


def test_recipients_are_offered_from_the_register_and_by_kind(page: ConsentPage) -> None:
    before = len(page.table.draft.rows)
    page.add.click()
    menu = find(page, QMenu, "recipient_menu")
    named = [each for each in menu.actions() if each.text() and each.menu() is None]
    assert named[0].text() == "台帳に新しい相手を足す"
    named[1].trigger()
    menu.close()
    assert len(page.table.draft.rows) == before + 1


def test_the_consent_reads_as_sentences_while_it_is_made(page: ConsentPage, idle: Idle) -> None:
    center = row_named(page, "住宅係(市)")
    page.table.toggle(center, MONEY + 1)
    page.table.toggle(center, VICTIM + 1)
    answer_all(page)
    idle()
    told = said(page)
    assert "住宅係(市)に、氏名・連絡先、収入・家賃・滞納を伝えます。" in told
    assert "被害の事実は、住宅係(市)だけに伝えます。" in told
    assert "健康・障害・介護" in told
    assert "は伝えません。" in told
    assert "令和9年3月31日(水)まで" in told
    assert needed(page) == []


def test_what_nobody_may_know_is_chosen_or_said_in_ones_own_words(page: ConsentPage, idle: Idle) -> None:
    page.table.toggle(0, 1)
    page.exclusions.added.emit(Exclusion("Person", "school"))
    words = find(page, QLineEdit, "excluded_words")
    words.setText("学校には言わないで")
    words.textEdited.emit("学校には言わないで")
    words.editingFinished.emit()
    idle()
    assert "学校" in said(page)
    chip = find(page, Chip, "exclusion.school")
    chip.removed.emit()
    idle()
    assert page._draft.exclusions == ()


def test_the_version_that_would_be_shown_stands_in_the_form_from_the_start(page: ConsentPage) -> None:
    assert page.terms is not None
    shown = page.show_panel.texts()
    assert page.terms.peek().text_version == shown.stamp
    assert "missing.text_version" not in needed(page)


def test_a_missing_item_leads_to_its_field(page: ConsentPage) -> None:
    page.table.toggle(0, 1)
    assert page.terms is not None
    version = page.terms.explained.editor("text_version")
    version.show_value("")
    version.touch()
    find(page, Button, "missing.text_version").click()
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == "text_version"


def test_registering_freezes_the_terms_and_gives_the_next_number(
    page: ConsentPage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    page.table.toggle(0, MONEY + 1)
    page.exclusions.added.emit(Exclusion("Person", "workplace"))
    answer_all(page)
    find(page, Button, "register_consent").click()
    idle()
    with desk.store.read() as r:
        given = r.find(Consent, case=case_id)[-1]
        recipients = r.find(ConsentRecipient, consent=given.id)
        exclusions = r.find(ConsentExclusion, consent=given.id)
    assert given.state == "given"
    assert given.number
    assert given.until_day == date(2027, 3, 31)
    assert recipients[0].classes == {"IDENTITY", "CONTACT", "CARE", "NEED", "MONEY"}
    assert [each.field_name for each in exclusions] == ["workplace"]
    assert frame.shown() == "case"


def test_an_unfinished_consent_is_refused_beside_its_field(page: ConsentPage, desk: Desk, idle: Idle) -> None:
    with desk.store.read() as r:
        before = r.count(Consent)
    find(page, Button, "register_consent").click()
    idle()
    with desk.store.read() as r:
        assert r.count(Consent) == before
    assert page.isVisible()


def test_the_draft_is_there_again_after_leaving(
    page: ConsentPage, frame: DeskFrame, desk: Desk, case_id: str, idle: Idle
) -> None:
    page.table.toggle(2, MONEY + 1)
    page.exclusions.added.emit(Exclusion("Person", "school"))
    desk.flush()
    idle()
    frame.go("cases")
    idle()
    frame.open_consent(case_id)
    idle()
    assert page.table.draft.rows[2].boxes == frozenset({CONTACT_BOX, MONEY})
    assert page._draft.exclusions == (Exclusion("Person", "school"),)


def test_copying_the_consent_before_takes_its_terms_and_replaces_it(
    page: ConsentPage, desk: Desk, case_id: str, idle: Idle
) -> None:
    with desk.store.read() as r:
        before = next(each for each in r.find(Consent, case=case_id) if each.state == "given")
        rows = rows_of(r.find(ConsentRecipient, consent=before.id))
    find(page, Button, "copy_consent").click()
    assert page.table.draft.rows == rows
    assert f"前の同意({before.number})に替わります。" in said(page)
    answer_all(page)
    find(page, Button, "register_consent").click()
    idle()
    with desk.store.read() as r:
        assert r.find(Consent, case=case_id)[-1].replaces == before.id


def test_the_form_can_be_printed_before_it_is_signed(page: ConsentPage, idle: Idle) -> None:
    page.table.toggle(0, 1)
    find(page, Button, "print_consent").click()
    idle()
    shown = find(page, Preview, "preview")
    assert "三浦 架代" in shown.view.accessibleDescription()
    shown.close()
    settle()


def test_a_no_is_recorded_without_any_consent(page: ConsentPage, idle: Idle) -> None:
    find(page, Button, "declined").click()
    dialog = next(iter(page.findChildren(Question)))
    dialog.reject()
    idle()


def test_large_text_folds_the_page_and_keeps_the_window(
    dressed: Callable[[float, bool], None], frame: DeskFrame, case_id: str, idle: Idle
) -> None:
    dressed(2.0, False)
    frame.open_consent(case_id)
    idle()
    frame.resize(1366, 768)
    idle()
    assert frame.width() == 1366
    assert not frame.page("consent").grab().isNull()


def test_a_draft_survives_as_json_and_keeps_what_it_means() -> None:
    draft = ConsentDraft(
        consent=Consent(case="c", purposes=frozenset({"housing"}), until_day=date(2027, 3, 31)),
        rows=(Row(organisation="o", boxes=frozenset({0, 3})), Row(kind="landlord")),
        exclusions=(Exclusion("Address", "place", "a"),),
    )
    back = ConsentDraft.load(draft.dump())
    assert back.rows == draft.rows
    assert back.exclusions == draft.exclusions
    assert back.consent.replace(id="") == draft.consent.replace(id="")
    assert draft.with_exclusion(draft.exclusions[0]) == draft
    assert draft.with_recipient(Row(kind="landlord")) == draft


def test_a_day_that_has_passed_is_no_end_of_a_consent() -> None:
    draft = ConsentDraft(consent=Consent(period="date", until_day=date(2026, 6, 22)))
    assert "きょうより後の期限" in [each.label for each in lacks(draft, date(2026, 6, 23))]
    oral = ConsentDraft(consent=Consent(form="oral", period="date"))
    assert {"witness", "repeated_words", "until_day"} <= {each.field for each in lacks(oral, date(2026, 6, 23))}
