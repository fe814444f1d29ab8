"""断り集計: two tables of numbers, on their side."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import TABLE_SIZES, general, head, heading, table
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.page import LANDSCAPE
from kyoju_desktop.documents.reading import Reading


def layout(paper: Reading) -> Layout:
    """By reason and attribute, then by reason and quarter, with the notes."""
    return general(paper, _pieces(paper), paper_format=LANDSCAPE, sizes=TABLE_SIZES)


def _pieces(paper: Reading) -> Iterator[Piece]:
    yield from head(paper)
    for each in (*((paper.table,) if paper.table else ()), *paper.more):
        yield from heading(each.title)
        yield from table(paper, each, LANDSCAPE)
        yield Piece(Gap(2))
