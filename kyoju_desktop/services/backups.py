"""Backups as the office makes them: once a day, when the program closes, and to a second place."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.platform.places import long_form
from kyoju_desktop.services.settings import change_settings, load_settings
from kyoju_desktop.storage.backup import Backup, back_up, list_backups, look_at, prune, restore
from kyoju_desktop.storage.store import Store

__all__ = [
    "BackedUp",
    "Backup",
    "Listed",
    "back_up_now",
    "backup_folder",
    "backup_is_due",
    "backups",
    "look_at",
    "newest_in",
    "restore",
]

FOLDER = "backups"


@dataclass(frozen=True)
class BackedUp:
    """The backup beside the data, the one in the second place if there is one, and what hindered that one."""

    first: Backup
    second: Backup | None = None
    problem: Message | None = None


@dataclass(frozen=True)
class Listed:
    """The backups of one place, newest first; `problem` says why the place cannot be read."""

    folder: Path
    backups: tuple[Backup, ...] = ()
    problem: Message | None = None


def backup_folder(folder: Path) -> Path:
    """Where the backups of a data folder lie first."""
    return folder / FOLDER


def backup_is_due(folder: Path, today: date) -> bool:
    """Whether no backup was made on that day yet."""
    last = load_settings(folder).settings.last_backup_at
    return last is None or last.date() < today


def back_up_now(store: Store, folder: Path, now: datetime) -> BackedUp:
    """Make a verified backup beside the data, then one in the second place if the settings name one.

    A second place that is gone (a drive pulled out) is told, and takes nothing from the first backup.
    """
    place = backup_folder(folder)
    first = back_up(store, _made(place), now)
    prune(place, now)
    change_settings(folder, last_backup_at=now)
    elsewhere = load_settings(folder).settings.second_backup
    if not elsewhere:
        return BackedUp(first)
    try:
        return BackedUp(first, back_up(store, _there(long_form(Path(elsewhere))), now))
    except Refused as hindered:
        return BackedUp(first, problem=hindered.message)


def backups(folder: Path) -> tuple[Listed, ...]:
    """What there is in the first and in the second place."""
    elsewhere = load_settings(folder).settings.second_backup
    first = Listed(backup_folder(folder), _newest_first(backup_folder(folder)))
    if not elsewhere:
        return (first,)
    try:
        return (first, Listed(Path(elsewhere), _newest_first(_there(long_form(Path(elsewhere))))))
    except Refused as gone:
        return (first, Listed(Path(elsewhere), problem=gone.message))


def newest_in(place: Path) -> Backup | None:
    """The newest whole backup that lies in a folder."""
    return next((each for each in _newest_first(place) if each.verified), None)


def _newest_first(place: Path) -> tuple[Backup, ...]:
    found = list_backups(place) if place.is_dir() else ()
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def _made(place: Path) -> Path:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Refused(N_("控えのフォルダーを作れません。データの場所に書き込めるか確かめてください。")) from None
    return place


def _there(place: Path) -> Path:
    try:
        if place.is_dir():
            return place
    except OSError:
        pass
    raise Refused(N_("二つ目の控えの場所がありません。つながっているか確かめてください。一つ目の控えは無事です。"))
