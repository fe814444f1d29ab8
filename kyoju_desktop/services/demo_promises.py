"""How an invented case is evaluated, and how its arrears are paid off."""

from datetime import date, timedelta

from kyoju_desktop.domain.records import Evaluation, Instalments, Plan, Tenancy
from kyoju_desktop.domain.rules.instalments import completed
from kyoju_desktop.services.demo_story import Story

_MONTHS_OWED = 3
_MONTHLY = 5_000


def evaluate(story: Story, day: date) -> None:
    """The evaluation of the newest plan; nothing where there was none."""
    pen = story.pen
    plan = next((each for each in reversed(pen.rows) if isinstance(each, Plan)), None)
    if plan is None or plan.decided_on is None or plan.decided_on > day:
        return
    pen.write(
        Evaluation,
        pen.moment(pen.working(day)),
        case=story.case.id,
        plan=plan.id,
        on=day,
        achieved="achieved" if "S80" in story.seen else "partly",
        changes=frozenset({"housing_stable"} if "S80" in story.seen else {"less_isolated"}),
        words="話を聞いてもらえて助かった。",
        left_over="通院の足",
        judged="close" if story.closed else "continue",
        confirmed_on=day,
    )


def promise(story: Story, day: date) -> None:
    """Three rents that are owed, paid off month by month beside the rent."""
    pen = story.pen
    tenancy = next((each for each in reversed(pen.rows) if isinstance(each, Tenancy)), None)
    if tenancy is None or not tenancy.rent:
        return
    made = completed(Instalments(owed=tenancy.rent * _MONTHS_OWED, monthly=_MONTHLY))
    pen.write(
        Instalments,
        pen.moment(pen.working(day)),
        case=story.case.id,
        tenancy=tenancy.id,
        owed_for="家賃3か月分",
        owed=made.owed,
        monthly=made.monthly,
        times=made.times,
        last_amount=made.last_amount,
        pay_day=25,
        first_on=(day.replace(day=1) + timedelta(days=32)).replace(day=25),
        pay_way="役場の窓口",
        if_missed="払う日の前に係へ連絡し、計画を見直す。",
        household_help=True,
        promised_on=day,
    )
