"""Where one is in a row of steps: done ones ticked, the present one filled."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyoju_desktop.ui import icons, theme


class Steps(QWidget):
    """The steps of a set-up, joined like the stage strip."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = tuple(words)
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, at: int) -> None:
        """The present step, from 0."""
        self._at = at
        self.setAccessibleName(f"{at + 1}/{len(self._words)} {self._words[at]}")
        self.update()

    def sizeHint(self) -> QSize:
        """36 high."""
        look = theme.current()
        widest = max(theme.metrics("base", bold=True).horizontalAdvance(each) for each in self._words)
        return QSize(len(self._words) * (widest + look.px(36)), look.px(36))

    def minimumSizeHint(self) -> QSize:
        """May become narrow; words are then elided."""
        return QSize(theme.current().px(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """One box per step."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(4), look.px(4))
        painter.fillPath(shape, look.colour("panel"))
        painter.save()
        painter.setClipPath(shape)
        width = self.width() / len(self._words)
        for number, words in enumerate(self._words):
            self._paint_step(painter, QRectF(number * width, 0, width, self.height()), number, words)
        painter.restore()
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawPath(shape)

    def _paint_step(self, painter: QPainter, place: QRectF, number: int, words: str) -> None:
        look = theme.current()
        now, done = number == self._at, number < self._at
        if now:
            painter.fillRect(place, look.colour("fill"))
        ink = look.colour("onfill" if now else "ink" if done else "ink2")
        side = look.px(14)
        left = place.left() + look.px(10)
        mark = QRectF(left, place.center().y() - side / 2, side, side)
        if done:
            icons.paint(painter, "check", mark, look.colour("done"))
        else:
            painter.setPen(ink)
            painter.setFont(look.font("compact", bold=now))
            painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.setPen(ink)
        painter.setFont(look.font("base", bold=now))
        room = QRectF(left + side + look.px(6), 0, place.right() - left - side - look.px(8), place.height())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if number:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(place.topLeft(), place.bottomLeft())
