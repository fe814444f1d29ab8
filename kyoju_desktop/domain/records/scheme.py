"""制度と数字: schemes followed through on a case, sums that were worked out, the map of measures, own figures."""

from datetime import date, datetime

from kyoju_desktop.domain.fields import Record, field, record
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Moment, Ref, Text, Yen
from kyoju_desktop.i18n.messages import N_


@record
class SchemeUse(Record):
    """One scheme on one case, from the first recommendation to its end (DOMAIN 4.6, 4.8, 1.4, 3.9).

    Which steps and papers a scheme has is data (`resources/reference/schemes.json`).
    """

    title = N_("制度の利用")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    scheme: str = field(Choice("followed_scheme"), N_("制度"), info=Info.COURSE)
    recommended_on: date | None = field(Day(), N_("案内・勧奨した日"), info=Info.COURSE)
    recommended_how: str = field(Text(400, lines=2), N_("どう案内したか"), info=Info.COURSE)
    wish: str = field(Choice("scheme_wish"), N_("本人の意向"), info=Info.COURSE)
    organisation: str = field(Ref("Organisation"), N_("決める・行う機関"), info=Info.OFFICE)
    referred_on: date | None = field(Day(), N_("つないだ日"), info=Info.COURSE)
    basis: str = field(Choice("special_use_basis"), N_("目的外使用の根拠"), info=Info.HOUSING)
    papers: frozenset[str] = field(Codes("scheme_paper"), N_("そろった書類"), info=Info.COURSE)
    applied_on: date | None = field(Day(), N_("申請した日"), info=Info.COURSE)
    expected_on: date | None = field(Day(), N_("結果の予定日"), info=Info.COURSE)
    result: str = field(Choice("scheme_result"), N_("結果"), info=Info.COURSE)
    result_on: date | None = field(Day(), N_("結果の日"), info=Info.COURSE)
    result_reason: str = field(Text(400, lines=2), N_("結果のわけ"), info=Info.OFFICE)
    document_number: str = field(Text(60), N_("決定・許可の番号"), info=Info.OFFICE)
    from_day: date | None = field(Day(), N_("始まりの日"), info=Info.COURSE)
    until_day: date | None = field(Day(), N_("終わりの日"), info=Info.COURSE)
    amount: int | None = field(Yen(), N_("月額・金額"), info=Info.MONEY)
    extended: int | None = field(Count(N_("回"), high=99), N_("延長した回数"), info=Info.COURSE)
    next_step: str = field(Text(400, lines=2), N_("次にすること"), info=Info.COURSE)
    next_on: date | None = field(Day(), N_("次の期限"), info=Info.COURSE)
    next_done_on: date | None = field(Day(), N_("次のことを済ませた日"), info=Info.COURSE)
    ended_on: date | None = field(Day(), N_("利用が終わった日"), info=Info.COURSE)
    ended_why: str = field(Text(200), N_("終わったわけ"), info=Info.COURSE)
    note: str = field(Text(1000, lines=2), N_("備考"), info=Info.OFFICE)


@record
class SchemeStep(Record):
    """One step of a scheme on a case, named by the data of the scheme."""

    title = N_("制度の手順")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    use: str = field(Ref("SchemeUse"), N_("制度の利用"), info=Info.OFFICE)
    step: str = field(Text(60), N_("手順の記号"), info=Info.OFFICE)
    what: str = field(Text(200), N_("手順"), info=Info.COURSE)
    planned_on: date | None = field(Day(), N_("予定の日"), info=Info.COURSE)
    done_on: date | None = field(Day(), N_("済んだ日"), info=Info.COURSE)
    words: str = field(Text(400, lines=2), N_("内容"), info=Info.COURSE)


@record
class Estimate(Record):
    """計算の控え: a sum as it was worked out, every step in words, so that it can be shown and printed again."""

    title = N_("計算の控え")

    case: str = field(Ref("Case"), N_("ケース"), info=Info.OFFICE)
    sum: str = field(Choice("sum"), N_("何の計算か"), info=Info.MONEY)
    at: datetime | None = field(Moment(), N_("計算した日時"), info=Info.MONEY)
    on: date | None = field(Day(), N_("いつの数字で"), info=Info.MONEY)
    given: str = field(Text(4000, lines=4), N_("入れた数字"), info=Info.MONEY)
    amount: int | None = field(Yen(), N_("計算の結果"), info=Info.MONEY)
    verdict: str = field(Text(400, lines=2), N_("わかったこと"), info=Info.MONEY)
    steps: str = field(Text(8000, lines=10), N_("計算の順"), info=Info.MONEY)
    source: str = field(Text(2000, lines=4), N_("数字の出どころ"), info=Info.MONEY)
    unconfirmed: bool = field(Flag(), N_("県に確かめる数字がある"), info=Info.MONEY)
    clerk: str = field(Text(80), N_("計算した人"), info=Info.OFFICE)
    note: str = field(Text(400, lines=2), N_("備考"), info=Info.OFFICE)


