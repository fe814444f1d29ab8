"""What takes the Tab key inside a widget, as one reads."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def stops(outer: QWidget) -> Iterator[QWidget]:
    """What takes the Tab key, from the top down; what is hidden or switched off is left out."""
    if outer.isHidden() or not outer.isEnabled():
        return
    if outer.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield outer
    inner = outer.widget() if isinstance(outer, QScrollArea) else None
    if inner is not None:
        yield from stops(inner)
    elif (lines := outer.layout()) is not None:
        yield from _in_layout(lines)


def _in_layout(lines: QLayout) -> Iterator[QWidget]:
    for at in range(lines.count()):
        item = lines.itemAt(at)
        if item is None:
            continue
        widget, inside = item.widget(), item.layout()
        if widget is not None:
            yield from stops(widget)
        elif inside is not None:
            yield from _in_layout(inside)
