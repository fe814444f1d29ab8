"""From the application to the key: ends, duties with their days, and what is said beside the fields."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.documents.wording import wording
from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.domain.papers.move_in import CODES
from kyoju_desktop.domain.records import Application, InitialCost, Person, SchemeUse, Tenancy
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.domain.rules.move_in import (
    changed_since,
    contract_end,
    duties,
    from_application,
    guarantee_end,
    lived_in,
    overlap,
    settled,
    with_ends,
    with_permit,
)
from kyoju_desktop.domain.rules.remarks import Beside, Remark, on_rent, remarks_on
from tests.domain.gate_world import TODAY, file_of

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
SEPTEMBER = Calendar(frozenset({date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23)}))
TASKS = tuple(each.code for each in load_list("move_in_task").codes)


def said(tenancy: Tenancy, *others: Tenancy, elsewhere: tuple[tuple[str, Tenancy], ...] = ()) -> set[str]:
    """The fields beside which something is said."""
    return {each.field for each in remarks(tenancy, *others, elsewhere=elsewhere)}


def remarks(
    tenancy: Tenancy, *others: Tenancy, elsewhere: tuple[tuple[str, Tenancy], ...] = ()
) -> tuple[Remark, ...]:
    return remarks_on(tenancy, Beside(file_of(*others), TODAY, elsewhere))


# the ends


def test_the_contract_of_c02_ends_on_the_day_before_two_years_are_over() -> None:
    assert contract_end(date(2026, 7, 31)) == date(2028, 7, 30)
    assert guarantee_end(date(2026, 7, 31), "foundation") == date(2028, 7, 30)


def test_the_guarantee_of_c05_ends_on_the_day_before() -> None:
    assert guarantee_end(date(2026, 6, 1), "foundation") == date(2028, 5, 31)


def test_the_permit_of_c01_ends_within_one_year() -> None:
    made = with_ends(Tenancy(contract_from=date(2026, 5, 1), contract_kind="use_permit"))
    assert made.contract_until == made.use_permit_until == date(2027, 4, 30)


@pytest.mark.parametrize("kind", ["lifetime", "facility"])
def test_a_contract_without_a_usual_end_gets_none(kind: str) -> None:
    assert contract_end(date(2026, 7, 31), kind) is None


@pytest.mark.parametrize("kind", ["", "none", "exempt", "joint_guarantor"])
def test_who_guarantees_for_no_period_ends_on_no_day(kind: str) -> None:
    assert guarantee_end(date(2026, 7, 31), kind) is None
    assert with_ends(Tenancy(contract_from=date(2026, 7, 31), guarantee=kind)).guarantee_from is None


PERMIT = SchemeUse(scheme="special_use", result="approved", from_day=date(2026, 5, 1), until_day=date(2027, 3, 31))


def test_a_permit_that_was_given_hands_its_days_to_the_tenancy() -> None:
    begun = Tenancy(contract_kind="use_permit")
    made = with_permit(begun, [PERMIT.replace(from_day=date(2025, 5, 1)), PERMIT])
    assert made.contract_from == date(2026, 5, 1)
    assert made.contract_until == made.use_permit_until == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("kind", "permit"),
    [
        ("ordinary", PERMIT),
        ("use_permit", PERMIT.replace(result="rejected")),
        ("use_permit", PERMIT.replace(from_day=None)),
        ("use_permit", PERMIT.replace(scheme="welfare")),
    ],
)
def test_a_permit_that_was_not_given_or_is_not_of_this_tenancy_proposes_nothing(kind: str, permit: SchemeUse) -> None:
    begun = Tenancy(contract_kind=kind)
    assert with_permit(begun, [permit]) == begun


def test_the_end_of_a_permit_is_one_deadline_and_no_renewal_of_a_lease() -> None:
    made = with_permit(Tenancy(contract_kind="use_permit"), [PERMIT])
    assert [each.code for each in dues_of(made, Calendar(frozenset()))] == ["use_permit_until"]
    lease = dues_of(made.replace(contract_kind="ordinary"), Calendar(frozenset()))
    assert {each.code for each in lease} == {"contract_until", "use_permit_until"}


def test_two_years_from_the_29_february_end_on_the_28() -> None:
    assert contract_end(date(2028, 2, 29)) == date(2030, 2, 28)
    assert contract_end(date(2028, 3, 1)) == date(2030, 2, 28)
    assert contract_end(date(2026, 3, 1)) == date(2028, 2, 29)


def last_day_slowly(begins: date, years: int) -> date:
    """Day by day until the corresponding day of the year; the day before it, or the month's last where it lacks."""
    day = begins
    while True:
        day += timedelta(days=1)
        if (day.year, day.month, day.day) == (begins.year + years, begins.month, begins.day):
            return day - timedelta(days=1)
        if (day.year, day.month) == (begins.year + years, begins.month) and (day + timedelta(days=1)).day == 1:
            return day


@given(DAYS)
def test_the_end_of_a_contract_is_that_of_a_slow_calendar(begins: date) -> None:
    assert contract_end(begins) == last_day_slowly(begins, 2)
    assert guarantee_end(begins, "company") == last_day_slowly(begins, 2)
    assert contract_end(begins, "use_permit") == last_day_slowly(begins, 1)


