"""The timeline: what happened in a case, newest first, with fact, judgement and next step under each title."""

from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kyoju_desktop.i18n.eras import WEEKDAYS, wareki_short
from kyoju_desktop.ui import glyphs, icons, theme
from kyoju_desktop.ui.widgets.entry import Entry

Index = QModelIndex | QPersistentModelIndex
_ENTRY = int(Qt.ItemDataRole.UserRole)
_LINES = 5


class _Entries(QAbstractListModel):
    """The entries as rows; every row also as one text for the screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self.year = 0

    def show(self, entries: tuple[Entry, ...], year: int) -> None:
        self.beginResetModel()
        self.entries, self.year = entries, year
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return spoken(entry, self.year)
        return None


def day_words(entry: Entry, year: int) -> tuple[str, str, str]:
    """Day, weekday and time of an entry; the era year is told when it is not this year's."""
    at = entry.at
    day = f"{at.month}月{at.day}日" if at.year == year else wareki_short(at.date())
    return day, f"({WEEKDAYS[at.weekday()]})", f"{at.hour}:{at.minute:02d}" if entry.timed else ""


def spoken(entry: Entry, year: int) -> str:
    """The whole entry as one text."""
    head = " ".join(
        filter(None, (*day_words(entry, year), entry.title, *(each.text for each in entry.tags), entry.aside))
    )
    return "\n".join((head, *(f"{label} {text}" for label, text in entry.lines), entry.who)).strip()


class _Measure:
    """Widths and heights of a row at the present text scale."""

    def __init__(self) -> None:
        look = theme.current()
        self.look = look
        base, bold, small = look.font(), look.font(bold=True), look.font("small")
        self.base, self.bold, self.small = QFontMetrics(base), QFontMetrics(bold), QFontMetrics(small)
        day = self.bold.horizontalAdvance("12月30日") + self.base.horizontalAdvance("(水)") + look.px(4)
        self.time_left = look.px(12) + day + look.px(6)
        self.icon_left = self.time_left + self.small.horizontalAdvance("00:00") + look.px(10)
        self.title_left = self.icon_left + look.px(26)
        self.line_high = max(look.px(20), self.base.height())
        self.label = self.small.horizontalAdvance("断りのことば") + look.px(10)
        self.pad = look.px(5)

    def text_width(self, width: int) -> int:
        return max(self.look.px(120), width - self.title_left - self.label - self.look.px(12))


@lru_cache(maxsize=4096)
def _broken(text: str, width: int, key: str) -> tuple[str, ...]:  # noqa: ARG001 - key is the font and its size
    """The text in lines of that width, at most five; the last one elided."""
    font = theme.current().font()
    lines: list[str] = []
    for part in text.splitlines():
        layout = QTextLayout(part, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(part[line.textStart() : line.textStart() + line.textLength()])
        layout.endLayout()
        if len(lines) > _LINES:
            break
    if len(lines) > _LINES:
        rest = QFontMetrics(font).elidedText(lines[_LINES - 1] + "…", Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: _LINES - 1], rest if rest.endswith("…") else lines[_LINES - 1] + "…"]
    return tuple(lines)


