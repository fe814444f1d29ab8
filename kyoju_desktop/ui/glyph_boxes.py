"""Boxes to type in that show names with their true glyphs, and never take a variant apart.

Qt's Backspace takes away the selector alone and so turns a name into another one: here it takes the whole character.
"""

from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from kyoju_desktop.i18n.coverage import clusters, is_selector
from kyoju_desktop.ui.glyphs import font_for, is_plain

Box = QLineEdit | QPlainTextEdit | QTextEdit


def attend(box: Box) -> None:
    """Let a box to type in show true glyphs and keep variants whole; once is enough."""
    if box.property("glyphs"):
        return
    box.setProperty("glyphs", True)
    box.installEventFilter(_keys())
    box.textChanged.connect(lambda *_: _dress(box))
    _dress(box)


def limit(box: QLineEdit, letters: int) -> None:
    """At most so many characters, counted as the catalogue counts them: Qt's own limit counts UTF-16 units."""

    def cut(text: str) -> None:
        if len(text) <= letters:
            return
        kept = ""
        for cluster in clusters(text):
            if len(kept + cluster) > letters:
                break
            kept += cluster
        box.setText(kept)

    box.textEdited.connect(cut)


def watch(app: QApplication) -> None:
    """Attend to the box that has the focus and to every one that gets it, whoever made it; once is enough."""
    if app.property("glyphs"):
        return
    app.setProperty("glyphs", True)
    app.focusChanged.connect(lambda _old, new: _attend_to(new))
    _attend_to(app.focusWidget())


def _attend_to(widget: QWidget | None) -> None:
    if isinstance(widget, Box):
        attend(widget)


def _dress(box: Box) -> None:
    text = box.text() if isinstance(box, QLineEdit) else box.toPlainText()
    plain = box.property("plainFont")
    if not isinstance(plain, QFont):
        if is_plain(text):
            return
        plain = box.font()
        box.setProperty("plainFont", plain)
    wanted = font_for(text, plain)
    if wanted.families() != box.font().families():
        box.setFont(wanted)


class _Keys(QObject):
    """Takes away a character with its selector where Qt would take the selector alone."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace behind a selector."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Backspace or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if isinstance(watched, QLineEdit):
            return _back_in_line(watched)
        if isinstance(watched, QPlainTextEdit | QTextEdit):
            return _back_in_text(watched)
        return False


def _back_in_line(box: QLineEdit) -> bool:
    if box.isReadOnly() or box.hasSelectedText() or not _ends_in_selector(box.text(), box.cursorPosition()):
        return False
    box.cursorBackward(True)
    box.del_()
    return True


def _back_in_text(box: QPlainTextEdit | QTextEdit) -> bool:
    cursor = box.textCursor()
    if box.isReadOnly() or cursor.hasSelection():
        return False
    block = cursor.block()
    if not _ends_in_selector(block.text(), cursor.position() - block.position()):
        return False
    cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    box.setTextCursor(cursor)
    return True


def _ends_in_selector(text: str, units: int) -> bool:
    """Whether the part of so many UTF-16 units ends in a variation selector."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace")
    return bool(before) and is_selector(before[-1])


@cache
def _keys() -> _Keys:
    return _Keys()
