"""The office's own lines: which holds, what overlaps, what is missing, the copy for the next fiscal year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import BenefitRate
from kyoju_desktop.domain.rules.sums.rates import (
    check_rate,
    ended_before,
    for_next_year,
    overlap_with,
    period_of,
    rate_on,
    troubles,
)

TODAY = date(2026, 6, 23)
FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)


def line(people: int = 1, since: date | None = FIRST, until: date | None = LAST, base: int = 78_000) -> BenefitRate:
    return BenefitRate(people=people, base=base, cap=32_000, from_day=since, until_day=until, source="県の公表")


def test_the_line_of_the_day_holds_on_its_first_and_last_day() -> None:
    lines = [line(), line(since=LAST + timedelta(days=1), until=None, base=92_000)]
    assert rate_on(lines, 1, FIRST)["base_1"] == 78_000
    assert rate_on(lines, 1, LAST)["base_1"] == 78_000
    assert rate_on(lines, 1, LAST + timedelta(days=1))["base_1"] == 92_000
    assert rate_on(lines, 1, date.max)["base_1"] == 92_000


@pytest.mark.parametrize(
    ("lines", "people", "day"),
    [
        ([], 1, TODAY),
        ([line()], 2, TODAY),
        ([line()], 1, FIRST - timedelta(days=1)),
        ([line()], 1, LAST + timedelta(days=1)),
        ([line(), line(since=LAST, until=None)], 1, LAST),
        ([BenefitRate(people=1, base=78_000)], 1, TODAY),
        ([BenefitRate(people=1, cap=32_000)], 1, TODAY),
    ],
)
def test_nothing_is_worked_out_without_exactly_one_whole_line(
    lines: list[BenefitRate], people: int, day: date
) -> None:
    with pytest.raises(Refused) as refused:
        rate_on(lines, people, day)
    assert "設定" in refused.value.message.template


def test_a_line_is_unconfirmed_until_it_was_confirmed() -> None:
    assert rate_on([line()], 1, TODAY).unconfirmed
    assert not rate_on([line().replace(confirmed_on=TODAY)], 1, TODAY).unconfirmed


def test_overlaps_come_first_and_gaps_and_missing_sizes_are_told() -> None:
    lines = [line(), line(since=date(2027, 3, 1), until=date(2028, 3, 31)), line(3), line(3, date(2027, 5, 1), None)]
    found = troubles(lines, TODAY)
    assert [each.grave for each in found] == [True, False, False]
    values = [dict(each.message.values) for each in found]
    assert values[0] == {"people": "1", "day": "令和9年3月1日"}
    assert {"people": "2"} in values
    assert {"people": "3", "since": "令和9年4月1日", "until": "令和9年4月30日"} in values


@pytest.mark.parametrize(
    ("today", "told", "grave"),
    [
        (date(2026, 12, 28), False, False),
        (date(2026, 12, 29), True, False),
        (LAST, True, False),
        (date(2027, 4, 1), True, True),
    ],
)
def test_figures_that_end_are_told_three_months_before(today: date, told: bool, grave: bool) -> None:
    found = troubles([line()], today)
    assert bool(found) is told
    assert any(each.grave for each in found) is grave


def test_neighbouring_and_open_lines_are_in_order() -> None:
    assert troubles([line(), line(since=LAST + timedelta(days=1), until=None)], TODAY) == ()
    assert troubles([line(since=None, until=None)], TODAY) == ()
    assert troubles([], TODAY) == ()


def test_the_copy_for_the_next_year_is_unconfirmed_and_made_once() -> None:
    lines = [line().replace(confirmed_on=TODAY), line(2, until=None)]
    made = for_next_year(lines, TODAY)
    assert [(each.people, each.from_day, each.until_day, each.confirmed_on) for each in made] == [
        (1, date(2027, 4, 1), date(2028, 3, 31), None),
        (2, date(2027, 4, 1), date(2028, 3, 31), None),
    ]
    assert for_next_year([*lines, *made], TODAY) == ()
    assert [each.until_day for each in ended_before(lines, date(2027, 4, 1), 2)] == [LAST]
    assert ended_before(lines, date(2027, 4, 1), 1) == ()


def test_a_line_that_can_never_hold_is_refused_beside_its_field() -> None:
    with pytest.raises(Refused) as refused:
        check_rate(line(since=LAST, until=FIRST))
    assert refused.value.field == "until_day"
    with pytest.raises(Refused) as refused:
        check_rate(BenefitRate(base=1))
    assert refused.value.field == "people"
    check_rate(BenefitRate(people=1))


def test_an_overlap_is_told_beside_the_line_that_is_typed() -> None:
    kept = line()
    found = overlap_with(line(since=LAST, until=None), [kept])
    assert found is not None
    assert dict(found.values) == {"people": "1", "day": "令和9年3月31日"}
    assert overlap_with(kept, [kept]) is None
    assert overlap_with(line(since=LAST + timedelta(days=1), until=None), [kept]) is None
    assert overlap_with(line(2), [kept]) is None
    assert overlap_with(BenefitRate(base=1), [kept]) is None


def test_a_period_is_told_with_what_is_open() -> None:
    said = [period_of(line(since=since, until=until)) for since in (FIRST, None) for until in (LAST, None)]
    assert len({each.template for each in said}) == 4


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=4), DAYS)
def test_a_sum_is_refused_exactly_where_no_single_line_covers_the_day(
    periods: list[tuple[date, date]], day: date
) -> None:
    lines = [line(since=min(pair), until=max(pair)) for pair in periods]
    covering = sum(
        1
        for pair in periods
        if day in {min(pair) + timedelta(days=each) for each in range((max(pair) - min(pair)).days + 1)}
    )
    if covering == 1:
        assert rate_on(lines, 1, day)["cap_1"] == 32_000
    else:
        with pytest.raises(Refused):
            rate_on(lines, 1, day)
    days = [min(pair) + timedelta(days=each) for pair in periods for each in range((max(pair) - min(pair)).days + 1)]
    assert any(each.grave and "重な" in each.message.template for each in troubles(lines, day)) is (
        len(days) != len(set(days))
    )


def test_after_a_line_without_an_end_nothing_is_a_gap_but_an_overlap() -> None:
    found = troubles([line(until=None), line(since=date(2028, 4, 1), until=date(2029, 3, 31))], TODAY)
    assert [each.grave for each in found] == [True]
    assert dict(found[0].message.values)["day"] == "令和10年4月1日"
