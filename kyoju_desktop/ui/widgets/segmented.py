"""Joined buttons of which one is chosen: filters, scopes, small choices."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kyoju_desktop.ui import icons, theme


class Segmented(QWidget):
    """Segments of (code, words); `locked` ones keep their place and cannot be chosen.

    `clearable` segments can be taken back by choosing them again. Arrow keys move, space chooses.
    """

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        *,
        small: bool = False,
        clearable: bool = False,
        tick: bool = False,
        name: str = "",
        label: str = "",
    ) -> None:
        super().__init__()
        self._options: list[tuple[str, str]] = list(options)
        self._locked: dict[str, str] = {}
        self._value = ""
        self._small, self._clearable, self._tick = small, clearable, tick
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", True)

    def value(self) -> str:
        """The code of the chosen segment, "" if none."""
        return self._value

    def choose(self, code: str) -> None:
        """Choose without telling anyone (the program chose, not the person)."""
        self._value = code
        words = dict(self._options).get(code, "")
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Other segments or other words (counts) for the same codes."""
        self._options = list(options)
        self.updateGeometry()
        self.update()

    def lock(self, reasons: dict[str, str]) -> None:
        """Codes that cannot be chosen now, each with its reason."""
        self._locked = dict(reasons)
        self.updateGeometry()
        self.update()

    def press(self, code: str) -> None:
        """Choose as a person does: tells `chosen`, takes back when clearable."""
        if code in self._locked or not self.isEnabled():
            return
        wanted = "" if code == self._value and self._clearable else code
        if wanted == self._value:
            return
        self.choose(wanted)
        self.chosen.emit(wanted)

    def sizeHint(self) -> QSize:
        """All segments side by side."""
        look = theme.current()
        return QSize(sum(self._width(each) for each in self._options) + 1, look.px(28 if self._small else 32))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the segment under the mouse; a locked one says why."""
        code = self._at(event.position().x())
        if code in self._locked:
            QToolTip.showText(event.globalPosition().toPoint(), self._locked[code], self)
        elif code:
            self.press(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour, space takes back."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        free = [code for code, _words in self._options if code not in self._locked]
        if step and free:
            at = free.index(self._value) + step if self._value in free else (0 if step > 0 else -1)
            self.press(free[at % len(free)]) if free[at % len(free)] != self._value else None
        elif event.key() == Qt.Key.Key_Space and free:
            self.press(self._value or free[0])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Ground, chosen segment with its underline, words, hairlines between, border."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(whole, look.px(4), look.px(4))
        painter.fillPath(shape, look.colour("panel"))
        painter.save()
        painter.setClipPath(shape)
        left = 0.0
        for code, words in self._options:
            width = self._width((code, words))
            self._paint_segment(painter, QRectF(left, 0, width, self.height()), code, words)
            left += width
        painter.restore()
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.drawPath(shape)

    def _paint_segment(self, painter: QPainter, place: QRectF, code: str, words: str) -> None:
        look = theme.current()
        on, locked = code == self._value, code in self._locked
        if on or locked:
            painter.fillRect(place, look.colour("accentweak" if on else "sunken"))
        if on:
            painter.fillRect(
                QRectF(place.left(), place.bottom() - look.px(2), place.width(), look.px(2)), look.colour("accent")
            )
        ink = look.colour("accent" if on else "ink2" if locked or not self.isEnabled() else "ink")
        left = place.left() + look.px(self._padding())
        picture = self._picture(code)
        if picture:
            side = look.px(14)
            icons.paint(painter, picture, QRectF(left, place.center().y() - side / 2, side, side), ink)
            left += side + look.px(4)
        painter.setFont(look.font(self._size(), bold=on))
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, place.width(), place.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if place.left() > 0:
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.drawLine(place.topLeft(), place.bottomLeft())

    def _picture(self, code: str) -> str:
        if code in self._locked:
            return "forbid"
        return "check" if self._tick and code == self._value else ""

    def _padding(self) -> int:
        return 8 if self._small else 12

    def _size(self) -> str:
        return "small" if self._small and self._tick else "compact" if self._small else "base"

    def _width(self, option: tuple[str, str]) -> int:
        look = theme.current()
        words = theme.metrics(self._size(), bold=True).horizontalAdvance(option[1])
        picture = look.px(14) + look.px(4) if self._picture(option[0]) else 0
        return 2 * look.px(self._padding()) + words + picture

    def _at(self, x: float) -> str:
        left = 0.0
        for option in self._options:
            left += self._width(option)
            if x < left:
                return option[0]
        return ""
