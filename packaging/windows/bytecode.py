"""Byte code made by the very Python that is shipped, run by Wine: right by construction, on every machine alike."""

import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from windows.tools import StopError, run

# Never checked against the sources: the tree may be read-only, and it starts faster.
_COMPILE = """
import sys
from pathlib import Path
from py_compile import PycInvalidationMode, PyCompileError, compile
lib, which, of = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
try:
    for path in sorted(lib.rglob("*.py"))[which::of]:
        named = "lib/" + path.relative_to(lib).as_posix()
        compile(str(path), dfile=named, doraise=True, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
except PyCompileError as problem:
    sys.exit("ERROR: " + problem.msg)
"""


class Windows:
    """A Wine of its own for the build, started in the background while other work goes on."""

    def __init__(self) -> None:
        self._place = tempfile.TemporaryDirectory(prefix="kyoju-wine-", ignore_cleanup_errors=True)
        # whoever builds must not be seen in what is made
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TMPDIR"}}
        self._environment = {
            **kept,
            "HOME": self._place.name,
            "WINEPREFIX": f"{self._place.name}/prefix",
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "winedbg.exe=;mscoree=;mshtml=;winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8",
        }

    def __enter__(self) -> Self:
        quiet = subprocess.DEVNULL
        self._starting = subprocess.Popen(["wineboot", "-i"], env=self._environment, stdout=quiet, stderr=quiet)
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False, capture_output=True)
        self._starting.wait()
        self._place.cleanup()

    def compile_all(self, python: Path, lib: Path) -> None:
        """Put byte code beside every source, several files at once."""
        if self._starting.wait():
            raise StopError("Wine does not start, so no byte code can be made")
        script = Path(self._place.name) / "compile.py"
        script.write_text(_COMPILE, "utf-8")
        command = ["wine", str(python / "python.exe"), "-X", "utf8", f"Z:{script}", f"Z:{lib}"]
        of = os.cpu_count() or 1
        with ThreadPoolExecutor(of) as together:
            list(together.map(lambda which: self._run([*command, str(which), str(of)]), range(of)))

    def _run(self, command: list[str]) -> None:
        run(command, "The byte code cannot be made", env=self._environment)
