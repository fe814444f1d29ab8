"""The municipality's code and its check digit (DOMAIN 9.3)."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.rules.municipality import check_code, check_digit


@pytest.mark.parametrize(
    ("five", "digit"), [("01100", "2"), ("13101", "6"), ("99301", "8"), ("99201", "1"), ("00001", "9")]
)
def test_the_check_digit_is_that_of_the_published_codes(five: str, digit: str) -> None:
    assert check_digit(five) == digit


@given(st.integers(0, 99999))
def test_the_check_digit_follows_the_published_rule(number: int) -> None:
    five = f"{number:05d}"
    total = sum(int(digit) * (6 - at) for at, digit in enumerate(five))
    rest = 11 - total if total < 11 else 11 - total % 11
    assert check_digit(five) == str(rest)[-1]


@pytest.mark.parametrize("typed", ["993018", " 993018 ", "\uff19\uff19\uff13\uff10\uff11\uff18", "011002"])
def test_a_right_code_comes_back_in_plain_digits(typed: str) -> None:
    assert check_code(typed) in {"993018", "011002"}


@pytest.mark.parametrize(
    "typed",
    ["", "99301", "9930181", "993019", "993081", "000019", "481009", "99301a", "９９３０１", "²²²²²²", "٩٩٣٠١٨"],
)
def test_a_wrong_code_is_refused_beside_its_field(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        check_code(typed)
    assert refused.value.field == "code"


@given(st.integers(0, 99999), st.integers(0, 4), st.integers(1, 9))
def test_one_wrong_digit_never_leaves_the_same_remainder(number: int, at: int, more: int) -> None:
    # Two remainders share the digit 0 and 1 (10 and 11 are shortened), so a code may still pass; the sum never does.
    five = f"{number:05d}"
    other = five[:at] + str((int(five[at]) + more) % 10) + five[at + 1 :]
    weigh = [sum(int(digit) * (6 - place) for place, digit in enumerate(each)) % 11 for each in (five, other)]
    assert weigh[0] != weigh[1]


@given(st.text(max_size=8))
def test_any_typed_text_is_a_code_or_is_refused(typed: str) -> None:
    with suppress(Refused):
        assert len(check_code(typed)) == 6
