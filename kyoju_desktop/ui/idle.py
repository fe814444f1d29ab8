"""Notices that nobody has touched keyboard or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}


class IdleWatch(QObject):
    """`idle` after so many minutes without a touch in any window of the program.

    It listens to the native windows only, so that it costs nothing inside pages.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._watches = False

    def start(self, minutes: float) -> None:
        """Begin to count."""
        self._timer.start(round(minutes * 60_000))
        app = QGuiApplication.instance()
        if not self._watches and isinstance(app, QGuiApplication):
            self._watches = True  # not before: Qt's class of native windows is not needed to paint the first screen
            app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Nothing is open that could be locked."""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Every touch begins the count anew."""
        if event.type() in _TOUCHES and self._timer.isActive():
            self._timer.start()
        return False

    def _watch(self, window: QObject | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
