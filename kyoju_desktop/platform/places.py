"""What kind of place a folder is: on this machine's own disk, or where a file in use would come to harm."""

import ntpath
import os
import re
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from kyoju_desktop.platform import drives
from kyoju_desktop.platform.drives import Drive, Machine

MOUNTS = Path("/proc/self/mounts")
# From this length on a folder is named in the long form: 260 less the longest name of a file within it.
LONG = 180


class Kind(Enum):
    """Where a folder lies. Only a local one is safe for a file that is open all day."""

    LOCAL = "local"
    NETWORK = "network"
    ROAMING = "roaming"
    CLOUD = "cloud"
    REMOVABLE = "removable"


class Place(NamedTuple):
    """A folder, without links, and its kind; `name` is what gave it away (a share, a drive, a service)."""

    kind: Kind
    folder: Path
    name: str = ""


def place_of(folder: Path, *, mounts: str | None = None) -> Place:
    """The kind of place of a folder, which need not be there yet. Never an error: what is not known is local.

    `mounts` is the table of mounted file systems where the system has one (for tests; else its own is read).
    """
    try:
        if sys.platform == "win32":  # pragma: no cover - only there
            return windows_place(str(folder), os.environ, drives.ThisMachine())
        else:  # noqa: RET505 - else a check for Windows finds it cannot be reached
            return mounted_place(str(folder), MOUNTS.read_text("utf-8", "replace") if mounts is None else mounts)
    except (OSError, ValueError, RuntimeError):
        return Place(Kind.LOCAL, folder)


def long_form(path: Path) -> Path:
    """The path in the form that Windows takes at any length; short ones, and those elsewhere, stay as they are."""
    return Path(windows_long_form(str(path))) if sys.platform == "win32" else path


def shown(path: Path) -> str:
    """The path as people know it."""
    return plain_form(str(path)) if sys.platform == "win32" else str(path)


def is_service_profile(folder: Path) -> bool:
    """Whether the folder belongs to an account of the system itself, where no clerk would ever find it."""
    text = ntpath.normcase(str(folder))
    return "\\config\\systemprofile\\" in text or "\\serviceprofiles\\" in text


def reach(place: str) -> bool:
    """Whether copies can be put there; the office's own folder is made where the one above it is there."""
    path = Path(place)
    try:
        if not path.is_dir() and path.parent.is_dir():
            path.mkdir()
        return path.is_dir()
    except (OSError, ValueError):
        return False


# --- Windows; the calls on text alone, so that they are tried everywhere --------------------------------------

_SERVICES = re.compile(
    r"(?i)(onedrive( - .+)?|dropbox( \(.+\))?|google ?drive|google ドライブ|my drive|マイドライブ|icloud ?drive"
    r"|box sync|nextcloud|owncloud|pcloud ?drive)"
)
_DRIVE = re.compile(r"[A-Za-z]:")
_REDIRECTORS = ("\\??\\unc\\", "\\device\\lanmanredirector", "\\device\\mup", "\\device\\webdavredirector")
_MOST_SUBST = 4  # letters that stand for folders of letters that stand for folders


def windows_place(text: str, environment: Mapping[str, str], machine: Machine) -> Place:
    """The kind of place of a path on Windows."""
    given = plain_form(machine.absolute(text))
    ways = tuple(dict.fromkeys((given, plain_form(machine.real(given)), *_behind_letters(given, machine))))
    found = [each for way in ways for each in _signs(way, environment, machine)]
    order = (Kind.NETWORK, Kind.CLOUD, Kind.ROAMING, Kind.REMOVABLE)
    worst = min(found, key=lambda each: order.index(each[0]), default=(Kind.LOCAL, ""))
    return Place(worst[0], Path(ways[1] if len(ways) > 1 else given), worst[1])


def windows_long_form(text: str) -> str:
    r"""The \\?\ form of a long whole path; every other text as it is."""
    if len(text) < LONG or text.startswith(("\\\\?\\", "\\\\.\\")) or not ntpath.isabs(text):
        return text
    plain = ntpath.normpath(text)
    if plain.startswith("\\\\"):
        return f"\\\\?\\UNC\\{plain[2:]}"
    return f"\\\\?\\{plain}" if _DRIVE.match(plain) else text


