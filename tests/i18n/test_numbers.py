"""Amounts and telephone numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.numbers import BadNumber, format_number, format_phone, format_yen, parse_number

JA = Translator.for_language("ja")


@given(st.integers(-(10**14), 10**14))
def test_a_number_is_read_back_from_its_written_form(number: int) -> None:
    assert parse_number(format_number(number)) == number
    assert parse_number(format_yen(number, JA)) == number


@pytest.mark.parametrize(
    ("typed", "units", "number"),
    [
        ("42,000円", ("円",), 42_000),
        ("4万", (), 40_000),
        ("4万2000円", (), 42_000),
        ("4.2万円", (), 42_000),
        ("\uff14\uff12\uff10\uff10\uff10", (), 42_000),
        ("\uffe542,000", (), 42_000),
        ("3ヶ月", ("か月",), 3),
        ("3カ月", ("か月",), 3),
        ("3 months", ("か月", " months"), 3),
        (" 12 ", ("",), 12),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, units: tuple[str, ...], number: int) -> None:
    assert parse_number(typed, units) == number


@pytest.mark.parametrize("typed", ["", "円", "四万", "1.5", "1.25万", "--1", "1" * 16, "4万20000", "3か月"])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(BadNumber) as bad:
        parse_number(typed)
    assert bad.value.message.text(JA)


@pytest.mark.parametrize(
    ("digits", "written"),
    [
        ("09000004121", "090-0000-4121"),
        ("05000000000", "050-0000-0000"),
        ("0120000111", "0120-000-111"),
        ("0300000000", "03-0000-0000"),
        ("0971000000", "097-100-0000"),
        ("110", "110"),
        ("+819000004121", "+819000004121"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_shown_with_hyphens_where_its_shape_is_known(digits: str, written: str) -> None:
    assert format_phone(digits) == written