class _Drawing(QStyledItemDelegate):
    """Draws an entry: day and time, icon, title with chips, lines with their labels, who wrote it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        measure = _Measure()
        entry: Entry = index.data(_ENTRY)
        wide = option.rect.width() or 600
        view = self.parent()
        if isinstance(view, QListView):
            wide = view.viewport().width()
        lines = sum(len(self._lines(text, measure, wide)) for _, text in entry.lines)
        return QSize(wide, measure.line_high * (1 + lines) + 2 * measure.pad)

    def _lines(self, text: str, measure: _Measure, wide: int) -> tuple[str, ...]:
        return _broken(text, measure.text_width(wide), measure.look.font().toString())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        measure = _Measure()
        entry: Entry = index.data(_ENTRY)
        model = index.model()
        year = model.year if isinstance(model, _Entries) else 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, measure)
        top = option.rect.top() + measure.pad
        self._paint_when(painter, measure, entry, year, QPoint(option.rect.left(), top))
        self._paint_title(
            painter, measure, entry, QRect(option.rect.left(), top, option.rect.width(), measure.line_high)
        )
        self._paint_lines(
            painter, measure, entry, QPoint(option.rect.left(), top + measure.line_high), option.rect.width()
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, measure: _Measure) -> None:
        look = measure.look
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, look.colour("accentweak" if chosen else "panel"))
        low = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(low, look.colour("line"))
        if chosen:
            painter.fillRect(
                QRect(option.rect.topLeft(), QSize(look.px(3), option.rect.height())), look.colour("accent")
            )
        if current:
            painter.setPen(QPen(look.colour("accent"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _paint_when(self, painter: QPainter, measure: _Measure, entry: Entry, year: int, at: QPoint) -> None:
        look = measure.look
        day, weekday, time = day_words(entry, year)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        left = at.x() + look.px(12)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.colour("ink"))
        wide = measure.bold.horizontalAdvance(day)
        painter.drawText(QRect(left, at.y(), wide + 2, measure.line_high), middle, day)
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font())
        painter.drawText(QRect(left + wide + look.px(3), at.y(), look.px(60), measure.line_high), middle, weekday)
        painter.setFont(look.font("small"))
        painter.drawText(QRect(at.x() + measure.time_left, at.y(), look.px(80), measure.line_high), middle, time)
        side = look.px(16)
        place = QRectF(at.x() + measure.icon_left, at.y() + (measure.line_high - side) / 2, side, side)
        icons.paint(painter, entry.icon, place, look.colour("ink2"))

    def _paint_title(self, painter: QPainter, measure: _Measure, entry: Entry, row: QRect) -> None:
        look = measure.look
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("small"))
        who = min(measure.small.horizontalAdvance(entry.who), look.px(140))
        right = row.right() - look.px(12)
        name = measure.small.elidedText(entry.who, Qt.TextElideMode.ElideRight, who)
        glyphs.draw_text(
            painter, QRect(right - who, row.top(), who + 1, row.height()), middle | Qt.AlignmentFlag.AlignRight, name
        )
        left, end = row.left() + measure.title_left, right - who - look.px(12)
        tags = sum(each.width() + look.px(8) for each in entry.tags)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font(bold=True))
        wide = min(measure.bold.horizontalAdvance(entry.title), max(look.px(80), end - left - tags))
        title = measure.bold.elidedText(entry.title, Qt.TextElideMode.ElideRight, wide + 1)
        glyphs.draw_text(painter, QRect(left, row.top(), wide + 2, row.height()), middle, title)
        left += wide + look.px(8)
        for each in entry.tags:
            left = round(each.paint(painter, left, row.center().y() + 1)) + look.px(8)
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("small"))
        aside = measure.small.elidedText(entry.aside, Qt.TextElideMode.ElideRight, max(0, end - left))
        place = QRect(left, row.top(), max(0, end - left) + 2, row.height())
        glyphs.draw_text(painter, place, middle, aside)

    def _paint_lines(self, painter: QPainter, measure: _Measure, entry: Entry, at: QPoint, wide: int) -> None:
        look = measure.look
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        top, left = at.y(), at.x() + measure.title_left
        for label, text in entry.lines:
            painter.setPen(look.colour("ink2"))
            painter.setFont(look.font("small"))
            short = measure.small.elidedText(label, Qt.TextElideMode.ElideRight, measure.label - look.px(6))
            painter.drawText(QRect(left, top, measure.label, measure.line_high), middle, short)
            painter.setPen(look.colour("ink"))
            painter.setFont(look.font())
            for line in self._lines(text, measure, wide):
                place = QRect(left + measure.label, top, measure.text_width(wide) + 2, measure.line_high)
                glyphs.draw_text(painter, place, middle, line)
                top += measure.line_high


class Timeline(QListView):
    """The list of entries; Enter or a double click opens the record behind one."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self._entries = _Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(_Drawing(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(theme.current().px(120))
        self.activated.connect(self._on_activated)

    def set_entries(self, entries: tuple[Entry, ...], year: int) -> None:
        """Show these entries; days of `year` are told without their year."""
        if (entries, year) == (self._entries.entries, self._entries.year):
            return
        self._entries.show(entries, year)
        if entries:
            self.setCurrentIndex(self._entries.index(0))
            self.clearSelection()

    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries.entries

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines again."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def _on_activated(self, index: QModelIndex) -> None:
        entry = index.data(_ENTRY)
        if isinstance(entry, Entry):
            self.opened.emit(entry)
