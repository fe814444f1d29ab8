"""Guarantee, subsidies, standards and their tables: the worked examples and boundaries of DOMAIN 6."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.sums import guarantee, standards, subsidies
from kyoju_desktop.domain.rules.sums.standards import Home, large_enough, places, whole_area
from kyoju_desktop.domain.rules.sums.steps import rounded_up, share
from kyoju_desktop.domain.rules.sums.tables import table_on, tables

DAY = date(2026, 6, 1)
FEES, HELP, SIZES = table_on(guarantee.TABLE, DAY), table_on(subsidies.TABLE, DAY), table_on(standards.TABLE, DAY)


@pytest.mark.parametrize(
    ("rent", "fee"),
    [
        (100_000, 35_000),
        (48_000, 16_800),  # AC-02-5
        (42_000, 14_700),  # AC-05-4
        (29_000, 10_150),  # AC-12-6
        (36_000, 12_600),
        (45_000, 15_750),
        (28_571, 10_000),
        (28_572, 10_000),
        (28_600, 10_010),
        (25_000, 10_000),
    ],
)
def test_the_guarantee_fee(rent: int, fee: int) -> None:
    assert guarantee.fee(rent, FEES).amount == fee


def test_ac_02_5_and_12_6_the_fee_says_how_it_came_about() -> None:
    found = guarantee.fee(29_000, FEES)
    assert [each.amount for each in found.steps] == [10_150, 10_150, 348_000, 261_000]
    assert found.verdict.template == guarantee.ABOVE
    assert guarantee.fee(25_000, FEES).verdict.template == guarantee.LEAST
    assert [each.amount for each in guarantee.fee(45_000, FEES).steps][2:] == [540_000, 405_000]


def test_ac_05_4_the_guarantee_ends_on_the_day_before_two_years() -> None:
    assert guarantee.guaranteed_until(date(2026, 6, 1), FEES) == date(2028, 5, 31)
    assert guarantee.guaranteed_until(date(2028, 2, 29), FEES) == date(2030, 2, 28)


@given(st.integers(1, 10_000_000))
def test_the_fee_equals_a_decimal_calculation(rent: int) -> None:
    slow = max((Decimal(rent) * Decimal("0.35")).quantize(Decimal(1), ROUND_FLOOR), Decimal(10_000))
    assert guarantee.fee(rent, FEES).amount == slow


def test_the_examples_of_the_rent_reduction() -> None:
    first = subsidies.rent_reduction(52_000, 30_000, HELP)
    assert [each.amount for each in first.steps] == [22_000, 11_000, 11_000, 1_320_000]
    second = subsidies.rent_reduction(70_000, 30_000, HELP)
    assert [each.amount for each in second.steps] == [40_000, 20_000, 20_000, 2_400_000]
    third = subsidies.rent_reduction(80_000, 30_000, HELP)
    assert [each.amount for each in third.steps][:3] == [50_000, 20_000, 30_000]
    assert subsidies.rent_reduction(30_000, 40_000, HELP).amount == 0


def test_the_examples_of_the_repairs_and_the_fee() -> None:
    first = subsidies.repair_grant(1_200_000, HELP, added=True)
    assert (first.amount, first.steps[-1].amount) == (400_000, 400_000)
    second = subsidies.repair_grant(3_600_000, HELP, added=True)
    assert (second.amount, second.steps[-1].amount) == (1_000_000, 1_600_000)
    assert subsidies.repair_grant(3_600_000, HELP).amount == 500_000
    assert subsidies.repair_grant(9_000_000, HELP, added=True, lift=True).amount == 1_150_000
    assert subsidies.repair_grant(9_000_000, HELP, lift=True).amount == 500_000
    assert subsidies.fee_reduction(60_000, HELP).amount == 30_000
    assert subsidies.fee_reduction(16_800, HELP).amount == 8_400


@pytest.mark.parametrize(("residents", "area", "sets"), [(2, 4_000, 1), (5, 8_500, 1), (6, 10_000, 2)])
def test_a_shared_house_needs_its_area_and_its_sets(residents: int, area: int, sets: int) -> None:
    assert whole_area(residents, SIZES) == area
    assert places(residents, SIZES) == sets
    home = Home(area, shared_house=True, residents=residents, own_room=900, facilities=sets)
    assert large_enough(home, SIZES).amount == area
    for short in (
        Home(area - 1, shared_house=True, residents=residents, own_room=900, facilities=sets),
        Home(area, shared_house=True, residents=residents, own_room=899, facilities=sets),
        Home(area, shared_house=True, residents=residents, own_room=900, facilities=sets - 1),
    ):
        assert large_enough(short, SIZES).amount is None


@pytest.mark.parametrize(
    ("day", "existing", "shared", "least"),
    [
        (date(2025, 9, 30), True, False, 2_500),
        (date(2025, 10, 1), True, False, 1_800),
        (date(2025, 10, 1), False, False, 2_500),
        (date(2025, 9, 30), True, True, 1_800),
        (date(2025, 10, 1), True, True, 1_300),
        (date(2025, 10, 1), False, True, 1_800),
    ],
)
def test_the_size_of_a_unit_by_the_day(day: date, existing: bool, shared: bool, least: int) -> None:
    rates = table_on(standards.TABLE, day)
    assert large_enough(Home(least, existing=existing, shared_parts=shared), rates).amount == least
    assert large_enough(Home(least - 1, existing=existing, shared_parts=shared), rates).amount is None


@pytest.mark.parametrize(
    "odd",
    [
        lambda: guarantee.fee(0, FEES),
        lambda: subsidies.rent_reduction(0, 1, HELP),
        lambda: subsidies.fee_reduction(0, HELP),
        lambda: subsidies.repair_grant(0, HELP),
        lambda: large_enough(Home(0), SIZES),
        lambda: large_enough(Home(4_000, shared_house=True, residents=1), SIZES),
    ],
)
def test_nothing_is_worked_out_from_nothing(odd: object) -> None:
    assert callable(odd)
    with pytest.raises(Refused) as refused:
        odd()
    assert refused.value.field


def test_a_day_without_figures_refuses_and_names_the_table() -> None:
    with pytest.raises(Refused) as refused:
        table_on(guarantee.TABLE, date(2020, 1, 1))
    assert dict(refused.value.message.values) == {
        "title": "家賃債務保証の率",
        "day": "令和2年1月1日",
        "place": "sums/guarantee.json",
    }


def _file(folder: Path, *periods: Mapping[str, object]) -> Path:
    made = {"name": "t", "title": "試しの表", "tables": list(periods)}
    (folder / "sums").mkdir(exist_ok=True)
    (folder / "sums" / "t.json").write_text(json.dumps(made), "utf-8")
    return folder


def test_tables_that_overlap_are_refused_and_neighbours_are_not(tmp_path: Path) -> None:
    one = {"from": "2026-04-01", "to": "2027-03-31", "source": "s", "values": {"a": 1}}
    other = {"from": "2027-03-31", "source": "s", "values": {"a": 2}}
    with pytest.raises(Refused):
        tables("t", [_file(tmp_path, one, other)])
    beside = tmp_path / "beside"
    beside.mkdir()
    found = _file(beside, {**other, "from": "2027-04-01"}, one)
    assert table_on("t", date(2027, 3, 31), [found])["a"] == 1
    assert table_on("t", date(2027, 4, 1), [found])["a"] == 2
    with pytest.raises(Refused):
        table_on("t", date(2027, 4, 1), [found])["b"]


@pytest.mark.parametrize("broken", ["{", '{"title": "x"}', '{"title": "x", "tables": [{"from": "2026-13-01"}]}'])
def test_a_broken_table_stops_the_sum(tmp_path: Path, broken: str) -> None:
    (tmp_path / "sums").mkdir()
    (tmp_path / "sums" / "t.json").write_text(broken, "utf-8")
    with pytest.raises(Refused):
        tables("t", [tmp_path])


def test_a_rate_that_is_no_whole_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        tables("t", [_file(tmp_path, {"from": "2026-04-01", "source": "s", "values": {"a": 1.5}})])


@given(st.integers(0, 10**9), st.integers(0, 100))
def test_a_share_is_never_more_than_its_part(amount: int, percent: int) -> None:
    assert share(amount, percent) * 100 <= amount * percent < (share(amount, percent) + 1) * 100


@given(st.integers(0, 10**9), st.integers(1, 1000))
def test_rounding_up_reaches_the_next_multiple(amount: int, unit: int) -> None:
    assert rounded_up(amount, unit) % unit == 0
    assert amount <= rounded_up(amount, unit) < amount + unit


@given(st.integers(1, 300_000), st.integers(0, 300_000), st.integers(1, 240))
def test_the_rent_reduction_equals_a_slow_calculation(market: int, paid: int, months: int) -> None:
    gap = max(market - paid, 0)
    state = 0
    while state < 20_000 and (state + 1) * 2 <= gap:  # one yen each, as long as both sides can give one
        state += 1
    total = min(sum(state for _ in range(months)), 2_400_000)
    found = subsidies.rent_reduction(market, paid, HELP, months)
    assert [each.amount for each in found.steps] == [gap, state, gap - state, total]
    assert found.good is (gap > 0)


@given(st.integers(1, 10_000_000), st.booleans(), st.booleans())
def test_the_repairs_equal_a_slow_calculation(costs: int, added: bool, lift: bool) -> None:
    limit = Decimal(500_000) + (500_000 if added else 0) + (150_000 if added and lift else 0)
    state = min((Decimal(costs) / 3).quantize(Decimal(1), ROUND_FLOOR), limit)
    found = subsidies.repair_grant(costs, HELP, added=added, lift=lift)
    assert found.amount == state
    assert found.steps[-1].amount == costs - 2 * state


@given(st.integers(2, 99), st.integers(1, 300_000), st.integers(1, 3_000), st.integers(0, 30))
def test_a_shared_house_equals_a_slow_calculation(people: int, area: int, room: int, sets: int) -> None:
    least, needed, served = Decimal(10), 0, 0
    for _ in range(people):
        least += 15
        if served == 0:
            needed += 1
        served = (served + 1) % 5
    fits = Decimal(area) / 100 >= least and Decimal(room) / 100 >= 9 and sets >= needed
    home = Home(area, shared_house=True, residents=people, own_room=room, facilities=sets)
    assert large_enough(home, SIZES).good is fits


def test_a_home_of_which_something_is_unknown_says_what() -> None:
    found = large_enough(Home(4_000, shared_house=True, residents=2, own_room=None, facilities=None), SIZES)
    assert (found.good, found.amount) == (None, None)
    assert dict(found.verdict.values) == {"what": "専用居室の広さ、便所・洗面・浴室の数"}
    short = large_enough(Home(3_999, shared_house=True, residents=2, own_room=None, facilities=1), SIZES)
    assert short.good is False


def test_the_reduction_of_one_year_and_of_less_than_a_yen_for_each() -> None:
    year = subsidies.rent_reduction(52_000, 30_000, HELP, 12)  # DOMAIN 6.3 例1: 年132,000円 from each side
    assert year.steps[-1].amount == 132_000
    odd = subsidies.rent_reduction(30_001, 30_000, HELP)
    assert [each.amount for each in odd.steps] == [1, 0, 1, 0]
    none, some = subsidies.rent_reduction(30_000, 30_000, HELP), subsidies.rent_reduction(52_000, 30_000, HELP)
    assert none.verdict != some.verdict
    assert subsidies.rent_reduction(70_000, 30_000, HELP, 121).verdict not in (none.verdict, some.verdict)


@pytest.mark.parametrize(
    ("rent", "words"),
    [
        (28_571, guarantee.LEAST),  # 9,999 yen
        (28_572, guarantee.EQUAL),
        (28_574, guarantee.EQUAL),
        (28_575, guarantee.ABOVE),  # 10,001 yen
    ],
)
def test_the_boundary_of_the_least_fee_is_told(rent: int, words: str) -> None:
    assert guarantee.fee(rent, FEES).verdict.template == words


def test_arrears_are_guaranteed_with_common_fees_and_repairs_without() -> None:
    found = guarantee.fee(45_000, FEES, common=3_000)
    assert [each.amount for each in found.steps] == [15_750, 15_750, 576_000, 405_000]


def test_the_sets_that_are_there_are_a_step_of_their_own() -> None:
    home = Home(4_000, shared_house=True, residents=2, own_room=900, facilities=None)
    told = [each.unit for each in large_enough(home, SIZES).steps]
    with_sets = large_enough(dataclasses.replace(home, facilities=3), SIZES).steps
    assert [each.unit for each in with_sets] == [*told, told[-1]]
    assert with_sets[-1].amount == 3


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        (lambda: guarantee.fee(45_000, FEES, common=-1), "common_fee"),
        (lambda: subsidies.rent_reduction(52_000, -1, HELP), "paid_rent"),
        (lambda: subsidies.rent_reduction(52_000, 30_000, HELP, 0), "months"),
        (lambda: subsidies.rent_reduction(0, 30_000, HELP), "market_rent"),
    ],
)
def test_figures_below_nothing_are_refused_beside_their_field(odd: Callable[[], object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        odd()
    assert refused.value.field == field


def test_a_resident_may_pay_nothing_and_a_table_without_a_source_names_none() -> None:
    found = subsidies.rent_reduction(40_000, 0, HELP)
    assert [each.amount for each in found.steps] == [40_000, 20_000, 20_000, 2_400_000]
    both = dataclasses.replace(found, tables=(HELP, dataclasses.replace(HELP, source="", unconfirmed=False)))
    assert both.source == HELP.source
    assert both.unconfirmed is HELP.unconfirmed
