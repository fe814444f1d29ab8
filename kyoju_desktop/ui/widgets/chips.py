"""Chips and source marks: a state as icon and word, drawn alike in pages and in table rows."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import glyphs, icons, theme

# state -> (ground, border, text)
_STATES = {
    "neutral": ("window", "line", "ink"),
    "warn": ("warnbg", "warnline", "warn"),
    "danger": ("dangerbg", "dangerline", "danger"),
    "done": ("donebg", "doneline", "done"),
    "filter": ("accentweak", "accent", "ink"),
}
# deadline source -> words
SOURCES = {"law": N_("法定"), "scheme": N_("制度"), "contract": N_("契約"), "practice": N_("運用")}


@dataclass(frozen=True)
class ChipFace:
    """What a chip shows: words, icon name and state (neutral, warn, danger, done, filter)."""

    text: str
    icon: str = ""
    state: str = "neutral"

    def width(self, *, removable: bool = False) -> int:
        """Pixels the chip takes."""
        look = theme.current()
        side = look.px(14) + look.px(4) if self.icon else 0
        cross = look.px(14) + look.px(4) if removable else 0
        left = look.px(4 if self.icon else 6)
        return left + side + theme.metrics("small").horizontalAdvance(self.text) + cross + look.px(6)

    def paint(self, painter: QPainter, left: float, middle: float, *, removable: bool = False) -> float:
        """Draw at `left`, centred on the line `middle`; returns the right end."""
        look = theme.current()
        ground, border, ink = _STATES[self.state]
        height, width = look.px(20), self.width(removable=removable)
        place = QRectF(left, middle - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour(border), 1))
        painter.setBrush(look.colour(ground))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        at = left + look.px(4 if self.icon else 6)
        side = look.px(14)
        if self.icon:
            icons.paint(painter, self.icon, QRectF(at, middle - side / 2, side, side), look.colour(ink))
            at += side + look.px(4)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour(ink))
        glyphs.draw_text(painter, QRectF(at, place.top(), width, height), Qt.AlignmentFlag.AlignVCenter, self.text)
        if removable:
            icons.paint(
                painter,
                "cross",
                QRectF(place.right() - side - look.px(3), middle - side / 2 + 1, side - 2, side - 2),
                look.colour(ink),
            )
        return place.right()


class Chip(QWidget):
    """A chip on a page. A removable one (filters, exclusions) is pressed or sent Delete to take it away."""

    removed = Signal()

    def __init__(
        self, text: str, *, icon: str = "", state: str = "neutral", removable: bool = False, name: str = ""
    ) -> None:
        super().__init__()
        self._face, self._removable = ChipFace(text, icon, state), removable
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if removable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("ring", True)

    def set_face(self, text: str, *, icon: str = "", state: str = "neutral") -> None:
        """Show another state."""
        self._face = ChipFace(text, icon, state)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The chip's own size."""
        return QSize(self._face.width(removable=self._removable), theme.current().px(20))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The chip."""
        self._face.paint(QPainter(self), 0, self.height() / 2, removable=self._removable)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pressing a removable chip takes it away."""
        if self._removable and self.rect().contains(event.position().toPoint()):
            self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete, Backspace, space and Enter take a removable chip away."""
        keys = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return}
        if self._removable and event.key() in keys:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint; the ring is drawn by the window."""
        self.update()
        super().focusInEvent(event)


def source_width(source: str, tr: Translator) -> int:
    """How wide the mark of a source is: 40, more where its word needs more."""
    look = theme.current()
    word = theme.metrics("small", bold=True).horizontalAdvance(tr(SOURCES.get(source, "")))
    return max(look.px(40), word + look.px(10))


def paint_source(painter: QPainter, source: str, left: float, middle: float, tr: Translator) -> None:
    """The mark, 20 high, of where a deadline comes from, told apart by weight, not hue."""
    look = theme.current()
    place = QRectF(left, middle - look.px(10), source_width(source, tr), look.px(20))
    ground, pen, ink = "panel", QPen(look.colour("edge"), 1), "ink"
    if source == "law":
        ground, pen, ink = "ink", QPen(look.colour("ink"), 1), "panel"
    elif source == "scheme":
        pen = QPen(look.colour("ink"), 2)
    elif source == "practice":
        pen, ink = QPen(look.colour("edge"), 1, Qt.PenStyle.DashLine), "ink2"
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(look.colour(ground))
    inset = pen.widthF() / 2
    painter.drawRoundedRect(place.adjusted(inset, inset, -inset, -inset), look.px(3), look.px(3))
    painter.setFont(look.font("small", bold=source in {"law", "scheme"}))
    painter.setPen(look.colour(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, tr(SOURCES.get(source, "")))


class SourceMark(QWidget):
    """法定, 制度, 契約 or 運用 on a page."""

    def __init__(self, source: str, tr: Translator) -> None:
        super().__init__()
        self._source, self._tr = source, tr
        self.setAccessibleName(tr(SOURCES.get(source, "")))
        self.setFixedSize(source_width(source, tr), theme.current().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The mark."""
        paint_source(QPainter(self), self._source, 0, self.height() / 2, self._tr)
