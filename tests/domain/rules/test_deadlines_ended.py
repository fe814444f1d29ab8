"""The deadlines of searching, living, leaving and schemes one by one: their day, when they show, what ends them."""

from datetime import date

import pytest

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Application,
    Belonging,
    Case,
    Consent,
    Crisis,
    Death,
    Designation,
    HospitalStay,
    HousingInquiry,
    IncomingDocument,
    InitialCost,
    Instalments,
    Intake,
    Mandate,
    MoveOut,
    Person,
    PlanItem,
    ProviderReport,
    SchemeStep,
    SchemeUse,
    Tenancy,
    Visit,
    YearlyReport,
)
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import Due, dues_of
from tests.domain.rules.files import at

SUNDAY = date(2026, 6, 28)
MONDAY = date(2026, 6, 29)
WEEK_BEFORE = date(2026, 6, 21)
Ends = tuple[dict[str, object], ...]


def _use(**values: object) -> SchemeUse:
    return SchemeUse(scheme="direct_payment").replace(**values)


def _dues(record: Record) -> dict[str, Due]:
    return {due.code: due for due in dues_of(record, Calendar())}


@pytest.mark.parametrize(
    ("record", "code", "due_on", "shown", "ends"),
    [
        # 相談から契約まで
        (Case(stage="S30", contact_again_on=SUNDAY), "case_contact", SUNDAY, WEEK_BEFORE, ({"stage": "S99"},)),
        (
            PlanItem(due_on=SUNDAY), "plan_item", SUNDAY, WEEK_BEFORE,
            ({"done_on": MONDAY}, {"result": "achieved"}, {"result": "dropped"}),
        ),
        (IncomingDocument(reply_by=SUNDAY), "document_reply", SUNDAY, WEEK_BEFORE, ({"replied_on": MONDAY},)),
        (
            IncomingDocument(reply_by=SUNDAY, urgent=True, received_on=date(2026, 6, 1)),
            "document_reply", SUNDAY, date(2026, 6, 1), ({"replied_on": MONDAY},),
        ),
        (
            HousingInquiry(viewing_at=at("2026-06-28T10:00")), "viewing_day", SUNDAY, date(2026, 6, 25),
            ({"viewing_done": True}, {"answered_on": MONDAY}, {"result": "refused"}),
        ),
        (
            HousingInquiry(at=at("2026-06-21T10:00"), result="waiting"), "inquiry_answer", MONDAY, date(2026, 6, 22),
            ({"answered_on": MONDAY}, {"result": "refused"}, {"result": "viewing"}, {"result": "own_no"}),
        ),
        (
            Application(answer_expected_on=SUNDAY), "application_answer", SUNDAY, WEEK_BEFORE,
            ({"result": "approved"}, {"result": "rejected"}, {"result": "withdrawn"}),
        ),
        (InitialCost(due_on=SUNDAY), "initial_cost", SUNDAY, WEEK_BEFORE, ({"paid_on": SUNDAY},)),
        (Mandate(review_on=SUNDAY), "mandate_review", MONDAY, date(2026, 6, 15), ({"ended_on": SUNDAY},)),
        # 入居中
        (
            Tenancy(contract_until=SUNDAY), "contract_until", SUNDAY, date(2026, 4, 28), ({"ended_on": SUNDAY},),
        ),
        (
            Tenancy(contract_until=SUNDAY, contract_kind="fixed"), "contract_fixed_until", SUNDAY,
            date(2025, 12, 28), ({"ended_on": SUNDAY},),
        ),
        (
            Tenancy(destination="emergency_rental", contract_until=SUNDAY, moved_in_on=date(2024, 1, 2)),
            "emergency_home_until", SUNDAY, date(2025, 12, 28), ({"ended_on": SUNDAY},),
        ),
        (
            Tenancy(destination="emergency_rental", moved_in_on=date(2024, 6, 29)), "emergency_home_usual", SUNDAY,
            date(2025, 12, 28), ({"ended_on": SUNDAY}, {"contract_until": MONDAY}),
        ),
        (
            Tenancy(insurance_until=SUNDAY), "insurance_until", SUNDAY, date(2026, 5, 28), ({"ended_on": SUNDAY},),
        ),
        (
            Tenancy(guarantee_until=SUNDAY), "guarantee_until", SUNDAY, date(2026, 5, 28), ({"ended_on": SUNDAY},),
        ),
        (
            Tenancy(use_permit_until=SUNDAY), "use_permit_until", SUNDAY, date(2026, 4, 28), ({"ended_on": SUNDAY},),
        ),
        (
            Tenancy(moved_in_on=date(2026, 6, 14), card_report=True), "card_report", MONDAY, date(2026, 6, 15),
            ({"card_reported_on": SUNDAY}, {"card_report": False}, {"ended_on": SUNDAY}),
        ),
        (Visit(next_on=SUNDAY), "visit_next", SUNDAY, WEEK_BEFORE, ({"next_done_on": SUNDAY},)),
        (Crisis(next_on=SUNDAY), "crisis_next", SUNDAY, WEEK_BEFORE, ({"settled_on": SUNDAY},)),
        (
            Instalments(first_on=SUNDAY), "instalment_first", SUNDAY, date(2026, 6, 25),
            ({"answered_times": 1}, {"ended_on": SUNDAY}),
        ),
        (
            HospitalStay(check_on=SUNDAY), "absence_check", MONDAY, date(2026, 6, 22),
            ({"back_on": SUNDAY}, {"result": "returned"}),
        ),
        (
            HospitalStay(expected_until=SUNDAY), "absence_back", SUNDAY, WEEK_BEFORE,
            ({"back_on": SUNDAY}, {"result": "returned"}, {"check_on": SUNDAY}),
        ),
        (ProviderReport(next_on=SUNDAY), "provider_next", SUNDAY, WEEK_BEFORE, ({"next_done_on": SUNDAY},)),
        (
            YearlyReport(fiscal_year=2025, due_on=SUNDAY), "yearly_report", MONDAY, date(2026, 5, 29),
            ({"received_on": SUNDAY},),
        ),
        (
            YearlyReport(fiscal_year=2025), "yearly_report_usual", date(2026, 6, 30), date(2026, 5, 30),
            ({"received_on": SUNDAY}, {"due_on": SUNDAY}),
        ),
        (
            YearlyReport(received_on=date(2026, 6, 1), answer_by=SUNDAY), "yearly_answer", SUNDAY,
            date(2026, 6, 14), ({"answered_on": SUNDAY}, {"received_on": None}),
        ),
        # 退去・死亡
        (
            MoveOut(left_on=SUNDAY), "move_out", SUNDAY, date(2026, 6, 14), ({"tasks": frozenset({"key_returned"})},),
        ),
        (
            MoveOut(left_on=SUNDAY, next_home="other_town"), "leave_report", date(2026, 6, 26), date(2026, 6, 12),
            ({"tasks": frozenset({"address_report"})}, {"reason": "death"}, {"next_home": "relatives"}),
        ),
        (
            MoveOut(left_on=date(2026, 6, 14), next_home="relatives"), "move_report", MONDAY, date(2026, 6, 15),
            ({"tasks": frozenset({"address_report"})}, {"reason": "death"}, {"next_home": ""}),
        ),
        (
            Death(renounced_from=date(2026, 3, 28)), "renounce", SUNDAY, date(2026, 5, 28),
            ({"heirs": "none"}, {"heirs": "renounced"}, {"tasks": frozenset({"heirs"})}),
        ),
        (
            Death(carry_out_on=date(2026, 7, 12)), "carry_out_notice", date(2026, 6, 26), date(2026, 6, 12),
            ({"notice_sent_on": MONDAY}, {"tasks": frozenset({"belongings"})}),
        ),
        (
            Belonging(told_on=date(2026, 6, 14)), "belonging_wait", SUNDAY, date(2026, 6, 25),
            ({"done_on": SUNDAY}, {"fate": "sent"}, {"designated": "other"}),
        ),
        (
            Belonging(done_on=date(2026, 6, 14), fate="sent"), "belonging_receipt", MONDAY, date(2026, 6, 22),
            ({"received_on": SUNDAY}, {"fate": "kept"}),
        ),
        # 制度
        (SchemeStep(planned_on=SUNDAY), "scheme_step", SUNDAY, WEEK_BEFORE, ({"done_on": SUNDAY},)),
        (_use(next_on=SUNDAY), "scheme_next", SUNDAY, WEEK_BEFORE, ({"next_done_on": SUNDAY},)),
        (
            _use(expected_on=SUNDAY), "scheme_answer", SUNDAY, WEEK_BEFORE,
            ({"result": "approved"}, {"result": "rejected"}, {"ended_on": SUNDAY}, {"wish": "declines"}),
        ),
        (
            _use(until_day=SUNDAY, result="approved"), "scheme_until", SUNDAY, date(2026, 5, 28),
            ({"result": "stopped"}, {"result": "withdrawn"}, {"ended_on": SUNDAY}),
        ),
        (Person(care_until=SUNDAY), "care_until", SUNDAY, date(2026, 4, 29), ({"died_on": SUNDAY},)),
        (Person(disability_until=SUNDAY), "disability_until", SUNDAY, date(2026, 3, 28), ({"died_on": SUNDAY},)),
        (Person(handbook_until=SUNDAY), "handbook_until", SUNDAY, date(2026, 3, 28), ({"died_on": SUNDAY},)),
    ],
)  # fmt: skip
def test_a_deadline_has_its_day_shows_in_time_and_ends(
    record: Record, code: str, due_on: date, shown: date, ends: Ends
) -> None:
    due = _dues(record)[code]
    assert (due.due_on, due.remind_on) == (due_on, shown)
    for each in ends:
        assert code not in _dues(record.replace(**each)), each


