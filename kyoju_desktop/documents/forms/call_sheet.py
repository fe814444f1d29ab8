"""連絡票: whom to call, what may be said, and lines for what was said."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import LABEL, general, group, head, note
from kyoju_desktop.documents.grid import Cell, Gap, Row
from kyoju_desktop.documents.items import Para, Ruled, Ticks
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.call_sheet import WHO, WHOM

_RESULTS = ("told", "absent", "message", "declined")
_ABOUT = ("death", "no_sign", "emergency", "other")


def layout(paper: Reading) -> Layout:
    """The contact on top, the call below."""
    words = paper.words
    about = Ticks(tuple(("☐", words(f"about_{key}")) for key in _ABOUT), 0, 9.5)
    result = Ticks(tuple(("☐", words(f"result_{key}")) for key in _RESULTS), 0, 9.5)
    pieces = [
        *head(paper),
        *group(paper, WHO),
        *group(paper, WHOM),
        Piece(Gap(1.5)),
        note(words("say"), 9.5),
        Piece(Gap(1.5)),
        Piece(Row((Cell(words("about"), (about,), 0, LABEL),), 9)),
        Piece(Row((Cell(words("when"), (Para(words("day_hour"), 9.5),), 0, LABEL),), 9)),
        Piece(Row((Cell(words("who"), (), 0, LABEL), Cell(words("by"), (), 90, 20)), 10)),
        Piece(Row((Cell(words("result"), (result,), 0, LABEL),), 10)),
        Piece(Row((Cell(words("told"), (Ruled(4, 24),), 0, LABEL),), 40)),
        Piece(Row((Cell(words("next"), (Ruled(2, 24),), 0, LABEL),), 22)),
        note(words("never"), 8.5),
    ]
    return general(paper, pieces)
