"""A real encrypted file in a folder of its own, with a clock that the test turns."""

import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kyoju_desktop.domain.records import Case, Person
from kyoju_desktop.storage.store import Store
from tests.copies import copy_office
from tests.slots import cheap_slots

PASSPHRASE = "ひのはらの はるは おそい"


class Clock:
    """The time of the office; every look at it is one second later."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 1, 9, 40)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, key: bytes) -> Path:
    """The folder of an empty file, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("empty") / "data"
    Store.create(folder, key, actor="空木 佐和", clock=Clock()).close()
    return folder


@pytest.fixture
def store(empty_file: Path, folder: Path, key: bytes, clock: Clock) -> Iterator[Store]:
    """An open, empty file."""
    copy_office(empty_file, folder)
    made = Store.open(folder, key, actor="空木 佐和", clock=clock)
    yield made
    made.close()


@pytest.fixture
def quick() -> Iterator[None]:
    """Key derivation that costs nothing, where its cost is not what is tested."""
    with cheap_slots():
        yield


def begun(store: Store, name: str = "北原 ハル", kana: str = "きたはら はる") -> Case:
    """A person with a case."""
    person = Person(name=name, kana=kana)
    case = Case(person=person.id, stage="S10", number="R8-0001", fiscal_year=2026)
    with store.write("相談受付", case=case.id) as w:
        w.add(person)
        w.add(case)
    return case


def copied(folder: Path, to: Path) -> Path:
    """A copy of a data folder, as it lies on the disk now."""
    shutil.copytree(folder, to)
    return to


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its bytes."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}
