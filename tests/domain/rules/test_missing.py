"""What a stage still asks for: short, in the clerk's words, and never blocking."""

from datetime import date

import pytest

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.fields import Gap, Record, spec
from kyoju_desktop.domain.kinds import Choice
from kyoju_desktop.domain.records import (
    Address,
    Application,
    Assessment,
    Consent,
    ContactPoint,
    Death,
    EmergencyContact,
    HouseholdMember,
    HousingInquiry,
    Intake,
    MoveOut,
    Person,
)
from kyoju_desktop.domain.rules.missing import NEEDS, asked_for, missing_for, needs_for
from kyoju_desktop.domain.rules.stages import STAGES
from tests.domain.rules.files import CASE, PERSON, at, file_of

INTAKE = Intake(
    id="i1",
    received_at=at("2026-05-07T09:40"),
    route="self_phone",
    urgency="normal",
    topics=frozenset({"T04"}),
    purpose_told_on=date(2026, 5, 7),
    income=98_000,
)


def _labels(stage: str, *records: Record) -> list[str]:
    return [each.label for each in missing_for(stage, file_of(*records))]


def test_every_list_belongs_to_a_stage_and_stays_short() -> None:
    assert set(NEEDS) <= set(STAGES)
    for needs in NEEDS.values():
        assert 2 <= len(needs) <= 12
        assert len({each.label for each in needs}) == len(needs)


def test_codes_that_count_as_an_answer_are_codes_of_the_fields_list() -> None:
    book = load_codebook()
    for need in (each for needs in NEEDS.values() for each in needs if each.wanted):
        kind = spec(need.kind, need.field).kind
        assert isinstance(kind, Choice)
        assert need.wanted <= set(book.list(kind.list).by_code)


def test_an_empty_case_lacks_everything_but_members_of_a_household() -> None:
    for stage, needs in NEEDS.items():
        expected = [each.label for each in needs if each.kind is not HouseholdMember]
        assert _labels(stage) == expected


def test_a_stage_that_asks_for_nothing_and_an_unknown_one_have_no_list() -> None:
    assert missing_for("S10R", file_of()) == ()
    assert missing_for("X", file_of()) == ()


def test_a_first_contact_without_a_name_is_complete_with_what_the_person_is_called() -> None:
    anonymous = CASE.replace(stage="S00", called="紺の帽子の男性")
    assert missing_for("S10", file_of(INTAKE, case=anonymous)) == ()
    assert _labels("S10", INTAKE) == ["氏名か仮の呼び名"]
    named = file_of(INTAKE, person=PERSON.replace(name="石動 キヨ"))
    assert missing_for("S10", named) == ()


def test_a_complete_intake_leaves_nothing_for_the_assessment() -> None:
    person = PERSON.replace(kana="こばやかわ りん", birth_date=date(1985, 2, 14))
    records = (
        INTAKE,
        ContactPoint(person="p1", phone="09000004121", safety="ok"),
        Address(person="p1", place="陽ノ原町大字日向1番地8"),
        EmergencyContact(case="c1", name="おい"),
        HouseholdMember(case="c1", relation="self"),
        HouseholdMember(case="c1", relation="child", birth_date=date(2009, 5, 10)),
    )
    assert missing_for("S20", file_of(*records, person=person)) == ()


@pytest.mark.parametrize(("gap", "answered"), [(Gap.UNKNOWN, True), (Gap.REFUSED, True), (Gap.NOT_ASKED, False)])
def test_unknown_and_refused_are_answers_but_not_asked_is_none(gap: Gap, answered: bool) -> None:
    intake = INTAKE.with_gap("income", gap)
    assert ("月の収入" not in _labels("S20", intake)) is answered
    (line,) = [each for each in needs_for("S20", file_of(intake)) if each.field == "income"]
    assert (line.record, line.record_id, line.gap, line.answered) == ("Intake", "i1", gap, answered)


