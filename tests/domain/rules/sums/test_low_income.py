"""政令月収 and the 所得 of what was received: the worked example of DOMAIN 2.2, every limit, a slow calculation."""

from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums import brackets, low_income
from kyoju_desktop.domain.rules.sums.brackets import taxable, year_end
from kyoju_desktop.domain.rules.sums.low_income import (
    SINGLE_PARENT,
    WIDOW,
    Dependants,
    Earner,
    household,
    is_low_income,
    monthly_income,
    without_income,
)
from kyoju_desktop.domain.rules.sums.tables import RateTable, table_on

TABLE = table_on(low_income.TABLE, date(2026, 6, 1))
WAGES = table_on(brackets.WAGES, year_end(2025))
BEFORE = table_on(brackets.WAGES, year_end(2024))
OLD = table_on(brackets.PENSION_OLD, year_end(2025))
YOUNG = table_on(brackets.PENSION_YOUNG, year_end(2025))


def test_the_worked_example_from_wages_to_the_answer() -> None:
    earned = taxable(2_000_000, WAGES)
    assert earned == 1_320_000
    found = household([Earner(earned)], TABLE)
    assert found.amount == 101_666
    assert found.good is True
    assert [each.amount for each in found.steps] == [1_220_000, 1_220_000, 101_666]


@pytest.mark.parametrize(("income", "low"), [(1_896_000, True), (1_896_011, True), (1_896_012, False)])
def test_the_limit_itself_still_counts(income: int, low: bool) -> None:
    assert is_low_income([Earner(other=income)], TABLE) is low
    assert household([Earner(other=income)], TABLE).good is low


def test_every_deduction_lowers_the_income_by_its_own_amount() -> None:
    everything = Dependants(everybody=2, elderly=1, young=1, disabled=1, severely_disabled=1)
    deducted = 760_000 + 100_000 + 250_000 + 270_000 + 400_000
    assert monthly_income([Earner(other=6_000_000)], TABLE, everything) == (6_000_000 - deducted) // 12
    assert monthly_income([Earner(other=3_000_000, relief=WIDOW)], TABLE) == 2_730_000 // 12
    assert monthly_income([Earner(other=3_000_000, relief=SINGLE_PARENT)], TABLE) == 2_650_000 // 12


def test_a_personal_deduction_ends_with_the_income_it_belongs_to() -> None:
    earners = [Earner(earned=60_000, relief=SINGLE_PARENT), Earner(other=1_200_000)]
    assert monthly_income(earners, TABLE) == 100_000
    assert monthly_income([Earner(earned=60_000, other=120_000)], TABLE) == 10_000  # not 80,000 / 12


def test_an_unknown_income_says_up_to_where_it_would_count() -> None:
    found = without_income(TABLE, Dependants(everybody=1))
    assert (found.amount, found.good) == (None, None)
    most = found.steps[-1].amount
    assert most == 1_896_011 + 380_000
    assert is_low_income([Earner(other=most)], TABLE, Dependants(everybody=1))
    assert not is_low_income([Earner(other=most + 1)], TABLE, Dependants(everybody=1))


@pytest.mark.parametrize(
    ("heads", "field"),
    [
        (Dependants(everybody=1, elderly=2), "elderly"),
        (Dependants(everybody=0, young=1), "young"),
        (Dependants(everybody=-1), "everybody"),
    ],
)
def test_more_of_a_kind_than_there_are_is_said_beside_the_field(heads: Dependants, field: str) -> None:
    with pytest.raises(Refused) as refused:
        household([Earner(other=1)], TABLE, heads)
    assert refused.value.field == field


def test_negative_amounts_are_refused() -> None:
    for earner in (Earner(earned=-1), Earner(other=-1)):
        with pytest.raises(Refused):
            household([earner], TABLE)
    with pytest.raises(Refused):
        taxable(-1, WAGES)


@pytest.mark.parametrize(
    ("received", "left"),
    [
        (0, 0),
        (650_999, 0),
        (651_000, 1_000),
        (1_899_999, 1_249_999),
        (1_900_000, 1_250_000),
        (1_903_999, 1_250_000),
        (3_599_999, 2_437_200),
        (3_600_000, 2_440_000),
        (6_599_999, 4_836_800),
        (6_600_000, 4_840_000),
        (8_499_999, 6_549_999),
        (8_500_000, 6_550_000),
    ],
)
def test_wages_of_2025_lose_their_deduction(received: int, left: int) -> None:
    assert taxable(received, WAGES) == left


