"""The copies of an open office: the first of the day by itself, others when they are wanted."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.ui import screens

_MINUTE, _PAINTED = 60_000, 300  # milliseconds; the copy of the day must not compete with the first page


class Copying(QObject):
    """Makes copies of the desk that `begin` gives it, until `stop`."""

    def __init__(self, parent: QObject, clock: Callable[[], datetime]) -> None:
        super().__init__(parent)
        self._clock = clock
        self._desk: Any = None  # ui.desk.Desk
        self._changed = False
        self._watch = QTimer(self)
        self._watch.setInterval(_MINUTE)
        self._watch.timeout.connect(self._make_when_due)

    def begin(self, desk: Any) -> None:  # noqa: ANN401 - ui.desk.Desk, loaded late
        """An office was opened."""
        self._desk, self._changed = desk, False
        desk.news.changed.connect(self._note_change)
        self._watch.start()
        QTimer.singleShot(_PAINTED, self, self._make_when_due)

    def stop(self) -> bool:
        """The office is being left; returns whether a copy is wanted: it was changed, or not copied today."""
        desk, self._desk = self._desk, None
        self._watch.stop()
        return self._changed or (desk is not None and screens.opening().copy_is_due(desk.data_dir, self._clock))

    def make(self, then: Callable[[Any], object] | None) -> None:
        """Make a copy in the background; `then` gets what was made (services.backups.BackedUp)."""
        from kyoju_desktop.services.backups import back_up_now  # noqa: PLC0415 - loaded with the file

        desk = self._desk

        def made(backed_up: Any) -> None:  # noqa: ANN401 - services.backups.BackedUp
            self._changed = False
            desk.settings = load_settings(desk.data_dir).settings
            desk.ways.show_backup()
            if backed_up.problem is not None:
                desk.status(backed_up.problem.text(desk.tr))
            if then is not None:
                then(backed_up)

        desk.work.perform(
            desk.ways,
            desk.tr(N_("控えを作っています…")),
            lambda _progress: back_up_now(desk.store, desk.data_dir, desk.now()),
            made,
            long=True,
        )

    def _note_change(self, _changes: list[Any]) -> None:
        self._changed = True

    def _make_when_due(self) -> None:
        if self._desk is not None and screens.opening().copy_is_due(self._desk.data_dir, self._clock):
            self.make(None)
