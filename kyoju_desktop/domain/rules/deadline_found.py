"""What a record says of its own deadlines: a day by rule, before closed days are looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_

Values = tuple[tuple[str, str], ...]
_WORDS = 60  # how much of the clerk's own words a line of the list shows


@dataclass(frozen=True)
class Found:
    """A day by its rule, before closed days are looked at; `show_from` and `source` replace the rule's own."""

    code: str
    until: date
    values: Values = ()
    source: str = ""
    show_from: date | None = None


def day_of(name: str, day: date | None) -> Values:
    """A day as the value of that name."""
    return ((name, wareki_weekday(day) if day else N_("(日付なし)")),)


def what_of(words: str, instead: str) -> Values:
    """The first line of the clerk's own words as the value {what}; `instead` where there are none."""
    line = words.strip().partition("\n")[0].strip()
    return (("what", f"{line[:_WORDS]}…" if len(line) > _WORDS else line or instead),)


@singledispatch
def found(record: Record) -> Iterator[Found]:  # noqa: ARG001 - the answer for all records without deadlines
    """The days that follow from one record; the modules beside this one register what they know."""
    return iter(())
