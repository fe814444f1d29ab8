"""Consent to share: for whom, what, for what, until when. Terms once given are frozen."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Day, Flag, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Consent(Record):
    """One version of the person's consent (DOMAIN 4.4); also an attitude without consent (declined, asked again)."""

    title = N_("同意")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("本人"), info=Info.OFFICE)
    number: str = field(Text(40), N_("同意書番号"), info=Info.OFFICE)
    state: str = field(Choice("consent_state"), N_("同意の状態"), info=Info.OFFICE)
    form: str = field(Choice("consent_form"), N_("同意の形"), info=Info.OFFICE)
    given_at: datetime | None = field(Moment(), N_("同意した日時"), info=Info.OFFICE)
    period: str = field(Choice("consent_period"), N_("いつまで"), info=Info.OFFICE)
    until_day: date | None = field(Day(), N_("期限の日"), info=Info.OFFICE)
    purposes: frozenset[str] = field(Codes("consent_purpose"), N_("目的"), info=Info.OFFICE)
    means: frozenset[str] = field(Codes("consent_means"), N_("方法"), info=Info.OFFICE)
    excluded_words: str = field(Text(1000, lines=2), N_("出さないでほしいこと(本人のことば)"), info=Info.OFFICE)
    explained_by: str = field(Text(80), N_("説明した人"), info=Info.OFFICE)
    explained_on: date | None = field(Day(), N_("説明した日"), info=Info.OFFICE)
    explained_place: str = field(Text(120), N_("説明した場所"), info=Info.OFFICE)
    present: str = field(Text(200), N_("同席した人"), info=Info.OFFICE)
    language: str = field(Choice("consent_language"), N_("説明したことば"), info=Info.OFFICE)
    text_version: str = field(Text(60), N_("説明した文の版"), info=Info.OFFICE)
    shown_text: str = field(Text(20000, lines=8), N_("本人に見せた文(そのとき)"), info=Info.OFFICE)
    told_withdrawal: bool = field(Flag(), N_("いつでもやめられると説明した"), info=Info.OFFICE)
    told_no_disadvantage: bool = field(Flag(), N_("断っても不利益はないと説明した"), info=Info.OFFICE)
    witness: str = field(Text(120), N_("立会い(口頭のとき)"), info=Info.OFFICE)
    repeated_words: str = field(Text(1000, lines=2), N_("復唱した内容(口頭のとき)"), info=Info.OFFICE)
    written_later: bool = field(Flag(), N_("あとで書面をもらう"), info=Info.OFFICE)
    representative: str = field(Text(120), N_("代理人"), info=Info.OFFICE)
    representative_kind: str = field(Choice("representative_kind"), N_("代理人の立場"), info=Info.OFFICE)
    representative_paper: str = field(Text(200), N_("権限を確かめた書類"), info=Info.OFFICE)
    representative_checked_on: date | None = field(Day(), N_("書類を確かめた日"), info=Info.OFFICE)
    representative_scope: frozenset[str] = field(
        Codes("representative_scope"), N_("代理できること(権限の範囲)"), info=Info.OFFICE
    )
    authority: str = field(Ref("Representative"), N_("代理人の登録"), info=Info.OFFICE)
    scope_reason: str = field(Text(400, lines=2), N_("権限の範囲を確かめて、有効と判断したわけ"), info=Info.OFFICE)
    own_wish: str = field(Text(1000, lines=2), N_("本人の意思"), info=Info.OFFICE)
    signed_paper_on: date | None = field(Day(), N_("署名した紙を受け取った日"), info=Info.OFFICE)
    replaces: str = field(Ref("Consent"), N_("前の同意"), info=Info.OFFICE)
    ask_again_on: date | None = field(Day(), N_("もう一度たずねる日"), info=Info.OFFICE)
    asking: str = field(Text(60), N_("見せた回の番号"), info=Info.OFFICE)
    entered_at: datetime | None = field(Moment(), N_("登録した日時"), info=Info.OFFICE)
    late_entry: str = field(Text(400, lines=2), N_("あとから登録したわけ"), info=Info.OFFICE)
    over_on: date | None = field(Day(), N_("終わった日(撤回・無効・交代など)"), info=Info.OFFICE)

    # Of a consent that was given, nothing but the day on which it was found to be over is ever written again.
    later = frozenset({"over_on"})

    @property
    def settled(self) -> bool:
        """Whether the person's word was given: its terms are frozen then."""
        return self.state == "given"


@record
class ConsentRecipient(Record):
    """One row of a consent: a recipient by name or by kind, and the classes that may be told.

    `classes` are names of `Info`; a recipient by kind covers classes without 要配慮 only.
    """

    title = N_("伝えてよい相手")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("同意"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("相手"), info=Info.OFFICE)
    organisation_kind: str = field(Choice("organisation_kind"), N_("相手の種類"), info=Info.OFFICE)
    classes: frozenset[str] = field(Codes("info_class"), N_("伝えてよいこと"), info=Info.OFFICE)


