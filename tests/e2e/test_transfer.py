"""C10 in two offices: 陽ノ原町 hands a case over on a 移管票, 瀬戸見市 counts it, takes it in, sends the receipt."""

import io
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QLineEdit

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    Closing,
    Consent,
    DisclosedItem,
    Disclosure,
    Organisation,
    PaperPrinted,
    Referral,
    ReferralReply,
    StageChange,
    TransferIn,
)
from kyoju_desktop.ui.tour.clock import TourClock
from kyoju_desktop.ui.tour.filling import fill, tab
from tests.e2e.conftest import BEGIN, CITY, TOWN, Counter, at_counter
from tests.e2e.steps import (
    all_words,
    begin_referral,
    pdf_text,
    release,
    squeezed,
    take_in,
    tick_consent,
    without_lock,
    write_texts,
)
from tests.e2e.test_towns_and_inquiries import due_items

HIRAMATSU = {"name": "平松 健一", "kana": "ひらまつ けんいち", "birth_date": "S60.2.3"}
DEBTS = "消費者金融3社、合わせて九十万円"
SUMMARY = "市内で仕事が決まり、8月28日に入居する。入居後の見守りをお願いしたい。"
OTHER = {TOWN: "瀬戸見市", CITY: "陽ノ原町"}
Offices = Callable[[tuple[object, ...]], Path]


@pytest.fixture
def counters(qapp: QApplication, offices: Offices, tmp_path: Path) -> dict[str, Path]:
    """The data folders of both towns, each with the other one in its register."""
    made = {}
    for of in (TOWN, CITY):
        folder = tmp_path / str(of[0]) / "data"
        shutil.copytree(offices(of), folder)
        made[str(of[0])] = folder
    return made


def at_desk(app: QApplication, folder: Path, moment: datetime) -> "Office":
    return Office(app, folder, moment)


class Office:
    """One of the two offices with its window open."""

    def __init__(self, app: QApplication, folder: Path, moment: datetime) -> None:
        self._opened = at_counter(app, folder, TourClock(moment))

    def __enter__(self) -> Counter:
        at = self._opened.__enter__()
        at.unlock()
        return at

    def __exit__(self, *problem: object) -> None:
        self._opened.__exit__(*problem)  # type: ignore[arg-type]


def know(at: Counter, name: str) -> Organisation:
    """The other town in the register."""
    body = Organisation(name=name, kana="たのまち", kind="other_town", standing="other_public", section="住宅係")
    with at.store.write("関係機関") as w:
        w.add(body)
    at.session.desk.news.changed.emit([])
    at.hand.settle()
    return body


def keep(at: Counter, *records: Record) -> None:
    with at.store.write("記録") as w:
        for each in records:
            w.put(each)
    at.session.desk.news.changed.emit([])
    at.hand.settle()


def begin(at: Counter, *, debts: str, excluded: bool) -> Case:
    """平松 with an assessment and a consent for the city, with or without the debts."""
    case = take_in(at, HIRAMATSU, phone="090-0000-4321")
    keep(at, Assessment(case=case.id, income=182_000, work="working", savings=40_000, debts=debts))
    tab(at.hand, "consent")
    at.hand.press("open_consent")
    tick_consent(at, whom="瀬戸見市", boxes=(1, 2, 3, 4, 5), exclusion="Assessment.debts" if excluded else "")
    return case


def send(at: Counter, *, attached: int = 0) -> Disclosure:
    """The 移管票 to the city, saved as a file and handed over."""
    begin_referral(at, "瀬戸見市", purpose="transfer", level="L2")
    assert at.hand.see("page_title").property("text") == "移管票を作る"
    answers: dict[str, object] = {"summary": SUMMARY}
    if attached:
        answers |= {"attachments": "アセスメントの写し", "attachment_pages": attached}
    write_texts(at.hand, answers)
    return release(at)


def pages_of(at: Counter, disclosure: Disclosure) -> tuple[str, ...]:
    with at.store.read() as r:
        pdf = r.blob(disclosure.blob)
    return tuple(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)


