"""What the program asks of Windows, tried one by one: `room.py FOLDER`. A line for each; 1 when one fails."""

import ctypes
import subprocess
import sys
import threading
from ctypes import wintypes
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QMenu, QToolTip

from kyoju_desktop.platform import captures, files, instance, process
from kyoju_desktop.platform.keyboard import caps_lock
from kyoju_desktop.platform.listener import Happening, Listener
from kyoju_desktop.platform.places import long_form
from kyoju_desktop.ui.clipboard import guard_clipboard
from kyoju_desktop.ui.first_copy import FirstCopy, ask

user = ctypes.WinDLL("user32")
FOLDER = Path(sys.argv[1])
ASK = "ask"  # `room.py ask NAME` is the later start


def replaced_while_looked_at() -> bool:
    """A file that somebody else holds for a moment is replaced all the same."""
    old, fresh = FOLDER / "held.json", FOLDER / "held.json.new"
    old.write_text("old", "ascii")
    fresh.write_text("new", "ascii")
    looked = old.open("rb")
    threading.Timer(0.3, looked.close).start()
    files.take_place(fresh, old)
    return old.read_text("ascii") == "new"


def held_until_closed() -> bool:
    """A held file is refused to others, and free again when it is closed."""
    with (FOLDER / "held.lock").open("a+b") as first, (FOLDER / "held.lock").open("a+b") as second:
        files.seize(first)
        try:
            files.seize(second)
        except OSError:
            return True
    return False


def long_names() -> bool:
    """A folder beyond 260 characters is reached."""
    deep = long_form(FOLDER.joinpath(*["とても長い名前のフォルダー" * 3] * 8))
    deep.mkdir(parents=True, exist_ok=True)
    files.take_place(_written(deep / "a.new"), deep / "a")
    return str(deep).startswith("\\\\?\\") and (deep / "a").exists()


def _written(path: Path) -> Path:
    path.write_bytes(b"x")
    return path


def one_name_for_one_program() -> bool:
    """The name of a folder is taken once; the same process may ask again."""
    name = instance.name_of(FOLDER)
    same = name == instance.name_of(Path(str(FOLDER).upper()))
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateMutexW(None, False, f"Local\\{name}-other")
    instance.let_forward()
    return same and instance.claim(name) and instance.claim(name) and not instance.claim(f"{name}-other")


def a_later_start_is_answered() -> bool:
    """Who calls the name of the first window over the local pipe gets an answer, and the window hears it."""
    first, heard = FirstCopy(), []
    first.called.connect(lambda: heard.append(True))
    first.listen(FOLDER)
    later = subprocess.Popen([sys.executable, __file__, ASK, instance.name_of(FOLDER)])
    until = QDeadlineTimer(30_000)
    while later.poll() is None and not until.hasExpired():
        QApplication.processEvents()
    first.close()
    return later.poll() == 0 and heard == [True]


class Recorder(captures.Shield):
    """Remembers which windows were kept out."""

    def __init__(self) -> None:
        self.kept: set[int] = set()
        super().__init__()

    def _cover(self, window: int) -> None:
        self.kept.add(window)
        super()._cover(window)


def every_window_is_kept_out() -> bool:
    """The window, its dialog, its menu, a hint, and a window that is made anew: none is forgotten."""
    shield = Recorder()
    main = QMainWindow()
    box = QLineEdit(main)
    main.setCentralWidget(box)
    main.show()
    QApplication.processEvents()
    shield.keep_out(True)
    kept = {int(main.winId()) in shield.kept}
    dialog, menu = QDialog(main), QMenu(main)
    menu.addAction("x")
    dialog.open()
    menu.popup(main.pos())
    QToolTip.showText(main.pos(), "hint", main)
    for _ in range(20):
        QApplication.processEvents()
    kept |= {int(each.winId()) in shield.kept for each in (dialog, menu)}
    kept |= {int(each.winId()) in shield.kept for each in QGuiApplication.topLevelWindows() if each.isVisible()}
    menu.close()
    dialog.close()
    main.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=True)  # makes the window anew
    main.show()
    for _ in range(20):
        QApplication.processEvents()
    kept.add(int(main.winId()) in shield.kept)
    shield.keep_out(False)
    shield.close()
    main.close()
    return kept == {True}


def nothing_enters_the_history() -> bool:
    """What any field copies carries the formats that keep it out of the history, and can still be pasted."""
    guard_clipboard()
    box = QLineEdit("大字日向1番地")
    box.selectAll()
    box.copy()
    for _ in range(20):
        QApplication.processEvents()
    names = (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    )
    marked = all(user.IsClipboardFormatAvailable(user.RegisterClipboardFormatW(name)) for name in names)
    box.clear()
    box.paste()
    QApplication.clipboard().clear()
    return bool(marked) and box.text() == "大字日向1番地"


def every_happening_is_heard() -> bool:
    """What Windows says to a window comes as a happening, an error in the answer stays in Python."""
    heard: list[Happening] = []

    def tell(what: Happening) -> None:
        heard.append(what)
        if what is Happening.SLEEP:
            raise ValueError

    sys.excepthook = lambda *_told: None
    listener = Listener(tell)
    user.FindWindowW.restype = wintypes.HWND
    window = wintypes.HWND(user.FindWindowW("KyojuDesktop.Listener", None))
    close = user.RegisterWindowMessageW("KyojuDesktop.Close")
    for message, given in (
        (0x02B1, 7),
        (0x02B1, 8),
        (0x0218, 4),
        (0x0218, 7),
        (0x11, 0),
        (0x16, 0),
        (0x16, 1),
        (close, 0),
    ):
        user.SendMessageW(window, message, wintypes.WPARAM(given), wintypes.LPARAM(0))
    listener.close()
    gone = not user.FindWindowW("KyojuDesktop.Listener", None)
    Listener(tell).close()
    return gone and [each.name for each in heard] == ["LOCKED", "SLEEP", "ENDING", "ENDED", "CLOSE"]


def main() -> int:
    process.prepare()
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    checks = (
        replaced_while_looked_at,
        held_until_closed,
        long_names,
        one_name_for_one_program,
        a_later_start_is_answered,
        every_window_is_kept_out,
        nothing_enters_the_history,
        every_happening_is_heard,
        lambda: caps_lock() in {True, False},
    )
    failed = 0
    for check in checks:
        try:
            holds = check()
        except Exception as problem:  # noqa: BLE001 - told below
            sys.stdout.write(f"{problem!r}\n")
            holds = False
        failed += not holds
        sys.stdout.write(f"{'ok ' if holds else 'NOT'} {check.__doc__ or 'Caps Lock is told.'}\n")
    app.quit()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main() if sys.argv[1] != ASK else 0 if ask(sys.argv[2]) else 1)
