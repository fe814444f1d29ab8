"""`render`: a sheet that a door made becomes a PDF in memory."""

from collections.abc import Callable
from dataclasses import dataclass

from kyoju_desktop.documents import consent, intake, referral
from kyoju_desktop.documents.compose import Layout, compose
from kyoju_desktop.documents.fonts import regular
from kyoju_desktop.documents.page import Imprint, Leaf, paint
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.documents.wording import wording
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Translator

_FORMS: dict[str, Callable[[Reading], Layout]] = {
    "referral": referral.layout,
    "consent": consent.layout,
    "intake": intake.layout,
}


@dataclass(frozen=True)
class Rendered:
    """A finished paper.

    `page_texts` is what each page says, in reading order, every value in one piece: a value that runs on to another
    sheet stands whole on the page where it begins, and its rest again on the next. `missing_glyphs` are characters
    (or a base with its variation selector) that the face cannot draw as they are: they are printed as 〓, or as
    the plain character, copy out of the PDF as typed, and must be told to the clerk before printing.
    """

    pdf: bytes
    pages: int
    page_texts: tuple[str, ...]
    missing_glyphs: tuple[str, ...]


def render(sheet: Sheet, tr: Translator, *, blank: bool = False) -> Rendered:
    """The sheet as an A4 PDF in the translator's language; `blank` prints the empty form to be filled in by hand.

    KeyError when the sheet names a form that the program does not have.
    """
    words = wording(sheet.form).on(sheet.frame.dated_on, tr)
    made = _FORMS[sheet.form](Reading(sheet, words, tr, blank=blank))
    leaves = compose(made, words)
    number = sheet.frame.case_number
    foot = words("case_number_blank") if blank or not number else words("case_number", number=number)
    imprint = Imprint(made.title, foot, tr.language, words("training") if sheet.frame.training else "")
    pdf = paint(leaves, imprint)
    return Rendered(pdf, len(leaves), tuple("\n".join(leaf.told) for leaf in leaves), _missing(leaves))


def _missing(leaves: list[Leaf]) -> tuple[str, ...]:
    found: list[str] = []
    for leaf in leaves:
        for text in leaf.told:
            found += [each for each in regular().lacks(text.replace("\n", "")) if each not in found]
    return tuple(found)
