"""Line breaking: nothing changed, nothing forbidden, words whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kyoju_desktop.documents.fonts import regular
from kyoju_desktop.documents.text import HANG, NOT_FIRST, NOT_LAST, Measured, breaks_of, fitting

SIZE = 10.0
ALPHABET = (
    "漢字かなカナ、。「」（）ーっャ・……――々〇1234年月円%AaNguyenÉ -.,()[]\u3000\u00a0가나다辻\U000e0100か\u3099😀〒￥"
)


def lines(text: str, width: float, hang: float = 0.0) -> list[str]:
    return Measured(text, regular()).lines(width, SIZE, hang)


@settings(max_examples=400, deadline=None)
@given(st.text(ALPHABET, max_size=120), st.floats(20, 400))
def test_the_lines_of_a_text_put_together_are_the_text(text: str, width: float) -> None:
    assert "".join(lines(text, width)) == text


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=80), st.floats(20, 400))
def test_any_text_at_all_survives(text: str, width: float) -> None:
    assert "".join(lines(text, width)) == text


@settings(max_examples=400, deadline=None)
@given(st.text(ALPHABET, max_size=120), st.floats(60, 400))
def test_lines_end_only_where_a_line_may_end_unless_one_piece_is_wider_than_the_line(text: str, width: float) -> None:
    places = [0, *breaks_of(text), len(text)]
    at = 0
    for line in lines(text, width):
        at += len(line)
        if at in places:
            continue
        before = max(place for place in places if place < at)
        after = min(place for place in places if place > at)
        assert regular().width(text[before:after].rstrip(), SIZE) > width


@settings(max_examples=400, deadline=None)
@given(st.text(ALPHABET, min_size=2, max_size=60))
def test_no_place_to_break_puts_a_forbidden_character_at_either_end(text: str) -> None:
    for at in breaks_of(text):
        assert text[at] not in NOT_FIRST
        head = text[:at].rstrip()
        assert not head or head[-1] not in NOT_LAST


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, max_size=120), st.floats(60, 400))
def test_no_line_is_wider_than_its_cell(text: str, width: float) -> None:
    for line in lines(text, width):
        assert regular().width(line.rstrip(), SIZE) <= width + 0.01 or len(line.rstrip()) <= 3


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("相談者は NGUYEN VAN ANH TUAN THANH さんです", "NGUYEN"),
        ("家賃は月に42,000円で、滞納は3か月です", "42,000円"),
        ("連絡は0580-22-1111へお願いします", "0580-22-1111"),
        ("会議は今年で第3回となりました", "第3回"),
        ("담당자는 김하늘 입니다", "김하늘"),
    ],
)
def test_words_numbers_and_korean_words_stay_whole(text: str, whole: str) -> None:
    for width in range(90, 200, 3):
        assert any(whole in line for line in lines(text, width)), width


def test_a_comma_or_full_stop_hangs_only_where_the_cell_has_room_for_it() -> None:
    text = "あああああ。あああああ"
    width = regular().width("あああああ", SIZE)
    assert lines(text, width, hang=HANG * SIZE)[0] == "あああああ。"
    assert lines(text, width, hang=0)[0] == "ああああ"


def test_a_break_never_parts_a_character_from_its_variation_selector_or_mark() -> None:
    text = "辻\U000e0100か\u3099" * 20
    for line in lines(text, 37):
        assert not line.startswith(("\U000e0100", "\u3099"))


def test_a_text_is_set_smaller_before_it_is_divided() -> None:
    measured = Measured("氏名氏名氏名", regular())
    assert fitting(measured, 60, 14, 8) == 10
    assert fitting(measured, 10, 14, 8) == 8
