"""支援経過一覧: whose it is, and the entries of the period; facts and opinion in columns of their own."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import TABLE_SIZES, general, groups, head, table
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.page import LANDSCAPE
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.course import LISTED


def layout(paper: Reading) -> Layout:
    """The person, the rows, the notes."""
    return general(paper, _pieces(paper), paper_format=LANDSCAPE, sizes=TABLE_SIZES)


def _pieces(paper: Reading) -> Iterator[Piece]:
    yield from head(paper)
    yield from groups(paper, LISTED.groups)
    yield Piece(Gap(1.5))
    if paper.table:
        yield from table(paper, paper.table, LANDSCAPE)
