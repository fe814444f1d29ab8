"""The forms by their names, and the way from a sheet to the bytes of a PDF."""

from collections.abc import Callable

from kyoju_desktop.documents import bundle, consent, consent_two, envelope, inquiry, intake, notice, referral
from kyoju_desktop.documents.compose import Layout, compose
from kyoju_desktop.documents.page import Imprint, Leaf, paint
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.documents.wording import wording
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Translator

FORMS: dict[str, Callable[[Reading], Layout]] = {
    "bundle": bundle.layout,
    "envelope": envelope.layout,
    "referral": referral.layout,
    "consent": consent.layout,
    "inquiry": inquiry.layout,
    "intake": intake.layout,
    "notice": notice.layout,
}


def pages_of(sheet: Sheet, tr: Translator, *, blank: bool) -> tuple[list[Leaf], Imprint]:
    """The pages of a sheet, laid out but not yet painted."""
    words = wording(sheet.form).on(sheet.frame.dated_on, tr)
    paper = Reading(sheet, words, tr, blank=blank)
    layout = consent_two.layout(paper, sheet.beside) if sheet.beside else FORMS[sheet.form](paper)
    number = sheet.frame.case_number
    foot = words("case_number_blank") if blank or not number else words("case_number", number=number)
    watermark = words("training") if sheet.frame.training else ""
    return compose(layout, words), Imprint(layout.title, foot, tr.language, watermark, layout.foot)


def draw(sheet: Sheet, tr: Translator, *, blank: bool) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """The PDF, what each page says, and what the faces lack."""
    leaves, imprint = pages_of(sheet, tr, blank=blank)
    pdf = paint(leaves, imprint)
    return pdf, tuple("\n".join(leaf.told) for leaf in leaves), _missing(leaves)


def _missing(leaves: list[Leaf]) -> tuple[str, ...]:
    lacking = (each for leaf in leaves for _, _, text, face, _, _ in leaf.words for each in face.lacks(text))
    return tuple(dict.fromkeys(lacking))
