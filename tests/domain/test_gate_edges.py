"""The gate at its edges: what no paper may offer, what is asked aloud without a basis, what is still unwritten."""

from dataclasses import replace
from datetime import date

import pytest

from kyoju_desktop.domain.bases import load_bases, load_conditions, load_conferences, standing_of
from kyoju_desktop.domain.basis_rule import Demand, labels_of
from kyoju_desktop.domain.closeness import cautions_about, never_to
from kyoju_desktop.domain.disclosure import Basis
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.frames import basis_text, office_frame, recipient_of
from kyoju_desktop.domain.grounds import fault_of, offered_bases, only_unwritten, terms_of, was_told
from kyoju_desktop.domain.lapses import course_of, is_dead, lapsed_for, same_human
from kyoju_desktop.domain.leaks import fold, leaks
from kyoju_desktop.domain.outward import OFFICE_ONLY, SECRET, Refusal
from kyoju_desktop.domain.papers import Line, OutwardPaper
from kyoju_desktop.domain.records import (
    Assessment,
    Closing,
    ConsentVoiding,
    ConsentWithdrawal,
    Death,
    HouseholdMember,
    MoveOut,
    OppositeParty,
    OppositeTie,
    Organisation,
    PersonLink,
    PurposeEntry,
)
from kyoju_desktop.domain.rules.consent import in_force
from tests.domain.gate_world import (
    AGENT,
    CENTER,
    CONSENT,
    EVERYTHING,
    HOME,
    INTAKE,
    JA,
    MOBILE,
    OFFICE,
    PERSON,
    PROTECTION,
    REFERRAL,
    TODAY,
    TOWN,
    WELFARE,
    ask,
    by_consent,
    codes,
    file_of,
    items,
    refusal,
    rule,
    sheet,
    told,
)

GIVEN = (CONSENT, told(*EVERYTHING))


def test_what_is_for_the_office_only_stays_whatever_paper_offers_it() -> None:
    person = PERSON.replace(two_person_reason="前に怒鳴られた")
    paper = OutwardPaper("referral", "試し", (Line("Person.name"), Line("Person.two_person_reason")))
    file = file_of(*GIVEN, person=person)
    wanted = frozenset({("mio", "two_person_reason"), ("mio", "name")})
    request = ask(paper=paper, wanted=wanted)
    found = items(request, file, by_consent())
    assert found["mio", "two_person_reason"].why == OFFICE_ONLY
    assert found["mio", "two_person_reason"].locked
    assert found["mio", "name"].given
    assert "怒鳴" not in repr(sheet(request, file, by_consent()))


def test_a_protected_place_asked_for_aloud_without_a_basis_stays_secret() -> None:
    file = file_of(*GIVEN, HOME, MOBILE, PROTECTION)
    request = ask(means="oral", wanted=frozenset({("home", "place")}))
    assert items(request, file, None)["home", "place"].why == SECRET
    assert isinstance(refusal(request, file, None), Refusal)


def test_a_refusal_is_unfinished_only_while_nothing_but_facts_is_lacking() -> None:
    file = file_of(*GIVEN)
    emergency = Basis(rule("special_69_2_4"))
    assert refusal(ask(), file, emergency).unfinished
    assert not refusal(ask(purpose="housing"), file, emergency).unfinished
    assert not refusal(ask(), file_of(), by_consent()).unfinished
    assert not refusal(ask(), file, None).unfinished
    assert not refusal(ask(means="data"), file, by_consent()).unfinished


def test_while_only_facts_are_lacking_the_items_can_be_looked_at_and_otherwise_all_are_locked() -> None:
    file, wanted = file_of(*GIVEN, HOME), frozenset({("mio", "name")})
    emergency = Basis(rule("special_69_2_4"))
    assert items(ask(wanted=wanted), file, emergency)["mio", "name"].given
    for basis, purpose in ((None, "safety"), (emergency, "housing"), (by_consent("x"), "safety")):
        found = items(ask(purpose=purpose, wanted=wanted), file, basis)
        assert {each.given for each in found.values()} == {False}
        assert found["mio", "name"].locked


