"""だれに、何を伝えてよいか: recipients in rows, boxes of the form in columns; arrows move, space ticks."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import glyphs, theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.consent_draft import CONTACT_BOX, ConsentDraft, Row, box_label, box_special
from kyoju_desktop.ui.widgets.chips import ChipFace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}


@dataclass(frozen=True)
class RowWords:
    """How a recipient is called, and what it is: 市の中, 行政, 民間, 種類."""

    name: str
    standing: str


class ConsentTable(QAbstractTableModel):
    """The rows of a draft; `draft_changed` carries the new draft after a tick."""

    draft_changed = Signal(object)

    def __init__(self, words_of: Callable[[Row], RowWords], tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words_of, self._tr = words_of, tr
        self._draft = ConsentDraft()

    @property
    def draft(self) -> ConsentDraft:
        """The draft that is shown."""
        return self._draft

    def show_draft(self, draft: ConsentDraft) -> None:
        """Show another draft; the same recipients keep the current cell."""
        same = [(row.organisation, row.kind) for row in draft.rows] == [
            (row.organisation, row.kind) for row in self._draft.rows
        ]
        if same:
            self._draft = draft
            if draft.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(draft.rows) - 1, len(CONSENT_BOXES)))
            return
        self.beginResetModel()
        self._draft = draft
        self.endResetModel()

    def words_for(self, row: Row) -> RowWords:
        """The words of a recipient."""
        return self._words_of(row)

    def toggle(self, row: int, column: int) -> bool:
        """Switch a box (column 0: the recipient as a whole); False where there is nothing to switch."""
        if not 0 <= row < len(self._draft.rows):
            return False
        before = self._draft.rows[row]
        after = before.toggled(CONTACT_BOX if column == 0 else column - 1)
        if after == before:
            return False
        self._draft = self._draft.with_row(row, after)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(CONSENT_BOXES)))
        self.draft_changed.emit(self._draft)
        return True

    # -- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row a recipient."""
        return 0 if parent.isValid() else len(self._draft.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The recipient and the boxes."""
        return 0 if parent.isValid() else 1 + len(CONSENT_BOXES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The words of a box."""
        if orientation is Qt.Orientation.Horizontal and role in _SPOKEN:
            return self._tr(box_label(section - 1)) if section else self._tr(N_("伝える相手"))
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Plain words and the tick, for screen readers; the delegate paints from the row."""
        if not index.isValid():
            return None
        row = self._draft.rows[index.row()]
        if role in _SPOKEN:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = row.chosen if index.column() == 0 else index.column() - 1 in row.boxes
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def _words(self, row: Row, column: int) -> str:
        words = self._words_of(row)
        if column == 0:
            return f"{words.name} {words.standing}"
        box = self._tr(box_label(column - 1))
        if not row.may_tick(column - 1):
            return self._tr(N_("{name} {box} 名前で選んだ相手にだけ伝えられます"), name=words.name, box=box)
        state = N_("伝える") if column - 1 in row.boxes else N_("伝えない")
        return f"{words.name} {box} {self._tr(state)}"


class _Heading(QHeaderView):
    """Column heads of several lines, with the 要配慮 mark below."""

    def __init__(self, tr: Translator, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._tr = tr
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Three lines and the mark."""
        look = theme.current()
        line = theme.metrics("small").lineSpacing()
        return QSize(super().sizeHint().width(), 3 * line + look.px(28))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        look = theme.current()
        painter.save()
        painter.fillRect(rect, look.colour("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), look.colour("line"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
        painter.setFont(look.font("small"))
        if section == 0:
            painter.setPen(look.colour("ink2"))
            inner = rect.adjusted(look.px(12), 0, 0, 0)
            glyphs.draw_text(painter, inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        else:
            painter.setPen(look.colour("ink"))
            self._draw_box(painter, rect, words, special=box_special(section - 1))
        painter.restore()

    def _draw_box(self, painter: QPainter, rect: QRect, words: str, *, special: bool) -> None:
        look = theme.current()
        mark = look.px(24) if special else 0
        inner = rect.adjusted(look.px(3), look.px(2), -look.px(3), -mark)
        cells.draw_wrapped(painter, inner, Qt.AlignmentFlag.AlignCenter, words)
        if special:
            face = special_face(self._tr, rect.width())
            face.paint(painter, rect.center().x() - face.width() / 2 + 1, rect.bottom() - look.px(13))


def special_face(tr: Translator, room: int = 10_000) -> ChipFace:
    """The 要配慮 mark: shield and word; the word alone where it is narrow."""
    face = ChipFace(tr(N_("要配慮")), "shield", "warn")
    return face if face.width() <= room - 4 else ChipFace(tr(N_("要配慮")), "", "warn")


class _Cells(QStyledItemDelegate):
    def __init__(self, table: ConsentTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """32 high."""
        return QSize(theme.current().px(40), theme.current().px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a recipient or a box."""
        look = theme.current()
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.fillRect(place, look.colour("accentweak" if focused else "panel"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), look.colour("line"))
        painter.fillRect(QRect(place.right(), place.top(), 1, place.height()), look.colour("line"))
        row = self._table.draft.rows[index.row()]
        if index.column() == 0:
            self._draw_recipient(painter, place, row)
        else:
            box = index.column() - 1
            cells.draw_tick(
                painter,
                QPointF(place.center()),
                ticked=box in row.boxes,
                locked="" if row.may_tick(box) else "forbid",
            )
        if focused:
            cells.draw_focus(painter, place)

    def _draw_recipient(self, painter: QPainter, place: QRect, row: Row) -> None:
        look = theme.current()
        words = self._table.words_for(row)
        middle = place.center().y() + 1
        cells.draw_tick(painter, QPointF(place.left() + look.px(20), middle), ticked=row.chosen)
        inner = place.adjusted(look.px(36), 0, -look.px(6), -1)
        quiet = cells.text_width(words.standing, "small") + look.px(8)
        used = cells.text(painter, inner.adjusted(0, 0, -quiet, 0), words.name, tone="ink" if row.chosen else "ink2")
        rest = inner.adjusted(used + look.px(8), 0, 0, 0)
        cells.text(painter, rest, words.standing, size="small", tone="ink2")


class ConsentMatrix(QTableView):
    """The grid on the page."""

    def __init__(self, table: ConsentTable, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table, self._tr = table, tr
        self.setObjectName("consent_matrix")
        self.setAccessibleName(tr(N_("だれに、何を伝えてよいか")))
        self.setModel(table)
        self.setHorizontalHeader(_Heading(tr, self))
        self.setItemDelegate(_Cells(table, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().px(32))
        self.horizontalHeader().setMinimumSectionSize(theme.current().px(20))
        table.modelReset.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches the current box."""
        if event.key() == Qt.Key.Key_Space:
            at = self.currentIndex()
            self._table.toggle(at.row(), at.column())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click switches the box under it."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._table.toggle(at.row(), at.column())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._share_width()

    def sizeHint(self) -> QSize:
        """All rows at once: the page scrolls, not the grid."""
        return QSize(theme.current().px(600), self._high())

    def _high(self) -> int:
        bar = self.horizontalScrollBar().sizeHint().height() if self._too_narrow() else 0
        rows = self._table.rowCount() * theme.current().px(32)
        return self.horizontalHeader().sizeHint().height() + rows + bar + 1

    def _fit(self) -> None:
        self.setFixedHeight(self._high())
        self._share_width()
        if not self.currentIndex().isValid() and self._table.rowCount():
            self.setCurrentIndex(self._table.index(0, 0))

    def _least(self) -> tuple[int, int]:
        look = theme.current()
        heads = (self._tr(box_label(box)) for box in range(len(CONSENT_BOXES)))
        word = max(cells.widest_word(head, "small") for head in heads) + look.px(8)
        rows = (self._table.words_for(row).standing for row in self._table.draft.rows)
        standing = max((cells.text_width(each, "small") for each in rows), default=0)
        return max(look.px(190), look.px(150) + standing), max(
            cells.text_width("要配慮", "small") + look.px(12), word
        )

    def _too_narrow(self) -> bool:
        name, box = self._least()
        return self.viewport().width() < name + box * len(CONSENT_BOXES)

    def _share_width(self) -> None:
        name, box = self._least()
        look = theme.current()
        wide = self.viewport().width()
        boxes = max(box, min(look.px(96), (wide - look.px(240)) // len(CONSENT_BOXES)))
        self.setColumnWidth(0, max(name, wide - boxes * len(CONSENT_BOXES)))
        for column in range(1, len(CONSENT_BOXES) + 1):
            self.setColumnWidth(column, boxes)
        self.setFixedHeight(self._high())
