"""会議の求めへの回答: the covering letter of a town that is asked; the cases by their marks, the rest is attached."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.forms.conference_notice import head
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.parts import note
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.documents.sittings import cells, row, secrecy_note, sitting_rows

_MARK, _VERSION, _CONSENT = 14.0, 26.0, 38.0  # mm
_EMPTY = 5


def layout(paper: Reading) -> Layout:
    """The blocks of the letter, top to bottom."""
    words = paper.words
    rows: list[Block] = [
        *head(paper, words("title")),
        note(_body(paper), 10.5),
        Gap(1),
        Row((Cell("", (Para(words("record"), 11, align=0.5),)),), framed=False, least=0),
        *sitting_rows(paper),
        row(words("sender"), *some(paper.text("Conference.request_sender"))),
        Gap(2),
        note(words("items"), 11),
        *_items(paper),
        Gap(2),
        row(words("conditions"), Para(words("conditions_text"), 10), hold=60, firm=True),
        secrecy_note(paper, 9),
        note(words("end"), 10.5, 1),
    ]
    frame = paper.frame
    return Layout(words("title"), [rows], reference=" ".join(filter(None, (frame.document_number, frame.stamp))))


def _body(paper: Reading) -> str:
    words, asked = paper.words, paper.day("Conference.request_on")
    if paper.blank or not asked:
        return words("body_blank")
    return words("body", day=asked, number=paper.text("Conference.request_number") or words("no_number"))


def _items(paper: Reading) -> list[Block]:
    words = paper.words
    head_ = (
        (words("mark"), _MARK),
        (words("body_name"), 0.0),
        (words("version"), _VERSION),
        (words("consent"), _CONSENT),
    )
    rows: list[Block] = [cells(*head_, strong=True, least=6)]
    for each in paper.rows("AgendaItem") or [{}] * (_EMPTY if paper.blank else 1):
        told = (
            (each.get("mark", ""), _MARK),
            (joined(each.get("body", ""), each.get("aim", ""), between="\u3000"), 0.0),
            (each.get("version", ""), _VERSION),
        )
        rows.append(cells(*told, (each.get("consent_state", ""), _CONSENT)))
    return rows
