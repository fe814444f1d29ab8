"""同意撤回届: the person takes a consent back, wholly or in part, and signs; the office gives a receipt."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ticks
from kyoju_desktop.documents.official import beyond, heads, labelled, line
from kyoju_desktop.documents.parts import cut_line, name_items, note, opening
from kyoju_desktop.documents.reading import Reading, joined

_LEFT = 22.0
_WIDTHS = (62.0, 66.0, 47.0)
_EMPTY_ROWS, _ROWS = 4, 5


def layout(paper: Reading) -> Layout:
    """The blocks of the form, top to bottom."""
    words, frame = paper.words, paper.frame
    taken = paper.rows("ConsentWithdrawal")
    office = joined(frame.municipality, frame.department, frame.section)
    rows: list[Block] = [
        opening(paper, words("title"), "", ""),
        Row(
            (
                Cell("", (Para(words("to_head", municipality=frame.municipality), 11.5),), called=words("title")),
                Cell("", (Para(office, 10, least=7, align=1),), called=words("title")),
            ),
            framed=False,
        ),
        note(words("lead"), 10.5),
        *_person(paper),
        *_what(paper, taken),
        *_told(paper, office),
        *_signature(paper),
        *(labelled(words("others"), Para(text)) for _, text in paper.rest()),
        *([note(words.legal, 8)] if words.legal else []),
        Gap(0, grow=0.3),
        *_office(paper, taken),
        *_receipt(paper, office),
    ]
    return Layout(words("title"), [rows], reference=frame.case_number)


def _person(paper: Reading) -> list[Block]:
    words = paper.words
    birth = words("birth_blank") if paper.blank else paper.day("Person.birth_date")
    return [
        Row(
            (
                Cell(words("person"), name_items(paper), 0, _LEFT),
                Cell(words("birth"), (Para(birth, 8.5, 7),), 62, 18),
            ),
            12,
            hold=60,
            firm=True,
        )
    ]


def _what(paper: Reading, taken: list[dict[str, str]]) -> list[Block]:
    """Which consent; all of it or these parts."""
    words, tr = paper.words, paper.tr
    which = joined(
        paper.text("Consent.number"), paper.text("Consent.form"), paper.day("Consent.given_at"), between="\u3000"
    )
    parts = [row for row in taken if row.get("organisation")]
    whole = len(parts) == 1 and parts[0]["organisation"] == tr(_ALL_BODIES) and parts[0].get("classes") == tr(_ALL)
    some_parts = bool(parts) and not whole
    range_ = Ticks((("☑" if whole else "☐", words("whole")), ("☑" if some_parts else "☐", words("part"))), 1, 10)
    made: list[Block] = [
        labelled(words("consent"), Para(which or words("consent_blank"), 10, 7.5), least=9),
        labelled(words("range"), range_, least=12),
        heads((words("who"), _WIDTHS[0]), (words("classes"), _WIDTHS[1]), (words("item"), _WIDTHS[2])),
    ]
    shown = parts if some_parts else []
    names = ("organisation", "classes", "field_name")
    labels = [words(key) for key in ("who", "classes", "item")]
    for at, row in enumerate(shown[:_ROWS], 1):
        cells = tuple(_text(row.get(name, "")) for name in names)
        made.append(line(_WIDTHS, cells, called=f"({at})", names=labels, grow=0.3))
    wanted = _EMPTY_ROWS if paper.blank else 2
    made += [line(_WIDTHS, ((), (), ()), grow=0.3) for _ in range(len(shown), wanted)]
    more = [
        "\u3000".join((f"({at})", *(row[name] for name in names if row.get(name))))
        for at, row in enumerate(shown[_ROWS:], _ROWS + 1)
    ]
    return [*made, *beyond(words("more"), more)]


_ALL_BODIES, _ALL = "すべての相手", "すべての情報"


def _text(text: str) -> tuple[Item, ...]:
    return (Para(text, 9.5, 7.5),) if text else ()


def _told(paper: Reading, office: str) -> list[Block]:
    words, frame = paper.words, paper.frame
    phone = words("our_phone", number=frame.office_phone) if frame.office_phone else ""
    keys = ("told_future", "told_past", "told_ask", "told_no_harm", "told_law", "told_again")
    texts = [words(key) for key in keys[:-1]] + [words("told_again", office=joined(office, phone))]
    return [labelled(words("told"), Ticks(tuple(("☐", text) for text in texts), 1, 9), hold=60)]


def _signature(paper: Reading) -> list[Block]:
    words = paper.words
    return [
        Row(
            (
                Cell(words("signature_day"), (Para(words("empty_day"), 9.5, 7),), 68, _LEFT),
                Cell(words("signature_name"), (Para("\n" + words("seal"), 7.5, align=1, leading=2.0),), 0, 20),
            ),
            16,
            grow=0.5,
            middle=True,
            firm=True,
        ),
        labelled(words("written_for"), Para(words("written_for_text"), 8.5), least=9, grow=0.25, middle=True),
        labelled(words("representative"), Para(words("representative_text"), 8.5), least=9, grow=0.25, middle=True),
    ]


def _office(paper: Reading, taken: list[dict[str, str]]) -> list[Block]:
    """What the office enters: when, how and by whom it was received, and to whom it wrote."""
    words = paper.words
    newest = next((row for row in reversed(taken) if row.get("at")), {})
    means = paper.ticked([newest["means"]] if newest.get("means") else [], paper.labels("withdrawal_means"), size=9)
    return [
        Gap(1.5),
        Row(
            (
                Cell(words("received_at"), (Para(newest.get("at", "") or words("moment"), 9.5, 7),), 0, _LEFT),
                Cell(words("received_by"), _text(newest.get("received_by", "")), 68, 20),
            ),
            8.5,
        ),
        labelled(words("means"), means, least=8),
        Row(
            (
                Cell(
                    words("office_done"),
                    (Ticks(tuple(("☐", words(key)) for key in ("entered", "written", "copied")), 1, 9),),
                    0,
                    _LEFT,
                ),
                Cell(words("stamp"), (), 68, 20),
            ),
            18,
            middle=True,
            firm=True,
        ),
    ]


def _receipt(paper: Reading, office: str) -> list[Block]:
    """The part that the person takes home."""
    words = paper.words
    return [
        cut_line(words("cut"), 7),
        Row(
            (
                Cell("", (Para(words("receipt_title"), 12, strong=True),), 62),
                Cell("", (Para(words("receipt_text"), 9.5, 7, align=1),)),
            ),
            7,
            framed=False,
        ),
        Row(
            (
                Cell(words("received_on"), (Para(words("empty_day"), 9.5, 7),), 68, _LEFT),
                Cell(words("stamp"), (Para(office, 8, 6.5, leading=1.6), Para("", 20)), 0, 20),
            ),
            18,
            firm=True,
        ),
    ]
