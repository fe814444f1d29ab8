"""What is said beside any field: rents of nothing and of millions, days in the wrong order."""

from datetime import date

import pytest

from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.domain.rules.remarks import Beside, Remark, on_order, on_rent, remark, remarks_on
from kyoju_desktop.i18n.messages import Message, Translator
from tests.domain.gate_world import file_of

DAY = date(2028, 2, 29)


@pytest.mark.parametrize(
    ("rent", "words"),
    [
        (None, ""),
        (0, "0円"),
        (1, ""),
        (999_999, ""),
        (1_000_000, "100万円以上"),
        (10_000_000, "100万円以上"),
    ],
)
def test_a_rent_of_nothing_or_of_a_million_is_asked_about_and_no_other(rent: int | None, words: str) -> None:
    said = [each.message.text(Translator.for_language("ja")) for each in on_rent(rent, "home_rent")]
    assert bool(said) is bool(words)
    assert all(words in each for each in said)
    assert {each.field for each in on_rent(rent, "home_rent")} <= {"home_rent"}


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (None, None, False),
        (DAY, None, False),
        (None, DAY, False),
        (DAY, DAY, False),
        (DAY, date(2028, 3, 1), False),
        (DAY, date(2028, 2, 28), True),
    ],
)
def test_only_a_second_day_before_the_first_is_said(first: date | None, second: date | None, said: bool) -> None:
    assert on_order(first, second, "ended_on", "words") == ((Remark("ended_on", Message("words")),) if said else ())


def test_values_stand_in_order_and_a_class_without_remarks_has_none() -> None:
    assert remark("a", "{y}{x}", y="2", x="1").message == Message("{y}{x}", (("x", "1"), ("y", "2")))
    assert remarks_on(Organisation(), Beside(file_of(), DAY)) == ()
