"""つなぎ票 (DOMAIN 4.3): one A4 sheet to one recipient, with the slip to answer on."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ruled, Ticks
from kyoju_desktop.documents.page import MM
from kyoju_desktop.documents.parts import (
    Beside,
    address,
    addressee,
    approval,
    contact,
    cut_line,
    emergency_contacts,
    members,
    name_items,
    note,
    opening,
    reference_of,
    sender,
)
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.domain.info import Info

_NAMES = ("Person.latin_name", "Person.kanji_name", "Person.alias", "Person.former_name")
_CARE = ("Person.contact_caution", "Person.two_person_visit", "Person.language", "Person.interpreter")
_WIDE = 76 * MM  # the width of approval boxes beyond which little room is left beside them
_SHORT = 26  # characters that stand well in half a row


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words = paper.words
    rows = [
        opening(paper, words("title"), reference_of(paper), paper.written(paper.frame.dated_on)),
        Row(
            (Cell("", addressee(paper), width=92, called=words("addressee")), Cell("", sender(paper))),
            14,
            framed=False,
            middle=False,
            hold=20,
            firm=True,
        ),
        note(words("lead"), 9.5),
        *_errand(paper),
        *_person(paper),
        *_situation(paper),
        *_request(paper),
        *_reply(paper),
    ]
    return Layout(words("title"), [rows], reference=reference_of(paper))


def _errand(paper: Reading) -> list[Block]:
    """Urgency, errand, way of sending, day of reply; the approval boxes beside them when the office uses any."""
    words, frame = paper.words, paper.frame
    ticked: list[Block] = []
    plain: list[Block] = []
    if paper.blank or paper.has("Referral.urgency"):
        ticked.append(_row(words("urgency"), paper.ticks("Referral.urgency", "referral_urgency", size=9.5)))
    if paper.blank or paper.has("Referral.purpose"):
        plain.append(_row(words("purpose"), *some(paper.text("Referral.purpose"))))
    if paper.blank:
        ticked.append(_row(words("means"), paper.ticked((), paper.labels("referral_means"), size=8.5)))
    elif frame.means:
        plain.append(_row(words("means"), Para(frame.means)))
    if paper.blank or frame.reply_by:
        by = words("reply_by_text", day=paper.written(frame.reply_by))
        plain.append(_row(words("reply_by"), Para(by, 9.5, least=6.5)))
    if not frame.approval_boxes:
        return [*ticked, *plain, _basis(paper)]
    boxes, width = approval(frame.approval_boxes, words("approval"))
    if width > _WIDE:  # many boxes: the ticks need the whole width
        return [Beside(plain or [Gap(1)], boxes, width), Gap(1.5), *ticked, _basis(paper)]
    return [Beside([*ticked, *plain] or [Gap(1)], boxes, width), Gap(1.5), _basis(paper)]


def _row(label: str, *items: Item, least: float = 6.2) -> Row:
    return Row((Cell(label, items),), least=least)


def _basis(paper: Reading) -> Block:
    words = paper.words
    if paper.blank:
        return _row(
            words("basis"), Ticks((("☐", words("basis_consent")), ("☐", words("basis_other"))), 1, 9.5), least=12
        )
    return Row((Cell(words("basis"), some(paper.frame.basis)),), least=7, hold=12, firm=True)


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    who = [Cell(words("name"), name_items(paper))]
    if paper.blank:
        sexes = Ticks(tuple(("☐", label) for label in paper.labels("sex")), 2, 8.5)
        who += [
            Cell(words("sex"), (sexes,), 40, 9),
            Cell(words("birth"), (Para(words("birth_blank"), 8.5, leading=1.9),), 52, 16),
        ]
    else:
        if sex := paper.text("Person.sex"):
            who.append(Cell(words("sex"), (Para(sex),), 23, 10))
        if birth := paper.day("Person.birth_date"):
            who.append(Cell(words("birth"), (Para(birth, 0, 8.5),), 52, 16))
    # An L0 paper tells only that there is a household, not whose.
    rows: list[Block] = [Row(who, least=12, hold=60, firm=True)] if any(cell.items for cell in who) else []
    if others := paper.labelled(*_NAMES):
        rows.append(_row(words("other_names"), Para(others)))
    return rows + _whereabouts(paper)


def _whereabouts(paper: Reading) -> list[Block]:
    words = paper.words
    if paper.blank:
        return [_row(words("address"), least=9.5), _row(words("phone_label"), least=8.5)]
    oral = [each for each in paper.frame.notes if words("told_orally") in each]
    places = [address(row) for row in paper.rows("Address")]
    points = [contact(paper, row) for row in paper.rows("ContactPoint")]
    rows: list[Block] = []
    if places or oral:
        rows.append(_row(words("address"), *some(*(places or oral))))
    if points or (oral and places):
        rows.append(_row(words("phone_label"), *some(*(points or oral))))
    return rows


def _situation(paper: Reading) -> list[Block]:
    """Topics and summary, household, home, money, and whatever else was let through, class by class."""
    words = paper.words
    rows: list[Block] = []
    if paper.blank:
        rows += [
            Row((Cell(words("household")), Cell(words("home"))), least=8.5),
            _row(words("money"), least=8),
        ]
    household = _household(paper)
    topics = _topics(paper)
    summary = some(
        paper.text("Referral.summary"), paper.labelled("Intake.complaint", "Intake.hope", "Case.categories")
    )
    course = some(paper.text("Referral.course"))
    paper.keep("Referral.requests", "Referral.request_note", "Referral.handling", *_CARE)
    rows += _grouped(paper, household)
    about = (*topics, *summary) if not paper.blank else (*topics, Ruled(1, 7.5 * MM))
    if about:
        rows.append(Row((Cell(words("topics"), about),), least=12, grow=2))
    if course or paper.blank:
        content = course or (Ruled(1, 7.5 * MM),)
        tag = words("special_tag") if course and Info.COURSE.special else ""
        rows.append(Row((Cell(words("course"), content, tag=tag),), least=10, grow=1))
    return rows


def _household(paper: Reading) -> str:
    return joined(
        paper.labelled("Assessment.household_kind", "Assessment.residents"), members(paper), between="\u3000"
    )


def _grouped(paper: Reading, household: str) -> list[Block]:
    """Household and the classes that have no row of their own; two short ones share a row."""
    cells: list[tuple[str, str, bool]] = [(paper.words("household"), household, False)] if household else []
    if contacts := emergency_contacts(paper):
        cells.append((paper.words("emergency"), "\n".join(contacts), False))
    cells += [(paper.tr(info.label), text, info.special) for info, text in paper.rest()]
    rows: list[Block] = []
    while cells:
        pair = cells[:2] if len(cells) > 1 and all(len(text) <= _SHORT for _, text, _ in cells[:2]) else cells[:1]
        cells = cells[len(pair) :]
        made = [
            Cell(label, (Para(text),), tag=paper.words("special_tag") if special else "")
            for label, text, special in pair
        ]
        rows.append(Row(made, spare=True))
    return rows


def _topics(paper: Reading) -> tuple[Item, ...]:
    chosen, main = paper.chosen("Intake.topics"), paper.text("Intake.main_topic")
    if not (paper.blank or chosen or main):
        return ()
    ticks = paper.ticked(chosen, paper.labels("topic"), columns=4, size=8.8)
    marked = tuple(("◎" if label == main else mark, label) for mark, label in ticks.items)
    if main and main not in [label for _, label in marked]:
        marked += (("◎", main),)
    return (Ticks(marked, 4, 8.8),)


def _request(paper: Reading) -> list[Block]:
    words, frame = paper.words, paper.frame
    ticks = paper.ticks("Referral.requests", "referral_request", size=9.5)
    note_text = paper.text("Referral.request_note")
    rows: list[Block] = []
    if paper.blank or note_text or paper.has("Referral.requests"):
        shown = (ticks,) if paper.blank or paper.has("Referral.requests") else ()
        more = (Ruled(1, 7.5 * MM),) if paper.blank else some(note_text)
        rows.append(Row((Cell(words("requests"), (*shown, *more)),), least=9, grow=1))
    if paper.blank:
        rows.append(_row(words("attachments"), Ticks((("☐", words("attachments_blank")),), 1, 9.5), least=7.5))
    elif frame.attachments:
        rows.append(_row(words("attachments"), Para(frame.attachments)))
    care = some(paper.text("Referral.handling"), paper.labelled(*_CARE))
    other = some(*(each for each in frame.notes if words("told_orally") not in each)) if not paper.blank else ()
    if care or other or paper.blank:
        rows.append(_row(words("care"), *other, *care, least=9 if paper.blank else 7))
    return rows + _conditions(paper)


def _conditions(paper: Reading) -> list[Block]:
    words = paper.words
    texts = paper.frame.conditions or ((words("conditions_blank"),) if paper.blank else ())
    if not texts:
        return []
    content = Para("".join(f"・{text}" for text in texts), 8, leading=1.3)
    return [Row((Cell(words("conditions"), (content,)),), hold=30, firm=True)]


def _reply(paper: Reading) -> list[Block]:
    """The slip: it names the papers' numbers, never the person."""
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    fax = words("our_fax", number=frame.office_fax) if frame.office_fax else ""
    about = reference_of(paper) if paper.blank else joined(reference_of(paper), frame.case_number)
    results = Ticks(tuple(("☐", label) for label in paper.labels("referral_result")), size=10)
    day = Para(words("empty_day"), 9.5)
    return [
        Gap(0, grow=0.001),  # the slip stands at the foot of the page even when nothing above it grows
        cut_line(words("cut"), 6.5),
        Row(
            (
                Cell("", (Para(words("reply"), 12, strong=True),), 22),
                Cell("", (Para(words("reply_about", number=about), 9, 7),)),
                Cell(
                    "", (Para(joined(words("reply_to", office=office), fax, between="\u3000"), 9.5, 7, align=1),), 84
                ),
            ),
            least=6,
            framed=False,
        ),
        Row(
            (
                Cell(words("received_on"), (day,), 72, 22),
                Cell(words("answered_by"), (), 0, 16),
                Cell(words("their_phone"), (), 42, 12),
            ),
            least=9,
        ),
        Row((Cell(words("result"), (results,)),), least=8),
        Row((Cell(words("next_step")),), least=12),
    ]
