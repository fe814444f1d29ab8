"""The forms by their names, and the way from a sheet to the bytes of a PDF."""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from kyoju_desktop.documents import forms
from kyoju_desktop.documents.compose import Layout, compose
from kyoju_desktop.documents.page import Leaf
from kyoju_desktop.documents.press import Imprint, Press
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
    if sheet.table and not number:
        foot = ""  # a list over many cases has the number of none
    watermark = words("training") if sheet.frame.training else ""
    imprint = Imprint(layout.title, foot, tr.language, watermark, layout.foot, sheet.frame.stamp)
    return compose(layout, words), imprint


def draw(sheets: Sequence[Sheet], tr: Translator, *, blank: bool) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """One PDF of all the sheets: its bytes, what each page says, and what no face can draw.

    One sheet after another is laid out and printed, so that a pack of hundreds of pages needs little memory.
    """
    press: Press | None = None
    for sheet in sheets:
        leaves, imprint = pages_of(sheet, tr, blank=blank)
        press = press or Press(imprint.title, imprint.language)
        for number, leaf in enumerate(leaves, 1):
            part = f"{number}/{len(leaves)}" if len(sheets) > 1 and len(leaves) > 1 else ""
            press.add(leaf, imprint, part)
    if press is None:
        raise ValueError("no sheet")
    return press.finish()
