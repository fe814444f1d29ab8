"""Deadlines derived from one record each: the worked examples, what ends them, what closed days do to them."""

from collections.abc import Callable
from datetime import date, timedelta
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.fields import Record, catalogue, specs
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Moment
from kyoju_desktop.domain.records import (
    Application,
    Case,
    Closing,
    Consent,
    Crisis,
    Deadline,
    Death,
    EmergencyContact,
    HouseholdMember,
    HousingInquiry,
    IncomingDocument,
    Intake,
    MoveOut,
    Person,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    Referral,
    Screening,
    Suspension,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES
from kyoju_desktop.domain.rules.deadlines import Due, dues_of
from kyoju_desktop.i18n.messages import Translator
from tests.domain.rules.files import at

CALENDAR = Calendar(
    frozenset({date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23), date(2026, 7, 20), date(2027, 2, 11)})
)
JA = Translator.for_language("ja")


def _one(record: Record) -> Due:
    (due,) = dues_of(record, CALENDAR)
    return due


def _days(record: Record) -> dict[str, date]:
    return {each.code: each.due_on for each in dues_of(record, CALENDAR)}


def _explained(due: Due) -> str:
    return JA(due.explain, **dict(due.values))


def test_a_death_is_reported_within_seven_days_counted_from_the_first_and_moves_past_three_holidays() -> None:
    due, loss = dues_of(Death(case="c1", known_on=date(2026, 9, 14)), CALENDAR)
    assert (loss.code, loss.due_on, loss.source) == ("loss_report", date(2026, 9, 28), "law")
    assert (due.code, due.due_on, due.source) == ("death_report", date(2026, 9, 24), "law")
    assert _explained(due) == (
        "死亡を知った令和8年9月14日(月)を1日目として7日目の令和8年9月20日(日)は閉庁日なので、"
        "令和8年9月24日(木)までです(戸籍法43条・86条)。"
    )


def test_left_belongings_wait_three_months_and_only_where_a_contract_provides_for_them() -> None:
    death = Death(case="c1", known_on=date(2026, 9, 14), belongings_contract=True, tasks=frozenset({"stop"}))
    assert _days(death) == {"death_report": date(2026, 9, 24), "death_belongings": date(2026, 12, 14)}
    assert _days(death.replace(died_on=date(2026, 9, 11)))["death_belongings"] == date(2026, 12, 11)
    done = death.replace(tasks=frozenset({"report", "belongings", "stop"}))
    assert dues_of(done, CALENDAR) == ()
    assert _days(death.replace(reported_on=date(2026, 9, 16))) == {"death_belongings": date(2026, 12, 14)}


@pytest.mark.parametrize(
    ("moved_in", "due_on"),
    [
        (date(2026, 8, 28), date(2026, 9, 11)),
        (date(2026, 6, 9), date(2026, 6, 23)),
        (date(2026, 9, 7), date(2026, 9, 24)),
    ],
)
def test_a_new_address_is_reported_within_fourteen_days(moved_in: date, due_on: date) -> None:
    tenancy = Tenancy(case="c1", moved_in_on=moved_in)
    assert _days(tenancy) == {"address_report": due_on}
    assert dues_of(tenancy.replace(address_reported_on=due_on), CALENDAR) == ()
    assert dues_of(tenancy.replace(to_do=frozenset({"address_report"})), CALENDAR) == ()
    assert dues_of(tenancy.replace(ended_on=due_on), CALENDAR) == ()


def test_a_protection_can_be_extended_from_a_month_before_it_runs_out() -> None:
    protection = Protection(person="p1", expires_on=date(2027, 4, 13))
    (extension,) = dues_of(protection, CALENDAR)
    # 13 March 2027 is a Saturday: the day from which one may ask does not move, nor does the day it runs out
    assert (extension.code, extension.due_on, extension.remind_on) == (
        "protection_extension",
        date(2027, 4, 13),
        date(2027, 3, 13),
    )
    assert "令和9年3月13日(土)から申し出られます" in _explained(extension)
    (expiry,) = dues_of(protection.replace(extended_on=date(2027, 3, 16)), CALENDAR)
    assert (expiry.code, expiry.due_on, expiry.remind_on) == (
        "protection_expires",
        date(2027, 4, 13),
        date(2027, 3, 13),
    )
    assert {extension.source, expiry.source} == {"scheme"}
    assert (expiry.case, expiry.person) == ("", "p1")
    for each in (extension, expiry):
        assert "終える決定をするまで続きます" in _explained(each)


