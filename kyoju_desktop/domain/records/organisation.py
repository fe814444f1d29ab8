"""Bodies outside and inside the office, and the people one speaks with there."""

from datetime import date

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Day, Flag, Phone, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class Organisation(Record):
    """A body one can refer to; `standing` decides which legal bases fit (DOMAIN 1.1, 1.2)."""

    title = N_("関係機関")

    name: str = field(Text(200), N_("名称"), info=Info.OFFICE, searchable=True)
    kana: str = field(Text(200), N_("ふりがな"), info=Info.OFFICE, searchable=True)
    kind: str = field(Choice("organisation_kind"), N_("種類"), info=Info.OFFICE)
    standing: str = field(Choice("standing"), N_("法的な立場"), info=Info.OFFICE)
    conference_body: str = field(Choice("conference_body"), N_("会議体の種類"), info=Info.OFFICE)
    section: str = field(Text(120), N_("課・係"), info=Info.OFFICE)
    postal_code: str = field(Text(8), N_("郵便番号"), info=Info.OFFICE)
    address: str = field(Text(240), N_("所在地"), info=Info.OFFICE)
    phone: str = field(Phone(), N_("電話"), info=Info.OFFICE)
    fax: str = field(Phone(), N_("FAX"), info=Info.OFFICE)
    fax_checked_on: date | None = field(Day(), N_("FAX番号を確かめた日"), info=Info.OFFICE)
    hours: str = field(Text(120), N_("開いている時間"), info=Info.OFFICE)
    handles: str = field(Text(400, lines=2), N_("頼めること"), info=Info.OFFICE)
    duties: frozenset[str] = field(Codes("support_duty"), N_("居住支援法人の業務(62条)"), info=Info.OFFICE)
    categories: frozenset[str] = field(Codes("category"), N_("受けられる区分"), info=Info.OFFICE)
    area: str = field(Text(200), N_("活動する地域"), info=Info.OFFICE)
    strengths: str = field(Text(400, lines=2), N_("得意なこと"), info=Info.OFFICE)
    results: str = field(Text(400, lines=2), N_("これまでの実績"), info=Info.OFFICE)
    designation: str = field(Text(60), N_("指定・登録の番号"), info=Info.OFFICE)
    designated_on: date | None = field(Day(), N_("指定・登録の日"), info=Info.OFFICE)
    cooperating: bool = field(Flag(), N_("協力不動産店"), info=Info.OFFICE)
    listing: str = field(Choice("listing_consent"), N_("名簿に載せることへの機関の同意"), info=Info.OFFICE)
    listing_on: date | None = field(Day(), N_("同意を確かめた日"), info=Info.OFFICE)
    from_list: str = field(Text(120), N_("県の名簿での名前"), info=Info.OFFICE)
    list_on: date | None = field(Day(), N_("県の名簿の日付"), info=Info.OFFICE)
    own_note: str = field(Text(1000, lines=3), N_("役場の覚え(名簿には載せない)"), info=Info.OFFICE)
    caution: str = field(Text(400, lines=2), N_("注意(相手方とのつながりなど)"), info=Info.OFFICE)
    closed: bool = field(Flag(), N_("もう使わない"), info=Info.OFFICE)


@record
class OrganisationContact(Record):
    """A person in charge at a body."""

    title = N_("機関の担当者")

    organisation: str = field(Ref("Organisation"), N_("機関"), info=Info.OFFICE)
    name: str = field(Text(120), N_("担当者"), info=Info.OFFICE)
    role: str = field(Text(120), N_("役割"), info=Info.OFFICE)
    phone: str = field(Phone(), N_("電話"), info=Info.OFFICE)
    hours: str = field(Text(120), N_("つながる時間"), info=Info.OFFICE)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)
