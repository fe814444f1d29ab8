"""Furigana: read from the marks, placed above their letters, never parted from them."""

from kyoju_desktop.i18n.ruby import Piece, has_readings, lines, marked, natural_width, pieces, plain


def wide(text: str) -> float:
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def half(text: str) -> float:
    return wide(text) / 2


def said(text: str, room: float) -> list[str]:
    return ["".join(each.piece.base for each in line) for line in lines(text, room, wide, half)]


def test_marks_are_read_and_taken_out() -> None:
    assert pieces("あ{名前|なまえ}を") == (Piece("あ"), Piece("名前", "なまえ"), Piece("を"))
    assert plain("あ{名前|なまえ}を") == "あ名前を"
    assert has_readings("{名|な}")
    assert not has_readings("{office}です")


def test_letters_that_hold_marks_themselves_are_left_alone() -> None:
    assert marked("福祉課", "ふくしか") == "{福祉課|ふくしか}"
    assert marked("福{祉", "ふくし") == "福{祉"
    assert marked("福祉課", "") == "福祉課"


def test_words_stay_whole_where_the_text_has_spaces() -> None:
    assert said("あなたの ことを {伝|つた}えて いいですか", 8) == ["あなたの ことを ", "伝えて ", "いいですか"]


def test_a_word_longer_than_a_line_is_divided_but_never_inside_its_reading() -> None:
    found = said("とても{社会福祉協議会|しゃかいふくしきょうぎかい}です よ", 6)
    assert "".join(found) == "とても社会福祉協議会です よ"
    assert any("社会福祉協議会" in line for line in found)


def test_a_text_without_spaces_breaks_between_letters_but_not_before_a_full_stop() -> None:
    assert said("可以告诉谁、告诉什么。", 5) == ["可以告诉", "谁、告诉什", "么。"]
    assert said("あいう。", 3) == ["あい", "う。"]


def test_korean_and_latin_words_stay_whole() -> None:
    assert said("동의하지 않아도 됩니다", 6) == ["동의하지 ", "않아도 ", "됩니다"]
    assert said("You may stop", 3) == ["You ", "may ", "stop"]


def test_a_long_reading_stands_over_its_bare_neighbours_or_widens_its_letters() -> None:
    line = lines("の{承|うけたまわ}る", 20, wide, half)[0]
    base = line[1]
    assert base.reading_x < base.x
    assert base.reading_x >= 0.5
    first = lines("{承|うけたまわ}る", 20, wide, half)[0][0]
    assert first.reading_x == 0


def test_a_short_reading_is_spread_over_its_letters() -> None:
    made = lines("{今回|こん}", 20, wide, half)[0][0]
    assert made.spacing > 0
    assert made.reading_x > 0


def test_paragraphs_begin_on_lines_of_their_own() -> None:
    assert said("あ\nい", 9) == ["あ", "い"]
    assert natural_width("あ\nいう", wide, half) == 2


def test_a_line_never_ends_between_a_character_and_its_selector() -> None:
    assert said("辻\U000e0100" * 6, 5) == [
        "辻\U000e0100辻\U000e0100",
        "辻\U000e0100辻\U000e0100",
        "辻\U000e0100辻\U000e0100",
    ]
