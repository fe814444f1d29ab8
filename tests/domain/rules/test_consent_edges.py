"""Consents at their edges: what each purpose and way covers, whose word narrows whose, first and last days."""

from datetime import date

import pytest

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentVoiding,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    HouseholdMember,
    Organisation,
    Representative,
    StageChange,
)
from kyoju_desktop.domain.rules.consent import (
    MEANS,
    PURPOSES,
    conflicts,
    covers,
    covers_means,
    ended_why,
    excludes,
    in_force,
    known_day,
    state_on,
    taken_back,
    terms_of,
    told_to,
    turns_of,
)
from kyoju_desktop.domain.rules.consent_conflicts import find_conflicts
from kyoju_desktop.domain.rules.consent_spans import spans_of
from kyoju_desktop.i18n.messages import Translator
from tests.domain.rules.files import CASE, PERSON, at, file_of

TODAY = date(2026, 9, 15)
JA = Translator.for_language("ja")
BODY = Organisation(id="o-f", kind="support_corporation", name="架空居住支援法人F")
SCHOOL = Organisation(id="o-h", kind="school", name="架空学園")
FIRST = Consent(
    id="k1",
    case="c1",
    person="p1",
    state="given",
    form="written",
    given_at=at("2026-05-18T10:00"),
    period="closing",
    purposes=frozenset({"housing", "watch"}),
    means=frozenset({"paper"}),
)
SECOND = FIRST.replace(id="k2", given_at=at("2026-07-01T10:00"))
MUCH = frozenset({"IDENTITY", "NEED", "MONEY", "HEALTH"})
LITTLE = frozenset({"IDENTITY", "NEED"})


def row(consent: str, classes: frozenset[str] = MUCH, organisation: str = "o-f", kind: str = "") -> ConsentRecipient:
    return ConsentRecipient(consent=consent, organisation=organisation, organisation_kind=kind, classes=classes)


def files(*records: Record) -> CaseFile:
    return file_of(BODY, SCHOOL, *records)


def told(file: CaseFile, body: Organisation = BODY, day: date = TODAY) -> list[set[str]]:
    return [{info.name for info in told_to(each, body, day)} for each in in_force(file, day)]


@pytest.mark.parametrize(
    ("purpose", "under"),
    [
        ("consult", {"housing", "other"}),
        ("housing", {"housing"}),
        ("contract", {"contract"}),
        ("benefit", {"housing", "other"}),
        ("safety", {"watch"}),
        ("visit", {"watch"}),
        ("information", {"housing", "other"}),
        ("transfer", {"housing", "other"}),
        ("conference", {"conference"}),
    ],
)
def test_each_purpose_of_a_paper_falls_under_these_purposes_of_a_consent_and_no_other(
    purpose: str, under: set[str]
) -> None:
    covered = set()
    for own in ("housing", "contract", "watch", "conference", "other"):
        (terms,) = terms_of(files(FIRST.replace(purposes=frozenset({own})), row("k1")))
        if covers(terms, BODY, Info.IDENTITY, purpose, TODAY):
            covered.add(own)
    assert covered == under
    assert set(PURPOSES) == {
        "consult",
        "housing",
        "contract",
        "benefit",
        "safety",
        "visit",
        "information",
        "transfer",
    }


@pytest.mark.parametrize(
    ("means", "enough"),
    [
        ("hand", [{"paper"}]),
        ("internal_mail", [{"paper"}]),
        ("post", [{"paper"}]),
        ("fax", [{"fax"}]),
        ("phone_then_paper", [{"phone", "paper"}]),
        ("oral", [{"phone"}, {"meeting"}]),
        ("accompany", [set()]),
        ("data", [{"data"}]),
    ],
)
def test_each_way_of_handing_over_needs_exactly_these_agreed_ways(means: str, enough: list[set[str]]) -> None:
    every = {"paper", "fax", "phone", "meeting", "data"}

    def allowed(ways: set[str]) -> bool:
        (terms,) = terms_of(files(FIRST.replace(means=frozenset(ways))))
        return covers_means(terms, means)

    for ways in enough:
        assert allowed(ways)
        assert not any(allowed(every - {way}) for way in ways if len(enough) == 1)
    assert set(MEANS) == {"hand", "internal_mail", "post", "fax", "phone_then_paper"}


def test_a_once_only_given_later_contradicts_nothing_whichever_was_entered_first() -> None:
    once = FIRST.replace(period="once", given_at=at("2026-08-01T10:00"))
    assert conflicts(files(once, row("k1"), SECOND, row("k2", LITTLE)), TODAY) == ()
    later = SECOND.replace(period="once")
    assert conflicts(files(FIRST, row("k1"), later, row("k2", LITTLE)), TODAY) == ()
    earlier = once.replace(given_at=at("2026-06-01T10:00"))
    assert len(conflicts(files(earlier, row("k1"), SECOND, row("k2", LITTLE)), TODAY)) == 1


