"""The person: names, ways to reach them, addresses, protection."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Day, Flag, Kana, Moment, Phone, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Person(Record):
    """Somebody the office knows: the client, but also a household member with records of their own."""

    title = N_("本人")

    name: str = field(Text(200), N_("氏名"), info=Info.IDENTITY, searchable=True)
    kana: str = field(Kana(200), N_("ふりがな"), info=Info.IDENTITY, searchable=True)
    latin_name: str = field(Text(200), N_("アルファベット氏名"), info=Info.IDENTITY, searchable=True)
    kanji_name: str = field(Text(200), N_("漢字の氏名"), info=Info.IDENTITY, searchable=True)
    alias: str = field(Text(200), N_("通称"), info=Info.IDENTITY, searchable=True)
    former_name: str = field(Text(200), N_("旧姓・以前の氏名"), info=Info.IDENTITY, searchable=True)
    sex: str = field(Choice("sex"), N_("性別"), info=Info.IDENTITY)
    birth_date: date | None = field(Day(), N_("生年月日"), info=Info.HOUSEHOLD, searchable=True)
    birth_certainty: str = field(Choice("birth_certainty"), N_("生年月日の確かさ"), info=Info.HOUSEHOLD)
    age_band: str = field(Choice("age_band"), N_("およその年代"), info=Info.HOUSEHOLD)
    language: str = field(Choice("language"), N_("話すことば"), info=Info.CARE)
    interpreter: str = field(Choice("interpreter"), N_("通訳・手話など"), info=Info.CARE)
    contact_caution: str = field(Text(400, lines=2), N_("連絡するときの注意"), info=Info.CARE)
    two_person_visit: bool = field(Flag(), N_("二人で訪問する"), info=Info.CARE)
    two_person_reason: str = field(Text(400, lines=2), N_("二人訪問の理由(庁内だけ)"), info=Info.OFFICE)
    capacity_concern: bool = field(Flag(), N_("判断能力に心配がある"), info=Info.HEALTH)
    nationality: str = field(Text(60), N_("国籍"), info=Info.ORIGIN)
    residence_status: str = field(Text(60), N_("在留資格"), info=Info.ORIGIN)
    residence_expires: date | None = field(Day(), N_("在留期間の満了日"), info=Info.ORIGIN)
    care_until: date | None = field(Day(), N_("介護の認定の満了日"), info=Info.HEALTH)
    disability_until: date | None = field(Day(), N_("障害福祉の認定・支給決定の満了日"), info=Info.HEALTH)
    handbook_until: date | None = field(Day(), N_("手帳の有効期限"), info=Info.HEALTH)
    school: str = field(Text(120), N_("学校"), info=Info.CONTACT)
    workplace: str = field(Text(120), N_("勤務先"), info=Info.CONTACT)
    died_on: date | None = field(Day(), N_("死亡した日"), info=Info.HOUSEHOLD)


@record
class ContactPoint(Record):
    """One way to reach a person, with its own rule of safety."""

    title = N_("連絡先")

    person: str = field(Ref("Person"), N_("だれの"), info=Info.OFFICE)
    means: str = field(Choice("contact_means"), N_("手段"), info=Info.CONTACT)
    phone: str = field(Phone(), N_("電話番号"), info=Info.CONTACT, searchable=True)
    other: str = field(Text(200), N_("メールなど"), info=Info.CONTACT)
    safety: str = field(Choice("contact_safety"), N_("使ってよいか"), info=Info.CARE)
    voicemail: str = field(Choice("voicemail"), N_("留守番電話"), info=Info.CARE)
    hours: str = field(Text(120), N_("連絡してよい時間"), info=Info.CARE)
    note: str = field(Text(200), N_("備考"), info=Info.CARE)


@record
class Address(Record):
    """A place where the person lives, lived or receives mail; each with its own 秘匿."""

    title = N_("住所")

    person: str = field(Ref("Person"), N_("だれの"), info=Info.OFFICE)
    use: str = field(Choice("address_use"), N_("種類"), info=Info.CONTACT)
    postal_code: str = field(Text(8), N_("郵便番号"), info=Info.CONTACT)
    place: str = field(Text(200), N_("住所"), info=Info.CONTACT, searchable=True)
    building: str = field(Text(120), N_("建物・方書"), info=Info.CONTACT)
    room: str = field(Text(40), N_("部屋番号"), info=Info.CONTACT)
    from_day: date | None = field(Day(), N_("いつから"), info=Info.CONTACT)
    until_day: date | None = field(Day(), N_("いつまで"), info=Info.CONTACT)
    secret: bool = field(Flag(), N_("この住所を秘匿する"), info=Info.CARE)
    mail_allowed: str = field(Choice("mail_allowed"), N_("郵便"), info=Info.CARE)


@record
class Protection(Record):
    """A decision to keep a person's whereabouts secret; a date reminds, only a recorded decision ends it."""

    title = N_("住所の秘匿")

    person: str = field(Ref("Person"), N_("だれの"), info=Info.OFFICE)
    source: str = field(Choice("protection_source"), N_("もと"), info=Info.VICTIM)
    started_on: date | None = field(Day(), N_("始めた日"), info=Info.VICTIM)
    applied_to: str = field(Text(120), N_("申出先"), info=Info.VICTIM)
    expires_on: date | None = field(Day(), N_("支援措置の満了日"), info=Info.VICTIM)
    extended_on: date | None = field(Day(), N_("延長を申し出た日"), info=Info.VICTIM)
    confirm_on: date | None = field(Day(), N_("次に確かめる日"), info=Info.VICTIM)
    note: str = field(Text(1000, lines=4), N_("備考(庁内だけ)"), info=Info.OFFICE)
    ended_on: date | None = field(Day(), N_("秘匿を終えた日"), info=Info.VICTIM)
    ended_reason: str = field(Text(400, lines=2), N_("終える理由"), info=Info.OFFICE)
    ended_approver: str = field(Text(80), N_("決めた人"), info=Info.OFFICE)
    ended_number: str = field(Text(60), N_("決裁番号"), info=Info.OFFICE)


