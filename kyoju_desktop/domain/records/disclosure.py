"""提供の記録: the ledger of everything that left the office, item by item; rows are never changed."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Disclosure(Record):
    """`prepared`: a paper was made for one recipient about one person (DOMAIN 5.9); what became of it is a
    `DisclosureOutcome`."""

    title = N_("提供の記録")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("本人"), info=Info.OFFICE)
    referral: str = field(Ref("Referral"), N_("つなぎ"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("提供先"), info=Info.OFFICE)
    recipient: str = field(Text(240), N_("提供先の名称(そのとき)"), info=Info.OFFICE)
    external: bool = field(Flag(), N_("役場の外"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("用意した日時"), info=Info.OFFICE)
    told_at: datetime | None = field(Moment(), N_("伝えた日時(口頭のとき)"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("提供した人"), info=Info.OFFICE)
    contact: str = field(Text(120), N_("提供先の担当"), info=Info.OFFICE)
    means: str = field(Choice("referral_means"), N_("方法"), info=Info.OFFICE)
    basis: str = field(Choice("legal_basis"), N_("根拠"), info=Info.OFFICE)
    basis_text: str = field(Text(400), N_("根拠の文(そのとき)"), info=Info.OFFICE)
    basis_facts: str = field(Text(2000, lines=3), N_("根拠の事実"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("同意"), info=Info.OFFICE)
    purpose: str = field(Text(200), N_("目的"), info=Info.OFFICE)
    level: str = field(Choice("disclosure_level"), N_("段階"), info=Info.OFFICE)
    special: bool = field(Flag(), N_("要配慮を含む"), info=Info.OFFICE)
    classes: frozenset[str] = field(Codes("info_class"), N_("情報の区分"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("文書番号"), info=Info.OFFICE)
    form: str = field(Text(60), N_("様式"), info=Info.OFFICE)
    pages: int | None = field(Count(N_("枚"), high=9999), N_("頁数"), info=Info.OFFICE)
    copies: int | None = field(Count(N_("部"), high=9999), N_("部数"), info=Info.OFFICE)
    copy_numbers: str = field(Text(200), N_("配布番号"), info=Info.OFFICE)
    after_withdrawal: bool = field(Flag(), N_("撤回・期限切れのあとの提供"), info=Info.OFFICE)
    after_death: bool = field(Flag(), N_("死亡のあとの提供"), info=Info.OFFICE)
    after_closing: bool = field(Flag(), N_("終結のあとの提供"), info=Info.OFFICE)
    why_no_consent: str = field(Text(1000, lines=2), N_("同意がない理由"), info=Info.OFFICE)
    approver: str = field(Text(80), N_("承認した人"), info=Info.OFFICE)
    late_entry: str = field(Text(400, lines=2), N_("あとから記録したわけ"), info=Info.OFFICE)
    conditions: str = field(Text(2000, lines=3), N_("相手に付けた条件(70条)"), info=Info.OFFICE)
    sha256: str = field(Text(64), N_("文書の指紋"), info=Info.OFFICE)
    blob: str = field(Text(60), N_("保管した文書"), info=Info.OFFICE)
    conference: str = field(Ref("Conference"), N_("会議"), info=Info.OFFICE)
    version: str = field(Choice("paper_version"), N_("資料の版"), info=Info.OFFICE)


@record
class DisclosedItem(Record):
    """One item of a disclosure: which field of which record about whom, or what was withheld and why."""

    title = N_("提供した項目")
    append_only = True

    disclosure: str = field(Ref("Disclosure"), N_("提供の記録"), info=Info.OFFICE)
    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    record: str = field(Text(60), N_("もとの記録"), info=Info.OFFICE)
    record_class: str = field(Text(60), N_("記録の種類"), info=Info.OFFICE)
    field_name: str = field(Text(60), N_("項目"), info=Info.OFFICE)
    label: str = field(Text(120), N_("項目の名"), info=Info.OFFICE)
    subject: str = field(Ref("Person"), N_("だれの情報か"), info=Info.OFFICE)
    info_class: str = field(Choice("info_class"), N_("情報の区分"), info=Info.OFFICE)
    given: bool = field(Flag(), N_("出した"), info=Info.OFFICE)
    why: str = field(Text(200), N_("出さなかったわけ"), info=Info.OFFICE)


@record
class DisclosureOutcome(Record):
    """`went out` or `did not go out`, answered once for each disclosure; spends a once-only consent."""

    title = N_("提供の結果")
    append_only = True

    disclosure: str = field(Ref("Disclosure"), N_("提供の記録"), info=Info.OFFICE)
    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    outcome: str = field(Choice("disclosure_outcome"), N_("結果"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.OFFICE)
    reason: str = field(Text(400, lines=2), N_("出なかったわけ"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("記録した人"), info=Info.OFFICE)


@record
class CopyOut(Record):
    """One copy that is outside the office and is to come back, be destroyed or deleted; and whether it was."""

    title = N_("渡した写し")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    disclosure: str = field(Ref("Disclosure"), N_("提供の記録"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("渡した相手"), info=Info.OFFICE)
    recipient: str = field(Text(240), N_("相手の名称(そのとき)"), info=Info.OFFICE)
    number: str = field(Text(40), N_("配布番号"), info=Info.OFFICE)
    pack: str = field(Ref("ConferenceCopy"), N_("会議の資料"), info=Info.OFFICE)
    asked: str = field(Choice("copy_request"), N_("頼んだ扱い"), info=Info.OFFICE)
    due_on: date | None = field(Day(), N_("いつまでに"), info=Info.OFFICE)
    fate: str = field(Choice("copy_fate"), N_("どうなったか"), info=Info.OFFICE)
    done_on: date | None = field(Day(), N_("確かめた日"), info=Info.OFFICE)
    confirmed_by: str = field(Text(120), N_("だれが確かめたか"), info=Info.OFFICE)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)


@record
class LaterExplanation(Record):
    """The person is to be told afterwards what was disclosed without being asked (DOMAIN 5.12 rows 9, 34)."""

    title = N_("本人への事後の説明")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("本人"), info=Info.OFFICE)
    disclosure: str = field(Ref("Disclosure"), N_("提供の記録"), info=Info.OFFICE)
    due_on: date | None = field(Day(), N_("説明する予定の日"), info=Info.OFFICE)
    told_on: date | None = field(Day(), N_("説明した日"), info=Info.OFFICE)
    told_by: str = field(Text(80), N_("説明した人"), info=Info.OFFICE)
    words: str = field(Text(1000, lines=2), N_("本人のことば"), info=Info.OFFICE)
    not_told: str = field(Text(400, lines=2), N_("説明しないと決めたわけ"), info=Info.OFFICE)


@record
class SecretShown(Record):
    """A protected value was shown on the screen for a moment, with the reason."""

    title = N_("秘匿の値を見た記録")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("本人"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("見た人"), info=Info.OFFICE)
    what: str = field(Text(120), N_("何を"), info=Info.OFFICE)
    reason: str = field(Text(400, lines=2), N_("理由"), info=Info.OFFICE)


@record
class PaperPrinted(Record):
    """A paper that is no disclosure was handed to an exit: which, for whom, whether it shows where the person is.

    Those that the office answers for (approvals, forms to sign, anonymous inquiries) are kept byte for byte.
    """

    title = N_("庁内の書類の記録")
    append_only = True

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("あて先の機関"), info=Info.OFFICE)
    form: str = field(Text(60), N_("様式"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("日時"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("作った人"), info=Info.OFFICE)
    recipient: str = field(Text(240), N_("あて先"), info=Info.OFFICE)
    with_address: bool = field(Flag(), N_("本人の住所がのっている"), info=Info.OFFICE)
    plain_sender: bool = field(Flag(), N_("差出人は市町村名だけ"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("文書番号"), info=Info.OFFICE)
    way: str = field(Choice("paper_way"), N_("出し方"), info=Info.OFFICE)
    pages: int | None = field(Count(N_("枚"), high=9999), N_("頁数"), info=Info.OFFICE)
    sha256: str = field(Text(64), N_("文書の指紋"), info=Info.OFFICE)
    blob: str = field(Text(60), N_("保管した文書"), info=Info.OFFICE)


@record
class PurposeEntry(Record):
    """One entry of the purposes register (DISCLOSURE 6): what is done regularly, for which recipients."""

    title = N_("利用目的の登録")

    text: str = field(Text(400, lines=2), N_("利用目的"), info=Info.OFFICE)
    version: str = field(Text(40), N_("版"), info=Info.OFFICE)
    from_day: date | None = field(Day(), N_("いつから"), info=Info.OFFICE)
    until_day: date | None = field(Day(), N_("いつまで"), info=Info.OFFICE)
    recipients: frozenset[str] = field(Codes("organisation_kind"), N_("提供先の種類"), info=Info.OFFICE)
    classes: frozenset[str] = field(Codes("info_class"), N_("情報の区分"), info=Info.OFFICE)
    purposes: frozenset[str] = field(Codes("referral_purpose"), N_("用件"), info=Info.OFFICE)
