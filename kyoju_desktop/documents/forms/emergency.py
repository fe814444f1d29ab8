"""緊急連絡先届: one block for each contact, the rules of telling beside it, the signature below."""

from collections.abc import Iterator

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import LABEL, general, group, head, heading, note, signature, to_the_head
from kyoju_desktop.documents.grid import Cell, Gap, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.reading import Reading, some
from kyoju_desktop.domain.papers.emergency import PERSON

PLACES = 3


def layout(paper: Reading) -> Layout:
    """To whom, who declares it, the contacts in their order, what may be told, the signature."""
    words = paper.words
    pieces = [
        *head(paper, ours=False),
        *to_the_head(paper),
        *group(paper, PERSON),
        *_contacts(paper),
        Piece(Gap(1.5)),
        note(words("explained")),
        Piece(Gap(1.5)),
        *signature(paper, words("declared"), words("declaration")),
        note(words("kept"), 8.5),
    ]
    return general(paper, pieces)


def _contacts(paper: Reading) -> Iterator[Piece]:
    rows = paper.rows("EmergencyContact")
    for at in range(max(len(rows), PLACES)):
        row = rows[at] if at < len(rows) else {}
        rank = row.get("rank", "") or paper.words("place", number=str(at + 1))
        yield from heading(rank)
        yield from _contact(paper, row)


def _contact(paper: Reading, row: dict[str, str]) -> Iterator[Piece]:
    words = paper.words
    name = Cell(words("name"), some(row.get("name", "")), 0, LABEL)
    relation = Cell(words("relation"), some(row.get("relation", "")), 58, 20)
    phone = Cell(words("phone"), some(row.get("phone", "")), 58, 20)
    address = Cell(words("address"), some(row.get("address", "")), 0, LABEL)
    told = paper.ticked([row["may_tell"]] if row.get("may_tell") else [], paper.labels("may_tell"), size=9)
    yield Piece(Row((name, relation), 12, grow=1, middle=True), keeps=True)
    yield Piece(Row((address, phone), 12, grow=1, middle=True), keeps=True)
    yield Piece(Row((Cell(words("may_tell"), (told,) if told.items else (Para(""),), 0, LABEL),), 7.5))
