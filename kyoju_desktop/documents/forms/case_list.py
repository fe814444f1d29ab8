"""Lists over many cases (支援ケース一覧, what is due, the hand-over): the table alone, on its side."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import TABLE_SIZES, general, head, table
from kyoju_desktop.documents.page import LANDSCAPE
from kyoju_desktop.documents.reading import Reading


def layout(paper: Reading) -> Layout:
    """What the list is called, its rows, its notes."""
    title = paper.table.title if paper.table else paper.words("title")
    return general(paper, _pieces(paper, title), title=title, paper_format=LANDSCAPE, sizes=TABLE_SIZES)


def _pieces(paper: Reading, title: str) -> Iterator[Piece]:
    yield from head(paper, title=title)
    if paper.table:
        yield from table(paper, paper.table, LANDSCAPE)
