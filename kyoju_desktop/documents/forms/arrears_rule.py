"""家賃の滞納から支援へつなぐルール: when, who, what may be told, with the boxes for approval."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import general, head, heading, labelled, note
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.items import Para, Ruled
from kyoju_desktop.documents.page import MM
from kyoju_desktop.documents.reading import Reading

_POINTS = ("when", "who", "how", "told", "without", "split", "review")
_LINE = 8 * MM


def layout(paper: Reading) -> Layout:
    """The purpose, the choice, the points one by one, the office's own words, from when it holds."""
    return general(paper, _pieces(paper))


def _pieces(paper: Reading) -> Iterator[Piece]:
    words = paper.words
    yield from head(paper, boxes=True)
    yield note(words("purpose"), 10.5)
    yield Piece(Gap(1.5))
    yield from heading(words("choice"))
    yield labelled(
        words("choice_label"), paper.ticks("Office.arrears_referral", "arrears_referral", columns=1), least=14
    )
    months = paper.text("Office.arrears_months") or words("empty_months")
    for key in _POINTS:
        yield labelled(words(f"{key}_label"), Para(words(key, months=months)), least=11)
    yield from heading(words("own"))
    own = paper.text("Office.arrears_rule")
    yield labelled("", Para(own) if own else Ruled(4, _LINE), least=34, grow=3)
    yield Piece(Gap(2))
    yield note(words("from"), 10.5)
