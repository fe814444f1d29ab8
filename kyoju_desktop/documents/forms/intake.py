"""相談受付票 (DOMAIN 4.1【1】, 4.2): the first conversation, the rules of contact, the purposes explained."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ruled, Ticks
from kyoju_desktop.documents.page import MM
from kyoju_desktop.documents.parts import (
    Beside,
    address,
    approval,
    contact,
    emergency_contacts,
    members,
    name_items,
    opening,
)
from kyoju_desktop.documents.reading import Reading, joined, some

_NAMES = ("Person.latin_name", "Person.kanji_name", "Person.alias")
_CARE = ("Person.contact_caution", "Person.two_person_visit", "Person.language", "Person.interpreter")
_HOME = (
    "Intake.home_kind",
    "Intake.rent",
    "Intake.common_fee",
    "Intake.arrears_months",
    "Intake.leave_by",
    "Intake.moving_reasons",
)


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    paper.keep("Case.number", "Intake.purpose_told_on", "Intake.purpose_version")
    rows = [
        opening(paper, words("title"), office, paper.written(frame.dated_on)),
        *_received(paper),
        *_person(paper),
        *_visitor(paper),
        *_household(paper),
        *_trouble(paper),
        *_home(paper),
    ]
    rows += _rest(paper)
    rows += [_purposes(paper), *_application(paper)]
    return Layout(words("title"), [rows], reference=frame.case_number)


def _received(paper: Reading) -> list[Block]:
    words, frame = paper.words, paper.frame
    at = words("moment_blank") if paper.blank else paper.text("Intake.received_at")
    taken_by = paper.text("Intake.taken_by") or ("" if paper.blank else frame.clerk)
    first = (
        Cell(words("received_at"), (Para(at, 0, 7.5),), 0),
        Cell(words("number"), (Para("" if paper.blank else frame.case_number, 0, 8),), 50, 15),
        Cell(words("taken_by"), some(taken_by), 46, 15),
    )
    route = joined(paper.text("Intake.route"), paper.text("Intake.route_detail"))
    urgency = paper.ticks("Intake.urgency", "urgency", size=9)
    rows: list[Block] = [Row(first, 8)]
    if frame.approval_boxes:
        boxes, width = approval(frame.approval_boxes, words("approval"))
        left = [Row((Cell(words("route"), some(route)),), 8), Row((Cell(words("urgency"), (urgency,)),), 8)]
        return [*rows, Gap(1.5), Beside(left, boxes, width), Gap(1.5)]
    return [*rows, Row((Cell(words("route"), some(route), 0), Cell(words("urgency"), (urgency,), 84, 18)), 8)]


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    sex: tuple[Item, ...] = some(paper.text("Person.sex"))
    certainty = joined(paper.text("Person.birth_certainty"), paper.text("Person.age_band"))
    born = (paper.day("Person.birth_date"), certainty)
    birth: tuple[Item, ...] = tuple(Para(text, 0, 8) for text in born if text)
    if paper.blank:
        sex = (paper.ticks("Person.sex", "sex", columns=2, size=8.5),)
        birth = (Para(words("birth_blank"), 8.5, leading=1.6), Para(words("age_blank"), 7.5))
    who = (
        Cell(words("name"), name_items(paper)),
        Cell(words("sex"), sex, 40 if paper.blank else 23, 9),
        Cell(words("birth"), birth, 52, 16),
    )
    rows: list[Block] = [Row(who, least=13, hold=60, firm=True)]
    if others := paper.labelled(*_NAMES, "Case.called"):
        rows.append(Row((Cell(words("other_names"), (Para(others),)),)))
    places = [address(row) for row in paper.rows("Address")]
    points = [contact(paper, row) for row in paper.rows("ContactPoint")]
    care = paper.labelled(*_CARE)
    if paper.blank:
        rows.append(Row((Cell(words("address"), (Para(words("address_blank"), 9),)),), 12, middle=False))
        rows.append(Row((Cell(words("contact"), (Para(words("contact_blank"), 8, leading=2.3),)),), 14))
    if places:
        rows.append(Row((Cell(words("address"), some(*places)),)))
    if points:
        rows.append(Row((Cell(words("contact"), some(*points)),)))
    if care:
        rows.append(Row((Cell(words("care"), (Para(care),)),)))
    return rows


def _visitor(paper: Reading) -> list[Block]:
    words = paper.words
    kana = paper.text("Intake.visitor_kana")
    name = joined(paper.text("Intake.visitor_name"), f"({kana})" if kana else "", between="")
    relation = joined(paper.text("Intake.visitor_relation"), paper.labelled("Intake.visitor_known"), between="\u3000")
    phone = paper.text("Intake.visitor_phone")
    if not (paper.blank or name or relation or phone):
        return []
    cells = (
        Cell(words("visitor"), some(name)),
        Cell(words("visitor_relation"), some(relation), 52, 16),
        Cell(words("visitor_phone"), some(phone), 46, 11),
    )
    return [Row(cells, 9 if paper.blank else 7)]


def _household(paper: Reading) -> list[Block]:
    words = paper.words
    text = joined(
        paper.labelled("Assessment.household_kind", "Assessment.residents"), members(paper), between="\u3000"
    )
    contacts = emergency_contacts(paper)
    rows: list[Block] = []
    if text or paper.blank:
        rows.append(Row((Cell(words("household"), (Ruled(2, 7.5 * MM),) if paper.blank else some(text)),), 7))
    if contacts:
        rows.append(Row((Cell(words("emergency"), some(*contacts)),)))
    return rows


def _trouble(paper: Reading) -> list[Block]:
    """The sixteen topics as the person marks them: ○, and ◎ for what is worst."""
    words = paper.words
    main = paper.text("Intake.main_topic")
    ticks = paper.ticked(paper.chosen("Intake.topics"), paper.labels("topic"))
    items = tuple(("◎" if label == main else mark.replace("☑", "○"), label) for mark, label in ticks.items)
    if main and main not in [label for _, label in items]:
        items += (("◎", main),)
    hint = Para(words("topics_hint"), 7.5, leading=1.3)
    topics = Ticks(items, 4, 8.8)
    complaint: tuple[Item, ...] = some(paper.text("Intake.complaint"))
    hope: tuple[Item, ...] = some(paper.text("Intake.hope"))
    if paper.blank:
        complaint, hope = (Ruled(3, 8 * MM),), (Ruled(1, 8 * MM),)
    return [
        Row((Cell(words("topics"), (topics, hint)),), hold=40),
        Row((Cell(words("complaint"), complaint),), least=16, grow=3, hold=24),
        Row((Cell(words("hope"), hope),), least=9, grow=1),
    ]


def _home(paper: Reading) -> list[Block]:
    text = paper.labelled(*_HOME)
    if paper.blank:
        return [Row((Cell(paper.words("home"), (Para(paper.words("home_blank"), 8.5, 7),)),), 9)]
    return [Row((Cell(paper.words("home"), (Para(text),)),))] if text else []


def _rest(paper: Reading) -> list[Block]:
    """Whatever else the sheet carries, class by class."""
    return [Row((Cell(paper.tr(info.label), (Para(text),)),), spare=True) for info, text in paper.rest()]


def _purposes(paper: Reading) -> Block:
    words, frame = paper.words, paper.frame
    texts = "".join(f"・{text}\u3000" for text in frame.notes).rstrip("\u3000")
    told = paper.labelled("Intake.purpose_told_on", "Intake.purpose_version", "Intake.purpose_exception")
    version = words("purposes_version", version=frame.version) if frame.version else ""
    content = [
        Para(text, 8.2, leading=1.35) for text in (words("purposes_lead"), texts, joined(version, told)) if text
    ]
    return Row((Cell(words("purposes"), tuple(content)),), hold=60, firm=True)


def _application(paper: Reading) -> list[Block]:
    words = paper.words
    content = (
        Para(words("application_text"), 9),
        Para(words("empty_day"), 9.5, leading=1.9),
    )
    sign = (Cell(words("application"), content, 95), Cell(words("signature"), (), 0, 20))
    return [Row(sign, least=15, hold=20, firm=True)]
