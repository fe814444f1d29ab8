"""The flat tree of the installed program: Python, our packages under lib, and of Qt only what we ask for."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from windows.pins import Embed

# Of the embeddable Python: its own programs are replaced by ours; _wmi crashes Wine 8 and is not needed; nothing
# here speaks TLS or plays sounds, and the file of cases is SQLCipher's.
NOT_NEEDED = {
    "python.exe",
    "pythonw.exe",
    "python.cat",
    "_wmi.pyd",
    "_ssl.pyd",
    "libssl-3.dll",
    "winsound.pyd",
    "_sqlite3.pyd",
    "sqlite3.dll",
}
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtPdf", "QtNetwork")
QT_PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",  # the tour and the tests have no screen
    "styles/qmodernwindowsstyle.dll",
    "imageformats/qjpeg.dll",
    "imageformats/qsvg.dll",
    "imageformats/qico.dll",
    "iconengines/qsvgicon.dll",
)
QT_TRANSLATIONS = ("qtbase_ja.qm",)
RUNTIME = ("msvcp140", "vcruntime140")  # Microsoft's C++ runtime: once, beside the programs
NOT_RUNTIME = ("concrt140", "vcamp140", "vccorlib140", "vcomp140")  # of the same set, asked for by nothing here
BABEL_LOCALES = {"root.dat", "en.dat", "en_US.dat", "ja.dat", "ja_JP.dat"}
DROPPED_FOLDERS = {"__pycache__", "tests", "test", "testing", "include", "typesystems", "metatypes", "glue", "doc"}
DROPPED_SUFFIXES = {".pyi", ".lib", ".h", ".c", ".pyx", ".pxd", ".typed"}
DROPPED_FILES = {"olefile/olefile2.py"}  # written for Python 2: it does not even compile


def lay_out(tree: Path, embed: Embed, wheels: list[Path]) -> None:
    """Put Python's files (already unpacked in `tree`) and the wheels into their places."""
    for name in NOT_NEEDED:
        (tree / name).unlink(missing_ok=True)
    (tree / "LICENSE.txt").rename(_folder(tree / "licenses" / "CPython") / "LICENSE.txt")
    lib = _folder(tree / "lib")
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(lib)
    _lift_runtime(tree, lib)
    _trim_qt(lib / "PySide6")
    _trim(lib)
    # ._pth: Python looks here and nowhere else, and ignores PYTHON* variables
    (tree / f"python{embed.tag}._pth").write_text(f"python{embed.tag}.zip\n.\nlib\n", "ascii")


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def _lift_runtime(tree: Path, lib: Path) -> None:
    """One C++ runtime beside the programs, the newest of the copies that the wheels carry (PySide6's)."""
    for stem in RUNTIME:
        for found in sorted((lib / "PySide6").glob(f"{stem}*.dll")):
            shutil.copyfile(found, tree / found.name)
    for stem in (*RUNTIME, *NOT_RUNTIME):
        for copy in [*lib.rglob(f"{stem}*.dll")]:
            copy.unlink()


def _trim_qt(qt: Path) -> None:
    """Keep the modules we import, the plugins we need, and every library that these load."""
    kept = {f"{module}.pyd" for module in QT_MODULES} | {"__init__.py", "_config.py", "_git_pyside_version.py"}
    wanted = [qt / f"{module}.pyd" for module in QT_MODULES] + [qt / "plugins" / plugin for plugin in QT_PLUGINS]
    kept |= {each.name for each in _loaded(wanted, qt)}
    plugins = {Path("plugins") / each for each in QT_PLUGINS} | {
        Path("translations") / each for each in QT_TRANSLATIONS
    }
    for path in sorted(qt.rglob("*"), reverse=True):
        inside = path.relative_to(qt)
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif inside not in plugins and not (len(inside.parts) == 1 and path.name in kept):
            path.unlink()


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
    for path in sorted(files):
        for name in imports_of(path):
            if name.lower() not in ours:
                asked.setdefault(name.lower(), []).append(path.relative_to(tree).as_posix())
    return asked


def _trim(lib: Path) -> None:
    for path in sorted(lib.rglob("*"), reverse=True):
        if path.is_dir():
            if path.name in DROPPED_FOLDERS and path.parent.name != "kyoju_desktop":
                shutil.rmtree(path)
        elif path.suffix in DROPPED_SUFFIXES or path.name in {"RECORD", "WHEEL", "top_level.txt", "entry_points.txt"}:
            path.unlink()
    for name in DROPPED_FILES:
        (lib / name).unlink(missing_ok=True)
    locales = lib / "babel" / "locale-data"
    for each in locales.glob("*.dat"):
        if each.name not in BABEL_LOCALES:
            each.unlink()


def compile_all(tree: Path, python: str) -> None:
    """Byte code beside the sources, never checked against them: the tree may be read-only, and starts faster."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
    command = [python, "-m", "compileall", "-q", "-s", str(tree / "lib"), "-p", "lib"]
    command += ["--invalidation-mode", "unchecked-hash", str(tree / "lib")]
    subprocess.run(command, check=True, env=environment)


def matching_python(minor: str) -> str:
    """A Python of the same minor version on this machine, to make its byte code; "" if there is none."""
    for name in (f"python{minor}", *_pyenv(minor)):
        path = shutil.which(name)
        if path and _says(path, minor):
            return path
    return ""


def _pyenv(minor: str) -> Iterator[str]:
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from (str(each / "bin" / "python") for each in sorted(versions.glob(f"{minor}.*"), reverse=True))


def _says(python: str, minor: str) -> bool:
    asked = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return told.returncode == 0 and told.stdout.strip() == minor


def stamp(tree: Path, moment: int) -> None:
    """Every file and folder of the same age, so that the same sources make the same bytes."""
    for path in sorted(tree.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (moment, moment))
