"""Card numbers that are never kept, and characters that would deceive the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.text import clean_text, refuse_card_numbers


def _my_number(eleven: str) -> str:
    """The number with the check digit of 番号法施行令8条 / 総務省令5条, worked out from the text of the rule."""
    total = 0
    for place in range(1, 12):
        digit = int(eleven[11 - place])
        total += digit * (place + 1 if place <= 6 else place - 5)
    rest = total % 11
    return eleven + str(0 if rest <= 1 else 11 - rest)


@given(
    st.from_regex(r"\A[0-9]{11}\Z"),
    st.sampled_from(["{}", "番号は{}です", "{} "]),
    st.sampled_from(["", "-", " ", "ー", "−"]),
)
def test_an_individual_number_is_refused_however_it_is_grouped(eleven: str, around: str, apart: str) -> None:
    number = _my_number(eleven)
    written = around.format(apart.join((number[:4], number[4:8], number[8:])))
    with pytest.raises(Refused) as refused:
        refuse_card_numbers(written)
    assert number not in str(refused.value)


@given(st.from_regex(r"\A[0-9]{11}\Z"), st.integers(1, 9))
def test_twelve_digits_with_a_wrong_check_digit_are_just_a_number(eleven: str, more: int) -> None:
    number = _my_number(eleven)
    other = number[:11] + str((int(number[11]) + more) % 10)
    refuse_card_numbers(other)


def test_a_number_called_an_individual_number_is_refused_in_any_grouping() -> None:
    number = _my_number("12345678901")
    spaced = " ".join(number)
    refuse_card_numbers(f"通帳 {spaced}")
    with pytest.raises(Refused):
        refuse_card_numbers(f"マイナンバー {spaced}")


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-01 0930 来所",
        "090-0000-4121 3回",
        "20260601 0930",
        "R8.6.1-12.31",
        "家賃 42000円×12",
        "AB123456CD",
        "XAB12345678CDX",
    ],
)
def test_dates_telephones_and_sums_are_no_card_numbers(text: str) -> None:
    assert clean_text(text, limit=100) == text


@pytest.mark.parametrize(
    "text",
    [
        "AB12345678CD",
        "ab12345678cd",
        "カード番号 AB-12345678-CD を見た",
        "\uff21\uff22\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff23\uff24",
    ],
)
def test_a_residence_card_number_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        clean_text(text, limit=100)


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_marks_that_turn_the_order_of_the_text_around_are_refused_and_explained(mark: str) -> None:
    with pytest.raises(Refused) as refused:
        clean_text(f"北原{mark}ハル", limit=100, lines=5)
    assert "並び" in refused.value.message.template


@pytest.mark.parametrize("char", "\u200d\u200c\ufe0f\U000e0100\u00ad\ufeff\u200e\u200f\ue000\U0010fffd\u3164")
def test_joiners_variants_and_private_characters_are_kept(char: str) -> None:
    assert clean_text(f"辻{char}", limit=10) == f"辻{char}"


@pytest.mark.parametrize("char", "\x00\x07\x1b\x7f\x85\u2028\u2029\ud83d\ude00\ufffe\uffff\ufdd0\ufdef\U0010ffff")
def test_what_no_file_keeps_is_refused(char: str) -> None:
    with pytest.raises(Refused):
        clean_text(f"a{char}", limit=10, lines=5)
