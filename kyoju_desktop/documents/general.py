"""The general layout: labelled rows under headings, and tables whose head stands again on every page.

A form that needs no drawing of its own is a short list of these parts. What does not fit on a sheet goes on on the
next one, which is announced at the foot; nothing is cut or drawn smaller than can be read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from kyoju_desktop.documents.columns import best_columns, shares, written
from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece, flow
from kyoju_desktop.documents.fonts import bold
from kyoju_desktop.documents.grid import Cell, Drawn, Gap, Row
from kyoju_desktop.documents.items import PAD_X, Item, Para, Ruled, Ticks
from kyoju_desktop.documents.page import MM, PORTRAIT, Format, Leaf, baseline
from kyoju_desktop.documents.parts import Beside, approval, opening
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.domain.kinds import Choice, Codes, Count, Day, Flag, Kind, Moment, Text
from kyoju_desktop.domain.papers import Line
from kyoju_desktop.domain.papers.general import Group
from kyoju_desktop.domain.table import Table

SIZES = (10.5, 10.0, 9.5)
TABLE_SIZES = (9.5, 9.0)
LABEL, HALF_LABEL = 31.0, 27.0  # mm
_TICK_SIZE = 8.6
_TICK_LEADING = 1.36
_HEADING = 5.2  # mm
_LINE = 7.5 * MM  # the height of a line to write on


def general(
    paper: Reading,
    pieces: Iterable[Piece],
    *,
    title: str = "",
    paper_format: Format = PORTRAIT,
    sizes: Sequence[float] = SIZES,
) -> Layout:
    """The pieces on as many sheets as they need, at the largest size that saves a sheet."""
    title = title or paper.words("title")
    pages, size = flow(paper, list(pieces), title, paper_format, sizes)
    return Layout(title, pages, sizes=(size,), format=paper_format)


def head(paper: Reading, *, boxes: bool = False, title: str = "", ours: bool = True) -> list[Piece]:
    """The name of the form, the day, and who made it; with boxes for the seals where it is approved.

    What the person signs is not `ours`: whoever signs writes the day.
    """
    frame, words = paper.frame, paper.words
    name = title or words("title")
    if not ours:
        return [Piece(opening(paper, name, "", ""))]
    office = joined(frame.municipality, frame.department, frame.section)
    number = "" if paper.blank else frame.document_number
    pieces = [Piece(opening(paper, name, number, paper.written(frame.dated_on)))]
    clerk = words("clerk", name="＿" * 8 if paper.blank else frame.clerk)
    by = Para(joined(office, clerk, between="\u3000"), 9.5, align=1, leading=1.3)
    if not (boxes and frame.approval_boxes):
        return [*pieces, Piece(Row((Cell("", (by,)),), least=0, framed=False)), Piece(Gap(1))]
    seals, width = approval(frame.approval_boxes, words("approval"))
    left = Row((Cell("", (replace(by, align=0.0),)),), least=0, framed=False)
    return [*pieces, Piece(Beside((left,), seals, width)), Piece(Gap(1.5))]


def to_the_head(paper: Reading) -> list[Piece]:
    """To whom the person declares it, and whom to ask about it."""
    frame, words = paper.frame, paper.words
    office = joined(frame.municipality, frame.department, frame.section)
    phone = words("our_phone", number=frame.office_phone) if frame.office_phone else ""
    to = Cell("", (Para(words("to_office", name=frame.municipality), 11),))
    ask = Cell("", (Para(joined(office, phone, between="\u3000"), 9.5, 8, align=1),), 105)
    return [Piece(Row((to, ask), least=0, framed=False)), Piece(Gap(1))]


def groups(paper: Reading, found: Iterable[Group], *, every: bool = False) -> list[Piece]:
    """The groups under their headings; one in which nothing was answered is left out, unless the form is empty."""
    pieces: list[Piece] = []
    for each in found:
        if every or paper.blank or paper.has(*(line.key for row in each.rows for line in row)):
            pieces += group(paper, each)
    return pieces


def group(paper: Reading, found: Group) -> list[Piece]:
    """The heading and its rows; a long text that stands alone needs no label beside it."""
    rows = (
        _records(paper, found)
        if found.listed
        else [Piece(each) for row in found.rows for each in _row(paper, row, found)]
    )
    return [*heading(paper.tr(found.title)), *rows]


def heading(text: str) -> list[Piece]:
    """A shaded line across the table with the name of what follows."""

    def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:
        leaf.area(x, y, width, height)
        leaf.word(x + PAD_X, baseline(y, height, 10), text, bold(), 10)
        leaf.tell(text)

    return [Piece(Drawn(_HEADING, draw, framed=True), keeps=True)]


def note(text: str, size: float = 9.0) -> Piece:
    """Lines of explanation between the rows."""
    return Piece(Row((Cell("", (Para(text, size, leading=1.35),)),), least=0, framed=False))


def labelled(label: str, *items: Item, least: float = 7.0, grow: float = 0.0, width: float = LABEL) -> Piece:
    """One row with a label of the form's own."""
    return Piece(Row((Cell(label, items, label_width=width),), least, grow=grow))


