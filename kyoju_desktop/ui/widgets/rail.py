"""The rail at the left: where one can go, icons with words, how much is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.widgets.logo import Logo
from kyoju_desktop.ui.widgets.panels import Scroll, column


@dataclass(frozen=True)
class Entry:
    """One place of the rail: page name, icon, words."""

    name: str
    icon: str
    words: str


class RailButton(QAbstractButton):
    """One entry: icon over words; the current one is white with a bar at its left."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self._badge = 0
        self.setText(entry.words)
        self.setObjectName(f"rail_{entry.name}")
        self.setAccessibleName(entry.words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_badge(self, number: int, words: str) -> None:
        """How many need attention."""
        self._badge = number
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """60 high."""
        look = theme.current()
        return QSize(look.px(64), look.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Ground, bar, icon, words, badge, focus."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        if on or self.underMouse():
            painter.fillRect(self.rect(), look.colour("panel" if on else "window"))
        if on:
            painter.fillRect(0, 0, look.px(3), self.height(), look.colour("accent"))
        ink = look.colour("accent" if on else "ink")
        side = look.px(24)
        left = (self.width() - side) / 2
        icons.paint(painter, self.entry.icon, QRectF(left, look.px(9), side, side), ink)
        painter.setFont(look.font("compact", bold=on))
        painter.setPen(ink)
        painter.drawText(
            QRectF(0, look.px(34), self.width(), look.px(22)), Qt.AlignmentFlag.AlignCenter, self.entry.words
        )
        if self._badge:
            self._paint_badge(painter, left + side)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(look.colour("accent"))
            pen.setWidth(look.px(2))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), look.px(4), look.px(4))

    def _paint_badge(self, painter: QPainter, right: float) -> None:
        look = theme.current()
        words = str(self._badge) if self._badge < 100 else "99+"
        width = max(look.px(18), theme.metrics("small", bold=True).horizontalAdvance(words) + look.px(8))
        left = min(right - look.px(2), self.width() - width - look.px(3))
        place = QRectF(left, look.px(4), width, look.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("danger"))
        painter.drawRoundedRect(place, look.px(9), look.px(9))
        painter.setPen(look.colour("panel"))
        painter.setFont(look.font("small", bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QFrame):
    """The rail; `chosen` carries the page's name."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self._buttons: dict[str, RailButton] = {}
        lines = column()
        self.setLayout(lines)
        top = column(margins=(0, 12, 0, 12))
        top.addWidget(Logo(), 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addLayout(top)
        scroll = Scroll()
        for entry in entries:
            button = RailButton(entry)
            button.clicked.connect(lambda _on=False, name=entry.name: self.chosen.emit(name))
            self._buttons[entry.name] = button
            scroll.body.addWidget(button)
        scroll.body.addStretch(1)
        lines.addWidget(scroll, 1)
        self.set_narrow(narrow=False)

    def set_narrow(self, *, narrow: bool) -> None:
        """64 instead of 80 wide where the window is small, but never narrower than the words."""
        look = theme.current()
        words = max(
            (
                theme.metrics("compact", bold=True).horizontalAdvance(each.entry.words)
                for each in self._buttons.values()
            ),
            default=0,
        )
        self.setFixedWidth(max(look.px(64 if narrow else 80), words + look.px(8)))

    def show_current(self, name: str) -> None:
        """Light the entry of the page that is shown."""
        for each, button in self._buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(each == name)
            button.setAutoExclusive(True)

    def set_badge(self, name: str, number: int, words: str) -> None:
        """How many need attention on that page."""
        if name in self._buttons:
            self._buttons[name].set_badge(number, words)