def test_ac_10_1_what_the_person_left_out_looks_like_never_asked(
    qapp: QApplication, counters: dict[str, Path]
) -> None:
    told: dict[bool, tuple[str, ...]] = {}
    for excluded in (True, False):
        folder = counters["陽ノ原町"].parent.parent / f"sent-{excluded}" / "data"
        shutil.copytree(counters["陽ノ原町"], folder)
        with at_desk(qapp, folder, BEGIN) as town:
            know(town, "瀬戸見市")
            begin(town, debts=DEBTS if excluded else "", excluded=excluded)
            paper = send(town)
            assert paper.form == "transfer"
            told[excluded] = pages_of(town, paper)
            kept = [each for each in town.find(DisclosedItem, disclosure=paper.id) if not each.given]
            reasons = {each.why for each in kept if each.field_name == "debts"}
            assert reasons == ({"本人が「出さない」"} if excluded else set())
    without, never = told[True], told[False]
    assert without == never  # letter by letter, page by page
    whole = "".join(without)
    assert "債務" in whole  # the row stands there
    for trace in (DEBTS, "金融", "非開示", "出さない", "不開示", "除"):
        assert trace not in whole, trace
    assert "182,000円" in whole


def test_ac_10_4_the_consent_of_the_other_town_never_counts_here(
    qapp: QApplication, counters: dict[str, Path]
) -> None:
    with at_desk(qapp, counters["瀬戸見市"], datetime(2026, 9, 9, 9, 0)) as city:
        body = know(city, "陽ノ原町")
        hand = city.hand
        case = receive(city, body, "陽住第31号", pages=(3, 3), copy=True)
        assert case.number.startswith("瀬")
        transfer = city.one(TransferIn)
        assert (transfer.case, transfer.their_case, transfer.with_consent) == (case.id, "陽住 R8-0001", True)
        assert not city.find(Consent)
        hand.press("finish_intake")
        hand.see("case_head")
        tab(hand, "handed")
        assert "前の市町村の同意は、こちらの同意ではありません" in all_words(hand.see("transfer_no_consent"))
        begin_referral(city, "瀬戸見市社会福祉協議会", purpose="consult", level="L1")
        assert not hand.sees("basis_consent")
        hand.press("back")
        hand.settle()
        # the deadline for the receipt stands on 今日, in the city too
        city.go_to(datetime(2026, 9, 23, 9, 0))
        hand.press("rail_today")
        assert "transfer_receipt" in {each.code for each in due_items(city)}


def receive(at: Counter, body: Organisation, number: str, *, pages: tuple[int, int], copy: bool = False) -> Case:
    """新規相談 → 移管を受け入れる: the name, then what was counted."""
    hand = at.hand
    hand.press("new_intake")
    hand.write("name", str(HIRAMATSU["name"]))
    hand.write("kana", str(HIRAMATSU["kana"]))
    hand.settle()
    hand.press("begin_transfer")
    hand.see("transfer_in_dialog")
    inside = hand.within("transfer_in_dialog")
    assert "こちらでは使えません" in all_words(inside.see("no_consent_here"))
    inside.choose("organisation", body.id)
    fill(
        inside,
        TransferIn,
        {
            "their_number": number,
            "their_case": "陽住 R8-0001",
            "dated_on": "きのう",
            "pages_written": str(pages[0]),
            "pages_counted": str(pages[1]),
            "copies": "1",
            **({"with_consent": True} if copy else {}),
        },
    )
    inside.press("question_do")
    hand.settle()
    return at.find(Case)[-1]


