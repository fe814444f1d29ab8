"""住居確保給付金: every worked example of DOMAIN 6.1 and CASES C05, and a slow calculation beside the rule."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums.housing_benefit import _SAVINGS_OPEN, Household, moving_help, rent_support
from kyoju_desktop.domain.rules.sums.tables import RateTable

COMMON = {
    "round_up": 100,
    "savings_months": 6,
    "savings_limit": 1_000_000,
    "moving_times_cap": 3,
    "months": 3,
    "months_most": 9,
}


def table(**values: int) -> RateTable:
    return RateTable(
        "基準", date(2026, 4, 1), date(2027, 3, 31), "町の公表値", unconfirmed=False, values={**COMMON, **values}
    )


ONE = table(base_1=78_000, cap_1=32_000)
TWO = table(base_2=115_000, cap_2=38_000)


@pytest.mark.parametrize(
    ("income", "rent", "paid"),
    [
        (70_000, 30_000, 30_000),
        (70_000, 36_000, 32_000),
        (79_000, 36_000, 32_000),
        (95_000, 36_000, 19_000),
        (95_050, 30_000, 13_000),
        (110_000, 36_000, 4_000),
        (110_001, 36_000, None),
    ],
)
def test_the_table_of_the_single_household(income: int, rent: int, paid: int | None) -> None:
    assert rent_support(Household(1, income, rent), ONE).amount == paid


@pytest.mark.parametrize(
    ("income", "paid"),
    [(118_000, 38_000), (131_500, 25_500), (131_550, 25_500), (153_000, 4_000), (153_001, None)],
)
def test_ac_05_1_the_real_rent_counts_before_the_cap(income: int, paid: int | None) -> None:
    found = rent_support(Household(2, income, 42_000), TWO)
    assert found.amount == paid
    assert found.steps[0].amount == 153_000


def test_every_step_is_told_in_words_and_figures() -> None:
    found = rent_support(Household(2, 118_000, 42_000), TWO)
    assert [each.amount for each in found.steps] == [153_000, 690_000, 39_000, 38_000, 38_000]
    assert dict(found.steps[2].how.values) == {"base": "115,000", "rent": "42,000", "income": "118,000"}


def test_savings_above_the_limit_end_it_and_a_published_limit_counts_before_the_formula() -> None:
    assert rent_support(Household(1, 70_000, 30_000, savings=468_000), ONE).amount == 30_000
    assert rent_support(Household(1, 70_000, 30_000, savings=468_001), ONE).amount is None
    published = table(base_2=123_000, cap_2=38_000, savings_2=744_000)
    assert rent_support(Household(2, 70_000, 30_000, savings=744_000), published).amount == 30_000
    assert rent_support(Household(2, 70_000, 30_000, savings=744_001), published).amount is None
    rich = table(base_1=200_000, cap_1=32_000)
    assert rent_support(Household(1, 70_000, 30_000, savings=1_000_001), rich).amount is None


def test_a_household_the_table_does_not_know_refuses() -> None:
    with pytest.raises(Refused):
        rent_support(Household(5, 70_000, 30_000), ONE)


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        (Household(1, 70_000, 0), "rent"),
        (Household(1, -1, 30_000), "income"),
        (Household(0, 1, 30_000), "people"),
        (Household(1, 1, 1, savings=-1), "savings"),
    ],
)
def test_odd_figures_are_said_beside_their_field(odd: Household, field: str) -> None:
    with pytest.raises(Refused) as refused:
        rent_support(odd, ONE)
    assert refused.value.field == field


def test_moving_pays_the_costs_up_to_three_times_the_cap() -> None:
    assert moving_help(Household(1, 70_000, 30_000), 80_000, ONE).amount == 80_000
    assert moving_help(Household(1, 70_000, 30_000), 120_000, ONE).amount == 96_000
    assert moving_help(Household(1, 110_001, 36_000), 80_000, ONE).amount is None


def slowly(income: int, rent: int, base: int, cap: int) -> int | None:
    """The same by fractions of hundred yen, written independently of the rule."""
    if income > base + min(rent, cap):
        return None
    due = Fraction(rent) if income <= base else Fraction(base + rent - income)
    due = min(due, Fraction(cap))
    hundreds = due / 100
    whole = hundreds.numerator // hundreds.denominator + (hundreds.denominator > 1)
    paid = min(whole * 100, cap)
    return paid if due > 0 else None


@given(st.integers(0, 300_000), st.integers(1, 200_000), st.integers(50_000, 200_000), st.integers(20_000, 90_000))
def test_the_rule_equals_a_slow_calculation(income: int, rent: int, base: int, cap: int) -> None:
    found = rent_support(Household(1, income, rent), table(base_1=base, cap_1=cap))
    assert found.amount == slowly(income, rent, base, cap)
    assert found.amount is None or 0 < found.amount <= cap


@pytest.mark.parametrize(
    ("people", "base", "cap", "limit"),
    [
        # the places of DOMAIN 6.1 with a published limit of income: 特別区 and a city of 2級地
        (1, 84_000, 53_700, 137_700),
        (1, 81_000, 32_000, 113_000),
        (2, 123_000, 38_000, 161_000),
        (3, 157_000, 41_000, 198_000),
        (1, 78_000, 32_000, 110_000),
    ],
)
def test_the_published_limits_of_income_come_out(people: int, base: int, cap: int, limit: int) -> None:
    rates = table(**{f"base_{people}": base, f"cap_{people}": cap})
    at_limit = rent_support(Household(people, limit, cap + 10_000), rates)
    assert at_limit.amount == 10_000  # counted from the real rent: base + rent - income
    assert at_limit.steps[0].amount == limit
    assert rent_support(Household(people, limit + 1, cap + 10_000), rates).amount is None
    assert rent_support(Household(people, base, cap + 10_000), rates).amount == cap


def test_what_is_not_known_of_income_and_savings_is_not_taken_for_nothing() -> None:
    assert rent_support(Household(1, None, 30_000), ONE).amount is None
    unknown = rent_support(Household(1, 70_000, 30_000, savings=None), ONE)
    known = rent_support(Household(1, 70_000, 30_000, savings=0), ONE)
    assert known.good is True
    assert (unknown.amount, known.amount) == (30_000, 30_000)
    assert {each.template for each in unknown.notes} - {each.template for each in known.notes} == {_SAVINGS_OPEN}


def test_only_the_cap_of_the_moving_costs_counts_and_exactly_three_times() -> None:
    for costs, paid in ((95_999, 95_999), (96_000, 96_000), (96_001, 96_000)):
        assert moving_help(Household(1, 70_000, 30_000), costs, ONE).amount == paid


@pytest.mark.parametrize("costs", [0, -1])
def test_moving_without_costs_is_refused_beside_the_field(costs: int) -> None:
    with pytest.raises(Refused) as refused:
        moving_help(Household(1, 70_000, 30_000), costs, ONE)
    assert refused.value.field == "costs"


@given(st.integers(0, 200_000), st.integers(1, 90_000), st.integers(0, 600_000) | st.none(), st.integers(1, 300_000))
def test_moving_equals_a_slow_calculation(income: int, rent: int, savings: int | None, costs: int) -> None:
    fits = income <= 78_000 + (rent if rent < 32_000 else 32_000)
    fits = fits and not (savings is not None and savings > 6 * 78_000)
    most = sum([32_000] * 3)
    found = moving_help(Household(1, income, rent, savings), costs, ONE)
    assert found.amount == ((costs if costs < most else most) if fits else None)
