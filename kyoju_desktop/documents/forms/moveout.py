"""退去時チェックリスト: the home, the next home, what is to be done with day and hand, keys and settlement."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para
from kyoju_desktop.documents.official import done_mark, foot_notes, heads, labelled, line, lined
from kyoju_desktop.documents.parts import name_items, opening
from kyoju_desktop.documents.reading import Reading, joined, some

_LEFT = 22.0
_WIDTHS = (8.0, 78.0, 10.0, 24.0, 24.0, 31.0)
_TASKS = (
    "notice",
    "landlord_told",
    "guarantee_told",
    "lifeline_stopped",
    "address_report",
    "mail_transfer",
    "belongings",
    "restored",
    "key_returned",
    "deposit_settled",
)


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    rows: list[Block] = [
        opening(paper, words("title"), office, paper.written(frame.dated_on)),
        *_home(paper),
        Gap(1.5),
        *_tasks(paper),
        Gap(1.5),
        *_settlement(paper),
        *(labelled(paper.tr(info.label), Para(text)) for info, text in paper.rest()),
        Row(
            (
                Cell(words("witness"), (), 0, _LEFT),
                Cell(words("checked"), (Para(words("checked_blank"), 9),), 70, 20),
            ),
            12,
            firm=True,
        ),
        *foot_notes(paper),
    ]
    return Layout(words("title"), [rows], reference=frame.case_number)


def _home(paper: Reading) -> list[Block]:
    words = paper.words
    birth = words("birth_blank") if paper.blank else paper.day("Person.birth_date")
    home = joined(paper.text("Tenancy.home"), paper.labelled("Tenancy.moved_in_on", "Tenancy.ended_on"), between="\n")
    reason = paper.text("MoveOut.reason")
    left, noticed = _day(paper, "MoveOut.left_on"), _day(paper, "MoveOut.noticed_on")
    next_home = joined(paper.text("MoveOut.next_home"), paper.text("MoveOut.next_place"), between="\n")
    landlord = joined(paper.text("Tenancy.landlord"), paper.labelled_day("Tenancy.guarantee_until"), between="\n")
    return [
        Row(
            (Cell(words("name"), name_items(paper), 0, _LEFT), Cell(words("birth"), (Para(birth, 8.5, 7),), 66, 18)),
            12,
            hold=60,
            firm=True,
        ),
        Row(
            (Cell(words("home"), lined(home), 0, _LEFT), Cell(words("landlord"), lined(landlord), 66, 18)),
            11,
            hold=24,
        ),
        Row(
            (
                Cell(words("reason"), some(reason), 0, _LEFT),
                Cell(words("noticed_on"), (Para(noticed, 9.5, 7),), 66, 18),
            ),
            8.5,
        ),
        Row(
            (
                Cell(words("next_home"), lined(next_home), 0, _LEFT),
                Cell(words("left_on"), (Para(left, 9.5, 7),), 66, 18),
            ),
            9,
            hold=20,
        ),
    ]


def _day(paper: Reading, key: str) -> str:
    return paper.day(key) or paper.words("empty_day")


def _tasks(paper: Reading) -> list[Block]:
    words = paper.words
    chosen = paper.chosen("MoveOut.tasks")
    keys = ("number", "task", "done", "done_on", "by", "memo")
    rows: list[Block] = [heads(*((words(key), width) for key, width in zip(keys, _WIDTHS, strict=True)))]
    for at, code in enumerate(_TASKS):
        cells = (
            (Para(str(at + 1), 9.5, 7, align=0.5),),
            (Para(words(f"task_{code}"), 10, 8.5),),
            (done_mark(paper, code, chosen),),
            (Para(words("day"), 9, align=0.5),),
            (),
            (),
        )
        rows.append(line(_WIDTHS, cells, least=9.5, grow=0.5))
    return rows


def _settlement(paper: Reading) -> list[Block]:
    words = paper.words
    amount = paper.text("MoveOut.settlement").replace("-", "△", 1) or words("amount_blank")
    left: tuple[Item, ...] = some(paper.text("MoveOut.belongings"))
    memo: tuple[Item, ...] = some(paper.text("MoveOut.note"))
    return [
        Row(
            (
                Cell(words("settlement"), (Para(words("settlement_blank"), 9, 7),), 0, _LEFT),
                Cell(words("amount"), (Para(amount, 10, 7),), 66, 18),
            ),
            9,
        ),
        Row((Cell(words("keys"), (Para(words("keys_blank"), 9, 7),), label_width=_LEFT),), 9),
        Row((Cell(words("belongings"), left, label_width=_LEFT),), 12, grow=0.5, hold=24),
        Row((Cell(words("note"), memo, label_width=_LEFT),), 11, grow=0.5, hold=24),
    ]
