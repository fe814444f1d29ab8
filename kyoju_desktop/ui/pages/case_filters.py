"""The saved filters at the left of the list of cases, each with its count."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells

Index = QModelIndex | QPersistentModelIndex

# code of storage.lists.CaseFilter -> icon, words
FILTERS: tuple[tuple[str, str, str], ...] = (
    ("mine", "star", N_("自分の担当・進行中")),
    ("due_this_week", "clock", N_("期限が今週まで")),
    ("awaiting_reply", "reply", N_("返事を待っている")),
    ("no_consent", "shield", N_("同意なしで続けている")),
    ("protected", "house-lock", N_("住所秘匿")),
    ("suspended", "pause", N_("中断している")),
    ("searching", "search", N_("住まい探し中")),
    ("watch", "pin", N_("見守り中")),
    ("closed_this_year", "circle-check", N_("終結(今年度)")),
    ("open", "folder-open", N_("進行中のすべて")),
    ("all", "cases", N_("すべて")),
)
_COUNT = int(Qt.ItemDataRole.UserRole) + 1


class CaseFilters(QListWidget):
    """One filter is always chosen; `chosen` tells its code."""

    chosen = Signal(str)

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setObjectName("case_filters")
        self.setAccessibleName(tr(N_("しぼり込み")))
        self.setItemDelegate(_FilterCells(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        for code, _icon, words in FILTERS:
            item = QListWidgetItem(tr(words))
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.addItem(item)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(self._changed)

    def code(self) -> str:
        """The chosen filter."""
        return FILTERS[max(0, self.currentRow())][0]

    def words(self) -> str:
        """The chosen filter in words."""
        return self._tr(FILTERS[max(0, self.currentRow())][2])

    def choose(self, code: str) -> None:
        """Choose a filter as a click would."""
        self.setCurrentRow([each[0] for each in FILTERS].index(code))

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many cases each filter holds."""
        for at, (code, _icon, words) in enumerate(FILTERS):
            item = self.item(at)
            number = counts.get(code)
            shown = "" if number is None else format_number(number)
            item.setData(_COUNT, shown)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._tr(words)} {shown}".strip())

    def _changed(self, at: int) -> None:
        if at >= 0:
            self.chosen.emit(FILTERS[at][0])


class _FilterCells(QStyledItemDelegate):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """36 high."""
        return QSize(theme.current().px(80), theme.current().px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Icon, words, count."""
        look = theme.current()
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        tone = "accent" if chosen else "ink"
        painter.fillRect(place, look.colour("accentweak" if chosen else "panel"))
        if chosen:
            painter.fillRect(QRect(place.left(), place.top(), look.px(3), place.height()), look.colour("accent"))
        middle = place.center().y() + 1
        cells.icon_at(painter, FILTERS[index.row()][1], QPoint(place.left() + look.px(12), middle), 16, tone)
        count = str(index.data(_COUNT) or "")
        room = cells.text_width(count, bold=chosen) + look.px(16)
        inner = place.adjusted(look.px(36), 0, -room, 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        cells.text(painter, inner, words, bold=chosen, tone=tone, size="compact")
        right = QRect(place.right() - room, place.top(), room - look.px(12), place.height())
        cells.text(painter, right, count, bold=chosen, tone=tone, align=Qt.AlignmentFlag.AlignRight)
        if state & QStyle.StateFlag.State_HasFocus:
            cells.draw_focus(painter, place)
