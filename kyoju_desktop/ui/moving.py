"""From a broken machine to this one: a backup file is chosen at the set-up and brought back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.platform.places import long_form
from kyoju_desktop.ui import choosing, screens
from kyoju_desktop.ui.dialogs.bring_back import BringBack, Remark
from kyoju_desktop.ui.errors import show_bug, show_refused
from kyoju_desktop.ui.jobs import Jobs
from kyoju_desktop.ui.widgets.buttons import Button

_KIB = 1024


class Moving(QObject):
    """Chooses, asks for the passphrase, restores; `moved` carries the open office (opening.Opened)."""

    moved = Signal(object)

    def __init__(
        self, page: QWidget, jobs: Jobs, tr: Translator, folder: Path, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(page)
        self._page, self._jobs, self._words, self._folder, self._clock = page, jobs, tr, folder, clock

    def begin(self, found: Any) -> None:  # noqa: ANN401 - storage.backup.Backup, or None where none was found
        """Offer the backup that was found, else ask for the file."""
        if found is not None:
            self._ask(found)
        else:
            self._choose()

    def _choose(self) -> None:
        tr = self._words
        kinds = (tr(N_("控え (*.kyojubak)")), tr(N_("すべてのファイル (*)")))
        dialog = choosing.ask_open(self._page, tr, tr(N_("控えのファイルを選ぶ")), kinds, name="backup_dialog")
        dialog.fileSelected.connect(self._look)
        dialog.open()

    def _look(self, path: str) -> None:
        """Before a passphrase is asked: is it a backup, and all of it? A share may let one wait."""

        def use() -> Any:  # noqa: ANN401 - storage.backup.Backup
            return screens.opening().look_at(long_form(Path(path)))

        self._jobs.submit(use, self._ask, self._not_looked, long=True)

    def _not_looked(self, problem: BaseException) -> None:
        if isinstance(problem, Refused):
            show_refused(self._page, problem, self._words)
        else:
            show_bug(self._page, problem, self._words)

    def _ask(self, backup: Any) -> None:  # noqa: ANN401 - storage.backup.Backup
        tr = self._words
        dialog = BringBack(self._page, tr, backup.at, self._remarks(backup))

        def again() -> None:
            dialog.reject()
            self._choose()

        dialog.add_verb(Button(tr(N_("ほかの控えを選ぶ")), name="other_backup", pressed=again))
        dialog.given.connect(lambda secret: self._bring(dialog, backup, secret))
        dialog.open()

    def _remarks(self, backup: Any) -> tuple[Remark, ...]:  # noqa: ANN401 - storage.backup.Backup
        tr = self._words
        size = tr(N_("{size}KB  {name}"), size=format_number(backup.size // _KIB), name=backup.path.name)
        return (
            ("cases", "ink2", size),
            ("circle-check", "done", tr(N_("途中で切れていません。戻す前に、全部を開いて調べます。"))),
            (
                "warning",
                "warn",
                tr(N_("前のパソコンでは、もう書かないでください。控えのあとに書いた記録は、ここには出てきません。")),
            ),
        )

    def _bring(self, dialog: BringBack, backup: Any, secret: str) -> None:  # noqa: ANN401 - storage.backup.Backup
        opening, folder, clock = screens.opening(), self._folder, self._clock

        def moved(opened: Any) -> None:  # noqa: ANN401 - opening.Opened
            dialog.accept()
            self.moved.emit(opened)

        def failed(problem: BaseException) -> None:
            dialog.show_wrong(problem.message.text(self._words) if isinstance(problem, Refused) else "")
            if not isinstance(problem, Refused):
                show_bug(self._page, problem, self._words)

        dialog.show_busy(busy=True)
        self._jobs.submit(lambda: opening.move_here(backup, folder, secret, clock), moved, failed)
