"""C03: requests for access and accidents in the real window."""

from datetime import datetime

from PySide6.QtWidgets import QComboBox, QLineEdit

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Breach,
    Case,
    Disclosure,
    DisclosureOutcome,
    EmergencyContact,
    HouseholdMember,
    InformationRequest,
    OppositeParty,
    Person,
    ProgressNote,
    Protection,
)
from kyoju_desktop.services.bundles import decide_place, places_of
from kyoju_desktop.ui.dialogs.masking import MaskingDialog
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.pages.due_table import DueItem
from kyoju_desktop.ui.pages.today import TodayPage
from kyoju_desktop.ui.tour.filling import fill
from kyoju_desktop.ui.tour.hand import Hand
from tests.e2e.canaries import plant, said_by, traces
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, choose_in_menu, drafted, pdf_text, take_in, without_lock

HARU = {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.2.3"}


def keep(at: Counter, *records: Record) -> None:
    with at.store.write("記録") as w:
        for each in records:
            w.put(each)
    at.hand.settle()


def ask(at: Counter, **answers: object) -> InformationRequest:
    """Take a request in from the menu of the case."""
    hand = at.hand
    hand.press("case_menu")
    choose_in_menu(hand, "more_menu", "case_request")
    inside = hand.within("request_dialog")
    fill(inside, InformationRequest, answers)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("request_dialog"), "request")
    hand.settle()
    return at.find(InformationRequest)[-1]


def begin_from_case(at: Counter, case: Case) -> Hand:
    """Open the dialog from the menu of the case; it stays open."""
    at.session.desk.open_case(case.id)
    at.hand.settle()
    at.hand.press("case_menu")
    choose_in_menu(at.hand, "more_menu", "case_request")
    return at.hand.within("request_dialog")


def due_items(at: Counter) -> list[DueItem]:
    at.hand.press("rail_today")
    at.hand.settle()
    page = at.session.frame.findChild(TodayPage)
    assert page is not None
    return [each for each in page.table.lines if isinstance(each, DueItem)]


