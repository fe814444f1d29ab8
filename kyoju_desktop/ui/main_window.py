"""The one window: shows the unlock screen, the set-up or the desk, and can be hidden at once."""

from base64 import b64decode, b64encode
from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import icons, theme
from kyoju_desktop.ui.clipboard import empty_clipboard
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import Words

TITLE = N_("居住支援ケース管理")
SMALLEST = (960, 600)


class Cover(QWidget):
    """Lies over everything while the screen is hidden (F12): says nothing about anybody."""

    uncovered = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.setObjectName("cover")
        self.setAccessibleName(tr(N_("画面を隠しています")))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        lines = QVBoxLayout(self)
        lines.addStretch(1)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("eye-off", 40, "ink2"))
        lines.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for words, tone in ((N_("画面を隠しています"), "ink"), (N_("F12 か クリックで戻ります"), "ink2")):
            line = Words(tr(words), size="name", tone=tone)
            lines.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F12, Esc, Enter and space come back; other keys are not let through."""
        if event.key() in {Qt.Key.Key_F12, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space}:
            self.uncovered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """A click comes back."""
        self.uncovered.emit()


class MainWindow(QMainWindow):
    """Holds one screen at a time; its title never carries a person's data."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.setObjectName("main_window")
        self.setWindowTitle(tr(TITLE))
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._ring = FocusRing(self)
        self._screen: QWidget | None = None
        self._over: QWidget | None = None
        self._cover: Cover | None = None
        self._hidden_dialogs: list[QDialog] = []
        self._before: QWidget | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self.setMinimumSize(*SMALLEST)

    @property
    def screen_widget(self) -> QWidget | None:
        """What is shown (or covered) now."""
        return self._screen

    def hold(self) -> None:
        """Paint nothing new until `release` (a quarter of a second at most): what is filled is painted once."""
        self.setUpdatesEnabled(False)
        QTimer.singleShot(250, self, self.release)

    def release(self) -> None:
        """Paint again."""
        self.setUpdatesEnabled(True)

    def show_screen(self, screen: QWidget) -> None:
        """Show this and let go of what was shown before, with everything in it, dialogs that F12 hid included."""
        self.take_off()
        self._hidden_dialogs, self._before = [], None
        old = self._screen
        self._screen = screen
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if old is not None and old is not screen:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._uncover()

    def lay_over(self, screen: QWidget) -> None:
        """Show this over the present screen, which stays as it is underneath (the person's own screen)."""
        self.take_off()
        self._over = screen
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)

    def take_off(self) -> None:
        """Show the screen underneath again."""
        over, self._over = self._over, None
        if over is None:
            return
        if self._screen is not None and self._cover is None:
            self._stack.setCurrentWidget(self._screen)
        self._stack.removeWidget(over)
        over.hide()
        over.deleteLater()

    def cover(self) -> None:
        """Hide everything at once, dialogs too; nothing is locked and nothing is lost."""
        if self._cover is not None or self._screen is None:
            return
        empty_clipboard()
        self._before = QApplication.focusWidget()
        self._hidden_dialogs = self.dialogs()
        for dialog in self._hidden_dialogs:
            dialog.setVisible(False)
        self._cover = Cover(self._tr)
        self._cover.uncovered.connect(self._uncover)
        self._stack.addWidget(self._cover)
        self._stack.setCurrentWidget(self._cover)
        self._cover.setFocus()

    def dialogs(self) -> list[QDialog]:
        """The dialogs that are open over the window. Not from `QApplication.topLevelWidgets`: that also hands out
        widgets on their way out, and PySide6 6.12 crashes on some of them."""
        return [each for each in self.findChildren(QDialog) if each.isVisible()]

    def covered(self) -> bool:
        """Whether the screen is hidden."""
        return self._cover is not None

    def _uncover(self) -> None:
        if self._cover is None:
            return
        cover, self._cover = self._cover, None
        below = self._over or self._screen
        if below is not None:
            self._stack.setCurrentWidget(below)
        self._stack.removeWidget(cover)
        cover.deleteLater()
        for dialog in self._hidden_dialogs:
            dialog.setVisible(True)
        self._hidden_dialogs = []
        if self._before is not None and self._before.window() is self:
            self._before.setFocus()
        self._before = None

    def come_forward(self) -> None:
        """Somebody started the program a second time: here we are."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Where the window stands, as text for the settings."""
        return b64encode(bytes(self.saveGeometry().data())).decode("ascii")

    def put(self, place: str) -> None:
        """Stand where the settings say; a size that fits an office PC otherwise."""
        if not place or not self.restoreGeometry(QByteArray(b64decode(place.encode("ascii")))):
            room = QApplication.primaryScreen().availableGeometry()
            self.resize(min(1366, room.width()), min(768, room.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing waits until everything typed is safe and copied."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()


def look_for(setting: str, scale: int, families: tuple[str, ...]) -> theme.Theme:
    """The theme for the settings: light, dark, or as the system has it; the scale in per cent."""
    dark = setting == "dark"
    if setting == "system":
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme.Theme(theme.DARK if dark else theme.LIGHT, scale / 100, families)
