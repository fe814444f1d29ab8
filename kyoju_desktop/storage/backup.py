"""Backups of an open office, and putting one in the place of the data."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.platform.files import settle, take_place
from kyoju_desktop.storage.backup_file import (
    Backup,
    back_up_file,
    clear,
    free_name,
    head_of,
    inspect,
    key_of,
    list_backups,
    look_at,
    prove,
    prune,
    target_problem,
    unwrap,
)
from kyoju_desktop.storage.folder import ATTEMPTS, DATABASE, HEAD, KEYS, OLDER_KEYS
from kyoju_desktop.storage.keys import write_slots
from kyoju_desktop.storage.locking import FolderLock
from kyoju_desktop.storage.standing import check_restoring
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.version import SCHEMA_VERSION

__all__ = ["Backup", "Restored", "back_up", "inspect", "list_backups", "look_at", "prune", "restore"]


@dataclass(frozen=True)
class Restored:
    """What a restore did: where the former file was put aside (None: there was none)."""

    folder: Path
    aside: Path | None


def back_up(store: Store, to_folder: Path, now: datetime) -> Backup:
    """Copy the open file while it stays in use, verify the copy, and give it its name."""
    try:
        store.remember_head()
    except OSError as error:
        raise target_problem(error) from None
    return back_up_file(store.folder, store.data_key, to_folder, now)


def restore(path: Path, folder: Path, secret: str, now: datetime) -> Restored:
    """Put a backup in the place of the data; the present file is kept aside under the moment's name.

    `secret` is the passphrase or recovery key of the time of the backup. Nothing is changed until the backup has
    been opened and verified.
    """
    check_restoring(folder)
    head, begin = head_of(path)
    key = key_of(head, secret)
    fresh = folder / "kyoju.restored"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        try:
            unwrap(path, head, begin, fresh)
            prove(fresh, key, SCHEMA_VERSION)
            aside = _put_aside(folder, now)
            take_place(fresh, folder / DATABASE)
            write_slots(folder, head["slots"])
            (folder / ATTEMPTS).unlink(missing_ok=True)
            settle(folder)
        finally:
            clear(fresh)
            lock.release()
    except OSError as error:
        raise target_problem(error) from None
    _leave_a_trace(folder, key, path, now)
    return Restored(folder, aside)


def _put_aside(folder: Path, now: datetime) -> Path | None:
    """The present file, its log and its keys, in a folder of their own; nothing is deleted.

    The file stays in its place too, so that the new one takes it in one step. Only when the last run was cut off, and
    part of the data is still in the log, it is moved: another file must never come to lie beside that log.
    """
    database = folder / DATABASE
    log, shared = database.with_name(f"{DATABASE}-wal"), database.with_name(f"{DATABASE}-shm")
    keys = [each for each in (folder / KEYS, folder / OLDER_KEYS) if each.exists()]
    if not (keys or database.exists()):
        return None
    aside = free_name(folder, f"before-restore-{now:%Y%m%d-%H%M%S}")
    aside.mkdir()
    for each in keys:
        shutil.copyfile(each, aside / each.name)
    if log.exists() and log.stat().st_size:
        for each in (database, log, shared):
            _move(each, aside)
    elif database.exists():
        _put_copy(database, aside / DATABASE)
    _move(folder / HEAD, aside)  # it would miss the later records in the older file
    settle(aside)
    settle(folder)
    return aside


def _move(path: Path, to: Path) -> None:
    if path.exists():
        take_place(path, to / path.name)


def _put_copy(path: Path, to: Path) -> None:
    """A second name for the file where the disk knows such, else a copy (plain: `copy2` asks more of Windows)."""
    try:
        to.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, to)


def _leave_a_trace(folder: Path, key: bytes, path: Path, now: datetime) -> None:
    """The restore stands in the history of the restored file."""
    store = Store.open(folder, key, clock=lambda: now)
    try:
        with store.write(N_("控えから戻した"), final=True) as w:
            w.mark(path.name)
    finally:
        store.close()
