"""被災者: three years from the disaster (住宅SN法2条1項2号), then only where the disaster is designated (M11)."""

from collections.abc import Iterable, Iterator
from datetime import date

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Designation, Intake
from kyoju_desktop.domain.rules.ages import disaster_until
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.rules.deadline_found import Found, Values, day_of, what_of
from kyoju_desktop.i18n.messages import N_

SEEN_MONTHS = 3  # a look at the category counts for what ends within so many months after it


def after_disaster(record: Record, designations: Iterable[Designation]) -> Iterator[Found]:
    """When the category of a victim ends: nothing for records that name no disaster.

    A look at the category (`disaster_seen_on`) answers the day it was meant for; the end of the designation comes
    after the three years.
    """
    if not isinstance(record, Intake) or record.disaster_on is None:
        return
    happened, seen = record.disaster_on, record.disaster_seen_on
    end, own = disaster_until(happened), designated(happened, designations)
    since = day_of("since", happened)
    if not _is_seen(end, seen):
        yield Found(_code(own), end, since + _name(own))
    elif own and own.until_day and own.until_day > end and not _is_seen(own.until_day, seen):
        yield Found("disaster_designated", own.until_day, since + _name(own))


def designated(happened: date, designations: Iterable[Designation]) -> Designation | None:
    """The designation of the disaster of that day; of several, the one that lasts longest."""
    same = [each for each in designations if each.happened_on == happened]
    return max(same, key=lambda each: each.until_day or date.max, default=None)


def _code(own: Designation | None) -> str:
    return "disaster_until" if own is None else "disaster_to_designated"


def _name(own: Designation | None) -> Values:
    return what_of(own.name, N_("災害の指定")) if own else ()


def _is_seen(end: date, seen: date | None) -> bool:
    return seen is not None and seen >= add_months(end, -SEEN_MONTHS)
