"""Periods and moves to open days against a calculation that only walks from one day to the next."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Death,
    Designation,
    HouseholdMember,
    Instalments,
    Intake,
    MoveOut,
    SchemeUse,
    Tenancy,
)
from kyoju_desktop.domain.rules.ages import child_until, disaster_until
from kyoju_desktop.domain.rules.calendar import Calendar, period_end
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.domain.rules.instalments import payments

DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))
NEAR = st.frozensets(st.integers(-20, 40), max_size=12)  # closed days as distances from a day
ONE = timedelta(days=1)


def _walk(first: date) -> Iterator[date]:
    while True:
        yield first
        first += ONE


def _slow_days(start: date, count: int, *, first_day_counts: bool) -> date:
    """Tick off the days one by one."""
    ticked = 0
    for day in _walk(start):
        if day != start or first_day_counts:
            ticked += 1
        if ticked == count:
            return day
    raise AssertionError


def _slow_months(start: date, months: int, *, first_day_counts: bool) -> date:
    """Walk until so many months have turned, then to the eve of the day of that number or to the month's last."""
    first = start if first_day_counts else start + ONE
    turned = 0
    for day in _walk(first):
        if day != first and day.day == 1:
            turned += 1
        if turned == months:
            if day.day == first.day:
                return day - ONE
            if (day + ONE).day == 1:
                return day
    raise AssertionError


def _slow_closed(day: date, closed: frozenset[date]) -> bool:
    weekend = date(2026, 6, 6)  # a Saturday
    distance = (day - weekend).days % 7
    turn = (day.month == 12 and day.day >= 29) or (day.month == 1 and day.day <= 3)
    return distance in {0, 1} or turn or day in closed


def _slow_open(day: date, closed: frozenset[date], step: timedelta = ONE) -> date:
    while _slow_closed(day, closed):
        day += step
    return day


@given(DAYS, st.integers(1, 120), st.booleans())
def test_periods_of_days_are_counted_one_by_one(start: date, count: int, first: bool) -> None:
    assert period_end(start, days=count, first_day_counts=first) == _slow_days(start, count, first_day_counts=first)


@given(DAYS, st.integers(1, 40), st.booleans())
def test_periods_of_months_end_where_a_walk_over_the_days_ends(start: date, months: int, first: bool) -> None:
    assert period_end(start, months=months, first_day_counts=first) == _slow_months(
        start, months, first_day_counts=first
    )


@given(DAYS, st.integers(1, 4))
def test_years_are_twelve_months_each_also_from_29_february(start: date, years: int) -> None:
    assert period_end(start, years=years, first_day_counts=True) == _slow_months(
        start, 12 * years, first_day_counts=True
    )


@given(DAYS, NEAR, NEAR)
def test_a_day_moves_to_the_first_open_one_after_it_or_the_last_before_it(
    day: date, holidays: frozenset[int], own: frozenset[int]
) -> None:
    public, office = (frozenset(day + timedelta(days=each) for each in found) for found in (holidays, own))
    calendar = Calendar(public, office)
    assert calendar.next_open(day) == _slow_open(day, public | office)
    assert calendar.last_open(day) == _slow_open(day, public | office, -ONE)


