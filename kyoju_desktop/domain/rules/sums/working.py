"""From the answers of the dialog to the sum: one function a code of the list "sum"."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import BenefitRate
from kyoju_desktop.domain.rules.sums import asked as of
from kyoju_desktop.domain.rules.sums import brackets, guarantee, housing_benefit, low_income, standards, subsidies
from kyoju_desktop.domain.rules.sums.asked import Answers, lacking
from kyoju_desktop.domain.rules.sums.rates import merged, rate_on
from kyoju_desktop.domain.rules.sums.steps import Step, Sum
from kyoju_desktop.domain.rules.sums.tables import RateTable, table_on
from kyoju_desktop.i18n.messages import N_

LACKING = N_("あと「{label}」を入れると計算できます。")


@dataclass(frozen=True)
class Figures:
    """Where the figures come from: the office's own lines, and the folders whose tables count over the shipped."""

    rates: Sequence[BenefitRate] = ()
    places: Sequence[Path] = ()

    def table(self, name: str, day: date) -> RateTable:
        """The table of a sum on a day."""
        return table_on(name, day, self.places)

    def benefit(self, people: int, day: date) -> RateTable:
        """The office's line for a household on a day, over what holds everywhere."""
        return merged(rate_on(self.rates, people, day), self.table(housing_benefit.TABLE, day))


def work_out(code: str, answers: Answers, figures: Figures) -> Sum:
    """The sum; `Refused` names the field, or the table, that stands in the way. Nothing is guessed."""
    missing = lacking(code, answers)
    if missing:
        raise Refused(LACKING, field=missing[0].name, label=missing[0].label)
    day: date = answers[of.ON]
    return _WORK[code](answers, day, figures)


def _low_income(answers: Answers, day: date, figures: Figures) -> Sum:
    table = figures.table(low_income.TABLE, day)
    heads = low_income.Dependants(*(answers.get(name) or 0 for name in _HEADS))
    steps: list[Step] = []
    used: list[RateTable] = []
    earners = []
    for number in range(1, of.EARNERS + 1):
        if all(answers.get(f"{name}_{number}") is None for name in ("wages", "pension", "other")):
            continue
        earned, told, tables = _earned(number, answers, figures)
        steps += told
        used += tables
        relief = answers.get(f"relief_{number}") or ""
        earners.append(low_income.Earner(earned, answers.get(f"other_{number}") or 0, relief))
    if not earners:
        return low_income.without_income(table, heads)
    found = low_income.household(earners, table, heads, steps)
    return replace(found, tables=(*found.tables, *dict.fromkeys(used)))


_HEADS = ("everybody", "elderly", "young", "disabled", "severely_disabled")


def _earned(number: int, answers: Answers, figures: Figures) -> tuple[int, list[Step], list[RateTable]]:
    """The 所得 of one person's wages and pension, by the tax tables of that year."""
    old = bool(answers.get(f"old_{number}"))
    sources = (
        ("wages", brackets.WAGES, N_("給与の所得")),
        ("pension", brackets.PENSION_OLD if old else brackets.PENSION_YOUNG, N_("年金の所得")),
    )
    total, steps, tables = 0, [], []
    for name, table_name, label in sources:
        received = answers.get(f"{name}_{number}")
        if not received:
            continue
        table = _tax_table(table_name, answers, figures, f"{name}_{number}")
        made = brackets.step(label, received, table)
        total += made.amount
        steps.append(made)
        tables.append(table)
    return total, steps, tables


def _tax_table(name: str, answers: Answers, figures: Figures, field: str) -> RateTable:
    """The year's table; where there is none the way round it is told beside the field."""
    try:
        return figures.table(name, brackets.year_end(answers["year"]))
    except Refused as refused:
        if "day" not in dict(refused.message.values):
            raise
        told = N_(
            "{year}年の「{title}」の表がないので、収入からは計算できません。所得がわかれば「ほかの所得」に入れてください。"
            "給与・年金の10万円の控除は、引いてから入れます。表は {place} に足せます。"
        )
        values = dict(refused.message.values)
        title, place = values["title"], values["place"]
        raise Refused(told, field=field, year=str(answers["year"]), title=title, place=place) from None


def _household(answers: Answers) -> housing_benefit.Household:
    return housing_benefit.Household(
        answers["people"], answers.get("income"), answers["rent"], answers.get("savings")
    )


def _benefit(answers: Answers, day: date, figures: Figures) -> Sum:
    table = figures.benefit(answers["people"], day)
    return _named(housing_benefit.rent_support(_household(answers), table), answers, day, figures)


def _moving(answers: Answers, day: date, figures: Figures) -> Sum:
    table = figures.benefit(answers["people"], day)
    found = housing_benefit.moving_help(_household(answers), answers["costs"], table)
    return _named(found, answers, day, figures)


def _named(found: Sum, answers: Answers, day: date, figures: Figures) -> Sum:
    """Both tables that were used are named, each with its own dates."""
    own = rate_on(figures.rates, answers["people"], day)
    return replace(found, tables=(own, figures.table(housing_benefit.TABLE, day)))


def _guarantee(answers: Answers, day: date, figures: Figures) -> Sum:
    table = figures.table(guarantee.TABLE, day)
    common, begins = answers.get("common_fee") or 0, answers.get("begins")
    try:
        return guarantee.fee(answers["rent"], table, common=common, begins=begins)
    except OverflowError:
        raise Refused(N_("この日からは計算できません。日を確かめてください。"), field="begins") from None


def _rent_reduction(answers: Answers, day: date, figures: Figures) -> Sum:
    table = figures.table(subsidies.TABLE, day)
    return subsidies.rent_reduction(answers["market_rent"], answers["paid_rent"], table, answers["months"])


def _fee_reduction(answers: Answers, day: date, figures: Figures) -> Sum:
    return subsidies.fee_reduction(answers["fee"], figures.table(subsidies.TABLE, day))


def _repair(answers: Answers, day: date, figures: Figures) -> Sum:
    table = figures.table(subsidies.TABLE, day)
    added, lift = bool(answers.get("added")), bool(answers.get("lift"))
    return subsidies.repair_grant(answers["costs"], table, added=added, lift=lift)


def _standard(answers: Answers, day: date, figures: Figures) -> Sum:
    house = bool(answers.get("shared_house"))
    home = standards.Home(
        area=answers.get("house_area") if house else answers.get("area"),
        existing=answers["built"] == "existing",
        shared_parts=bool(answers.get("shared_parts")),
        shared_house=house,
        residents=answers.get("residents") or 1,
        own_room=answers.get("own_room"),
        facilities=answers.get("facilities"),
    )
    return standards.large_enough(home, figures.table(standards.TABLE, day))


_WORK: Mapping[str, Callable[[Answers, date, Figures], Sum]] = {
    of.LOW_INCOME: _low_income,
    of.BENEFIT: _benefit,
    of.MOVING: _moving,
    of.GUARANTEE: _guarantee,
    of.RENT_REDUCTION: _rent_reduction,
    of.FEE_REDUCTION: _fee_reduction,
    of.REPAIR: _repair,
    of.STANDARD: _standard,
}
