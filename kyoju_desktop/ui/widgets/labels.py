"""Words on the page: labels by size name and colour token, one line or wrapped, with an icon before them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kyoju_desktop.ui import icons, theme


class Words(QLabel):
    """A label. `size` small, compact, base, name or title; `tone` ink, ink2, accent, warn, danger, done."""

    def __init__(
        self,
        text: str = "",
        *,
        size: str | int = "base",
        bold: bool = False,
        tone: str = "ink",
        wrap: bool = False,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.current().font(size, bold=bold))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setObjectName(name)

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class Elided(Words):
    """One line that ends in … when there is no room; the whole stands in the tooltip."""

    def __init__(self, text: str = "", *, size: str | int = "base", bold: bool = False, tone: str = "ink") -> None:
        super().__init__(text, size=size, bold=bold, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """May become narrow."""
        return QSize(theme.current().px(24), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The part that fits."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setPen(theme.current().colour(self.property("tone") or "ink"))
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


class IconWords(QWidget):
    """An icon and words in one colour: a state said twice."""

    def __init__(
        self,
        icon: str,
        text: str = "",
        *,
        size: str = "small",
        tone: str = "ink2",
        bold: bool = False,
        wrap: bool = False,
        name: str = "",
    ) -> None:
        super().__init__()
        self._icon_name, self._tone = icon, tone
        self._side = 14 if size in {"small", "compact"} else 16
        self._picture = QLabel()
        self.words = Words(text, size=size, tone=tone, bold=bold, wrap=wrap)
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(4))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        if wrap:
            self._picture.setFixedHeight(self.words.fontMetrics().height())
            self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._draw()

    def show_state(self, icon: str, text: str, tone: str) -> None:
        """Say something else."""
        self._icon_name, self._tone = icon, tone
        self.words.setText(text)
        self.words.set_tone(tone)
        self._draw()

    def _draw(self) -> None:
        if self._icon_name:
            self._picture.setPixmap(icons.pixmap(self._icon_name, self._side, self._tone))
        else:
            self._picture.clear()
        self._picture.setVisible(bool(self._icon_name))
