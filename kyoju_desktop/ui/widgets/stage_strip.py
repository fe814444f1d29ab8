"""The life of a case as a strip of steps: what is done since when, where it stands, what is still to come."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.widgets.emptying import let_go

DONE, CURRENT, TODO, PASSED = "done", "current", "todo", "passed"
_MARKS = {DONE: "check", CURRENT: "arrow-right"}


@dataclass(frozen=True)
class Step:
    """One stage: its code, its short name, since when in words, and whether it is done, current or to come."""

    code: str
    label: str
    when: str
    state: str


class _Cell(QAbstractButton):
    """One step, painted; a button, so that keyboard and screen reader find it."""

    def __init__(self, step: Step, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self.first = False
        self._thin = False
        self.setObjectName(f"stage.{step.code}")
        self.setAccessibleName(f"{step.label} {step.when}")
        self.setToolTip(f"{step.label} {step.when}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        current = step.state == CURRENT
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)

    def set_thin(self, thin: bool) -> None:
        """Without the date."""
        self._thin = thin
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the mark and the longer of the two lines."""
        look = theme.current()
        wide = QFontMetrics(look.font("compact", bold=self.step.state == CURRENT))
        words = max(wide.horizontalAdvance(self.step.label), wide.horizontalAdvance(self.step.when))
        return QSize(words + look.px(34), look.px(40))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the step can be clicked."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the mark of the pointer away."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Ground, mark, name over date, focus ring."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self.step.state == CURRENT
        painter.fillRect(self.rect(), self._ground(look))
        if not self.first:
            painter.fillRect(QRect(0, 0, 1, self.height()), look.colour("line"))
        self._paint_words(painter, look)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("onfill" if current else "accent"), 2))
            painter.drawRect(self.rect().adjusted(2, 2, -3, -3))
        painter.end()

    def _ground(self, look: theme.Theme) -> QColor:
        if self.step.state == CURRENT:
            return look.colour("fillpress" if self.isDown() else "fill")
        if self.underMouse():
            return look.colour("accentweak")
        return look.colour("panel" if self.step.state == DONE else "window")

    def _paint_words(self, painter: QPainter, look: theme.Theme) -> None:
        current = self.step.state == CURRENT
        ink = look.colour("onfill" if current else "ink" if self.step.state == DONE else "ink2")
        mark = _MARKS.get(self.step.state)
        left, high = look.px(26), self.height() if self._thin else self.height() // 2
        if mark:
            side = look.px(14)
            tone = look.colour("onfill" if current else "done")
            icons.paint(painter, mark, QRectF(look.px(8), high / 2 - side / 2 + look.px(1), side, side), tone)
        painter.setFont(look.font("compact", bold=current))
        painter.setPen(ink)
        wide = self.width() - left - look.px(2)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        short = painter.fontMetrics().elidedText(self.step.label, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(QRect(left, look.px(2), wide, high - look.px(1)), int(middle), short)
        if self._thin:
            return
        painter.setFont(look.font("compact"))
        if not current:
            painter.setPen(look.colour("ink2"))
        painter.drawText(QRect(left, high - look.px(1), wide, high - look.px(1)), int(middle), self.step.when)


class StageStrip(QWidget):
    """The steps side by side; when they do not all fit, those around the current one."""

    stepped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cells: list[_Cell] = []
        self._thin = False

    def set_steps(self, steps: tuple[Step, ...]) -> None:
        """Show these steps, in the order given."""
        if tuple(cell.step for cell in self._cells) == steps:
            return
        for cell in self._cells:
            let_go(cell)
        self._cells = [_Cell(step, self) for step in steps]
        for cell in self._cells:
            cell.set_thin(self._thin)
            cell.clicked.connect(self._on_clicked)
        self._place()

    def set_thin(self, thin: bool) -> None:
        """One line instead of two, without the dates."""
        if thin != self._thin:
            self._thin = thin
            for cell in self._cells:
                cell.set_thin(thin)
            self.updateGeometry()
            self._place()

    def sizeHint(self) -> QSize:
        """The height of the strip; its width is whatever there is."""
        return QSize(theme.current().px(400), theme.current().px(26 if self._thin else 42))

    def minimumSizeHint(self) -> QSize:
        """At least the current step."""
        return QSize(theme.current().px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go from step to step."""
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        shown = [cell for cell in self._cells if cell.isVisibleTo(self)]
        at = next((number for number, cell in enumerate(shown) if cell.hasFocus()), None)
        if move is None or at is None:
            super().keyPressEvent(event)
            return
        shown[(at + move) % len(shown)].setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """The frame around the steps."""
        painter = QPainter(self)
        look = theme.current()
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("window"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        painter.end()

    def _on_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, _Cell):
            self.stepped.emit(cell.step.code)

    def _shown(self) -> list[_Cell]:
        if not self._cells:
            return []
        least = max(cell.sizeHint().width() for cell in self._cells)
        room = max(1, (self.width() - 2) // least)
        if room >= len(self._cells):
            return self._cells
        current = next((at for at, cell in enumerate(self._cells) if cell.step.state == CURRENT), 0)
        start = min(max(0, current - room // 2), len(self._cells) - room)
        return self._cells[start : start + room]

    def _place(self) -> None:
        shown = self._shown()
        inner = self.rect().adjusted(1, 1, -1, -1)
        for cell in self._cells:
            cell.setVisible(cell in shown)
        for at, cell in enumerate(shown):
            left = inner.width() * at // len(shown)
            right = inner.width() * (at + 1) // len(shown)
            cell.first = at == 0
            cell.setGeometry(QRect(inner.topLeft() + QPoint(left, 0), QSize(right - left, inner.height())))
