"""Letting widgets go without pulling one away under the cursor.

PySide6 reads both widgets of a change of focus, also one that is on its way out, and crashes on it. So whatever has
the focus gives it up before it is let go.
"""

from PySide6.QtWidgets import QApplication, QLayout, QWidget


def let_go(widget: QWidget) -> None:
    """Take a widget off the screen now and out of memory later."""
    focused = QApplication.focusWidget()
    if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
        focused.clearFocus()
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def stow(widget: QWidget, owner: QWidget) -> None:
    """Keep a widget that is not shown with its owner, so that it goes with it.

    Nobody else would take a widget without a parent away, nor the pages and records that its connections hold.
    """
    widget.hide()
    widget.setParent(owner)
    widget.hide()


def empty(lines: QLayout, keep: QWidget | None = None) -> None:
    """Take every widget out of a layout, however deep, and let it go; `keep` is hidden but stays alive."""
    while (item := lines.takeAt(0)) is not None:
        old, inner = item.widget(), item.layout()
        if inner is not None:
            empty(inner, keep)
            inner.deleteLater()
        elif old is keep and old is not None:
            old.hide()
        elif old is not None:
            let_go(old)
