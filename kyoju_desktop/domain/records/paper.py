"""Papers that are kept: signed ones as a scan, and what came from another town with a case."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Count, Day, Flag, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Attachment(Record):
    """A scan of a paper: checked to be what its name says, made small, place data removed, kept in the file.

    It is never changed; one that was attached by mistake is taken back with the reason.
    """

    title = N_("添付した書類")
    later = frozenset({"removed_on", "removed_reason"})

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("同意"), info=Info.OFFICE)
    kind: str = field(Choice("attachment_kind"), N_("何の書類か"), info=Info.OFFICE)
    called: str = field(Text(120), N_("書類の名前"), info=Info.OFFICE)
    dated_on: date | None = field(Day(), N_("書類の日付"), info=Info.OFFICE)
    attached_at: datetime | None = field(Moment(), N_("添付した日時"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("添付した人"), info=Info.OFFICE)
    pages: int | None = field(Count(N_("枚"), high=9999), N_("頁数"), info=Info.OFFICE)
    kilobytes: int | None = field(Count(N_("KB"), high=99_999), N_("大きさ"), info=Info.OFFICE)
    sha256: str = field(Text(64), N_("文書の指紋"), info=Info.OFFICE)
    blob: str = field(Text(60), N_("保管した文書"), info=Info.OFFICE)
    removed_on: date | None = field(Day(), N_("取り消した日"), info=Info.OFFICE)
    removed_reason: str = field(Text(400, lines=2), N_("取り消したわけ"), info=Info.OFFICE)

    @property
    def settled(self) -> bool:
        """A scan that is in the file stays as it is."""
        return bool(self.blob)


@record
class TransferIn(Record):
    """移管 received from another town: its number and pages as written and as counted; its consents do not count."""

    title = N_("受け入れた移管")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("送った市町村"), info=Info.OFFICE)
    sender: str = field(Text(200), N_("送った市町村・課"), info=Info.OFFICE)
    their_number: str = field(Text(80), N_("移管票の番号"), info=Info.OFFICE, searchable=True)
    their_case: str = field(Text(80), N_("相手の受付番号"), info=Info.OFFICE, searchable=True)
    dated_on: date | None = field(Day(), N_("移管票の日付"), info=Info.OFFICE)
    received_on: date | None = field(Day(), N_("届いた日"), info=Info.OFFICE)
    pages_written: int | None = field(Count(N_("枚"), high=9999), N_("書いてある頁数"), info=Info.OFFICE)
    pages_counted: int | None = field(Count(N_("枚"), high=9999), N_("数えた頁数"), info=Info.OFFICE)
    copies: int | None = field(Count(N_("部"), high=999), N_("部数"), info=Info.OFFICE)
    checked_by: str = field(Text(80), N_("確かめた人"), info=Info.OFFICE)
    differs: str = field(Text(400, lines=2), N_("合わないところ"), info=Info.OFFICE)
    reply_by: date | None = field(Day(), N_("受領を知らせる期限"), info=Info.OFFICE)
    replied_on: date | None = field(Day(), N_("受領を知らせた日"), info=Info.OFFICE)
    reply_number: str = field(Text(60), N_("受領書の番号"), info=Info.OFFICE)
    with_consent: bool = field(Flag(), N_("相手の町の同意書の写しがある"), info=Info.OFFICE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)
