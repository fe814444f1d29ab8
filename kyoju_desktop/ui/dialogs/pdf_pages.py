"""The pages of a PDF that lives in memory only: measured, rendered to images, and drawn as a scrolling view.

Nothing here writes a file (PAPER: a plain temporary file never exists). A page stays black on white in both themes.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_

_POINTS_PER_INCH = 72.0
_KEPT_IMAGES, _KEPT_BYTES = 12, 96_000_000  # a page at 400 % on a fine screen takes half of it
_GAP = 16
_MEASURED_FIRST, _MEASURED_AT_ONCE = 4, 40  # pages
# The paper stays white in both themes, and so do the marks on it; the current one has a heavier edge as well.
_MARK, _MARK_CURRENT, _MARK_EDGE = QColor(255, 214, 64, 90), QColor(255, 150, 40, 120), QColor("#8A4B00")


class PdfPages:
    """PDFs from memory, one after the other. Made and used on one thread; another thread makes its own."""

    def __init__(self, *pdfs: bytes) -> None:
        """Load the bytes; raises `Refused` when they are no readable PDF."""
        self._sources = [_load(each) for each in pdfs]
        self._index = [(source[0], page) for source in self._sources for page in range(source[0].pageCount())]
        self._sizes: list[tuple[float, float]] = []
        self.measure(_MEASURED_FIRST)
        self._images: OrderedDict[tuple[int, int, int], QImage] = OrderedDict()

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of every page in points; pages not yet measured are taken to be like the first."""
        return (*self._sizes, *self._sizes[:1] * (self.count - len(self._sizes)))

    def measure(self, pages: int) -> bool:
        """Measure some more pages; True while some are left (each takes pdfium a moment)."""
        begin = len(self._sizes)
        for page in range(begin, min(begin + pages, self.count)):
            size = self.point_size(page)
            self._sizes.append((size.width(), size.height()))
        return len(self._sizes) < self.count

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._index)

    @property
    def starts(self) -> tuple[int, ...]:
        """The first page of each PDF, counted from 0."""
        counts = [source[0].pageCount() for source in self._sources]
        return tuple(sum(counts[:at]) for at in range(len(counts)))

    def point_size(self, page: int) -> QSizeF:
        """The size of a page in points."""
        document, at = self._index[page]
        return document.pagePointSize(at)

    def text(self, page: int) -> str:
        """What stands on a page, each sign at the place that `places` counts by."""
        document, at = self._index[page]
        return str(document.getAllText(at).text())

    def places(self, page: int, start: int, length: int) -> tuple[QRectF, ...]:
        """Where a piece of the text of a page stands, in points from its upper left corner."""
        document, at = self._index[page]
        return tuple(each.boundingRect() for each in document.getSelectionAtIndex(at, start, length).bounds())

    def size_at(self, page: int, dots_per_inch: float) -> QSize:
        """The size of a page in dots at that resolution."""
        points = self.point_size(page)
        scale = dots_per_inch / _POINTS_PER_INCH
        return QSize(round(points.width() * scale), round(points.height() * scale))

    def landscape(self, page: int) -> bool:
        """Whether the page is wider than high."""
        points = self.point_size(page)
        return bool(points.width() > points.height())

    def millimetres(self, page: int) -> tuple[int, int]:
        """Width and height of the page in millimetres."""
        size = self.size_at(page, 25.4)
        return size.width(), size.height()

    def image(self, page: int, size: QSize, ratio: float = 1.0) -> QImage:
        """The page as an opaque white picture of `size` logical pixels; the newest pictures are kept."""
        dots = QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        key = (page, dots.width(), dots.height())
        found = self._images.get(key)
        if found is None:
            found = self.render(page, dots)
            found.setDevicePixelRatio(ratio)
            self._images[key] = found
            while len(self._images) > 1 and (len(self._images) > _KEPT_IMAGES or self._kept_bytes() > _KEPT_BYTES):
                self._images.popitem(last=False)
        self._images.move_to_end(key)
        return found

    def _kept_bytes(self) -> int:
        return sum(each.sizeInBytes() for each in self._images.values())

    def render(self, page: int, dots: QSize) -> QImage:
        """The page on white at exactly that many dots, for the printer; not kept."""
        paper = QImage(dots, QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        document, at = self._index[page]
        painter.drawImage(QPoint(0, 0), document.render(at, dots))
        painter.end()
        return paper


def _load(pdf: bytes) -> tuple[QPdfDocument, QBuffer]:
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise Refused(N_("紙の絵を作れませんでした。記録は変わっていません。もう一度お試しください。"))
    return document, buffer


class Zoom(Enum):
    """How large a page is shown."""

    WHOLE = N_("全体")
    WIDTH = N_("幅に合わせる")
    ACTUAL = N_("実寸")


@dataclass(frozen=True)
class Mark:
    """Words that were looked for: where they stand on their page, in points; the current ones are marked more."""

    places: tuple[QRectF, ...]
    current: bool = False


class PageView(QAbstractScrollArea):
    """Pages one below the other on the grey desk; draws only what is seen. `page_shown` tells the current page."""

    page_shown = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._zoom = Zoom.WHOLE
        self._factor = 0.0
        self._shown = 0
        self._desk_colour = QColor("#E9E6DD")
        self._edge_colour = QColor("#807A6C")
        self._tops: list[int] = []  # where each page begins, and how large it is, as if all could be seen
        self._sizes: list[tuple[int, int]] = []
        self._marks: Callable[[int], Sequence[Mark]] = lambda _page: ()
        self.margin = _GAP
        self._measuring = QTimer(self)
        self._measuring.setSingleShot(True)
        self._measuring.timeout.connect(self._measure)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_colours(self, desk: QColor, edge: QColor) -> None:
        """The ground around the pages and the line around a page, from the theme."""
        self._desk_colour, self._edge_colour = desk, edge
        self.viewport().update()

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another document (None: an empty desk); the place in it is kept as far as it goes."""
        self._pages = pages
        self._arrange()
        self._measuring.start(0)

    def _measure(self) -> None:
        """After the first page is on the screen: how large the others are."""
        if self._pages is not None:
            before = tuple(self._pages.sizes)
            if self._pages.measure(_MEASURED_AT_ONCE):
                self._measuring.start(0)
            if tuple(self._pages.sizes) != before:
                self._arrange()

    @property
    def pages(self) -> PdfPages | None:
        """The document that is shown."""
        return self._pages

    @property
    def zoom(self) -> Zoom:
        """The chosen way to fit."""
        return self._zoom

    def set_zoom(self, zoom: Zoom, factor: float = 0.0) -> None:
        """Fit the whole page, fit the width, or actual size; `factor` (1.0 = actual size) goes before all."""
        self._zoom, self._factor = zoom, factor
        self._arrange()
        self.zoomed.emit()

    def factor(self) -> float:
        """The present size of a page against paper (1.0 = actual size)."""
        if self._pages is None or not self._sizes:
            return 1.0
        actual = self._pages.size_at(0, self.logicalDpiX())
        return self._sizes[0][0] / max(1, actual.width())

    def step_zoom(self, up: bool) -> None:
        """A quarter larger or smaller, between 25 % and 400 %."""
        wanted = self.factor() * (1.25 if up else 0.8)
        self.set_zoom(self._zoom, min(4.0, max(0.25, wanted)))

    def current_page(self) -> int:
        """The page that fills most of the view, counted from 0."""
        return self._shown

    def go_to(self, page: int) -> None:
        """Bring the top of a page into view."""
        if 0 <= page < len(self._tops):
            self.verticalScrollBar().setValue(self._tops[page] - self.margin)

    def set_marks(self, marks: Callable[[int], Sequence[Mark]]) -> None:
        """Mark words on the pages; asked for a page when it is drawn."""
        self._marks = marks
        self.viewport().update()

    def show_place(self, page: int, mark: Mark) -> None:
        """Bring marked words into view, unless they are in sight."""
        if not mark.places or self._pages is None or not 0 <= page < len(self._tops):
            return
        place = self._on_page(page, self._whole(page), mark.places[0])
        view, down, right = self.viewport().size(), self.verticalScrollBar(), self.horizontalScrollBar()
        if not down.value() <= place.top() <= place.bottom() <= down.value() + view.height():
            down.setValue(round(place.center().y() - view.height() / 3))
        if not right.value() <= place.left() <= place.right() <= right.value() + view.width():
            right.setValue(round(place.center().x() - view.width() / 2))

    def page_rect(self, page: int) -> QRect:
        """Where a page stands in the view port now (may lie outside of it)."""
        if not 0 <= page < len(self._tops):
            return QRect()
        return self._whole(page).translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    # -- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._desk_colour)
        for page in range(max(0, self._page_at(event.rect().top())), len(self._tops)):
            place = self.page_rect(page)
            if place.top() > event.rect().bottom():
                break
            self._draw(painter, page, place)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel change the size; the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(event.angleDelta().y() > 0)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys go from page to page, Home and End to the ends, + and - change the size."""
        moves = {
            Qt.Key.Key_PageDown: self._shown + 1,
            Qt.Key.Key_PageUp: self._shown - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._tops) - 1,
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.go_to(min(max(moves[key], 0), len(self._tops) - 1))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self.step_zoom(key is Qt.Key.Key_Plus)
        else:
            super().keyPressEvent(event)

    # -- inside

    def _draw(self, painter: QPainter, page: int, place: QRect) -> None:
        assert self._pages is not None  # noqa: S101 - places exist only with pages
        painter.drawImage(place.topLeft(), self._pages.image(page, place.size(), self.devicePixelRatioF()))
        painter.setPen(QPen(self._edge_colour, 1))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        for mark in self._marks(page):
            painter.setPen(QPen(_MARK_EDGE, 2 if mark.current else 1))
            painter.setBrush(_MARK_CURRENT if mark.current else _MARK)
            for each in mark.places:
                painter.drawRect(self._on_page(page, place, each).adjusted(-2, -2, 2, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _on_page(self, page: int, place: QRect, points: QRectF) -> QRectF:
        assert self._pages is not None  # noqa: S101 - places exist only with pages
        scale = place.width() / max(1.0, self._pages.point_size(page).width())
        return QRectF(
            place.left() + points.left() * scale,
            place.top() + points.top() * scale,
            points.width() * scale,
            points.height() * scale,
        )

    def _arrange(self) -> None:
        view = self.viewport().size()
        self._lay_out(view.width(), view.height())
        height = self._tops[-1] + self._sizes[-1][1] + self.margin if self._tops else 0
        width = max(self._sizes, default=(0, 0))[0] + 2 * self.margin
        self.verticalScrollBar().setRange(0, max(0, height - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, width - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self._scrolled()
        self.viewport().update()

    def _lay_out(self, width: int, height: int) -> None:
        """Where every page stands; plain numbers, so that hundreds of pages cost nothing."""
        sizes = self._pages.sizes if self._pages is not None else ()
        actual = self.logicalDpiX() / _POINTS_PER_INCH
        room = (max(40, width - 2 * self.margin), max(40, height - 2 * self.margin))
        dots = {size: self._dots(*size, self._scale(*size, actual, room)) for size in set(sizes)}
        self._sizes = [dots[size] for size in sizes]
        steps = (size[1] + self.margin for size in self._sizes)
        self._tops = list(accumulate(steps, initial=self.margin))[:-1]

    @staticmethod
    def _dots(wide: float, high: float, scale: float) -> tuple[int, int]:
        return max(1, round(wide * scale)), max(1, round(high * scale))

    def _scale(self, wide: float, high: float, actual: float, room: tuple[int, int]) -> float:
        """Dots for a point of a page."""
        if self._factor:
            return actual * self._factor
        if self._zoom is Zoom.ACTUAL:
            return actual
        across = room[0] / wide
        return across if self._zoom is Zoom.WIDTH else min(across, room[1] / high)

    def _whole(self, page: int) -> QRect:
        """Where a page stands, as if all pages could be seen."""
        wide, high = self._sizes[page]
        return QRect(max(self.margin, (self.viewport().width() - wide) // 2), self._tops[page], wide, high)

    def _page_at(self, height: int) -> int:
        """The page that stands at a height of the view port, or the one above the gap there."""
        return bisect_right(self._tops, self.verticalScrollBar().value() + height) - 1

    def _scrolled(self) -> None:
        at = self._page_at(self.viewport().height() // 3)
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        if 0 <= at < len(self._tops) - 1 and self._tops[at] + self._sizes[at][1] <= middle:
            at += 1  # in the gap: the page below it
        shown = max(0, at)
        self.viewport().update()
        if shown != self._shown:
            self._shown = shown
            self.page_shown.emit(shown)
