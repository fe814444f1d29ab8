"""Screen fonts of the person's languages, loaded when such a language is first shown and not before."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.ui import theme

_FILES = {
    "latin": ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    "zh_hans": ("NotoSansSC-Regular.ttf",),
    "ko": ("NotoSansKR-Regular.ttf",),
}


@cache
def _loaded(script: str) -> tuple[str, ...]:
    families: list[str] = []
    for name in _FILES.get(script, ()):
        number = QFontDatabase.addApplicationFont(str(shipped("resources") / "fonts" / name))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys(families))


def font(script: str, pixels: int, *, bold: bool = False) -> QFont:
    """The font of a language in that size; Japanese names in it fall back to the Japanese face."""
    made = QFont(theme.current().font("base", bold=bold))
    made.setFamilies([*_loaded(script), *theme.current().families])
    made.setPixelSize(max(1, pixels))
    made.setBold(bold)
    return made


def every_script() -> tuple[str, ...]:
    """The families of all languages, for the list of languages in their own letters."""
    return tuple(dict.fromkeys(family for script in _FILES for family in _loaded(script)))
