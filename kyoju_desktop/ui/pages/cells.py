"""Strokes shared by the painted tables: text, icons, buttons in rows, tick boxes, days that are due."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextOption

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import glyphs, icons, theme

_FAR = 2 * 365  # days beyond which nobody counts in days


@dataclass(frozen=True)
class DueWords:
    """How far a day is away: icon, colour token and words."""

    icon: str
    tone: str
    text: str


def due_words(day: date, today: date, tr: Translator) -> DueWords:
    """4日超過, 今日 or あと2日; beyond two years あと10年."""
    days = (day - today).days
    if days < 0:
        return DueWords("warning", "danger", tr(N_("{days}日超過"), days=str(-days)))
    if days == 0:
        return DueWords("clock", "warn", tr(N_("今日")))
    if days > _FAR:
        return DueWords("calendar", "ink2", tr(N_("あと{years}年"), years=str(days // 365)))
    return DueWords("calendar", "ink2", tr(N_("あと{days}日"), days=str(days)))


def text(
    painter: QPainter,
    place: QRect,
    words: str,
    *,
    size: str = "base",
    bold: bool = False,
    tone: str = "ink",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw one line, elided at the end if it does not fit; returns the width it took."""
    look = theme.current()
    metrics = look.metrics(size, bold=bold)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, place.width()))
    painter.setFont(look.font(size, bold=bold))
    painter.setPen(look.colour(tone))
    glyphs.draw_text(painter, place, align | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


def text_width(words: str, size: str = "base", *, bold: bool = False) -> int:
    """How wide a line is."""
    return theme.metrics(size, bold=bold).horizontalAdvance(words)


def draw_wrapped(painter: QPainter, place: QRect, align: Qt.AlignmentFlag, words: str) -> None:
    """Words in as many lines as they need; a word is only broken where it alone is wider than the place."""
    how = QTextOption(align)
    how.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    painter.drawText(QRectF(place), words, how)


def widest_word(words: str, size: str = "base") -> int:
    """How wide the widest word is that is written between spaces in Latin letters; 0 where there is none."""
    return max((text_width(each, size) for each in words.split() if each.isascii()), default=0)


def icon_at(painter: QPainter, name: str, at: QPoint, side: int, tone: str) -> None:
    """Draw an icon of `side` (100 % text) pixels; `at` is the middle of its left edge."""
    look = theme.current()
    size = look.px(side)
    icons.paint(painter, name, QRectF(at.x(), at.y() - size / 2, size, size), look.colour(tone))


def box(
    painter: QPainter,
    place: QRectF,
    ground: str,
    edge: str,
    radius: float,
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box with a crisp border; an empty token leaves ground or border out."""
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(look.colour(edge), width) if edge else QPen(Qt.PenStyle.NoPen)
    if dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(look.colour(ground) if ground else QColor(Qt.GlobalColor.transparent))
    half = width / 2
    painter.drawRoundedRect(place.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def draw_button(painter: QPainter, place: QRect, icon: str, words: str, *, primary: bool) -> None:
    """A small button in a row; only the current row's is primary."""
    look = theme.current()
    ground, edge, ink = ("fill", "fill", "onfill") if primary else ("panel", "edge", "ink")
    box(painter, QRectF(place), ground, edge, look.px(4))
    left = place.left() + look.px(8)
    if icon:
        icon_at(painter, icon, QPoint(left, place.center().y() + 1), 16, ink)
        left += look.px(21)
    inner = QRect(left, place.top(), place.right() - left - look.px(4), place.height())
    text(painter, inner, words, size="compact", bold=primary, tone=ink)


def draw_tick(painter: QPainter, middle: QPointF, *, ticked: bool, locked: str = "", quiet: bool = False) -> None:
    """A tick box of 16 pixels; `locked` names the icon that stands in a box that cannot be switched."""
    look = theme.current()
    side = look.px(16)
    place = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    if locked:
        box(painter, place, "sunken", "line", look.px(2))
        inset = side * 0.16
        icons.paint(painter, locked, place.adjusted(inset, inset, -inset, -inset), look.colour("ink2"))
        return
    box(painter, place, "fill" if ticked else "panel", "fill" if ticked else "line" if quiet else "edge", look.px(2))
    if ticked:
        icons.paint(painter, "check", place, look.colour("onfill"))


def draw_row_ground(painter: QPainter, place: QRect, *, selected: bool, first: bool) -> None:
    """The ground of a cell with the hairline below; the selected row has the accent bar at its left."""
    look = theme.current()
    painter.fillRect(place, look.colour("accentweak" if selected else "panel"))
    painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), look.colour("line"))
    if selected and first:
        painter.fillRect(QRect(place.left(), place.top(), look.px(3), place.height()), look.colour("accent"))


def draw_focus(painter: QPainter, place: QRect) -> None:
    """The ring of the current cell, inside it."""
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(place).adjusted(2, 2, -3, -3), look.px(3), look.px(3))
    painter.restore()
