"""Consent at a glance in three lines: who may know, what, until when; and what nobody may know."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import icons, theme

_STATES = {"done": ("check", "done"), "warn": ("warning", "warn"), "danger": ("forbid", "danger")}


@dataclass(frozen=True)
class Party:
    """One column: a recipient, what it may know, until when; `state` is done, warn, danger or nothing."""

    who: str
    what: str
    until: str
    state: str = "done"


@dataclass(frozen=True)
class Glance:
    """The whole strip: the recipients, and in two lines what is told to nobody."""

    parties: tuple[Party, ...] = ()
    never: tuple[str, str] = ("", "")


class ConsentStrip(QWidget):
    """The strip; a click or Enter opens the consents of the case."""

    opened = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._glance = Glance()
        self._compact = False
        self.setObjectName("consent_strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_glance(Glance())

    def set_glance(self, glance: Glance) -> None:
        """Show this."""
        self._glance = glance
        told = [f"{each.who}: {each.what} {each.until}" for each in glance.parties]
        if any(glance.never):
            told.append(self._tr(N_("だれにも出さない: {items}"), items="、".join(filter(None, glance.never))))
        words = "\n".join(told)
        self.setAccessibleName(self._tr(N_("だれが何をいつまで知ってよいか")))
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """One line instead of three, when the text is large and the window low."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Three lines (one when compact)."""
        return QSize(theme.current().px(400), theme.current().px(28 if self._compact else 64))

    def minimumSizeHint(self) -> QSize:
        """As little width as need be."""
        return QSize(theme.current().px(200), self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the consents."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space open the consents."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint with the pointer on it."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without the pointer."""
        super().leaveEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns may fit now."""
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Heading column, recipients, and the column of what nobody may know."""
        look = theme.current()
        painter = QPainter(self)
        painter.setPen(QPen(look.colour("edge" if self.underMouse() else "line"), 1))
        painter.setBrush(look.colour("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(3), look.px(3))
        if self._compact:
            self._paint_line(painter, look)
        else:
            self._paint_columns(painter, look)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_line(self, painter: QPainter, look: theme.Theme) -> None:
        painter.setFont(look.font("compact"))
        painter.setPen(look.colour("ink"))
        told = [f"{each.who} {each.until}".strip() for each in self._glance.parties]
        if any(self._glance.never):
            told.append(self._tr(N_("出さない: {items}"), items="、".join(filter(None, self._glance.never))))
        room = self.rect().adjusted(look.px(12), 0, -look.px(12), 0)
        short = painter.fontMetrics().elidedText(" / ".join(told), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), short)

    def _paint_columns(self, painter: QPainter, look: theme.Theme) -> None:
        wide = QFontMetrics(look.font("compact"))
        head = wide.horizontalAdvance(self._tr(N_("いつまで"))) + look.px(28)
        never = self._never_width(wide, look)
        inner = self.rect().adjusted(1, 1, -1, -1)
        self._paint_head(painter, look, QRect(inner.left(), inner.top(), head, inner.height()))
        middle = QRect(inner.left() + head, inner.top(), inner.width() - head - never, inner.height())
        self._paint_parties(painter, look, middle)
        if never:
            self._paint_never(painter, look, QRect(inner.right() + 1 - never, inner.top(), never, inner.height()))

    def _never_width(self, wide: QFontMetrics, look: theme.Theme) -> int:
        if not any(self._glance.never):
            return 0
        title = wide.horizontalAdvance(self._tr(N_("だれにも出さない"))) + look.px(20)
        lines = [wide.horizontalAdvance(line) for line in self._glance.never]
        return min(max(title, *lines) + look.px(40), max(self.width() // 4, title + look.px(32)))

    def _paint_head(self, painter: QPainter, look: theme.Theme, place: QRect) -> None:
        painter.fillRect(place, look.colour("window"))
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("compact"))
        for at, words in enumerate((N_("だれが"), N_("何を"), N_("いつまで"))):
            self._words(painter, place, at, self._tr(words))

    def _paint_parties(self, painter: QPainter, look: theme.Theme, place: QRect) -> None:
        shown = self._fitting(look, place.width())
        for at, each in enumerate(shown):
            left = place.left() + place.width() * at // len(shown)
            right = place.left() + place.width() * (at + 1) // len(shown)
            column = QRect(left, place.top(), right - left, place.height())
            painter.fillRect(QRect(left, place.top(), 1, place.height()), look.colour("line"))
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font("compact", bold=True))
            self._words(painter, column, 0, each.who)
            painter.setFont(look.font("compact"))
            self._words(painter, column, 1, each.what)
            icon, tone = _STATES.get(each.state, ("", "ink2"))
            painter.setPen(look.colour("ink" if tone == "done" else tone))
            self._words(painter, column, 2, each.until, icon, tone)

    def _fitting(self, look: theme.Theme, width: int) -> tuple[Party, ...]:
        parties = self._glance.parties
        room = max(1, width // look.px(150))
        if len(parties) <= room:
            return parties
        rest = self._tr(N_("ほか{count}か所"), count=str(len(parties) - room + 1))
        names = "・".join(each.who for each in parties[room - 1 :])
        return (*parties[: room - 1], Party(rest, names, self._tr(N_("押すと全員が出ます")), ""))

    def _paint_never(self, painter: QPainter, look: theme.Theme, place: QRect) -> None:
        painter.fillRect(place, look.colour("dangerbg"))
        painter.fillRect(QRect(place.left(), place.top(), 1, place.height()), look.colour("dangerline"))
        painter.setPen(look.colour("danger"))
        painter.setFont(look.font("compact", bold=True))
        self._words(painter, place, 0, self._tr(N_("だれにも出さない")), "forbid", "danger")
        painter.setFont(look.font("compact"))
        for at, line in enumerate(self._glance.never):
            self._words(painter, place, at + 1, line)

    def _words(
        self, painter: QPainter, place: QRect, line: int, words: str, icon: str = "", tone: str = "ink"
    ) -> None:
        look = theme.current()
        high = (place.height() - look.px(8)) / 3
        left, top = place.left() + look.px(12), place.top() + look.px(4) + high * line
        if icon and words:
            side = look.px(14)
            icons.paint(painter, icon, QRectF(left, top + (high - side) / 2, side, side), look.colour(tone))
            left += look.px(18)
        room = place.right() - left - look.px(6)
        short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top, room + 2, high), int(Qt.AlignmentFlag.AlignVCenter), short)
