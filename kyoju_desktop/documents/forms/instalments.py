"""分納誓約書: what is owed, the payments, what happens when one cannot be paid, the signature."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import general, group, head, heading, note, signature, table
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.page import PORTRAIT
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.instalments import MISSED, OWED, WHO
from kyoju_desktop.domain.table import Column, Table

_EMPTY = Table(
    "",
    (Column("回", "number", 3), Column("払う日", "day", 8), Column("額", "yen", 6), Column("残り", "yen", 6)),
    (),
)


def layout(paper: Reading) -> Layout:
    """To whom, the promise, the payments, the signature."""
    words, frame = paper.words, paper.frame
    pieces = [
        *head(paper, ours=False),
        note(words("to_office", name=frame.municipality), 11),
        Piece(Gap(1)),
        note(words("promise"), 10.5),
        Piece(Gap(1.5)),
        *group(paper, WHO),
        *group(paper, OWED),
        *_payments(paper),
        *group(paper, MISSED),
        Piece(Gap(1.5)),
        note(words("hint")),
        Piece(Gap(1.5)),
        *signature(paper, words("promised"), words("declaration"), address=True),
    ]
    return general(paper, pieces)


def _payments(paper: Reading) -> Iterator[Piece]:
    found = paper.table or _EMPTY
    if found.rows or paper.blank:
        yield from heading(paper.words("payments"))
        yield from table(paper, found, PORTRAIT, empty=8)
