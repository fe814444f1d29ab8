"""Nothing typed is lost: what stands in a form goes into the drafts of the encrypted file within a second."""

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.errors import log_bug
from kyoju_desktop.ui.widgets.panels import SavedMark

DELAY = 700  # milliseconds from the first unsaved keystroke to the save; the promise is one second
SAVED = N_("保存済み {time}")


class Drafting(QObject):
    """Saves one form's draft under its key.

    `gather` returns what stands in the form (JSON-ready), or None when there is nothing to keep. Text that
    is still being composed with the input method is not yet part of the form and is left alone.
    """

    saved = Signal()

    def __init__(self, desk: Desk, key: str, gather: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.key, self._gather = desk, key, gather
        self._mark: SavedMark | None = None
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.save)
        desk.flushing.connect(self.save)

    def show_on(self, mark: SavedMark) -> None:
        """Where 保存済み and the time are shown."""
        self._mark = mark

    def touch(self) -> None:
        """Something was typed: save soon, counted from the first keystroke that is not yet saved."""
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start()

    def load(self) -> Any:  # noqa: ANN401 - whatever the form put in
        """What was left behind under this key, or None."""
        found = self._desk.store.drafts.load(self.key)
        return json.loads(found) if found else None

    def save(self) -> None:
        """Write the draft now, if there is anything unsaved."""
        self._timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        data = self._gather()
        drafts, key = self._desk.store.drafts, self.key
        if data is None:
            self._desk.jobs.submit(lambda: drafts.drop(key), lambda _none: None, self._failed)
            return
        text = json.dumps(data, ensure_ascii=True)
        self._desk.jobs.submit(lambda: drafts.save(key, text), lambda _none: self._safe(), self._failed)

    def drop(self) -> None:
        """The form's answers are in the records now: the draft is no longer needed."""
        self._timer.stop()
        self._dirty = False
        drafts, key = self._desk.store.drafts, self.key
        self._desk.jobs.submit(lambda: drafts.drop(key), lambda _none: None, self._failed)

    def _safe(self) -> None:
        self._desk.saved()
        if not isValid(self):
            return  # the form was closed while its draft was being written
        if self._mark is not None and isValid(self._mark):
            now = self._desk.now()
            self._mark.say(self._desk.tr(SAVED, time=f"{now.hour}:{now.minute:02d}:{now.second:02d}"))
        self.saved.emit()

    def _failed(self, problem: BaseException) -> None:
        self._dirty = True
        if isinstance(problem, Refused):
            words = problem.message.text(self._desk.tr)
        else:
            log_bug(problem)
            words = self._desk.tr(N_("下書きを保存できません。画面の文字はまだ残っています。"))
        if self._mark is not None and isValid(self._mark):
            self._mark.trouble(words)
        else:
            self._desk.status(words)
