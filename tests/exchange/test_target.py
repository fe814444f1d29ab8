"""Writing where the clerk chose: all of it or nothing, and each thing in the way told in its own words."""

import errno
import os
from pathlib import Path

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange import target
from kyoju_desktop.exchange.target import (
    BAD_NAME,
    CAUSES,
    GONE,
    IN_USE,
    NO_SPACE,
    READ_ONLY,
    REMOVED,
    TOO_LONG,
    write_new,
)


def refused(place: Path, data: bytes = b"new") -> str:
    with pytest.raises(Refused) as caught:
        write_new(place, data)
    return caught.value.message.template


def only(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_and_one_in_place_of_an_older(tmp_path: Path) -> None:
    place = tmp_path / "list.xlsx"
    write_new(place, b"first")
    write_new(place, b"second")
    assert place.read_bytes() == b"second"
    assert only(tmp_path) == ["list.xlsx"]


class Broken:
    """A file that fails while it is written."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, _handle: int) -> None:
        raise OSError(self._number, "")


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, NO_SPACE), (errno.EIO, REMOVED), (errno.EROFS, READ_ONLY), (errno.ENODEV, REMOVED)],
)
def test_what_fails_half_way_leaves_the_older_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    place = tmp_path / "list.xlsx"
    place.write_bytes(b"older")
    monkeypatch.setattr("kyoju_desktop.exchange.target.os.fsync", Broken(number))
    assert refused(place) == told
    assert place.read_bytes() == b"older"
    assert only(tmp_path) == ["list.xlsx"]


class WindowsError(PermissionError):
    """An error as Windows tells it."""

    def __init__(self, winerror: int, number: int = errno.EACCES) -> None:
        super().__init__(number, "")
        self.winerror = winerror


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_open_in_another_program_stays_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    place = tmp_path / "list.xlsx"
    place.write_bytes(b"older")

    def held(_self: Path, _target: Path) -> None:
        raise WindowsError(winerror)

    monkeypatch.setattr(Path, "replace", held)
    assert refused(place) == IN_USE
    assert place.read_bytes() == b"older"
    assert only(tmp_path) == ["list.xlsx"]


@pytest.mark.parametrize(("winerror", "told"), [(112, NO_SPACE), (19, READ_ONLY), (21, REMOVED), (206, TOO_LONG)])
def test_the_numbers_of_windows_are_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, told: str
) -> None:
    def broken(_place: Path, _data: bytes) -> None:
        raise WindowsError(winerror)

    monkeypatch.setattr(target, "_write", broken)
    assert refused(tmp_path / "list.xlsx") == told


def test_a_file_that_must_not_be_written_stays(tmp_path: Path) -> None:
    place = tmp_path / "list.xlsx"
    place.write_bytes(b"older")
    place.chmod(0o444)
    assert refused(place) == READ_ONLY
    assert place.read_bytes() == b"older"


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "such" / "list.xlsx") == GONE
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path / "file" / "list.xlsx") == GONE


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").mkdir()
    assert refused(tmp_path / "list.xlsx") == BAD_NAME


def test_a_path_of_three_hundred_characters(tmp_path: Path) -> None:
    deep = tmp_path / ("あ" * 60) / ("い" * 60) / ("う" * 60)
    deep.mkdir(parents=True)
    place = deep / ("え" * (300 - len(str(deep)) - 6) + ".xlsx") if len(str(deep)) < 290 else deep / "list.xlsx"
    assert refused(place) == TOO_LONG
    assert only(deep) == []


@pytest.mark.parametrize(
    "name", ["CON", "con.xlsx", "LPT1.csv", "list.", "list ", 'a"b.csv', "a?b.csv", "a:b", "a\x07b"]
)
def test_names_that_windows_does_not_take(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == BAD_NAME
    assert only(tmp_path) == []


def test_each_number_has_one_answer() -> None:
    for numbers in ([n for each in CAUSES for n in each.numbers], [n for each in CAUSES for n in each.windows]):
        assert len(numbers) == len(set(numbers))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert refused(tmp_path / "list.xlsx") == READ_ONLY
