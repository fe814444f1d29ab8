"""A tick with words that wrap, quiet words below them, and room for something at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, row


class TickLine(QWidget):
    """Ticked by the box or by its words; `ticked` only when a person did it."""

    ticked = Signal(bool)

    def __init__(self, text: str, below: str = "", *, on: bool = False, name: str = "", tone: str = "ink2") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setProperty("ring", True)
        self.box.setChecked(on)
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(below)
        self.box.clicked.connect(lambda _checked=False: self.ticked.emit(self.box.isChecked()))
        self.right = row(spacing=4)
        line = row(spacing=8)
        self.setLayout(line)
        words = column(spacing=0)
        words.addWidget(Words(text, wrap=True))
        if below:
            words.addWidget(Words(below, size="small", tone=tone, wrap=True))
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addLayout(self.right)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words belong to the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
