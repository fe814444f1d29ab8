"""漏えい等の事故: what went wrong, how it was stopped, and who was told by when (DOMAIN 5.10)."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Breach(Record):
    """One accident with personal data; without a case when several or unknown persons are concerned."""

    title = N_("漏えい等の事故")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    disclosure: str = field(Ref("Disclosure"), N_("もとの提供"), info=Info.OFFICE)
    number: str = field(Text(40), N_("事故の番号"), info=Info.OFFICE)
    kind: str = field(Choice("breach_kind"), N_("何があったか"), info=Info.OFFICE)
    happened_at: datetime | None = field(Moment(), N_("起きた日時"), info=Info.OFFICE)
    known_on: date | None = field(Day(), N_("知った日"), info=Info.OFFICE)
    found_by: str = field(Text(120), N_("見つけた人"), info=Info.OFFICE)
    what: str = field(Text(2000, lines=3), N_("事故の内容"), info=Info.OFFICE)
    reached: str = field(Text(400, lines=2), N_("だれに渡ったか"), info=Info.OFFICE)
    persons: int | None = field(Count(N_("人"), high=999_999), N_("対象の人数"), info=Info.OFFICE)
    classes: frozenset[str] = field(Codes("info_class"), N_("情報の区分"), info=Info.OFFICE)
    marks: frozenset[str] = field(Codes("breach_mark"), N_("あてはまること"), info=Info.OFFICE)
    stopped: str = field(Text(1000, lines=2), N_("止めるためにしたこと"), info=Info.OFFICE)
    recovered: str = field(Choice("breach_recovered"), N_("取り戻したか"), info=Info.OFFICE)
    safety: str = field(Text(1000, lines=2), N_("本人の安全のためにしたこと"), info=Info.OFFICE)
    told_head_at: datetime | None = field(Moment(), N_("上司・個人情報窓口に知らせた日時"), info=Info.OFFICE)
    judged: str = field(Choice("breach_judged"), N_("委員会への報告"), info=Info.OFFICE)
    judged_reason: str = field(Text(400, lines=2), N_("そう判断したわけ"), info=Info.OFFICE)
    first_report_on: date | None = field(Day(), N_("速報した日"), info=Info.OFFICE)
    full_report_on: date | None = field(Day(), N_("確報した日"), info=Info.OFFICE)
    person_told_on: date | None = field(Day(), N_("本人に知らせた日"), info=Info.OFFICE)
    not_told_reason: str = field(Text(400, lines=2), N_("本人に知らせないわけ"), info=Info.OFFICE)
    prevention: str = field(Text(1000, lines=2), N_("二度と起こさないために"), info=Info.OFFICE)
    closed_on: date | None = field(Day(), N_("対応を終えた日"), info=Info.OFFICE)
