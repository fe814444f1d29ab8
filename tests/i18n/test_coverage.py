"""What a face can draw: by fontTools' reading of the same files, and by the rules of variation sequences."""

import pytest
from fontTools.ttLib import TTFont

from kyoju_desktop.i18n.coverage import clusters, coverage, font_file, phrases

FACES = sorted(path.name for path in font_file("").glob("*.ttf"))


@pytest.mark.parametrize("name", FACES)
def test_characters_and_sequences_are_read_as_fonttools_reads_them(name: str) -> None:
    ours = coverage(name)
    with TTFont(font_file(name), lazy=True) as theirs:
        best = theirs.getBestCmap()
        numbers = {glyph: number for number, glyph in enumerate(theirs.getGlyphOrder())}
        sequences = [table.uvsDict for table in theirs["cmap"].tables if table.format == 14]
    assert {char: ours.glyph(char) for char in ours.characters()} == {
        chr(code): numbers[glyph] for code, glyph in best.items()
    }
    for selector, rows in ((selector, rows) for table in sequences for selector, rows in table.items()):
        for code, glyph in rows:
            assert ours.variant(chr(code), chr(selector)) == numbers[glyph or best[code]]


def test_the_two_collections_are_told_apart_by_sequence() -> None:
    biz, register = coverage("BIZUDPGothic-Regular.ttf"), coverage("ipamjm.ttf")
    assert [biz.draws(f"辻{chr(selector)}") for selector in range(0xE0100, 0xE0104)] == [True, True, False, False]
    assert [register.draws(f"辻{chr(selector)}") for selector in range(0xE0100, 0xE0104)] == [
        False,
        False,
        True,
        True,
    ]
    assert not biz.draws("\U00020bb7")
    assert register.draws("\U00020bb7")


def test_marks_typed_apart_are_drawn_in_one_piece_where_the_face_has_it() -> None:
    biz = coverage("BIZUDPGothic-Regular.ttf")
    assert biz.glyphs("か\u3099") == (biz.glyph("が"),)
    assert biz.glyphs("e\u0301") == (biz.glyph("é"),)
    assert len(coverage("NotoSans-Regular.ttf").glyphs("G\u0303")) == 2


def test_letters_are_taken_with_what_belongs_to_them() -> None:
    assert list(clusters("\u0301辻\U000e0102か\u3099\U00020bb7")) == [
        "\u0301",
        "辻\U000e0102",
        "か\u3099",
        "\U00020bb7",
    ]
    assert list(clusters("")) == []
    assert ["".join(each) for each in phrases("山Trần Thị様")] == ["山", "Trần Thị", "様"]
