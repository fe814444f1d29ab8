"""What the session does with the file, on a worker: everything here needs the heavy libraries."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.backups import (
    Backup,
    back_up_now,
    backup_is_due,
    backups,
    look_at,
    newest_in,
    restore,
)
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.demo import fill_demo, set_up_demo
from kyoju_desktop.services.office import new_office, office_line, office_of, set_up
from kyoju_desktop.services.preset import load_preset
from kyoju_desktop.services.settings import FILE_NAME as SETTINGS
from kyoju_desktop.services.settings import change_settings
from kyoju_desktop.storage.errors import Damaged, Missing
from kyoju_desktop.storage.folder import DATABASE, LOCK
from kyoju_desktop.storage.keys import WrongPassphrase, set_passphrase, unlock, unlock_with_recovery
from kyoju_desktop.storage.store import Store

TRAINING_PASSPHRASE = "kenshu-mode-2026"  # noqa: S105 - guards invented people only, and is shown on the screen
TRAINING_CASES = 40
TRAINING_SEED = 20260401

Clock = Callable[[], datetime]
__all__ = ["Damaged", "Missing", "WrongPassphrase", "look_at", "newest_in"]


class Asked(Protocol):
    """What the set-up asks (the page's own class, of which nothing else is needed here)."""

    municipality: str
    code: str
    welfare_office: bool
    department: str
    section: str
    clerk: str
    passphrase: str


@dataclass(frozen=True)
class Opened:
    """An open file, and the recovery key if it was made just now."""

    store: Store
    recovery_key: str = ""
    data_key: bytes = b""


def open_with(folder: Path, passphrase: str, clock: Clock) -> Opened:
    """Unlock with the passphrase and open the file."""
    return _open(folder, unlock(folder, passphrase, clock=clock), clock)


def open_with_recovery(folder: Path, recovery_key: str, clock: Clock) -> Opened:
    """Unlock with the recovery key and open the file; the key goes along for the new passphrase."""
    data_key = unlock_with_recovery(folder, recovery_key, clock=clock)
    return replace(_open(folder, data_key, clock), data_key=data_key)


def new_passphrase(folder: Path, data_key: bytes, passphrase: str) -> None:
    """Give the file a new passphrase after the old one was forgotten."""
    set_passphrase(folder, data_key, passphrase)


def create(folder: Path, answers: Asked, clock: Clock) -> Opened:
    """Set a new office up."""
    office = new_office(
        answers.municipality,
        answers.code,
        answers.welfare_office,
        answers.department,
        answers.section,
        answers.clerk,
    )
    made = set_up(folder, answers.passphrase, office, clock(), clock=clock, settings=load_preset().settings())
    made.store.calendar = office_calendar()
    return Opened(made.store, made.recovery_key)


def open_training(folder: Path, clock: Clock, told: Callable[[int, int], None]) -> Opened:
    """Open the invented office of the training folder, made and filled first if it is not there."""
    if (folder / DATABASE).exists():
        return _open_made_training(folder, clock)
    folder.mkdir(parents=True, exist_ok=True)
    made = set_up_demo(folder, TRAINING_PASSPHRASE, clock(), clock=clock)
    fill_demo(made.store, TRAINING_CASES, TRAINING_SEED, told=told)
    return Opened(made.store)


def _open_made_training(folder: Path, clock: Clock) -> Opened:
    try:
        return open_with(folder, TRAINING_PASSPHRASE, clock)
    except WrongPassphrase:
        raise Refused(
            N_("このフォルダーは研修用ではありません。データには手を付けていません。別のフォルダーを選んでください。")
        ) from None


def close(store: Store, folder: Path, clock: Clock, *, copy: bool) -> None:
    """Remember how much is unfinished, make a backup if wanted, close the file."""
    try:
        with suppress(Refused):  # a number on the unlock screen is no reason to go without a copy
            change_settings(folder, drafts=len(store.drafts.all()))
        if copy:
            back_up_now(store, folder, clock())
    finally:
        store.close()


def copy_is_due(folder: Path, clock: Clock) -> bool:
    """Whether the file was not copied today."""
    return backup_is_due(folder, clock().date())


def newest_good(folder: Path) -> Backup | None:
    """The newest backup whose check was good, wherever it lies."""
    found = [each for place in backups(folder) for each in place.backups if each.verified]
    return max(found, key=lambda each: each.at, default=None)


def bring_back(backup: Backup, folder: Path, passphrase: str, clock: Clock) -> Opened:
    """Put a backup in the place of the present file (which is kept aside) and open it.

    `passphrase` is that of the backup's time, or its recovery key.
    """
    restore(backup.path, folder, passphrase, clock())
    try:
        return open_with(folder, passphrase, clock)
    except WrongPassphrase:
        return open_with_recovery(folder, passphrase, clock)


def move_here(backup: Backup, folder: Path, secret: str, clock: Clock) -> Opened:
    """Bring the office of another machine to this folder, where none is yet, and set what the prefecture decided."""
    there, decided = folder.exists(), (folder / SETTINGS).exists()
    try:
        opened = bring_back(backup, folder, secret, clock)
    except BaseException:
        if not there and not (folder / DATABASE).exists():
            with suppress(OSError):
                (folder / LOCK).unlink(missing_ok=True)
                folder.rmdir()
        raise
    with opened.store.read() as r:
        office = office_of(r)
    preset = load_preset()
    wished = {} if decided else {**preset.settings(), "second_backup": preset.second_backup(office.code)}
    with suppress(Refused):  # they can be set by hand; the office is back
        change_settings(folder, office_line=office_line(office), **wished)
    return opened


def _open(folder: Path, data_key: bytes, clock: Clock) -> Opened:
    store = Store.open(folder, data_key, clock=clock, calendar=office_calendar())
    try:
        with store.read() as r:
            store.actor = office_of(r).clerk
    except Refused:
        store.close()
        raise Refused(
            N_("このデータには役場の設定がありません。控えから戻してください。データは消していません。")
        ) from None
    return Opened(store)
