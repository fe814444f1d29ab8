"""The bar below: saved when, copied when, what can be taken back; help and the date at the right."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import row

REMARK_MS = 8000  # how long a passing remark stands


class BarButton(Button):
    """A quiet, flat button as high as the bar."""

    def _height(self) -> int:
        return 22

    def _size(self) -> str:
        return "small"

    def _padding(self) -> int:
        return 4


class StatusBar(QFrame):
    """Says what is safe. A passing remark takes the place of the undo words for a while."""

    undo_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, help_words: str) -> None:
        super().__init__()
        self.setProperty("look", "status")
        self.setMinimumHeight(theme.current().px(24))
        line = row(spacing=24, margins=(16, 0, 16, 0))
        self.setLayout(line)
        self.saved = IconWords("check", "", tone="done", name="status_saved")
        self.saved.hide()
        self.backup = IconWords("copy", "", tone="ink2", name="status_backup")
        self.undo = BarButton("", icon="undo", look="faint", small=True, name="undo", pressed=self.undo_pressed.emit)
        self.undo.hide()
        self.remark = IconWords("info", "", tone="ink", name="status_remark")
        self.remark.hide()
        self.help = BarButton(help_words, look="faint", small=True, name="help", pressed=self.help_pressed.emit)
        self.date = Words("", size="small", tone="ink2", name="status_date")
        for each in (self.saved, self.backup, self.undo, self.remark):
            line.addWidget(each)
        line.addStretch(1)
        line.addWidget(self.help)
        line.addWidget(self.date)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REMARK_MS)
        self._timer.timeout.connect(self._forget)
        self._undo_words = ""

    def say(self, message: str) -> None:
        """Show a passing remark."""
        self.remark.show_state("info", message, "ink")
        self.remark.setVisible(bool(message))
        self.undo.hide()
        self._timer.start()

    def show_undo(self, words: str) -> None:
        """What Ctrl+Z would take back, "" for nothing."""
        self._undo_words = words
        self.undo.set_text(words)
        self.undo.setVisible(bool(words) and self.remark.isHidden())

    def _forget(self) -> None:
        self.remark.hide()
        self.undo.setVisible(bool(self._undo_words))
