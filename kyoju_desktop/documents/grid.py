"""Rows of labelled cells, shared out over the height of a page; what does not fit runs on.

A form is a list of blocks. The page gives them its height: all of them whole when they fit (spare height goes to the
rows that ask for it, as room for a hand-written note), else the long ones are cut at a line and say on which
continuation sheet they go on. No text is ever lost or drawn over another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.items import PAD_X, PAD_Y, Item, Line, Ruled, lay, rest_of, told, write
from kyoju_desktop.documents.page import MM, THICK, THIN, Leaf, baseline
from kyoju_desktop.documents.text import Measured, fitting

LABEL_SIZE = 8.5
_SMALL_LABEL = 7.8  # below this a label goes over two lines
NOTICE_SIZE, NOTICE_HEIGHT = 8.5, 12.0


@dataclass
class RunOn:
    """What did not fit and goes on elsewhere; `announce` writes the number of that sheet where it was cut."""

    label: str
    items: tuple[Item, ...]
    announce: Callable[[str], None]


class Block(Protocol):
    """A part of a page. Heights in points, set by `measure`: `natural` holds everything, below `preferred` it is cut
    only when nothing else helps, below `minimum` never."""

    natural: float
    preferred: float
    minimum: float
    grow: float
    framed: bool

    def measure(self, width: float, base: float) -> None:
        """Lay the block out for a width and a body size."""

    def place(self, leaf: Leaf, x: float, y: float, height: float) -> list[RunOn]:
        """Draw it; what did not fit comes back."""


@dataclass
class Cell:
    """A labelled cell: label, what is in it, widths in mm (0: an equal share of what is left)."""

    label: str
    items: tuple[Item, ...] = ()
    width: float = 0.0
    label_width: float = 22.0
    tag: str = ""  # a small second line under the label, such as 要配慮
    called: str = ""  # the name of the cell on a continuation sheet, where it has no label

    lines: list[Line] = field(default_factory=list)
    span: float = 0.0

    @property
    def label_span(self) -> float:
        """The width of the label part in points."""
        return self.label_width * MM if self.label else 0.0

    @property
    def room(self) -> float:
        """The width for the text in points."""
        return self.span - self.label_span - 2 * PAD_X


@dataclass
class Row:
    """Cells side by side. `least` (mm) is the smallest height, `grow` its claim to spare height."""

    cells: Sequence[Cell]
    least: float = 6.8
    grow: float = 0.0
    framed: bool = True  # part of the ruled table
    spare: bool = False  # may go to a continuation sheet as a whole
    middle: bool | None = None  # short content stands in the middle of the height; None: unless the row grows
    hold: float = 12.0  # content up to this height (mm) is not cut while others can be
    firm: bool = False  # ... nor ever (the name, the legal conditions)

    natural: float = 0.0
    preferred: float = 0.0
    minimum: float = 0.0

    def measure(self, width: float, base: float) -> None:
        """Lay every cell out and find the row's heights."""
        shares = [cell for cell in self.cells if not cell.width]
        left = width - sum(cell.width * MM for cell in self.cells)
        self.natural = self.minimum = self.least * MM
        for cell in self.cells:
            cell.span = cell.width * MM or left / len(shares)
            cell.lines = lay(cell.items, cell.room, base)
            whole = sum(line.height for line in cell.lines)
            fixed = sum(line.height for line in cell.lines if line.fixed)
            loose = [line.height for line in cell.lines if not line.fixed]
            cut = fixed + (sum(loose) if len(loose) < 3 else loose[0] + NOTICE_HEIGHT)
            self.natural = max(self.natural, whole + 2 * PAD_Y, _label_height(cell))
            self.minimum = max(self.minimum, cut + 2 * PAD_Y, _label_height(cell))
        self.preferred = max(self.minimum, min(self.natural, self.hold * MM))
        if self.firm:
            self.minimum = self.preferred

    def place(self, leaf: Leaf, x: float, y: float, height: float) -> list[RunOn]:
        """Draw the cells; what a cell could not hold comes back."""
        runs: list[RunOn] = []
        for at, cell in enumerate(self.cells):
            if self.framed and at:
                leaf.rule(x, y, x, y + height)
            if cell.label:
                if self.framed:
                    leaf.area(x, y, cell.label_span, height)
                    leaf.rule(x + cell.label_span, y, x + cell.label_span, y + height)
                _draw_label(leaf, cell, x, y, height)
            runs += self._content(leaf, cell, x + cell.label_span + PAD_X, y, height)
            x += cell.span
        return runs

    def _content(self, leaf: Leaf, cell: Cell, x: float, y: float, height: float) -> list[RunOn]:
        for text in told(cell.items):
            leaf.tell(text)
        room = height - 2 * PAD_Y
        lines = _filled_up(cell, room)
        whole = sum(line.height for line in lines)
        if whole <= room + 0.01:
            middle = not self.grow if self.middle is None else self.middle
            top = y + (height - whole) / 2 if middle else y + PAD_Y
            write(leaf, lines, x, top, cell.room)
            return []
        kept, used = 0, NOTICE_HEIGHT
        while kept < len(cell.lines) and used + cell.lines[kept].height <= room + 0.01:
            used += cell.lines[kept].height
            kept += 1
        below = write(leaf, cell.lines[:kept], x, y + PAD_Y, cell.room)
        notice = notice_at(leaf, x, x + cell.room, below)
        return [RunOn(cell.label or cell.called, rest_of(cell.items, cell.lines[kept:]), notice)]


