"""Beside the intake form: the list of its sections, and what the next stage still needs."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kyoju_desktop.domain.rules.missing import Missing
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import glyphs, icons, theme
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, row, rule


class SideLine(QAbstractButton):
    """One line to press: icon, words, quiet words at the right; the current one is marked."""

    def __init__(self, words: str, *, high: int = 40, name: str = "") -> None:
        super().__init__()
        self._words, self._quiet, self._icon, self._tail = words, "", "circle", ""
        self._current, self._high = False, high
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, quiet: str, icon: str, *, current: bool = False, tail: str = "") -> None:
        """Change what stands beside the words."""
        self._quiet, self._icon, self._current, self._tail = quiet, icon, current, tail
        self.setAccessibleName(f"{self._words} {quiet}")
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        look = theme.current()
        return QSize(look.px(120), look.px(self._high))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Ground, icon, words, quiet words."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current or self.underMouse():
            painter.fillRect(self.rect(), look.colour("accentweak" if self._current else "window"))
        if self._current:
            painter.fillRect(QRect(0, 0, look.px(3), self.height()), look.colour("accent"))
        left, right = look.px(12), self.width() - look.px(12)
        side = look.px(16)
        if self._icon:
            tone = look.colour("done" if self._icon == "circle-check" else "accent" if self._current else "ink2")
            icons.paint(painter, self._icon, QRectF(left, (self.height() - side) / 2, side, side), tone)
            left += side + look.px(8)
        if self._tail:
            place = QRectF(right - side, (self.height() - side) / 2, side, side)
            icons.paint(painter, self._tail, place, look.colour("ink2"))
            right -= side + look.px(4)
        self._paint_words(painter, left, right)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_words(self, painter: QPainter, left: int, right: int) -> None:
        look = theme.current()
        middle = Qt.AlignmentFlag.AlignVCenter
        quiet = theme.metrics("compact").horizontalAdvance(self._quiet)
        painter.setFont(look.font("compact"))
        painter.setPen(look.colour("ink2"))
        flags = int(middle | Qt.AlignmentFlag.AlignRight)
        painter.drawText(QRect(right - quiet - 1, 0, quiet + 1, self.height()), flags, self._quiet)
        painter.setFont(look.font(bold=self._current))
        painter.setPen(look.colour("accent" if self._current else "ink"))
        wide = max(0, right - quiet - look.px(6) - left)
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, wide)
        glyphs.draw_text(painter, QRect(left, 0, wide + 2, self.height()), middle, words)


class SectionList(Panel):
    """The sections with done/total; pressing one goes there."""

    wanted = Signal(str)

    def __init__(self, tr: Translator, sections: tuple[tuple[str, str], ...]) -> None:
        super().__init__(name="sections")
        self.setAccessibleName(tr(N_("受付の欄")))
        self._lines: dict[str, SideLine] = {}
        for code, words in sections:
            line = SideLine(words, name=f"section.{code}")
            line.clicked.connect(lambda _checked=False, code=code: self.wanted.emit(code))
            self._lines[code] = line
            self.body.addWidget(line)
        self.body.addStretch(1)
        holder = QWidget()
        inner = column(margins=(12, 8, 12, 12))
        holder.setLayout(inner)
        inner.addWidget(
            IconWords("info", tr(N_("「要」は次の段階までに要ります。空きがあっても保存できます。")), wrap=True)
        )
        self.body.addWidget(holder)

    def tell(self, code: str, done: int, total: int, *, current: bool) -> None:
        """How far a section is."""
        icon = "circle-check" if total and done == total else "pencil" if current else "circle"
        self._lines[code].tell(f"{done}/{total}" if total else str(done), icon, current=current)


class IntakeMissing(Panel):
    """あと何が要るか: each line goes to its field."""

    wanted = Signal(str, str)

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("あと何が要るか")), icon="flag", name="missing")
        self._tr = tr

    def show_needs(self, needs: tuple[Missing, ...], words_of: Callable[[Missing], str]) -> None:
        """Show what is not answered yet; `words_of` tells how it stands with a field ("" when it is answered)."""
        empty(self.body)
        told = [(each, words_of(each)) for each in needs]
        open_ones = [(each, words) for each, words in told if words]
        self.set_count(self._tr(N_("{count}件"), count=str(len(open_ones))) if open_ones else "")
        if not open_ones:
            self.body.addWidget(Empty(self._tr(N_("次の段階に要ることは、そろっています。")), good=True))
        for at, (each, words) in enumerate(open_ones):
            if at:
                self.body.addWidget(rule())
            line = SideLine(self._tr(each.label), high=36, name=f"missing.{each.record}.{each.field}")
            line.tell(words, "", tail="chevron-right")
            line.clicked.connect(lambda _checked=False, each=each: self.wanted.emit(each.record, each.field))
            self.body.addWidget(line)


def spaced(*widgets: QWidget) -> QWidget:
    """Widgets side by side, pushed to the left."""
    made = QWidget()
    line = row(spacing=8)
    made.setLayout(line)
    for each in widgets:
        line.addWidget(each)
    line.addStretch(1)
    return made
