"""A real encrypted office in a folder of its own, with a clock that the test turns."""

import secrets
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from kyoju_desktop.domain.records import Intake, Office, Person
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.cases import open_case
from kyoju_desktop.services.office import move_in, new_office
from kyoju_desktop.storage.store import Store
from tests.copies import copy_office


class Clock:
    """The time of the office; a test sets `now`."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 1, 9, 40)

    def __call__(self) -> datetime:
        return self.now

    def go_to(self, day: date, hour: int = 10) -> None:
        """Turn the clock to that day."""
        self.now = datetime(day.year, day.month, day.day, hour)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def town() -> Office:
    """陽ノ原町, which runs no 福祉事務所."""
    return new_office("陽ノ原町", "993018", False, "建設課", "住宅係", "空木 佐和")


def city() -> Office:
    """瀬戸見市, which runs one."""
    return new_office("瀬戸見市", "992011", True, "都市整備課", "住宅係", "空木 佐和")


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """The encrypted file of 陽ノ原町, made once; tests work on copies."""
    folder, key = tmp_path_factory.mktemp("office") / "data", secrets.token_bytes(32)
    made = Store.create(folder, key, actor="空木 佐和", clock=Clock(), calendar=office_calendar())
    with made.write("使いはじめの設定", final=True) as w:
        move_in(w, town(), Clock().now.date())
    made.close()
    return folder, key


@pytest.fixture
def store(made_office: tuple[Path, bytes], tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """An open, encrypted office of the test's own."""
    folder, key = made_office
    copy_office(folder, tmp_path / "data")
    made = Store.open(tmp_path / "data", key, actor="空木 佐和", clock=clock, calendar=office_calendar())
    yield made
    made.close()


def opened(store: Store, name: str = "北原 ハル", kana: str = "きたはら はる") -> str:
    """The id of a new case."""
    with store.write("相談受付") as w:
        return open_case(w, Person(name=name, kana=kana), Intake(main_topic="T02")).id