def test_secrecy_is_looked_at_again_until_a_decision_ends_it() -> None:
    protection = Protection(person="p1", source="own_wish", confirm_on=date(2026, 7, 20))
    assert _days(protection) == {"protection_confirm": date(2026, 7, 21)}
    assert dues_of(protection.replace(ended_on=date(2026, 7, 1), expires_on=date(2027, 1, 1)), CALENDAR) == ()


def test_a_residence_permit_ends_even_on_a_holiday() -> None:
    due = _one(Person(id="p1", residence_expires=date(2027, 2, 11)))
    assert (due.due_on, due.source, due.case, due.person) == (date(2027, 2, 11), "law", "", "p1")
    assert due.remind_on == date(2026, 11, 11)
    assert dues_of(Person(residence_expires=date(2027, 2, 11), died_on=date(2026, 6, 1)), CALENDAR) == ()


@pytest.mark.parametrize(
    ("since", "contact", "code", "due_on"),
    [
        (date(2026, 3, 28), None, "suspension_review", date(2026, 6, 26)),
        (date(2026, 6, 22), None, "suspension_review", date(2026, 9, 24)),
        (date(2026, 3, 28), date(2026, 6, 26), "suspension_review", date(2026, 6, 26)),
        (date(2026, 3, 28), date(2026, 12, 1), "suspension_review", date(2026, 6, 26)),
        (date(2026, 3, 28), date(2026, 5, 3), "suspension_contact", date(2026, 5, 3)),
        (None, date(2026, 5, 3), "suspension_contact", date(2026, 5, 3)),
    ],
)
def test_a_suspended_case_is_looked_at_after_ninety_days_at_the_latest(
    since: date | None, contact: date | None, code: str, due_on: date
) -> None:
    suspension = Suspension(case="c1", since=since, contact_on=contact)
    assert _days(suspension) == {code: due_on}
    assert dues_of(suspension.replace(ended_on=due_on), CALENDAR) == ()


def test_a_suspension_without_any_day_sets_no_deadline() -> None:
    assert dues_of(Suspension(case="c1"), CALENDAR) == ()


def test_a_reply_is_awaited_until_it_came_or_the_referral_was_cancelled() -> None:
    referral = Referral(case="c1", sent_at=at("2026-07-06T10:30"), reply_by=date(2026, 7, 20))
    due = _one(referral)
    assert (due.code, due.due_on) == ("referral_reply", date(2026, 7, 21))
    assert _explained(due).startswith("令和8年7月6日(月)に渡しました。")
    assert dues_of(referral.replace(replied_on=date(2026, 7, 8)), CALENDAR) == ()
    assert dues_of(referral.replace(cancelled_on=date(2026, 7, 8)), CALENDAR) == ()
    assert "(日付なし)" in _explained(_one(referral.replace(sent_at=None)))


def test_a_consent_ends_on_its_last_day_even_on_a_saturday() -> None:
    consent = Consent(
        case="c1", person="p1", number="第2号", state="given", period="date",
        given_at=at("2026-09-14T10:00"), until_day=date(2026, 10, 31),
    )  # fmt: skip
    due = _one(consent)
    assert (due.due_on, due.remind_on, due.person, due.case) == (date(2026, 10, 31), date(2026, 9, 30), "", "c1")
    assert JA(due.label, **dict(due.values)) == "同意の期限(第2号)"


def test_a_consent_is_reviewed_after_a_year_unless_it_ends_before() -> None:
    consent = Consent(case="c1", state="given", period="closing", given_at=at("2025-07-20T10:00"))
    assert _days(consent) == {"consent_review": date(2026, 7, 21)}
    longer = consent.replace(period="date", until_day=date(2027, 3, 31))
    assert set(_days(longer)) == {"consent_until", "consent_review"}
    assert set(_days(longer.replace(until_day=date(2026, 7, 20)))) == {"consent_until"}
    assert dues_of(consent.replace(period="once"), CALENDAR) == ()
    assert dues_of(consent.replace(given_at=None), CALENDAR) == ()