def _row(paper: Reading, lines: Sequence[Line], found: Group) -> list[Row]:
    """Short answers side by side; whatever needs the width stands alone."""
    if len(lines) > 1 and not any(_wide(paper, line, found) for line in lines):
        label = HALF_LABEL if len(lines) == 2 else 24.0
        return [Row([Cell(_label(paper, line), _items(paper, line, found), 0, label) for line in lines], 6.8)]
    return [_alone(paper, line, found) for line in lines]


def _alone(paper: Reading, line: Line, found: Group) -> Row:
    kind = line.spec.kind
    tall = isinstance(kind, Text) and kind.lines > 1
    label = "" if tall and found.rows == ((line,),) else _label(paper, line)
    cell = Cell(label, _items(paper, line, found), 0, LABEL, called=_label(paper, line))
    return Row((cell,), least=9 if tall else 6.8, grow=kind.lines if isinstance(kind, Text) and tall else 0.0)


def _label(paper: Reading, line: Line) -> str:
    return paper.tr(line.spec.label)


def _wide(paper: Reading, line: Line, found: Group) -> bool:
    kind = line.spec.kind
    if line.key in found.worded and not paper.blank:
        return False
    if isinstance(kind, Codes) or (isinstance(kind, Text) and kind.lines > 1):
        return True
    return isinstance(kind, Choice) and sum(map(len, paper.labels(kind.list))) > 20


def _items(paper: Reading, line: Line, found: Group) -> tuple[Item, ...]:
    """The answer as it stands in its cell: ticks, text, or the room to write it."""
    kind = line.spec.kind
    if isinstance(kind, Choice | Codes) and (paper.blank or line.key not in found.worded):
        return _ticks(paper, line, kind)
    if paper.blank:
        day = paper.words("empty_birthday" if line.name == "birth_date" else "empty_day")
        return _to_write(paper, kind, day)
    if isinstance(kind, Flag):
        return (Ticks((("☑" if paper.text(line.key) else "☐", paper.words("yes")),)),)
    text = paper.day(line.key) if line.name == "birth_date" else paper.text(line.key)
    return (Para(text, least=8.5 if isinstance(kind, Day | Moment | Count) else 0),) if text else ()


