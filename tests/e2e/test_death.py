"""C03 in the window: a tenant dies alone; what is due, who may be told, what is left, what is asked for later."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QRadioButton

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Belonging,
    ContactCall,
    Death,
    DeathStep,
    Disclosure,
    EmergencyContact,
    InformationRequest,
    Mandate,
    MoveOut,
    Person,
    PersonInquiry,
    Tenancy,
    Visit,
)
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.deaths import register_death, tick_step
from kyoju_desktop.ui.tour.filling import fill, keep_record, tab
from kyoju_desktop.ui.tour.hand import Hand
from tests.e2e.canaries import plant, said_by, traces
from tests.e2e.conftest import Counter
from tests.e2e.steps import all_words, begin_referral, give_consent, release, take_in

HARU = {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.2.3"}
NEPHEW, SON, BODY = "北原 一平", "北原 某", "法人D"


def lived(at: Counter) -> str:
    """北原ハル in her home since November, with her contracts and contacts; the day is that of C03."""
    case = take_in(at, HARU, phone="090-0000-1122").id
    home = Tenancy(
        case=case,
        home="みなと荘105",
        destination="support_housing",
        landlord="みなと不動産",
        moved_in_on=date(2025, 11, 4),
        contract_until=date(2027, 11, 3),
        visit_rhythm="monthly",
        last_visit_on=date(2026, 8, 20),
    )
    mandate = Mandate(case=case, kinds=frozenset({"cancel", "belongings"}), mandatary=BODY, list_kept="yes")
    rows: tuple[Record, ...] = (
        home,
        mandate,
        Visit(case=case, tenancy=home.id, at=datetime(2026, 8, 20, 14), means="home_visit", met="met"),
        EmergencyContact(
            case=case, rank="first", name=NEPHEW, relation="おい", phone="09000002222", may_tell="yes", on_death=True
        ),
        EmergencyContact(case=case, rank="second", name=BODY, relation="居住支援法人", may_tell="emergency_only"),
        EmergencyContact(case=case, rank="third", name="みなと不動産", relation="大家", may_tell="undecided"),
        EmergencyContact(case=case, rank="later", name=SON, relation="長男", phone="09000003333", may_tell="no"),
        *(
            Belonging(case=case, mandate=mandate.id, what=what, designated="designated", send_to=f"おい {NEPHEW}")
            for what in ("仏壇", "位牌", "アルバム")
        ),
        Belonging(case=case, mandate=mandate.id, what="たんすと布団", designated="other"),
    )
    with at.store.write("それまで") as w:
        for each in rows:
            keep(w, each)
    at.go_to(datetime(2026, 9, 14, 11, 10))
    tab(at.hand, "leaving")
    return case


def register(hand: Hand, **answers: Any) -> None:  # noqa: ANN401 - as a person would type them
    """死亡を登録する."""
    hand.press("register_death")
    inside = hand.within("death_dialog")
    fill(inside, Death, answers)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("death_dialog"), "death")
    hand.settle()


def died(at: Counter, **more: Any) -> Death:  # noqa: ANN401
    answers = {
        "known_on": "R8.9.14",
        "died_on": "R8.9.14",
        "found_at": "R8.9.14 10:20",
        "found_by": "法人D(警察立会い)",
        "confirmed_at": "R8.9.14 10:55",
        "confirmed_by": "見本医師",
        "examination": "done",
    }
    register(at.hand, **(answers | more))
    return at.one(Death)


def contact_of(at: Counter, name: str) -> EmergencyContact:
    return at.one(EmergencyContact, name=name)


def thing(at: Counter, what: str) -> Belonging:
    return at.one(Belonging, what=what)


def due_codes(at: Counter) -> dict[str, date]:
    with at.store.read() as r:
        return {each.code: each.due_on for each in r.dues(date(2027, 12, 31), 100)}


def test_ac_03_1_a_death_brings_eleven_points_three_months_seven_days_and_the_order_of_calls(town: Counter) -> None:
    lived(town)
    hand = town.hand
    assert "support_housing_visit" in due_codes(town)
    death = died(town)
    assert death.belongings_contract  # from the contract on record
    assert death.last_seen_on == date(2026, 8, 20)
    clocks = all_words(hand.see("death_clocks"))
    for told in ("令和8年9月24日(木)まで", "令和8年12月14日(月)まで", "令和8年9月28日(月)まで", "1日目"):
        assert told in clocks
    points = hand.see("death_points").findChildren(QCheckBox)
    assert len(points) == 11
    assert [each.objectName() for each in points if each.isChecked()] == ["point.found"]
    order = all_words(hand.see("call_order"))
    assert order.index(NEPHEW) < order.index(BODY) < order.index("みなと不動産") < order.index(SON)
    due = due_codes(town)
    assert due["death_report"] == date(2026, 9, 24)
    assert due["death_belongings"] == date(2026, 12, 14)
    assert "support_housing_visit" not in due  # the visits end by themselves
    tab(hand, "watch")
    assert "見守りは終わっています" in all_words(hand.see("watch_rhythm"))
    assert town.one(Person).died_on == date(2026, 9, 14)


def test_ac_03_1_each_point_is_ticked_in_its_place_with_day_and_remark(town: Counter) -> None:
    lived(town)
    hand = town.hand
    died(town)
    hand.tick("point.stop")
    hand.settle()
    assert town.one(DeathStep, task="stop").done_on == date(2026, 9, 14)
    town.go_to(datetime(2026, 9, 17, 9, 0))
    hand.press("write.report")
    inside = hand.within("step_dialog")
    fill(inside, DeathStep, {"done_on": "R8.9.16", "by": "おい", "note": "町民課で受理"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("step_dialog"), "step")
    hand.settle()
    assert town.one(Death).reported_on == date(2026, 9, 16)
    assert "death_report" not in due_codes(town)
    assert "令和8年9月16日(水)  おい  町民課で受理" in all_words(hand.see("death_points"))
    hand.tick("point.stop", on=False)
    hand.settle()
    assert town.one(Death).tasks == {"found", "report"}
    town.session.window.activateWindow()
    hand.settle()
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hand.settle()
    assert town.one(Death).tasks == {"found", "report", "stop"}


def test_what_a_death_asks_for_is_the_next_step_before_anything_late(town: Counter) -> None:
    lived(town)
    assert "転入・転居届を出したか確かめる" in said_by(town.hand.see("next_step"))  # late since November
    died(town)
    assert "死亡届を出したか確かめる" in said_by(town.hand.see("next_step"))


def test_the_room_is_not_touched_while_the_police_look(town: Counter) -> None:
    lived(town)
    hand = town.hand
    hand.press("register_death")
    assert "室内の物に触れません" in all_words(hand.see("do_not_touch"))
    inside = hand.within("death_dialog")
    fill(inside, Death, {"examination": "waiting"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("death_dialog"), "death")
    assert "検視が済むまで" in all_words(hand.see("do_not_touch"))


def test_ac_03_2_whom_one_may_not_tell_can_neither_be_called_nor_written_to(town: Counter) -> None:
    lived(town)
    hand = town.hand
    died(town)
    nephew, son, body = (contact_of(town, name) for name in (NEPHEW, SON, BODY))
    landlord = contact_of(town, "みなと不動産")
    for each in (son, landlord):
        assert not hand.sees(f"call.{each.id}")
        assert not hand.sees(f"sheet.{each.id}")
    for each in (nephew, body):
        assert hand.sees(f"call.{each.id}")
        assert hand.sees(f"sheet.{each.id}")
    assert "知らせてはいけない" in hand.words(f"why.{son.id}")
    assert "090-0000-3333" not in all_words(hand.see("call_order"))
    assert "決めていません" in hand.words(f"why.{landlord.id}")
    hand.press(f"call.{nephew.id}")
    inside = hand.within("call_dialog")
    fill(inside, ContactCall, {"words": "亡くなったことを伝えた。すぐ来る。"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("call_dialog"), "call")
    hand.settle()
    call = town.one(ContactCall)
    assert (call.contact, call.about, call.result) == (nephew.id, "death", "told")
    hand.press(f"asked.{son.id}")
    inside = hand.within("inquiry_dialog")
    fill(inside, PersonInquiry, {"asked": "母の様子を聞かれた"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("inquiry_dialog"), "inquiry")
    hand.settle()
    asked = town.one(PersonInquiry)
    assert (asked.who, asked.relation, asked.answer, asked.answered) == (SON, "長男", "not_confirmed", "")


def test_ac_03_3_what_is_left_goes_where_it_was_meant_to_and_nothing_goes_too_early(town: Counter) -> None:
    lived(town)
    hand = town.hand
    died(town)
    rest = thing(town, "たんすと布団")
    town.go_to(datetime(2026, 9, 24, 15, 0))
    hand.tick("point.contract")  # the lease is ended by 法人D
    hand.settle()
    assert town.one(Tenancy).ended_on == date(2026, 9, 24)
    town.go_to(datetime(2026, 11, 26, 10, 0))
    hand.press(f"told.{rest.id}")
    assert thing(town, "たんすと布団").told_on == date(2026, 11, 26)
    town.go_to(datetime(2026, 12, 14, 10, 0))
    assert not hand.sees(f"disposed.{rest.id}")
    assert "令和8年12月15日(火)から捨てられます" in _said(hand, f"wait.{rest.id}")
    town.go_to(datetime(2026, 12, 15, 10, 0))
    hand.press(f"disposed.{rest.id}")
    gone = thing(town, "たんすと布団")
    assert (gone.fate, gone.done_on) == ("disposed", date(2026, 12, 15))
    town.go_to(datetime(2026, 12, 21, 10, 0))
    altar = thing(town, "仏壇")
    assert not hand.sees(f"disposed.{altar.id}")
    hand.press(f"receipt.{altar.id}")
    hand.see("preview")
    hand.press("preview_close")
    hand.press(f"sent.{altar.id}")
    assert thing(town, "仏壇").done_on == date(2026, 12, 21)
    assert due_codes(town)["belonging_receipt"] == date(2027, 1, 4)
    town.go_to(datetime(2026, 12, 25, 10, 0))
    hand.press(f"received.{altar.id}")
    assert thing(town, "仏壇").received_on == date(2026, 12, 25)
    assert "belonging_receipt" not in due_codes(town)


def test_without_a_contract_nobody_throws_anything_away(town: Counter) -> None:
    lived(town)
    hand = town.hand
    with town.store.write("契約なし") as w:
        w.put(town.one(Mandate).replace(ended_on=date(2026, 6, 1)))
    town.session.desk.news.changed.emit([])
    hand.settle()
    assert not died(town).belongings_contract
    assert "相続財産" in all_words(hand.see("no_contract"))
    rest = thing(town, "たんすと布団")
    town.go_to(datetime(2028, 1, 6, 10, 0))
    assert not hand.sees(f"disposed.{rest.id}")
    assert "役場も大家も捨てません" in _said(hand, f"wait.{rest.id}")


def test_what_cannot_be_is_said_beside_its_field_and_what_is_rare_is_kept(town: Counter) -> None:
    lived(town)
    hand = town.hand
    hand.press("register_death")
    inside = hand.within("death_dialog")
    fill(inside, Death, {"known_on": "R8.9.13", "died_on": "R8.9.14"})
    inside.press("question_do")
    hand.settle()
    assert "死亡した日が、死亡を知った日より後です" in all_words(hand.see("death_dialog"))
    assert not town.find(Death)
    fill(inside, Death, {"known_on": "R8.9.14", "died_on": "R8.8.10"})  # a visit met her on the 20th
    hand.rest(500)
    assert "令和8年8月20日(木)に会えて" in all_words(hand.see("death_dialog"))
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("death_dialog"), "death")
    hand.settle()
    assert town.one(Death).died_on == date(2026, 8, 10)  # saved as it is
    assert due_codes(town)["death_belongings"] == date(2026, 11, 10)


def test_ac_03_5_what_is_asked_about_the_dead_is_taken_in_apart_from_the_person_s_own(town: Counter) -> None:
    lived(town)
    hand = town.hand
    died(town, died_on="")
    town.go_to(datetime(2027, 1, 20, 10, 0))
    hand.press("request_of_dead")
    inside = hand.within("request_dialog")
    fill(inside, InformationRequest, {"requester": SON, "kind": "disclosure", "standing": "self"})
    inside.press("question_do")
    hand.settle()
    assert "死者の情報の申出" in all_words(hand.see("request_dialog"))
    assert not town.find(InformationRequest)
    fill(inside, InformationRequest, {"kind": "deceased", "standing": "heir"})
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("request_dialog"), "request")
    hand.settle()
    asked = town.one(InformationRequest)
    assert (asked.kind, asked.standing, asked.requester) == ("deceased", "heir", SON)
    assert asked.due_on is None  # no thirty days of the law: the town's own rules


def test_a_death_entered_by_mistake_is_taken_back_with_everything(town: Counter) -> None:
    lived(town)
    hand = town.hand
    death = died(town)
    hand.press(f"row.{death.id}")
    hand.press("remove")
    hand.settle()
    assert not town.find(Death)
    assert not town.find(DeathStep)
    assert town.one(Person).died_on is None
    assert "support_housing_visit" in due_codes(town)
    assert hand.sees("register_death")


def _said(hand: Hand, name: str) -> str:
    return "".join(each.text() for each in hand.see(name).findChildren(QLabel))


def test_after_a_death_the_place_of_a_protected_person_is_still_told_nowhere(city: Counter) -> None:
    sown = plant(city.store)
    hand = city.hand
    (contact,) = city.find(EmergencyContact, case=sown.case)
    altar, *_more = city.find(Belonging, case=sown.case)
    with city.store.write("死亡の登録") as w:
        w.put(contact.replace(may_tell="yes"))
        made = register_death(w, Death(case=sown.case, known_on=date(2026, 6, 16), belongings_contract=True))
        tick_step(w, DeathStep(death=made.id, task="found", by=sown.prose(0), note=sown.prose(3)))
    city.session.desk.news.changed.emit([])
    hand.settle()
    city.session.desk.open_case(sown.case, "leaving")
    hand.see("death_points")

    def look(where: str) -> None:
        hand.settle()
        assert traces(said_by(city.session.window), sown) == [], where

    look("leaving")
    hand.press("write.found")
    look("a point")
    hand.within("step_dialog").press("question_back")
    hand.press(f"call.{contact.id}")
    look("call")
    hand.within("call_dialog").press("question_back")
    for name in (f"sheet.{contact.id}", f"receipt.{altar.id}"):
        hand.press(name)
        hand.see("preview")
        look(name)
        hand.press("preview_close")
    with city.store.write("いけない") as w:
        w.put(contact.replace(may_tell="no"))
    city.session.desk.news.changed.emit([])
    hand.settle()
    hand.press(f"asked.{contact.id}")
    look("asked")


def test_ac_03_4_after_the_death_the_ledger_stays_and_nothing_new_goes_without_a_ground(town: Counter) -> None:
    case = lived(town)
    hand = town.hand
    body = "陽ノ原町社会福祉協議会"
    give_consent(town, whom=body)
    begin_referral(town, body)
    earlier = release(town)
    tab(hand, "leaving")
    died(town, died_on="")  # the day of death is not known: the record of it is enough
    assert town.find(Disclosure, case=case) == (earlier,)
    begin_referral(town, body)
    bases = hand.see("bases").findChildren(QRadioButton)
    assert [each.objectName() for each in bases] == ["basis_deceased_rules"]
    assert not bases[0].isChecked()
    assert not hand.see("save_and_record").isEnabled()


def test_closing_a_case_after_a_death_says_what_is_not_done_yet(town: Counter) -> None:
    lived(town)
    hand = town.hand
    died(town)
    hand.press("stage.S99")
    said = all_words(hand.see("points_left"))
    assert "死亡届(7日以内)" in said
    assert "発見・死亡の確認" not in said
    assert hand.see_as("reason", QComboBox).currentData() == "death"


def test_a_move_is_worked_through_in_its_place(town: Counter) -> None:
    lived(town)
    hand = town.hand
    hand.press("add.MoveOut")
    given = {"reason": "facility", "left_on": "R8.9.30", "next_home": "nursing_home", "next_place": "特養 しおかぜ"}
    keep_record(hand, MoveOut, {**given, "deposit": "84000", "unpaid": "42000", "restoration": "60000"})
    move = town.one(MoveOut)
    said = _said(hand, f"move.{move.id}")
    assert "次の住まい: 特別養護老人ホーム" in said
    assert "あと18,000円払います" in said
    assert town.one(Tenancy).ended_on == date(2026, 9, 30)
    assert due_codes(town)["move_out"] == date(2026, 9, 30)
    hand.tick("move_task.key_returned")
    hand.settle()
    assert town.one(MoveOut).key_returned_on == date(2026, 9, 14)
    assert "move_out" not in due_codes(town)
