"""A backup proves itself, opens on another PC, and comes back with the present file kept aside."""

import json
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Person
from kyoju_desktop.storage import backup_file
from kyoju_desktop.storage.backup import back_up, inspect, list_backups, prune, restore
from kyoju_desktop.storage.errors import AlreadyOpen, Damaged, DiskFull, Missing, NewerVersion, ReadOnlyFile
from kyoju_desktop.storage.folder import DATABASE
from kyoju_desktop.storage.keys import NewKeys, WrongPassphrase, create_keys, set_passphrase, unlock
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import PASSPHRASE, Clock, begun, files_of

NOW = datetime(2026, 6, 1, 17, 15, 3, 250_000)
NEW = "あたらしい あいことば 二つめ"
pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def made(folder: Path) -> NewKeys:
    return create_keys(folder, PASSPHRASE)


@pytest.fixture
def office(folder: Path, made: NewKeys, clock: Clock) -> Iterator[Store]:
    """An office with one case."""
    store = Store.create(folder, made.data_key, clock=clock)
    begun(store)
    yield store
    store.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    place = tmp_path / "backups"
    place.mkdir()
    return place


def names(folder: Path, key: bytes) -> list[str]:
    """The persons in a data folder."""
    store = Store.open(folder, key)
    with store.read() as r:
        found = [each.name for each in r.find(Person)]
    assert verify(store).ok
    store.close()
    return found


def test_a_backup_is_verified_and_leaves_one_file(office: Store, shelf: Path) -> None:
    kept = back_up(office, shelf, NOW)
    assert kept.verified
    assert kept.path.name == "kyoju-20260601-171503.kyojubak"
    assert [each.name for each in shelf.iterdir()] == [kept.path.name]
    assert kept.size == kept.path.stat().st_size
    assert list_backups(shelf) == (kept,)
    assert inspect(kept.path, PASSPHRASE) == kept
    assert [each.name for each in shelf.iterdir()] == [kept.path.name]


def test_the_office_stays_in_use_while_it_is_copied(office: Store, shelf: Path) -> None:
    with office.read() as r:
        back_up(office, shelf, NOW)
        assert r.count(Person) == 1
    begun(office, "新田 ソラ", "にった そら")
    assert verify(office).ok


@pytest.mark.parametrize("by", ["passphrase", "recovery"])
def test_a_backup_opens_on_another_pc(office: Store, made: NewKeys, shelf: Path, tmp_path: Path, by: str) -> None:
    kept = back_up(office, shelf, NOW)
    other = tmp_path / "another-pc"
    done = restore(kept.path, other, PASSPHRASE if by == "passphrase" else made.recovery_key, NOW)
    assert done.aside is None
    assert names(other, unlock(other, PASSPHRASE)) == ["北原 ハル"]


def test_a_restore_keeps_the_present_file_aside(
    office: Store, folder: Path, made: NewKeys, shelf: Path, tmp_path: Path
) -> None:
    kept = back_up(office, shelf, NOW)
    begun(office, "新田 ソラ", "にった そら")
    office.drafts.save("note", "書きかけ")
    office.close()
    done = restore(kept.path, folder, PASSPHRASE, NOW + timedelta(hours=1))
    assert names(folder, made.data_key) == ["北原 ハル"]
    assert done.aside is not None
    done.aside.rename(tmp_path / "opened")
    assert names(tmp_path / "opened", unlock(tmp_path / "opened", PASSPHRASE)) == ["北原 ハル", "新田 ソラ"]


def test_a_restore_stands_in_the_history_and_is_final(office: Store, folder: Path, shelf: Path, key: bytes) -> None:
    kept = back_up(office, shelf, NOW)
    office.close()
    restore(kept.path, folder, PASSPHRASE, NOW)
    again = Store.open(folder, office.data_key)
    assert again.undoable() is None
    assert dict(verify(again).counts)["operations"] == 2
    again.close()


def test_a_restore_after_a_crash_keeps_also_the_log(
    office: Store, folder: Path, made: NewKeys, shelf: Path, tmp_path: Path
) -> None:
    """What was acknowledged but still lies in the log is kept aside with the file."""
    kept = back_up(office, shelf, NOW)
    begun(office, "新田 ソラ", "にった そら")
    crashed = tmp_path / "crashed"
    for name, data in files_of(folder).items():
        (crashed / name).parent.mkdir(parents=True, exist_ok=True)
        (crashed / name).write_bytes(data)
    done = restore(kept.path, crashed, PASSPHRASE, NOW)
    assert done.aside is not None
    assert names(done.aside, made.data_key) == ["北原 ハル", "新田 ソラ"]
    assert names(crashed, made.data_key) == ["北原 ハル"]


def test_a_damaged_file_is_put_aside_too(office: Store, folder: Path, made: NewKeys, shelf: Path) -> None:
    kept = back_up(office, shelf, NOW)
    office.close()
    (folder / DATABASE).write_bytes(b"ruin")
    done = restore(kept.path, folder, PASSPHRASE, NOW)
    assert done.aside is not None
    assert (done.aside / DATABASE).read_bytes() == b"ruin"
    assert names(folder, made.data_key) == ["北原 ハル"]


