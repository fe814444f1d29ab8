"""C08 滞納から: 石動 キヨ (invented) of 陽ノ原町, from three months of arrears to the closing."""

from datetime import date, datetime

from PySide6.QtWidgets import QAbstractButton

from kyoju_desktop.domain.records import (
    AgendaItem,
    ArrearsStep,
    Assessment,
    Case,
    Conference,
    Consent,
    Disclosure,
    Instalments,
    ProgressNote,
    SchemeUse,
    Screening,
)
from kyoju_desktop.ui.tour.filling import add_record, keep_record, tab
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conference_steps import choose_item, make_packs, put_on_agenda, write_item
from tests.e2e.conftest import TOWN, Counter
from tests.e2e.consent_steps import consent_of, known
from tests.e2e.steps import attitude, begin_referral, paper_text, release, to_stage, write_note
from tests.e2e.test_conference_answer import TEXT, WHY, asked, text_of
from tests.e2e.test_schemes import follow, open_form
from tests.e2e.test_watch_and_arrears import from_arrears, said
from tests.e2e.whole import close, day, do_from_today, due, on_today, open_case, step_on

WELFARE, CENTER, COUNCIL = "陽ノ原町 福祉課", "陽ノ原町地域包括支援センター", "陽ノ原町社会福祉協議会"
CONTACT, HOUSEHOLD, HOUSING, MONEY, HEALTH = 1, 2, 3, 4, 6


def test_ac_08_whole_arrears_become_support_past_a_refused_consent(open_at: OpenAt) -> None:
    at = open_at(TOWN, datetime(2026, 6, 8, 10, 0))
    case = from_arrears(at)
    _does_not_want_anybody_told(at, case)
    before = _is_spoken_of_in_the_conference(at, case)
    _agrees(at, case, before)
    _pays_in_parts(at, case)
    _is_handed_over(at, case)


def _does_not_want_anybody_told(at: Counter, case: Case) -> None:
    """R8.6.8 to 19: no consent; the office's own bodies on their own grounds; the claim is possible, not a duty."""
    hand = at.hand
    assert "請求しなければならないのではありません" in said(at, "arrears_claim")
    day(at, 2026, 6, 10)
    attitude(hand, "seeking", "誰にも言わんで")
    write_note(hand, "2回目の訪問。話がかみ合わない。「誰にも言わんで」。")
    tab(hand, "assessment")
    keep_record(hand, Assessment, {"interviewed_on": "きょう", "illness": "認知機能の低下の疑い(見立て)"})
    seeking = {
        "decision": "seeking_consent",
        "decided_on": "きょう",
        "ask_again_on": "R8.7.3",
        "reason": "本人の同意はまだ取れていない。引き続き同意に向けて取り組む。",
    }
    add_record(hand, Screening, seeking)
    step_on(at, "S20", "S30")
    day(at, 2026, 6, 11)
    begin_referral(at, WELFARE, purpose="consult", reason="見守りと相談の事務に要る。")
    inside = release(at)
    assert (inside.external, inside.basis) == (False, "internal_69_2_2")
    begin_referral(at, COUNCIL, purpose="consult")
    assert not hand.see_as("save_and_record", QAbstractButton).isEnabled()
    hand.press("back")
    day(at, 2026, 7, 3)
    assert due(at, "consent_ask_again") is not None
    assert at.one(Case).id == case.id


def _is_spoken_of_in_the_conference(at: Counter, case: Case) -> Disclosure:
    """R8.7.6: the prefecture's request, number 45; five numbered copies, all back on R8.7.14."""
    hand = at.hand
    day(at, 2026, 7, 6)
    asked(at, request_number="県地福第45号")
    put_on_agenda(at, [case])
    item = at.one(AgendaItem)
    write_item(at, item, {**TEXT, "why_no_consent": WHY})
    choose_item(at, item)
    hand.choose(f"version.{item.id}", "named")
    hand.settle()
    copies = make_packs(at, copies=5)
    hand.press("print_many_close")
    hand.settle()
    assert all(f"{each.number}会議後回収" in text_of(at, each) for each in copies)
    hand.press("handed.No.1")
    hand.settle()
    told = next(each for each in at.find(Disclosure) if each.conference)
    assert (told.basis, told.external, told.copies) == ("law_conference_9", True, 5)
    at.go_to(datetime(2026, 7, 14, 17, 0))
    for number in range(1, 6):
        hand.press(f"back.No.{number}")
        hand.settle()
    assert at.one(Conference).copies_out == 0
    return told


