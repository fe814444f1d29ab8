"""Deadlines of living in a home: contracts, notices, visits, arrears, absence, reports (DOMAIN 3.4, 3.5)."""

from collections.abc import Iterator
from datetime import date, timedelta

from kyoju_desktop.domain.records import (
    ArrearsStep,
    Crisis,
    HospitalStay,
    Instalments,
    ProviderReport,
    Tenancy,
    Visit,
    YearlyReport,
)
from kyoju_desktop.domain.rules.calendar import add_months, period_end
from kyoju_desktop.domain.rules.deadline_found import Found, Values, day_of, found, what_of
from kyoju_desktop.domain.rules.deadline_rule import PRACTICE, SCHEME
from kyoju_desktop.domain.rules.instalments import payments
from kyoju_desktop.domain.rules.watch import RHYTHMS, after_absence
from kyoju_desktop.i18n.eras import wareki_year
from kyoju_desktop.i18n.messages import N_

# Shown without a case: the report of a building belongs to the office that certified it.
ALWAYS_SHOWN = frozenset({"YearlyReport"})
REPORT_DAYS = 14  # 住民基本台帳法22条・23条
CARD_DAYS = 14  # 入管法19条の8・19条の9
EMERGENCY_HOME_YEARS = 2  # 災害救助法の賃貸型応急住宅 (W47)
REPORT_MONTHS = 3  # how long after the end of the fiscal year a yearly report is waited for, where no day is set

_SUPPORT_HOUSING = "support_housing"
_EMERGENCY_HOME = "emergency_rental"
_FIXED, _PERMIT = "fixed", "use_permit"


@found.register
def _(record: Tenancy) -> Iterator[Found]:
    if record.ended_on:
        return
    yield from _contract(record)
    for name in ("guarantee_until", "insurance_until", "use_permit_until"):
        until: date | None = getattr(record, name)
        if until:
            yield Found(name, until)
    yield from _after_moving_in(record)


def _contract(record: Tenancy) -> Iterator[Found]:
    until, moved = record.contract_until, record.moved_in_on
    if record.destination == _EMERGENCY_HOME and until:
        yield Found("emergency_home_until", until)
    elif record.destination == _EMERGENCY_HOME and moved:
        end = period_end(moved, years=EMERGENCY_HOME_YEARS, first_day_counts=True)
        yield Found("emergency_home_usual", end, day_of("moved", moved))
    elif until and not (record.contract_kind == _PERMIT and record.use_permit_until):  # a permit is no lease
        yield Found("contract_fixed_until" if record.contract_kind == _FIXED else "contract_until", until)


def _after_moving_in(record: Tenancy) -> Iterator[Found]:
    moved = record.moved_in_on
    if moved and not record.address_reported_on and "address_report" not in record.to_do:
        yield Found("address_report", period_end(moved, days=REPORT_DAYS), day_of("moved", moved))
    if moved and record.card_report and not record.card_reported_on:
        yield Found("card_report", period_end(moved, days=CARD_DAYS), day_of("moved", moved))
    yield from _visit(record)


def _visit(record: Tenancy) -> Iterator[Found]:
    """The next visit of the rhythm; one that fell into an absence is due on the day of the return."""
    last = record.last_visit_on or record.visit_since or record.moved_in_on
    rhythm = RHYTHMS.get(record.visit_rhythm)
    if not last or not rhythm:
        return
    days, months = rhythm
    on = add_months(last, months) + timedelta(days=days)
    by_scheme = record.destination == _SUPPORT_HOUSING
    due = after_absence(on, record.away_from, record.back_on)
    if due != on:
        told = (*day_of("last", last), *day_of("turn", on))
        yield Found("visit_back", due, told, source=SCHEME if by_scheme else PRACTICE)
    else:
        yield Found("support_housing_visit" if by_scheme else "watch_visit", on, day_of("last", last))


@found.register
def _(record: Visit) -> Iterator[Found]:
    if record.next_on and not record.next_done_on:
        yield Found("visit_next", record.next_on, what_of(record.next_step, N_("見守りのあとの対応")))


@found.register
def _(record: Crisis) -> Iterator[Found]:
    if record.next_on and not record.settled_on:
        yield Found("crisis_next", record.next_on, what_of(record.next_step, N_("危機への次の対応")))


@found.register
def _(record: ArrearsStep) -> Iterator[Found]:
    if record.next_on and not record.next_done_on:
        yield Found("arrears_next", record.next_on, what_of(record.next_step, N_("滞納への次の対応")))


@found.register
def _(record: Instalments) -> Iterator[Found]:
    """The next payment that nobody has looked at; a promise whose amounts are open has only its first day."""
    if record.ended_on:
        return
    answered = record.answered_times or 0
    all_days = payments(record)
    if answered < len(all_days) and (on := all_days[answered].on):
        yield Found("instalment", on, _payment(answered + 1, len(all_days)))
    elif not all_days and not answered and record.first_on:
        yield Found("instalment_first", record.first_on)


def _payment(number: int, of: int) -> Values:
    return (("nr", str(number)), ("times", str(of)))


@found.register
def _(record: HospitalStay) -> Iterator[Found]:
    if record.back_on or record.result:
        return
    if record.check_on:
        yield Found("absence_check", record.check_on)
    if record.expected_until and record.expected_until != record.check_on:
        yield Found("absence_back", record.expected_until, day_of("since", record.since))


@found.register
def _(record: ProviderReport) -> Iterator[Found]:
    if record.next_on and not record.next_done_on:
        yield Found("provider_next", record.next_on, what_of(record.next_step, N_("実施者の連絡への対応")))


@found.register
def _(record: YearlyReport) -> Iterator[Found]:
    if not record.received_on:
        year_ends = date(record.fiscal_year + 1, 3, 31) if record.fiscal_year and record.fiscal_year < 9998 else None
        year = (("year", wareki_year(year_ends.replace(year=year_ends.year - 1)) if year_ends else ""),)
        if record.due_on:
            yield Found("yearly_report", record.due_on, year)
        elif year_ends:
            yield Found("yearly_report_usual", period_end(year_ends, months=REPORT_MONTHS), year)
    elif record.answer_by and not record.answered_on:
        yield Found("yearly_answer", record.answer_by)
