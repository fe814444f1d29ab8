"""Open days, fiscal years and the counting of periods (民法138条〜143条, 年齢計算に関する法律).

A period "within n days" leaves its first day out (初日不算入); one "from that day" counts it (初日算入).
Days before year 1 or after year 9999 cannot be counted: `OverflowError`.
"""

import calendar as _month_lengths
from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.records import Designation

SATURDAY = 5
# 地方自治法4条の2 and the 休日条例 that follow it: closed from 29 December to 3 January.
_TURN_OF_THE_YEAR = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})


@dataclass(frozen=True)
class Calendar:
    """Which days the office is open, and the disasters whose victims stay 要配慮者 after three years.

    `holidays` are the public holidays (only asked with `in`), published until `known_until` (None: no end);
    `closed` and `designations` are what the office itself has entered.
    """

    holidays: frozenset[date] = frozenset()
    closed: frozenset[date] = frozenset()
    designations: tuple[Designation, ...] = ()
    known_until: date | None = None

    def is_usual(self, day: date) -> bool:
        """Whether the counter would be open without the office's own closed days."""
        return day.weekday() < SATURDAY and (day.month, day.day) not in _TURN_OF_THE_YEAR and day not in self.holidays

    def is_open(self, day: date) -> bool:
        """Whether the counter is open: no weekend, no holiday, not the turn of the year, not closed by the office."""
        return self.is_usual(day) and day not in self.closed

    def next_open(self, day: date) -> date:
        """The day itself if it is open, else the first open day after it."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def last_open(self, day: date) -> date:
        """The day itself if it is open, else the last open day before it."""
        while not self.is_open(day):
            day -= timedelta(days=1)
        return day

    def is_guess(self, day: date) -> bool:
        """Whether the holidays around that day are worked out, but not yet published."""
        return self.known_until is not None and day > self.known_until


def fiscal_year(day: date) -> int:
    """The year in which the fiscal year of that day began (4月1日): 2026 for 令和8年度."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_start(day: date) -> date:
    """The 1 April on which the fiscal year of that day began."""
    return date(fiscal_year(day), 4, 1)


def fiscal_year_end(day: date) -> date:
    """The 31 March on which the fiscal year of that day ends."""
    return date(fiscal_year(day) + 1, 3, 31)


def retention_end(closed_on: date, years: int) -> date:
    """The day until which papers are kept: `years` from the 1 April after the fiscal year of closing (DOMAIN 9.6)."""
    return date(fiscal_year(closed_on) + 1 + years, 3, 31)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later (or earlier); the last of the month where there is none."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= years <= date.max.year:
        raise OverflowError("date value out of range")
    return date(years, month + 1, min(day.day, _month_lengths.monthrange(years, month + 1)[1]))


def period_end(
    start: date, *, days: int = 0, months: int = 0, years: int = 0, first_day_counts: bool = False
) -> date:
    """The last day of a period of whole months or of days (not both) that begins with what happened on `start`.

    Months follow the calendar (民法143条): the period ends on the day before the corresponding day, or on the
    last of the month where there is none.
    """
    first = start if first_day_counts else start + timedelta(days=1)
    if days:
        return first + timedelta(days=days - 1)
    same = add_months(first, months + 12 * years)
    return same - timedelta(days=1) if same.day == first.day else same