def test_a_body_that_is_used_no_more_gets_nothing() -> None:
    closed = CENTER.replace(closed=True)
    assert "もう使わない" in refusal(ask(closed), file_of(*GIVEN), by_consent()).reason.template


def test_a_purpose_counts_from_the_day_on_which_it_was_handed_over() -> None:
    entry = PurposeEntry(version="第1版")
    for told_on, counts in ((TODAY, True), (date(2026, 6, 24), False), (None, False)):
        handed = INTAKE.replace(purpose_version="第1版", purpose_told_on=told_on)
        assert was_told(file_of(handed), entry, TODAY) is counts
    assert not was_told(file_of(INTAKE.replace(purpose_version="第2版", purpose_told_on=TODAY)), entry, TODAY)
    assert was_told(file_of(INTAKE.replace(purpose_exception="urgent")), entry, TODAY)


def test_a_basis_whose_facts_are_all_written_is_not_unwritten() -> None:
    consents = in_force(file_of(*GIVEN), TODAY)
    file, basis = file_of(*GIVEN), by_consent()
    assert not only_unwritten(basis, file, CENTER, "safety", consents, TODAY)
    assert fault_of(basis, file, CENTER, "safety", consents, TODAY) is None
    assert not only_unwritten(basis, file_of(), CENTER, "safety", (), TODAY)
    emergency = Basis(rule("special_69_2_4"))
    assert only_unwritten(emergency, file, CENTER, "safety", consents, TODAY)
    assert not only_unwritten(emergency, file, CENTER, "housing", consents, TODAY)
    assert not only_unwritten(Basis(rule("law_69_1"), {}), file, AGENT, "safety", consents, TODAY)


def test_the_rules_for_the_dead_are_offered_after_a_death_only_and_alone() -> None:
    living, dead = file_of(), file_of(person=PERSON.replace(died_on=TODAY))
    only_dead = {each.code for each in load_bases() if each.only_dead}
    assert only_dead

    def usable(file: object) -> set[str]:
        found = offered_bases(file, CENTER, "safety", TODAY, load_bases(), ())  # type: ignore[arg-type]
        return {each.rule.code for each in found if each.usable}

    assert not usable(living) & only_dead
    assert "special_69_2_4" in usable(living)
    for code in usable(dead):
        assert rule(code).works_dead


def test_a_death_is_known_from_the_person_its_record_the_moving_out_or_the_closing() -> None:
    assert not is_dead(file_of(MoveOut(case="case", reason="moved"), Closing(case="case", reason="housed")))
    assert is_dead(file_of(MoveOut(case="case", reason="death")))
    assert is_dead(file_of(Death(case="case")))
    assert is_dead(file_of(Closing(case="case", reason="death")))
    assert is_dead(file_of(person=PERSON.replace(died_on=TODAY)))


def test_linked_records_are_one_human_in_whatever_order_the_links_stand() -> None:
    links = [
        PersonLink(first="c", second="b"),
        PersonLink(first="b", second="mio"),
        PersonLink(first="x", second="y"),
    ]
    assert same_human(file_of(*links)) == {"mio", "b", "c"}
    assert same_human(file_of()) == {"mio"}


def lapsed(*more: object, organisation: object = CENTER) -> str:
    file = file_of(*more)  # type: ignore[arg-type]
    return lapsed_for(file, organisation, in_force(file, TODAY), TODAY)  # type: ignore[arg-type]


def test_a_consent_for_this_body_that_ended_narrows_what_comes_after_it() -> None:
    gone = ConsentWithdrawal(case="case", consent="consent")
    over = CONSENT.replace(until_day=date(2026, 6, 22))
    assert lapsed(*GIVEN) == ""
    assert lapsed(*GIVEN, gone) == "withdrawn"
    assert lapsed(over, told(*EVERYTHING)) == "expired"
    assert lapsed(*GIVEN, gone.replace(consent="x")) == ""
    assert lapsed(*GIVEN, gone, organisation=AGENT) == ""
    assert lapsed(*GIVEN, gone.replace(organisation="agent")) == ""
    assert lapsed(*GIVEN, gone.replace(organisation="center")) == "withdrawn"
    assert lapsed(over, told(*EVERYTHING), gone.replace(organisation="agent")) == "expired"
    assert lapsed(*GIVEN, gone, ConsentVoiding(case="case", consent="consent")) == ""
    assert lapsed(CONSENT.replace(person="other"), told(*EVERYTHING), gone) == ""
    assert lapsed(CONSENT.replace(case="x"), told(*EVERYTHING), gone) == ""
    by_kind = told(*EVERYTHING, organisation="", kind="womens_center")
    assert lapsed(CONSENT, by_kind, gone) == "withdrawn"


