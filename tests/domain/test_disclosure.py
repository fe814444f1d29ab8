"""The gate: what goes, what stays and why."""

from datetime import date, datetime

import pytest

from kyoju_desktop.domain import outward
from kyoju_desktop.domain.disclosure import Basis
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Address,
    Assessment,
    Case,
    ConsentExclusion,
    ConsentWithdrawal,
    EmergencyContact,
    HouseholdMember,
    Person,
    PersonLink,
    PurposeEntry,
)
from kyoju_desktop.domain.sheet import Door
from tests.domain.gate_world import (
    AGENT,
    CENTER,
    CONSENT,
    EVERYTHING,
    HOME,
    INTAKE,
    MOBILE,
    OFFICE,
    ORDINARY,
    PERSON,
    PROTECTION,
    REFERRAL,
    SON,
    TODAY,
    WELFARE,
    ask,
    by_consent,
    file_of,
    go,
    items,
    refusal,
    rule,
    sheet,
    told,
)

ASSESSMENT = Assessment(id="assessment", case="case", illness="腰の痛み", family="夫とは連絡しない", income=98_000)
GRANTED = (CONSENT, told(*EVERYTHING))
REASON = {"reason": "給付の相談に要るため"}


def internal() -> Basis:
    return Basis(rule("internal_69_2_2"), REASON)


def test_a_consent_lets_the_named_recipient_know_what_was_ticked() -> None:
    paper = sheet(ask(level="L1"), file_of(*GRANTED, HOME, MOBILE), by_consent())
    assert paper.text("Person.name") == "三浦 架代"
    assert paper.text("Address.place") == HOME.place
    assert paper.text("ContactPoint.phone") == "090-0000-1234"
    assert paper.door is Door.OUTWARD
    assert paper.form == "referral"


def test_every_value_names_its_record_and_whom_it_speaks_about() -> None:
    friend = HouseholdMember(id="friend", case="case", person="friend-person", relation="other")
    paper = sheet(ask(level="L2"), file_of(*GRANTED, HOME, friend), by_consent())
    places = {(each.record, each.key, each.subject) for each in paper.values}
    assert ("home", "Address.place", "mio") in places
    assert ("friend", "HouseholdMember.relation", "friend-person") in places


def test_without_a_basis_nothing_goes_and_the_refusal_says_what_would_help() -> None:
    answer = refusal(ask(AGENT, "housing"), file_of(HOME), None)
    told_ways = [way.template for way in answer.ways]
    assert "根拠を選んで" in answer.reason.template
    assert any("同意をたずねる" in way for way in told_ways)
    assert any("匿名の照会" in way for way in told_ways)


def test_ac_01_6_a_body_that_the_consent_does_not_name_gets_no_paper_with_a_name() -> None:
    answer = refusal(ask(AGENT, "housing"), file_of(*GRANTED, HOME), by_consent())
    assert answer.reason.template == "同意はありますが、この相手か、この用件は入っていません。"


@pytest.mark.parametrize("day", [date(2026, 4, 19), date(2027, 4, 1)])
def test_a_consent_works_neither_before_its_day_nor_after_its_end(day: date) -> None:
    refusal(ask(), file_of(*GRANTED, HOME), by_consent(), day)


@pytest.mark.parametrize("day", [date(2026, 4, 20), date(2027, 3, 31)])
def test_a_consent_works_on_its_first_and_on_its_last_day(day: date) -> None:
    sheet(ask(), file_of(*GRANTED, HOME), by_consent(), day)


def test_a_consent_for_other_purposes_does_not_carry_the_errand() -> None:
    file = file_of(CONSENT.replace(purposes=frozenset({"contract"})), told(*EVERYTHING))
    refusal(ask(), file, by_consent())


def test_a_way_of_handing_over_outside_the_consent_is_refused() -> None:
    file = file_of(CONSENT.replace(means=frozenset({"phone"})), told(*EVERYTHING))
    assert "渡し方" in refusal(ask(means="fax"), file, by_consent()).reason.template


