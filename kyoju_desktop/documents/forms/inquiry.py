"""物件照会票(匿名): what is looked for, in bands, with a slip to answer on; it names nobody."""

from collections.abc import Iterable

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para, Ticks
from kyoju_desktop.documents.parts import addressee, cut_line, note, opening, reference_of, sender
from kyoju_desktop.documents.reading import Reading, joined

_HOME = (
    ("area", "Assessment.wish_area"),
    ("rent", "Assessment.wish_rent"),
    ("rooms", "Assessment.wish_rooms"),
    ("floor", "Assessment.wish_floor"),
    ("conditions", "Assessment.wish_conditions"),
    ("start", "Tenancy.moved_in_on"),
    ("guarantee", "Assessment.guarantor"),
)
_LABEL = 34


def layout(paper: Reading) -> Layout:
    """The blocks of the paper, top to bottom."""
    words = paper.words
    to = addressee(paper) or (Para(words("anybody"), 11),)
    rows: list[Block] = [
        opening(paper, words("title"), reference_of(paper), paper.written(paper.frame.dated_on)),
        Row(
            (Cell("", to, width=92, called=words("to_whom")), Cell("", sender(paper))),
            16,
            framed=False,
            middle=False,
            hold=24,
            firm=True,
        ),
        note(words("lead"), 10.5),
        Gap(2),
        note(words("person"), 11),
        *_lines(paper, (("age", "Person.age_band"), ("household", "Assessment.residents"))),
        Gap(3),
        note(words("home"), 11),
        *_lines(paper, _HOME),
        Gap(3),
        Row(
            (Cell(words("care"), (Para(words("care_text"), 9.5, leading=1.5),), label_width=_LABEL),),
            firm=True,
            hold=60,
        ),
        Gap(2, grow=1),
        *_slip(paper),
    ]
    return Layout(words("title"), [rows], reference=reference_of(paper))


def _lines(paper: Reading, fields: Iterable[tuple[str, str]]) -> list[Block]:
    """One row a field; what is not told is "open", so that nothing can be read from a missing row."""
    words = paper.words
    nothing = "to_write" if paper.blank else "open"
    return [
        Row((Cell(words(key), (Para(paper.text(field) or words(nothing), 11),), label_width=_LABEL),), 9)
        for key, field in fields
    ]


def _slip(paper: Reading) -> list[Block]:
    words, frame = paper.words, paper.frame
    to = joined(frame.municipality, frame.department, frame.section)
    ticks = Ticks(tuple(("☐", words(key)) for key in ("slip_yes", "slip_wait", "slip_no")), 0, 10)
    return [
        cut_line(words("cut")),
        Row((Cell("", (Para(words("slip_title"), 12, strong=True, align=0.5),)),), 0, framed=False, firm=True),
        note(words("slip_number", number=reference_of(paper), office=to), 10),
        Row((Cell(words("slip_answer"), (ticks,), label_width=_LABEL),), 9, firm=True),
        Row((Cell(words("slip_home"), (), label_width=_LABEL),), 12, firm=True),
        Row((Cell(words("slip_terms"), (), label_width=_LABEL),), 12, firm=True),
        Row(
            (
                Cell(words("slip_name"), (), label_width=_LABEL),
                Cell(words("slip_phone"), (), 58, 14),
            ),
            10,
            firm=True,
        ),
    ]
