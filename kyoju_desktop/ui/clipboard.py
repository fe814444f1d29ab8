"""The clipboard: what the program put there goes when the screen hides, locks, or a shown secret closes."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication


def empty_clipboard(secret: Callable[[str], bool] = lambda _text: False) -> None:
    """Take back what was copied out of this program, and what is `secret` whoever holds it now.

    Other texts that other programs put there are not ours.
    """
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard() or secret(clipboard.text()):
        clipboard.clear()
