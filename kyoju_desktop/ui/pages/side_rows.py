"""Panels of short rows for the side of 今日: what, about whom, how long, and the button that goes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.cells import DueWords
from kyoju_desktop.ui.pages.columns import clear
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip, ChipFace
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, row, rule


@dataclass(frozen=True)
class Step:
    """A button of a row."""

    words: str
    icon: str
    pressed: Callable[[], object]
    name: str = ""


@dataclass(frozen=True)
class SideRow:
    """One row: a title over quiet words, how long, and one or two buttons."""

    title: str
    sub: str
    steps: tuple[Step, ...]
    mark: DueWords | None = None
    chip: ChipFace | None = None


class SidePanel(Panel):
    """A panel of such rows with its count; says in one sentence when there is nothing."""

    def __init__(self, title: str, icon: str, *, name: str, empty: str, good: bool = True) -> None:
        super().__init__(title, icon=icon, name=name)
        self._empty, self._good = empty, good
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[SideRow], count: str) -> None:
        """Replace the rows."""
        clear(self.body)
        self.set_count(count)
        if not rows:
            self.body.addWidget(Empty(self._empty, good=self._good))
        for at, each in enumerate(rows):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(_row(each))


def _row(row_: SideRow) -> QWidget:
    look = theme.current()
    made = QFrame()
    made.setMinimumHeight(look.px(44))
    line = row(spacing=8, margins=(12, 4, 8, 4))
    made.setLayout(line)
    words = column()
    top = row(spacing=4)
    title = Elided(row_.title)
    title.setMaximumWidth(theme.metrics().horizontalAdvance(row_.title) + look.px(4))
    top.addWidget(title, 100)
    if row_.chip:
        top.addWidget(Chip(row_.chip.text, icon=row_.chip.icon, state=row_.chip.state))
    top.addStretch(1)
    words.addLayout(top)
    words.addWidget(Elided(row_.sub, size="small", tone="ink2"))
    line.addLayout(words, 1)
    if row_.mark:
        quiet = row_.mark.tone == "ink2"
        line.addWidget(IconWords("" if quiet else row_.mark.icon, row_.mark.text, tone=row_.mark.tone))
    for step in row_.steps:
        button = Button(step.words, icon=step.icon, small=True, name=step.name, pressed=step.pressed)
        button.setAccessibleDescription(f"{row_.title} {row_.sub}")
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
    return made


@dataclass(frozen=True)
class Recent:
    """A case that was open lately."""

    name: str
    when: str
    pressed: Callable[[], object]


class RecentPanel(Panel):
    """The last cases, two beside each other."""

    def __init__(self, title: str, icon: str, *, name: str, empty: str) -> None:
        super().__init__(title, icon=icon, name=name)
        self._empty = empty
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.body.addLayout(self._grid)

    def show_recent(self, cases: Sequence[Recent]) -> None:
        """Replace the cases."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                let_go(widget)
        if not cases:
            self._grid.addWidget(Empty(self._empty), 0, 0)
        for at, each in enumerate(cases):
            self._grid.addWidget(_RecentCell(each), at // 2, at % 2)
        for side in (0, 1):
            self._grid.setColumnStretch(side, 1)


class _RecentCell(Button):
    """One case: the name at the left, when at the right."""

    def __init__(self, recent: Recent) -> None:
        super().__init__(recent.name, look="quiet", name="recent_case", pressed=recent.pressed)
        look = theme.current()
        self.setMinimumHeight(look.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        line = row(spacing=4, margins=(12, 0, 12, 0))
        self.setLayout(line)
        line.addWidget(Elided(recent.name, bold=True), 1)
        line.addWidget(Words(recent.when, size="compact", tone="ink2"))
        for child in self.findChildren(Words):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleDescription(recent.when)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The ground while the mouse is on it; the words are labels of their own."""
        if self.underMouse() or self.isDown():
            QPainter(self).fillRect(self.rect(), theme.current().colour("window"))
