"""What every step of the proof stands on: the PC, the installer, the places, and the word that stops a step."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from windows import installer, launchers
from windows.pins import ROOT
from windows.wine.machine import Machine, windows
from windows.wine.screen import Screen

WORDS = "yamanami asagao 2026"  # typed by keys as well: Latin letters
OLD_MOMENT = 1_700_000_000
JAPANESE = "C:\\users\\役場の花子\\居住支援 データ"
PROBES = Path(__file__).resolve().parent / "probes"


class DisprovedError(AssertionError):
    """A step of the proof did not hold."""


def must(holds: object, what: str) -> None:
    """Stop the step unless it holds; `what` says what was seen instead."""
    if not holds:
        raise DisprovedError(what)


@dataclass
class Ground:
    """The present PC and the files around it; `out` is for the person who looks, `place` goes away at the end."""

    machine: Machine
    screen: Screen
    setup: Path
    tree: Path
    out: Path
    place: Path
    short: bool = False
    papers: Path | None = None  # what the tour left on this side, if it ran already

    @property
    def secret(self) -> Path:
        """The file of the passphrase."""
        made = self.place / "passphrase.txt"
        made.write_text(WORDS + "\n", "utf-8")
        return made

    @property
    def clean(self) -> Path:
        """A Windows on which nothing was installed yet, to be copied."""
        return self.place / "clean"

    def admin(self, folder: str, *order: str, seconds: int = 300) -> tuple[int, str]:
        """kyoju-admin on a data folder of Windows: exit code and what it said."""
        given = ("--data-dir", folder, "--passphrase-file", windows(self.secret))
        return self.machine.run(self.machine.program / "KyojuAdmin.exe", *given, *order, seconds=seconds)

    def version(self, version: str) -> Path:
        """The installer of the same tree under another version, packed in a hurry; made once."""
        made = self.place / f"Kyoju-{version}-Setup.exe"
        if not made.exists():
            made = installer.build(self.tree, self.place, version, OLD_MOMENT, fast=True)
        return made

    def fresh(self) -> Machine:
        """Another PC as it was before anything was installed."""
        folder = Path(tempfile.mkdtemp(prefix="pc-", dir=self.place))
        shutil.copytree(self.clean, folder, symlinks=True, dirs_exist_ok=True)
        return Machine(folder, self.screen.display)

    def python(self, script: Path, *arguments: str, seconds: int = 300) -> tuple[int, str]:
        """Run a script by the installed Python, with everything that the program can import."""
        library = next(each for each in self.machine.program.glob("python3*.dll") if each.stem != "python3")
        runner = self.machine.program / "lib" / "kyoju_probe.py"
        runner.write_text("import runpy, sys\ndel sys.argv[0]\nrunpy.run_path(sys.argv[0], run_name='__main__')\n")
        probe = launchers.Launcher("KyojuProbe.exe", "kyoju_probe", "probe", console=True)
        made = launchers.build(probe, self.machine.program, library.stem.removeprefix("python"), "1.0.0")
        try:
            return self.machine.run(made, windows(script), *arguments, seconds=seconds)
        finally:
            made.unlink()
            runner.unlink()
            for each in (runner.parent / "__pycache__").glob("kyoju_probe*.pyc"):
                each.unlink()


def here(*command: str) -> None:
    """Run something of the checkout with this side's Python."""
    told = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    must(told.returncode == 0, f"on this side: {told.stderr[-500:]}")


Step = Callable[[Ground], None]
