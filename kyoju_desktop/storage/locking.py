"""One window per data folder: a file lock that ends with the process, however it ends."""

from pathlib import Path

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.platform.files import seize
from kyoju_desktop.storage.errors import AlreadyOpen, ReadOnlyFile
from kyoju_desktop.storage.folder import LOCK


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
            seize(self._file)
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
