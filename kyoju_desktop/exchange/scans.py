"""A scan becomes a paper of the archive: checked to be what its name says, made small, without place data.

Bytes in, bytes out. The file on the disk is only ever read. Whatever comes in, one PDF comes out: A4, at most
300 dots an inch, without camera data, scripts, links, attached files and properties.
"""

import math
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.exchange.scan import DAMAGED, Scan, Step
from kyoju_desktop.i18n.messages import N_

LARGEST = 20 * 1024 * 1024  # bytes of the file, and of what is kept of it
ENDINGS = {".pdf": "pdf", ".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".tif": "tiff", ".tiff": "tiff"}
NAMES = {"pdf": "PDF", "jpeg": "JPEG", "png": "PNG", "tiff": "TIFF"}
_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0", "office"),
)
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")

NOT_FOUND = N_(
    "ファイルを読めませんでした。記録には何も入れていません。場所と、ほかのソフトで開いていないかを確かめてください。"
)
TOO_LARGE = N_(
    "ファイルが大きすぎます({size}MB)。20MBまでです。記録には何も入れていません。複合機の設定を白黒・300dpiにして、取り込みなおしてください。"
)
EMPTY = N_("ファイルの中身が空です。記録には何も入れていません。取り込みなおしてください。")
UNKNOWN_KIND = N_(
    "この種類のファイルは添付できません。PDF・JPEG・PNG・TIFF で取り込みなおしてください。"
    "記録には何も入れていません。"
)
HEIC = N_(
    "HEIC(スマートフォンの写真の形)は添付できません。JPEG か PDF にして選んでください。記録には何も入れていません。"
)
DISGUISED = N_(
    "名前は {named} ですが、中身は {found} です。開かずに、だれが作ったファイルかを確かめてください。"
    "記録には何も入れていません。"
)
STILL_LARGE = N_(
    "小さくしても20MBを超えます。白黒・300dpiで取り込みなおすか、分けてください。記録には何も入れていません。"
)
_FOUND = {
    **NAMES,
    "program": N_("プログラム"),
    "zip": N_("ZIP か Office のファイル"),
    "office": N_("Office のファイル"),
    "": N_("別のもの"),
}


def read_scan(path: Path) -> bytes:
    """The bytes of a chosen file; its size is asked before anything is read."""
    try:
        if not path.is_file():
            raise Refused(NOT_FOUND)
        _check_size(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # it may have grown since
    except OSError:
        raise Refused(NOT_FOUND) from None
    _check_size(len(data))
    return data


def _check_size(size: int) -> None:
    if size > LARGEST:
        raise Refused(TOO_LARGE, size=str(math.ceil(size / (1024 * 1024))))
    if size == 0:
        raise Refused(EMPTY)


def take_in(name: str, data: bytes, step: Step | None = None) -> Scan:
    """The scan as it will be kept; `Refused` says plainly why a file cannot be. `step` hears of pages done, of all.

    `name` is the file's own, only its ending counts. The same bytes give the same paper.
    """
    _check_size(len(data))
    kind = kind_of(name, data)
    tell = step or (lambda _done, _of: None)
    if kind == "pdf":
        from kyoju_desktop.exchange.scan_pdf import clean_pdf  # noqa: PLC0415 - only who attaches pays for it

        made = clean_pdf(data, tell)
    else:
        from kyoju_desktop.exchange.scan_images import paper_of_images  # noqa: PLC0415 - the same

        made = paper_of_images(data, kind, tell)
    if len(made.pdf) > LARGEST:
        raise Refused(STILL_LARGE)
    return made


def kind_of(name: str, data: bytes) -> str:
    """What the file is: "pdf", "jpeg", "png" or "tiff"; `Refused` when it is another kind than its name says."""
    named = ENDINGS.get(Path(name).suffix.casefold(), "")
    found = _found(data)
    if found == "heif" or Path(name).suffix.casefold() in {".heic", ".heif"}:
        raise Refused(HEIC)
    if not named:
        raise Refused(UNKNOWN_KIND)
    if found != named:
        if found == "" and data[:1024].strip(b"\0") == b"":
            raise Refused(DAMAGED)  # zeros: a copy that broke off
        raise Refused(DISGUISED, named=NAMES[named], found=_FOUND[found])
    return named


def _found(data: bytes) -> str:
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return "heif"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    return "pdf" if b"%PDF-" in data[:1024] else ""
