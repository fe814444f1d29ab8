"""What can go wrong with the file, and what the clerk is told: one visible list."""

from collections.abc import Iterator
from contextlib import contextmanager

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_


class StorageRefused(Refused):
    """The file could not be used as wanted; the message says what happened, what is safe, what to do."""


class DiskFull(StorageRefused):
    """No room is left on the disk."""


class FileBusy(StorageRefused):
    """Another program holds the file."""


class ReadOnlyFile(StorageRefused):
    """The file or its folder cannot be written."""


class Damaged(StorageRefused):
    """The file is damaged; it is kept, and nothing of it is opened."""


class WrongKey(Damaged):
    """The key does not open the file: another file's key, or the beginning of the file is damaged."""


class NewerVersion(StorageRefused):
    """The file was written by a newer version of the program; `version` is the file's."""

    def __init__(self, version: int) -> None:
        super().__init__(
            N_(
                "このデータは新しい版のプログラムで作られています(データの版 {version})。"
                "データは変えていません。新しい版のプログラムで開いてください。"
            ),
            version=str(version),
        )
        self.version = version


class AlreadyOpen(StorageRefused):
    """The data folder is in use by another window of this program."""


class StillUsed(StorageRefused):
    """Another record refers to the record that was to go."""


class Missing(StorageRefused):
    """A record, a file or a backup that was asked for is not there."""


# SQLite's name of the error -> the answer. The first name that begins the error's name counts.
ANSWERS: tuple[tuple[str, type[StorageRefused], str], ...] = (
    (
        "SQLITE_FULL",
        DiskFull,
        N_(
            "ディスクの空きが足りないため、保存できませんでした。これまでに保存した内容は無事です。"
            "要らないファイルを消して空きを作り、もう一度保存してください。"
        ),
    ),
    (
        "SQLITE_BUSY",
        FileBusy,
        N_(
            "ほかのプログラムがデータを使っているため、保存できませんでした。これまでに保存した内容は無事です。"
            "少し待って、もう一度保存してください。"
        ),
    ),
    (
        "SQLITE_LOCKED",
        FileBusy,
        N_("ほかの作業がデータを使っています。これまでに保存した内容は無事です。少し待って、もう一度してください。"),
    ),
    (
        "SQLITE_READONLY",
        ReadOnlyFile,
        N_(
            "データのファイルに書き込めません。これまでに保存した内容は無事です。"
            "ファイルとフォルダーが読み取り専用になっていないか、情報システムの担当に確かめてください。"
        ),
    ),
    (
        "SQLITE_PERM",
        ReadOnlyFile,
        N_(
            "データのファイルに書き込む権限がありません。これまでに保存した内容は無事です。"
            "情報システムの担当に、フォルダーの権限を確かめてもらってください。"
        ),
    ),
    (
        "SQLITE_CANTOPEN",
        ReadOnlyFile,
        N_(
            "データのファイルを開けません。ファイルには手を付けていません。"
            "フォルダーの場所と権限を、情報システムの担当に確かめてもらってください。"
        ),
    ),
    (
        "SQLITE_NOTADB",
        WrongKey,
        N_(
            "データのファイルを開けません。ファイルがこわれているか、別のデータの鍵です。"
            "ファイルはそのまま残してあります。控え(バックアップ)から戻してください。"
        ),
    ),
    (
        "SQLITE_CORRUPT",
        Damaged,
        N_(
            "データのファイルがこわれています。ファイルはそのまま残してあり、何も書きかえていません。"
            "控え(バックアップ)から戻してください。"
        ),
    ),
    (
        "SQLITE_IOERR",
        DiskFull,
        N_(
            "ディスクの読み書きに失敗しました。保存をやめました。これまでに保存した内容は無事です。"
            "ディスクの空きと、ディスクがつながっているかを確かめて、もう一度してください。"
        ),
    ),
    (
        "SQLITE_NOMEM",
        FileBusy,
        N_(
            "メモリーが足りないため、保存をやめました。これまでに保存した内容は無事です。"
            "ほかのプログラムを閉じて、もう一度保存してください。"
        ),
    ),
    (
        "SQLITE_TOOBIG",
        StorageRefused,
        N_("入れたものが大きすぎて保存できません。これまでに保存した内容は無事です。短くするか、分けてください。"),
    ),
    (
        "SQLITE_CONSTRAINT_FOREIGNKEY",
        StillUsed,
        N_(
            "ほかの記録がこの記録を使っている(または、もとになる記録がない)ため、できません。"
            "何も変えていません。先に、使っている記録を直してください。"
        ),
    ),
)

# What the driver says when a page of the encrypted file does not carry its own seal.
_BROKEN_SEAL = "SQLITE_IOERR_CORRUPTFS"


def answer_to(error: BaseException) -> StorageRefused | None:
    """The refusal for an error of the driver (also one wrapped by SQLAlchemy); None if it is a fault of ours."""
    name = getattr(getattr(error, "orig", error), "sqlite_errorname", None)
    if not isinstance(name, str):
        return None
    if name == _BROKEN_SEAL:
        name = "SQLITE_CORRUPT"
    if name == "SQLITE_CONSTRAINT" and str(getattr(error, "orig", error)).startswith("FOREIGN KEY"):
        name = "SQLITE_CONSTRAINT_FOREIGNKEY"  # at the end of a transaction the driver tells only the general name
    for beginning, kind, text in ANSWERS:
        if name.startswith(beginning):
            return kind(text)
    return None


@contextmanager
def plainly() -> Iterator[None]:
    """Turn errors of the file into refusals; nothing of the statement or its values is passed on."""
    try:
        yield
    except Exception as error:
        found = answer_to(error)
        if found is None:
            raise
        raise found from None