@record
class ConsentWithdrawal(Record):
    """A withdrawal of a consent, for all or for one recipient, class or item; works from now on only.

    With `record_class` (and `field_name`) it takes back that item alone and leaves the classes as they are.
    """

    title = N_("同意の撤回")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("同意"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("どの相手への(空欄は全部)"), info=Info.OFFICE)
    classes: frozenset[str] = field(Codes("info_class"), N_("どの情報の(空欄は全部)"), info=Info.OFFICE)
    record_class: str = field(Text(60), N_("項目だけの撤回: 記録の種類"), info=Info.OFFICE)
    field_name: str = field(Text(60), N_("項目だけの撤回: 項目"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("撤回した日時"), info=Info.OFFICE)
    means: str = field(Choice("withdrawal_means"), N_("撤回の方法"), info=Info.OFFICE)
    received_by: str = field(Text(80), N_("受け付けた人"), info=Info.OFFICE)
    words: str = field(Text(1000, lines=2), N_("本人のことば"), info=Info.OFFICE)
    told_past_stays: bool = field(Flag(), N_("出した情報は残ると説明した"), info=Info.OFFICE)


@record
class ConsentExclusion(Record):
    """A value of the catalogue that the person does not want told to anybody; stronger than any tick."""

    title = N_("だれにも出さない項目")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("同意"), info=Info.OFFICE)
    record_class: str = field(Text(60), N_("記録の種類"), info=Info.OFFICE)
    field_name: str = field(Text(60), N_("項目"), info=Info.OFFICE)
    record: str = field(Text(60), N_("その記録だけ(空欄は全部)"), info=Info.OFFICE)


@record
class ConsentVoiding(Record):
    """A consent that never was one: entered by mistake, given without understanding, by the wrong person."""

    title = N_("同意の無効")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("同意"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("無効とした日時"), info=Info.OFFICE)
    reason: str = field(Choice("voiding_reason"), N_("無効の理由"), info=Info.OFFICE)
    words: str = field(Text(1000, lines=2), N_("詳しいわけ"), info=Info.OFFICE)
    decided_by: str = field(Text(80), N_("決めた人"), info=Info.OFFICE)


@record
class ConsentSettlement(Record):
    """The clerk's decision about two consents that contradict each other: one ends, or both hold side by side."""

    title = N_("食い違う同意の整理")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    kept: str = field(Ref("Consent"), N_("生かす同意"), info=Info.OFFICE)
    ended: str = field(Ref("Consent"), N_("終える同意"), info=Info.OFFICE)
    beside: str = field(Ref("Consent"), N_("並べて生かす同意"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("決めた日時"), info=Info.OFFICE)
    words: str = field(Text(1000, lines=2), N_("本人のことばとわけ"), info=Info.OFFICE)
    decided_by: str = field(Text(80), N_("決めた人"), info=Info.OFFICE)


@record
class ConsentShown(Record):
    """What the person was shown about one recipient on the screen at the counter, and what the person answered.

    `asking` joins the rows of one sitting; the consent that follows names no more than was answered with yes.
    """

    title = N_("本人に見せた記録")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("本人"), info=Info.OFFICE)
    asking: str = field(Text(60), N_("見せた回の番号"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("同意"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("相手"), info=Info.OFFICE)
    organisation_kind: str = field(Choice("organisation_kind"), N_("相手の種類"), info=Info.OFFICE)
    classes: frozenset[str] = field(Codes("info_class"), N_("見せた情報の区分"), info=Info.OFFICE)
    language: str = field(Choice("consent_language"), N_("ことば"), info=Info.OFFICE)
    text_version: str = field(Text(60), N_("文の版"), info=Info.OFFICE)
    answer: str = field(Choice("shown_answer"), N_("本人の答え"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("立ち会った職員"), info=Info.OFFICE)


@record
class WithdrawalNotice(Record):
    """One letter that asks a recipient to stop, return or destroy what it was told, and its answer (DOMAIN 5.4)."""

    title = N_("撤回の連絡")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("撤回した同意"), info=Info.OFFICE)
    withdrawal: str = field(Ref("ConsentWithdrawal"), N_("撤回"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("連絡する相手"), info=Info.OFFICE)
    recipient: str = field(Text(240), N_("相手の名称(そのとき)"), info=Info.OFFICE)
    asked: frozenset[str] = field(Codes("notice_request"), N_("頼むこと"), info=Info.OFFICE)
    means: str = field(Choice("referral_means"), N_("方法"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("文書番号"), info=Info.OFFICE)
    sent_on: date | None = field(Day(), N_("連絡した日"), info=Info.OFFICE)
    reply_by: date | None = field(Day(), N_("返事の期限"), info=Info.OFFICE)
    answer: str = field(Choice("notice_answer"), N_("相手の返事"), info=Info.OFFICE)
    answered_on: date | None = field(Day(), N_("返事の日"), info=Info.OFFICE)
    answered_by: str = field(Text(120), N_("返事をした人"), info=Info.OFFICE)
    note: str = field(Text(1000, lines=2), N_("返事の内容"), info=Info.OFFICE)
    blob: str = field(Text(60), N_("保管した文書"), info=Info.OFFICE)
