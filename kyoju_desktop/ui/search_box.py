"""The search that is always at hand: hits appear below while one types; Enter opens the case."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.search import Hit
from kyoju_desktop.ui import glyphs, icons, theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.panels import column

LIMIT = 50
_SHOWN = 8  # rows in sight


@dataclass(frozen=True)
class HitRow:
    """One line of the list: words over words, chips beside the name; `hit` is None for the last row."""

    first: str
    second: str
    chips: tuple[ChipFace, ...] = ()
    hit: Hit | None = None


def rows_of(hits: tuple[Hit, ...], desk: Desk) -> tuple[HitRow, ...]:
    """The hits as lines; a hit on a person who must never be answered says so and gives no place."""
    return tuple(_row(each, desk) for each in hits)


def _row(hit: Hit, desk: Desk) -> HitRow:
    tr = desk.tr
    chips: list[ChipFace] = []
    if hit.opposite:
        return HitRow(
            tr(N_("答えてはいけない相手の名前です")),
            tr(N_("受付番号 {number} だれにも居場所や相談の有無を答えないでください"), number=hit.number),
            (ChipFace(tr(N_("相手方")), "forbid", "danger"),),
            hit,
        )
    if hit.protected:
        chips.append(ChipFace(tr(N_("秘匿")), "house-lock", "danger"))
    stage = tr(desk.codes.label("stage", hit.stage)) if hit.stage else ""
    birth = tr(N_("{day}生"), day=wareki(hit.birth_date)) if hit.birth_date else ""
    parts = [hit.kana, birth, hit.number, stage, hit.snippet or tr(hit.why)]
    name = hit.name or tr(N_("(匿名)受付 {number}"), number=hit.number)
    return HitRow(name, "・".join(part for part in parts if part), tuple(chips), hit)


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[HitRow, ...] = ()

    def show(self, rows: tuple[HitRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " ".join([row.first, *(chip.text for chip in row.chips), row.second])
        return None


class _Line(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(0, theme.current().px(44))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, _Rows)  # noqa: S101 - this delegate serves this list only
        line, look = model.rows[index.row()], theme.current()
        place = QRectF(option.rect)
        painter.save()
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(place, look.colour("accentweak"))
            painter.fillRect(QRectF(place.left(), place.top(), look.px(3), place.height()), look.colour("accent"))
        left = place.left() + look.px(12)
        if line.hit is None:
            icons.paint(
                painter,
                "plus",
                QRectF(left, place.center().y() - look.px(8), look.px(16), look.px(16)),
                look.colour("accent"),
            )
            left += look.px(22)
        painter.setFont(look.font("base", bold=True))
        painter.setPen(look.colour("accent" if line.hit is None else "ink"))
        upper = QRectF(left, place.top() + look.px(3), place.right() - left - look.px(8), look.px(20))
        glyphs.draw_text(painter, upper, Qt.AlignmentFlag.AlignVCenter, line.first)
        at = left + theme.metrics("base", bold=True).horizontalAdvance(line.first) + look.px(8)
        for chip in line.chips:
            at = chip.paint(painter, at, upper.center().y()) + look.px(4)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink2"))
        lower = QRectF(left, place.top() + look.px(23), place.right() - left - look.px(8), look.px(17))
        words = theme.metrics("small").elidedText(line.second, Qt.TextElideMode.ElideRight, round(lower.width()))
        glyphs.draw_text(painter, lower, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.restore()


class HitList(QFrame):
    """The list below the search box: lies over the page, never takes the focus from the typing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("look", "panel")
        self.setObjectName("search_hits")
        lines = column(margins=(1, 1, 1, 1))
        self.setLayout(lines)
        self.view = QListView()
        self.view.setObjectName("search_list")
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.model = _Rows(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(_Line(self.view))
        lines.addWidget(self.view)
        self.hide()

    def show_rows(self, rows: tuple[HitRow, ...], below: QWidget) -> None:
        """Show the rows under the box."""
        look = theme.current()
        self.model.show(rows)
        self.view.setCurrentIndex(self.model.index(0))
        self.view.scrollToTop()
        window = self._window
        at = below.mapTo(window, QPoint(0, below.height() + look.px(4)))
        height = min(len(rows), _SHOWN) * look.px(44) + 2 * look.px(1) + 2  # the rows, the margins, the border
        width = min(max(below.width(), look.px(560)), window.width() - at.x() - look.px(16))
        self.setGeometry(at.x(), at.y(), width, min(height, window.height() - at.y() - look.px(8)))
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Move the current row."""
        row = max(0, min(self.view.currentIndex().row() + by, self.model.rowCount() - 1))
        self.view.setCurrentIndex(self.model.index(row))

    def current(self) -> HitRow | None:
        """The row that Enter would open."""
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None


class SearchBox(IconLine):
    """氏名・よみ・電話・生年月日・番号で探す. `painted` tells that the rows of a keystroke are on the screen."""

    painted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("search", leading=True)
        self._desk = desk
        self._hits: HitList | None = None
        self.setObjectName("search")
        self.setAccessibleName(desk.tr(N_("探す")))
        self.setPlaceholderText(desk.tr(N_("氏名・よみ・電話・生年月日・番号で探す")))
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._open)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def hits(self) -> HitList:
        """The list below the box, made when first needed."""
        if self._hits is None:
            self._hits = HitList(self.window())
            self._hits.view.clicked.connect(lambda _index: self._open())
        return self._hits

    def close_hits(self) -> None:
        """Put the list away."""
        if self._hits is not None:
            self._hits.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move in the list, Esc puts it away."""
        shown = self._hits is not None and self._hits.isVisible()
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: self.hits().step(1),
            Qt.Key.Key_Up: lambda: self.hits().step(-1),
            Qt.Key.Key_PageDown: lambda: self.hits().step(_SHOWN),
            Qt.Key.Key_PageUp: lambda: self.hits().step(-_SHOWN),
            Qt.Key.Key_Escape: self._leave,
        }
        if shown and event.key() in steps:
            steps[event.key()]()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, and the key hint while it is empty."""
        super().paintEvent(event)
        if self.text() or self.width() < theme.current().px(300):
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font("compact"))
        painter.drawText(
            self.rect().adjusted(0, 0, -look.px(9), 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            "Ctrl+K",
        )

    def _search(self, text: str) -> None:
        if not text.strip():
            self.close_hits()
            return
        tr = self._desk.tr
        try:
            with self._desk.store.read() as r:
                hits = r.search(text, limit=LIMIT)
        except Refused as refused:
            self._desk.status(refused.message.text(tr))
            return
        none = () if hits else (tr(N_("見つかりません。読み・電話・生年月日でも探せます。")),)
        more = HitRow(tr(N_("新規相談を始める")), "".join(none) or tr(N_("この人がいないとき")))
        self.hits().show_rows((*rows_of(hits, self._desk), more), self)
        self.painted.emit()

    def _open(self) -> None:
        if self._hits is None or self._hits.isHidden():
            return
        row = self._hits.current()
        self._leave()
        if row is None:
            return
        if row.hit is None:
            self._desk.start_intake()
        elif row.hit.case:
            self._desk.open_case(row.hit.case)

    def _leave(self) -> None:
        self.close_hits()
        self.clear()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self:
            self.close_hits()

    def event(self, event: QEvent) -> bool:
        """Nothing special; kept so that Tab leaves the list behind."""
        if event.type() == QEvent.Type.FocusOut:
            self.close_hits()
        return super().event(event)
