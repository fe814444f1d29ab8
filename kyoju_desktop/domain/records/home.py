"""住まい探し: inquiries to agents and landlords, refusals with their reason, applications and guarantees."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Day, Flag, Moment, Phone, Ref, Text, Yen
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
    unit: str = field(Ref("Home"), N_("台帳の住戸"), info=Info.OFFICE)
    home: str = field(Text(240), N_("物件"), info=Info.HOUSING, place=True)
    destination: str = field(Choice("destination"), N_("住まいの種類"), info=Info.HOUSING)
    rent: int | None = field(Yen(), N_("家賃"), info=Info.MONEY)
    told: str = field(Choice("told_scope"), N_("伝えた範囲"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("匿名照会票の番号"), info=Info.OFFICE)
    step: str = field(Choice("inquiry_step"), N_("どの段階か"), info=Info.OFFICE)
    result: str = field(Choice("inquiry_result"), N_("結果"), info=Info.OFFICE)
    viewing_at: datetime | None = field(Moment(), N_("内見の日時"), info=Info.OFFICE)
    viewed_with: str = field(Text(200), N_("内見に同行した人"), info=Info.OFFICE)
    viewing_done: bool = field(Flag(), N_("内見した"), info=Info.OFFICE)
    viewing_note: str = field(Text(400, lines=2), N_("内見でわかったこと"), info=Info.OFFICE)
    answered_on: date | None = field(Day(), N_("答えの日"), info=Info.OFFICE)
    refused_by: str = field(Text(120), N_("断ったのはだれか"), info=Info.OFFICE)
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
    unit: str = field(Ref("Home"), N_("台帳の住戸"), info=Info.OFFICE)
    home: str = field(Text(240), N_("物件"), info=Info.HOUSING, place=True)
    destination: str = field(Choice("destination"), N_("住まいの種類"), info=Info.HOUSING)
    landlord: str = field(Text(200), N_("貸主・管理会社"), info=Info.HOUSING, place=True)
    rent: int | None = field(Yen(), N_("家賃"), info=Info.MONEY)
    common_fee: int | None = field(Yen(), N_("共益費・管理費"), info=Info.MONEY)
    papers: frozenset[str] = field(Codes("application_paper"), N_("そろった書類"), info=Info.HOUSING)
    guarantee: str = field(Choice("guarantee_kind"), N_("保証の方法"), info=Info.HOUSING)
    guarantor: str = field(Text(200), N_("保証業者"), info=Info.HOUSING)
    guarantee_fee: int | None = field(Yen(), N_("保証料"), info=Info.MONEY)
    guarantee_papers: frozenset[str] = field(
        Codes("guarantee_paper"), N_("保証の申込みでそろった書類"), info=Info.HOUSING
    )
    no_guarantor_why: str = field(Choice("no_guarantor_why"), N_("保証人を立てられないわけ"), info=Info.FAMILY)
    guarantee_asked_on: date | None = field(Day(), N_("保証を申し込んだ日"), info=Info.COURSE)
    guarantee_result: str = field(Choice("application_result"), N_("保証の審査の結果"), info=Info.COURSE)
    guarantee_result_on: date | None = field(Day(), N_("保証の結果の日"), info=Info.COURSE)
    guarantee_reason: str = field(Text(400, lines=2), N_("保証の結果のわけ"), info=Info.OFFICE)
    answer_expected_on: date | None = field(Day(), N_("審査結果の予定日"), info=Info.COURSE)
    result: str = field(Choice("application_result"), N_("審査の結果"), info=Info.COURSE)
    result_on: date | None = field(Day(), N_("結果の日"), info=Info.COURSE)
    result_reason: str = field(Text(400, lines=2), N_("結果のわけ"), info=Info.OFFICE)


@record
class InitialCost(Record):
    """初期費用: one item of what has to be paid before moving in, and who pays it."""

    title = N_("初期費用")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    application: str = field(Ref("Application"), N_("申込み"), info=Info.OFFICE)
    what: str = field(Choice("initial_cost"), N_("費用"), info=Info.MONEY)
    detail: str = field(Text(120), N_("内容"), info=Info.MONEY)
    amount: int | None = field(Yen(), N_("金額"), info=Info.MONEY)
    payer: str = field(Choice("cost_payer"), N_("だれが払うか"), info=Info.MONEY)
    due_on: date | None = field(Day(), N_("払う期限"), info=Info.MONEY)
    paid_on: date | None = field(Day(), N_("払った日"), info=Info.MONEY)


@record
class Mandate(Record):
    """残置物モデル契約・死後事務: whom the person has charged with what, to be done after death (DOMAIN 3.6; W41)."""

    title = N_("残置物・死後事務の契約")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    kinds: frozenset[str] = field(Codes("mandate_kind"), N_("契約の種類"), info=Info.HOUSING)
    concluded_on: date | None = field(Day(), N_("結んだ日"), info=Info.HOUSING)
    organisation: str = field(Ref("Organisation"), N_("受任者(台帳の機関)"), info=Info.OFFICE)
    mandatary: str = field(Text(200), N_("受任者"), info=Info.HOUSING)
    mandatary_kind: str = field(Choice("mandatary_kind"), N_("受任者の立場"), info=Info.HOUSING)
    phone: str = field(Phone(), N_("受任者の電話"), info=Info.HOUSING)
    list_kept: str = field(Choice("yes_no_unknown"), N_("指定残置物のリストがある"), info=Info.HOUSING)
    list_place: str = field(Text(200), N_("リストのあるところ"), info=Info.HOUSING)
    key_keeper: str = field(Text(200), N_("鍵を預かる人"), info=Info.HOUSING)
    deposit: int | None = field(Yen(), N_("預けた費用"), info=Info.MONEY)
    review_on: date | None = field(Day(), N_("次に見直す日"), info=Info.HOUSING)
    ended_on: date | None = field(Day(), N_("終わった日"), info=Info.HOUSING)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)


@record
class Belonging(Record):
    """残置物: one thing that stays in the home, designated or not, where it goes and who received it."""

    title = N_("残置物")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    mandate: str = field(Ref("Mandate"), N_("契約"), info=Info.OFFICE)
    what: str = field(Text(200), N_("物"), info=Info.HOUSING)
    designated: str = field(Choice("belonging_kind"), N_("指定か非指定か"), info=Info.HOUSING)
    place: str = field(Text(120), N_("置いてあるところ"), info=Info.HOUSING)
    send_to: str = field(Text(240), N_("送り先"), info=Info.HOUSEHOLD, place=True)
    told_on: date | None = field(Day(), N_("通知した日(搬出の2週間前まで)"), info=Info.HOUSING)
    fate: str = field(Choice("belonging_fate"), N_("どうしたか"), info=Info.HOUSING)
    done_on: date | None = field(Day(), N_("送った・片付けた日"), info=Info.HOUSING)
    witness: str = field(Text(200), N_("立会い"), info=Info.OFFICE)
    received_on: date | None = field(Day(), N_("受け取った日"), info=Info.HOUSING)
    received_by: str = field(Text(200), N_("受け取った人(受領書)"), info=Info.HOUSEHOLD)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)
