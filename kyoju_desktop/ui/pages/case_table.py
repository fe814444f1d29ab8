"""The list of cases: a model that holds a tuple of rows and grows page by page, and its painted cells."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.i18n.eras import month_day, wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.lists import CaseRow
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.widgets.chips import ChipFace

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns in reading order."""

    NAME = 0
    AGE = 1
    STAGE = 2
    NEXT = 3
    DUE = 4
    CLERK = 5


HEADINGS = {
    Column.NAME: N_("氏名"),
    Column.AGE: N_("年齢"),
    Column.STAGE: N_("段階"),
    Column.NEXT: N_("次にすること"),
    Column.DUE: N_("期限"),
    Column.CLERK: N_("担当"),
}


def shown_name(row: CaseRow, at: Locale) -> tuple[str, str]:
    """The two lines of the name: furigana above, name below; a nameless case shows its number."""
    nobody = at.tr(N_("(匿名)")) if row.anonymous else ""
    if row.name:
        return row.kana or nobody, row.name
    return nobody or at.tr(N_("(名前はまだ)")), at.tr(N_("受付 {number}"), number=row.number)


def shown_age(row: CaseRow, at: Locale) -> str:
    """The age on the present day, the guessed decade, or nothing."""
    if row.birth_date:
        return str(age_on(row.birth_date, at.today))
    return at.tr(at.codes.label("age_band", row.age_band)) if row.age_band else ""


def shown_next(row: CaseRow, at: Locale) -> str:
    """What comes next, with the clerk's own words where the deadline has them."""
    values = {name: at.tr(value) for name, value in row.next_due_values}
    if "number" in values and row.number:  # the case's own number is plain in its row
        values["number"] = values["number"].removeprefix(row.number).lstrip("-") or values["number"]
    return at.tr(row.next_due_label, **values) if row.next_due_label else ""


def chips_of(row: CaseRow, at: Locale) -> tuple[ChipFace, ...]:
    """The marks that stand beside the name; the protected bundle itself is never shown."""
    found = []
    if row.protected:
        found.append(ChipFace(at.tr(N_("秘匿")), "house-lock", "danger"))
    if row.anonymous:
        found.append(ChipFace(at.tr(N_("匿名")), "person"))
    if row.no_consent:
        found.append(ChipFace(at.tr(N_("同意なし")), "warning", "warn"))
    return tuple(found)


class CaseTable(QAbstractTableModel):
    """The rows fetched so far; `more_wanted` asks for the next page when the view comes near the end."""

    more_wanted = Signal()

    def __init__(self, at: Locale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.at = at
        self._rows: tuple[CaseRow, ...] = ()
        self._complete = True
        self._asked = False
        self.sorted_by: Column | None = None

    @property
    def rows(self) -> tuple[CaseRow, ...]:
        """Every row fetched so far."""
        return self._rows

    def show_rows(self, rows: Sequence[CaseRow], *, complete: bool) -> None:
        """Replace the rows; `complete` says that there are no further pages."""
        self.beginResetModel()
        self._rows, self._complete, self._asked = tuple(rows), complete, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[CaseRow], *, complete: bool) -> None:
        """Append the next page."""
        self._complete, self._asked = complete, False
        if rows:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows = (*self._rows, *rows)
            self.endInsertRows()

    def row_of(self, case: str) -> int:
        """Where a case stands, -1 if it is not among the rows."""
        return next((at for at, row in enumerate(self._rows) if row.case == case), -1)

    # -- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """The rows fetched so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Six columns."""
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is a next page that was not asked for yet."""
        return not (parent.isValid() or self._complete or self._asked)

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next page; it arrives later through `add_rows`."""
        if not parent.isValid() and self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The Japanese words of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            words = self.at.tr(HEADINGS[Column(section)])
            return f"{words} ↑" if section == self.sorted_by else words
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.FontRole:
            return theme.current().font("small")
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.FontRole:
            return theme.current().font("small", bold=section == self.sorted_by)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.AGE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = 0) -> object:
        """Plain words for screen readers and tooltips; the delegate paints from the row itself."""
        if not index.isValid() or role not in _SPOKEN:
            return None
        row = self._rows[index.row()]
        return self._words(row, Column(index.column()))

    def _words(self, row: CaseRow, column: Column) -> str:
        at = self.at
        if column is Column.NAME:
            return " ".join([*reversed(shown_name(row, at)), *(chip.text for chip in chips_of(row, at))])
        if column is Column.DUE:
            due = row.next_due_on
            return f"{month_day(due)} {cells.due_words(due, at.today, at.tr).text}" if due else ""
        return {
            Column.AGE: shown_age(row, at),
            Column.STAGE: at.tr(at.codes.label("stage", row.stage)),
            Column.NEXT: shown_next(row, at),
            Column.CLERK: row.clerk.split()[0] if row.clerk.strip() else "",
        }[column]


