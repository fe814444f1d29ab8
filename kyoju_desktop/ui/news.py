"""The one broadcast: what has changed in the file."""

from PySide6.QtCore import QObject, Signal


class News(QObject):
    """`changed` carries a list of storage changes after each commit; a page asks whether one is its own.

    `stale` is for a page that is not looked at: it remembers, and refreshes when it is shown again.
    """

    changed = Signal(list)