def test_what_was_entered_is_never_replaced_by_a_proposal() -> None:
    entered = Tenancy(
        contract_from=date(2026, 7, 31),
        contract_until=date(2027, 7, 30),
        guarantee="company",
        guarantee_from=date(2026, 8, 1),
        guarantee_until=date(2027, 7, 31),
    )
    assert with_ends(entered) == entered
    nothing = Tenancy()
    assert with_ends(nothing) == nothing


def test_an_application_hands_over_what_it_knows() -> None:
    application = Application(
        case="c",
        unit="u",
        home="架空荘",
        destination="public_special_use",
        landlord="町",
        rent=36_000,
        guarantee="none",
    )
    costs = (InitialCost(amount=10_000), InitialCost(amount=None), InitialCost(amount=0))
    made = from_application(application, costs, date(2026, 5, 1))
    assert (made.case, made.application, made.unit, made.home) == ("c", application.id, "u", "架空荘")
    assert (made.rent, made.landlord, made.initial_cost) == (36_000, "町", 10_000)
    assert made.contract_kind == "use_permit"
    assert made.contract_until == date(2027, 4, 30)
    assert from_application(application, (), None).initial_cost is None


# what has to be done


def test_the_reports_of_c10_fall_on_the_fourteenth_day() -> None:
    moved = Tenancy(moved_in_on=date(2026, 8, 28), card_report=True)
    found = {each.code: each for each in duties(moved, TASKS, SEPTEMBER)}
    assert found["address_report"].until == date(2026, 9, 11)  # C10: 転入届 R8.9.11まで
    assert found["card_report"].until == date(2026, 9, 11)
    assert found["address_report"].law
    assert found["address_report"].moved is None


def test_a_closed_fourteenth_day_goes_to_the_next_open_one_and_says_so() -> None:
    found = {each.code: each for each in duties(Tenancy(moved_in_on=date(2026, 9, 7)), TASKS, SEPTEMBER)}
    assert found["address_report"].until == date(2026, 9, 24)
    assert found["address_report"].moved == date(2026, 9, 21)
    assert "card_report" not in found


@given(DAYS, st.booleans())
def test_the_list_and_the_deadlines_never_tell_two_days(moved: date, card: bool) -> None:
    tenancy = Tenancy(moved_in_on=moved, card_report=card)
    listed = {each.code: each.until for each in duties(tenancy, TASKS, SEPTEMBER) if each.law}
    due = {each.code: each.due_on for each in dues_of(tenancy, SEPTEMBER) if each.code in listed}
    assert listed == due


def test_what_is_done_is_late_no_more() -> None:
    open_, done = (
        {each.code: each for each in duties(made, TASKS, SEPTEMBER)}["address_report"]
        for made in (
            Tenancy(moved_in_on=date(2026, 5, 1)),
            Tenancy(moved_in_on=date(2026, 5, 1), address_reported_on=date(2026, 5, 2)),
        )
    )
    assert open_.late(date(2026, 6, 1))
    assert not open_.late(date(2026, 5, 15))
    assert not done.late(date(2026, 6, 1))


def test_the_list_is_settled_when_the_reports_are_done_and_three_months_have_passed() -> None:
    moved, today = date(2026, 3, 1), date(2026, 6, 23)
    done = Tenancy(moved_in_on=moved, address_reported_on=moved)
    assert settled(done, duties(done, TASKS, SEPTEMBER), today)
    assert not settled(done, duties(done, TASKS, SEPTEMBER), date(2026, 5, 30))
    card = done.replace(card_report=True)
    assert not settled(card, duties(card, TASKS, SEPTEMBER), today)
    assert not settled(Tenancy(), (), today)


def test_without_a_day_of_moving_in_the_reports_have_no_day_yet() -> None:
    found = {each.code: each for each in duties(Tenancy(card_report=True, key_on=date(2026, 7, 1)), TASKS, SEPTEMBER)}
    assert found["address_report"].until is None
    assert found["key"].done


def test_every_task_has_its_words_on_both_papers() -> None:
    assert set(TASKS) | {"card_report"} == set(CODES)
    for form in ("move_in", "move_in_plain"):
        assert {f"{part}_{code}" for code in CODES for part in ("do", "where")} <= set(wording(form).known)


# what is said


def test_a_usual_tenancy_needs_no_word() -> None:
    tenancy = Tenancy(
        rent=48_000,
        contracted_on=date(2026, 7, 13),
        key_on=date(2026, 7, 31),
        moved_in_on=date(2026, 7, 31),
        contract_from=date(2026, 7, 31),
        contract_until=date(2028, 7, 30),
        guarantee_from=date(2026, 7, 31),
        guarantee_until=date(2028, 7, 30),
    )
    assert not said(tenancy)


@pytest.mark.parametrize("rent", [0, 1_000_000, 10_000_000])
def test_a_rent_of_nothing_or_of_millions_is_asked_about(rent: int) -> None:
    assert said(Tenancy(rent=rent)) == {"rent"}
    assert {each.field for each in on_rent(rent)} == {"rent"}