@pytest.mark.parametrize("state", ["not_explained", "seeking", "on_hold", "declined"])
def test_without_consent_the_person_is_asked_again_on_the_chosen_day(state: str) -> None:
    assert _days(Consent(case="c1", state=state, ask_again_on=date(2026, 7, 19))) == {
        "consent_ask_again": date(2026, 7, 19)
    }


@pytest.mark.parametrize("state", ["void", "withdrawn", "expired", "given"])
def test_nobody_is_asked_again_about_a_consent_that_is_settled(state: str) -> None:
    assert dues_of(Consent(case="c1", state=state, ask_again_on=date(2026, 7, 19)), CALENDAR) == ()


def test_the_decision_to_seek_consent_sets_a_day_to_ask() -> None:
    screening = Screening(case="c1", decision="seeking_consent", ask_again_on=date(2026, 7, 21))
    assert _days(screening) == {"consent_ask_again": date(2026, 7, 21)}
    assert dues_of(screening.replace(decision="plan"), CALENDAR) == ()


def test_a_plan_is_reviewed_on_its_day_or_three_months_after_the_decision() -> None:
    assert _days(Plan(case="c1", review_on=date(2026, 7, 20))) == {"plan_review": date(2026, 7, 21)}
    assert _days(Plan(case="c1", decided_on=date(2026, 4, 20))) == {"plan_review": date(2026, 7, 21)}
    assert dues_of(Plan(case="c1"), CALENDAR) == ()


@pytest.mark.parametrize(
    ("reviewed", "result", "waits"),
    [
        (None, "", True),
        (date(2026, 7, 17), "", False),
        (date(2026, 7, 17), "continue", True),
        (date(2026, 7, 21), "continue", False),
        (date(2026, 7, 17), "replan", False),
        (None, "close", False),
    ],
)
def test_a_plan_that_goes_on_asks_for_its_next_review(reviewed: date | None, result: str, waits: bool) -> None:
    plan = Plan(case="c1", review_on=date(2026, 7, 20), reviewed_on=reviewed, review_result=result)
    assert bool(dues_of(plan, CALENDAR)) is waits


@pytest.mark.parametrize(
    ("rhythm", "due_on"),
    [
        ("weekly", date(2026, 8, 7)),
        ("monthly", date(2026, 8, 31)),
        ("two_months", date(2026, 9, 30)),
        ("quarterly", date(2026, 11, 2)),
    ],
)
def test_the_next_visit_follows_the_rhythm_from_moving_in(rhythm: str, due_on: date) -> None:
    tenancy = Tenancy(
        case="c1", moved_in_on=date(2026, 7, 31), address_reported_on=date(2026, 7, 31), visit_rhythm=rhythm
    )
    assert _days(tenancy) == {"watch_visit": due_on}
    assert dues_of(tenancy.replace(visit_rhythm="none"), CALENDAR) == ()
    assert dues_of(tenancy.replace(moved_in_on=None), CALENDAR) == ()


def test_the_monthly_visit_of_a_supported_home_is_a_duty_of_the_scheme_and_does_not_move() -> None:
    tenancy = Tenancy(
        case="c1", destination="support_housing", visit_rhythm="monthly", last_visit_on=date(2026, 6, 20)
    )
    due = _one(tenancy)
    assert (due.code, due.source, due.due_on) == ("support_housing_visit", "scheme", date(2026, 7, 20))


def test_contracts_guarantees_insurances_and_permits_run_out_on_their_day() -> None:
    sunday = date(2028, 7, 30)
    tenancy = Tenancy(
        case="c1",
        contract_until=sunday,
        guarantee_until=sunday,
        insurance_until=sunday,
        use_permit_until=sunday,
    )
    found = dues_of(tenancy, CALENDAR)
    assert [each.due_on for each in found] == [sunday] * 4
    assert [each.source for each in found] == ["contract", "contract", "contract", "scheme"]
    assert {each.remind_on for each in found} == {date(2028, 5, 30), date(2028, 6, 30)}


