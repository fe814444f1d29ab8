"""The first chapters of an invented case: inquiry, intake, emergency, assessment."""

from datetime import date, datetime, timedelta

from kyoju_desktop.domain.records import (
    Assessment,
    ConflictOfInterest,
    Crisis,
    Deadline,
    EmergencyContact,
    HouseholdMember,
    Intake,
    PersonInquiry,
)
from kyoju_desktop.services.demo_cast import Name
from kyoju_desktop.services.demo_story import Story


def inquire(story: Story, day: date, ends: date) -> None:  # noqa: ARG001
    """An anonymous inquiry: what was said, and perhaps a day to look after it."""
    at = story.case.opened_at or story.pen.moment(day)
    pen = story.pen
    pen.write(
        Intake,
        at,
        case=story.case.id,
        received_at=at,
        route=pen.one(("real_estate", "commissioner", "self_phone", "other")),
        taken_by=story.clerk,
        urgency=pen.one(("normal", "normal", "days")),
        complaint=pen.one(story.texts["inquiries"]),
        purpose_exception="obvious",
    )
    if pen.chance(60):
        pen.write(Deadline, at, case=story.case.id, due_on=pen.soon(), what="様子を見に行く", source="practice")


def receive(story: Story, day: date, ends: date) -> None:
    """The first conversation and its note."""
    pen, profile = story.pen, story.profile
    at = story.case.opened_at or pen.moment(day)
    parked = pen.moment(pen.today) if story.case.parked else None
    pen.write(
        Intake,
        at,
        case=story.case.id,
        received_at=at,
        route=pen.one(profile["routes"]),
        taken_by=story.clerk,
        urgency="now" if profile.get("protected") else pen.one(("normal", "normal", "days")),
        filled_by=pen.one(("person", "clerk")),
        topics=frozenset(profile["topics"]),
        main_topic=profile["main_topic"],
        complaint=pen.one(profile["complaints"]),
        hope=pen.one(profile["hopes"]),
        moving_reasons=frozenset(profile["moving_reasons"]),
        home_kind=profile["home_kind"],
        rent=pen.amount(*profile["rent"]) or None,
        arrears_months=pen.random.randint(1, 5) if "T04" in profile["topics"] and pen.chance(50) else None,
        leave_by=pen.soon() + timedelta(days=30) if not story.closed and pen.chance(25) else None,
        income=pen.amount(*profile["income"]),
        shelter_tonight="relatives" if profile.get("protected") else "own_home",
        purpose_told_on=day,
        purpose_version="第1版",
        parked_at=parked,
        finished=parked is None,
    )
    story.note(day, "first_facts", due=pen.soon() if story.last and pen.chance(50) else None)
    if pen.chance(2):
        pen.write(
            ConflictOfInterest,
            at,
            case=story.case.id,
            clerk=story.clerk,
            relation="neighbour",
            detail="同じ班に住んでいる",
            measure="supervised",
            noted_on=day,
        )
    if ends - day > timedelta(days=6):
        story.note(day + timedelta(days=4), "assessment_facts")


def shelter(story: Story, day: date, ends: date) -> None:  # noqa: ARG001
    """No place for tonight, or violence."""
    at = story.pen.moment(day)
    story.pen.write(
        Crisis,
        at,
        case=story.case.id,
        kind="violence" if story.profile.get("protected") else "lifeline",
        noticed_at=at,
        noticed_by="本人",
        fact="今夜いるところがないと話した。係長に知らせた。",
        done="一時的にいられるところへ同行した。",
        next_step="次の日に電話で安全を確かめる",
        next_on=story.pen.soon(),
    )


