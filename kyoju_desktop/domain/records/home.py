"""住まい探し: inquiries to agents and landlords, refusals with their reason, applications and guarantees."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Day, Moment, Ref, Text, Yen
from kyoju_desktop.i18n.messages import N_


@record
class HousingInquiry(Record):
    """One inquiry about a home and what was answered; a refusal is never shown to another agent."""

    title = N_("物件の照会")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("照会の日時"), info=Info.COURSE)
    organisation: str = field(Ref("Organisation"), N_("照会した相手"), info=Info.OFFICE)
    asked: str = field(Text(200), N_("相手(台帳にないとき)"), info=Info.OFFICE)
    asked_kind: str = field(Choice("refuser"), N_("相手の種類"), info=Info.OFFICE)
    home: str = field(Text(240), N_("物件"), info=Info.HOUSING, place=True)
    destination: str = field(Choice("destination"), N_("住まいの種類"), info=Info.HOUSING)
    rent: int | None = field(Yen(), N_("家賃"), info=Info.MONEY)
    told: str = field(Choice("told_scope"), N_("伝えた範囲"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("匿名照会票の番号"), info=Info.OFFICE)
    step: str = field(Choice("inquiry_step"), N_("どの段階か"), info=Info.OFFICE)
    result: str = field(Choice("inquiry_result"), N_("結果"), info=Info.OFFICE)
    answered_on: date | None = field(Day(), N_("答えの日"), info=Info.OFFICE)
    refusal_reason: str = field(Choice("refusal_reason"), N_("断られた理由"), info=Info.OFFICE)
    refusal_words: str = field(Text(1000, lines=2), N_("断りのことば"), info=Info.OFFICE)
    own_no: str = field(Text(400, lines=2), N_("本人が断ったわけ"), info=Info.OFFICE)
    next_step: str = field(Text(400, lines=2), N_("次の手"), info=Info.OFFICE)


@record
class Application(Record):
    """An application for a home with the guarantee and its result."""

    title = N_("入居の申込み")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    inquiry: str = field(Ref("HousingInquiry"), N_("もとの照会"), info=Info.OFFICE)
    applied_on: date | None = field(Day(), N_("申し込んだ日"), info=Info.COURSE)
    home: str = field(Text(240), N_("物件"), info=Info.HOUSING, place=True)
    destination: str = field(Choice("destination"), N_("住まいの種類"), info=Info.HOUSING)
    landlord: str = field(Text(200), N_("貸主・管理会社"), info=Info.HOUSING, place=True)
    rent: int | None = field(Yen(), N_("家賃"), info=Info.MONEY)
    guarantee: str = field(Choice("guarantee_kind"), N_("保証の方法"), info=Info.HOUSING)
    guarantor: str = field(Text(200), N_("保証業者"), info=Info.HOUSING)
    guarantee_fee: int | None = field(Yen(), N_("保証料"), info=Info.MONEY)
    answer_expected_on: date | None = field(Day(), N_("審査結果の予定日"), info=Info.COURSE)
    result: str = field(Choice("application_result"), N_("審査の結果"), info=Info.COURSE)
    result_on: date | None = field(Day(), N_("結果の日"), info=Info.COURSE)
    result_reason: str = field(Text(400, lines=2), N_("結果のわけ"), info=Info.OFFICE)
