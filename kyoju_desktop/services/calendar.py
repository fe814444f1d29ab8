"""The office's calendar: which days are open, from the public holidays, worked out year by year when asked."""

import json
from datetime import date
from functools import cache

from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.storage.own_days import own_days
from kyoju_desktop.storage.reader import Reader


class _Holidays(frozenset[date]):
    """Every public holiday; a year costs some 35 ms, so it is worked out when a day of it is first asked about."""

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in _holidays_of(day.year)


def office_calendar(day: date | None = None) -> Calendar:  # noqa: ARG001 - one calendar holds for every day
    """The calendar of every office: Saturdays, Sundays, public holidays and the turn of the year are closed.

    An open file adds the office's own closed days: `Store.calendar`, or `calendar_of` for a reader.
    """
    return _calendar()


def calendar_of(r: Reader) -> Calendar:
    """The calendar with the closed days and designated disasters of the file that is being read."""
    return own_days(r.connection, office_calendar())


@cache
def _calendar() -> Calendar:
    data = json.loads((shipped("resources") / "reference" / "holidays.json").read_text("utf-8"))
    return Calendar(_Holidays(), known_until=date.fromisoformat(data["known_until"]))


@cache
def _holidays_of(year: int) -> frozenset[date]:
    import jpholiday  # noqa: PLC0415 - the start of the window need not pay for it

    return frozenset(day for day, _name in jpholiday.year_holidays(year))
