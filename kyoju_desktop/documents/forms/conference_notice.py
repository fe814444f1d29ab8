"""開催通知: the invitation to a sitting with a slip to answer on; nothing in it is about a case."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para, Ticks
from kyoju_desktop.documents.parts import addressee, cut_line, note, sender
from kyoju_desktop.documents.reading import Reading, joined
from kyoju_desktop.documents.sittings import LABEL, row, secrecy_note, sitting_rows


def layout(paper: Reading) -> Layout:
    """The blocks of the letter, top to bottom."""
    words = paper.words
    rows: list[Block] = [
        *head(paper, words("title")),
        note(words("body"), 10.5),
        Gap(1),
        Row((Cell("", (Para(words("record"), 11, align=0.5),)),), framed=False, least=0),
        *sitting_rows(paper),
        row(words("care"), Para(words("care_text"), 9.5), hold=40, firm=True),
        row(words("contact"), Para(_contact(paper), 10), firm=True),
        secrecy_note(paper, 9),
        note(words("end"), 10.5, 1),
        Gap(2, grow=1),
        *_slip(paper),
    ]
    return Layout(words("title"), [rows], reference=paper.frame.document_number)


def head(paper: Reading, title: str) -> list[Block]:
    """Number and day on the right, to whom, from whom, and what about."""
    frame = paper.frame
    number = "" if paper.blank else frame.document_number
    number = number or paper.words("empty_number")
    told = (Para(number, 10.5, align=1), Para(paper.written(frame.dated_on), 10.5, align=1))
    return [
        Row((Cell("", told),), framed=False, firm=True, hold=30, least=0),
        Row((Cell("", addressee(paper)),), 12, framed=False, hold=30, firm=True),
        Row((Cell("", sender(paper)),), framed=False, firm=True, hold=40, least=0),
        Gap(4),
        Row((Cell("", (Para(title, 13, least=11, strong=True, align=0.5),)),), framed=False, firm=True, least=0),
        Gap(3),
    ]


def _contact(paper: Reading) -> str:
    words, frame = paper.words, paper.frame
    reach = joined(
        words("our_phone", number=frame.office_phone) if frame.office_phone else "",
        words("our_fax", number=frame.office_fax) if frame.office_fax else "",
        between="\u3000",
    )
    return reach or words("contact_plain")


def _slip(paper: Reading) -> list[Block]:
    words, frame = paper.words, paper.frame
    to = joined(frame.municipality, frame.department, frame.section)
    answer = Ticks(tuple(("☐", words(key)) for key in ("slip_yes", "slip_deputy", "slip_no")), 0, 10)
    medium = Ticks(tuple(("☐", words(key)) for key in ("slip_paper", "slip_data")), 0, 10)
    until = paper.text("Conference.reply_by")
    lines = [words("slip_to", office=to), paper.text("Conference.name")]
    lines += [words("slip_until", day=until)] if until else []
    return [
        cut_line(words("cut")),
        Row((Cell("", (Para(words("slip_title"), 12, strong=True, align=0.5),)),), 0, framed=False, firm=True),
        *(note(each, 10) for each in lines if each),
        Row(
            (Cell(words("slip_answer"), (answer,), label_width=LABEL), Cell(words("slip_medium"), (medium,), 86, 18)),
            10,
            firm=True,
        ),
        Row((Cell(words("slip_organ"), (), label_width=LABEL), Cell(words("slip_phone"), (), 86, 18)), 11, firm=True),
        Row((Cell(words("slip_name"), (), label_width=LABEL),), 11, firm=True),
    ]
