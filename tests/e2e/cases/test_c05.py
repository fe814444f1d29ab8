"""C05 ひとり親: 小早川 倫 (invented) of 陽ノ原町, from one month of arrears to the closing."""

from datetime import date, datetime

from PySide6.QtWidgets import QCheckBox

from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    Disclosure,
    Estimate,
    HouseholdMember,
    Instalments,
    Intake,
    Referral,
    ReferralReply,
    SchemeUse,
    Screening,
    Tenancy,
)
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conftest import TOWN, Counter
from tests.e2e.consent_steps import consent_of
from tests.e2e.steps import all_words, release, take_in, to_stage, write_note
from tests.e2e.test_schemes import follow, open_form
from tests.e2e.test_sums import begin_sum, close_rates, enter_rate, keep_it
from tests.e2e.whole import close, day, do_from_today, due, open_case, register_body, step_on

RIN = {"name": "小早川 倫", "kana": "こばやかわ りん", "birth_date": "S60.2.14", "sex": "female"}
PREFECTURE = "架空県自立相談支援機関(管轄の窓口名を入れてください)"
WELFARE = "陽ノ原町 福祉課"
LANDLORD, GUARANTOR = "みなと不動産", "高齢者住宅財団(架空)"
CONTACT, HOUSEHOLD, HOUSING, MONEY = 1, 2, 3, 4
MONTHS = (("131500", "25,500円"), ("131550", "25,500円"), ("153000", "4,000円"))


def test_ac_05_whole_a_lone_parent_keeps_her_home_with_the_benefit(open_at: OpenAt) -> None:
    at = open_at(TOWN, datetime(2026, 5, 7, 10, 0))
    enter_rate(at)
    close_rates(at)
    case = _comes(at)
    _is_referred_to_the_prefecture(at)
    _reckons_and_is_granted(at, case)
    _renews_the_guarantee(at, case)
    _extends_and_works_again(at, case)
    _closes(at, case)


def _comes(at: Counter) -> Case:
    """R8.5.7: on the telephone. R8.5.11: with her daughter of seventeen; a written consent."""
    hand = at.hand
    register_body(at, LANDLORD, "landlord")
    register_body(at, GUARANTOR, "guarantor_company")
    case = take_in(
        at,
        RIN,
        phone="090-0000-4121",
        more={
            Intake: {
                "route": "self_phone",
                "home_kind": "private_rental",
                "rent": "42000",
                "arrears_months": "1",
                "job_lost_on": "R8.4.30",
                "purpose_told_on": "きょう",
            }
        },
    )
    day(at, 2026, 5, 11)
    child = {"name": "小早川 灯", "kana": "こばやかわ あかり", "relation": "child", "birth_date": "H21.5.10"}
    add_record(hand, HouseholdMember, {**child, "living": "together", "marks": ("dependent_child",)})
    tab(hand, "assessment")
    keep_record(
        hand,
        Assessment,
        {"interviewed_on": "きょう", "residents": "2", "household_income": "118000", "savings": "100000"},
    )
    told = (CONTACT, HOUSEHOLD, HOUSING, MONEY)
    consent_of(at, {PREFECTURE: told, WELFARE: told, LANDLORD: (CONTACT,), GUARANTOR: told}, until="2027-03-31")
    to_stage(hand, "S20")
    return case


def _is_referred_to_the_prefecture(at: Counter) -> None:
    """R8.5.12: policy 4; the scheme's own つなぎ票 to the prefecture is an external disclosure (AC-05-3)."""
    hand = at.hand
    day(at, 2026, 5, 12)
    add_record(hand, Screening, {"decision": "plan", "decided_on": "きょう", "reason": "継続して支援する。"})
    to_stage(hand, "S30")
    use = follow(at, "housing_benefit", wish="wants", recommended_on="R8.5.12")
    hand.press("scheme_refer.housing_benefit")
    hand.settle()
    hand.choose("level", "L2")
    hand.settle()
    paper = release(at)
    assert (paper.external, paper.basis) == (True, "consent")
    referral = at.one(Referral)
    assert (referral.organisation, referral.reply_by) == (use.organisation, date(2026, 5, 26))
    tab(hand, "schemes")
    hand.press("take_sent.housing_benefit")
    hand.settle()
    assert at.one(SchemeUse).referred_on == date(2026, 5, 12)


