"""The programs that the build calls: which are missing, and a plain sentence when one of them fails."""

import shutil
import subprocess
from pathlib import Path

# tool: the Debian package that brings it
NEEDED = {
    "makensis": "nsis",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "osslsigncode": "osslsigncode",
    "openssl": "openssl",
    "wine": "wine wine64",  # the shipped Windows Python makes its own byte code
    "git": "git",
}
# Debian's trusted roots: a file, not a program
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")


class StopError(Exception):
    """The build ends here; the message is the sentence that says why."""


def missing() -> list[str]:
    """The Debian packages that this machine lacks for the build."""
    lacking = [package for tool, package in NEEDED.items() if shutil.which(tool) is None]
    return [*lacking, *([] if TRUSTED.is_file() else ["ca-certificates"])]


def run(command: list[str], problem: str, *, cwd: Path | None = None, env: dict[str, str] | None = None) -> str:
    """Run a tool and give what it said; when it fails, the build stops with `problem` and the tool's last words."""
    try:
        told = subprocess.run(
            command, capture_output=True, text=True, errors="replace", check=False, cwd=cwd, env=env
        )
    except OSError as error:
        raise StopError(f"{problem}: {command[0]}: {error.strerror}") from error
    if told.returncode:
        raise StopError(f"{problem}: {last_words(told.stderr or told.stdout)}")
    return told.stdout


def last_words(said: str) -> str:
    """What a tool said last: its lines of errors if it marks them so, else its last lines."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith("error")]
    return " / ".join((errors or lines)[-3:]) or "it said nothing"
