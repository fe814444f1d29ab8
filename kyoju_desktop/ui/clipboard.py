"""The clipboard: what the program put there goes when the screen hides, locks, or a shown secret closes."""

from PySide6.QtWidgets import QApplication


def empty_clipboard() -> None:
    """Take back what was copied out of this program; what other programs put there is not ours."""
    clipboard = QApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
