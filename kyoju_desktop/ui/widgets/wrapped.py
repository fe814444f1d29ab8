"""Widgets in wrapped lines, as high as the lines need."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.flow import Flow


class Wrapped(QWidget):
    """Widgets in wrapped lines that never take less height than they need."""

    def __init__(self, *, across: int, down: int) -> None:
        super().__init__()
        look = theme.current()
        self.flow = Flow(self, across=look.px(across), down=look.px(down))

    def minimumSizeHint(self) -> QSize:
        """As high as the lines at the present width."""
        wide = max(self.width(), theme.current().px(240))
        return QSize(theme.current().px(120), max(self.flow.heightForWidth(wide), theme.current().px(24)))

    def sizeHint(self) -> QSize:
        """The same, as wide as a dialog."""
        return QSize(theme.current().px(480), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines take another height."""
        super().resizeEvent(event)
        self.updateGeometry()