def _records(day: date) -> Iterator[tuple[Record, str, date]]:
    """Records that begin on the day, a deadline of each, and its day by the rule walked out slowly."""
    yield Tenancy(moved_in_on=day), "address_report", _slow_days(day, 14, first_day_counts=False)
    yield Tenancy(moved_in_on=day, card_report=True), "card_report", _slow_days(day, 14, first_day_counts=False)
    yield Death(known_on=day), "death_report", _slow_days(day, 7, first_day_counts=True)
    yield Death(known_on=day), "loss_report", _slow_days(day, 14, first_day_counts=False)
    belongings = Death(known_on=day, died_on=day, belongings_contract=True)
    yield belongings, "death_belongings", _slow_months(day, 3, first_day_counts=False)
    yield Death(renounced_from=day), "renounce", _slow_months(day, 3, first_day_counts=False)
    yield Death(carry_out_on=day), "carry_out_notice", day - timedelta(days=14)
    yield MoveOut(left_on=day, next_home="other_town"), "leave_report", day
    yield MoveOut(left_on=day, next_home="relatives"), "move_report", _slow_days(day, 14, first_day_counts=False)
    asked = SchemeUse(scheme="public_assistance", applied_on=day)
    yield asked, "welfare_decision", _slow_days(day, 14, first_day_counts=False)
    care = SchemeUse(scheme="care_certification", applied_on=day)
    yield care, "care_decision", _slow_days(day, 30, first_day_counts=False)
    yield Intake(disaster_on=day), "disaster_until", _slow_months(day, 36, first_day_counts=True)
    home = Tenancy(destination="emergency_rental", moved_in_on=day)
    yield home, "emergency_home_usual", _slow_months(day, 24, first_day_counts=True)


@given(DAYS, NEAR)
def test_deadlines_fall_where_the_slow_walk_ends(day: date, distances: frozenset[int]) -> None:
    for record, code, until in _records(day):
        closed = frozenset(until + timedelta(days=each) for each in distances)
        found = {due.code: due for due in dues_of(record, Calendar(closed=closed))}[code]
        rule = DEADLINE_RULES[code]
        wanted = _slow_open(until, closed, -ONE if rule.earlier else ONE) if rule.moves else until
        assert found.due_on == wanted, code
        assert found.explain == (rule.explain if wanted == until else rule.explain_moved), code


def _slow_child_until(birth: date) -> date:
    """The eve of the eighteenth birthday (28 February's morrow where there is none), then the next 31 March."""
    for day in _walk(birth + ONE):
        years = day.year - birth.year
        birthday = day.month == birth.month and day.day == birth.day
        if (birth.month, birth.day) == (2, 29) and (day.month, day.day) == (3, 1):
            birthday = birthday or (day - ONE).day == 28
        if years == 18 and birthday:
            eve = day - ONE
            return next(each for each in _walk(eve) if (each.month, each.day) == (3, 31))
    raise AssertionError


@given(DAYS)
def test_a_child_is_one_until_the_end_of_the_school_year_walked_out(birth: date) -> None:
    assert child_until(birth) == _slow_child_until(birth)
    member = HouseholdMember(birth_date=birth, marks=frozenset({"dependent_child"}))
    assert [due.due_on for due in dues_of(member, Calendar())] == [_slow_child_until(birth)]


@pytest.mark.parametrize(
    ("birth", "until"),
    [
        (date(2008, 3, 31), date(2026, 3, 31)),
        (date(2008, 4, 1), date(2026, 3, 31)),
        (date(2008, 4, 2), date(2027, 3, 31)),
        (date(2008, 12, 10), date(2027, 3, 31)),
        (date(2009, 5, 10), date(2028, 3, 31)),
        (date(2009, 4, 1), date(2027, 3, 31)),
        (date(2009, 4, 2), date(2028, 3, 31)),
        (date(2008, 2, 29), date(2026, 3, 31)),
    ],
)
def test_the_table_of_the_domain(birth: date, until: date) -> None:
    member = HouseholdMember(birth_date=birth, marks=frozenset({"dependent_child"}))
    assert [due.due_on for due in dues_of(member, Calendar())] == [until]


def _codes(record: Record, calendar: Calendar) -> dict[str, date]:
    return {due.code: due.due_on for due in dues_of(record, calendar)}