@pytest.mark.parametrize("rent", [None, 1, 999_999])
def test_other_rents_are_not(rent: int | None) -> None:
    assert not said(Tenancy(rent=rent))


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("moved_in_on", {"contracted_on": date(2026, 7, 13), "moved_in_on": date(2026, 7, 12)}),
        (
            "moved_in_on",
            {
                "contract_from": date(2026, 7, 31),
                "contract_until": date(2028, 7, 30),
                "moved_in_on": date(2026, 7, 30),
            },
        ),
        ("key_on", {"contracted_on": date(2026, 7, 13), "key_on": date(2026, 7, 12)}),
        ("ended_on", {"moved_in_on": date(2026, 7, 13), "ended_on": date(2026, 7, 12)}),
        ("address_reported_on", {"moved_in_on": date(2026, 7, 13), "address_reported_on": date(2026, 7, 12)}),
        ("contract_until", {"contract_from": date(2026, 7, 31), "contract_until": date(2026, 7, 30)}),
        ("guarantee_until", {"guarantee_from": date(2026, 7, 31), "guarantee_until": date(2026, 7, 30)}),
    ],
)
def test_days_in_the_wrong_order_are_said_beside_the_later_field(field: str, answers: dict[str, date]) -> None:
    assert said(Tenancy().replace(**answers)) == {field}
    same = {name: max(answers.values()) for name in answers}
    assert field not in said(Tenancy().replace(**same))


def test_a_29_february_says_why_it_ends_on_the_28() -> None:
    leap = Tenancy(contract_from=date(2028, 2, 29), contract_until=date(2030, 2, 28))
    (only,) = remarks(leap)
    assert only.field == "contract_until"
    assert dict(only.message.values) == {"day": "令和12年2月28日"}


def test_an_end_that_is_not_entered_yet_is_proposed_beside_its_field() -> None:
    (only,) = remarks(Tenancy(contract_from=date(2026, 7, 31)))
    assert (only.field, dict(only.message.values)) == ("contract_until", {"day": "令和10年7月30日"})


def test_the_day_of_the_move_from_one_home_to_the_next_is_no_overlap() -> None:
    first = Tenancy(id="1", moved_in_on=date(2026, 1, 1), ended_on=date(2026, 7, 31))
    assert not said(Tenancy(id="2", moved_in_on=date(2026, 7, 31)), first)
    assert said(Tenancy(id="2", moved_in_on=date(2026, 7, 30)), first) == {"moved_in_on"}
    assert said(Tenancy(id="2", moved_in_on=date(2026, 7, 30)), first.replace(ended_on=None)) == {"moved_in_on"}
    assert not said(first, first)


def test_an_overlap_with_another_case_names_its_number_and_no_place() -> None:
    other = Tenancy(id="1", home="架空荘", landlord="架空", moved_in_on=date(2026, 1, 1))
    (only,) = remarks(Tenancy(id="2", moved_in_on=date(2026, 7, 1)), elsewhere=(("陽住 R8-0001", other),))
    assert dict(only.message.values) == {"number": "陽住 R8-0001"}
    assert "架空" not in only.message.template


def test_who_has_a_residence_period_is_asked_about_the_card() -> None:
    file = file_of(person=Person(residence_expires=date(2027, 2, 10)))
    moved = Tenancy(moved_in_on=date(2026, 7, 31))
    assert [each.field for each in remarks_on(moved, Beside(file, TODAY))] == ["card_report"]
    assert not remarks_on(moved.replace(card_report=True), Beside(file, TODAY))
    assert not remarks_on(moved.replace(card_reported_on=date(2026, 8, 1)), Beside(file, TODAY))
    assert not remarks_on(Tenancy(), Beside(file, TODAY))


def test_what_was_changed_after_the_application_is_known() -> None:
    application = Application(home="架空荘", rent=36_000)
    made = from_application(application, (), None)
    assert changed_since(application, made) == ()
    assert changed_since(application, made.replace(rent=35_000, landlord="別の人")) == ("landlord", "rent")


SPANS = st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(0, 30))


@given(SPANS, SPANS)
def test_two_tenancies_overlap_when_a_night_is_spent_in_both(
    one: tuple[int | None, int | None], other: tuple[int | None, int | None]
) -> None:
    start = date(2026, 1, 1)

    def made(number: str, span: tuple[int | None, int | None]) -> Tenancy:
        begin, length = span
        moved = start + timedelta(days=begin) if begin is not None else None
        ended = moved + timedelta(days=length) if moved and length is not None else None
        return Tenancy(id=number, moved_in_on=moved, ended_on=ended)

    first, second = made("1", one), made("2", other)
    nights = [start + timedelta(days=at) for at in range(80)]

    def slept(tenancy: Tenancy) -> set[date]:
        span = lived_in(tenancy)
        return {night for night in nights if span and span[0] <= night < span[1]}

    assert overlap(first, second) == overlap(second, first) == bool(slept(first) & slept(second))
