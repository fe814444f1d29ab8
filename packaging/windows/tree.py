"""The flat tree of the installed program: Python, our packages under lib, and of Qt only what we ask for."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from windows.pins import Embed
from windows.tools import StopError

# Of the embeddable Python: its own programs are replaced by ours, two modules by those of the folder `instead`;
# nothing here speaks TLS or plays sounds, and the file of cases is SQLCipher's.
NOT_NEEDED = {
    "python.exe",
    "pythonw.exe",
    "python.cat",
    "_wmi.pyd",
    "_overlapped.pyd",
    "_ssl.pyd",
    "libssl-3.dll",
    "winsound.pyd",
    "_msi.pyd",  # until 3.12: writes installers
    "_sqlite3.pyd",
    "sqlite3.dll",
    "LICENSE.txt",  # lies in licenses
}
RUNTIME = ("msvcp140", "vcruntime140")  # Microsoft's C++ runtime: once, beside the programs
NOT_RUNTIME = ("concrt140", "vcamp140", "vccorlib140", "vcomp140")  # of the same set, asked for by nothing here
BABEL_LOCALES = {"root.dat", "en.dat", "en_US.dat", "ja.dat", "ja_JP.dat"}
DROPPED_FOLDERS = {"__pycache__", "tests", "test", "testing", "include", "typesystems", "metatypes", "glue", "doc"}
DROPPED_SUFFIXES = {".pyi", ".lib", ".h", ".c", ".pyx", ".pxd", ".pxi", ".typed", ".cmake", ".html", ".sfd"}
DROPPED = (
    "*.dist-info/RECORD",
    "*.dist-info/WHEEL",
    "*.dist-info/top_level.txt",
    "*.dist-info/entry_points.txt",
    "*.dist-info/sboms/*",
    "*.data/*",
    "NOTICE.txt",  # lies in licenses
    "OleFileIO_PL.py",  # the name of olefile of long ago
    "olefile/olefile2.py",  # written for Python 2: it does not even compile
    "reportlab/fonts/DarkGarden*",  # display faces of no use here, one under the GPL
    "reportlab/fonts/callig15*",
    "reportlab/fonts/hb-test*",
    # scans are opened as JPEG, PNG or TIFF alone: what reads other formats would only be more to attack
    "PIL/_avif.*",
    "PIL/_webp.*",
    "PIL/_imagingft.*",
    "PIL/_imagingtk.*",
)
INSTEAD = Path(__file__).resolve().parent / "instead"
OF_WINDOWS = Path(__file__).resolve().parent / "wine" / "of_windows.txt"
LONGEST = 150  # of a path inside the tree: with a usual profile before it, it stays below the 260 of Windows
RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}


@dataclass(frozen=True)
class Qt:
    """What of Qt goes into a tree; libraries that these load come along."""

    modules: tuple[str, ...]
    plugins: tuple[str, ...]
    translations: tuple[str, ...] = ()

    def wants(self, inside: PurePosixPath) -> bool:
        """Whether a file of the folder PySide6 may be needed; which libraries are loaded is seen later."""
        if inside.parts[0] == "plugins":
            return inside.relative_to("plugins").as_posix() in self.plugins
        if inside.parts[0] == "translations":
            return inside.name in self.translations
        if len(inside.parts) > 1:
            return False
        return inside.suffix in {".dll", ".py"} or (inside.suffix == ".pyd" and inside.stem in self.modules)


PROGRAM = Qt(
    modules=("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtPdf", "QtNetwork"),
    plugins=(
        "platforms/qwindows.dll",
        "platforms/qoffscreen.dll",  # the tour and the tests have no screen
        "styles/qmodernwindowsstyle.dll",
        "imageformats/qjpeg.dll",
        "imageformats/qsvg.dll",
        "imageformats/qico.dll",
        "iconengines/qsvgicon.dll",
    ),
    translations=("qtbase_ja.qm",),
)


def lay_out(tree: Path, python: Path, embed: Embed, wheels: list[Path], qt: Qt = PROGRAM) -> None:
    """Put the files of the unpacked Windows Python and of the wheels into their places in a new folder."""
    lib = tree / "lib"
    lib.mkdir(parents=True)
    for each in python.iterdir():
        if each.name not in NOT_NEEDED:
            shutil.copyfile(each, tree / each.name)
    with ThreadPoolExecutor(os.cpu_count()) as together:
        list(together.map(lambda each: _unpack(each, lib, qt), wheels))
    for each in sorted(INSTEAD.glob("*.py")):
        shutil.copyfile(each, lib / each.name)
    _lift_runtime(tree, lib)
    drop_unloaded(lib / "PySide6", qt)
    # ._pth: Python looks here and nowhere else, and ignores PYTHON* variables
    (tree / f"python{embed.tag}._pth").write_text(f"python{embed.tag}.zip\n.\nlib\n", "ascii")
    _check_names(tree)


def _unpack(wheel: Path, lib: Path, qt: Qt) -> None:
    with zipfile.ZipFile(wheel) as packed:
        for each in packed.infolist():
            if not each.is_dir() and _wanted(PurePosixPath(each.filename), qt):
                packed.extract(each, lib)


def _wanted(path: PurePosixPath, qt: Qt) -> bool:
    if path.parts[0] == "PySide6":
        return qt.wants(path.relative_to("PySide6"))
    if path.parts[:2] == ("babel", "locale-data"):
        return path.name in BABEL_LOCALES
    if path.parts[0] == "kyoju_desktop":
        return True
    if path.suffix in DROPPED_SUFFIXES or DROPPED_FOLDERS & {*path.parts[:-1]}:
        return False
    return not any(fnmatchcase(path.as_posix(), each) for each in DROPPED)


def _lift_runtime(tree: Path, lib: Path) -> None:
    """One C++ runtime beside the programs, the newest of the copies that the wheels carry (PySide6's)."""
    # `msvcp140-<digest>.dll` is another thing: the private copy of a wheel, asked for by that very name
    for stem in RUNTIME:
        for found in sorted((lib / "PySide6").glob(f"{stem}[._]*dll")):
            shutil.copyfile(found, tree / found.name)
    for stem in (*RUNTIME, *NOT_RUNTIME):
        for copy in [*lib.rglob(f"{stem}[._]*dll")]:
            copy.unlink()


def drop_unloaded(folder: Path, qt: Qt) -> None:
    """Of the libraries in the folder PySide6 keep those that the wanted modules and plugins load."""
    wanted = [folder / f"{module}.pyd" for module in qt.modules] + [folder / "plugins" / each for each in qt.plugins]
    loaded = _loaded(wanted, folder)
    for each in folder.glob("*.dll"):
        if each not in loaded:
            each.unlink()


def _loaded(files: list[Path], folder: Path) -> set[Path]:
    """The libraries of a folder that these files load, directly or through each other."""
    there = {each.name.lower(): each for each in folder.glob("*.dll")}
    found: set[Path] = set()
    left = list(files)
    while left:
        for name in imports_of(left.pop()):
            library = there.get(name.lower())
            if library and library not in found:
                found.add(library)
                left.append(library)
    return found


def imports_of(path: Path) -> Iterator[str]:
    """The names of the libraries that a Windows file loads when it starts."""
    told = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", str(path)], capture_output=True, text=True, check=True)
    for line in told.stdout.splitlines():
        if "DLL Name:" in line:
            yield line.split("DLL Name:")[1].strip()


def unanswered(tree: Path) -> dict[str, list[str]]:
    """Every import that no file of the tree answers, and by whom it is asked for: Windows' own must remain."""
    files = [each for each in tree.rglob("*") if each.suffix.lower() in {".exe", ".dll", ".pyd"}]
    ours = {each.name.lower() for each in files}
    asked: dict[str, list[str]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as together:
        for path, names in zip(
            sorted(files), together.map(lambda each: [*imports_of(each)], sorted(files)), strict=True
        ):
            for name in names:
                if name.lower() not in ours:
                    asked.setdefault(name.lower(), []).append(path.relative_to(tree).as_posix())
    return asked


def check_imports(tree: Path) -> None:
    """Every library that a file of the tree loads is in the tree or is one that every Windows 10 has."""
    of_windows = ("api-ms-win-", *OF_WINDOWS.read_text("ascii").split())
    lacking = {name: by for name, by in unanswered(tree).items() if not name.startswith(of_windows)}
    if lacking:
        raise StopError("missing: " + ", ".join(f"{name} (for {by[0]})" for name, by in lacking.items()))


def _check_names(tree: Path) -> None:
    """Windows must be able to write every name: none twice but for its capitals, none reserved, none too long."""
    seen: set[str] = set()
    for path in sorted(tree.rglob("*")):
        inside = path.relative_to(tree).as_posix()
        reserved = path.name.split(".")[0].lower() in RESERVED
        if inside.lower() in seen or reserved or len(inside) > LONGEST or not inside.isascii():
            raise StopError(f"Windows cannot keep this name: {inside}")
        seen.add(inside.lower())


def stamp(tree: Path, moment: int) -> None:
    """Every file and folder of the same age, so that the same sources make the same bytes."""
    for path in sorted(tree.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (moment, moment))
