"""The random data key and its slots: wrapped by the passphrase and by the recovery key.

The slots lie in a small file beside the database, in two generations. Argon2id (64 MiB, three passes; RFC 9106's
second choice) makes a key-encryption key; AES-256-GCM wraps the data key.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil
from pathlib import Path
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.database import KEY_BYTES
from kyoju_desktop.storage.errors import Damaged, Missing, ReadOnlyFile
from kyoju_desktop.storage.folder import ATTEMPTS, KEYS, OLDER_KEYS, replace_file, wipe
from kyoju_desktop.storage.standing import check_making

PASSPHRASE, RECOVERY = "passphrase", "recovery"
SHORTEST = 12  # characters of a passphrase
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 1
# Crockford's alphabet: no I, L, O, U, so that nothing is misread when copied by hand
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _GROUP = 8, 5
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_LONGEST_WAIT = 300


@dataclass(frozen=True)
class NewKeys:
    """What was made at set-up. The recovery key is shown once, to be copied by hand."""

    data_key: bytes = field(repr=False)
    recovery_key: str = field(repr=False)


class WrongPassphrase(Refused):
    """The passphrase (or recovery key) does not fit; `wait_seconds` must pass before the next try."""

    def __init__(self, text: str, wait_seconds: int, **values: str) -> None:
        super().__init__(text, field="passphrase", **values)
        self.wait_seconds = wait_seconds


def has_keys(folder: Path) -> bool:
    """Whether the folder has been set up."""
    return (folder / KEYS).exists() or (folder / OLDER_KEYS).exists()


def create_keys(folder: Path, passphrase: str) -> NewKeys:
    """Make a data key with a slot for the passphrase and one for a new recovery key."""
    check_passphrase(passphrase)
    if has_keys(folder):
        raise Refused(N_("このフォルダーには、もうデータがあります。データには手を付けていません。"))
    check_making(folder)
    data_key, recovery = secrets.token_bytes(KEY_BYTES), _new_recovery_key()
    slots = {PASSPHRASE: _wrap(data_key, passphrase), RECOVERY: _wrap(data_key, _plain_recovery(recovery))}
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, slots)
    return NewKeys(data_key, recovery)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short to hold, or that could not be typed again."""
    try:
        passphrase.encode()
    except UnicodeEncodeError:
        raise Refused(N_("合言葉に使えない文字が入っています。打ちなおしてください。"), field="passphrase") from None
    if len(passphrase.strip()) < SHORTEST:
        raise Refused(
            N_("合言葉は{least}文字以上にしてください。短い文をそのまま使うと覚えやすくなります。"),
            field="passphrase",
            least=str(SHORTEST),
        )


def unlock(folder: Path, passphrase: str, *, clock: Callable[[], datetime] = datetime.now) -> bytes:
    """The data key; `WrongPassphrase` when it does not fit, with a wait that grows and outlives a restart."""
    return _open(folder, PASSPHRASE, passphrase, clock)


def unlock_with_recovery(folder: Path, recovery_key: str, *, clock: Callable[[], datetime] = datetime.now) -> bytes:
    """The data key from the recovery key as it was copied by hand (spaces, hyphens and case do not matter)."""
    return _open(folder, RECOVERY, _plain_recovery(recovery_key), clock)


