"""The case's way through its stages: forward, back, suspended, closed and reopened."""

from datetime import date, timedelta

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Closing, StageChange, Suspension
from kyoju_desktop.domain.rules.calendar import add_months, retention_end
from kyoju_desktop.domain.rules.missing import Missing, missing_for
from kyoju_desktop.domain.rules.stages import check_step
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.consent_ends import end_with_case
from kyoju_desktop.services.office import KEEP_YEARS, office_of
from kyoju_desktop.storage.store import Reader, Writer

SUSPENDED, CLOSED, REOPENED = "S95", "S99", "S10R"
CONTACT_AGAIN_DAYS = 90  # DOMAIN 3.9: 中断ケースの再連絡 90日 (practice)
REOPEN_MONTHS = 12  # DOMAIN 3.8: within a year and about the same home, reopening is the usual choice


def missing_answers(r: Reader, case_id: str, to: str) -> tuple[Missing, ...]:
    """What is still unanswered for a stage; shown beside the form, never a reason to stop."""
    return missing_for(to, case_file(r, case_id))


def change_stage(w: Writer, case_id: str, to: str, reason: str = "") -> Case:
    """Take the step with its reason and keep what was missing at that moment; `Refused` when the rules say no.

    Closing has its own use case (`close_case`); leaving 中断 ends the suspension.
    """
    case = w.get(Case, case_id)
    if to == case.stage:
        return case
    if to == CLOSED:
        raise Refused(N_("終結は、終結票から行います。理由と決裁を入れてください。"), field="stage")
    return step(w, case, to, reason)


def step(w: Writer, case: Case, to: str, reason: str) -> Case:
    """Record one step that the rules allow; the case is returned as it now stands."""
    refused = check_step(case.stage, to, reason)
    if refused is not None:
        raise refused
    missing = "、".join(each.label for each in missing_for(to, case_file(w, case.id)))
    if case.stage == SUSPENDED:
        _end_suspensions(w, case)
    w.add(
        StageChange(
            case=case.id,
            from_stage=case.stage,
            to_stage=to,
            at=w.now,
            reason=reason,
            missing=missing[:1000],
            clerk=w.actor,
        )
    )
    moved = case.replace(stage=to, stage_since=w.now)
    w.put(moved)
    return moved


def suspend_case(w: Writer, suspension: Suspension) -> Suspension:
    """中断: the person cannot be reached; a day to try again is always set, 90 days later when none is given."""
    since = suspension.since or w.now.date()
    kept = suspension.replace(
        since=since, contact_on=suspension.contact_on or since + timedelta(days=CONTACT_AGAIN_DAYS)
    )
    change_stage(w, kept.case, SUSPENDED, kept.reason)
    w.add(kept)
    return kept


def close_case(w: Writer, closing: Closing) -> Closing:
    """終結: a final act with its reason; the day until which the papers are kept follows from the closing year."""
    if not closing.reason:
        raise Refused(N_("終結の理由を選んでください。"), field="reason")
    case = w.get(Case, closing.case)
    if case.stage == CLOSED:
        raise Refused(N_("このケースはもう終結しています。終結票は書きかえません。"))
    closed_on = closing.closed_on or w.now.date()
    if closed_on > w.now.date():
        raise Refused(N_("終結の日が先の日付です。きょうまでの日を入れてください。"), field="closed_on")
    years = closing.keep_years or office_of(w).keep_years or KEEP_YEARS
    kept = closing.replace(closed_on=closed_on, keep_years=years, keep_until=retention_end(closed_on, years))
    w.add(kept)
    end_with_case(w, case.id)
    step(w, case, CLOSED, closing.left_over or N_("終結票のとおり"))
    return kept


def reopen_case(w: Writer, case_id: str, reason: str) -> Case:
    """再開 of a closed case; the closing stays as it is, and no earlier consent comes back into force."""
    case = w.get(Case, case_id)
    if case.stage != CLOSED:
        raise Refused(N_("再開できるのは、終結したケースだけです。"))
    if case.merged_into:
        raise Refused(N_("この番号は別のケースに統合しました。統合先のケースを開いてください。"))
    end_with_case(w, case.id)
    return step(w, case, REOPENED, reason)


def reopening_fits(file: CaseFile, today: date) -> bool:
    """Whether reopening is the usual choice rather than a new case that names the earlier one (DOMAIN 3.8)."""
    last = file.last(Closing)
    if last is None or last.closed_on is None or file.case.stage != CLOSED:
        return False
    return today <= add_months(last.closed_on, REOPEN_MONTHS)


def _end_suspensions(w: Writer, case: Case) -> None:
    for each in w.find(Suspension, case=case.id):
        if each.ended_on is None:
            w.put(each.replace(ended_on=w.now.date()))
