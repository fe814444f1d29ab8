"""The mark of where a deadline comes from is as wide as its word, in every language."""

from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.widgets.chips import SourceMark, source_width


def _english(words: str, **_values: str) -> str:
    return {"運用": "Practice", "契約": "Contract"}.get(words, words)


def test_a_long_word_makes_the_mark_wider(qtbot: object) -> None:
    assert source_width("practice", _english) > theme.metrics("small").horizontalAdvance("Practice")
    assert SourceMark("practice", _english).width() == source_width("practice", _english)
    assert source_width("practice", str) == theme.current().px(40)


def test_only_words_in_latin_letters_are_kept_whole(qtbot: object) -> None:
    assert cells.widest_word("Name, contacts") == cells.text_width("contacts")
    assert cells.widest_word("氏名・連絡先") == 0
