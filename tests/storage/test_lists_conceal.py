"""Which values of a deadline are passed on unread for a protected person: none that can hold the clerk's words."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, catalogue, specs
from kyoju_desktop.domain.kinds import Day, Moment, Text
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import dues_of
from kyoju_desktop.storage.due_words import NEVER_WORDS

WORDS = "潮騒コーポ 203"
DAY = date(2026, 6, 16)
# what opens or keeps open the deadlines of some classes
STATES = {"Consent": {"state": "given"}, "Case": {"stage": "S10"}, "Screening": {"decision": "seeking_consent"}}
SETTLED = ("done", "ended", "replied", "settled", "reported", "reviewed", "told_on", "answered", "decided", "died")


def _told(of: type[Record]) -> Record:
    """A record with the clerk's words in every text, a day in every day, and nothing settled."""
    given: dict[str, object] = {}
    for each in specs(of):
        if isinstance(each.kind, Text):
            given[each.name] = WORDS
        elif not any(mark in each.name for mark in SETTLED):
            if isinstance(each.kind, Moment):
                given[each.name] = datetime(2026, 6, 16, 9, 0)
            elif isinstance(each.kind, Day):
                given[each.name] = DAY
    return of().replace(**{**given, **STATES.get(of.__name__, {})})


def test_no_value_that_is_passed_on_unread_holds_the_clerks_words() -> None:
    values = [
        (due.code, name, value)
        for of in catalogue()
        for due in dues_of(_told(of), Calendar(frozenset()))
        for name, value in due.values
    ]
    assert [each for each in values if each[1] in NEVER_WORDS and WORDS[:3] in each[2]] == []
    assert len({code for code, name, value in values if name == "what" and WORDS[:3] in value}) >= 5
    assert len({code for code, name, _ in values if name in NEVER_WORDS}) >= 20
