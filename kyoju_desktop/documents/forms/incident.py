"""異変の対応票: the groups below each other, with the boxes for approval and the rule of entering."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import general, groups, head, note
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.incident import GROUPS


def layout(paper: Reading) -> Layout:
    """The groups, and what must not be forgotten."""
    rule = [Piece(Gap(1.5)), note(paper.words("care"), 9)]
    return general(paper, [*head(paper, boxes=True), *groups(paper, GROUPS, every=True), *rule])
