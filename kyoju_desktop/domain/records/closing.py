"""終結: why a case ends, what has changed, how long its papers are kept."""

from datetime import date

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Closing(Record):
    """終結票 and 評価 (DOMAIN 3.3, 4.1 【6】); a later reopening leaves it as it is."""

    title = N_("終結")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    reason: str = field(Choice("close_reason"), N_("終結の理由"), info=Info.COURSE)
    closed_on: date | None = field(Day(), N_("終結の日"), info=Info.COURSE)
    changes: frozenset[str] = field(Codes("outcome"), N_("見られた変化"), info=Info.COURSE)
    achieved: str = field(Choice("goal_result"), N_("目標の達成"), info=Info.COURSE)
    words: str = field(Text(1000, lines=2), N_("本人の満足・要望"), info=Info.COURSE)
    left_over: str = field(Text(1000, lines=2), N_("残る課題"), info=Info.COURSE)
    destination: str = field(Choice("destination"), N_("終わったときの住まい"), info=Info.HOUSING)
    approver: str = field(Text(80), N_("決裁した人"), info=Info.OFFICE)
    approved_on: date | None = field(Day(), N_("決裁の日"), info=Info.OFFICE)
    approval_number: str = field(Text(60), N_("決裁番号"), info=Info.OFFICE)
    keep_years: int | None = field(Count(N_("年"), high=99), N_("保存年限"), info=Info.OFFICE)
    keep_until: date | None = field(Day(), N_("保存の満了日"), info=Info.OFFICE)


@record
class Suspension(Record):
    """中断: the person cannot be reached; looked at again after 90 days at the latest (DOMAIN 3.9)."""

    title = N_("中断")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    since: date | None = field(Day(), N_("中断した日"), info=Info.COURSE)
    reason: str = field(Text(400, lines=2), N_("中断のわけ"), info=Info.COURSE)
    contact_on: date | None = field(Day(), N_("もう一度連絡する日"), info=Info.COURSE)
    ended_on: date | None = field(Day(), N_("中断を終えた日"), info=Info.COURSE)