def test_a_rival_that_names_another_kind_is_silent_about_this_body() -> None:
    file = files(
        FIRST,
        row("k1"),
        row("k1", MUCH, "o-h"),
        SECOND,
        row("k2", LITTLE, "o-h"),
        row("k2", LITTLE, "", "real_estate"),
    )
    assert len(conflicts(file, TODAY)) == 1
    assert told(file) == [set(MUCH), set()]
    assert told(file, SCHOOL) == [set(LITTLE), set(LITTLE)]


def test_a_rival_that_names_the_kind_of_the_body_narrows_what_is_ordinary_alone() -> None:
    file = files(FIRST, row("k1"), SECOND, row("k2", LITTLE, "", "support_corporation"))
    assert told(file)[0] == {"IDENTITY", "NEED", "HEALTH"}


def test_a_rival_row_that_names_another_body_is_silent_even_if_its_kind_is_noted_beside_it() -> None:
    named = row("k2", LITTLE, "o-h", "support_corporation")
    file = files(FIRST, row("k1"), row("k1", MUCH, "o-h"), SECOND, named)
    assert told(file)[0] == set(MUCH)


def test_the_older_consent_stands_first_in_a_contradiction_between_a_name_and_a_kind() -> None:
    by_kind = files(FIRST, row("k1", MUCH, "", "support_corporation"), SECOND, row("k2", LITTLE))
    (found,) = conflicts(by_kind, TODAY)
    assert (found.first.id, found.second.id) == ("k1", "k2")
    assert {each.consent for each in found.recipients} == {"k1", "k2"}


def test_two_that_were_settled_side_by_side_or_by_ending_one_contradict_no_more() -> None:
    records = (FIRST, row("k1"), SECOND, row("k2", LITTLE))
    beside = ConsentSettlement(case="c1", kept="k1", beside="k2", at=at("2026-07-02T10:00"))
    assert conflicts(files(*records, beside), TODAY) == ()
    assert told(files(*records, beside)) == [set(MUCH), set(LITTLE)]
    other = ConsentSettlement(case="c1", kept="k1", beside="k3", at=at("2026-07-02T10:00"))
    assert len(conflicts(files(*records, other), TODAY)) == 1


def test_a_consent_and_the_one_it_replaces_do_not_contradict_whichever_is_looked_at_first() -> None:
    rows = (row("k1"), row("k2", LITTLE))
    for pair in ((FIRST, SECOND.replace(replaces="k1")), (FIRST.replace(replaces="k2"), SECOND)):
        file = files(*pair, *rows)
        assert find_conflicts(terms_of(file), file) == ()
    file = files(FIRST, SECOND.replace(replaces="k9"), *rows)
    assert len(find_conflicts(terms_of(file), file)) == 1


def test_a_narrower_consent_that_ended_by_more_than_its_period_narrows_nothing_any_more() -> None:
    wide = (SECOND, row("k2"), FIRST, row("k1", LITTLE))
    assert told(files(*wide)) == [set(LITTLE), set(LITTLE)]
    for end in (
        ConsentWithdrawal(consent="k1", at=at("2026-08-01T10:00")),
        ConsentVoiding(consent="k1", at=at("2026-08-01T10:00")),
    ):
        assert told(files(*wide, end)) == [set(MUCH)]
        assert conflicts(files(*wide, end), TODAY) == ()
    over = (SECOND, row("k2"), FIRST.replace(period="date", until_day=date(2026, 8, 1)), row("k1", LITTLE))
    assert told(files(*over)) == [set()]


def test_two_without_a_common_time_do_not_contradict_and_the_last_day_is_common() -> None:
    for until, count in ((date(2026, 6, 30), 0), (date(2026, 7, 1), 1)):
        short = FIRST.replace(period="date", until_day=until)
        file = files(short, row("k1"), SECOND, row("k2", LITTLE))
        assert len(conflicts(file, date(2026, 7, 1))) == count


def test_a_child_known_only_from_the_list_of_members_comes_of_age_by_it() -> None:
    consent = FIRST.replace(form="representative", representative_kind="parent")
    member = HouseholdMember(case="c1", person="p1", birth_date=date(2008, 9, 15))
    assert state_on(consent, file_of(consent, member), date(2026, 9, 14)) == "given"
    assert state_on(consent, file_of(consent, member), TODAY) == "expired"
    own = PERSON.replace(birth_date=date(2009, 1, 1))
    assert state_on(consent, file_of(consent, member, person=own), TODAY) == "given"
    nobody = HouseholdMember(case="c1", birth_date=date(2000, 1, 1))
    assert state_on(consent, file_of(consent, nobody), TODAY) == "given"


