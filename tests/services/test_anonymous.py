"""The anonymous inquiry: bands instead of a person, a warning where they point to one, its own numbers."""

from datetime import date

import pytest

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.doors.inquiry import Wish
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Assessment,
    Case,
    Consent,
    Disclosure,
    HouseholdMember,
    HousingInquiry,
    Person,
    Protection,
)
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Message
from kyoju_desktop.services.anonymous import FEW, ONLY_ONE, prepare_anonymous, proposed_wish, weigh_anonymous
from kyoju_desktop.storage.store import Store
from tests.services.conftest import opened
from tests.services.gate import CODES, JA, person_of, with_bodies

TODAY = date(2026, 6, 1)
TOLD = Wish(area_words="大字東")


@pytest.fixture
def case(store: Store) -> str:
    case = with_bodies(store, opened(store, "三浦 架代", "みうら かよ"))
    with store.write("本人") as w:
        w.put(w.get(Person, person_of(store, case)).replace(birth_date=date(1992, 2, 3)))
        w.add(
            Assessment(
                case=case,
                wish_area="大字東",
                wish_rent=45000,
                wish_rooms="2DK",
                wish_floor="upper",
                wish_conditions=frozenset({"pet", "barrier_free", "security", "near_school"}),
                guarantor="no_family",
                residents=2,
            )
        )
        w.add(HouseholdMember(case=case, name="三浦 陽", birth_date=date(2019, 5, 5), living="together"))
    return case


def weighed(store: Store, case: str, wish: Wish = TOLD, body: str = "agent") -> tuple[Sheet, Message | None]:
    with store.read() as r:
        return weigh_anonymous(r, case, body, wish, TODAY, codes=CODES, tr=JA)


def draw(sheet: Sheet) -> Rendered:
    return render(sheet, JA)


def asked(
    store: Store, case: str, wish: Wish, body: str = "agent", *, confirmed: bool = False
) -> tuple[HousingInquiry, bytes]:
    with store.write("照会", final=True) as w:
        return prepare_anonymous(w, case, body, wish, draw, TODAY, codes=CODES, tr=JA, confirmed=confirmed)


def told(sheet: Sheet) -> dict[str, str]:
    return {each.key.split(".")[1]: each.text for each in sheet.values}


def test_the_paper_says_bands_and_wishes_and_names_nobody(store: Store, case: str) -> None:
    sheet, _ = weighed(store, case, Wish(area_words="大字東", rooms_words="2DK", start_on=date(2026, 8, 1)))
    assert told(sheet) == {
        "age_band": "30代",
        "residents": "2人(子どもを含む)",
        "wish_area": "大字東",
        "wish_rent": "45,000円",
        "wish_rooms": "2DK",
        "wish_floor": "2階以上",
        "wish_conditions": "ペット、段差がない",
        "guarantor": "相談中",
        "moved_in_on": "令和8年8月",
    }
    assert (sheet.frame.case_number, sheet.frame.recipient, sheet.frame.basis) == ("", "架空不動産B店", "")
    assert {each.record + each.subject for each in sheet.values} == {""}
    text = "".join(draw(sheet).page_texts)
    for hidden in ("三浦", "架代", "みうら", "陽住", "R8-", "安全", "学校", "家族がいない"):
        assert hidden not in text


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Wish(age="broad", household="broad"), {"age_band": "65歳未満", "residents": "2人以上"}),
        (Wish(age="none", household="none", area="none", area_words="大字東"), {}),
    ],
)
def test_coarser_bands_can_be_chosen(store: Store, case: str, wish: Wish, words: dict[str, str]) -> None:
    sheet, warning = weighed(store, case, wish, body="")
    said = told(sheet)
    assert {name: said[name] for name in ("age_band", "residents", "wish_area") if name in said} == words
    assert warning is None
    assert sheet.frame.recipient == ""


@pytest.mark.parametrize(
    ("change", "wish", "band"),
    [
        ({"birth_date": date(1950, 1, 1)}, Wish(age="broad"), "65歳以上"),
        ({"birth_date": None}, Wish(age="broad"), None),
        ({"birth_date": None, "age_band": "50s"}, Wish(), "50代"),
        ({"birth_date": None, "age_band": "unknown"}, Wish(), None),
    ],
)
def test_an_age_is_told_as_far_as_it_is_known(
    store: Store, case: str, change: dict[str, object], wish: Wish, band: str | None
) -> None:
    with store.write("本人") as w:
        w.put(w.get(Person, person_of(store, case)).replace(**change))
    assert told(weighed(store, case, wish)[0]).get("age_band") == band


