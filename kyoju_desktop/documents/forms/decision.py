"""方針決定伺い: which of the five ways, for what reasons, put to those who decide; their seals at the top right."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Row
from kyoju_desktop.documents.items import Item, Para, Ruled
from kyoju_desktop.documents.official import (
    approved_head,
    foot_notes,
    labelled,
    main_first,
    passing,
    petition,
    ticked_one,
)
from kyoju_desktop.documents.parts import name_items, note
from kyoju_desktop.documents.reading import Reading, joined, some

_LEFT = 22.0


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words, frame = paper.words, paper.frame
    paper.keep("Case.number")
    number = words("subject_blank") if paper.blank else frame.case_number
    rows = [
        *approved_head(paper, paper.day("Screening.approved_on"), paper.text("Screening.approval_number")),
        *petition(paper, words("subject_text", number=number), words("request_text")),
        note(words("record"), 10.5, 0.5),
        *_decided(paper),
        *_person(paper),
        *_facts(paper),
        *(labelled(paper.tr(info.label), Para(text)) for info, text in paper.rest()),
        *passing(paper),
        *foot_notes(paper),
    ]
    return Layout(words("title"), [rows], reference=frame.case_number)


def _decided(paper: Reading) -> list[Block]:
    words = paper.words
    reason: tuple[Item, ...] = some(paper.text("Screening.reason"))
    return [
        labelled(words("decision"), ticked_one(paper, "Screening.decision", "screening"), hold=40),
        Row(
            (
                Cell(words("referred_to"), some(paper.text("Screening.referred_to")), 0, _LEFT),
                Cell(words("ask_again"), _day(paper, "Screening.ask_again_on"), 74, 24),
            ),
            8,
        ),
        labelled(words("reason"), *(reason or _lines(paper, 2)), least=16, grow=2, hold=40),
    ]


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    birth = words("birth_blank") if paper.blank else paper.day("Person.birth_date")
    at = words("empty_day") if paper.blank else (paper.day("Intake.received_at") or paper.day("Case.opened_at"))
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
                Cell(words("received"), (Para(at, 9.5, 7),), 0, _LEFT),
                Cell(words("route"), some(paper.text("Intake.route")), 74, 16),
            ),
            7.5,
        ),
    ]


def _facts(paper: Reading) -> list[Block]:
    words = paper.words
    household = joined(
        paper.labelled("Assessment.household_kind", "Assessment.residents"), _members(paper), between="\u3000"
    )
    home = paper.labelled("Intake.home_kind", "Intake.leave_by")
    topics = main_first(paper)
    said = some(topics, paper.text("Intake.complaint"), paper.labelled("Intake.hope"))
    return [
        Row((Cell(words("household"), some(household), 0, _LEFT), Cell(words("home"), some(home), 74, 16)), 8.5),
        labelled(words("situation"), *(said or _lines(paper, 2)), least=16, grow=2, hold=44),
        labelled(words("consent"), *(_consent(paper) if paper.blank else some(paper.frame.basis)), hold=30),
    ]


def _members(paper: Reading) -> str:
    return "、".join(
        f"{row['relation']}({row['living']})"
        if row.get("living") and row.get("relation")
        else next(iter(row.values()))
        for row in paper.rows("HouseholdMember")
    )


def _consent(paper: Reading) -> tuple[Item, ...]:
    states = (paper.words(key) for key in ("consent_given", "consent_seeking", "consent_none"))
    return (paper.ticked((), states, size=9.5),)


def _day(paper: Reading, key: str) -> tuple[Item, ...]:
    return (
        (Para(paper.words("empty_day"), 9, 7),) if paper.blank else tuple(Para(paper.day(key), 9.5, 7) for _ in "1")
    )


def _lines(paper: Reading, count: int) -> tuple[Item, ...]:
    return (Ruled(count, 22.0),) if paper.blank else ()
