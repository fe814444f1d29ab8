"""政令月収: whether a household is 低額所得者 (L1; 住宅SN法2条1項1号, 同施行規則1条; DOMAIN 2.2, W54)."""

from collections.abc import Sequence
from dataclasses import dataclass

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.steps import Step, Sum, how
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.i18n.numbers import format_number

TITLE = N_("政令月収")
TABLE = "low_income"
MONTHS = 12
NO_RELIEF, WIDOW, SINGLE_PARENT = "", "widow", "single_parent"
_NEGATIVE = N_("0より小さい数では計算できません。入れなおしてください。")


@dataclass(frozen=True)
class Earner:
    """One person with an income: 所得 of the past year in yen from work or public pension, and any other; whether
    寡婦 (`WIDOW`) or ひとり親 (`SINGLE_PARENT`)."""

    earned: int = 0
    other: int = 0
    relief: str = NO_RELIEF


@dataclass(frozen=True)
class Dependants:
    """How many persons of the household count for which deduction; `everybody` but the applicant."""

    everybody: int = 0
    elderly: int = 0
    young: int = 0
    disabled: int = 0
    severely_disabled: int = 0


NOBODY = Dependants()
_TAKEN = (
    ("everybody", "dependant", N_("同居者・扶養親族")),
    ("elderly", "elderly", N_("70歳以上の扶養の加算")),
    ("young", "young", N_("16歳から22歳の扶養の加算")),
    ("disabled", "disabled", N_("障害者")),
    ("severely_disabled", "severely_disabled", N_("特別障害者")),
)


def monthly_income(earners: Sequence[Earner], table: RateTable, dependants: Dependants = NOBODY) -> int:
    """政令月収 in whole yen, rounded down; an estimate, the office that decides works it out from papers."""
    left = sum(_counted(each, table) for each in earners) - _deducted(dependants, table)
    return max(left, 0) // MONTHS


def is_low_income(earners: Sequence[Earner], table: RateTable, dependants: Dependants = NOBODY) -> bool:
    """Whether the household's 政令月収 does not exceed the limit."""
    return monthly_income(earners, table, dependants) <= table["limit"]


def household(
    earners: Sequence[Earner], table: RateTable, dependants: Dependants = NOBODY, before: Sequence[Step] = ()
) -> Sum:
    """The whole sum with its steps; `before` are the steps that led to the earners' 所得."""
    _refuse_odd(earners, dependants)
    steps = list(before)
    for number, each in enumerate(earners, 1):
        steps.append(_person(number, each, table))
    total = sum(_counted(each, table) for each in earners)
    steps += _deductions(dependants, table)
    taken = _deducted(dependants, table)
    left = max(total - taken, 0)
    words = N_("所得の合計 {total} − 控除の合計 {taken}(0より小さいときは0)")
    steps.append(Step(N_("控除のあとの年額"), how(words, total=total, taken=taken), left))
    month, limit = left // MONTHS, table["limit"]
    steps.append(Step(N_("政令月収"), how(N_("{left} ÷ 12(1円未満を切捨て)"), left=left), month))
    low = month <= limit
    said = (
        N_("{limit}円以下なので、低額所得者に当たる見込みです。")
        if low
        else N_("{limit}円を超えるため、低額所得者に当たりません。")
    )
    return Sum(TITLE, month, Message(said, (("limit", format_number(limit)),)), tuple(steps), (table,), good=low)


def without_income(table: RateTable, dependants: Dependants = NOBODY) -> Sum:
    """What can be said while the income is unknown: up to which 所得 of a year the household would count."""
    _refuse_odd((), dependants)
    taken, limit = _deducted(dependants, table), table["limit"]
    most = limit * MONTHS + MONTHS - 1 + taken
    words = N_("限度 {limit} × 12 + 11(切捨ての分)+ 控除の合計 {taken}")
    steps = [
        *_deductions(dependants, table),
        Step(N_("世帯の所得の合計の限度(年)"), how(words, limit=limit, taken=taken), most),
    ]
    verdict = Message(
        N_("所得がわからないので決まりません。世帯の所得の合計が年 {most}円までなら、低額所得者に当たります。"),
        (("most", format_number(most)),),
    )
    note = Message(N_("給与や年金のある人は、1人につき10万円まで、この額よりさらに多くてもかまいません。"))
    return Sum(TITLE, None, verdict, tuple(steps), (table,), good=None, notes=(note,))


def _person(number: int, earner: Earner, table: RateTable) -> Step:
    own = min(table["wage_or_pension"], earner.earned)
    relief = min(_relief(earner, table), earner.earned + earner.other - own)
    label = N_("本人の所得(控除のあと)") if number == 1 else N_("ほかの人の所得(控除のあと)")
    words = N_("給与・年金の所得 {earned} − {own} + ほかの所得 {other} − 寡婦・ひとり親 {relief}")
    found = how(words, earned=earner.earned, own=own, other=earner.other, relief=relief)
    return Step(label, found, _counted(earner, table))


def _relief(earner: Earner, table: RateTable) -> int:
    return {WIDOW: table["widow"], SINGLE_PARENT: table["single_parent"]}.get(earner.relief, 0)


def _counted(earner: Earner, table: RateTable) -> int:
    """Each deduction takes at most what is there of the income it belongs to."""
    left = max(earner.earned - table["wage_or_pension"], 0) + earner.other
    return max(left - _relief(earner, table), 0)


def _deductions(dependants: Dependants, table: RateTable) -> list[Step]:
    found = []
    for name, key, label in _TAKEN:
        heads = getattr(dependants, name)
        if heads:
            words = N_("{heads}人 × {each}")
            found.append(Step(label, how(words, heads=heads, each=table[key]), heads * table[key]))
    return found


def _deducted(dependants: Dependants, table: RateTable) -> int:
    return sum(getattr(dependants, name) * table[key] for name, key, _label in _TAKEN)


def _refuse_odd(earners: Sequence[Earner], dependants: Dependants) -> None:
    if any(each.earned < 0 or each.other < 0 for each in earners):
        raise Refused(_NEGATIVE)
    for name, _key, _label in _TAKEN:
        if getattr(dependants, name) < 0:
            raise Refused(_NEGATIVE, field=name)
    for name in ("elderly", "young"):
        if getattr(dependants, name) > dependants.everybody:
            words = N_("同居者・扶養親族の人数({everybody}人)より多くなっています。どちらかを直してください。")
            raise Refused(words, field=name, everybody=str(dependants.everybody))
