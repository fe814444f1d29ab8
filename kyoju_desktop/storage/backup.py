"""Backups that prove themselves: one encrypted file with its key slots, opened and verified before it counts.

The form: a line of JSON (format, moment, key slots, length and SHA-256 of the database), then the encrypted
database exactly as it is; IT can cut the first line off and open the rest with SQLCipher or sqlite3mc.
"""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.errors import Damaged, DiskFull, Missing, NewerVersion, ReadOnlyFile, plainly
from kyoju_desktop.storage.folder import DATABASE, HEAD, settle
from kyoju_desktop.storage.keys import WrongPassphrase, has_keys, open_slots, read_slots, write_slots
from kyoju_desktop.storage.locking import FolderLock
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import problems_of
from kyoju_desktop.storage.version import SCHEMA_VERSION

SUFFIX = ".kyojubak"
_PIECE = 1024 * 1024
_DAYS_KEPT = 14


@dataclass(frozen=True)
class Backup:
    """One backup file; `verified` says that it was opened and found whole when it was made."""

    path: Path
    at: datetime
    sha256: str
    size: int
    verified: bool


@dataclass(frozen=True)
class Restored:
    """What a restore did: where the former file was put aside (None: there was none)."""

    folder: Path
    aside: Path | None


def back_up(store: Store, to_folder: Path, now: datetime) -> Backup:
    """Copy the open file while it stays in use, verify the copy, and give it its name."""
    store.remember_head()
    path = to_folder / f"kyoju-{now:%Y%m%d-%H%M%S}{SUFFIX}"
    aside = path.with_suffix(".part")
    copy = path.with_suffix(".copy")
    try:
        _copy(store, copy)
        found = _wrap(store, copy, aside, now)
        _prove(copy, store.data_key)
        aside.replace(path)
        settle(to_folder)
    except OSError as error:
        raise _target(error) from None
    finally:
        for each in (copy, aside, copy.with_name(copy.name + "-journal"), copy.with_name(copy.name + "-wal")):
            each.unlink(missing_ok=True)
    return Backup(path, now.replace(microsecond=0), str(found["sha256"]), path.stat().st_size, verified=True)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a folder, oldest first; files that are no backups are passed over."""
    found = [_listed(path) for path in sorted(folder.glob(f"*{SUFFIX}"))]
    return tuple(each for each in found if each is not None)


def inspect(path: Path, secret: str) -> Backup:
    """Open a backup with a passphrase or recovery key and verify all of it; refused when it is not whole."""
    head, begin = _head(path)
    key = _key(head, secret)
    work = path.with_suffix(".check")
    try:
        _unwrap(path, head, begin, work)
        _prove(work, key)
    finally:
        work.unlink(missing_ok=True)
    listed = _listed(path)
    if listed is None:
        raise _not_whole()
    return listed


def restore(path: Path, folder: Path, secret: str, now: datetime) -> Restored:
    """Put a backup in the place of the data; the present file is kept aside under the moment's name.

    `secret` is the passphrase or recovery key of the time of the backup. Nothing is changed until the backup has
    been opened and verified.
    """
    head, begin = _head(path)
    key = _key(head, secret)
    folder.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(folder)
    try:
        fresh = folder / "kyoju.restored"
        try:
            _unwrap(path, head, begin, fresh)
            _prove(fresh, key)
            aside = _put_aside(folder, now)
            fresh.replace(folder / DATABASE)
            write_slots(folder, head["slots"])
            (folder / HEAD).unlink(missing_ok=True)
            settle(folder)
        except OSError as error:
            raise _target(error) from None
        finally:
            fresh.unlink(missing_ok=True)
    finally:
        lock.release()
    _leave_a_trace(folder, key, path)
    return Restored(folder, aside)


def prune(folder: Path, now: datetime) -> None:
    """Keep everything of the last 14 days and the newest of each month before; at least one is always kept."""
    months: dict[str, Backup] = {}
    for each in list_backups(folder):
        months[f"{each.at:%Y%m}"] = each
    kept = {each.path for each in months.values()}
    for each in list_backups(folder):
        if each.at < now - timedelta(days=_DAYS_KEPT) and each.path not in kept:
            each.path.unlink(missing_ok=True)


def _copy(store: Store, copy: Path) -> None:
    """SQLite's own backup between two encrypted connections: a copy of one moment."""
    copy.unlink(missing_ok=True)
    source = store.snapshot()
    try:
        target = connect(copy, store.data_key)
        try:
            with plainly():
                target.execute("PRAGMA journal_mode = DELETE")
                source.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
    finally:
        source.close()


