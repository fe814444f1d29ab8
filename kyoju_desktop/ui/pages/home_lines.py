"""What stands under a row of 住まい: lines with an icon, ticks in a flow, buttons at the end."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame


def block(name: str) -> tuple[QFrame, QVBoxLayout]:
    """A frame under a row, indented, and the column to fill."""
    lines = column(spacing=6, margins=(24, 2, 12, 10))
    made = frame("clear", lines)
    made.setObjectName(name)
    return made, lines


def said(icon: str, words: str, tone: str = "ink2", name: str = "") -> IconWords:
    """One line with its icon."""
    return IconWords(icon, words, size="compact", tone=tone, wrap=True, name=name)


def heading(words: str) -> Words:
    """Bold quiet words over a group of lines."""
    return Words(words, size="compact", bold=True, wrap=True)


def buttons(made: Iterable[Button]) -> QWidget:
    """Buttons side by side, in as many lines as they need."""
    holder = QWidget()
    flow = Flow(holder, across=theme.current().px(8), down=theme.current().px(6))
    for each in made:
        flow.addWidget(each)
    return holder


def ticks(options: Iterable[tuple[str, str, bool]], tick: Callable[[str, bool], object]) -> QWidget:
    """Boxes side by side: (object name, words, whether ticked); `tick(name, on)` when one is pressed."""
    holder = QWidget()
    flow = Flow(holder, across=theme.current().px(16), down=theme.current().px(6))
    for name, words, on in options:
        flow.addWidget(tick_box(name, words, partial(tick, name), on=on))
    return holder


def tick_box(name: str, words: str, tick: Callable[[bool], object], *, on: bool) -> QCheckBox:
    """One box with its words; pressing it does it at once."""
    box = QCheckBox(words)
    box.setObjectName(name)
    box.setAccessibleName(words)
    box.setChecked(on)
    box.setProperty("ring", True)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.clicked.connect(lambda _checked=False: tick(box.isChecked()))
    return box


def page_of(room: CaseRoom) -> QWidget:
    """The page that holds the case: what is asked stands over it, what is written belongs to it."""
    page = room.parent()
    assert isinstance(page, QWidget)  # noqa: S101 - a case is always shown on its page
    return page


def small(words: str, name: str, act: Callable[[], object], *, icon: str = "", look: str = "plain") -> Button:
    """A small button under a row."""
    made = Button(words, icon=icon, small=True, look=look, name=name)
    made.clicked.connect(lambda _checked=False: act())
    return made
