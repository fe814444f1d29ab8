"""C10 移管: 平松 健一 (invented) moves from 陽ノ原町 to 瀬戸見市; both offices, from visit to new case."""

from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit

from kyoju_desktop.domain.records import (
    Application,
    Assessment,
    Case,
    Closing,
    Consent,
    Disclosure,
    HousingInquiry,
    Organisation,
    Referral,
    ReferralReply,
    Tenancy,
    TransferIn,
)
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.cases.conftest import OpenAt
from tests.e2e.conftest import CITY, TOWN, Counter
from tests.e2e.consent_steps import consent_of
from tests.e2e.steps import (
    all_words,
    begin_referral,
    give_consent,
    given_items,
    paper_text,
    release,
    take_in,
    tick_consent,
    to_stage,
    without_lock,
    write_note,
    write_texts,
)
from tests.e2e.whole import day, due, open_case, register_body, step_on

HIRAMATSU = {"name": "平松 健一", "kana": "ひらまつ けんいち", "birth_date": "S60.2.3"}
DEBTS = "消費者金融3社、合わせて九十万円"
NEIGHBOUR, HERE = "瀬戸見市 住宅係", "陽ノ原町 福祉課"


def test_ac_10_whole_a_case_moves_to_the_next_town_and_its_consent_does_not(open_at: OpenAt) -> None:
    town = open_at(TOWN, datetime(2026, 7, 2, 9, 30))
    _finds_work_and_a_home_elsewhere(town)
    paper = _hands_over(town)
    city = open_at(CITY, datetime(2026, 8, 26, 9, 0))
    receipt = _counts_and_takes_in(city, paper)
    _is_closed_in_the_town(town, receipt)
    _begins_anew_in_the_city(city)


def _finds_work_and_a_home_elsewhere(at: Counter) -> None:
    """R8.7.2 to R8.8.5: consent of the town, then also for the city without the debts; contract, 12,600 yen."""
    hand = at.hand
    register_body(at, NEIGHBOUR, "other_town", "other_public")
    take_in(at, HIRAMATSU, phone="090-0000-4321")
    tab(hand, "assessment")
    keep_record(hand, Assessment, {"income": "182000", "work": "employed", "debts": DEBTS})
    give_consent(at, whom=HERE)
    step_on(at, "S20", "S30", "S40", "S50")
    day(at, 2026, 7, 13)
    tab(hand, "consent")
    hand.press("open_consent")
    tick_consent(at, whom=NEIGHBOUR, boxes=(1, 2, 3, 4, 5), exclusion="Assessment.debts")
    day(at, 2026, 8, 5)
    asked = {
        "asked": "なぎさ不動産(架空)",
        "asked_kind": "real_estate",
        "home": "瀬戸見市 コーポなぎさ 202",
        "rent": "36000",
        "told": "anonymous",
    }
    add_record(hand, HousingInquiry, asked)
    assert at.one(HousingInquiry).rent == 36_000
    step_on(at, "S60")
    applied = {
        "home": "瀬戸見市 コーポなぎさ 202",
        "destination": "private_rental",
        "applied_on": "きょう",
        "rent": "36000",
        "guarantee": "foundation",
        "guarantee_fee": "12600",
        "result": "approved",
        "result_on": "きょう",
    }
    add_record(hand, Application, applied)
    assert at.one(Application).guarantee_fee == 36_000 * 35 // 100
    step_on(at, "S70")
    begin_referral(at, NEIGHBOUR, purpose="housing", level="L2")
    told = release(at)
    assert told.external
    assert DEBTS not in paper_text(at, told)


def _hands_over(at: Counter) -> Disclosure:
    """R8.8.21 and 25: the 移管票; the debts look as if they had never been asked."""
    hand = at.hand
    day(at, 2026, 8, 21)
    write_note(hand, "転出前の引継ぎ。債務の内容は「出さないで」と本人。")
    day(at, 2026, 8, 25)
    begin_referral(at, NEIGHBOUR, purpose="transfer", level="L3")
    write_texts(hand, {"summary": "市内で仕事が決まり、8月28日に入居する。"})
    paper = release(at)
    assert "Assessment.debts" not in given_items(at, paper)
    words = paper_text(at, paper)
    assert not [each for each in (DEBTS, "非開示", "出さない") if each in words]
    assert at.find(Referral)[-1].reply_by == date(2026, 9, 8)
    moved = {"home": "瀬戸見市 コーポなぎさ 202", "moved_in_on": "R8.8.28", "rent": "36000"}
    add_record(hand, Tenancy, moved)
    day(at, 2026, 8, 28)
    found = due(at, "address_report")
    assert found is not None
    assert found.due == date(2026, 9, 11)
    return paper


