"""住まいの相談ができる機関の一覧: the table alone, on its side."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import TABLE_SIZES, general, head, table
from kyoju_desktop.documents.page import LANDSCAPE
from kyoju_desktop.documents.reading import Reading


def layout(paper: Reading) -> Layout:
    """The bodies, with the notes below."""
    return general(paper, _pieces(paper), paper_format=LANDSCAPE, sizes=TABLE_SIZES)


def _pieces(paper: Reading) -> Iterator[Piece]:
    yield from head(paper)
    if paper.table:
        yield from table(paper, paper.table, LANDSCAPE)
