"""Opening and closing the office's file; readers and writers beside each other."""

import secrets
import threading
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Deadline, Person, ProgressNote
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.storage import keys
from kyoju_desktop.storage import store as store_module
from kyoju_desktop.storage.database import connect
from kyoju_desktop.storage.errors import Damaged, DiskFull, Missing, ReadOnlyFile, StorageRefused
from kyoju_desktop.storage.folder import BALLAST, DATABASE
from kyoju_desktop.storage.history import Change, take_back, undoable
from kyoju_desktop.storage.locking import FolderLock
from kyoju_desktop.storage.store import Store
from kyoju_desktop.storage.verify import verify
from tests.storage.conftest import PASSPHRASE, begun

WRITERS, ROUNDS = 3, 20


def test_readers_and_writers_work_beside_each_other_and_numbers_have_no_gap(store: Store) -> None:
    case = begun(store)
    wrong: list[BaseException] = []
    numbers: list[int] = []
    done = threading.Event()

    def write() -> None:
        try:
            for nr in range(ROUNDS):
                with store.write("経過を記録", case=case.id) as w:
                    number = w.next_number("note")
                    w.add(ProgressNote(case=case.id, fact=f"{number}"))
                    w.add(ProgressNote(case=case.id, fact=f"{number}"))
                numbers.append(number)
                store.drafts.save("note", str(nr))
        except BaseException as error:  # noqa: BLE001 - told to the main thread
            wrong.append(error)

    def read() -> None:
        try:
            while not done.is_set():
                with store.read() as r:
                    facts = [each.fact for each in r.find(ProgressNote, case=case.id)]
                    assert len(facts) == r.count(ProgressNote) == 2 * len(set(facts))
                    r.search("北原")
        except BaseException as error:  # noqa: BLE001
            wrong.append(error)

    writers = [threading.Thread(target=write) for _ in range(WRITERS)]
    readers = [threading.Thread(target=read) for _ in range(2)]
    for each in (*writers, *readers):
        each.start()
    for each in writers:
        each.join()
    done.set()
    for each in readers:
        each.join()
    assert wrong == []
    assert sorted(numbers) == list(range(1, WRITERS * ROUNDS + 1))
    assert verify(store).ok


def test_many_readers_at_once_are_served_and_let_go(store: Store) -> None:
    begun(store)
    opened = [store.read() for _ in range(6)]
    assert [each.__enter__().count(Person) for each in opened] == [1] * 6
    for each in opened:
        each.__exit__(None, None, None)
    assert len(store._resting) == 3


def test_a_reader_at_work_survives_the_closing_of_the_office(store: Store, folder: Path, key: bytes) -> None:
    begun(store)
    with store.read() as r:
        store.close()
        assert r.count(Person) == 1
    again = Store.open(folder, key)
    assert verify(again).ok
    again.close()


def test_a_closed_office_says_so_and_closes_twice_without_harm(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StorageRefused, match="もう閉じています"), store.read():
        pass
    with pytest.raises(StorageRefused, match="もう閉じています"), store.write("遅い"):
        pass


def test_who_listens_hears_of_a_write_when_it_is_durable(store: Store) -> None:
    heard: list[int] = []

    def listen(changes: list[Change]) -> None:
        other = threading.Thread(target=lambda: heard.append(len(_seen(store, changes))))
        other.start()
        other.join()

    store.changed.append(listen)
    case = begun(store)
    with store.write("何もしない"):
        pass
    with store.write("同じまま") as w:
        w.put(case)
    store.undo()
    assert heard == [2, 0]


def _seen(store: Store, changes: list[Change]) -> list[Change]:
    with store.read() as r:
        return [each for each in changes if r.look(each.kind, each.record) is not None]


def test_a_record_added_and_removed_in_one_write_leaves_no_trace(store: Store) -> None:
    with store.write("取りやめ") as w:
        person = w.add(Person(name="北原 ハル"))
        w.put(person.replace(kana="きたはら"))
        w.remove(w.get(Person, person.id))
        assert w.changes() == []
    assert store.undoable() is None
    assert verify(store).ok


def test_records_are_found_by_values_and_by_many_ids(store: Store) -> None:
    with store.write("記録") as w:
        people = [
            w.add(Person(name=f"架空 {nr}", birth_date=date(1958, 5, 12) if nr % 2 else None)) for nr in range(12)
        ]
    with store.read() as r:
        assert r.find(Person, birth_date=None) == tuple(people[::2])
        assert r.find(Person, birth_date=date(1958, 5, 12), name="架空 3") == (people[3],)
        assert r.count(Person, birth_date=None) == 6
        assert r.find(Person, id=people[4].id) == (people[4],)
        assert r.find_in(Person, "id", [each.id for each in reversed(people)]) == tuple(people)
        assert len(r.find_in(Person, "name", [*(each.name for each in people), *[""] * 1000])) == 12
        assert r.find_in(Person, "id", []) == ()


def test_a_kept_document_comes_back_and_a_missing_one_is_missed(store: Store) -> None:
    with store.write("文書", final=True) as w:
        kept = w.blob_add(b"%PDF-1.7", "referral")
    with store.read() as r:
        assert r.blob(kept) == b"%PDF-1.7"
        with pytest.raises(Missing):
            r.blob("0" * 32)


def test_an_office_is_not_made_over_another(store: Store, folder: Path, key: bytes) -> None:
    begun(store)
    store.close()
    with pytest.raises(StorageRefused, match="もうデータがあります"):
        Store.create(folder, key)
    again = Store.open(folder, key)
    with again.read() as r:
        assert r.count(Person) == 1
    again.close()