_SPOKEN = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
}


class CaseCells(QStyledItemDelegate):
    """Paints two-line rows: furigana over the name, the day over how far it is."""

    def __init__(self, table: CaseTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines high."""
        look = theme.current()
        return QSize(look.px(60), look.px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        place: QRect = option.rect  # type-stub gap: plain attribute
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        cells.draw_row_ground(painter, place, selected=selected, first=index.column() == 0)
        row, at = self._table.rows[index.row()], self._table.at
        look = theme.current()
        column = Column(index.column())
        # numbers end where the words of their header end, everything else begins where they begin
        left, right = (4, 12) if column is Column.AGE else (12, 2)
        inner = place.adjusted(look.px(left), 0, -look.px(right), -1)
        if column is Column.NAME:
            _draw_name(painter, inner, row, at)
        elif column is Column.DUE:
            _draw_due(painter, inner, row.next_due_on, at)
        else:
            align = Qt.AlignmentFlag.AlignRight if column is Column.AGE else Qt.AlignmentFlag.AlignLeft
            words = str(self._table.data(index, Qt.ItemDataRole.DisplayRole))
            cells.text(painter, inner, words, align=align)
        if state & QStyle.StateFlag.State_HasFocus:
            cells.draw_focus(painter, place)


def halves(place: QRect, share: float = 0.46) -> tuple[QRect, QRect]:
    """The place of the upper and of the lower line."""
    look = theme.current()
    room = place.adjusted(0, look.px(2), 0, -look.px(2))
    cut = round(room.height() * share)
    upper = QRect(room.left(), room.top(), room.width(), cut)
    return upper, QRect(room.left(), room.top() + cut, room.width(), room.height() - cut)


def _draw_name(painter: QPainter, place: QRect, row: CaseRow, at: Locale) -> None:
    """The name is never cut for a mark: marks that do not fit beside it stand at the end of the upper line."""
    look = theme.current()
    gap = look.px(4)
    kana, name = shown_name(row, at)
    upper, lower = halves(place, 0.44)
    chips = chips_of(row, at)
    room = lower.width() - cells.text_width(name, bold=True)
    beside: list[ChipFace] = []
    above: list[ChipFace] = []
    for chip in chips:
        fits = not above and chip.width() + gap <= room
        (beside if fits else above).append(chip)
        room -= chip.width() + gap if fits else 0
    right = upper.right()
    for chip in reversed(above):
        right -= chip.width()
        chip.paint(painter, right, upper.center().y() + gap / 2)
        right -= gap
    cells.text(
        painter,
        QRect(upper.left(), upper.top(), right - upper.left(), upper.height()),
        kana,
        size="small",
        tone="ink2",
    )
    left = lower.left() + cells.text(painter, lower, name, bold=True) + gap
    for chip in beside:
        left = round(chip.paint(painter, left, lower.center().y())) + gap


def _draw_due(painter: QPainter, place: QRect, due: date | None, at: Locale) -> None:
    if due is None:
        return
    upper, lower = halves(place, 0.52)
    cells.text(painter, upper, _day(due, at.today))
    draw_due_words(painter, lower, due, at)


def draw_due_words(painter: QPainter, place: QRect, due: date, at: Locale) -> None:
    """The icon and words that say how far the day is."""
    look = theme.current()
    words = cells.due_words(due, at.today, at.tr)
    cells.icon_at(painter, words.icon, QPoint(place.left(), place.center().y() + 1), 14, words.tone)
    cells.text(painter, place.adjusted(look.px(18), 0, 0, 0), words.text, size="small", tone=words.tone)


def _day(day: date, today: date) -> str:
    return f"{day.month}月{day.day}日" if day.year == today.year else wareki_short(day)