def test_what_was_sent_or_handed_over_waits_for_its_receipt_and_what_was_told_for_its_fortnight() -> None:
    for fate in ("sent", "handed"):
        assert set(_dues(Belonging(done_on=SUNDAY, fate=fate))) == {"belonging_receipt"}
    for fate in ("", "kept", "left"):
        assert set(_dues(Belonging(told_on=SUNDAY, fate=fate))) == {"belonging_wait"}


def test_an_extension_entered_by_hand_ends_on_its_own_day_and_the_second_is_the_last() -> None:
    use = SchemeUse(scheme="housing_benefit", result="approved", from_day=date(2026, 6, 15))
    assert _dues(use)["scheme_until"].due_on == date(2026, 8, 31)  # from the month, not from the day
    assert _dues(use.replace(extended=1)) == {}  # whoever extends says until when
    assert set(_dues(use.replace(extended=1, until_day=date(2026, 11, 30)))) == {"scheme_until"}
    assert set(_dues(use.replace(extended=2, until_day=date(2027, 2, 28)))) == {"scheme_last"}
    assert set(_dues(_use(result="approved", extended=2, until_day=SUNDAY))) == {"scheme_until"}


def test_the_name_of_a_deadline_is_cut_and_its_first_line_counts() -> None:
    long = _dues(InitialCost(due_on=SUNDAY, detail=f"{'あ' * 61}\nい"))["initial_cost"]
    assert dict(long.values)["what"] == f"{'あ' * 60}…"
    assert (
        dict(_dues(InitialCost(due_on=SUNDAY, detail=f"\n{'あ' * 60}"))["initial_cost"].values)["what"] == "あ" * 60
    )


def test_a_scheme_without_an_end_has_none_and_a_designation_must_outlast_the_three_years() -> None:
    assert _dues(_use(from_day=SUNDAY, result="approved")) == {}
    seen = Intake(disaster_on=date(2023, 6, 29), disaster_seen_on=date(2026, 6, 1))
    for until, codes in ((SUNDAY, set()), (date(2026, 12, 31), {"disaster_designated"})):
        own = Designation(name="架空豪雨", happened_on=date(2023, 6, 29), until_day=until)
        found = {due.code for due in dues_of(seen, Calendar(designations=(own,)))}
        assert found == codes  # the look of 1 June answers the three years, which end on 28 June


@pytest.mark.parametrize("state", ["withdrawn", "void", "expired", "declined"])
def test_a_consent_that_is_over_has_no_end_and_no_review(state: str) -> None:
    given = Consent(state="given", given_at=at("2025-07-01T10:00"), until_day=date(2026, 12, 31), period="date")
    assert set(_dues(given)) == {"consent_until", "consent_review"}
    assert _dues(given.replace(state=state)) == {}
    assert _dues(given.replace(over_on=date(2026, 6, 1))) == {}
