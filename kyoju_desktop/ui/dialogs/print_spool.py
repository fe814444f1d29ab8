"""What lies between Qt and the queue of a printer, and what the program can know of it.

Linux (CUPS), found by trying: Qt writes the whole job as a plain PDF into TMPDIR, hands it over when the painting
ends, and never looks at the answer; `QPrinter.abort` does nothing, so that a stopped job would be printed as far as
it came. Here that file lies in memory (/dev/shm, a folder that only this user can read), is removed before the end
when the job is thrown away, and the answer of the queue is asked from libcups on the same thread. Where /dev/shm is
missing or too small for the job, the folder is made in the ordinary temporary place and taken away at once. What a
killed program left there is taken away at the next start (ui/spool_left.py).

Windows: Qt draws straight into the system's spooler and the program makes no file; the spooler keeps its own file
until the paper is out, as for every program, and `QPrinter.abort` throws away what the printer has not taken yet.
"""

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.spool_left import MEMORY, folder_name

NOT_REACHED = N_(
    "プリンターに届きませんでした。紙は出ていません。プリンターの電源とつながりを確かめるか、"
    "別のプリンターを選んで、もう一度印刷してください。"
)
_MEMORY = MEMORY
_PER_PAGE = 4_000_000  # bytes; a page of text at 300 dpi in grey takes a tenth
_FIRST_FAILURE = 0x0400  # IPP: smaller statuses mean that the job was taken


class Spool:
    """Where the job of one print lies until the queue has it."""

    def __init__(self, printer: QPrinter, folder: Path | None) -> None:
        self._printer, self._folder = printer, folder

    def throw_away(self) -> bool:
        """Take the unfinished job back; True when not one sheet of it can come out."""
        if self._folder is None:
            self._printer.abort()
            return False
        for each in self._folder.iterdir():
            each.unlink()
        return True

    def check(self) -> None:
        """Refuse when the queue did not take the job; called after the painting has ended, on the same thread."""
        failed = self._printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}
        if failed or (self._folder is not None and _answer_of_cups() >= _FIRST_FAILURE):
            raise Refused(NOT_REACHED)


@contextmanager
def spool(printer: QPrinter, pages: int) -> Iterator[Spool]:
    """Keep what Qt spools for this printer out of files; one print at a time (the variable is the process's)."""
    if os.name != "posix" or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
        yield Spool(printer, None)
        return
    before = os.environ.get("TMPDIR")
    folder = _place(before, pages) / folder_name()
    folder.mkdir(mode=0o700)
    os.environ["TMPDIR"] = str(folder)
    try:
        yield Spool(printer, folder)
    finally:
        os.environ.pop("TMPDIR")
        if before is not None:
            os.environ["TMPDIR"] = before
        shutil.rmtree(folder, ignore_errors=True)


def _place(usual: str | None, pages: int) -> Path:
    with suppress(OSError):
        if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > pages * _PER_PAGE:
            return _MEMORY
    return Path(usual or "/tmp")  # noqa: S108 - a folder of our own in it


def _answer_of_cups() -> int:
    try:
        return int(ctypes.CDLL("libcups.so.2").cupsLastError())
    except (OSError, AttributeError):
        return 0
