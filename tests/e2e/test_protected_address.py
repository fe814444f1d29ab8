"""C01 in the real window: the address on no screen and paper, the husband's name, the 支援措置 running out."""

import io
from datetime import date, datetime

from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from kyoju_desktop.domain.records import (
    Address,
    Case,
    OppositeParty,
    OppositeTie,
    PaperPrinted,
    Protection,
    SecretShown,
)
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.pages.case_editor import SHOWN_FOR, RecordEditor
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.canaries import plain, said_by
from tests.e2e.conftest import Counter
from tests.e2e.steps import choose_in_menu, drafted, saved_by_preview, take_in, titles, without_lock

HOME, BUILDING, BEFORE, PHONE = "瀬戸見市海見台2丁目4番", "市営海見台団地", "隣ノ市東町1番地", "09000004121"
TABS = ("course", "intake", "household", "assessment", "plan", "home", "watch", "consent", "handed", "papers")
SECRETS = (HOME, BUILDING, BEFORE, PHONE, "海見台", "東町")


def told(text: str) -> list[str]:
    """Which secrets a text tells, however a number is written."""
    return [each for each in SECRETS if plain(each) in plain(text)]


def shown(at: Counter) -> list[str]:
    """What the window and its titles tell."""
    at.hand.settle()
    return told(said_by(at.session.window) + "\n".join(titles()))


def miura(at: Counter) -> Case:
    """三浦 架代 is taken in; home, former home, telephone and the husband are noted; secrecy begins."""
    at.go_to(datetime(2026, 6, 16, 9, 30))
    case = take_in(at, {"name": "三浦 架代", "kana": "みうら かよ", "birth_date": "H3.10.2"}, phone=PHONE)
    add_record(at.hand, Address, {"place": HOME, "building": BUILDING, "room": "305", "use": "current"})
    add_record(at.hand, Address, {"place": BEFORE, "use": "former"})
    add_record(at.hand, OppositeParty, {"name": "三浦 猛夫", "kana": "みうら たけお", "relation": "夫"})
    return case


def protect(at: Counter) -> None:
    """The person's own wish, and the 支援措置 beside it as a record of its own."""
    add_record(at.hand, Protection, {"note": "夫に知られたくない"})
    at.hand.press("add.Protection.measure")
    measure = {"started_on": "R8.4.14", "applied_to": "市民課", "expires_on": "R9.4.13"}
    keep_record(at.hand, Protection, measure)


def test_ac_01_1_the_bundle_is_on_no_screen_and_shown_only_for_a_logged_reason(city: Counter) -> None:
    hand, case = city.hand, miura(city)
    assert told(said_by(city.session.window))  # before: the address stands there
    protect(city)
    tab(hand, "course")
    for page in ("today", "cases", "organisations", "settings"):
        city.session.desk.go(page)
        assert shown(city) == [], page
    for typed in ("三浦", "海見台", "東町", PHONE, "0900000"):
        hand.write("search", typed)
        assert [each for each in shown(city) if plain(each) not in plain(typed)] == [], typed
    hand.key(Qt.Key.Key_Escape, name="search")
    city.session.desk.open_case(case.id)
    for code in (
        "course",
        "intake",
        "household",
        "assessment",
        "plan",
        "home",
        "watch",
        "consent",
        "handed",
        "papers",
    ):
        tab(hand, code)
        assert shown(city) == [], code
    hand.choose("papers_part", "kept")
    assert shown(city) == []
    assert told(" ".join(str(each) for each in city.folder.parent.rglob("*"))) == []

    tab(hand, "household")
    address = next(each for each in city.find(Address) if each.use == "current")
    hand.press(f"row.{address.id}")
    assert shown(city) == []
    inside = hand.within("editor.Address")
    inside.press("reveal")
    hand.within("reveal_dialog").press("question_do")  # without a reason nothing opens
    assert hand.sees("reveal_dialog")
    hand.within("reveal_dialog").write("reason", "市営住宅の入居手続で住所を確かめる")
    hand.within("reveal_dialog").press("question_do")
    hand.wait(lambda: hand.sees("place"), "place")
    box = hand.see_as("place", QLineEdit)
    assert told(box.text())
    row = city.one(SecretShown)
    assert (row.reason, row.clerk, row.case) == ("市営住宅の入居手続で住所を確かめる", "榎並 佐和", case.id)

    box.selectAll()
    box.copy()
    assert told(QApplication.clipboard().text())
    tab(hand, "course")  # another tab: closed again, and out of the clipboard
    hand.rest(50)
    assert not QApplication.clipboard().text()
    assert shown(city) == []
    tab(hand, "household")
    assert shown(city) == []


