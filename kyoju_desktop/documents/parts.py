"""Parts that several forms share: head, address and sender, approval boxes, the name with its kana."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kyoju_desktop.documents.fonts import Face, bold, regular
from kyoju_desktop.documents.grid import Block, Cell, Drawn, Row, RunOn, shared, stack
from kyoju_desktop.documents.items import Item, Para, Ruled
from kyoju_desktop.documents.page import MM, THICK, Leaf, baseline
from kyoju_desktop.documents.reading import Reading, joined
from kyoju_desktop.documents.text import Measured, fitting

SEAL_HEIGHT = 20 * MM  # DOMAIN 9.6: room for a seal
_SEAL_NAME = 5 * MM
_SEALS_A_ROW = 8


def put(leaf: Leaf, x: float, y: float, text: str, size: float, *, face: Face | None = None, at: float = 0.0) -> None:
    """A text on a baseline; `at` 0 begins at x, 0.5 is centred on it, 1 ends there."""
    used = face or regular()
    leaf.word(x - at * used.width(text, size), y, text, used, size)


def reference_of(paper: Reading) -> str:
    """The document number, or that there is none yet (preview), or its empty place (blank)."""
    if paper.blank:
        return paper.words("empty_number")
    return paper.frame.document_number or paper.words("unnumbered")


def opening(paper: Reading, name: str, number: str, dated: str) -> Block:
    """The name of the form in the middle, the 要配慮 mark on the left, number and date on the right."""
    special = paper.frame.special and not paper.blank

    def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:  # noqa: ARG001
        aside = max(regular().width(number, 10.5), regular().width(dated, 10.5))
        if special:
            text, size = paper.words("special"), 9.5
            wide = bold().width(text, size) + 4 * MM
            aside = max(aside, wide)
            leaf.frame(x, y + 1.2 * MM, wide, 6.4 * MM, 1.2)
            put(leaf, x + 2 * MM, baseline(y + 1.2 * MM, 6.4 * MM, size), text, size, face=bold())
            leaf.tell(text)
        aside = min(aside, width * 0.34)
        _title(leaf, x, y + 1.5 * MM, width, width - 2 * aside - 6 * MM, name)
        size = fitting(Measured(number, regular()), aside, 10.5, 5)
        put(leaf, x + width, baseline(y, 5 * MM, size), number, size, at=1)
        put(leaf, x + width, baseline(y + (5 * MM if number else 0), 5 * MM, 10.5), dated, 10.5, at=1)
        leaf.tell(number)
        leaf.tell(dated)

    return Drawn(12.5, draw)


def _title(leaf: Leaf, x: float, y: float, width: float, room: float, text: str) -> None:
    """The name of the form, centred; a short one is spaced out, a long one set smaller."""
    size = fitting(Measured(text, bold()), room, 18, 8)
    spacing = max(0.0, min(8.0, (min(room, width * 0.3) - bold().width(text, size)) / max(len(text), 1)))
    wide = bold().width(text, size) + spacing * (len(text) - 1)
    leaf.word(x + (width - wide) / 2, baseline(y, 8 * MM, size), text, bold(), size, spacing)
    leaf.tell(text)


def sender(paper: Reading) -> tuple[Item, ...]:
    """Who writes: office, clerk, telephone; right-aligned."""
    frame, words = paper.frame, paper.words
    office = joined(frame.municipality, frame.department, frame.section)
    clerk = words("clerk", name="＿" * 8 if paper.blank else frame.clerk)
    lines = [
        office,
        clerk if frame.clerk or paper.blank else "",
        joined(
            words("our_phone", number=frame.office_phone) if frame.office_phone else "",
            words("our_fax", number=frame.office_fax) if frame.office_fax else "",
            between="\u3000",
        ),
    ]
    return tuple(Para(text, 10.5, least=8, align=1, leading=1.35) for text in lines if text)


def addressee(paper: Reading) -> tuple[Item, ...]:
    """The recipient: a body is 御中, a named person 様."""
    frame, words = paper.frame, paper.words
    if paper.blank:
        return (Para(words("empty_recipient"), 12),)
    if not frame.recipient_person:
        return (Para(words("to_body", name=frame.recipient), 13, least=10, strong=True),) if frame.recipient else ()
    return (
        Para(frame.recipient, 12, least=9.5, strong=True),
        Para(words("to_person", name=frame.recipient_person), 13, least=10, strong=True),
    )


def name_items(paper: Reading) -> tuple[Item, ...]:
    """The name large, its kana small above it; long names wrap, nothing is cut."""
    if paper.blank:
        return (Para(paper.words("kana_line"), 7, leading=2.2), Ruled(1, 0), Para("", 22))
    kana, name = paper.text("Person.kana"), paper.text("Person.name")
    called = "" if name else paper.text("Case.called")
    return (
        *((Para(kana, 8.5, least=7, leading=1.3),) if kana else ()),
        *((Para(name or called, 14, least=10.5, strong=True, leading=1.3),) if name or called else ()),
    )


def approval(names: Sequence[str], word: str) -> tuple[Drawn, float]:
    """The boxes for seals, at least 20 mm high, and their width in points."""
    per_row = min(len(names), _SEALS_A_ROW)
    side = max(13 * MM, min(20 * MM, 108 * MM / per_row))
    rows = [names[at : at + _SEALS_A_ROW] for at in range(0, len(names), _SEALS_A_ROW)]
    label, one = 6 * MM, _SEAL_NAME + SEAL_HEIGHT

    def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:  # noqa: ARG001
        leaf.tell(word)
        for row in rows:
            _seals(leaf, (x, y, height / len(rows)), row, side, label, word)
            y += height / len(rows)

    return Drawn(len(rows) * one / MM, draw), label + per_row * side


def _seals(
    leaf: Leaf, place: tuple[float, float, float], names: Sequence[str], side: float, label: float, word: str
) -> None:
    x, y, one = place
    leaf.area(x, y, label, one)
    leaf.area(x, y, label + side * len(names), _SEAL_NAME)
    step = 9.5 * 1.5
    top = y + (one - step * len(word)) / 2
    for at, char in enumerate(word):
        put(leaf, x + label / 2, baseline(top + at * step, step, 9.5), char, 9.5, at=0.5)
    leaf.rule(x + label, y + _SEAL_NAME, x + label + side * len(names), y + _SEAL_NAME)
    for at, name in enumerate(names):
        left = x + label + at * side
        leaf.rule(left, y, left, y + one)
        size = fitting(Measured(name, regular()), side - 2, 9, 4)
        put(leaf, left + side / 2, baseline(y, _SEAL_NAME, size), name, size, at=0.5)
        leaf.tell(name)
    leaf.frame(x, y, label + side * len(names), one, THICK)


@dataclass
class Beside:
    """Rows on the left, something drawn on the right, tops level."""

    left: Sequence[Block]
    right: Drawn
    right_width: float
    gap: float = 4 * MM

    framed: bool = False
    grow: float = 0.0
    natural: float = 0.0
    preferred: float = 0.0
    minimum: float = 0.0
    _width: float = field(default=0.0)

    def measure(self, width: float, base: float) -> None:
        """As high as the higher side."""
        self._width = width - self.right_width - self.gap
        for block in self.left:
            block.measure(self._width, min(base, 10))
        self.right.measure(self.right_width, base)
        self.natural = max(sum(block.natural for block in self.left), self.right.natural)
        self.preferred = self.natural
        self.minimum = max(sum(block.minimum for block in self.left), self.right.natural)

    def place(self, leaf: Leaf, x: float, y: float, height: float) -> list[RunOn]:
        """Draw both sides; the rows on the left share the height."""
        heights = shared(self.left, height) or [block.natural for block in self.left]
        spare = (height - sum(heights)) / len(heights)
        heights = [each + spare for each in heights]
        runs = stack(leaf, self.left, heights, x, y, self._width)
        self.right.place(leaf, x + self._width + self.gap, y, height)
        return runs


def note(text: str, size: float = 9.0, align: float = 0.0) -> Block:
    """A line of explanation between the rows."""
    return Row((Cell("", (Para(text, size, align=align, leading=1.3),)),), least=0, framed=False)


def cut_line(text: str, height: float = 8.0) -> Block:
    """A dashed line across the page with its word in the middle."""

    def draw(leaf: Leaf, x: float, y: float, width: float, high: float) -> None:
        size = 8.5
        half = regular().width(text, size) / 2 + 2 * MM
        middle = y + high / 2
        leaf.dashed(0.35 * x, middle, x + width / 2 - half, middle)
        leaf.dashed(x + width / 2 + half, middle, x + width + 0.4 * x, middle)
        put(leaf, x + width / 2, middle + 0.38 * size, text, size, at=0.5)
        leaf.tell(text)

    return Drawn(height, draw)


def address(row: dict[str, str]) -> str:
    """One address on a line, its kind before it."""
    postal = row.get("postal_code", "")
    mark = "〒" if postal and not postal.startswith("〒") else ""
    place = joined(mark + postal, row.get("place", ""), row.get("building", ""), row.get("room", ""))
    line = joined(row.get("use", ""), place, between=": ")
    return _with_more(line, row, ("use", "postal_code", "place", "building", "room"))


def contact(paper: Reading, row: dict[str, str]) -> str:
    """One way to reach the person, with the rules of safety that go with it."""
    reach = joined(row.get("means", ""), row.get("phone", ""), row.get("other", ""))
    if "voicemail" in row:
        row = {**row, "voicemail": f"{paper.label_of('ContactPoint', 'voicemail')}:{row['voicemail']}"}
    return _with_more(reach, row, ("means", "phone", "other"))


def members(paper: Reading) -> str:
    """The household, one person after another."""
    found = []
    for row in paper.rows("HouseholdMember"):
        kana = f"({row['kana']})" if row.get("kana") else ""
        who = joined(row.get("relation", ""), row.get("name", "") + kana)
        found.append(_with_more(who, row, ("relation", "name", "kana")))
    return "、".join(found)


def emergency_contacts(paper: Reading) -> list[str]:
    """Whom to call, one a line."""
    named = ("rank", "name", "relation", "phone", "address")
    return [
        _with_more(joined(*(row.get(name, "") for name in named)), row, named)
        for row in paper.rows("EmergencyContact")
    ]


def _with_more(line: str, row: dict[str, str], said: Sequence[str]) -> str:
    """A line with whatever else the record says in brackets behind it."""
    more = "、".join(text for name, text in row.items() if name not in said)
    if line and more:
        return f"{line}({more})"
    return line or more
