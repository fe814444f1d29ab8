"""The office itself: municipality, section, clerks."""

from datetime import date

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Count, Day, Flag, Phone, Text
from kyoju_desktop.i18n.messages import N_


@record
class Office(Record):
    """The one office of the file. Whether the municipality runs a 福祉事務所 decides DOMAIN 0.4."""

    title = N_("役場の設定")

    municipality: str = field(Text(40), N_("市町村の名前"), info=Info.OFFICE)
    prefecture: str = field(Text(20), N_("都道府県"), info=Info.OFFICE)
    code: str = field(Text(6), N_("全国地方公共団体コード"), info=Info.OFFICE)
    welfare_office: bool = field(Flag(), N_("福祉事務所を置いている"), info=Info.OFFICE)
    department: str = field(Text(60), N_("課"), info=Info.OFFICE)
    section: str = field(Text(60), N_("係"), info=Info.OFFICE)
    clerk: str = field(Text(80), N_("担当者"), info=Info.OFFICE)
    phone: str = field(Phone(), N_("電話"), info=Info.OFFICE)
    fax: str = field(Phone(), N_("FAX"), info=Info.OFFICE)
    address: str = field(Text(240), N_("所在地"), info=Info.OFFICE)
    document_prefix: str = field(Text(12), N_("文書番号の略号"), info=Info.OFFICE)
    head: str = field(Text(60), N_("長の職名"), info=Info.OFFICE)
    approval_boxes: str = field(Text(120), N_("決裁欄(読点で区切る)"), info=Info.OFFICE)
    arrears_referral: str = field(Choice("arrears_referral"), N_("滞納からのつなぎ"), info=Info.OFFICE)
    arrears_rule: str = field(Text(1000, lines=3), N_("滞納からのつなぎのルール"), info=Info.OFFICE)
    arrears_months: int | None = field(
        Count(N_("か月"), high=12), N_("つなぐことを考える滞納の月数"), info=Info.OFFICE
    )
    support_housing: str = field(Choice("own_support"), N_("居住サポート住宅での立場"), info=Info.OFFICE)
    reply_days: int | None = field(Count(N_("日"), high=90), N_("つなぎの返事を待つ日数"), info=Info.OFFICE)
    keep_years: int | None = field(Count(N_("年"), high=99), N_("ケース記録の保存年限"), info=Info.OFFICE)
    training: bool = field(Flag(), N_("研修用の架空の役場"), info=Info.OFFICE)
    set_up_on: date | None = field(Day(), N_("使いはじめた日"), info=Info.OFFICE)
