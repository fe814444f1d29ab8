"""The real window on a real encrypted office: unlocked with the passphrase, worked by the hand of the tour."""

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from kyoju_desktop.app import open_session
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.services.office import new_office, set_up
from kyoju_desktop.storage.store import Store
from kyoju_desktop.ui import glyph_boxes
from kyoju_desktop.ui.session import Session
from kyoju_desktop.ui.tour.clock import TourClock
from kyoju_desktop.ui.tour.hand import Hand
from tests.copies import copy_office
from tests.slots import cheap_slots

R = TypeVar("R", bound=Record)
PASSPHRASE = "やまなみ あさがお 二千二十六"
TOWN = ("陽ノ原町", "993018", False, "建設課", "住宅係", "大江 史")
CITY = ("瀬戸見市", "992011", True, "都市整備課", "住宅係", "榎並 佐和")
BEGIN = datetime(2026, 6, 16, 9, 0)


@dataclass
class Counter:
    """One counter clerk at work: the hand in the window, the clock, the file behind it."""

    session: Session
    hand: Hand
    clock: TourClock
    folder: Path

    @property
    def store(self) -> Store:
        """The open file."""
        store: Store = self.session.desk.store
        return store

    def find(self, kind: type[R], **equals: object) -> tuple[R, ...]:
        """What the file holds."""
        with self.store.read() as r:
            return r.find(kind, **equals)

    def one(self, kind: type[R], **equals: object) -> R:
        """The only record of that kind in the file."""
        (found,) = self.find(kind, **equals)
        return found

    def go_to(self, moment: datetime) -> None:
        """Let time pass; the page that is looked at shows the new day."""
        self.clock.go_to(moment)
        self.session.frame.refresh_bars()
        self.session.desk.news.changed.emit([])
        self.hand.settle()

    def lock(self) -> None:
        """Ctrl+L, and wait for the screen that asks for the passphrase.

        Without a display no window manager gives the window its activity back after a dialog.
        """
        self.session.window.activateWindow()
        self.hand.settle()
        self.hand.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.hand.see("passphrase")

    def unlock(self) -> None:
        """Type the passphrase and come to 今日."""
        self.hand.write("passphrase", PASSPHRASE)
        self.hand.press("open")
        self.hand.see("new_intake")
        self.hand.settle()


@pytest.fixture(scope="session")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Callable[[tuple[object, ...]], Path]:
    """Freshly set-up offices, made once each; a test works on its own copy."""
    made: dict[object, Path] = {}

    def office(of: tuple[object, ...]) -> Path:
        if of not in made:
            folder = tmp_path_factory.mktemp("office") / "data"
            clock = TourClock(BEGIN)
            with cheap_slots():  # every test unlocks its office
                set_up(folder, PASSPHRASE, new_office(*of), BEGIN, clock=clock).store.close()  # type: ignore[arg-type]
            made[of] = folder
        return made[of]

    return office


@contextmanager
def at_counter(app: QApplication, folder: Path, clock: TourClock) -> Iterator[Counter]:
    """Start the program on a folder; afterwards close it as a person does."""
    session = open_session(app, folder, clock=clock)
    glyph_boxes.watch(app)  # as after the first paint
    session.window.resize(1366, 768)
    session.window.show()
    hand = Hand(session.window, lambda: session.jobs.running == 0)
    try:
        yield Counter(session, hand, clock, folder)
    finally:
        hand.settle()
        while front := (app.activePopupWidget() or app.activeModalWidget()):
            front.close()
        session.window.close()
        hand.wait(lambda: not session.window.isVisible(), "close")
        session.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


@pytest.fixture
def town(qapp: QApplication, offices: Callable[[tuple[object, ...]], Path], tmp_path: Path) -> Iterator[Counter]:
    """陽ノ原町: no 福祉事務所 of its own."""
    yield from _office(qapp, offices(TOWN), tmp_path)


@pytest.fixture
def city(qapp: QApplication, offices: Callable[[tuple[object, ...]], Path], tmp_path: Path) -> Iterator[Counter]:
    """瀬戸見市: with a 福祉事務所."""
    yield from _office(qapp, offices(CITY), tmp_path)


def _office(app: QApplication, made: Path, place: Path) -> Iterator[Counter]:
    folder = place / "data"
    copy_office(made, folder)
    with at_counter(app, folder, TourClock(BEGIN)) as counter:
        counter.unlock()
        yield counter
    assert not [each for each in threading.enumerate() if each.name.startswith("kyoju-db")]
