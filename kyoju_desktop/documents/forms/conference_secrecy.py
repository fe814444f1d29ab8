"""守秘の説明書・誓約書: what secrecy means for whoever sits in a conference, and the pledge to sign."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.parts import note, opening
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.documents.sittings import row, secrecy, sitting_rows


def layout(paper: Reading) -> Layout:
    """The explanation above, the pledge below."""
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    laws = list(secrecy(paper)) or [words("secrecy_blank")]
    rows: list[Block] = [
        opening(paper, words("title"), "", paper.written(frame.dated_on)),
        note(words("lead"), 10.5),
        Gap(2),
        *sitting_rows(paper),
        row(words("by_law"), *(Para(each, 10) for each in laws), hold=60, firm=True),
        row(words("what"), Para(words("what_text"), 11, leading=2.0), hold=100, firm=True),
        Gap(4, grow=0.5),
        Row(
            (Cell("", (Para(words("pledge_title"), 14, strong=True, align=0.5),)),), framed=False, firm=True, least=0
        ),
        Gap(2),
        note(words("to", office=office), 11),
        note(words("pledge"), 11),
        Gap(2),
        row(words("explained"), Para(words("explained_blank"), 10), least=13, firm=True),
        row(words("organ"), *some("" if paper.blank else joined(frame.recipient, frame.recipient_person)), least=13),
        row(words("name"), least=20),
        row(words("day"), Para(words("empty_day"), 10), least=13, firm=True),
    ]
    return Layout(words("title"), [rows])
