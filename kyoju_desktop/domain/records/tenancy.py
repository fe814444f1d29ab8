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
    application: str = field(Ref("Application"), N_("もとの申込み"), info=Info.OFFICE)
    unit: str = field(Ref("Home"), N_("台帳の住戸"), info=Info.OFFICE)
    home: str = field(Text(240), N_("住まい"), info=Info.HOUSING, place=True)
    destination: str = field(Choice("destination"), N_("住まいの種類"), info=Info.HOUSING)
    landlord: str = field(Text(200), N_("貸主・管理会社"), info=Info.HOUSING, place=True)
    contracted_on: date | None = field(Day(), N_("契約の日"), info=Info.HOUSING)
    key_on: date | None = field(Day(), N_("鍵を受け取った日"), info=Info.HOUSING)
    moved_in_on: date | None = field(Day(), N_("入居の日"), info=Info.HOUSING)
    contract_from: date | None = field(Day(), N_("契約の始まり"), info=Info.HOUSING)
    contract_kind: str = field(Choice("contract_kind"), N_("契約の種類"), info=Info.HOUSING)
    contract_until: date | None = field(Day(), N_("契約の満了日"), info=Info.HOUSING)
    rent: int | None = field(Yen(), N_("家賃"), info=Info.MONEY)
    common_fee: int | None = field(Yen(), N_("共益費・管理費"), info=Info.MONEY)
    initial_cost: int | None = field(Yen(), N_("初期費用"), info=Info.MONEY)
    pay_way: str = field(Choice("rent_pay_way"), N_("家賃の払い方"), info=Info.MONEY)
    guarantee: str = field(Choice("guarantee_kind"), N_("保証の方法"), info=Info.HOUSING)
    guarantor: str = field(Text(200), N_("保証業者"), info=Info.HOUSING)
    guarantee_from: date | None = field(Day(), N_("保証の始まり"), info=Info.HOUSING)
    guarantee_fee: int | None = field(Yen(), N_("保証料"), info=Info.MONEY)
    guarantee_until: date | None = field(Day(), N_("保証の満了日"), info=Info.HOUSING)
    insurance_until: date | None = field(Day(), N_("火災保険の満了日"), info=Info.HOUSING)
    use_permit_until: date | None = field(Day(), N_("目的外使用の満了日"), info=Info.HOUSING)
    address_reported_on: date | None = field(Day(), N_("転入・転居届を出した日"), info=Info.HOUSING)
    card_reported_on: date | None = field(Day(), N_("在留カードの住居地届を出した日"), info=Info.ORIGIN)
    card_report: bool = field(Flag(), N_("在留カードの住居地届がいる"), info=Info.ORIGIN)
    to_do: frozenset[str] = field(Codes("move_in_task"), N_("入居の手続で済んだもの"), info=Info.HOUSING)
    visit_rhythm: str = field(Choice("visit_rhythm"), N_("見守りの間隔"), info=Info.COURSE)
    last_visit_on: date | None = field(Day(), N_("前に訪ねた日"), info=Info.COURSE)
    visit_since: date | None = field(Day(), N_("見守りを始めた日"), info=Info.COURSE)
    away_from: date | None = field(Day(), N_("前の入院・不在の始まり"), info=Info.OFFICE)
    back_on: date | None = field(Day(), N_("入院・不在から戻った日"), info=Info.OFFICE)
    two_person: bool = field(Flag(), N_("訪問は2人で"), info=Info.CARE)
    support: str = field(Choice("support_provider"), N_("居住安定援助を行うのは"), info=Info.HOUSING)
    provider: str = field(Ref("Organisation"), N_("援助を行う機関"), info=Info.OFFICE)
    support_fee: int | None = field(Yen(), N_("援助の対価(月)"), info=Info.MONEY)
    support_terms: str = field(Text(400, lines=2), N_("援助の条件"), info=Info.HOUSING)
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
    two_persons: bool = field(Flag(), N_("2人で訪ねた"), info=Info.OFFICE)
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
    tried: str = field(Text(1000, lines=2), N_("声掛け・電話・訪問の結果"), info=Info.COURSE)
    done: str = field(Text(2000, lines=3), N_("したこと"), info=Info.COURSE)
    entered_at: datetime | None = field(Moment(), N_("開錠・立入りの日時"), info=Info.COURSE)
    witness: str = field(Text(200), N_("鍵・開錠の立会い"), info=Info.OFFICE)
    found: str = field(Text(1000, lines=2), N_("発見の状況"), info=Info.COURSE)
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
    key_returned_on: date | None = field(Day(), N_("鍵を返した日"), info=Info.HOUSING)
    keys: str = field(Text(200), N_("返した鍵(本数・予備・預けた鍵)"), info=Info.HOUSING)
    deposit: int | None = field(Yen(), N_("敷金"), info=Info.MONEY)
    unpaid: int | None = field(Yen(), N_("未払いの家賃など"), info=Info.MONEY)
    restoration: int | None = field(Yen(), N_("原状回復の費用"), info=Info.MONEY)
    settlement: int | None = field(Yen(low=-9_999_999_999), N_("精算の額(払うときは-)"), info=Info.MONEY)
    settled_on: date | None = field(Day(), N_("精算が済んだ日"), info=Info.MONEY)
    belongings: str = field(Text(1000, lines=2), N_("残った物"), info=Info.HOUSING)
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
    answered_times: int | None = field(Count(N_("回"), high=600), N_("確かめた回数"), info=Info.MONEY)
    ended_on: date | None = field(Day(), N_("終わった日"), info=Info.MONEY)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)


