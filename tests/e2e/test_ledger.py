"""C12 and the ledger: an emergency in a few strokes, an inquiry that gives nothing away, what was told aloud."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
    Organisation,
    PersonInquiry,
)
from kyoju_desktop.ui.dialogs.emergency import EmergencyQuestion
from kyoju_desktop.ui.dialogs.oral import OralQuestion
from kyoju_desktop.ui.pages.due_table import Column, DueItem, DueTable
from kyoju_desktop.ui.pages.register_table import RegisterView
from kyoju_desktop.ui.pages.today import TodayPage
from kyoju_desktop.ui.tour.filling import tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, begin_referral, give_consent, release, take_in

KIYO = {"name": "石動 キヨ", "kana": "いするぎ きよ", "birth_date": "S23.4.5"}
CONTROL = Qt.KeyboardModifier.ControlModifier


def on_today(at: Counter) -> list[DueItem]:
    """The rows of 今日."""
    at.hand.press("rail_today")
    at.hand.settle()
    page = at.hand.see_as("today_page", TodayPage)
    table: DueTable = page.table
    return [item for row in range(table.rowCount()) if (item := table.item(row))]


def ill(at: Counter) -> Case:
    case = at.find(Case)[-1]
    with at.store.write("アセスメント") as w:
        w.add(Assessment(case=case.id, illness="心不全"))
    at.session.desk.news.changed.emit([])
    at.hand.settle()
    return case


def test_ac_12_3_an_emergency_takes_few_strokes_and_stays_due_until_the_person_was_told(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    ill(town)
    hand = town.hand
    town.session.window.activateWindow()
    hand.settle()
    # four actions from the case: the key, to whom, the danger, the verb
    hand.key(Qt.Key.Key_E, CONTROL)
    hand.see("emergency_dialog")
    hand.choose("who", "fire")
    hand.write("danger", "室内で倒れて動けない")
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("emergency_dialog"), "entered")
    hand.settle()
    told = town.one(Disclosure)
    assert (told.basis, told.recipient, told.means) == ("special_69_2_4", "救急・消防", "oral")
    assert "室内で倒れて動けない" in told.basis_facts
    assert told.told_at == town.clock().replace(second=0, microsecond=0) or told.told_at is not None
    assert town.one(DisclosureOutcome).outcome == "went_out"
    given = {f"{each.record_class}.{each.field_name}" for each in town.find(DisclosedItem) if each.given}
    assert {"Person.name", "Assessment.illness"} <= given
    due = town.one(LaterExplanation)
    assert due.due_on is not None
    assert due.due_on > town.clock().date()
    (row,) = [each for each in on_today(town) if each.code == "later_explanation"]
    town.go_to(datetime.combine(due.due_on + timedelta(days=40), datetime.min.time()).replace(hour=9))
    (row,) = [each for each in on_today(town) if each.code == "later_explanation"]
    page = hand.see_as("today_page", TodayPage)
    at = next(at for at in range(page.table.rowCount()) if page.table.item(at) == row)
    place = page.list.visualRect(page.table.index(at, Column.START)).center()
    hand.click_at(page.list.viewport(), place)
    hand.see("explanation_dialog")
    hand.within("explanation_dialog").write("words", "知らせてくれてよかった")
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("explanation_dialog"), "told")
    hand.settle()
    assert town.one(LaterExplanation).told_on == town.clock().date()
    assert not [each for each in on_today(town) if each.code == "later_explanation"]


def test_an_emergency_with_nothing_chosen_says_what_is_missing_in_plain_words(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    hand = town.hand
    hand.press("emergency_bar")
    hand.see("emergency_dialog")
    for name, answer in (("recipient", "だれに伝えたか"), ("danger", "どんな危険"), ("told", "ひとつも印")):
        if name == "told":
            for box in hand.see("told").findChildren(QCheckBox):
                box.setChecked(False)
        hand.press("question_do")
        hand.see("question_trouble")
        assert answer in all_words(hand.see("question_trouble"))
        if name == "recipient":
            hand.choose("who", "police")
        if name == "danger":
            hand.write("danger", "刃物を持った相手が来ている")
    hand.press("question_back")
    assert town.find(Disclosure) == ()


def test_asking_about_a_stranger_looks_just_like_asking_about_a_client(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    hand = town.hand
    said: list[str] = []
    for name in ("石動 キヨ", "どこにもいない 人"):
        hand.press("rail_registers")
        hand.settle()
        tab(hand.within("registers_page"), "inquiries")
        hand.press("new_inquiry")
        dialog = hand.see("inquiry_dialog")
        hand.within("inquiry_dialog").write("about", name)
        hand.within("inquiry_dialog").write("who", "名乗らず")
        hand.within("inquiry_dialog").write("asked", "そちらに来ているか")
        hand.settle()
        said.append(all_words(dialog))
        hand.press("question_do")
        hand.wait(lambda: not hand.sees("inquiry_dialog"), "entered")
        hand.settle()
    assert said[0] == said[1]
    kept = town.find(PersonInquiry)
    assert [(each.case, each.answer) for each in kept] == [("", "not_confirmed"), ("", "not_confirmed")]
    assert kept[0].at is not None
    assert kept[0].at.date() == date(2026, 6, 16)


def test_an_inquiry_without_a_case_is_put_into_the_case_that_came_later(town: Counter) -> None:
    hand = town.hand
    hand.press("rail_registers")
    hand.settle()
    tab(hand.within("registers_page"), "inquiries")
    hand.press("new_inquiry")
    inside = hand.within("inquiry_dialog")
    inside.write("about", "いするぎさん")
    inside.write("who", "大家 見本")
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("inquiry_dialog"), "entered")
    case = take_in(town, KIYO, phone="090-0000-3344")
    town.session.desk.open_registers("inquiries")
    hand.settle()
    hand.press("attach_inquiry")
    hand.press("question_do")
    assert "ケースを探して" in all_words(hand.see("question_trouble"))
    hand.write("request_case_search", "いするぎ")
    hand.rest(400)
    hand.settle()
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("inquiry_case_dialog"), "attached")
    hand.settle()
    kept = town.one(PersonInquiry)
    assert (kept.case, kept.about, kept.who) == (case.id, "いするぎさん", "大家 見本")
    assert not hand.sees("attach_inquiry")
    hand.press("open_inquiry_case")
    assert hand.words("person_name") == KIYO["name"]


def test_what_was_told_aloud_is_entered_with_its_basis_and_shown_in_the_register(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    hand = town.hand
    give_consent(town, whom="社会福祉協議会")
    tab(hand, "handed")
    hand.press("oral_here")
    dialog = hand.see("oral_dialog")
    body = next(each for each in town.find(Organisation) if "社会福祉協議会" in each.name)
    hand.within("oral_dialog").choose("organisation", body.id)
    hand.within("oral_dialog").choose("purpose", "housing")
    hand.within("oral_dialog").tick("told_name")
    hand.settle()
    assert "伝えられるもの" in all_words(dialog)
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("oral_dialog"), "entered")
    hand.settle()
    told = town.one(Disclosure)
    assert (told.basis, told.means, told.organisation) == ("consent", "oral", body.id)
    assert told.consent
    assert told.told_at is not None
    hand.press("rail_registers")
    hand.settle()
    view = hand.see_as("ledger_list", RegisterView)
    assert view.current() == told.id
    assert body.name in all_words(hand.see("ledger_detail"))


def test_what_may_not_be_told_is_entered_only_as_it_happened_and_an_accident_is_offered(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    hand = town.hand
    tab(hand, "handed")
    hand.press("oral_here")
    dialog = hand.see("oral_dialog")
    body = next(each for each in town.find(Organisation) if each.kind == "social_council")
    hand.within("oral_dialog").choose("organisation", body.id)
    hand.within("oral_dialog").choose("purpose", "housing")
    hand.within("oral_dialog").tick("told_name")
    hand.settle()
    assert "根拠が足りません" in all_words(dialog)
    hand.press("question_do")
    hand.see("question_trouble")
    assert town.find(Disclosure) == ()
    hand.within("oral_dialog").tick("as_it_happened")
    hand.press("question_do")
    hand.see("notice")
    assert "根拠のない提供" in all_words(hand.see("notice"))
    told = town.one(Disclosure)
    assert (told.basis, told.consent) == ("", "")
    assert "根拠がないまま伝えた" in told.late_entry
    hand.press("notice_begin")
    hand.see("breach_dialog")
    hand.press("question_back")


def test_the_kept_paper_is_opened_again_from_the_register_and_that_is_no_release(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    hand = town.hand
    give_consent(town, whom="社会福祉協議会")
    begin_referral(town, "社会福祉協議会", purpose="housing")
    paper = release(town)
    hand.press("rail_registers")
    hand.settle()
    hand.press("show_kept")
    hand.see("preview")
    hand.press("preview_close")
    hand.settle()
    assert [each.id for each in town.find(Disclosure)] == [paper.id]


def test_an_emergency_that_was_interrupted_by_the_lock_comes_back(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    hand = town.hand
    hand.press("emergency_bar")
    hand.see("emergency_dialog")
    hand.choose("who", "police")
    hand.write("danger", "刃物を持った相手が来ている")
    hand.tick("told_phone")
    hand.rest(900)
    hand.settle()
    hand.press("question_back")
    town.lock()
    town.unlock()
    hand.press("rail_cases")
    hand.settle()
    town.session.frame.open_case(town.find(Case)[-1].id)
    hand.settle()
    hand.press("emergency_bar")
    dialog = hand.see_as("emergency_dialog", EmergencyQuestion)
    assert (dialog.who.value(), dialog.danger.text()) == ("police", "刃物を持った相手が来ている")
    assert "phone" in dialog.told.codes()
    hand.press("question_do")
    hand.wait(lambda: not hand.sees("emergency_dialog"), "entered")
    hand.settle()
    hand.press("emergency_bar")
    fresh = hand.see_as("emergency_dialog", EmergencyQuestion)
    assert (fresh.who.value(), fresh.danger.text()) == ("", "")
    hand.press("question_back")


def test_an_oral_disclosure_that_was_left_comes_back_with_its_basis(town: Counter) -> None:
    take_in(town, KIYO, phone="090-0000-3344")
    hand = town.hand
    tab(hand, "handed")
    body = next(each for each in town.find(Organisation) if each.kind == "police")
    hand.press("oral_here")
    within = hand.within("oral_dialog")
    within.choose("organisation", body.id)
    within.choose("purpose", "safety")
    within.tick("told_name")
    within.write("contact", "森巡査")
    hand.settle()
    basis = hand.see_as("oral_dialog", OralQuestion).basis.code()
    hand.rest(900)
    hand.settle()
    hand.press("question_back")
    hand.press("oral_here")
    again = hand.see_as("oral_dialog", OralQuestion)
    assert (again.whom.code(), again.purpose.code(), again.contact.text()) == (body.id, "safety", "森巡査")
    assert again.told.codes() == {"name"}
    assert again.basis.code() == basis
    hand.press("question_back")
