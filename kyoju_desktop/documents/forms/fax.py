"""FAX送信票: whose machine, how many sheets, which number; read together before, heard after; nobody stands on it."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para, Ticks
from kyoju_desktop.documents.official import ticked_one
from kyoju_desktop.documents.parts import addressee, cut_line, note, opening, reference_of, sender
from kyoju_desktop.documents.reading import Reading, joined

_LABEL = 30.0


def layout(paper: Reading) -> Layout:
    """The blocks of the cover, top to bottom."""
    words = paper.words
    rows: list[Block] = [
        opening(paper, words("title"), "", paper.written(paper.frame.dated_on)),
        Row(
            (Cell("", addressee(paper), width=92, called=words("to")), Cell("", sender(paper))),
            20,
            framed=False,
            middle=False,
            hold=30,
            firm=True,
        ),
        *_numbers(paper),
        Row((Cell(words("message"), (), label_width=_LABEL),), 18, grow=0.6),
        Gap(3),
        note(words("lead"), 10.5),
        Gap(2),
        *_before(paper),
        Gap(3),
        *_after(paper),
        Gap(3),
        Row(
            (Cell(words("wrong"), (Para(_wrong(paper), 10.5, leading=1.6),), label_width=_LABEL),),
            24,
            firm=True,
            hold=60,
        ),
        *(Row((Cell(paper.tr(info.label), (Para(text),), label_width=_LABEL),)) for info, text in paper.rest()),
        Gap(2),
        *_slip(paper),
    ]
    return Layout(words("title"), [rows], reference=reference_of(paper))


def _numbers(paper: Reading) -> list[Block]:
    words = paper.words
    fax, checked = paper.text("Organisation.fax"), paper.day("Organisation.fax_checked_on")
    said = words("checked", day=checked) if checked else words("not_checked")
    if paper.blank:
        said = words("checked_blank")
    phone = paper.text("Organisation.phone")
    pages = words("pages_blank") if paper.blank else words("pages_text", pages=paper.text("Disclosure.pages"))
    urgency = ticked_one(paper, "Referral.urgency", "referral_urgency", columns=0, size=10)
    return [
        Row(
            (
                Cell(words("fax"), (Para(fax, 18, 12, strong=True), Para(said, 8.5)), 0, _LABEL),
                Cell(words("phone"), (Para(phone, 11, 8),), 66, 14),
            ),
            17,
            firm=True,
            hold=30,
        ),
        Row(
            (
                Cell(words("pages"), (Para(pages, 13, 9, strong=True),), 0, _LABEL),
                Cell(words("sent_at"), (Para(words("moment"), 10, 7),), 66, 14),
            ),
            11,
            firm=True,
        ),
        Row(
            (
                Cell(
                    words("subject"),
                    (Para(words("subject_text", number=reference_of(paper)), 11, 8),),
                    label_width=_LABEL,
                ),
            ),
            10,
        ),
        Row((Cell(words("urgency"), (urgency,), label_width=_LABEL),), 9),
    ]


def _before(paper: Reading) -> list[Block]:
    words = paper.words
    checks = Ticks(tuple(("☐", words(key)) for key in ("read_out", "no_redial", "counted")), 1, 10)
    return [
        Row(
            (
                Cell(words("before"), (checks,), 0, _LABEL),
                Cell(words("two_names"), (Para(words("names_blank"), 9, leading=2.2),), 62, 16),
            ),
            24,
            grow=0.25,
            firm=True,
            middle=True,
        )
    ]


def _after(paper: Reading) -> list[Block]:
    words = paper.words
    checks = Ticks((("☐", words("arrived")),), 1, 10)
    return [
        Row(
            (
                Cell(words("after"), (checks, Para(words("arrived_at"), 10, 7, leading=1.9)), 0, _LABEL),
                Cell(words("spoken_with"), (), 62, 16),
            ),
            20,
            grow=0.25,
            firm=True,
            middle=True,
        )
    ]


def _wrong(paper: Reading) -> str:
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    return words("wrong_text", office=office, phone=frame.office_phone or words("phone_blank"))


def _slip(paper: Reading) -> list[Block]:
    """What the other side may send back: that all sheets came."""
    words, frame = paper.words, paper.frame
    fax = words("our_fax", number=frame.office_fax) if frame.office_fax else ""
    office = joined(frame.municipality, frame.department, frame.section)
    return [
        cut_line(words("cut")),
        Row(
            (
                Cell("", (Para(words("slip_title"), 12, strong=True),), 60),
                Cell("", (Para(joined(words("slip_to", office=office), fax, between="\u3000"), 9.5, 7, align=1),)),
            ),
            7,
            framed=False,
        ),
        Row(
            (
                Cell(words("slip_at"), (Para(words("moment"), 9.5, 7),), 0, _LABEL),
                Cell(words("slip_pages"), (Para(words("slip_pages_blank"), 10),), 66, 20),
            ),
            9,
            firm=True,
        ),
        Row((Cell(words("slip_name"), (), label_width=_LABEL),), 10, firm=True),
    ]
