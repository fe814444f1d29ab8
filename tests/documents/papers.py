"""Pages of a sheet before they become a PDF, and readers of a finished PDF."""

import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pypdf
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtPdf import QPdfDocument

from kyoju_desktop.documents.drawing import pages_of
from kyoju_desktop.documents.page import Leaf
from kyoju_desktop.domain.sheet import Sheet
from tests.documents import samples

TR = samples.TR


def leaves(sheet: Sheet, *, blank: bool = False) -> list[Leaf]:
    return pages_of(sheet, TR, blank=blank)[0]


def text_by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def text_by_qt(pdf: bytes) -> str:
    """As the preview of the program copies it."""
    with _opened(pdf) as document:
        found = "".join(document.getAllText(page).text() for page in range(document.pageCount()))
    return found.replace("\r\n", "\n")


def picture(pdf: bytes) -> bytes:
    """The first page as the preview of the program shows it."""
    with _opened(pdf) as document:
        drawn = document.render(0, QSize(840, 1188))
    return bytes(drawn.constBits())


@contextmanager
def _opened(pdf: bytes) -> Iterator[QPdfDocument]:
    held = QBuffer()
    held.setData(QByteArray(pdf))
    held.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(held)
    yield document
    document.close()


def text_by_poppler(pdf: bytes, *, raw: bool = False) -> str:
    """`raw`: in the order in which the words were drawn."""
    return subprocess.run(
        ["pdftotext", *(["-raw"] if raw else []), "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode("utf-8")
