"""The proof under Wine: install, use, kill, update, refuse, remove; every step says what it saw.

    python packaging/windows/wine/proof.py OUT_DIR [--short]

`--short` leaves out the tour in a real window. Pictures and papers stay in OUT_DIR. Ends with 1 when a step fails.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from windows import installer, tree  # noqa: E402 - this folder is no package on the path
from windows.pins import ROOT  # noqa: E402
from windows.wine.machine import Machine  # noqa: E402

WORDS = "やまなみ あさがお 二千二十六"
JAPANESE = "C:\\users\\役場の花子\\居住支援 データ"
TOO_LONG = "C:\\" + "\\".join(["とても長い名前のフォルダー" * 3] * 8)  # over 260 characters
OLD_MOMENT = 1_700_000_000
# Libraries that every Windows 10 has; anything else that no file of ours answers is a missing part
OF_WINDOWS = ("api-ms-win-", *(HERE / "of_windows.txt").read_text("ascii").split())


class DisprovedError(AssertionError):
    """A step of the proof did not hold."""


def must(holds: object, what: str) -> None:
    """Stop the proof unless it holds."""
    if not holds:
        raise DisprovedError(what)


class Proof:
    """The steps in their order; each is a method that says in its first line what it proves."""

    def __init__(self, out: Path, place: Path, *, short: bool) -> None:
        self.out, self.place, self.short = out, place, short
        self.flat = place / "tree"
        self.secret = place / "passphrase.txt"
        self.machine = Machine(place / "prefix")
        self.setup = Path()
        self.before: set[str] = set()

    def build(self) -> None:
        """The installer is built from this checkout."""
        command = [sys.executable, str(ROOT / "packaging" / "build_windows.py"), "--out", str(self.out)]
        subprocess.run([*command, "--tree", str(self.flat)], check=True, stderr=subprocess.DEVNULL)
        self.setup = next(self.out.glob("Kyoju-*-Setup.exe"))
        must(self.setup.stat().st_size <= 130e6, "the installer is larger than 130 MB")

    def nothing_is_missing(self) -> None:
        """Every library that a file of the tree loads is in the tree or in Windows 10."""
        lacking = [each for each in tree.unanswered(self.flat) if not each.startswith(OF_WINDOWS)]
        must(not lacking, f"missing: {lacking}")
        strangers = {"bcryptprimitives.dll", "icuuc.dll", "mscms.dll"} & {
            each.name for each in self.flat.rglob("*.dll")
        }
        must(not strangers, "a stand-in for tests is in the tree")

    def start_windows(self) -> None:
        """Wine stands for a fresh Windows 10."""
        self.machine.start()
        self.secret.write_text(WORDS + "\n", "utf-8")
        self.before = self.machine.files()

    def install(self) -> None:
        """A silent installation for the present user, without an administrator."""
        code, told = self.machine.run(self.setup, "/S")
        must(code == 0, f"exit code {code}: {told}")
        size = sum(each.stat().st_size for each in self.machine.program.rglob("*") if each.is_file())
        must(size <= 400e6, f"installed size {size / 1e6:.0f} MB")

    def admin(self) -> None:
        """kyoju-admin makes, checks and copies an office in folders with Japanese and with very long names."""
        for folder in (JAPANESE, TOO_LONG):
            for order in (("demo", "--cases", "5"), ("verify",)):
                code, told = self._admin(folder, *order)
                must(code == 0, f"{order[0]} in {folder[:30]}: {told}")

    def _admin(self, folder: str, *order: str) -> tuple[int, str]:
        given = ("--data-dir", folder, "--passphrase-file", f"Z:{self.secret}")
        return self.machine.run(self.machine.program / "KyojuAdmin.exe", *given, *order)

    def tour(self) -> None:
        """One whole case through the real window; its papers say what they say on Linux."""
        folder = self.out / "tour"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        code = self.machine.on_screen(self.machine.program / "Kyoju.exe", "--tour", f"Z:{folder}")
        must(code == 0 and (folder / "tour.json").is_file(), f"the tour stopped ({code})")
        here = self.place / "tour"
        command = [sys.executable, "-m", "kyoju_desktop", "--tour", str(here)]
        subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
        papers = sorted(each.name for each in here.glob("*.pdf"))
        must(papers, "no papers")
        for name in papers:
            must(_text(here / name) == _text(folder / name), f"{name} differs between Windows and Linux")

    def killed(self) -> None:
        """A start that was killed leaves a program that starts and data that verify."""
        running = self.machine.begin(self.machine.program / "Kyoju.exe", "--data-dir", JAPANESE)
        time.sleep(8)
        self.machine.kill_all()
        running.kill()
        running.wait()
        code, told = self._admin(JAPANESE, "verify")
        must(code == 0, told)

    def update(self) -> None:
        """An older version is replaced in place; a newer one is not; data stay."""
        version = self.setup.name.split("-")[1]
        for other, expected in (("0.0.1", 12), ("99.0.0", 0), (version, 12)):
            made = (
                self.setup
                if other == version
                else installer.build(self.flat, self.place, other, OLD_MOMENT, fast=True)
            )
            code, told = self.machine.run(made, "/S")
            must(code == expected, f"{other} over what is there: {code} {told}")
        code, told = self._admin(JAPANESE, "verify")
        must(code == 0, told)

    def running_is_safe(self) -> None:
        """While the program runs, the installer waits and then leaves everything as it is."""
        running = self.machine.begin(self.machine.program / "Kyoju.exe", "--data-dir", JAPANESE)
        time.sleep(8)
        made = next(self.place.glob("Kyoju-99*.exe"))
        code, _ = self.machine.run(made, "/S")
        self.machine.kill_all()
        running.kill()
        running.wait()
        must(code == 14, f"exit code {code} while the program was running")

    def remove(self) -> None:
        """Removal leaves the data and nothing else."""
        self.machine.run(self.machine.program / "Uninstall.exe", "/S", f"_?={_windows(self.machine.program)}")
        self.machine.wait()
        left = self.machine.files() - self.before
        ours = [each for each in left if not each.startswith(("drive_c/users/役場の花子", "drive_c/とても"))]
        strange = [each for each in ours if "Programs/Kyoju" in each and not each.endswith("Uninstall.exe")]
        must(not strange, f"left behind: {strange[:5]}")
        must((self.machine.prefix / "drive_c/users/役場の花子/居住支援 データ").is_dir(), "the data are gone")

    def steps(self) -> tuple[Callable[[], None], ...]:
        """Everything that is proved, in order."""
        return (
            self.build,
            self.nothing_is_missing,
            self.start_windows,
            self.install,
            self.admin,
            *(() if self.short else (self.tour,)),
            self.killed,
            self.update,
            self.running_is_safe,
            self.remove,
        )


def _windows(path: Path) -> str:
    inside = path.as_posix().split("drive_c/", 1)[1]
    return "C:\\" + inside.replace("/", "\\")


def _text(paper: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout


def main(arguments: list[str]) -> int:
    """Run every step; 1 at the first that fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--short", action="store_true")
    args = parser.parse_args(arguments)
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        proof = Proof(args.out.resolve(), Path(place), short=args.short)
        try:
            for step in proof.steps():
                began = time.perf_counter()
                step()
                sys.stdout.write(f"ok  {step.__doc__} ({time.perf_counter() - began:.0f} s)\n")
                sys.stdout.flush()
        except DisprovedError as problem:
            sys.stdout.write(f"NOT {step.__doc__}\n    {problem}\n")
            return 1
        finally:
            proof.machine.remove()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
