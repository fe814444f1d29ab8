"""残置物の受領書: what was received, the declaration, day, name and address by hand."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import LABEL, general, grid, head, heading, note, signature, to_the_head
from kyoju_desktop.documents.grid import Cell, Gap, Row
from kyoju_desktop.documents.page import PORTRAIT
from kyoju_desktop.documents.reading import Reading

_ROWS = 8


def layout(paper: Reading) -> Layout:
    """To whom, what, and the signature of who received it."""
    words = paper.words
    pieces = [
        *head(paper, ours=False),
        *to_the_head(paper),
        note(words("received"), 10.5),
        Piece(Gap(1.5)),
        *_things(paper),
        Piece(Gap(1.5)),
        *signature(paper, words("declared"), words("declaration"), address=True),
        *(Piece(Row((Cell(words(key), (), 0, LABEL),), least=11, firm=True)) for key in ("phone", "handed_by")),
        note(words("foot"), 8.5),
    ]
    return general(paper, pieces)


def _things(paper: Reading) -> Iterator[Piece]:
    words = paper.words
    found = [row.get("what", "") for row in paper.rows("Belonging")]
    rows = [[str(at), what, ""] for at, what in enumerate(found, 1)]
    rows += [["", "", ""] for _ in range(_ROWS - len(rows))] if paper.blank or len(rows) < _ROWS else []
    yield from heading(words("things"))
    labels = [words("number"), words("what"), words("remark")]
    yield from grid(labels, rows, [1, 10, 6], PORTRAIT.width, 10, least=9, empty=paper.blank)
