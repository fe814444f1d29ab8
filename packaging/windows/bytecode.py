"""Byte code made by the very Python that is shipped, run by Wine: right by construction, on every machine alike."""

import os
import subprocess
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from windows.tools import StopError, run

# Never checked against the sources: the tree may be read-only, and it starts faster. Sources come and byte code goes
# in one zip each: under Wine thousands of small files would take minutes.
_COMPILE = """
import sys, zipfile
from importlib.util import MAGIC_NUMBER, source_hash
from marshal import dumps
UNCHECKED = (1).to_bytes(4, "little")
sources, made, which, of = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with zipfile.ZipFile(sources) as packed, zipfile.ZipFile(made, "w") as out:
    for name in packed.namelist()[which::of]:
        source = packed.read(name)
        try:
            code = compile(source, "lib/" + name, "exec", dont_inherit=True)
        except SyntaxError as problem:
            sys.exit(f"ERROR: {name}, line {problem.lineno}: {problem.msg}")
        out.writestr(name, MAGIC_NUMBER + UNCHECKED + source_hash(source) + dumps(code))
print(sys.implementation.cache_tag)
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
        place = Path(self._place.name)
        (place / "compile.py").write_text(_COMPILE, "utf-8")
        with zipfile.ZipFile(place / "sources.zip", "w") as packed:
            for path in sorted(lib.rglob("*.py")):
                packed.writestr(path.relative_to(lib).as_posix(), path.read_bytes())
        of = os.cpu_count() or 1
        with ThreadPoolExecutor(of) as together:
            list(together.map(lambda which: self._compile(python, lib, which, of), range(of)))

    def _compile(self, python: Path, lib: Path, which: int, of: int) -> None:
        place = Path(self._place.name)
        made = place / f"made-{which}.zip"
        command = ["wine", str(python / "python.exe"), "-X", "utf8", f"Z:{place / 'compile.py'}"]
        command += [f"Z:{place / 'sources.zip'}", f"Z:{made}", str(which), str(of)]
        tag = run(command, "The byte code cannot be made", env=self._environment).strip()
        with zipfile.ZipFile(made) as packed:
            for name in packed.namelist():
                source = lib / name
                folder = source.parent / "__pycache__"
                folder.mkdir(exist_ok=True)
                (folder / f"{source.stem}.{tag}.pyc").write_bytes(packed.read(name))
