"""死亡時チェックリスト: the clocks, whom to call in which order, whom never, eleven points (DOMAIN 3.6)."""

from collections.abc import Iterator
from datetime import date

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ticks
from kyoju_desktop.documents.official import beyond, done_mark, heads, labelled, line, lined
from kyoju_desktop.documents.parts import name_items, note, opening
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.domain.codes import load_list
from kyoju_desktop.i18n.eras import wareki_weekday

_LEFT = 22.0
_CLOCKS = (34.0, 40.0, 71.0, 30.0)
_CALLS = (16.5, 40.0, 21.5, 30.0, 36.0, 31.0)
_POINTS = (8.0, 88.0, 10.0, 27.0, 42.0)
_EMPTY_CALLS, _ROWS = 6, 7
# The eleven points in the order of the reference, each with its code among the tasks of the record.
_CODES = (
    "found",
    "contacts",
    "report",
    "body",
    "contract",
    "belongings",
    "public_housing",
    "money",
    "stop",
    "heirs",
    "records",
)


def layout(paper: Reading) -> Layout:
    """The first sheet: whom to call until when; the second: what is to be done."""
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    first: list[Block] = [
        opening(paper, words("title"), office, paper.written(frame.dated_on)),
        *_person(paper),
        note(words("clocks"), 10.5),
        *_clocks(paper),
        note(words("calls"), 10.5),
        *_calls(paper),
        note(words("never"), 9.5),
        *_reporter(paper),
        note(words("next_page"), 9, 1),
    ]
    second: list[Block] = [
        note(words("points"), 12),
        *_points(paper),
        Gap(1.5),
        *_rest(paper),
        note(words("foot"), 8.5),
    ]
    return Layout(words("title"), [first, second], reference=frame.case_number)


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    birth = words("birth_blank") if paper.blank else paper.day("Person.birth_date")
    home = joined(paper.text("Tenancy.home"), paper.labelled("Tenancy.moved_in_on", "Tenancy.ended_on"), between="\n")
    landlord = joined(paper.text("Tenancy.landlord"), paper.labelled_day("Tenancy.guarantee_until"), between="\n")
    known, died = (paper.text(key) or words("empty_day") for key in ("Death.known_on", "Person.died_on"))
    return [
        Row(
            (Cell(words("name"), name_items(paper), 0, _LEFT), Cell(words("birth"), (Para(birth, 8.5, 7),), 66, 18)),
            12,
            hold=60,
            firm=True,
        ),
        Row(
            (Cell(words("home"), lined(home), 0, _LEFT), Cell(words("landlord"), lined(landlord), 66, 18)),
            10,
            hold=24,
        ),
        Row(
            (
                Cell(words("known_on"), (Para(joined(known, words("hour")), 10, 7.5),), 0, _LEFT),
                Cell(words("died_on"), (Para(died, 9.5, 7),), 66, 18),
            ),
            9,
        ),
        Row((Cell(words("told_by"), (), 0, _LEFT), Cell(words("police"), (), 66, 18)), 9),
    ]


def _clocks(paper: Reading) -> list[Block]:
    words, table = paper.words, paper.table
    keys = ("clock", "until", "why", "clock_done")
    rows: list[Block] = [heads(*((words(key), width) for key, width in zip(keys, _CLOCKS, strict=True)))]
    found = [] if paper.blank or table is None else [tuple(map(_said, row)) for row in table.rows]
    if not found:
        found = [(words(key), words("empty_day"), words(f"{key}_rule")) for key in ("report", "loss", "belongings")]
    for label, until, why in found:
        cells = (
            (Para(label, 10, 8, strong=True),),
            (Para(until, 10.5, 8, strong=bool(table) and not paper.blank),),
            (Para(why, 8, leading=1.3),),
            (Para(words("day"), 9),),
        )
        rows.append(line(_CLOCKS, cells, least=10, called=label))
    return rows


def _said(cell: object) -> str:
    return wareki_weekday(cell) if isinstance(cell, date) else str(cell or "")


def _calls(paper: Reading) -> list[Block]:
    """The contacts in their order; whom one may not tell stands out."""
    words = paper.words
    keys = ("rank", "who", "relation", "phone", "may_tell", "called")
    labels = [words(key) for key in keys]
    rows: list[Block] = [heads(*zip(labels, _CALLS, strict=True))]
    contacts = paper.rows("EmergencyContact")
    for at, row in enumerate(contacts[:_ROWS], 1):
        called = words("call", number=str(at))
        rows.append(line(_CALLS, list(_call(paper, row)), least=10, called=called, names=labels, grow=0.3))
    wanted = _EMPTY_CALLS if paper.blank else 3
    empty = (Ticks(tuple(("☐", words(key)) for key in ("may", "may_now", "may_not")), 1, 8),)
    rows += [line(_CALLS, ((), (), (), (), empty, ()), least=13) for _ in range(len(contacts), wanted)]
    return [*rows, *beyond(words("more_calls"), [_told(paper, row) for row in contacts[_ROWS:]])]


