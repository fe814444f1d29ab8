"""C03, C08, C10, C12: the gate in the window where there is no consent, or no more; papers keep their grounds."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget

from kyoju_desktop.domain.records import (
    Case,
    Consent,
    ConsentWithdrawal,
    Disclosure,
    LaterExplanation,
    Organisation,
    Person,
)
from kyoju_desktop.ui.pages.item_table import ItemLine, ItemTable, ItemView
from kyoju_desktop.ui.pages.today import TodayPage
from kyoju_desktop.ui.tour.filling import fill
from tests.e2e.conftest import Counter
from tests.e2e.steps import (
    all_words,
    attitude,
    begin_referral,
    give_consent,
    given_items,
    paper_text,
    pick_item,
    release,
    squeezed,
    take_in,
    write_facts,
)

KIYO = {"name": "石動 キヨ", "kana": "いするぎ きよ", "birth_date": "S23.4.5"}
CONFERENCE = "架空県支援会議"
ASKED = {
    "document": "県地福第45号",
    "document_on": "R8.6.15",
    "sender": "架空県 地域福祉課 見本",
    "meeting": "令和8年度第2回 支援会議 7月14日",
    "why_no_consent": "本人は「誰にも言わんで」と言う。働きかけを続ける。",
}


def register_conference(at: Counter) -> None:
    """Enter the conference in the register, by hand: its kind asks which conference it is."""
    hand = at.hand
    hand.press("rail_organisations")
    hand.settle()
    hand.press("add_organisation")
    inside = hand.within("organisation_panel")
    assert not inside.sees("conference_body")
    fill(
        inside,
        Organisation,
        {"name": CONFERENCE, "kana": "しえんかいぎ", "kind": "conference", "standing": "conference"},
    )
    fill(inside, Organisation, {"conference_body": "support_9"})
    hand.press("save_organisation")
    hand.settle()


def open_case(at: Counter) -> None:
    """Back to the only case."""
    at.session.desk.open_case(at.find(Case)[-1].id)
    at.hand.see("case_head")
    at.hand.settle()


def foot(at: Counter) -> str:
    """What the bar with the buttons says."""
    return all_words(at.hand.see("referral_page"))


def ready(at: Counter) -> bool:
    """Whether the paper can be released now."""
    found = [at.hand.see_as(name, QAbstractButton).isEnabled() for name in ("save_and_record", "print_and_record")]
    assert len(set(found)) == 1
    return found[0]


def lines(at: Counter) -> list[ItemLine]:
    """The items of the page."""
    table = at.hand.see_as("items_table", ItemView).model()
    assert isinstance(table, ItemTable)
    return [each for each in table.lines if isinstance(each, ItemLine)]


def case_asked_for(at: Counter) -> None:
    """A case without consent, for which the conference asks."""
    register_conference(at)
    take_in(at, KIYO, phone="090-0000-3344")
    attitude(at.hand, "seeking", "誰にも言わんで")
    begin_referral(at, CONFERENCE, purpose="information", basis="law_conference_9")


def test_ac_08_2_what_a_conference_asks_for_goes_only_with_every_fact(town: Counter) -> None:
    case_asked_for(town)
    assert not ready(town)
    for label in ("求めの文書番号", "求めの文書の日付", "求めた機関と担当", "会議の名前と開く日", "同意がない理由"):
        assert f"「{label}" in foot(town)
    # what would go can be looked at and picked meanwhile
    assert any(line.item.text == "石動 キヨ" and line.item.given for line in lines(town))
    pick_item(town.hand, "Person.kana", on=False)
    for name, text in ASKED.items():
        assert not ready(town), name
        write_facts(town.hand, {name: text})
    assert ready(town)
    assert [line.item.given for line in lines(town) if line.item.key == "Person.kana"] == [False]
    # nothing goes without items
    for each in [line.item.key for line in lines(town) if line.item.given]:
        pick_item(town.hand, each, on=False)
    assert not ready(town)
    assert "出す項目をまだ選んでいません" in foot(town)
    pick_item(town.hand, "Person.name")
    assert ready(town)
    paper = release(town)
    assert paper.basis == "law_conference_9"
    assert "第9条第3項" in paper.basis_text
    assert "県地福第45号" in paper.basis_facts
    assert "令和8年度第2回 支援会議" in paper.basis_facts
    assert paper.why_no_consent == ASKED["why_no_consent"]
    assert "Person.name" in given_items(town, paper)


def test_ac_08_2_a_request_without_number_needs_its_day_and_sender(town: Counter) -> None:
    case_asked_for(town)
    hand = town.hand
    write_facts(hand, {"meeting": ASKED["meeting"], "why_no_consent": ASKED["why_no_consent"]})
    hand.tick("fact_no_number")
    hand.rest(400)
    hand.settle()
    assert not hand.sees("fact_document")
    assert "「求めの文書の日付」、「求めた機関と担当」がまだです" in foot(town)
    assert not ready(town)
    write_facts(hand, {"document_on": "R8.6.15"})
    assert not ready(town)
    write_facts(hand, {"sender": ASKED["sender"]})
    assert ready(town)
    paper = release(town)
    assert "番号なし" in paper.basis_facts
    assert "架空県 地域福祉課 見本" in paper.basis_facts


def test_facts_being_written_are_there_again_after_the_lock(town: Counter) -> None:
    case_asked_for(town)
    hand = town.hand
    write_facts(hand, {"document": "県地福第45号", "document_on": "R8.6.15"})
    town.lock()
    town.unlock()
    open_case(town)
    hand.press("make_referral_bar")
    hand.settle()
    assert hand.words("fact_document") == "県地福第45号"
    assert "令和8年6月15日" in hand.words("fact_document_on")
    assert "「求めた機関と担当」" in foot(town)


def test_ac_08_3_a_town_tells_the_prefecture_s_conference_as_an_outside_body(town: Counter) -> None:
    case_asked_for(town)
    assert "組織する主体: 都道府県" in town.hand.words("conference_law")
    assert "会議体・支援会議" in town.hand.see("recipient_standing").accessibleName()
    write_facts(town.hand, ASKED)
    paper = release(town)
    assert paper.external
    assert paper.recipient == CONFERENCE
    assert "会議を組織する主体: 都道府県" in paper.basis_facts


def test_ac_08_5_papers_before_and_after_the_consent_keep_their_own_grounds(town: Counter) -> None:
    case_asked_for(town)
    write_facts(town.hand, ASKED)
    before = release(town)
    town.go_to(datetime(2026, 7, 28, 10, 0))
    open_case(town)
    body = "架空県自立相談支援機関"
    give_consent(town, whom=body)
    begin_referral(town, body)
    assert town.hand.see_as("basis_consent", QRadioButton).isChecked()
    after = release(town)
    assert (before.basis, after.basis) == ("law_conference_9", "consent")
    assert after.consent
    assert not before.consent
    (kept,) = town.find(Disclosure, id=before.id)
    assert kept == before
    assert "支援会議" in kept.basis_text or "第9条" in kept.basis_text
    assert squeezed("本人の同意") in paper_text(town, after)
    assert squeezed("本人の同意") not in paper_text(town, before)


def test_ac_03_4_after_death_what_was_told_stays_and_a_new_paper_needs_a_ground(town: Counter) -> None:
    take_in(town, {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.2.3"}, phone="090-0000-1122")
    body = "陽ノ原町社会福祉協議会"
    give_consent(town, whom=body)
    begin_referral(town, body)
    earlier = release(town)
    person = town.one(Person)
    with town.store.write("死亡") as w:
        w.put(person.replace(died_on=date(2026, 6, 14)))
    town.session.desk.news.changed.emit([])
    town.hand.settle()
    assert town.find(Disclosure) == (earlier,)
    begin_referral(town, body)
    assert not ready(town)
    bases = town.hand.see("bases").findChildren(QRadioButton)
    assert [each.objectName() for each in bases] == ["basis_deceased_rules"]
    assert not bases[0].isChecked()
    town.hand.choose("basis", "deceased_rules")
    town.hand.settle()
    write_facts(
        town.hand,
        {
            "capacity": "残置物の委任を受けた人",
            "paper": "委任契約書の写し",
            "reason": "要綱第4条。残された物の引渡しに要る。",
            "approver": "係長 見本",
        },
    )
    assert not ready(town)  # nothing is ticked beforehand
    assert "出す項目をまだ選んでいません" in foot(town)
    pick_item(town.hand, "Person.name")
    assert "本人が亡くなったあとの提供になります" in foot(town)
    paper = release(town)
    assert paper.after_death
    assert paper.basis == "deceased_rules"
    assert town.find(Disclosure)[0] == earlier


def test_ac_10_3_a_case_closed_by_transfer_answers_a_law_but_no_consent(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "平松 健一", "kana": "ひらまつ けんいち", "birth_date": "S60.5.6"}, phone="090-0000-5566")
    private, welfare = "陽ノ原町社会福祉協議会", "架空県福祉事務所"
    give_consent(town, whom=private)
    with town.store.write("終結") as w:
        w.put(town.one(Case).replace(stage="S99"))
    town.session.desk.news.changed.emit([])
    hand.settle()
    begin_referral(town, private)
    assert not ready(town)
    assert hand.see("no_basis").isVisible()
    assert not hand.see("bases").findChildren(QRadioButton)
    hand.press("unusable")
    assert "終結したケースでは使えません" in all_words(hand.see("bases"))
    assert all(each.item.locked for each in lines(town))
    hand.press("back")
    hand.settle()
    begin_referral(town, welfare, purpose="information", basis="law_assistance_29")
    write_facts(
        hand,
        {
            "document": "福第12号",
            "document_on": "R8.6.12",
            "sender": "架空県東福祉事務所 見本",
            "asked": "家賃と滞納の有無",
        },
    )
    assert "終結したあとの提供になります" in foot(town)
    paper = release(town)
    assert paper.after_closing
    assert paper.basis == "law_assistance_29"
    assert [each.basis for each in town.find(Disclosure)] == ["law_assistance_29"]


def test_ac_12_3_an_emergency_on_this_page_asks_when_the_person_is_told(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": "赤松 誠", "kana": "あかまつ まこと"}, phone="090-0000-7788")
    attitude(hand, "declined")
    with town.store.write("消防") as w:
        w.add(Organisation(name="見本消防署", kana="みほんしょうぼうしょ", kind="fire", standing="other_public"))
    town.session.desk.news.changed.emit([])
    begin_referral(town, "見本消防署", purpose="safety", basis="special_69_2_4")
    write_facts(hand, {"danger": "室温3度。応答が弱い。", "at": "きょう 9:20", "reason": "救急の搬送に要る。"})
    assert "「本人に説明する予定の日」がまだです" in foot(town)
    assert not ready(town)
    write_facts(hand, {"tell_person_on": "+4"})
    paper = release(town)
    assert paper.basis == "special_69_2_4"
    assert "室温3度" in paper.basis_facts
    due = town.one(LaterExplanation)
    assert due.disclosure == paper.id
    assert due.due_on == town.clock().date() + timedelta(days=4)
    town.go_to(datetime.combine(due.due_on + timedelta(days=30), datetime.min.time()).replace(hour=9))
    hand.press("rail_today")
    hand.settle()
    table = hand.see_as("today_page", TodayPage).table
    codes = [item.code for row in range(table.rowCount()) if (item := table.item(row))]
    assert "later_explanation" in codes


def test_a_consent_withdrawn_while_the_paper_stood_parked_is_said(town: Counter) -> None:
    hand = town.hand
    take_in(town, KIYO, phone="090-0000-3344")
    body = "陽ノ原町社会福祉協議会"
    give_consent(town, whom=body)
    begin_referral(town, body)
    assert ready(town)
    hand.press("close_draft")
    hand.settle()
    withdraw_all(town)
    town.lock()
    town.unlock()
    open_case(town)
    hand.press("make_referral_bar")
    hand.settle()
    assert "同意が撤回されました。出す項目が変わりました" in words_of(hand.see("changed_meanwhile"))
    assert not ready(town)
    assert not town.find(Disclosure)
    hand.press("changed_seen")
    assert not hand.sees("changed_meanwhile")
    hand.press("back")


def withdraw_all(at: Counter) -> None:
    """The person takes the consent back."""
    given = next(each for each in at.find(Consent) if each.state == "given")
    with at.store.write("撤回", final=True) as w:
        w.add(ConsentWithdrawal(case=given.case, consent=given.id, at=at.clock()))
    at.session.desk.news.changed.emit([])
    at.hand.settle()


def words_of(widget: QWidget) -> str:
    """What the labels in a widget say."""
    return all_words(widget)


def test_keys_alone_choose_a_ground_and_come_to_its_first_fact(town: Counter) -> None:
    register_conference(town)
    take_in(town, KIYO, phone="090-0000-3344")
    begin_referral(town, CONFERENCE, purpose="information")
    hand = town.hand
    town.session.window.activateWindow()
    hand.settle()
    hand.see("basis_law_conference_9").setFocus(Qt.FocusReason.TabFocusReason)
    hand.key(Qt.Key.Key_Space)
    hand.settle()
    hand.rest(200)
    assert hand.see("basis_law_conference_9").hasFocus()
    order = []
    for _ in range(7):
        hand.key(Qt.Key.Key_Tab)
        focus = town.session.window.focusWidget()
        order.append(focus.objectName())
    assert order[:6] == [
        "fact_document",
        "fact_no_number",
        "fact_document_on",
        "fact_sender",
        "fact_meeting",
        "fact_why_no_consent",
    ]
