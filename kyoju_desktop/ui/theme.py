"""Colours, type sizes and measures of the window, once: the numbers of the design's TOKENS."""

from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.ui.style import style_sheet


class Colours(NamedTuple):
    """The twenty colours of one theme; contrast is held by a test."""

    window: str
    panel: str
    sunken: str
    line: str
    edge: str
    ink: str
    ink2: str
    accent: str
    accentweak: str
    fill: str
    fillpress: str
    onfill: str
    warn: str
    warnbg: str
    warnline: str
    danger: str
    dangerbg: str
    dangerline: str
    done: str
    donebg: str
    doneline: str


LIGHT = Colours(
    window="#F3F1EB",
    panel="#FFFEFB",
    sunken="#E9E6DD",
    line="#D0CBBF",
    edge="#807A6C",
    ink="#22262A",
    ink2="#53575B",
    accent="#1F4F7F",
    accentweak="#E2EBF3",
    fill="#1F4F7F",
    fillpress="#173C61",
    onfill="#FFFFFF",
    warn="#744600",
    warnbg="#FBF0D9",
    warnline="#A87420",
    danger="#971A1D",
    dangerbg="#FAE7E4",
    dangerline="#BB4440",
    done="#1C5A33",
    donebg="#E4F1E5",
    doneline="#438A5B",
)
DARK = Colours(
    window="#191B1D",
    panel="#222528",
    sunken="#2B2F33",
    line="#3D4247",
    edge="#7F868D",
    ink="#E8E5DE",
    ink2="#B5B4AE",
    accent="#8FBDEA",
    accentweak="#22384E",
    fill="#3A72AB",
    fillpress="#2F618F",
    onfill="#FFFFFF",
    warn="#F0C878",
    warnbg="#3A3019",
    warnline="#9A7A36",
    danger="#F6A8A1",
    dangerbg="#452423",
    dangerline="#B4605B",
    done="#97D4A7",
    donebg="#1F3727",
    doneline="#4F8A61",
)

# Pixel sizes at 96 dpi and 100 % text.
SIZES = {"small": 12, "compact": 13, "base": 14, "name": 16, "title": 20}
_FALLBACK = ("BIZ UDPGothic", "BIZ UDPゴシック", "Yu Gothic UI", "Meiryo", "Noto Sans CJK JP")


class Theme:
    """One look: colours and the text scale (1.0 to 2.0) that all lengths follow."""

    def __init__(self, colours: Colours = LIGHT, scale: float = 1.0, families: tuple[str, ...] = _FALLBACK) -> None:
        self.colours = colours
        self.scale = min(2.0, max(1.0, scale))
        self.families = families
        self._colours = {name: QColor(value) for name, value in colours._asdict().items()}
        self._fonts: dict[tuple[str | int, bool], QFont] = {}
        self._metrics: dict[tuple[str | int, bool], QFontMetrics] = {}

    @property
    def dark(self) -> bool:
        """Whether this is the dark theme."""
        return self.colours is DARK

    def looks_like(self, other: "Theme") -> bool:
        """Whether nothing would change on the screen."""
        return (self.colours, self.scale, self.families) == (other.colours, other.scale, other.families)

    def px(self, length: float) -> int:
        """A length of the design at the present text scale, in logical pixels."""
        return round(length * self.scale)

    def colour(self, name: str) -> QColor:
        """A colour by its token name."""
        return self._colours[name]

    def font(self, size: str | int = "base", *, bold: bool = False) -> QFont:
        """A font by size name (small, compact, base, name, title) or by pixels at 100 %; a copy is for changing."""
        made = self._fonts.get((size, bold))
        if made is None:
            made = self._fonts[size, bold] = QFont(list(self.families))
            made.setPixelSize(self.px(SIZES[size] if isinstance(size, str) else size))
            made.setBold(bold)
            made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        return made

    def metrics(self, size: str | int = "base", *, bold: bool = False) -> QFontMetrics:
        """How wide words are in such a font."""
        made = self._metrics.get((size, bold))
        if made is None:
            made = self._metrics[size, bold] = QFontMetrics(self.font(size, bold=bold))
        return made

    def palette(self) -> QPalette:
        """The palette: text, surfaces and selection of every stock widget."""
        role = QPalette.ColorRole
        pairs = {
            role.Window: "window",
            role.WindowText: "ink",
            role.Base: "panel",
            role.AlternateBase: "sunken",
            role.Text: "ink",
            role.Button: "panel",
            role.ButtonText: "ink",
            role.BrightText: "onfill",
            role.ToolTipBase: "panel",
            role.ToolTipText: "ink",
            role.PlaceholderText: "ink2",
            role.Highlight: "fill",
            role.HighlightedText: "onfill",
            role.Link: "accent",
            role.LinkVisited: "accent",
            role.Accent: "accent",
            role.Light: "panel",
            role.Midlight: "window",
            role.Mid: "line",
            role.Dark: "edge",
            role.Shadow: "edge",
        }
        made = QPalette()
        for each, name in pairs.items():
            made.setColor(each, self.colour(name))
        for each in (role.WindowText, role.Text, role.ButtonText):
            made.setColor(QPalette.ColorGroup.Disabled, each, self.colour("ink2"))
        return made


_PROPERTY = "kyojuTheme"


def load_fonts() -> tuple[str, ...]:
    """Make the bundled screen fonts known to Qt; the families to ask for, best first."""
    families: list[str] = []
    for name in ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf"):
        number = QFontDatabase.addApplicationFont(str(shipped("resources") / "fonts" / name))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return tuple(dict.fromkeys([*families, *_FALLBACK]))


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole application this look; widgets that are open must be made anew to follow a new scale.

    The look that it has already is not given again: Qt would polish every widget that is alive.
    """
    worn = app.property(_PROPERTY)
    if isinstance(worn, Theme) and worn.looks_like(theme):
        return
    app.setProperty(_PROPERTY, theme)
    current.cache_clear()
    app.setPalette(theme.palette())
    app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme.colours._asdict(), theme.px))


@cache  # asked some thousand times while a page is painted
def current() -> Theme:
    """The look of the running application (painted widgets read it when they paint)."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app else None
    return found if isinstance(found, Theme) else Theme()


def metrics(size: str | int = "base", *, bold: bool = False) -> QFontMetrics:
    """How wide words are in a font of the running look."""
    return current().metrics(size, bold=bold)
