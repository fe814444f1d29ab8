"""Passphrase and recovery key open the same data key; mistakes cost time, never data."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.storage import keys
from kyoju_desktop.storage.errors import Damaged, Missing
from kyoju_desktop.storage.folder import ATTEMPTS, KEYS, OLDER_KEYS
from kyoju_desktop.storage.keys import (
    WrongPassphrase,
    change_passphrase,
    create_keys,
    recovery_key_fits,
    set_passphrase,
    unlock,
    unlock_with_recovery,
)
from tests.storage.conftest import PASSPHRASE, files_of
from tests.storage.test_kill import HERE

NEW = "あたらしい あいことば 二つめ"


class Still:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 6, 1, 9, 0)

    def __call__(self) -> datetime:
        return self.now


pytestmark = pytest.mark.usefixtures("quick")


def test_passphrase_and_recovery_key_open_the_same_key(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    assert len(made.data_key) == 32
    assert unlock(folder, PASSPHRASE) == made.data_key
    assert unlock_with_recovery(folder, made.recovery_key) == made.data_key


def test_two_offices_have_two_keys(tmp_path: Path) -> None:
    first, second = create_keys(tmp_path / "a", PASSPHRASE), create_keys(tmp_path / "b", PASSPHRASE)
    assert first.data_key != second.data_key
    assert first.recovery_key != second.recovery_key


def test_neither_key_nor_passphrase_lies_in_the_folder(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    plain = made.recovery_key.replace("-", "")
    for data in files_of(folder).values():
        for secret in (made.data_key, made.data_key.hex().encode(), PASSPHRASE.encode(), plain.encode()):
            assert secret not in data
    assert repr(made.data_key) not in repr(made)
    assert made.recovery_key not in repr(made)


def test_keys_are_never_made_over_others(folder: Path) -> None:
    create_keys(folder, PASSPHRASE)
    before = files_of(folder)
    with pytest.raises(Refused):
        create_keys(folder, NEW)
    assert files_of(folder) == before


@pytest.mark.parametrize("short", ["", "みじかい", " " * 20, "\ud800" * 14])
def test_a_passphrase_too_short_is_refused_beside_its_field(folder: Path, short: str) -> None:
    with pytest.raises(Refused) as refused:
        create_keys(folder, short)
    assert refused.value.field == "passphrase"
    assert not (folder / KEYS).exists()


@pytest.mark.parametrize("write", [str.lower, lambda key: key.replace("-", " "), lambda key: f"  {key}\n"])
def test_a_recovery_key_is_read_as_it_is_copied_by_hand(folder: Path, write: Callable[[str], str]) -> None:
    made = create_keys(folder, PASSPHRASE)
    assert unlock_with_recovery(folder, write(made.recovery_key)) == made.data_key


def test_a_slip_of_the_pen_in_the_recovery_key_is_noticed(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    assert recovery_key_fits(made.recovery_key)
    assert not recovery_key_fits(made.recovery_key[:-1])
    assert not recovery_key_fits("")
    noticed = 0
    for at, char in enumerate(made.recovery_key):
        if char != "-":
            other = "7" if char != "7" else "8"
            noticed += not recovery_key_fits(made.recovery_key[:at] + other + made.recovery_key[at + 1 :])
    assert noticed >= len(made.recovery_key.replace("-", "")) - 1  # one in a thousand passes by chance


def test_a_wrong_passphrase_waits_longer_each_time_and_remembers(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    clock = Still()
    waits = []
    for _ in range(14):
        with pytest.raises(WrongPassphrase) as wrong:
            unlock(folder, "まちがった あいことば", clock=clock)
        waits.append(wrong.value.wait_seconds)
        if waits[-1]:
            with pytest.raises(WrongPassphrase) as early:  # even the right one, in another process
                unlock(folder, PASSPHRASE, clock=clock)
            assert 0 < early.value.wait_seconds <= waits[-1]
        clock.now += timedelta(seconds=waits[-1])
    assert waits[:6] == [0, 1, 2, 4, 8, 16]  # the first slip costs nothing
    assert waits == sorted(waits)
    assert waits[-1] == max(waits) <= 600
    assert len(set(waits)) > 5
    assert unlock(folder, PASSPHRASE, clock=clock) == made.data_key
    assert not (folder / ATTEMPTS).exists()


def test_the_wait_never_outlives_a_clock_that_was_set_back(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    clock = Still()
    for _ in range(8):
        with pytest.raises(WrongPassphrase) as wrong:
            unlock(folder, "まちがった あいことば", clock=clock)
        clock.now += timedelta(seconds=wrong.value.wait_seconds)
    clock.now -= timedelta(days=400)
    with pytest.raises(WrongPassphrase) as early:
        unlock(folder, PASSPHRASE, clock=clock)
    assert early.value.wait_seconds <= 600
    clock.now += timedelta(seconds=early.value.wait_seconds)
    assert unlock(folder, PASSPHRASE, clock=clock) == made.data_key


@pytest.mark.parametrize("text", ["", "{", "[]", '{"count": "x", "until": 3}'])
def test_a_spoilt_file_of_attempts_stops_nobody(folder: Path, text: str) -> None:
    made = create_keys(folder, PASSPHRASE)
    (folder / ATTEMPTS).write_text(text)
    assert unlock(folder, PASSPHRASE) == made.data_key


def test_a_changed_passphrase_replaces_the_old_in_both_generations(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    old = json.loads((folder / KEYS).read_text())["slots"]["passphrase"]["sealed"]
    change_passphrase(folder, PASSPHRASE, NEW)
    assert unlock(folder, NEW) == made.data_key
    assert unlock_with_recovery(folder, made.recovery_key) == made.data_key
    for name in (KEYS, OLDER_KEYS):
        assert old not in (folder / name).read_text()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)


def test_only_who_has_the_old_one_changes_it(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        change_passphrase(folder, "まちがった あいことば", NEW)
    with pytest.raises(Refused):
        set_passphrase(folder, made.data_key, "短い")
    assert unlock(folder, PASSPHRASE, clock=lambda: datetime(2099, 1, 1)) == made.data_key


@pytest.mark.parametrize("step", range(12))
def test_a_change_that_is_cut_off_leaves_a_key_that_opens(
    folder: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = create_keys(folder, PASSPHRASE)
    left = [step]

    def perhaps(do: Callable[..., object]) -> Callable[..., object]:
        def cut(*args: object, **named: object) -> object:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            return do(*args, **named)

        return cut

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", perhaps(os.fsync))
        patch.setattr(Path, "replace", perhaps(Path.replace))
        with suppress(KeyboardInterrupt):
            set_passphrase(folder, made.data_key, NEW)
    opened = 0
    for each in (PASSPHRASE, NEW):
        try:
            opened += unlock(folder, each) == made.data_key
        except WrongPassphrase:
            (folder / ATTEMPTS).unlink()
    assert opened == 1
    assert unlock_with_recovery(folder, made.recovery_key) == made.data_key


@pytest.mark.parametrize("spoil", [b"", b"{", b'{"slots": 3}', b"\xff\xfe"])
def test_the_other_generation_opens_when_one_is_spoilt(folder: Path, spoil: bytes) -> None:
    made = create_keys(folder, PASSPHRASE)
    (folder / KEYS).write_bytes(spoil)
    assert unlock(folder, PASSPHRASE) == made.data_key
    (folder / OLDER_KEYS).write_bytes(spoil)
    with pytest.raises(Damaged):
        unlock(folder, PASSPHRASE)
    assert (folder / KEYS).read_bytes() == spoil


def test_a_flipped_bit_in_a_slot_is_damage_not_a_wrong_passphrase(folder: Path) -> None:
    made = create_keys(folder, PASSPHRASE)
    data = json.loads((folder / KEYS).read_text())
    sealed = data["slots"]["passphrase"]["sealed"]
    data["slots"]["passphrase"]["sealed"] = ("B" if sealed[0] != "B" else "C") + sealed[1:]
    (folder / KEYS).write_text(json.dumps(data))
    assert unlock(folder, PASSPHRASE) == made.data_key  # from the other generation


def test_a_folder_without_keys_says_so(folder: Path) -> None:
    folder.mkdir()
    with pytest.raises(Missing):
        unlock(folder, PASSPHRASE)


def test_a_new_slot_costs_what_the_design_asks() -> None:
    script = (
        "from pathlib import Path; import json, sys\n"
        "from kyoju_desktop.storage.keys import create_keys, unlock\n"
        "made = create_keys(Path(sys.argv[1]), sys.argv[2])\n"
        "assert unlock(Path(sys.argv[1]), sys.argv[2]) == made.data_key\n"
        "slot = json.loads((Path(sys.argv[1]) / 'kyoju.keys').read_text())['slots']['passphrase']\n"
        "print(slot['memory_kib'], slot['passes'])\n"
    )
    with tempfile.TemporaryDirectory() as place:
        done = subprocess.run(
            [sys.executable, "-c", script, place, PASSPHRASE], cwd=HERE, capture_output=True, text=True, check=True
        )
    assert done.stdout.split() == ["65536", "3"]


def test_the_module_keeps_costly_libraries_off_the_start() -> None:
    script = (
        "import sys; import kyoju_desktop.storage.keys\n"
        "print([each for each in ('argon2', 'cryptography', 'sqlalchemy', 'alembic') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=HERE, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert keys.SHORTEST >= 12
