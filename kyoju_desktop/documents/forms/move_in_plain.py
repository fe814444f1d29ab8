"""入居の手続の一覧 in plain Japanese: larger letters with furigana, the same list."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.forms.move_in import drawn
from kyoju_desktop.documents.general import LABEL, heading
from kyoju_desktop.documents.grid import Cell, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.reading import Reading

_SIZE = 11.5


def layout(paper: Reading) -> Layout:
    """The list in large letters."""
    return drawn(paper, _days(paper), _SIZE)


def _days(paper: Reading) -> list[Piece]:
    """Where and when, under labels that can be read by who knows only kana."""
    words = paper.words

    def said(key: str) -> Cell:
        return Cell(words(key.rpartition(".")[2]), (Para(paper.text(key), 10.5, 8.5),), 0, LABEL)

    when = [said("Tenancy.moved_in_on"), said("Tenancy.key_on")]
    return [*heading(words("dates")), Piece(Row([said("Tenancy.home")], 8)), Piece(Row(when, 8))]
