"""In the real window: Kiyo's arrears paid in instalments (C08), Haru's watch and the alarm (C03), the lapse list."""

from datetime import date, datetime

from PySide6.QtWidgets import QLabel

from kyoju_desktop.domain.records import (
    ArrearsStep,
    Case,
    ContactCall,
    Crisis,
    EmergencyContact,
    HospitalStay,
    InstalmentPaid,
    Instalments,
    Intake,
    Person,
    ProviderReport,
    Tenancy,
    Visit,
)
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.pages.register_table import RegisterView
from kyoju_desktop.ui.tour.filling import add_record, fill, keep_record, tab
from tests.e2e.conftest import Counter
from tests.e2e.steps import choose_in_menu, take_in

HARU = {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.3.5"}


def said(at: Counter, name: str) -> str:
    """What one line of the page says."""
    return "".join(each.text() for each in at.hand.see(name).findChildren(QLabel))


def from_arrears(at: Counter) -> Case:
    """滞納から始める, in one dialog."""
    hand = at.hand
    hand.press("rail_cases")
    hand.settle()
    hand.press("from_arrears")
    inside = hand.within("from_arrears_dialog")
    fill(inside, Person, {"name": "石動 キヨ", "kana": "いするぎ きよ", "birth_date": "S23.5.5"})
    fill(inside, Tenancy, {"home": "町営住宅 3号棟 201", "rent": "18000", "moved_in_on": "H10.4.1"})
    fill(inside, ArrearsStep, {"on": "R8.6.8", "months": "3", "amount": "54000", "words": "通帳がない。"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("from_arrears_dialog"), "from_arrears")
    hand.see("case_head")
    hand.settle()
    return at.find(Case)[-1]


def test_c08_arrears_lead_to_support_and_two_missed_instalments_are_told_while_the_conference_decides(
    town: Counter,
) -> None:
    town.go_to(datetime(2026, 6, 8, 9, 0))
    case = from_arrears(town)
    hand = town.hand
    intake = town.one(Intake, case=case.id)
    assert (intake.route, intake.arrears_months) == ("housing_section", 3)
    assert "公営住宅の明渡しを請求できる要件(3か月以上)に当たります" in said(town, "arrears_claim")
    assert "請求しなければならないのではありません" in said(town, "arrears_claim")
    assert "32条1項2号" in said(town, "stair.claim_possible")
    assert "本人に聞いてください" in said(town, "arrears_proposal")  # the town has not decided to refer by rule
    town.go_to(datetime(2026, 8, 20, 10, 0))
    add_record(
        hand,
        Instalments,
        {
            "owed_for": "家賃",
            "owed": "60000",
            "monthly": "5000",
            "first_on": "R8.8.25",
            "pay_day": "25",
            "promised_on": "きょう",
            "if_missed": "面談して計画を見直す",
        },
    )
    promise = town.one(Instalments, case=case.id)
    assert (promise.times, promise.last_amount) == (12, 5_000)
    town.go_to(datetime(2026, 8, 26, 10, 0))
    hand.press(f"paid.{promise.id}")
    hand.settle()
    assert town.one(Instalments).answered_times == 1
    assert "55,000円" in said(town, f"left.{promise.id}")
    for moment in (datetime(2026, 9, 28, 10, 0), datetime(2026, 10, 26, 10, 0)):
        town.go_to(moment)
        hand.press(f"missed.{promise.id}")
        hand.settle()
    assert "2回払えていません(続けて2回)" in said(town, f"missed.{promise.id}")
    assert "4回目" in said(town, f"next.{promise.id}")
    assert [each.result for each in town.find(InstalmentPaid)] == ["paid", "missed", "missed"]
    town.go_to(datetime(2026, 11, 5, 10, 0))
    add_record(
        hand,
        ArrearsStep,
        {"step": "conference", "months": "3", "decided": "面談を先にする", "next_on": "R8.11.19"},
    )
    assert "面談を先にする" in said(town, "arrears_decision")
    assert "令和8年11月19日" in said(town, "arrears_decision")
    hand.press("add.ArrearsStep")
    inside = hand.within("editor.ArrearsStep")
    inside.choose("step", "last_reminder")
    hand.rest(400)
    assert "会議の決定が先です" in said(town, "step_remark")
    inside.press("close")
    hand.settle()
    hand.press(f"payment.{promise.id}")
    inside = hand.within("payment_dialog")
    inside.press("question_do")
    hand.settle()
    assert "払った額を入れてください" in said(town, "amount_error")
    inside.write("amount", "2000")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("payment_dialog"), "payment")
    hand.settle()
    assert "残り 53,000円" in said(town, f"left.{promise.id}")


def test_c03_the_watch_of_the_provider_stays_theirs_and_an_alarm_becomes_an_incident(town: Counter) -> None:
    town.go_to(datetime(2026, 9, 1, 9, 0))
    take_in(town, HARU)
    hand = town.hand
    for rank, relation, may_tell in (("first", "おい", "yes"), ("second", "長男", "no")):
        add_record(
            hand,
            EmergencyContact,
            {
                "rank": rank,
                "name": f"見本 {relation}",
                "relation": relation,
                "phone": "090-0000-1111",
                "may_tell": may_tell,
            },
        )
    contacts = town.find(EmergencyContact)
    add_record(
        hand,
        Tenancy,
        {
            "home": "みなと荘105",
            "destination": "support_housing",
            "moved_in_on": "R7.11.4",
            "visit_rhythm": "quarterly",
            "visit_since": "R8.3.1",
            "support": "other",
        },
    )
    tab(hand, "watch")
    assert "帳簿も付けます" in said(town, "support_words")
    assert not hand.sees("print_book")  # the six items are kept by the provider
    add_record(hand, Visit, {"at": "R8.6.1 10:00", "means": "home_visit", "met": "met", "visitors": "大江 史"})
    assert "次は令和8年9月1日" in said(town, "rhythm_next")
    town.go_to(datetime(2026, 9, 14, 9, 30))
    assert "13日遅れています" in said(town, "rhythm_next")
    add_record(
        hand,
        ProviderReport,
        {"received_at": "R8.9.14 9:10", "kind": "anomaly", "fact": "朝からセンサーの反応がない。"},
    )
    told = town.one(ProviderReport)
    hand.press(f"row.{told.id}")
    hand.press("turn_report")
    choose_in_menu(hand, "report_menu", "危機対応にする")
    incident = town.one(Crisis)
    assert (incident.kind, incident.last_seen_on) == ("no_sign", date(2026, 6, 1))
    assert "危機対応の記録にした。" in town.one(ProviderReport).we_did
    keep_record(
        hand,
        Crisis,
        {
            "tried": "電話に応答なし。法人Dが訪問、応答なし。",
            "entered_at": "R8.9.14 10:20",
            "witness": "陽ノ原警察",
            "found": "居間で倒れているのを発見。",
            "done": "10:55 死亡を確認。",
        },
    )
    nephew, son = (next(each.id for each in contacts if each.relation == who) for who in ("おい", "長男"))
    assert "知らせてよい人" in said(town, f"call.{nephew}")
    assert "知らせてはいけない" in said(town, f"call.{son}")
    assert "090" not in said(town, f"call.{son}")
    assert not hand.sees(f"write_call.{son}")
    hand.press(f"write_call.{nephew}")
    inside = hand.within("call_dialog")
    fill(inside, ContactCall, {"about": "no_sign", "words": "すぐ向かう。"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("call_dialog"), "call")
    hand.settle()
    assert town.one(ContactCall).contact == nephew
    hand.press(f"row.{incident.id}")
    hand.press("print_incident")
    hand.see("preview")
    hand.settle()
    paper = hand.see_as("preview", Preview).view.accessibleDescription()
    for words in ("異変の対応票", "令和8年9月14日(月) 10:20", "陽ノ原警察", "居間で倒れているのを発見"):
        assert words in paper
    assert paper.count("090-0000-1111") == 1  # the nephew's; no number of whoever must not be told
    hand.press("preview_close")
    hand.settle()


def test_the_lapse_list_opens_the_case_and_a_stay_in_hospital_is_no_lapse(town: Counter) -> None:
    town.go_to(datetime(2026, 9, 14, 9, 0))
    case = take_in(town, HARU)
    hand = town.hand
    add_record(hand, Tenancy, {"home": "みなと荘105", "moved_in_on": "R8.4.1", "visit_rhythm": "monthly"})
    hand.press("rail_cases")
    hand.settle()
    hand.press("open_watch")
    hand.settle()
    shown = hand.see_as("lapse_list", RegisterView)
    assert shown.table.lines[0].cells[0].upper == "北原 ハル"
    assert "136日遅れ" in shown.table.lines[0].cells[1].spoken()
    hand.press("print_lapses")
    choose_in_menu(hand, "lapse_menu", "見守りの抜け(いま遅れているもの)を印刷する")
    paper = hand.see_as("preview", Preview).view.accessibleDescription()
    assert "136日遅れ" in paper
    assert "みなと荘" not in paper
    hand.press("preview_close")
    hand.settle()
    hand.press("open_lapse")
    hand.see("case_head")
    hand.settle()
    hand.press("begin.HospitalStay")
    keep_record(hand, HospitalStay, {"kind": "hospital", "since": "R8.4.20", "hospital": "架空病院"})
    assert "抜けには数えません" in said(town, "rhythm_away")
    stay = town.one(HospitalStay, case=case.id)
    assert stay.check_on == date(2026, 9, 28)
    hand.tick("arrange.key", on=True)
    hand.settle()
    assert town.one(HospitalStay).arranged == frozenset({"key"})
    hand.press(f"back.{stay.id}")
    hand.settle()
    assert town.one(HospitalStay).back_on == date(2026, 9, 14)


def test_a_visit_alone_is_told_beside_its_field_and_kept(town: Counter) -> None:
    take_in(town, HARU)
    hand = town.hand
    tab(hand, "household")
    inside = hand.within("editor.Person")
    inside.tick("two_person_visit", on=True)
    inside.write("two_person_reason", "犬が放されている")
    inside.press("save")
    hand.settle()
    tab(hand, "watch")
    assert "訪問は2人で行きます" in said(town, "two_persons_flag")
    assert "犬" not in said(town, "two_persons_flag")
    hand.press("begin.Visit")
    inside = hand.within("editor.Visit")
    fill(inside, Visit, {"means": "home_visit", "visitors": "大江 史"})
    hand.rest(400)
    assert "2人で行く決まりです" in said(town, "two_persons_remark")
    inside.press("save")
    hand.settle()
    assert town.one(Visit).visitors == "大江 史"


def test_the_reports_of_support_housing_belong_to_the_prefecture_where_the_town_has_no_welfare_office(
    town: Counter,
) -> None:
    hand = town.hand
    hand.press("rail_cases")
    hand.settle()
    hand.press("open_watch")
    hand.settle()
    hand.choose("watch_view", "reports")
    hand.settle()
    assert "都道府県が受けます" in said(town, "watch_told")
    assert not hand.sees("add_report")
