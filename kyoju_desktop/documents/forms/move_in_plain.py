"""入居の手続の一覧 in plain Japanese: larger letters with furigana, the same list."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.forms.move_in import drawn
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.move_in import PLAIN_DATES


def layout(paper: Reading) -> Layout:
    """The list in large letters."""
    return drawn(paper, PLAIN_DATES, 11.5)