def _to_write(paper: Reading, kind: Kind[Any], day: str) -> tuple[Item, ...]:
    """What an empty cell offers to whoever writes by hand."""
    match kind:
        case Day():
            return (Para(day, 9.5, least=7.5),)
        case Moment():
            return (Para(paper.words("empty_moment"), 9.5, least=7.5),)
        case Count():
            return (Para(paper.tr(kind.unit), 9.5, align=1),)
        case Flag():
            return (Ticks((("☐", paper.words("yes")),)),)
        case Text() if kind.lines > 1:
            return (Ruled(max(1, kind.lines // 2), _LINE),)
    return ()


def _ticks(paper: Reading, line: Line, kind: Choice | Codes) -> tuple[Item, ...]:
    labels = paper.labels(kind.list)
    chosen = (
        paper.chosen(line.key) if isinstance(kind, Codes) else [paper.text(line.key)] if paper.has(line.key) else []
    )
    made = paper.ticked(chosen, labels, size=_TICK_SIZE)
    columns = best_columns([label for _, label in made.items], _TICK_SIZE)
    return (replace(made, columns=columns, leading=_TICK_LEADING),)


def _records(paper: Reading, found: Group) -> list[Piece]:
    """A small table: the labels above, one row a record."""
    (lines,) = found.rows
    labels = [_label(paper, line) for line in lines]
    owner = lines[0].record.__name__
    records = paper.rows(owner)
    rows = [[_short(record.get(line.name, ""), line) for line in lines] for record in records]
    rows = rows or [[""] * len(lines)] * (found.listed if paper.blank else 0)
    weights = [_weight(line) for line in lines]
    return grid(labels, rows, weights, PORTRAIT.width, SIZES[0], empty=paper.blank)


def _short(text: str, line: Line) -> str:
    """A day without its weekday: columns are narrow."""
    return text.partition("(")[0] if isinstance(line.spec.kind, Day) else text


def _weight(line: Line) -> float:
    kind = line.spec.kind
    if isinstance(kind, Text):
        return 16.0 if kind.lines > 1 else 10.0
    return 6.0


def grid(
    labels: Sequence[str],
    rows: Sequence[Sequence[str]],
    weights: Sequence[float],
    width: float,
    size: float,
    *,
    right: frozenset[int] = frozenset(),
    empty: bool = False,
    strong: Sequence[str] = (),
    least: float = 6.5,
) -> list[Piece]:
    """Rows under a head that stands again on every sheet; columns as wide as what stands in them asks for."""
    wide = [each / MM for each in shares(labels, [*rows, *([strong] if strong else [])], weights, width, size)]
    spans = [round(end, 3) for end in accumulate(wide)]
    wide = [end - begin for begin, end in zip([0.0, *spans], spans, strict=False)]
    top = Row([Cell(label, (), each, each) for label, each in zip(labels, wide, strict=True)], 6.2, firm=True)
    pieces = [Piece(top, keeps=True, again=True)]
    for row in [*rows, *([strong] if strong else [])]:
        cells = [
            Cell(
                "",
                (Para(text, align=1.0 if at in right else 0.0, strong=row is strong),) if text else (),
                each,
                called=label,
            )
            for at, (text, each, label) in enumerate(zip(row, wide, labels, strict=True))
        ]
        pieces.append(Piece(Row(cells, 8.5 if empty else least, middle=False), within=True))
    return pieces


def table(
    paper: Reading,
    found: Table,
    paper_format: Format,
    *,
    empty: int = 0,
    size: float = TABLE_SIZES[0],
    least: float = 6.5,
) -> list[Piece]:
    """A list with its notes; on an empty form so many rows to write in."""
    right = frozenset(at for at, each in enumerate(found.columns) if each.kind in {"number", "yen"})
    kinds = [each.kind for each in found.columns]
    rows = [[written(cell, kind, paper.tr) for cell, kind in zip(row, kinds, strict=True)] for row in found.rows]
    total = [written(cell, kind, paper.tr) for cell, kind in zip(found.total, kinds, strict=False)]
    if paper.blank:
        rows, total = [[""] * len(found.columns)] * empty, []
    labels = [paper.tr(each.label) for each in found.columns]
    weights = [each.width for each in found.columns]
    pieces = grid(
        labels, rows, weights, paper_format.width, size, right=right, empty=paper.blank, strong=total, least=least
    )
    if not rows:
        pieces.append(labelled_none(paper.words("none")))
    notes = [] if paper.blank else [Piece(Gap(1)), *(note(each, 8.5) for each in found.notes)]
    lead = [note(found.lead, 10)] if found.lead and not paper.blank else []
    return [*lead, *pieces, *notes]


def labelled_none(text: str) -> Piece:
    """The one row of a list in which nothing stands."""
    return Piece(Row((Cell("", (Para(text),)),), 8), within=True)


def signature(paper: Reading, label: str, text: str, *, address: bool = False) -> list[Piece]:
    """What is declared, the day to be written, and the place for the name (and address) by hand."""
    words = paper.words
    declared = Cell(label, (*some(text), Para(words("empty_day"), 10, leading=1.9)), 0, LABEL)
    pieces = [Piece(Row((declared,), least=16, firm=True), keeps=True)]
    if address:
        pieces.append(Piece(Row((Cell(words("address"), (), 0, LABEL),), least=12, firm=True), keeps=True))
    return [*pieces, Piece(Row((Cell(words("signature"), (), 0, LABEL),), least=14, firm=True))]
