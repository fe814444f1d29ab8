"""C02 外国人世帯: the NGUYEN family (invented) of 陽ノ原町, from the company's call to the closing."""

from datetime import date, datetime

from kyoju_desktop.domain.records import (
    Application,
    Case,
    Consent,
    Disclosure,
    Home,
    HouseholdMember,
    HousingInquiry,
    Intake,
    Organisation,
    Person,
    Referral,
    ReferralReply,
    Tenancy,
    Visit,
)
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conftest import TOWN, Counter
from tests.e2e.consent_steps import finish_consent, known, tick
from tests.e2e.steps import begin_referral, given_items, paper_text, release, squeezed, take_in, to_stage, write_note
from tests.e2e.test_home_search import REFUSALS, answer, ask, register_house
from tests.e2e.test_moving_in import contracted, guaranteed, ticked
from tests.e2e.whole import close, day, do_from_today, due, open_case, register_body, step_on

TUAN = {"name": "NGUYEN VAN ANH TUAN THANH", "kana": "グエン ヴァン アイン トゥアン タイン", "birth_date": "S63.4.3"}
EXCHANGE, CORPORATION, GUARANTOR = "架空国際交流協会", "居住支援法人 みちびき", "高齢者住宅財団(架空)"
WELFARE = "陽ノ原町 福祉課"
CONTACT, HOUSEHOLD, HOUSING, MONEY = 1, 2, 3, 4


def test_ac_02_whole_a_family_finds_a_home_past_three_refusals(open_at: OpenAt) -> None:
    at = open_at(TOWN, datetime(2026, 6, 2, 14, 0))
    case = _comes_and_is_understood(at)
    _is_refused_three_times(at)
    _is_helped_by_the_corporation(at, case)
    _moves_in(at, case)
    _stays(at, case)


def _comes_and_is_understood(at: Counter) -> Case:
    """R8.6.2 and 3: the long name is kept as it is; an interpreter of the office. R8.6.5: consent in Vietnamese."""
    hand = at.hand
    register_body(at, EXCHANGE, "interpreter_body")
    register_body(at, CORPORATION, "support_corporation")
    register_body(at, GUARANTOR, "guarantor_company")
    day(at, 2026, 6, 3)
    case = take_in(
        at,
        TUAN,
        phone="090-0000-2002",
        more={Intake: {"route": "self_visit", "home_kind": "company_housing", "leave_by": "R8.8.31"}},
    )
    assert hand.words("person_name") == TUAN["name"]
    tab(hand, "household")
    keep_record(hand, Person, {"language": "vi", "residence_expires": "R9.2.10"})
    add_record(hand, HouseholdMember, {"name": "NGUYEN THI LAN", "relation": "spouse"})
    add_record(hand, HouseholdMember, {"name": "NGUYEN LINH", "relation": "child", "birth_date": "2016-05-01"})
    write_note(hand, "子どもは通訳にせず、電話通訳(架空国際交流協会)で30分話した。")
    day(at, 2026, 6, 5)
    tab(hand, "consent")
    hand.press("open_consent")
    rows = {
        WELFARE: (CONTACT, HOUSEHOLD, HOUSING, MONEY),
        EXCHANGE: (CONTACT,),
        GUARANTOR: (CONTACT, HOUSEHOLD, HOUSING, MONEY),
        CORPORATION: (CONTACT, HOUSEHOLD, HOUSING, MONEY),
    }
    tick(at, rows)
    hand.choose("show_language", "vi")
    finish_consent(at, until="2027-03-31", more={"text_version": "第1版 2026-04-01", "signed_paper_on": "きょう"})
    given = at.one(Consent)
    assert (given.language, given.settled) == ("vi", True)
    assert "第1版" in given.text_version
    assert set(known(at)) == set(rows)
    step_on(at, "S20", "S30", "S40", "S50")
    return case


