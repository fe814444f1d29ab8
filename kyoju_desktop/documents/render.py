"""`render`: a sheet that a door made becomes a PDF in memory. Importing this is cheap; reportlab comes with use."""

from collections.abc import Sequence
from dataclasses import dataclass

from kyoju_desktop.documents.wording import remarks_on
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Message, Translator


@dataclass(frozen=True)
class Rendered:
    """A finished paper.

    `page_texts` is what each page says, in reading order, every value in one piece: a value that runs on to another
    sheet stands whole on the page where it begins, and its rest again on the next. `missing_glyphs` are characters
    (or a base with its variation selector) that the face cannot draw as they are: they are printed as 〓, or as
    the plain character, copy out of the PDF as typed, and must be told to the clerk before printing. `remarks` say
    which of the office's own words could not be used, so that the built-in ones stand there.
    """

    pdf: bytes
    pages: int
    page_texts: tuple[str, ...]
    missing_glyphs: tuple[str, ...]
    remarks: tuple[Message, ...] = ()


def render(sheet: Sheet, tr: Translator, *, blank: bool = False) -> Rendered:
    """The sheet as an A4 PDF in the translator's language; `blank` prints the empty form to be filled in by hand.

    KeyError when the sheet names a form that the program does not have.
    """
    return render_pack((sheet,), tr, blank=blank)


def render_pack(sheets: Sequence[Sheet], tr: Translator, *, blank: bool = False) -> Rendered:
    """Several sheets as one PDF, their pages counted through; the stamp of a sheet stands on each of its pages.

    ValueError without a sheet, KeyError when a sheet names a form that the program does not have.
    """
    from kyoju_desktop.documents.drawing import draw  # noqa: PLC0415 - reportlab must not slow the start

    pdf, page_texts, missing = draw(sheets, tr, blank=blank)
    forms = dict.fromkeys(sheet.form for sheet in sheets)
    remarks = dict.fromkeys(each for form in forms for each in remarks_on(form, tr))
    return Rendered(pdf, len(page_texts), page_texts, missing, tuple(remarks))
