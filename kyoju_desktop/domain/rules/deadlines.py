"""Deadlines derived from the dates on one record; nothing is typed twice, nothing falls through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Case, Person
from kyoju_desktop.domain.rules import deadlines_of_casework, deadlines_of_conferences, deadlines_of_sharing
from kyoju_desktop.domain.rules.calendar import Calendar, add_months
from kyoju_desktop.domain.rules.deadline_found import Found, Values, found
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES, DeadlineRule
from kyoju_desktop.i18n.eras import wareki_weekday

SUSPENSION_DAYS = deadlines_of_casework.SUSPENSION_DAYS
# What follows a disclosure stays on the list when the case is closed, and where there is no case at all.
ALWAYS_SHOWN = deadlines_of_sharing.ALWAYS_SHOWN | deadlines_of_conferences.ALWAYS_SHOWN


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
    """Every deadline that follows from this record alone; none for a record that sets none."""
    return tuple(_due(record, each, calendar, rules[each.code]) for each in found(record))


def _due(record: Record, day: Found, calendar: Calendar, rule: DeadlineRule) -> Due:
    due_on = calendar.next_open(day.until) if rule.moves else day.until
    lead = add_months(due_on, -rule.lead_months) if rule.lead_months else due_on - timedelta(days=rule.lead_days)
    case = record.id if isinstance(record, Case) else str(getattr(record, "case", ""))
    person = record.id if isinstance(record, Person) else str(getattr(record, "person", ""))
    shown = (("due", wareki_weekday(due_on)), ("until", wareki_weekday(day.until)))
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
