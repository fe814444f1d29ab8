"""Backups as the office makes them: daily, beside the data and in a second place."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Person
from kyoju_desktop.services.backups import back_up_now, backup_folder, backup_is_due, backups, restore
from kyoju_desktop.services.office import set_up
from kyoju_desktop.services.settings import change_settings, load_settings
from kyoju_desktop.storage.keys import unlock
from kyoju_desktop.storage.store import Store
from tests.copies import copy_office
from tests.services.conftest import opened, town

NOW = datetime(2026, 6, 1, 17, 15)
SECRET = "控えの試験の合言葉 2026"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with its passphrase and one case in it, made once."""
    place = tmp_path_factory.mktemp("made") / "office"
    store = set_up(place, SECRET, town(), NOW).store
    opened(store)
    store.close()
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A data folder with one case in it, closed."""
    return copy_office(made, tmp_path / "office")


def opened_store(folder: Path) -> Store:
    return Store.open(folder, unlock(folder, SECRET), actor="空木 佐和")


def test_a_backup_is_due_once_a_day(folder: Path) -> None:
    assert backup_is_due(folder, NOW.date())
    store = opened_store(folder)
    made = back_up_now(store, folder, NOW)
    store.close()
    assert made.first.verified
    assert made.second is None
    assert made.problem is None
    assert not backup_is_due(folder, NOW.date())
    assert backup_is_due(folder, NOW.date() + timedelta(days=1))
    assert load_settings(folder).settings.last_backup_at == NOW


def test_the_second_place_gets_its_own(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "usb"
    elsewhere.mkdir()
    change_settings(folder, second_backup=str(elsewhere))
    store = opened_store(folder)
    made = back_up_now(store, folder, NOW)
    store.close()
    assert made.second is not None
    assert made.second.path.parent == elsewhere
    first, second = backups(folder)
    assert [len(each.backups) for each in (first, second)] == [1, 1]


def test_a_drive_that_is_gone_is_told_and_the_first_backup_stands(folder: Path, tmp_path: Path) -> None:
    change_settings(folder, second_backup=str(tmp_path / "gone"))
    store = opened_store(folder)
    made = back_up_now(store, folder, NOW)
    store.close()
    assert made.first.path.is_file()
    assert made.second is None
    assert made.problem is not None
    first, second = backups(folder)
    assert len(first.backups) == 1
    assert second.problem is not None


def test_a_place_that_cannot_even_be_asked_about_is_told(folder: Path) -> None:
    change_settings(folder, second_backup="x" * 5000)
    assert backups(folder)[1].problem is not None


def test_before_the_first_backup_the_list_is_empty(folder: Path) -> None:
    (only,) = backups(folder)
    assert only.backups == ()
    assert only.folder == backup_folder(folder)


def test_backups_are_listed_newest_first(folder: Path) -> None:
    store = opened_store(folder)
    for hours in (0, 1, 2):
        back_up_now(store, folder, NOW + timedelta(hours=hours))
    store.close()
    found = backups(folder)[0].backups
    assert [each.at.hour for each in found] == [19, 18, 17]


def test_a_folder_that_cannot_hold_backups_is_refused(folder: Path) -> None:
    backup_folder(folder).write_text("in the way", "utf-8")
    store = opened_store(folder)
    with pytest.raises(Refused):
        back_up_now(store, folder, NOW)
    store.close()


def test_an_old_state_comes_back_and_the_present_one_is_kept_aside(folder: Path) -> None:
    store = opened_store(folder)
    made = back_up_now(store, folder, NOW)
    opened(store, "例題川 倫", "れいだいがわ りん")
    store.close()
    done = restore(made.first.path, folder, SECRET, NOW + timedelta(days=1))
    assert done.aside is not None
    assert any(done.aside.iterdir())
    store = opened_store(folder)
    with store.read() as r:
        assert [each.name for each in r.find(Person)] == ["北原 ハル"]
    store.close()


def test_no_day_is_before_the_first(folder: Path) -> None:
    change_settings(folder, last_backup_at=NOW)
    assert not backup_is_due(folder, date(2026, 5, 1))
