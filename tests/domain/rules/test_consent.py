"""What a consent still permits: terms, withdrawals, reopening, the once-only and the replaced one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    Organisation,
    StageChange,
)
from kyoju_desktop.domain.rules.consent import (
    PURPOSES,
    Terms,
    covers,
    covers_means,
    excludes,
    in_force,
    state_on,
    terms_of,
    told_to,
)
from tests.domain.rules.files import CASE, at, file_of

TODAY = date(2026, 9, 15)
HOME = Organisation(id="o-home", kind="school", name="架空学園")
CORPORATION = Organisation(id="o-f", kind="support_corporation", name="架空居住支援法人F")
WELFARE = Organisation(id="o-w", kind="welfare_section", name="福祉課")
STRANGER = Organisation(id="o-x", kind="real_estate", name="架空不動産B")

CONSENT = Consent(
    id="k1",
    case="c1",
    person="p1",
    state="given",
    form="written",
    given_at=at("2026-05-18T10:00"),
    period="date",
    until_day=date(2027, 3, 31),
    purposes=frozenset({"housing", "watch"}),
    means=frozenset({"paper", "phone"}),
)
ALL = frozenset({"IDENTITY", "CONTACT", "CARE", "NEED", "HOUSEHOLD", "HOUSING", "HEALTH"})
ROWS = (
    ConsentRecipient(id="r1", consent="k1", organisation="o-home", classes=ALL),
    ConsentRecipient(id="r2", consent="k1", organisation="o-f", classes=ALL),
    ConsentRecipient(id="r3", consent="k1", organisation_kind="welfare_section", classes=ALL),
)


def _told(consent: Consent = CONSENT, *more: Record) -> Terms:
    (found,) = terms_of(file_of(consent, *ROWS, *more))
    return found


def _state(consent: Consent, *more: Record, today: date = TODAY, file: CaseFile | None = None) -> str:
    return state_on(consent, file or file_of(consent, *more), today)


def test_a_consent_in_force_comes_with_all_its_rows_and_only_its_own() -> None:
    other = ConsentRecipient(consent="k2", organisation="o-x", classes=ALL)
    exclusion = ConsentExclusion(consent="k1", record_class="Person", field_name="school")
    (terms,) = in_force(file_of(CONSENT, *ROWS, other, exclusion), TODAY)
    assert terms == Terms(CONSENT, ROWS, (exclusion,), ())


def test_a_consent_of_another_case_of_the_same_person_counts_for_nothing_here() -> None:
    assert in_force(file_of(CONSENT.replace(case="c2")), TODAY) == ()


@pytest.mark.parametrize("state", ["not_explained", "seeking", "on_hold", "declined", "void", ""])
def test_an_attitude_without_consent_is_a_state_of_its_own_and_permits_nothing(state: str) -> None:
    consent = CONSENT.replace(state=state)
    assert _state(consent) == state
    assert in_force(file_of(consent, *ROWS), TODAY) == ()


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 5, 17), "seeking"),
        (date(2026, 5, 18), "given"),
        (date(2027, 3, 31), "given"),
        (date(2027, 4, 1), "expired"),
    ],
)
def test_a_consent_holds_from_its_day_through_its_last_day(today: date, state: str) -> None:
    assert _state(CONSENT, today=today) == state
    assert covers(_told(), CORPORATION, Info.HOUSING, "housing", today) is (state == "given")


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.dates(date(2026, 5, 18), date(2028, 1, 1)))
def test_being_in_force_is_being_between_the_two_days(today: date, until: date) -> None:
    consent = CONSENT.replace(until_day=until)
    days = (
        {CONSENT.given_at.date() + timedelta(days=step) for step in range((until - date(2026, 5, 18)).days + 1)}
        if CONSENT.given_at
        else set()
    )
    assert (_state(consent, today=today) == "given") is (today in days)


@pytest.mark.parametrize("unfinished", [{"given_at": None}, {"period": ""}, {"period": "date", "until_day": None}])
def test_an_unfinished_consent_permits_nothing(unfinished: dict[str, object]) -> None:
    consent = CONSENT.replace(**unfinished)
    assert _state(consent) != "given"
    assert in_force(file_of(consent, *ROWS), TODAY) == ()


def test_a_consent_until_closing_ends_with_the_case_and_so_do_all_others() -> None:
    for consent in (CONSENT, CONSENT.replace(period="closing", until_day=None)):
        assert _state(consent) == "given"
        closed = file_of(consent, *ROWS, case=CASE.replace(stage="S99"))
        assert state_on(consent, closed, TODAY) == "expired"
        assert in_force(closed, TODAY) == ()


@pytest.mark.parametrize(
    ("given_at", "state"),
    [
        ("2026-08-31T15:00", "expired"),
        ("2026-09-01T09:59", "expired"),
        ("2026-09-01T10:00", "given"),
        ("2026-09-02T00:00", "given"),
    ],
)
def test_reopening_revives_nothing(given_at: str, state: str) -> None:
    reopened = StageChange(id="s1", case="c1", to_stage="S10R", at=at("2026-09-01T10:00"))
    onward = StageChange(id="s2", case="c1", to_stage="S20", at=at("2026-09-03T10:00"))
    assert _state(CONSENT.replace(given_at=at(given_at)), reopened, onward) == state


def test_a_consent_without_a_time_on_the_day_of_reopening_counts_by_its_entry() -> None:
    consent = CONSENT.replace(given_at=at("2026-09-01T00:00"))
    later = StageChange(id="z", case="c1", to_stage="S10R", at=at("2026-09-01T10:00"))
    earlier = StageChange(id="a", case="c1", to_stage="S10R", at=at("2026-09-01T10:00"))
    assert _state(consent, later) == "expired"
    assert _state(consent, earlier) == "given"
    assert _state(consent, later.replace(at=None)) == "expired"


def test_a_newer_answer_ends_the_consent_that_it_replaces_and_both_stay() -> None:
    newer = CONSENT.replace(id="k2", replaces="k1", given_at=at("2026-09-14T11:00"))
    file = file_of(CONSENT, newer)
    assert state_on(CONSENT, file, TODAY) == "expired"
    assert [each.consent.id for each in in_force(file, TODAY)] == ["k2"]
    assert [each.consent.id for each in terms_of(file)] == ["k1", "k2"]
    assert state_on(CONSENT, file, date(2026, 9, 13)) == "given"


@pytest.mark.parametrize(
    ("state", "left"), [("declined", "expired"), ("seeking", "given"), ("void", "given"), ("on_hold", "given")]
)
def test_asking_anew_does_not_end_a_consent_but_declining_does(state: str, left: str) -> None:
    newer = Consent(id="k2", case="c1", replaces="k1", state=state)
    assert _state(CONSENT, newer) == left


def test_a_once_only_consent_is_spent_by_what_went_out() -> None:
    once = CONSENT.replace(period="once", until_day=None)
    prepared = Disclosure(id="d1", case="c1", consent="k1")
    assert _state(once, prepared) == "given"
    assert _state(once, prepared, DisclosureOutcome(disclosure="d1", outcome="not_out")) == "given"
    assert _state(once, prepared, DisclosureOutcome(disclosure="d2", outcome="went_out")) == "given"
    went = DisclosureOutcome(disclosure="d1", outcome="went_out")
    assert _state(once, prepared, went) == "expired"
    assert _state(CONSENT, prepared, went) == "given"


def test_a_consent_withdrawn_as_a_whole_is_withdrawn_from_that_day_on() -> None:
    withdrawal = ConsentWithdrawal(consent="k1", at=at("2026-09-10T16:00"))
    elsewhere = ConsentWithdrawal(consent="k9", at=at("2026-06-01T16:00"))
    assert _state(CONSENT, elsewhere) == "given"
    assert _state(CONSENT, withdrawal) == "withdrawn"
    assert _state(CONSENT, withdrawal, today=date(2026, 9, 9)) == "given"
    assert in_force(file_of(CONSENT, *ROWS, withdrawal), TODAY) == ()
    assert not covers(_told(CONSENT, withdrawal), CORPORATION, Info.HOUSING, "housing", TODAY)
    assert _state(CONSENT, withdrawal.replace(at=None)) == "withdrawn"


def test_a_withdrawal_for_some_leaves_the_rest_of_the_consent_alive() -> None:
    # CASES C09: nothing more to the school, health no longer to the corporation
    school = ConsentWithdrawal(consent="k1", organisation="o-home", at=at("2026-08-03T10:00"))
    health = ConsentWithdrawal(
        consent="k1", organisation="o-f", classes=frozenset({"HEALTH"}), at=at("2026-08-03T10:00")
    )
    terms = _told(CONSENT, school, health)
    assert _state(CONSENT, school, health) == "given"
    assert told_to(terms, HOME, TODAY) == frozenset()
    assert not covers(terms, HOME, Info.EXISTENCE, "housing", TODAY)
    assert covers(terms, HOME, Info.IDENTITY, "housing", date(2026, 8, 2))
    assert not covers(terms, CORPORATION, Info.HEALTH, "housing", TODAY)
    assert covers(terms, CORPORATION, Info.HOUSING, "housing", TODAY)
    assert covers(terms, WELFARE, Info.HOUSING, "housing", TODAY)


def test_a_class_withdrawn_for_everybody_is_told_to_nobody() -> None:
    terms = _told(CONSENT, ConsentWithdrawal(consent="k1", classes=frozenset({"HOUSING"})))
    for each in (HOME, CORPORATION, WELFARE):
        assert not covers(terms, each, Info.HOUSING, "housing", TODAY)
        assert covers(terms, each, Info.IDENTITY, "housing", TODAY)


def test_a_recipient_named_by_kind_never_learns_what_needs_special_care() -> None:
    terms = _told()
    assert covers(terms, CORPORATION, Info.HEALTH, "housing", TODAY)
    assert covers(terms, WELFARE, Info.HOUSING, "housing", TODAY)
    assert not covers(terms, WELFARE, Info.HEALTH, "housing", TODAY)


def test_nobody_is_meant_by_a_row_without_a_name_and_without_a_kind() -> None:
    terms = Terms(CONSENT, (ConsentRecipient(consent="k1", classes=ALL),))
    assert told_to(terms, Organisation(id="", kind=""), TODAY) == frozenset()


def test_a_stranger_learns_nothing_not_even_that_there_is_somebody() -> None:
    assert not covers(_told(), STRANGER, Info.EXISTENCE, "housing", TODAY)
    assert covers(_told(), WELFARE, Info.EXISTENCE, "housing", TODAY)


def test_office_knowledge_is_never_covered_even_when_a_row_says_so() -> None:
    row = ConsentRecipient(consent="k1", organisation="o-f", classes=frozenset({"OFFICE", "NO_SUCH", "IDENTITY"}))
    terms = Terms(CONSENT, (row,))
    assert told_to(terms, CORPORATION, TODAY) == {Info.IDENTITY}
    assert not covers(terms, CORPORATION, Info.OFFICE, "housing", TODAY)


@pytest.mark.parametrize(
    ("purpose", "covered"),
    [
        ("housing", True),
        ("consult", True),
        ("benefit", True),
        ("information", True),
        ("transfer", True),
        ("safety", True),
        ("visit", True),
        ("watch", True),
        ("contract", False),
        ("conference", False),
        ("other", False),
        ("", False),
    ],
)
def test_a_consent_holds_for_its_own_purposes_only(purpose: str, covered: bool) -> None:
    assert covers(_told(), CORPORATION, Info.HOUSING, purpose, TODAY) is covered


@given(
    st.frozensets(st.sampled_from(["housing", "contract", "watch", "conference", "other"])),
    st.sampled_from([*PURPOSES, "watch", "conference", "other"]),
    st.frozensets(st.sampled_from([each.name for each in Info])),
    st.sampled_from(list(Info)),
    st.sampled_from([HOME, CORPORATION, WELFARE, STRANGER]),
)
def test_nothing_is_covered_that_nobody_agreed_to(
    purposes: frozenset[str], purpose: str, classes: frozenset[str], info: Info, whom: Organisation
) -> None:
    consent = CONSENT.replace(purposes=purposes)
    terms = Terms(consent, (ConsentRecipient(consent="k1", organisation="o-f", classes=classes),))
    if covers(terms, whom, info, purpose, TODAY):
        assert whom is CORPORATION
        assert info.name in classes or (info is Info.EXISTENCE and classes)
        assert info is not Info.OFFICE
        assert purposes & PURPOSES.get(purpose, frozenset({purpose}))


def test_a_consent_without_a_day_covers_nothing() -> None:
    assert not covers(_told(CONSENT.replace(given_at=None)), CORPORATION, Info.IDENTITY, "housing", TODAY)


@pytest.mark.parametrize(
    ("means", "covered"),
    [
        ("hand", True),
        ("internal_mail", True),
        ("post", True),
        ("fax", False),
        ("phone_then_paper", True),
        ("oral", True),
        ("accompany", True),
        ("data", False),
    ],
)
def test_a_way_of_telling_must_have_been_agreed_to(means: str, covered: bool) -> None:
    assert covers_means(_told(), means) is covered


def test_speech_needs_an_agreed_way_of_speaking() -> None:
    paper_only = _told(CONSENT.replace(means=frozenset({"paper"})))
    assert not covers_means(paper_only, "oral")
    assert not covers_means(paper_only, "phone_then_paper")
    assert covers_means(_told(CONSENT.replace(means=frozenset({"meeting"}))), "oral")


def test_an_exclusion_holds_for_one_record_for_a_field_or_for_a_whole_class() -> None:
    one = ConsentExclusion(consent="k1", record_class="Address", field_name="place", record="a1")
    field = ConsentExclusion(consent="k1", record_class="Person", field_name="school")
    every = ConsentExclusion(consent="k1", record_class="Assessment")
    terms = _told(CONSENT, one, field, every)
    assert excludes(terms, "Address", "place", "a1")
    assert not excludes(terms, "Address", "place", "a2")
    assert excludes(terms, "Person", "school", "p1")
    assert not excludes(terms, "Person", "workplace", "p1")
    assert excludes(terms, "Assessment", "debts", "x")


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), st.booleans(), st.booleans())
def test_more_withdrawals_never_tell_more(moment: datetime, one_body: bool, one_class: bool) -> None:
    withdrawal = ConsentWithdrawal(
        consent="k1",
        at=moment,
        organisation="o-f" if one_body else "",
        classes=frozenset({"HOUSING"}) if one_class else frozenset(),
    )
    for whom in (HOME, CORPORATION, WELFARE):
        assert told_to(_told(CONSENT, withdrawal), whom, TODAY) <= told_to(_told(), whom, TODAY)
