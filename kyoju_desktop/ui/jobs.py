"""Work off the window thread: one worker for the file, one for long reads; results come back to the window."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - the clerk asked for it
    """The clerk stopped the job; nothing of it remains."""


class Progress:
    """How far a job has come, and whether it was told to stop."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._stop = threading.Event()

    def step(self, done: int, of: int) -> None:
        """Say how far the job is; raises `Cancelled` when the clerk stopped it."""
        if self._stop.is_set():
            raise Cancelled
        self._report(done, of)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()


class Jobs(QObject):
    """The two workers. Everything that a job tells is run on the window thread, in order."""

    _landed = Signal(object)
    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._db = ThreadPoolExecutor(1, thread_name_prefix="kyoju-db")
        self._long = ThreadPoolExecutor(1, thread_name_prefix="kyoju-long")
        self._running = 0
        self._landed.connect(self._run, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many jobs have not yet delivered their result."""
        return self._running

    def submit(
        self,
        use: Callable[[], T],
        then: Callable[[T], object],
        failed: Callable[[BaseException], object],
        *,
        long: bool = False,
    ) -> "Future[T]":
        """Run `use` on a worker; `then` or `failed` is called on the window thread."""
        self._running += 1
        future = (self._long if long else self._db).submit(use)
        future.add_done_callback(lambda done: self.land(lambda: self._deliver(done, then, failed)))
        return future

    def land(self, call: Callable[[], object]) -> None:
        """Run a call on the window thread; safe from any thread."""
        self._landed.emit(call)

    def drain(self) -> None:
        """Wait until the file's worker has done all it was given (results still arrive later)."""
        self._db.submit(lambda: None).result()

    def close(self) -> None:
        """Finish what was begun and let the workers go."""
        self._db.shutdown(wait=True)
        self._long.shutdown(wait=True)

    @Slot(object)
    def _run(self, call: Callable[[], object]) -> None:
        call()

    def _deliver(
        self, done: "Future[Any]", then: Callable[[Any], object], failed: Callable[[BaseException], object]
    ) -> None:
        self._running -= 1
        try:
            problem = done.exception()
            if problem is None:
                then(done.result())
            else:
                failed(problem)
        finally:
            if not self._running:
                self.idle.emit()