def test_a_date_of_birth_can_be_an_age_band_and_the_purposes_an_exception() -> None:
    person = Person(id="p1", age_band="50s")
    assert "生年月日か年代" not in [each.label for each in missing_for("S20", file_of(person=person))]
    intake = INTAKE.replace(purpose_told_on=None, purpose_exception="emergency")
    assert "利用目的を説明した日" not in _labels("S20", intake)


def test_every_way_of_contact_needs_its_own_rule_but_one_number_is_enough() -> None:
    safe = ContactPoint(id="a", phone="09000000001", safety="ok")
    unruled = ContactPoint(id="b", other="mail@example.invalid")
    lines = {each.label: each for each in needs_for("S20", file_of(safe, unruled))}
    assert lines["電話番号"].answered
    assert not lines["電話してよいか"].answered
    assert lines["電話してよいか"].record_id == "b"


def test_each_member_of_the_household_is_asked_for() -> None:
    known = HouseholdMember(id="a", relation="child", birth_date=date(2009, 5, 10))
    unknown = HouseholdMember(id="b")
    lines = [each for each in missing_for("S20", file_of(known, unknown)) if each.record == "HouseholdMember"]
    assert [(each.label, each.record_id) for each in lines] == [("世帯員の続柄", "b"), ("世帯員の生年月日", "b")]


def test_the_newest_record_of_its_class_is_the_one_that_counts() -> None:
    old = Assessment(id="a", guarantor="available", wish_area="町内", wish_rent=30_000)
    assert "保証人" not in _labels("S60", old)
    assert "保証人" in _labels("S60", old, Assessment(id="b"))


@pytest.mark.parametrize(("state", "missing"), [("given", False), ("declined", True), ("", True)])
def test_the_search_asks_for_a_consent_given_not_for_any_answer(state: str, missing: bool) -> None:
    assert ("照会する相手への同意" in _labels("S50", Consent(state=state))) is missing


@pytest.mark.parametrize(
    ("state", "missing"), [("not_explained", True), ("declined", False), ("seeking", False), ("given", False)]
)
def test_for_the_decision_any_attitude_to_a_consent_will_do(state: str, missing: bool) -> None:
    assert ("同意についての本人の答え" in _labels("S30", Consent(state=state))) is missing


def test_a_result_counts_only_when_it_leads_on() -> None:
    assert "応諾した物件" in _labels("S60", HousingInquiry(result="refused"))
    assert "応諾した物件" not in _labels("S60", HousingInquiry(result="accepted"), HousingInquiry(result="refused"))
    assert "審査の結果" in _labels("S70", Application(result="waiting"))
    assert "審査の結果" not in _labels("S70", Application(result="conditional"))


def test_after_a_death_nobody_asks_for_the_next_home() -> None:
    assert _labels("S90", MoveOut(reason="death")) == ["死亡を知った日", "検視があったか"]
    assert _labels("S90", Death(known_on=date(2026, 9, 14), examination="done")) == []


def _asked(stage: str, *records: Record, person: Person = PERSON) -> str:
    return asked_for(file_of(*records, case=CASE.replace(stage=stage), person=person))


def test_danger_now_or_no_roof_tonight_comes_before_the_assessment() -> None:
    assert _asked("S10", INTAKE) == "S20"
    assert _asked("S10", INTAKE.replace(urgency="now")) == "S15"
    assert _asked("S10R", INTAKE.replace(shelter_tonight="none")) == "S15"
    assert _asked("S15", INTAKE.replace(urgency="now")) == "S20"
    assert _asked("S10", INTAKE.replace(urgency="now"), INTAKE.replace(id="i2")) == "S20"


@pytest.mark.parametrize(("stage", "asked"), [("S80", "S90"), ("S20", "S90"), ("S90", "S99"), ("S99", "S10R")])
def test_a_death_leads_to_what_has_to_be_settled(stage: str, asked: str) -> None:
    assert _asked(stage, person=PERSON.replace(died_on=date(2026, 9, 14))) == asked
    assert _asked(stage, MoveOut(id="m1", reason="death")) == asked


def test_a_tenancy_asks_for_its_own() -> None:
    assert _asked("S80") == "S80"
    assert _asked("S00") == "S10"