def plain_form(text: str) -> str:
    r"""A path without \\?\ or \\.\ , its parts divided in one way."""
    plain = text.replace("/", "\\")
    if plain[:8].upper() in {"\\\\?\\UNC\\", "\\\\.\\UNC\\"}:
        return ntpath.normpath("\\\\" + plain[8:])
    if plain.startswith(("\\\\?\\", "\\\\.\\")) and _DRIVE.match(plain[4:]):
        return ntpath.normpath(plain[4:])
    return ntpath.normpath(plain)


def _behind_letters(text: str, machine: Machine) -> Iterator[str]:
    """The folders that a letter made by `subst` stands for."""
    for _ in range(_MOST_SUBST):
        target = machine.drive(text[:2] + "\\").target if _DRIVE.match(text) else ""
        if not (target.startswith("\\??\\") and _DRIVE.match(target[4:])):
            return
        text = ntpath.normpath(ntpath.join(target[4:], text[3:]))
        yield text


def _signs(path: str, environment: Mapping[str, str], machine: Machine) -> Iterator[tuple[Kind, str]]:
    if path.startswith("\\\\") and not path.startswith(("\\\\?\\", "\\\\.\\")):
        yield Kind.NETWORK, ntpath.splitdrive(path)[0]
        return  # nothing more is asked of a network that may not answer
    root = path[:2] + "\\"
    drive = machine.drive(root) if _DRIVE.match(path) else Drive()
    if drive.kind == drives.REMOTE or drive.target.lower().startswith(_REDIRECTORS):
        yield Kind.NETWORK, root
        return
    service = _service(path, environment) or (drive.label if _SERVICES.fullmatch(drive.label) else "")
    if service or machine.fetched_when_opened(path):
        yield Kind.CLOUD, service
    if _below(path, environment.get("APPDATA", "")) or "\\appdata\\roaming\\" in f"{path}\\".lower():
        yield Kind.ROAMING, ""
    if drive.kind in {drives.REMOVABLE, drives.DISC}:
        yield Kind.REMOVABLE, root


def _service(path: str, environment: Mapping[str, str]) -> str:
    """The cloud service in whose folder the path lies."""
    for name in ("OneDriveCommercial", "OneDriveConsumer", "OneDrive"):
        if _below(path, environment.get(name, "")):
            return "OneDrive"
    home = environment.get("USERPROFILE", "")
    if home and _below(path, ntpath.join(home, "Box")):
        return "Box"
    return next((part for part in path.split("\\") if _SERVICES.fullmatch(part)), "")


def _below(path: str, folder: str) -> bool:
    if not folder or not ntpath.isabs(folder):
        return False
    whole, above = ntpath.normcase(path), ntpath.normcase(plain_form(folder)).rstrip("\\")
    return whole == above or whole.startswith(above + "\\")


# --- systems with a table of mounts --------------------------------------------------------------------------

_NETWORKS = re.compile(r"nfs\d?|cifs|smb\d?|smbfs|ncpfs|afs|ceph|glusterfs|lustre|coda|davfs2?|fuse\..+")
# User-space file systems that only show another local folder or disk.
_LOCAL_FUSE = re.compile(
    r"fuse\.(ntfs(-3g)?|exfat|gocryptfs|encfs|mergerfs|fuse-overlayfs|bindfs|lxcfs|snapfuse|veracrypt)"
)
_PLUGGED = ("/media/", "/run/media/")


def mounted_place(text: str, mounts: str) -> Place:
    """The kind of place of a path, by the table of mounts."""
    real = os.path.realpath(text)
    point, system = _mount_of(real, mounts)
    folder = Path(real)
    if point != "/" and _NETWORKS.fullmatch(system) and not _LOCAL_FUSE.fullmatch(system):
        return Place(Kind.NETWORK, folder, system)
    service = next((part for part in folder.parts if _SERVICES.fullmatch(part)), "")
    if service:
        return Place(Kind.CLOUD, folder, service)
    if point.startswith(_PLUGGED):
        return Place(Kind.REMOVABLE, folder, point)
    return Place(Kind.LOCAL, folder)


def _mount_of(path: str, mounts: str) -> tuple[str, str]:
    """The mount point that holds the path, and its file system; the last of the same name counts."""
    best = ("", "")
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _unescaped(fields[1])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best[0]):
            best = (point, fields[2])
    return best


def _unescaped(text: str) -> str:
    r"""Blanks and the like stand in the table as \040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
