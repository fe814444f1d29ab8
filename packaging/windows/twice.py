"""The same bytes twice: build the commit again, from elsewhere and under other circumstances, and compare."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from windows.pins import ROOT, digest
from windows.tools import StopError, run

# Nothing of this may be seen in what is made.
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "7", "USER": "somebody"}


def differences(made: list[Path], options: list[str]) -> list[str]:
    """The names of the made files whose bytes differ in a second build of the same commit."""
    with tempfile.TemporaryDirectory(prefix="kyoju-a-rather-longer-name-") as place:
        clone, again, other = (Path(place) / name for name in ("clone of it", "out", "tmp"))
        other.mkdir()
        run(["git", "clone", "--quiet", str(ROOT), str(clone)], "The checkout cannot be cloned")
        command = [sys.executable, str(clone / "packaging" / "build_windows.py"), "--out", str(again), *options]
        environment = {**os.environ, **ELSEWHERE, "TMPDIR": str(other)}
        told = subprocess.run(command, env=environment, cwd=place, umask=0o077, check=False)
        if told.returncode:
            raise StopError("the second build stopped")
        return [each.name for each in made if digest(each) != digest(again / each.name)]


def uncommitted() -> list[str]:
    """The files of this checkout that are not as they were committed."""
    told = run(["git", "status", "--porcelain"], "This is no git checkout", cwd=ROOT)
    return [line[3:] for line in told.splitlines()]
