"""Words on the page: labels by size name and colour token, one line or wrapped, with an icon before them."""

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kyoju_desktop.ui import glyphs, icons, theme

_FEW = 2  # letters that do not stand alone in a line


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
        self._measured: tuple[str, str] | None = None
        self._heights: dict[int, int] = {}
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

    def line_height(self) -> float:
        """From one line to the next: 10 px to 7 px of letter, as the design sets its text."""
        return self.font().pixelSize() * 1.43

    def heightForWidth(self, width: int) -> int:
        """Wrapped text gets the design's line height, which QLabel does not know."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        if not self.text():
            return 0
        said = self.text(), self.font().key()
        if said != self._measured:
            self._measured, self._heights = said, {}
        if width not in self._heights:  # a layout asks for the same widths again and again
            self._heights[width] = ceil(self._lay_out(width).lineCount() * self.line_height())
        return self._heights[width]

    def minimumSizeHint(self) -> QSize:
        """Wrapped text may become narrow."""
        if not self.wordWrap():
            return self._at_least_a_line(super().minimumSizeHint())
        widest = min(theme.current().px(160), self.fontMetrics().horizontalAdvance(self.text()))
        return QSize(widest, ceil(self.line_height()))

    def sizeHint(self) -> QSize:
        """Wrapped text likes to stand in lines of reading length."""
        if not self.wordWrap():
            return self._at_least_a_line(super().sizeHint())
        least = max(self.minimumWidth(), self.minimumSizeHint().width())
        natural = max((self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        width = max(least, min(natural + 2, theme.current().px(420)))
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plain lines as QLabel draws them, wrapped ones with their line height; names with their true glyphs."""
        if not self.wordWrap():
            if glyphs.is_plain(self.text()) or "\n" in self.text():
                super().paintEvent(event)
            else:
                self._paint_line(self.text())
            return
        layout = self._lay_out(self.width())
        painter = QPainter(self)
        tone = self.property("tone") or "ink"
        painter.setPen(theme.current().colour(tone))
        height = layout.lineCount() * self.line_height()
        top = (self.height() - height) / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0.0
        layout.draw(painter, QPointF(0, max(0.0, top)))

    def _paint_line(self, text: str) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().colour(self.property("tone") or "ink"))
        glyphs.draw_text(painter, self.contentsRect(), self.alignment(), text)

    def _at_least_a_line(self, size: QSize) -> QSize:
        return size.expandedTo(QSize(0, ceil(self.line_height())))

    def _lay_out(self, width: int) -> QTextLayout:
        """The lines; the last of two is not left with a letter or two where it can have more."""
        made = self._broken(width)
        if made.lineCount() == 2 and made.lineAt(1).textLength() <= _FEW < made.lineAt(0).textLength() - 2:
            kept = made.text()[: made.lineAt(0).textLength() - _FEW]
            narrower = self._broken(self.fontMetrics().horizontalAdvance(kept) + 2)
            return narrower if narrower.lineCount() == 2 else made
        return made

    def _broken(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(glyphs.formats(layout.text(), self.font()))
        layout.beginLayout()
        top, height = 0.0, self.line_height()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout


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
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        self._paint_line(shown)


class IconWords(QWidget):
    """An icon and words in one colour: a state said twice. `words_tone` is for words of another colour.

    `elided` words stay on one line and end in … where there is no room.
    """

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
        words_tone: str = "",
        elided: bool = False,
    ) -> None:
        super().__init__()
        self._icon_name, self._tone = icon, tone
        self._side = 14 if size in {"small", "compact"} else 16
        self._picture = QLabel()
        self.words = (
            Elided(text, size=size, tone=words_tone or tone, bold=bold)
            if elided
            else Words(text, size=size, tone=words_tone or tone, bold=bold, wrap=wrap)
        )
        if elided:
            self.words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px(4))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        if wrap:
            self._picture.setFixedHeight(round(self.words.line_height()))
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
