"""The mark of where a deadline comes from is as wide as its word, in every language."""

from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.widgets.chips import SOURCES, SourceMark, source_width


def test_a_long_word_makes_the_mark_wider(qtbot: object) -> None:
    tr = Translator.for_language("en")
    for source, word in SOURCES.items():
        assert source_width(source, tr) > theme.metrics("small").horizontalAdvance(tr(word))
        assert SourceMark(source, tr).width() == source_width(source, tr)
    assert source_width("practice", Translator.for_language("ja")) == theme.current().px(40)


def test_only_words_in_latin_letters_are_kept_whole(qtbot: object) -> None:
    assert cells.widest_word("Name, contacts") == cells.text_width("contacts")
    assert cells.widest_word("氏名・連絡先") == 0
