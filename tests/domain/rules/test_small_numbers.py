"""No small number is printed, and none can be worked out from what is printed."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kyoju_desktop.domain.rules.small_numbers import FEW, Shown, narrower, shown, total

COUNTS = st.integers(0, 9)


def test_one_to_four_are_few_and_nothing_stays_nothing() -> None:
    assert shown(0) == Shown(0, 0)
    assert [shown(count) for count in (1, 4)] == [FEW, FEW]
    assert shown(5) == Shown(5, 5)


def test_a_total_with_a_hidden_part_says_only_what_is_plain_anyway() -> None:
    assert total(16, [shown(12), shown(4), shown(0)]) == Shown(13, None)
    assert total(12, [shown(12), shown(0)]) == Shown(12, 12)
    assert total(3, [shown(3), shown(0)]) == FEW


def holds(told: Shown, count: int) -> bool:
    return told.least <= count and (told.most is None or count <= told.most)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(COUNTS, min_size=3, max_size=3), min_size=2, max_size=2))
def test_no_hidden_cell_can_be_worked_out_from_the_rows_columns_and_totals(rows: list[list[int]]) -> None:
    cells = [[shown(each) for each in row] for row in rows]
    down = [total(sum(row), told) for row, told in zip(rows, cells, strict=True)]
    across = [total(sum(each[at] for each in rows), [row[at] for row in cells]) for at in range(3)]
    places = [(y, x) for y in range(2) for x in range(3) if cells[y][x] == FEW]
    possible: dict[tuple[int, int], set[int]] = {place: set() for place in places}
    for guess in product(range(1, 5), repeat=len(places)):
        tried = [list(row) for row in rows]
        for (y, x), count in zip(places, guess, strict=True):
            tried[y][x] = count
        fits = all(holds(told, sum(row)) for told, row in zip(down, tried, strict=True))
        fits = fits and all(holds(told, sum(row[at] for row in tried)) for at, told in enumerate(across))
        if fits:
            for place, count in zip(places, guess, strict=True):
                possible[place].add(count)
    assert all(each == {1, 2, 3, 4} for each in possible.values())


def test_a_total_beside_two_groups_is_exact_only_if_it_may_be_beside_both() -> None:
    exact, some, more = Shown(12, 12), Shown(8, None), Shown(10, None)
    assert narrower(exact, exact) == exact
    assert narrower(exact, some) == narrower(some, exact) == some
    assert narrower(some, more) == narrower(more, some) == more
