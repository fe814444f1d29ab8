"""One sitting with the person: the screen over everything, every answer written at once, the passphrase to end it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.consent_texts import ConsentTexts, Library
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Consent
from kyoju_desktop.domain.showing import Asked, Showing
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.asking import note_answer
from kyoju_desktop.storage.keys import unlock
from kyoju_desktop.ui.client.screen import ClientScreen
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.jobs import Progress
from kyoju_desktop.ui.main_window import MainWindow
from kyoju_desktop.ui.opening import TRAINING_PASSPHRASE

Told = Callable[[Asked, ConsentTexts, str], object]


class Sitting(QObject):
    """Lives as long as the screen is up. `told` gets every answer once it is in the file."""

    def __init__(
        self, desk: Desk, page: QWidget, consent: Consent, showing: Showing, texts: ConsentTexts, library: Library
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._consent = desk, page, consent
        self._count = 0
        self._told: Told = lambda _asked, _texts, _answer: None
        hint = ""
        if desk.office().training:
            hint = desk.tr(N_("研修モードの合言葉: {passphrase}"), passphrase=TRAINING_PASSPHRASE)
        self.screen = ClientScreen(showing, texts, library, desk.tr, hint)
        self.screen.answered.connect(self._answered)
        self.screen.passphrase_given.connect(self._check)
        self.screen.lock_pressed.connect(desk.ways.lock)

    def begin(self, told: Told) -> None:
        """Cover the window with the person's screen."""
        self._told = told
        window = self._page.window()
        if isinstance(window, MainWindow):
            self.screen.hide_pressed.connect(window.cover)
            window.lay_over(self.screen)
            self.screen.setFocus()

    def end(self) -> None:
        """Back to the clerk's page."""
        window = self.screen.window()
        if isinstance(window, MainWindow):
            window.take_off()
        self._page.setFocus()
        self.deleteLater()

    def _answered(self, asked: Asked, texts: ConsentTexts, answer: str) -> None:
        consent = self._consent
        self._count += 1  # a second answer to the same question is a write of its own, also while the first runs
        self._desk.work.write(
            self.screen,
            f"{self._desk.tr(N_('本人の答えを書いた'))} {self._count}",
            lambda w: note_answer(w, consent.case, consent.person, consent.asking, asked, texts, answer),
            lambda _row: None,
            final=True,
            case=consent.case,
        )
        self._told(asked, texts, answer)

    def _check(self, passphrase: str) -> None:
        folder, clock = self._desk.data_dir, self._desk.now
        self._desk.work.perform(
            self.screen,
            self._desk.tr(N_("合言葉を確かめています…")),
            partial(_opens, folder, passphrase, clock),
            lambda _none: self.end(),
            refused=self._refused,
        )

    def _refused(self, refused: Refused) -> bool:
        self.screen.show_wrong(refused.message.text(self._desk.tr))
        return True


def _opens(folder: Path, passphrase: str, clock: Callable[[], datetime], _progress: Progress) -> None:
    """Nothing is opened: only whether the passphrase fits is of interest."""
    unlock(folder, passphrase, clock=clock)