def test_ac_10_5_numbers_sheets_and_copies_match_on_both_sides(qapp: QApplication, counters: dict[str, Path]) -> None:
    with at_desk(qapp, counters["陽ノ原町"], datetime(2026, 8, 25, 10, 0)) as town:
        know(town, "瀬戸見市")
        begin(town, debts=DEBTS, excluded=True)
        paper = send(town, attached=4)
        sheets = (paper.pages or 0) + 4
        words = "".join(pages_of(town, paper))
        assert paper.document_number in words
        assert f"1/{paper.pages}" in words
        assert "4枚" in words
        case_number = town.one(Case).number
        assert case_number in words
        referral = town.one(Referral)
        assert referral.reply_by == date(2026, 9, 8)

    with at_desk(qapp, counters["瀬戸見市"], datetime(2026, 8, 26, 9, 0)) as city:
        body = know(city, "陽ノ原町")
        hand = city.hand
        # a sheet is missing: it is not taken in before that is written down
        hand.press("new_intake")
        hand.write("name", str(HIRAMATSU["name"]))
        hand.write("kana", str(HIRAMATSU["kana"]))
        hand.settle()
        hand.press("begin_transfer")
        inside = hand.within("transfer_in_dialog")
        inside.choose("organisation", body.id)
        counted = {
            "their_number": paper.document_number,
            "their_case": case_number,
            "dated_on": "きのう",
            "pages_written": str(sheets),
            "pages_counted": str(sheets - 1),
            "copies": "1",
        }
        fill(inside, TransferIn, counted)
        inside.press("question_do")
        hand.settle()
        assert hand.sees("transfer_in_dialog")
        assert not city.find(TransferIn)
        fill(inside, TransferIn, {"pages_counted": str(sheets)})  # it lay under the envelope
        inside.press("question_do")
        hand.wait(lambda: not hand.sees("transfer_in_dialog"), "received")
        transfer = city.one(TransferIn)
        hand.press("finish_intake")
        hand.see("case_head")
        tab(hand, "handed")
        hand.press(f"receipt.{transfer.id}")
        hand.see("preview")
        hand.press("preview_save")
        dialog = without_lock(hand)
        place = city.folder.parent / "receipt.pdf"
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        assert edit.text().startswith("受領書 ")
        edit.setText(str(place))
        dialog.accept()
        hand.wait(lambda: bool(city.one(TransferIn).replied_on), "receipt")
        hand.settle()
        receipt = pdf_text(place.read_bytes())
        sent_back = city.one(TransferIn)
        for told in (paper.document_number, case_number, f"{sheets}枚", "1部", sent_back.reply_number):
            assert squeezed(told) in receipt, told
        assert "平松" not in receipt
        (log,) = city.find(PaperPrinted)
        assert (log.form, log.document_number, log.pages) == ("transfer_receipt", sent_back.reply_number, 1)
        with city.store.read() as r:
            assert r.blob(log.blob) == place.read_bytes()

    with at_desk(qapp, counters["陽ノ原町"], datetime(2026, 9, 8, 9, 0)) as town:
        hand = town.hand
        town.session.desk.open_case(town.one(Case).id, "handed")
        hand.see("case_head")
        hand.settle()
        assert "受領の確認はまだ" in all_words(hand.see(f"match.{referral.id}"))
        hand.press(f"reply.{referral.id}")
        inside = hand.within("reply_dialog")
        fill(
            inside,
            ReferralReply,
            {
                "result": "accepted",
                "their_number": sent_back.reply_number,
                "pages_received": str(sheets),
                "means": "post",
            },
        )
        inside.press("question_do")
        hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
        hand.settle()
        # everything arrived: closing as 転出(移管) is offered
        hand.press("notice_yes")
        inside = hand.within("closing_dialog")
        inside.press("question_do")
        hand.wait(lambda: not hand.sees("closing_dialog"), "closed")
        hand.settle()
        assert town.one(Closing).reason == "moved_away"
        assert town.find(StageChange)[-1].to_stage == "S99"
        tab(hand, "handed")
        words = all_words(hand.see(f"match.{referral.id}"))
        for told in (paper.document_number, sent_back.reply_number, f"{sheets}枚"):
            assert told in words, told
        assert "合いません" not in words


def test_sheets_that_do_not_match_are_said_and_nothing_is_closed(town: Counter) -> None:
    hand = town.hand
    know(town, "瀬戸見市")
    begin(town, debts="", excluded=False)
    paper = send(town, attached=4)
    referral = town.one(Referral)
    tab(hand, "handed")
    hand.press(f"reply.{referral.id}")
    inside = hand.within("reply_dialog")
    fill(inside, ReferralReply, {"result": "accepted", "their_number": "瀬住第61号", "pages_received": "2"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
    hand.settle()
    assert not hand.sees("notice_yes")
    words = all_words(hand.see(f"match.{referral.id}"))
    assert f"送った{(paper.pages or 0) + 4}枚" in words
    assert "枚数が合いません" in words
    assert not town.find(Closing)
    # the missing sheets lay under the envelope: the receipt that then comes is entered as well
    hand.press(f"reply.{referral.id}")
    inside = hand.within("reply_dialog")
    counted = {"result": "accepted", "their_number": "瀬住第62号", "pages_received": str((paper.pages or 0) + 4)}
    fill(inside, ReferralReply, counted)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("reply_dialog"), "reply")
    hand.settle()
    hand.press("notice_close")
    hand.settle()
    assert "枚数が合いません" not in all_words(hand.see(f"match.{referral.id}"))
    assert not hand.sees(f"reply.{referral.id}")
