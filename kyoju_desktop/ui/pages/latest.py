"""Reading for a page while the clerk goes on: only the newest question is answered, older ones are dropped."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.errors import show_bug, show_refused

T = TypeVar("T")


class Latest(QObject, Generic[T]):
    """One kind of question of one page. While a question is with the file, only the newest further one waits."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._asked = 0
        self._busy = False
        self._waiting: tuple[Callable[[Reader], T], Callable[[T], object]] | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def ask(self, use: Callable[[Reader], T], then: Callable[[T], object]) -> None:
        """Read off the window thread; `then` gets the answer unless a newer question came meanwhile."""
        self._asked += 1
        if self._busy:
            self._waiting = (use, then)
            return
        self._begin(use, then)

    def drop(self) -> None:
        """Forget every question that is not answered yet."""
        self._asked += 1
        self._waiting = None

    def _begin(self, use: Callable[[Reader], T], then: Callable[[T], object]) -> None:
        self._busy = True
        mark = self._asked

        def inside() -> T:
            with self._desk.store.read() as r:
                return use(r)

        self._desk.jobs.submit(
            inside, lambda answer: self._answered(mark, then, answer), lambda problem: self._failed(mark, problem)
        )

    def _answered(self, mark: int, then: Callable[[T], object], answer: T) -> None:
        if not isValid(self) or not isValid(self._page):
            return
        self._next()
        if mark == self._asked:
            then(answer)

    def _failed(self, mark: int, problem: BaseException) -> None:
        if not isValid(self) or not isValid(self._page):
            return
        self._next()
        if mark != self._asked:
            return
        if isinstance(problem, Refused):
            show_refused(self._page, problem, self._desk.tr)
        else:
            show_bug(self._page, problem, self._desk.tr)

    def _next(self) -> None:
        self._busy = False
        waiting: tuple[Callable[[Reader], Any], Callable[[Any], object]] | None = self._waiting
        self._waiting = None
        if waiting is not None:
            self._begin(*waiting)
