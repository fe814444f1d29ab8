"""終結伺い: why the case ends, what has changed, what is left over, how long its papers are kept."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Row
from kyoju_desktop.documents.items import Item, Para, Ruled
from kyoju_desktop.documents.official import approved_head, foot_notes, labelled, passing, petition, ticked_one
from kyoju_desktop.documents.parts import name_items, note
from kyoju_desktop.documents.reading import Reading, joined, some

_LEFT = 22.0


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words, frame = paper.words, paper.frame
    paper.keep("Case.number")
    number = words("subject_blank") if paper.blank else frame.case_number
    rows = [
        *approved_head(paper, paper.day("Closing.approved_on"), paper.text("Closing.approval_number")),
        *petition(paper, words("subject_text", number=number), words("request_text")),
        note(words("record"), 10.5, 0.5),
        *_person(paper),
        *_course(paper),
        *_ending(paper),
        *(labelled(paper.tr(info.label), Para(text)) for info, text in paper.rest()),
        *passing(paper),
        *foot_notes(paper),
    ]
    return Layout(words("title"), [rows], reference=frame.case_number)


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    birth = words("birth_blank") if paper.blank else paper.day("Person.birth_date")
    begun = words("empty_day") if paper.blank else (paper.day("Intake.received_at") or paper.day("Case.opened_at"))
    ended = words("empty_day") if paper.blank else paper.day("Closing.closed_on")
    paper.keep("Case.opened_at")
    return [
        Row(
            (
                Cell(words("name"), name_items(paper), 0, _LEFT),
                Cell(words("birth"), (Para(birth, 9, 7),), 74, 16),
            ),
            11,
            hold=60,
            firm=True,
        ),
        Row(
            (
                Cell(words("begun"), (Para(begun, 9.5, 7),), 0, _LEFT),
                Cell(words("ended"), (Para(ended, 9.5, 7),), 74, 16),
            ),
            8,
        ),
    ]


def _course(paper: Reading) -> list[Block]:
    words = paper.words
    main = paper.text("Intake.main_topic")
    wanted = some(
        joined(words("main", topic=main)) if main else "",
        paper.labelled("Plan.vision"),
        paper.labelled("Plan.long_goal"),
    )
    reason = ticked_one(paper, "Closing.reason", "close_reason", columns=3, size=9)
    changes = paper.ticks("Closing.changes", "outcome", columns=4, size=8.5)
    return [
        labelled(words("wanted"), *(wanted or _lines(paper, 1)), least=9, grow=1, hold=24),
        labelled(words("reason"), reason, hold=50),
        labelled(words("achieved"), ticked_one(paper, "Closing.achieved", "goal_result", columns=4, size=9)),
        labelled(words("changes"), changes, hold=50),
    ]


def _ending(paper: Reading) -> list[Block]:
    words = paper.words
    said: tuple[Item, ...] = some(paper.text("Closing.words"))
    left: tuple[Item, ...] = some(paper.text("Closing.left_over"))
    home = paper.text("Closing.destination")
    consent = words("consent_ends") if paper.blank else joined(paper.frame.basis, words("consent_ends"), between="\n")
    return [
        labelled(words("words"), *(said or _lines(paper, 1)), least=10, grow=1, hold=24),
        labelled(words("left_over"), *(left or _lines(paper, 1)), least=10, grow=1, hold=24),
        Row(
            (
                Cell(words("destination"), some(home), 0, _LEFT),
                Cell(words("keep"), (Para(_keep(paper), 9, 6.5),), 92, 16),
            ),
            8.5,
        ),
        labelled(words("consent"), Para(consent, 9.5), hold=24),
    ]


def _keep(paper: Reading) -> str:
    """How long the papers are kept, and the day on which that ends."""
    words = paper.words
    years, until = paper.text("Closing.keep_years"), paper.day("Closing.keep_until")
    if paper.blank or not (years or until):
        return words("keep_blank")
    return joined(words("keep_years", years=years) if years else "", words("keep_until", day=until) if until else "")


def _lines(paper: Reading, count: int) -> tuple[Item, ...]:
    return (Ruled(count, 22.0),) if paper.blank else ()
