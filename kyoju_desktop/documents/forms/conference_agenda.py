"""次第: the cover of a pack. When, where and who; the cases by their marks alone."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.parts import note, opening
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.documents.sittings import LABEL, cells, row, secrecy_note, sitting_rows

_MARK, _BODY, _CONSENT, _ATTENDS = 14.0, 40.0, 40.0, 26.0  # mm
_EMPTY = 6
_HIGH = 8.5  # mm: a row to write in


def layout(paper: Reading) -> Layout:
    """The blocks of the cover, top to bottom."""
    words, frame = paper.words, paper.frame
    number = frame.document_number if not paper.blank else words("empty_number")
    to = joined(frame.recipient, frame.recipient_person)
    rows: list[Block] = [
        opening(paper, words("title"), number, paper.written(frame.dated_on)),
        *sitting_rows(paper),
        Row(
            (
                Cell(words("to"), some("" if paper.blank else to), label_width=LABEL),
                Cell(words("copy"), some("" if paper.blank else frame.stamp), 74, 16),
            ),
            8,
            hold=20,
        ),
        row(words("steps"), Para(words("steps_text"), 10), hold=40, firm=True),
        Gap(3),
        note(words("items"), 11),
        *_items(paper),
        Gap(3),
        note(words("members"), 11),
        *_members(paper),
        Gap(2, grow=1),
        row(words("care"), Para(words("care_text"), 9), hold=40, firm=True),
        secrecy_note(paper, 9),
    ]
    return Layout(words("title"), [rows], reference=joined(frame.document_number, frame.stamp))


def _items(paper: Reading) -> list[Block]:
    words = paper.words
    head = ((words("mark"), _MARK), (words("body_name"), _BODY), (words("aim"), 0.0), (words("consent"), _CONSENT))
    rows: list[Block] = [cells(*head, (words("memo"), 36), strong=True, least=6)]
    found = paper.rows("AgendaItem")
    for each in found or [{}] * (_EMPTY if paper.blank else 1):
        told = (each.get("mark", ""), _MARK), (each.get("body", ""), _BODY), (each.get("aim", ""), 0.0)
        rows.append(cells(*told, (each.get("consent_state", ""), _CONSENT), ("", 36), least=_HIGH))
    return rows


def _members(paper: Reading) -> list[Block]:
    words = paper.words
    head = ((words("organ"), 62), (words("person"), 0.0), (words("part"), 34), (words("attends"), _ATTENDS))
    rows: list[Block] = [cells(*head, strong=True, least=6)]
    for each in paper.rows("ConferenceMember") or [{}] * (_EMPTY if paper.blank else 1):
        person = joined(each.get("name", ""), each.get("post", ""), between="\u3000")
        told = ((each.get("organisation", ""), 62), (person, 0.0), (each.get("part", ""), 34))
        rows.append(cells(*told, (each.get("attendance", ""), _ATTENDS), least=_HIGH))
    return rows