@pytest.mark.parametrize(
    ("count", "how", "words"),
    [
        (1, "fine", "ひとり"),
        (1, "broad", "ひとり"),
        (4, "fine", "3〜4人(子どもを含む)"),
        (9, "fine", "5人以上(子どもを含む)"),
    ],
)
def test_a_household_is_told_as_a_band(store: Store, case: str, count: int, how: str, words: str) -> None:
    with store.write("世帯") as w:
        w.put(w.find(Assessment, case=case)[0].replace(residents=count))
    assert told(weighed(store, case, Wish(household=how))[0])["residents"] == words


def test_without_an_assessment_the_members_at_home_count_but_never_the_opposite_party(store: Store) -> None:
    case = with_bodies(store, opened(store))
    with store.write("世帯") as w:
        w.add(HouseholdMember(case=case, name="夫", marks=frozenset({"opposite"})))
        w.add(HouseholdMember(case=case, name="子", marks=frozenset({"dependent_child"})))
        w.add(HouseholdMember(case=case, name="兄", living="apart"))
    sheet, _ = weighed(store, case)
    assert told(sheet)["residents"] == "2人(子どもを含む)"
    with store.read() as r:
        assert proposed_wish(r, case) == Wish()


def test_a_protected_person_s_area_is_never_on_the_paper(store: Store, case: str) -> None:
    with store.read() as r:
        assert proposed_wish(r, case).area_words == "大字東"
    with store.write("秘匿") as w:
        w.add(Protection(person=person_of(store, case), source="measure"))
    with store.read() as r:
        assert proposed_wish(r, case) == Wish(area="none", rooms_words="2DK")
    sheet, warning = weighed(store, case)
    assert "wish_area" not in told(sheet)
    assert warning is None


def test_age_household_and_area_together_warn_and_have_to_be_confirmed(store: Store, case: str) -> None:
    _, warning = weighed(store, case)
    assert warning == Message(ONLY_ONE)
    with pytest.raises(Refused, match="大まか") as refused:
        asked(store, case, TOLD)
    assert refused.value.field == "area"
    assert asked(store, case, TOLD, confirmed=True)[0].told == "anonymous"
    assert asked(store, case, Wish(age="none", area_words="大字東"))[0].document_number == "照会第2号"


def test_others_of_the_office_with_the_same_bands_are_counted(store: Store, case: str) -> None:
    for number, (born, area, stage) in enumerate(
        (
            (date(1990, 1, 1), "大字東の近く", "S20"),
            (date(1960, 1, 1), "大字東", "S20"),
            (date(1990, 1, 1), "大字西", "S20"),
            (date(1990, 1, 1), "大字東", "S99"),
        )
    ):
        other = opened(store, f"石動 {number}", "いするぎ")
        with store.write("ほかの人") as w:
            w.put(w.get(Person, person_of(store, other)).replace(birth_date=born))
            w.put(w.get(Case, other).replace(stage=stage))
            w.add(Assessment(case=other, wish_area=area, residents=2))
            w.add(HouseholdMember(case=other, name="子", birth_date=date(2020, 1, 1)))
    assert weighed(store, case)[1] == Message(FEW, (("count", "2"),))


def test_it_needs_no_consent_is_no_disclosure_and_stands_among_the_inquiries(store: Store, case: str) -> None:
    inquiry, pdf = asked(store, case, Wish(), "")
    assert pdf.startswith(b"%PDF")
    assert (inquiry.organisation, inquiry.asked_kind, inquiry.result) == ("", "", "waiting")
    to_agent, _ = asked(store, case, Wish())
    to_section, _ = asked(store, case, Wish(), "section")
    assert (to_agent.asked_kind, to_section.asked_kind) == ("real_estate", "other")
    with store.read() as r:
        assert r.find(Disclosure) == ()
        assert r.find(Consent) == ()
        assert [each.document_number for each in r.find(HousingInquiry, case=case)] == [
            "照会第1号",
            "照会第2号",
            "照会第3号",
        ]


@pytest.mark.parametrize("words", ["三浦 架代さんの実家の近く", "大字東1234番地5", "みうら かよ"])
def test_the_person_in_the_clerk_s_own_words_stops_the_paper(store: Store, case: str, words: str) -> None:
    with pytest.raises(Refused, match="匿名の紙に"):
        asked(store, case, Wish(age="none", area_words=words))
    with store.read() as r:
        assert r.find(HousingInquiry) == ()
    assert asked(store, case, Wish())[0].document_number == "照会第1号"


def test_a_closed_case_asks_for_no_home(store: Store, case: str) -> None:
    with store.write("終結") as w:
        w.put(w.get(Case, case).replace(stage="S99"))
    with pytest.raises(Refused, match="再開"):
        asked(store, case, Wish())