@pytest.mark.parametrize(
    ("own", "moment", "state"),
    [
        ("b", "2026-07-01T10:00", "expired"),
        ("z", "2026-07-01T10:00", "given"),
        ("b", "2026-07-01T00:00", "given"),
    ],
)
def test_a_consent_without_a_time_counts_by_its_entry_on_that_day_only(own: str, moment: str, state: str) -> None:
    consent = FIRST.replace(id=own, given_at=at("2026-07-01T00:00"))
    reopened = StageChange(id="m", case="c1", to_stage="S10R", at=at(moment))
    if moment.endswith("00:00"):
        reopened = reopened.replace(at=at("2026-06-30T23:00"))
    assert state_on(consent, file_of(consent, reopened), TODAY) == state


def test_only_a_reopening_ends_what_was_given_before_it() -> None:
    onward = StageChange(id="s1", case="c1", to_stage="S50", at=at("2026-08-01T10:00"))
    assert state_on(FIRST, file_of(FIRST, onward), TODAY) == "given"


def test_a_span_that_ran_out_keeps_its_last_day_and_one_that_ended_undated_never_held() -> None:
    over = FIRST.replace(period="date", until_day=date(2026, 6, 30))
    (span,) = spans_of(file_of(over, row("k1")), TODAY)
    assert (span.first, span.last) == (date(2026, 5, 18), date(2026, 6, 30))
    assert span.holds(date(2026, 6, 30))
    undated = ConsentWithdrawal(case="c1", consent="k1")
    (span,) = spans_of(file_of(FIRST, row("k1"), undated), TODAY)
    assert (span.first, span.last) == (date(2026, 5, 18), date(2026, 5, 17))
    assert not span.holds(span.first)


def test_a_span_ends_with_the_case_on_the_day_of_its_last_stage() -> None:
    closed = CASE.replace(stage="S99", stage_since=at("2026-08-01T10:00"))
    (span,) = spans_of(file_of(FIRST, row("k1"), case=closed), TODAY)
    assert span.last == date(2026, 7, 31)


def test_spans_stand_in_the_order_in_which_they_began() -> None:
    older = SECOND.replace(given_at=at("2026-05-01T10:00"))
    assert [each.terms.consent.id for each in spans_of(files(FIRST, older), TODAY)] == ["k2", "k1"]


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({}, True),
        ({"organisation": "o-f"}, True),
        ({"organisation": "o-h"}, False),
        ({"field_name": ""}, True),
        ({"field_name": "kana"}, False),
        ({"record_class": "Address"}, False),
        ({"record_class": "", "field_name": ""}, False),
        ({"at": at("2026-09-16T08:00")}, False),
        ({"at": None}, True),
    ],
)
def test_an_item_is_taken_back_for_its_body_class_and_field_from_its_day_on(
    change: dict[str, object], taken: bool
) -> None:
    item = ConsentWithdrawal(consent="k1", record_class="Person", field_name="school", at=at("2026-09-15T18:00"))
    (terms,) = terms_of(files(FIRST, item.replace(**change)))
    assert taken_back(terms, BODY, "Person", "school", TODAY) is taken
    (both,) = terms_of(files(FIRST, item, ConsentWithdrawal(consent="k1", record_class="Address")))
    assert taken_back(both, BODY, "Person", "school", TODAY)
    assert not taken_back(terms_of(files(FIRST))[0], BODY, "Person", "school", TODAY)


@pytest.mark.parametrize(
    ("change", "left"),
    [
        ({}, set()),
        ({"organisation": "o-h"}, MUCH),
        ({"classes": frozenset({"MONEY"})}, MUCH - {"MONEY"}),
        ({"organisation": "o-f", "classes": frozenset({"MONEY"})}, MUCH - {"MONEY"}),
        ({"record_class": "Person"}, MUCH),
        ({"at": at("2026-09-16T08:00")}, MUCH),
    ],
)
def test_a_withdrawal_takes_from_its_body_its_classes_from_its_day_on(
    change: dict[str, object], left: set[str]
) -> None:
    gone = ConsentWithdrawal(consent="k1", at=at("2026-09-15T08:00")).replace(**change)
    (terms,) = terms_of(files(FIRST, row("k1"), gone))
    assert {info.name for info in told_to(terms, BODY, TODAY)} == set(left)


def test_what_is_taken_back_reaches_older_consents_of_the_same_person_alone() -> None:
    taking = ConsentWithdrawal(consent="k1", classes=frozenset({"MONEY"}), at=at("2026-08-01T10:00"))
    later = SECOND.replace(given_at=at("2026-08-02T10:00"))
    for other, left in (
        (SECOND, LITTLE | {"HEALTH"}),
        (SECOND.replace(given_at=at("2026-08-01T10:00")), LITTLE | {"HEALTH"}),
        (later, MUCH),
        (SECOND.replace(person="p2"), MUCH),
    ):
        file = files(FIRST, row("k1", MUCH, "o-h"), other, row("k2"), taking)
        assert told(file)[1] == set(left)


