"""支援計画書: what the person wants to reach, who does what until when, and the person's word under it."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ruled
from kyoju_desktop.documents.official import beyond, foot_notes, heads, labelled, line, seals
from kyoju_desktop.documents.parts import Beside, approval, name_items, opening
from kyoju_desktop.documents.reading import Reading, joined, some

_LEFT = 24.0
_WIDTHS = (7.0, 36.0, 35.0, 40.0, 29.0, 28.0)
_NAMES = ("problem", "aim", "support", "who", "due_on")
_EMPTY_ROWS, _ROWS = 5, 7


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words, frame = paper.words, paper.frame
    paper.keep("Plan.agreed_on")
    office = joined(frame.municipality, frame.department, frame.section)
    rows: list[Block] = [
        opening(paper, words("title"), office, paper.written(frame.dated_on)),
        *_person(paper),
        *_goals(paper),
        *_items(paper),
        *_terms(paper),
        *(labelled(paper.tr(info.label), Para(text)) for info, text in paper.rest()),
        *_signature(paper),
        *_approval(paper),
    ]
    return Layout(words("title"), [rows], reference=frame.case_number)


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    birth = words("birth_blank") if paper.blank else paper.day("Person.birth_date")
    return [
        Row(
            (
                Cell(words("name"), name_items(paper), 0, _LEFT),
                Cell(words("birth"), (Para(birth, 8.5, 7),), 62, 18),
            ),
            12,
            hold=60,
            firm=True,
        )
    ]


def _goals(paper: Reading) -> list[Block]:
    words = paper.words
    found = []
    for key, least in (("vision", 12), ("long_goal", 9), ("short_goal", 9)):
        text = some(paper.text(f"Plan.{key}"))
        own: tuple[Item, ...] = (Ruled(1, 20.0),) if paper.blank else text
        found.append(
            Row((Cell(words(key), own, label_width=_LEFT),), least, grow=0.4, middle=not paper.blank, hold=26)
        )
    return [*found, Gap(1.5)]


def _items(paper: Reading) -> list[Block]:
    words = paper.words
    rows = paper.rows("PlanItem")
    labels = [words(key) for key in _NAMES]
    made: list[Block] = [heads(("", _WIDTHS[0]), *zip(labels, _WIDTHS[1:], strict=True))]
    for at, row in enumerate(rows[:_ROWS]):
        cells = [_number(at), *(_text(row.get(name, "")) for name in _NAMES[:-1]), _due(row.get("due_on", ""))]
        called = words("item", number=str(at + 1))
        made.append(line(_WIDTHS, cells, least=11, called=called, names=["", *labels], grow=0.6))
    wanted = _EMPTY_ROWS if paper.blank else 4
    made += [line(_WIDTHS, [_number(at), *((),) * 5], least=12, grow=0.6) for at in range(len(rows), wanted)]
    more = [
        "\u3000".join(
            (str(at), *(f"{label}:{row[name]}" for label, name in zip(labels, _NAMES, strict=True) if name in row))
        )
        for at, row in enumerate(rows[_ROWS:], _ROWS + 1)
    ]
    return [*made, *beyond(words("more_items"), more), Gap(1.5)]


def _number(at: int) -> tuple[Item, ...]:
    return (Para(str(at + 1), 9.5, 7, align=0.5),)


def _text(text: str) -> tuple[Item, ...]:
    return (Para(text, 9, leading=1.3),) if text else ()


def _due(text: str) -> tuple[Item, ...]:
    """The day on one line: without its weekday."""
    return (Para(text.partition("(")[0], 9, 7.5),) if text else ()


def _terms(paper: Reading) -> list[Block]:
    """Schemes, period, the day on which the plan is looked at again, and the meeting that confirmed it."""
    words = paper.words
    first, last = paper.day("Plan.from_day"), paper.day("Plan.until_day")
    period = (
        words("period_blank")
        if paper.blank
        else words("period_text", first=first or words("empty_day"), last=last or words("empty_day"))
    )
    schemes = paper.ticks("Plan.schemes", "plan_scheme", columns=4, size=8.5)
    return [
        Row((Cell(words("schemes"), (schemes,), label_width=_LEFT),), 9, hold=40),
        Row(
            (
                Cell(words("period"), (Para(period, 9.5, 6.5),), 0, _LEFT),
                Cell(words("review"), (Para(_day(paper, "Plan.review_on"), 9.5, 7),), 70, 24),
            ),
            8.5,
        ),
        Row(
            (
                Cell(words("meeting"), (Para(_day(paper, "Plan.coordination_on"), 9.5, 7),), 0, _LEFT),
                Cell(words("decided"), (Para(_day(paper, "Plan.decided_on"), 9.5, 7),), 70, 24),
            ),
            8.5,
        ),
    ]


def _day(paper: Reading, key: str) -> str:
    return paper.day(key) or paper.words("empty_day")


def _signature(paper: Reading) -> list[Block]:
    words = paper.words
    return [
        Gap(1.5),
        Row(
            (Cell(words("agreed"), (Para(words("agreed_text"), 9.5, leading=1.5),), label_width=_LEFT),),
            11,
            firm=True,
        ),
        Row(
            (
                Cell(words("agreed_on"), (Para(_day(paper, "Plan.agreed_on"), 9.5, 7),), 70, _LEFT),
                Cell(words("signed"), (Para("\n" + words("seal"), 7.5, align=1, leading=2.0),), 0, 22),
            ),
            14,
            firm=True,
        ),
    ]


def _approval(paper: Reading) -> list[Block]:
    """The office's copy is approved; the person's copy says whom to ask."""
    words, frame = paper.words, paper.frame
    phone = words("our_phone", number=frame.office_phone) if frame.office_phone else ""
    clerk = words("clerk", name="＿" * 8 if paper.blank else frame.clerk)
    ask = Row((Cell(words("ask"), (Para(joined(clerk, phone, between="\n"), 10),), label_width=_LEFT),), 10)
    if not (frame.approval_boxes or paper.blank):
        return [ask, *foot_notes(paper)]
    boxes, width = approval(seals(paper), words("approval"))
    kept = Row(
        (Cell(words("keeping"), (Para(words.retention or words("keeping_blank"), 9, 6.5),), label_width=_LEFT),), 9
    )
    return [Gap(1.5), Beside([ask, kept], boxes, width, gap=3), *foot_notes(paper)]