def test_a_withdrawn_class_stays_while_the_rest_goes() -> None:
    withdrawal = ConsentWithdrawal(
        case="case", consent="consent", organisation="center", classes=frozenset({"HEALTH"}), at=datetime(2026, 6, 1)
    )
    wanted = frozenset({("assessment", "illness"), ("mio", "name")})
    paper = sheet(ask(wanted=wanted), file_of(*GRANTED, ASSESSMENT, withdrawal), by_consent())
    assert paper.text("Person.name")
    assert paper.kept_back("Assessment.illness") == outward.NO_CONSENT


def test_someone_elses_consent_lets_nothing_about_the_client_out() -> None:
    file = file_of(CONSENT.replace(person="husband"), told(*EVERYTHING), HOME)
    refusal(ask(), file, by_consent())


def test_the_consent_of_a_linked_record_of_the_same_person_counts() -> None:
    file = file_of(
        CONSENT.replace(person="mio-again"), told(*EVERYTHING), PersonLink(first="mio-again", second="mio")
    )
    assert sheet(ask(), file, by_consent()).text("Person.name")


def test_special_information_stays_off_until_it_is_picked_by_itself() -> None:
    file = file_of(*GRANTED, ASSESSMENT)
    assert sheet(ask(), file, by_consent()).kept_back("Assessment.illness") == outward.SPECIAL_OFF
    picked = sheet(ask(wanted=frozenset({("assessment", "illness")})), file, by_consent())
    assert picked.text("Assessment.illness") == "腰の痛み"
    assert picked.frame.special
    assert picked.kept_back("Person.name") == outward.NOT_PICKED


def test_a_special_code_among_ordinary_answers_is_dropped_alone_and_listed() -> None:
    file = file_of(CONSENT, told(*ORDINARY), INTAKE)
    paper = sheet(ask(level="L3"), file, by_consent())
    assert paper.text("Intake.topics") == "仕事上の不安やトラブル"
    kept = [each for each in paper.withheld if each.key == "Intake.topics"]
    assert [(each.info, each.why) for each in kept] == [(Info.VICTIM, outward.NO_CONSENT)]
    assert "DV" not in repr(paper)


def test_a_special_code_goes_when_it_is_covered_and_picked_by_itself() -> None:
    file = file_of(*GRANTED, INTAKE)
    field = frozenset({("intake", "topics")})
    assert sheet(ask(wanted=field), file, by_consent()).text("Intake.topics") == "仕事上の不安やトラブル"
    both = field | {("intake", "topics.T14")}
    paper = sheet(ask(wanted=both), file, by_consent())
    assert set(paper.text("Intake.topics").split("、")) == {"仕事上の不安やトラブル", "DV・虐待"}
    assert paper.all("Intake.topics")[0].info is Info.VICTIM


def test_a_single_choice_counts_with_the_class_of_its_code() -> None:
    file = file_of(CONSENT, told(*ORDINARY), INTAKE.replace(main_topic="T14"))
    wanted = frozenset({("intake", "main_topic"), ("mio", "name")})
    assert sheet(ask(wanted=wanted), file, by_consent()).kept_back("Intake.main_topic") == outward.NO_CONSENT


def test_a_code_that_is_for_the_office_only_never_goes() -> None:
    partner = HouseholdMember(id="partner", case="case", relation="partner")
    wanted = frozenset({("partner", "relation"), ("mio", "name")})
    paper = sheet(ask(wanted=wanted), file_of(*GRANTED, partner), by_consent())
    assert paper.kept_back("HouseholdMember.relation") == outward.OFFICE_ONLY


def test_a_recipient_by_kind_never_gets_special_information() -> None:
    file = file_of(CONSENT, told(*EVERYTHING, organisation="", kind="womens_center"), ASSESSMENT)
    paper = sheet(ask(wanted=frozenset({("assessment", "illness"), ("mio", "name")})), file, by_consent())
    assert paper.text("Person.name")
    assert paper.kept_back("Assessment.illness") == outward.NO_CONSENT


