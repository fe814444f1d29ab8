"""What still holds after a withdrawal, an expiry, a closing or a death; and who is never told (DOMAIN 5.12)."""

from datetime import date, datetime
from typing import Any

import pytest

from kyoju_desktop.domain import outward as gate
from kyoju_desktop.domain.bases import load_bases
from kyoju_desktop.domain.basis_rule import BasisRule
from kyoju_desktop.domain.closeness import cautions_about
from kyoju_desktop.domain.disclosure import Basis, offered_bases
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.grounds import fault_of
from kyoju_desktop.domain.lapses import EXPIRED, WITHDRAWN, course_of, lapsed_for
from kyoju_desktop.domain.records import (
    Assessment,
    Closing,
    ConsentVoiding,
    ConsentWithdrawal,
    Death,
    Disclosure,
    EmergencyContact,
    HouseholdMember,
    MoveOut,
    OppositeParty,
    OppositeTie,
    Organisation,
    PersonLink,
)
from kyoju_desktop.domain.rules.consent import in_force
from kyoju_desktop.domain.sheet import Sheet
from tests.domain.gate_world import (
    AGENT,
    CASE,
    CENTER,
    CONSENT,
    EVERYTHING,
    HOME,
    MOBILE,
    PERSON,
    PROTECTION,
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

GRANTED = (CONSENT, told(*EVERYTHING))
ASSESSMENT = Assessment(id="assessment", case="case", illness="腰の痛み", income=98_000)
AMBULANCE = Organisation(id="fire", name="架空消防署", kind="fire", standing="other_public")
POLICE = Organisation(id="police", name="架空警察署", kind="police", standing="other_public")
MEETING = Organisation(id="meeting", name="支援会議", kind="conference", conference_body="support_9")
COUNCIL = Organisation(id="council", name="居住支援協議会", kind="conference", conference_body="housing_81")
BAR = Organisation(id="bar", name="架空弁護士会", kind="bar_association", standing="other_public")
NEPHEW = Organisation(id="nephew", name="おい(登録した連絡先)", kind="family")
DEAD = PERSON.replace(died_on=date(2026, 6, 20))
WITHDRAWAL = ConsentWithdrawal(case="case", consent="consent", at=datetime(2026, 6, 20))
SAMPLES = {"text": "書いた", "long": "書いた理由", "day": "2026-06-30", "moment": "2026-06-23T10:05", "choice": "x"}


def written(of: BasisRule, **more: str) -> dict[str, str]:
    """Every fact the rule could demand, and what a lapsed consent demands beside."""
    facts = {each.fact: SAMPLES[each.kind] for each in of.demands}
    return {"at": SAMPLES["moment"], "tell_person_on": SAMPLES["day"], "reason": "理由", **facts, **more}


def on(code: str, **more: str) -> Basis:
    return Basis(rule(code), written(rule(code), **more))


def usable(*records: Record, to: Organisation, purpose: str = "safety", **more: Any) -> list[str]:  # noqa: ANN401 - office, case or person of the file
    file = file_of(*records, **more)
    found = offered_bases(file, to, purpose, TODAY, load_bases(), in_force(file, TODAY))
    return [each.rule.code for each in found if each.usable]


# after the consent (rows 9, 34)


def test_ac_09_2_after_a_withdrawal_only_law_and_emergency_are_left() -> None:
    assert usable(*GRANTED, to=CENTER) == ["consent", "public_69_2_3", "law_69_1", "special_69_2_4"]
    assert usable(*GRANTED, WITHDRAWAL, to=CENTER) == ["law_69_1", "special_69_2_4"]
    one = WITHDRAWAL.replace(organisation="center")
    assert usable(*GRANTED, one, to=CENTER) == ["law_69_1", "special_69_2_4"]
    other = usable(*GRANTED, WITHDRAWAL.replace(organisation="elsewhere"), to=CENTER)
    assert "consent" in other


def test_after_the_last_day_of_a_consent_it_is_the_same() -> None:
    ended = CONSENT.replace(until_day=date(2026, 6, 22))
    assert usable(ended, told(*EVERYTHING), to=CENTER) == ["law_69_1", "special_69_2_4"]
    file = file_of(ended, told(*EVERYTHING))
    assert lapsed_for(file, CENTER, (), TODAY) == EXPIRED
    assert not lapsed_for(file, CENTER, (), date(2026, 6, 22))
    assert not lapsed_for(file, AGENT, (), TODAY)


def test_a_withdrawal_of_one_class_or_item_leaves_the_rest_alive() -> None:
    some = WITHDRAWAL.replace(classes=frozenset({"HEALTH"}))
    item = WITHDRAWAL.replace(record_class="Person", field_name="school")
    for each in (some, item):
        assert not lapsed_for(file_of(*GRANTED, each), CENTER, (), TODAY)


def test_a_withdrawal_of_tomorrow_is_none_yet_and_one_without_a_day_works_at_once() -> None:
    later = WITHDRAWAL.replace(at=datetime(2026, 6, 24))
    assert not lapsed_for(file_of(*GRANTED, later), CENTER, (), TODAY)
    for each in (WITHDRAWAL.replace(at=None), WITHDRAWAL.replace(at=datetime(2026, 6, 23, 9))):
        assert lapsed_for(file_of(*GRANTED, each), CENTER, (), TODAY) == WITHDRAWN


def test_a_newer_consent_for_the_body_takes_the_place_of_the_withdrawn_one() -> None:
    newer = CONSENT.replace(id="newer")
    file = file_of(CONSENT, newer, told(*EVERYTHING), told("IDENTITY", consent="newer"), WITHDRAWAL)
    assert not lapsed_for(file, CENTER, in_force(file, TODAY), TODAY)
    elsewhere = file_of(
        CONSENT, newer, told(*EVERYTHING), told("IDENTITY", organisation="x", consent="newer"), WITHDRAWAL
    )
    assert lapsed_for(elsewhere, CENTER, in_force(elsewhere, TODAY), TODAY) == WITHDRAWN


def test_somebody_elses_a_void_or_a_later_consent_lapses_for_nobody() -> None:
    void = ConsentVoiding(case="case", consent="consent", at=datetime(2026, 6, 1))
    for changed in (
        CONSENT.replace(person="husband"),
        CONSENT.replace(case="elsewhere"),
        CONSENT.replace(state="declined"),
        CONSENT.replace(given_at=None),
        CONSENT.replace(given_at=datetime(2026, 6, 24)),
    ):
        assert not lapsed_for(file_of(changed, told(*EVERYTHING), WITHDRAWAL), CENTER, (), TODAY)
    assert not lapsed_for(file_of(*GRANTED, WITHDRAWAL, void), CENTER, (), TODAY)
    linked = file_of(
        CONSENT.replace(person="again"), told(*EVERYTHING), WITHDRAWAL, PersonLink(first="mio", second="again")
    )
    assert lapsed_for(linked, CENTER, (), TODAY) == WITHDRAWN


def test_inside_the_house_only_a_withdrawal_that_names_the_section_counts() -> None:
    rows = (CONSENT, told(*EVERYTHING, organisation="welfare"))
    assert "internal_69_2_2" in usable(*rows, WITHDRAWAL, to=WELFARE)
    assert "internal_69_2_2" not in usable(*rows, WITHDRAWAL.replace(organisation="welfare"), to=WELFARE)
    ended = CONSENT.replace(until_day=date(2026, 6, 22))
    assert "internal_69_2_2" in usable(ended, rows[1], to=WELFARE)


def test_a_body_named_by_its_kind_only_lapses_too() -> None:
    file = file_of(CONSENT, told("IDENTITY", organisation="", kind="womens_center"), WITHDRAWAL)
    assert lapsed_for(file, CENTER, (), TODAY) == WITHDRAWN
    assert not lapsed_for(file, CENTER.replace(kind="npo"), (), TODAY)
    unnamed = file_of(CONSENT, told("IDENTITY", organisation="", kind=""), WITHDRAWAL)
    assert not lapsed_for(unnamed, CENTER.replace(kind=""), (), TODAY)


@pytest.mark.parametrize("fact", ["reason", "at", "tell_person_on"])
def test_ac_09_2_what_goes_after_a_withdrawal_says_why_when_and_when_the_person_is_told(fact: str) -> None:
    file = file_of(*GRANTED, WITHDRAWAL, HOME)
    facts = written(rule("law_69_1"))
    assert isinstance(go(ask(), file, Basis(rule("law_69_1"), facts)), Sheet)
    answer = refusal(ask(), file, Basis(rule("law_69_1"), {**facts, fact: ""}))
    assert "が要ります" in answer.reason.template
    assert isinstance(go(ask(), file_of(HOME), Basis(rule("law_69_1"), {**facts, fact: ""})), Sheet)


def test_who_is_not_to_be_told_is_not_told_after_a_withdrawal_either() -> None:
    child = Organisation(id="cgc", name="架空児童相談所", kind="child_family", standing="other_public")
    rows = (CONSENT, told(*EVERYTHING, organisation="cgc"), WITHDRAWAL)
    offer = next(
        each
        for each in offered_bases(file_of(*rows), child, "safety", TODAY, load_bases(), ())
        if each.rule.code == "law_child_abuse"
    )
    assert offer.usable
    assert "tell_person_on" not in {each.fact for each in offer.rule.demands}


def test_ac_12_3_an_emergency_names_danger_time_reason_and_the_day_of_telling() -> None:
    file = file_of(HOME, ASSESSMENT)
    picked = frozenset({("assessment", "illness"), ("mio", "name")})
    paper = sheet(ask(AMBULANCE, wanted=picked), file, on("special_69_2_4"))
    assert paper.text("Assessment.illness")
    assert "第69条第2項第4号" in paper.frame.basis
    for fact in ("danger", "at", "reason", "tell_person_on"):
        assert "が要ります" in refusal(ask(AMBULANCE), file, on("special_69_2_4", **{fact: " "})).reason.template
    past = refusal(ask(AMBULANCE), file, on("special_69_2_4", tell_person_on="2026-06-22"))
    assert "きょうより前" in past.reason.template
    sheet(ask(AMBULANCE), file, on("special_69_2_4", tell_person_on="2026-06-23"))


def test_ac_09_2_an_emergency_does_not_reach_the_body_that_looks_after_the_home() -> None:
    corporation = Organisation(id="f", name="居住支援法人F", kind="support_corporation", standing="private")
    assert usable(*GRANTED, to=corporation) == []
    refusal(ask(corporation), file_of(HOME), on("special_69_2_4"))


def test_a_consent_until_a_day_without_the_day_has_run_out() -> None:
    file = file_of(CONSENT.replace(until_day=None), told(*EVERYTHING))
    assert lapsed_for(file, CENTER, (), TODAY) == EXPIRED
    assert not lapsed_for(
        file_of(CONSENT.replace(until_day=None, period="closing"), told(*EVERYTHING)), CENTER, (), TODAY
    )


def test_a_consent_given_today_and_taken_back_today_is_over() -> None:
    given = CONSENT.replace(given_at=datetime(2026, 6, 23, 9))
    back = WITHDRAWAL.replace(at=datetime(2026, 6, 23, 10))
    assert lapsed_for(file_of(given, told(*EVERYTHING), back), CENTER, (), TODAY) == WITHDRAWN


def test_the_reason_tells_a_withdrawal_from_an_expiry() -> None:
    ended = file_of(CONSENT.replace(until_day=date(2026, 6, 22)), told(*EVERYTHING))
    taken = file_of(*GRANTED, WITHDRAWAL)
    for file, words in ((ended, "期限が切れています"), (taken, "撤回しています")):
        fault = fault_of(on("public_69_2_3"), file, CENTER, "safety", (), TODAY)
        assert fault
        assert words in fault.template


def test_a_row_that_names_another_body_names_nobody_by_kind() -> None:
    elsewhere = told("IDENTITY", organisation="x", kind="womens_center")
    assert lapsed_for(file_of(CONSENT, elsewhere, WITHDRAWAL), CENTER, (), TODAY) == ""
    held = file_of(*GRANTED)
    assert lapsed_for(held, CENTER, in_force(held, TODAY), TODAY) == ""


def test_a_court_is_told_on_its_own_request_only() -> None:
    court = Organisation(id="court", name="架空地方裁判所", kind="court", standing="same_body")
    assert usable(to=court, purpose="information") == ["law_court", "law_69_1"]


def test_a_clock_set_back_does_not_bring_back_what_has_run_out() -> None:
    ended = CONSENT.replace(until_day=date(2026, 6, 22))
    written_later = Disclosure(case="case", at=datetime(2026, 6, 23, 9))
    before = date(2026, 6, 22)
    assert not course_of(file_of(ended, told(*EVERYTHING)), CENTER, (), before).lapsed
    assert course_of(file_of(ended, told(*EVERYTHING), written_later), CENTER, (), before).lapsed == EXPIRED


# nobody replaces a basis


@pytest.mark.parametrize("body", [AGENT, CENTER, COUNCIL, BAR, NEPHEW, WELFARE])
def test_no_approver_can_replace_a_missing_basis(body: Organisation) -> None:
    approved = {"approver": "課長 架空", "decision_number": "第9号", "reason": "上司の承認"}
    for basis in (None, Basis(rule("consent"), approved), Basis(rule("purpose"), approved)):
        refusal(ask(body), file_of(HOME), basis)
    for each in load_bases():
        bare = {fact.fact for fact in each.demands if not fact.optional and not fact.fit.bodies and not fact.classes}
        if not bare <= set(approved):
            refusal(ask(body), file_of(HOME), Basis(each, approved))


# conferences (rows 14-18)


def test_ac_08_2_a_conference_is_told_on_its_request_with_number_meeting_and_the_reason_without_consent() -> None:
    file = file_of(HOME, ASSESSMENT)
    paper = sheet(ask(MEETING, "information", level="L2"), file, on("law_conference_9"))
    assert "第9条第6項" in paper.frame.basis
    assert paper.kept_back("Assessment.illness") == gate.BEYOND_LEVEL
    for fact in ("document", "document_on", "sender", "meeting", "why_no_consent"):
        answer = refusal(ask(MEETING, "information"), file, on("law_conference_9", **{fact: ""}))
        assert answer.reason.values == (
            ("fact", next(each.label for each in rule("law_conference_9").demands if each.fact == fact)),
        )


def test_the_article_on_the_paper_is_the_one_of_the_day() -> None:
    old = go(ask(MEETING, "information"), file_of(HOME), on("law_conference_9"), date(2025, 3, 31))
    assert isinstance(old, Sheet)
    assert "第9条第5項" in old.frame.basis


def test_a_body_without_a_law_is_told_with_consent_only() -> None:
    assert usable(to=COUNCIL, purpose="information") == []
    for code in ("law_conference_9", "law_conference_106_6", "law_69_1", "public_69_2_3"):
        refusal(ask(COUNCIL, "information"), file_of(HOME), on(code))
    planning = COUNCIL.replace(conference_body="multi_layer")
    file = file_of(CONSENT, told(*EVERYTHING, organisation="council"))
    assert "支援決定の日" in dict(refusal(ask(planning), file, by_consent()).reason.values).values()
    facts = {"decided_on": "2026-06-01", "attendees": "6名、資料は回収"}
    assert isinstance(go(ask(planning), file, Basis(rule("consent"), facts, "consent")), Sheet)


def test_each_conference_law_fits_its_own_body_only() -> None:
    laws = [each for each in load_bases() if each.fit.bodies]
    for each in laws:
        body = MEETING.replace(conference_body=next(iter(each.fit.bodies)))
        assert usable(to=body, purpose="information") == [each.code]


# inquiries (rows 20, 25, 26)


def test_the_bar_association_gets_nothing_that_was_not_weighed_and_picked_one_by_one() -> None:
    file = file_of(HOME, MOBILE, ASSESSMENT)
    paper = sheet(ask(BAR, "information"), file, on("bar_23_2"))
    assert not paper.values
    every = frozenset((each.record, each.pick) for each in items(ask(BAR), file, on("bar_23_2")).values())
    paper = sheet(ask(BAR, "information", wanted=every), file, on("bar_23_2"))
    assert paper.text("Person.name")
    assert paper.kept_back("Assessment.illness")
    assert not any(each.info.special for each in paper.values)
    refusal(ask(BAR), file, on("bar_23_2", weighed=""))
    refusal(ask(BAR), file, on("public_69_2_3"))
    refusal(ask(BAR), file, on("law_69_1"))
    secret = sheet(ask(BAR, wanted=every), file_of(HOME, MOBILE, PROTECTION), on("bar_23_2"))
    assert not secret.rows("Address")
    assert secret.kept_back("ContactPoint.phone") == gate.SECRET


def test_the_survey_of_public_assistance_reaches_rent_and_arrears_only() -> None:
    office = Organisation(id="office", name="架空県東部福祉事務所", kind="welfare_office", standing="other_public")
    wanted = frozenset({("assessment", "income"), ("mio", "name"), ("home", "place"), ("assessment", "illness")})
    paper = sheet(ask(office, wanted=wanted), file_of(HOME, ASSESSMENT), on("law_assistance_29"))
    assert {each.key for each in paper.values} == {"Assessment.income", "Person.name"}
    assert paper.kept_back("Address.place") == gate.BEYOND_BASIS


def test_the_polices_inquiry_starts_with_nothing_ticked() -> None:
    assert not sheet(ask(POLICE, "information"), file_of(HOME), on("law_police")).values
    assert sheet(ask(POLICE, wanted=frozenset({("mio", "name")})), file_of(HOME), on("law_police")).values


# after the closing and after a death (rows 37; AC-03-4, AC-10-3)


def test_ac_10_3_after_the_closing_consent_and_purpose_are_over_but_inquiries_of_the_law_go_on() -> None:
    closed = CASE.replace(stage="S99")
    for body, code in ((POLICE, "law_police"), (BAR, "bar_23_2"), (AMBULANCE, "special_69_2_4")):
        assert code in usable(*GRANTED, to=body, case=closed)
    assert usable(*GRANTED, to=AGENT, case=closed) == []
    assert "internal_69_2_2" not in usable(*GRANTED, to=WELFARE, case=closed)
    refusal(ask(), file_of(*GRANTED, case=closed), by_consent())


@pytest.mark.parametrize(
    "known", [None, Death(case="case"), MoveOut(case="case", reason="death"), Closing(case="case", reason="death")]
)
def test_ac_03_4_after_a_death_only_a_basis_chosen_for_it_is_left(known: Death | MoveOut | Closing | None) -> None:
    rows = (*GRANTED, HOME, *([known] if known else []))
    person = PERSON if known else DEAD
    assert usable(*rows, to=CENTER, person=person) == ["law_69_1", "special_69_2_4", "deceased_rules"]
    assert usable(*rows, to=NEPHEW, person=person) == ["special_69_2_4", "deceased_rules"]
    refusal(ask(), file_of(*rows, person=person), by_consent())
    refusal(ask(NEPHEW), file_of(HOME), on("deceased_rules"))


def test_the_rules_for_the_dead_carry_nothing_of_the_bereaved_and_nothing_unpicked() -> None:
    aunt = EmergencyContact(id="aunt", case="case", name="叔母", phone="0909990000")
    file = file_of(HOME, SON, aunt, person=DEAD)
    assert not sheet(ask(NEPHEW), file, on("deceased_rules")).values
    every = frozenset((each.record, each.pick) for each in items(ask(NEPHEW), file, on("deceased_rules")).values())
    paper = sheet(ask(NEPHEW, wanted=every), file, on("deceased_rules"))
    assert paper.text("Person.name")
    assert paper.kept_back("EmergencyContact.name") == gate.OTHERS_OFF
    assert paper.kept_back("HouseholdMember.relation") == gate.OTHERS_OFF


def test_where_things_stand_is_told_in_one_place() -> None:
    course = course_of(file_of(*GRANTED, WITHDRAWAL, case=CASE.replace(stage="S99"), person=DEAD), CENTER, (), TODAY)
    assert (course.dead, course.closed, course.lapsed) == (True, True, WITHDRAWN)


# items taken back


def test_ac_09_1_an_item_taken_back_stays_for_that_body_while_the_rest_goes() -> None:
    item = WITHDRAWAL.replace(organisation="center", record_class="Person", field_name="kana")
    paper = sheet(ask(), file_of(*GRANTED, item), by_consent())
    assert paper.kept_back("Person.kana") == gate.TAKEN_BACK
    assert paper.text("Person.name")
    assert sheet(ask(), file_of(*GRANTED, item.replace(organisation="x")), by_consent()).text("Person.kana")


def test_another_adult_can_take_an_item_back_too() -> None:
    husband = HouseholdMember(
        id="husband", case="case", person="husband-person", birth_date=date(1985, 1, 1), marks=frozenset({"disabled"})
    )
    own = CONSENT.replace(id="own", person="husband-person")
    rows = (CONSENT, own, told(*EVERYTHING), told("HEALTH", consent="own"), husband)
    wanted = frozenset({("husband", "marks.disabled"), ("mio", "name")})
    assert sheet(ask(wanted=wanted), file_of(*rows), by_consent()).text("HouseholdMember.marks")
    item = ConsentWithdrawal(
        case="case", consent="own", record_class="HouseholdMember", field_name="marks", at=datetime(2026, 6, 20)
    )
    kept = sheet(ask(wanted=wanted), file_of(*rows, item), by_consent())
    assert kept.kept_back("HouseholdMember.marks") == gate.OTHER_ADULT


# the protected bundle by word of mouth (row 33)


SPOKEN = {"secret_reason": "迎えに行くため", "approver": "課長 架空"}
PLACE = frozenset({("home", "place"), ("mio", "name")})


@pytest.mark.parametrize("means", ["hand", "internal_mail", "accompany"])
def test_the_bundle_goes_on_no_paper_whatever_was_approved(means: str) -> None:
    file = file_of(*GRANTED, HOME, PROTECTION)
    for body, basis in (
        (CENTER, Basis(rule("consent"), SPOKEN, "consent")),
        (AMBULANCE, on("special_69_2_4", **SPOKEN)),
    ):
        paper = go(ask(body, wanted=PLACE, means=means), file, basis)
        assert not isinstance(paper, Sheet) or paper.kept_back("Address.place") == gate.SECRET


def test_a_named_body_or_a_rescuer_can_be_told_the_place_by_word_of_mouth_with_reason_and_approver() -> None:
    file = file_of(*GRANTED, HOME, PROTECTION)
    named = Basis(rule("consent"), SPOKEN, "consent")
    assert sheet(ask(wanted=PLACE, means="oral"), file, named).text("Address.place")
    assert sheet(ask(AMBULANCE, wanted=PLACE, means="oral"), file, on("special_69_2_4", **SPOKEN)).text(
        "Address.place"
    )
    for fact in SPOKEN:
        lacking = Basis(rule("consent"), {**SPOKEN, fact: " "}, "consent")
        assert sheet(ask(wanted=PLACE, means="oral"), file, lacking).kept_back("Address.place") == gate.SECRET
    clinic = Organisation(id="welfare", name="福祉課", kind="welfare_section", standing="same_body")
    told_inside = sheet(ask(clinic, wanted=PLACE, means="oral"), file, on("special_69_2_4", **SPOKEN))
    assert told_inside.kept_back("Address.place") == gate.SECRET


def test_the_place_is_never_told_by_kind_without_its_class_or_on_another_basis() -> None:
    by_kind = (CONSENT, told(*EVERYTHING, organisation="", kind="womens_center"))
    without = (CONSENT, told(*(EVERYTHING - {"CONTACT"})))
    for rows in (by_kind, without):
        paper = sheet(
            ask(wanted=PLACE, means="oral"),
            file_of(*rows, HOME, PROTECTION),
            Basis(rule("consent"), SPOKEN, "consent"),
        )
        assert paper.kept_back("Address.place") in {gate.SECRET, gate.NO_CONSENT}
    police = sheet(ask(POLICE, wanted=PLACE, means="oral"), file_of(HOME, PROTECTION), on("law_police", **SPOKEN))
    assert police.kept_back("Address.place") == gate.SECRET


def test_without_a_basis_a_protected_place_stays_by_word_of_mouth_too() -> None:
    found = items(ask(means="oral"), file_of(HOME, PROTECTION), None)
    assert found["home", "place"].why == gate.SECRET


def test_the_place_is_not_shown_before_it_is_picked_and_never_picked_beforehand() -> None:
    file = file_of(*GRANTED, HOME, PROTECTION)
    basis = Basis(rule("consent"), SPOKEN, "consent")
    for wanted in (None, frozenset({("mio", "name")})):
        found = items(ask(means="oral", wanted=wanted), file, basis)["home", "place"]
        assert (found.text, found.given, found.locked, found.why) == ("", False, False, gate.SECRET_OFF)
    assert items(ask(means="oral", wanted=PLACE), file, basis)["home", "place"].text == HOME.place


def test_a_protected_person_makes_the_bases_ask_for_reason_and_approver_but_not_require_them() -> None:
    file = file_of(*GRANTED, PROTECTION)
    found = offered_bases(file, CENTER, "safety", TODAY, load_bases(), in_force(file, TODAY))
    asked = {each.rule.code: {fact.fact for fact in each.rule.demands if fact.optional} for each in found}
    assert asked["consent"] == asked["special_69_2_4"] == {"secret_reason", "approver"}
    assert not asked["law_69_1"]
    open_ = file_of(*GRANTED)
    found = offered_bases(open_, CENTER, "safety", TODAY, load_bases(), in_force(open_, TODAY))
    assert not any(fact.optional for each in found for fact in each.rule.demands)
    assert fault_of(by_consent(), file, CENTER, "safety", in_force(file, TODAY), TODAY) is None


# close to the opposite party (rows 13, 24)


def test_the_opposite_party_is_told_nothing_on_any_basis() -> None:
    husband = Organisation(id="husband", name="三浦　亮", kind="family")
    opposite = OppositeParty(person="mio", name="三浦 亮", kana="みうら りょう", relation="夫")
    file = file_of(CONSENT, told(*EVERYTHING, organisation="husband"), opposite)
    assert "答えてはいけない相手" in refusal(ask(husband), file, by_consent()).reason.template
    by_kana = husband.replace(name="Ryo", kana="みうらりょう")
    refusal(ask(by_kana), file, by_consent())
    assert isinstance(go(ask(husband.replace(name="三浦 花", kana="")), file, by_consent()), Sheet)


@pytest.mark.parametrize(
    ("kind", "stops"), [("lawyer", True), ("relatives", True), ("friends", True), ("employer", False)]
)
def test_who_speaks_for_the_opposite_party_is_told_nothing(kind: str, stops: bool) -> None:
    tie = OppositeTie(person="mio", kind=kind, organisation="agent")
    file = file_of(CONSENT, told(*EVERYTHING, organisation="agent"), tie)
    assert isinstance(go(ask(AGENT), file, by_consent()), Sheet) is not stops
    public = file_of(CONSENT, told(*EVERYTHING), tie.replace(organisation="center"))
    assert isinstance(go(ask(), public, by_consent()), Sheet)


@pytest.mark.parametrize(
    ("record", "strong"),
    [
        (OppositeTie(person="mio", kind="employer", organisation="agent"), True),
        (OppositeTie(person="mio", kind="home_town", name="架空不動産"), True),
        (OppositeTie(person="mio", kind="home_town", name="潮見市"), True),
        (OppositeTie(person="mio", kind="home_town", name="遠見市"), False),
        (OppositeTie(person="mio", kind="home_town", name="潮"), False),
        (OppositeTie(person="mio", kind="home_town", name=""), False),
        (OppositeTie(person="mio", kind="employer", organisation="elsewhere", name="架空不動産"), False),
        (OppositeParty(person="mio", connected="勤務先 架空不動産B店 の店長"), True),
        (OppositeParty(person="mio", connected="潮見市、遠見市"), True),
        (OppositeParty(person="mio", connected="遠見市"), False),
        (OppositeParty(person="mio"), False),
    ],
)
def test_a_recipient_close_to_the_opposite_party_is_flagged(
    record: OppositeTie | OppositeParty, strong: bool
) -> None:
    body = AGENT.replace(address="架空県潮見市1-1")
    found = list(cautions_about(file_of(record), body))
    assert [each.strong for each in found] == [True] * strong


def test_a_note_on_the_body_itself_is_a_caution_that_stops_nothing() -> None:
    found = list(cautions_about(file_of(), AGENT.replace(caution="電話は午後だけ")))
    assert [each.strong for each in found] == [False]
    unnamed = AGENT.replace(name="", kana="")
    known = OppositeParty(person="mio", connected="架空の店")
    assert not list(cautions_about(file_of(), unnamed))
    assert not list(cautions_about(file_of(known), unnamed))
    assert isinstance(
        go(ask(unnamed), file_of(CONSENT, told(*EVERYTHING, organisation="agent"), known), by_consent()), Sheet
    )


def test_the_family_of_a_protected_person_is_looked_at_twice() -> None:
    assert [each.strong for each in cautions_about(file_of(PROTECTION), NEPHEW)] == [True]
    assert not list(cautions_about(file_of(), NEPHEW))
    assert not list(cautions_about(file_of(PROTECTION), CENTER))


def test_after_a_lapse_the_further_facts_are_asked_in_their_kinds() -> None:
    file = file_of(*GRANTED, WITHDRAWAL)
    found = offered_bases(file, CENTER, "safety", TODAY, load_bases(), ())
    law = next(each for each in found if each.rule.code == "law_69_1")
    kinds = {each.fact: each.kind for each in law.rule.demands}
    assert (kinds["reason"], kinds["at"], kinds["tell_person_on"]) == ("long", "moment", "day")
    protected = file_of(*GRANTED, PROTECTION)
    consent = offered_bases(protected, CENTER, "safety", TODAY, load_bases(), in_force(protected, TODAY))[0]
    assert {each.fact: each.kind for each in consent.rule.demands} == {"secret_reason": "long", "approver": "text"}
