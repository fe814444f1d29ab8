"""The fictional office's own days: closed days, a designated disaster, certifications that run out."""

import random
from datetime import date, timedelta

from kyoju_desktop.domain.records import Case, ClosedDay, Designation, Intake, Person
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.storage.store import Writer

EACH = 11  # every eleventh person has a certification
MOST = 30
_CLOSED = ((34, "計画休業"), (88, "電算の入替え"))
_YEARS_AGO = (2, 8)  # one disaster that still counts, one that is designated


def enter_days(w: Writer, seed: int) -> None:
    """Closed days ahead, two disasters of which one is designated, and days on which something granted ends."""
    dice = random.Random(f"{seed}/days")  # noqa: S311 - invented cases, no secret
    today, calendar = w.now.date(), office_calendar()
    for days, why in _CLOSED:
        w.add(ClosedDay(on=_usual(today + timedelta(days=days), calendar), why=why))
    recent, old = (date(today.year - years, 7, 4) for years in _YEARS_AGO)
    w.add(Designation(name="架空川の水害", happened_on=old, until_day=date(today.year + 1, 3, 31), source="見本"))
    cases = [each for stage in ("S20", "S40", "S80") for each in w.find(Case, stage=stage) if each.person]
    for at, case in enumerate(cases[::EACH][:MOST]):
        until = today + timedelta(days=dice.randrange(-5, 300))
        name = ("care_until", "handbook_until", "disability_until")[at % 3]
        w.put(w.get(Person, case.person).replace(**{name: until}))
    for at, case in enumerate(cases[5::EACH][:4]):
        intake = next(iter(w.find(Intake, case=case.id)), None)
        if intake is not None:
            seen = date(old.year + 3, 7, 1) if at % 2 else None
            w.put(intake.replace(disaster_on=old if at % 2 else recent, disaster_seen_on=seen))


def _usual(day: date, calendar: Calendar) -> date:
    """The day, or the first after it, on which any office would be open."""
    while not calendar.is_usual(day):
        day += timedelta(days=1)
    return day
