"""移管票: a case goes to another town: who, field after field, what is attached, and the slip to confirm the receipt.

Every row of a field stands on the paper whether anything is in it or not, so that nothing shows what was left out.
"""

from dataclasses import replace

from kyoju_desktop.documents import general
from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para, Ruled, Ticks
from kyoju_desktop.documents.parts import (
    Beside,
    address,
    addressee,
    approval,
    contact,
    cut_line,
    name_items,
    note,
    opening,
    reference_of,
    sender,
)
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.domain.kinds import Choice, Codes
from kyoju_desktop.domain.papers.general import Group
from kyoju_desktop.domain.papers.transfer import GROUPS, RARE

_NAMES = ("Person.alias", "Person.latin_name", "Person.kanji_name")
_CARE = ("Person.contact_caution", "Person.two_person_visit", "Person.language", "Person.interpreter")
_LABEL = general.LABEL


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    pieces = [Piece(each) for each in (*_head(paper), *_person(paper), *_errand(paper))]
    for each in GROUPS:
        pieces += general.group(paper, _worded(each))
    for each in RARE:
        if paper.has(*(line.key for row in each.rows for line in row)):
            pieces += general.group(paper, _worded(each))
    pieces += [Piece(_row(paper.tr(info.label), Para(text))) for info, text in paper.rest()]
    pieces += [Piece(each, keeps=at < 6) for at, each in enumerate(_receipt(paper))]
    made = general.general(paper, pieces)
    return replace(made, reference=reference_of(paper))


def _worded(group: Group) -> Group:
    """Answers of choice lists as words: an empty row is empty, whatever the list would offer."""
    chosen = (line.key for row in group.rows for line in row if isinstance(line.spec.kind, Choice | Codes))
    return replace(group, worded=frozenset(chosen))


def _row(label: str, *items: Para | Ticks | Ruled, least: float = 6.8) -> Row:
    return Row((Cell(label, items, label_width=_LABEL),), least)


def _head(paper: Reading) -> list[Block]:
    words, frame = paper.words, paper.frame
    to = Row(
        (Cell("", addressee(paper), width=92, called=words("addressee")), Cell("", sender(paper))),
        14,
        framed=False,
        middle=False,
    )
    pages = words("attachments_blank") if paper.blank else (frame.attachments or words("no_attachment"))
    facts: list[Block] = [
        _row(words("our_case"), Para("" if paper.blank else frame.case_number, 10, 7)),
        _row(words("reply_by"), Para(paper.written(frame.reply_by), 9.5, 7)),
        _row(words("means"), Para(frame.means, 9.5, 7)),
    ]
    rows: list[Block] = [
        opening(paper, words("title"), reference_of(paper), paper.written(frame.dated_on)),
        to,
        note(words("lead"), 9.5),
    ]
    if frame.approval_boxes:
        boxes, width = approval(frame.approval_boxes, words("approval"))
        rows += [Beside(facts, boxes, width), Gap(1.5)]
    else:
        rows += facts
    basis = words("basis_blank") if paper.blank else frame.basis
    return [
        *rows,
        _row(words("basis"), *some(basis)),
        _row(words("pages"), Para(words("pages_text"), 9.5)),
        _row(words("attachments"), *some(pages)),
    ]


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    sex = tuple(Para(each) for each in (paper.text("Person.sex"),) if each)
    birth = words("birth_blank") if paper.blank else paper.day("Person.birth_date")
    oral = [each for each in paper.frame.notes if words("told_orally") in each]
    places = [address(row) for row in paper.rows("Address")]
    points = [contact(paper, row) for row in paper.rows("ContactPoint")]
    care = some(paper.text("Referral.handling"), paper.labelled(*_CARE))
    return [
        Row(
            (
                Cell(words("name"), name_items(paper), 0, _LABEL),
                Cell(words("sex"), sex, 26, 11),
                Cell(words("birth"), (Para(birth, 8.5, 7),), 54, 17),
            ),
            12,
            hold=60,
            firm=True,
        ),
        _row(words("other_names"), *some(paper.labelled(*_NAMES))),
        _row(words("address"), *some(*(oral or places))),
        _row(words("phone_label"), *some(*(oral or points))),
        _row(words("care"), *care),
    ]


def _errand(paper: Reading) -> list[Block]:
    words = paper.words
    topics = "、".join(
        filter(None, (words("main", topic=main) if (main := paper.text("Intake.main_topic")) else "", _others(paper)))
    )
    ruled = (Ruled(2, 20),) if paper.blank else ()
    requests = paper.text("Referral.requests")
    more = paper.text("Referral.request_note")
    conditions = paper.frame.conditions or ((words("conditions_blank"),) if paper.blank else ())
    rows: list[Block] = [
        _row(words("topics"), *some(topics)),
        _row(words("summary"), *some(paper.text("Referral.summary")), *ruled, least=12),
        _row(words("requests"), *some(requests, more), *ruled, least=9),
    ]
    if conditions:
        rows.append(_row(words("conditions"), Para("".join(f"・{text}" for text in conditions), 8, leading=1.3)))
    return rows


def _others(paper: Reading) -> str:
    main = paper.text("Intake.main_topic")
    return "、".join(topic for topic in paper.chosen("Intake.topics") if topic != main)


def _receipt(paper: Reading) -> list[Block]:
    """What the other town confirms: numbers, counted sheets and copies; it names nobody."""
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    fax = words("our_fax", number=frame.office_fax) if frame.office_fax else ""
    same = Ticks(tuple(("☐", words(key)) for key in ("same_yes", "same_no")), 0, 10)
    return [
        Gap(2),
        cut_line(words("cut"), 6.5),
        Row(
            (
                Cell("", (Para(words("receipt"), 12, strong=True),), 24),
                Cell("", (Para(words("receipt_about", number=reference_of(paper)), 9.5, 7),)),
                Cell(
                    "",
                    (Para(joined(words("reply_to", office=office), fax, between="\u3000"), 9.5, 7, align=1),),
                    84,
                ),
            ),
            least=6,
            framed=False,
        ),
        Row(
            (
                Cell(words("received_on"), (Para(words("empty_day"), 9.5, 7),), 0, 22),
                Cell(words("their_number"), (), 100, 30),
            ),
            9,
        ),
        Row(
            (
                Cell(words("counted"), (Para(words("counted_blank"), 9.5, 7),), 0, 22),
                Cell(words("copies"), (Para(words("copies_blank"), 9.5, 7),), 60, 22),
            ),
            9,
        ),
        Row((Cell(words("same"), (same,), 0, 22), Cell(words("answered_by"), (), 80, 22)), 9),
        Row((Cell(words("differs"), (), label_width=22),), 10),
        note(words("foot"), 8),
    ]