@pytest.mark.parametrize(
    ("received", "left"),
    [(550_999, 0), (551_000, 1_000), (1_618_999, 1_068_999), (1_619_000, 1_069_000), (1_624_000, 1_074_000),
     (1_628_000, 1_076_800), (1_799_999, 1_177_600), (1_800_000, 1_180_000), (2_000_000, 1_320_000)],
)  # fmt: skip
def test_wages_up_to_2024_have_the_older_table(received: int, left: int) -> None:
    assert taxable(received, BEFORE) == left


@pytest.mark.parametrize(
    ("received", "old", "young"),
    [
        (600_000, 0, 0),
        (1_100_000, 0, 500_000),
        (1_300_000, 200_000, 700_000),
        (3_299_999, 2_199_999, 2_199_999),
        (3_300_000, 2_200_000, 2_200_000),
        (4_100_000, 2_800_000, 2_800_000),
        (7_700_000, 5_860_000, 5_860_000),
        (10_000_000, 8_045_000, 8_045_000),
    ],
)
def test_pensions_lose_theirs_by_age(received: int, old: int, young: int) -> None:
    assert taxable(received, OLD) == old
    assert taxable(received, YOUNG) == young


def test_a_year_without_a_tax_table_refuses_and_names_it() -> None:
    with pytest.raises(Refused) as refused:
        table_on(brackets.WAGES, year_end(2026))
    assert dict(refused.value.message.values)["place"] == "sums/wage_income.json"


def _slow_wages(received: int) -> int:
    """The 速算表 of 2025 in fractions, written independently of the table's form."""
    a = received // 4_000
    if received < 651_000:
        return 0
    if received < 1_900_000:
        return received - 650_000
    if received < 3_600_000:
        return floor(Fraction(a * 1_000) * Fraction(28, 10)) - 80_000
    if received < 6_600_000:
        return floor(Fraction(a * 1_000) * Fraction(32, 10)) - 440_000
    if received < 8_500_000:
        return floor(Fraction(received) * Fraction(9, 10)) - 1_100_000
    return received - 1_950_000


@given(st.integers(0, 30_000_000))
def test_wages_equal_a_slow_calculation(received: int) -> None:
    assert taxable(received, WAGES) == _slow_wages(received)


@given(st.integers(0, 20_000_000), st.sampled_from([WAGES, BEFORE, OLD, YOUNG]))
def test_more_received_is_never_less_taxable(received: int, table: RateTable) -> None:
    assert taxable(received, table) <= taxable(received + 1, table) <= received + 1


EARNERS = st.builds(
    Earner, st.integers(0, 9_000_000), st.integers(0, 9_000_000), st.sampled_from(["", WIDOW, SINGLE_PARENT])
)
HEADS = st.builds(
    Dependants, st.integers(4, 9), st.integers(0, 4), st.integers(0, 4), st.integers(0, 3), st.integers(0, 3)
)


def _slowly(earners: list[Earner], heads: Dependants) -> int:
    """The sum by money taken away yen bag by yen bag, never below nothing."""
    total = Fraction(0)
    for each in earners:
        wages = max(Fraction(each.earned) - 100_000, Fraction(0))
        relief = {"": 0, WIDOW: 270_000, SINGLE_PARENT: 350_000}[each.relief]
        total += max(wages + each.other - relief, Fraction(0))
    for number, amount in (
        (heads.everybody, 380_000),
        (heads.elderly, 100_000),
        (heads.young, 250_000),
        (heads.disabled, 270_000),
        (heads.severely_disabled, 400_000),
    ):
        for _ in range(number):
            total -= amount
    return floor(max(total, Fraction(0)) / 12)


@given(st.lists(EARNERS, min_size=1, max_size=3), HEADS)
def test_the_rule_equals_a_slow_calculation(earners: list[Earner], heads: Dependants) -> None:
    found = household(earners, TABLE, heads)
    assert found.amount == _slowly(earners, heads) == monthly_income(earners, TABLE, heads)
    assert found.good is (found.amount <= 158_000)


@given(st.lists(EARNERS, max_size=3), st.integers(0, 6))
def test_more_dependants_never_raise_the_income(earners: list[Earner], people: int) -> None:
    found = [monthly_income(earners, TABLE, Dependants(everybody=each)) for each in (people, people + 1)]
    assert found[0] >= found[1] >= 0


def test_every_deduction_is_a_step_with_its_heads_and_what_wages_lose_is_told() -> None:
    heads = Dependants(everybody=2, elderly=1, disabled=1)
    found = household([Earner(other=6_000_000)], TABLE, heads)
    taken = [each.amount for each in found.steps]
    assert {760_000, 100_000, 270_000} <= set(taken)
    assert 250_000 not in taken  # nobody of that kind, no step
    told = brackets.step("給与所得", 2_000_000, WAGES)
    assert (told.amount, dict(told.how.values)) == (1_320_000, {"received": "2,000,000", "taken": "680,000"})
