"""会議の個別事例票 (DOMAIN 4.5): one case for a sitting, by its mark or by name, with the table to write in."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Row
from kyoju_desktop.documents.items import Item, Para
from kyoju_desktop.documents.parts import name_items, note, opening, reference_of
from kyoju_desktop.documents.reading import Reading, joined, some
from kyoju_desktop.documents.sittings import LABEL, bodies, cells, row, secrecy_note, when

NAMED = "named"
_TEXTS = (("background", 10.0), ("fact", 18.0), ("view", 12.0), ("to_discuss", 12.0))
_LATER = tuple(
    f"AgendaItem.{name}"
    for name in (
        "background",
        "fact",
        "view",
        "to_discuss",
        "result",
        "consent_policy",
        "mark",
        "aim",
        "consent_state",
    )
)
_KEPT = ("AgendaItem.why_no_consent", "ConferenceDecision.organisation", "ConferenceDecision.who")
_MORE = ("ConferenceDecision.what", "ConferenceDecision.due_on", "Conference.organiser", "Conference.until")
_ORGAN, _ROLE, _DUE = 36.0, 56.0, 31.0  # mm
_EMPTY_ROWS = 4


def layout(paper: Reading) -> Layout:
    """The blocks of the sheet, top to bottom."""
    words, named = paper.words, paper.frame.version == NAMED
    title = words("title") if paper.blank else words("title_named" if named else "title_coded")
    rows: list[Block] = [
        opening(paper, title, _number(paper), paper.written(paper.frame.dated_on)),
        *_sitting(paper),
        *_who(paper, named=named),
        row(words("aim"), paper.ticks("AgendaItem.aim", "conference_aim", size=9.5), least=7),
        row(words("consent"), paper.ticks("AgendaItem.consent_state", "item_consent", size=9.5), *_reason(paper)),
        *_needed(paper),
        *_texts(paper),
        *_table(paper),
        *_result(paper),
        *_conditions(paper),
        secrecy_note(paper),
    ]
    return Layout(title, [rows], reference=joined(paper.frame.document_number, paper.frame.stamp))


def _conditions(paper: Reading) -> list[Block]:
    told = "\n".join("・" + text for text in paper.frame.conditions)
    return [note(told, 8.5)] if told else []


def _number(paper: Reading) -> str:
    return reference_of(paper) if paper.blank or paper.frame.document_number else ""


def _sitting(paper: Reading) -> list[Block]:
    words, frame = paper.words, paper.frame
    body = "、".join(each.get("name", "") for each in bodies(paper))
    name = paper.text("Conference.name")
    paper.keep("Conference.reply_by", "Conference.collect_by", *_MORE)
    version = {"named": words("named"), "coded": words("coded")}.get("" if paper.blank else frame.version, "")
    back = "" if paper.blank else frame.stamp or words("not_numbered")
    to = joined(frame.recipient, frame.recipient_person)
    return [
        Row(
            (
                Cell(words("meeting"), some(name if body in name else joined(name, f"({body})")), label_width=LABEL),
                Cell(words("when"), (Para(when(paper), 10.5, 8), *some(paper.text("Conference.place"))), 76, 18),
            ),
            8,
            hold=20,
        ),
        row(words("basis"), *some(frame.basis), least=7),
        Row(
            (
                Cell(
                    words("version"),
                    (paper.ticked([version] if version else [], [words("coded"), words("named")], size=9.5),),
                    0,
                    LABEL,
                ),
                Cell(words("copy"), some(back or words("copy_blank")), 70, 16),
            ),
            8,
            firm=True,
            hold=20,
        ),
        *([row(words("to"), *some(to), least=7)] if to and not paper.blank else []),
    ]


def _who(paper: Reading, *, named: bool) -> list[Block]:
    """Named: name, birthday or band, sex; by mark: bands alone. An empty form has room for either."""
    words = paper.words
    mark = (Para(paper.text("AgendaItem.mark"), 20, strong=True, align=0.5),) if not paper.blank else ()
    age = joined(paper.day("Person.birth_date"), paper.text("Person.age_band"))
    first = [Cell(words("mark"), mark, 34, 12)]
    if named or paper.blank:
        first.append(Cell(words("name"), name_items(paper), 0, 14))
    told = "birth" if paper.has("Person.birth_date") else "age_or_birth" if paper.blank else "age"
    first.append(Cell(words(told), some(age), 0 if not named and not paper.blank else 58, 18))
    if not named and not paper.blank:
        first.append(Cell(words("sex"), some(paper.text("Person.sex")), 0, 12))
        first.append(Cell(words("household"), some(paper.text("Assessment.residents")), 0, 12))
        return [Row(first, 13, firm=True, hold=30), *_district(paper)]
    second = [
        Cell(words("sex"), some(paper.text("Person.sex")), 34, 12),
        Cell(words("household"), some(_household(paper)), 0, 14),
        Cell(words("district"), some(paper.text("AgendaItem.district")), 58, 18),
    ]
    return [Row(first, 14, firm=True, hold=40), Row(second, 8, hold=24)]


def _district(paper: Reading) -> list[Block]:
    text = paper.text("AgendaItem.district")
    return [row(paper.words("district"), *some(text), least=7)] if text else []


def _household(paper: Reading) -> str:
    people = [joined(each.get("relation", ""), each.get("living", "")) for each in paper.rows("HouseholdMember")]
    parts = (paper.text("Assessment.household_kind"), paper.text("Assessment.residents"), "、".join(people))
    return joined(*parts, between="\u3000")


def _reason(paper: Reading) -> tuple[Item, ...]:
    text = paper.text("AgendaItem.why_no_consent")
    if paper.blank:
        return (Para(paper.words("reason_blank"), 9),)
    return (Para(paper.words("reason", text=text), 9.5),) if text else ()


def _needed(paper: Reading) -> list[Block]:
    """What else of the case was ticked for a named sheet."""
    paper.keep(*_LATER, *_KEPT)
    told = [text for _, text in paper.rest()]
    return [row(paper.words("needed"), *some(*told), hold=40)] if told else []


def _texts(paper: Reading) -> list[Block]:
    return [
        row(paper.words(name), *some(paper.text(f"AgendaItem.{name}")), least=least, grow=1, hold=30)
        for name, least in _TEXTS
    ]


def _table(paper: Reading) -> list[Block]:
    """What each body knows and does until when: what was decided, then empty rows to write in."""
    words = paper.words
    head = ((words("organ"), _ORGAN), (words("told"), 0.0), (words("role"), _ROLE), (words("until"), _DUE))
    rows: list[Block] = [cells(*head, strong=True, least=6)]
    decided = paper.rows("ConferenceDecision")
    for each in decided:
        what = joined(each.get("who", ""), each.get("what", ""), between=": ")
        rows.append(
            cells(
                (each.get("organisation", ""), _ORGAN),
                ("", 0.0),
                (what, _ROLE),
                (each.get("due_on", ""), _DUE),
                called=words("role"),
            )
        )
    empty = (("", _ORGAN), ("", 0.0), ("", _ROLE), ("", _DUE))
    rows += [cells(*empty, least=7, grow=0.6) for _ in range(max(1, _EMPTY_ROWS - len(decided)))]
    return rows


def _result(paper: Reading) -> list[Block]:
    words = paper.words
    return [
        row(words("result"), *some(paper.text("AgendaItem.result")), least=10, grow=0.6, hold=24),
        row(words("policy"), *some(paper.text("AgendaItem.consent_policy")), least=8, grow=0.3, hold=20),
    ]
