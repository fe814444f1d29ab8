"""The data folder: which files it holds, how a small file is replaced, and the ballast for a full disk."""

import os
import shutil
from pathlib import Path

from kyoju_desktop.platform.files import settle, take_place

DATABASE = "kyoju.db"
KEYS = "kyoju.keys"
OLDER_KEYS = "kyoju.keys.previous"
HEAD = "kyoju.head"
ATTEMPTS = "kyoju.attempts"
LOCK = "kyoju.lock"
BALLAST = "kyoju.ballast"
BACKUPS = "backups"

_BALLAST_BYTES = 4 * 1024 * 1024
_ROOM_FOR_BALLAST = 16 * _BALLAST_BYTES


def replace_file(path: Path, data: bytes) -> None:
    """Write a file aside, make it durable and rename it: afterwards it is wholly old or wholly new."""
    aside = path.with_name(path.name + ".new")
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    take_place(aside, path)
    settle(path.parent)


def wipe(path: Path) -> None:
    """Overwrite a small file in place with zeros, as far as the disk allows that; nothing if it is not there."""
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())


def keep_ballast(folder: Path) -> None:
    """Hold a few megabytes that can be given back when the disk is full (then even deleting needs room)."""
    path = folder / BALLAST
    if path.exists() or shutil.disk_usage(folder).free < _ROOM_FOR_BALLAST:
        return
    try:
        path.write_bytes(os.urandom(_BALLAST_BYTES))
    except OSError:
        path.unlink(missing_ok=True)


def give_back_ballast(folder: Path) -> None:
    """Free the ballast: the next save has room again."""
    (folder / BALLAST).unlink(missing_ok=True)
