"""分納: whole yen, the last instalment takes the remainder, days of every month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Instalments
from kyoju_desktop.domain.rules.instalments import check, completed, payments


def promise(**values: object) -> Instalments:
    return Instalments(case="case", owed=126_000, monthly=10_000).replace(**values)


def test_the_times_follow_from_what_is_owed_and_the_last_one_takes_the_remainder() -> None:
    done = completed(promise())
    assert (done.times, done.last_amount) == (13, 6_000)


def test_every_payment_has_its_day_and_the_last_leaves_nothing() -> None:
    found = payments(promise(first_on=date(2026, 7, 25), pay_day=25))
    assert len(found) == 13
    assert [each.on for each in found[:3]] == [date(2026, 7, 25), date(2026, 8, 25), date(2026, 9, 25)]
    assert (found[-1].amount, found[-1].left) == (6_000, 0)


def test_a_day_that_a_month_lacks_is_its_last_day() -> None:
    found = payments(promise(first_on=date(2027, 1, 31), pay_day=31))
    assert [each.on for each in found[:3]] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31)]


def test_a_first_day_of_its_own_does_not_move_the_others() -> None:
    found = payments(promise(first_on=date(2026, 7, 3), pay_day=25))
    assert [each.on for each in found[:2]] == [date(2026, 7, 3), date(2026, 8, 25)]


def test_while_the_amounts_are_open_there_are_no_payments_and_nothing_is_refused() -> None:
    for open_ in (promise(owed=None), promise(monthly=None), Instalments(case="case")):
        check(open_)
        assert payments(open_) == ()


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"times": 12}, "times", "6,000円足りません"),
        ({"times": 14}, "times", "13回で払い終わります"),
        ({"times": 13, "last_amount": 7_000}, "last_amount", "1,000円多く"),
        ({"times": 13, "last_amount": 5_000}, "times", "1,000円足りません"),
        ({"monthly": 1}, "monthly", "126,000回かかります"),
        ({"monthly": 0}, "monthly", "0では払えません"),
        ({"pay_day": 0}, "pay_day", "1から31まで"),
    ],
)
def test_amounts_that_do_not_go_together_are_refused_in_plain_words(
    values: dict[str, object], field: str, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        check(promise(**values))
    assert refused.value.field == field
    told = refused.value.message
    assert words in told.template.format(**dict(told.values))


def test_a_large_last_payment_may_be_agreed() -> None:
    found = payments(promise(times=3, last_amount=106_000, first_on=date(2026, 7, 25)))
    check(promise(times=3, last_amount=106_000))
    assert [each.amount for each in found] == [10_000, 10_000, 106_000]


@given(st.integers(1, 3_000_000), st.integers(5_000, 3_000_000), st.dates(date(2020, 1, 1)), st.integers(1, 31))
def test_the_payments_are_always_what_is_owed(owed: int, monthly: int, first: date, day: int) -> None:
    made = promise(owed=owed, monthly=monthly, first_on=first, pay_day=day)
    check(made)
    found = payments(made)
    assert sum(each.amount for each in found) == owed
    assert all(0 < each.amount <= monthly for each in found)
    days = [each.on for each in found if each.on]
    assert days == sorted(days)
