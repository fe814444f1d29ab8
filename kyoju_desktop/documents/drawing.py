"""The forms by their names, and the way from a sheet to the bytes of a PDF."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from kyoju_desktop.documents import forms
from kyoju_desktop.documents.compose import Layout, compose
from kyoju_desktop.documents.page import Imprint, Leaf, paint
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.documents.wording import wording
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import Translator

TWO_LANGUAGES = "consent_two"  # how the consent form is laid out when a second language stands beside


@cache
def form_names() -> tuple[str, ...]:
    """Every form that can be drawn, by the name that a sheet carries."""
    return tuple(each.name for each in iter_modules(forms.__path__) if each.name != TWO_LANGUAGES)


def lay_out(paper: Reading, form: str) -> Layout:
    """The blocks of a form; KeyError when the program does not have it."""
    if paper.beside:
        form = TWO_LANGUAGES
    elif form not in form_names():
        raise KeyError(form)
    drawn = import_module(f"{forms.__name__}.{form}")
    return cast("Layout", drawn.layout(paper))


def pages_of(sheet: Sheet, tr: Translator, *, blank: bool) -> tuple[list[Leaf], Imprint]:
    """The pages of a sheet, laid out but not yet painted."""
    words = wording(sheet.form).on(sheet.frame.dated_on, tr)
    paper = Reading(sheet, words, tr, blank=blank)
    layout = lay_out(paper, sheet.form)
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
