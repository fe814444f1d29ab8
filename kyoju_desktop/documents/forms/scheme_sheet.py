"""制度の手順票: the course of one scheme with its papers and steps, for the section."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.forms.scheme_papers import EMPTY
from kyoju_desktop.documents.general import general, group, head, heading, table
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.page import PORTRAIT
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.scheme import COURSE, STEPS, WHO


def layout(paper: Reading) -> Layout:
    """Person, course, papers, steps."""
    pieces = [
        *head(paper),
        *group(paper, WHO),
        *group(paper, COURSE),
        *heading(paper.words("papers")),
        *table(paper, paper.table or EMPTY, PORTRAIT, empty=10),
        Piece(Gap(1.5)),
        *group(paper, STEPS),
    ]
    return general(paper, pieces)
