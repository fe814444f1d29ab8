"""What the system tells the program (lock, sleep, shutdown, the installer's wish), answered by the session."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from kyoju_desktop.platform.listener import Happening, Listener


class Listened(Protocol):
    """What the session does when something happens outside."""

    def lock_at_once(self) -> None:
        """Take everything off the screen before anything else, then lock."""

    def save_typed(self) -> None:
        """Make everything typed safe; nothing closes yet."""

    def end_now(self) -> None:
        """Save and close the file before this returns."""

    def close_when_asked(self) -> bool:
        """Close as the window's own close does, unless that may not be now."""


class Happenings(QObject):
    """Hears what the system tells from `listen` to `stop`."""

    def __init__(self, parent: QObject, session: Listened) -> None:
        super().__init__(parent)
        self._session = session
        self._listener: Listener | None = None
        self._answers: dict[Happening, Callable[[], object]] = {
            Happening.LOCKED: session.lock_at_once,
            Happening.SLEEP: session.lock_at_once,
            Happening.ENDING: session.save_typed,
            Happening.ENDED: session.end_now,
            # not while Windows waits for an answer: an ordinary close takes its time
            Happening.CLOSE: lambda: QTimer.singleShot(0, self, session.close_when_asked),
        }

    def listen(self) -> None:
        """Begin to hear; a Windows that does not tell is no reason not to start."""
        try:
            self._listener = Listener(self.hear)
        except (AttributeError, OSError):
            self._listener = None

    def hear(self, what: Happening) -> None:
        """Do what this happening asks for."""
        self._answers[what]()

    def stop(self) -> None:
        """Hear nothing any more."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
