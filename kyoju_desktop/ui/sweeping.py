"""Python's cyclic garbage is collected on the window thread only.

Python runs its collector on whichever thread happens to allocate. On a worker that would destroy widgets outside the
window thread, and Qt crashes (seen as a rare segmentation fault while pages were being filled).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 500  # milliseconds


class Sweeping(QObject):
    """Keeps the automatic collector off and collects by its thresholds from a timer of the window thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation that is due."""
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [at for at, (count, limit) in enumerate(pairs) if count > limit]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """The workers are gone: Python may collect by itself again."""
        self._timer.stop()
        gc.enable()
