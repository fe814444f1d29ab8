"""No plain word of any person in any file: after use, after a crash, after the end, and in the backups."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kyoju_desktop.domain.records import Address, Case, ContactPoint, Person, ProgressNote
from kyoju_desktop.storage import keys
from kyoju_desktop.storage.backup import back_up, restore
from kyoju_desktop.storage.store import Store
from tests.storage.conftest import PASSPHRASE, Clock, files_of
from tests.storage.test_kill import HERE

CANARIES = (
    "鴇田カナリヤ",
    "ときたかなりや",
    "黄色い羽根の話",
    "0355501234",
    "羽根町一丁目",
    "書きかけの羽根",
    "空木係員",
)


def traces(*folders: Path) -> list[str]:
    """Which planted words stand in which file, in any of the encodings a program of ours or Windows would use."""
    found = []
    for folder in folders:
        for name, data in files_of(folder).items():
            for word in CANARIES:
                ways = [word.encode(way) for way in ("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc-jp")]
                found += [f"{word} in {name}" for way in ways if way in data or word in name]
    return found


def plant(store: Store) -> None:
    """Planted words in fields, notes, addresses, telephones, drafts, documents and labels of the history."""
    person = Person(name=CANARIES[0], kana=CANARIES[1])
    case = Case(person=person.id, stage="S10", number="R8-0001", called=CANARIES[0])
    with store.write("相談受付", case=case.id) as w:
        for record in (
            person,
            case,
            ProgressNote(case=case.id, fact=CANARIES[2] * 300),
            ContactPoint(person=person.id, phone=CANARIES[3]),
            Address(person=person.id, place=CANARIES[4]),
        ):
            w.add(record)
        w.blob_add((CANARIES[0] * 5000).encode(), "referral")
    with store.write("名前を直した") as w:
        w.put(person.replace(alias=CANARIES[0]))
    store.undo()
    store.drafts.save("ProgressNote/new", CANARIES[5])
    with store.read() as r:
        assert r.search(CANARIES[0])
        assert r.search(CANARIES[2][:4])


@pytest.mark.usefixtures("quick")
def test_planted_words_are_in_no_file(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary, folder, backups = tmp_path / "temp", tmp_path / "data", tmp_path / "backups"
    temporary.mkdir()
    backups.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    made = keys.create_keys(folder, PASSPHRASE)
    store = Store.create(folder, made.data_key, actor=CANARIES[6], clock=clock)
    plant(store)
    assert (folder / "kyoju.db-wal").stat().st_size
    assert traces(tmp_path) == []
    backup = back_up(store, backups, clock())
    assert traces(tmp_path) == []
    store.close()
    assert traces(tmp_path) == []
    restore(backup.path, folder, PASSPHRASE, clock())
    assert traces(tmp_path) == []


def test_planted_words_are_in_no_file_after_a_crash(tmp_path: Path, folder: Path, key: bytes) -> None:
    temporary = tmp_path / "temp"
    temporary.mkdir()
    script = (
        "import os, signal, sys\nfrom pathlib import Path\n"
        "from kyoju_desktop.storage.store import Store\nfrom tests.storage.test_canary import plant\n"
        "store = Store.create(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), actor='空木係員')\n"
        "plant(store)\n"
        "with store.write('半分') as w:\n    w.next_number('x')\n    os._exit(9)\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", script, str(folder), key.hex()],
        cwd=HERE,
        env={**os.environ, "TMPDIR": str(temporary), "SQLITE_TMPDIR": str(temporary)},
        capture_output=True,
        check=False,
    )
    assert child.returncode == 9, child.stderr.decode()
    assert child.stdout + child.stderr == b""
    assert (folder / "kyoju.db").stat().st_size
    assert traces(tmp_path) == []
    store = Store.open(folder, key)
    with store.read() as r:
        assert r.count(Person, name=CANARIES[0]) == 1
    store.close()
    assert traces(tmp_path) == []


def test_the_search_for_planted_words_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CANARIES[2], "utf-16-le")
    assert traces(tmp_path) == [f"{CANARIES[2]} in a.txt"]