@pytest.mark.parametrize(
    ("open_one", "done"),
    [
        (ProgressNote(next_on=date(2026, 7, 20)), {"next_done_on": date(2026, 7, 1)}),
        (Visit(next_on=date(2026, 7, 20)), {"next_done_on": date(2026, 7, 1)}),
        (Crisis(next_on=date(2026, 7, 20)), {"settled_on": date(2026, 7, 1)}),
        (IncomingDocument(reply_by=date(2026, 7, 20)), {"replied_on": date(2026, 7, 1)}),
        (PlanItem(due_on=date(2026, 7, 20)), {"done_on": date(2026, 7, 1)}),
        (PlanItem(due_on=date(2026, 7, 20)), {"result": "dropped"}),
        (Deadline(due_on=date(2026, 7, 20)), {"done_on": date(2026, 7, 1)}),
        (Application(answer_expected_on=date(2026, 7, 20)), {"result": "approved"}),
        (MoveOut(left_on=date(2026, 7, 20)), {"tasks": frozenset({"key_returned"})}),
        (Intake(leave_by=date(2026, 7, 20)), {"leave_by": None}),
        (Case(stage="S20", contact_again_on=date(2026, 7, 20)), {"stage": "S99"}),
    ],
    ids=lambda each: type(each).__name__,
)
def test_a_day_that_somebody_set_stays_on_its_day_until_it_is_done(open_one: Record, done: dict[str, object]) -> None:
    due = _one(open_one)
    assert due.due_on == date(2026, 7, 20)
    assert "令和8年7月20日(月)" in _explained(due)
    assert dues_of(open_one.replace(**done), CALENDAR) == ()


def test_a_deadline_says_what_is_to_be_done_in_the_clerks_own_words() -> None:
    note = ProgressNote(next_on=date(2026, 6, 24), next_step="  係長へ報告し、{来庁}の手順を決める\n二行目")
    due = _one(note)
    assert JA(due.label, **dict(due.values)) == "係長へ報告し、{来庁}の手順を決める"
    long = _one(note.replace(next_step="あ" * 200))
    assert dict(long.values)["what"] == "あ" * 60 + "…"
    assert dict(_one(note.replace(next_step="")).values)["what"] == "次の対応"


def test_a_deadline_of_the_clerks_own_carries_the_kind_that_was_chosen() -> None:
    assert _one(Deadline(due_on=date(2026, 7, 1), what="決定を確かめる", source="law")).source == "law"
    assert _one(Deadline(due_on=date(2026, 7, 1))).source == "practice"


def test_an_urgent_document_shows_from_the_day_it_came() -> None:
    document = IncomingDocument(received_on=date(2026, 6, 1), reply_by=date(2026, 7, 6), subject="照会")
    assert _one(document).remind_on == date(2026, 6, 29)
    assert _one(document.replace(urgent=True)).remind_on == date(2026, 6, 1)


def test_a_new_case_is_heard_within_two_weeks_or_so() -> None:
    case = Case(id="c1", person="p1", stage="S10", opened_at=at("2026-09-08T09:00"))
    due = _one(case)
    assert (due.code, due.due_on, due.case, due.person) == ("assessment_by", date(2026, 9, 24), "c1", "")
    assert _days(case.replace(stage_since=at("2026-10-01T09:00"))) == {"assessment_by": date(2026, 10, 15)}
    assert dues_of(case.replace(stage="S20"), CALENDAR) == ()
    assert dues_of(case.replace(opened_at=None), CALENDAR) == ()


def test_an_unanswered_inquiry_is_looked_at_every_week() -> None:
    inquiry = HousingInquiry(case="c1", at=at("2026-07-13T11:10"))
    assert _days(inquiry) == {"inquiry_answer": date(2026, 7, 21)}
    assert dues_of(inquiry.replace(result="refused"), CALENDAR) == ()
    assert dues_of(inquiry.replace(answered_on=date(2026, 7, 14)), CALENDAR) == ()


def test_emergency_contacts_are_confirmed_every_year() -> None:
    assert _days(EmergencyContact(case="c1", confirmed_on=date(2025, 9, 22))) == {
        "emergency_contact": date(2026, 9, 24)
    }
    assert dues_of(EmergencyContact(case="c1"), CALENDAR) == ()


