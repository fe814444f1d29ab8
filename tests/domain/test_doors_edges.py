"""The doors at their edges: who stands on an envelope, what a household is called, what a bundle leaves."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain import doors
from kyoju_desktop.domain.consent_texts import load_library
from kyoju_desktop.domain.doors.bundle import ground_words, places
from kyoju_desktop.domain.doors.envelope import Sender, plain_by_default, sender_for, to_body, to_client
from kyoju_desktop.domain.doors.inquiry import Wish, age_words, household_words
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import (
    Assessment,
    ConsentRecipient,
    DisclosedItem,
    Disclosure,
    HouseholdMember,
    InformationRequest,
    Masking,
    Organisation,
    OrganisationContact,
    Person,
    ProgressNote,
    PurposeEntry,
)
from kyoju_desktop.domain.sheet import Door, Sheet
from tests.domain.gate_world import (
    CENTER,
    CONSENT,
    HOME,
    INTAKE,
    JA,
    MOBILE,
    OFFICE,
    PERSON,
    PROTECTION,
    SON,
    TODAY,
    codes,
    file_of,
)

BODY = CENTER.replace(address="架空県瀬戸見市港1-1", postal_code="9990001", section="相談係")
MR_MORI = OrganisationContact(id="mori", organisation="center", name="森 主任", phone="0900000333")
REQUEST = InformationRequest(
    id="request", case="case", number="開示第1号", kind="disclosure", standing="self", identity_paper="免許証"
)


def envelope(*records: Record, address: object = HOME, pick_up: str = "", plain: bool = False) -> Sheet:
    return to_client(file_of(*records), address, pick_up, TODAY, Sender(plain), tr=JA)  # type: ignore[arg-type]


def household(*members: HouseholdMember, residents: int | None = None, how: str = "fine") -> str:
    found = (Assessment(case="case", residents=residents),) if residents is not None else ()
    return household_words(file_of(*members, *found), how, Locale(JA, TODAY, codes()))


def age(birth: date | None, how: str = "fine", band: str = "") -> str:
    return age_words(Person(birth_date=birth, age_band=band), how, Locale(JA, TODAY, codes()))


def bundle(*records: Record, masked: tuple[Masking, ...] = ()) -> Sheet:
    return doors.bundle_sheet(file_of(*records), REQUEST, masked, TODAY, codes=codes(), tr=JA)


def test_a_letter_to_a_body_names_the_contact_if_one_was_chosen() -> None:
    with_name = to_body(OFFICE, BODY, MR_MORI, TODAY, Sender(), tr=JA)
    assert {each.key: each.text for each in with_name.values} == {
        "Organisation.postal_code": "9990001",
        "Organisation.address": "架空県瀬戸見市港1-1",
        "Organisation.name": CENTER.name,
        "Organisation.section": "相談係",
        "OrganisationContact.name": "森 主任",
    }
    assert (with_name.door, with_name.form) == (Door.INTERNAL, "envelope")
    assert {each.subject for each in with_name.values} == {"center"}
    without = to_body(OFFICE, BODY, None, TODAY, Sender(), tr=JA)
    assert "OrganisationContact.name" not in {each.key for each in without.values}
    with pytest.raises(Refused, match="所在地"):
        to_body(OFFICE, BODY.replace(address=" "), None, TODAY, Sender(), tr=JA)


def test_the_sender_stands_without_clerk_boxes_and_fax_and_plainly_without_section_and_phone() -> None:
    full, plain = envelope().frame, envelope(plain=True).frame
    assert (full.department, full.section, full.clerk, full.office_fax, full.approval_boxes) == (
        OFFICE.department,
        OFFICE.section,
        "",
        "",
        (),
    )
    assert full.office_phone
    assert (plain.department, plain.section, plain.office_phone, plain.municipality) == ("", "", "", "瀬戸見市")


@pytest.mark.parametrize(("allowed", "plain"), [("plain_envelope", True), ("", False)])
def test_the_section_is_left_out_where_clerk_or_person_wants_it(allowed: str, plain: bool) -> None:
    home = HOME.replace(mail_allowed=allowed)
    assert sender_for(home, Sender()).plain is plain
    assert plain_by_default(file_of(home)) is plain
    assert sender_for(home, Sender(plain=True)).plain
    assert sender_for(None, Sender(plain=True)).plain
    assert not sender_for(None, Sender()).plain
    assert plain_by_default(file_of(home, PROTECTION))
    assert plain_by_default(file_of(home, HOME.replace(id="second"))) is plain


def test_an_address_stands_on_the_envelope_unless_it_must_not_get_mail() -> None:
    assert {each.key for each in envelope().values} == {
        "Person.name",
        "Address.place",
        "Address.building",
        "Address.room",
    }
    for allowed, words in (("never", "送らない"), ("other_place", "別の場所")):
        with pytest.raises(Refused, match=words):
            envelope(address=HOME.replace(mail_allowed=allowed))
    with pytest.raises(Refused, match="町名"):
        envelope(address=HOME.replace(place=" "))


def test_without_an_address_it_is_handed_over_and_nothing_is_said_to_be_withheld() -> None:
    paper = envelope(HOME, address=None)
    assert (paper.frame.notes, paper.withheld) == (("窓口でお渡しします",), ())
    assert envelope(HOME, address=None, pick_up=" 6月9日に来庁 ").frame.notes == ("6月9日に来庁",)


def test_a_protected_person_s_address_is_withheld_line_by_line_and_goes_out_of_the_words_too() -> None:
    paper = envelope(HOME, PROTECTION, pick_up="みなと荘に届ける")
    assert {each.key for each in paper.withheld} == {"Address.place", "Address.building", "Address.room"}
    assert {each.why for each in paper.withheld} == {doors.SECRET}
    assert {each.key for each in paper.values} == {"Person.name"}
    assert "みなと荘" not in "".join(paper.frame.notes)


@pytest.mark.parametrize(
    ("count", "fine", "broad"),
    [
        (1, "ひとり", "ひとり"),
        (2, "2人", "2人以上"),
        (3, "3〜4人", "2人以上"),
        (4, "3〜4人", "2人以上"),
        (6, "5人以上", "2人以上"),
    ],
)
def test_a_household_is_called_by_its_number_or_alone_or_not(count: int, fine: str, broad: str) -> None:
    assert household(residents=count) == fine
    assert household(residents=count, how="broad") == broad
    assert household(residents=count, how="none") == ""


@pytest.mark.parametrize(
    ("living", "words"), [("", "2人"), ("together", "2人"), ("unknown", "2人"), ("apart", "ひとり")]
)
def test_without_a_number_whoever_lives_there_or_may_counts(living: str, words: str) -> None:
    adult = HouseholdMember(name="谷口", birth_date=date(1980, 1, 1), living=living)
    assert household(adult) == words
    assert household(adult, residents=0) == words
    assert household(adult.replace(marks=frozenset({"opposite"}))) == "ひとり"


def test_one_child_among_adults_is_a_household_with_children_and_eighteen_is_no_child() -> None:
    adult = HouseholdMember(name="谷口", birth_date=date(1980, 1, 1))
    assert household(adult, SON) == "3〜4人(子どもを含む)"
    assert household(SON, residents=1) == "ひとり"
    assert household(adult.replace(birth_date=date(2008, 6, 24))) == "2人(子どもを含む)"
    assert household(adult.replace(birth_date=date(2008, 6, 23))) == "2人"
    assert household(adult.replace(birth_date=None)) == "2人"
    assert household(adult.replace(birth_date=None, marks=frozenset({"dependent_child"}))) == "2人(子どもを含む)"


def test_an_age_is_a_band_or_old_or_not_or_nothing() -> None:
    assert (age(date(1961, 6, 23), "broad"), age(date(1961, 6, 24), "broad")) == ("65歳以上", "65歳未満")
    assert (age(None, "broad"), age(date(1961, 6, 23), "none"), age(None)) == ("", "", "")
    assert age(None, band="unknown") == ""
    assert age(date(1992, 2, 3)) == "30代"


def test_an_anonymous_inquiry_carries_nobody_s_id_and_each_value_its_own_class() -> None:
    person, found = PERSON.replace(birth_date=date(1992, 2, 3)), Assessment(case="case", wish_rent=45000)
    wish = Wish(area_words=" 浜町 ", rooms_words=" 2DK ", start_on=date(2026, 8, 15))
    paper = doors.anonymous_inquiry(file_of(found, person=person), BODY, wish, TODAY, codes=codes(), tr=JA)
    assert {(each.record, each.subject) for each in paper.values} == {("", "")}
    classes = {each.key: each.info for each in paper.values}
    assert classes["Assessment.wish_area"] is Info.HOUSING
    assert classes["Person.age_band"] is Info.HOUSEHOLD
    assert paper.text("Assessment.wish_area") == "浜町"
    assert paper.text("Assessment.wish_rooms") == "2DK"
    assert paper.text("Assessment.guarantor") == "相談中"
    assert paper.text("Tenancy.moved_in_on") == "令和8年8月"
    assert (paper.frame.recipient, paper.frame.case_number, paper.frame.approval_boxes) == (
        f"{CENTER.name} 相談係",
        "",
        (),
    )
    nowhere = doors.anonymous_inquiry(
        file_of(), None, Wish(area="none", area_words="浜町"), TODAY, codes=codes(), tr=JA
    )
    assert nowhere.frame.recipient == ""
    assert "Assessment.wish_area" not in {each.key for each in nowhere.values}


def test_what_the_person_told_of_their_own_family_is_handed_back_to_them() -> None:
    found = Assessment(id="seen", case="case", family="疎遠") if "family" in Assessment.__dataclass_fields__ else None
    husband = HouseholdMember(id="husband", case="case", name="三浦 某", note="別居")
    records = (INTAKE, husband, *((found,) if found else ()))
    paper = doors.to_person(file_of(*records), (), TODAY, codes=codes(), tr=JA)
    assert {each.key for each in paper.withheld if each.why == doors.OTHERS} <= {
        "HouseholdMember.note",
        "HouseholdMember.marks",
        "HouseholdMember.living",
    }
    assert paper.text("Intake.complaint") == "相談の内容"


def test_what_nobody_filled_in_stands_on_no_intake_sheet() -> None:
    paper = doors.internal(file_of(INTAKE, SON), (), TODAY, codes=codes(), tr=JA)
    assert all(each.text for each in paper.values)
    assert "Intake.visitor_name" not in {each.key for each in paper.values}


def test_versions_of_the_purposes_stand_once_each() -> None:
    purposes = [PurposeEntry(text=text, version=version) for text, version in (("い", "1"), ("ろ", "1"), ("は", "2"))]
    paper = doors.internal(file_of(INTAKE), purposes, TODAY, codes=codes(), tr=JA)
    assert (paper.frame.notes, paper.frame.version) == (("い", "ろ", "は"), "1、2")


def test_another_language_stands_beside_the_empty_consent_form_alone() -> None:
    library = load_library()
    language = next(each.language for each in library.texts if each.language != "ja")

    def beside(form: str, wanted: str) -> bool:
        return doors.blank(form, OFFICE, TODAY, tr=JA, library=library, language=wanted).beside is not None

    assert beside("consent", language)
    assert not beside("consent", "ja")
    assert not beside("consent", "of no version")
    assert not beside("intake", language)
    assert doors.blank("consent", OFFICE, TODAY, tr=JA, language=language).beside is None


def test_a_letter_of_withdrawal_names_the_day_on_which_something_was_told_and_asks_what_was_chosen() -> None:
    told = Disclosure(id="d1", told_at=datetime(2026, 5, 1, 9), at=datetime(2026, 5, 2, 9))
    paper = Disclosure(id="d2", document_number="瀬都住第1号", at=datetime(2026, 5, 3, 9))
    undated = Disclosure(id="d3", document_number="瀬都住第2号")
    made = doors.withdrawal_notice(
        OFFICE, BODY, (told, paper, undated), frozenset({"stop"}), TODAY, date(2026, 7, 7), codes=codes(), tr=JA
    )
    days = [each.text for each in made.values if each.key == "Disclosure.at"]
    assert days == ["令和8年5月1日", "令和8年5月3日"]
    assert (made.frame.recipient, made.frame.reply_by, made.frame.approval_boxes, made.frame.case_number) == (
        f"{CENTER.name} 相談係",
        date(2026, 7, 7),
        (),
        "",
    )
    assert {(each.subject, each.info) for each in made.values} == {("", Info.EXISTENCE)}


def test_several_records_of_a_kind_are_told_apart_by_their_day_or_their_number() -> None:
    notes = [ProgressNote(id=f"n{day}", case="case", at=datetime(2026, 6, day, 10, 0), fact="来所") for day in (1, 2)]
    found = places(
        file_of(MOBILE, MOBILE.replace(id="second"), INTAKE, *notes), REQUEST, (), TODAY, codes=codes(), tr=JA
    )
    headings = {each.record.id: each.heading for each in found}
    assert headings["mobile"].endswith("\u30001")
    assert headings["second"].endswith("\u30002")
    assert "6月1日" in headings["n1"]
    assert "\u3000" not in headings["intake"]
    protection = places(file_of(PROTECTION), REQUEST, (), TODAY, codes=codes(), tr=JA)
    assert "4月13日" in {each.record.id: each.heading for each in protection}["protection"]
    assert not [each for each in found if not each.text]


def test_what_was_told_stands_below_its_disclosure_in_one_line_and_what_was_withheld_does_not() -> None:
    items = [
        DisclosedItem(id=f"i{number}", case="case", disclosure=of, label=label, given=given)
        for number, (of, label, given) in enumerate(
            [
                ("d1", "氏名", True),
                ("d1", "氏名", True),
                ("d1", "電話", True),
                ("d1", "病名", False),
                ("d2", "住所", True),
            ]
        )
    ]
    first, second = Disclosure(id="d1", case="case"), Disclosure(id="d2", case="case")
    made = bundle(first, second, Disclosure(id="d3", case="case"), *items)
    told = {each.record: each.text for each in made.values if each.key == "DisclosedItem.label"}
    assert told == {"d1": "氏名、電話", "d2": "住所"}


def test_a_body_stands_in_the_bundle_by_its_name_and_other_references_do_not() -> None:
    made = bundle(CENTER, Disclosure(id="d1", case="case", organisation="center", referral="referral"))
    texts = {each.key: each.text for each in made.values if each.record == "d1"}
    assert texts["Disclosure.organisation"] == CENTER.name
    assert not {"Disclosure.referral", "Disclosure.case"} & set(texts)
    unknown = bundle(Disclosure(id="d1", case="case", organisation="gone", recipient="福祉課"))
    assert "Disclosure.organisation" not in {each.key for each in unknown.values}


def test_a_place_that_was_masked_says_by_which_ground_and_keeps_the_words_that_stay() -> None:
    note = ProgressNote(id="note", case="case", fact="来所。", others_words="大家の話")

    def masking(**more: object) -> Masking:
        return Masking(
            request="request",
            record="note",
            record_class="ProgressNote",
            field_name="others_words",
            masked=True,
            ground="others",
        ).replace(**more)

    assert bundle(note, masked=(masking(),)).text("ProgressNote.others_words") == "■■■(78条1項2号)"
    kept = bundle(note, masked=(masking(words="大家の■■■"),))
    assert kept.text("ProgressNote.others_words") == "大家の■■■(78条1項2号)"
    assert len(kept.withheld) == 1
    assert [each.endswith(": 1か所") for each in kept.frame.notes] == [True]
    second = (note.replace(id="second"), masking(record="second"))
    twice = bundle(note, second[0], masked=(masking(), second[1]))
    assert [each.endswith(": 2か所") for each in twice.frame.notes] == [True]
    shown = bundle(note, masked=(masking(masked=False),))
    assert (shown.text("ProgressNote.others_words"), shown.withheld, shown.frame.notes) == ("大家の話", (), ())
    for other in ({"record": "x"}, {"record_class": "Intake"}, {"field_name": "fact"}):
        with pytest.raises(Refused) as refused:
            bundle(note, masked=(masking(**other),))
        assert "1か所" in refused.value.message.text(JA)
    assert ground_words("rules", codes(), JA) == ground_words("of no version", codes(), JA) == "要綱"


def test_who_asks_for_another_shows_the_power_before_anything_is_copied() -> None:
    for change, field in (
        ({"identity_paper": " "}, "identity_paper"),
        ({"standing": "agent", "authority_paper": " "}, "authority_paper"),
    ):
        with pytest.raises(Refused) as refused:
            doors.bundle_sheet(file_of(INTAKE), REQUEST.replace(**change), (), TODAY, codes=codes(), tr=JA)
        assert refused.value.field == field


def test_a_recipient_of_the_form_is_named_or_called_by_its_kind() -> None:
    rows = [
        ConsentRecipient(id="r1", consent="consent", organisation="center", classes=frozenset({"IDENTITY"})),
        ConsentRecipient(id="r2", consent="consent", organisation_kind="real_estate", classes=frozenset({"HOUSING"})),
    ]
    paper = doors.consent_form(file_of(), CONSENT, rows, (), [CENTER], TODAY, codes=codes(), tr=JA)
    assert [each["organisation"] for each in paper.rows("ConsentRecipient")] == [CENTER.name, "不動産店・管理会社"]
    assert paper.beside is None
    japanese = doors.consent_form(
        file_of(),
        CONSENT.replace(language="ja"),
        rows,
        (),
        [CENTER],
        TODAY,
        codes=codes(),
        tr=JA,
        library=load_library(),
    )
    assert japanese.beside is None
    draft = doors.consent_form(file_of(), CONSENT.replace(person=""), rows, (), [], TODAY, codes=codes(), tr=JA)
    assert draft.text("Person.name") == PERSON.name
    assert {each.subject for each in draft.values} == {PERSON.id}
    assert paper.frame.case_number == "瀬都住 R8-0023"
    nobody = Organisation(id="x", name="よその会")
    assert nobody.name not in repr(paper)