def test_a_file_without_our_tables_is_no_office(folder: Path) -> None:
    key = secrets.token_bytes(32)
    folder.mkdir()
    other = connect(folder / DATABASE, key, create=True)
    other.execute("CREATE TABLE note (text)")
    other.close()
    with pytest.raises(Damaged, match="このプログラムのデータが入っていません"):
        Store.open(folder, key)


def test_what_another_version_derived_is_made_anew_by_the_calendar_of_the_office(
    store: Store, folder: Path, key: bytes
) -> None:
    case = begun(store)
    with store.write("期限") as w:
        w.put(case.replace(stage="S20"))
        w.add(Deadline(case=case.id, due_on=date(2026, 6, 5), what="電話", source="law"))
    with store.write("よその版") as w:
        w.connection.execute("UPDATE meta SET value = '0' WHERE name = 'derived'")
        w.connection.execute("DELETE FROM search_key")
    store.close()
    looking = Store.open(folder, key)
    with looking.read() as r:
        assert r.connection.execute("SELECT count(*) FROM search_key").fetchone() == (0,)
    looking.close()
    again = Store.open(folder, key, calendar=Calendar())
    with again.read() as r:
        assert [hit.case for hit in r.search("きたはら")] == [case.id]
        assert len(r.dues(date(2026, 6, 5))) == 1
    assert verify(again).ok
    again.close()


def test_a_failure_while_deriving_anew_leaves_the_file_as_it_was(
    store: Store, folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(store)
    store._connection.execute("UPDATE meta SET value = '0' WHERE name = 'derived'")
    store.close()

    def ruined(*_given: object) -> None:
        raise KeyError

    with monkeypatch.context() as patch:
        patch.setattr("kyoju_desktop.storage.store.rebuild", ruined)
        with pytest.raises(KeyError):
            Store.open(folder, key, calendar=Calendar())
    again = Store.open(folder, key, calendar=Calendar())
    with again.read() as r:
        assert len(r.search("北原")) == 1
    again.close()


def test_the_ballast_comes_back_with_the_next_opening(store: Store, folder: Path, key: bytes) -> None:
    store.close()
    (folder / BALLAST).unlink()
    Store.open(folder, key).close()
    assert (folder / BALLAST).stat().st_size > 1_000_000


@pytest.fixture
def full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The disk has that many bytes left, and nothing can be opened while the ballast lies there."""

    def fill(free: int, *, ballast_helps: bool = True) -> None:
        used = type("usage", (), {"free": free})
        monkeypatch.setattr("kyoju_desktop.storage.store.shutil.disk_usage", lambda _folder: used)
        real = store_module._bring_up

        def hindered(place: Path, key: bytes, now: datetime) -> None:
            if (folder / BALLAST).exists() or not ballast_helps:
                raise DiskFull("読み書きに失敗しました。")
            real(place, key, now)

        monkeypatch.setattr(store_module, "_bring_up", hindered)

    return fill


def test_a_full_disk_gives_the_ballast_to_open_the_office(
    store: Store, folder: Path, key: bytes, full_disk: Callable[..., None]
) -> None:
    store.close()
    full_disk(0)
    Store.open(folder, key).close()
    assert not (folder / BALLAST).exists()


def test_a_disk_too_full_to_open_is_said_and_the_folder_is_let_go(
    store: Store, folder: Path, key: bytes, full_disk: Callable[..., None]
) -> None:
    store.close()
    full_disk(0, ballast_helps=False)
    with pytest.raises(DiskFull, match="空きがない"):
        Store.open(folder, key)
    FolderLock(folder).release()


def test_a_failing_disk_with_room_keeps_its_ballast(
    store: Store, folder: Path, key: bytes, full_disk: Callable[..., None]
) -> None:
    store.close()
    full_disk(10**9)
    with pytest.raises(DiskFull, match="失敗"):
        Store.open(folder, key)
    assert (folder / BALLAST).exists()


def test_nothing_of_the_key_shows_in_a_printed_office(store: Store, key: bytes) -> None:
    assert key.hex() not in repr(vars(store))
    assert repr(key) not in repr(vars(store))


def test_opening_an_office_that_is_up_to_date_derives_nothing(
    store: Store, folder: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.delattr("kyoju_desktop.storage.store.rebuild")
    Store.open(folder, key, calendar=Calendar()).close()


def test_a_reader_whose_moment_has_ended_is_taken_back(store: Store) -> None:
    with store.read() as r:
        r.connection.execute("COMMIT")
    with store.read() as r:
        assert r.count(Person) == 0


def test_undo_of_an_older_write_is_refused_when_a_later_one_names_it(store: Store) -> None:
    with store.write("相談者") as w:
        person = w.add(Person(name="北原 ハル"))
    with store.read() as r:
        older = undoable(r.connection)
    with store.write("ケース") as w:
        w.add(Case(person=person.id, stage="S10"))
    with store.read() as r, pytest.raises(Refused, match="元に戻せません"):
        take_back(r.connection, older)


def test_a_table_that_is_not_ours_is_noticed(store: Store) -> None:
    store._connection.execute("CREATE TABLE smuggled (text)")
    assert [each.template for each in verify(store).problems] == [
        "ファイルの中の表の形が、このプログラムのものと違います。"
    ]


def test_a_fault_of_ours_is_not_taken_for_damage(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def ruined() -> None:
        raise KeyError

    monkeypatch.setattr("kyoju_desktop.storage.checks.form_wanted", ruined)
    with pytest.raises(KeyError):
        verify(store)


def test_keys_that_cannot_be_written_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ruined(*_given: object) -> None:
        raise PermissionError

    monkeypatch.setattr(keys, "replace_file", ruined)
    with pytest.raises(ReadOnlyFile):
        keys.create_keys(folder, PASSPHRASE)
