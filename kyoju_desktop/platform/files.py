"""Files where the systems differ: holding one, replacing one that somebody looks at, names that last."""

import os
import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
    import time

    _LOOKED_AT = frozenset({5, 32, 33})  # denied, shared, locked: virus scanners and indexers hold a file for moments
    _WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8)  # seconds

    def seize(file: IO[bytes]) -> None:
        """Hold an open file until it is closed or the process ends; `OSError` when another process holds it."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def take_place(fresh: Path, path: Path) -> None:
        """Give a finished file the name of another in one step, in spite of somebody who looks at it for a moment."""
        for wait in _WAITS:
            try:
                fresh.replace(path)
            except PermissionError as held:
                if held.winerror not in _LOOKED_AT:
                    raise
                time.sleep(wait)
            else:
                return
        fresh.replace(path)

    def settle(folder: Path) -> None:
        """Nothing: Windows makes new names in a folder last by itself, and cannot open folders."""
else:
    import fcntl

    def seize(file: IO[bytes]) -> None:
        """Hold an open file until it is closed or the process ends; `OSError` when another process holds it."""
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def take_place(fresh: Path, path: Path) -> None:
        """Give a finished file the name of another in one step."""
        fresh.replace(path)

    def settle(folder: Path) -> None:
        """Make new names in the folder last."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
