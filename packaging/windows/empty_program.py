"""The empty program (empty.py) packed as ours is: the same Python, the same launcher, of Qt only what it needs."""

import re
import shutil
from pathlib import Path, PurePosixPath

from windows import launchers, tree

HERE = Path(__file__).resolve().parent
QT = tree.Qt(
    modules=("QtCore", "QtGui", "QtWidgets"),
    plugins=("platforms/qwindows.dll", "platforms/qoffscreen.dll", "styles/qmodernwindowsstyle.dll"),
)
LAUNCHER = launchers.Launcher("Empty.exe", "empty", "空のプログラム", console=False)
PACKAGES = ("PySide6", "shiboken6")


def build_empty(program: Path, into: Path) -> Path:
    """Make the tree of the empty program out of the finished tree of ours; returns its exe, Empty.exe."""
    lib = into / "lib"
    lib.mkdir(parents=True)
    for each in program.iterdir():
        if each.suffix in {".dll", ".pyd", ".zip"} or each.name.endswith("._pth"):
            shutil.copyfile(each, into / each.name)
    for package in PACKAGES:
        shutil.copytree(program / "lib" / package, lib / package, ignore=_unwanted)
    tree.drop_unloaded(lib / "PySide6", QT)
    shutil.copyfile(HERE / "empty.py", lib / "empty.py")
    tag = next(each for each in (re.fullmatch(r"python(3\d+)\.dll", path.name) for path in into.iterdir()) if each)
    return launchers.build(LAUNCHER, into, tag.group(1), "1.0.0")


def _unwanted(folder: str, names: list[str]) -> list[str]:
    """What of Qt the empty program does not ask for."""
    parts = Path(folder).parts
    if "PySide6" not in parts or "__pycache__" in parts:
        return []
    inside = Path(*parts[parts.index("PySide6") + 1 :])
    files = [name for name in names if (Path(folder) / name).is_file()]
    return [name for name in files if not QT.wants(PurePosixPath(inside, name))]
