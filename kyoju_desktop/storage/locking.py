"""One window per data folder: a file lock that ends with the process, however it ends."""

import sys
from pathlib import Path
from typing import IO

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.storage.errors import AlreadyOpen, ReadOnlyFile
from kyoju_desktop.storage.folder import LOCK

if sys.platform == "win32":  # pragma: no cover - only there; not tried yet
    import msvcrt

    def _seize(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Holds a data folder for this process until `release`; raises `AlreadyOpen` when another one holds it."""

    def __init__(self, folder: Path) -> None:
        try:
            self._file = (folder / LOCK).open("a+b")
        except OSError:
            raise ReadOnlyFile(
                N_(
                    "データのフォルダーに書き込めません。データには手を付けていません。"
                    "フォルダーの場所と権限を、情報システムの担当に確かめてもらってください。"
                )
            ) from None
        try:
            self._file.seek(0)
            _seize(self._file)
        except OSError:
            self._file.close()
            raise AlreadyOpen(
                N_(
                    "このデータは、別のウィンドウ(または別のパソコン)で開いています。データは無事です。"
                    "開いているほうを使うか、閉じてからもう一度開いてください。"
                )
            ) from None

    def release(self) -> None:
        """Let the folder go."""
        self._file.close()
