"""Bars over an axis of days: which consent was in force when, what was taken back of it, and a day to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kyoju_desktop.i18n.eras import wareki, wareki_short
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells

_ROW, _AXIS = 28, 22
_STEPS = (1, 2, 3, 6, 12, 24, 60)
_ONE = timedelta(days=1)


@dataclass(frozen=True)
class Mark:
    """Something that happened to a bar on a day: a part was taken back."""

    day: date
    words: str


@dataclass(frozen=True)
class Bar:
    """One consent: its words, its days (`last` None: open), how it ended, and what was taken back meanwhile."""

    key: str
    label: str
    first: date
    last: date | None
    told: str
    void: bool = False
    marks: tuple[Mark, ...] = ()


class SpanChart(QWidget):
    """The chart. A click or the arrow keys choose a day (`day_chosen`); PageUp and PageDown move by a month."""

    day_chosen = Signal(object)

    def __init__(self, tr: Translator, today: date) -> None:
        super().__init__()
        self._tr, self._today, self._day = tr, today, today
        self._bars: tuple[Bar, ...] = ()
        self._from, self._to = today, today + timedelta(days=30)
        self.setObjectName("span_chart")
        self.setAccessibleName(tr(N_("いつ、どの同意が有効だったか")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", True)

    @property
    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar], today: date, day: date) -> None:
        """Show these consents and this day."""
        self._bars, self._today, self._day = tuple(bars), today, day
        firsts = [each.first for each in bars] or [today]
        lasts = [each.last for each in bars if each.last] or [today]
        self._from = min(firsts).replace(day=1)
        self._to = max(*lasts, today, *firsts) + timedelta(days=31)
        told = [f"{each.label}: {each.told}" for each in bars]
        told += [f"{wareki(mark.day)} {mark.words}" for each in bars for mark in each.marks]
        self.setAccessibleDescription("\n".join(told))
        self.setToolTip("\n".join(told))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def show_day(self, day: date) -> None:
        """Move the line to a day without telling anyone."""
        self._day = day
        self.update()

    def sizeHint(self) -> QSize:
        """The axis and a line for every consent."""
        look = theme.current()
        return QSize(look.px(480), look.px(_AXIS + 6) + look.px(_ROW) * len(self._bars))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        room = self._room()
        if room.left() <= event.position().x() <= room.right():
            self._choose(self._day_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the day; Home is today."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_PageUp: -30,
            Qt.Key.Key_PageDown: 30,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._choose(self._day + timedelta(days=steps[key]))
        elif key == Qt.Key.Key_Home:
            self._choose(self._today)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Axis, bars, today, the chosen day."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axis(painter)
        for at, each in enumerate(self._bars):
            self._paint_bar(painter, at, each)
        self._paint_day(painter)
        painter.end()

    # places

    def _label_wide(self) -> int:
        wide = max((cells.text_width(each.label, "compact", bold=True) for each in self._bars), default=0)
        return wide + theme.current().px(24)

    def _told_wide(self) -> int:
        wide = max((cells.text_width(each.told, "small") for each in self._bars), default=0)
        return min(wide + theme.current().px(20), self.width() * 2 // 5)

    def _room(self) -> QRect:
        left, right = self._label_wide(), self._told_wide()
        return QRect(left, 0, max(40, self.width() - left - right), self.height())

    def _x(self, day: date) -> float:
        room = self._room()
        whole = max(1, (self._to - self._from).days)
        return room.left() + room.width() * (day - self._from).days / whole

    def _day_at(self, x: float) -> date:
        room = self._room()
        whole = (self._to - self._from).days
        return self._from + timedelta(days=int((x - room.left()) / max(1, room.width()) * whole))

    def _choose(self, day: date) -> None:
        self._day = min(max(day, self._from), self._to)
        self.update()
        self.day_chosen.emit(self._day)

    # strokes

    def _paint_axis(self, painter: QPainter) -> None:
        look = theme.current()
        room = self._room()
        painter.fillRect(QRect(0, 0, self.width(), look.px(_AXIS)), look.colour("sunken"))
        for day in self._ticks(room.width()):
            x = int(self._x(day))
            painter.fillRect(QRect(x, 0, 1, self.height()), look.colour("line"))
            words = QRect(x + look.px(4), 0, look.px(80), look.px(_AXIS))
            cells.text(painter, words, f"{wareki_short(day).rsplit('.', 1)[0]}", size="small", tone="ink2")
        heads = ((0, N_("同意")), (room.right() + look.px(8), N_("期間と終わり方")))
        for left, told in heads:
            place = QRect(left + look.px(12 if left == 0 else 0), 0, self.width() - left, look.px(_AXIS))
            ground = QRect(left, 0, room.left() if left == 0 else self.width() - left, look.px(_AXIS))
            painter.fillRect(ground, look.colour("sunken"))
            cells.text(painter, place, self._tr(told), size="small", tone="ink2")

    def _ticks(self, wide: int) -> list[date]:
        """First days of months, as close as their words allow."""
        months = (self._to.year - self._from.year) * 12 + self._to.month - self._from.month + 1
        room = max(1, wide // (cells.text_width("R88.12", "small") + theme.current().px(12)))
        step = next((each for each in _STEPS if months / each <= room), _STEPS[-1])
        count = self._from.year * 12 + self._from.month - 1
        days = [date(each // 12, each % 12 + 1, 1) for each in range(count, count + months + 1, step)]
        return [day for day in days if self._from <= day < self._to - 20 * _ONE]

    def _paint_bar(self, painter: QPainter, at: int, each: Bar) -> None:
        look = theme.current()
        top = look.px(_AXIS) + look.px(_ROW) * at
        room = self._room()
        painter.fillRect(QRect(0, top + look.px(_ROW) - 1, self.width(), 1), look.colour("line"))
        line = QRect(look.px(12), top, room.left() - look.px(12), look.px(_ROW))
        cells.text(painter, line, each.label, size="compact", bold=True)
        told = QRect(room.right() + look.px(8), top, self.width() - room.right() - look.px(12), look.px(_ROW))
        cells.text(painter, told, each.told, size="small", tone="danger" if each.void else "ink")
        self._paint_body(painter, each, top + look.px(_ROW) / 2)

    def _paint_body(self, painter: QPainter, each: Bar, middle: float) -> None:
        look = theme.current()
        half = look.px(7)
        left = self._x(each.first)
        right = self._x(each.last + _ONE) if each.last else self._x(self._to)
        right = max(right, left + look.px(4))
        place = QRectF(left, middle - half, right - left, 2 * half)
        if each.void:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.colour("dangerline"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(place)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("fill"))
        painter.drawRoundedRect(place, look.px(2), look.px(2))
        self._paint_future(painter, place)
        if each.marks:
            self._paint_marks(painter, each, place)
        if each.last is None:
            tip = QPolygonF(
                [
                    QPointF(right, middle - half),
                    QPointF(right, middle + half),
                    QPointF(right + look.px(7), middle),
                ]
            )
            painter.setPen(QPen(look.colour("accent"), 1))
            painter.setBrush(look.colour("accentweak"))
            painter.drawPolygon(tip)

    def _paint_future(self, painter: QPainter, place: QRectF) -> None:
        """What has not come yet is not certain: light with a border."""
        look = theme.current()
        start = max(place.left(), self._x(self._today + _ONE))
        if start < place.right():
            painter.setPen(QPen(look.colour("accent"), 1))
            painter.setBrush(look.colour("accentweak"))
            painter.drawRect(QRectF(start, place.top() + 0.5, place.right() - start, place.height() - 1))

    def _paint_marks(self, painter: QPainter, each: Bar, place: QRectF) -> None:
        """From a partial withdrawal on the bar is thinner: its upper half is cut away."""
        look = theme.current()
        first = max(place.left(), self._x(min(mark.day for mark in each.marks)))
        if first < place.right():
            cut = QRectF(first, place.top(), place.right() - first + 1, place.height() / 2)
            painter.fillRect(cut, look.colour("panel"))
        for mark in each.marks:
            x = self._x(mark.day)
            edge = look.px(3)
            painter.fillRect(QRectF(x - 1, place.top() - edge, 2, place.height() + 2 * edge), look.colour("danger"))

    def _paint_day(self, painter: QPainter) -> None:
        look = theme.current()
        for day, name, dashed in ((self._today, "ink2", True), (self._day, "accent", False)):
            x = self._x(day)
            pen = QPen(look.colour(name), 1 if dashed else 2)
            pen.setStyle(Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, look.px(_AXIS)), QPointF(x, self.height()))
        words = wareki_short(self._day)
        wide = cells.text_width(words, "small", bold=True) + look.px(10)
        left = min(max(self._x(self._day) - wide / 2, self._room().left()), self.width() - wide)
        tag = QRect(int(left), look.px(2), wide, look.px(_AXIS - 4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("fill"))
        painter.drawRoundedRect(QRectF(tag), look.px(2), look.px(2))
        cells.text(painter, tag, words, size="small", bold=True, tone="onfill", align=Qt.AlignmentFlag.AlignHCenter)
