"""The household: who lives with the person, and how they are related."""

from datetime import date

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Day, Flag, Kana, Phone, Ref, Text
from kyoju_desktop.i18n.messages import N_


@record
class HouseholdMember(Record):
    """A member of the household on paper or in daily life; `person` is set when they have records of their own."""

    title = N_("世帯員")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    person: str = field(Ref("Person"), N_("本人の記録"), info=Info.OFFICE)
    name: str = field(Text(200), N_("氏名"), info=Info.HOUSEHOLD, searchable=True)
    kana: str = field(Kana(200), N_("ふりがな"), info=Info.HOUSEHOLD, searchable=True)
    relation: str = field(Choice("relation"), N_("本人から見た続柄"), info=Info.HOUSEHOLD)
    relation_to_head: str = field(Choice("relation"), N_("世帯主から見た続柄"), info=Info.HOUSEHOLD)
    birth_date: date | None = field(Day(), N_("生年月日"), info=Info.HOUSEHOLD)
    sex: str = field(Choice("sex"), N_("性別"), info=Info.HOUSEHOLD)
    living: str = field(Choice("living_together"), N_("同居・別居"), info=Info.HOUSEHOLD)
    registered: bool = field(Flag(), N_("住民票が同じ世帯"), info=Info.HOUSEHOLD)
    marks: frozenset[str] = field(Codes("member_marks"), N_("世帯員の印"), info=Info.FAMILY)
    phone: str = field(Phone(), N_("電話番号"), info=Info.CONTACT)
    school_or_work: str = field(Text(120), N_("学校・勤務先"), info=Info.CONTACT)
    note: str = field(Text(400, lines=2), N_("家族の状況"), info=Info.FAMILY)


@record
class EmergencyContact(Record):
    """Whom to call; not a guarantor. `may_tell` is decided by the person, per contact."""

    title = N_("緊急連絡先")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    rank: str = field(Choice("contact_rank"), N_("連絡の順番"), info=Info.HOUSEHOLD)
    name: str = field(Text(200), N_("氏名・名称"), info=Info.HOUSEHOLD, place=True)
    relation: str = field(Text(80), N_("続柄・関係"), info=Info.HOUSEHOLD)
    phone: str = field(Phone(), N_("電話番号"), info=Info.HOUSEHOLD, place=True)
    address: str = field(Text(240), N_("住所"), info=Info.HOUSEHOLD, place=True)
    may_tell: str = field(Choice("may_tell"), N_("知らせてよいか"), info=Info.CARE)
    on_death: bool = field(Flag(), N_("死亡のとき通知する先"), info=Info.HOUSEHOLD)
    confirmed_on: date | None = field(Day(), N_("確かめた日"), info=Info.HOUSEHOLD)
