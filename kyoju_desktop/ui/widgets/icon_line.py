"""A line to type in with an icon inside, at its beginning or (to press) at its end."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from kyoju_desktop.ui import glyph_boxes, icons, theme


class IconLine(QLineEdit):
    """The icon follows the text scale; one at the end can be pressed (`pressed`) and has a `hint` for the mouse."""

    pressed = Signal()

    def __init__(self, icon: str, hint: str = "", *, leading: bool = False) -> None:
        super().__init__()
        self._icon, self._leading, self._hint = icon, leading, hint
        glyph_boxes.attend(self)
        room = theme.current().px(22)
        self.setTextMargins(room if leading else 0, 0, 0 if leading else room, 0)

    def set_icon(self, icon: str) -> None:
        """Another picture."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line and its icon."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.paint(painter, self._icon, self._place(), theme.current().colour("ink2"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On the icon at the end: pressed."""
        if not self._leading and self._place().contains(event.position()):
            self.pressed.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """An arrow over the icon."""
        over = not self._leading and self._place().contains(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        self.setToolTip(self._hint if over else "")
        super().mouseMoveEvent(event)

    def _place(self) -> QRectF:
        look = theme.current()
        side = look.px(16)
        left = look.px(9) if self._leading else self.width() - side - look.px(9)
        return QRectF(left, (self.height() - side) / 2, side, side)
