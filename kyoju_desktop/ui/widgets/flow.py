"""A layout that fills a line and goes on in the next one: tick boxes, chips, choices."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Items side by side, wrapped; `across` and `down` are the gaps in pixels."""

    def __init__(self, parent: QWidget | None = None, *, across: int = 12, down: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._across, self._down = across, down
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's own way in."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at that place."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Nothing stretches."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Fewer columns need more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height that the items need in that width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item where it belongs."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """The smallest size; the width decides the rest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _place(self, whole: QRect, *, move: bool) -> int:
        edges = self.contentsMargins()
        rect = whole.marginsRemoved(edges)
        x, y, line = rect.x(), rect.y(), 0
        beside: list[tuple[QLayoutItem, QRect]] = []  # what stands in the present line
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                _put(beside, line, move=move)
                x, y, line, beside = rect.x(), y + line + self._down, 0, []
            beside.append((item, QRect(x, y, min(size.width(), rect.width()), size.height())))
            x += size.width() + self._across
            line = max(line, size.height())
        _put(beside, line, move=move)
        return y + line - rect.y() + edges.top() + edges.bottom()


def _put(beside: Iterable[tuple[QLayoutItem, QRect]], line: int, *, move: bool) -> None:
    """Put what stands in one line at half its height: a tick beside a box is level with its words."""
    for item, place in beside if move else ():
        item.setGeometry(place.translated(0, (line - place.height()) // 2))