def _agrees(at: Counter, case: Case, before: Disclosure) -> None:
    """R8.7.28: a written consent; the paper of the conference keeps its own ground."""
    hand = at.hand
    day(at, 2026, 7, 28)
    open_case(at, case)
    bodies = dict.fromkeys((CENTER, WELFARE), (CONTACT, HOUSEHOLD, HOUSING, MONEY, HEALTH))
    consent = consent_of(at, {**bodies, COUNCIL: (CONTACT, HOUSEHOLD, MONEY)}, until="2027-03-31")
    assert {CENTER, WELFARE, COUNCIL} <= set(known(at))
    begin_referral(at, COUNCIL, purpose="consult", level="L2")
    paper = release(at)
    assert (paper.basis, paper.consent) == ("consent", consent.id)
    assert "認知機能" not in paper_text(at, paper)
    assert at.one(Disclosure, id=before.id).basis == "law_conference_9"
    assert at.one(Consent, id=consent.id).settled
    to_stage(hand, "S40")
    day(at, 2026, 8, 6)
    applied = follow(at, "care_certification", wish="wants")
    open_form(at, applied)
    keep_record(hand, SchemeUse, {"applied_on": "きょう"})
    day(at, 2026, 9, 4)
    assert [each for each in on_today(at) if each.record == applied.id]


def _pays_in_parts(at: Counter, case: Case) -> None:
    """R8.8.20: twelve times 5,000 yen; two missed; R8.11.5: the conference's decision comes first."""
    hand = at.hand
    day(at, 2026, 8, 20)
    open_case(at, case)
    tab(hand, "watch")
    promise = {
        "owed_for": "家賃",
        "owed": "60000",
        "monthly": "5000",
        "first_on": "R8.8.25",
        "pay_day": "25",
        "promised_on": "きょう",
        "if_missed": "面談して計画を見直す",
    }
    add_record(hand, Instalments, promise)
    made = at.one(Instalments)
    assert (made.times, made.last_amount) == (12, 5_000)
    step_on(at, "S80")
    day(at, 2026, 8, 25)
    assert due(at, "instalment") is not None or [each for each in on_today(at) if each.record == made.id]
    open_case(at, case)
    tab(hand, "watch")
    hand.press(f"paid.{made.id}")
    hand.settle()
    for month in (9, 10):
        day(at, 2026, month, 28, 10, 0)
        hand.press(f"missed.{made.id}")
        hand.settle()
    assert "2回払えていません" in said(at, f"missed.{made.id}")
    day(at, 2026, 11, 5)
    to_stage(hand, "S85")
    met = {
        "step": "conference",
        "months": "3",
        "decided": "面談を先にする",
        "next_on": "R8.11.19",
        "next_step": "面談",
    }
    add_record(hand, ArrearsStep, met)
    assert "面談を先にする" in said(at, "arrears_decision")
    day(at, 2026, 11, 19)
    row = next(each for each in on_today(at) if each.record == at.find(ArrearsStep)[-1].id)
    do_from_today(at, row.code)
    hand.settle()


def _is_handed_over(at: Counter, case: Case) -> None:
    """R8.12.15: paid out of the account. R9.3.25: handed over to the centre; kept until R14.3.31."""
    hand = at.hand
    day(at, 2026, 12, 15)
    open_case(at, case)
    to_stage(hand, "S80", "家賃が口座から払われ、落ち着いた")
    write_note(hand, "日常生活自立支援事業で家賃を口座から払う。滞納は解消の見込み。")
    day(at, 2027, 3, 25)
    open_case(at, case)
    begin_referral(at, CENTER, purpose="safety", level="L2")
    assert release(at).basis == "consent"
    closing = close(at, "handed_over", changes=("housing_stable",))
    assert closing.keep_until == date(2032, 3, 31)
    assert at.find(ProgressNote)
