"""C01 住所秘匿: 三浦 架代 (invented) and her son flee to 瀬戸見市, from the first call to the closing."""

import io
from datetime import date, datetime

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from kyoju_desktop.domain.records import (
    Address,
    Case,
    Consent,
    Disclosure,
    HouseholdMember,
    HousingInquiry,
    OppositeParty,
    Organisation,
    PersonInquiry,
    Protection,
    SchemeUse,
    Screening,
    Tenancy,
)
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.canaries import plain, said_by
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conftest import CITY, Counter
from tests.e2e.consent_steps import consent_of, finish_consent, known, tick
from tests.e2e.steps import begin_referral, choose_in_menu, paper_text, release, take_in, to_stage, write_note
from tests.e2e.test_schemes import follow, open_form
from tests.e2e.whole import asked_about, close, day, open_case, register_body, step_on

KAYO = {"name": "三浦 架代", "kana": "みうら かよ", "birth_date": "H3.10.2", "sex": "female"}
BEFORE, AFTER, SCHOOL = "隣ノ市東町1番地", "瀬戸見市海見台2丁目4番", "海見台小学校"
SECRETS = (BEFORE, AFTER, "海見台", "東町", "09000004121")
CENTER, GUARANTOR, AGENT = "架空県配偶者暴力相談支援センター", "こもれび家賃保証", "さざなみ不動産"
CONTACT, HOUSEHOLD, HOME, VICTIM = 1, 2, 3, 8


def test_ac_01_whole_nobody_learns_where_they_live(open_at: OpenAt) -> None:
    at = open_at(CITY, datetime(2026, 4, 13, 13, 10))
    case = _flees(at)
    _agrees_in_writing(at)
    _is_refused_and_gets_a_home(at)
    _moves_in(at)
    _is_looked_for(at, case)
    _renews_and_leaves(at, case)


def _nothing_told(at: Counter) -> None:
    at.hand.settle()
    words = plain(said_by(at.session.window))
    assert not [each for each in SECRETS if plain(each) in words]


def _flees(at: Counter) -> Case:
    """R8.4.13 and 14: with the centre's counsellor; oral consent for the centre; the 支援措置 beside the own wish."""
    hand = at.hand
    register_body(at, CENTER, "womens_center", "other_public")
    register_body(at, GUARANTOR, "guarantor_company")
    register_body(at, AGENT, "real_estate")
    case = take_in(at, KAYO, phone="090-0000-4121")
    add_record(hand, Address, {"place": BEFORE, "use": "former"})
    add_record(hand, OppositeParty, {"name": "三浦 猛夫", "kana": "みうら たけお", "relation": "夫"})
    add_record(hand, HouseholdMember, {"name": "三浦 洸", "relation": "child", "birth_date": "H31.1.20"})
    add_record(hand, Protection, {"note": "夫に住所を知られたくない"})
    _nothing_told(at)
    oral = consent_of(
        at,
        {CENTER: (CONTACT, VICTIM)},
        more={
            "form": "oral",
            "given_at": "令和8年4月13日 13:30",
            "witness": "センター相談員 見本",
            "repeated_words": "市とセンターの間では話してよい",
        },
    )
    assert oral.form == "oral"
    to_stage(hand, "S15")
    day(at, 2026, 4, 14)
    tab(hand, "household")
    hand.press("add.Protection.measure")
    keep_record(hand, Protection, {"started_on": "R8.4.14", "applied_to": "市民課", "expires_on": "R9.4.13"})
    assert len(at.find(Protection)) == 2
    day(at, 2026, 4, 16)
    decided = {
        "decision": "plan",
        "decided_on": "きょう",
        "reason": "継続して支援する。目的外使用を検討する。",
        "approver": "都市整備課長",
        "approved_on": "きょう",
    }
    add_record(hand, Screening, decided)
    step_on(at, "S20", "S30")
    return case


def _agrees_in_writing(at: Counter) -> None:
    """R8.4.20: four bodies, until R9.3.31; never the former address, the husband's work, the school."""
    hand = at.hand
    day(at, 2026, 4, 20)
    tab(hand, "consent")
    oral = at.one(Consent)
    hand.press(f"copy.{oral.id}")
    welfare = next(each.name for each in at.find(Organisation) if each.kind == "welfare_section")
    tick(at, {welfare: (CONTACT, HOUSEHOLD), GUARANTOR: (CONTACT,)})
    hand.choose("exclusion", "Address.place")
    hand.write("excluded_words", "前住所、夫の勤務先、子の学校")
    finish_consent(at, until="2027-03-31")
    assert set(known(at)) == {CENTER, welfare, GUARANTOR}
    to_stage(hand, "S40")
    begin_referral(at, AGENT, purpose="housing")
    for name in ("save_and_record", "print_and_record"):
        assert not hand.see_as(name, QAbstractButton).isEnabled()
    hand.press("back")
    assert not at.find(Disclosure)


def _is_refused_and_gets_a_home(at: Counter) -> None:
    """R8.4.22: the agent refuses an inquiry without a name. R8.4.23: special use of public housing is permitted."""
    hand = at.hand
    day(at, 2026, 4, 22)
    to_stage(hand, "S50")
    refused = {
        "asked": AGENT,
        "asked_kind": "real_estate",
        "told": "anonymous",
        "step": "inquiry",
        "result": "refused",
        "refusal_reason": "R12",
        "refusal_words": "逃げてきた人なら困る",
    }
    add_record(hand, HousingInquiry, refused)
    assert at.one(HousingInquiry).told == "anonymous"
    day(at, 2026, 4, 23)
    to_stage(hand, "S60")
    use = follow(at, "special_use", wish="wants")
    open_form(at, use)
    permitted = {
        "basis": "permit",
        "result": "approved",
        "result_on": "R8.4.23",
        "document_number": "都整住第12号",
        "from_day": "R8.5.1",
        "until_day": "R9.4.30",
    }
    keep_record(hand, SchemeUse, permitted)
    assert at.one(SchemeUse).document_number == "都整住第12号"


