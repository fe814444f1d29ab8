"""Deadlines of the casework itself: replies, consents, plans, visits, contracts, reports (DOMAIN 3.9)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from kyoju_desktop.domain.records import (
    Application,
    Case,
    Closing,
    Consent,
    Crisis,
    Deadline,
    Death,
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
from kyoju_desktop.domain.rules.calendar import add_months, period_end
from kyoju_desktop.domain.rules.deadline_found import Found, day_of, found, what_of
from kyoju_desktop.domain.rules.stages import INTAKE, REOPENED, is_open
from kyoju_desktop.i18n.messages import N_

REPORT_DAYS = 14  # 住民基本台帳法22条・23条
DEATH_REPORT_DAYS = 7  # 戸籍法86条, counted with its first day (43条)
BELONGINGS_MONTHS = 3  # 残置物モデル契約条項 (W41)
SUSPENSION_DAYS = 90
PLAN_REVIEW_MONTHS = 3
REVIEW_MONTHS = 12
ASSESSMENT_DAYS = 14
INQUIRY_DAYS = 7


# How long after the last visit the next one is due: days, months.
_RHYTHMS: Mapping[str, tuple[int, int]] = {
    "weekly": (7, 0),
    "monthly": (0, 1),
    "two_months": (0, 2),
    "quarterly": (0, 3),
}
_SUPPORT_HOUSING = "support_housing"
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
def _(record: Visit) -> Iterator[Found]:
    if record.next_on and not record.next_done_on:
        yield Found("visit_next", record.next_on, what_of(record.next_step, N_("見守りのあとの対応")))


@found.register
def _(record: Crisis) -> Iterator[Found]:
    if record.next_on and not record.settled_on:
        yield Found("crisis_next", record.next_on, what_of(record.next_step, N_("危機への次の対応")))


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
def _(record: Tenancy) -> Iterator[Found]:
    if record.ended_on:
        return
    for name in ("contract_until", "guarantee_until", "insurance_until", "use_permit_until"):
        until: date | None = getattr(record, name)
        if until:
            yield Found(name, until)
    yield from _after_moving_in(record)


def _after_moving_in(record: Tenancy) -> Iterator[Found]:
    moved = record.moved_in_on
    if moved and not record.address_reported_on and "address_report" not in record.to_do:
        yield Found("address_report", period_end(moved, days=REPORT_DAYS), day_of("moved", moved))
    last = record.last_visit_on or moved
    rhythm = _RHYTHMS.get(record.visit_rhythm)
    if last and rhythm:
        days, months = rhythm
        code = "support_housing_visit" if record.destination == _SUPPORT_HOUSING else "watch_visit"
        yield Found(code, add_months(last, months) + timedelta(days=days), day_of("last", last))


@found.register
def _(record: Person) -> Iterator[Found]:
    if record.residence_expires and not record.died_on:
        yield Found("residence_expires", record.residence_expires)


@found.register
def _(record: HouseholdMember) -> Iterator[Found]:
    if record.birth_date and "dependent_child" in record.marks and record.living != "died":
        yield Found("child_until", child_until(record.birth_date))


@found.register
def _(record: EmergencyContact) -> Iterator[Found]:
    if record.confirmed_on:
        last = record.confirmed_on
        yield Found("emergency_contact", add_months(last, REVIEW_MONTHS), day_of("last", last))


@found.register
def _(record: HousingInquiry) -> Iterator[Found]:
    if record.at and record.result in {"", "waiting"} and not record.answered_on:
        asked = record.at.date()
        yield Found("inquiry_answer", period_end(asked, days=INQUIRY_DAYS), day_of("last", asked))


@found.register
def _(record: Application) -> Iterator[Found]:
    if record.answer_expected_on and record.result in {"", "waiting"}:
        yield Found("application_answer", record.answer_expected_on)


@found.register
def _(record: Intake) -> Iterator[Found]:
    if record.leave_by:
        yield Found("leave_by", record.leave_by)


@found.register
def _(record: MoveOut) -> Iterator[Found]:
    if record.left_on and not record.key_returned_on and "key_returned" not in record.tasks:
        yield Found("move_out", record.left_on)


@found.register
def _(record: Death) -> Iterator[Found]:
    known = record.known_on
    if known and not record.reported_on and "report" not in record.tasks:
        until = period_end(known, days=DEATH_REPORT_DAYS, first_day_counts=True)
        yield Found("death_report", until, day_of("known", known))
    since = record.died_on or known  # where the day of death is not known: later, so that nothing goes too early
    if since and record.belongings_contract and "belongings" not in record.tasks:
        yield Found("death_belongings", period_end(since, months=BELONGINGS_MONTHS), day_of("since", since))


@found.register
def _(record: Deadline) -> Iterator[Found]:
    if record.due_on and not record.done_on:
        yield Found("own", record.due_on, what_of(record.what, N_("期限")), record.source)


@found.register
def _(record: Closing) -> Iterator[Found]:
    if record.keep_until:
        years = (("years", str(record.keep_years) if record.keep_years else N_("決めた")),)
        yield Found("keep_until", record.keep_until, years)
