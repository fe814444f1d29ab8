"""断り集計: a table of numbers, on its side."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import TABLE_SIZES, general, head, table
from kyoju_desktop.documents.page import LANDSCAPE
from kyoju_desktop.documents.reading import Reading


def layout(paper: Reading) -> Layout:
    """By reason and attribute, with the notes."""
    return general(paper, _pieces(paper), paper_format=LANDSCAPE, sizes=TABLE_SIZES)


def _pieces(paper: Reading) -> Iterator[Piece]:
    yield from head(paper)
    if paper.table:
        yield from table(paper, paper.table, LANDSCAPE)
