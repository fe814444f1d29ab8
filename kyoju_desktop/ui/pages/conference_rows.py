"""Rows of the panels of a sitting: a header of columns, rows of real widgets below it, small choices in a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Elided, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row


@dataclass(frozen=True)
class Col:
    """A column: its words and its width in pixels at 100 % text (0: it stretches)."""

    words: str
    width: int = 0


def header(columns: Sequence[Col]) -> QFrame:
    """The line above the rows."""
    line = row(spacing=8, margins=(12, 0, 12, 0))
    for each in columns:
        kind = Words if each.width else Elided  # at twice the size a long heading gives way, never the rows
        words = kind(each.words, size="small", tone="ink2")
        _add(line, words, each.width)
    made = frame("sunken", line)
    made.setStyleSheet(f"QFrame {{ background: {theme.current().colours.sunken}; border: 0; }}")
    made.setFixedHeight(theme.current().px(24))
    return made


def _add(line: QHBoxLayout, widget: QWidget, width: int) -> None:
    if width:
        # an elided label ignores its own width: in a column of fixed width it must not
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, widget.sizePolicy().verticalPolicy())
        widget.setFixedWidth(theme.current().px(width))
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    else:
        line.addWidget(widget, 1, Qt.AlignmentFlag.AlignVCenter)


class Row(QFrame):
    """One row: a ground that says whether it is current or alarming, a hairline below; pressing it is told."""

    pressed = Signal()

    def __init__(self, columns: Sequence[Col], widgets: Sequence[QWidget], *, high: int = 36, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._ground, self._chosen = "panel", False
        line = row(spacing=8, margins=(12, 0, 12, 0))
        self.setLayout(line)
        for each, widget in zip(columns, widgets, strict=True):
            _add(line, widget, each.width)
        self.setMinimumHeight(theme.current().px(high))

    def set_state(self, *, chosen: bool = False, alarm: bool = False) -> None:
        """Current, or in need of somebody."""
        self._chosen = chosen
        self._ground = "accentweak" if chosen else "dangerbg" if alarm else "panel"
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere on the row."""
        super().mousePressEvent(event)
        self.pressed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Ground, bar of the current row, hairline."""
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour(self._ground))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.colour("line"))
        if self._chosen:
            painter.fillRect(QRect(0, 0, look.px(3), self.height()), look.colour("accent"))
        painter.end()


class MarkBox(QAbstractButton):
    """The letter by which a case is called in this sitting, in its box; pressing it makes the case current."""

    stepped = Signal(int)

    def __init__(self, mark: str, label: str, name: str) -> None:
        super().__init__()
        self.setText(mark)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square, wider for a longer mark."""
        look = theme.current()
        words = theme.metrics(bold=True).horizontalAdvance(self.text())
        return QSize(max(look.px(28), words + look.px(12)), look.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the neighbours, Enter chooses."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """A letter in a box."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("panel"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), look.px(4), look.px(4))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font(bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class MenuButton(Button):
    """A small choice in a row: says what is chosen, and offers the others in a menu."""

    picked = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], chosen: str, *, label: str, name: str) -> None:
        words = dict(options).get(chosen, "")
        super().__init__(words, small=True, look="faint", name=name)
        self._options, self._chosen, self._label = tuple(options), chosen, label
        self.setAccessibleName(f"{label} {words}")
        self.clicked.connect(lambda _on=False: self.offer())

    def offer(self) -> QMenu:
        """Open the menu; the entries are named by their codes."""
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}_menu")
        menu.setAccessibleName(self._label)
        menu.aboutToHide.connect(menu.deleteLater)
        for code, words in self._options:
            action = menu.addAction(words)
            action.setObjectName(code)
            action.setCheckable(True)
            action.setChecked(code == self._chosen)
            action.triggered.connect(lambda _on=False, code=code: self.picked.emit(code))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        return menu


class NameButton(QAbstractButton):
    """A name over quiet words, which opens the form of whom it names."""

    def __init__(self, title: str, below: str, *, name: str, label: str) -> None:
        super().__init__()
        self._title, self._below = title, below
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip("\n".join(filter(None, (title, below))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme.current().px(100), theme.current().px(38))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Name over body."""
        painter = QPainter(self)
        half = self.height() // 2
        width = self.width()
        if not self._below:
            cells.text(painter, self.rect(), self._title, bold=True)
        else:
            cells.text(painter, QRect(0, 1, width, half), self._title, bold=True)
            cells.text(painter, QRect(0, half, width, half), self._below, size="small", tone="ink2")
        painter.end()


def focused_in(panel: QWidget) -> str:
    """The name of what has the focus inside a panel, before its rows are made anew."""
    at = QApplication.focusWidget()
    return at.objectName() if at is not None and panel.isAncestorOf(at) else ""


def focus_again(panel: QWidget, name: str) -> None:
    """Give the focus back to what bears that name now."""
    again = panel.findChild(QWidget, name) if name else None
    if again is not None:
        again.setFocus(Qt.FocusReason.OtherFocusReason)


def two_lines(title: str, below: str = "", *, tone: str = "ink2", whole: bool = False) -> QWidget:
    """Bold words over quiet ones; both end in … where there is no room, `whole` words go on in the next line."""
    lines = column()
    made = QWidget()
    made.setLayout(lines)
    head = Words(title, bold=True, wrap=True) if whole else Elided(title, bold=True)
    head.setMinimumWidth(theme.current().px(24))
    lines.addWidget(head)
    if below:
        lines.addWidget(Elided(below, size="small", tone=tone))
    made.setToolTip("\n".join(filter(None, (title, below))))
    return made


def beside(widget: QWidget) -> QWidget:
    """A widget at the left of its column, as wide as it is itself."""
    line = row(spacing=0)
    made = QWidget()
    made.setLayout(line)
    line.addWidget(widget)
    line.addStretch(1)
    return made


def more_button(name: str, label: str, offered: Sequence[tuple[str, str]]) -> MenuButton:
    """The three dots at the end of a row."""
    made = MenuButton(offered, "", label=label, name=name)
    made.set_text("")
    made.set_icon("more")
    made.setAccessibleName(label)
    made.setToolTip(label)
    return made
