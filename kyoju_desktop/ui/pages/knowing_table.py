"""The grid of だれが何をいつまで知ってよいか: ten recipients at a glance, one line each."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QResizeEvent
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
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_face import short_box
from kyoju_desktop.ui.pages.consent_draft import box_label, box_special
from kyoju_desktop.ui.pages.consent_knowing import NOT, TAKEN, TOLD, Knower

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
_MARKS = {
    TOLD: ("check", "done", N_("知ってよい")),
    NOT: ("", "ink2", N_("知らせない")),
    TAKEN: ("forbid", "danger", N_("撤回された")),
}
_STATES = {"warn": ("warning", "warn"), "danger": ("forbid", "danger")}
_UNTIL = len(CONSENT_BOXES) + 1
_ROW = 25


class KnowingTable(QAbstractTableModel):
    """The rows; every cell says itself in words."""

    def __init__(self, tr: Translator, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tr_ = tr
        self.rows: tuple[Knower, ...] = ()

    def show_rows(self, rows: tuple[Knower, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One row a recipient and consent."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The recipient, the boxes, until when."""
        return 0 if parent.isValid() else _UNTIL + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """Short words in the head, the whole words for the ear and the pointer."""
        if orientation is not Qt.Orientation.Horizontal or role not in _SPOKEN:
            return None
        if section == 0:
            return self.tr_(N_("だれが"))
        if section == _UNTIL:
            return self.tr_(N_("いつまで"))
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr_(short_box(section - 1))
        special = self.tr_(N_("(要配慮)")) if box_special(section - 1) else ""
        return self.tr_(box_label(section - 1)) + special

    def data(self, index: Index, role: int = 0) -> object:
        """Plain words."""
        if not index.isValid() or role not in _SPOKEN:
            return None
        return self.words(self.rows[index.row()], index.column())

    def words(self, row: Knower, column: int) -> str:
        """What a cell says."""
        if column == 0:
            return f"{row.who} {row.number}".strip()
        if column == _UNTIL:
            left = self.tr_(N_("項目の撤回: {items}"), items="・".join(row.items)) if row.items else ""
            return " ".join(filter(None, (row.who, row.until, left)))
        state = self.tr_(_MARKS[row.marks[column - 1]][2])
        return f"{row.who} {self.tr_(box_label(column - 1))} {state}"


class _Heading(QHeaderView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """One line; a second one of shields where 要配慮 is meant."""
        return QSize(super().sizeHint().width(), theme.metrics("small").lineSpacing() + theme.current().px(24))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        look = theme.current()
        painter.save()
        painter.fillRect(rect, look.colour("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), look.colour("line"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
        if section in {0, _UNTIL}:
            cells.text(painter, rect.adjusted(look.px(12), 0, -look.px(4), 0), words, size="small", tone="ink2")
        else:
            special = box_special(section - 1)
            high = rect.height() // 2 if special else rect.height()
            upper = QRect(rect.left(), rect.top() + look.px(2 if special else 0), rect.width(), high)
            cells.text(painter, upper, words, size="small", align=Qt.AlignmentFlag.AlignHCenter)
            if special:
                side = look.px(14)
                at = rect.center()
                at.setX(at.x() - side // 2)
                at.setY(rect.bottom() - look.px(10))
                cells.icon_at(painter, "shield", at, 14, "warn")
        painter.restore()


class _Cells(QStyledItemDelegate):
    def __init__(self, table: KnowingTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a recipient, a mark or a date."""
        look = theme.current()
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.fillRect(place, look.colour("accentweak" if focused else "panel"))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), look.colour("line"))
        painter.fillRect(QRect(place.right(), place.top(), 1, place.height()), look.colour("line"))
        row = self._table.rows[index.row()]
        if index.column() == 0:
            self._draw_who(painter, place, row)
        elif index.column() == _UNTIL:
            self._draw_until(painter, place, row)
        else:
            self._draw_mark(painter, place, row.marks[index.column() - 1])
        if focused:
            cells.draw_focus(painter, place)

    def _draw_who(self, painter: QPainter, place: QRect, row: Knower) -> None:
        look = theme.current()
        inner = place.adjusted(look.px(12), 0, -look.px(4), 0)
        quiet = cells.text_width(row.number, "small") + look.px(6)
        name = inner.adjusted(0, 0, -quiet, 0)
        cells.text(painter, name, row.who, size="compact", bold=True, tone="ink" if row.knows else "ink2")
        tail = QRect(inner.right() - quiet + look.px(6), inner.top(), quiet, inner.height())
        cells.text(painter, tail, row.number, size="small", tone="ink2")

    def _draw_until(self, painter: QPainter, place: QRect, row: Knower) -> None:
        look = theme.current()
        inner = place.adjusted(look.px(8), 0, -look.px(4), 0)
        icon, tone = _STATES.get(row.state, ("", "ink"))
        if icon:
            at = inner.center()
            at.setX(inner.left())
            cells.icon_at(painter, icon, at, 14, tone)
            inner = inner.adjusted(look.px(18), 0, 0, 0)
        words = row.until
        if row.items:
            words = f"{words} {self._table.words(row, _UNTIL).rsplit(' ', 1)[-1]}"
        cells.text(painter, inner, words, size="compact", tone=tone)

    def _draw_mark(self, painter: QPainter, place: QRect, mark: str) -> None:
        look = theme.current()
        icon, tone, _words = _MARKS[mark]
        middle = place.center()
        if icon:
            middle.setX(middle.x() - look.px(7))
            cells.icon_at(painter, icon, middle, 14, tone)
        else:
            painter.fillRect(QRect(middle.x() - look.px(4), middle.y(), look.px(8), 1), look.colour("line"))


class KnowingView(QTableView):
    """The grid; as high as its rows, so that the page scrolls and not the grid."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = KnowingTable(tr, self)
        self.setObjectName("knowing")
        self.setAccessibleName(tr(N_("だれが何をいつまで知ってよいか")))
        self.setModel(self.table)
        self.setHorizontalHeader(_Heading(self))
        self.setItemDelegate(_Cells(self.table, self))
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.current().px(_ROW))
        self.verticalHeader().setDefaultSectionSize(theme.current().px(_ROW))
        self.horizontalHeader().setMinimumSectionSize(theme.current().px(20))

    def show_rows(self, rows: tuple[Knower, ...]) -> None:
        """Show these recipients."""
        self.table.show_rows(rows)
        self._share()
        if rows:
            self.setCurrentIndex(self.table.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        look = theme.current()
        box = max(cells.text_width(self.table.tr_(short_box(at)), "small") for at in range(len(CONSENT_BOXES)))
        box += look.px(8)
        until = max(
            (cells.text_width(each.until, "compact") + look.px(34) for each in self.table.rows), default=look.px(120)
        )
        whole = self.viewport().width()
        name = max(look.px(150), whole - until - box * len(CONSENT_BOXES))
        spare = max(0, name - look.px(300))
        self.setColumnWidth(0, name - spare)
        for column in range(1, _UNTIL):
            self.setColumnWidth(column, box)
        self.setColumnWidth(_UNTIL, until + spare)
        too_wide = name + until + box * len(CONSENT_BOXES) > whole
        bar = self.horizontalScrollBar().sizeHint().height() if too_wide else 0
        rows = len(self.table.rows) * look.px(_ROW)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + bar)
