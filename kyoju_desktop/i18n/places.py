"""Where the shipped files and those of the prefecture lie, in a wheel and in an editable checkout alike."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(folder: str) -> Path:
    """The folder "resources" or "i18n" that came with the program."""
    installed = _PACKAGE / "_data" / folder
    return installed if installed.is_dir() else _PACKAGE.parent / folder


def preset() -> Path:
    """The folder beside the program in which a prefecture leaves what holds for all its towns; it may be missing."""
    installed = (_PACKAGE / "_data").is_dir()
    return (_PACKAGE.parent.parent if installed else _PACKAGE.parent) / "preset"
