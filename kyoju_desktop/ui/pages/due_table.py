"""The due list of 今日: groups and painted rows, each with the button that opens the place where it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.i18n.eras import month_day, wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_table import draw_due_words, halves
from kyoju_desktop.ui.widgets.chips import SOURCES, ChipFace, paint_source

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns in reading order."""

    DUE = 0
    CASE = 1
    WHAT = 2
    SOURCE = 3
    START = 4
    MORE = 5


HEADINGS = {
    Column.DUE: N_("期限"),
    Column.CASE: N_("ケース"),
    Column.WHAT: N_("すること"),
    Column.SOURCE: N_("種別"),
    Column.START: N_("ここから始める"),
    Column.MORE: "",
}


@dataclass(frozen=True)
class Group:
    """The line above a group: icon, words, how many, and a quiet remark."""

    title: str
    icon: str
    tone: str
    count: int
    note: str = ""


@dataclass(frozen=True)
class DueItem:
    """One thing that is due, in words; `case` and `action` say where its button leads."""

    due: date
    name: str
    about: str
    what: str
    detail: str
    source: str
    verb: str
    icon: str
    case: str
    action: str
    record: str = ""
    code: str = ""
    protected: bool = False
    follows: bool = False  # stands below another line of the same case


@dataclass(frozen=True)
class Fold:
    """The line that opens or closes the rest of a group."""

    code: str
    words: str
    icon: str


Line = Group | DueItem | Fold


