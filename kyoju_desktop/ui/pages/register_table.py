"""A register as a table: two-line cells with marks, painted from plain rows; one row is current."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_table import halves
from kyoju_desktop.ui.widgets.chips import ChipFace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}


@dataclass(frozen=True)
class Heading:
    """A column: its words, a sample of what it must hold (0 for the one that stretches), and its rank: a narrow
    table lets go of the highest ranks first."""

    words: str
    sample: str = ""
    rank: int = 0


@dataclass(frozen=True)
class Cell:
    """Words over quiet words, and marks below or beside them."""

    upper: str
    lower: str = ""
    chips: tuple[ChipFace, ...] = ()
    bold: bool = False

    def spoken(self) -> str:
        """All of it, for screen readers and tooltips."""
        return "\n".join(filter(None, (self.upper, self.lower, *(chip.text for chip in self.chips))))


@dataclass(frozen=True)
class Line:
    """One row of a register."""

    record: str
    cells: tuple[Cell, ...]


class RegisterTable(QAbstractTableModel):
    """The rows read so far; `more_wanted` asks for the next page."""

    more_wanted = Signal()

    def __init__(self, headings: Sequence[Heading], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.lines: tuple[Line, ...] = ()
        self._complete, self._asked = True, False

    def show_lines(self, lines: Sequence[Line], *, complete: bool = True) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self.lines, self._complete, self._asked = tuple(lines), complete, False
        self.endResetModel()

    def add_lines(self, lines: Sequence[Line], *, complete: bool) -> None:
        """Append the next page."""
        self._complete, self._asked = complete, False
        if lines:
            self.beginInsertRows(_NOWHERE, len(self.lines), len(self.lines) + len(lines) - 1)
            self.lines = (*self.lines, *lines)
            self.endInsertRows()

    def row_of(self, record: str) -> int:
        """Where a record stands, -1 if it is not among the rows."""
        return next((at for at, line in enumerate(self.lines) if line.record == record), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows read so far."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """As many as headings."""
        return 0 if parent.isValid() else len(self.headings)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is a next page that was not asked for yet."""
        return not (parent.isValid() or self._complete or self._asked)

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it comes later."""
        if not parent.isValid() and self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The words of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section].words
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Plain words; the delegate paints from the row itself."""
        if not index.isValid() or role not in _SPOKEN:
            return None
        return self.lines[index.row()].cells[index.column()].spoken()


class _Cells(QStyledItemDelegate):
    def __init__(self, table: RegisterTable, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines high."""
        look = theme.current()
        return QSize(look.px(60), look.px(44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        cells.draw_row_ground(painter, place, selected=selected, first=index.column() == 0)
        look = theme.current()
        inner = place.adjusted(look.px(10), 0, -look.px(4), -1)
        _draw(painter, inner, self._table.lines[index.row()].cells[index.column()])
        if state & QStyle.StateFlag.State_HasFocus:
            cells.draw_focus(painter, place)


def _draw(painter: QPainter, place: QRect, cell: Cell) -> None:
    look = theme.current()
    if not cell.lower and not cell.chips:
        cells.text(painter, place, cell.upper, bold=cell.bold)
        return
    upper, lower = halves(place, 0.5)
    if not cell.upper and not cell.lower:
        upper, lower = QRect(), place  # marks alone stand in the middle
    cells.text(painter, upper, cell.upper, bold=cell.bold)
    left = lower.left()
    for chip in cell.chips:
        if left + chip.width() > lower.right() + look.px(4) and left > lower.left():
            break
        left = round(chip.paint(painter, left, lower.center().y())) + look.px(4)
    rest = QRect(left, lower.top(), lower.right() - left, lower.height())
    cells.text(painter, rest, cell.lower, size="small", tone="ink2")


class RegisterView(QTableView):
    """The table of a register; the current row is told by `chosen`, Enter and a double click by `opened`."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, table: RegisterTable, name: str, label: str) -> None:
        super().__init__()
        self.table = table
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setModel(table)
        self.setItemDelegate(_Cells(table, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().px(44))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(theme.current().font("small"))
        head.setMinimumHeight(theme.current().px(24))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, each in enumerate(table.headings):
            stretches = not each.sample
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(at, mode)
            if not stretches:
                self.setColumnWidth(at, self._wide(each))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._record(index.row())))

    def choose(self, record: str) -> bool:
        """Make a record's row the current one; the first row where it is not here."""
        if not self.table.lines:
            return False
        row = self.table.row_of(record)
        self.selectionModel().setCurrentIndex(
            self.table.index(max(0, row), 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.scrollTo(self.table.index(max(0, row), 0))
        return row >= 0

    def current(self) -> str:
        """The record of the current row, "" if there is none."""
        return self._record(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current():
            self.opened.emit(self.current())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the search field."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns of a high rank give way where the words of the others would be cut."""
        super().resizeEvent(event)
        room, least = self.viewport().width(), theme.current().px(150)
        ranks = sorted({each.rank for each in self.table.headings}, reverse=True)
        for highest in ranks:
            kept = [each for each in self.table.headings if each.rank <= highest]
            if sum(self._wide(each) if each.sample else least for each in kept) <= room or highest == ranks[-1]:
                for at, each in enumerate(self.table.headings):
                    self.setColumnHidden(at, each.rank > highest)
                return

    def _wide(self, heading: Heading) -> int:
        return cells.text_width(heading.sample) + theme.current().px(18)

    def _record(self, row: int) -> str:
        return self.table.lines[row].record if 0 <= row < len(self.table.lines) else ""

    def _tell(self, now: QModelIndex) -> None:
        if record := self._record(now.row()):
            self.chosen.emit(record)
