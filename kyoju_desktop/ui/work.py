"""The one way a button runs a use case: off the window thread, with progress, cancel and errors shown."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.storage.store import Reader, Store, Writer
from kyoju_desktop.ui.errors import show_bug, show_refused
from kyoju_desktop.ui.jobs import Cancelled, Jobs, Progress

T = TypeVar("T")


class Work(QObject):
    """Runs use cases for pages. A use case that is still running is not begun a second time (double click)."""

    begun = Signal(str)
    stepped = Signal(int, int)
    ended = Signal()

    def __init__(self, jobs: Jobs, store: Store, tr: Translator) -> None:
        super().__init__()
        self._jobs, self._store, self._words = jobs, store, tr
        self._running: dict[tuple[int, str], Progress] = {}
        self._stopped = False

    def perform(
        self,
        parent: QWidget,
        label: str,
        use: Callable[[Progress], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Callable[[Refused], bool] | None = None,
        long: bool = False,
    ) -> None:
        """Run `use` in the background; `then` gets its result on the window thread, if `parent` still lives.

        `label` says in the clerk's words what is being done (shown while it runs). `refused` may take a
        refusal to its field and return True; else it is shown as a message.
        """
        key = (id(parent), label)
        if key in self._running or self._stopped:
            return
        progress = Progress(lambda done, of: self._jobs.land(lambda: self.stepped.emit(done, of)))
        self._running[key] = progress
        self.begun.emit(label)
        self._jobs.submit(
            lambda: use(progress),
            lambda result: self._done(key, parent, then, result),
            lambda problem: self._failed(key, parent, problem, refused),
            long=long,
        )

    def write(
        self,
        parent: QWidget,
        label: str,
        use: Callable[[Writer], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Callable[[Refused], bool] | None = None,
        final: bool = False,
        case: str = "",
    ) -> None:
        """Run one labelled transaction; nothing of it stays when it is refused."""

        def inside(_progress: Progress) -> T:
            with self._store.write(label, final=final, case=case) as w:
                return use(w)

        self.perform(parent, label, inside, then, refused=refused)

    def read(
        self, parent: QWidget, use: Callable[[Reader], T], then: Callable[[T], object], *, label: str = ""
    ) -> None:
        """Read in the background on a snapshot of its own (long lists, counts)."""

        def inside(_progress: Progress) -> T:
            with self._store.read() as r:
                return use(r)

        self.perform(parent, label or f"read {id(use)}", inside, then, long=True)

    def cancel(self) -> None:
        """Ask everything that runs to stop."""
        for each in self._running.values():
            each.cancel()

    def stop(self) -> None:
        """The file is being closed: nothing new begins, and no result reaches a page any more."""
        self._stopped = True
        self.cancel()

    def _done(self, key: tuple[int, str], parent: QWidget, then: Callable[[T], object] | None, result: T) -> None:
        self._over(key)
        if then is not None and not self._stopped and isValid(parent):
            then(result)

    def _failed(
        self,
        key: tuple[int, str],
        parent: QWidget,
        problem: BaseException,
        refused: Callable[[Refused], bool] | None,
    ) -> None:
        self._over(key)
        alive = parent if isValid(parent) else None
        if isinstance(problem, Cancelled) or self._stopped:
            return
        if not isinstance(problem, Refused):
            show_bug(alive, problem, self._words)
        elif alive is None or refused is None or not refused(problem):
            show_refused(alive, problem, self._words)

    def _over(self, key: tuple[int, str]) -> None:
        self._running.pop(key, None)
        if not self._running:
            self.ended.emit()
