"""住居確保給付金: rent support and the help with moving (DOMAIN 6.1; W31).

Of the income test the rent counts up to its cap; of the payment the real rent counts first and the cap afterwards.
Taking the capped rent in both pays too little. What is unknown is an answer: the sum then says what can be said.
"""

from dataclasses import dataclass

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.steps import Step, Sum, how, rounded_up
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message

TITLE, MOVING_TITLE = N_("住居確保給付金(家賃補助)"), N_("住居確保給付金(転居費用補助)")
TABLE = "housing_benefit"
_BASE, _CAP, _SAVINGS = "base_{people}", "cap_{people}", "savings_{people}"
ABOVE_INCOME = N_("収入が限度を超えるため、対象になりません。")
ABOVE_SAVINGS = N_("預貯金が限度を超えるため、対象になりません。")
FITS = N_("対象になる見込みです。")
_SAVINGS_OPEN = N_("預貯金がわかりません。{limit}円以下であることを確かめてください。")
_OFFICE = N_("申請と決定は、住居確保給付金を行う機関(自立相談支援の窓口)です。求職活動などの要件もあります。")


@dataclass(frozen=True)
class Household:
    """What the test asks for, in yen a month: the household's income (without 児童手当), the rent alone (without
    共益費 and parking), and its savings in yen. None: nobody knows."""

    people: int
    income: int | None
    rent: int
    savings: int | None = 0


@dataclass(frozen=True)
class _Tested:
    """The limits of the two tests, with the steps that led to them."""

    base: int
    cap: int
    income: int
    savings: int
    steps: tuple[Step, ...]


def figures(table: RateTable, people: int) -> tuple[int, int]:
    """基準額 and 住宅扶助の上限 for a household of that size; `Refused` where the table has no such household."""
    return table[_BASE.format(people=people)], table[_CAP.format(people=people)]


def rent_support(asked: Household, table: RateTable) -> Sum:
    """What would be paid a month; amount None when the household is above a limit or its income is unknown."""
    found = _tests(asked, table)
    refused = _over(asked, found)
    if refused:
        return _answer(TITLE, None, Message(refused), found.steps, table, good=False)
    if asked.income is None:
        return _unknown(asked, found, table)
    return _paid(asked, asked.income, found, table)


def moving_help(asked: Household, costs: int, table: RateTable) -> Sum:
    """What would be paid once towards moving: the tests are those of the rent support, the cap a multiple of C."""
    if costs <= 0:
        raise Refused(N_("対象になる費用が0円では計算できません。入れなおしてください。"), field="costs")
    found = _tests(asked, table)
    refused = _over(asked, found)
    if refused:
        return _answer(MOVING_TITLE, None, Message(refused), found.steps, table, good=False)
    times = table["moving_times_cap"]
    most = found.cap * times
    paid = min(costs, most)
    steps = (
        *found.steps,
        Step(N_("支給の上限"), how(N_("住宅扶助の上限 {cap} × {times}"), cap=found.cap, times=times), most),
        Step(
            N_("支給額(1回)"),
            how(N_("対象になる費用 {costs} と上限 {most} の小さい方"), costs=costs, most=most),
            paid,
        ),
    )
    needed = Message(N_("家計改善支援で、転居が必要と認められることが要ります。敷金と契約前の家賃は入りません。"))
    if asked.income is None:
        words = N_("収入がわからないので決まりません。収入が月{limit}円以下なら、{paid}円の見込みです。")
        said = how(words, limit=found.income, paid=paid)
        return _answer(MOVING_TITLE, None, said, steps, table, good=None, notes=(*_open(asked, found), needed))
    return _answer(MOVING_TITLE, paid, Message(FITS), steps, table, notes=(*_open(asked, found), needed))


def full_until(asked: Household, found: _Tested) -> int:
    """Up to which income the whole of what can be paid is paid; above the limit of income nothing is."""
    return min(found.base + max(asked.rent - found.cap, 0), found.income)


def _tests(asked: Household, table: RateTable) -> _Tested:
    _refuse_odd(asked)
    base, cap = figures(table, asked.people)
    counted = min(asked.rent, cap)
    limit = base + counted
    words = N_("基準額 {base} + 家賃(上限 {cap} まで) {counted}")
    step = Step(N_("収入の限度(月)"), how(words, base=base, cap=cap, counted=counted), limit)
    savings, saved = _savings_test(asked, base, table)
    return _Tested(base, cap, limit, savings, (step, saved))


