"""Ages and what hangs on them, with the tables of DOMAIN 2.2 and CASES AC-05-2."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.codes import load_codebook
from kyoju_desktop.domain.rules.ages import (
    age_band,
    age_band_of,
    age_on,
    child_until,
    disaster_until,
    is_child,
    reaches,
)

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("birth", "reached", "until"),
    [
        (date(2008, 3, 31), date(2026, 3, 30), date(2026, 3, 31)),
        (date(2008, 4, 1), date(2026, 3, 31), date(2026, 3, 31)),
        (date(2008, 4, 2), date(2026, 4, 1), date(2027, 3, 31)),
        (date(2008, 12, 10), date(2026, 12, 9), date(2027, 3, 31)),
        (date(2009, 5, 10), date(2027, 5, 9), date(2028, 3, 31)),
        (date(2009, 4, 1), date(2027, 3, 31), date(2027, 3, 31)),
        (date(2009, 4, 2), date(2027, 4, 1), date(2028, 3, 31)),
        (date(2008, 2, 29), date(2026, 2, 28), date(2026, 3, 31)),
    ],
)
def test_a_child_is_one_until_the_march_after_reaching_eighteen(birth: date, reached: date, until: date) -> None:
    assert reaches(birth, 18) == reached
    assert child_until(birth) == until
    assert is_child(birth, until)
    assert not is_child(birth, until + timedelta(days=1))
    assert not is_child(birth, birth - timedelta(days=1))


@given(DAYS)
def test_the_last_day_as_a_child_is_the_first_end_of_march_from_reaching_eighteen(birth: date) -> None:
    day = reaches(birth, 18)
    while (day.month, day.day) != (3, 31):
        day += timedelta(days=1)
    assert child_until(birth) == day


def _slow_age(birth: date, day: date) -> int:
    age = 0
    while True:
        try:
            birthday = birth.replace(year=birth.year + age + 1)
        except ValueError:
            birthday = date(birth.year + age + 1, 3, 1)
        if birthday > day:
            return age
        age += 1


@given(DAYS, DAYS)
def test_an_age_grows_by_one_on_every_birthday(birth: date, day: date) -> None:
    assert age_on(birth, day) == _slow_age(birth, day)


@given(DAYS, st.integers(1, 100))
def test_the_law_gives_the_age_at_the_end_of_the_day_before_the_birthday(birth: date, years: int) -> None:
    day = reaches(birth, years)
    assert age_on(birth, day) == years - 1
    assert age_on(birth, day + timedelta(days=1)) == years


def test_the_unborn_are_of_age_zero() -> None:
    assert age_on(date(2026, 9, 1), date(2026, 6, 1)) == 0


def test_a_disaster_counts_for_three_years_with_its_own_day() -> None:
    assert disaster_until(date(2024, 1, 1)) == date(2026, 12, 31)


@given(st.integers(0, 120))
def test_every_age_has_a_band_of_the_list_that_says_it(age: int) -> None:
    code = load_codebook().list("age_band").by_code[age_band(age)]
    assert code.label.startswith(str(min(age // 10 * 10, 90) or 10))


def test_bands_change_on_the_tenth_birthdays() -> None:
    birth = date(1956, 6, 2)
    assert age_band_of(birth, date(2026, 6, 1)) == "60s"
    assert age_band_of(birth, date(2026, 6, 2)) == "70s"
    assert [age_band(age) for age in (9, 10, 89, 90)] == ["under10", "10s", "80s", "90over"]
