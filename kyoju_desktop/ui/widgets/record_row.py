"""A row of a list of records: bold words over quiet words, chips, and whether it is open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from kyoju_desktop.ui import glyphs, icons, theme
from kyoju_desktop.ui.widgets.chips import ChipFace


class RecordRow(QAbstractButton):
    """Pressing it opens the record below, or closes it again."""

    def __init__(
        self, title: str, below: str = "", chips: Sequence[ChipFace] = (), *, icon: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self._title, self._below, self._chips, self._icon = title, " ".join(below.split()), tuple(chips), icon
        self._open = False
        self.setObjectName(name)
        words = "\n".join(filter(None, (title, below, *(chip.text for chip in chips))))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def title(self) -> str:
        """The bold words."""
        return self._title

    def set_open(self, on: bool) -> None:
        """Whether the record stands open below."""
        self._open = on
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines, or one when there is nothing below."""
        look = theme.current()
        return QSize(look.px(240), look.px(46 if self._below else 36))

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(theme.current().px(120), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Ground, mark, words, chips, focus."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accentweak" if self._open else "window" if self.underMouse() else "panel"
        painter.fillRect(self.rect(), look.colour(ground))
        if self._open:
            painter.fillRect(QRect(0, 0, look.px(3), self.height()), look.colour("accent"))
        left = look.px(12)
        side = look.px(16)
        mark = self._icon or ("chevron-down" if self._open else "chevron-right")
        icons.paint(painter, mark, QRectF(left, (self.height() - side) / 2, side, side), look.colour("ink2"))
        self._paint_words(painter, left + side + look.px(8), self._paint_chips(painter))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_chips(self, painter: QPainter) -> int:
        right = self.width() - theme.current().px(12)
        for chip in reversed(self._chips):
            right -= chip.width()
            chip.paint(painter, right, self.height() / 2)
            right -= theme.current().px(6)
        return right

    def _paint_words(self, painter: QPainter, left: int, right: int) -> None:
        look = theme.current()
        wide = max(0, right - left - look.px(4))
        high = self.height() // 2 if self._below else self.height()
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("ink"))
        title = painter.fontMetrics().elidedText(self._title, Qt.TextElideMode.ElideRight, wide)
        glyphs.draw_text(painter, QRect(left, look.px(3) if self._below else 0, wide + 2, high), middle, title)
        if self._below:
            painter.setFont(look.font("small"))
            painter.setPen(look.colour("ink2"))
            below = painter.fontMetrics().elidedText(self._below, Qt.TextElideMode.ElideRight, wide)
            glyphs.draw_text(painter, QRect(left, high - look.px(1), wide + 2, high - look.px(2)), middle, below)
