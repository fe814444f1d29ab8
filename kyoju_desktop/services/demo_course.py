"""One invented case from first contact to wherever its course has come, as plain records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    Case,
    Closing,
    Crisis,
    Office,
    Organisation,
    Person,
    Plan,
    PlanItem,
    Screening,
    StageChange,
    Suspension,
)
from kyoju_desktop.domain.rules.calendar import fiscal_year, retention_end
from kyoju_desktop.services.demo_cast import Cast, Pen, enter_person
from kyoju_desktop.services.demo_consent import agree, refer, renew
from kyoju_desktop.services.demo_handed import follow
from kyoju_desktop.services.demo_home import apply_for_home, contract, move_out, search_home, watch
from kyoju_desktop.services.demo_intake import assess, inquire, receive, shelter
from kyoju_desktop.services.demo_promises import evaluate, promise
from kyoju_desktop.services.demo_story import Story

_WAY = ("S10", "S20", "S30", "S40", "S50", "S60", "S70", "S80")
# Where a case stands today, how it came there, and how many of a hundred cases stand there.
COURSES: tuple[tuple[tuple[str, ...], int], ...] = (
    (_WAY, 20),
    ((*_WAY, "S99"), 14),
    (("S10", "S20", "S99"), 7),
    (("S10", "S20", "S30", "S40", "S50"), 11),
    (("S10", "S20"), 8),
    (("S10", "S20", "S30"), 6),
    (("S10", "S20", "S30", "S40"), 6),
    (("S10",), 5),
    (("S10", "S20", "S30", "S40", "S50", "S60"), 4),
    (("S10", "S20", "S30", "S40", "S50", "S60", "S70"), 3),
    (("S00",), 4),
    (("S10", "S15"), 2),
    ((*_WAY, "S85"), 3),
    ((*_WAY, "S85", "S90"), 2),
    ((*_WAY, "S85", "S90", "S99"), 1),
    (("S10", "S20", "S95"), 2),
    (("S10", "S20", "S30", "S40", "S50", "S60", "S50"), 1),
    (("S10", "S20", "S99", "S10R"), 1),
)
_DAYS = {
    "S00": (1, 9),
    "S10": (2, 12),
    "S15": (1, 6),
    "S20": (4, 20),
    "S30": (2, 9),
    "S40": (6, 25),
    "S50": (12, 60),
    "S60": (4, 14),
    "S70": (6, 20),
    "S80": (40, 420),
    "S85": (3, 20),
    "S90": (10, 40),
    "S95": (5, 120),
    "S99": (3, 800),
    "S10R": (1, 20),
}
_BACK = "申込みが断られ、条件を変えて探しなおす"


@dataclass(frozen=True)
class Draft:
    """A case that is still to be written: its seed, its profile (None: by chance), its stages and days."""

    seed: str
    profile: int | None
    stages: tuple[str, ...]
    days: tuple[date, ...]


@dataclass(frozen=True)
class Stage:
    """What all cases of the fictional office share; `case` and `document` give the next number of a fiscal year."""

    today: date
    office: Office
    bodies: Mapping[str, tuple[Organisation, ...]]
    case: Callable[[int], str]
    document: Callable[[int], str]
    cast: Cast
    texts: Mapping[str, Any]


def draft(seed: str, index: int, today: date) -> Draft:
    """Choose a course and lay its stages out backwards from today; the first cases show every course once."""
    pen = Pen(f"{seed}/{index}/days", today)
    first = index < len(COURSES)
    stages = COURSES[index][0] if first else pen.random.choices(*zip(*COURSES, strict=True))[0]
    ends = today
    days: list[date] = []
    for each in reversed(stages):
        ends -= timedelta(days=pen.random.randint(*_DAYS[each]))
        days.append(ends)
    return Draft(
        f"{seed}/{index}", index if first else None, stages, tuple(pen.working(day) for day in reversed(days))
    )


def write_course(plan: Draft, stage: Stage) -> tuple[Record, ...]:
    """Every record of the drafted case."""
    pen = Pen(plan.seed, stage.today)
    opened = pen.moment(plan.days[0])
    profile = _profile(pen, plan, stage.texts["profiles"])
    anonymous = plan.stages == ("S00",)
    person = pen.write(Person, opened) if anonymous else enter_person(pen, stage.cast, profile, opened)
    year = fiscal_year(opened.date())
    case = Case(
        id=pen.id(opened),
        number=stage.case(year),
        fiscal_year=year,
        person=person.id,
        anonymous=anonymous,
        called=pen.one(stage.texts["called"]) if anonymous else "",
        stage=plan.stages[-1],
        stage_since=max(opened, pen.moment(plan.days[-1])),
        opened_at=opened,
        clerk=stage.office.clerk,
        categories=frozenset() if anonymous else frozenset(profile["categories"]),
        parked=plan.stages == ("S10",) and pen.chance(12),
    )
    pen.rows.append(case)
    closed = plan.stages[-1] == "S99"
    story = Story(
        pen, stage.cast, profile, stage.texts, stage.office, stage.bodies, case, person, stage.document, closed
    )
    _tell(story, plan)
    return (*pen.rows, *follow(story, plan.seed, pen.rows))


def _profile(pen: Pen, plan: Draft, profiles: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    if plan.profile is not None:
        return profiles[plan.profile % len(profiles)]
    return pen.random.choices(profiles, [each["weight"] for each in profiles])[0]


def _tell(story: Story, plan: Draft) -> None:
    before = ""
    for index, (stage, day) in enumerate(zip(plan.stages, plan.days, strict=True)):
        story.last = index == len(plan.stages) - 1
        ends = story.pen.today if story.last else plan.days[index + 1]
        at = story.case.stage_since if story.last and story.case.stage_since else story.pen.moment(day)
        story.pen.write(
            StageChange,
            at,
            case=story.case.id,
            from_stage=before,
            to_stage=stage,
            at=at,
            reason=_reason(before, stage),
            clerk=story.clerk,
        )
        _CHAPTERS[stage](story, day, ends)
        story.seen.append(stage)
        before = stage
    renew(story)


def _reason(before: str, stage: str) -> str:
    if stage == "S10R":
        return "同じ住まいのことで、本人が再び来所した"
    if stage == "S95":
        return "電話にも手紙にも答えがない"
    return _BACK if before == "S60" and stage == "S50" else ""


def _screening(story: Story, day: date, ends: date) -> None:  # noqa: ARG001
    pen = story.pen
    at = pen.moment(day)
    seeking = bool(story.profile.get("no_consent")) or pen.chance(8)
    waiting = story.last and pen.chance(70)
    pen.write(
        Screening,
        at,
        case=story.case.id,
        decision="seeking_consent" if seeking else "plan",
        decided_on=day,
        approved_on=None if waiting else min(day + timedelta(days=2), pen.today),
        approval_number="" if waiting else f"住第{pen.random.randint(1, 400)}号",
        approver="" if waiting else "課長",
        reason="本人の同意に向けて訪問を続ける" if seeking else "住まいと家計の両方に支えが要る",
        ask_again_on=pen.soon() if seeking and not story.closed else None,
    )
    agree(story, at, seeking=seeking)
    if seeking:
        refer(story, at, internal=True)


def _plan(story: Story, day: date, ends: date) -> None:
    pen = story.pen
    at = pen.moment(day)
    review = pen.soon() if pen.chance(15) else pen.today + timedelta(days=pen.random.randint(5, 90))
    plan = pen.write(
        Plan,
        at,
        case=story.case.id,
        vision=pen.one(story.texts["visions"]),
        short_goal="次の住まいを決める",
        long_goal="家賃を続けて払える",
        schemes=frozenset(pen.some(("residence_support", "household_budget", "support_corporation", "watch"))),
        decided_on=day,
        agreed_on=day,
        from_day=day,
        until_day=day + timedelta(days=180),
        review_on=review,
        reviewed_on=min(review, pen.today) if story.closed else None,
        review_result="close" if story.closed else "",
    )
    for problem, aim, support, who in pen.some(story.texts["plan_items"], 2):
        due = day + timedelta(days=60)
        done = story.closed or (due < pen.today and not pen.chance(3))
        pen.write(
            PlanItem,
            at,
            case=story.case.id,
            plan=plan.id,
            problem=problem,
            aim=aim,
            support=support,
            who=who,
            due_on=due,
            result="achieved" if done else "",
            done_on=min(due, pen.today) if done else None,
        )
    story.note(day, "plan_facts", due=pen.soon() if story.last and pen.chance(50) else None)
    if not story.profile.get("no_consent"):
        refer(story, pen.moment(pen.working(min(day + timedelta(days=3), ends))), internal=False)


def _crisis(story: Story, day: date, ends: date) -> None:
    pen = story.pen
    at = pen.moment(day)
    kind, fact = pen.one(story.texts["crises"])
    pen.write(
        Crisis,
        at,
        case=story.case.id,
        kind=kind,
        noticed_at=at,
        noticed_by=pen.one(("管理会社", "近所の人", "病院", "配達の人")),
        last_seen_on=day - timedelta(days=pen.random.randint(1, 9)),
        fact=fact,
        done="電話をかけ、同じ日に二人で訪ねた。",
        next_step="本人と会って話す",
        next_on=pen.soon() if story.last else ends,
        settled_on=None if story.last else ends,
    )
    if kind == "arrears":
        promise(story, day)


def _closed(story: Story, day: date, ends: date) -> None:  # noqa: ARG001
    pen = story.pen
    died = "S90" in story.seen
    settled = "S80" in story.seen
    reason = (
        "death"
        if died and pen.chance(60)
        else "settled"
        if settled
        else pen.one(("info_only", "handed_over", "own_wish"))
    )
    evaluate(story, day)
    pen.write(
        Closing,
        pen.moment(day),
        case=story.case.id,
        reason=reason,
        closed_on=day,
        changes=frozenset(pen.some(("housing_stable", "calmer", "household_budget", "less_isolated")))
        if settled
        else frozenset({"other"}),
        achieved="achieved" if settled else "partly",
        words=pen.one(story.texts["closing_words"]),
        destination="private_rental" if settled else "unknown",
        approver="課長",
        approved_on=day,
        approval_number=f"住第{pen.random.randint(1, 400)}号",
        keep_years=story.office.keep_years,
        keep_until=retention_end(day, story.office.keep_years or 5),
    )


def _suspended(story: Story, day: date, ends: date) -> None:  # noqa: ARG001
    story.pen.write(
        Suspension,
        story.pen.moment(day),
        case=story.case.id,
        since=day,
        reason="電話にも手紙にも答えがない",
        contact_on=story.pen.soon() + timedelta(days=14),
    )


def _reopened(story: Story, day: date, ends: date) -> None:  # noqa: ARG001
    story.note(day, "first_facts", due=story.pen.soon())


_CHAPTERS: Mapping[str, Callable[[Story, date, date], None]] = {
    "S00": inquire,
    "S10": receive,
    "S15": shelter,
    "S20": assess,
    "S30": _screening,
    "S40": _plan,
    "S50": search_home,
    "S60": apply_for_home,
    "S70": contract,
    "S80": watch,
    "S85": _crisis,
    "S90": move_out,
    "S95": _suspended,
    "S99": _closed,
    "S10R": _reopened,
}
