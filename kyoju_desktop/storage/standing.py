"""Where the data may lie: refused in plain words before anything is made or opened in a place that would harm it."""

import errno
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.platform.places import Kind, place_of
from kyoju_desktop.storage.errors import DiskFull, ReadOnlyFile, StorageRefused
from kyoju_desktop.storage.folder import DATABASE, KEYS, OLDER_KEYS

LEAST_ROOM = 32 * 1024 * 1024  # bytes: an empty office with its ballast, twice
_TRIAL = "kyoju.try"

_MAKING: Mapping[Kind, str] = {
    Kind.NETWORK: N_(
        "ネットワーク上のフォルダーには、データを置けません(通信が切れると、こわれるためです)。何も作っていません。"
        "この端末の中のフォルダーを使ってください。控え(バックアップ)は、ネットワークに置けます。"
    ),
    Kind.ROAMING: N_(
        "サインインのたびにサーバーへ写されるフォルダー(移動プロファイル)には、データを置けません。何も作っていません。"
        "この端末の中だけにあるフォルダーを使ってください。"
    ),
    Kind.CLOUD: N_(
        "クラウドへ写されるフォルダー(OneDrive など)には、データを置けません。何も作っていません。"
        "この端末の中だけにあるフォルダーを使ってください。"
    ),
    Kind.REMOVABLE: N_(
        "取り外せる媒体(USBメモリーなど)には、データを置けません(抜けると、こわれるためです)。何も作っていません。"
        "この端末の中のフォルダーを使ってください。控え(バックアップ)は、媒体に置けます。"
    ),
}
_OPENING = N_(
    "データがネットワーク上のフォルダーにあるため、開きません(通信が切れると、こわれるためです)。データには手を付けていません。"
    "フォルダーごとこの端末の中に写し、「ほかの保管場所を開く」で写したほうを開いてください。"
)
_WARNING: Mapping[Kind, str] = {
    Kind.NETWORK: _OPENING,
    Kind.ROAMING: N_(
        "データが、サーバーへ写されるフォルダー(移動プロファイル)にあります。開けますが、こわれたり古い内容に戻ったりすることがあります。"
        "情報システムの担当に、この端末の中だけにあるフォルダーへ移してもらってください。"
    ),
    Kind.CLOUD: N_(
        "データが、クラウドへ写されるフォルダー(OneDrive など)にあります。開けますが、こわれたり外へ出たりします。"
        "情報システムの担当に、この端末の中だけにあるフォルダーへ移してもらってください。"
    ),
    Kind.REMOVABLE: N_(
        "データが、取り外せる媒体にあります。開けますが、開いている間に抜くとこわれます。閉じてから抜いてください。"
        "情報システムの担当に、この端末の中のフォルダーへ移してもらってください。"
    ),
}
_NO_FOLDER = N_(
    "そこにはフォルダーではなくファイルがあります。ファイルには手を付けていません。別のフォルダーを選んでください。"
)
_NO_WRITING = N_(
    "データのフォルダーを作れません(読み取り専用か、権限がありません)。何も作っていません。"
    "ほかの場所を選ぶか、情報システムの担当に権限を確かめてもらってください。"
)
_NO_ROOM = N_(
    "ディスクの空きが足りないため、データを作れません。何も作っていません。"
    "要らないファイルを消して空きを作り、もう一度してください。"
)


class WrongPlace(StorageRefused):
    """The folder lies where an open file would come to harm."""


def check_making(folder: Path) -> None:
    """Refuse to make an office where it could not stay whole, could not be written or would have no room."""
    kind = place_of(folder).kind
    if kind in _MAKING:
        raise WrongPlace(_MAKING[kind])
    lying = next(each for each in (folder, *folder.absolute().parents) if _exists(each))
    if not lying.is_dir():
        raise ReadOnlyFile(_NO_FOLDER)
    _try_to_write(folder)
    with suppress(OSError):
        if shutil.disk_usage(lying).free < LEAST_ROOM:
            raise DiskFull(_NO_ROOM)


def check_opening(folder: Path) -> None:
    """Refuse to open an office over a network."""
    if place_of(folder).kind is Kind.NETWORK:
        raise WrongPlace(_OPENING)


def check_restoring(folder: Path) -> None:
    """Refuse to bring a backup back to where it could not be opened, or where nothing could be made."""
    if any((folder / name).exists() for name in (KEYS, OLDER_KEYS, DATABASE)):
        check_opening(folder)
    else:
        check_making(folder)


def place_warning(folder: Path) -> Message | None:
    """What is to be told of the place where an office lies, before it is opened."""
    text = _WARNING.get(place_of(folder).kind)
    return Message(text) if text else None


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _try_to_write(folder: Path) -> None:
    """Make the folder and a file in it, and take both back: what the system says of rights is not always so."""
    made = [each for each in (folder, *folder.parents) if not _exists(each)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial = folder / _TRIAL
        trial.touch()
        trial.unlink()
    except OSError as error:
        raise (DiskFull(_NO_ROOM) if error.errno == errno.ENOSPC else ReadOnlyFile(_NO_WRITING)) from None
    finally:
        for each in made:
            with suppress(OSError):
                each.rmdir()