def test_the_level_caps_the_classes() -> None:
    wanted = frozenset({("assessment", "income"), ("mio", "name")})
    file = file_of(*GRANTED, ASSESSMENT)
    assert (
        sheet(ask(level="L1", wanted=wanted), file, by_consent()).kept_back("Assessment.income")
        == outward.BEYOND_LEVEL
    )
    assert sheet(ask(level="L2", wanted=wanted), file, by_consent()).text("Assessment.income") == "98,000円"


def test_ac_12_4_the_lowest_level_tells_only_that_there_is_a_household_to_visit() -> None:
    basis = Basis(rule("public_69_2_3"), REASON)
    commissioner = CENTER.replace(id="minsei", kind="commissioner", standing="private")
    paper = sheet(ask(commissioner, "visit", level="L0"), file_of(HOME, MOBILE, INTAKE, ASSESSMENT, SON), basis)
    assert {each.key for each in paper.values} == {
        "Referral.urgency",
        "Address.place",
        "Address.building",
        "Address.room",
    }
    assert {each.info for each in paper.values} == {Info.EXISTENCE}
    assert paper.frame.notes == ("訪問してほしい世帯があります。ほかのことは、この紙には書いていません。",)


def test_the_lowest_level_does_not_exist_for_a_protected_person() -> None:
    assert "L0" in refusal(ask(level="L0"), file_of(*GRANTED, HOME, PROTECTION), by_consent()).reason.template


def test_the_whole_record_goes_only_for_a_transfer_with_consent() -> None:
    file = file_of(*GRANTED, HOME, ASSESSMENT)
    refusal(ask(level="L4"), file, by_consent())
    refusal(ask(WELFARE, "transfer", level="L4"), file, internal())
    refusal(ask(purpose="transfer", level="L4"), file, None)
    wanted = frozenset({("assessment", "illness")})
    assert sheet(ask(purpose="transfer", level="L4", wanted=wanted), file, by_consent()).text("Assessment.illness")


def test_secrecy_withholds_the_whole_bundle_also_of_the_household() -> None:
    emergency = EmergencyContact(
        id="aunt", case="case", name="叔母", phone="0909990000", address="潮見市", may_tell="yes"
    )
    everything = (*GRANTED, HOME, MOBILE, SON, emergency, PROTECTION, ASSESSMENT.replace(career="港の店"))
    paper = sheet(ask(wanted=None), file_of(*everything), by_consent())
    secret = {each.key for each in paper.withheld if each.why == outward.SECRET}
    assert secret >= {
        "Address.place",
        "ContactPoint.phone",
        "Person.school",
        "Person.workplace",
        "HouseholdMember.school_or_work",
        "EmergencyContact.name",
        "EmergencyContact.phone",
        "EmergencyContact.address",
        "Assessment.career",
    }
    assert paper.text("ContactPoint.voicemail")
    assert paper.text("Referral.urgency") == "準緊急(数日のうち)"
    assert paper.frame.notes == ("住所と電話は、別に口頭でお伝えします。",)


def test_a_paper_promises_an_address_by_word_of_mouth_only_if_there_is_one() -> None:
    paper = sheet(ask(), file_of(*GRANTED, MOBILE, PROTECTION), by_consent())
    assert paper.kept_back("ContactPoint.phone") == outward.SECRET
    assert paper.frame.notes == ()


@pytest.mark.parametrize("means", ["fax", "post", "phone_then_paper"])
def test_nothing_about_a_protected_person_goes_by_fax_or_post(means: str) -> None:
    assert "秘匿" in refusal(ask(means=means), file_of(*GRANTED, PROTECTION), by_consent()).reason.template


def test_a_secret_address_alone_protects_too() -> None:
    paper = sheet(ask(), file_of(*GRANTED, HOME.replace(secret=True)), by_consent())
    assert paper.kept_back("Address.place") == outward.SECRET


def test_an_excluded_item_stays_for_everybody_whatever_the_basis() -> None:
    no_school = ConsentExclusion(case="case", consent="consent", record_class="Person", field_name="school")
    file = file_of(*GRANTED, no_school)
    wanted = frozenset({("mio", "school"), ("mio", "name")})
    assert sheet(ask(wanted=wanted), file, by_consent()).kept_back("Person.school") == outward.EXCLUDED
    inside = sheet(ask(WELFARE, "benefit", wanted=wanted), file, internal())
    assert inside.kept_back("Person.school") == outward.EXCLUDED


