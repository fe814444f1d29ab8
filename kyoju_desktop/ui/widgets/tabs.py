"""The tab bar of a page: words with a quiet count, the current one joined to the page below."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from kyoju_desktop.ui import glyphs, icons, theme


class Tabs(QTabBar):
    """Tabs by code; `chosen` tells the code that the clerk (or the program) chose."""

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], *, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setAccessibleName(label)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look = theme.current()
        self.setStyleSheet(
            f"QTabBar::scroller {{ width: {look.px(52)}px; }}"
            f"QTabBar QToolButton {{ background: {look.colours.panel}; border: 1px solid {look.colours.edge}; }}"
        )
        for button in self.findChildren(QToolButton):
            side, arrow = ("left", "←") if "Left" in button.objectName() else ("right", "→")
            button.setIcon(icons.pixmap(f"chevron-{side}", 16, "ink"))
            button.setIconSize(QSize(look.px(16), look.px(16)))
            button.setAccessibleName(f"{label} {arrow}")
        self._codes = [code for code, _words in tabs]
        self._counts: dict[str, int] = {}
        self._hidden: set[str] = set()
        for _code, words in tabs:
            self.addTab(words)
        self.currentChanged.connect(self._on_changed)

    def code(self) -> str:
        """The code of the current tab."""
        return self._codes[self.currentIndex()]

    def choose(self, code: str) -> None:
        """Go to that tab, if there is one."""
        if code in self._codes:
            self.setCurrentIndex(self._codes.index(code))

    def set_counts(self, counts: dict[str, int]) -> None:
        """How many things each tab holds; none is shown for 0."""
        self._counts = dict(counts)
        for at, code in enumerate(self._codes):
            number = self._counts.get(code, 0)
            self.setTabText(at, self.tabText(at))  # makes Qt lay the tabs out again
            self.setTabToolTip(at, f"{self.tabText(at)} {number}" if number else self.tabText(at))
        self.updateGeometry()
        self.update()

    def set_shown(self, code: str, shown: bool) -> None:
        """Show or hide one tab."""
        self.setTabVisible(self._codes.index(code), shown)

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the words in bold and the count."""
        look = theme.current()
        words = theme.metrics(bold=True).horizontalAdvance(self.tabText(index))
        count = self._count(index)
        more = theme.metrics("compact").horizontalAdvance(count) + look.px(5) if count else 0
        return QSize(words + more + look.px(18), look.px(40))

    def tabLayoutChange(self) -> None:
        """Qt puts its own tiny arrows back at every layout: take the drawn ones, as large as the text."""
        super().tabLayoutChange()
        for button in self.findChildren(QToolButton):
            button.setArrowType(Qt.ArrowType.NoArrow)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Every tab; the current one on the ground of the panel with a line of the accent above."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(self.count()):
            if self.isTabVisible(at):
                self._paint_tab(painter, at, self.tabRect(at))
        painter.end()

    def _paint_tab(self, painter: QPainter, at: int, place: QRect) -> None:
        look = theme.current()
        current = at == self.currentIndex()
        if current:
            painter.setPen(QPen(look.colour("line"), 1))
            painter.setBrush(look.colour("panel"))
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 1, -0.5, look.px(6)), look.px(3), look.px(3))
            painter.fillRect(QRect(place.left(), place.top(), place.width(), look.px(3)), look.colour("accent"))
        left = place.left() + look.px(9)
        words = self.tabText(at)
        painter.setFont(look.font(bold=current))
        painter.setPen(look.colour("accent" if current else "ink"))
        wide = theme.metrics(bold=current).horizontalAdvance(words)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        glyphs.draw_text(painter, QRect(left, place.top(), wide + 2, place.height()), middle, words)
        if count := self._count(at):
            painter.setFont(look.font("compact"))
            painter.setPen(look.colour("ink2"))
            painter.drawText(QRect(left + wide + look.px(5), place.top(), look.px(60), place.height()), middle, count)
        if current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(place.adjusted(3, look.px(5), -3, -3))

    def _count(self, at: int) -> str:
        number = self._counts.get(self._codes[at], 0)
        return str(number) if number else ""

    def _on_changed(self, at: int) -> None:
        if 0 <= at < len(self._codes):
            self.chosen.emit(self._codes[at])
