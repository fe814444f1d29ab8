"""Deadlines derived from the dates on one record; nothing is typed twice, nothing falls through."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import singledispatch

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Application,
    Case,
    Closing,
    Consent,
    Crisis,
    Deadline,
    EmergencyContact,
    HouseholdMember,
    HousingInquiry,
    IncomingDocument,
    Intake,
    MoveOut,
    Person,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    Referral,
    Screening,
    Suspension,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.ages import child_until
from kyoju_desktop.domain.rules.calendar import Calendar, add_months, period_end
from kyoju_desktop.domain.rules.deadline_table import DEADLINE_RULES, DeadlineRule
from kyoju_desktop.domain.rules.stages import INTAKE, REOPENED, is_open
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_

REPORT_DAYS = 14  # 住民基本台帳法22条・23条
DEATH_REPORT_DAYS = 7  # 戸籍法86条, counted with its first day (43条)
BELONGINGS_MONTHS = 3  # 残置物モデル契約条項 (W41)
SUSPENSION_DAYS = 90
PLAN_REVIEW_MONTHS = 3
REVIEW_MONTHS = 12
ASSESSMENT_DAYS = 14
INQUIRY_DAYS = 7

Values = tuple[tuple[str, str], ...]

# How long after the last visit the next one is due: days, months.
_RHYTHMS: Mapping[str, tuple[int, int]] = {
    "weekly": (7, 0),
    "monthly": (0, 1),
    "two_months": (0, 2),
    "quarterly": (0, 3),
}
_SUPPORT_HOUSING = "support_housing"
_WITHOUT_CONSENT = frozenset({"not_explained", "seeking", "on_hold", "declined"})
_WORDS = 60  # how much of the clerk's own words a line of the list shows


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


@dataclass(frozen=True)
class _Found:
    """A day by its rule, before closed days are looked at; `show_from` and `source` replace the rule's own."""

    code: str
    until: date
    values: Values = ()
    source: str = ""
    show_from: date | None = None


def dues_of(
    record: Record, calendar: Calendar, rules: Mapping[str, DeadlineRule] = DEADLINE_RULES
) -> tuple[Due, ...]:
    """Every deadline that follows from this record alone; none for a record that sets none."""
    return tuple(_due(record, found, calendar, rules[found.code]) for found in _found(record))


def _due(record: Record, found: _Found, calendar: Calendar, rule: DeadlineRule) -> Due:
    due_on = calendar.next_open(found.until) if rule.moves else found.until
    lead = add_months(due_on, -rule.lead_months) if rule.lead_months else due_on - timedelta(days=rule.lead_days)
    case = record.id if isinstance(record, Case) else str(getattr(record, "case", ""))
    person = record.id if isinstance(record, Person) else str(getattr(record, "person", ""))
    shown = (("due", wareki_weekday(due_on)), ("until", wareki_weekday(found.until)))
    return Due(
        record_class=type(record).__name__,
        record=record.id,
        case=case,
        person="" if case else person,
        code=rule.code,
        label=rule.label,
        values=tuple(sorted(found.values + shown)),
        due_on=due_on,
        remind_on=found.show_from or lead,
        source=found.source or rule.source,
        action=rule.action,
        explain=rule.explain if due_on == found.until else rule.explain_moved,
    )


def _day(name: str, day: date | None) -> Values:
    return ((name, wareki_weekday(day) if day else N_("(日付なし)")),)


def _what(words: str, instead: str) -> Values:
    line = words.strip().partition("\n")[0].strip()
    return (("what", f"{line[:_WORDS]}…" if len(line) > _WORDS else line or instead),)


@singledispatch
def _found(record: Record) -> Iterator[_Found]:  # noqa: ARG001 - the answer for all records without deadlines
    return iter(())


@_found.register
def _(record: Case) -> Iterator[_Found]:
    if record.contact_again_on and is_open(record.stage):
        yield _Found("case_contact", record.contact_again_on)
    since = record.stage_since or record.opened_at
    if since and record.stage in {INTAKE, REOPENED}:
        until = period_end(since.date(), days=ASSESSMENT_DAYS)
        yield _Found("assessment_by", until, _day("since", since.date()))


@_found.register
def _(record: Referral) -> Iterator[_Found]:
    if record.reply_by and not record.replied_on and not record.cancelled_on:
        sent = record.sent_at.date() if record.sent_at else None
        yield _Found("referral_reply", record.reply_by, _day("sent", sent))


@_found.register
def _(record: Consent) -> Iterator[_Found]:
    if record.state in _WITHOUT_CONSENT and record.ask_again_on:
        yield _Found("consent_ask_again", record.ask_again_on)
    if record.state != "given":
        return
    number = (("number", record.number or N_("番号なし")),)
    if record.until_day:
        yield _Found("consent_until", record.until_day, number)
    if record.given_at and record.period != "once":
        given = record.given_at.date()
        review = add_months(given, REVIEW_MONTHS)
        if record.until_day is None or review < record.until_day:
            yield _Found("consent_review", review, number + _day("given", given))


@_found.register
def _(record: Protection) -> Iterator[_Found]:
    if record.ended_on:
        return
    if record.expires_on:
        expires = _day("expires", record.expires_on)
        yield _Found("protection_extension", add_months(record.expires_on, -1), expires)
        yield _Found("protection_expires", record.expires_on)
    if record.confirm_on:
        yield _Found("protection_confirm", record.confirm_on)