def test_an_exclusion_can_name_one_record_or_a_whole_kind() -> None:
    other = Address(id="other", person="mio", place="潮見市1-1", use="current")
    one = ConsentExclusion(case="case", consent="consent", record_class="Address", field_name="place", record="home")
    paper = sheet(ask(), file_of(*GRANTED, HOME, other, one), by_consent())
    assert paper.text("Address.place") == "潮見市1-1"
    whole = one.replace(field_name="", record="")
    assert not sheet(ask(), file_of(*GRANTED, HOME, other, whole), by_consent()).rows("Address")


def test_an_exclusion_outlives_its_consent_until_a_new_one_takes_its_place() -> None:
    no_name = ConsentExclusion(case="case", consent="consent", record_class="Person", field_name="name")
    lapsed = CONSENT.replace(until_day=date(2026, 5, 1))
    newer = CONSENT.replace(id="newer", given_at=datetime(2026, 6, 1, 9, 0))
    row = told(*EVERYTHING, consent="newer")
    kept = sheet(ask(), file_of(lapsed, told(*EVERYTHING), no_name, newer, row), by_consent("newer"))
    assert kept.kept_back("Person.name") == outward.EXCLUDED
    renewed = file_of(lapsed, told(*EVERYTHING), no_name, newer.replace(replaces="consent"), row)
    assert sheet(ask(), renewed, by_consent("newer")).text("Person.name")
    void = file_of(lapsed.replace(state="void"), told(*EVERYTHING), no_name, newer, row)
    assert sheet(ask(), void, by_consent("newer")).text("Person.name")


def test_another_adults_special_information_needs_that_adults_own_consent() -> None:
    husband = HouseholdMember(
        id="husband", case="case", person="husband-person", birth_date=date(1985, 1, 1), marks=frozenset({"disabled"})
    )
    wanted = frozenset({("husband", "marks.disabled"), ("mio", "name")})
    file = file_of(*GRANTED, husband)
    assert sheet(ask(wanted=wanted), file, by_consent()).kept_back("HouseholdMember.marks") == outward.OTHER_ADULT
    own = CONSENT.replace(id="own", person="husband-person")
    both = file_of(CONSENT, own, told(*EVERYTHING), told("HEALTH", consent="own"), husband)
    assert sheet(ask(wanted=wanted), both, by_consent()).text("HouseholdMember.marks")
    without = file_of(CONSENT, own, told(*EVERYTHING), told("MONEY", consent="own"), husband)
    assert sheet(ask(wanted=wanted), without, by_consent()).kept_back("HouseholdMember.marks") == outward.OTHER_ADULT


@pytest.mark.parametrize(("birth", "goes"), [(date(2008, 6, 24), True), (date(2008, 6, 23), False), (None, False)])
def test_a_child_is_spoken_for_by_the_client_but_somebody_of_unknown_age_is_not(
    birth: date | None, goes: bool
) -> None:
    child = HouseholdMember(id="child", case="case", birth_date=birth, marks=frozenset({"disabled"}))
    wanted = frozenset({("child", "marks.disabled"), ("mio", "name")})
    paper = sheet(ask(wanted=wanted), file_of(*GRANTED, child), by_consent())
    assert bool(paper.text("HouseholdMember.marks")) is goes


def test_a_record_of_another_person_in_the_file_needs_that_persons_consent_too() -> None:
    refuge = Address(id="refuge", person="sister", use="refuge", place="潮見市1-1")
    wanted = frozenset({("refuge", "use"), ("mio", "name")})
    paper = sheet(ask(wanted=wanted), file_of(*GRANTED, refuge), by_consent())
    assert paper.kept_back("Address.use") == outward.OTHER_ADULT
    own = file_of(*GRANTED, refuge.replace(person="mio"))
    assert sheet(ask(wanted=wanted), own, by_consent()).text("Address.use") == "避難先"


