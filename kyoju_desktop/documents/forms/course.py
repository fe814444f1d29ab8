"""支援経過記録シート: one entry, facts and opinion apart."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.general import general, groups, head, note
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.course import OTHERS, PAPER


def layout(paper: Reading) -> Layout:
    """The entry; what is about other people only where it was asked for."""
    pieces = [*head(paper), *groups(paper, PAPER.groups, every=True)]
    if paper.has("ProgressNote.others_words"):
        pieces += groups(paper, [OTHERS])
    return general(paper, [*pieces, note(paper.words("hint"), 8.5)])
