"""出す項目: every item with its fate in its own row; locked values are not drawn at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
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

from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.outward import (
    BEYOND_BASIS,
    EXCLUDED,
    NO_BASIS,
    NO_CONSENT,
    NOT_PICKED,
    OTHER_ADULT,
    OTHERS_OFF,
    SECRET,
    SECRET_OFF,
    SPECIAL_OFF,
    TAKEN_BACK,
    Item,
)
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.widgets.chips import ChipFace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

GROUPS: tuple[tuple[str, frozenset[Info]], ...] = (
    (N_("氏名・連絡先"), frozenset({Info.EXISTENCE, Info.IDENTITY, Info.CONTACT, Info.CARE, Info.NEED})),
    (N_("生年月日・世帯・住まい"), frozenset({Info.HOUSEHOLD, Info.HOUSING})),
    (N_("収入・就労"), frozenset({Info.MONEY, Info.WORK})),
    (
        N_("健康・被害・家族など"),
        frozenset({Info.HEALTH, Info.CRIME, Info.VICTIM, Info.FAMILY, Info.ORIGIN, Info.COURSE, Info.OFFICE}),
    ),
)


# The reasons in as few words as a row has room for; the tooltip has them whole.
_BRIEF = {
    SECRET: N_("秘匿"),  # no hint to tell it aloud: the row also stands before whoever may be told nothing
    EXCLUDED: N_("本人の指定"),
    NO_CONSENT: N_("同意なし"),
    NOT_PICKED: N_("用件に要らない"),
    OTHER_ADULT: N_("その人の同意が要る"),
    SPECIAL_OFF: N_("選んだときだけ"),
    SECRET_OFF: N_("秘匿。選んだときだけ"),
    TAKEN_BACK: N_("本人が撤回"),
    OTHERS_OFF: N_("ほかの人の情報"),
    BEYOND_BASIS: N_("根拠の範囲の外"),
    NO_BASIS: N_("根拠がまだない"),
}


def brief(why: str, tr: Translator) -> str:
    """A reason in few words."""
    return tr(_BRIEF.get(why, why))


class Column(IntEnum):
    """The columns in reading order."""

    GIVEN = 0
    LABEL = 1
    TEXT = 2
    WHY = 3


HEADINGS = {
    Column.GIVEN: N_("出すか"),
    Column.LABEL: N_("項目"),
    Column.TEXT: N_("中身"),
    Column.WHY: N_("わけ"),
}


@dataclass(frozen=True)
class Heading:
    """The line above a group: what it holds, how much of it goes."""

    title: str
    count: str


@dataclass(frozen=True)
class ItemLine:
    """An item in words: whose or which it is stands before its label; `why` also says why it goes."""

    item: Item
    label: str
    text: str
    why: str
    whole: str = ""


Line = Heading | ItemLine


def lines_of(items: Sequence[Item], tr: Translator, *, whose: Mapping[str, str], because: str) -> tuple[Line, ...]:
    """The rows with their groups. `whose` tells by record id what stands before a label (前の住所, 長男)."""
    lines: list[Line] = []
    for title, classes in GROUPS:
        of_group = [each for each in items if each.info in classes]
        if not of_group:
            continue
        given = sum(each.given for each in of_group)
        words = tr(N_("{all}件のうち {given}件を出す"), all=str(len(of_group)), given=str(given))
        lines.append(Heading(tr(title), words))
        lines += [_line(each, tr, whose.get(each.record, ""), because) for each in of_group]
    return tuple(lines)


def _line(item: Item, tr: Translator, whose: str, because: str) -> ItemLine:
    text = item.text
    if item.locked:
        text = tr(N_("(秘匿)")) if item.why == SECRET else tr(N_("(隠しています)"))
    label = tr(item.label)
    return ItemLine(
        item,
        tr(N_("{label}({whose})"), label=label, whose=whose) if whose else label,
        " ".join(text.split()),
        because if item.given else brief(item.why, tr),
        tr(item.why),
    )


class ItemTable(QAbstractTableModel):
    """The rows; `toggled` carries the item that a person switched."""

    toggled = Signal(object)

    def __init__(self, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self._lines: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Groups and items."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> bool:
        """Replace the rows; True when other items stand there than before (else only their fate changed)."""
        same = [_mark(each) for each in lines] == [_mark(each) for each in self._lines]
        if same:
            self._lines = tuple(lines)
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))
            return False
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()
        return True

    def line(self, row: int) -> ItemLine | None:
        """The item of a row; None for a group."""
        found = self._lines[row] if 0 <= row < len(self._lines) else None
        return found if isinstance(found, ItemLine) else None

    def press(self, row: int) -> None:
        """Switch an item as a person does; a locked one stays."""
        found = self.line(row)
        if found is not None and not found.item.locked:
            self.toggled.emit(found.item)

    # -- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Groups and items."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Four columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A group line can be read but not chosen."""
        if self.line(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The Japanese words of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        return {
            Qt.ItemDataRole.DisplayRole: self._tr(HEADINGS[Column(section)]),
            Qt.ItemDataRole.FontRole: theme.current().font("small"),
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
        }.get(Qt.ItemDataRole(role))

    def data(self, index: Index, role: int = 0) -> object:
        """Plain words for screen readers and tooltips; the delegate paints from the line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            if isinstance(line, Heading):
                return f"{line.title} {line.count}" if index.column() == 0 else ""
            column = Column(index.column())
            told = role != Qt.ItemDataRole.DisplayRole and column is Column.WHY and line.whole
            return line.whole if told else self._words(line, column)
        if role == Qt.ItemDataRole.CheckStateRole and isinstance(line, ItemLine) and index.column() == 0:
            return Qt.CheckState.Checked if line.item.given else Qt.CheckState.Unchecked
        return None

    def _words(self, line: ItemLine, column: Column) -> str:
        if column is Column.GIVEN:
            return fate(line.item, self._tr)
        special = f" {self._tr(N_('要配慮'))}" if line.item.special else ""
        return {Column.LABEL: line.label + special, Column.TEXT: line.text, Column.WHY: line.why}[column]


def fate(item: Item, tr: Translator) -> str:
    """出す or 出さない."""
    return tr(N_("出す")) if item.given else tr(N_("出さない"))


def _mark(line: Line) -> tuple[str, str]:
    return (line.item.record, line.item.pick) if isinstance(line, ItemLine) else ("", line.title)


class _Cells(QStyledItemDelegate):
    def __init__(self, table: ItemTable, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table, self._tr = table, tr

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """36 for an item, 28 for a group."""
        look = theme.current()
        return QSize(look.px(40), look.px(36 if self._table.line(index.row()) else 28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        place: QRect = option.rect
        line = self._table.lines[index.row()]
        if isinstance(line, Heading):
            self._draw_heading(painter, place, line)
            return
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        cells.draw_row_ground(painter, place, selected=selected, first=index.column() == 0)
        inner = place.adjusted(theme.current().px(12 if index.column() == 0 else 6), 0, -theme.current().px(4), -1)
        self._draw_item(painter, inner, line, Column(index.column()))
        if state & QStyle.StateFlag.State_HasFocus:
            cells.draw_focus(painter, place)

    def _draw_heading(self, painter: QPainter, place: QRect, line: Heading) -> None:
        look = theme.current()
        painter.fillRect(place, look.colour("window"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), look.colour("line"))
        inner = place.adjusted(look.px(12), 0, -look.px(4), 0)
        used = cells.text(painter, inner, line.title, bold=True)
        rest = inner.adjusted(used + look.px(8), 0, 0, 0)
        cells.text(painter, rest, line.count, size="compact", tone="ink2")

    def _draw_item(self, painter: QPainter, inner: QRect, line: ItemLine, column: Column) -> None:
        look = theme.current()
        item = line.item
        tone = "ink" if item.given else "ink2"
        middle = inner.center().y() + 1
        if column is Column.GIVEN:
            lock = "lock" if item.locked else ""
            cells.draw_tick(painter, QPointF(inner.left() + look.px(8), middle), ticked=item.given, locked=lock)
            rest = inner.adjusted(look.px(22), 0, 0, 0)
            cells.text(painter, rest, fate(item, self._tr), tone=tone, size="compact")
        elif column is Column.LABEL:
            self._draw_label(painter, inner, line, tone)
        elif column is Column.TEXT:
            cells.text(painter, inner, line.text, tone=tone)
        else:
            barred = item.locked and item.why != NO_BASIS
            icon, shade = ("check", "done") if item.given else ("forbid", "danger") if barred else ("minus", "ink2")
            cells.icon_at(painter, icon, QPoint(inner.left(), middle), 14, shade)
            cells.text(painter, inner.adjusted(look.px(19), 0, 0, 0), line.why, size="compact", tone=tone)

    def _draw_label(self, painter: QPainter, inner: QRect, line: ItemLine, tone: str) -> None:
        look = theme.current()
        chip = ChipFace(self._tr(N_("要配慮")), "shield", "warn") if line.item.special else None
        room = chip.width() + look.px(4) if chip else 0
        used = cells.text(painter, inner.adjusted(0, 0, -room, 0), line.label, tone=tone)
        if chip:
            chip.paint(painter, inner.left() + used + look.px(4), inner.center().y() + 1)


class ItemView(QTableView):
    """The table on the page: arrows move, space switches."""

    def __init__(self, table: ItemTable, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setObjectName("items_table")
        self.setAccessibleName(tr(N_("出す項目")))
        self.setModel(table)
        self.setItemDelegate(_Cells(table, tr, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.current().px(20))
        self._set_widths()
        table.modelReset.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space switches the current item."""
        if event.key() == Qt.Key.Key_Space:
            self._table.press(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not move the current row."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the tick switches the item."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and at.column() == Column.GIVEN and event.button() is Qt.MouseButton.LeftButton:
            self._table.press(at.row())

    def _set_widths(self) -> None:
        look = theme.current()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumHeight(look.px(24))
        for column in Column:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Column.GIVEN, cells.text_width("出さない", "compact") + look.px(46))
        self.setColumnWidth(Column.WHY, cells.text_width("その人の同意が要", "compact") + look.px(36))
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name of an item gets more than half of what is left."""
        super().resizeEvent(event)
        rest = self.viewport().width() - self.columnWidth(Column.GIVEN) - self.columnWidth(Column.WHY)
        self.setColumnWidth(Column.LABEL, round(rest * 0.56))

    def _fit(self) -> None:
        look = theme.current()
        self.clearSpans()
        for at in range(self._table.rowCount()):
            item = self._table.line(at)
            self.setRowHeight(at, look.px(36 if item else 28))
            if item is None:
                self.setSpan(at, 0, 1, len(Column))
        first = next((at for at in range(self._table.rowCount()) if self._table.line(at)), -1)
        if first >= 0:
            self.setCurrentIndex(self._table.index(first, 0))