def test_inside_the_same_body_a_written_reason_carries_what_is_not_special() -> None:
    file = file_of(HOME, ASSESSMENT)
    wanted = frozenset({("assessment", "income"), ("assessment", "illness"), ("mio", "name")})
    paper = sheet(ask(WELFARE, "benefit", wanted=wanted), file, internal())
    assert paper.text("Assessment.income")
    assert paper.kept_back("Assessment.illness") == outward.BEYOND_BASIS
    assert "第69条第2項第2号" in paper.frame.basis


def test_a_missing_reason_is_named() -> None:
    answer = refusal(ask(WELFARE, "benefit"), file_of(HOME), Basis(rule("internal_69_2_2"), {"reason": "  "}))
    assert answer.reason.values == (("fact", "相当の理由"),)


PURPOSE = PurposeEntry(
    id="entry",
    text="役場の福祉の係につなぐため",
    version="第1版",
    from_day=date(2026, 4, 1),
    recipients=frozenset({"welfare_section"}),
    classes=frozenset({"IDENTITY", "NEED", "HEALTH"}),
    purposes=frozenset({"benefit"}),
)
HANDED = INTAKE.replace(purpose_version="第1版", purpose_told_on=date(2026, 6, 1))


def test_a_declared_purpose_carries_its_own_classes_once_it_was_handed_over() -> None:
    basis = Basis(rule("purpose"), entry=PURPOSE)
    wanted = frozenset({("assessment", "illness"), ("assessment", "income"), ("mio", "name")})
    paper = sheet(ask(WELFARE, "benefit", wanted=wanted), file_of(HANDED, ASSESSMENT), basis)
    assert paper.text("Person.name")
    assert paper.text("Assessment.illness")
    assert paper.kept_back("Assessment.income") == outward.BEYOND_BASIS


def test_a_declared_purpose_carries_nothing_special_out_of_the_house() -> None:
    entry = PURPOSE.replace(recipients=frozenset({"womens_center"}))
    wanted = frozenset({("assessment", "illness"), ("mio", "name")})
    paper = sheet(
        ask(CENTER, "benefit", wanted=wanted), file_of(HANDED, ASSESSMENT), Basis(rule("purpose"), entry=entry)
    )
    assert paper.kept_back("Assessment.illness") == outward.BEYOND_BASIS


def test_the_previews_items_hide_what_is_locked_and_show_what_is_only_unpicked() -> None:
    no_school = ConsentExclusion(case="case", consent="consent", record_class="Person", field_name="school")
    found = items(ask(level="L3"), file_of(*GRANTED, ASSESSMENT, no_school), by_consent())
    school, work, name = found["mio", "school"], found["mio", "workplace"], found["mio", "name"]
    assert (school.locked, school.text, school.given, school.why) == (True, "", False, outward.EXCLUDED)
    assert (work.locked, work.text, work.given, work.why) == (False, "こもれび製菓", False, outward.NOT_PICKED)
    assert (name.locked, name.given, name.why) == (False, True, "")
    assert found["assessment", "illness"].special


def test_every_item_is_locked_while_nothing_may_go() -> None:
    for basis in (None, by_consent("nowhere")):
        found = items(ask(), file_of(HOME, PROTECTION), basis).values()
        assert all(each.locked and not each.text for each in found)
    assert items(ask(), file_of(HOME), None)["mio", "name"].why == outward.NO_BASIS


def test_only_the_current_address_is_ticked_by_itself() -> None:
    former = Address(id="former", person="mio", use="former", place="潮見市9-9")
    ended = Address(id="ended", person="mio", use="current", place="潮見市8-8", until_day=date(2026, 6, 22))
    last = Address(id="last", person="mio", use="current", place="潮見市7-7", until_day=TODAY)
    paper = sheet(ask(), file_of(*GRANTED, HOME, former, ended, last), by_consent())
    assert {each.record for each in paper.all("Address.place")} == {"home", "last"}
    assert "ended" not in {each.record for each in paper.withheld}


