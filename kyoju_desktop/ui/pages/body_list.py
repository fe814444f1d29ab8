"""The register's list of bodies: a model that holds the matching ones, and its painted two-line rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_table import halves
from kyoju_desktop.ui.widgets.chips import ChipFace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class BodyRow:
    """One body: its name over its kind and number, with marks beside the name."""

    body: str
    name: str
    below: str
    chips: tuple[ChipFace, ...] = ()


class BodyRows(QAbstractListModel):
    """The rows that match; it never asks the file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[BodyRow, ...] = ()

    @property
    def rows(self) -> tuple[BodyRow, ...]:
        """Everything in the list."""
        return self._rows

    def show_rows(self, rows: Sequence[BodyRow]) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, body: str) -> int:
        """Where a body stands, -1 if it is not among the rows."""
        return next((at for at, row in enumerate(self._rows) if row.body == body), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many match."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = 0) -> object:
        """Plain words for screen readers and tooltips; the delegate paints from the row itself."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in spoken:
            return None
        row = self._rows[index.row()]
        return " ".join(filter(None, (row.name, *(chip.text for chip in row.chips), row.below)))


class _Cells(QStyledItemDelegate):
    def __init__(self, rows: BodyRows, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """44 high."""
        return QSize(theme.current().px(120), theme.current().px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name and chips over kind and number."""
        look = theme.current()
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row = self._rows.rows[index.row()]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        cells.draw_row_ground(painter, place, selected=selected, first=True)
        upper, lower = halves(place.adjusted(look.px(12), 0, -look.px(8), -1), 0.53)
        room = sum(chip.width() + look.px(4) for chip in row.chips)
        used = cells.text(painter, upper.adjusted(0, 0, -room, 0), row.name, bold=True)
        left = upper.left() + used + look.px(4)
        for chip in row.chips:
            left = round(chip.paint(painter, left, upper.center().y() + 1)) + look.px(4)
        cells.text(painter, lower, row.below, size="small", tone="ink2")
        if state & QStyle.StateFlag.State_HasFocus:
            cells.draw_focus(painter, place)


class BodyList(QListView):
    """One body is current; Enter goes into its form."""

    chosen = Signal(str)
    entered_form = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("organisation_list")
        self.setAccessibleName(label)
        self.rows = BodyRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self.rows, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._told)
        self.doubleClicked.connect(lambda _index: self.entered_form.emit())

    def current(self) -> str:
        """The id of the current body, "" if there is none."""
        at = self.currentIndex().row()
        return self.rows.rows[at].body if 0 <= at < len(self.rows.rows) else ""

    def show_rows(self, rows: Sequence[BodyRow], keep: str) -> None:
        """Replace the rows; `keep` stays current if it is among them. Tells nobody."""
        self.selectionModel().blockSignals(True)
        self.rows.show_rows(rows)
        self.selectionModel().blockSignals(False)
        self.choose(keep)

    def choose(self, body: str) -> None:
        """Make a body current without telling anyone ("" or an unknown one: none)."""
        at = self.rows.row_of(body)
        self.selectionModel().blockSignals(True)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
        else:
            self.selectionModel().clear()
        self.selectionModel().blockSignals(False)
        if at >= 0:
            self.scrollTo(self.rows.index(at))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the form."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.entered_form.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the search field above."""

    def _told(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.rows.rows[now.row()].body)