def _wrap(store: Store, copy: Path, aside: Path, now: datetime) -> dict[str, Any]:
    head = {
        "format": "kyoju backup 1",
        "at": now.replace(microsecond=0).isoformat(),
        "slots": read_slots(store.folder),
        "size": copy.stat().st_size,
        "sha256": _sha256(copy),
    }
    with aside.open("wb") as file, copy.open("rb") as database:
        file.write(json.dumps(head, separators=(",", ":")).encode() + b"\n")
        shutil.copyfileobj(database, file, _PIECE)
        file.flush()
        os.fsync(file.fileno())
    return head


def _unwrap(path: Path, head: dict[str, Any], begin: int, to: Path) -> None:
    with path.open("rb") as file, to.open("wb") as database:
        file.seek(begin)
        shutil.copyfileobj(file, database, _PIECE)
        database.flush()
        os.fsync(database.fileno())
    if to.stat().st_size != head["size"] or _sha256(to) != head["sha256"]:
        raise _not_whole()


def _prove(path: Path, key: bytes) -> None:
    """Open a copy and check every page, every link of its chain and every reference."""
    connection = connect(path, key)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise NewerVersion(version)
        problems = problems_of(connection, key)
    finally:
        connection.close()
        for tail in ("-wal", "-shm"):
            path.with_name(path.name + tail).unlink(missing_ok=True)
    if problems:
        raise Damaged(problems[0].template, **dict(problems[0].values))


def _head(path: Path) -> tuple[dict[str, Any], int]:
    try:
        with path.open("rb") as file:
            line = file.readline(64 * 1024)
        head = json.loads(line)
        if head["format"] == "kyoju backup 1" and isinstance(head["slots"], dict):
            return head, len(line)
    except FileNotFoundError:
        raise Missing(N_("その控えのファイルがありません。場所を確かめてください。")) from None
    except OSError:
        raise Missing(N_("その控えのファイルを読めません。つながっているか、場所を確かめてください。")) from None
    except (ValueError, KeyError, TypeError):
        pass
    raise _not_whole()


def _listed(path: Path) -> Backup | None:
    try:
        head, begin = _head(path)
        whole = path.stat().st_size == begin + int(head["size"])
        return Backup(path, datetime.fromisoformat(head["at"]), head["sha256"], path.stat().st_size, verified=whole)
    except (Refused, OSError, ValueError, KeyError, TypeError):
        return None


def _key(head: dict[str, Any], secret: str) -> bytes:
    found = open_slots(head["slots"], secret)
    if found is None:
        raise WrongPassphrase(
            N_("その合言葉では、この控えは開きません。控えを取ったころの合言葉か、回復キーを入れてください。"), 0
        )
    return found


def _put_aside(folder: Path, now: datetime) -> Path | None:
    """The present file, its log and its keys go into a folder of their own; nothing is deleted."""
    if not (folder / DATABASE).exists() and not has_keys(folder):
        return None
    aside = folder / f"before-restore-{now:%Y%m%d-%H%M%S}"
    aside.mkdir()
    for each in sorted(folder.glob("kyoju.*")):
        if each.is_file() and each.suffix not in {".lock", ".restored", ".ballast", ".attempts"}:
            if each.suffix in {".keys", ".previous"}:
                shutil.copy2(each, aside / each.name)
            else:
                each.replace(aside / each.name)
    settle(folder)
    return aside


def _leave_a_trace(folder: Path, key: bytes, path: Path) -> None:
    """The restore stands in the history of the restored file."""
    store = Store.open(folder, key)
    try:
        with store.write(N_("控えから戻した"), final=True) as w:
            w.mark(path.name)
    finally:
        store.close()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _not_whole() -> Damaged:
    return Damaged(
        N_("この控えは、途中で切れているか、こわれています。データには手を付けていません。別の控えを選んでください。")
    )


def _target(error: OSError) -> Refused:
    if error.errno in {28, 122}:  # ENOSPC, EDQUOT
        return DiskFull(
            N_("控えを書く場所の空きが足りません。データは無事です。空きを作るか、別の場所にしてください。")
        )
    return ReadOnlyFile(N_("控えの場所に書き込めません。データは無事です。場所とその権限を確かめてください。"))
