"""Cards, answer buttons, small buttons and the progress marks of the person's screen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kyoju_desktop.i18n import ruby
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.client.ruby_words import RubyText, RubyWords, Setting, centred

HEAD, LINE, CLOSE, ANSWER, SMALL = 26, 24, 22, 32, 20
MANY = 4  # lines of a card from which the letters are the closer ones


class Measures:
    """Lengths and settings of one language at one size of text."""

    def __init__(self, script: str, scale: float) -> None:
        self.script, self.scale = script, scale

    def px(self, length: float) -> int:
        """A length in pixels."""
        return round(length * self.scale)

    def set(self, size: float, *, bold: bool = False) -> Setting:
        """The setting of a text."""
        return Setting(self.script, self.px(size), bold)


class Card(QFrame):
    """A coloured bar, a head with an icon, and short lines below it."""

    def __init__(
        self, at: Measures, icon: str, tone: str, head: str, lines: Sequence[str], name: str, size: int = LINE
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "panel")
        self.setAccessibleName(ruby.plain(head))
        self._tone = tone
        self._bar = at.px(6)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(at.px(24), at.px(14), at.px(16), at.px(14))
        inner.setSpacing(at.px(4))
        top = QHBoxLayout()
        top.setSpacing(at.px(12))
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, round(28 * at.scale / theme.current().scale), tone))
        title = RubyWords(head, at.set(HEAD, bold=True), tone=tone)
        picture.setFixedHeight(title.minimumSizeHint().height())
        picture.setAlignment(Qt.AlignmentFlag.AlignBottom)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(title, 1)
        inner.addLayout(top)
        for line in lines:
            below = QHBoxLayout()
            below.addSpacing(at.px(40))
            below.addWidget(RubyWords(line, at.set(size)), 1)
            inner.addLayout(below)
        inner.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and the bar on its upper edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), self._bar, theme.current().colour(self._tone))


class Answer(QAbstractButton):
    """A large button: icon, the answer, what it means. Yes, no and again look alike."""

    def __init__(self, at: Measures, icon: str, words: str, more: str, name: str) -> None:
        super().__init__()
        self._at, self._icon = at, icon
        self._head = RubyText(words, at.set(ANSWER, bold=True))
        self._more = RubyText(more, at.set(SMALL))
        self.setObjectName(name)
        self.setText(ruby.plain(words))
        self.setAccessibleName(f"{ruby.plain(words)} {ruby.plain(more)}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Narrow buttons are high."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Both texts whole."""
        room = self._room(width)
        return max(self._at.px(104), self._head.height(room) + self._more.height(room) + self._at.px(28))

    def sizeHint(self) -> QSize:
        """Both texts on a line each."""
        width = max(self._head.natural, self._more.natural) + self._left() + self._at.px(16)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word."""
        width = max(self._head.widest_word, self._more.widest_word) + self._left() + self._at.px(16)
        return QSize(width, self._at.px(104))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Ground, icon, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        ink = look.colour("ink" if self.isEnabled() else "ink2")
        painter.setPen(QPen(ink, 2))
        painter.setBrush(look.colour("sunken" if self.isDown() else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        room, side = self._room(self.width()), self._at.px(36)
        high = self._head.height(room) + self._more.height(room)
        place = centred(QRectF(self._left(), 0, room, self.height()), high)
        square = QRectF(self._at.px(32), (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, square, ink)
        self._head.paint(painter, place, ink)
        place.translate(0, self._head.height(room))
        self._more.paint(painter, place, ink)

    def _left(self) -> int:
        return self._at.px(32 + 36 + 24)

    def _room(self, width: int) -> int:
        return max(1, width - self._left() - self._at.px(16))


class Plain(QAbstractButton):
    """A smaller button: icon and words with furigana."""

    def __init__(
        self, at: Measures, icon: str, words: str, name: str, pressed: Callable[[], object], *, size: int = 18
    ) -> None:
        super().__init__()
        self._at, self._icon = at, icon
        self._laid = RubyText(words, at.set(size))
        self.setObjectName(name)
        self.setText(ruby.plain(words))
        self.setAccessibleName(ruby.plain(words))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _on=False: pressed())

    def sizeHint(self) -> QSize:
        """Icon and words in one line."""
        wide = self._laid.natural + self._left() + self._at.px(16)
        return QSize(wide, max(self._at.px(44), round(self._laid.line_height()) + self._at.px(12)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Ground, icon, words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("sunken" if self.isDown() else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side = self._at.px(20)
        square = QRectF(self._at.px(16), (self.height() - side) / 2, side, side)
        icons.paint(painter, self._icon, square, look.colour("ink"))
        room = QRectF(self._left(), 0, self._laid.natural, self.height())
        self._laid.paint(painter, centred(room, self._laid.line_height()), look.colour("ink"))

    def _left(self) -> int:
        return self._at.px(16 + 20 + 10)


class Marks(QWidget):
    """How far one is: answered ones filled, the present one in another colour, the others empty."""

    def __init__(self, at: Measures, present: int, of: int) -> None:
        super().__init__()
        self._at, self._present, self._of = at, present, of
        self.setFixedSize(of * at.px(52), at.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """One mark for each recipient."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        for number in range(self._of):
            tone = "done" if number < self._present else "fill" if number == self._present else "panel"
            painter.setPen(QPen(look.colour("edge" if tone == "panel" else tone), 1))
            painter.setBrush(look.colour(tone))
            painter.drawRoundedRect(
                QRectF(number * self._at.px(52) + 0.5, 0.5, self._at.px(48) - 1, self._at.px(12) - 1), 3, 3
            )
