"""The office's calendar of open days."""

from datetime import date

import pytest

from kyoju_desktop.services.calendar import office_calendar


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2026, 6, 1), True),
        (date(2026, 6, 6), False),  # Saturday
        (date(2026, 9, 21), False),  # 敬老の日
        (date(2026, 9, 22), False),  # 国民の休日
        (date(2026, 12, 28), True),
        (date(2026, 12, 29), False),  # the turn of the year
        (date(2027, 1, 4), True),
    ],
)
def test_weekends_holidays_and_the_turn_of_the_year_are_closed(day: date, opens: bool) -> None:
    assert office_calendar(day).is_open(day) is opens


def test_ac_03_the_death_report_of_c03_moves_over_four_closed_days() -> None:
    assert office_calendar(date(2026, 9, 14)).next_open(date(2026, 9, 20)) == date(2026, 9, 24)


def test_something_that_is_no_day_is_no_holiday() -> None:
    assert "2026-01-01" not in office_calendar().holidays
