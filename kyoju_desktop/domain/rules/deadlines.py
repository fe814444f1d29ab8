"""Deadlines derived from the dates on one record; nothing is typed twice, nothing falls through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Case, Person
from kyoju_desktop.domain.rules import (
    deadlines_of_casework,
    deadlines_of_conferences,
    deadlines_of_homes,
    deadlines_of_leaving,
    deadlines_of_schemes,
    deadlines_of_sharing,
    deadlines_of_tenancy,
)
from kyoju_desktop.domain.rules.calendar import Calendar, add_months
from kyoju_desktop.domain.rules.deadline_found import Found, Values, found
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES, DeadlineRule
from kyoju_desktop.domain.rules.deadline_words import KNOWN_UNTIL
from kyoju_desktop.domain.rules.deadlines_of_disasters import after_disaster
from kyoju_desktop.i18n.eras import wareki_weekday

SUSPENSION_DAYS = deadlines_of_casework.SUSPENSION_DAYS
# What follows a disclosure stays on the list when the case is closed, and where there is no case at all.
ALWAYS_SHOWN = (
    deadlines_of_sharing.ALWAYS_SHOWN | deadlines_of_conferences.ALWAYS_SHOWN | deadlines_of_tenancy.ALWAYS_SHOWN
)
# Modules that only register what they know.
REGISTERED = (deadlines_of_casework, deadlines_of_homes, deadlines_of_leaving, deadlines_of_schemes)


@dataclass(frozen=True)
class Due:
    """One deadline of one record. `label`, `action` and `explain` are marked texts; `values` fill their {names}.

    Either `case` or `person` is set: a deadline of a person belongs to all of the person's cases. `remind_on` is
    the day from which the deadline is shown before it is due.
    """

    record_class: str
    record: str
    case: str
    person: str
    code: str
    label: str
    values: Values
    due_on: date
    remind_on: date
    source: str
    action: str
    explain: str


def dues_of(
    record: Record, calendar: Calendar, rules: Mapping[str, DeadlineRule] = DEADLINE_RULES
) -> tuple[Due, ...]:
    """Every deadline that follows from this record alone; none for a record that sets none.

    The disasters that the office has entered as designated belong to the calendar.
    """
    days = (*found(record), *after_disaster(record, calendar.designations))
    return tuple(_due(record, each, calendar, rules[each.code]) for each in days)


def _due(record: Record, day: Found, calendar: Calendar, rule: DeadlineRule) -> Due:
    due_on = _moved(day.until, calendar, rule)
    lead = _lead(due_on, rule)
    case = record.id if isinstance(record, Case) else str(getattr(record, "case", ""))
    person = record.id if isinstance(record, Person) else str(getattr(record, "person", ""))
    shown: Values = (("due", wareki_weekday(due_on)), ("until", wareki_weekday(day.until)))
    if rule.moves and calendar.known_until and calendar.is_guess(day.until):
        shown = (*shown, (KNOWN_UNTIL, wareki_weekday(calendar.known_until)))
    return Due(
        record_class=type(record).__name__,
        record=record.id,
        case=case,
        person="" if case else person,
        code=rule.code,
        label=rule.label,
        values=tuple(sorted(day.values + shown)),
        due_on=due_on,
        remind_on=min(day.show_from or lead, due_on),
        source=day.source or rule.source,
        action=rule.action,
        explain=rule.explain if due_on == day.until else rule.explain_moved,
    )


def _moved(until: date, calendar: Calendar, rule: DeadlineRule) -> date:
    if not rule.moves:
        return until
    try:
        return calendar.last_open(until) if rule.earlier else calendar.next_open(until)
    except OverflowError:
        return until  # at the end of all days nothing is open any more


def _lead(due_on: date, rule: DeadlineRule) -> date:
    try:
        return add_months(due_on, -rule.lead_months) if rule.lead_months else due_on - timedelta(days=rule.lead_days)
    except OverflowError:
        return date.min
