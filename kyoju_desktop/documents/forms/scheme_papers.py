"""そろえる書類の一覧: for whom, what for, every paper with its tick, whom to ask."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import general, group, head, note, table
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.page import PORTRAIT
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.scheme import WHO
from kyoju_desktop.domain.table import Column, Table

EMPTY = Table("", (Column("", "text", 3), Column("", "text", 14), Column("", "text", 20)), ())


def layout(paper: Reading) -> Layout:
    """The person, the papers, what happens with them."""
    words, frame = paper.words, paper.frame
    pieces = [
        *head(paper),
        *group(paper, WHO),
        Piece(Gap(1.5)),
        *table(paper, paper.table or EMPTY, PORTRAIT, empty=10, size=10.5, least=9),
        Piece(Gap(1.5)),
        note(words("bring"), 10),
        note(words("missing"), 10),
        *([note(words("ask", number=frame.office_phone), 10)] if frame.office_phone else []),
    ]
    return general(paper, pieces)
