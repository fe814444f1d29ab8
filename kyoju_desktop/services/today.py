"""今日: what is due, what is awaited, what runs out, what was put aside; everything derived from the records."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kyoju_desktop.domain.records import Case, Disclosure, Intake, Organisation, Person, Referral
from kyoju_desktop.domain.rules.calendar import Calendar, add_months
from kyoju_desktop.domain.rules.deadlines_of_sharing import STANDING
from kyoju_desktop.services.conferences.returns import UnansweredPacks, unanswered_packs
from kyoju_desktop.storage.lists import CaseRow, DueRow
from kyoju_desktop.storage.store import Reader

GROUP_LIMIT = 100  # rows of a group that are shown; the counts are of all
PANEL_LIMIT = 50
ENDS = frozenset(
    {"consent_until", "consent_review", "protection_extension", "protection_expires", "protection_confirm"}
)
SOURCES = ("law", "scheme", "contract", "practice")
AHEAD_MONTHS = 6  # no deadline begins to show earlier
_MANY = 2 * GROUP_LIMIT


@dataclass(frozen=True)
class Awaited:
    """A つなぎ票 that was handed over and has no reply yet."""

    due: DueRow
    referral: Referral
    recipient: str


@dataclass(frozen=True)
class Parked:
    """An interview that was put aside; `name` is empty when the person has not told it."""

    case: Case
    name: str
    since: datetime | None


@dataclass(frozen=True)
class Today:
    """The page 今日. Groups are sorted by day; `counts` are of all rows, also of those beyond the limit.

    `standing` are later deadlines that must be in sight all the same: reports, decisions, explaining to the person;
    `begun` other ones after next week whose time to begin has come (延長の確認, 更新), at most `GROUP_LIMIT`.

    `counts` has "overdue", "today", "week", "next" and one entry per kind of deadline (law, scheme, contract,
    practice) for what is due until the end of this week.
    """

    day: date
    week_ends: date
    overdue: tuple[DueRow, ...] = ()
    today: tuple[DueRow, ...] = ()
    week: tuple[DueRow, ...] = ()
    next: tuple[DueRow, ...] = ()
    standing: tuple[DueRow, ...] = ()
    begun: tuple[DueRow, ...] = ()
    replies: tuple[Awaited, ...] = ()
    ends: tuple[DueRow, ...] = ()
    parked: tuple[Parked, ...] = ()
    recent: tuple[CaseRow, ...] = ()
    unanswered: tuple[Disclosure, ...] = ()
    packs: tuple[UnansweredPacks, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def today(r: Reader, day: date, calendar: Calendar | None = None, *, mine: str = "", source: str = "") -> Today:  # noqa: ARG001
    """Everything for the page; `mine` names the clerk whose cases count ("" all), `source` one kind of deadline."""
    sunday = day + timedelta(days=6 - day.weekday())
    spans = {
        "overdue": (date.min, day - timedelta(days=1)),
        "today": (day, day),
        "week": (day + timedelta(days=1), sunday),
        "next": (sunday + timedelta(days=1), sunday + timedelta(days=7)),
    }
    groups = {
        name: r.dues(until, GROUP_LIMIT, source, mine, since=since) if since <= until else ()
        for name, (since, until) in spans.items()
    }
    return Today(
        day=day,
        week_ends=sunday,
        **groups,
        standing=_standing(r, day, sunday, mine, source),
        begun=_begun(r, day, sunday, mine, source),
        replies=_awaited(r, day, mine),
        ends=_ends(r, day, mine),
        parked=_parked(r, mine),
        recent=r.recent_cases(8),
        unanswered=tuple(each for each in r.unanswered() if not each.conference),
        packs=unanswered_packs(r),
        counts=_counts(r, spans, mine, source),
    )


def _counts(r: Reader, spans: dict[str, tuple[date, date]], mine: str, source: str) -> dict[str, int]:
    counts = dict.fromkeys(SOURCES, 0) | r.due_counts(spans["week"][1], mine)
    for name, (since, until) in spans.items():
        found = r.due_counts(until, mine, since=since) if since <= until else {}
        counts[name] = found.get(source, 0) if source else sum(found.values())
    return counts


def _awaited(r: Reader, day: date, mine: str) -> tuple[Awaited, ...]:
    rows = r.dues(add_months(day, 1), PANEL_LIMIT, "", mine, codes=("referral_reply",))
    referrals = {each.id: each for each in r.find_in(Referral, "id", {row.record for row in rows})}
    bodies = {
        each.id: each for each in r.find_in(Organisation, "id", {each.organisation for each in referrals.values()})
    }
    found = []
    for row in rows:
        referral = referrals[row.record]
        body = bodies.get(referral.organisation)
        found.append(Awaited(row, referral, body.name if body else ""))
    return tuple(found)


def _ends(r: Reader, day: date, mine: str) -> tuple[DueRow, ...]:
    """What runs out within a month, and of that only what is to be shown already."""
    rows = r.dues(add_months(day, 1), PANEL_LIMIT, "", mine, codes=ENDS)
    return tuple(row for row in rows if row.remind_on <= day)


def _standing(r: Reader, day: date, sunday: date, mine: str, source: str) -> tuple[DueRow, ...]:
    """What is due after this week and must not be forgotten until then."""
    if sunday == date.max:
        return ()
    rows = r.dues(date.max, PANEL_LIMIT, source, mine, since=sunday + timedelta(days=1), codes=STANDING)
    return tuple(row for row in rows if row.remind_on <= day)


def _begun(r: Reader, day: date, sunday: date, mine: str, source: str) -> tuple[DueRow, ...]:
    """What is due after next week and is to be begun already; what stands elsewhere on the page is left out."""
    try:
        since, until = sunday + timedelta(days=8), add_months(day, AHEAD_MONTHS)
    except OverflowError:
        return ()
    rows = r.dues(until, _MANY, source, mine, since=since, begun=day)
    return tuple(row for row in rows if row.code not in STANDING | ENDS)[:GROUP_LIMIT]


def _parked(r: Reader, mine: str) -> tuple[Parked, ...]:
    cases = [each for each in r.find(Case, parked=True) if not mine or each.clerk == mine]
    people = {each.id: each for each in r.find_in(Person, "id", {case.person for case in cases if case.person})}
    since = {each.case: each.parked_at for each in r.find_in(Intake, "case", {case.id for case in cases})}
    return tuple(
        Parked(case, people[case.person].name if case.person in people else "", since.get(case.id)) for case in cases
    )
