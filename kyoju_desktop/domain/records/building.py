"""住まいの台帳: buildings and the units in them, with what is known of each (DOMAIN 3.3, 6.4, 6.5)."""

from datetime import date

from kyoju_desktop.domain.area import Area
from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Phone, Ref, Text, Yen
from kyoju_desktop.i18n.messages import N_


@record
class Building(Record):
    """A house or a block of flats: where it stands, whose it is. It says nothing about who lives there."""

    title = N_("建物")

    name: str = field(Text(120), N_("建物の名前"), info=Info.OFFICE)
    kana: str = field(Text(120), N_("ふりがな"), info=Info.OFFICE)
    postal_code: str = field(Text(8), N_("郵便番号"), info=Info.OFFICE)
    address: str = field(Text(240), N_("所在地"), info=Info.OFFICE)
    municipality: str = field(Text(40), N_("市町村"), info=Info.OFFICE)
    structure: str = field(Choice("structure"), N_("構造"), info=Info.OFFICE)
    built_on: date | None = field(Day(), N_("完成した日"), info=Info.OFFICE)
    newly_built: str = field(Choice("new_or_existing"), N_("新築か既存か(登録の基準)"), info=Info.OFFICE)
    quake_proof: str = field(Choice("yes_no_unknown"), N_("耐震性がある"), info=Info.OFFICE)
    floors: int | None = field(Count(N_("階"), high=99), N_("何階建て"), info=Info.OFFICE)
    lift: str = field(Choice("yes_no_unknown"), N_("エレベーター"), info=Info.OFFICE)
    landlord: str = field(Ref("Organisation"), N_("貸主"), info=Info.OFFICE)
    manager: str = field(Ref("Organisation"), N_("管理会社・窓口"), info=Info.OFFICE)
    contact: str = field(Text(120), N_("連絡する人"), info=Info.OFFICE)
    phone: str = field(Phone(), N_("電話"), info=Info.OFFICE)
    secret: bool = field(Flag(), N_("場所を伏せる(シェルターなど)"), info=Info.OFFICE)
    closed: bool = field(Flag(), N_("もう使わない"), info=Info.OFFICE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)


@record
class Home(Record):
    """One unit (住戸) or room. Vacant and "accepting inquiries" are two facts; who lives there is told by Tenancy."""

    title = N_("住戸")

    building: str = field(Ref("Building"), N_("建物"), info=Info.OFFICE)
    room: str = field(Text(40), N_("部屋番号"), info=Info.OFFICE)
    kind: str = field(Choice("destination"), N_("住まいの種類"), info=Info.OFFICE)
    floor: int | None = field(Count(N_("階"), high=99), N_("階"), info=Info.OFFICE)
    layout: str = field(Text(40), N_("間取り"), info=Info.OFFICE)
    area: int | None = field(Area(), N_("床面積"), info=Info.OFFICE)
    shared_parts: bool = field(Flag(), N_("台所などを共同で使う"), info=Info.OFFICE)
    shared_house: bool = field(Flag(), N_("共同居住型(シェアハウス)"), info=Info.OFFICE)
    house_area: int | None = field(Area(), N_("住宅全体の床面積"), info=Info.OFFICE)
    house_residents: int | None = field(Count(N_("人"), high=99), N_("住宅全体の定員"), info=Info.OFFICE)
    residents_most: int | None = field(Count(N_("人"), high=99), N_("住める人数"), info=Info.OFFICE)
    facility_sets: int | None = field(Count(N_("か所"), high=99), N_("便所・洗面・浴室の数"), info=Info.OFFICE)
    rent: int | None = field(Yen(), N_("家賃(月)"), info=Info.OFFICE)
    common_fee: int | None = field(Yen(), N_("共益費・管理費(月)"), info=Info.OFFICE)
    other_fee: int | None = field(Yen(), N_("そのほかの月額(駐車場など)"), info=Info.OFFICE)
    deposit: int | None = field(Yen(), N_("敷金"), info=Info.OFFICE)
    key_money: int | None = field(Yen(), N_("礼金"), info=Info.OFFICE)
    has: frozenset[str] = field(Codes("home_condition"), N_("あてはまる条件"), info=Info.OFFICE)
    lacks: frozenset[str] = field(Codes("home_condition"), N_("できない・ないこと"), info=Info.OFFICE)
    accepts: frozenset[str] = field(Codes("category"), N_("受け入れる区分"), info=Info.OFFICE)
    accepts_only: bool = field(Flag(), N_("受け入れる区分だけに限る"), info=Info.OFFICE)
    guarantees: frozenset[str] = field(Codes("guarantee_kind"), N_("使える保証"), info=Info.OFFICE)
    guarantors: str = field(Text(200), N_("使える保証業者"), info=Info.OFFICE)
    vacant: str = field(Choice("yes_no_unknown"), N_("空いている"), info=Info.OFFICE)
    vacant_from: date | None = field(Day(), N_("いつから入れるか"), info=Info.OFFICE)
    takes_inquiries: str = field(Choice("yes_no_unknown"), N_("照会を受けている"), info=Info.OFFICE)
    checked_on: date | None = field(Day(), N_("空きを確かめた日"), info=Info.OFFICE)
    agent: str = field(Ref("Organisation"), N_("扱う不動産店"), info=Info.OFFICE)
    registered_on: date | None = field(Day(), N_("登録・認定の日"), info=Info.OFFICE)
    registration: str = field(Text(60), N_("登録・認定の番号"), info=Info.OFFICE)
    provider: str = field(Ref("Organisation"), N_("援助を行う者(居住サポート住宅)"), info=Info.OFFICE)
    closed: bool = field(Flag(), N_("もう使わない"), info=Info.OFFICE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)


@record
class YearlyReport(Record):
    """定期報告 of a 居住サポート住宅 to the body that certified it, as of the end of a fiscal year (W23)."""

    title = N_("居住サポート住宅の定期報告")

    organisation: str = field(Ref("Organisation"), N_("援助を行う者"), info=Info.OFFICE)
    building: str = field(Ref("Building"), N_("建物"), info=Info.OFFICE)
    fiscal_year: int | None = field(Count(N_("年度"), low=2025, high=9999), N_("どの年度"), info=Info.OFFICE)
    due_on: date | None = field(Day(), N_("出してもらう期限"), info=Info.OFFICE)
    received_on: date | None = field(Day(), N_("届いた日"), info=Info.OFFICE)
    units: int | None = field(Count(N_("戸"), high=9999), N_("専用住宅の戸数"), info=Info.OFFICE)
    residents: int | None = field(Count(N_("人"), high=9999), N_("入居者の数"), info=Info.OFFICE)
    empty_units: int | None = field(Count(N_("戸"), high=9999), N_("3か月以上空いている戸数"), info=Info.OFFICE)
    book_kept: str = field(Choice("yes_no_unknown"), N_("帳簿の6項目がそろっている"), info=Info.OFFICE)
    findings: str = field(Text(1000, lines=3), N_("確かめたこと・指導したこと"), info=Info.OFFICE)
    answer_by: date | None = field(Day(), N_("直してもらう期限"), info=Info.OFFICE)
    answered_on: date | None = field(Day(), N_("直ったのを確かめた日"), info=Info.OFFICE)
