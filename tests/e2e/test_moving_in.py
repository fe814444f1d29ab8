"""From the application to the key in the real window: C02 S60-S80, C03 S60-S70, C10 S70 (CASES.md)."""

from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from kyoju_desktop.domain.records import (
    Application,
    Belonging,
    EmergencyContact,
    InitialCost,
    Mandate,
    Person,
    Tenancy,
)
from kyoju_desktop.ui.dialogs.preview import Preview
from kyoju_desktop.ui.tour.filling import add_record, fill, tab
from kyoju_desktop.ui.tour.hand import Hand
from kyoju_desktop.ui.widgets.labels import IconWords
from tests.e2e.conftest import Counter
from tests.e2e.steps import take_in
from tests.e2e.whole import day, due

TUAN = {"name": "NGUYEN VAN ANH TUAN THANH", "kana": "グエン ヴァン アイン トゥアン タイン", "birth_date": "S63.4.3"}
HARU = {"name": "北原 ハル", "kana": "きたはら はる", "birth_date": "S18.2.1"}
KENICHI = {"name": "平松 健一", "kana": "ひらまつ けんいち", "birth_date": "S60.5.5"}


def said(hand: Hand, name: str) -> str:
    """What a line with an icon says."""
    return hand.see_as(name, IconWords).words.text()


def guaranteed(at: Counter, way: str) -> Application:
    """Choose how the newest application is guaranteed."""
    hand = at.hand
    hand.press(f"choose_guarantee.{at.find(Application)[-1].id}")
    inside = hand.within("guarantee_dialog")
    inside.press(f"way_{way}")
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("guarantee_dialog"), "guarantee")
    hand.settle()
    return at.find(Application)[-1]


def contracted(at: Counter, **answers: Any) -> Tenancy:  # noqa: ANN401
    """Make the contract of the newest application with its one button."""
    hand = at.hand
    hand.press(f"contract.{at.find(Application)[-1].id}")
    inside = hand.within("contract_dialog")
    fill(inside, Tenancy, answers)
    hand.rest(400)
    inside.press("question_do")
    hand.wait(lambda: not hand.sees("contract_dialog"), "contract")
    hand.settle()
    return at.find(Tenancy)[-1]


def ticked(at: Counter, *codes: str) -> Tenancy:
    """Tick what is done of moving in, where it stands."""
    for code in codes:
        at.hand.press(f"duty.{code}")
        at.hand.settle()
    return at.find(Tenancy)[-1]


def test_c02_a_foreign_household_moves_in_with_a_guarantee_and_knows_what_to_do(town: Counter) -> None:
    at, hand = town, town.hand
    case = take_in(at, TUAN, phone="090-0000-5566")
    with at.store.write("x") as w:
        w.put(w.get(Person, case.person).replace(residence_expires=date(2027, 2, 10)))
    day(at, 2026, 7, 8)
    home = {"home": "コーポ架空 105", "destination": "private_rental", "landlord": "家主C", "rent": "48000"}
    add_record(hand, Application, {**home, "applied_on": "きょう", "answer_expected_on": "R8.7.10"})
    application = guaranteed(at, "foundation")
    assert (application.guarantee, application.guarantee_fee) == ("foundation", 16_800)  # AC-02-5
    for code in ("application", "identity", "residents", "income", "contact"):
        hand.press(f"paper.application_paper.{code}")
    assert "契約締結前交付書面" in said(hand, f"missing.{application.id}")
    for code in ("application", "pre_contract", "identity", "contact"):
        hand.press(f"paper.guarantee_paper.{code}")
    assert "そろっています" in said(hand, f"missing.{application.id}")
    day(at, 2026, 7, 13)
    assert due(at, "application_answer") is not None
    at.session.desk.open_case(case.id, "home")
    hand.settle()
    hand.press("propose_costs")
    assert {each.what: each.amount for each in at.find(InitialCost)}["guarantee_fee"] == 16_800
    made = contracted(at, contracted_on="きょう", contract_from="R8.7.31", contract_kind="ordinary")
    assert (made.contract_until, made.guarantee_until) == (date(2028, 7, 30), date(2028, 7, 30))
    assert (made.home, made.rent, made.application, made.card_report) == (
        "コーポ架空 105",
        48_000,
        application.id,
        True,
    )
    assert at.one(Application).result == "approved"
    day(at, 2026, 7, 31)
    hand.press(f"row.{made.id}")
    inside = hand.within("editor.Tenancy")
    fill(inside, Tenancy, {"moved_in_on": "きょう"})
    inside.press("save")
    hand.settle()
    for code in ("address_report", "card_report"):
        assert "令和8年8月14日(金)まで" in said(hand, f"until.{code}")
    kept = ticked(at, "key", "electricity", "water", "neighbour_rules")
    assert kept.key_on == date(2026, 7, 31)
    hand.press(f"move_in_plain.{made.id}")
    paper = hand.see_as("preview", Preview).view.accessibleDescription()
    assert "2026年8月14日" in paper
    assert "水道を 使う" in paper
    hand.see_as("preview", Preview).close()
    hand.settle()
    day(at, 2026, 8, 14)
    assert due(at, "address_report") is not None
    at.session.desk.open_case(case.id, "home")
    hand.settle()
    assert ticked(at, "address_report", "card_report").address_reported_on == date(2026, 8, 14)
    assert due(at, "address_report") is None
    assert due(at, "card_report") is None


