"""How far long work is, in a window that covers the bar below; with the way to stop it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import row


class WorkStrip(QWidget):
    """Words and a button while something runs that tells its steps; else nothing."""

    def __init__(self, tr: Translator, stop: Callable[[], object]) -> None:
        super().__init__()
        line = row(spacing=8)
        self.setLayout(line)
        self.said = IconWords("clock", "", size="base", tone="ink", wrap=True, name="strip_words")
        self._stop = Button(tr(N_("中止")), icon="cross", name="strip_stop", pressed=stop)
        line.addWidget(self.said, 1)
        line.addWidget(self._stop)
        self._words = ""
        self.hide()

    def begin(self, words: str) -> None:
        """Work has begun; it is shown with its first step."""
        self._words = words

    def step(self, done: int, of: int) -> None:
        """The next of so many is being done."""
        self.said.words.setText(f"{self._words} {min(done + 1, of)}/{of}")
        self.show()

    def end(self) -> None:
        """All work is done."""
        self.hide()
