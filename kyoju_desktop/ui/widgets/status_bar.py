"""The bar below: saved when, copied when, what can be taken back; help and the date at the right."""

from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import row

REMARK_MS = 8000  # how long a passing remark stands
_LEAST = 360
PATIENCE_MS = 400  # work that takes longer is shown


class BarButton(Button):
    """A quiet, flat button as high as the bar; its words end in … before they make the window wider."""

    def __init__(self, text: str, **how: Any) -> None:  # noqa: ANN401 - what a button takes
        self._fitting = ""
        super().__init__(text, **how)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Its picture and a little of its words."""
        return QSize(theme.current().px(48), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words that fit; the whole stands in the tooltip."""
        if self.width() >= self.sizeHint().width():
            self.setToolTip("")
            super().paintEvent(event)
            return
        beside = self.sizeHint().width() - theme.metrics(self._size()).horizontalAdvance(self.text())
        room = max(0, self.width() - beside)
        self._fitting = theme.metrics(self._size()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self.text() if self._fitting != self.text() else "")
        super().paintEvent(event)
        self._fitting = ""

    def _words(self) -> str:
        return self._fitting or super()._words()

    def _height(self) -> int:
        return 22

    def _size(self) -> str:
        return "small"

    def _padding(self) -> int:
        return 4


class StatusBar(QFrame):
    """Says what is safe. A passing remark takes the place of the undo words for a while."""

    undo_pressed = Signal()
    stop_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, help_words: str, stop_words: str) -> None:
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
        self.remark = IconWords("info", "", tone="ink", name="status_remark", elided=True)
        self.remark.hide()
        self.help = BarButton(help_words, look="faint", small=True, name="help", pressed=self.help_pressed.emit)
        self.date = Words("", size="small", tone="ink2", name="status_date")
        self.busy = IconWords("clock", "", tone="ink", name="status_busy", elided=True)
        self.stop = BarButton(stop_words, icon="cross", look="quiet", small=True, name="stop")
        self.stop.clicked.connect(self.stop_pressed)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE_MS)
        self._late.timeout.connect(self._show_busy)
        self._busy_words = ""
        for each in (self.busy, self.stop):
            each.hide()
        for each in (self.saved, self.backup, self.busy, self.stop, self.undo, self.remark):
            line.addWidget(each)
        line.addStretch(1)
        line.addWidget(self.help)
        line.addWidget(self.date)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REMARK_MS)
        self._timer.timeout.connect(self._forget)
        self._undo_words = ""

    def minimumSizeHint(self) -> QSize:
        """Asks for no more than what is saved and a little of a remark: the window never grows for it."""
        return QSize(theme.current().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the date goes first, then help, then the copy."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show what there is room for; F1 works without its words."""
        least: tuple[QWidget, ...] = (self.backup, self.help, self.date)
        room = self.width() - theme.current().px(48)
        kept: tuple[QWidget, ...] = (self.saved, self.busy, self.stop, self.undo, self.remark)
        for each in kept:
            room -= 0 if each.isHidden() else each.sizeHint().width() + theme.current().px(24)
        for each in least:
            room -= each.sizeHint().width() + theme.current().px(24)
            each.setVisible(room >= 0)

    def say(self, message: str) -> None:
        """Show a passing remark."""
        self.remark.show_state("info", message, "ink")
        self.remark.setVisible(bool(message))
        self.undo.hide()
        self.fit()
        self._timer.start()

    def end_work(self) -> None:
        """All work is done (a slot of its own: Qt forgets it together with the bar)."""
        self.show_work("")

    def show_work(self, words: str) -> None:
        """Work has begun (shown if it takes long); "" when all is done."""
        self._busy_words = words
        if words:
            self._late.start()
            return
        self._late.stop()
        self.busy.hide()
        self.stop.hide()
        self.fit()

    def show_step(self, done: int, of: int) -> None:
        """How far the work is."""
        if of and self._busy_words:
            self.busy.words.setText(f"{self._busy_words} {done}/{of}")

    def _show_busy(self) -> None:
        self.busy.words.setText(self._busy_words)
        self.busy.show()
        self.stop.show()
        self.fit()

    def show_undo(self, words: str) -> None:
        """What Ctrl+Z would take back, "" for nothing."""
        self._undo_words = words
        self.undo.set_text(words)
        self.undo.setVisible(bool(words) and self.remark.isHidden())
        self.fit()

    def _forget(self) -> None:
        self.remark.hide()
        self.undo.setVisible(bool(self._undo_words))
        self.fit()
