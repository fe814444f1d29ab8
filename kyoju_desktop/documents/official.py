"""Parts of papers that go round the office: the head of a 伺い with its seals, and small ruled tables."""

from collections.abc import Sequence

from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ticks
from kyoju_desktop.documents.parts import Beside, approval, note, opening
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.domain.codes import load_list

BOXES_BETWEEN = "|"
_SIDE = 16.0  # mm: the labels beside the seals
_LEFT = 22.0


def seals(paper: Reading) -> tuple[str, ...]:
    """The boxes of the 決裁欄: those of the form, else of the office, else the usual ones of a small section."""
    words = paper.words
    return words.boxes or paper.frame.approval_boxes or tuple(words("usual_boxes").split(BOXES_BETWEEN))


def approved_head(paper: Reading, approved_on: str, number: str) -> list[Block]:
    """Title, then drafted, decided and carried out on which day, the seals at the top right."""
    words, frame = paper.words, paper.frame
    boxes, width = approval(seals(paper), words("approval"))
    drafter = words("drafter_blank") if paper.blank else joined(frame.section or frame.department, frame.clerk)
    rows = (
        # a paper printed again after the decision does not know the day on which it was drafted
        (words("drafted_on"), words("empty_day") if approved_on else paper.written(frame.dated_on)),
        (words("approved_on"), approved_on or words("empty_day")),
        (words("done_on"), words("empty_day")),
        (words("drafter"), drafter),
    )
    left = [Row((Cell(label, (Para(text, 9, 6.5),), label_width=_SIDE),), 6.25) for label, text in rows]
    return [
        opening(paper, words("title"), "", ""),
        Beside(left, boxes, width, gap=3),
        Gap(1.5),
        Row(
            (
                Cell(words("number"), some(number), 0, _LEFT),
                Cell(words("keeping"), (Para(words.retention or words("keeping_blank"), 9, 6.5),), 74, 14),
            ),
            7.5,
        ),
    ]


def petition(paper: Reading, subject: str, request: str) -> list[Block]:
    """件名 and 伺い文."""
    words = paper.words
    return [
        Row((Cell(words("subject"), (Para(subject, 11, 8, strong=True),), label_width=_LEFT),), 9, firm=True),
        Row((Cell(words("request"), (Para(request, 10.5),), label_width=_LEFT),), 10, firm=True, hold=30),
    ]


def passing(paper: Reading) -> list[Block]:
    """合議, 供覧 and what those who decide say: room to stamp and write."""
    words = paper.words
    return [
        Row((Cell(words("agreeing"), (), 0, _LEFT), Cell(words("seeing"), (), 0, 16)), 20, firm=True),
        Row((Cell(words("instruction"), (), label_width=_LEFT),), 13, grow=1),
    ]


def labelled(
    label: str, *items: Item, least: float = 7.5, grow: float = 0.0, hold: float = 20.0, middle: bool | None = None
) -> Row:
    """One labelled row over the full width."""
    return Row((Cell(label, items, label_width=_LEFT),), least, grow=grow, hold=hold, middle=middle)


def ticked_one(paper: Reading, key: str, of: str, *, columns: int = 1, size: float = 10) -> Ticks:
    """A choice list of which one is chosen; labels may hold commas, so the answer is taken whole."""
    answer = paper.text(key)
    return paper.ticked([answer] if answer else [], paper.labels(of), columns=columns, size=size)


def heads(*columns: tuple[str, float]) -> Row:
    """The shaded heading of a small table; widths in mm, together the width of the page."""
    return Row(tuple(Cell(label, (), width, width) for label, width in columns), 6, firm=True)


def line(
    widths: Sequence[float],
    cells: Sequence[Sequence[Item]],
    *,
    least: float = 9.0,
    called: str = "",
    names: Sequence[str] = (),
    grow: float = 0.0,
) -> Row:
    """One row of such a table; `called` and the `names` of the columns stand where it runs on to another sheet."""
    told = [joined(called, name.replace("\n", "")) for name in names] or [called] * len(cells)
    made = tuple(
        Cell("", tuple(items), width, called=name) for items, width, name in zip(cells, widths, told, strict=True)
    )
    return Row(made, least, grow=grow, middle=True)


def beyond(label: str, texts: Sequence[str]) -> list[Block]:
    """What a table has no more rows for: one row that goes to another sheet as a whole where there is no room."""
    if not texts:
        return []
    return [Row((Cell(label, tuple(Para(text, 9) for text in texts), label_width=_LEFT),), 9, spare=True)]


def main_first(paper: Reading) -> str:
    """The topics with the worst one marked at their head."""
    main = paper.text("Intake.main_topic")
    others = [topic for topic in paper.chosen("Intake.topics") if topic != main]
    return "、".join(filter(None, (paper.words("main", topic=main) if main else "", *others)))


def done_mark(paper: Reading, code: str, chosen: Sequence[str], of: str = "move_out_task") -> Ticks:
    """A box, ticked when the task of that code is among those done ("" has no code: ticked by hand)."""
    known = load_list(of).by_code.get(code)
    done = known is not None and paper.tr(known.label) in chosen
    return Ticks((("☑" if done else "☐", ""),), 0, 12)


def lined(text: str) -> tuple[Item, ...]:
    """Each line of a text as a paragraph of its own, a little smaller where that keeps it on one line."""
    return tuple(Para(part, 9.5, 8) for part in text.split("\n") if part)


def foot_notes(paper: Reading) -> list[Block]:
    """What stands below the table: the form's own words and, where the office has one, its note of law."""
    return [note(text, 8) for text in (paper.words("foot"), paper.words.legal) if text]
