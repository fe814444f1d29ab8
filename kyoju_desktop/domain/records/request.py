"""開示請求など: what the person (or the bereaved) asks of the office's records, what is masked (DOMAIN 5.11)."""

from datetime import date

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Day, Flag, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class InformationRequest(Record):
    """One request for access, correction or stop of use; a deceased person's records follow the town's own rules.

    `case` is empty while the office has not found (or must not say whether it has) a case of that person.
    """

    title = N_("開示などの請求")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("だれの情報か"), info=Info.OFFICE)
    number: str = field(Text(40), N_("請求の受付番号"), info=Info.OFFICE)
    kind: str = field(Choice("request_kind"), N_("請求の種類"), info=Info.OFFICE)
    received_on: date | None = field(Day(), N_("受け付けた日"), info=Info.OFFICE)
    requester: str = field(Text(200), N_("請求した人"), info=Info.OFFICE)
    standing: str = field(Choice("requester_standing"), N_("請求した人の立場"), info=Info.OFFICE)
    identity_paper: str = field(Text(200), N_("本人確認の書類"), info=Info.OFFICE)
    authority_paper: str = field(Text(200), N_("資格を確かめた書類"), info=Info.OFFICE)
    asked: str = field(Text(2000, lines=3), N_("請求の内容"), info=Info.OFFICE)
    opposite: bool = field(Flag(), N_("相手方か、相手方につながる人"), info=Info.OFFICE)
    corrected_days: str = field(Text(8), N_("請求の補正にかかった日数"), info=Info.OFFICE)
    due_on: date | None = field(Day(), N_("決定の期限(要綱などで決めるとき)"), info=Info.OFFICE)
    extended_until: date | None = field(Day(), N_("延長した期限"), info=Info.OFFICE)
    extended_reason: str = field(Text(400, lines=2), N_("延長のわけ"), info=Info.OFFICE)
    decision: str = field(Choice("request_decision"), N_("決定"), info=Info.OFFICE)
    decided_on: date | None = field(Day(), N_("決定した日"), info=Info.OFFICE)
    decision_number: str = field(Text(60), N_("決裁番号"), info=Info.OFFICE)
    approver: str = field(Text(80), N_("決めた人"), info=Info.OFFICE)
    grounds: frozenset[str] = field(Codes("non_disclosure_ground"), N_("出さない根拠"), info=Info.OFFICE)
    notified_on: date | None = field(Day(), N_("通知した日"), info=Info.OFFICE)
    handed_on: date | None = field(Day(), N_("写しを渡した日"), info=Info.OFFICE)
    done: str = field(Text(1000, lines=2), N_("したこと(訂正・利用停止の内容)"), info=Info.OFFICE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)


@record
class Masking(Record):
    """One value of the bundle for a request: proposed or decided to be blackened, with the ground."""

    title = N_("開示のとき伏せる所")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    request: str = field(Ref("InformationRequest"), N_("請求"), info=Info.OFFICE)
    record: str = field(Text(60), N_("もとの記録"), info=Info.OFFICE)
    record_class: str = field(Text(60), N_("記録の種類"), info=Info.OFFICE)
    field_name: str = field(Text(60), N_("項目"), info=Info.OFFICE)
    masked: bool = field(Flag(), N_("伏せる"), info=Info.OFFICE)
    ground: str = field(Choice("non_disclosure_ground"), N_("伏せる根拠"), info=Info.OFFICE)
    words: str = field(Text(8000, lines=4), N_("伏せたあとの文"), info=Info.OFFICE)
