"""The look: contrast as computed in the design, lengths and fonts that follow the text scale."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.style import style_sheet

TEXT = [
    ("ink", "panel"), ("ink", "window"), ("ink", "sunken"), ("ink", "accentweak"), ("ink", "donebg"),
    ("ink2", "panel"), ("ink2", "window"), ("ink2", "sunken"), ("ink2", "accentweak"),
    ("accent", "panel"), ("accent", "window"), ("accent", "accentweak"), ("onfill", "fill"), ("onfill", "fillpress"),
    ("warn", "panel"), ("warn", "window"), ("warn", "warnbg"), ("danger", "panel"), ("danger", "window"),
    ("danger", "dangerbg"), ("done", "panel"), ("done", "window"), ("done", "sunken"), ("done", "donebg"),
    ("panel", "ink"),
]  # fmt: skip
MARKS = [
    ("edge", "panel"), ("edge", "window"), ("edge", "sunken"), ("edge", "accentweak"), ("fill", "panel"),
    ("accent", "panel"), ("warnline", "warnbg"), ("dangerline", "dangerbg"), ("doneline", "donebg"),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_text_and_marks_can_be_told_from_their_ground(colours: theme.Colours) -> None:
    values = colours._asdict()
    for pairs, least in ((TEXT, 4.5), (MARKS, 3.0)):
        for first, second in pairs:
            assert contrast(values[first], values[second]) >= least, (first, second)


def test_the_bundled_font_is_used_at_every_scale(qapp: QApplication) -> None:
    families = theme.load_fonts()
    for scale in (1.0, 1.5, 2.0):
        font = theme.Theme(theme.LIGHT, scale, families).font("base")
        assert font.pixelSize() == round(14 * scale)
        assert "UDP" in QFontInfo(font).family()


def test_the_style_sheet_leaves_no_name_open() -> None:
    sheet = style_sheet(theme.LIGHT._asdict(), theme.Theme().px)
    assert "$" not in sheet


def test_every_icon_is_drawn_in_one_manner_and_every_used_icon_exists(qapp: QApplication) -> None:
    folder = shipped("resources") / "icons"
    names = {path.stem for path in folder.glob("*.svg")}
    for path in folder.glob("*.svg"):
        text = path.read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in text
        assert 'stroke-linecap="round"' in text
        assert not icons.pixmap(path.stem).isNull()
    source = "\n".join(path.read_text("utf-8") for path in Path(icons.__file__).parent.rglob("*.py"))
    used = set(re.findall(r'icon="([a-z-]+)"', source)) | set(re.findall(r'IconWords\("([a-z-]+)"', source))
    assert used <= names
