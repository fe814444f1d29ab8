"""NSIS says a few things in English before any script of ours runs: here they get our words.

    python packaging/windows/stub.py FILE      # by makensis (!packhdr), before it computes the check sum

The clerk meets them when the file was damaged on its way. The room for each text is that of the English one.
"""

import sys
from pathlib import Path

WORDS = {
    "Installer integrity check has failed. Common causes include\nincomplete download and damaged media. "
    "Contact the\ninstaller's author to obtain a new copy.\n\nMore information at:\nhttp://nsis.sf.net/NSIS_Error": (
        "このファイルは壊れています(写すときに途中で切れたなど)。\n何も変えていません。もう一度、元の場所から写してください。"
        "\n\nThis file is damaged. Nothing was changed.\nPlease copy it again from where it came."
    ),
    "Error launching installer": "始められませんでした",
    "Error writing temporary file. Make sure your temp folder is valid.": (
        "一時フォルダー(TEMP)に書けません。情報担当に伝えてください。"
    ),
    "NSIS Error": "居住支援ケース管理",
    "verifying installer: %d%%": "確かめています: %d%%",
}
ONLY_SOLID = {"unpacking data: %d%%": "用意しています: %d%%"}  # a fast build has no such text


class UnknownStubError(Exception):
    """A new NSIS says something else: WORDS must be looked at again."""


def in_our_words(stub: bytes) -> bytes:
    """The program part of the installer with our texts in place of NSIS' own."""
    for theirs, ours in (WORDS | ONLY_SOLID).items():
        old = f"{theirs}\0".encode("utf-16-le")
        new = f"{ours}\0".encode("utf-16-le").ljust(len(old), b"\0")
        if len(new) > len(old) or (old not in stub and theirs in WORDS):
            raise UnknownStubError(theirs)
        stub = stub.replace(old, new)
    return stub


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_bytes(in_our_words(path.read_bytes()))