def test_a_withdrawal_of_the_same_day_reaches_a_consent_without_a_time_by_its_entry() -> None:
    for own, left in (("a", MUCH - {"MONEY"}), ("z", MUCH)):
        other = SECOND.replace(id=own, given_at=at("2026-08-01T00:00"))
        taking = ConsentWithdrawal(id="m", consent="k1", classes=frozenset({"MONEY"}), at=at("2026-08-01T10:00"))
        file = files(FIRST, row("k1", MUCH, "o-h"), other, row(own), taking)
        assert [{info.name for info in told_to(each, BODY, TODAY)} for each in in_force(file, TODAY)][1] == set(left)


def test_a_kind_alone_never_covers_special_care_and_a_name_does() -> None:
    (by_kind,) = terms_of(files(FIRST, row("k1", MUCH, "", "support_corporation")))
    assert {info.name for info in told_to(by_kind, BODY, TODAY)} == MUCH - {"HEALTH"}
    assert told_to(by_kind, SCHOOL, TODAY) == frozenset()
    (both,) = terms_of(files(FIRST, row("k1", MUCH, "o-f", "school")))
    assert told_to(both, SCHOOL, TODAY) == frozenset()
    assert told_to(both, Organisation(id="", kind=""), TODAY) == frozenset()


def test_what_one_record_class_excludes_says_nothing_of_another_and_a_rival_s_exclusion_counts() -> None:
    without = ConsentExclusion(consent="k2", record_class="Person", field_name="school", record="p1")
    first, second = in_force(files(FIRST, row("k1"), SECOND, row("k2"), without), TODAY)
    for terms in (first, second):
        assert excludes(terms, "Person", "school", "p1")
        assert not excludes(terms, "Person", "school", "p2")
        assert not excludes(terms, "Person", "kana", "p1")
        assert not excludes(terms, "Address", "school", "p1")


def test_the_state_turns_on_the_day_after_the_last_and_on_each_day_on_record() -> None:
    consent = FIRST.replace(period="date", until_day=date(2027, 3, 31), over_on=date(2026, 12, 1))
    child = consent.replace(form="representative", representative_kind="parent")
    member = HouseholdMember(case="c1", person="p1", birth_date=date(2008, 9, 15))
    assert turns_of(file_of(consent)) == (date(2026, 5, 18), date(2026, 12, 1), date(2027, 4, 1))
    assert date(2026, 9, 15) in turns_of(file_of(child, member))
    guardian = Representative(person="p1", from_day=date(2026, 2, 2), ended_on=date(2026, 3, 3))
    assert turns_of(file_of(guardian)) == (date(2026, 2, 2), date(2026, 3, 3))
    assert turns_of(file_of(FIRST.replace(until_day=date.max))) == (date(2026, 5, 18),)


def test_the_latest_day_on_record_counts_where_the_clock_was_set_back() -> None:
    assert known_day(file_of(), TODAY) == TODAY
    later = at("2026-10-01T10:00")
    for each in (
        Disclosure(at=later),
        DisclosureOutcome(at=later),
        StageChange(at=later),
        ConsentSettlement(at=later),
        FIRST.replace(entered_at=later),
    ):
        assert known_day(file_of(each), TODAY) == later.date()
        assert known_day(file_of(each), date(2026, 11, 1)) == date(2026, 11, 1)


def test_use_ends_a_once_only_whatever_the_clock_says_and_a_marked_end_waits_for_its_day() -> None:
    once = FIRST.replace(period="once")
    used = (
        Disclosure(id="d1", consent="k1"),
        DisclosureOutcome(disclosure="d1", outcome="went_out", at=at("2026-10-01T10:00")),
    )
    assert state_on(once, file_of(once, *used), TODAY) == "expired"
    marked = FIRST.replace(over_on=date(2026, 10, 1))
    assert state_on(marked, file_of(marked), TODAY) == "given"
    assert ended_why(marked, file_of(marked), TODAY) is None
    found = ended_why(marked, file_of(marked), date(2026, 10, 1))
    assert found is not None
    assert "令和8年10月1日" in found.text(JA)


def test_a_once_only_may_say_when_it_was_used_first() -> None:
    once = FIRST.replace(period="once")
    rows = [
        DisclosureOutcome(id=f"x{day}", disclosure="d1", outcome="went_out", at=at(f"2026-08-0{day}T10:00"))
        for day in (2, 5)
    ]
    found = ended_why(once, file_of(once, Disclosure(id="d1", consent="k1"), *rows), TODAY)
    assert found is not None
    assert "8月2日" in found.text(JA)
