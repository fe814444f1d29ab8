"""Pictures of every page and question of the installer and the remover, in both languages, for a person."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from windows.wine.ground import must
from windows.wine.machine import Begun, Machine
from windows.wine.screen import Screen

FACES = dict.fromkeys(("Yu Gothic UI", "Segoe UI"), "BIZ UDPGothic")
PATIENCE = 60
PLAIN = 8  # colours of an empty screen or an unpainted window


@dataclass
class Walk:
    """One run of a wizard by the keyboard; every page is a picture whose name begins with `name`."""

    screen: Screen
    out: Path
    name: str
    number: int = field(default=0)

    def look(self, what: str, *keys: str) -> None:
        """Wait until the screen stands still, keep a picture, then press keys."""
        seen = self._still()
        self.number += 1
        shutil.move(seen, self.out / f"{self.name}-{self.number}-{what}.png")
        if keys:
            self.screen.key(*keys)

    def _still(self) -> Path:
        made = self.out / "now.png"
        before = b""
        for _ in range(PATIENCE):
            self.screen.run("sleep", "0.7")
            data = self.screen.picture(made).read_bytes()
            if data == before and int(self.screen.run("identify", "-format", "%k", str(made)) or 0) > PLAIN:
                break
            before = data
        return made


def wizard_pictures(machine: Machine, screen: Screen, setup: Path, older: Path, out: Path) -> None:
    """Walk through everything once; `older` is an installer of an older version. Nothing stays installed."""
    out.mkdir(parents=True, exist_ok=True)
    machine.register(r"HKEY_CURRENT_USER\Software\Wine\Fonts\Replacements", FACES)
    for language in ("ja", "en"):
        _installs(machine, Walk(screen, out, f"{language}-install"), setup, language)
        _refuses(machine, Walk(screen, out, f"{language}-older"), older, language)
        _updates(machine, Walk(screen, out, f"{language}-update"), setup, language)
        _removes(machine, Walk(screen, out, f"{language}-remove"), language)
    _helps(machine, Walk(screen, out, "ja-help"), setup)


def _ends(machine: Machine, begun: Begun, expected: int) -> None:
    code = begun.wait(PATIENCE)
    machine.wait()
    must(code == expected, f"the wizard ended with {code} instead of {expected}")


def _installs(machine: Machine, walk: Walk, setup: Path, language: str) -> None:
    begun = machine.begin(setup, f"/LANG={language}")
    walk.look("welcome", "Return")
    walk.look("folder", "Return")
    _while_busy(machine, walk, (machine.program / "Uninstall.exe").exists)
    walk.look("finish", "space")  # the first box is to start the program: off
    walk.look("finish-not-started", "Return")
    _ends(machine, begun, 0)


def _while_busy(machine: Machine, walk: Walk, done: Callable[[], bool]) -> None:
    walk.screen.run("sleep", "1")
    walk.number += 1
    walk.screen.picture(walk.out / f"{walk.name}-{walk.number}-busy.png")
    must(machine.until(done, 300), "the wizard did not come to its end")


def _refuses(machine: Machine, walk: Walk, older: Path, language: str) -> None:
    begun = machine.begin(older, f"/LANG={language}")
    walk.look("refused", "Return")
    _ends(machine, begun, 12)


def _updates(machine: Machine, walk: Walk, setup: Path, language: str) -> None:
    begun = machine.begin(setup, f"/LANG={language}")
    walk.look("welcome", "Escape")
    walk.look("really-cancel", "Return")  # No is proposed
    walk.look("still-there", "Escape")
    walk.look("really-cancel-again", "Left", "Return")
    _ends(machine, begun, 1)


def _removes(machine: Machine, walk: Walk, language: str) -> None:
    (machine.data / "office").mkdir(parents=True, exist_ok=True)
    (machine.data / "office" / "cases.kyoju").write_text("x", "utf-8")
    machine.begin(machine.program / "Uninstall.exe", f"/LANG={language}")
    walk.look("really", "Return")
    walk.look("data", "Left", "Return")  # No is proposed: one to the left is Yes
    walk.look("data-sure", "Return")
    walk.look("done", "Return")
    machine.wait()
    must(machine.data.exists(), "the data were deleted although No was the proposed answer")
    shutil.rmtree(machine.data)


def _helps(machine: Machine, walk: Walk, setup: Path) -> None:
    begun = machine.begin(setup, "/LANG=ja", "/?")
    walk.look("switches", "Return")
    _ends(machine, begun, 0)
