"""Columns side by side on a wide window, tabs on a narrow one (layout rule 3): nothing is ever squeezed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.panels import Scroll
from kyoju_desktop.ui.widgets.tabs import Tabs


@dataclass(frozen=True)
class Column:
    """One column: its words as a tab, and its width at 100 % text (0: it stretches)."""

    code: str
    title: str
    widget: QWidget
    width: int = 0


class Columns(QWidget):
    """Shows its columns beside each other from `least` pixels (at 100 % text) on, else one of them by a tab.

    Two columns may name the same widget: as tabs they are two (`chosen` tells which), side by side it stands once.
    """

    folded_changed = Signal(bool)
    chosen = Signal(str)

    def __init__(self, columns: Sequence[Column], *, least: int, gap: int = 12, label: str = "") -> None:
        super().__init__()
        self._columns, self._least = tuple(columns), least
        look = theme.current()
        self._tabs = Tabs([(each.code, each.title) for each in columns], label=label)
        self._tabs.chosen.connect(self._choose)
        self._stack = QStackedWidget()
        self._side = QWidget()
        self._line = QHBoxLayout(self._side)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(look.px(gap))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(look.px(16), 0, look.px(16), look.px(12))
        outer.setSpacing(0)
        # the columns' own widths must not keep the window wide: they fold instead
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._tabs)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self._side, 1)
        self._folded = False
        self._lay_side()
        self._tabs.hide()
        self._stack.hide()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.current().px(160), theme.current().px(120))

    @property
    def folded(self) -> bool:
        """Whether the columns are tabs now."""
        return self._folded

    def show_column(self, code: str) -> None:
        """Bring a column into view; nothing to do while all are seen."""
        self._tabs.choose(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold and unfold."""
        super().resizeEvent(event)
        folded = self.width() < theme.current().px(self._least)
        if folded != self._folded:
            self._folded = folded
            self._fold()

    def _fold(self) -> None:
        if self._folded:
            for each in self._columns:
                each.widget.setMinimumWidth(0)
                each.widget.setMaximumWidth(_ANY)
                self._stack.addWidget(each.widget)
            self._choose(self._tabs.code())
        else:
            self._lay_side()
        self._tabs.setVisible(self._folded)
        self._stack.setVisible(self._folded)
        self._side.setVisible(not self._folded)
        self.folded_changed.emit(self._folded)

    def _lay_side(self) -> None:
        look = theme.current()
        for each in self._columns:
            self._line.addWidget(each.widget, 0 if each.width else 1)
            if each.width:
                each.widget.setFixedWidth(look.px(each.width))
            each.widget.show()

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        for each in self._columns:
            if each.code == code and self._stack.indexOf(each.widget) >= 0:
                self._stack.setCurrentWidget(each.widget)


_ANY = 16_777_215  # Qt's own "no limit"


class _Content(QWidget):
    def minimumSizeHint(self) -> QSize:
        """As high as the content is at this width: words that wrap would ask for the height of a narrow column,
        and the rest would be an empty page to scroll through."""
        hint = super().minimumSizeHint()
        if self.width() < hint.width() or not self.hasHeightForWidth():
            return hint
        return QSize(hint.width(), min(hint.height(), self.heightForWidth(self.width())))


class GrowingScroll(Scroll):
    """A scrolling column whose content keeps its own height at the top."""

    def __init__(self, *, spacing: int = 12) -> None:
        super().__init__(spacing=spacing, inner=_Content())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def finish(self) -> None:
        """Push everything to the top; call once after the last widget."""
        self.body.addStretch(1)


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget is not None:
            let_go(widget)
        elif isinstance(inner, QBoxLayout):
            clear(inner)
            inner.deleteLater()
