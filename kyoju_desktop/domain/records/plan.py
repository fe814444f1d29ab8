"""The support plan with its goals and items (DOMAIN 4.1 【5】)."""

from datetime import date

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Day, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Plan(Record):
    """支援計画: what the person wants to reach and by when it is looked at again."""

    title = N_("支援計画")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    vision: str = field(Text(1000, lines=3), N_("本人の目標(目指す姿)"), info=Info.COURSE)
    long_goal: str = field(Text(1000, lines=2), N_("長期の目標"), info=Info.COURSE)
    short_goal: str = field(Text(1000, lines=2), N_("短期の目標"), info=Info.COURSE)
    schemes: frozenset[str] = field(Codes("plan_scheme"), N_("使う事業"), info=Info.COURSE)
    coordination_on: date | None = field(Day(), N_("支援調整会議の日"), info=Info.COURSE)
    decided_on: date | None = field(Day(), N_("計画を決めた日"), info=Info.COURSE)
    agreed_on: date | None = field(Day(), N_("本人が同意した日"), info=Info.COURSE)
    from_day: date | None = field(Day(), N_("支援の始まり"), info=Info.COURSE)
    until_day: date | None = field(Day(), N_("支援の終わり"), info=Info.COURSE)
    review_on: date | None = field(Day(), N_("次の見直しの日"), info=Info.COURSE)
    reviewed_on: date | None = field(Day(), N_("見直した日"), info=Info.COURSE)
    review_result: str = field(Choice("plan_review"), N_("見直しの結果"), info=Info.COURSE)


@record
class PlanItem(Record):
    """One task of a plan: problem, aim, what is done, by whom, until when."""

    title = N_("計画の項目")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    plan: str = field(Ref("Plan"), N_("計画"), info=Info.OFFICE)
    problem: str = field(Text(400, lines=2), N_("課題"), info=Info.COURSE)
    aim: str = field(Text(400, lines=2), N_("達成目標"), info=Info.COURSE)
    support: str = field(Text(400, lines=2), N_("支援の内容"), info=Info.COURSE)
    who: str = field(Text(120), N_("担当する機関"), info=Info.COURSE)
    due_on: date | None = field(Day(), N_("いつまで"), info=Info.COURSE)
    result: str = field(Choice("goal_result"), N_("達成の状況"), info=Info.COURSE)
    done_on: date | None = field(Day(), N_("終えた日"), info=Info.COURSE)


@record
class Evaluation(Record):
    """評価シート (DOMAIN 4.1 【6】): how far a plan was reached, what has changed, what comes next."""

    title = N_("評価")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    plan: str = field(Ref("Plan"), N_("計画"), info=Info.OFFICE)
    on: date | None = field(Day(), N_("評価の日"), info=Info.COURSE)
    achieved: str = field(Choice("goal_result"), N_("目標の達成"), info=Info.COURSE)
    changes: frozenset[str] = field(Codes("outcome"), N_("見られた変化"), info=Info.COURSE)
    words: str = field(Text(1000, lines=2), N_("本人の満足・要望"), info=Info.COURSE)
    left_over: str = field(Text(1000, lines=2), N_("残る課題"), info=Info.COURSE)
    judged: str = field(Choice("plan_review"), N_("判定"), info=Info.COURSE)
    confirmed_on: date | None = field(Day(), N_("支援調整会議で確かめた日"), info=Info.COURSE)
    approver: str = field(Text(80), N_("決裁した人"), info=Info.OFFICE)
    approved_on: date | None = field(Day(), N_("決裁の日"), info=Info.OFFICE)
