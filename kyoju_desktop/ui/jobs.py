"""Work off the window thread: one worker for the file, one for long reads; results come back to the window."""

import threading
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from kyoju_desktop.ui.sweeping import Sweeping

T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - the clerk asked for it
    """The clerk stopped the job; nothing of it remains."""


class Outcome(Protocol):
    """What came of a job (a `concurrent.futures.Future`)."""

    def exception(self) -> BaseException | None:
        """What went wrong, if anything."""

    def result(self) -> Any:  # noqa: ANN401 - any job's result
        """What the job returned."""


class Worker(Protocol):
    """A thread with a queue (a `concurrent.futures.ThreadPoolExecutor`)."""

    def submit(self, use: Callable[[], Any], /) -> Any:  # noqa: ANN401 - a Future
        """Put a call into the queue."""

    def shutdown(self, wait: bool = True) -> None:
        """Finish the queue."""


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
        self._workers: dict[str, Worker] = {}
        self._running = 0
        self._landed.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._sweeping = Sweeping(self)

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
    ) -> None:
        """Run `use` on a worker; `then` or `failed` is called on the window thread."""
        self._running += 1
        future = self._worker(long=long).submit(use)
        future.add_done_callback(lambda done: self.land(lambda: self._deliver(done, then, failed)))

    def land(self, call: Callable[[], object]) -> None:
        """Run a call on the window thread; safe from any thread."""
        self._landed.emit(call)

    def drain(self, *, long: bool = False) -> None:
        """Wait until the file's worker (`long`: both) has done all it was given; results still arrive later."""
        self._worker(long=False).submit(lambda: None).result()
        if long:
            self._worker(long=True).submit(lambda: None).result()

    def finish_long(self) -> None:
        """Wait, on the file's worker, until no long job reads the file any more."""
        if "kyoju-long" in self._workers:
            self._worker(long=True).submit(lambda: None).result()

    def close(self) -> None:
        """Finish what was begun and let the workers go."""
        for each in self._workers.values():
            each.shutdown(wait=True)
        self._workers.clear()
        self._sweeping.stop()

    def _worker(self, *, long: bool) -> Worker:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not needed to paint the first screen

        name = "kyoju-long" if long else "kyoju-db"
        if name not in self._workers:
            self._workers[name] = ThreadPoolExecutor(1, thread_name_prefix=name)
        return self._workers[name]

    @Slot(object)
    def _run(self, call: Callable[[], object]) -> None:
        call()

    def _deliver(
        self, done: Outcome, then: Callable[[Any], object], failed: Callable[[BaseException], object]
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
