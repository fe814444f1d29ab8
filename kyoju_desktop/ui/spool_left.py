"""Print jobs that a killed program left behind, unlocked in a folder of their own: taken away at the next start."""

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108 - memory, and a folder of our own in it
_NAME = re.compile(r"kyoju-spool-(\d+)-[0-9a-f]{16}")


def folder_name() -> str:
    """A new name that tells which program it belongs to."""
    return f"kyoju-spool-{os.getpid()}-{secrets.token_hex(8)}"


def sweep(*places: Path) -> int:
    """Take away what programs that no longer run left in these places (default: all it may be); how many."""
    if os.name == "nt":  # there the program makes no file when it prints
        return 0
    gone = 0
    usual = Path(os.environ.get("TMPDIR") or "/tmp")  # noqa: S108 - only looked into
    for place in dict.fromkeys(places or (MEMORY, usual)):
        with suppress(OSError):
            for each in place.iterdir():
                found = _NAME.fullmatch(each.name)
                if found and not _runs(int(found[1])) and not each.is_symlink() and each.is_dir():
                    shutil.rmtree(each, ignore_errors=True)
                    gone += not each.exists()
    return gone


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    return True
