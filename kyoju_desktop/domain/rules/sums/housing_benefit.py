"""住居確保給付金: rent support and the help with moving (DOMAIN 6.1; W31).

Of the income test the rent counts up to its cap; of the payment the real rent counts first and the cap afterwards.
Taking the capped rent in both pays too little.
"""

from dataclasses import dataclass

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.steps import Step, Sum, how, rounded_up
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message

TITLE, MOVING_TITLE = N_("住居確保給付金(家賃補助)"), N_("住居確保給付金(転居費用補助)")
TABLE = "housing_benefit"
_BASE, _CAP = "base_{people}", "cap_{people}"


@dataclass(frozen=True)
class Household:
    """What the test asks for, in yen a month: the household's income (without 児童手当), the rent alone (without
    共益費 and parking), and its savings in yen."""

    people: int
    income: int
    rent: int
    savings: int = 0


def figures(table: RateTable, people: int) -> tuple[int, int]:
    """基準額 and 住宅扶助の上限 for a household of that size; `Refused` where the table has no such household."""
    return table[_BASE.format(people=people)], table[_CAP.format(people=people)]


def rent_support(asked: Household, table: RateTable) -> Sum:
    """What would be paid a month; amount None when the household is above a limit."""
    _refuse_odd(asked)
    base, cap = figures(table, asked.people)
    limit, steps = _income_test(asked, base, cap)
    savings, saved = _savings_test(asked, base, table)
    steps += saved
    if asked.income > limit:
        return _answer(None, N_("収入が限度を超えるため、対象になりません。"), steps, table)
    if asked.savings > savings:
        return _answer(None, N_("預貯金が限度を超えるため、対象になりません。"), steps, table)
    if asked.income <= base:
        raw = asked.rent
        steps.append(Step(N_("家賃相当額"), how(N_("収入が基準額以下なので、家賃 {rent}"), rent=asked.rent), raw))
    else:
        raw = base + asked.rent - asked.income
        words = N_("基準額 {base} + 家賃 {rent} − 収入 {income}")
        steps.append(Step(N_("家賃相当額"), how(words, base=base, rent=asked.rent, income=asked.income), raw))
    capped = min(raw, cap)
    steps.append(Step(N_("上限をかけた額"), how(N_("{raw} と上限 {cap} の小さい方"), raw=raw, cap=cap), capped))
    if capped <= 0:
        return _answer(None, N_("計算すると0円以下になるため、支給はありません。"), steps, table)
    unit = table["round_up"]
    paid = min(rounded_up(capped, unit), cap)
    steps.append(Step(N_("支給額(月)"), how(N_("{unit}円未満を切上げ"), unit=unit), paid))
    return _answer(paid, N_("対象になる見込みです。"), steps, table)


def moving_help(asked: Household, costs: int, table: RateTable) -> Sum:
    """What would be paid once towards moving: the tests are those of the rent support, the cap a multiple of C."""
    _refuse_odd(asked)
    base, cap = figures(table, asked.people)
    limit, steps = _income_test(asked, base, cap)
    savings, saved = _savings_test(asked, base, table)
    steps += saved
    if asked.income > limit or asked.savings > savings:
        words = N_("収入又は預貯金が限度を超えるため、対象になりません。")
        return _answer(None, words, steps, table, MOVING_TITLE)
    most = cap * table["moving_times_cap"]
    words = N_("住宅扶助の上限 {cap} × {times}")
    steps.append(Step(N_("支給の上限"), how(words, cap=cap, times=table["moving_times_cap"]), most))
    paid = min(costs, most)
    words = N_("対象になる費用 {costs} と上限 {most} の小さい方(敷金と契約前の家賃は入りません)")
    steps.append(Step(N_("支給額(1回)"), how(words, costs=costs, most=most), paid))
    return _answer(paid, N_("対象になる見込みです。家計改善支援の意見が要ります。"), steps, table, MOVING_TITLE)


def _income_test(asked: Household, base: int, cap: int) -> tuple[int, list[Step]]:
    counted = min(asked.rent, cap)
    limit = base + counted
    words = N_("基準額 {base} + 家賃(上限 {cap} まで) {counted}")
    step = Step(N_("収入の限度(月)"), how(words, base=base, cap=cap, counted=counted), limit)
    return limit, [step]


def _savings_test(asked: Household, base: int, table: RateTable) -> tuple[int, list[Step]]:
    """The published limit of the office counts where it gave one: it does not always equal the formula (W29)."""
    published = table.values.get(f"savings_{asked.people}")
    if published is not None:
        return published, [Step(N_("預貯金の限度"), how(N_("公表されている額 {limit}"), limit=published), published)]
    limit = min(base * table["savings_months"], table["savings_limit"])
    words = N_("基準額 {base} × {months}(多くても {most})")
    steps = how(words, base=base, months=table["savings_months"], most=table["savings_limit"])
    return limit, [Step(N_("預貯金の限度"), steps, limit)]


def _refuse_odd(asked: Household) -> None:
    for name, amount in (("people", asked.people - 1), ("income", asked.income), ("savings", asked.savings)):
        if amount < 0:
            raise Refused(N_("0より小さい数では計算できません。入れなおしてください。"), field=name)
    if asked.rent <= 0:
        raise Refused(N_("家賃が0円では計算できません。共益費を除いた家賃を入れてください。"), field="rent")


def _answer(amount: int | None, verdict: str, steps: list[Step], table: RateTable, title: str = TITLE) -> Sum:
    return Sum(title, amount, Message(verdict), tuple(steps), table.source, table.unconfirmed)
