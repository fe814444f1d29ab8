"""開示請求などの期限延長通知書: from which day to which the decision is put off, and why."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.letter import body, opening_of, recorded
from kyoju_desktop.documents.parts import reference_of
from kyoju_desktop.documents.reading import Reading, some


def layout(paper: Reading) -> Layout:
    """The blocks of the letter, top to bottom."""
    words, frame = paper.words, paper.frame
    to = words("empty_requester") if paper.blank else words("to_person", name=frame.recipient_person)
    day, number = paper.day("InformationRequest.received_on"), paper.text("InformationRequest.number")
    kind = frame.version.partition(" ")[0]
    lead = words("lead_blank") if paper.blank else words(f"lead_{kind}", day=day, number=number)
    paper.keep("InformationRequest.kind", "InformationRequest.decision", "InformationRequest.decided_on")
    until = paper.day("InformationRequest.extended_until")
    rows = [
        *opening_of(paper, to, words("title_of_letter")),
        *body(lead),
        *recorded(
            paper,
            [
                (words("asked"), paper.or_lines(some(paper.text("InformationRequest.asked")), 2)),
                (
                    words("first"),
                    some(words("empty_day") if paper.blank else paper.text("InformationRequest.due_on")),
                ),
                (words("later"), (Para(words("empty_day") if paper.blank else until, 11, strong=True),)),
                (words("why"), paper.or_lines(some(paper.text("InformationRequest.extended_reason")), 3)),
            ],
        ),
        Gap(1, grow=1),
    ]
    return Layout(words("title"), [rows], reference=reference_of(paper))
