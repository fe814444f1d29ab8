"""The assessment core (DOMAIN 4.1 【2】, 4.2) and the screening decision."""

from datetime import date

from kyoju_desktop.domain.area import Area
from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Ref, Text, Yen
from kyoju_desktop.i18n.messages import N_


@record
class Assessment(Record):
    """What the office has understood about household, money, health, work and housing wishes."""

    title = N_("アセスメント")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    interviewed_on: date | None = field(Day(), N_("聞き取った日"), info=Info.COURSE)
    consulted_before: str = field(Text(400, lines=2), N_("これまでの相談先"), info=Info.COURSE)
    schemes: frozenset[str] = field(Codes("scheme"), N_("利用している制度"), info=Info.MONEY)
    welfare: str = field(Choice("welfare_status"), N_("生活保護"), info=Info.MONEY)
    marriage: str = field(Choice("marriage"), N_("婚姻"), info=Info.FAMILY)
    household_kind: str = field(Choice("household_kind"), N_("世帯の形"), info=Info.HOUSEHOLD)
    family: str = field(Text(2000, lines=3), N_("家族の状況"), info=Info.FAMILY)
    community: str = field(Text(1000, lines=2), N_("地域との関係"), info=Info.FAMILY)
    health: str = field(Choice("health"), N_("健康状態"), info=Info.HEALTH)
    illness: str = field(Text(2000, lines=3), N_("病気・障害・通院"), info=Info.HEALTH)
    hospital: str = field(Text(120), N_("通院先"), info=Info.HEALTH, place=True)
    handbooks: frozenset[str] = field(Codes("handbook"), N_("手帳"), info=Info.HEALTH)
    care_level: str = field(Choice("care_level"), N_("要介護・要支援"), info=Info.HEALTH)
    independence: frozenset[str] = field(Codes("needs_help_with"), N_("手助けがいること"), info=Info.HEALTH)
    crime_history: str = field(Text(1000, lines=2), N_("矯正施設・保護観察のこと"), info=Info.CRIME)
    victim_history: str = field(Text(2000, lines=3), N_("被害のこと"), info=Info.VICTIM)
    income_kinds: frozenset[str] = field(Codes("income_kind"), N_("収入の種類"), info=Info.MONEY)
    income: int | None = field(Yen(), N_("本人の月収"), info=Info.MONEY)
    household_income: int | None = field(Yen(), N_("世帯の月収"), info=Info.MONEY)
    savings: int | None = field(Yen(), N_("預貯金"), info=Info.MONEY)
    taxed: str = field(Choice("taxed"), N_("住民税"), info=Info.MONEY)
    arrears: frozenset[str] = field(Codes("arrears_kind"), N_("滞納しているもの"), info=Info.MONEY)
    debts: str = field(Text(1000, lines=2), N_("債務"), info=Info.MONEY)
    work: str = field(Choice("work_status"), N_("就労の状況"), info=Info.WORK)
    career: str = field(Text(1000, lines=2), N_("職歴・資格・学歴"), info=Info.WORK, place=True)
    issues: frozenset[str] = field(Codes("issue"), N_("課題と背景"), info=Info.COURSE)
    strengths: str = field(Text(1000, lines=2), N_("本人の強み・できること"), info=Info.COURSE)
    view: str = field(Text(2000, lines=4), N_("見立て"), info=Info.COURSE)
    emergency_needs: frozenset[str] = field(Codes("emergency_need"), N_("緊急に要るもの"), info=Info.NEED)
    wish_area: str = field(Text(200), N_("住みたい地域"), info=Info.HOUSING, place=True)
    wish_rent: int | None = field(Yen(), N_("家賃の上限"), info=Info.HOUSING)
    wish_rooms: str = field(Text(80), N_("間取り"), info=Info.HOUSING)
    wish_floor: str = field(Choice("floor_wish"), N_("階"), info=Info.HOUSING)
    wish_kinds: frozenset[str] = field(Codes("destination"), N_("希望する住まいの種類"), info=Info.HOUSING)
    wish_size: int | None = field(Area(), N_("広さの下限"), info=Info.HOUSING)
    wish_by: date | None = field(Day(), N_("いつまでに移りたいか"), info=Info.HOUSING)
    wish_help: frozenset[str] = field(Codes("moving_help"), N_("移るときの手助け"), info=Info.HOUSING)
    wish_conditions: frozenset[str] = field(Codes("home_condition"), N_("住まいの条件"), info=Info.HOUSING)
    other_town: str = field(Choice("other_town"), N_("ほかの市町村への転居"), info=Info.HOUSING)
    move_cost: str = field(Choice("move_cost"), N_("転居費用の見通し"), info=Info.MONEY)
    guarantor: str = field(Choice("guarantor"), N_("保証人"), info=Info.HOUSING)
    residents: int | None = field(Count(N_("人"), high=30), N_("いっしょに住む人数"), info=Info.HOUSEHOLD)


@record
class Screening(Record):
    """対応方針: the five choices; "no consent yet, still working on it" is a normal one (DOMAIN 3.2)."""

    title = N_("方針決定")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    decision: str = field(Choice("screening"), N_("対応方針"), info=Info.COURSE)
    decided_on: date | None = field(Day(), N_("決めた日"), info=Info.COURSE)
    approved_on: date | None = field(Day(), N_("決裁の日"), info=Info.OFFICE)
    approval_number: str = field(Text(60), N_("決裁番号"), info=Info.OFFICE)
    approver: str = field(Text(80), N_("決裁した人"), info=Info.OFFICE)
    referred_to: str = field(Text(200), N_("つなぎ先"), info=Info.COURSE)
    reason: str = field(Text(2000, lines=3), N_("理由"), info=Info.COURSE)
    ask_again_on: date | None = field(Day(), N_("同意をもう一度たずねる日"), info=Info.COURSE)