def test_ac_03_5_own_data_and_a_deceased_person_s_are_taken_in_apart(town: Counter) -> None:
    hand = town.hand
    case = take_in(town, HARU, phone="090-0000-3303")
    own = ask(town, requester="北原 ハル", identity_paper="介護保険証と通帳", asked="相談の記録の全部")
    assert (own.number, own.case, own.person) == ("開示第1号", case.id, case.person)
    shown = all_words(hand.see("requests_detail"))
    assert "30日以内" in shown
    assert "まだのこと: 決定" in shown
    with town.store.read() as r:
        person = r.get(Person, case.person)
    keep(town, person.replace(died_on=datetime(2026, 6, 14).date()))
    begun = begin_from_case(town, case)
    assert (hand.see_as("kind", QComboBox).currentData(), hand.see_as("standing", QComboBox).currentData()) == (
        "deceased",
        "heir",
    )
    begun.press("question_back")
    town.session.desk.open_registers("requests")
    hand.settle()
    hand.press("new_request")
    inside = hand.within("request_dialog")
    inside.write("request_case_search", "きたはら")
    hand.rest(500)
    hand.settle()
    box = hand.see_as("request_case", QComboBox)
    assert box.currentData() == case.id
    fill(inside, InformationRequest, {"requester": "北原 一郎", "standing": "heir", "asked": "母の相談記録"})
    inside.press("question_do")
    hand.see("request_dialog")  # an heir cannot ask for somebody's own data
    fill(inside, InformationRequest, {"kind": "deceased"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("request_dialog"), "request")
    hand.settle()
    dead = town.find(InformationRequest)[-1]
    assert (dead.number, dead.kind, dead.case) == ("死者第1号", "deceased", case.id)
    shown = all_words(hand.see("requests_detail"))
    assert "市町村の要綱で扱います" in shown
    assert "30日以内" not in shown
    assert hand.sees("request_rules")
    assert not hand.sees("extend_request")
    items = due_items(town)
    assert {each.record for each in items if each.action == "InformationRequest"} == {own.id}
    assert "北原 一郎" not in drafted(town)


def test_ac_03_5_the_copies_go_out_with_others_blackened_and_stand_in_the_ledger(town: Counter) -> None:
    hand = town.hand
    case = take_in(town, HARU, phone="090-0000-3303")
    keep(
        town,
        HouseholdMember(case=case.id, name="北原 辰夫", relation="child", living="apart"),
        EmergencyContact(case=case.id, name="谷口 純", phone="0900000888"),
        ProgressNote(
            case=case.id, at=datetime(2026, 6, 15, 9), fact="谷口 純さんから電話。", others_words="隣人の話。"
        ),
    )
    request = ask(town, requester="北原 ハル", identity_paper="介護保険証", asked="全部")
    hand.press("review_places")
    dialog = hand.see_as("masking_dialog", MaskingDialog)
    hand.settle()
    for _ in range(30):
        if dialog.table.rowCount() == 0:
            break
        part = "■" in dialog.words.toPlainText()
        hand.press("mask_part" if part else "mask_place")
        hand.settle()
    assert "全部決めました" in dialog.left.words.text()
    hand.press("bundle_sample")
    hand.see("preview")
    hand.press("preview_close")
    hand.settle()
    hand.press("masking_close")
    hand.settle()
    hand.press("decide_request")
    inside = hand.within("request_decision_dialog")
    fill(inside, InformationRequest, {"decision": "part", "grounds": ("others",), "approver": "建設課長"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("request_decision_dialog"), "decision")
    hand.settle()
    hand.press("hand_bundle")
    pdf = saved_by_preview_release(town)
    text = pdf_text(pdf)
    for secret in ("谷口", "0900000888", "090-0000-888", "隣人の話", "辰夫"):
        assert secret not in text, secret
    for shown in ("北原ハル", "さんから電話", "■■■(78条1項2号)", "開示第1号"):
        assert shown in text, shown
    row = town.one(Disclosure, case=case.id)
    assert (row.basis, row.form, row.recipient) == ("to_person", "bundle", "北原 ハル")
    assert town.one(DisclosureOutcome, disclosure=row.id).outcome == "went_out"
    with town.store.read() as r:
        assert r.get(InformationRequest, request.id).handed_on is not None


def saved_by_preview_release(at: Counter) -> bytes:
    """Save the bundle from its preview and answer that it was handed over."""
    hand = at.hand
    hand.see("preview")
    hand.press("preview_save")
    dialog = without_lock(hand)
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text().removesuffix(".pdf") == "開示用一式"  # nothing about the person
    place = at.folder.parent / "bundle.pdf"
    edit.setText(str(place))
    dialog.accept()
    hand.press("notice_went_out")
    hand.settle()
    return place.read_bytes()


def test_secrecy_stops_a_request_and_the_opposite_party_gets_a_refusal_only(town: Counter) -> None:
    hand = town.hand
    case = take_in(town, {"name": "三浦 架代", "kana": "みうら かよ"}, phone="090-0000-1101")
    keep(
        town,
        Protection(person=case.person, source="own_wish", started_on=datetime(2026, 6, 16).date()),
        OppositeParty(person=case.person, name="架空 太郎", kana="かくう たろう"),
    )
    request = ask(town, requester="架空 太郎", standing="parent", asked="子どもの母親の記録")
    shown = all_words(hand.see("requests_detail"))
    assert "渡せません" in shown
    assert "個人情報保護法81条" in shown
    assert "個人情報保護法78条1項1号" in shown
    assert not hand.sees("review_places")
    assert not hand.sees("hand_bundle")
    hand.press("decide_request")
    inside = hand.within("request_decision_dialog")
    fill(inside, InformationRequest, {"decision": "part", "approver": "建設課長"})
    inside.press("question_do")
    assert hand.sees("request_decision_dialog")
    fill(inside, InformationRequest, {"decision": "existence"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("request_decision_dialog"), "decision")
    hand.settle()
    with town.store.read() as r:
        decided = r.get(InformationRequest, request.id)
    assert decided.decision == "existence"
    assert decided.grounds == {"existence", "life"}
    assert not hand.sees("hand_bundle")
    assert town.find(Disclosure) == ()
    own = ask_again(town, case, "三浦 架代")
    assert "上司と確かめて" in all_words(hand.see("requests_detail"))
    assert own.number == "開示第2号"


def ask_again(at: Counter, case: Case, who: str) -> InformationRequest:
    at.session.desk.open_case(case.id)
    at.hand.settle()
    return ask(at, requester=who, identity_paper="運転免許証", asked="全部")


def test_an_accident_has_its_deadlines_on_today_until_it_is_reported(town: Counter) -> None:
    hand = town.hand
    hand.press("rail_registers")
    hand.settle()
    town.session.desk.open_registers("breaches")
    hand.settle()
    hand.press("new_breach")
    inside = hand.within("breach_dialog")
    fill(
        inside,
        Breach,
        {
            "kind": "wrong_fax",
            "what": "つなぎ票を別の番号に送った",
            "persons": "1",
            "classes": ("HEALTH",),
            "marks": ("protected",),
        },
    )
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("breach_dialog"), "breach")
    hand.settle()
    breach = town.one(Breach)
    assert (breach.number, set(breach.marks)) == ("事故第1号", {"special", "protected"})
    shown = all_words(hand.see("breaches_detail"))
    assert hand.sees("breach_safety")
    assert "1人でも報告の対象" in shown
    assert "1. 本人の安全を確かめる" in shown
    items = {each.code: each for each in due_items(town) if each.record == breach.id}
    assert set(items) == {"breach_first", "breach_full", "breach_tell"}
    assert items["breach_first"].due == datetime(2026, 6, 20).date()
    assert items["breach_full"].due == datetime(2026, 7, 15).date()
    page = town.session.frame.findChild(TodayPage)
    assert page is not None
    row = next(at for at in range(page.table.rowCount()) if page.table.item(at) == items["breach_full"])
    page.start_row(row)
    hand.settle()
    assert hand.words("breach_title").startswith("事故第1号")
    inside = hand.within("breach_form")
    fill(
        inside,
        Breach,
        {
            "judged": "required",
            "judged_reason": "要配慮の情報",
            "first_report_on": "きょう",
            "full_report_on": "きょう",
        },
    )
    hand.press("keep_breach")
    hand.settle()
    left = {each.code for each in due_items(town) if each.record == breach.id}
    assert left == {"breach_tell"}


def test_no_planted_word_of_a_protected_person_is_on_the_review_or_on_the_bundle(city: Counter) -> None:
    sown = plant(city.store)
    city.session.desk.news.changed.emit([])
    hand = city.hand
    city.session.desk.open_case(sown.case)
    hand.see("case_head")
    hand.settle()
    request = ask(city, requester="三浦 架代", identity_paper="運転免許証", asked="全部")
    hand.press("review_places")
    dialog = hand.see_as("masking_dialog", MaskingDialog)
    hand.settle()
    hand.choose("masking_filter", "all")
    hand.settle()
    assert traces(said_by(city.session.window), sown) == []
    at = city.session.desk.locale
    with city.store.write("伏せる") as w:
        for each in places_of(w, request.id, at):
            if each.proposed:
                words = each.proposed.words
                decide_place(w, request.id, each, masked=True, ground=each.proposed.ground, words=words)
    dialog.read()
    hand.settle()
    hand.press("bundle_sample")
    shown = hand.see_as("preview", Preview)
    assert traces(said_by(city.session.window), sown) == []
    assert traces(pdf_text(shown._pdf), sown) == []
    hand.press("preview_close")
    hand.press("masking_close")
    hand.settle()
