"""An office that was set up before the case begins."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kyoju_desktop.services.office import new_office, set_up
from kyoju_desktop.ui.tour.clock import TourClock
from tests.copies import copy_office
from tests.e2e.conftest import CITY, PASSPHRASE, TOWN, Counter, at_counter
from tests.slots import cheap_slots

SINCE = datetime(2025, 9, 1, 9, 0)  # before the earliest line of the eight cases
OpenAt = Callable[[tuple[object, ...], datetime], Counter]


@pytest.fixture(scope="session")
def old_offices(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[object, ...], Path]:
    """The town and the city as they were set up in autumn 2025; a test works on its own copy."""
    made: dict[tuple[object, ...], Path] = {}
    for of in (TOWN, CITY):
        folder = tmp_path_factory.mktemp("since") / "data"
        with cheap_slots():  # every test unlocks its office
            set_up(folder, PASSPHRASE, new_office(*of), SINCE, clock=TourClock(SINCE)).store.close()
        made[of] = folder
    return made


@pytest.fixture
def open_at(qapp: QApplication, old_offices: dict[tuple[object, ...], Path], tmp_path: Path) -> Iterator[OpenAt]:
    """Start the program in that office at that moment; several offices may be open after each other."""
    with ExitStack() as stack:

        def begin(of: tuple[object, ...], moment: datetime) -> Counter:
            folder = tmp_path / str(of[1]) / "data"
            copy_office(old_offices[of], folder)
            counter = stack.enter_context(at_counter(qapp, folder, TourClock(moment)))
            counter.unlock()
            return counter

        yield begin
