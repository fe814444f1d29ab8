"""How a consent ends: each way with its reason and its day. Closed by default; nothing here is stored.

A consent that never was one (void) ends every other reason; then come withdrawal, a change of representative, a
newer answer, the clerk's settlement, the period, the one use, a reopening and the closing of the case.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentVoiding,
    ConsentWithdrawal,
    Disclosure,
    DisclosureOutcome,
    HouseholdMember,
    Representative,
    StageChange,
)
from kyoju_desktop.domain.rules.representatives import representation_over
from kyoju_desktop.domain.rules.stages import REOPENED, is_open
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message

GIVEN, EXPIRED, WITHDRAWN, SEEKING, VOID = "given", "expired", "withdrawn", "seeking", "void"
# Answers to a new request that end the consent which it replaces.
_ENDING = frozenset({GIVEN, "declined", WITHDRAWN, EXPIRED})
R = TypeVar("R", ConsentRecipient, ConsentExclusion, ConsentWithdrawal, ConsentVoiding)
V = TypeVar("V")


@dataclass(frozen=True)
class Terms:
    """One consent with everything that belongs to it.

    `rivals` are other consents of the person that contradict it and were not settled yet: the narrower holds.
    """

    consent: Consent
    recipients: tuple[ConsentRecipient, ...] = ()
    exclusions: tuple[ConsentExclusion, ...] = ()
    withdrawals: tuple[ConsentWithdrawal, ...] = ()
    rivals: tuple["Terms", ...] = ()


@dataclass(frozen=True)
class Ending:
    """Why a consent permits nothing any more, and since when (None: that stands on no record). `state` is a code
    of `consent_state`."""

    state: str
    why: str
    on: date | None = None

    @property
    def message(self) -> Message:
        """The reason in a few words, with its day."""
        return (
            Message(self.why, (("day", wareki(self.on)),)) if self.on else Message(_UNDATED.get(self.why, self.why))
        )


VOIDED = N_("無効({day})")
TAKEN_BACK = N_("撤回({day})")
OTHER_REPRESENTATIVE = N_("代理人が替わった({day})")
OF_AGE = N_("成年になり、親権が終わった({day})")
REPLACED = N_("新しい答えに替わった({day})")
SETTLED = N_("食い違いを整理して終えた({day})")
RUN_OUT = N_("期限切れ({day}まで)")
USED = N_("1回使った({day})")
BEFORE_REOPENING = N_("再開の前の同意({day}に再開)")
CLOSED = N_("ケースの終結({day})")
MARKED = N_("終わった日を記録({day})")
# What happened in the case itself counts from then on, whatever the clock says.
_ALWAYS = frozenset({USED, BEFORE_REOPENING, CLOSED})
_UNDATED = {
    VOIDED: N_("無効"),
    TAKEN_BACK: N_("撤回"),
    REPLACED: N_("新しい答えに替わった"),
    SETTLED: N_("食い違いを整理して終えた"),
    RUN_OUT: N_("期限の日が入っていない"),
    USED: N_("1回使った"),
    BEFORE_REOPENING: N_("再開の前の同意"),
    CLOSED: N_("ケースの終結"),
}


def terms_of(file: CaseFile) -> tuple[Terms, ...]:
    """Every consent of the case with its rows, oldest first, whether in force or not."""
    recipients = _by_consent(file.of(ConsentRecipient))
    exclusions = _by_consent(file.of(ConsentExclusion))
    withdrawals = _by_consent(file.of(ConsentWithdrawal))
    return tuple(
        Terms(each, recipients.get(each.id, ()), exclusions.get(each.id, ()), withdrawals.get(each.id, ()))
        for each in file.of(Consent)
        if each.case == file.case.id
    )


def state_on(consent: Consent, file: CaseFile, today: date) -> str:
    """The code of `consent_state` that holds today: "given" only while the consent is in force."""
    return state_in(consent, course_of(file), today)


def ended_why(consent: Consent, file: CaseFile, today: date) -> Message | None:
    """Why a consent that was given permits nothing any more; None while it is in force or was never given."""
    found = _ending(consent, course_of(file), today) if begun(consent, today) else None
    return found.message if found else None


def ending_of(consent: Consent, file: CaseFile, today: date) -> Ending | None:
    """The end of a consent that was given, with its day and reason."""
    return _ending(consent, course_of(file), today) if begun(consent, today) else None


def begun(consent: Consent, today: date) -> bool:
    """Whether the person's word was given and its day has come; on a clock set back it has not."""
    return (
        consent.state == GIVEN
        and consent.given_at is not None
        and consent.given_at.date() <= today
        and bool(consent.period)
    )


