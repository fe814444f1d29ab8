"""C03 入居中の死亡: 北原 ハル (invented) of 陽ノ原町, from the first talk to what is asked after her death."""

from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox

from kyoju_desktop.domain.records import (
    Application,
    Belonging,
    Case,
    Death,
    Disclosure,
    EmergencyContact,
    HousingInquiry,
    InformationRequest,
    Mandate,
    PersonInquiry,
    ProviderReport,
    Screening,
    Tenancy,
    Visit,
)
from kyoju_desktop.ui.tour.filling import add_record, fill, tab
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conftest import TOWN, Counter
from tests.e2e.consent_steps import consent_of
from tests.e2e.steps import all_words, begin_referral, release, take_in, to_stage, write_note
from tests.e2e.test_death import contact_of, due_codes, register, thing
from tests.e2e.test_moving_in import contracted
from tests.e2e.whole import asked_about, close, day, do_from_today, due, emergency, open_case, register_body, step_on

HARU = {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.2.3"}
CENTER, CORPORATION, NEPHEW, SON = "陽ノ原町地域包括支援センター", "居住支援法人D", "北原 一平", "北原 某"
CONTACT, HOUSEHOLD, HOUSING, MONEY = 1, 2, 3, 4


def test_ac_03_whole_a_tenant_dies_alone_and_everything_follows_in_its_order(open_at: OpenAt) -> None:
    at = open_at(TOWN, datetime(2025, 9, 29, 10, 0))
    case = _looks_for_a_home(at)
    _moves_in_with_her_contracts(at, case)
    _is_watched(at, case)
    _dies(at, case)
    _is_told_of_in_order(at, case)
    _what_is_left_goes_where_it_was_meant_to(at, case)
    _is_asked_about_and_closed(at, case)


def _looks_for_a_home(at: Counter) -> Case:
    """R7.9.29: the landlord rebuilds; the nephew may be told, the son never."""
    hand = at.hand
    register_body(at, CORPORATION, "support_corporation")
    case = take_in(at, HARU, phone="090-0000-1122")
    consent_of(at, {CENTER: (CONTACT, HOUSEHOLD), CORPORATION: (CONTACT, HOUSEHOLD, HOUSING, MONEY)})
    for name, relation, rank, may, death in (
        (NEPHEW, "おい", "first", "yes", True),
        (CORPORATION, "居住支援法人", "second", "emergency_only", True),
        ("みなと不動産", "大家", "third", "emergency_only", False),
        (SON, "長男", "later", "no", False),
    ):
        more = {"on_death": True} if death else {}
        answers = {"name": name, "relation": relation, "rank": rank, "may_tell": may, "confirmed_on": "きょう"}
        add_record(hand, EmergencyContact, {**answers, **more})
    decided = {"decision": "plan", "decided_on": "きょう", "reason": "建替えで住まいを失う。"}
    add_record(hand, Screening, decided)
    step_on(at, "S20", "S30", "S40", "S50")
    return case


def _moves_in_with_her_contracts(at: Counter, case: Case) -> None:
    """R7.10.6: applied for 19 ㎡ of 居住サポート住宅. R7.11.4: the lease, and the contracts for afterwards."""
    hand = at.hand
    day(at, 2025, 10, 6)
    open_case(at, case)
    begin_referral(at, CORPORATION, purpose="housing", level="L2")
    assert release(at).basis == "consent"
    add_record(
        hand, HousingInquiry, {"asked": CORPORATION, "home": "みなと荘105", "rent": "38000", "result": "accepted"}
    )
    to_stage(hand, "S60")
    applied = {"applied_on": "きょう", "home": "みなと荘105", "destination": "support_housing", "rent": "38000"}
    add_record(hand, Application, applied)
    day(at, 2025, 11, 4)
    to_stage(hand, "S70")
    tab(hand, "home")
    moved = {"contract_from": "R7.11.4", "moved_in_on": "R7.11.4", "visit_rhythm": "monthly"}
    assert contracted(at, contracted_on="きょう", **moved).destination == "support_housing"
    made = {"kinds": ("cancel", "belongings"), "concluded_on": "きょう", "mandatary": CORPORATION}
    add_record(hand, Mandate, {**made, "mandatary_kind": "corporation", "list_kept": "yes"})
    mandate = at.one(Mandate)
    assert mandate.review_on == date(2026, 11, 4)
    for what in ("仏壇", "位牌", "アルバム"):
        hand.press(f"add_thing.{mandate.id}")
        inside = hand.within("thing_dialog")
        fill(inside, Belonging, {"what": what, "send_to": f"おい {NEPHEW}"})
        inside.press("question_do")
        hand.wait(lambda: not hand.sees("thing_dialog"), "thing")
        hand.settle()
    to_stage(hand, "S80")


def _is_watched(at: Counter, case: Case) -> None:
    """R8.4 to 8: the provider's watch stays the provider's; the town's own look once in the summer."""
    hand = at.hand
    day(at, 2026, 8, 20, 14, 0)
    assert due(at, "support_housing_visit") is not None
    do_from_today(at, "support_housing_visit")
    hand.see("editor.Visit")
    inside = hand.within("editor.Visit")
    fill(
        inside,
        Visit,
        {"at": "R8.8.20 14:00", "means": "home_visit", "met": "met", "fact": "元気。冷房を使っている。"},
    )
    inside.press("save")
    hand.settle()
    assert at.one(Tenancy).last_visit_on == date(2026, 8, 20)
    assert at.one(Case).id == case.id


def _dies(at: Counter, case: Case) -> None:
    """R8.9.14: no answer of the sensor; found at 10:20, confirmed at 10:55; police and doctor are told (2項4号)."""
    hand = at.hand
    day(at, 2026, 9, 14, 10, 0)
    open_case(at, case)
    report = {"kind": "anomaly", "received_at": "R8.9.14 9:40", "fact": "朝からセンサーに反応がない。"}
    add_record(hand, ProviderReport, report)
    to_stage(hand, "S85")
    told = emergency(at, "police", "朝から反応がなく、室内で倒れているおそれ。")
    assert told.basis == "special_69_2_4"
    day(at, 2026, 9, 14, 11, 10)
    tab(hand, "leaving")
    register(
        hand,
        known_on="R8.9.14",
        died_on="R8.9.14",
        found_at="R8.9.14 10:20",
        found_by=f"{CORPORATION}(警察立会い)",
        confirmed_at="R8.9.14 10:55",
        confirmed_by="見本医師",
        examination="done",
    )
    death = at.one(Death)
    assert (death.belongings_contract, death.last_seen_on) == (True, date(2026, 8, 20))
    clocks = all_words(hand.see("death_clocks"))
    for words in ("令和8年9月24日(木)まで", "令和8年12月14日(月)まで"):
        assert words in clocks
    assert len(hand.see("death_points").findChildren(QCheckBox)) == 11
    codes = due_codes(at)
    assert (codes["death_report"], codes["death_belongings"]) == (date(2026, 9, 24), date(2026, 12, 14))
    assert "support_housing_visit" not in codes


def _is_told_of_in_order(at: Counter, case: Case) -> None:
    """R8.9.14: the nephew first; the son gets no answer. R8.9.16: the report. R8.9.24: the lease is ended."""
    hand = at.hand
    nephew, son = contact_of(at, NEPHEW), contact_of(at, SON)
    hand.press(f"call.{nephew.id}")
    hand.within("call_dialog").write("words", "亡くなったことを伝えた。すぐ来る。")
    hand.within("call_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("call_dialog"), "call")
    hand.settle()
    assert not hand.sees(f"call.{son.id}")
    refused = asked_about(
        at, who=SON, relation="長男", means="phone", asked="母の様子はどうか", answer="not_confirmed"
    )
    assert refused.answer == "not_confirmed"
    assert len(at.find(PersonInquiry)) == 1
    to_stage(hand, "S90")
    day(at, 2026, 9, 16)
    assert due(at, "death_report") is not None
    open_case(at, case)
    tab(hand, "leaving")
    hand.tick("point.report")
    hand.settle()
    assert "death_report" not in due_codes(at)
    day(at, 2026, 9, 24, 15, 0)
    hand.tick("point.contract")
    hand.settle()
    assert at.one(Tenancy).ended_on == date(2026, 9, 24)


def _what_is_left_goes_where_it_was_meant_to(at: Counter, case: Case) -> None:
    """R8.11.26: the notice. R8.12.15: the rest is thrown away, not a day before. R8.12.21: the altar is sent."""
    hand = at.hand
    tab(hand, "leaving")
    hand.press("add.Belonging")
    inside = hand.within("editor.Belonging")
    fill(inside, Belonging, {"what": "たんすと布団", "designated": "other"})
    inside.press("save")
    hand.settle()
    rest = thing(at, "たんすと布団")
    day(at, 2026, 11, 26)
    hand.press(f"told.{rest.id}")
    assert thing(at, "たんすと布団").told_on == date(2026, 11, 26)
    day(at, 2026, 12, 14)
    assert not hand.sees(f"disposed.{rest.id}")
    day(at, 2026, 12, 15)
    hand.press(f"disposed.{rest.id}")
    hand.settle()
    assert thing(at, "たんすと布団").done_on == date(2026, 12, 15)
    day(at, 2026, 12, 21)
    for what in ("仏壇", "位牌", "アルバム"):
        hand.press(f"sent.{thing(at, what).id}")
        hand.settle()
        hand.press(f"received.{thing(at, what).id}")
        hand.settle()
        assert thing(at, what).received_on == date(2026, 12, 21)
    assert at.one(Case).id == case.id


def _is_asked_about_and_closed(at: Counter, case: Case) -> None:
    """R9.1.20: the son's request follows the town's own rules. R9.2.8: closed; kept until R14.3.31."""
    hand = at.hand
    day(at, 2027, 1, 20)
    hand.press("request_of_dead")
    inside = hand.within("request_dialog")
    fill(inside, InformationRequest, {"requester": SON, "kind": "deceased", "standing": "heir"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("request_dialog"), "request")
    hand.settle()
    assert at.one(InformationRequest).due_on is None
    open_case(at, case)
    before = at.find(Disclosure)
    begin_referral(at, CENTER, purpose="information")
    assert not hand.sees("basis_consent")
    hand.press("back")
    assert at.find(Disclosure) == before
    write_note(hand, "残務を終えた。")
    day(at, 2027, 2, 8)
    open_case(at, case)
    closing = close(at, "death")
    assert closing.keep_until == date(2032, 3, 31)
