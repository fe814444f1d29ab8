"""つなぎ: handing a case to another body, its reply, and papers that come in."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Referral(Record):
    """One つなぎ票 to one recipient (DOMAIN 4.3); its texts are written for that recipient."""

    title = N_("つなぎ")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("あて先"), info=Info.OFFICE)
    contact: str = field(Text(120), N_("あて先の担当"), info=Info.OFFICE)
    purpose: str = field(Choice("referral_purpose"), N_("用件"), info=Info.NEED)
    urgency: str = field(Choice("referral_urgency"), N_("緊急度"), info=Info.NEED)
    means: str = field(Choice("referral_means"), N_("送付方法"), info=Info.OFFICE)
    level: str = field(Choice("disclosure_level"), N_("提供の段階"), info=Info.OFFICE)
    basis: str = field(Choice("legal_basis"), N_("提供の根拠"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("もとの同意"), info=Info.OFFICE)
    basis_reason: str = field(Text(1000, lines=2), N_("相当の理由"), info=Info.OFFICE)
    summary: str = field(Text(2000, lines=4), N_("相談内容の要旨"), info=Info.NEED)
    course: str = field(Text(3000, lines=4), N_("これまでの経過"), info=Info.COURSE)
    requests: frozenset[str] = field(Codes("referral_request"), N_("依頼すること"), info=Info.NEED)
    request_note: str = field(Text(1000, lines=3), N_("依頼の詳しいこと"), info=Info.NEED)
    handling: str = field(Text(400, lines=2), N_("取扱いの注意"), info=Info.CARE)
    attachments: str = field(Text(200), N_("添付"), info=Info.OFFICE)
    attachment_pages: int | None = field(Count(N_("枚"), high=999), N_("添付の頁数"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("文書番号"), info=Info.OFFICE)
    sent_at: datetime | None = field(Moment(), N_("渡した日時"), info=Info.OFFICE)
    reply_by: date | None = field(Day(), N_("返事の期限"), info=Info.OFFICE)
    replied_on: date | None = field(Day(), N_("返事の日"), info=Info.OFFICE)
    cancelled_on: date | None = field(Day(), N_("取りやめた日"), info=Info.OFFICE)


@record
class ReferralReply(Record):
    """What came back for a つなぎ票."""

    title = N_("つなぎの返事")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    referral: str = field(Ref("Referral"), N_("つなぎ"), info=Info.OFFICE)
    received_on: date | None = field(Day(), N_("返事を受けた日"), info=Info.OFFICE)
    means: str = field(Choice("referral_means"), N_("返事の方法"), info=Info.OFFICE)
    answered_by: str = field(Text(120), N_("対応した人"), info=Info.OFFICE)
    result: str = field(Choice("referral_result"), N_("結果"), info=Info.COURSE)
    next_step: str = field(Text(1000, lines=2), N_("次の対応"), info=Info.COURSE)
    note: str = field(Text(2000, lines=3), N_("返事の内容"), info=Info.COURSE)
    their_number: str = field(Text(80), N_("相手の番号"), info=Info.OFFICE)
    pages_received: int | None = field(Count(N_("枚"), high=9999), N_("相手が受け取った頁数"), info=Info.OFFICE)


@record
class IncomingDocument(Record):
    """A paper that came to the office about a case, with the sender's number and the day to reply."""

    title = N_("届いた文書")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    received_on: date | None = field(Day(), N_("届いた日"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("差出人(機関)"), info=Info.OFFICE)
    sender: str = field(Text(200), N_("差出人"), info=Info.OFFICE)
    their_number: str = field(Text(80), N_("相手の文書番号"), info=Info.OFFICE)
    dated_on: date | None = field(Day(), N_("文書の日付"), info=Info.OFFICE)
    subject: str = field(Text(200), N_("件名"), info=Info.OFFICE)
    content: str = field(Text(2000, lines=3), N_("内容"), info=Info.OFFICE)
    reply_by: date | None = field(Day(), N_("返事の期限"), info=Info.OFFICE)
    replied_on: date | None = field(Day(), N_("返事をした日"), info=Info.OFFICE)
    kept_at: str = field(Text(120), N_("紙のある場所"), info=Info.OFFICE)
    urgent: bool = field(Flag(), N_("急ぎ"), info=Info.OFFICE)
