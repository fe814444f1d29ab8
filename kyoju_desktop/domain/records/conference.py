"""支援会議 and its kin: one sitting, who sits in it, which cases, what was decided, which papers are outside."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Moment, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Conference(Record):
    """One sitting, of one kind of body or of several at once (DOMAIN 1.3).

    `role` says whether this office organises it or answers the request of whoever does (DOMAIN 0.4); the request
    stands here once and is carried to every agenda item.
    """

    title = N_("会議")

    role: str = field(Choice("conference_role"), N_("この窓口の役割"), info=Info.OFFICE)
    bodies: frozenset[str] = field(Codes("conference_body"), N_("会議体の種類"), info=Info.OFFICE)
    name: str = field(Text(120), N_("会議の名前"), info=Info.OFFICE)
    organiser: str = field(Ref("Organisation"), N_("組織する主体"), info=Info.OFFICE)
    at: datetime | None = field(Moment(), N_("開く日時"), info=Info.OFFICE)
    until: datetime | None = field(Moment(), N_("終わりの時刻"), info=Info.OFFICE)
    place: str = field(Text(120), N_("場所"), info=Info.OFFICE)
    request_number: str = field(Text(80), N_("求めの文書番号"), info=Info.OFFICE)
    request_on: date | None = field(Day(), N_("求めの日付"), info=Info.OFFICE)
    request_sender: str = field(Text(200), N_("求めの発信者"), info=Info.OFFICE)
    request_received_on: date | None = field(Day(), N_("求めが届いた日"), info=Info.OFFICE)
    request_asked: str = field(Text(1000, lines=2), N_("求められたこと"), info=Info.OFFICE)
    reply_by: date | None = field(Day(), N_("回答の期限"), info=Info.OFFICE)
    replied_on: date | None = field(Day(), N_("回答した日"), info=Info.OFFICE)
    collect_by: date | None = field(Day(), N_("資料を回収する日"), info=Info.OFFICE)
    copies_out: int | None = field(Count(N_("部"), high=9999), N_("まだ外にある資料"), info=Info.OFFICE)
    minutes: str = field(Text(8000, lines=6), N_("議事の要旨"), info=Info.OFFICE)
    next_at: datetime | None = field(Moment(), N_("次の会議"), info=Info.OFFICE)
    next_done_on: date | None = field(Day(), N_("次の会議を入れた日"), info=Info.OFFICE)
    held_on: date | None = field(Day(), N_("開いた日"), info=Info.OFFICE)
    cancelled_on: date | None = field(Day(), N_("取りやめた日"), info=Info.OFFICE)
    cancelled_why: str = field(Text(400), N_("取りやめたわけ"), info=Info.OFFICE)
    closed_on: date | None = field(Day(), N_("会議を閉じた日"), info=Info.OFFICE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)


@record
class ConferenceMember(Record):
    """Somebody who sits in the conference; named papers only for those bound to secrecy (DOMAIN 5.7)."""

    title = N_("構成員")

    conference: str = field(Ref("Conference"), N_("会議"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("機関"), info=Info.OFFICE)
    name: str = field(Text(120), N_("氏名"), info=Info.OFFICE)
    post: str = field(Text(120), N_("役職"), info=Info.OFFICE)
    part: str = field(Choice("conference_part"), N_("立場"), info=Info.OFFICE)
    attendance: str = field(Choice("attendance"), N_("出欠"), info=Info.OFFICE)
    secrecy: str = field(Choice("secrecy_told"), N_("守秘の説明・誓約"), info=Info.OFFICE)
    secrecy_on: date | None = field(Day(), N_("守秘の説明・誓約の日"), info=Info.OFFICE)
    medium: str = field(Choice("conference_medium"), N_("資料の渡し方"), info=Info.OFFICE)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)


@record
class AgendaItem(Record):
    """One case on the agenda with its own body and basis; `mark` is the letter it is called by in this sitting only.

    `classes` are the classes whose items a named paper shows. The texts are written for the conference: nothing of
    the notes enters by itself.
    """

    title = N_("議題")

    conference: str = field(Ref("Conference"), N_("会議"), info=Info.OFFICE)
    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    place: int | None = field(Count(), N_("順番"), info=Info.OFFICE)
    mark: str = field(Text(8), N_("記号"), info=Info.OFFICE)
    body: str = field(Choice("conference_body"), N_("どの会議体の議題か"), info=Info.OFFICE)
    basis: str = field(Choice("legal_basis"), N_("提供の根拠"), info=Info.OFFICE)
    consent: str = field(Ref("Consent"), N_("もとの同意"), info=Info.OFFICE)
    consent_state: str = field(Choice("item_consent"), N_("本人の同意の状況"), info=Info.OFFICE)
    why_no_consent: str = field(Text(1000, lines=2), N_("同意がない理由"), info=Info.OFFICE)
    approver: str = field(Text(80), N_("承認した人"), info=Info.OFFICE)
    decided_on: date | None = field(Day(), N_("支援決定の日"), info=Info.OFFICE)
    version: str = field(Choice("paper_version"), N_("資料の版"), info=Info.OFFICE)
    aim: frozenset[str] = field(Codes("conference_aim"), N_("議題の目的"), info=Info.NEED)
    classes: frozenset[str] = field(Codes("info_class"), N_("実名版に出す区分"), info=Info.OFFICE)
    district: str = field(Text(80), N_("地域(大字まで)"), info=Info.CONTACT)
    background: str = field(Text(3000, lines=3), N_("把握の経緯"), info=Info.COURSE)
    fact: str = field(Text(3000, lines=4), N_("現在の状況(事実)"), info=Info.COURSE)
    view: str = field(Text(2000, lines=3), N_("見立て"), info=Info.COURSE)
    to_discuss: str = field(Text(2000, lines=3), N_("協議したいこと"), info=Info.NEED)
    result: str = field(Text(3000, lines=3), N_("協議の結果"), info=Info.COURSE)
    consent_policy: str = field(Text(1000, lines=2), N_("同意を得る方針"), info=Info.COURSE)
    next_on: date | None = field(Day(), N_("次に話し合う日"), info=Info.COURSE)
    next_done_on: date | None = field(Day(), N_("次の話し合いに入れた日"), info=Info.COURSE)


@record
class ConferenceDecision(Record):
    """Who does what until when: on 今日 until it is done."""

    title = N_("会議で決まったこと")

    conference: str = field(Ref("Conference"), N_("会議"), info=Info.OFFICE)
    item: str = field(Ref("AgendaItem"), N_("議題"), info=Info.OFFICE)
    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("機関"), info=Info.OFFICE)
    who: str = field(Text(120), N_("だれが"), info=Info.COURSE)
    what: str = field(Text(400, lines=2), N_("何を"), info=Info.COURSE)
    due_on: date | None = field(Day(), N_("いつまで"), info=Info.COURSE)
    done_on: date | None = field(Day(), N_("済んだ日"), info=Info.COURSE)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.COURSE)


@record
class ConferenceCopy(Record):
    """One numbered pack, on paper or as a file: who has it, and that it came back, was destroyed or deleted.

    A spare pack has no member. What is in it stands in the ledger, one disclosure per person.
    """

    title = N_("会議の資料")

    conference: str = field(Ref("Conference"), N_("会議"), info=Info.OFFICE)
    member: str = field(Ref("ConferenceMember"), N_("受け取る構成員"), info=Info.OFFICE)
    recipient: str = field(Text(240), N_("相手の名称(そのとき)"), info=Info.OFFICE)
    number: str = field(Text(40), N_("配布番号"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("文書番号"), info=Info.OFFICE)
    medium: str = field(Choice("conference_medium"), N_("渡し方"), info=Info.OFFICE)
    holds: str = field(Text(400), N_("中の版"), info=Info.OFFICE)
    pages: int | None = field(Count(N_("枚"), high=9999), N_("頁数"), info=Info.OFFICE)
    sha256: str = field(Text(64), N_("文書の指紋"), info=Info.OFFICE)
    blob: str = field(Text(60), N_("保管した文書"), info=Info.OFFICE)
    made_at: datetime | None = field(Moment(), N_("作った日時"), info=Info.OFFICE)
    handed_at: datetime | None = field(Moment(), N_("渡した日時"), info=Info.OFFICE)
    not_handed: str = field(Text(400), N_("渡さなかったわけ"), info=Info.OFFICE)
    fate: str = field(Choice("copy_fate"), N_("どうなったか"), info=Info.OFFICE)
    fate_at: datetime | None = field(Moment(), N_("確かめた日時"), info=Info.OFFICE)
    confirmed_by: str = field(Text(120), N_("だれが確かめたか"), info=Info.OFFICE)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)
