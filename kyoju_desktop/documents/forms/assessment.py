"""インテーク・アセスメントシート: the groups of the paper, a genogram drawn by hand below the household."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import SIZES, general, groups, head, heading
from kyoju_desktop.documents.grid import Cell, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.assessment import PAPER


def layout(paper: Reading) -> Layout:
    """The groups, one below the other."""
    drawn = Row((Cell("", (Para(paper.words("drawn_hint"), 8, least=7),), called=paper.words("drawn")),), 44, grow=1)
    pieces = [*head(paper), *groups(paper, PAPER.groups), *heading(paper.words("drawn")), Piece(drawn, fills=True)]
    return general(paper, pieces, sizes=(*SIZES, 9.0))