def _moves_in(at: Counter) -> None:
    """R8.5.1: moved in; the envelope carries no address and no section."""
    hand = at.hand
    day(at, 2026, 5, 1)
    step_on(at, "S70")
    moved = {"home": f"{AFTER} 市営海見台団地 305", "destination": "public_special_use", "moved_in_on": "きょう"}
    add_record(hand, Tenancy, moved)
    add_record(hand, Address, {"place": AFTER, "building": "市営海見台団地", "room": "305", "use": "current"})
    to_stage(hand, "S80")
    tab(hand, "schemes")
    hand.press("set_permit.special_use")
    hand.settle()
    assert at.one(Tenancy).use_permit_until == date(2027, 4, 30)
    for code in ("course", "household", "schemes", "home", "watch", "leaving", "handed", "papers"):
        tab(hand, code)
        _nothing_told(at)
    hand.press("make_paper")
    choose_in_menu(hand, "paper_menu", "paper_envelope")
    hand.see("envelope_secret")
    hand.press("question_do")
    hand.tick("envelope_confirmed")
    hand.press("question_do")
    paper = hand.see_as("preview", Preview)
    words = plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(paper._pdf)).pages))
    assert "三浦架代" in words
    assert not [each for each in SECRETS if plain(each) in words]
    hand.press("preview_close")
    hand.settle()
    at.session.desk.go("homes")
    _nothing_told(at)


def _is_looked_for(at: Counter, case: Case) -> None:
    """R8.5.14: the father asked at the school. R8.6.22: he stands at the counter. Nothing is confirmed or denied."""
    hand = at.hand
    day(at, 2026, 5, 14)
    open_case(at, at.one(Case, id=case.id))
    asked_about(
        at,
        who="学校 教頭",
        means="phone",
        asked="父親から在籍の問合せが来た",
        answer="not_confirmed",
        answered="在籍を答えないよう頼んだ",
    )
    day(at, 2026, 6, 22)
    hand.key(Qt.Key.Key_Escape, name="search")
    hand.write("search", "三浦 猛夫")
    hand.settle()
    words = said_by(hand.see("search_hits"))
    assert "答えてはいけない相手の名前です" in words
    assert not [each for each in SECRETS if plain(each) in plain(words)]
    hand.key(Qt.Key.Key_Escape, name="search")
    open_case(at, at.one(Case, id=case.id))
    refused = asked_about(
        at,
        who="三浦 猛夫",
        relation="夫と名乗る",
        means="visit_office",
        asked="妻の住所を教えろ",
        answer="refused",
        ground="opposite",
        follow_up="警察に相談した",
    )
    assert (refused.answer, refused.ground) == ("refused", "opposite")
    to_stage(hand, "S85")
    assert len(at.find(PersonInquiry)) == 2
    write_note(hand, "夫の来庁。警察に相談し、係長へ報告した。")
    to_stage(hand, "S80", "落ち着いた")


def _renews_and_leaves(at: Counter, case: Case) -> None:
    """R8.11.9: a new consent. R9.3: the measure is to be extended. R9.4.28: drawn a public home; closed."""
    hand = at.hand
    day(at, 2026, 11, 9)
    employment = register_body(at, "架空就業支援センター", "job_center", "other_public")
    open_case(at, at.one(Case, id=case.id))
    tab(hand, "consent")
    old = at.find(Consent)[-1]
    hand.press(f"copy.{old.id}")
    tick(at, {employment.name: (CONTACT,)})
    finish_consent(at, until="2027-06-30", more={"purposes": (), "signed_paper_on": "きょう"})
    new = at.find(Consent)[-1]
    assert (new.replaces, new.until_day) == (old.id, date(2027, 6, 30))
    assert employment.name in known(at)
    begin_referral(at, employment.name, purpose="consult", level="L1")
    hand.tick("words_confirmed")
    paper = release(at)
    assert not [each for each in SECRETS if plain(each) in plain(paper_text(at, paper))]
    day(at, 2027, 3, 15)
    hand.press("rail_today")
    hand.settle()
    words = said_by(hand.see("today_page"))
    assert "支援措置の延長を申し出る" in words
    assert "目的外使用の満了" in words
    open_case(at, at.one(Case, id=case.id))
    tab(hand, "household")
    measure = at.one(Protection, source="measure")
    hand.press(f"row.{measure.id}")
    inside = hand.within("editor.Protection")
    fill(inside, Protection, {"extended_on": "R9.3.16"})
    inside.press("save")
    hand.settle()
    day(at, 2027, 4, 28)
    open_case(at, at.one(Case, id=case.id))
    closing = close(at, "settled", changes=("housing_stable",), destination="public_housing")
    assert closing.keep_until == date(2033, 3, 31)
    begin_referral(at, GUARANTOR, purpose="housing")
    assert not hand.sees("basis_consent")
    hand.press("back")
    _nothing_told(at)
    assert not [each for each in at.find(Disclosure) if each.recipient.startswith((AGENT, "学校"))]
