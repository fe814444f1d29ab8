"""When each consent of a case was in force, from its first to its last day: the past, for looking back.

Only for showing. Whether something may be told today is decided by `rules.consent.in_force`.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.records import ConsentWithdrawal, Organisation
from kyoju_desktop.domain.rules.consent import Terms, ending_of, taken_back, told_to
from kyoju_desktop.domain.rules.consent_life import RUN_OUT, Ending, terms_of
from kyoju_desktop.domain.rules.stages import is_open

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """One given consent in time. `last` is its last day in force, None while no end is known; a consent that ended
    on the day it was given has a last day before its first."""

    terms: Terms
    first: date
    last: date | None
    ending: Ending | None

    @property
    def void(self) -> bool:
        """Whether it was found never to have been a consent."""
        return self.ending is not None and self.ending.state == "void"

    def holds(self, day: date) -> bool:
        """Whether it was in force on that day, at the end of the day."""
        return not self.void and self.first <= day and (self.last is None or day <= self.last)

    def taken(self) -> tuple[ConsentWithdrawal, ...]:
        """What was taken back of it while the rest lived on, in the order of time."""
        rows = (each for each in self.terms.withdrawals if each.organisation or each.classes or each.record_class)
        return tuple(sorted(rows, key=lambda each: (each.at is None, each.at)))


def spans_of(file: CaseFile, today: date) -> tuple[Span, ...]:
    """Every consent that was given, oldest first, as known today."""
    found = [_span(each, file, today) for each in terms_of(file) if each.consent.settled and each.consent.given_at]
    return tuple(sorted(found, key=lambda each: (each.first, each.terms.consent.id)))


def held_on(file: CaseFile, day: date, today: date) -> tuple[Span, ...]:
    """The consents that were in force on a day (or will be, as far as is known today)."""
    return tuple(each for each in spans_of(file, today) if each.holds(day))


def told_on(span: Span, organisation: Organisation, day: date) -> frozenset[Info]:
    """The classes that the consent let this body know on a day."""
    return told_to(span.terms, organisation, day) if span.holds(day) else frozenset()


def items_taken(span: Span, organisation: Organisation, day: date) -> tuple[ConsentWithdrawal, ...]:
    """The single items that were taken back for this body by that day."""
    return tuple(
        each
        for each in span.taken()
        if each.record_class and taken_back(span.terms, organisation, each.record_class, each.field_name, day)
    )


def _span(terms: Terms, file: CaseFile, today: date) -> Span:
    consent = terms.consent
    first = consent.given_at.date() if consent.given_at else today
    ending = ending_of(consent, file, today)
    lasts = [consent.until_day] if consent.until_day else []
    if ending and ending.on and ending.why != RUN_OUT:
        lasts.append(ending.on - _DAY)
    if ending and ending.on is None and not lasts:
        lasts.append(first - _DAY)
    if not is_open(file.case.stage) and file.case.stage_since:
        lasts.append(file.case.stage_since.date())
    return Span(terms, first, min(lasts, default=None), ending)