@dataclass(frozen=True)
class Course:
    """What of a case decides about its consents, gathered once for all of them."""

    file: CaseFile
    voidings: dict[str, tuple[ConsentVoiding, ...]]
    withdrawals: dict[str, tuple[ConsentWithdrawal, ...]]
    answers: dict[str, tuple[Consent, ...]]
    settled: dict[str, tuple[ConsentSettlement, ...]]
    reopenings: tuple[StageChange, ...]
    used: dict[str, date | None]
    representatives: tuple[Representative, ...]
    births: dict[str, date]


def course_of(file: CaseFile) -> Course:
    """Gather it."""
    births = {each.person: each.birth_date for each in file.of(HouseholdMember) if each.person and each.birth_date}
    if file.person.birth_date:
        births[file.person.id] = file.person.birth_date
    return Course(
        file,
        _by_consent(file.of(ConsentVoiding)),
        _by_consent(file.of(ConsentWithdrawal)),
        _grouped((each.replaces, each) for each in file.of(Consent) if each.replaces),
        _grouped((each.ended, each) for each in file.of(ConsentSettlement) if each.ended),
        tuple(each for each in file.of(StageChange) if each.to_stage == REOPENED),
        _used(file),
        file.of(Representative),
        births,
    )


def state_in(consent: Consent, course: Course, today: date) -> str:
    """The state of a consent in a case whose course is known."""
    if consent.state != GIVEN:
        return consent.state
    if not begun(consent, today):
        return VOID if _reached(_voided(consent, course), today) else SEEKING
    found = _ending(consent, course, today)
    return found.state if found else GIVEN


def _ending(consent: Consent, course: Course, today: date) -> Ending | None:
    """The first reason that holds today."""
    for each in _endings(consent, course, today):
        if each is not None and _reached(each, today):
            return each
    return None


def _reached(ending: Ending | None, today: date) -> bool:
    return ending is not None and (ending.on is None or ending.on <= today or ending.why in _ALWAYS)


def _endings(consent: Consent, course: Course, today: date) -> Iterator[Ending | None]:
    yield _voided(consent, course)
    yield from _withdrawn(consent, course)
    yield from _represented(consent, course)
    yield from (Ending(EXPIRED, REPLACED, _day(each.given_at)) for each in _answers(consent, course))
    yield from (Ending(EXPIRED, SETTLED, _day(each.at)) for each in course.settled.get(consent.id, ()))
    if run_out(consent, today):
        yield Ending(EXPIRED, RUN_OUT, consent.until_day)
    if consent.period == "once" and consent.id in course.used:
        yield Ending(EXPIRED, USED, course.used[consent.id])
    yield from (
        Ending(EXPIRED, BEFORE_REOPENING, _day(each.at)) for each in course.reopenings if _before(consent, each)
    )
    if not is_open(course.file.case.stage):
        yield Ending(EXPIRED, CLOSED, _day(course.file.case.stage_since))
    yield Ending(EXPIRED, MARKED, consent.over_on) if consent.over_on else None


def _voided(consent: Consent, course: Course) -> Ending | None:
    found = course.voidings.get(consent.id, ())
    return Ending(VOID, VOIDED, _day(found[0].at)) if found else None


