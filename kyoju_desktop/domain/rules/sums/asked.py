"""What each sum asks for: the fields in reading order, which may stay unknown, and when a field means something."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kyoju_desktop.domain.area import Area
from kyoju_desktop.domain.kinds import Choice, Count, Day, Flag, Kind, Yen
from kyoju_desktop.domain.rules.remarks import HIGH_RENT
from kyoju_desktop.domain.rules.sums.year import Year
from kyoju_desktop.i18n.messages import N_, Message

Answers = Mapping[str, Any]
LOW_INCOME, BENEFIT, MOVING = "low_income", "housing_benefit", "moving_benefit"
GUARANTEE, RENT_REDUCTION, FEE_REDUCTION = "guarantee", "rent_reduction", "fee_reduction"
REPAIR, STANDARD = "repair", "home_standard"
EARNERS = 3  # persons with an income that one sum can hold
ON = "on"


@dataclass(frozen=True)
class Asked:
    """One figure of a sum.

    `needed` must be there, all others may stay empty (unknown). `when` names another field and the answer with which
    this one means something; fields of one `group` stand under its heading; `more`: it belongs to so many further
    persons and is shown when asked for.
    """

    name: str
    label: str
    kind: Kind[Any]
    hint: str = ""
    needed: bool = False
    when: tuple[str, Any] | None = None
    group: str = ""
    more: int = 0


_PEOPLE = Asked("people", N_("世帯の人数"), Count(N_("人"), low=1, high=20), needed=True)
_INCOME = Asked(
    "income",
    N_("世帯の収入(月)"),
    Yen(),
    N_("世帯全員の合計。児童手当・児童扶養手当などは入れません。わからないときは空けておきます。"),
)
_RENT = Asked("rent", N_("家賃(月)"), Yen(), N_("共益費・管理費・駐車場は入れません。"), needed=True)
_SAVINGS = Asked("savings", N_("預貯金"), Yen(), N_("世帯全員の合計。わからないときは空けておきます。"))
_BENEFIT = (_PEOPLE, _INCOME, _RENT, _SAVINGS)


def _earner(number: int) -> tuple[Asked, ...]:
    own = number == 1
    group = N_("本人の1年の収入") if own else (N_("2人目の1年の収入") if number == 2 else N_("3人目の1年の収入"))

    def asked(name: str, label: str, kind: Kind[Any], hint: str = "") -> Asked:
        return Asked(f"{name}_{number}", label, kind, hint, group=group, more=number - 1)

    known = N_("税などを引くまえの額。") if own else ""
    return (
        asked("wages", N_("給与の収入(年)"), Yen(), known),
        asked("pension", N_("年金の収入(年)"), Yen(), N_("遺族年金・障害年金は入れません。") if own else ""),
        asked("old", N_("その年の末に65歳以上"), Flag()),
        asked("other", N_("ほかの所得(年)"), Yen(), N_("事業などの、必要な経費を引いたあとの額。") if own else ""),
        asked("relief", N_("寡婦・ひとり親"), Choice("income_relief")),
    )


_HEADS = Count(N_("人"), high=30)
_DEDUCTIONS = N_("控除する人数")
_DEPENDANTS = tuple(
    Asked(name, label, _HEADS, hint, group=_DEDUCTIONS)
    for name, label, hint in (
        ("everybody", N_("同居者・扶養親族"), N_("本人は数えません。")),
        ("elderly", N_("うち70歳以上の扶養"), ""),
        ("young", N_("うち16歳から22歳の扶養"), ""),
        ("disabled", N_("障害者"), N_("本人も数えます。特別障害者は次の欄だけに入れます。")),
        ("severely_disabled", N_("特別障害者"), ""),
    )
)
_HOUSE, _NOT_HOUSE = ("shared_house", True), ("shared_house", False)

ASKED: Mapping[str, tuple[Asked, ...]] = {
    LOW_INCOME: (
        Asked("year", N_("どの年の収入か"), Year(), N_("ふつうは前の年です。"), needed=True),
        *(each for number in range(1, EARNERS + 1) for each in _earner(number)),
        *_DEPENDANTS,
    ),
    BENEFIT: _BENEFIT,
    MOVING: (
        *_BENEFIT,
        Asked(
            "costs",
            N_("対象になる費用"),
            Yen(),
            N_("家財の運搬・礼金・仲介手数料・保証料・保険料など。敷金と契約前の家賃は入れません。"),
            needed=True,
        ),
    ),
    GUARANTEE: (
        Asked("rent", N_("家賃(月)"), Yen(), needed=True),
        Asked("common_fee", N_("共益費・管理費(月)"), Yen(), N_("滞納の保証限度にだけ入ります。")),
        Asked("begins", N_("保証が始まる日"), Day(), N_("入れると、満了の日も出ます。")),
    ),
    RENT_REDUCTION: (
        Asked("market_rent", N_("近傍の家賃(月)"), Yen(), N_("同じくらいの住宅の、ふつうの家賃。"), needed=True),
        Asked("paid_rent", N_("入居者の負担(月)"), Yen(), needed=True),
        Asked(
            "months", N_("低廉化する月数"), Count(N_("か月"), low=1, high=240), N_("10年なら120か月。"), needed=True
        ),
    ),
    FEE_REDUCTION: (Asked("fee", N_("保証料など"), Yen(), needed=True),),
    REPAIR: (
        Asked("costs", N_("改修の工事費"), Yen(), N_("1戸あたり。"), needed=True),
        Asked(
            "added",
            N_("加算になる工事をする"),
            Flag(),
            N_("共同居住用への変更、バリアフリー、防火・消火、子育て対応、耐震のどれか。"),
        ),
        Asked("lift", N_("バリアフリーでエレベーターを付ける"), Flag(), when=("added", True)),
    ),
    STANDARD: (
        Asked("built", N_("新築か既存か"), Choice("new_or_existing"), needed=True),
        Asked("shared_house", N_("共同居住型(シェアハウス)"), Flag()),
        Asked("shared_parts", N_("台所などを共同で使う"), Flag(), when=_NOT_HOUSE),
        Asked("area", N_("各戸の床面積"), Area(), when=_NOT_HOUSE),
        Asked("residents", N_("住める人数"), Count(N_("人"), low=1, high=99), needed=True, when=_HOUSE),
        Asked("house_area", N_("住宅全体の床面積"), Area(), when=_HOUSE),
        Asked("own_room", N_("専用居室の床面積"), Area(), when=_HOUSE),
        Asked("facilities", N_("便所・洗面・浴室の数"), Count(N_("か所"), high=99), when=_HOUSE),
    ),
}
DAY = Asked(ON, N_("いつの数字で"), Day(), N_("この日に使われる表で計算します。"), needed=True)


def shown(code: str, answers: Answers) -> tuple[Asked, ...]:
    """The fields that mean something with these answers."""
    return tuple(each for each in ASKED[code] if means_something(each, answers))


def means_something(asked: Asked, answers: Answers) -> bool:
    """Whether the field is asked for at all."""
    return asked.when is None or bool(answers.get(asked.when[0])) == asked.when[1]


def lacking(code: str, answers: Answers) -> tuple[Asked, ...]:
    """What must still be given before anything can be worked out."""
    every = (DAY, *shown(code, answers))
    return tuple(each for each in every if each.needed and answers.get(each.name) in (None, ""))


def remarks(code: str, answers: Answers) -> dict[str, Message]:
    """What looks odd and is counted with all the same, beside the field it belongs to."""
    found = {}
    for name in ("rent", "market_rent", "paid_rent"):
        amount = answers.get(name)
        if isinstance(amount, int) and amount >= HIGH_RENT and any(each.name == name for each in ASKED[code]):
            found[name] = Message(
                N_("家賃が月100万円以上です。けたを確かめてください。計算は、この額のまましています。")
            )
    people = answers.get("people")
    if isinstance(people, int) and people > 10:
        found["people"] = Message(N_("10人を超える世帯です。人数を確かめてください。"))
    return found