def test_inside_the_office_only_a_withdrawal_that_names_the_section_counts() -> None:
    row = told(*EVERYTHING, organisation="welfare")
    gone = ConsentWithdrawal(case="case", consent="consent")
    assert lapsed(CONSENT, row, gone, organisation=WELFARE) == ""
    assert lapsed(CONSENT, row, gone.replace(organisation="welfare"), organisation=WELFARE) == "withdrawn"
    over = CONSENT.replace(until_day=date(2026, 6, 22))
    assert lapsed(over, row, organisation=WELFARE) == ""


def test_where_things_stand_is_told_for_death_closing_and_consent() -> None:
    found = course_of(file_of(*GIVEN), CENTER, in_force(file_of(*GIVEN), TODAY), TODAY)
    assert (found.dead, found.closed, found.lapsed) == (False, False, "")
    closed = file_of(*GIVEN, case=file_of().case.replace(stage="S99"))
    assert course_of(closed, CENTER, (), TODAY).closed


def test_a_basis_is_stated_by_label_and_article_and_a_consent_by_form_number_and_day() -> None:
    law = rule("special_69_2_4")
    assert basis_text(Basis(law), law, (), codes(), JA) == f"{JA(law.label)}({JA(law.article)})"
    consents = in_force(file_of(*GIVEN), TODAY)
    words = basis_text(by_consent(), rule("consent"), consents, codes(), JA)
    assert words == "本人の同意(書面 第14号 令和8年4月20日)"
    assert terms_of(Basis(rule("consent"), consent_id="x"), consents) is None
    assert terms_of(None, consents) is None


def test_a_body_is_addressed_with_its_section_and_boxes_stand_as_written() -> None:
    assert recipient_of(CENTER) == CENTER.name
    assert recipient_of(CENTER.replace(section="相談係")) == f"{CENTER.name} 相談係"
    frame = office_frame("紙", OFFICE.replace(approval_boxes="係員、 、課長 "), TODAY, case_number="1")
    assert (frame.approval_boxes, frame.case_number, frame.dated_on) == (("係員", "課長"), "1", TODAY)


def test_attachments_are_named_with_their_pages() -> None:
    file = file_of(*GIVEN)
    for more, words in (
        ({"attachments": "診断書", "attachment_pages": 2}, "診断書 2枚"),
        ({"attachments": "診断書"}, "診断書"),
        ({}, ""),
    ):
        made = sheet(ask(referral=REFERRAL.replace(**more)), file, by_consent())
        assert made.frame.attachments == words


@pytest.mark.parametrize("kind", ["lawyer", "relatives", "friends"])
def test_who_speaks_for_the_opposite_party_is_never_told_and_a_public_body_only_looked_at_twice(kind: str) -> None:
    tie = OppositeTie(person="mio", kind=kind, organisation="agent")
    assert never_to(file_of(tie), AGENT) is not None
    assert never_to(file_of(tie), CENTER) is None
    public = tie.replace(organisation="center")
    assert never_to(file_of(public), CENTER) is None
    assert [each.strong for each in cautions_about(file_of(public), CENTER)] == [True]
    assert never_to(file_of(tie.replace(kind="workplace")), AGENT) is None


def test_a_tie_by_name_needs_two_letters_and_one_by_id_is_of_that_body_alone() -> None:
    def warned(**more: object) -> bool:
        return bool(list(cautions_about(file_of(OppositeTie(person="mio").replace(**more)), AGENT)))

    assert warned(name="不動産B")
    assert warned(name="不動 産B")
    assert not warned(name="B")
    assert not warned(name="")
    assert not warned(name="架空不動産B店", organisation="center")