class DueTable(QAbstractTableModel):
    """Holds the lines of the list and resets; it never asks the store."""

    def __init__(self, at: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.at = at
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything in the list, groups included."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the list."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def item(self, row: int) -> DueItem | None:
        """The item in that row, None for a group or no row."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, DueItem) else None

    def fold(self, row: int) -> Fold | None:
        """The fold in that row, None for anything else."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Fold) else None

    def first_item(self) -> int:
        """The row of the first item, -1 if there is none."""
        return next((row for row, line in enumerate(self._lines) if isinstance(line, DueItem)), -1)

    # -- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Groups and items."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Six columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A group line is passed over."""
        if self.item(index.row()) is None and self.fold(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The Japanese words of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.at.tr(HEADINGS[Column(section)])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.FontRole:
            return theme.current().font("small")
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Plain words for screen readers and tooltips; the delegate paints from the item itself."""
        if not index.isValid() or role not in _SPOKEN:
            return None
        line = self._lines[index.row()]
        if isinstance(line, Group):
            return f"{line.title} {self._count(line)}".strip() if index.column() == 0 else ""
        if isinstance(line, Fold):
            return line.words if index.column() == 0 else ""
        return self._words(line, Column(index.column()))

    def _count(self, group: Group) -> str:
        return self.at.tr(N_("{count}件"), count=format_number(group.count)) if group.count else ""

    def _words(self, item: DueItem, column: Column) -> str:
        tr = self.at.tr
        secret = f" {tr(N_('秘匿'))}" if item.protected else ""
        return {
            Column.DUE: f"{month_day(item.due)} {cells.due_words(item.due, self.at.today, tr).text}",
            Column.CASE: f"{item.name}{secret} {item.about}".strip(),
            Column.WHAT: f"{item.what} {item.detail}".strip(),
            Column.SOURCE: tr(SOURCES.get(item.source, "")),
            Column.START: item.verb,
            Column.MORE: tr(N_("ほかの操作")),
        }[column]


_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}


class DueCells(QStyledItemDelegate):
    """Paints group lines and two-line rows; a click on the painted button is told by `started` and `more`."""

    started = Signal(int)
    more = Signal(int)

    def __init__(self, table: DueTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """What the line needs."""
        look = theme.current()
        return QSize(look.px(40), look.px(high_of(self._table, index.row())))

    def editorEvent(self, event: QEvent, _model: object, _option: QStyleOptionViewItem, index: Index) -> bool:
        """A left click on the button starts, on the dots opens the menu."""
        pressed = (
            isinstance(event, QMouseEvent)
            and event.type() is QEvent.Type.MouseButtonRelease
            and event.button() is Qt.MouseButton.LeftButton
        )
        if not pressed:
            return False
        if index.column() == Column.START or self._table.fold(index.row()) is not None:
            self.started.emit(index.row())
            return True
        if index.column() == Column.MORE and self._table.item(index.row()) is not None:
            self.more.emit(index.row())
            return True
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        place: QRect = option.rect
        line = self._table.lines[index.row()]
        if isinstance(line, Group):
            self._draw_group(painter, place, line)
            return
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if isinstance(line, Fold):
            self._draw_fold(painter, place, line, current=selected)
            return
        cells.draw_row_ground(painter, place, selected=selected, first=index.column() == 0)
        self._draw_item(painter, place, line, Column(index.column()), current=selected)
        if state & QStyle.StateFlag.State_HasFocus:
            cells.draw_focus(painter, place)

    def _draw_group(self, painter: QPainter, place: QRect, group: Group) -> None:
        look = theme.current()
        painter.fillRect(place, look.colour("window"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), look.colour("line"))
        left = place.left() + look.px(12)
        cells.icon_at(painter, group.icon, QPoint(left, place.center().y() + 1), 16, group.tone)
        left += look.px(24)
        count = self._table.at.tr(N_("{count}件"), count=format_number(group.count)) if group.count else ""
        for words, size, tone, bold in (
            (group.title, "base", group.tone, True),
            (count, "base", group.tone, True),
            (group.note, "small", "ink2", False),
        ):
            room = QRect(left, place.top(), place.right() - left, place.height())
            used = cells.text(painter, room, words, size=size, tone=tone, bold=bold)
            left += used + look.px(8) if used else 0

    def _draw_fold(self, painter: QPainter, place: QRect, fold: Fold, *, current: bool) -> None:
        look = theme.current()
        cells.draw_row_ground(painter, place, selected=current, first=True)
        left = place.left() + look.px(12)
        cells.icon_at(painter, fold.icon, QPoint(left, place.center().y() + 1), 16, "accent")
        room = place.adjusted(look.px(36), 0, -look.px(4), -1)
        cells.text(painter, room, fold.words, tone="accent", bold=current)

    def _draw_item(self, painter: QPainter, place: QRect, item: DueItem, column: Column, *, current: bool) -> None:
        look = theme.current()
        inner = place.adjusted(look.px(12), 0, -look.px(2), -1)
        upper, lower = halves(inner, 0.53)
        at = self._table.at
        if column is Column.DUE:
            cells.text(painter, upper, shown_day(item.due, at.today))
            draw_due_words(painter, lower, item.due, at)
        elif column is Column.CASE:
            _draw_case(painter, upper, lower, item, at.tr(N_("秘匿")))
        elif column is Column.WHAT:
            cells.text(painter, upper, item.what)
            cells.text(painter, lower, item.detail, size="small", tone="ink2")
        elif column is Column.SOURCE:
            paint_source(painter, item.source, inner.left(), inner.center().y() + 1, at.tr)
        elif column is Column.START:
            place_ = button_place(inner)
            fits = cells.text_width(item.verb, "compact", bold=True) + look.px(33) <= place_.width()
            cells.draw_button(painter, place_, item.icon if fits else "", item.verb, primary=current)
        else:
            cells.icon_at(painter, "more", QPoint(inner.left(), inner.center().y() + 1), 16, "accent")


def high_of(table: DueTable, row: int) -> int:
    """The height of a line at 100 %: 26 for a group, 36 for a fold, 44 for an item."""
    if table.item(row) is not None:
        return 44
    return 36 if table.fold(row) is not None else 26


def shown_day(day: date, today: date) -> str:
    """6月19日(金), or R7.4.28 when it is not of this year."""
    return month_day(day) if day.year == today.year else wareki_short(day)


def button_place(cell: QRect) -> QRect:
    """Where the button stands in its cell."""
    look = theme.current()
    high = look.px(28)
    return QRect(cell.left(), cell.center().y() - high // 2 + 1, cell.width() - look.px(4), high)


def _draw_case(painter: QPainter, upper: QRect, lower: QRect, item: DueItem, secret: str) -> None:
    look = theme.current()
    gap = look.px(4)
    if item.follows:
        mark, tone = ("house-lock", "danger") if item.protected else ("chevron-right", "ink2")
        cells.icon_at(painter, mark, QPoint(upper.left(), upper.center().y() + 1), 14, tone)
        cells.text(painter, upper.adjusted(look.px(18), 0, 0, 0), item.name, tone="ink2")
        return
    used = cells.text(painter, upper, item.name, bold=True)
    if item.protected:
        chip = ChipFace(secret, "house-lock", "danger")
        if used + gap + chip.width() <= upper.width():
            chip.paint(painter, upper.left() + used + gap, upper.center().y() + 1)
        else:  # the name is never cut for its mark: the mark goes below it
            right = chip.paint(painter, lower.left(), lower.center().y())
            lower = lower.adjusted(round(right) - lower.left() + gap, 0, 0, 0)
    cells.text(painter, lower, item.about, size="small", tone="ink2")
