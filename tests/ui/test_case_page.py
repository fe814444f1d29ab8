"""The case page: head, quick note, timeline, secrecy, lists, missing answers, consents, replies."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kyoju_desktop.domain.records import (
    Address,
    Case,
    Consent,
    ConsentWithdrawal,
    Deadline,
    Disclosure,
    DisclosureOutcome,
    Person,
    ProgressNote,
    ReferralReply,
    SecretShown,
    StageChange,
    Tenancy,
    Visit,
)
from kyoju_desktop.services.papers import intake_paper
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.pdf_pages import PageView
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.stage import StageQuestion
from kyoju_desktop.ui.frame import DeskFrame
from kyoju_desktop.ui.pages.case import CasePage
from kyoju_desktop.ui.pages.case_lists import ListPanel, SinglePanel
from kyoju_desktop.ui.pages.case_note import QuickNote
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.timeline import Timeline
from tests.ui.conftest import find, settle
from tests.ui.miura import write_miura

PLACES = ("海見台2丁目", "305", "東町1番地", "090-0000-4121", "09000004121", "090-0000-8888")


@pytest.fixture
def case_id(desk: Desk) -> str:
    return write_miura(desk.store)


@pytest.fixture
def idle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: desk.jobs.running == 0, timeout=10_000)
        settle()

    return wait


@pytest.fixture
def page(frame: DeskFrame, case_id: str, idle: Callable[[], None]) -> CasePage:
    frame.open_case(case_id)
    idle()
    found = frame.page("case")
    assert isinstance(found, CasePage)
    return found


def words_of(widget: QWidget) -> str:
    """Everything a page says, also to a screen reader."""
    said = []
    for each in [widget, *widget.findChildren(QWidget)]:
        said += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel | QAbstractButton | QLineEdit):
            said.append(each.text())
        if isinstance(each, QPlainTextEdit):
            said.append(each.toPlainText())
        if isinstance(each, Timeline):
            model = each.model()
            said += [str(model.index(at, 0).data()) for at in range(model.rowCount())]
    return "\n".join(said)


def panel(page: CasePage, tab: str, kind: type) -> ListPanel:
    page.tabs.choose(tab)
    found = page.tab(tab).panel(kind)
    assert isinstance(found, ListPanel)
    return found


def dialog(name: str) -> Question:
    found = QApplication.activeModalWidget()
    assert isinstance(found, Question), found
    assert found.objectName() == name
    return found


def test_the_head_tells_who_it_is_what_to_mind_and_who_may_know(page: CasePage) -> None:
    said = words_of(page.head)
    for words in ("三浦 架代", "みうら かよ", "34歳・女", "瀬住 R8-0023", "世帯2人", "子7歳"):
        assert words in said
    for words in ("住所秘匿 支援措置 令和9年4月13日まで", "相手方に答えない", "留守電不可"):
        assert words in said
    assert "福祉課(市): 連絡先・世帯・収入・経過 令和9年3月31日まで" in said
    assert "だれにも出さない: 学校、勤務先、いまの住所" in said
    assert "危機対応 6.22から" in said


def test_every_stage_of_the_strip_can_be_pressed_and_opens_the_change_of_stage(
    page: CasePage, idle: Callable[[], None]
) -> None:
    find(page, QAbstractButton, "stage.S80").click()
    asked = dialog("stage_dialog")
    assert isinstance(asked, StageQuestion)
    assert asked.code() == "S80"
    asked.agreed.emit()
    idle()
    view = page.view()
    assert view is not None
    assert view.file.case.stage == "S80"


def test_going_back_wants_a_reason_and_is_recorded(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    find(page, QAbstractButton, "stage.S40").click()
    asked = dialog("stage_dialog")
    asked.agreed.emit()
    idle()
    assert "理由を入れてください" in asked.trouble.words.text()
    assert isinstance(asked, StageQuestion)
    asked.reason.setPlainText("計画を立て直す")
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        last = r.find(StageChange)[-1]
    assert (last.from_stage, last.to_stage, last.reason) == ("S85", "S40", "計画を立て直す")


def test_a_note_is_kept_with_one_key_and_stands_in_the_timeline(
    page: CasePage, desk: Desk, idle: Callable[[], None]
) -> None:
    note = find(page, QuickNote, "quick_note")
    fact = find(note, QPlainTextEdit, "fact")
    fact.setFocus()
    QTest.keyClicks(fact, "keisatsu")
    QTest.keyClick(fact, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    idle()
    with desk.store.read() as r:
        kept = [each for each in r.find(ProgressNote) if each.fact == "keisatsu"]
    assert len(kept) == 1
    assert fact.toPlainText() == ""
    view = page.view()
    assert view is not None
    assert view.entries[0].record == kept[0]
    assert desk.store.drafts.load(f"note.{view.case_id}") is None


def test_a_double_click_makes_one_note(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    note = find(page, QuickNote, "quick_note")
    find(note, QPlainTextEdit, "fact").setPlainText("二度押し")
    button = find(note, Button, "keep_note")
    button.click()
    button.click()
    idle()
    with desk.store.read() as r:
        assert len([each for each in r.find(ProgressNote) if each.fact == "二度押し"]) == 1


def test_an_empty_note_is_no_note(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    with desk.store.read() as r:
        before = r.count(ProgressNote)
    find(page, Button, "keep_note").click()
    idle()
    with desk.store.read() as r:
        assert r.count(ProgressNote) == before
    assert "どれかを書いてください" in find(page, QuickNote, "quick_note").editor("fact").error()


def test_an_unfinished_note_is_a_draft_and_comes_back(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    note = find(page, QuickNote, "quick_note")
    find(note, QPlainTextEdit, "fact").setPlainText("書きかけの事実")
    desk.flush()
    idle()
    view = page.view()
    assert view is not None
    note.begin(view.case_id)
    assert find(note, QPlainTextEdit, "fact").toPlainText() == "書きかけの事実"


def test_a_card_number_is_refused_before_even_a_draft(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    note = find(page, QuickNote, "quick_note")
    find(note, QPlainTextEdit, "fact").setPlainText("在留カード AB12345678CD")
    desk.flush()
    idle()
    assert "保存しません" in note.editor("fact").error()
    assert all("AB12345678CD" not in each.data for each in desk.store.drafts.all())


def test_the_timeline_is_filtered_and_searched(page: CasePage) -> None:
    timeline = find(page, Timeline, "timeline")
    everything = len(timeline.entries())
    page.tab("course").inner.filter.press("stage")
    assert {entry.icon for entry in timeline.entries()} == {"stairs"}
    page.tab("course").inner.filter.press("")
    find(page, QLineEdit, "course_search").setText("不動産店B")
    assert [entry.title for entry in timeline.entries()] == ["不動産店Bに断られた"]
    find(page, QLineEdit, "course_search").clear()
    assert len(timeline.entries()) == everything


def test_a_protected_place_is_nowhere_on_the_page_until_a_reason_is_given(
    page: CasePage, desk: Desk, idle: Callable[[], None], clock: object
) -> None:
    for tab in ("course", "household", "home", "watch", "handed", "consent", "papers"):
        page.tabs.choose(tab)
        idle()
    addresses = panel(page, "household", Address)
    view = page.view()
    assert view is not None
    home = view.file.of(Address)[0]
    assert addresses.open_record(home.id)
    idle()
    assert not [place for place in PLACES if place in words_of(page)]
    editor = addresses.editor()
    assert editor is not None
    find(editor, Button, "reveal").click()
    asked = dialog("reveal_dialog")
    asked.agreed.emit()
    idle()
    assert "理由を入れてください" in asked.trouble.words.text()
    find(asked, QPlainTextEdit, "reason").setPlainText("封筒の宛名")
    asked.agreed.emit()
    idle()
    assert "海見台2丁目" in words_of(page)
    with desk.store.read() as r:
        shown = r.find(SecretShown)
    assert [(each.reason, each.clerk) for each in shown] == [("封筒の宛名", "榎並 佐和")]
    editor.hide_again()
    settle()
    assert "海見台2丁目" not in words_of(page)


def test_what_is_missing_leads_to_its_field(page: CasePage, idle: Callable[[], None]) -> None:
    find(page.side, Button, "missing.Tenancy.contract_until").click()
    idle()
    assert page.tabs.code() == "home"
    homes = page.tab("home").panel(Tenancy)
    assert homes.editor() is not None


def test_a_visit_is_added_and_moves_the_last_visit_of_the_tenancy(
    page: CasePage, desk: Desk, idle: Callable[[], None]
) -> None:
    visits = panel(page, "watch", Visit)
    visits.add.click()
    editor = visits.editor()
    assert editor is not None
    editor.view.editor("fact").restore("変わりなく元気")
    editor.save()
    idle()
    with desk.store.read() as r:
        assert [each.fact for each in r.find(Visit)][-1] == "変わりなく元気"
        assert str(r.find(Tenancy)[0].last_visit_on) == "2026-06-23"
    assert visits.editor() is None


def test_an_unfinished_visit_is_there_when_one_comes_back(page: CasePage, idle: Callable[[], None]) -> None:
    visits = panel(page, "watch", Visit)
    visits.begin()
    editor = visits.editor()
    assert editor is not None
    editor.view.editor("fact").restore("途中まで")
    editor.view.drafting.touch()
    find(editor, Button, "close").click()
    idle()
    visits.begin()
    again = visits.editor()
    assert again is not None
    assert again.view.editor("fact").value() == "途中まで"


def test_the_person_is_corrected_on_the_household_tab(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    page.tabs.choose("household")
    single = page.tab("household").panel(Person)
    assert isinstance(single, SinglePanel)
    editor = single.editor()
    assert editor is not None
    editor.view.editor("alias").restore("かよこ")
    editor.save()
    idle()
    view = page.view()
    assert view is not None
    assert view.file.person.alias == "かよこ"


def test_a_removed_record_comes_back_with_undo(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    visits = panel(page, "watch", Visit)
    view = page.view()
    assert view is not None
    visits.open_record(view.file.of(Visit)[0].id)
    editor = visits.editor()
    assert editor is not None
    find(editor, Button, "remove").click()
    idle()
    with desk.store.read() as r:
        assert r.count(Visit) == 0
    desk.store.undo()
    idle()
    with desk.store.read() as r:
        assert r.count(Visit) == 1


def test_a_deadline_is_added_from_the_menu(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    view = page.view()
    assert view is not None
    acts = {name: act for name, _words, act in page.moves.actions(view)}
    acts["add_deadline"]()
    deadlines = page.tab("intake").panel(Deadline)
    editor = deadlines.editor()
    assert editor is not None
    editor.view.editor("what").restore("書類を取りに来る")
    editor.view.editor("due_on").restore("6/30")
    editor.save()
    idle()
    view = page.view()
    assert view is not None
    assert "Deadline" in {due.record_class for due in view.dues}


def test_a_state_without_consent_is_recorded(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    page.tabs.choose("consent")
    find(page, Button, "attitude").click()
    asked = dialog("attitude_dialog")
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert r.find(Consent)[-1].state == "seeking"


def test_a_withdrawal_ends_the_consent_from_now_on(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    page.tabs.choose("consent")
    with desk.store.read() as r:
        consent = r.find(Consent)[0]
    find(page, Button, f"withdraw.{consent.id}").click()
    asked = dialog("withdrawal_dialog")
    find(asked, QCheckBox, "take.all").setChecked(True)
    form = asked.form_view()
    form.editor("means").restore("visit")
    form.editor("told_past_stays").restore(True)
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert len(r.find(ConsentWithdrawal)) == 1
    assert "同意は撤回されました" in words_of(page.head)


def test_a_release_is_answered_and_a_reply_is_entered(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    page.tabs.choose("handed")
    view = page.view()
    assert view is not None
    waiting = next(
        each for each in page.tab("handed").findChildren(Button) if each.objectName().startswith("went_out")
    )
    waiting.click()
    idle()
    with desk.store.read() as r:
        assert r.find(DisclosureOutcome)[-1].outcome == "went_out"
    reply = next(each for each in page.tab("handed").findChildren(Button) if each.objectName().startswith("reply."))
    reply.click()
    asked = dialog("reply_dialog")
    asked.form_view().editor("result").restore("accepted")
    asked.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert r.count(ReferralReply) == 2


def test_a_case_is_closed_and_reopened(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    page.moves.elsewhere("S99")
    asked = dialog("closing_dialog")
    asked.form_view().editor("reason").restore("settled")
    asked.agreed.emit()
    idle()
    view = page.view()
    assert view is not None
    assert view.file.case.stage == "S99"
    assert "終結しています" in words_of(page.head)
    find(page.head, Button, "next_action").click()
    again = dialog("reopen_dialog")
    find(again, QPlainTextEdit, "reason").setPlainText("また困っている")
    again.agreed.emit()
    idle()
    with desk.store.read() as r:
        assert r.find(Case)[0].stage == "S10R"
    assert "同意" in words_of(page.head)


def test_a_case_is_suspended_and_taken_up_again(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    view = page.view()
    assert view is not None
    {name: act for name, _words, act in page.moves.actions(view)}["suspend"]()
    asked = dialog("suspension_dialog")
    asked.form_view().editor("reason").restore("電話に出ない")
    asked.agreed.emit()
    idle()
    view = page.view()
    assert view is not None
    assert view.file.case.stage == "S95"
    {name: act for name, _words, act in page.moves.actions(view)}["resume"]()
    idle()
    view = page.view()
    assert view is not None
    assert view.file.case.stage == "S85"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_page_never_makes_the_window_larger_than_an_office_screen(
    scale: float, desk: Desk, dressed: Callable[[float, bool], None], qtbot: QtBot, case_id: str
) -> None:
    dressed(scale, False)
    made = CasePage(desk)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() <= 1366 - 128
    assert made.minimumSizeHint().height() <= 768 - 144


def test_the_intake_sheet_of_a_protected_person_is_shown_only_with_a_reason(
    page: CasePage, desk: Desk, idle: Callable[[], None]
) -> None:
    page.tabs.choose("papers")
    find(page, Button, "print_intake").click()
    idle()
    asked = dialog("reveal_dialog")
    find(asked, QPlainTextEdit, "reason").setPlainText("本人に渡す")
    asked.agreed.emit()
    idle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    assert shown.findChild(PageView) is not None
    with desk.store.read() as r:
        assert r.count(SecretShown) == 1
    shown.reject()


def test_a_kept_paper_is_shown_again(page: CasePage, desk: Desk, idle: Callable[[], None]) -> None:
    view = page.view()
    assert view is not None
    with desk.store.read() as r:
        paper = intake_paper(r, view.case_id, desk.locale)
    with desk.store.write("控え", final=True) as w:
        blob = w.blob_add(paper.pdf, "released")
        w.add(
            Disclosure(case=view.case_id, at=desk.now(), recipient="福祉課", document_number="瀬住第9号", blob=blob)
        )
    idle()
    page.tabs.choose("papers")
    idle()
    button = next(each for each in page.tab("papers").findChildren(Button) if each.objectName().startswith("show."))
    button.click()
    idle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, QDialog)
    assert shown.findChild(PageView) is not None
    shown.reject()
