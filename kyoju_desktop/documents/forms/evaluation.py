"""評価シート: the goals, how far they were reached, the judgement, with the boxes for approval."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.general import general, groups, head
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.evaluation import PAPER


def layout(paper: Reading) -> Layout:
    """The groups, one below the other."""
    return general(paper, [*head(paper, boxes=True), *groups(paper, PAPER.groups, every=True)])
