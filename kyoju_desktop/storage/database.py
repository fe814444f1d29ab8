"""One connection to the encrypted file: the key first, then the settings that keep it whole."""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.errors import Damaged, Missing, plainly

KEY_BYTES = 32
_SETTINGS = (
    "foreign_keys = ON",
    # else INSERT OR REPLACE deletes a guarded row past its trigger
    "recursive_triggers = ON",
    "journal_mode = WAL",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "journal_size_limit = 16777216",
    "cache_size = -16384",
    "busy_timeout = 5000",
)
_DROP_TRIGGER = 16  # SQLITE_DROP_TRIGGER
_DENY, _OK = 1, 0


def connect(path: Path, key: bytes, *, guarded: bool = True, create: bool = False) -> Any:  # noqa: ANN401 - the driver ships no types
    """A connection whose every page is encrypted with the 32-byte `key`; refused when the key does not fit.

    A file that is not there is only made when `create` says so: else a lost file would look like an empty office.
    `guarded` connections cannot drop a trigger.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))  # a malformed raw key would silently be a passphrase
    if not create and not path.exists():
        raise Missing(
            N_(
                "データのファイルが見つかりません。消した覚えがなければ、フォルダーの場所を確かめるか、"
                "控え(バックアップ)から戻してください。新しいファイルは作っていません。"
            )
        )
    if not create and not path.stat().st_size:
        raise Damaged(
            N_(
                "データのファイルの中身が空です。ファイルはそのまま残してあります。控え(バックアップ)から戻してください。"
            )
        )
    with plainly():
        made = driver.connect(str(path), isolation_level=None, check_same_thread=False, cached_statements=256)
        try:
            made.execute("PRAGMA cipher_log_level = NONE")
            made.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            made.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for setting in _SETTINGS:
                made.execute(f"PRAGMA {setting}")
        except Exception:
            made.close()
            raise
    if guarded:
        made.set_authorizer(_authorise)
    return made


def _authorise(action: int, *_named: object) -> int:
    return _DENY if action == _DROP_TRIGGER else _OK
