"""開示請求などの決定通知書: what was decided, on which article, for which grounds, what can be done against it."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.items import Item, Para, Ticks
from kyoju_desktop.documents.letter import body, opening_of, recorded
from kyoju_desktop.documents.parts import note, reference_of
from kyoju_desktop.documents.reading import Reading, some

_GRANTED = frozenset({"all", "part"})


def layout(paper: Reading) -> Layout:
    """The blocks of the letter, top to bottom."""
    words = paper.words
    kind, _, decision = paper.frame.version.partition(" ")
    answer = "granted" if decision in _GRANTED else decision if decision == "transferred" else "refused"
    to = words("empty_requester") if paper.blank else words("to_person", name=paper.frame.recipient_person)
    paper.keep("InformationRequest.kind", "InformationRequest.extended_until", "InformationRequest.extended_reason")
    points = [
        (words("asked"), paper.or_lines(some(paper.text("InformationRequest.asked")), 2)),
        (words("decision"), _decision(paper, kind, decision)),
        (words("grounds"), _grounds(paper)),
    ]
    granted = paper.blank or answer == "granted"
    tells_purpose = paper.blank or (granted and kind == "disclosure")
    if tells_purpose:
        points.append((words("purpose"), (Para(words("purpose_text"), 10),)))
    if granted:
        points.append((words("way" if tells_purpose else "way_alone"), (Para(words("way_text"), 10),)))
    rows = [
        *opening_of(paper, to, words("title_blank") if paper.blank else words(f"title_{kind}_{answer}")),
        *body(_lead(paper, f"lead_{kind}_{answer}")),
        *recorded(paper, points),
        Gap(1, grow=1),
        note(_appeal(paper), 9),
    ]
    return Layout(words("title"), [rows], reference=reference_of(paper))


def _appeal(paper: Reading) -> str:
    """What can be done against the decision, before whom, and against whom the court is asked."""
    town = paper.frame.municipality
    return paper.words("appeal", municipality=town, head=paper.frame.signer or paper.words("head", municipality=town))


def _lead(paper: Reading, key: str) -> str:
    if paper.blank:
        return paper.words("lead_blank")
    day, number = paper.day("InformationRequest.received_on"), paper.text("InformationRequest.number")
    return paper.words(key, day=day, number=number)


def _decision(paper: Reading, kind: str, decision: str) -> tuple[Item, ...]:
    words = paper.words
    if paper.blank:
        return (Ticks(tuple(("☐", label) for label in paper.labels("request_decision")), 1, 10),)
    paper.keep("InformationRequest.decision")
    said = words(f"decision_{decision}", act=words(f"act_{kind}"))
    return (Para(said, 11, strong=True), *some(words("decided", day=paper.day("InformationRequest.decided_on"))))


def _grounds(paper: Reading) -> tuple[Item, ...]:
    if paper.blank:
        return (Ticks(tuple(("☐", label) for label in paper.labels("non_disclosure_ground")), 1, 9.5),)
    return some(paper.text("InformationRequest.grounds", "\n") or paper.words("no_grounds"))