def test_the_paper_is_framed_by_office_recipient_basis_and_conditions() -> None:
    draft = REFERRAL.replace(
        contact="相談員 早瀬", reply_by=date(2026, 7, 7), attachments="同意書の写し", attachment_pages=1
    )
    paper = sheet(ask(referral=draft, document_number="瀬都住第58号"), file_of(*GRANTED), by_consent())
    frame = paper.frame
    assert frame.title == "つなぎ票"
    assert frame.dated_on == TODAY
    assert frame.case_number == "瀬都住 R8-0023"
    assert frame.document_number == "瀬都住第58号"
    assert frame.recipient == CENTER.name
    assert frame.recipient_person == "相談員 早瀬"
    assert frame.basis == "本人の同意(書面 第14号 令和8年4月20日)"
    assert frame.approval_boxes == ("係員", "係長", "課長")
    assert frame.reply_by == date(2026, 7, 7)
    assert frame.means == "手渡し"
    assert frame.attachments == "同意書の写し 1枚"
    assert len(frame.conditions) == 5
    assert not frame.special


def test_a_recipient_inside_the_house_gets_the_shorter_conditions() -> None:
    assert len(sheet(ask(WELFARE, "benefit"), file_of(HOME), internal()).frame.conditions) == 1


def test_a_paper_without_a_draft_of_the_referral_has_no_texts_of_its_own() -> None:
    paper = sheet(ask(referral=None), file_of(*GRANTED), by_consent())
    assert not paper.rows("Referral")
    assert paper.frame.reply_by is None


def test_other_papers_and_closed_bodies_are_refused() -> None:
    refusal(ask(door=Door.TO_PERSON), file_of(*GRANTED), by_consent())
    refusal(ask(CENTER.replace(closed=True)), file_of(*GRANTED), by_consent())


def test_a_closed_case_lets_nothing_out_on_a_consent() -> None:
    file = file_of(*GRANTED, case=Case(id="case", person="mio", stage="S99"))
    refusal(ask(), file, by_consent())


def test_the_decision_does_not_depend_on_the_order_of_the_records() -> None:
    file = file_of(told(*EVERYTHING), SON, MOBILE, HOME, CONSENT)
    other = file_of(CONSENT, HOME, MOBILE, SON, told(*EVERYTHING))
    assert go(ask(), file, by_consent()) == go(ask(), other, by_consent())


def test_a_name_alone_may_be_told_without_any_other_class() -> None:
    file = file_of(CONSENT, told("IDENTITY"), HOME, person=Person(id="mio", name="三浦 架代"))
    assert {each.key for each in sheet(ask(), file, by_consent()).values} == {"Person.name"}


def test_training_papers_say_so() -> None:
    file = file_of(*GRANTED, office=OFFICE.replace(training=True))
    assert sheet(ask(), file, by_consent()).frame.training


def test_a_consent_that_is_not_given_is_none() -> None:
    for state in ("declined", "on_hold", "seeking", "void"):
        refusal(ask(), file_of(CONSENT.replace(state=state), told(*EVERYTHING)), by_consent())


def test_while_a_fact_is_unwritten_what_would_go_is_shown_and_nothing_goes() -> None:
    file = file_of(HOME, ASSESSMENT)
    unwritten, written = Basis(rule("internal_69_2_2")), internal()
    asked = ask(WELFARE, "benefit", level="L2")
    assert refusal(asked, file, unwritten).unfinished
    before, after = items(asked, file, unwritten), items(asked, file, written)
    assert before == after
    assert before["mio", "name"].given
    picked = ask(WELFARE, "benefit", level="L2", wanted=frozenset({("assessment", "income")}))
    assert [key for key, each in items(picked, file, unwritten).items() if each.given] == [("assessment", "income")]
    refusal(picked, file, unwritten)


def test_a_basis_that_lacks_more_than_a_fact_shows_nothing() -> None:
    dead = PERSON.replace(died_on=date(2026, 6, 1))
    file = file_of(*GRANTED, HOME, person=dead)
    answer = refusal(ask(WELFARE, "benefit"), file, Basis(rule("internal_69_2_2")))
    assert not answer.unfinished
    found = items(ask(WELFARE, "benefit"), file, Basis(rule("internal_69_2_2")))
    assert all(each.locked and not each.text for each in found.values())