def _filled_up(cell: Cell, room: float) -> list[Line]:
    """The lines of a cell; when it ends with lines to write on, as many and as wide apart as the room allows."""
    if not (cell.items and isinstance(cell.items[-1], Ruled) and cell.items[-1].count):
        return cell.lines
    ruled = cell.items[-1]
    above = [line for line in cell.lines if line.item != len(cell.items) - 1]
    free = room - sum(line.height for line in above)
    count = max(ruled.count, int(free / ruled.height))
    step = max(ruled.height, free / count)
    below = [Line(step, len(cell.items) - 1, ruled=at < count - 1, fixed=True) for at in range(count)]
    return above + below  # the border of the cell is the last line


def notice_at(leaf: Leaf, left: float, right: float, y: float) -> Callable[[str], None]:
    """Keep the place of a notice (「別紙1に続く」) whose number is known only later; right-aligned."""

    def announce(text: str) -> None:
        face = bold()
        x = max(left, right - face.width(text, NOTICE_SIZE))
        leaf.word(x, baseline(y, NOTICE_HEIGHT, NOTICE_SIZE), text, face, NOTICE_SIZE)
        leaf.tell(text)

    return announce


def _label_height(cell: Cell) -> float:
    if not cell.label:
        return 0.0
    lines, size = _label_lines(cell)
    return len(lines) * size * 1.3 + (10.0 if cell.tag else 0.0) + PAD_Y


def _label_lines(cell: Cell) -> tuple[list[str], float]:
    """The label's lines and their size: a little smaller where that saves a line."""
    return _label_set(cell.label, cell.label_span - 1.4 * MM)


@lru_cache(maxsize=1024)  # the labels of a form come again on every sheet of a pack
def _label_set(label: str, room: float) -> tuple[list[str], float]:
    named = label if "\n" in label or _fits(label, room) else _halved(label, room)
    parts = [Measured(part, regular()) for part in named.split("\n")]
    size = min(fitting(part, room, LABEL_SIZE, 7.0) for part in parts)
    return [line for part in parts for line in part.lines(room, size)], size


def _fits(text: str, room: float) -> bool:
    return regular().width(text, _SMALL_LABEL) <= room


def _halved(label: str, room: float) -> str:
    """A label that is too long for one line, parted where a word ends; as it is where no such place helps."""
    ends = [at for at in range(2, len(label) - 1) if label[at] in "(（" or label[at - 1] in "・のでにと"]
    ends = [at for at in ends if _fits(label[:at], room) and _fits(label[at:], room)]
    if not ends:
        return label
    at = min(ends, key=lambda end: (label[end] not in "(（", abs(2 * end - len(label))))
    return f"{label[:at]}\n{label[at:]}"