def test_a_child_counts_as_one_until_the_end_of_the_school_year() -> None:
    child = HouseholdMember(
        case="c1", person="p2", birth_date=date(2009, 5, 10), marks=frozenset({"dependent_child"})
    )
    due = _one(child)
    assert (due.due_on, due.case, due.person) == (date(2028, 3, 31), "c1", "")
    assert dues_of(child.replace(marks=frozenset()), CALENDAR) == ()
    assert dues_of(child.replace(living="died"), CALENDAR) == ()


def test_closed_papers_are_kept_until_their_day() -> None:
    due = _one(Closing(case="c1", keep_until=date(2033, 3, 31), keep_years=5))
    assert (due.due_on, due.remind_on) == (date(2033, 3, 31), date(2033, 3, 31))
    assert "5年" in _explained(due)
    assert "決めた年" in _explained(_one(Closing(keep_until=date(2033, 3, 31))))


def test_a_record_without_dates_sets_no_deadline() -> None:
    for kind in catalogue():
        assert dues_of(kind(), CALENDAR) == ()


DAYS = st.dates(date(1990, 1, 1), date(2150, 12, 31))
BOOK = load_codebook()


@st.composite
def _any_record(draw: Callable[..., object]) -> Record:
    """A record of any class with every date, choice and count filled at random."""
    kind = draw(st.sampled_from(catalogue()))
    assert isinstance(kind, type)
    values: dict[str, object] = {}
    for each in specs(kind):
        if isinstance(each.kind, Day):
            values[each.name] = draw(st.none() | DAYS)
        elif isinstance(each.kind, Moment):
            values[each.name] = draw(st.none() | st.datetimes(at("1990-01-01"), at("2150-01-01")))
        elif isinstance(each.kind, Choice):
            values[each.name] = draw(st.sampled_from(["", *BOOK.list(each.kind.list).by_code]))
        elif isinstance(each.kind, Codes):
            values[each.name] = draw(
                st.frozensets(st.sampled_from(list(BOOK.list(each.kind.list).by_code)), max_size=3)
            )
        elif isinstance(each.kind, Count):
            values[each.name] = draw(st.none() | st.integers(1, 30))
    made: Record = kind(**values)
    return made


@given(_any_record())
def test_whatever_a_record_holds_its_deadlines_can_be_shown_and_explained(record: Record) -> None:
    for due in dues_of(record, CALENDAR):
        rule = DEADLINE_RULES[due.code]
        assert due.remind_on <= due.due_on
        assert due.source in BOOK.list("deadline_source").by_code
        assert not rule.moves or CALENDAR.is_open(due.due_on)
        assert "{" not in _explained(due) + JA(due.label, **dict(due.values)) + JA(due.action)
        assert dict(due.values)["due"] in _explained(due)
        assert not (due.case and due.person)
        assert (due.record_class, due.record) == (type(record).__name__, record.id)


def test_every_rule_says_its_words_its_source_and_its_kind() -> None:
    used = {"until", "due", "what", "number", "sent", "given", "opens", "since", "moved", "last", "known", "years"}
    used |= {"who", "received", "days", "mended", "sender", "count", "carried", "nr", "times", "year", "turn"}
    for code, rule in DEADLINE_RULES.items():
        assert code == rule.code
        assert rule.law
        assert rule.action
        assert rule.source in BOOK.list("deadline_source").by_code
        for text in (rule.label, rule.explain, rule.explain_moved):
            assert {name for _, name, _, _ in Formatter().parse(text) if name} <= used
        assert rule.explain.endswith("。")
        assert "{until}" in rule.explain
        assert not rule.moves or {"{until}", "{due}"} <= {
            f"{{{name}}}" for _, name, _, _ in Formatter().parse(rule.explain_moved)
        }


def test_tables_are_arguments_so_that_another_day_can_have_other_rules() -> None:
    strict = {**DEADLINE_RULES, "address_report": DEADLINE_RULES["contract_until"]}
    (due,) = dues_of(Tenancy(moved_in_on=date(2026, 9, 7)), CALENDAR, strict)
    assert due.due_on == date(2026, 9, 7) + timedelta(days=14)
