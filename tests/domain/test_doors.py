"""The doors beside the gate: the section, the person, the empty form."""

from datetime import date

from kyoju_desktop.domain import doors
from kyoju_desktop.domain.records import ConsentExclusion, HouseholdMember, PurposeEntry
from kyoju_desktop.domain.sheet import Door
from tests.domain.gate_world import (
    CENTER,
    CONSENT,
    HOME,
    INTAKE,
    JA,
    MOBILE,
    OFFICE,
    PROTECTION,
    SON,
    TODAY,
    codes,
    file_of,
    told,
)

PURPOSES = (
    PurposeEntry(text="住まいの相談のため", version="第1版"),
    PurposeEntry(text="福祉につなぐため", version="第1版"),
)
HUSBAND = HouseholdMember(
    id="husband", case="case", name="三浦 某", marks=frozenset({"opposite"}), note="同居していない"
)


def test_the_intake_sheet_for_the_section_holds_everything_and_the_purposes() -> None:
    visitor = INTAKE.replace(visitor_name="叔母")
    paper = doors.internal(file_of(visitor, HOME, MOBILE, HUSBAND), PURPOSES, TODAY, codes=codes(), tr=JA)
    assert paper.door is Door.INTERNAL
    assert paper.form == "intake"
    assert paper.text("Intake.visitor_name") == "叔母"
    assert paper.text("Address.place") == HOME.place
    assert paper.text("HouseholdMember.note") == "同居していない"
    assert paper.frame.notes == ("住まいの相談のため", "福祉につなぐため")
    assert paper.frame.version == "第1版"
    assert not paper.withheld


def test_secrecy_holds_also_inside_the_section() -> None:
    file = file_of(INTAKE, HOME, MOBILE, SON, PROTECTION)
    for paper in (
        doors.internal(file, (), TODAY, codes=codes(), tr=JA),
        doors.to_person(file, (), TODAY, codes=codes(), tr=JA),
    ):
        for key in ("Address.place", "ContactPoint.phone", "HouseholdMember.school_or_work", "Person.school"):
            assert paper.kept_back(key) == doors.SECRET
        assert paper.text("Person.name")


def test_the_person_does_not_get_what_is_for_the_office_or_about_others() -> None:
    visitor = INTAKE.replace(visitor_name="叔母")
    paper = doors.to_person(file_of(visitor, HOME, HUSBAND), PURPOSES, TODAY, codes=codes(), tr=JA)
    assert paper.door is Door.TO_PERSON
    assert paper.kept_back("Intake.visitor_name") == doors.OFFICE_ONLY
    assert paper.kept_back("HouseholdMember.note") == doors.OTHERS
    assert paper.text("HouseholdMember.name") == "三浦 某"
    assert "相手方" not in repr(paper)


def test_the_consent_form_says_who_what_until_when_in_words() -> None:
    rows = (told("IDENTITY", "CONTACT", "VICTIM"), told("MONEY", organisation="", kind="real_estate"))
    exclusions = (
        ConsentExclusion(case="case", consent="consent", record_class="Person", field_name="school"),
        ConsentExclusion(case="case", consent="consent", record_class="Address"),
    )
    paper = doors.consent_form(file_of(), CONSENT, rows, exclusions, [CENTER], TODAY, codes=codes(), tr=JA)
    assert paper.door is Door.TO_PERSON
    assert paper.form == "consent"
    assert paper.text("Person.name") == "三浦 架代"
    assert [each["organisation"] for each in paper.rows("ConsentRecipient")] == [CENTER.name, "不動産店・管理会社"]
    assert [each["classes"] for each in paper.rows("ConsentRecipient")] == [
        "氏名・連絡先、被害の事実",
        "収入・家賃・滞納",
    ]
    assert paper.text("ConsentExclusion.field_name") == "本人の学校、住所"
    assert paper.frame.document_number == "第14号"
    assert "令和8年4月20日" in paper.frame.basis
    assert "令和9年3月31日" in paper.text("Consent.until_day")


def test_a_consent_that_is_still_a_draft_can_be_printed_to_be_signed() -> None:
    draft = CONSENT.replace(given_at=None, number="")
    paper = doors.consent_form(file_of(), draft, (), (), (), TODAY, codes=codes(), tr=JA)
    assert paper.frame.basis == ""
    assert paper.text("Person.name")


def test_an_empty_form_holds_nothing_about_anybody() -> None:
    for form in ("referral", "consent", "intake"):
        paper = doors.blank(form, OFFICE, date(2026, 6, 23), tr=JA, purposes=PURPOSES, conditions=["写さない"])
        assert paper.door is Door.BLANK
        assert not paper.values
        assert not paper.frame.case_number
        assert paper.frame.title
        assert paper.frame.conditions == ("写さない",)


def test_the_form_of_another_adult_leaves_the_name_to_be_written_by_hand() -> None:
    paper = doors.consent_form(
        file_of(), CONSENT.replace(person="husband-person"), (), (), (), TODAY, codes=codes(), tr=JA
    )
    assert not paper.rows("Person")
    assert {each.subject for each in paper.values} == {"husband-person"}
