"""The first conversation: how it came, what it is about, where the person lives now."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Kana, Moment, Phone, Ref, Text, Yen
from kyoju_desktop.i18n.messages import N_


@record
class Intake(Record):
    """相談受付票 【1】 and the housing-support consultation sheet (DOMAIN 4.1, 4.2)."""

    title = N_("相談受付")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    received_at: datetime | None = field(Moment(), N_("受付日時"), info=Info.NEED)
    route: str = field(Choice("route"), N_("相談の経路"), info=Info.NEED)
    route_detail: str = field(Text(200), N_("経路の詳しいこと"), info=Info.OFFICE)
    taken_by: str = field(Text(80), N_("受けた人"), info=Info.OFFICE)
    urgency: str = field(Choice("urgency"), N_("急ぎ具合"), info=Info.NEED)
    visitor_name: str = field(Text(200), N_("来た人(本人でないとき)"), info=Info.OFFICE)
    visitor_kana: str = field(Kana(200), N_("来た人のふりがな"), info=Info.OFFICE)
    visitor_relation: str = field(Text(80), N_("来た人と本人の関係"), info=Info.OFFICE)
    visitor_phone: str = field(Phone(), N_("来た人の電話"), info=Info.OFFICE, place=True)
    visitor_known: str = field(Choice("visitor_known"), N_("本人に伝えてよいか"), info=Info.OFFICE)
    filled_by: str = field(Choice("filled_by"), N_("書いた人"), info=Info.OFFICE)
    topics: frozenset[str] = field(Codes("topic"), N_("困っていること"), info=Info.NEED)
    main_topic: str = field(Choice("topic"), N_("一番困っていること"), info=Info.NEED)
    complaint: str = field(Text(4000, lines=5), N_("相談の内容"), info=Info.NEED)
    hope: str = field(Text(2000, lines=3), N_("本人の希望"), info=Info.NEED)
    moving_reasons: frozenset[str] = field(Codes("moving_reason"), N_("転居を要する理由"), info=Info.HOUSING)
    home_kind: str = field(Choice("home_kind"), N_("いまの住まい"), info=Info.HOUSING)
    rent: int | None = field(Yen(), N_("家賃(月)"), info=Info.MONEY)
    common_fee: int | None = field(Yen(), N_("共益費"), info=Info.MONEY)
    arrears_months: int | None = field(Count(N_("か月"), high=600), N_("家賃の滞納"), info=Info.MONEY)
    leave_by: date | None = field(Day(), N_("退去の期限"), info=Info.HOUSING)
    job_lost_on: date | None = field(Day(), N_("離職した日"), info=Info.WORK)
    income: int | None = field(Yen(), N_("月の収入"), info=Info.MONEY)
    disaster_on: date | None = field(Day(), N_("発災の日(被災のとき)"), info=Info.NEED)
    disaster_seen_on: date | None = field(Day(), N_("被災の区分を見直した日"), info=Info.OFFICE)
    shelter_tonight: str = field(Choice("shelter_tonight"), N_("今夜いるところ"), info=Info.EXISTENCE)
    purpose_told_on: date | None = field(Day(), N_("利用目的を説明した日"), info=Info.OFFICE)
    purpose_version: str = field(Text(40), N_("渡した利用目的の版"), info=Info.OFFICE)
    purpose_exception: str = field(Choice("purpose_exception"), N_("説明しなかったわけ(62条)"), info=Info.OFFICE)
    parked_at: datetime | None = field(Moment(), N_("面談を止めた日時"), info=Info.OFFICE)
    finished: bool = field(Flag(), N_("受付を終えた"), info=Info.OFFICE)
