"""A hand that works the real window as a person does: finds by name, types through the input method, clicks."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.segmented import Segmented

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 30_000
_ANSWER_MS = 20  # in which a display server has answered: activity, focus, what must be painted anew
_SILENT = frozenset({"offscreen", "minimal"})  # platforms without one: everything stands in our own queue at once


class NotThere(AssertionError):  # noqa: N818 - the screen is not an error
    """What the hand looked for did not appear on the screen in time; names widgets, never values."""


class BugTold(AssertionError):  # noqa: N818 - it was told to the clerk already
    """The program told of a mistake of its own while the hand worked; carries the number."""


class Hand:
    """Works one window. Every search is among what is visible, the frontmost dialog first."""

    def __init__(self, window: QWidget, quiet: Callable[[], bool], scope: str = "") -> None:
        self.window, self._quiet, self._scope = window, quiet, scope

    def within(self, name: str) -> "Hand":
        """The same hand, looking only inside the visible widget of that name."""
        return Hand(self.window, self._quiet, name)

    # looking

    def see(self, name: str) -> QWidget:
        """The visible widget of that object name; waits for it."""
        return self.see_as(name, QWidget)

    def see_as(self, name: str, kind: type[W]) -> W:
        """The visible widget of that object name and class; waits for it."""
        found: list[W] = []

        def look() -> bool:
            found.extend(islice(self._visible(name, kind), 1))
            return bool(found)

        self.wait(look, name)
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether a widget of that name is visible now."""
        return next(self._visible(name, QWidget), None) is not None

    def words(self, name: str) -> str:
        """What a label, button or text says."""
        widget = self.see(name)
        for reading in ("text", "toPlainText", "currentText"):
            read = getattr(widget, reading, None)
            if callable(read):
                return str(read())
        return widget.accessibleName()

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Let the window live until the condition holds."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not until():
            if deadline.hasExpired():
                raise NotThere(what)
            self.rest(5)

    def settle(self) -> None:
        """Wait until nothing runs in the background and the window has shown what came of it."""
        self.rest(0 if QApplication.platformName() in _SILENT else _ANSWER_MS)
        loop, deadline, nothing = QEventLoop(), QDeadlineTimer(PATIENCE_MS), 0
        while nothing < 2:  # the first look also counts the call that ended the rest
            if deadline.hasExpired():
                raise NotThere("rest")
            self.wait(self._quiet, "background")
            nothing = 0 if loop.processEvents() else nothing + 1

    def rest(self, milliseconds: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    # doing

    def press(self, name: str) -> None:
        """Click a button."""
        button = self.see_as(name, QAbstractButton)
        self.wait(button.isEnabled, name)
        button.setFocus(Qt.FocusReason.MouseFocusReason)
        QTimer.singleShot(0, button, button.click)
        self.settle()

    def write(self, name: str, text: str) -> None:
        """Replace what stands in a field, the way an input method hands over a finished word."""
        box = self.see(name)
        box.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(box, QLineEdit | QTextEdit | QPlainTextEdit):
            box.selectAll()
        done = QInputMethodEvent()
        done.setCommitString(text)
        QApplication.sendEvent(box, done)
        self.settle()

    def choose(self, name: str, code: str) -> None:
        """Answer a choice by its code: in a combo box, among radio buttons or segments."""
        single = next(self._visible(f"{name}_{code}", QRadioButton), None)
        if single is not None:
            single.setFocus(Qt.FocusReason.TabFocusReason)
            single.click()
            self.settle()
            return
        box = self.see(name)
        if isinstance(box, QComboBox):
            at = box.findData(code)
            if at < 0:
                raise NotThere(f"{name}: {code}")
            box.setFocus(Qt.FocusReason.TabFocusReason)
            box.setCurrentIndex(at)
            box.activated.emit(at)
        elif isinstance(box, Segmented):
            box.press(code)
        self.settle()

    def tick(self, name: str, code: str = "", *, on: bool = True) -> None:
        """Tick one box (of several answers: `code`)."""
        box = self.see_as(f"{name}_{code}" if code else name, QCheckBox)
        if box.isChecked() != on:
            box.setFocus(Qt.FocusReason.TabFocusReason)
            box.click()
        self.settle()

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, name: str = ""
    ) -> None:
        """Press a key, in a named widget or where the focus is."""
        target = self.see(name) if name else QApplication.focusWidget() or self.window
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers))
        self.settle()

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        """Press and release the left button at a place of a painted widget."""
        where = QPointF(place)
        for kind in (QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease):
            event = QMouseEvent(
                kind,
                where,
                widget.mapToGlobal(where),
                Qt.MouseButton.LeftButton,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            QApplication.sendEvent(widget, event)
        self.settle()

    # pictures

    def picture(self, path: Path) -> None:
        """The window as a PNG, with the dialog that lies over it; `BugTold` when that tells of a mistake of ours."""
        self.settle()
        self.rest(100)
        shot = self.window.grab()
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog is not self.window:
            from PySide6.QtGui import QPainter  # noqa: PLC0415 - only where a dialog is open

            painter, place = QPainter(shot), self.window.mapFromGlobal(dialog.mapToGlobal(QPoint(0, 0)))
            painter.drawPixmap(place, dialog.grab())
            painter.setPen(theme.current().colour("edge"))  # the frame that a window manager would draw
            painter.drawRect(QRect(place, dialog.size()).adjusted(-1, -1, 0, 0))
            painter.end()
        shot.save(str(path), "PNG")
        if dialog is not None and dialog.property("bug"):
            raise BugTold(f"{path.stem}: {dialog.property('bug')}")

    def _visible(self, name: str, kind: type[W]) -> Iterator[W]:
        for top in self._roots():
            if top.objectName() == name and isinstance(top, kind) and top.isVisible():
                yield top
            yield from (each for each in top.findChildren(kind, name) if each.isVisible())

    def _roots(self) -> list[QWidget]:
        if not self._scope:
            return self._tops()
        whole = Hand(self.window, self._quiet)
        return list(whole._visible(self._scope, QWidget))

    def _tops(self) -> list[QWidget]:
        """The list or menu that is open, the dialog that is asking, the window. Not `topLevelWidgets`: it also
        hands out widgets that are on their way out, and PySide6 6.12 crashes on some of them."""
        front = (QApplication.activePopupWidget(), QApplication.activeModalWidget(), self.window)
        return [each for each in front if each is not None]