@record
class BenefitRate(Record):
    """住居確保給付金: the town's own published figures for one size of household (DOMAIN 6.1)."""

    title = N_("住居確保給付金の基準額")

    people: int | None = field(Count(N_("人"), low=1, high=20), N_("世帯の人数"), info=Info.OFFICE)
    base: int | None = field(Yen(), N_("基準額(月)"), info=Info.OFFICE)
    cap: int | None = field(Yen(), N_("家賃の上限(住宅扶助の額)"), info=Info.OFFICE)
    savings: int | None = field(Yen(), N_("預貯金の限度(公表額)"), info=Info.OFFICE)
    from_day: date | None = field(Day(), N_("いつから"), info=Info.OFFICE)
    until_day: date | None = field(Day(), N_("いつまで"), info=Info.OFFICE)
    source: str = field(Text(200), N_("出どころ"), info=Info.OFFICE)
    confirmed_on: date | None = field(Day(), N_("県に確かめた日"), info=Info.OFFICE)


@record
class ClosedDay(Record):
    """A day on which the office is closed besides weekends, public holidays and the turn of the year."""

    title = N_("役場の閉庁日")

    on: date | None = field(Day(), N_("閉庁の日"), info=Info.OFFICE)
    why: str = field(Text(120), N_("わけ"), info=Info.OFFICE)


@record
class Designation(Record):
    """大規模災害の指定 (M11): whose victims stay 要配慮者 after three years, and until when."""

    title = N_("災害の指定")

    name: str = field(Text(120), N_("災害の名前"), info=Info.OFFICE)
    happened_on: date | None = field(Day(), N_("発災の日"), info=Info.OFFICE)
    until_day: date | None = field(Day(), N_("指定の終わる日"), info=Info.OFFICE)
    source: str = field(Text(200), N_("告示など"), info=Info.OFFICE)


@record
class Measure(Record):
    """One line of the map of measures: who is helped with what, by whom here, and how one refers (DOMAIN 7.1)."""

    title = N_("制度・資源")

    name: str = field(Text(120), N_("名前"), info=Info.OFFICE, searchable=True)
    kana: str = field(Text(120), N_("ふりがな"), info=Info.OFFICE, searchable=True)
    old_names: str = field(Text(200), N_("前の名前"), info=Info.OFFICE, searchable=True)
    stage: frozenset[str] = field(Codes("measure_stage"), N_("どの場面で"), info=Info.OFFICE)
    categories: frozenset[str] = field(Codes("category"), N_("だれに"), info=Info.OFFICE)
    everybody: bool = field(Flag(), N_("区分を問わない"), info=Info.OFFICE)
    needs: frozenset[str] = field(Codes("topic"), N_("どの困りごとに"), info=Info.OFFICE)
    body_kinds: frozenset[str] = field(Codes("organisation_kind"), N_("どの種類の機関が"), info=Info.OFFICE)
    organisation: str = field(Ref("Organisation"), N_("この町での窓口"), info=Info.OFFICE)
    scheme: str = field(Choice("followed_scheme"), N_("ケースで追う制度"), info=Info.OFFICE)
    does: str = field(Text(400, lines=2), N_("してもらえること"), info=Info.OFFICE)
    how: str = field(Text(400, lines=2), N_("つなぎ方・書類"), info=Info.OFFICE)
    law: str = field(Text(200), N_("根拠"), info=Info.OFFICE)
    here: str = field(Choice("yes_no_unknown"), N_("この町で使える"), info=Info.OFFICE)
    from_day: date | None = field(Day(), N_("いつから"), info=Info.OFFICE)
    until_day: date | None = field(Day(), N_("いつまで"), info=Info.OFFICE)
    checked_on: date | None = field(Day(), N_("確かめた日"), info=Info.OFFICE)
    source: str = field(Text(200), N_("出どころ"), info=Info.OFFICE)
    note: str = field(Text(400, lines=2), N_("役場の覚え"), info=Info.OFFICE)
    starter: str = field(Text(40), N_("はじめの候補の記号"), info=Info.OFFICE)
