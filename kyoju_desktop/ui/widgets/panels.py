"""Panels, page heads, bars and scrolling columns: the boxes every page is built from."""

from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.widgets.emptying import stow
from kyoju_desktop.ui.widgets.labels import IconWords, Words

L = TypeVar("L", bound=QBoxLayout)
ROOM_FOR_REMARK = 150  # logical pixels at 100 % that a remark needs to stand beside the actions
_LEFT, _ANYWHERE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag(0)


def column(*, spacing: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout with lengths of the design at the present text scale."""
    return _scaled(QVBoxLayout(), spacing, margins)


def row(*, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout with lengths of the design at the present text scale."""
    return _scaled(QHBoxLayout(), spacing, margins)


def _scaled(made: L, spacing: int, margins: tuple[int, int, int, int]) -> L:
    look = theme.current()
    made.setSpacing(look.px(spacing))
    made.setContentsMargins(*(look.px(each) for each in margins))
    return made


def frame(look: str, layout: QBoxLayout | None = None) -> QFrame:
    """A frame of that look of the style sheet (panel, quietpanel, warnpanel, bar, head, action ...)."""
    made = QFrame()
    made.setProperty("look", look)
    if layout is not None:
        made.setLayout(layout)
    return made


def rule() -> QFrame:
    """A hairline."""
    made = frame("rule")
    made.setFixedHeight(1)
    return made


class Panel(QFrame):
    """A white panel; with a title it gets a 34 px header: icon, bold title, count, actions at the right."""

    def __init__(self, title: str = "", *, icon: str = "", count: str = "", name: str = "", tone: str = "") -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setObjectName(name)
        self.setAccessibleName(title)
        outer = column(margins=(1, 1, 1, 1))
        self.setLayout(outer)
        self.body = column()
        self.title = Words(title, bold=True, tone=tone or "ink")
        self._count = Words(count, tone=tone or "ink2")
        self._actions = row(spacing=8)
        if title:
            outer.addWidget(self._header(icon, tone))
            outer.addWidget(rule())
        else:
            for each in (self.title, self._count):
                stow(each, self)
        outer.addLayout(self.body, 1)

    def _header(self, icon: str, tone: str) -> QFrame:
        line = row(spacing=8, margins=(12, 0, 12, 0))
        if icon:
            picture = QLabel()
            picture.setPixmap(icons.pixmap(icon, 16, tone or "ink"))
            line.addWidget(picture)
        line.addWidget(self.title)
        line.addWidget(self._count)
        line.addStretch(1)
        line.addLayout(self._actions)
        made = frame(f"{tone}head" if tone else "clear", line)
        made.setMinimumHeight(theme.current().px(34))
        return made

    def set_count(self, text: str) -> None:
        """The quiet words after the title."""
        self._count.setText(text)

    def add_action(self, widget: QWidget) -> None:
        """Put a button or a remark at the right end of the header."""
        self._actions.addWidget(widget)


class Scroll(QScrollArea):
    """A column that scrolls by itself; put widgets into `body`."""

    def __init__(
        self, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 0, inner: QWidget | None = None
    ) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = inner or QWidget()
        inner.setProperty("look", "clear")
        self.body = column(spacing=spacing, margins=margins)
        inner.setLayout(self.body)
        self.setWidget(inner)


class PageHead(QFrame):
    """The 56 px head of a page: title, quiet words, a saved mark, actions at the right.

    Where both sides do not fit beside each other the actions go below, so that no page is wider than the window.
    """

    def __init__(self, title: str, sub: str = "") -> None:
        super().__init__()
        self.setProperty("look", "head")
        self.setMinimumHeight(theme.current().px(56))
        self._line = line = row(spacing=8, margins=(16, 0, 16, 0))
        self.setLayout(line)
        self.title = Words(title, size="title", bold=True, name="page_title")
        self.sub = Words(sub, tone="ink2")
        self.left = row(spacing=8)
        self.right = row(spacing=8)
        self.saved = SavedMark()
        line.addLayout(self.left)
        for each in (self.title, self.sub, self.saved):
            self.left.addWidget(each)
        self.left.addStretch(1)
        line.addStretch(1)
        line.addLayout(self.right)

    def minimumSizeHint(self) -> QSize:
        """As wide as the wider of both sides."""
        edges = self._line.contentsMargins()
        widest = max(self.left.minimumSize().width(), self.right.minimumSize().width())
        return QSize(widest + edges.left() + edges.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room, two where there is not."""
        super().resizeEvent(event)
        self._fold(event.size().width())

    def event(self, event: QEvent) -> bool:
        """Longer words or more buttons may need a second line."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold(self.width())
        return super().event(event)

    def _fold(self, width: int) -> None:
        look = theme.current()
        needed = self.left.sizeHint().width() + self.right.sizeHint().width() + look.px(40)
        wanted = QBoxLayout.Direction.TopToBottom if needed > width else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != wanted:
            folded = wanted == QBoxLayout.Direction.TopToBottom
            self._line.setDirection(wanted)
            self._line.setContentsMargins(
                look.px(16), look.px(6 if folded else 0), look.px(16), look.px(6 if folded else 0)
            )
            self._line.setSpacing(look.px(6 if folded else 8))
            self._line.setAlignment(self.right, _LEFT if folded else _ANYWHERE)


class SavedMark(IconWords):
    """Tick, 保存済み and the time; empty until something was saved. Never a dialog."""

    def __init__(self, *, size: str = "base") -> None:
        super().__init__("", "", size=size, tone="done", name="saved_mark")
        self.hide()

    def say(self, text: str) -> None:
        """Show that everything typed is safe."""
        self.show_state("check", text, "done")
        self.setVisible(bool(text))

    def trouble(self, text: str) -> None:
        """Show that something is not saved, and why."""
        self.show_state("warning", text, "danger")
        self.show()


class SectionTitle(QWidget):
    """A form section's heading: 4×18 accent bar, bold words, done/total."""

    def __init__(self, title: str, progress: str = "") -> None:
        super().__init__()
        line = row(spacing=8)
        self.setLayout(line)
        bar = QFrame()
        bar.setFixedSize(theme.current().px(4), theme.current().px(18))
        bar.setStyleSheet(f"background: {theme.current().colours.accent};")
        self.words = Words(title, bold=True)
        self.progress = Words(progress, tone="ink2")
        for each in (bar, self.words, self.progress):
            line.addWidget(each)
        line.addStretch(1)


class Empty(QWidget):
    """What belongs here and how it gets here, when there is nothing yet; good news carry a tick."""

    def __init__(self, what: str, how: str = "", *, good: bool = False, action: QWidget | None = None) -> None:
        super().__init__()
        lines = column(spacing=4, margins=(12, 12, 12, 12))
        self.setLayout(lines)
        tone = "done" if good else "ink2"
        lines.addWidget(IconWords("check" if good else "", what, size="base", tone=tone, wrap=True))
        if how:
            lines.addWidget(Words(how, size="compact", tone="ink2", wrap=True))
        if action is not None:
            lines.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)


class ActionBar(QFrame):
    """The 52 px bar below a page: a remark at the left, actions at the right, the primary one last.

    Where the window is narrow the remark stands above the actions: neither ever widens the window.
    """

    def __init__(self, remark: str = "") -> None:
        super().__init__()
        self.setProperty("look", "action")
        self.setMinimumHeight(theme.current().px(52))
        line = row(spacing=8, margins=(16, 0, 16, 0))
        self.setLayout(line)
        self._line = line
        self.remark = IconWords("info", remark, size="base", tone="ink", wrap=True)
        self.remark.setVisible(bool(remark))
        self.remark.words.setMinimumWidth(theme.current().px(64))
        self.remark.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        line.addWidget(self.remark, 1, Qt.AlignmentFlag.AlignVCenter)
        self.right = row(spacing=8)
        line.addStretch(0)
        line.addLayout(self.right)

    def minimumSizeHint(self) -> QSize:
        """The actions side by side."""
        margins = self._line.contentsMargins()
        width = self.right.minimumSize().width() + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Remark beside or above the actions."""
        super().resizeEvent(event)
        narrow = event.size().width() - self.minimumSizeHint().width() < theme.current().px(ROOM_FOR_REMARK)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._line.direction() != wanted:
            self._line.setDirection(wanted)
            self._line.setAlignment(self.right, Qt.AlignmentFlag.AlignRight if narrow else _ANYWHERE)
            edge = theme.current().px(4) if narrow else 0
            side = theme.current().px(16)
            self._line.setContentsMargins(side, edge, side, edge)
            self._line.setSpacing(theme.current().px(2 if narrow else 8))
