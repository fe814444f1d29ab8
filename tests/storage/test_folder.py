"""The data folder: ballast for a full disk, small files replaced whole, one window at a time."""

import shutil
from pathlib import Path

import pytest

from kyoju_desktop.storage.errors import AlreadyOpen, ReadOnlyFile
from kyoju_desktop.storage.folder import BALLAST, LOCK, give_back_ballast, keep_ballast, replace_file, wipe
from kyoju_desktop.storage.locking import FolderLock


def test_ballast_is_held_and_given_back(tmp_path: Path) -> None:
    keep_ballast(tmp_path)
    assert (tmp_path / BALLAST).stat().st_size > 1_000_000
    keep_ballast(tmp_path)
    give_back_ballast(tmp_path)
    give_back_ballast(tmp_path)
    assert not (tmp_path / BALLAST).exists()


def test_a_nearly_full_disk_gets_no_ballast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    keep_ballast(tmp_path)
    assert not (tmp_path / BALLAST).exists()


def test_ballast_that_does_not_fit_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(Path, "write_bytes", full)
    keep_ballast(tmp_path)
    assert not (tmp_path / BALLAST).exists()


def test_a_file_is_wholly_old_or_wholly_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    replace_file(path, b"old")

    def cut(*_: object) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_wiping_leaves_nothing_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a"
    wipe(path)
    path.write_bytes(b"secret")
    wipe(path)
    assert path.read_bytes() == bytes(6)


def test_a_folder_is_held_by_one(tmp_path: Path) -> None:
    first = FolderLock(tmp_path)
    with pytest.raises(AlreadyOpen):
        FolderLock(tmp_path)
    first.release()
    FolderLock(tmp_path).release()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    with pytest.raises(ReadOnlyFile):
        FolderLock(tmp_path)
