"""The very first start: from the first question of the set-up to an office that is open."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.platform.places import long_form, reach
from kyoju_desktop.services.settings import change_settings
from kyoju_desktop.ui import screens
from kyoju_desktop.ui.errors import show_bug
from kyoju_desktop.ui.jobs import Jobs


class FirstStart(QObject):
    """The set-up of one folder; `made` carries the open office (opening.Opened) when the last step is done."""

    made = Signal(object)
    _place_tried = Signal(str, bool, object)

    def __init__(
        self, parent: QObject, jobs: Jobs, tr: Translator, folder: Path, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(parent)
        self._jobs, self._words, self._folder, self._clock = jobs, tr, folder, clock
        self._opened: Any = None
        self.page = screens.set_up_page(tr, folder)
        self.page.wanted.connect(self._create)
        self.page.finished.connect(self._finished)
        self.page.place_proposed.connect(self._try_place)
        self._place_tried.connect(self.page.show_reached)
        self._moving: Any = None  # ui.moving.Moving, when an office is brought from another machine
        self.page.way_back.pressed.connect(self._move)
        self.page.begin()

    @property
    def busy(self) -> bool:
        """Whether the office was made and its recovery key may not be written down yet: nothing may end that."""
        return self._opened is not None

    def _move(self, found: Any) -> None:  # noqa: ANN401 - storage.backup.Backup, or None where none was found
        from kyoju_desktop.ui.moving import Moving  # noqa: PLC0415 - brings the libraries of the file

        if self._moving is None:
            self._moving = Moving(self.page, self._jobs, self._words, self._folder, self._clock)
            self._moving.moved.connect(self.made)
        self._moving.begin(found)

    def _try_place(self, place: str) -> None:
        """Whether the prefecture's second place can be reached, and what lies there; a share may let one wait."""

        def look() -> tuple[bool, Any]:
            reached = reach(place)
            return reached, screens.opening().newest_in(long_form(Path(place))) if reached else None

        def tell(found: tuple[bool, Any]) -> None:
            if isValid(self):  # another folder may have been opened meanwhile
                self._place_tried.emit(place, *found)

        self._jobs.submit(look, tell, lambda _problem: None, long=True)

    def _create(self, answers: Any) -> None:  # noqa: ANN401 - set_up.Answers through a Qt signal
        opening, folder, clock = screens.opening(), self._folder, self._clock
        self._jobs.submit(lambda: opening.create(folder, answers, clock), self._created, self._not_created)

    def _created(self, opened: Any) -> None:  # noqa: ANN401 - opening.Opened, loaded late
        self._opened = opened
        self.page.show_key(opened.recovery_key)

    def _not_created(self, problem: BaseException) -> None:
        if isinstance(problem, Refused):
            self.page.show_refused(problem)
        else:
            show_bug(self.page.window(), problem, self._words)

    def _finished(self, second_place: str) -> None:
        if second_place:
            change_settings(self._folder, second_backup=second_place)
        opened, self._opened = self._opened, None
        self.made.emit(opened)
