"""Open days, fiscal years and periods, against slow counting and the worked examples of the domain reference."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.rules.calendar import (
    Calendar,
    add_months,
    fiscal_year,
    fiscal_year_end,
    fiscal_year_start,
    period_end,
    retention_end,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
# 敬老の日, 国民の休日, 秋分の日 of 令和8年 and the days used below
HOLIDAYS = frozenset({date(2026, 9, 21), date(2026, 9, 22), date(2026, 9, 23), date(2026, 7, 20), date(2026, 5, 4)})
CALENDAR = Calendar(HOLIDAYS)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 6, 1), True),
        (date(2026, 6, 6), False),
        (date(2026, 6, 7), False),
        (date(2026, 7, 20), False),
        (date(2026, 12, 28), True),
        (date(2026, 12, 29), False),
        (date(2026, 12, 31), False),
        (date(2027, 1, 1), False),
        (date(2028, 1, 3), False),
        (date(2028, 1, 4), True),
    ],
)
def test_the_counter_is_closed_at_weekends_on_holidays_and_at_the_turn_of_the_year(day: date, is_open: bool) -> None:
    assert CALENDAR.is_open(day) is is_open


def test_the_next_open_day_passes_over_a_whole_row_of_closed_days() -> None:
    assert CALENDAR.next_open(date(2026, 9, 20)) == date(2026, 9, 24)
    assert Calendar().next_open(date(2026, 12, 29)) == date(2027, 1, 4)


@given(DAYS)
def test_the_next_open_day_is_open_and_nothing_open_lies_before_it(day: date) -> None:
    found = CALENDAR.next_open(day)
    assert CALENDAR.is_open(found)
    skipped = [day + timedelta(days=step) for step in range((found - day).days)]
    assert not any(CALENDAR.is_open(each) for each in skipped)
    assert CALENDAR.next_open(found) == found


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 3, 31), 2025), (date(2026, 4, 1), 2026), (date(2027, 3, 31), 2026), (date(2026, 12, 31), 2026)],
)
def test_a_fiscal_year_runs_from_april_to_march(day: date, year: int) -> None:
    assert fiscal_year(day) == year
    assert fiscal_year_start(day) == date(year, 4, 1)
    assert fiscal_year_end(day) == date(year + 1, 3, 31)


@given(DAYS)
def test_every_day_lies_in_its_own_fiscal_year(day: date) -> None:
    assert fiscal_year_start(day) <= day <= fiscal_year_end(day)
    assert fiscal_year_end(day) + timedelta(days=1) == fiscal_year_start(fiscal_year_end(day) + timedelta(days=1))


@pytest.mark.parametrize(
    ("case", "closed_on", "until"),
    [
        ("C01", date(2027, 4, 28), date(2033, 3, 31)),
        ("C02", date(2027, 3, 15), date(2032, 3, 31)),
        ("C03", date(2027, 2, 8), date(2032, 3, 31)),
        ("C05", date(2026, 12, 22), date(2032, 3, 31)),
        ("C08", date(2027, 3, 25), date(2032, 3, 31)),
        ("C09", date(2027, 1, 28), date(2032, 3, 31)),
        ("C10", date(2026, 9, 8), date(2032, 3, 31)),
        ("C12", date(2028, 3, 14), date(2033, 3, 31)),
    ],
)
def test_papers_are_kept_five_years_from_the_april_after_closing(case: str, closed_on: date, until: date) -> None:
    assert retention_end(closed_on, 5) == until


@given(DAYS, st.integers(0, 30))
def test_retention_is_always_whole_fiscal_years_after_the_year_of_closing(closed_on: date, years: int) -> None:
    start = next(
        day for day in (closed_on + timedelta(days=step) for step in range(1, 368)) if (day.month, day.day) == (4, 1)
    )
    assert retention_end(closed_on, years) == start.replace(year=start.year + years) - timedelta(days=1)


def _slow_months(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


@given(DAYS, st.integers(-300, 300))
def test_months_are_counted_by_the_calendar(day: date, months: int) -> None:
    assert add_months(day, months) == _slow_months(day, months)


def test_months_beyond_the_calendar_are_an_overflow() -> None:
    with pytest.raises(OverflowError):
        add_months(date(9999, 12, 1), 1)
    with pytest.raises(OverflowError):
        add_months(date(1, 1, 1), -1)


def _slow_period_end(start: date, months: int, *, first_day_counts: bool) -> date:
    """民法143条 word by word: the day before 応当日 of 起算日; without such a day the last of that month."""
    first = start if first_day_counts else start + timedelta(days=1)
    month_after = first.month - 1 + months
    year, month = first.year + month_after // 12, month_after % 12 + 1
    try:
        return date(year, month, first.day) - timedelta(days=1)
    except ValueError:
        return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@given(DAYS, st.integers(1, 240), st.booleans())
def test_a_period_of_months_ends_on_the_day_before_the_corresponding_day(
    start: date, months: int, counted: bool
) -> None:
    assert period_end(start, months=months, first_day_counts=counted) == _slow_period_end(
        start, months, first_day_counts=counted
    )


@given(DAYS, st.integers(1, 400), st.booleans())
def test_a_period_of_days_has_exactly_so_many_days(start: date, days: int, counted: bool) -> None:
    end = period_end(start, days=days, first_day_counts=counted)
    first = start if counted else start + timedelta(days=1)
    assert len([first + timedelta(days=step) for step in range((end - first).days + 1)]) == days


@given(DAYS, st.integers(1, 20))
def test_a_year_is_twelve_months(start: date, years: int) -> None:
    assert period_end(start, years=years) == period_end(start, months=12 * years)


@pytest.mark.parametrize(
    ("what", "end", "expected"),
    [
        ("死亡届 7日", period_end(date(2026, 9, 14), days=7, first_day_counts=True), date(2026, 9, 20)),
        ("転入届 14日", period_end(date(2026, 8, 28), days=14), date(2026, 9, 11)),
        ("支援措置 1年", period_end(date(2026, 4, 14), years=1, first_day_counts=True), date(2027, 4, 13)),
        ("残置物 3か月", period_end(date(2026, 9, 14), months=3), date(2026, 12, 14)),
        ("保証 2年", period_end(date(2026, 6, 1), years=2, first_day_counts=True), date(2028, 5, 31)),
        ("契約 2年", period_end(date(2026, 7, 31), years=2, first_day_counts=True), date(2028, 7, 30)),
        ("使用許可 1年", period_end(date(2026, 5, 1), years=1, first_day_counts=True), date(2027, 4, 30)),
        ("中断 90日", period_end(date(2026, 3, 28), days=90), date(2026, 6, 26)),
        ("つなぎの返事 14日", period_end(date(2026, 6, 25), days=14), date(2026, 7, 9)),
        ("要介護認定 30日", period_end(date(2026, 8, 6), days=30), date(2026, 9, 5)),
        ("発災3年", period_end(date(2024, 1, 1), years=3, first_day_counts=True), date(2026, 12, 31)),
        ("月末", period_end(date(2026, 1, 30), months=1), date(2026, 2, 28)),
    ],
)
def test_the_worked_examples_come_out(what: str, end: date, expected: date) -> None:
    assert end == expected, what
