"""What the program puts on the clipboard is marked for Windows, whatever field or menu copied it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from kyoju_desktop.ui.clipboard import empty_clipboard, guard_clipboard, mark_own

MARKS = {
    f'application/x-qt-windows-mime;value="{name}"'
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    )
}
WORDS = "大字日向1番地"


@pytest.fixture
def guarded(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # without a screen Qt never says that the clipboard is ours
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)
    guard_clipboard()
    yield
    qapp.clipboard().dataChanged.disconnect(mark_own)
    qapp.clipboard().clear()


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit, QTextEdit])
def test_what_a_field_copies_enters_no_history_and_is_pasted_whole(
    qtbot: QtBot, guarded: None, kind: type[QWidget]
) -> None:
    for cut in (False, True):
        box = kind()
        assert isinstance(box, QLineEdit | QPlainTextEdit | QTextEdit)
        qtbot.addWidget(box)
        box.setText(WORDS) if not isinstance(box, QPlainTextEdit) else box.setPlainText(WORDS)
        box.selectAll()
        box.cut() if cut else box.copy()
        data = QApplication.clipboard().mimeData()
        assert set(data.formats()) >= MARKS
        assert all(bytes(data.data(each).data()) == bytes(4) for each in MARKS)
        box.clear()
        box.paste()
        assert (box.text() if isinstance(box, QLineEdit) else box.toPlainText()) == WORDS


def test_every_form_of_what_was_copied_stays(guarded: None) -> None:
    copied = QMimeData()
    copied.setText("text")
    copied.setHtml("<b>text</b>")
    copied.setData("application/x-own", b"\x00\xff")
    QApplication.clipboard().setMimeData(copied)
    data = QApplication.clipboard().mimeData()
    assert (data.text(), bytes(data.data("application/x-own").data())) == ("text", b"\x00\xff")
    assert "<b>text</b>" in data.html()


def test_what_other_programs_put_there_stays_as_it_is(guarded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: False)
    QApplication.clipboard().setText(WORDS)
    assert not MARKS & set(QApplication.clipboard().mimeData().formats())


def test_the_lock_empties_it_as_before(guarded: None) -> None:
    QApplication.clipboard().setText(WORDS)
    empty_clipboard()
    assert not QApplication.clipboard().text()
