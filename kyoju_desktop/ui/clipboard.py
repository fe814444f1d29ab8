"""The clipboard: what the program put there goes when the screen hides, locks, or a shown secret closes."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

# Windows keeps a history of the clipboard and may carry it to other machines; these formats keep a text out of both.
_NO_HISTORY = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)


def guard_clipboard() -> None:
    """From now on, whatever is copied out of the program, by whatever field or menu, stays out of both."""
    QApplication.clipboard().dataChanged.connect(mark_own)


def mark_own() -> None:
    """Put what the program has on the clipboard there once more, with the formats that keep it out."""
    clipboard = QApplication.clipboard()
    copied = cast("QMimeData | None", clipboard.mimeData())  # an emptied clipboard has none
    if not clipboard.ownsClipboard() or copied is None or not copied.formats():
        return
    if copied.hasFormat(_format(_NO_HISTORY[0])):
        return
    again = QMimeData()
    for name in copied.formats():
        again.setData(name, copied.data(name))
    if copied.hasImage():
        again.setImageData(copied.imageData())
    _put(again)


def copy_secret(text: str) -> None:
    """Copy a password for one pasting: the caller takes it back soon."""
    data = QMimeData()
    data.setText(text)
    _put(data)


def _put(data: QMimeData) -> None:
    for name in _NO_HISTORY:
        data.setData(_format(name), bytes(4))
    QApplication.clipboard().setMimeData(data)


def _format(name: str) -> str:
    return f'application/x-qt-windows-mime;value="{name}"'


def empty_clipboard(secret: Callable[[str], bool] = lambda _text: False) -> None:
    """Take back what was copied out of this program, and what is `secret` whoever holds it now.

    Other texts that other programs put there are not ours.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() or secret(clipboard.text()):
        clipboard.clear()