def _reckons_and_is_granted(at: Counter, case: Case) -> None:
    """R8.5.20: what is missing. The sums of the three months (AC-05-1). R8.5.26: granted for June to August."""
    hand = at.hand
    day(at, 2026, 5, 20)
    open_case(at, case)
    tab(hand, "schemes")
    for paper in ("identity", "income", "application", "pledge"):
        hand.see_as(f"paper.housing_benefit.{paper}", QCheckBox).click()
        hand.settle()
    assert "書類があと5つ足りません" in all_words(hand.see("scheme.housing_benefit"))
    hand.see_as("step.housing_benefit.apply", QCheckBox).click()
    hand.settle()
    begin_sum(at, "housing_benefit")
    assert hand.words("sum_amount") == "38,000円"
    for income, paid in MONTHS:
        hand.write("sum.income", income)
        assert hand.words("sum_amount") == paid
    hand.press("sum.income.back")
    assert keep_it(at).amount == 38_000
    day(at, 2026, 5, 26)
    assert due(at, "referral_reply") is not None
    open_case(at, case)
    tab(hand, "handed")
    hand.press(f"reply.{at.one(Referral).id}")
    inside = hand.within("reply_dialog")
    fill(inside, ReferralReply, {"result": "accepted"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
    hand.settle()
    tab(hand, "schemes")
    open_form(at, at.one(SchemeUse))
    granted = {"result": "approved", "result_on": "きょう", "amount": "38,000", "from_day": "R8.6.1"}
    keep_record(hand, SchemeUse, {**granted, "until_day": "R8.8.31"})
    assert "延長か終了かの確認 令和8年7月31日" in all_words(hand.see("scheme.housing_benefit"))


def _renews_the_guarantee(at: Counter, case: Case) -> None:
    """R8.6.1: 42,000 × 35 % = 14,700 yen, until R10.5.31 (AC-05-4)."""
    hand = at.hand
    day(at, 2026, 6, 1)
    open_case(at, case)
    lease = {"home": "コーポ日向 203", "rent": "42000", "moved_in_on": "R2.6.1", "guarantee_until": "R8.5.31"}
    add_record(hand, Tenancy, {**lease, "address_reported_on": "R2.6.1"})
    begin_sum(at, "guarantee")
    assert hand.words("sum_amount") == "14,700円"
    kept = keep_it(at)
    assert "令和10年5月31日まで" in kept.steps
    assert len(at.find(Estimate)) == 2
    tab(hand, "home")
    tenancy = at.one(Tenancy)
    hand.press(f"row.{tenancy.id}")
    inside = hand.within("editor.Tenancy")
    fill(inside, Tenancy, {"guarantee": "foundation", "guarantee_from": "R8.6.1", "guarantee_until": "R10.5.31"})
    inside.press("save")
    hand.settle()
    assert at.one(Tenancy).guarantee_until == date(2028, 5, 31)
    step_on(at, "S40", "S80")


def _extends_and_works_again(at: Counter, case: Case) -> None:
    """R8.7.31: "extend or end" stands on 今日 (AC-05-5). R8.8.25: extended to November. R8.11.24: at work again."""
    hand = at.hand
    day(at, 2026, 7, 31)
    assert due(at, "scheme_until") is not None
    do_from_today(at, "scheme_until")
    assert hand.sees("scheme_extend.housing_benefit")
    day(at, 2026, 8, 25)
    open_case(at, case)
    tab(hand, "schemes")
    hand.press("scheme_extend.housing_benefit")
    hand.within("extension_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("extension_dialog"), "extension")
    hand.settle()
    assert at.one(SchemeUse).until_day == date(2026, 11, 30)
    promise = {
        "owed_for": "家賃",
        "owed": "42000",
        "monthly": "21000",
        "first_on": "R8.9.25",
        "promised_on": "きょう",
    }
    add_record(hand, Instalments, promise)
    made = at.one(Instalments)
    for month in (9, 10):
        day(at, 2026, month, 26, 10, 0)
        hand.press(f"paid.{made.id}")
        hand.settle()
    day(at, 2026, 11, 24)
    tab(hand, "schemes")
    hand.press("scheme_end.housing_benefit")
    inside = hand.within("end_dialog")
    inside.write("ended_why", "再就職")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("end_dialog"), "end")
    hand.settle()
    assert "もう一度使えるのは令和9年11月25日から" in all_words(hand.see("scheme.housing_benefit"))


def _closes(at: Counter, case: Case) -> None:
    """R8.12.22: stable; kept until R14.3.31."""
    day(at, 2026, 12, 22)
    open_case(at, case)
    write_note(at.hand, "分納の誓約は終えた。")
    closing = close(at, "settled", changes=("housing_stable", "work_income"))
    assert closing.keep_until == date(2032, 3, 31)
    assert len(at.find(Disclosure)) == 1
