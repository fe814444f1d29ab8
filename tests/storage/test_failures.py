"""What goes wrong outside the program ends in a refusal that says what is safe; nothing saved is lost."""

import re
import secrets
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Person, ProgressNote
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.errors import (
    ANSWERS,
    AlreadyOpen,
    Damaged,
    DiskFull,
    FileBusy,
    Missing,
    NewerVersion,
    StillUsed,
    StorageRefused,
    WrongKey,
    answer_to,
    plainly,
)
from kyoju_desktop.storage.folder import BALLAST, DATABASE
from kyoju_desktop.storage.store import Change, Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import Clock, begun, files_of
from tests.storage.test_kill import HERE


def test_a_wrong_key_opens_nothing_and_changes_nothing(store: Store, folder: Path) -> None:
    begun(store)
    store.close()
    before = files_of(folder)
    with pytest.raises(WrongKey):
        Store.open(folder, secrets.token_bytes(32))
    assert files_of(folder) == before


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_of_another_length_is_never_taken_for_a_passphrase(store: Store, folder: Path, size: int) -> None:
    store.close()
    with pytest.raises(ValueError, match=str(size)):
        Store.open(folder, bytes(size))


@pytest.mark.parametrize("damage", ["first page", "cut in the middle of a page", "emptied", "overwritten"])
def test_a_damaged_file_is_refused_and_kept(store: Store, folder: Path, key: bytes, damage: str) -> None:
    begun(store)
    store.close()
    path = folder / DATABASE
    whole = path.read_bytes()
    hurt = {
        "first page": whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
        "cut in the middle of a page": whole[: len(whole) // 8192 * 4096 + 700],
        "emptied": b"",
        "overwritten": secrets.token_bytes(len(whole)),
    }[damage]
    path.write_bytes(hurt)
    assert "控え" in _complaint(folder, key)
    assert path.read_bytes() == hurt


def _complaint(folder: Path, key: bytes) -> str:
    """What the program says about a file when it opens and verifies it."""
    try:
        opened = Store.open(folder, key)
    except Damaged as refused:
        return refused.message.template
    found = verify(opened).problems
    opened.close()
    return found[0].template if found else ""


def test_a_flipped_bit_anywhere_is_found(store: Store, folder: Path, key: bytes) -> None:
    case = begun(store)
    with store.write("経過を記録") as w:
        for nr in range(60):
            w.add(ProgressNote(case=case.id, fact=f"{nr}回目の電話。" * 60))
    store.close()
    path = folder / DATABASE
    whole = path.read_bytes()
    for page in range(1, len(whole) // 4096, 7):
        at = page * 4096 + 2000
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            opened = Store.open(folder, key)
        except Damaged:
            continue
        assert not verify(opened).ok, page
        opened.close()
    path.write_bytes(whole)
    opened = Store.open(folder, key)
    assert verify(opened).ok
    opened.close()


def test_a_file_of_a_newer_version_is_refused_with_its_version(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    connection = connect(folder / DATABASE, key)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(NewerVersion) as refused:
        Store.open(folder, key)
    assert refused.value.version == 99
    assert dict(refused.value.message.values)["version"] == "99"
    assert (folder / DATABASE).read_bytes() == before


def test_a_lost_file_is_not_replaced_by_an_empty_one(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    (folder / DATABASE).unlink()
    with pytest.raises(Missing):
        Store.open(folder, key)
    assert not (folder / DATABASE).exists()


def test_a_second_window_on_the_same_data_is_refused(store: Store, folder: Path, key: bytes) -> None:
    with pytest.raises(AlreadyOpen):
        Store.open(folder, key)
    script = (
        "import sys\nfrom pathlib import Path\nfrom kyoju_desktop.storage.store import Store\n"
        "from kyoju_desktop.storage.errors import AlreadyOpen\n"
        "try:\n    Store.open(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))\nexcept AlreadyOpen:\n    sys.exit(7)\n"
    )
    other = subprocess.run([sys.executable, "-c", script, str(folder), key.hex()], cwd=HERE, check=False)
    assert other.returncode == 7
    begun(store)
    store.close()
    Store.open(folder, key).close()


def test_a_refused_opening_lets_the_folder_go(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    with pytest.raises(WrongKey):
        Store.open(folder, bytes(32))
    Store.open(folder, key).close()


def _write_on(store: Store, case: str, saved: list[ProgressNote]) -> None:
    """Save notes until something refuses."""
    for nr in range(5000):
        note = ProgressNote(case=case, fact=f"{nr}回目の電話。" * 150)
        with store.write("経過を記録") as w:
            w.add(note)
        saved.append(note)


def test_a_full_disk_loses_nothing_and_the_same_office_goes_on_when_there_is_room(store: Store, folder: Path) -> None:
    case = begun(store)
    assert (folder / BALLAST).exists()
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 3}")
    saved: list[ProgressNote] = []
    with pytest.raises(DiskFull) as refused:
        _write_on(store, case.id, saved)
    assert "保存した内容は無事" in refused.value.message.template
    assert not (folder / BALLAST).exists()
    with store.read() as r:
        assert r.find(ProgressNote, case=case.id) == tuple(saved)
    store._connection.execute("PRAGMA max_page_count = 1000000")
    with store.write("経過を記録") as w:
        w.add(ProgressNote(case=case.id, fact="空きができた"))
    assert verify(store).ok


def test_a_limit_on_the_size_of_files_loses_nothing(folder: Path, key: bytes) -> None:
    resource = pytest.importorskip("resource")
    store = Store.create(folder, key)
    case = begun(store)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = max(each.stat().st_size for each in folder.glob(f"{DATABASE}*"))
    saved: list[ProgressNote] = []
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, hard))
    try:
        with pytest.raises(DiskFull):
            _write_on(store, case.id, saved)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    with store.write("経過を記録") as w:
        saved.append(w.add(ProgressNote(case=case.id, fact="空きができた")))
    with store.read() as r:
        assert r.find(ProgressNote, case=case.id) == tuple(saved)
    assert verify(store).ok
    store.close()
    again = Store.open(folder, key)
    assert verify(again).ok
    again.close()


def test_a_file_held_by_another_program_is_told_and_works_afterwards(store: Store, folder: Path, key: bytes) -> None:
    store._connection.execute("PRAGMA busy_timeout = 20")
    other = connect(folder / DATABASE, key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileBusy), store.write("試し") as w:
        w.add(Person(name="北原 ハル"))
    other.execute("ROLLBACK")
    other.close()
    begun(store)


def test_readers_see_one_moment_while_a_writer_works(store: Store) -> None:
    begun(store)
    with store.read() as r:
        assert r.count(Person) == 1
        with store.write("もうひとり") as w:
            w.add(Person(name="新田 ソラ"))
        assert r.count(Person) == 1
    with store.read() as r:
        assert r.count(Person) == 2


def test_an_exception_takes_back_everything(store: Store) -> None:
    case = begun(store)
    told: list[Change] = []
    store.changed.append(told.extend)
    with suppress(KeyError), store.write("失敗") as w:
        w.add(Person(name="消える 人"))
        w.put(case.replace(called="変わる"))
        w.next_number("case/2026")
        raise KeyError
    with store.read() as r:
        assert r.find(Person, name="消える 人") == ()
        assert r.search("消える") == ()
        assert r.get(type(case), case.id) == case
    with store.write("番号") as w:
        assert w.next_number("case/2026") == 1
    assert told == []


def test_a_record_that_others_use_is_not_removed(store: Store) -> None:
    case = begun(store)
    with pytest.raises(StillUsed), store.write("消す") as w:
        w.remove(w.get(Person, case.person))
    with pytest.raises(StillUsed), store.write("もとのない記録") as w:
        w.add(ProgressNote(case="どこにもない"))
    with store.read() as r:
        assert r.count(Person) == 1
        assert r.count(ProgressNote) == 0


def test_a_record_that_is_gone_is_missed_politely(store: Store) -> None:
    with store.read() as r, pytest.raises(Missing):
        r.get(Person, "0" * 32)


def test_no_error_carries_a_name(store: Store) -> None:
    person = Person(name="北原 ハル")
    with store.write("試し") as w:
        w.add(person)
    with pytest.raises(Exception, match="UNIQUE") as fault, store.write("二度目") as w:
        w.add(person)
    assert "北原" not in repr(fault.value)


def _error(name: str) -> Exception:
    class Wrapped(Exception):  # noqa: N818 - stands for the driver's
        sqlite_errorname = name

    return Wrapped()


@pytest.mark.parametrize(("beginning", "kind"), [(row[0], row[1]) for row in ANSWERS])
def test_every_error_of_the_file_has_an_answer(beginning: str, kind: type[StorageRefused]) -> None:
    with pytest.raises(kind) as refused, plainly():
        raise _error(beginning + "_EXTENDED")
    text = refused.value.message.template
    assert len(re.findall("。", text)) >= 2, "what happened, what is safe, what to do"
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_a_broken_seal_of_a_page_is_damage() -> None:
    assert isinstance(answer_to(_error("SQLITE_IOERR_CORRUPTFS")), Damaged)


def test_faults_of_ours_stay_faults() -> None:
    assert answer_to(KeyError("x")) is None
    assert answer_to(_error("SQLITE_ERROR")) is None
    with pytest.raises(KeyError), plainly():
        raise KeyError


def test_a_copy_taken_while_the_office_is_open_is_whole(
    store: Store, folder: Path, key: bytes, tmp_path: Path, clock: Clock
) -> None:
    case = begun(store)
    shutil.copytree(folder, tmp_path / "copy")
    again = Store.open(tmp_path / "copy", key, clock=clock)
    with again.read() as r:
        assert r.get(type(case), case.id) == case
    assert verify(again).ok
    again.close()


def test_an_unwritable_folder_is_told(tmp_path: Path, key: bytes) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("a file where the folder should be")
    with pytest.raises((Refused, FileExistsError)):
        Store.create(blocked, key)
