"""C05, C08, C12: who is outside the office, going on without consent, and what an L0 request may say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListView, QListWidget, QTableView

from kyoju_desktop.domain.records import (
    Address,
    Assessment,
    Consent,
    Disclosure,
    HouseholdMember,
    Organisation,
    Referral,
    Screening,
    StageChange,
)
from kyoju_desktop.ui.pages.case_table import CaseTable
from kyoju_desktop.ui.pages.item_table import ItemLine, ItemTable, ItemView
from kyoju_desktop.ui.tour.filling import add_record, keep_record, tab
from kyoju_desktop.ui.widgets.consent_strip import ConsentStrip
from tests.e2e.conftest import Counter
from tests.e2e.steps import (
    all_words,
    attitude,
    begin_referral,
    give_consent,
    given_items,
    paper_text,
    release,
    squeezed,
    take_in,
    to_stage,
)

KIYO = {"name": "石動 キヨ", "kana": "いするぎ きよ", "birth_date": "S23.4.5"}


def test_ac_05_3_the_prefecture_is_outside_for_a_town_without_a_welfare_office(town: Counter) -> None:
    take_in(town, {"name": "小早川 倫", "kana": "こばやかわ りん"}, phone="090-0000-4121")
    body = "架空県自立相談支援機関"
    give_consent(town, whom=body)
    begin_referral(town, body)
    assert town.hand.see("recipient_standing").isVisible()
    assert "役場の中" not in town.hand.words("recipient_standing")
    paper = release(town)
    assert paper.external
    assert body in paper.recipient
    assert paper.basis == "consent"
    assert squeezed(body) in paper_text(town, paper)


def test_ac_05_3_the_register_cannot_make_the_prefecture_a_part_of_the_town(town: Counter) -> None:
    _run_by_the_office_itself(town, "架空県自立相談支援機関")
    take_in(town, {"name": "小早川 倫", "kana": "こばやかわ りん"}, phone="090-0000-4121")
    begin_referral(town, "架空県自立相談支援機関", reason="自立相談の事務に要る。")
    paper = release(town)
    assert paper.external
    assert paper.basis == "public_69_2_3"


def test_ac_05_3_the_city_s_own_self_reliance_office_is_inside(city: Counter) -> None:
    _run_by_the_office_itself(city, "瀬戸見市自立相談支援機関")
    take_in(city, {"name": "小早川 倫", "kana": "こばやかわ りん"}, phone="090-0000-4121")
    begin_referral(city, "瀬戸見市自立相談支援機関", reason="住居確保給付金の事務に要る。")
    paper = release(city)
    assert not paper.external
    assert paper.basis == "internal_69_2_2"


def _run_by_the_office_itself(at: Counter, name: str) -> None:
    """直営: say in the register that the body belongs to the same 実施機関."""
    hand = at.hand
    hand.press("rail_organisations")
    hand.settle()
    hand.write("organisation_search", name)
    hand.settle()
    rows = hand.see_as("organisation_list", QListView)
    hand.click_at(rows.viewport(), rows.visualRect(rows.model().index(0, 0)).center())
    hand.settle()
    hand.within("organisation_panel").choose("standing", "same_body")
    hand.press("save_organisation")
    (body,) = [each for each in at.find(Organisation) if each.name.startswith(name)]
    assert body.standing == "same_body"


def test_ac_05_3_the_city_s_own_welfare_office_is_inside(city: Counter) -> None:
    take_in(city, {"name": "小早川 倫", "kana": "こばやかわ りん"}, phone="090-0000-4121")
    begin_referral(city, "瀬戸見市福祉事務所", reason="生活保護の相談の事務に要る。")
    paper = release(city)
    assert not paper.external
    assert paper.basis == "internal_69_2_2"


def test_ac_08_1_a_case_without_consent_goes_on_and_is_no_error(town: Counter) -> None:
    hand = town.hand
    case = take_in(town, KIYO)
    attitude(hand, "seeking", "誰にも言わんで")
    add_record(
        hand,
        Screening,
        {"decision": "seeking_consent", "decided_on": "きょう", "reason": "認知機能の低下が疑われる。"},
    )
    assert town.one(Screening).decision == "seeking_consent"
    strip = hand.see_as("consent_strip", ConsentStrip)
    assert "働きかけ中" in strip.accessibleDescription()
    for code in ("S15", "S20", "S30", "S40"):
        to_stage(hand, code)
    assert [each.to_stage for each in town.find(StageChange)] == ["S10", "S15", "S20", "S30", "S40"]
    assert town.one(Consent).state == "seeking"

    hand.press("rail_cases")
    filters = hand.see_as("case_filters", QListWidget)
    (row,) = [at for at in range(filters.count()) if filters.item(at).text() == "同意なしで続けている"]
    hand.click_at(filters.viewport(), filters.visualItemRect(filters.item(row)).center())
    hand.settle()
    table = hand.see_as("case_list", QTableView).model()
    assert isinstance(table, CaseTable)
    assert [each.number for each in table.rows] == [case.number]
    assert table.rows[0].no_consent
    assert not hand.sees("notice")
    hand.press("open_case")
    assert hand.words("person_name") == KIYO["name"]


@pytest.mark.parametrize("state", ["declined", "on_hold", "seeking"])
def test_ac_12_2_without_consent_nothing_is_released_to_a_private_body(town: Counter, state: str) -> None:
    hand = town.hand
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"})
    attitude(hand, state)
    assert town.one(Consent).state == state
    begin_referral(town, "陽ノ原町社会福祉協議会")
    for name in ("save_and_record", "print_and_record"):
        assert not hand.see_as(name, QAbstractButton).isEnabled()
    words = all_words(hand.see("referral_page"))
    assert "この相手には、いま選べる根拠がありません" in words  # the reason, in the bar of the buttons
    assert "本人に同意をたずねると" in words
    assert "使えない根拠" in hand.words("unusable")
    assert hand.words("recipient_consent") == "この相手への同意なし"
    table = hand.see_as("items_table", ItemView).model()
    assert isinstance(table, ItemTable)
    lines = [each for each in table.lines if isinstance(each, ItemLine)]
    assert lines
    assert all(each.item.locked and not each.item.given and not each.item.text for each in lines)
    assert "赤松" not in "".join(f"{each.text}{each.whole}" for each in lines)
    hand.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert not town.find(Disclosure)
    assert not town.find(Referral)
    hand.press("back")


def test_ac_12_4_an_l0_request_to_a_commissioner_tells_the_existence_only(town: Counter) -> None:
    hand = town.hand
    take_in(
        town,
        {"name": "赤松 誠", "kana": "あかまつ まこと", "birth_date": "S45.1.2"},
        phone="090-0000-7788",
        more={Address: {"place": "架空県 東郡 陽ノ原町 大字浜 7番地"}},
    )
    add_record(
        hand,
        HouseholdMember,
        {"name": "赤松 実", "relation": "sibling", "note": "兄とは疎遠。"},
    )
    tab(hand, "assessment")
    keep_record(
        hand,
        Assessment,
        {"health": "untreated", "illness": "糖尿病の治療を中断", "family": "母を4月に亡くした。"},
    )
    begin_referral(town, "民生委員", purpose="visit", level="L0", reason="見守りの事務に要る。")
    table = hand.see_as("items_table", ItemView).model()
    assert isinstance(table, ItemTable)
    keys = {each.item.key for each in table.lines if isinstance(each, ItemLine) and each.item.given}
    assert keys <= EXISTENCE
    assert "Address.place" in keys
    paper = release(town)
    assert paper.level == "L0"
    assert not paper.special
    assert given_items(town, paper) == keys
    assert paper.external
    text = paper_text(town, paper)
    assert "大字浜7番地" in text
    for never in ("糖尿病", "中断", "兄とは疎遠", "赤松実", "4月に亡", "090-0000-7788", "赤松", "あかまつ"):
        assert never not in text


EXISTENCE = {
    "Referral.urgency",
    "Address.postal_code",
    "Address.place",
    "Address.building",
    "Address.room",
}
