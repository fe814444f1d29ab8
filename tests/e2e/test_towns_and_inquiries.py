"""C10 and C12: a transfer whose receipt does not come, a second つなぎ票 left open, and anonymous inquiries."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QTableView

from kyoju_desktop.domain.records import (
    Case,
    Disclosure,
    DisclosureOutcome,
    Intake,
    Organisation,
    Person,
    ProgressNote,
    Referral,
)
from kyoju_desktop.ui.pages.due_table import DueItem, DueTable, Group
from kyoju_desktop.ui.tour.filling import fill
from tests.e2e.conftest import Counter
from tests.e2e.steps import (
    all_words,
    begin_referral,
    choose_in_menu,
    give_consent,
    release,
    take_in,
    write_note,
)


def due_items(at: Counter) -> list[DueItem]:
    """The rows of 今日."""
    table = at.hand.see_as("due_list", QTableView).model()
    assert isinstance(table, DueTable)
    return [item for row in range(table.rowCount()) if (item := table.item(row))]


def late_replies(at: Counter) -> list[DueItem]:
    """The rows above the group of today that wait for a reply."""
    table = at.hand.see_as("due_list", QTableView).model()
    assert isinstance(table, DueTable)
    groups = [row for row, each in enumerate(table.lines) if isinstance(each, Group)]
    assert isinstance(table.lines[groups[0]], Group)
    above = (table.item(row) for row in range(groups[1]))
    return [each for each in above if each is not None and each.code == "referral_reply"]


def test_ac_10_2_a_transfer_whose_receipt_does_not_come_is_overdue_in_the_sending_town(town: Counter) -> None:
    hand = town.hand
    hand.press("rail_organisations")
    hand.press("add_organisation")
    fill(
        hand.within("organisation_panel"),
        Organisation,
        {"name": "瀬戸見市 都市整備課", "kana": "せとみし", "kind": "other_town", "standing": "other_public"},
    )
    hand.press("save_organisation")
    take_in(town, {"name": "平松 健一", "kana": "ひらまつ けんいち"}, phone="090-0000-5511")
    give_consent(town, whom="瀬戸見市 都市整備課")
    begin_referral(town, "瀬戸見市", purpose="transfer", level="L3")
    paper = release(town)
    referral = town.one(Referral)
    assert (referral.purpose, referral.reply_by) == ("transfer", date(2026, 6, 30))
    assert paper.external

    hand.press("rail_today")
    assert "瀬戸見市 都市整備課" in all_words(hand.see("replies"))
    town.go_to(datetime(2026, 6, 30, 9, 0))
    assert not late_replies(town)  # it may still come today
    assert "referral_reply" in {each.code for each in due_items(town)}
    town.go_to(datetime(2026, 7, 1, 9, 0))
    (late,) = late_replies(town)
    assert (late.due, late.name, late.record) == (date(2026, 6, 30), "平松 健一", referral.id)

    hand.within("replies").press("enter_reply")
    inside = hand.within("reply_dialog")
    inside.choose("result", "accepted")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
    hand.settle()
    assert "referral_reply" not in {each.code for each in due_items(town)}
    assert town.one(Referral).replied_on == date(2026, 7, 1)


def test_a_second_paper_that_is_not_handed_over_yet_stands_on_today(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "平松 健一", "kana": "ひらまつ けんいち"}, phone="090-0000-5511")
    give_consent(town, whom="陽ノ原町社会福祉協議会")
    begin_referral(town, "陽ノ原町社会福祉協議会")
    first = release(town)
    begin_referral(town, "陽ノ原町 福祉課", reason="相談の事務に要る。")
    second = release(town, "later")
    assert first.document_number != second.document_number
    assert len(town.find(Disclosure)) == 2
    assert [each.disclosure for each in town.find(DisclosureOutcome)] == [first.id]
    assert [each.sent_at is None for each in town.find(Referral)] == [False, True]

    hand.press("rail_today")
    words = all_words(hand.see("unanswered"))
    assert "陽ノ原町 福祉課" in words
    assert second.document_number in words
    assert first.document_number not in words
    hand.within("unanswered").press("went_out")
    hand.wait(lambda: not hand.sees("unanswered"), "answered")
    assert len(town.find(DisclosureOutcome)) == 2
    assert all(each.sent_at for each in town.find(Referral))


def anonymous(at: Counter, called: str, complaint: str) -> Case:
    """The landlord calls about somebody whose name nobody knows."""
    hand = at.hand
    hand.press("new_intake")
    hand.write("called", called)
    hand.press("begin_anonymous")
    fill(hand.within("intake_fields"), Intake, {"route": "self_phone", "complaint": complaint})
    hand.press("finish_intake")
    hand.see("case_head")
    hand.settle()
    return at.find(Case)[-1]


def search_for(at: Counter, text: str) -> list[str]:
    """Type into the search at the top; what the list under it says."""
    hand = at.hand
    hand.key(Qt.Key.Key_Escape, name="search")
    hand.write("search", text)
    rows = hand.see_as("search_list", QListView).model()
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


def test_ac_12_1_an_anonymous_inquiry_is_joined_later_and_its_number_is_still_found(town: Counter) -> None:
    hand = town.hand
    inquiry = anonymous(town, "浜の借家の赤松さん", "ごみと悪臭の苦情。")
    assert inquiry.anonymous
    assert inquiry.stage == "S00"
    write_note(hand, "大家から電話。郵便受けがあふれている。")
    case = take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    assert case.number != inquiry.number

    search_for(town, inquiry.number)
    hand.key(Qt.Key.Key_Return, name="search")
    hand.see("case_head")
    hand.settle()
    hand.press("case_menu")
    choose_in_menu(hand, "more_menu", "join")
    fill(hand.within("join_dialog"), Person, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    hand.within("join_dialog").press(f"same.{case.person}")
    hand.wait(lambda: not hand.sees("join_dialog"), "join")
    hand.wait(lambda: hand.words("person_name") == "赤松 誠", "the case that was joined to")

    joined, old = town.one(Case, id=case.id), town.one(Case, id=inquiry.id)
    assert joined.number == case.number
    assert joined.joined_from == inquiry.number
    assert (old.number, old.merged_into) == (inquiry.number, case.id)
    assert town.one(ProgressNote).case == case.id
    found = search_for(town, inquiry.number)
    assert "赤松 誠" in found[0]
    assert "前の受付番号" in found[0]
    hand.key(Qt.Key.Key_Return, name="search")
    hand.settle()
    assert f"結合した問合せの番号 {inquiry.number}" in all_words(hand.see("case_head"))


def test_ac_12_1_an_inquiry_that_gets_its_name_keeps_its_number(town: Counter) -> None:
    hand = town.hand
    inquiry = anonymous(town, "浜の借家の赤松さん", "ごみと悪臭の苦情。")
    hand.press("case_menu")
    choose_in_menu(hand, "more_menu", "join")
    inside = hand.within("join_dialog")
    fill(inside, Person, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("join_dialog"), "join")
    hand.wait(lambda: hand.words("person_name") == "赤松 誠", "the case that was joined to")
    case = town.one(Case)
    assert (case.number, case.anonymous, case.stage) == (inquiry.number, False, "S10")
    assert any("赤松 誠" in each for each in search_for(town, "あかまつ"))
    hand.key(Qt.Key.Key_Escape, name="search")
