"""Backups that prove themselves: one encrypted file with its key slots, opened and verified before it counts.

The form: a line of JSON (format, moment, key slots, length and SHA-256 of the database), then the encrypted
database exactly as it is; IT can cut the first line off and open the rest with SQLCipher or sqlite3mc.
"""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.platform.files import settle, take_place
from kyoju_desktop.storage.checks import page_problems, problems_of
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.errors import Damaged, DiskFull, Missing, NewerVersion, ReadOnlyFile, plainly
from kyoju_desktop.storage.folder import DATABASE
from kyoju_desktop.storage.keys import WrongPassphrase, open_slots, read_slots, sum_of
from kyoju_desktop.storage.version import SCHEMA_VERSION

SUFFIX = ".kyojubak"
_PIECE = 1024 * 1024
_DAYS_KEPT = 14
_SMALL = "PRAGMA cache_size = -1024"  # every page is looked at once: none need be kept
_FAMILY = "kyoju backup "
_FORMAT = f"{_FAMILY}1"


@dataclass(frozen=True)
class Backup:
    """One backup file; `verified` says that it was opened and found whole when it was made."""

    path: Path
    at: datetime
    sha256: str
    size: int
    verified: bool


def back_up_file(
    folder: Path, key: bytes, to_folder: Path, now: datetime, *, version: int = SCHEMA_VERSION
) -> Backup:
    """Copy the file of a data folder, of this version of its form or (before a migration) an older one."""
    path = free_name(to_folder, f"kyoju-{now:%Y%m%d-%H%M%S}", SUFFIX)
    aside, copy = path.with_suffix(".part"), path.with_suffix(".copy")
    try:
        _copy(folder / DATABASE, key, copy)
        found = _wrap(folder, copy, aside, now)
        prove(copy, key, version)
        if _sha256(aside, begin=aside.stat().st_size - found["size"]) != found["sha256"]:
            raise _not_whole()
        take_place(aside, path)
        settle(to_folder)
    except OSError as error:
        raise target_problem(error) from None
    finally:
        clear(copy, aside)
    return Backup(path, now.replace(microsecond=0), str(found["sha256"]), path.stat().st_size, verified=True)


def free_name(folder: Path, stem: str, suffix: str = "") -> Path:
    """A name that nothing in the folder has yet."""
    names = (stem if nr == 1 else f"{stem}-{nr}" for nr in count(1))
    return next(folder / f"{name}{suffix}" for name in names if not (folder / f"{name}{suffix}").exists())


def clear(*made: Path) -> None:
    """Remove files that were only needed meanwhile, with what SQLite puts beside them."""
    for each in made:
        for tail in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                each.with_name(each.name + tail).unlink(missing_ok=True)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, oldest first; files that are no backups are passed over."""
    found = [_listed(path) for path in sorted(folder.glob(f"*{SUFFIX}"))]
    return tuple(each for each in found if each is not None)


def look_at(path: Path) -> Backup:
    """What a backup says of itself without its passphrase; refused when it is none or not of its full length."""
    try:
        found = _told(path, *head_of(path))
    except (OSError, ValueError, KeyError, TypeError):
        raise _not_whole() from None
    if not found.verified:
        raise _not_whole()
    return found


def inspect(path: Path, secret: str) -> Backup:
    """Open a backup with a passphrase or recovery key and verify all of it; refused when it is not whole."""
    head, begin = head_of(path)
    key = key_of(head, secret)
    work = path.with_suffix(".check")
    try:
        unwrap(path, head, begin, work)
        prove(work, key, SCHEMA_VERSION)
    except OSError as error:
        raise target_problem(error) from None
    finally:
        clear(work)
    return _told(path, head, begin)


def prune(folder: Path, now: datetime) -> None:
    """Keep everything of the last 14 days and the newest of each month before; at least one is always kept."""
    months: dict[str, Backup] = {}
    for each in list_backups(folder):
        months[f"{each.at:%Y%m}"] = each
    kept = {each.path for each in months.values()}
    for each in list_backups(folder):
        if each.at < now - timedelta(days=_DAYS_KEPT) and each.path not in kept:
            with suppress(OSError):  # whoever looks at it now lets it go some day; the next copy tries again
                each.path.unlink(missing_ok=True)


def _copy(database: Path, key: bytes, copy: Path) -> None:
    """SQLite's own backup between two encrypted connections: a copy of one moment."""
    clear(copy)
    source = connect(database, key)
    try:
        target = connect(copy, key, create=True)
        try:
            with plainly():
                for each in (source, target):
                    each.execute(_SMALL)
                target.execute("PRAGMA journal_mode = DELETE")
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
    finally:
        source.close()


