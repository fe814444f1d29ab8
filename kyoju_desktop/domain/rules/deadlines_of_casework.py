"""Deadlines of the casework itself: replies, consents, plans, notes, suspensions, papers kept (DOMAIN 3.9)."""

from collections.abc import Iterator

from kyoju_desktop.domain.records import (
    Case,
    Closing,
    Consent,
    Deadline,
    EmergencyContact,
    HouseholdMember,
    IncomingDocument,
    Intake,
    Plan,
    PlanItem,
    ProgressNote,
    Protection,
    Referral,
    Screening,
    Suspension,
)
from kyoju_desktop.domain.rules.ages import CHILD_YEARS, child_until, reaches
from kyoju_desktop.domain.rules.calendar import add_months, period_end
from kyoju_desktop.domain.rules.deadline_found import Found, day_of, found, what_of
from kyoju_desktop.domain.rules.stages import INTAKE, REOPENED, is_open
from kyoju_desktop.i18n.messages import N_

SUSPENSION_DAYS = 90
PLAN_REVIEW_MONTHS = 3
REVIEW_MONTHS = 12
ASSESSMENT_DAYS = 14
_WITHOUT_CONSENT = frozenset({"not_explained", "seeking", "on_hold", "declined"})


@found.register
def _(record: Case) -> Iterator[Found]:
    if record.contact_again_on and is_open(record.stage):
        yield Found("case_contact", record.contact_again_on)
    since = record.stage_since or record.opened_at
    if since and record.stage in {INTAKE, REOPENED}:
        until = period_end(since.date(), days=ASSESSMENT_DAYS)
        yield Found("assessment_by", until, day_of("since", since.date()))


@found.register
def _(record: Referral) -> Iterator[Found]:
    if record.reply_by and not record.replied_on and not record.cancelled_on:
        sent = record.sent_at.date() if record.sent_at else None
        yield Found("referral_reply", record.reply_by, day_of("sent", sent))


@found.register
def _(record: Consent) -> Iterator[Found]:
    if record.state in _WITHOUT_CONSENT and record.ask_again_on:
        yield Found("consent_ask_again", record.ask_again_on)
    if record.state != "given" or record.over_on:
        return
    number = (("number", record.number or N_("番号なし")),)
    if record.until_day:
        yield Found("consent_until", record.until_day, number)
    if record.given_at and record.period != "once":
        given = record.given_at.date()
        review = add_months(given, REVIEW_MONTHS)
        if record.until_day is None or review < record.until_day:
            yield Found("consent_review", review, number + day_of("given", given))


@found.register
def _(record: Protection) -> Iterator[Found]:
    if record.ended_on:
        return
    if record.expires_on:
        opens = add_months(record.expires_on, -1)
        if record.extended_on is None or record.extended_on < opens:
            yield Found("protection_extension", record.expires_on, day_of("opens", opens), show_from=opens)
        else:
            yield Found("protection_expires", record.expires_on)
    if record.confirm_on:
        yield Found("protection_confirm", record.confirm_on)


@found.register
def _(record: Plan) -> Iterator[Found]:
    review = record.review_on or (record.decided_on and add_months(record.decided_on, PLAN_REVIEW_MONTHS))
    if not review:
        return
    ended = record.review_result not in {"", "continue"}
    looked_at = record.reviewed_on is not None and record.review_result == ""
    answered = record.reviewed_on is not None and record.reviewed_on >= review
    if not (ended or looked_at or answered):
        yield Found("plan_review", review)


@found.register
def _(record: PlanItem) -> Iterator[Found]:
    if record.due_on and not record.done_on and record.result not in {"achieved", "dropped"}:
        yield Found("plan_item", record.due_on, what_of(record.support or record.aim, N_("計画の項目")))


@found.register
def _(record: ProgressNote) -> Iterator[Found]:
    if record.next_on and not record.next_done_on:
        yield Found("note_next", record.next_on, what_of(record.next_step, N_("次の対応")))


@found.register
def _(record: IncomingDocument) -> Iterator[Found]:
    if record.reply_by and not record.replied_on:
        what = what_of(record.subject, N_("件名なし"))
        at_once = record.received_on if record.urgent else None
        yield Found("document_reply", record.reply_by, what, show_from=at_once)


@found.register
def _(record: Screening) -> Iterator[Found]:
    if record.ask_again_on and record.decision == "seeking_consent":
        yield Found("consent_ask_again", record.ask_again_on)


@found.register
def _(record: Suspension) -> Iterator[Found]:
    if record.ended_on:
        return
    since = day_of("since", record.since)
    limit = period_end(record.since, days=SUSPENSION_DAYS) if record.since else None
    if record.contact_on and (limit is None or record.contact_on < limit):
        yield Found("suspension_contact", record.contact_on, since)
    elif limit:
        yield Found("suspension_review", limit, since)


@found.register
def _(record: HouseholdMember) -> Iterator[Found]:
    if record.birth_date and "dependent_child" in record.marks and record.living != "died":
        reached = reaches(record.birth_date, CHILD_YEARS)
        yield Found("child_until", child_until(record.birth_date), day_of("known", reached))


@found.register
def _(record: EmergencyContact) -> Iterator[Found]:
    if record.confirmed_on:
        last = record.confirmed_on
        yield Found("emergency_contact", add_months(last, REVIEW_MONTHS), day_of("last", last))


@found.register
def _(record: Intake) -> Iterator[Found]:
    if record.leave_by:
        yield Found("leave_by", record.leave_by)


@found.register
def _(record: Deadline) -> Iterator[Found]:
    if record.due_on and not record.done_on:
        yield Found("own", record.due_on, what_of(record.what, N_("期限")), record.source)


@found.register
def _(record: Closing) -> Iterator[Found]:
    if record.keep_until:
        years = (("years", str(record.keep_years) if record.keep_years else N_("決めた")),)
        yield Found("keep_until", record.keep_until, years)
