"""The clipboard: what the program put there goes when the screen hides, locks, or a shown secret closes."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

# Windows keeps a history of the clipboard and may carry it to other machines; these formats keep a text out of both.
_NO_HISTORY = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)


def copy_secret(text: str) -> None:
    """Copy a password for one pasting: it enters no history, and the caller takes it back soon."""
    data = QMimeData()
    data.setText(text)
    for name in _NO_HISTORY:
        data.setData(f'application/x-qt-windows-mime;value="{name}"', bytes(4))
    QApplication.clipboard().setMimeData(data)


def empty_clipboard(secret: Callable[[str], bool] = lambda _text: False) -> None:
    """Take back what was copied out of this program, and what is `secret` whoever holds it now.

    Other texts that other programs put there are not ours.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() or secret(clipboard.text()):
        clipboard.clear()