@record
class OppositeParty(Record):
    """Somebody who must never be answered about the person; office only, as little as possible."""

    title = N_("答えてはいけない相手")

    person: str = field(Ref("Person"), N_("だれの"), info=Info.OFFICE)
    name: str = field(Text(200), N_("相手の氏名"), info=Info.OFFICE, searchable=True)
    kana: str = field(Kana(200), N_("相手のふりがな"), info=Info.OFFICE, searchable=True)
    relation: str = field(Text(80), N_("本人との関係"), info=Info.OFFICE)
    connected: str = field(Text(400, lines=2), N_("つながりのある先"), info=Info.OFFICE)


@record
class PersonLink(Record):
    """「同じ人」: two person records belong to one human being; linking never merges and can be undone."""

    title = N_("同じ人の印")

    first: str = field(Ref("Person"), N_("ひとり目"), info=Info.OFFICE)
    second: str = field(Ref("Person"), N_("ふたり目"), info=Info.OFFICE)
    decided_at: datetime | None = field(Moment(), N_("印をつけた日時"), info=Info.OFFICE)
    reason: str = field(Text(200), N_("わけ"), info=Info.OFFICE)


@record
class OppositeTie(Record):
    """A body or place close to the opposite party: choosing it as a recipient is flagged (DOMAIN 5.8)."""

    title = N_("相手方とつながりのある先")

    person: str = field(Ref("Person"), N_("だれの"), info=Info.OFFICE)
    opposite: str = field(Ref("OppositeParty"), N_("答えてはいけない相手"), info=Info.OFFICE)
    kind: str = field(Choice("tie_kind"), N_("つながり"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("台帳の機関"), info=Info.OFFICE)
    name: str = field(Text(200), N_("名前(台帳にないとき)・市町村"), info=Info.OFFICE)


@record
class Representative(Record):
    """Somebody with the power to act for the person; a change ends the consents given by the earlier one that day."""

    title = N_("代理人")

    person: str = field(Ref("Person"), N_("だれの"), info=Info.OFFICE)
    kind: str = field(Choice("representative_kind"), N_("代理人の立場"), info=Info.HOUSEHOLD)
    name: str = field(Text(120), N_("代理人の氏名・名称"), info=Info.HOUSEHOLD)
    phone: str = field(Phone(), N_("代理人の電話"), info=Info.CONTACT)
    paper: str = field(Text(200), N_("権限を確かめた書類"), info=Info.OFFICE)
    paper_on: date | None = field(Day(), N_("書類の日付"), info=Info.OFFICE)
    checked_on: date | None = field(Day(), N_("書類を確かめた日"), info=Info.OFFICE)
    scope: frozenset[str] = field(Codes("representative_scope"), N_("代理できること(権限の範囲)"), info=Info.OFFICE)
    from_day: date | None = field(Day(), N_("いつから"), info=Info.HOUSEHOLD)
    ended_on: date | None = field(Day(), N_("代理人でなくなった日"), info=Info.HOUSEHOLD)
    ended_reason: str = field(Text(400, lines=2), N_("代わったわけ"), info=Info.OFFICE)
