"""From Enter on the unlock screen to a painted 今日: prints the seconds, and the peak memory in MB.

What the program does while the clerk types is done before, and the key is given (key derivation is slow on purpose).
Arguments: the data folder and the key in hexadecimal. Then list and case are looked at once, for the peak.
"""

import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from kyoju_desktop.app import make_application, open_session
from kyoju_desktop.storage.lists import CaseFilter
from kyoju_desktop.ui import opening, screens
from tests.benchmarks.peak import peak_memory


def until(ready: Callable[[], bool]) -> None:
    """Let the window work until it is ready, without taking time from its workers."""
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: sys.exit("the page did not come"))
    late.start(60_000)
    while not ready():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    late.stop()
    app.processEvents()


def usable() -> bool:
    return shown.frame is not None and shown.frame.page("today")._found is not None


class Painted(QObject):
    """Notes that the window was painted with everything on it (and not once more: a clerk sees the first time)."""

    done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002 - the names are Qt's
        self.done = self.done or (event.type() == QEvent.Type.Paint and usable())
        return False


folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
app = make_application(sys.argv[:1])
shown = open_session(app, folder, clock=lambda: datetime(2026, 6, 1, 9, 40))
shown.window.resize(1366, 768)
shown.window.show()
paint = Painted()
shown.window.installEventFilter(paint)
screens.load_all()
shown.listen()
app.processEvents()
begin = time.perf_counter()
with mock.patch.object(opening, "unlock", return_value=key):
    shown.unlock("")
    until(lambda: paint.done)
sys.stdout.write(f"{time.perf_counter() - begin:.4f}\n")
shown.frame.go("cases")
until(lambda: bool(shown.frame.page("cases").table.rows))
with shown.desk.store.read() as r:
    case = r.case_rows(CaseFilter("open"), limit=1)[0].case
shown.frame.open_case(case)
until(lambda: not shown.jobs.running)
sys.stdout.write(f"{peak_memory():.1f}\n")
sys.stdout.flush()
shown._leave(copy=False)()
shown.window.hide()
shown.jobs.close()
