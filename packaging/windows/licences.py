"""The licences of everything that is shipped, as files in `licenses/`; a part without one stops the build."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from windows.tools import StopError

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "licences"
NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")
# Parts whose wheels bring no text of their own, or that are no wheels at all: the texts in `licences/` by folder.
OURS = {
    "pyside6_essentials": ("Qt-and-PySide6.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyside6_pdf": ("Qt-and-PySide6.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("Qt-and-PySide6.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "sqlcipher3": ("SQLCipher.txt", "OpenSSL.txt"),
    "Microsoft-Visual-C++-Runtime": ("Microsoft-Visual-C++-Runtime.txt",),
    "NSIS": ("NSIS.txt",),
}


class UnlicensedError(StopError):
    """A part of the installer comes without the text of its licence."""


def gather(tree: Path, python: Path) -> list[str]:
    """Copy every licence into `licenses/<part>/`; returns the parts. `UnlicensedError` names a part that has none."""
    into = tree / "licenses"
    _put(python / "LICENSE.txt", into / "CPython")
    for described in sorted((tree / "lib").glob("*.dist-info")):
        part = described.name.split("-")[0]
        for found in _texts(described):
            _put(found, into / part)
    fonts = tree / "lib" / "kyoju_desktop" / "_data" / "resources" / "fonts"
    for found in sorted(fonts.glob("*.txt")):
        _put(found, into / "fonts")
    for part, names in OURS.items():
        for name in names:
            _put(TEXTS / name, into / part)
    bare = [part for part in parts(tree) if not any((into / part).glob("*"))]
    if bare:
        raise UnlicensedError(", ".join(bare))
    return sorted(each.name for each in into.iterdir())


def parts(tree: Path) -> list[str]:
    """The parts of the tree that need a licence: every wheel, Python, the fonts and the C++ runtime."""
    wheels = sorted(each.name.split("-")[0] for each in (tree / "lib").glob("*.dist-info"))
    return [*wheels, "CPython", "fonts", *(part for part in OURS if part not in wheels)]


def _texts(described: Path) -> Iterator[Path]:
    for path in sorted(described.rglob("*")):
        if path.is_file() and path.name.upper().startswith(NAMES):
            yield path


def _put(text: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(text, folder / text.name)
