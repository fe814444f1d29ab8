"""Steps of the proof: what Windows tells a running program, a second start, and what the program asks of Windows."""

import json
from pathlib import Path

from windows.wine.ground import PROBES, Ground, Step, must
from windows.wine.machine import Begun, windows
from windows.wine.window import PATIENCE, opened, shown, shut

OFFICE = "C:\\kyoju locking"
TYPED = "nishi no heya"


def room(ground: Ground) -> None:
    """Held files, replaced files, long names, one program a folder, captures, clipboard, messages: all answer."""
    code, told = ground.python(PROBES / "room.py", "C:\\kyoju room")
    (ground.out / "room.txt").write_text(told, "utf-8")
    must(code == 0, told)


def locked(ground: Ground) -> None:
    """When the session is locked, the unlock page is shown, the file is closed, and what was typed is kept."""
    _told_while_typing(ground, "locked")


def asleep(ground: Ground) -> None:
    """When the machine goes to sleep, likewise."""
    _told_while_typing(ground, "sleep")


def _told_while_typing(ground: Ground, word: str) -> None:
    running = _typing(ground)
    _tell(ground, word)
    must(ground.machine.until(lambda: not _open(ground), PATIENCE), "the file is still open")
    ground.machine.rest(3)
    ground.screen.picture(ground.out / "screen" / f"{word}.png")
    must(running.wait(0) is None, "the program has ended")
    _typed_is_kept(ground, running)


def session_ends(ground: Ground) -> None:
    """When the session ends, what was typed is saved and the file closed before Windows has its answer."""
    running = _typing(ground)
    _tell(ground, "ending")
    must(_open(ground), "the session might still go on, and the file is closed")
    _tell(ground, "ended")
    must(not _open(ground), "the file is open")
    ground.machine.kill_all()
    running.wait(30)
    _draft_is_there(ground)


def installer_asks(ground: Ground) -> None:
    """When the installer asks, the real program closes: what was typed is kept, a copy is made, it ends with 0."""
    running = _typing(ground)
    before = len(_copies(ground))
    _tell(ground, "close")
    must(running.wait(PATIENCE) == 0, "the program did not close by itself")
    must(len(_copies(ground)) == before + 1, "no copy was made")
    _draft_is_there(ground)


def closes_at_the_passphrase(ground: Ground) -> None:
    """It closes also while it asks for the passphrase."""
    running = shown(ground, ground.machine, "--data-dir", OFFICE)
    ground.machine.rest(3)
    _tell(ground, "close")
    must(running.wait(PATIENCE) == 0, "the program did not close by itself")


def second_start(ground: Ground) -> None:
    """A second start ends with 0 and leaves one window; after the first was killed, the next start opens."""
    first = shown(ground, ground.machine, "--data-dir", OFFICE)
    second = ground.machine.begin(ground.machine.program / "Kyoju.exe", "--data-dir", OFFICE)
    must(second.wait(PATIENCE) == 0, "the second start did not end")
    must(first.wait(0) is None, "the first has ended")
    ground.machine.kill_all()
    first.wait(30)
    third = shown(ground, ground.machine, "--data-dir", OFFICE)
    shut(ground, ground.machine, third)


def _typing(ground: Ground) -> Begun:
    """The program on an open office, with words in a form that nobody has saved."""
    if not _folder(ground).exists():
        code, told = ground.admin(OFFICE, "demo", "--cases", "5")
        must(code == 0, told)
    running = opened(ground, ground.machine, OFFICE)
    must(ground.machine.until(lambda: _open(ground), PATIENCE), "the office was not opened")
    ground.machine.rest(10)
    ground.screen.key("ctrl+n")
    ground.machine.rest(5)
    ground.screen.type(TYPED)
    ground.machine.rest(3)
    return running


def _tell(ground: Ground, word: str) -> None:
    code, told = ground.python(PROBES / "tell.py", word)
    must(code == 0, f"{word}: nobody listens {told}")


def _typed_is_kept(ground: Ground, running: Begun) -> None:
    shut(ground, ground.machine, running)
    _draft_is_there(ground)


def _draft_is_there(ground: Ground) -> None:
    code, told = ground.python(PROBES / "drafts.py", OFFICE, windows(ground.secret))
    must(code == 0 and TYPED in told, f"the draft is gone: {code} {told}")
    must(
        json.loads((_folder(ground) / "settings.json").read_text("utf-8"))["drafts"] > 0, "the drafts are not counted"
    )


def _open(ground: Ground) -> bool:
    """SQLite takes the log of a file away when it is closed in order."""
    return (_folder(ground) / "kyoju.db-wal").exists()


def _copies(ground: Ground) -> list[Path]:
    return [*(_folder(ground) / "backups").glob("*.kyojubak")]


def _folder(ground: Ground) -> Path:
    return ground.machine.inside(OFFICE)


STEPS: tuple[Step, ...] = (
    room,
    locked,
    asleep,
    session_ends,
    installer_asks,
    closes_at_the_passphrase,
    second_start,
)
SHORT: tuple[Step, ...] = (room,)