def test_a_restore_cut_off_at_any_step_can_be_done_again(
    office: Store, folder: Path, made: NewKeys, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = back_up(office, shelf, NOW)
    begun(office, "新田 ソラ", "にった そら")
    office.close()
    whole = files_of(folder)
    for step in range(12):
        place = tmp_path / f"pc{step}"
        for name, data in whole.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
        with monkeypatch.context() as patch, suppress(KeyboardInterrupt):
            patch.setattr(Path, "replace", _cut_after(step, Path.replace))
            restore(kept.path, place, PASSPHRASE, NOW)
        restore(kept.path, place, PASSPHRASE, NOW + timedelta(minutes=step + 1))
        assert names(place, made.data_key) == ["北原 ハル"]
        older = [each.parent for each in place.rglob(DATABASE) if each.parent != place]
        found = [names(each, made.data_key) for each in older]
        assert ["北原 ハル", "新田 ソラ"] in found, f"the present file is lost at step {step}"


def _cut_after(steps: int, real: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    left = [steps]

    def cut(self: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return real(self, target)

    return cut


def test_a_restore_into_an_office_in_use_is_refused(office: Store, folder: Path, shelf: Path) -> None:
    kept = back_up(office, shelf, NOW)
    before = files_of(folder)
    with pytest.raises(AlreadyOpen):
        restore(kept.path, folder, PASSPHRASE, NOW)
    assert files_of(folder) == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:0],
        lambda data: data[:50],
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:-5000] + bytes([data[-5000] ^ 1]) + data[-4999:],
        lambda data: b"{}\n" + data,
        lambda data: secrets.token_bytes(len(data)),
    ],
    ids=["empty", "head only", "a byte short", "a byte more", "a flipped bit", "another head", "noise"],
)
def test_a_spoilt_backup_changes_nothing(
    office: Store, folder: Path, shelf: Path, spoil: Callable[[bytes], bytes]
) -> None:
    kept = back_up(office, shelf, NOW)
    office.close()
    kept.path.write_bytes(spoil(kept.path.read_bytes()))
    before = files_of(folder)
    with pytest.raises(Damaged):
        restore(kept.path, folder, PASSPHRASE, NOW)
    with pytest.raises(Damaged):
        inspect(kept.path, PASSPHRASE)
    assert files_of(folder) == before
    assert [each.name for each in shelf.iterdir()] == [kept.path.name]


def test_a_wrong_passphrase_changes_nothing(office: Store, folder: Path, shelf: Path) -> None:
    kept = back_up(office, shelf, NOW)
    office.close()
    before = files_of(folder)
    with pytest.raises(WrongPassphrase):
        restore(kept.path, folder, "まちがった あいことば", NOW)
    assert files_of(folder) == before


def test_an_older_backup_opens_with_the_passphrase_of_its_time(
    office: Store, made: NewKeys, folder: Path, shelf: Path, tmp_path: Path
) -> None:
    older = back_up(office, shelf, NOW)
    set_passphrase(folder, made.data_key, NEW)
    newer = back_up(office, shelf, NOW + timedelta(days=1))
    with pytest.raises(WrongPassphrase):
        restore(newer.path, tmp_path / "a", PASSPHRASE, NOW)
    restore(newer.path, tmp_path / "a", NEW, NOW)
    restore(older.path, tmp_path / "b", PASSPHRASE, NOW)
    assert unlock(tmp_path / "b", PASSPHRASE) == made.data_key