@record
class InstalmentPaid(Record):
    """One instalment that was looked at: paid, paid in part or missed."""

    title = N_("分納の支払い")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    instalments: str = field(Ref("Instalments"), N_("分納の誓約"), info=Info.OFFICE)
    number: int | None = field(Count(N_("回目"), low=1, high=600), N_("何回目"), info=Info.MONEY)
    due_on: date | None = field(Day(), N_("払う日"), info=Info.MONEY)
    result: str = field(Choice("paid_result"), N_("払えたか"), info=Info.MONEY)
    paid_on: date | None = field(Day(), N_("払った日"), info=Info.MONEY)
    amount: int | None = field(Yen(), N_("払った額"), info=Info.MONEY)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)


@record
class ArrearsStep(Record):
    """滞納への対応: one step of the usual order, from the first reminder to the claim to leave (DOMAIN 3.5)."""

    title = N_("滞納への対応")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    tenancy: str = field(Ref("Tenancy"), N_("入居"), info=Info.OFFICE)
    on: date | None = field(Day(), N_("日付"), info=Info.COURSE)
    step: str = field(Choice("arrears_step"), N_("段階"), info=Info.COURSE)
    months: int | None = field(Count(N_("か月分"), high=600), N_("滞納の月数"), info=Info.MONEY)
    amount: int | None = field(Yen(), N_("滞納の額"), info=Info.MONEY)
    words: str = field(Text(1000, lines=2), N_("本人の話・わかったこと"), info=Info.COURSE)
    wants_help: str = field(Choice("wants_help"), N_("支援につなぐことへの本人の気持ち"), info=Info.COURSE)
    decided: str = field(Text(400, lines=2), N_("決めたこと"), info=Info.COURSE)
    next_step: str = field(Text(200), N_("次にすること"), info=Info.COURSE)
    next_on: date | None = field(Day(), N_("次の期限"), info=Info.COURSE)
    next_done_on: date | None = field(Day(), N_("済ませた日"), info=Info.COURSE)


@record
class HospitalStay(Record):
    """入院・一時の不在: keeping the home while the tenant is away (DOMAIN 3.5)."""

    title = N_("入院・不在")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    tenancy: str = field(Ref("Tenancy"), N_("入居"), info=Info.OFFICE)
    kind: str = field(Choice("absence_kind"), N_("不在のわけ"), info=Info.HEALTH)
    since: date | None = field(Day(), N_("いつから"), info=Info.COURSE)
    expected_until: date | None = field(Day(), N_("戻る見込みの日"), info=Info.COURSE)
    hospital: str = field(Text(120), N_("入院先など"), info=Info.HEALTH, place=True)
    arranged: frozenset[str] = field(Codes("absence_task"), N_("手配したこと"), info=Info.COURSE)
    rent_paid_by: str = field(Text(200), N_("家賃はどう払うか"), info=Info.MONEY)
    key_keeper: str = field(Text(200), N_("鍵を預かる人"), info=Info.HOUSING)
    check_on: date | None = field(Day(), N_("次に様子を確かめる日"), info=Info.COURSE)
    back_on: date | None = field(Day(), N_("戻った日"), info=Info.COURSE)
    result: str = field(Choice("absence_result"), N_("どうなったか"), info=Info.COURSE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.COURSE)


