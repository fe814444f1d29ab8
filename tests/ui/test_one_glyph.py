"""The font of one character: what fontTools reads in it is what stood in the face it was made from."""

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from kyoju_desktop.i18n.coverage import coverage, font_file
from kyoju_desktop.ui.one_glyph import one_glyph


def outline(font: TTFont, name: str) -> list[object]:
    shapes = font.getGlyphSet()
    pen = DecomposingRecordingPen(shapes)
    shapes[name].draw(pen)
    return list(pen.value)


@pytest.mark.parametrize(
    ("file", "cluster"),
    [
        ("BIZUDPGothic-Regular.ttf", "辻\U000e0100"),
        ("BIZUDPGothic-Bold.ttf", "神\ufe00"),
        ("NotoSansJP-Bold.ttf", "\U0000518d\U000e0100"),
        ("ipamjm.ttf", "辻\U000e0102"),
        ("ipamjm.ttf", "邉\U000e0115"),
        ("ipamjm.ttf", "\U00020000\U000e0100"),
    ],
)
def test_the_outline_and_the_width_are_those_of_the_variant(file: str, cluster: str) -> None:
    glyph = coverage(file).variant(*cluster)
    assert glyph
    made = one_glyph(font_file(file), glyph, cluster[0], "Kyoju Probe", bold=False)
    with TTFont(io.BytesIO(made), checkChecksums=1) as ours, TTFont(font_file(file), lazy=True) as theirs:
        source = theirs.getGlyphOrder()[glyph]
        (name,) = set(ours.getBestCmap().values())
        assert list(ours.getBestCmap()) == [ord(cluster[0])]
        assert outline(ours, name) == outline(theirs, source)
        assert ours["hmtx"][name] == theirs["hmtx"][source]
        assert ours["name"].getDebugName(1) == "Kyoju Probe"