def test_a_victim_of_a_disaster_is_one_for_three_years_and_longer_only_by_designation() -> None:
    noto = Intake(disaster_on=date(2024, 1, 1))
    assert disaster_until(date(2024, 1, 1)) == date(2026, 12, 31)
    assert _codes(noto, Calendar()) == {"disaster_until": date(2026, 12, 31)}
    open_ended = Calendar(designations=(Designation(name="能登半島地震", happened_on=date(2024, 1, 1)),))
    assert _codes(noto, open_ended) == {"disaster_to_designated": date(2026, 12, 31)}
    until = Designation(name="能登半島地震", happened_on=date(2024, 1, 1), until_day=date(2029, 3, 31))
    ended = Calendar(designations=(until,))
    assert _codes(noto, ended) == {"disaster_to_designated": date(2026, 12, 31)}
    seen = noto.replace(disaster_seen_on=date(2026, 12, 20))
    assert _codes(seen, Calendar()) == {}
    assert _codes(seen, ended) == {"disaster_designated": date(2029, 3, 31)}
    assert _codes(noto.replace(disaster_seen_on=date(2025, 1, 1)), ended) == {
        "disaster_to_designated": date(2026, 12, 31)
    }
    other = Calendar(designations=(until.replace(happened_on=date(2024, 1, 2)),))
    assert _codes(noto, other) == {"disaster_until": date(2026, 12, 31)}


@given(DAYS, st.integers(1, 31), st.integers(1, 30), st.integers(0, 31))
def test_the_next_payment_is_the_first_that_nobody_has_looked_at(
    first: date, pay_day: int, times: int, answered: int
) -> None:
    promise = Instalments(
        owed=1_000 * times, monthly=1_000, times=times, pay_day=pay_day, first_on=first, answered_times=answered
    )
    days = [each.on for each in payments(promise)]
    wanted = {"instalment": days[answered]} if answered < times else {}
    assert _codes(promise, Calendar()) == wanted
    if 0 < answered < times:  # a day the month lacks is its last
        day = days[answered]
        assert day is not None
        assert day.day == pay_day or (day.day < pay_day and (day + ONE).day == 1)


def test_a_benefit_is_looked_at_from_a_month_before_its_end() -> None:
    use = SchemeUse(scheme="housing_benefit", result="approved", from_day=date(2026, 6, 1))
    (due,) = dues_of(use, Calendar())
    assert (due.code, due.due_on, due.remind_on) == ("scheme_until", date(2026, 8, 31), date(2026, 7, 31))
    longest = use.replace(until_day=date(2027, 2, 28), extended=2)
    assert _codes(longest, Calendar()) == {"scheme_last": date(2027, 2, 28)}
    for done in ({"ended_on": date(2026, 8, 31)}, {"result": "finished"}, {"wish": "declines"}):
        assert dues_of(use.replace(**done), Calendar()) == ()


def test_welfare_that_takes_longer_for_a_reason_is_decided_after_thirty_days_at_the_latest() -> None:
    asked = SchemeUse(scheme="public_assistance", applied_on=date(2026, 6, 9))
    assert _codes(asked, Calendar()) == {"welfare_decision": date(2026, 6, 23)}
    assert _codes(asked.replace(expected_on=date(2026, 6, 20)), Calendar()) == {"welfare_decision": date(2026, 6, 23)}
    longer = asked.replace(expected_on=date(2026, 7, 30))
    assert _codes(longer, Calendar()) == {"welfare_decision_long": date(2026, 7, 9)}
    assert dues_of(longer.replace(result="approved"), Calendar()) == ()


def test_a_day_beyond_the_published_holidays_says_so() -> None:
    known = Calendar(known_until=date(2027, 12, 31))
    (near,) = dues_of(Tenancy(moved_in_on=date(2027, 6, 1)), known)
    (far,) = dues_of(Tenancy(moved_in_on=date(2028, 6, 1)), known)
    assert "known_until" not in dict(near.values)
    assert dict(far.values)["known_until"] == "令和9年12月31日(金)"
    (never,) = dues_of(Tenancy(contract_until=date(2040, 6, 1)), known)
    assert "known_until" not in dict(never.values)  # a day that does not move needs no holidays
