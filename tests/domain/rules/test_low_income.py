"""政令月収 with the worked example of DOMAIN 2.2."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.rules.low_income import Dependants, Earner, IncomeTable, is_low_income, monthly_income


def test_a_single_wage_earner_of_the_worked_example_counts_as_low_income() -> None:
    # 給与収入200万円 -> 給与所得132万円 -> (132万-10万)/12
    earner = Earner(1_320_000, wage_or_pension=True)
    assert monthly_income([earner]) == 101_666
    assert is_low_income([earner])


@pytest.mark.parametrize(("income", "low"), [(1_896_000, True), (1_896_011, True), (1_896_012, False)])
def test_the_limit_itself_still_counts(income: int, low: bool) -> None:
    assert is_low_income([Earner(income)]) is low


def test_every_deduction_lowers_the_income_by_its_own_amount() -> None:
    everything = Dependants(everybody=2, elderly=1, young=1, disabled=1, severely_disabled=1)
    deducted = 760_000 + 100_000 + 250_000 + 270_000 + 400_000
    assert monthly_income([Earner(6_000_000)], everything) == (6_000_000 - deducted) // 12
    assert monthly_income([Earner(3_000_000, widow=True)]) == 2_730_000 // 12
    assert monthly_income([Earner(3_000_000, single_parent=True)]) == 2_650_000 // 12


def test_a_personal_deduction_ends_with_the_persons_own_income() -> None:
    earners = [Earner(60_000, wage_or_pension=True, single_parent=True), Earner(1_200_000)]
    assert monthly_income(earners) == 100_000


def test_another_year_can_have_another_table() -> None:
    assert not is_low_income([Earner(1_200_000)], table=IncomeTable(limit=99_999))


@given(st.lists(st.integers(0, 10_000_000), max_size=4), st.integers(0, 6))
def test_more_dependants_never_raise_the_income_and_it_is_never_negative(incomes: list[int], people: int) -> None:
    earners = [Earner(each, wage_or_pension=True) for each in incomes]
    found = [monthly_income(earners, Dependants(everybody=each)) for each in (people, people + 1)]
    assert found[0] >= found[1] >= 0
