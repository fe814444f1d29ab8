"""Words with furigana above them, painted: QLabel knows no ruby."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyoju_desktop.i18n import ruby
from kyoju_desktop.ui import glyphs, theme
from kyoju_desktop.ui.client.faces import font


@dataclass(frozen=True)
class Setting:
    """How a text is set: whose letters, how large (pixels), how strong."""

    script: str
    pixels: int
    bold: bool = False


_WIDTHS = 8  # for which the lines are kept: a layout asks for the same few again and again


class RubyText:
    """A text laid out for a width; painted by whoever owns the ground."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.letters = font(setting.script, setting.pixels, bold=setting.bold)
        self.readings = font(setting.script, round(setting.pixels / 2))
        self._wide, self._small = QFontMetricsF(self.letters), QFontMetricsF(self.readings)
        self._high = ruby.has_readings(text)
        self._lines: dict[int, list[tuple[ruby.Placed, ...]]] = {}

    def lines(self, width: int) -> list[tuple[ruby.Placed, ...]]:
        """The lines for a width in pixels."""
        if width not in self._lines:
            if len(self._lines) == _WIDTHS:
                self._lines.clear()
            self._lines[width] = ruby.lines(self.text, max(1, width), self._advance, self._above)
        return self._lines[width]

    @cached_property
    def natural(self) -> int:
        """How wide it is on one line."""
        return ceil(ruby.natural_width(self.text, self._advance, self._above)) + 2

    def line_height(self) -> float:
        """From one line to the next, with room for the readings where there are any."""
        pixels = self.letters.pixelSize()
        return pixels * (1.62 if self._high else 1.34)

    def height(self, width: int) -> int:
        """How high it is in that width."""
        return ceil(len(self.lines(width)) * self.line_height()) if self.text else 0

    @cached_property
    def widest_word(self) -> int:
        """What never fits in less."""
        parts = (part for piece in ruby.pieces(self.text) for part in piece.base.split(" "))
        return ceil(max((min(self._advance(each), self.letters.pixelSize() * 7) for each in parts), default=0))

    def paint(self, painter: QPainter, place: QRectF, ink: QColor) -> None:
        """Draw it into the place, from its top."""
        painter.setPen(ink)
        high, pixels = self.line_height(), self.letters.pixelSize()
        for number, line in enumerate(self.lines(int(place.width()))):
            base = place.top() + (number + 1) * high - pixels * (0.24 if self._high else 0.28)
            for each in line:
                painter.setFont(self.letters)
                glyphs.draw_at(painter, QPointF(place.left() + each.x, base), each.piece.base)
                if each.piece.reading:
                    self._paint_reading(painter, QPointF(place.left(), base), each)

    def _paint_reading(self, painter: QPainter, at: QPointF, placed: ruby.Placed) -> None:
        painter.setFont(self.readings)
        x = at.x() + placed.reading_x
        y = at.y() - self.letters.pixelSize() * 0.92
        for char in placed.piece.reading:
            painter.drawText(QPointF(x, y), char)
            x += self._small.horizontalAdvance(char) + placed.spacing

    def _advance(self, text: str) -> float:
        return self._wide.horizontalAdvance(text)

    def _above(self, text: str) -> float:
        return sum(map(self._small.horizontalAdvance, text))


class RubyWords(QWidget):
    """A paragraph; `tone` is a colour token."""

    def __init__(
        self, text: str, setting: Setting, *, tone: str = "ink", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._laid, self._tone = RubyText(text, setting), tone
        self.setObjectName(name)
        self.setAccessibleName(ruby.plain(text))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """The text without its readings."""
        return ruby.plain(self._laid.text)

    def used_font(self) -> QFont:
        """The font of the letters."""
        return self._laid.letters

    def hasHeightForWidth(self) -> bool:
        """Narrow words are high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Every line whole."""
        return self._laid.height(width)

    def sizeHint(self) -> QSize:
        """One line where there is room."""
        wide = self._laid.natural
        return QSize(wide, self._laid.height(wide))

    def minimumSizeHint(self) -> QSize:
        """May become as narrow as its longest word."""
        return QSize(self._laid.widest_word, ceil(self._laid.line_height()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The words on whatever ground there is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        free = max(0, self.height() - self._laid.height(self.width()))
        top = free / 2 if free < self._laid.line_height() else 0
        self._laid.paint(painter, QRectF(0, top, self.width(), self.height()), theme.current().colour(self._tone))


def centred(place: QRectF, high: float) -> QRectF:
    """The part of a place of that height in its middle."""
    return QRectF(place.left(), place.top() + (place.height() - high) / 2, place.width(), high)
