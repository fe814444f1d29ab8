"""The one write of a file that leaves the office: all of it or nothing, in plain words what is in the way."""

import errno
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.platform.files import settle, take_place

LONGEST = 259  # characters of a whole path that every Windows and every Office can open


@dataclass(frozen=True)
class Cause:
    """What can be in the way: the answer for the clerk, and the numbers by which the systems tell it."""

    text: str
    numbers: frozenset[int]
    windows: frozenset[int]


READ_ONLY = N_(
    "そこには書き込めません(読み取り専用か、権限がありません)。ファイルは出ていません。ほかの場所を選んでください。"
)
NO_SPACE = N_("空きが足りません。ファイルは出ていません。要らないファイルを消すか、ほかの場所を選んでください。")
REMOVED = N_(
    "保存先の媒体かネットワークにつながりません。ファイルは出ていません。さし直すか、ほかの場所を選んでください。"
)
TOO_LONG = N_(
    "保存先の名前が長すぎます。ファイルは出ていません。浅いフォルダーを選ぶか、ファイル名を短くしてください。"
)
IN_USE = N_(
    "同じ名前のファイルを、ほかのソフトで開いています。前のファイルはそのままです。閉じてから、もう一度保存してください。"
)
GONE = N_("保存先のフォルダーが見つかりません。ファイルは出ていません。場所を選び直してください。")
BAD_NAME = N_(
    "使えないファイル名です。ファイルは出ていません。"
    '記号(< > : " | ? * など)、終わりの点や空白、CON などの名前を避けてください。'
)
OTHER = N_(
    "そこには保存できませんでした。ファイルは出ていません。空きと書き込みの権限を確かめ、別の場所にしてください。"
)

# The one list of what can go wrong: numbers of the C library, numbers of Windows.
CAUSES: tuple[Cause, ...] = (
    Cause(NO_SPACE, frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}), frozenset({39, 112, 223, 1295})),
    Cause(IN_USE, frozenset({errno.EBUSY, errno.ETXTBSY}), frozenset({32, 33})),
    Cause(TOO_LONG, frozenset({errno.ENAMETOOLONG}), frozenset({111, 206})),
    Cause(BAD_NAME, frozenset({errno.EINVAL, errno.EILSEQ, errno.EISDIR}), frozenset({123, 161})),
    Cause(
        REMOVED,
        frozenset({errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN}),
        frozenset({15, 20, 21, 31, 53, 55, 59, 64, 67, 121, 433, 483, 1006, 1117, 1167}),
    ),
    Cause(GONE, frozenset({errno.ENOENT, errno.ENOTDIR}), frozenset({2, 3})),
    Cause(READ_ONLY, frozenset({errno.EROFS, errno.EACCES, errno.EPERM}), frozenset({5, 19})),
)

_FORBIDDEN = frozenset('<>:"/\\|?*')
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{name}{at}" for name in ("COM", "LPT") for at in "0123456789¹²³")}
)


def check_name(path: Path) -> None:
    """`Refused` for a name that Windows does not take, whatever system this is: the file will be read on one."""
    name = path.name
    control = any(ord(each) < 32 for each in name)
    if not name or control or _FORBIDDEN & set(name) or name != name.rstrip(". "):
        raise Refused(BAD_NAME)
    if name.split(".")[0].rstrip().upper() in _DEVICES:
        raise Refused(BAD_NAME)
    if len(str(path)) > LONGEST or len(os.fsencode(name)) > 255:
        raise Refused(TOO_LONG)


def write_new(path: Path, data: bytes) -> None:
    """Write the file where the clerk chose it; what stood there stays untouched until the new one is whole.

    The bytes go into a nameless file in the same folder first, never elsewhere, and take the name only when they
    are on the disk. `Refused` says what was in the way; then nothing new is in the folder.
    """
    check_name(path)
    beside = path.with_name(f"~{secrets.token_hex(6)}.part")
    try:
        _check_old(path)
        _write(beside, data)
        _take_name(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise Refused(_answer(error, path.parent)) from None
    with suppress(OSError):  # make the name last too, where the place lets one ask for it
        settle(path.parent)


def _check_old(path: Path) -> None:
    """A file of that name that must not be written stays."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "")
    if not found.st_mode & stat.S_IWRITE:
        raise PermissionError(errno.EACCES, "")


def _write(place: Path, data: bytes) -> None:
    with place.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _take_name(beside: Path, path: Path) -> None:
    try:
        take_place(beside, path)
    except PermissionError as error:
        # The folder took a new file just now: so it is the old one that somebody holds.
        raise OSError(errno.EBUSY, "") from error


def _answer(error: OSError, folder: Path) -> str:
    windows = getattr(error, "winerror", None)
    for cause in CAUSES:
        if windows in cause.windows or (windows is None and error.errno in cause.numbers):
            return _gone_or(cause.text, folder)
    return OTHER


def _gone_or(text: str, folder: Path) -> str:
    """A folder that is no longer there explains more than the number that its absence gave."""
    return GONE if text is READ_ONLY and not folder.is_dir() else text
