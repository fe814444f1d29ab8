"""受領書: the receiving town confirms a 移管票 by its number, sheets and copies; it names nobody."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para, Ruled, Ticks
from kyoju_desktop.documents.parts import addressee, note, opening, reference_of, sender
from kyoju_desktop.documents.reading import Reading, some

_LABEL = 48.0


def layout(paper: Reading) -> Layout:
    """The blocks of the paper, top to bottom."""
    words = paper.words
    rows: list[Block] = [
        opening(paper, words("title"), reference_of(paper), paper.written(paper.frame.dated_on)),
        Row(
            (Cell("", addressee(paper), width=92, called=words("addressee")), Cell("", sender(paper))),
            16,
            framed=False,
            middle=False,
            firm=True,
            hold=24,
        ),
        Gap(2),
        note(words("lead"), 11),
        Gap(2),
        *(_line(paper, name) for name in ("their_number", "dated_on", "received_on")),
        *(_line(paper, name) for name in ("pages_written", "pages_counted", "copies")),
        _same(paper),
        Row((Cell(words("differs"), _differs(paper), label_width=_LABEL),), 16, hold=60),
        _line(paper, "their_case", words("our_number")),
        _line(paper, "checked_by"),
        Row((Cell(words("seal"), (), label_width=_LABEL),), 30),
        Gap(3),
        note(words("consent"), 10),
        note(words("foot"), 9),
    ]
    return Layout(words("title"), [rows], reference=reference_of(paper))


def _line(paper: Reading, name: str, label: str = "") -> Row:
    text = paper.words("empty_day") if paper.blank and name.endswith("_on") else paper.day(f"TransferIn.{name}")
    return Row((Cell(label or paper.words(name), some(text), label_width=_LABEL),), 12, firm=True, hold=30)


def _same(paper: Reading) -> Row:
    """Whether the sheets counted are those that are written."""
    words = paper.words
    written, counted = paper.text("TransferIn.pages_written"), paper.text("TransferIn.pages_counted")
    differs = bool(paper.text("TransferIn.differs")) or bool(written and counted and written != counted)
    known = not paper.blank and bool(counted)
    marks = ("☑" if known and not differs else "☐", "☑" if known and differs else "☐")
    ticks = tuple(zip(marks, (words("same_yes"), words("same_no")), strict=True))
    return Row((Cell(words("same"), (Ticks(ticks, 0, 10.5),), label_width=_LABEL),), 12, firm=True)


def _differs(paper: Reading) -> tuple[Para | Ruled, ...]:
    return (Ruled(1, 20),) if paper.blank else some(paper.text("TransferIn.differs"))