def _savings_test(asked: Household, base: int, table: RateTable) -> tuple[int, Step]:
    """The published limit of the office counts where it gave one: it does not always equal the formula (W29)."""
    published = table.values.get(_SAVINGS.format(people=asked.people))
    if published is not None:
        words = how(N_("公表されている額 {limit}"), limit=published)
        return published, Step(N_("預貯金の限度"), words, published)
    months, most = table["savings_months"], table["savings_limit"]
    limit = min(base * months, most)
    words = how(N_("基準額 {base} × {months}(多くても {most})"), base=base, months=months, most=most)
    return limit, Step(N_("預貯金の限度"), words, limit)


def _over(asked: Household, found: _Tested) -> str:
    if asked.income is not None and asked.income > found.income:
        return ABOVE_INCOME
    return ABOVE_SAVINGS if asked.savings is not None and asked.savings > found.savings else ""


def _paid(asked: Household, income: int, found: _Tested, table: RateTable) -> Sum:
    steps = list(found.steps)
    raw = asked.rent if income <= found.base else found.base + asked.rent - income
    if income <= found.base:
        words = how(
            N_("収入 {income} が基準額 {base} 以下なので、家賃 {rent}"), income=income, base=found.base, rent=raw
        )
    else:
        text = N_("基準額 {base} + 家賃 {rent} − 収入 {income}")
        words = how(text, base=found.base, rent=asked.rent, income=income)
    steps.append(Step(N_("家賃相当額"), words, raw))
    capped = min(raw, found.cap)
    steps.append(Step(N_("上限をかけた額"), how(N_("{raw} と上限 {cap} の小さい方"), raw=raw, cap=found.cap), capped))
    if capped <= 0:
        nothing = Message(N_("計算すると0円以下になるため、支給はありません。"))
        return _answer(TITLE, None, nothing, tuple(steps), table, good=False)
    unit = table["round_up"]
    paid = min(rounded_up(capped, unit), found.cap)
    steps.append(Step(N_("支給額(月)"), how(N_("{capped} の{unit}円未満を切上げ"), capped=capped, unit=unit), paid))
    return _answer(
        TITLE,
        paid,
        Message(FITS),
        tuple(steps),
        table,
        notes=(*_open(asked, found), _how_long(table), Message(_OFFICE)),
    )


def _unknown(asked: Household, found: _Tested, table: RateTable) -> Sum:
    """What can be said without the income: how much at most, and between which incomes it falls to nothing."""
    most, full = min(asked.rent, found.cap), full_until(asked, found)
    words = N_(
        "収入がわからないので決まりません。収入が月{limit}円以下なら対象で、{full}円以下なら{most}円の見込みです。"
    )
    steps = (
        *found.steps,
        Step(
            N_("全額になる収入(月)"),
            how(
                N_("基準額 {base} + 家賃が上限を超える分 {more}(収入の限度まで)"),
                base=found.base,
                more=full - found.base,
            ),
            full,
        ),
        Step(
            N_("いちばん多い支給額(月)"),
            how(N_("家賃 {rent} と上限 {cap} の小さい方"), rent=asked.rent, cap=found.cap),
            most,
        ),
    )
    said = how(words, limit=found.income, full=full, most=most)
    notes = (*_open(asked, found), _how_long(table), Message(_OFFICE))
    return _answer(TITLE, None, said, steps, table, good=None, notes=notes)


def _open(asked: Household, found: _Tested) -> tuple[Message, ...]:
    return () if asked.savings is not None else (how(_SAVINGS_OPEN, limit=found.savings),)


def _how_long(table: RateTable) -> Message:
    words = N_("期間は原則{months}か月です。延長して最長{most}か月です。")
    return Message(words, (("months", str(table["months"])), ("most", str(table["months_most"]))))


def _refuse_odd(asked: Household) -> None:
    for name, amount in (("people", asked.people - 1), ("income", asked.income), ("savings", asked.savings)):
        if amount is not None and amount < 0:
            raise Refused(N_("0より小さい数では計算できません。入れなおしてください。"), field=name)
    if asked.rent <= 0:
        raise Refused(N_("家賃が0円では計算できません。共益費を除いた家賃を入れてください。"), field="rent")


def _answer(
    title: str,
    amount: int | None,
    verdict: Message,
    steps: tuple[Step, ...],
    table: RateTable,
    *,
    good: bool | None = True,
    notes: tuple[Message, ...] = (),
) -> Sum:
    return Sum(title, amount, verdict, steps, (table,), good=good, notes=notes)
