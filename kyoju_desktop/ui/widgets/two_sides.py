"""Words at the left, buttons at the right; the buttons go below where both do not fit."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.panels import row


class TwoSides(QWidget):
    """Put words into `left` and buttons into `right`."""

    def __init__(self) -> None:
        super().__init__()
        self._line = row(spacing=8)
        self.setLayout(self._line)
        self.left, self.right = row(spacing=8), row(spacing=8)
        self._line.addLayout(self.left)
        self._line.addStretch(1)
        self._line.addLayout(self.right)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider side."""
        wide = max(self.left.minimumSize().width(), self.right.minimumSize().width())
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line or two."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Other words or buttons may take another line."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        needed = self.left.sizeHint().width() + self.right.sizeHint().width() + theme.current().px(16)
        up, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        wanted = up if needed > self.width() else across
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            left = Qt.AlignmentFlag.AlignLeft if wanted == up else Qt.AlignmentFlag(0)
            for each in (self.left, self.right):
                self._line.setAlignment(each, left)