def _told(paper: Reading, row: dict[str, str]) -> str:
    """A contact that the table has no row for, on one line."""
    phone = "" if _mark(paper, row) != _MAY else row.get("phone", "")
    may = joined(_mark(paper, row), row.get("may_tell") or paper.words("not_asked"))
    return joined(row.get("rank", ""), _name(paper, row), row.get("relation", ""), phone, may, between="\u3000")


_MAY, _OPEN, _NEVER = "○", "△", "☒"


def _mark(paper: Reading, row: dict[str, str]) -> str:
    """Whether one may call: no number stands beside a name that may not be called, or not until it is decided."""
    told, codes = row.get("may_tell", ""), load_list("may_tell").by_code
    if told == paper.tr(codes["no"].label):
        return _NEVER
    return _OPEN if told in {"", paper.tr(codes["undecided"].label)} else _MAY


def _name(paper: Reading, row: dict[str, str]) -> str:
    return row.get("name", "") or ("" if row.get("phone") else paper.words("secret"))


def _call(paper: Reading, row: dict[str, str]) -> Iterator[tuple[Item, ...]]:
    words = paper.words
    may, mark = row.get("may_tell") or words("not_asked"), _mark(paper, row)
    calls = {_MAY: row.get("phone", ""), _OPEN: words("not_yet"), _NEVER: words("no_call")}
    yield (Para(row.get("rank", ""), 9, 7),)
    yield (Para(_name(paper, row), 10, 8.5, strong=mark != _NEVER),)
    yield (Para(row.get("relation", ""), 9, 7.5),)
    yield (Para(calls[mark], 9.5, 7.5),)
    yield (Ticks(((mark, may),), 1, 9),)
    yield (Para(words("day_hour") if mark == _MAY else "", 8.5, 7),)


def _reporter(paper: Reading) -> list[Block]:
    words = paper.words
    keys = ("kin", "living", "owner", "keeper", "guardian", "other")
    ticks = Ticks(tuple(("☐", words(f"reporter_{key}")) for key in keys), 0, 9)
    return [
        labelled(words("reporter"), ticks, Para(words("reporter_name"), 9, leading=1.8), least=13, hold=30),
        Row((Cell(words("free"), (), label_width=_LEFT),), 10, grow=1),
    ]


def _points(paper: Reading) -> list[Block]:
    """The eleven points, ticked with the day and the hand of what is done; further steps below them."""
    words = paper.words
    chosen = paper.chosen("Death.tasks")
    steps = {row.get("task", ""): row for row in paper.rows("DeathStep")}
    labels = {code.code: paper.tr(code.label) for code in load_list("death_task").codes}
    keys = ("number", "task", "done", "done_on", "by")
    rows: list[Block] = [heads(*((words(key), width) for key, width in zip(keys, _POINTS, strict=True)))]
    for at, code in enumerate(_CODES, 1):
        step = steps.pop(labels[code], {})
        told = (Para(words(f"point_{at}"), 10, strong=True), Para(words(f"point_{at}_more"), 8.5, leading=1.3))
        done = done_mark(paper, code, [labels[code]] if step else chosen, "death_task")
        rows.append(_point(paper, str(at), told, done, step))
    for task, step in steps.items():
        rows.append(_point(paper, "", (Para(task, 10, strong=True),), Ticks((("☑", ""),), 0, 12), step))
    return rows


def _point(paper: Reading, number: str, told: tuple[Item, ...], done: Ticks, step: dict[str, str]) -> Block:
    day = step.get("done_on", "")
    cells = (
        (Para(number, 9.5, 7, align=0.5),),
        told,
        (done,),
        (Para(day, 9, 7) if day else Para(paper.words("day_hour_lines"), 9, leading=1.7),),
        tuple(Para(text, 9, 7) for text in (step.get("by", ""), step.get("note", "")) if text),
    )
    return line(_POINTS, cells, least=15, grow=0.4)


def _rest(paper: Reading) -> list[Block]:
    words = paper.words
    contract = bool(paper.text("Death.belongings_contract"))
    has = Ticks((("☑" if contract else "☐", words("contract_yes")), ("☐", words("contract_no"))), 0, 9.5)
    left, memo = some(paper.text("Belonging.what")), some(paper.text("Death.note"))
    more = some(*(f"{paper.tr(info.label)}:{text}" for info, text in paper.rest()))
    return [
        labelled(words("contract"), has, Para(words("contract_blank"), 9, 7, leading=1.8), least=13),
        labelled(words("left"), *left, least=9, grow=0.6, hold=20),
        labelled(words("memo"), *memo, *more, least=9, grow=0.6, hold=24),
        Row(
            (Cell(words("witness"), (), 0, _LEFT), Cell(words("superior"), (Para(words("day_hour"), 8.5),), 78, 24)),
            11,
            firm=True,
        ),
    ]