@record
class ProviderReport(Record):
    """What the provider of 居住安定援助 told the office: an anomaly, a つなぎ; the daily checks stay with them."""

    title = N_("援助の実施者からの連絡")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    tenancy: str = field(Ref("Tenancy"), N_("入居"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("連絡した機関"), info=Info.OFFICE)
    received_at: datetime | None = field(Moment(), N_("連絡を受けた日時"), info=Info.COURSE)
    kind: str = field(Choice("provider_report"), N_("何の連絡か"), info=Info.COURSE)
    happened_at: datetime | None = field(Moment(), N_("起きた・気づいた日時"), info=Info.COURSE)
    fact: str = field(Text(2000, lines=3), N_("連絡の内容"), info=Info.COURSE)
    they_did: str = field(Text(1000, lines=2), N_("実施者がしたこと"), info=Info.COURSE)
    we_did: str = field(Text(1000, lines=2), N_("役場がしたこと"), info=Info.COURSE)
    next_step: str = field(Text(400, lines=2), N_("次の対応"), info=Info.COURSE)
    next_on: date | None = field(Day(), N_("次の対応の期限"), info=Info.COURSE)
    next_done_on: date | None = field(Day(), N_("対応を済ませた日"), info=Info.COURSE)


@record
class Death(Record):
    """死亡時の対応: what is known of a death in the home and what has to follow it (DOMAIN 3.6)."""

    title = N_("死亡時の対応")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    tenancy: str = field(Ref("Tenancy"), N_("入居"), info=Info.OFFICE)
    known_on: date | None = field(Day(), N_("死亡を知った日"), info=Info.HOUSEHOLD)
    died_on: date | None = field(Day(), N_("死亡した日(わかるとき)"), info=Info.HOUSEHOLD)
    died_about: str = field(Text(120), N_("死亡した時(わかる範囲)"), info=Info.HOUSEHOLD)
    last_seen_on: date | None = field(Day(), N_("最後に無事を確かめた日"), info=Info.COURSE)
    found_at: datetime | None = field(Moment(), N_("見つけた日時"), info=Info.COURSE)
    found_by: str = field(Text(200), N_("見つけた人・開錠の立会い"), info=Info.OFFICE)
    confirmed_at: datetime | None = field(Moment(), N_("死亡を確かめた日時"), info=Info.COURSE)
    confirmed_by: str = field(Text(200), N_("確かめた人(医師・警察)"), info=Info.OFFICE)
    examination: str = field(Choice("death_examination"), N_("検視"), info=Info.COURSE)
    entry_from: date | None = field(Day(), N_("室内に入ってよくなった日"), info=Info.COURSE)
    reported_on: date | None = field(Day(), N_("死亡届の日"), info=Info.HOUSEHOLD)
    reporter: str = field(Text(200), N_("届け出た人"), info=Info.HOUSEHOLD)
    body: str = field(Choice("body_taken"), N_("遺体の引取り"), info=Info.COURSE)
    body_note: str = field(Text(400, lines=2), N_("火葬と費用・遺留金品"), info=Info.OFFICE)
    heirs: str = field(Choice("heirs"), N_("相続人"), info=Info.FAMILY)
    heirs_note: str = field(Text(400, lines=2), N_("相続人についてわかったこと"), info=Info.FAMILY)
    renounced_from: date | None = field(Day(), N_("相続人が知った日(3か月の起算)"), info=Info.FAMILY)
    belongings_contract: bool = field(Flag(), N_("残置物の契約がある"), info=Info.HOUSING)
    public_alone: bool = field(Flag(), N_("公営住宅に1人で住んでいた"), info=Info.HOUSING)
    contract_ended_on: date | None = field(Day(), N_("賃貸借が終わった日"), info=Info.HOUSING)
    carry_out_on: date | None = field(Day(), N_("残置物を運び出す予定の日"), info=Info.HOUSING)
    notice_sent_on: date | None = field(Day(), N_("搬出の通知をした日"), info=Info.HOUSING)
    tasks: frozenset[str] = field(Codes("death_task"), N_("済んだこと"), info=Info.HOUSING)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)


@record
class DeathStep(Record):
    """One of the eleven points after a death that is done: when, by whom (DOMAIN 3.6); in no fixed order."""

    title = N_("死亡のあとにしたこと")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    death: str = field(Ref("Death"), N_("死亡時の対応"), info=Info.OFFICE)
    task: str = field(Choice("death_task"), N_("すること"), info=Info.COURSE)
    done_on: date | None = field(Day(), N_("した日"), info=Info.COURSE)
    by: str = field(Text(200), N_("した人・立会い・相手"), info=Info.OFFICE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)


@record
class ContactCall(Record):
    """One call in the order that the person laid down: who was told what, by whom; or why nobody was told."""

    title = N_("緊急連絡先への連絡")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    contact: str = field(Ref("EmergencyContact"), N_("連絡先"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("連絡した日時"), info=Info.COURSE)
    about: str = field(Choice("call_about"), N_("何のことで"), info=Info.COURSE)
    result: str = field(Choice("call_result"), N_("結果"), info=Info.COURSE)
    words: str = field(Text(1000, lines=2), N_("話したこと"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("連絡した人"), info=Info.OFFICE)
