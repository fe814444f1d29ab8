"""宛名: one A4 sheet, folded in three for a 長形3号 envelope with a window, or cut out and pasted on one without."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.fonts import Chain, bold, regular
from kyoju_desktop.documents.grid import Drawn
from kyoju_desktop.documents.page import HEIGHT, LEFT, MM, PAPER_WIDTH, Leaf
from kyoju_desktop.documents.parts import put
from kyoju_desktop.documents.reading import Reading, joined
from kyoju_desktop.documents.text import Measured, fitting

_THIRD = 99 * MM
_LABEL = (22 * MM, 14 * MM, 98 * MM, 46 * MM)  # where the window of a 長形3号 envelope lies
_SENDER = (22 * MM, _THIRD + 14 * MM, 98 * MM, 30 * MM)
_INSIDE = 4 * MM
_ONE_LINE = 9.0  # points: down to here a long line is set smaller, then it goes on on the next
_LEAST = 6.0  # points: where even that does not hold everything
_LEADING = 1.45


def layout(paper: Reading) -> Layout:
    """The sheet: what shows through the window, the sender to cut out, the folds."""

    def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:  # noqa: ARG001
        for fold in (_THIRD, 2 * _THIRD):
            leaf.dashed(0, fold, PAPER_WIDTH, fold)
        _cut(leaf, _LABEL)
        _lines(leaf, _LABEL, _recipient(paper))
        _cut(leaf, _SENDER)
        _lines(leaf, _SENDER, _sender(paper))
        for at, key in (
            (_THIRD - 3 * MM, "fold"),
            (_LABEL[1] + _LABEL[3] + 5 * MM, "cut"),
            (2 * _THIRD - 6 * MM, "back"),
        ):
            put(leaf, LEFT + 2 * MM, at, paper.words(key), 7.5)
            leaf.tell(paper.words(key))

    return Layout(paper.words("title"), [[Drawn(HEIGHT / MM - 0.5, draw)]])


def _cut(leaf: Leaf, place: tuple[float, float, float, float]) -> None:
    x, y, width, height = place
    for line in ((x, y, x + width, y), (x, y + height, x + width, y + height)):
        leaf.dashed(*line)
    for line in ((x, y, x, y + height), (x + width, y, x + width, y + height)):
        leaf.dashed(*line)


def _recipient(paper: Reading) -> list[tuple[str, float, bool]]:
    words = paper.words
    lines: list[tuple[str, float, bool]] = []
    for row in paper.rows("Organisation"):
        lines += [(_postal(row, words("postal_mark")), 10.5, False), (row.get("address", ""), 11, False)]
        lines.append((joined(row.get("name", ""), row.get("section", "")), 13, True))
    contact = paper.text("OrganisationContact.name")
    if contact:
        lines.append((words("to_person", name=contact), 13, True))
    elif lines:
        name, size, strong = lines.pop()
        lines.append((words("to_body", name=name), size, strong))
    for row in paper.rows("Address"):
        lines += [(_postal(row, words("postal_mark")), 10.5, False), (row.get("place", ""), 11, False)]
        lines.append((joined(row.get("building", ""), row.get("room", "")), 11, False))
    lines += [(note, 11, False) for note in paper.frame.notes]
    person = paper.text("Person.name")
    if person:
        lines.append((words("to_person", name=person), 14, True))
    return [line for line in lines if line[0]]


def _sender(paper: Reading) -> list[tuple[str, float, bool]]:
    frame, words = paper.frame, paper.words
    office = joined(frame.municipality, frame.department, frame.section)
    phone = words("our_phone", number=frame.office_phone) if frame.office_phone else ""
    return [line for line in ((words("sender"), 8.0, False), (office, 11.0, True), (phone, 9.0, False)) if line[0]]


def _postal(row: dict[str, str], mark: str) -> str:
    code = row.get("postal_code", "")
    return f"{mark}{code}" if code else ""


def _lines(leaf: Leaf, place: tuple[float, float, float, float], lines: list[tuple[str, float, bool]]) -> None:
    """Each part on one line if it fits, on several if not; all smaller until nothing stands outside the place."""
    x, y, width, height = place
    room = width - 2 * _INSIDE
    at = y + _INSIDE
    for text, rows, size, face in _set(lines, room, height - 2 * _INSIDE):
        for row in rows:
            at += size * _LEADING
            put(leaf, x + _INSIDE, at, row.rstrip(), size, face=face)
        leaf.tell(text)


def _set(
    lines: list[tuple[str, float, bool]], room: float, height: float
) -> list[tuple[str, list[str], float, Chain]]:
    """The parts as (text, rows, size, face), at the largest sizes at which all of them have room."""
    smaller = 0.0
    while True:
        found = []
        for text, largest, strong in lines:
            measured = Measured(text, bold() if strong else regular())
            size = max(fitting(measured, room, largest, min(largest, _ONE_LINE)) - smaller, _LEAST)
            found.append((text, measured.lines(room, size), size, bold() if strong else regular()))
        least = all(size <= _LEAST for _, _, size, _ in found)
        if least or sum(len(rows) * size * _LEADING for _, rows, size, _ in found) <= height:
            return found
        smaller += 0.5