def test_c03_what_follows_a_death_is_arranged_with_the_contract(town: Counter) -> None:
    at, hand = town, town.hand
    take_in(at, HARU, phone="0580-00-0001")
    for name, relation, rank, told, death in (
        ("北原 進", "おい", "first", "yes", True),
        ("居住支援法人D", "受任者", "second", "yes", True),
        ("北原 誠", "長男", "later", "no", False),
    ):
        more = {"on_death": True} if death else {}
        answers = {"name": name, "relation": relation, "rank": rank, "may_tell": told, **more}
        add_record(hand, EmergencyContact, answers)
    add_record(
        hand,
        Application,
        {"applied_on": "R7.10.6", "home": "みなと荘 105", "destination": "support_housing", "rent": "38000"},
    )
    made = contracted(at, contracted_on="R7.11.4", contract_from="R7.11.4", moved_in_on="R7.11.4", pay_way="debit")
    assert made.destination == "support_housing"
    assert made.contract_until == date(2027, 11, 3)
    add_record(
        hand,
        Mandate,
        {
            "kinds": ("cancel", "belongings"),
            "concluded_on": "R7.11.4",
            "mandatary": "居住支援法人D",
            "mandatary_kind": "corporation",
            "list_kept": "yes",
        },
    )
    mandate = at.one(Mandate)
    assert mandate.review_on == date(2026, 11, 4)  # 契約見直し 年1回
    for what in ("仏壇", "位牌", "アルバム"):
        hand.press(f"add_thing.{mandate.id}")
        inside = hand.within("thing_dialog")
        fill(inside, Belonging, {"what": what, "send_to": "おい"})
        inside.press("question_do")
        hand.wait(lambda: not hand.sees("thing_dialog"), "thing")
        hand.settle()
    things = at.find(Belonging)
    assert [(each.what, each.designated, each.send_to) for each in things] == [
        (what, "designated", "おい") for what in ("仏壇", "位牌", "アルバム")
    ]
    nephew, body, son = at.find(EmergencyContact)
    for contact, words in ((nephew, "1番目 北原 進"), (body, "2番目 居住支援法人D")):
        assert words in said(hand, f"tell.{contact.id}")
    assert "北原 誠" in said(hand, f"never.{son.id}")
    day(at, 2026, 11, 4)
    assert due(at, "mandate_review") is not None
    at.session.desk.open_case(mandate.case, "home")
    hand.settle()
    hand.press(f"reviewed.{mandate.id}")
    assert at.one(Mandate).review_on == date(2027, 11, 4)


def test_c10_a_contract_in_the_next_city_is_guaranteed_and_reported_in_fourteen_days(town: Counter) -> None:
    at, hand = town, town.hand
    at.go_to(datetime(2026, 8, 5, 9, 0))
    case = take_in(at, KENICHI, phone="090-0000-7711")
    answers = {
        "applied_on": "きょう",
        "home": "瀬戸見市 架空荘 201",
        "destination": "private_rental",
        "rent": "36000",
    }
    add_record(hand, Application, answers)
    assert guaranteed(at, "foundation").guarantee_fee == 12_600  # C10
    made = contracted(at, contracted_on="きょう", contract_from="R8.8.28", moved_in_on="R8.8.28")
    assert made.guarantee_fee == 12_600
    assert "令和8年9月11日(金)まで" in said(hand, "until.address_report")
    assert not hand.sees("duty.card_report")
    day(at, 2026, 9, 8)
    assert due(at, "address_report") is not None
    at.session.desk.open_case(case.id, "home")
    hand.settle()
    assert ticked(at, "address_report").address_reported_on == date(2026, 9, 8)


def test_a_move_in_before_the_contract_is_said_beside_the_field_and_saved_as_it_is(town: Counter) -> None:
    at, hand = town, town.hand
    take_in(at, HARU, phone="0580-00-0001")
    tab(hand, "home")
    hand.press("add.Tenancy")
    inside = hand.within("editor.Tenancy")
    fill(inside, Tenancy, {"home": "みなと荘 105", "rent": "0", "contracted_on": "R8.6.10", "moved_in_on": "R8.6.1"})
    hand.rest(400)
    assert "契約の日より前" in said(hand, "moved_in_on_remark")
    assert "0円" in said(hand, "rent_remark")
    inside.press("save")
    hand.settle()
    kept = at.one(Tenancy)
    assert (kept.rent, kept.contracted_on, kept.moved_in_on) == (0, date(2026, 6, 10), date(2026, 6, 1))
    assert hand.see_as("add.Tenancy", QAbstractButton).isEnabled()
    hand.press("add.Tenancy")
    fill(hand.within("editor.Tenancy"), Tenancy, {"home": "ほかの家", "moved_in_on": "R8.6.12"})
    hand.rest(400)
    assert "重なっています" in said(hand, "moved_in_on_remark")
    hand.within("editor.Tenancy").press("save")
    hand.settle()
    assert len(at.find(Tenancy)) == 2
