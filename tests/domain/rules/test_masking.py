"""Which places of a bundle are proposed for masking: third parties, informants, the opposite party, the bundle."""

from datetime import date

import pytest

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record, specs
from kyoju_desktop.domain.records import (
    Address,
    Breach,
    ConflictOfInterest,
    Crisis,
    EmergencyContact,
    HouseholdMember,
    HousingInquiry,
    IncomingDocument,
    Intake,
    OppositeParty,
    OppositeTie,
    PaperPrinted,
    Person,
    PersonInquiry,
    ProgressNote,
    Protection,
    Representative,
    SecretShown,
)
from kyoju_desktop.domain.rules.masking import BLACK, Proposal, is_other_adult, others_of, proposal
from tests.domain.rules.files import CASE, PERSON, file_of

TODAY = date(2026, 6, 1)
CLIENT = Person(id="p1", name="三浦 澪", alias="ミオ", former_name="旧沢 澪")
MOTHER = HouseholdMember(id="m1", case="c1", name="三浦 志津", birth_date=date(1960, 1, 1))
NOTE = ProgressNote(id="n1", case="c1")


def proposed(record: Record, name: str, *others: Record, kind: str = "disclosure") -> Proposal | None:
    file = file_of(record, *others, person=CLIENT)
    (field,) = [each for each in specs(type(record)) if each.name == name]
    return proposal(record, field, file, TODAY, kind, others_of(file, TODAY))


def words(fact: str, *others: Record) -> str | None:
    """What is left of a note; None where nothing is proposed."""
    found = proposed(NOTE.replace(fact=fact), "fact", *others)
    return found.words if found else None


@pytest.mark.parametrize(
    ("record", "names", "ground", "why"),
    [
        (OppositeParty(), ("name", "kana", "relation"), "others", "相手方の情報"),
        (OppositeTie(), ("kind",), "others", "相手方の情報"),
        (ProgressNote(), ("others_words",), "others", "ほかの人のことば・情報"),
        (
            PersonInquiry(),
            ("who", "relation", "asked", "document", "organisation", "follow_up"),
            "others",
            "たずねた人の情報",
        ),
        (EmergencyContact(), ("name", "phone", "address"), "others", "緊急連絡先の人の情報"),
        (
            Intake(),
            ("visitor_name", "visitor_kana", "visitor_phone", "route_detail"),
            "others",
            "知らせた人・来た人の情報",
        ),
        (Crisis(), ("noticed_by", "witness"), "others", "知らせた人・来た人の情報"),
        (Breach(), ("found_by", "reached"), "others", "知らせた人・来た人の情報"),
        (IncomingDocument(), ("sender",), "others", "ほかの人のことば・情報"),
        (Representative(), ("phone",), "others", "ほかの人のことば・情報"),
        (HousingInquiry(), ("refusal_words",), "business", "相手の機関の事業の情報"),
        (PaperPrinted(), ("clerk", "recipient"), "work", "職員の事務の記録"),
        (SecretShown(), ("clerk", "what", "reason"), "work", "職員の事務の記録"),
        (Protection(ended_on=TODAY), ("note",), "work", "職員の事務の記録"),
        (Person(), ("two_person_reason",), "work", "職員の事務の記録"),
        (ConflictOfInterest(), ("clerk",), "work", "職員の事務の記録"),
        (
            MOTHER,
            ("name", "kana", "birth_date", "phone", "school_or_work", "note"),
            "others",
            "世帯のほかの大人の情報",
        ),
    ],
)
def test_places_that_speak_of_others_or_of_the_office_are_proposed_as_a_whole(
    record: Record, names: tuple[str, ...], ground: str, why: str
) -> None:
    for name in names:
        assert proposed(record, name) == Proposal(why, ground)


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (PersonInquiry(), "answer"),
        (Intake(), "main_topic"),
        (MOTHER, "relation"),
        (MOTHER, "cohabits"),
        (NOTE, "fact"),
    ],
)
def test_other_fields_of_the_same_records_are_shown(record: Record, name: str) -> None:
    if name in {each.name for each in specs(type(record))}:
        assert proposed(record, name) is None


def test_a_deceased_person_s_records_are_masked_by_the_town_s_rules_alone() -> None:
    for record, name in ((OppositeParty(), "name"), (HousingInquiry(), "refusal_words"), (PaperPrinted(), "clerk")):
        found = proposed(record, name, kind="deceased")
        assert found
        assert found.ground == "rules"
    told = proposed(NOTE.replace(fact="三浦 志津さんが同席"), "fact", MOTHER, kind="deceased")
    assert told == Proposal("ほかの人のことば・情報", "rules", f"{BLACK}さんが同席")


def test_the_bundle_of_a_protected_person_stands_on_no_paper() -> None:
    home = Address(id="a1", person="p1", place="架空県陽ノ原町大字東1234番地5", use="current")
    protection = Protection(person="p1", started_on=date(2026, 1, 1))
    found = proposed(home, "place", protection)
    assert found
    assert (found.ground, found.words, found.secret) == ("life", "", True)
    assert "秘匿" in found.why
    assert proposed(home, "place") is None


