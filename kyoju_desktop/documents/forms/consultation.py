"""相談内容整理表: the groups of the paper."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.general import general, groups, head
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.consultation import PAPER


def layout(paper: Reading) -> Layout:
    """The groups, one below the other."""
    return general(paper, [*head(paper), *groups(paper, PAPER.groups)])