def test_what_is_noted_about_the_opposite_party_is_compared_with_the_body_in_both_directions() -> None:
    body = AGENT.replace(name="汐見建設", section="", address="")

    def warned(noted: str, name: str = "汐見建設") -> bool:
        return bool(list(cautions_about(file_of(OppositeParty(connected=noted)), body.replace(name=name))))

    assert warned("汐見建設で働いている")
    assert warned("汐見", "株式会社 汐見建設")
    assert warned("潮見市の実家、汐見建設")
    assert not warned("岬工業で働いている")
    assert not warned("汐で働く", "汐")
    assert not warned("")


def test_the_opposite_party_is_known_by_name_or_reading_and_an_unnamed_one_is_nobody() -> None:
    assert never_to(file_of(OppositeParty(name="架空 不動産B店")), AGENT) is not None
    assert never_to(file_of(OppositeParty(kana="ふどうさん")), AGENT.replace(kana="ふどう さん")) is not None
    assert never_to(file_of(OppositeParty()), AGENT) is None
    assert never_to(file_of(OppositeParty()), AGENT.replace(name="", kana="")) is None


@pytest.mark.parametrize("load", [load_bases, load_conferences, load_conditions])
def test_a_list_of_bases_that_cannot_be_read_lets_nothing_go(load: object, tmp_path: object) -> None:
    with pytest.raises(Refused, match="何も渡せません"):
        load(tmp_path / "missing.json")  # type: ignore[operator]


def test_the_conditions_of_a_paper_are_those_for_the_standing_of_the_body() -> None:
    standings = {each.code: each.standings for each in load_conditions()}
    assert any(standings.values())
    assert all(isinstance(each.fit.kinds, frozenset) for each in load_bases())
    assert any(each.fit.bodies for each in load_bases())
    assert any(each.fit.kinds for each in load_bases())


@pytest.mark.parametrize(
    "written",
    ["1992年2月3日", "1992/2/3", "1992-02-03", "1992/02/03", "平成4年2月3日"],
)
def test_a_birthday_that_stays_is_found_however_it_is_written(written: str) -> None:
    person = PERSON.replace(birth_date=date(1992, 2, 3))
    file = file_of(CONSENT, told("EXISTENCE", "NEED"), person=person)
    paper = sheet(ask(), file, by_consent())
    assert {each.key for each in leaks([f"本人は{written}生まれ"], file, paper)} == {"Person.birth_date"}
    longer = f"1{written}" if written[0].isdigit() else f"{written}0"
    assert not written[0].isdigit() or leaks([f"番号{longer}"], file, paper) == ()
    assert fold(written)


def test_each_part_of_a_special_value_that_stays_is_found_by_itself() -> None:
    seen = Assessment(id="seen", case="case", illness="糖尿病、高血圧症", hospital="架空病院・岬診療所")
    file = file_of(CONSENT, told("IDENTITY", "NEED"), seen)
    paper = sheet(ask(), file, by_consent())
    assert {each.key for each in leaks(["高血圧症とのこと"], file, paper)} == {"Assessment.illness"}
    assert {each.key for each in leaks(["岬診療所に寄る"], file, paper)} == {"Assessment.hospital"}
    assert leaks(["元気とのこと"], file, paper) == ()


def test_the_consent_of_another_person_of_the_case_does_not_stand_for_the_client_s_own() -> None:
    gone = ConsentWithdrawal(case="case", consent="consent")
    other = CONSENT.replace(id="other", person="somebody")
    assert lapsed(*GIVEN, gone, other, told(*EVERYTHING, consent="other")) == "withdrawn"


def test_the_facts_of_a_basis_stand_one_a_line_and_those_not_written_do_not() -> None:
    demands = (Demand("a", "わけ"), Demand("b", "日"), Demand("c", "人"))
    assert labels_of(demands, {"a": " 求めがあった ", "b": "  ", "c": "所長"}) == "わけ: 求めがあった\n人: 所長"


def test_only_conferences_that_a_law_binds_to_secrecy_are_marked() -> None:
    free = {"plan_coordination", "multi_layer", "housing_81", "discharge", "other"}
    bound = {each.body for each in load_conferences().values() if each.secrecy}
    assert bound == set(load_conferences()) - free


