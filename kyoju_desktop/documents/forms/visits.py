"""見守り記録: the tenant and the tenancy, the visits as a list; empty, with rows to write in."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import TABLE_SIZES, general, groups, head, labelled, table
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.page import LANDSCAPE
from kyoju_desktop.documents.reading import Reading, joined
from kyoju_desktop.domain.papers.visits import BOOK_FORM, PAPER
from kyoju_desktop.domain.table import Column, Table

_ROWS = 8
_WIDTHS = (6.0, 12.0, 14.0, 10.0, 10.0, 5.0)


def layout(paper: Reading) -> Layout:
    """The tenant, what the help costs, the rows."""
    title = paper.words("title")
    return general(paper, _pieces(paper, title), title=title, paper_format=LANDSCAPE, sizes=TABLE_SIZES)


def _pieces(paper: Reading, title: str) -> Iterator[Piece]:
    yield from head(paper, title=title)
    yield from groups(paper, PAPER.groups, every=True)
    if paper.blank or paper.form == BOOK_FORM:
        price = joined(
            *(paper.labelled(f"Tenancy.{each}") for each in ("support_fee", "support_terms")), between="\n"
        )
        yield labelled(paper.words("price"), Para(price), least=8)
    yield Piece(Gap(1.5))
    yield from table(paper, paper.table or _empty(paper), LANDSCAPE, empty=_ROWS)


def _empty(paper: Reading) -> Table:
    """The columns of the 帳簿, to be written by hand."""
    labels = paper.words("columns").split("\n")
    return Table("", tuple(Column(label, "text", width) for label, width in zip(labels, _WIDTHS, strict=True)), ())
