"""A question with a few long answers, one a line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from kyoju_desktop.ui.widgets.panels import column


class RadioRows(QWidget):
    """Radio buttons below each other; each is named `<name>_<code>`. Nothing is chosen at first."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], *, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        lines = column(spacing=6)
        self.setLayout(lines)
        self.buttons: dict[str, QRadioButton] = {}
        for code, words in options:
            button = QRadioButton(words)
            button.setObjectName(f"{name}_{code}")
            button.setAccessibleName(f"{label} {words}")
            button.setProperty("ring", True)
            button.toggled.connect(lambda on, code=code: self.chosen.emit(code) if on else None)
            self.buttons[code] = button
            lines.addWidget(button)
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    def value(self) -> str:
        """The chosen code, "" while nothing is chosen."""
        return next((code for code, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, code: str) -> None:
        """Choose an answer."""
        self.buttons[code].setChecked(True)
