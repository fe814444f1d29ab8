"""Parts of an official letter (公用文): number and day, addressee, sender, subject, 記 and 以上."""

from collections.abc import Sequence

from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para
from kyoju_desktop.documents.parts import note, reference_of, sender
from kyoju_desktop.documents.reading import Reading, joined

LABEL = 40.0  # mm


def plain(*items: Para, least: float = 0.0) -> Row:
    """Lines of running text outside the table."""
    return Row((Cell("", items),), least, framed=False, hold=200, firm=True)


def opening_of(paper: Reading, to: str, subject: str) -> list[Block]:
    """Everything above the text: `to` is the addressee's line, `subject` the 件名; the sheet says who signs."""
    frame = paper.frame
    office = frame.signer or joined(frame.municipality, frame.department)
    return [
        plain(Para(reference_of(paper), 10.5, align=1), Para(paper.written(frame.dated_on), 10.5, align=1)),
        plain(Para(to, 12, least=9.5, strong=True)),
        plain(
            Para(office, 11.5, align=1, strong=True),
            *(item for item in sender(paper) if isinstance(item, Para)),
        ),
        Gap(4),
        plain(Para(subject, 13, least=10, strong=True, align=0.5)),
        Gap(3),
    ]


def body(*texts: str) -> list[Block]:
    """The paragraphs of the letter."""
    return [plain(Para(text, 10.5, leading=1.7)) for text in texts if text]


def recorded(paper: Reading, rows: Sequence[tuple[str, Sequence[Item]]]) -> list[Block]:
    """記, the numbered points, 以上."""
    words = paper.words
    points: list[Block] = [Row((Cell(label, tuple(items), label_width=LABEL),), 11, hold=60) for label, items in rows]
    return [Gap(1), plain(Para(words("record"), 11, align=0.5)), Gap(1), *points, note(words("end"), 10.5, 1)]
