"""No office is made or opened where it would come to harm; what is refused leaves nothing behind."""

import secrets
from datetime import datetime
from pathlib import Path

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.platform import places
from kyoju_desktop.services.backups import back_up_now
from kyoju_desktop.services.office import new_office, set_up
from kyoju_desktop.storage import standing
from kyoju_desktop.storage.backup import back_up, restore
from kyoju_desktop.storage.errors import DiskFull, ReadOnlyFile
from kyoju_desktop.storage.keys import create_keys, unlock
from kyoju_desktop.storage.standing import WrongPlace, check_making, place_warning
from kyoju_desktop.storage.store import Store

JA = Translator.for_language("ja")
SECRET = "みどりの坂道 ななつめの角"
NOW = datetime(2026, 6, 23, 9, 0)


@pytest.fixture
def on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the next call of `mount` makes into something else."""
    table = tmp_path / "mounts"
    table.write_text("/dev/sda1 / ext4 rw 0 0\n", "utf-8")
    monkeypatch.setattr(places, "MOUNTS", table)
    monkeypatch.setattr(places, "_PLUGGED", (str(tmp_path / "usb"),))
    return tmp_path


def mount(at: Path, system: str) -> None:
    with places.MOUNTS.open("a", encoding="utf-8") as table:
        table.write(f"somewhere {at} {system} rw 0 0\n")


def made_in(folder: Path) -> None:
    made = set_up(folder, SECRET, new_office("陽ノ原町", "993018", False, "", "住宅係", "大江 史"), NOW)
    back_up_now(made.store, folder, NOW)
    made.store.close()


@pytest.mark.parametrize("name", ["share", "usb", "Dropbox", "OneDrive - 陽ノ原町"])
def test_an_office_is_not_made_where_it_would_come_to_harm(on: Path, name: str) -> None:
    mount(on / "share", "cifs")
    mount(on / "usb", "vfat")
    folder = on / name / "data"
    with pytest.raises(WrongPlace, match="何も作っていません"):
        made_in(folder)
    with pytest.raises(WrongPlace):
        create_keys(folder, SECRET)
    with pytest.raises(WrongPlace):
        Store.create(folder, secrets.token_bytes(32))
    assert not (on / name).exists()


def test_an_office_on_a_network_is_not_opened_and_not_touched(on: Path) -> None:
    folder = on / "share" / "data"
    made_in(folder)
    before = {each: each.stat().st_mtime_ns for each in folder.rglob("*")}
    key = unlock(folder, SECRET)
    mount(on / "share", "nfs4")
    with pytest.raises(WrongPlace, match="この端末の中に写し"):
        Store.open(folder, key)
    assert {each: each.stat().st_mtime_ns for each in folder.rglob("*")} == before
    warning = place_warning(folder)
    assert warning is not None
    assert "開きません" in warning.text(JA)


@pytest.mark.parametrize("name", ["usb", "Dropbox"])
def test_an_office_in_a_doubtful_place_is_opened_with_a_warning(on: Path, name: str) -> None:
    folder = on / name / "data"
    (on / "made").mkdir()
    made_in(on / "made" / "data")
    assert place_warning(on / "made" / "data") is None
    (on / "made").rename(on / name)
    mount(on / "usb", "vfat")
    Store.open(folder, unlock(folder, SECRET)).close()
    warning = place_warning(folder)
    assert warning is not None
    assert "開けますが" in warning.text(JA)


def test_a_copy_may_lie_on_a_network_and_comes_back_to_a_local_folder_only(on: Path) -> None:
    folder, elsewhere = on / "data", on / "share"
    made_in(folder)
    (elsewhere / "copies").mkdir(parents=True)
    mount(elsewhere, "cifs")
    store = Store.open(folder, unlock(folder, SECRET))
    copy = back_up(store, elsewhere / "copies", NOW)
    store.close()
    with pytest.raises(WrongPlace):
        restore(copy.path, elsewhere / "back", SECRET, NOW)
    assert not (elsewhere / "back").exists()
    restore(copy.path, on / "back", SECRET, NOW)
    Store.open(on / "back", unlock(on / "back", SECRET)).close()


def test_a_file_where_the_folder_should_be_is_said_so(on: Path) -> None:
    (on / "file").write_text("x", "utf-8")
    for folder in (on / "file", on / "file" / "inside"):
        with pytest.raises(ReadOnlyFile, match="フォルダーではなくファイル"):
            check_making(folder)
    assert (on / "file").read_text("utf-8") == "x"


def test_a_folder_that_cannot_be_written_is_said_so() -> None:
    for folder in (Path("/proc/kyoju"), Path("/proc/kyoju/data")):
        with pytest.raises(ReadOnlyFile, match="作れません"):
            check_making(folder)


def test_a_disk_without_room_is_said_so_before_anything_is_made(on: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "LEAST_ROOM", 1 << 60)
    with pytest.raises(DiskFull, match="空きが足りない"):
        made_in(on / "data")
    assert not (on / "data").exists()


def test_asking_leaves_nothing_behind(on: Path) -> None:
    check_making(on / "some" / "deep" / "folder")
    assert not (on / "some").exists()
    (on / "empty").mkdir()
    check_making(on / "empty")
    assert list((on / "empty").iterdir()) == []


def test_every_refusal_says_what_is_safe_and_what_to_do() -> None:
    for texts in (standing._MAKING, standing._WARNING):
        for text in texts.values():
            assert text.endswith("。")
            assert Refused(text).message.text(JA) == text
