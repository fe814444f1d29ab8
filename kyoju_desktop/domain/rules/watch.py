"""見守り: when the next visit is due, which ones were late or left out, and what is said beside a visit."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import Crisis, HospitalStay, ProviderReport, Tenancy, Visit
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.rules.remarks import Beside, Remark, remark, remarks_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_

# How long after a visit the next one is due: days, months.
RHYTHMS: Mapping[str, tuple[int, int]] = {
    "weekly": (7, 0),
    "monthly": (0, 1),
    "two_months": (0, 2),
    "quarterly": (0, 3),
}
SEEN = frozenset({"met", "voice"})  # the tenant was seen or heard
AT_HOME = "home_visit"
_NOT_OURS = frozenset({"sensor", "through", "letter"})  # a machine, another body, a sheet in the letter box
_SEVERAL = re.compile(r"[・、,，/／+＋\n]")


@dataclass(frozen=True)
class Turn:
    """One visit of the rhythm: when it should have been, when it was (None: not yet), who went, whether seen."""

    due_on: date
    done_on: date | None = None
    visitors: str = ""
    seen: bool = False

    def late(self, today: date) -> int:
        """By how many days it came late, or is late by today; 0 when it was in time or is still to come."""
        return max(0, ((self.done_on or today) - self.due_on).days)


@dataclass(frozen=True)
class Rhythm:
    """How a tenancy stands on a day: every visit so far, the next one, and since when nobody was seen."""

    turns: tuple[Turn, ...]
    next_on: date | None
    last_on: date | None
    seen_on: date | None
    away: bool
    today: date

    @property
    def late(self) -> int:
        """By how many days the next visit is overdue; 0 while the tenant is away."""
        return 0 if self.next_on is None or self.away else max(0, (self.today - self.next_on).days)

    @property
    def past(self) -> tuple[Turn, ...]:
        """The visits that came late, the newest first."""
        return tuple(each for each in reversed(self.turns) if each.done_on and each.late(self.today))


def next_after(rhythm: str, day: date) -> date | None:
    """When the visit after that day is due; None without a rhythm."""
    step = RHYTHMS.get(rhythm)
    if step is None:
        return None
    days, months = step
    try:
        return add_months(day, months) + timedelta(days=days)
    except OverflowError:
        return None


def rhythm_of(tenancy: Tenancy, visits: Iterable[Visit], stays: Sequence[HospitalStay], today: date) -> Rhythm:
    """The rhythm of a tenancy until `today`. A visit that falls due while the tenant is away waits for the return."""
    done = sorted((each for each in visits if _counts(each, tenancy, today)), key=_moment)
    days = [each.at.date() for each in done if each.at]
    seen = [each.at.date() for each in done if each.at and each.met in SEEN]
    gone = [each for each in stays if each.tenancy in {"", tenancy.id}]
    turns, following = _turns(tenancy, done, gone)
    return Rhythm(
        turns,
        None if tenancy.ended_on else following,
        max(days, default=tenancy.last_visit_on),
        max(seen, default=None),
        any(_away(each, today) for each in gone),
        today,
    )


def last_visit(tenancy: Tenancy, visits: Iterable[Visit], today: date) -> date | None:
    """The last day on which the office itself went, telephoned or talked: that alone keeps its rhythm."""
    return max((each.at.date() for each in visits if each.at and _counts(each, tenancy, today)), default=None)


def begun_on(tenancy: Tenancy) -> date | None:
    """From which day the rhythm counts: the day the watch began, else that of moving in."""
    return tenancy.visit_since or tenancy.moved_in_on


def two_persons_needed(file: CaseFile, tenancy: Tenancy | None) -> bool:
    """Whether nobody should go alone: the mark of the person or of the tenancy."""
    return file.person.two_person_visit or (tenancy is not None and tenancy.two_person)


def alone(visit: Visit) -> bool:
    """Whether a visit at home was noted with one visitor."""
    return visit.means == AT_HOME and not visit.two_persons and not _SEVERAL.search(visit.visitors.strip())


def last_seen(file: CaseFile, before: date | None = None) -> date | None:
    """The last day on which the tenant was seen or heard, by the visits noted until `before`."""
    days = [each.at.date() for each in file.of(Visit) if each.at and each.met in SEEN]
    return max((day for day in days if before is None or day <= before), default=None)


def _turns(
    tenancy: Tenancy, done: Sequence[Visit], gone: Sequence[HospitalStay]
) -> tuple[tuple[Turn, ...], date | None]:
    known = begun_on(tenancy) if done else max(filter(None, (begun_on(tenancy), tenancy.last_visit_on)), default=None)
    due = next_after(tenancy.visit_rhythm, known) if known else None
    found: list[Turn] = []
    for each, day in [(one, one.at.date()) for one in done if one.at]:
        if due is not None:
            found.append(Turn(_after_absence(due, gone), day, each.visitors, each.met in SEEN))
        due = next_after(tenancy.visit_rhythm, day)
    return tuple(found), _after_absence(due, gone) if due else None


def _after_absence(due: date, gone: Sequence[HospitalStay]) -> date:
    for each in sorted(gone, key=lambda stay: stay.since or date.max):
        due = after_absence(due, each.since, each.back_on)
    return due


def after_absence(due: date, since: date | None, back: date | None) -> date:
    """The day on which a visit is due, or the day of the return from an absence in which it falls."""
    return back if since and back and since <= due < back else due


def last_absence(tenancy: Tenancy, stays: Iterable[HospitalStay]) -> HospitalStay | None:
    """The absence from which the tenant came back last."""
    ended = [each for each in stays if each.tenancy in {"", tenancy.id} and each.since and each.back_on]
    return max(ended, key=lambda each: (each.back_on or date.min, each.id), default=None)


def _away(stay: HospitalStay, today: date) -> bool:
    return bool(
        stay.since and stay.since <= today and (stay.back_on is None or today < stay.back_on) and not stay.result
    )


def _counts(visit: Visit, tenancy: Tenancy, today: date) -> bool:
    if visit.at is None or visit.tenancy not in {"", tenancy.id} or visit.means in _NOT_OURS:
        return False
    if visit.at.date() > today:
        return False
    begun = begun_on(tenancy)
    return begun is None or visit.at.date() >= begun


def _moment(visit: Visit) -> tuple[str, str]:
    return (visit.at.isoformat() if visit.at else "", visit.id)


@remarks_on.register
def _(record: Visit, beside: Beside) -> tuple[Remark, ...]:
    found: list[Remark] = []
    tenancy = _tenancy_of(record, beside.file)
    if two_persons_needed(beside.file, tenancy) and alone(record):
        text = N_("この人の訪問は2人で行く決まりです。1人で行ったなら、そのまま残し、係長に知らせてください。")
        found.append(remark("two_persons", text))
    day = record.at.date() if record.at else None
    if day and day > beside.today:
        found.append(remark("at", N_("先の日付です。これから行く訪問は、「次の対応」に書きます。")))
    moved = tenancy.moved_in_on if tenancy else None
    if day and moved and day < moved:
        found.append(remark("at", N_("入居の日({day})より前です。"), day=wareki(moved)))
    return tuple(found)


@remarks_on.register
def _(record: Crisis, beside: Beside) -> tuple[Remark, ...]:
    day = record.noticed_at.date() if record.noticed_at else None
    found: list[Remark] = []
    if day and record.last_seen_on and day < record.last_seen_on:
        found.append(remark("last_seen_on", N_("気づいた日より後です。どちらかの日付を確かめてください。")))
    known = last_seen(beside.file, day)
    if known and (record.last_seen_on is None or record.last_seen_on < known):
        text = N_("見守りの記録では、{day}に会えています。")
        found.append(remark("last_seen_on", text, day=wareki(known)))
    if record.entered_at and not record.witness:
        text = N_("立会いの人が空いています。1人では室内に入りません(警察・親族・管理者など)。")
        found.append(remark("witness", text))
    return tuple(found)


@remarks_on.register
def _(record: ProviderReport, beside: Beside) -> tuple[Remark, ...]:  # noqa: ARG001 - it speaks for itself
    if record.happened_at and record.received_at and record.received_at < record.happened_at:
        return (remark("happened_at", N_("連絡を受けた日時より後です。どちらかを確かめてください。")),)
    return ()


def _tenancy_of(visit: Visit, file: CaseFile) -> Tenancy | None:
    if visit.tenancy:
        return file.find(Tenancy, visit.tenancy)
    living = [each for each in file.of(Tenancy) if each.ended_on is None]
    return living[-1] if living else None
