"""撤回の連絡: an official letter (文書番号, 日付, 宛名, 発信者, 件名, 本文, 記, 以上) with a slip to answer on."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ticks
from kyoju_desktop.documents.parts import addressee, cut_line, note, reference_of, sender
from kyoju_desktop.documents.reading import Reading, joined


def layout(paper: Reading) -> Layout:
    """The blocks of the letter, top to bottom."""
    words = paper.words
    rows: list[Block] = [*_head(paper), *_body(paper), *_record(paper), Gap(2, grow=1), *_slip(paper)]
    return Layout(words("title"), [rows], reference=reference_of(paper))


def _plain(*items: Para, least: float = 0.0) -> Row:
    return Row((Cell("", items),), least, framed=False, hold=200, firm=True)


def _head(paper: Reading) -> list[Block]:
    words, frame = paper.words, paper.frame
    return [
        _plain(
            Para(reference_of(paper), 10.5, align=1),
            Para(paper.written(frame.dated_on), 10.5, align=1),
        ),
        Row((Cell("", addressee(paper)),), 12, framed=False, hold=30, firm=True),
        _plain(*(item for item in sender(paper) if isinstance(item, Para))),
        Gap(5),
        _plain(Para(words("title"), 13, least=11, strong=True, align=0.5)),
        Gap(3),
    ]


def _body(paper: Reading) -> list[Block]:
    words = paper.words
    return [
        *(_plain(Para(words(key), 10.5, leading=1.7)) for key in ("body_stop", "body_ask", "body_care")),
        Gap(2),
        _plain(Para(words("record"), 11, align=0.5)),
        Gap(1),
    ]


def _record(paper: Reading) -> list[Block]:
    """The three points of the 記, and 以上."""
    words, frame = paper.words, paper.frame
    asked = paper.chosen("WithdrawalNotice.asked")
    papers = [
        words(
            "paper",
            number=row.get("document_number") or words("no_number"),
            day=row.get("at", ""),
            means=row.get("means", ""),
        )
        for row in paper.rows("Disclosure")
    ]
    reach = joined(
        words("our_phone", number=frame.office_phone) if frame.office_phone else "",
        words("our_fax", number=frame.office_fax) if frame.office_fax else "",
        between="\u3000",
    )
    until = words("until", day=paper.written(frame.reply_by))
    return [
        Row(
            (Cell(words("papers"), paper.or_lines((Para(text, 10) for text in papers), 2), label_width=34),),
            9,
            hold=60,
        ),
        Row(
            (Cell(words("asked"), _asked(paper, asked), label_width=34),),
            9,
            hold=60,
            firm=True,
        ),
        Row((Cell(words("reply_by"), (Para(until, 10, strong=True),), label_width=34),), 9, firm=True),
        Row((Cell(words("contact"), (Para(reach or words("contact_plain"), 10),), label_width=34),), 9, firm=True),
        note(words("end"), 10.5, 1),
    ]


def _asked(paper: Reading, asked: list[str]) -> tuple[Item, ...]:
    """What the recipient is asked for; on an empty letter everything that can be, to be ticked."""
    if paper.blank:
        return (Ticks(tuple(("☐", label) for label in paper.labels("notice_request")), 1, 10),)
    return tuple(Para(f"・{text}", 10) for text in asked)


def _slip(paper: Reading) -> list[Block]:
    """The part to tear off: what was done, when, by whom; it names this letter by its number alone."""
    words, frame = paper.words, paper.frame
    to = joined(frame.municipality, frame.department, frame.section)
    ticks = Ticks(tuple(("☐", label) for label in paper.labels("notice_answer") if label != words("silence")), 2, 10)
    return [
        cut_line(words("cut")),
        _plain(Para(words("slip_title"), 12, strong=True, align=0.5)),
        _plain(
            Para(words("slip_to", office=to), 10.5),
            Para(words("slip_number", number=reference_of(paper)), 10.5),
        ),
        Row((Cell(words("slip_done"), (ticks,), label_width=30),), 14, firm=True),
        Row((Cell(words("slip_note"), (), label_width=30),), 12, firm=True),
        Row(
            (
                Cell(words("slip_day"), (Para(words("empty_day"), 10),), label_width=30),
                Cell(words("slip_phone"), (), 62, 18),
            ),
            9,
            firm=True,
        ),
        Row((Cell(words("slip_name"), (), label_width=30),), 12, firm=True),
        note(words("slip_care"), 8.5),
    ]