def test_ac_01_1_no_paper_file_name_or_envelope_shows_it(city: Counter) -> None:
    hand, case = city.hand, miura(city)
    protect(city)
    tab(hand, "papers")
    hand.within("make_papers").press("print_intake")
    hand.within("reveal_dialog").write("reason", "控えを渡す")
    hand.within("reveal_dialog").press("question_do")
    sheet = "".join(page.extract_text() for page in PdfReader(io.BytesIO(saved_by_preview(city))).pages)
    assert "三浦" in sheet
    assert told(sheet) == []

    hand.press("make_paper")
    choose_in_menu(hand, "paper_menu", "paper_envelope")
    hand.see("envelope_secret")
    assert hand.see_as("envelope_plain", QCheckBox).isChecked()
    assert not hand.sees("envelope_place")
    assert shown(city) == []
    hand.press("question_do")
    hand.see("envelope_check")
    hand.press("question_do")  # the second look has a tick of its own
    assert hand.sees("envelope_check")
    hand.tick("envelope_confirmed")
    hand.press("question_do")
    paper = hand.see_as("preview", Preview)
    words = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper._pdf)).pages)
    assert told(words) == []
    assert "三浦 架代 様" in words
    assert "窓口でお渡しします" in words
    assert "住宅係" not in words
    assert not city.find(PaperPrinted)
    hand.press("preview_save")
    without_lock(hand)
    (row,) = city.find(PaperPrinted)
    assert (row.case, row.with_address, row.plain_sender) == (case.id, False, True)


def test_ac_01_2_the_husbands_name_warns_and_tells_no_place(city: Counter) -> None:
    hand = city.hand
    case = miura(city)
    protect(city)
    add_record(hand, OppositeTie, {"kind": "employer", "name": "A市の運送店"})
    assert city.one(OppositeTie).opposite == city.one(OppositeParty).id
    for typed in ("三浦 猛夫", "猛夫 三浦", "みうらたけお", "ミウラ タケオ", "猛夫", "三浦猛"):
        hand.write("search", typed)
        hand.settle()
        words = said_by(hand.see("search_hits"))
        assert "答えてはいけない相手の名前です" in words, typed
        assert "答えないでください" in words
        assert case.number in words
        assert shown(city) == [], typed
    hand.key(Qt.Key.Key_Escape, name="search")

    hand.press("new_intake")  # he comes himself
    hand.write("name", "三浦 猛夫")
    hand.rest(300)
    hand.see(f"opposite.{case.id}")
    assert not hand.sees(f"same.{case.person}")
    assert shown(city) == []


def test_ac_01_4_the_measure_shows_a_month_before_it_ends_and_ends_nothing(city: Counter) -> None:
    hand = city.hand
    case = miura(city)
    protect(city)
    measure, wish = city.one(Protection, source="measure"), city.one(Protection, source="own_wish")
    assert (measure.applied_to, measure.expires_on) == ("市民課", date(2027, 4, 13))
    assert (wish.applied_to, wish.expires_on) == ("", None)

    city.go_to(datetime(2027, 3, 12, 9, 0))
    city.session.desk.go("today")
    hand.settle()
    assert "支援措置の延長" not in said_by(hand.see("today_page"))
    city.go_to(datetime(2027, 3, 15, 9, 0))
    hand.settle()
    words = said_by(hand.see("today_page"))
    assert "支援措置" in words
    assert "三浦 架代" in words
    assert shown(city) == []

    city.go_to(datetime(2027, 5, 1, 9, 0))  # nothing has ended by itself
    city.session.desk.open_case(case.id)
    tab(hand, "household")
    assert shown(city) == []

    for each in (measure, wish):
        hand.press(f"row.{each.id}")
        hand.within("editor.Protection").press("end_protection")
        inside = hand.within("end_protection_dialog")
        inside.press("question_do")  # without reason, decider and number nothing ends
        assert hand.sees("end_protection_dialog")
        decision = {"ended_reason": "転居し、本人が希望", "ended_approver": "三谷 係長", "ended_number": "住第12号"}
        fill(inside, Protection, decision)
        inside.press("question_do")
        hand.wait(lambda: not hand.sees("end_protection_dialog"), "end")
        hand.settle()
        ended = next(one for one in city.find(Protection) if one.id == each.id)
        assert (ended.ended_on, ended.ended_approver) == (date(2027, 5, 1), "三谷 係長")
    assert "海見台" in "".join(shown(city))
    assert city.store.undoable() is None  # a decision is not taken back with Ctrl+Z


def test_what_was_shown_closes_by_itself_and_when_the_screen_is_hidden(city: Counter) -> None:
    hand = city.hand
    miura(city)
    protect(city)
    tab(hand, "household")
    address = next(each for each in city.find(Address) if each.use == "current")
    hand.press(f"row.{address.id}")
    editor = hand.see_as("editor.Address", RecordEditor)
    for way in ("time", "cover", "page"):
        hand.within("editor.Address").press("reveal")
        hand.within("reveal_dialog").write("reason", "確かめる")
        hand.within("reveal_dialog").press("question_do")
        hand.wait(lambda: hand.sees("place"), "place")
        hand.write("building", "書きかけの棟")  # typed and not saved: safe, but not on the screen
        if way == "time":
            timer = editor.findChild(QTimer)
            assert timer is not None
            assert timer.isActive()
            assert timer.interval() == SHOWN_FOR * 1000 == 30_000
            timer.timeout.emit()
        elif way == "cover":
            city.session.window.cover()
            hand.rest(50)
            hand.key(Qt.Key.Key_F12, name="cover")
        else:
            city.session.desk.go("today")
            city.session.desk.back()
        hand.settle()
        assert shown(city) == [], way
        assert "書きかけの棟" not in said_by(city.session.window), way
        hand.see("reveal")
    assert len(city.find(SecretShown)) == 3
    assert "書きかけの棟" in drafted(city)