def _is_refused_three_times(at: Counter) -> None:
    """R8.6.10: three shops, three reasons; only counted."""
    hand = at.hand
    day(at, 2026, 6, 10)
    unit: dict[str, object] = {"kind": "private_rental", "layout": "2DK", "area": "42", "rent": "48000"}
    homes = register_house(at, "101-102、201-202", unit)
    open_case(at, at.find(Case)[-1])
    tab(hand, "home")
    for home, (reason, words) in zip(homes, REFUSALS, strict=False):
        asked = ask(at, home)
        told = {"step": "inquiry", "refused_by": "家主", "refusal_reason": reason, "refusal_words": words}
        answer(at, asked, "home_refused", "refusal_dialog", {**told})
    refused = at.find(HousingInquiry, result="refused")
    assert [each.refusal_reason for each in refused] == ["R07", "R04", "R03"]


def _is_helped_by_the_corporation(at: Counter, case: Case) -> None:
    """R8.6.25: つなぎ L2, answer until R8.7.9, no nationality, no refusal. R8.7.8: a landlord agrees."""
    hand = at.hand
    day(at, 2026, 6, 25)
    begin_referral(at, CORPORATION, purpose="housing", level="L2")
    paper = release(at)
    assert not [each for each in given_items(at, paper) if "nationality" in each or "residence" in each]
    words = paper_text(at, paper)
    assert squeezed(TUAN["name"]) in words
    assert not [word for _reason, word in REFUSALS if squeezed(word) in words]
    referral = at.one(Referral)
    assert referral.reply_by == date(2026, 7, 9)
    day(at, 2026, 7, 8)
    open_case(at, case)
    tab(hand, "handed")
    hand.press(f"reply.{referral.id}")
    inside = hand.within("reply_dialog")
    fill(inside, ReferralReply, {"result": "accepted"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
    hand.settle()
    tab(hand, "home")
    asked_for = {each.unit for each in at.find(HousingInquiry)}
    last = ask(at, next(each for each in at.find(Home) if each.id not in asked_for))
    answer(at, last, "home_accepted", "accepted_dialog", {"next_step": "ルールの説明に同行"})
    hand.within(f"answers.{last.id}").press("apply_for_home")
    hand.settle()
    inside = hand.within("editor.Application")
    fill(inside, Application, {"applied_on": "きょう", "answer_expected_on": "R8.7.10"})
    inside.press("save")
    hand.settle()
    made = guaranteed(at, "foundation")
    assert (made.rent, made.guarantee_fee) == (48_000, 16_800)
    to_stage(hand, "S60")


def _moves_in(at: Counter, case: Case) -> None:
    """R8.7.13: the contract until R10.7.30, the guarantee as long. R8.7.31: moved in; the rules explained."""
    hand = at.hand
    day(at, 2026, 7, 13)
    open_case(at, case)
    to_stage(hand, "S70")
    tab(hand, "home")
    lease = contracted(
        at, contracted_on="きょう", contract_from="R8.7.31", moved_in_on="R8.7.31", visit_rhythm="monthly"
    )
    assert (lease.contract_until, lease.guarantee_until) == (date(2028, 7, 30), date(2028, 7, 30))
    day(at, 2026, 7, 31)
    open_case(at, case)
    to_stage(hand, "S80")
    tab(hand, "home")
    assert ticked(at, "key", "neighbour_rules").key_on == date(2026, 7, 31)
    assert at.one(Tenancy).rent == 48_000


def _stays(at: Counter, case: Case) -> None:
    """R8.8.31: the visit. R9.2.10: the term of residence, not moved. R9.3.15: closed, kept until R14.3.31."""
    hand = at.hand
    day(at, 2026, 8, 31)
    do_from_today(at, "watch_visit")
    hand.see("editor.Visit")
    keep_record(
        hand, Visit, {"at": "R8.8.31 10:00", "means": "home_visit", "met": "met", "fact": "ゴミ出しもできている。"}
    )
    assert at.one(Visit).tenancy == at.one(Tenancy).id
    day(at, 2027, 2, 8)
    runs_out = due(at, "residence_expires")
    assert runs_out is not None
    assert runs_out.due == date(2027, 2, 10)
    open_case(at, case)
    tab(hand, "household")
    keep_record(hand, Person, {"residence_expires": "R12.2.10"})
    day(at, 2027, 3, 15)
    open_case(at, case)
    closing = close(at, "settled", changes=("housing_stable",))
    assert closing.keep_until == date(2032, 3, 31)
    assert len(at.find(Disclosure)) == 1
    assert at.find(Organisation, name=EXCHANGE)