@_found.register
def _(record: Plan) -> Iterator[_Found]:
    review = record.review_on or (record.decided_on and add_months(record.decided_on, PLAN_REVIEW_MONTHS))
    if not review:
        return
    ended = record.review_result not in {"", "continue"}
    looked_at = record.reviewed_on is not None and record.review_result == ""
    answered = record.reviewed_on is not None and record.reviewed_on >= review
    if not (ended or looked_at or answered):
        yield _Found("plan_review", review)


@_found.register
def _(record: PlanItem) -> Iterator[_Found]:
    if record.due_on and not record.done_on and record.result not in {"achieved", "dropped"}:
        yield _Found("plan_item", record.due_on, _what(record.support or record.aim, N_("計画の項目")))


@_found.register
def _(record: ProgressNote) -> Iterator[_Found]:
    if record.next_on and not record.next_done_on:
        yield _Found("note_next", record.next_on, _what(record.next_step, N_("次の対応")))


@_found.register
def _(record: Visit) -> Iterator[_Found]:
    if record.next_on and not record.next_done_on:
        yield _Found("visit_next", record.next_on, _what(record.next_step, N_("見守りのあとの対応")))


@_found.register
def _(record: Crisis) -> Iterator[_Found]:
    if record.next_on and not record.settled_on:
        yield _Found("crisis_next", record.next_on, _what(record.next_step, N_("危機への次の対応")))


@_found.register
def _(record: IncomingDocument) -> Iterator[_Found]:
    if record.reply_by and not record.replied_on:
        what = _what(record.subject, N_("件名なし"))
        at_once = record.received_on if record.urgent else None
        yield _Found("document_reply", record.reply_by, what, show_from=at_once)


@_found.register
def _(record: Screening) -> Iterator[_Found]:
    if record.ask_again_on and record.decision == "seeking_consent":
        yield _Found("consent_ask_again", record.ask_again_on)


@_found.register
def _(record: Suspension) -> Iterator[_Found]:
    if record.ended_on:
        return
    since = _day("since", record.since)
    limit = period_end(record.since, days=SUSPENSION_DAYS) if record.since else None
    if record.contact_on and (limit is None or record.contact_on < limit):
        yield _Found("suspension_contact", record.contact_on, since)
    elif limit:
        yield _Found("suspension_review", limit, since)


@_found.register
def _(record: Tenancy) -> Iterator[_Found]:
    if record.ended_on:
        return
    for name in ("contract_until", "guarantee_until", "insurance_until", "use_permit_until"):
        until: date | None = getattr(record, name)
        if until:
            yield _Found(name, until)
    yield from _after_moving_in(record)


def _after_moving_in(record: Tenancy) -> Iterator[_Found]:
    moved = record.moved_in_on
    if moved and not record.address_reported_on and "address_report" not in record.to_do:
        yield _Found("address_report", period_end(moved, days=REPORT_DAYS), _day("moved", moved))
    last = record.last_visit_on or moved
    rhythm = _RHYTHMS.get(record.visit_rhythm)
    if last and rhythm:
        days, months = rhythm
        code = "support_housing_visit" if record.destination == _SUPPORT_HOUSING else "watch_visit"
        yield _Found(code, add_months(last, months) + timedelta(days=days), _day("last", last))


@_found.register
def _(record: Person) -> Iterator[_Found]:
    if record.residence_expires and not record.died_on:
        yield _Found("residence_expires", record.residence_expires)


@_found.register
def _(record: HouseholdMember) -> Iterator[_Found]:
    if record.birth_date and "dependent_child" in record.marks and record.living != "died":
        yield _Found("child_until", child_until(record.birth_date))


@_found.register
def _(record: EmergencyContact) -> Iterator[_Found]:
    if record.confirmed_on:
        last = record.confirmed_on
        yield _Found("emergency_contact", add_months(last, REVIEW_MONTHS), _day("last", last))


@_found.register
def _(record: HousingInquiry) -> Iterator[_Found]:
    if record.at and record.result in {"", "waiting"} and not record.answered_on:
        asked = record.at.date()
        yield _Found("inquiry_answer", period_end(asked, days=INQUIRY_DAYS), _day("last", asked))


@_found.register
def _(record: Application) -> Iterator[_Found]:
    if record.answer_expected_on and record.result in {"", "waiting"}:
        yield _Found("application_answer", record.answer_expected_on)


@_found.register
def _(record: Intake) -> Iterator[_Found]:
    if record.leave_by:
        yield _Found("leave_by", record.leave_by)


@_found.register
def _(record: MoveOut) -> Iterator[_Found]:
    if record.left_on and "key_returned" not in record.tasks:
        yield _Found("move_out", record.left_on)
    known = record.death_known_on
    if not known:
        return
    if "death_report" not in record.tasks:
        until = period_end(known, days=DEATH_REPORT_DAYS, first_day_counts=True)
        yield _Found("death_report", until, _day("known", known))
    if record.belongings_contract and "death_belongings" not in record.tasks:
        yield _Found("death_belongings", period_end(known, months=BELONGINGS_MONTHS), _day("known", known))


@_found.register
def _(record: Deadline) -> Iterator[_Found]:
    if record.due_on and not record.done_on:
        yield _Found("own", record.due_on, _what(record.what, N_("期限")), record.source)


@_found.register
def _(record: Closing) -> Iterator[_Found]:
    if record.keep_until:
        years = (("years", str(record.keep_years) if record.keep_years else N_("決めた")),)
        yield _Found("keep_until", record.keep_until, years)
