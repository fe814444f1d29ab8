"""Difficult names in the real window: typed, kept in the file, shown and printed by the same code points."""

from PySide6.QtWidgets import QLabel

from kyoju_desktop.domain.records import Person
from kyoju_desktop.ui.tour.filling import keep_record, tab
from tests.difficult_names import NAMES, UNDRAWABLE
from tests.documents.papers import text_by_poppler, text_by_pypdf, text_by_qt
from tests.e2e.conftest import Counter
from tests.e2e.steps import choose_in_menu, saved_by_preview, take_in


def test_every_difficult_name_is_kept_and_shown_by_the_same_code_points(town: Counter) -> None:
    hand = town.hand
    take_in(town, {"name": NAMES[0].name, "kana": NAMES[0].kana})
    assert town.one(Person).name == NAMES[0].name
    tab(hand, "household")
    for each in (*NAMES[1:], UNDRAWABLE[0]):
        keep_record(hand, Person, {"name": each.name})
        assert (each.why, town.one(Person).name) == (each.why, each.name)
        assert hand.see_as("person_name", QLabel).text() == each.name


def test_a_name_in_variants_of_the_register_prints_as_it_was_typed(town: Counter) -> None:
    hand = town.hand
    name = "渡邉\U000e0115 辻\U000e0102\U00020bb7"
    take_in(town, {"name": name, "kana": "わたなべ つじよし"})
    hand.press("make_paper")
    choose_in_menu(hand, "paper_menu", "paper_intake")
    pdf = saved_by_preview(town)
    for text in (text_by_poppler(pdf), text_by_pypdf(pdf)[0], text_by_qt(pdf)):
        assert name in text