def test_a_backup_that_is_not_there_is_missed_politely(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Missing):
        restore(tmp_path / "none.kyojubak", folder, PASSPHRASE, NOW)
    assert list_backups(tmp_path / "nowhere") == ()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(office: Store, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        back_up(office, tmp_path / "unplugged", NOW)
    begun(office, "新田 ソラ", "にった そら")


def test_files_that_are_no_backups_are_passed_over(office: Store, shelf: Path) -> None:
    kept = back_up(office, shelf, NOW)
    (shelf / "kyoju-20260101-000000.kyojubak").write_bytes(b"nothing")
    (shelf / "memo.txt").write_text("memo")
    assert [each.path for each in list_backups(shelf)] == [kept.path]


def test_pruning_keeps_a_fortnight_and_the_newest_of_each_month(office: Store, shelf: Path) -> None:
    kept = back_up(office, shelf, datetime(2026, 6, 1, 17, 0))
    head, body = kept.path.read_bytes().split(b"\n", 1)
    days = [datetime(2026, 1, 5), datetime(2026, 1, 20), datetime(2026, 2, 3), datetime(2026, 5, 10)]
    days += [datetime(2026, 5, 20), datetime(2026, 5, 31)]
    for day in days:
        told = {**json.loads(head), "at": day.isoformat()}
        (shelf / f"kyoju-{day:%Y%m%d-%H%M%S}.kyojubak").write_bytes(json.dumps(told).encode() + b"\n" + body)
    prune(shelf, datetime(2026, 6, 1, 18, 0))
    assert [f"{each.at:%m-%d}" for each in list_backups(shelf)] == ["01-20", "02-03", "05-20", "05-31", "06-01"]


def test_a_backup_that_does_not_prove_itself_does_not_count(
    office: Store, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ruined(*_: object) -> None:
        raise Damaged("こわれています。控えを取りなおしてください。")

    monkeypatch.setattr(backup_file, "prove", ruined)
    with pytest.raises(Damaged):
        back_up(office, shelf, NOW)
    assert list(shelf.iterdir()) == []


def test_two_backups_of_one_second_are_two(office: Store, shelf: Path) -> None:
    first, second = back_up(office, shelf, NOW), back_up(office, shelf, NOW)
    assert first.path != second.path
    assert len(list_backups(shelf)) == 2


def test_a_backup_of_a_newer_version_is_refused_with_its_version(
    office: Store, folder: Path, shelf: Path, tmp_path: Path
) -> None:
    office._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerVersion):
        back_up(office, shelf, NOW)
    assert list(shelf.iterdir()) == []


@pytest.mark.parametrize(("number", "kind"), [(28, DiskFull), (13, ReadOnlyFile), (5, ReadOnlyFile)])
def test_a_place_that_fills_up_leaves_nothing_half_done(
    office: Store, shelf: Path, number: int, kind: type[Refused], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(number, "no")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", fails)
        with pytest.raises(kind):
            back_up(office, shelf, NOW)
    assert list(shelf.iterdir()) == []
    kept = back_up(office, shelf, NOW)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", fails)
        with pytest.raises(kind):
            inspect(kept.path, PASSPHRASE)
    assert [each.name for each in shelf.iterdir()] == [kept.path.name]


def test_a_head_that_cannot_be_remembered_is_told(
    office: Store, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(13, "no")

    monkeypatch.setattr(Store, "remember_head", fails)
    with pytest.raises(ReadOnlyFile):
        back_up(office, shelf, NOW)
    monkeypatch.undo()


def test_a_folder_named_like_a_backup_is_missed_politely(shelf: Path, folder: Path) -> None:
    (shelf / "kyoju-20260101-000000.kyojubak").mkdir()
    with pytest.raises(Missing):
        restore(shelf / "kyoju-20260101-000000.kyojubak", folder, PASSPHRASE, NOW)
    assert list_backups(shelf) == ()


def test_a_disk_without_second_names_copies_the_present_file(
    office: Store, folder: Path, made: NewKeys, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(1, "no links here")

    kept = back_up(office, shelf, NOW)
    begun(office, "新田 ソラ", "にった そら")
    office.close()
    monkeypatch.setattr(Path, "hardlink_to", fails)
    done = restore(kept.path, folder, PASSPHRASE, NOW)
    assert done.aside is not None
    assert names(done.aside, made.data_key) == ["北原 ハル", "新田 ソラ"]
    assert names(folder, made.data_key) == ["北原 ハル"]


def _no_room(*_given: object) -> None:
    raise OSError(28, "no room")


def test_a_place_that_fills_up_meanwhile_is_told(
    office: Store, folder: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = back_up(office, shelf, NOW)
    office.close()
    before = files_of(folder)
    monkeypatch.setattr(shutil, "copyfileobj", _no_room)
    with pytest.raises(DiskFull):
        inspect(kept.path, PASSPHRASE)
    with pytest.raises(DiskFull):
        restore(kept.path, folder, PASSPHRASE, NOW)
    assert files_of(folder) == before
    assert [each.name for each in shelf.iterdir()] == [kept.path.name]


def test_a_backup_that_was_written_wrongly_does_not_count(
    office: Store, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(source: IO[bytes], target: IO[bytes], _length: int) -> None:
        target.write(source.read()[:-1] + b"?")

    monkeypatch.setattr(shutil, "copyfileobj", careless)
    with pytest.raises(Damaged):
        back_up(office, shelf, NOW)
    assert list(shelf.iterdir()) == []


def test_a_head_whose_slots_do_not_fit_their_sum_is_damage(office: Store, shelf: Path) -> None:
    kept = back_up(office, shelf, NOW)
    line, database = kept.path.read_bytes().split(b"\n", 1)
    head = json.loads(line)
    head["slots"]["passphrase"]["passes"] = 2
    kept.path.write_bytes(json.dumps(head).encode() + b"\n" + database)
    with pytest.raises(Damaged):
        inspect(kept.path, PASSPHRASE)
    assert list_backups(shelf) == ()


def test_a_backup_comes_back_where_only_the_keys_are_left(
    office: Store, folder: Path, made: NewKeys, shelf: Path
) -> None:
    kept = back_up(office, shelf, NOW)
    office.close()
    (folder / DATABASE).unlink()
    done = restore(kept.path, folder, PASSPHRASE, NOW)
    assert done.aside is not None
    assert names(folder, made.data_key) == ["北原 ハル"]


def test_a_file_that_was_meddled_with_makes_no_backup(office: Store, shelf: Path) -> None:
    office._connection.execute("CREATE TABLE smuggled (text)")
    with pytest.raises(Damaged):
        back_up(office, shelf, NOW)
    assert list(shelf.iterdir()) == []
