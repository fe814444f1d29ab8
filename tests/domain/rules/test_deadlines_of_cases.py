"""Every 期 of the eight cases (CASES.md): from the record to its day, by the holidays of those years."""

from datetime import date

import pytest

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    ArrearsStep,
    Closing,
    Consent,
    Death,
    HouseholdMember,
    Instalments,
    Intake,
    Mandate,
    Person,
    ProgressNote,
    Protection,
    Referral,
    SchemeUse,
    Screening,
    Tenancy,
)
from kyoju_desktop.domain.rules.calendar import retention_end
from kyoju_desktop.domain.rules.deadlines import Due, dues_of
from kyoju_desktop.services.calendar import office_calendar
from tests.domain.rules.files import at

CHILD = frozenset({"dependent_child"})
STOPPED = frozenset({"stop"})


def one(record: Record, code: str) -> Due:
    return {due.code: due for due in dues_of(record, office_calendar())}[code]


def benefit(**values: object) -> SchemeUse:
    return SchemeUse(scheme="housing_benefit", result="approved", from_day=date(2026, 6, 1)).replace(**values)


def promise(answered: int) -> Instalments:
    return Instalments(
        owed=60_000, monthly=5_000, times=12, pay_day=25, first_on=date(2026, 8, 25), answered_times=answered
    )


@pytest.mark.parametrize(
    ("record", "code", "due_on"),
    [
        # C01
        (Protection(expires_on=date(2027, 4, 13)), "protection_extension", date(2027, 4, 13)),
        (Tenancy(use_permit_until=date(2027, 4, 30)), "use_permit_until", date(2027, 4, 30)),
        # C02
        (Intake(leave_by=date(2026, 8, 31)), "leave_by", date(2026, 8, 31)),
        (Referral(sent_at=at("2026-06-25T10:00"), reply_by=date(2026, 7, 9)), "referral_reply", date(2026, 7, 9)),
        (Tenancy(contract_until=date(2028, 7, 30)), "contract_until", date(2028, 7, 30)),  # a Sunday
        (Tenancy(guarantee_until=date(2028, 7, 30)), "guarantee_until", date(2028, 7, 30)),
        (Tenancy(moved_in_on=date(2026, 7, 31), visit_rhythm="monthly"), "watch_visit", date(2026, 8, 31)),
        (Person(residence_expires=date(2027, 2, 10)), "residence_expires", date(2027, 2, 10)),
        # C03
        (Death(known_on=date(2026, 9, 14)), "death_report", date(2026, 9, 24)),
        (
            Death(known_on=date(2026, 9, 14), died_on=date(2026, 9, 14), belongings_contract=True, tasks=STOPPED),
            "death_belongings",
            date(2026, 12, 14),
        ),
        (Death(carry_out_on=date(2026, 12, 15)), "carry_out_notice", date(2026, 12, 1)),
        (Mandate(review_on=date(2026, 11, 4)), "mandate_review", date(2026, 11, 4)),
        # C05
        (HouseholdMember(birth_date=date(2009, 5, 10), marks=CHILD), "child_until", date(2028, 3, 31)),
        (Referral(sent_at=at("2026-05-12T10:00"), reply_by=date(2026, 5, 26)), "referral_reply", date(2026, 5, 26)),
        (benefit(until_day=date(2026, 8, 31)), "scheme_until", date(2026, 8, 31)),
        (benefit(until_day=date(2026, 11, 30), extended=1), "scheme_until", date(2026, 11, 30)),
        (Tenancy(guarantee_until=date(2028, 5, 31)), "guarantee_until", date(2028, 5, 31)),
        # C08
        (ProgressNote(next_on=date(2026, 7, 3), next_step="再訪問"), "note_next", date(2026, 7, 3)),
        (
            SchemeUse(scheme="care_certification", applied_on=date(2026, 8, 6)),
            "care_decision",
            date(2026, 9, 5),  # a Saturday: the thirty days of the office that decides are not moved
        ),
        (promise(0), "instalment", date(2026, 8, 25)),
        (promise(1), "instalment", date(2026, 9, 25)),
        (promise(11), "instalment", date(2027, 7, 25)),  # a Sunday
        (ArrearsStep(next_on=date(2026, 11, 19), next_step="面談"), "arrears_next", date(2026, 11, 19)),
        # C09
        (Consent(state="given", period="date", until_day=date(2027, 3, 31)), "consent_until", date(2027, 3, 31)),
        (Consent(state="given", period="date", until_day=date(2026, 10, 31)), "consent_until", date(2026, 10, 31)),
        # C10
        (Referral(sent_at=at("2026-08-25T10:00"), reply_by=date(2026, 9, 8)), "referral_reply", date(2026, 9, 8)),
        (Tenancy(moved_in_on=date(2026, 8, 28)), "address_report", date(2026, 9, 11)),
        # C12
        (
            Screening(decision="seeking_consent", ask_again_on=date(2026, 7, 21)),
            "consent_ask_again",
            date(2026, 7, 21),
        ),
        (Consent(state="given", period="date", until_day=date(2027, 9, 30)), "consent_until", date(2027, 9, 30)),
    ],
)
def test_the_day_of_the_case(record: Record, code: str, due_on: date) -> None:
    assert one(record, code).due_on == due_on


def test_the_extension_and_the_end_of_the_benefit_are_told_a_month_before() -> None:
    assert one(Protection(expires_on=date(2027, 4, 13)), "protection_extension").remind_on == date(2027, 3, 13)
    assert one(benefit(until_day=date(2026, 8, 31)), "scheme_until").remind_on == date(2026, 7, 31)
    assert one(benefit(until_day=date(2026, 11, 30)), "scheme_until").remind_on == date(2026, 10, 30)


@pytest.mark.parametrize(
    ("closed", "until"),
    [
        (date(2027, 4, 28), date(2033, 3, 31)),
        (date(2027, 3, 15), date(2032, 3, 31)),
        (date(2027, 2, 8), date(2032, 3, 31)),
        (date(2026, 12, 22), date(2032, 3, 31)),
        (date(2027, 3, 25), date(2032, 3, 31)),
    ],
)
def test_what_is_closed_is_kept_five_years_from_the_next_april(closed: date, until: date) -> None:
    assert retention_end(closed, 5) == until
    assert one(Closing(closed_on=closed, keep_until=until, keep_years=5), "keep_until").due_on == until
