"""The program's own sign."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kyoju_desktop.ui import icons, theme


class Logo(QWidget):
    """The house in its square."""

    def __init__(self, side: int = 32) -> None:
        super().__init__()
        self._side = side
        self.setFixedSize(theme.current().px(side), theme.current().px(side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """White house on the fill colour."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("fill"))
        painter.drawRoundedRect(self.rect(), look.px(4), look.px(4))
        inset = self.width() * 0.17
        icons.paint(
            painter, "logo", QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), look.colour("onfill")
        )
