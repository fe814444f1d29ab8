"""The focus ring: 2 px accent with a 1 px gap around whatever has the focus and asks for a ring."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from kyoju_desktop.ui import theme

_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
_LEAVING = {QEvent.Type.ParentChange, QEvent.Type.DeferredDelete}


class FocusRing(QWidget):
    """One per window; lies over the widget's surroundings and lets the mouse through.

    Widgets with the property `ring` (buttons, ticks, tabs) get it; inputs and cells draw their own inside.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        rings = new is not None and self._window.isAncestorOf(new) and bool(new.property("ring"))
        self._target = new if rings else None
        if self._target is not None:  # otherwise the ring stays hidden where it is, and so do those who hold it
            self._watch(self._target)
        self._follow()

    def _watch(self, target: QWidget) -> None:
        """See what happens to the target and to everything that holds it, and to nothing else any more."""
        for watched in self._watched:
            if isValid(watched):  # when a window goes, the focus moves on while its widgets are being deleted
                watched.removeEventFilter(self)
        self._watched = []
        each: QWidget | None = target
        while each is not None and each is not self._window:
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along when the widget or anything that holds it moves; do not go when they go for good."""
        if event.type() in _LEAVING and isinstance(watched, QWidget) and watched.isAncestorOf(self):
            self.hide()
            self.setParent(self._window)
        if event.type() in _FOLLOWED:
            self._follow()
        return False

    def _follow(self) -> None:
        if self._target is None or not isValid(self._target) or not self._target.isVisible():
            self.hide()
            return
        gap = theme.current().px(3)
        place = self._target.rect().adjusted(-gap, -gap, gap, gap)
        holder = self._holder(self._target, gap)
        if self.parentWidget() is not holder:
            self.setParent(holder)
        self.setGeometry(QRect(self._target.mapTo(holder, place.topLeft()), place.size()))
        self.raise_()
        self.show()

    def _holder(self, target: QWidget, gap: int) -> QWidget:
        """The nearest ancestor in which the ring fits, at most the viewport that clips it."""
        holder = target.parentWidget() or self._window
        while holder is not self._window:
            place = QRect(target.mapTo(holder, target.rect().topLeft()), target.size())
            outer = holder.parentWidget()
            if holder.rect().contains(place.adjusted(-gap, -gap, gap, gap)):
                return holder
            if outer is None or isinstance(outer.parentWidget(), QAbstractScrollArea):
                return holder
            holder = outer
        return holder

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The ring."""
        look = theme.current()
        width = look.px(2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("accent"), width))
        inset = width / 2
        radius = look.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