def assess(story: Story, day: date, ends: date) -> None:
    """Household, emergency contact and what was understood."""
    pen, profile = story.pen, story.profile
    at = pen.moment(day)
    surname = (story.person.name.partition(" ")[0], story.person.kana.partition(" ")[0])
    for relation in profile["members"]:
        _member(story, relation, surname, at)
    if pen.chance(70):
        _emergency_contact(story, at)
    income = pen.amount(*profile["income"])
    pen.write(
        Assessment,
        at,
        case=story.case.id,
        interviewed_on=day,
        schemes=frozenset(profile["schemes"]),
        welfare=pen.one(("none", "none", "none", "applying", "past")),
        marriage=pen.one(("single", "widowed", "divorced")) if profile["household"] == "alone" else "married",
        household_kind=profile["household"],
        health=profile["health"],
        illness=profile["illness"],
        hospital=pen.one(story.cast.words["hospitals"]) if profile["hospital"] else "",
        handbooks=frozenset(profile["handbooks"]),
        care_level=profile["care_level"],
        independence=frozenset(profile["independence"]),
        crime_history=profile.get("crime", ""),
        victim_history="同居の相手からの暴力。相談の記録あり。" if profile.get("protected") else "",
        income_kinds=frozenset(profile["income_kinds"]),
        income=income,
        household_income=income,
        savings=pen.amount(0, 300_000),
        taxed=pen.one(("exempt", "exempt", "taxed")),
        arrears=frozenset({"rent"}) if "T04" in profile["topics"] else frozenset({"none"}),
        debts="カードの返済が月1万円ほど" if "debts" in profile["issues"] else "",
        work=profile["work"],
        issues=frozenset(profile["issues"]),
        strengths=profile["strengths"],
        view=pen.one(profile["views"]),
        wish_area=f"{pen.one(story.cast.words['towns'])}のあたり",
        wish_rent=pen.amount(26_000, 52_000),
        wish_rooms=pen.one(("1K", "1DK", "2DK")),
        wish_floor=pen.one(("any", "first", "lift")),
        wish_conditions=frozenset(pen.some(("pet", "bath", "near_hospital", "near_bus", "no_guarantor"))),
        other_town=pen.one(("no", "possible", "undecided")),
        guarantor=pen.one(("no_family", "refused", "unknown", "company")),
        residents=1 + len(profile["members"]),
    )
    story.note(day, "assessment_facts", due=pen.soon() if story.last and pen.chance(60) else None)
    if profile.get("protected") and ends > day + timedelta(days=3) and pen.chance(50):
        _somebody_asks(story, day + timedelta(days=3))


def _member(story: Story, relation: str, surname: tuple[str, str], at: datetime) -> None:
    pen = story.pen
    sex = pen.one(("female", "male"))
    age = pen.random.randint(3, 17) if relation == "child" else pen.random.randint(24, 50)
    foreign = bool(story.person.latin_name)
    name = (
        Name(f"{story.person.name} {pen.one(('LAN', 'MIN'))}", "")
        if foreign
        else story.cast.name(pen, sex, age, surname)
    )
    pen.write(
        HouseholdMember,
        at,
        case=story.case.id,
        name=name.text,
        kana=name.kana,
        relation=relation,
        birth_date=date(at.year - age, pen.random.randint(1, 12), pen.random.randint(1, 28)),
        sex=sex,
        living="together",
        marks=frozenset({"dependent_child"}) if relation == "child" else frozenset(),
        school_or_work=pen.one(story.cast.words["schools"]) if relation == "child" and age > 5 else "",
    )


def _emergency_contact(story: Story, at: datetime) -> None:
    pen = story.pen
    family = pen.one(("female", "male"))
    name = story.cast.name(pen, family, 50)
    pen.write(
        EmergencyContact,
        at,
        case=story.case.id,
        rank="first",
        name=name.text,
        relation=pen.one(("おい", "めい", "姉", "弟", "知人")),
        phone=story.cast.phone(pen),
        may_tell=pen.one(("yes", "yes", "emergency_only", "undecided")),
        confirmed_on=max(at.date(), pen.today - timedelta(days=pen.random.randint(20, 372))),
    )


def _somebody_asks(story: Story, day: date) -> None:
    at = story.pen.moment(story.pen.working(day))
    who, relation = story.pen.one(story.texts["inquiry_askers"])
    story.pen.write(
        PersonInquiry,
        at,
        case=story.case.id,
        at=at,
        who=who,
        relation=relation,
        means="phone",
        asked="いまどこに住んでいるか",
        answer="not_confirmed",
        clerk=story.clerk,
    )