def open_slots(slots: dict[str, Any], secret: str) -> bytes | None:
    """The data key from the slots of a backup, by passphrase or recovery key; None when neither fits."""
    for name, given in ((PASSPHRASE, secret), (RECOVERY, _plain_recovery(secret))):
        found = _unwrap(slots.get(name), given)
        if found is not None:
            return found
    return None


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Wrap the data key with a new passphrase and erase the old slot from both generations.

    Backups made earlier still open with the old one.
    """
    set_passphrase(folder, unlock(folder, old), new)


def set_passphrase(folder: Path, data_key: bytes, new: str) -> None:
    """A new passphrase for whoever holds the data key (after opening with the recovery key)."""
    check_passphrase(new)
    slots = read_slots(folder)
    _write(folder, {**slots, PASSPHRASE: _wrap(data_key, new)})


def read_slots(folder: Path) -> dict[str, Any]:
    """The slots of the newest readable generation."""
    for name in (KEYS, OLDER_KEYS):
        found = _read(folder / name)
        if found:
            return found
    if has_keys(folder):
        raise Damaged(
            N_("鍵のファイルがこわれています。データはそのまま残してあります。控え(バックアップ)から戻してください。")
        )
    raise Missing(N_("鍵のファイルがありません。データのフォルダーを確かめてください。"))


def write_slots(folder: Path, slots: dict[str, Any]) -> None:
    """Put slots into a folder (restoring a backup)."""
    _write(folder, slots)


def wait_left(folder: Path, now: datetime) -> int:
    """Seconds that must still pass before the next try; they begin anew when the clock was set back meanwhile."""
    tries = _attempts(folder)
    if now < tries.at:
        tries = _note(folder, replace(tries, at=now))
    return max(0, ceil((tries.at - now).total_seconds() + tries.wait))


def _open(folder: Path, slot: str, secret: str, clock: Callable[[], datetime]) -> bytes:
    slots, left = read_slots(folder), wait_left(folder, clock())
    if left:
        raise WrongPassphrase(
            N_("続けてまちがえたため、あと{seconds}秒待ってください。データは無事です。"), left, seconds=str(left)
        )
    found = _unwrap(slots.get(slot), secret)
    if found is None:
        raise _wrong(folder, slot, clock())
    with suppress(OSError):
        (folder / ATTEMPTS).unlink(missing_ok=True)
    return found


def _wrong(folder: Path, slot: str, now: datetime) -> WrongPassphrase:
    count = _attempts(folder).count + 1
    wait = min(_LONGEST_WAIT, 2 ** min(count - 2, 16)) if count > 1 else 0
    _note(folder, _Attempts(count, now, wait))
    text = (
        N_("合言葉がちがいます。データは無事です。大文字・小文字と日本語入力を確かめてください。")
        if slot == PASSPHRASE
        else N_("回復キーがちがいます。データは無事です。写した紙と、1文字ずつ比べてください。")
    )
    return WrongPassphrase(text, wait)


@dataclass(frozen=True)
class _Attempts:
    """How often a wrong secret was given in a row, when last, and how many seconds must pass after that."""

    count: int = 0
    at: datetime = datetime(2000, 1, 1)
    wait: int = 0


def _attempts(folder: Path) -> _Attempts:
    try:
        data = json.loads((folder / ATTEMPTS).read_text("utf-8"))
        at = datetime.fromisoformat(data["at"]).replace(tzinfo=None)
        return _Attempts(int(data["count"]), at, min(_LONGEST_WAIT, int(data["wait"])))
    except (OSError, ValueError, KeyError, TypeError):
        return _Attempts()


def _note(folder: Path, tries: _Attempts) -> _Attempts:
    data = {"count": tries.count, "at": tries.at.isoformat(), "wait": tries.wait}
    with suppress(OSError):  # a folder that cannot be written still says that the passphrase was wrong
        replace_file(folder / ATTEMPTS, json.dumps(data).encode())
    return tries


def _wrap(data_key: bytes, secret: str) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - kept off the start-up path

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cost = {"memory_kib": _MEMORY_KIB, "passes": _PASSES, "lanes": _LANES}
    sealed = AESGCM(_stretch(secret, salt, cost)).encrypt(nonce, data_key, b"kyoju slot 1")
    return {**cost, "salt": _text(salt), "nonce": _text(nonce), "sealed": _text(sealed)}


def _unwrap(slot: Any, secret: str) -> bytes | None:  # noqa: ANN401 - JSON
    """The data key of a slot; None when the secret does not fit or the slot is not one."""
    from argon2.exceptions import HashingError  # noqa: PLC0415
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        key = _stretch(secret, _bytes(slot["salt"]), slot)
        found = AESGCM(key).decrypt(_bytes(slot["nonce"]), _bytes(slot["sealed"]), b"kyoju slot 1")
    except (InvalidTag, HashingError, ValueError, TypeError, KeyError):
        return None
    return found if len(found) == KEY_BYTES else None


def _stretch(secret: str, salt: bytes, cost: dict[str, Any]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    return hash_secret_raw(
        _same_letters(secret).encode(), salt, cost["passes"], cost["memory_kib"], cost["lanes"], KEY_BYTES, Type.ID
    )


def _same_letters(secret: str) -> str:
    """The same secret from every keyboard: composed letters, every space the same (RFC 8265)."""
    return unicodedata.normalize("NFC", "".join(" " if unicodedata.category(c) == "Zs" else c for c in secret))


def _write(folder: Path, slots: dict[str, Any]) -> None:
    """Both generations get the new slots; what lay there before is overwritten, one file always being whole."""
    data = json.dumps({"format": 1, "slots": slots, "sum": sum_of(slots)}, indent=1).encode()
    try:
        for name in (OLDER_KEYS, KEYS):
            wipe(folder / name)
            replace_file(folder / name, data)
    except OSError:
        raise ReadOnlyFile(
            N_(
                "鍵のファイルを書けませんでした。データは無事です。前の合言葉か新しい合言葉のどちらかで開きます。"
                "フォルダーの権限とディスクの空きを確かめて、もう一度してください。"
            )
        ) from None


def _read(path: Path) -> dict[str, Any] | None:
    try:
        data = json.loads(path.read_text("utf-8"))
        slots = data["slots"]
        return slots if isinstance(slots, dict) and data["sum"] == sum_of(slots) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sum_of(slots: dict[str, Any]) -> str:
    """A checksum that tells a damaged slot from a wrong passphrase."""
    return hashlib.sha256(json.dumps(slots, sort_keys=True).encode()).hexdigest()


def _new_recovery_key() -> str:
    body = "".join(secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP - 2))
    whole = body + _checksum(body)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def recovery_key_fits(typed: str) -> bool:
    """Whether a typed recovery key is whole and without slips of the pen (its last two characters tell)."""
    plain = _plain_recovery(typed)
    return len(plain) == _GROUPS * _GROUP and _checksum(plain[:-2]) == plain[-2:]


def _checksum(body: str) -> str:
    digest = hashlib.sha256(body.encode()).digest()
    return _ALPHABET[digest[0] % 32] + _ALPHABET[digest[1] % 32]


def _plain_recovery(typed: str) -> str:
    upper = unicodedata.normalize("NFKC", typed).upper().translate(_MISREAD)
    return "".join(char for char in upper if char in _ALPHABET)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
