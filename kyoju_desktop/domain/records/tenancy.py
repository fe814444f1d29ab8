"""入居から退去まで: tenancy, visits, crises, moving out."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Moment, Ref, Text, Yen
from kyoju_desktop.i18n.messages import N_


@record
class Tenancy(Record):
    """Contract and moving in; contract, guarantee and visit dates give the deadlines of the tenancy."""

    title = N_("入居")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    home: str = field(Text(240), N_("住まい"), info=Info.HOUSING, place=True)
    destination: str = field(Choice("destination"), N_("住まいの種類"), info=Info.HOUSING)
    landlord: str = field(Text(200), N_("貸主・管理会社"), info=Info.HOUSING, place=True)
    contracted_on: date | None = field(Day(), N_("契約の日"), info=Info.HOUSING)
    key_on: date | None = field(Day(), N_("鍵を受け取った日"), info=Info.HOUSING)
    moved_in_on: date | None = field(Day(), N_("入居の日"), info=Info.HOUSING)
    contract_until: date | None = field(Day(), N_("契約の満了日"), info=Info.HOUSING)
    rent: int | None = field(Yen(), N_("家賃"), info=Info.MONEY)
    initial_cost: int | None = field(Yen(), N_("初期費用"), info=Info.MONEY)
    guarantee_until: date | None = field(Day(), N_("保証の満了日"), info=Info.HOUSING)
    insurance_until: date | None = field(Day(), N_("火災保険の満了日"), info=Info.HOUSING)
    use_permit_until: date | None = field(Day(), N_("目的外使用の満了日"), info=Info.HOUSING)
    address_reported_on: date | None = field(Day(), N_("転入・転居届を出した日"), info=Info.HOUSING)
    to_do: frozenset[str] = field(Codes("move_in_task"), N_("入居の手続で済んだもの"), info=Info.HOUSING)
    visit_rhythm: str = field(Choice("visit_rhythm"), N_("見守りの間隔"), info=Info.COURSE)
    last_visit_on: date | None = field(Day(), N_("前に訪ねた日"), info=Info.COURSE)
    ended_on: date | None = field(Day(), N_("退去の日"), info=Info.HOUSING)


@record
class Visit(Record):
    """One visit or other contact to see how the tenant is: condition, what was seen, what comes next."""

    title = N_("見守り")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    tenancy: str = field(Ref("Tenancy"), N_("入居"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.COURSE)
    means: str = field(Choice("visit_means"), N_("方法"), info=Info.COURSE)
    visitors: str = field(Text(200), N_("訪ねた人"), info=Info.OFFICE)
    met: str = field(Choice("visit_met"), N_("会えたか"), info=Info.COURSE)
    condition: str = field(Choice("visit_condition"), N_("様子"), info=Info.COURSE)
    fact: str = field(Text(4000, lines=3), N_("事実"), info=Info.COURSE, searchable=True)
    opinion: str = field(Text(2000, lines=2), N_("見立て"), info=Info.COURSE, searchable=True)
    next_step: str = field(Text(1000, lines=2), N_("次の対応"), info=Info.COURSE)
    next_on: date | None = field(Day(), N_("次の対応の期限"), info=Info.COURSE)
    next_done_on: date | None = field(Day(), N_("対応を済ませた日"), info=Info.COURSE)


@record
class Crisis(Record):
    """Something went wrong in the tenancy: arrears, no sign of life, hospital, violence (DOMAIN 3.5)."""

    title = N_("危機対応")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    kind: str = field(Choice("crisis_kind"), N_("何が起きたか"), info=Info.COURSE)
    noticed_at: datetime | None = field(Moment(), N_("気づいた日時"), info=Info.COURSE)
    noticed_by: str = field(Text(200), N_("気づいた人・知らせた人"), info=Info.OFFICE)
    last_seen_on: date | None = field(Day(), N_("前に無事を確かめた日"), info=Info.COURSE)
    fact: str = field(Text(4000, lines=3), N_("事実"), info=Info.COURSE)
    opinion: str = field(Text(2000, lines=2), N_("見立て"), info=Info.COURSE)
    done: str = field(Text(2000, lines=3), N_("したこと"), info=Info.COURSE)
    witness: str = field(Text(200), N_("鍵・開錠の立会い"), info=Info.OFFICE)
    arrears_months: int | None = field(Count(N_("か月"), high=600), N_("滞納の月数"), info=Info.MONEY)
    next_step: str = field(Text(1000, lines=2), N_("次の対応"), info=Info.COURSE)
    next_on: date | None = field(Day(), N_("次の対応の期限"), info=Info.COURSE)
    settled_on: date | None = field(Day(), N_("落ち着いた日"), info=Info.COURSE)


@record
class MoveOut(Record):
    """Leaving the home: why, until when, what is left to settle (DOMAIN 3.6)."""

    title = N_("退去")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    tenancy: str = field(Ref("Tenancy"), N_("入居"), info=Info.OFFICE)
    reason: str = field(Choice("moveout_reason"), N_("退去の理由"), info=Info.HOUSING)
    noticed_on: date | None = field(Day(), N_("解約を知らせた日"), info=Info.HOUSING)
    left_on: date | None = field(Day(), N_("退去の日"), info=Info.HOUSING)
    next_home: str = field(Choice("destination"), N_("次の住まいの種類"), info=Info.HOUSING)
    next_place: str = field(Text(240), N_("次の住まい"), info=Info.HOUSING, place=True)
    tasks: frozenset[str] = field(Codes("move_out_task"), N_("退去の手続で済んだもの"), info=Info.HOUSING)
    settlement: int | None = field(Yen(), N_("精算の額"), info=Info.MONEY)
    belongings: str = field(Text(1000, lines=2), N_("残った物"), info=Info.HOUSING)
    death_known_on: date | None = field(Day(), N_("死亡を知った日"), info=Info.HOUSEHOLD)
    belongings_contract: bool = field(Flag(), N_("残置物の契約がある"), info=Info.HOUSING)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.COURSE)


@record
class Instalments(Record):
    """分納の誓約: what is owed and how it is paid off (DOMAIN 3.5); belongs to the arrears, not to the support."""

    title = N_("分納の誓約")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    tenancy: str = field(Ref("Tenancy"), N_("入居"), info=Info.OFFICE)
    owed_for: str = field(Text(120), N_("何の滞納か"), info=Info.MONEY)
    owed: int | None = field(Yen(), N_("滞納の額"), info=Info.MONEY)
    monthly: int | None = field(Yen(), N_("1回に払う額"), info=Info.MONEY)
    times: int | None = field(Count(N_("回"), high=600), N_("回数"), info=Info.MONEY)
    pay_day: int | None = field(Count(N_("日"), high=31), N_("毎月の払う日"), info=Info.MONEY)
    first_on: date | None = field(Day(), N_("1回目の日"), info=Info.MONEY)
    last_amount: int | None = field(Yen(), N_("最後の回の額"), info=Info.MONEY)
    pay_way: str = field(Text(120), N_("払い方"), info=Info.MONEY)
    if_missed: str = field(Text(400, lines=2), N_("払えないときの扱い"), info=Info.MONEY)
    household_help: bool = field(Flag(), N_("家計改善支援につなぐ"), info=Info.MONEY)
    promised_on: date | None = field(Day(), N_("誓約の日"), info=Info.MONEY)
    ended_on: date | None = field(Day(), N_("終わった日"), info=Info.MONEY)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)
