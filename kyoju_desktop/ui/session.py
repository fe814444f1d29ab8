"""From start to close: which screen is shown, when the file opens, locks, is copied and closes."""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.platform.places import long_form
from kyoju_desktop.services.settings import load_settings
from kyoju_desktop.storage.folder import DATABASE, KEYS, OLDER_KEYS
from kyoju_desktop.ui import screens, theme
from kyoju_desktop.ui.capture import Capture
from kyoju_desktop.ui.copying import Copying
from kyoju_desktop.ui.errors import Notice, show_bug
from kyoju_desktop.ui.happenings import Happenings
from kyoju_desktop.ui.idle import IdleWatch
from kyoju_desktop.ui.jobs import Jobs
from kyoju_desktop.ui.main_window import MainWindow, look_for
from kyoju_desktop.ui.pages.unlock import UnlockPage

Clock = Callable[[], datetime]
TRAINING_FOLDER = "kenshu"


class Start(NamedTuple):
    """Where the data lies, where practice lies, what time it is, which fonts were found."""

    folder: Path
    training: Path
    clock: Clock
    families: tuple[str, ...]


class Session(QObject):
    """One run of the program on one data folder at a time.

    `entered` tells that an office is open and can be worked in, `locked` that it is closed again.
    """

    entered = Signal()
    locked = Signal()

    def __init__(self, start: Start, tr: Translator) -> None:
        super().__init__()
        self._start, self.folder, self.words = start, start.folder, tr
        self.jobs = Jobs(self)
        self.window = MainWindow(tr)
        self.window.may_close = self._may_close
        self.desk: Any = None  # ui.desk.Desk, whose module is loaded only when a file is opened
        self.frame: Any = None
        self._closing = self._away = False
        self.first_start: Any = None  # ui.first_start.FirstStart, while an office is being set up
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self.lock)
        self._first: Any = None  # ui.first_copy.FirstCopy, from when the first screen is there
        self.capture = Capture()
        self.happenings = Happenings(self, self)
        self._copying = Copying(self, start.clock)

    # the screens before an office is open

    def begin(self) -> None:
        """Show the unlock screen, or the set-up where nothing was set up yet."""
        if any((self.folder / name).exists() for name in (KEYS, OLDER_KEYS, DATABASE)):
            self._show_unlock()
        else:
            self._show_set_up()

    def preload(self) -> None:
        """Load the libraries of the file while the passphrase is being typed, then listen."""

        def load() -> None:
            screens.load_all()
            with suppress(RuntimeError):  # the window was closed meanwhile
                self.jobs.land(self.listen)

        threading.Thread(target=load, name="kyoju-preload", daemon=True).start()

    def listen(self) -> None:
        """Answer later starts on the same folder: they bring this window forward."""
        from kyoju_desktop.ui.first_copy import FirstCopy  # noqa: PLC0415 - QtNetwork is not needed to paint

        if self._first is None:
            self._first = FirstCopy(self)
            self._first.called.connect(self.window.come_forward)
        for folder in (self._start.folder, self.folder):
            self._first.listen(folder)

    def _show_unlock(self) -> UnlockPage:
        page = screens.unlock_page(self.words, self.folder)
        page.unlock_pressed.connect(self.unlock)
        page.recovery_pressed.connect(self.unlock_with_recovery)
        page.training_pressed.connect(self.change_office)
        page.other_place_pressed.connect(self._choose_place)
        page.help_pressed.connect(lambda: screens.explain_unlocking(self.window, self.words))
        page.repair_pressed.connect(self._offer_newest)
        if self.in_training:
            page.show_training(screens.opening().TRAINING_PASSPHRASE)
        self.window.show_screen(page)
        page.box.setFocus()
        return page

    def _show_set_up(self) -> None:
        from kyoju_desktop.ui.first_start import FirstStart  # noqa: PLC0415 - needed once in the life of an office

        self.first_start = FirstStart(self, self.jobs, self.words, self.folder, self._start.clock)
        self.first_start.made.connect(self._opened)
        page = self.first_start.page
        page.foot.training.connect(self.change_office)
        page.foot.other_place.connect(self._choose_place)
        self.window.show_screen(page)
        page.setFocus()

    def _wait_screen(self, text: str) -> None:
        self.window.show_screen(screens.waiting(self.words(text)))

    def _choose_place(self) -> None:
        screens.ask_folder(self.window, self.words, self.folder, self._go_to)

    @property
    def in_training(self) -> bool:
        """Whether the folder is the one of 研修モード."""
        return self.folder == self._start.training

    # opening

    def unlock(self, passphrase: str) -> None:
        """Open the file with the passphrase."""
        opening, folder, clock = screens.opening(), self.folder, self._start.clock
        self._open_by(lambda: opening.open_with(folder, passphrase, clock))

    def unlock_with_recovery(self, recovery_key: str) -> None:
        """Open the file with the recovery key; a new passphrase is asked for at once."""
        opening, folder, clock = screens.opening(), self.folder, self._start.clock
        self._open_by(lambda: opening.open_with_recovery(folder, recovery_key, clock))

    def change_office(self) -> None:
        """From the real office to the invented one (made first if needed), or back."""
        if self.in_training and self._start.folder != self._start.training:
            self.folder = self._start.folder
            self.begin()
            return
        self.folder = self._start.training
        self.open_training()

    def open_training(self) -> None:
        """Open the invented office."""
        self._wait_screen(N_("研修用の役場を用意しています…"))
        opening, folder, clock = screens.opening(), self.folder, self._start.clock
        self._open_by(lambda: opening.open_training(folder, clock, lambda _done, _of: None))

    def _open_by(self, use: Callable[[], Any]) -> None:
        self._away = False
        self.jobs.submit(use, self._opened, self._not_opened)

    def _opened(self, opened: Any) -> None:  # noqa: ANN401 - opening.Opened, loaded late
        from kyoju_desktop.ui.desk import Desk  # noqa: PLC0415 - brings the libraries of the file
        from kyoju_desktop.ui.frame import DeskFrame  # noqa: PLC0415

        self.first_start = None
        settings = load_settings(self.folder).settings
        self.desk = Desk(
            opened.store, self.jobs, self.words, self.folder, settings, clock=self._start.clock, session=self
        )
        self.frame = DeskFrame(self.desk)
        self.frame.lock_pressed.connect(self.lock)
        self.frame.hide_pressed.connect(self.window.cover)
        self.window.hold()
        self.window.show_screen(self.frame)
        self.listen()
        self._idle.start(settings.idle_minutes)
        self.frame.go(self.frame.first())
        self.frame.page(self.frame.first()).filled.connect(self.window.release)
        self._copying.begin(self.desk)
        self.desk.news.changed.connect(lambda _changes: self.look_who_sees())
        self.look_who_sees()
        self.entered.emit()
        if opened.data_key:  # the recovery key opened it
            self._ask_new_passphrase(opened.data_key)
        if self._away:
            QTimer.singleShot(0, self, self.lock_at_once)

    def _ask_new_passphrase(self, key: bytes) -> None:
        from kyoju_desktop.ui.dialogs.recovery import NewPassphrase  # noqa: PLC0415 - rarely needed

        dialog = NewPassphrase(self.window, self.words, forgotten=True)
        folder, opening = self.folder, screens.opening()

        def decided(_none: object) -> None:
            dialog.accept()
            self.desk.status(self.words(N_("新しい合言葉にしました。")))

        def given(text: str) -> None:
            label = self.words(N_("合言葉を決めなおす"))
            self.desk.work.perform(
                self.frame, label, lambda _progress: opening.new_passphrase(folder, key, text), decided
            )

        dialog.given.connect(given)
        dialog.open()

    def _not_opened(self, problem: BaseException) -> None:
        opening = screens.opening()
        page = self.window.screen_widget
        if not isinstance(page, UnlockPage):
            page = self._show_unlock()
        if isinstance(problem, opening.WrongPassphrase):
            page.show_wrong(problem.message.text(self.words), problem.wait_seconds)
        elif isinstance(problem, opening.Damaged | opening.Missing):
            page.show_damage(problem.message.text(self.words), offer=opening.newest_good(self.folder) is not None)
        elif isinstance(problem, Refused):
            page.show_wrong(problem.message.text(self.words))
        else:
            page.show_busy(busy=False)
            show_bug(self.window, problem, self.words)

    # locking, closing

    def lock(self) -> None:
        """Save what is typed, take everything off the screen, then copy and close the file."""
        if self.desk is None or self._closing:
            return
        shut = self._leave()
        page = self._show_unlock()
        self.locked.emit()

        def failed(problem: BaseException) -> None:
            words = problem.message.text(self.words) if isinstance(problem, Refused) else ""
            page.show_wrong(words or self.words(N_("控えを作れませんでした。データは保存されています。")))

        self.jobs.submit(shut, lambda _none: self._tell_facts(page), failed)

    def _tell_facts(self, page: UnlockPage) -> None:
        settings = load_settings(self.folder).settings
        if self.window.screen_widget is page:
            page.show_facts(settings.drafts, settings.last_backup_at)

    def _leave(self, *, copy: bool | None = None) -> Callable[[], None]:
        """Flush drafts, close dialogs and lists, let go of the desk; returns what closes the file, on the worker.

        `copy` says whether a copy is made then; None: if something was changed, or none was made today.
        """
        desk, self.desk = self.desk, None
        self._idle.stop()
        desk.flush()
        wanted = self._copying.stop()
        with suppress(Refused):  # where the window stood is no reason to stay open
            desk.change_settings(geometry=self.window.place())
        desk.close()
        screens.close_windows(self.window)
        self.frame = None
        self.look_who_sees()
        opening, folder, clock = screens.opening(), self.folder, self._start.clock

        def shut() -> None:
            self.jobs.finish_long()
            opening.close(desk.store, folder, clock, copy=wanted if copy is None else copy)

        return shut

    def copy_now(self, then: Callable[[Any], object] | None) -> None:
        """Make a backup in the background; `then` gets what was made."""
        self._copying.make(then)

    def _may_close(self) -> bool:
        if self.desk is None and not self._closing:
            self._end()
            return True
        if not self._closing:
            self._closing = True
            shut = self._leave(copy=True)
            self._wait_screen(N_("控えを作って閉じています…"))
            self._close_after(shut)
        return False

    def _close_after(self, shut: Callable[[], None]) -> None:
        def closed(_none: object) -> None:
            self._closing = False
            self.window.close()

        def failed(problem: BaseException) -> None:
            text = problem.message.text(self.words) if isinstance(problem, Refused) else ""
            notice = Notice(
                self.window,
                self.words(N_("控えを作れませんでした")),
                text or self.words(N_("記録は保存されています。控えだけができていません。")),
                icon="warning",
                tone="warn",
                close=self.words(N_("控えなしで閉じる")),
            )
            notice.ask(lambda _code: closed(None))

        self.jobs.submit(shut, closed, failed)

    def _end(self) -> None:
        self.happenings.stop()
        self.capture.stop()
        if self._first is not None:
            self._first.close()
        self.jobs.close()

    # what the system tells, and who may see the screen

    def lock_at_once(self) -> None:
        """Take everything off the screen before anything else, then lock (the machine may sleep in two seconds)."""
        self._away = self.jobs.running > 0  # what is being opened is locked as soon as it is there
        if self.desk is not None:
            self.window.release()
            self.window.cover()
            self.window.repaint()
            self.lock()

    def save_typed(self) -> None:
        """Make everything typed safe; nothing closes yet."""
        if self.desk is not None:
            self.desk.flush()

    def end_now(self) -> None:
        """Save and close the file before this returns: the system ends the program after it. No copy is made."""
        if self.desk is not None:
            self.jobs.submit(self._leave(copy=False), lambda _none: None, lambda _problem: None)
        self.jobs.drain()

    def close_when_asked(self) -> bool:
        """Close as the window's own close does; not while a recovery key is shown or a file is opened or restored."""
        key_shown = self.first_start is not None and self.first_start.busy
        if key_shown or (self.desk is None and self.jobs.running and not self._closing):
            return False
        self.window.close()
        return True

    def look_who_sees(self) -> None:
        """Keep the windows out of pictures of the screen, or not, as the office that is open now asks for."""
        self.capture.look(self.desk, training=self.in_training)

    # another office, another state of it

    def bring_back(self, backup: Any, passphrase: str) -> None:  # noqa: ANN401 - storage.backup.Backup
        """Put a backup in the place of the present file, which is kept aside, and open it."""
        opening, folder, clock = screens.opening(), self.folder, self._start.clock
        shut = self._leave(copy=False) if self.desk is not None else None
        self._wait_screen(N_("控えから戻しています…"))

        def use() -> Any:  # noqa: ANN401 - opening.Opened
            if shut is not None:
                shut()
            return opening.bring_back(backup, folder, passphrase, clock)

        self._open_by(use)

    def ask_bring_back(self, backup: Any) -> None:  # noqa: ANN401 - storage.backup.Backup
        """Ask for the backup's passphrase, then restore it."""
        from kyoju_desktop.ui.dialogs.bring_back import BringBack  # noqa: PLC0415 - rarely needed

        dialog = BringBack(self.window, self.words, backup.at)

        def given(passphrase: str) -> None:
            dialog.accept()
            self.bring_back(backup, passphrase)

        dialog.given.connect(given)
        dialog.open()

    def change_look(self) -> None:
        """Follow changed settings of language, theme and text size at once: everything is built anew."""
        desk = self.desk
        desk.flush()
        self.words = Translator.for_language(desk.settings.language)
        desk.speak(self.words)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, look_for(desk.settings.theme, desk.settings.text_scale, self._start.families))
        from kyoju_desktop.ui.frame import DeskFrame  # noqa: PLC0415 - loaded with the file

        self.frame = DeskFrame(desk)
        self.frame.lock_pressed.connect(self.lock)
        self.frame.hide_pressed.connect(self.window.cover)
        self.window.show_screen(self.frame)
        self._idle.start(desk.settings.idle_minutes)
        self.frame.go("settings")
        self.look_who_sees()

    def _offer_newest(self) -> None:
        newest = screens.opening().newest_good(self.folder)
        if newest is not None:
            self.ask_bring_back(newest)

    def _go_to(self, folder: str) -> None:
        self.folder = long_form(Path(folder))
        self.begin()