def _counts_and_takes_in(at: Counter, paper: Disclosure) -> TransferIn:
    """R8.8.26 in the city: counted, taken in, the receipt made."""
    hand = at.hand
    body = register_body(at, "陽ノ原町 住宅係", "other_town", "other_public")
    hand.press("new_intake")
    hand.write("name", HIRAMATSU["name"])
    hand.write("kana", HIRAMATSU["kana"])
    hand.settle()
    hand.press("begin_transfer")
    inside = hand.within("transfer_in_dialog")
    inside.choose("organisation", body.id)
    counted = {
        "their_number": paper.document_number,
        "their_case": "陽住 R8-0001",
        "dated_on": "R8.8.25",
        "pages_written": str(paper.pages),
        "pages_counted": str(paper.pages),
        "copies": "1",
    }
    fill(inside, TransferIn, counted)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("transfer_in_dialog"), "received")
    hand.press("finish_intake")
    hand.see("case_head")
    hand.settle()
    transfer = at.one(TransferIn)
    tab(hand, "handed")
    hand.press(f"receipt.{transfer.id}")
    hand.see("preview")
    hand.press("preview_save")
    dialog = without_lock(hand)
    place = at.folder.parent / "receipt.pdf"
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(place))
    dialog.accept()
    hand.wait(lambda: bool(at.one(TransferIn).replied_on), "receipt")
    hand.settle()
    return at.one(TransferIn)


def _is_closed_in_the_town(at: Counter, receipt: TransferIn) -> None:
    """R8.9.8: the receipt comes on its last day; 転出(移管) is offered and decided; kept until R14.3.31."""
    hand = at.hand
    day(at, 2026, 9, 8)
    assert due(at, "referral_reply") is not None
    open_case(at, at.one(Case))
    tab(hand, "handed")
    transfer = next(each for each in at.find(Referral) if each.purpose == "transfer")
    hand.press(f"reply.{transfer.id}")
    inside = hand.within("reply_dialog")
    answer = {
        "result": "accepted",
        "their_number": receipt.reply_number,
        "pages_received": str(receipt.pages_counted),
        "means": "post",
    }
    fill(inside, ReferralReply, answer)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
    hand.settle()
    hand.press("notice_yes")
    hand.within("closing_dialog").press("question_do")
    hand.wait(lambda: not hand.sees("closing_dialog"), "closed")
    hand.settle()
    closing = at.one(Closing)
    assert (closing.reason, closing.keep_until) == ("moved_away", date(2032, 3, 31))
    begin_referral(at, HERE, purpose="consult")
    assert not hand.sees("basis_consent")
    hand.press("back")


def _begins_anew_in_the_city(at: Counter) -> None:
    """R8.9.9: no consent came along; a new one is asked. R8.11.10: the debts, on the city's own consent."""
    hand = at.hand
    day(at, 2026, 9, 9)
    case = at.one(Case)
    open_case(at, case)
    assert not at.find(Consent)
    tab(hand, "handed")
    assert "前の市町村の同意は、こちらの同意ではありません" in all_words(hand.see("transfer_no_consent"))
    body = register_body(at, "架空家計改善支援室", "npo")
    open_case(at, case)
    day(at, 2026, 11, 10)
    consent = consent_of(at, {body.name: (1, 2, 4)}, until="2027-03-31")
    tab(hand, "assessment")
    keep_record(hand, Assessment, {"interviewed_on": "きょう", "debts": DEBTS})
    to_stage(hand, "S20")
    begin_referral(at, body.name, purpose="consult", level="L2")
    paper = release(at)
    assert (paper.consent, paper.case) == (consent.id, case.id)
    assert at.find(Organisation, name="陽ノ原町 住宅係")
