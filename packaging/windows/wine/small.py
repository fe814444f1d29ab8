"""The real installer around a program of a few lines (small_program.py), and what its steps ask of the PC.

The launchers and the Python inside are the real ones; only `lib` is small, so that dozens of installations take
seconds each.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows import installer
from windows.wine.ground import OLD_MOMENT, Ground, must
from windows.wine.machine import DATA, PROFILE, Machine

HERE = Path(__file__).resolve().parent
NAME = "居住支援ケース管理.lnk"
MENU = PROFILE / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs" / NAME
MENU_OF_ALL = Path("drive_c/ProgramData/Microsoft/Windows/Start Menu/Programs") / NAME


def small(ground: Ground, version: str = "2.0.0", more: tuple[str, ...] = ()) -> Path:
    """The installer of the small program, in a folder of its own; `more` are further files in lib."""
    folder = ground.place / "small" / "-".join([version, *more])
    made = folder / f"Kyoju-{version}-Setup.exe"
    if not made.exists():
        tree = folder / "tree"
        tree.mkdir(parents=True)
        for each in ground.tree.iterdir():
            if each.is_file():
                shutil.copy(each, tree)
        for package in ("kyoju_desktop", "kyoju_desktop/admin"):
            (tree / "lib" / package).mkdir(parents=True)
            (tree / "lib" / package / "__init__.py").touch()
            shutil.copy(HERE / "small_program.py", tree / "lib" / package / "__main__.py")
        for name in more:
            (tree / "lib" / name).write_text(f"# {version}\n", "ascii")
        installer.build(tree, folder, version, OLD_MOMENT, fast=True)
        shutil.rmtree(tree)
    return made


def installs(machine: Machine, setup: Path, *switches: str, expected: int = 0) -> None:
    """A silent installation ends with the expected code."""
    code, said = machine.run(setup, "/S", *bare(*switches))
    must(code == expected, f"{' '.join(switches) or 'silent'}: exit code {code} instead of {expected} {said}")


def bare(*switches: str) -> list[str]:
    """A switch with blanks in it without the quotes that would be put around it: NSIS wants /D= and _?= so."""
    return [word for each in switches for word in (each.split(" ") if each.startswith(("/D=", "_?=")) else [each])]


def removes(machine: Machine, folder: Path | None = None, *switches: str) -> None:
    """The remover as Windows starts it: nothing of the program is left."""
    there = folder or machine.program
    machine.run(there / "Uninstall.exe", "/S", *switches)
    machine.wait()
    must(not (there / "Uninstall.exe").exists(), "the program is still there")
    must(not registered(machine), "the entry is still in the registry")


def everything(machine: Machine) -> set[str]:
    """Every file and folder of the PC that is not Wine's own restlessness."""
    drive = machine.prefix / "drive_c"
    passing = (f"{DATA.parent.as_posix()}/Temp", f"{PROFILE.as_posix()}/Temp", "drive_c/windows")
    found = {each.relative_to(machine.prefix).as_posix() for each in drive.rglob("*") if not each.is_symlink()}
    return {each for each in found if not each.startswith(passing)}


def registered(machine: Machine) -> bool:
    """Whether anything of ours stands in the registry."""
    machine.wait()
    return any(
        "KyojuDesktop" in (machine.prefix / name).read_text("utf-8", "replace") for name in ("user.reg", "system.reg")
    )


@contextmanager
def nothing_changes(machine: Machine) -> Iterator[None]:
    """What happens inside leaves files, folders and registry as they were."""
    before = everything(machine), registered(machine)
    yield
    after = everything(machine), registered(machine)
    must(after == before, f"changed: {sorted(after[0] ^ before[0])[:5]}, registry {before[1]} -> {after[1]}")


def works(machine: Machine, folder: Path | None = None) -> bool:
    """Whether the installed small program starts."""
    return machine.run((folder or machine.program) / "KyojuAdmin.exe", "code", "5")[0] == 5
