"""Line icons on a 24-unit grid in the colour of the text beside them."""

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from kyoju_desktop.i18n.places import shipped
from kyoju_desktop.ui import theme

# Strokes get thicker as icons get smaller, so that they weigh the same beside the text.
_STROKES = ((14, 2.2), (20, 2.0), (10_000, 1.6))


@lru_cache(maxsize=128)
def _drawing(name: str, colour: str, stroke: float) -> QSvgRenderer:
    source = (shipped("resources") / "icons" / f"{name}.svg").read_text("utf-8")
    drawn = source.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(drawn.encode()))


@lru_cache(maxsize=512)
def _picture(name: str, colour: str, stroke: float, dots: int) -> QImage:
    """The icon in that many dots: a table paints the same few icons in every row."""
    made = QImage(dots, dots, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _drawing(name, colour, stroke).render(painter, QRectF(0, 0, dots, dots))
    painter.end()
    return made


def _stroke(size: float) -> float:
    return next(stroke for limit, stroke in _STROKES if size <= limit)


def paint(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Draw the icon into the square; for painted widgets and delegates."""
    size = place.width() / theme.current().scale
    device = painter.device()
    dots = max(1, round(place.width() * device.devicePixelRatioF()))
    painter.drawImage(place, _picture(name, colour.name(), _stroke(size), dots))


def draw_ahead(names: Iterable[str], size: int, tone: str) -> None:
    """Have icons ready that will soon be painted; safe on any thread, as they are drawn into images."""
    look = theme.current()
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    for name in names:
        _picture(name, look.colour(tone).name(), _stroke(size), max(1, round(look.px(size) * ratio)))


def pixmap(name: str, size: int = 16, tone: str = "ink") -> QPixmap:
    """The icon as a picture of `size` pixels at 100 % text, in that colour; stock widgets take it too."""
    look = theme.current()
    app = QApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    side = look.px(size)
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, side, side), look.colour(tone))
    painter.end()
    return made