def _withdrawn(consent: Consent, course: Course) -> Iterator[Ending]:
    return (
        Ending(WITHDRAWN, TAKEN_BACK, _day(each.at)) for each in course.withdrawals.get(consent.id, ()) if total(each)
    )


def _represented(consent: Consent, course: Course) -> Iterator[Ending]:
    over = representation_over(consent, course.representatives, course.births.get(consent.person))
    if over:
        day, of_age = over
        yield Ending(EXPIRED, OF_AGE if of_age else OTHER_REPRESENTATIVE, day)


def _answers(consent: Consent, course: Course) -> Iterator[Consent]:
    """Newer answers that took its place; also one found void later: what ended is asked anew, never revived."""
    return (each for each in course.answers.get(consent.id, ()) if each.state in _ENDING)


def turns_of(file: CaseFile) -> tuple[date, ...]:
    """Every day on which the state of one of the case's consents may change by what is on record, in order."""
    course = course_of(file)
    days: set[date | None] = {_day(each.at) for each in file.of(ConsentWithdrawal)}
    days |= {_day(each.at) for each in file.of(ConsentVoiding)} | {
        _day(each.at) for each in file.of(ConsentSettlement)
    }
    days |= {day for each in file.of(Representative) for day in (each.ended_on, each.from_day)}
    for each in file.of(Consent):
        days |= {_day(each.given_at), each.over_on}
        if each.until_day and each.until_day < date.max:
            days.add(each.until_day + timedelta(days=1))
        over = representation_over(each, course.representatives, course.births.get(each.person))
        days.add(over[0] if over else None)
    return tuple(sorted(day for day in days if day))


def known_day(file: CaseFile, today: date) -> date:
    """Today, or the latest day on which the program wrote about the case, if the clock was set back since.

    So a consent that has run out does not come back with an earlier clock.
    """
    written = (
        *(each.at for each in file.of(Disclosure)),
        *(each.at for each in file.of(DisclosureOutcome)),
        *(each.at for each in file.of(StageChange)),
        *(each.at for each in file.of(ConsentVoiding)),
        *(each.at for each in file.of(ConsentSettlement)),
        *(each.entered_at for each in file.of(Consent)),
    )
    return max((today, *(moment.date() for moment in written if moment)))


def run_out(consent: Consent, today: date) -> bool:
    """Past its last day; "until a day" without a day has none."""
    if consent.until_day is None:
        return consent.period == "date"
    return today > consent.until_day


def total(withdrawal: ConsentWithdrawal) -> bool:
    """Whether the withdrawal takes the whole consent back."""
    return not withdrawal.organisation and not withdrawal.classes and not withdrawal.record_class


def effective(withdrawal: ConsentWithdrawal, today: date) -> bool:
    """From its day on; a withdrawal without a day works at once."""
    return withdrawal.at is None or withdrawal.at.date() <= today


def _before(consent: Consent, reopening: StageChange) -> bool:
    """Whether the consent is older than the reopening; one without a time of day counts by its entry."""
    if consent.given_at is None or reopening.at is None:
        return consent.id < reopening.id
    if consent.given_at.time() == time() and consent.given_at.date() == reopening.at.date():
        return consent.id < reopening.id
    return consent.given_at < reopening.at


def _used(file: CaseFile) -> dict[str, date | None]:
    """Consents under which something went out, with the first day."""
    prepared = {each.id: each.consent for each in file.of(Disclosure) if each.consent}
    found: dict[str, date | None] = {}
    for each in file.of(DisclosureOutcome):
        if each.outcome == "went_out" and each.disclosure in prepared:
            found.setdefault(prepared[each.disclosure], _day(each.at))
    return found


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _by_consent(rows: Iterable[R]) -> dict[str, tuple[R, ...]]:
    return _grouped((each.consent, each) for each in rows)


def _grouped(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    found: dict[str, list[V]] = {}
    for key, each in pairs:
        found.setdefault(key, []).append(each)
    return {key: tuple(rows) for key, rows in found.items()}
