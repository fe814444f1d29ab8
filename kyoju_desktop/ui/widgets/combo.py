"""A choice box that shows its arrow in the theme's ink and is not changed by a passing wheel."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from kyoju_desktop.ui import glyphs, icons, theme


class Combo(QComboBox):
    """Codes with words; `code()` is the chosen one, "" when nothing is chosen."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "", label: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)

    def fill(self, options: list[tuple[str, str]], *, empty: str | None = "") -> None:
        """Offer these (code, words); `empty` is the words of "no answer" (None: an answer is always chosen)."""
        chosen = self.code()
        self.blockSignals(True)
        self.clear()
        if empty is not None:
            self.addItem(empty, "")
        for code, words in options:
            self.addItem(words, code)
        self.blockSignals(False)
        said = "".join(words for _, words in options)
        if not glyphs.is_plain(said):
            self.setFont(glyphs.font_for(said, self.font()))
        self.choose(chosen)

    def lock(self, reasons: Mapping[str, str]) -> None:
        """Codes that cannot be chosen now keep their place, marked, each with its reason."""
        model = self.model()
        if not isinstance(model, QStandardItemModel):
            return
        for at in range(self.count()):
            why = reasons.get(str(self.itemData(at) or ""), "")
            model.item(at).setEnabled(not why)
            self.setItemIcon(at, QIcon(icons.pixmap("forbid", 14, "ink2")) if why else QIcon())
            tone = theme.current().colour("ink2" if why else "ink")
            self.setItemData(at, tone, Qt.ItemDataRole.ForegroundRole)
            self.setItemData(at, why, Qt.ItemDataRole.ToolTipRole)
            self.setItemData(at, f"{self.itemText(at)} {why}".strip(), Qt.ItemDataRole.AccessibleTextRole)

    def code(self) -> str:
        """The chosen code."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose without telling anyone; "" shows the placeholder."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(code) if code else -1)
        self.blockSignals(False)
        self.update()

    def showPopup(self) -> None:
        """The list is as wide as its longest words."""
        words = (self.itemText(at) for at in range(self.count()))
        widest = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        self.view().setMinimumWidth(widest + theme.current().px(36))
        super().showPopup()

    def sizeHint(self) -> QSize:
        """Wide enough for the longest words, within reason; the list itself is always wide enough."""
        look = theme.current()
        words = (self.itemText(at) for at in range(self.count()))
        widest = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        return QSize(min(max(widest, look.px(56)), look.px(180)) + look.px(44), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ordinary words are never cut."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the answer, unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, and our own arrow."""
        super().paintEvent(event)
        look = theme.current()
        side = look.px(16)
        place = QRectF(self.width() - side - look.px(8), (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), "chevron-down", place, look.colour("ink" if self.isEnabled() else "ink2"))
