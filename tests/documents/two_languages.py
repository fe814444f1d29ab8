"""A 同意書 beside another language, as the door makes it."""

from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.consent_texts import Library, load_library
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.domain.showing import Asked, Beside, Excluded, Showing
from tests.documents import samples

SHOWING = Showing(
    office="瀬戸見市 都市整備課 住宅係",
    phone="0299-00-1111",
    recipients=(
        Asked(
            "o1",
            "womens_center",
            "架空県東部 配偶者暴力相談支援センター",
            "",
            frozenset({"IDENTITY", "HOUSEHOLD", "VICTIM"}),
        ),
        Asked("o2", "welfare_section", "福祉課", "ふくしか", frozenset({"IDENTITY", "MONEY"})),
        Asked("o3", "guarantor_company", "こもれび家賃保証", "", frozenset({"IDENTITY", "MONEY"})),
    ),
    purposes=frozenset({"housing", "watch"}),
    period="date",
    until=date(2027, 3, 31),
    means=frozenset({"paper", "phone"}),
    excluded=(Excluded("Address.place", "住所"), Excluded("Person.school", "学校")),
    excluded_words="学校には言わないでください。",
)


def consent_in(language: str, showing: Showing = SHOWING, library: Library | None = None) -> Sheet:
    """A filled form with the language beside the Japanese."""
    texts = library or load_library()
    own = texts.find(language)
    assert own is not None
    return replace(samples.consent(), beside=Beside(own, texts.base(), showing))


def blank_in(language: str) -> Sheet:
    """An empty form with the language beside the Japanese."""
    texts = load_library()
    own = texts.find(language)
    assert own is not None
    showing = Showing("瀬戸見市 都市整備課 住宅係", "0299-00-1111")
    return Sheet(Door.BLANK, "consent", samples.OFFICE, beside=Beside(own, texts.base(), showing))
