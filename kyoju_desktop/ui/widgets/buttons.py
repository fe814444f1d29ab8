"""Buttons: painted, so that icon, words, key hint and focus ring stand as drawn in the design."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kyoju_desktop.ui import icons, theme

# look -> (ground, border, text) tokens; "" paints nothing
_LOOKS = {
    "plain": ("panel", "edge", "ink"),
    "primary": ("fill", "fill", "onfill"),
    "danger": ("panel", "dangerline", "danger"),
    "quiet": ("", "", "accent"),
    "faint": ("", "", "ink2"),
    "handover": ("accentweak", "accent", "accent"),
}


class Button(QAbstractButton):
    """A verb to press; `hint` shows its key.

    `look` is plain, primary (one per page), danger, quiet, faint or handover.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        hint: str = "",
        look: str = "plain",
        small: bool = False,
        name: str = "",
        pressed: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setText(text)
        self._icon, self._hint, self._look, self._small = icon, hint, look, small
        self._terse = 0
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", True)
        if hint:
            self.setAccessibleDescription(hint)
        if pressed is not None:
            call = pressed
            self.clicked.connect(lambda _checked=False: call())

    def set_look(self, look: str) -> None:
        """Change how much the button stands out."""
        if look != self._look:
            self._look = look
            self.updateGeometry()
            self.update()

    def set_text(self, text: str) -> None:
        """Change the words, also for screen readers."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_terse(self, level: int) -> None:
        """Where room is short: 1 leaves the key hint out, 2 also the words (they stay in the tooltip)."""
        if level != self._terse:
            self._terse = level
            self.setToolTip(f"{self.text()} {self._hint}".strip() if level else "")
            self.updateGeometry()
            self.update()

    def set_icon(self, icon: str) -> None:
        """Change the picture before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, words and key hint."""
        look = theme.current()
        return QSize(2 * look.px(self._padding()) + self._content_width(), look.px(self._height()))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button too, not only the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Back to rest."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Ground, then icon, words and hint in one centred row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, hint = self._paint_ground(painter)
        self._paint_content(painter, ink, hint)

    def _height(self) -> int:
        if self._look == "handover":
            return 48
        return 28 if self._small else 32

    def _words(self) -> str:
        return "" if self._terse > 1 and self._icon else self.text()

    def _padding(self) -> int:
        return 8 if self._small or (self._icon and not self._words()) else 12

    def _bold(self) -> bool:
        return self._look in {"primary", "handover"}

    def _size(self) -> str:
        return "compact" if self._small else "base"

    def _content_width(self) -> int:
        look = theme.current()
        parts = []
        if self._icon:
            parts.append(look.px(16))
        if self._words():
            parts.append(self._advance(self._words(), self._size(), bold=self._bold()))
        width = sum(parts) + look.px(6 if self._look != "quiet" else 4) * max(0, len(parts) - 1)
        if self._hint and not self._terse:
            width += look.px(8) + self._advance(self._hint, "compact", bold=False)
        return width

    def _advance(self, text: str, size: str, *, bold: bool) -> int:
        return theme.metrics(size, bold=bold).horizontalAdvance(text)

    def _paint_ground(self, painter: QPainter) -> tuple[QColor, QColor]:
        look = theme.current()
        ground, border, ink = _LOOKS[self._look]
        if not self.isEnabled():
            ground, border, ink = ("sunken", "line", "ink2") if ground else ("", "", "ink2")
        elif self.isDown():
            ground = "fillpress" if ground == "fill" else "sunken"
        elif self.underMouse():
            ground = {"fill": "fillpress", "panel": "window", "": "sunken"}.get(ground, ground)
        if ground:
            width = 2 if self._look == "handover" and self.isEnabled() else 1
            painter.setPen(QPen(look.colour(border or ground), width))
            painter.setBrush(look.colour(ground))
            inset = width / 2
            radius = look.px(4)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        return look.colour(ink), look.colour("onfill" if ink == "onfill" else "ink2")

    def _paint_content(self, painter: QPainter, ink: QColor, hint: QColor) -> None:
        look = theme.current()
        left = float(max(look.px(4), (self.width() - self._content_width()) // 2))
        if self._icon:
            side = look.px(16)
            icons.paint(painter, self._icon, QRectF(left, (self.height() - side) / 2, side, side), ink)
            left += side + look.px(6 if self._look != "quiet" else 4)
        if self._words():
            painter.setFont(look.font(self._size(), bold=self._bold()))
            painter.setPen(ink)
            width = self._advance(self._words(), self._size(), bold=self._bold())
            painter.drawText(QRectF(left, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self._words())
            left += width + look.px(8)
        if self._hint and not self._terse:
            painter.setFont(look.font("compact"))
            painter.setPen(hint)
            painter.drawText(
                QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._hint
            )