def _draw_label(leaf: Leaf, cell: Cell, x: float, y: float, height: float) -> None:
    lines, size = _label_lines(cell)
    step = size * 1.3
    leaf.tell(cell.label.replace("\n", ""))
    top = y + (height - len(lines) * step - (10.0 if cell.tag else 0.0)) / 2
    for text in lines:
        dx = (cell.label_span - regular().width(text, size)) / 2
        leaf.word(x + dx, baseline(top, step, size), text, regular(), size)
        top += step
    if cell.tag:
        wide = bold().width(cell.tag, 7)
        dx = (cell.label_span - wide) / 2
        leaf.frame(x + dx - 2, top + 0.5, wide + 4, 9.5, THIN)
        leaf.word(x + dx, baseline(top + 0.5, 9.5, 7), cell.tag, bold(), 7)
        leaf.tell(cell.tag)


@dataclass
class Gap:
    """Empty height in mm."""

    height: float
    grow: float = 0.0
    framed: bool = False
    natural: float = 0.0
    preferred: float = 0.0
    minimum: float = 0.0

    def measure(self, width: float, base: float) -> None:  # noqa: ARG002
        """Its own height, whatever the width."""
        self.natural = self.preferred = self.minimum = self.height * MM

    def place(self, leaf: Leaf, x: float, y: float, height: float) -> list[RunOn]:  # noqa: ARG002
        """Draw nothing."""
        return []


@dataclass
class Drawn:
    """A part of fixed height (mm) that a form draws itself: `draw(leaf, x, y, width, height)`."""

    height: float
    draw: Callable[[Leaf, float, float, float, float], None]
    framed: bool = False
    grow: float = 0.0
    natural: float = 0.0
    preferred: float = 0.0
    minimum: float = 0.0
    width: float = 0.0

    def measure(self, width: float, base: float) -> None:  # noqa: ARG002
        """Its own height."""
        self.width = width
        self.natural = self.preferred = self.minimum = self.height * MM

    def place(self, leaf: Leaf, x: float, y: float, height: float) -> list[RunOn]:
        """Let the form draw it."""
        self.draw(leaf, x, y, self.width, height)
        return []


def shared(blocks: Sequence[Block], room: float) -> list[float] | None:
    """The height of each block when together they have `room`; None if even their smallest heights are too much."""
    naturals = [block.natural for block in blocks]
    spare = room - sum(naturals)
    if spare >= 0:
        claims = sum(block.grow for block in blocks)
        return [each.natural + (spare * each.grow / claims if claims else 0.0) for each in blocks]
    for least in ([block.preferred for block in blocks], [block.minimum for block in blocks]):
        if sum(least) <= room:
            return _levelled(naturals, least, room)
    return None


def _levelled(naturals: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Heights between least and natural that fill the room, the long ones cut to one level."""
    low, high = 0.0, room
    for _ in range(40):
        level = (low + high) / 2
        if sum(min(most, max(few, level)) for most, few in zip(naturals, least, strict=True)) > room:
            high = level
        else:
            low = level
    return [min(most, max(few, low)) for most, few in zip(naturals, least, strict=True)]


def stack(
    leaf: Leaf, blocks: Sequence[Block], heights: Sequence[float], x: float, y: float, width: float
) -> list[RunOn]:
    """Draw blocks one below the other, with thin rules between ruled rows and a frame around each run of them."""
    runs: list[RunOn] = []
    top: float | None = None
    for block, height in zip(blocks, heights, strict=True):
        if block.framed:
            if top is None:
                top = y
            else:
                leaf.rule(x, y, x + width, y)
        elif top is not None:
            leaf.frame(x, top, width, y - top, THICK)
            top = None
        runs += block.place(leaf, x, y, height)
        y += height
    if top is not None:
        leaf.frame(x, top, width, y - top, THICK)
    return runs
