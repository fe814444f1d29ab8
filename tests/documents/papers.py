"""Pages of a sheet before they become a PDF, and readers of a finished PDF."""

import io
import subprocess

import pypdf

from kyoju_desktop.documents.drawing import pages_of
from kyoju_desktop.documents.page import Leaf
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Translator

TR = Translator.for_language("ja")


def leaves(sheet: Sheet, *, blank: bool = False) -> list[Leaf]:
    return pages_of(sheet, TR, blank=blank)[0]


def text_by_pypdf(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def text_by_poppler(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode("utf-8")
