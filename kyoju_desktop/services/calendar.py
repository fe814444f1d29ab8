"""The office's calendar: which days are open, from the public holidays, worked out year by year when asked."""

from datetime import date
from functools import cache

from kyoju_desktop.domain.rules.calendar import Calendar


class _Holidays(frozenset[date]):
    """Every public holiday; a year costs some 35 ms, so it is worked out when a day of it is first asked about."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _holidays_of(day.year)


_CALENDAR = Calendar(_Holidays())


def office_calendar(day: date | None = None) -> Calendar:  # noqa: ARG001 - one calendar holds for every day
    """The calendar of the office: Saturdays, Sundays, public holidays and the turn of the year are closed."""
    return _CALENDAR


@cache
def _holidays_of(year: int) -> frozenset[date]:
    import jpholiday  # noqa: PLC0415 - the start of the window need not pay for it

    return frozenset(day for day, _name in jpholiday.year_holidays(year))