def test_what_a_note_repeats_of_the_bundle_goes_out_of_it_as_secret_with_the_names_of_others() -> None:
    home = Address(id="a1", person="p1", place="架空県陽ノ原町大字東1234番地5", use="current")
    protection = Protection(person="p1", started_on=date(2026, 1, 1))
    note = NOTE.replace(fact="大字東1234-5を訪問。志津さんが同席")
    found = proposed(note, "fact", home, protection, MOTHER)
    assert found
    assert (found.ground, found.secret) == ("life", True)
    assert found.words == f"{BLACK}を訪問。{BLACK}さんが同席"
    plain = proposed(NOTE.replace(fact="志津さんが同席"), "fact", home, protection, MOTHER)
    assert plain == Proposal("ほかの人のことば・情報", "others", f"{BLACK}さんが同席")


def test_in_a_free_text_whole_names_and_given_names_of_others_are_blackened_however_spaced() -> None:
    assert words("三浦志津と三浦 志津と三浦 志津が来た", MOTHER) == f"{BLACK}と{BLACK}と{BLACK}が来た"
    assert words("志津が来た", MOTHER) == f"{BLACK}が来た"
    assert words("母が来た", MOTHER) is None


def test_the_person_s_own_names_and_family_name_stay() -> None:
    assert words("三浦さん、ミオさん、旧沢さんが来た", MOTHER, OppositeParty(name="旧沢 巌")) is None
    assert words("旧沢 巌が来た", OppositeParty(name="旧沢 巌")) == f"{BLACK}が来た"
    assert words("三浦 澪が来た", HouseholdMember(id="m2", name="三浦 澪")) is None
    assert words("ミオが来た", HouseholdMember(id="m2", name="ミオ")) is None
    assert words("旧沢 澪が来た", HouseholdMember(id="m2", name=" 旧沢 澪 ")) is None


@pytest.mark.parametrize(
    "other",
    [
        HouseholdMember(name="谷口 純"),
        OppositeParty(name="谷口 純"),
        EmergencyContact(name="谷口 純"),
        PersonInquiry(who="谷口 純"),
        Intake(visitor_name="谷口 純"),
        IncomingDocument(sender="谷口 純"),
    ],
)
def test_whoever_is_named_in_the_case_is_a_third_party_in_its_texts(other: Record) -> None:
    assert words("谷口 純から電話", other) == f"{BLACK}から電話"


def test_names_of_one_letter_and_descriptions_are_not_searched_for() -> None:
    assert words("林の中の家", OppositeParty(name="林")) is None
    assert words("林 一が来た", OppositeParty(name="林 一")) == f"{BLACK}が来た"
    assert words("林の中に一人でいた", OppositeParty(name="林 一")) is None
    assert words("甲乙が来た", OppositeParty(name="甲乙")) == f"{BLACK}が来た"
    assert words(f"{'長' * 40}が来た", PersonInquiry(who="長" * 40)) == f"{BLACK}が来た"
    assert words(f"{'長' * 41}が来た", PersonInquiry(who="長" * 41)) is None


def test_the_longest_name_is_taken_first() -> None:
    assert (
        words("谷口純一が来た", OppositeParty(name="谷口 純"), EmergencyContact(name="谷口 純一")) == f"{BLACK}が来た"
    )


def test_a_name_is_found_however_its_letters_are_composed() -> None:
    assert words("ガルシアが来た", OppositeParty(name="ガルシア")) == f"{BLACK}が来た"
    assert words("ガルシアが来た", OppositeParty(name="ガルシア")) == f"{BLACK}が来た"


def test_in_a_line_for_a_place_or_body_only_whole_names_go() -> None:
    inquiry, other = HousingInquiry(id="h1", case="c1"), OppositeParty(name="谷口 純一")
    assert proposed(inquiry.replace(asked="谷口不動産"), "asked", other) is None
    found = proposed(inquiry.replace(asked="谷口純一方"), "asked", other)
    assert found
    assert found.words == f"{BLACK}方"


@pytest.mark.parametrize("name", ["name", "kana", "latin_name", "kanji_name", "alias", "former_name"])
def test_the_names_of_the_person_are_never_searched_for_others(name: str) -> None:
    assert proposed(CLIENT.replace(**{name: "谷口 純"}), name, OppositeParty(name="谷口 純")) is None


@pytest.mark.parametrize(
    ("change", "adult"),
    [
        ({"birth_date": None}, True),
        ({"birth_date": date(2008, 6, 1)}, True),
        ({"birth_date": date(2008, 6, 2)}, False),
        ({"birth_date": date(2015, 1, 1), "marks": frozenset({"opposite"})}, True),
    ],
)
def test_a_member_is_another_adult_from_eighteen_or_of_unknown_age_or_as_the_opposite_party(
    change: dict[str, object], adult: bool
) -> None:
    assert is_other_adult(MOTHER.replace(**change), TODAY) is adult
    assert (proposed(MOTHER.replace(**change), "name") is not None) is adult
    assert (words("志津が来た", MOTHER.replace(**change)) is not None) is adult


def test_a_text_is_searched_for_given_names_too_unless_it_is_said_to_be_short() -> None:
    others = others_of(file_of(MOTHER, person=CLIENT), TODAY)
    assert others.blackened("志津の家", BLACK) == f"{BLACK}の家"
    assert others.blackened("志津の家", BLACK, short=True) == "志津の家"


def test_a_case_without_others_hides_nothing() -> None:
    others = others_of(CaseFile(file_of().office, CASE, PERSON), TODAY)
    assert (others.whole, others.parts) == (None, None)
    assert others.blackened("三浦 志津", BLACK) == "三浦 志津"