def _wrap(folder: Path, copy: Path, aside: Path, now: datetime) -> dict[str, Any]:
    slots = read_slots(folder)
    head = {
        "format": _FORMAT,
        "at": now.replace(microsecond=0).isoformat(),
        "slots": slots,
        "sum": sum_of(slots),
        "size": copy.stat().st_size,
        "sha256": _sha256(copy),
    }
    with aside.open("wb") as file, copy.open("rb") as database:
        file.write(json.dumps(head, separators=(",", ":")).encode() + b"\n")
        shutil.copyfileobj(database, file, _PIECE)
        file.flush()
        os.fsync(file.fileno())
    return head


def unwrap(path: Path, head: dict[str, Any], begin: int, to: Path) -> None:
    """Lay the database of a backup down by itself, still encrypted; refused when a byte of it is missing or wrong."""
    with path.open("rb") as file, to.open("wb") as database:
        file.seek(begin)
        shutil.copyfileobj(file, database, _PIECE)
        database.flush()
        os.fsync(database.fileno())
    if to.stat().st_size != head["size"] or _sha256(to) != head["sha256"]:
        raise _not_whole()


def prove(path: Path, key: bytes, newest: int) -> None:
    """Open a copy and check every page, every link of its chain and every reference."""
    connection = connect(path, key)
    try:
        with plainly():
            connection.execute(_SMALL)
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > newest:
            raise NewerVersion(version)
        problems = page_problems(connection) or problems_of(connection, key)
    finally:
        connection.close()
    if problems:
        raise Damaged(problems[0].template, **dict(problems[0].values))


def head_of(path: Path) -> tuple[dict[str, Any], int]:
    """What the first line says, and where the database begins; refused when the file is no backup."""
    try:
        with path.open("rb") as file:
            line = file.readline(64 * 1024)
        head = _begun(line)
        if head["format"] == _FORMAT and head["sum"] == sum_of(head["slots"]) and int(head["size"]) > 0:
            return head, len(line)
    except FileNotFoundError:
        raise Missing(N_("その控えのファイルがありません。場所を確かめてください。")) from None
    except OSError:
        raise Missing(N_("その控えのファイルを読めません。つながっているか、場所を確かめてください。")) from None
    except (ValueError, KeyError, TypeError):
        pass
    raise _not_whole()


def _begun(line: bytes) -> dict[str, Any]:
    """The first line of a backup, of any form; refused when the file is something else."""
    with suppress(ValueError, RecursionError):
        head = json.loads(line)
        if isinstance(head, dict) and str(head.get("format", "")).startswith(_FAMILY):
            return head
    raise Damaged(
        N_(
            "これは控えのファイルではないか、はじめがこわれています。何も変えていません。"
            "「kyoju-日付-時刻」という名前の、種類が「kyojubak」のファイルを選んでください。"
        )
    )


def _listed(path: Path) -> Backup | None:
    try:
        return _told(path, *head_of(path))
    except (Refused, OSError, ValueError, KeyError, TypeError):
        return None


def _told(path: Path, head: dict[str, Any], begin: int) -> Backup:
    """What the head of a backup says, and whether the file has its full length."""
    size = path.stat().st_size
    whole = size == begin + int(head["size"])
    return Backup(path, datetime.fromisoformat(head["at"]), str(head["sha256"]), size, verified=whole)


def key_of(head: dict[str, Any], secret: str) -> bytes:
    """The data key in the slots of a backup; refused when the passphrase or recovery key is another."""
    found = open_slots(head["slots"], secret)
    if found is None:
        raise WrongPassphrase(
            N_("その合言葉では、この控えは開きません。控えを取ったころの合言葉か、回復キーを入れてください。"), 0
        )
    return found


def _sha256(path: Path, begin: int = 0) -> str:
    with path.open("rb") as file:
        file.seek(begin)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_whole() -> Damaged:
    return Damaged(
        N_("この控えは、途中で切れているか、こわれています。データには手を付けていません。別の控えを選んでください。")
    )


def target_problem(error: OSError) -> Refused:
    """What is said when a place for backups cannot be written."""
    if error.errno in {28, 122}:  # ENOSPC, EDQUOT
        return DiskFull(
            N_("控えを書く場所の空きが足りません。データは無事です。空きを作るか、別の場所にしてください。")
        )
    return ReadOnlyFile(N_("控えの場所に書き込めません。データは無事です。場所とその権限を確かめてください。"))