@pytest.mark.parametrize("kind", ["bar_association", "family"])
@pytest.mark.parametrize("standing", ["own_section", "same_body", "other_public", "contractor", ""])
def test_lawyers_and_families_are_private_whatever_the_register_says(kind: str, standing: str) -> None:
    assert standing_of(CENTER.replace(kind=kind, standing=standing), OFFICE) == "private"


@pytest.mark.parametrize(
    "kind",
    ["education_board", "water", "police", "probation", "job_center", "other_town", "court", "fire", "commissioner"],
)
def test_bodies_that_are_never_the_mayor_s_own_are_outside_whatever_the_register_says(kind: str) -> None:
    for standing in ("own_section", "same_body"):
        assert standing_of(CENTER.replace(kind=kind, standing=standing), OFFICE) == "other_public"


@pytest.mark.parametrize("kind", ["welfare_office", "self_reliance"])
def test_a_welfare_office_is_inside_only_where_the_municipality_runs_one(kind: str) -> None:
    body = CENTER.replace(kind=kind, standing="same_body")
    assert standing_of(body, OFFICE) == "same_body"
    assert standing_of(body, TOWN) == "other_public"
    assert standing_of(body.replace(standing="private"), TOWN) == "private"


def test_a_conference_is_one_by_its_kind_or_by_its_body_and_an_unknown_standing_is_private() -> None:
    assert standing_of(CENTER.replace(kind="conference", standing="same_body"), OFFICE) == "conference"
    assert standing_of(CENTER.replace(conference_body="support_9"), OFFICE) == "conference"
    assert standing_of(CENTER.replace(standing=""), OFFICE) == "private"


@pytest.mark.parametrize(("municipality", "city", "town"), [("any", 1, 1), ("welfare_office", 1, 0)])
def test_a_basis_meant_for_one_kind_of_municipality_is_offered_there_alone(
    municipality: str, city: int, town: int
) -> None:
    only = replace(rule("law_69_1"), municipality=municipality)
    for office, count in ((OFFICE, city), (TOWN, town)):
        assert len(offered_bases(file_of(office=office), CENTER, "safety", TODAY, [only], ())) == count


def test_one_line_that_is_not_special_is_found_as_a_whole_only() -> None:
    person = PERSON.replace(workplace="こもれび製菓・浜町工場")
    file = file_of(CONSENT, told("IDENTITY", "NEED"), person=person)
    paper = sheet(ask(), file, by_consent())
    assert leaks(["浜町工場のそば"], file, paper) == ()


@pytest.mark.parametrize(("field", "value"), [("former_name", "旧沢 架代子"), ("kana", "みうら かよこ")])
def test_the_given_name_of_a_name_or_reading_that_stays_is_found_by_itself(field: str, value: str) -> None:
    person = PERSON.replace(name="", kana="", former_name="").replace(**{field: value})
    file = file_of(CONSENT, told("EXISTENCE"), person=person)
    paper = sheet(ask(level="L1"), file, by_consent())
    assert {each.key for each in leaks([f"{value.split()[1]}さんのこと"], file, paper)} == {f"Person.{field}"}


@pytest.mark.parametrize(
    ("kind", "anonymous"),
    [("real_estate", True), ("landlord", True), ("guarantor_company", True), ("medical", False)],
)
def test_whoever_lets_a_home_can_be_asked_without_naming_anybody(kind: str, anonymous: bool) -> None:
    found = [each.template for each in refusal(ask(AGENT.replace(kind=kind)), file_of(), None).ways]
    assert any("匿名の照会" in words for words in found) is anonymous


def test_a_member_of_the_household_marked_as_the_opposite_party_is_never_told() -> None:
    husband = HouseholdMember(case="case", name="三浦 亮", marks=frozenset({"opposite"}))
    body = Organisation(id="husband", name="三浦　亮", kind="family")
    assert never_to(file_of(husband), body) is not None
    assert never_to(file_of(husband.replace(marks=frozenset())), body) is None
    assert never_to(file_of(husband.replace(name="")), body.replace(name="")) is None
