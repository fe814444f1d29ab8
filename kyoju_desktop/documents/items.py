"""What stands in a cell, laid out as lines: running text, choices with tick boxes, empty lines to write on."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from kyoju_desktop.documents.fonts import Face, bold, face_for, regular
from kyoju_desktop.documents.page import HAIR, MM, Leaf, baseline
from kyoju_desktop.documents.text import Measured, fitting
from kyoju_desktop.i18n import ruby

PAD_X, PAD_Y = 1.7 * MM, 1.1 * MM
LEADING = 1.42


@dataclass(frozen=True)
class Para:
    """A text; size 0 is the body size of the sheet. It shrinks to `least` to stay on one line, then it wraps."""

    text: str
    size: float = 0.0
    least: float = 0.0
    strong: bool = False
    align: float = 0.0  # 0 left, 0.5 centre, 1 right
    leading: float = LEADING
    script: str = ""  # whose faces draw it, "" for Japanese


@dataclass(frozen=True)
class Ruby:
    """A text with furigana, {名前|なまえ}: the reading in half size above its letters."""

    text: str
    size: float = 0.0
    strong: bool = False
    indent: float = 0.0
    mark: str = ""  # a box in the indent of the first line
    script: str = ""


@dataclass(frozen=True)
class Ticks:
    """Choices with a mark before each (☐ ☑ ○ ◎), in columns or, with 0 columns, one after another."""

    items: tuple[tuple[str, str], ...]
    columns: int = 0
    size: float = 0.0
    script: str = ""
    leading: float = 1.5


@dataclass(frozen=True)
class Ruled:
    """Empty lines to write on by hand: at least `count`, more where the row has spare height."""

    count: int = 1
    height: float = 8 * MM


Item = Para | Ruby | Ticks | Ruled


@dataclass
class Line:
    """One laid-out line: words as (dx, text, face, size); `item` is where it came from.

    `above` holds the readings as (dx, text, face, size, letter spacing), for which `raised` points are kept free.
    """

    height: float
    item: int
    words: list[tuple[float, str, Face, float]] = field(default_factory=list)
    ruled: bool = False
    fixed: bool = False
    text: str = ""
    ends: bool = False
    above: list[tuple[float, str, Face, float, float]] = field(default_factory=list)
    raised: float = 0.0


def lay(items: Sequence[Item], width: float, base: float, hang: float = PAD_X) -> list[Line]:
    """The items as lines of the given width."""
    found: list[Line] = []
    for at, item in enumerate(items):
        if isinstance(item, Para):
            found += _para(item, at, width, base, hang)
        elif isinstance(item, Ruby):
            found += _ruby(item, at, width, base)
        elif isinstance(item, Ticks):
            found += _ticks(item, at, width, base)
        else:
            found += [Line(item.height, at, ruled=True, fixed=True) for _ in range(item.count)]
    return found


def _para(item: Para, at: int, width: float, base: float, hang: float) -> list[Line]:
    face, size = face_for(item.script, strong=item.strong), item.size or base
    found: list[Line] = []
    for part in item.text.split("\n"):
        measured = Measured(part, face)
        if item.least:
            size = fitting(measured, width, size, item.least)
        for text in measured.lines(width, size, hang):
            dx = item.align * (width - face.width(text.rstrip(), size)) if item.align else 0.0
            found.append(Line(size * item.leading, at, [(dx, text, face, size)], text=text))
        found[-1].ends = True
    found[-1].ends = False
    return found


def _ruby(item: Ruby, at: int, width: float, base: float) -> list[Line]:
    face, size = face_for(item.script, strong=item.strong), item.size or base
    small, above = size / 2, regular()
    found: list[Line] = []
    for placed in ruby.lines(
        item.text, width - item.indent, lambda text: face.width(text, size), lambda text: above.width(text, small)
    ):
        raised = small if any(each.piece.reading for each in placed) else 0.0
        line = Line(size * 1.3 + raised, at, fixed=True, raised=raised)
        for each in placed:
            line.words.append((item.indent + each.x, each.piece.base, face, size))
            if each.piece.reading:
                line.above.append((item.indent + each.reading_x, each.piece.reading, above, small, each.spacing))
        if item.mark and not found:
            line.words.insert(0, (0.0, item.mark, regular(), size))
        found.append(line)
    return found


def _ticks(item: Ticks, at: int, width: float, base: float) -> list[Line]:
    face, size = face_for(item.script), item.size or base
    gap, room = size * 0.9, size * 1.15
    starts = _columns([label for _, label in item.items], item.columns, width, size, face) if item.columns else []
    found: list[Line] = []
    x = width + 1
    for number, (mark, label) in enumerate(item.items):
        column = number % item.columns if item.columns else 0
        wide = room + face.width(label, size)
        if not found or (column == 0 if item.columns else x + wide > width):
            found.append(Line(size * item.leading, at, fixed=True))
            x = 0.0
        here = found[-1]
        end = width
        if starts:
            x, end = starts[column], starts[column + 1] - 1.2 * MM
        here.words.append((x, mark, bold() if mark in "○◎" else regular(), size))
        found += _label(label, here, at, x + room, end - (x if starts else 0.0) - room, size, face)
        x = width + 1 if found[-1] is not here else x + wide + gap
    return found


def _columns(labels: Sequence[str], columns: int, width: float, size: float, face: Face) -> list[float]:
    """Where each column begins, and the end of the last: as wide as its longest label, the rest shared evenly."""
    wants = [
        size * 1.15 + max(face.width(label, size) for label in labels[at::columns] or ("",)) for at in range(columns)
    ]
    spare = width - sum(wants)
    scale, more = (1.0, spare / columns) if spare > 0 else (width / sum(wants), 0.0)
    return [0.0, *accumulate(want * scale + more for want in wants)]


def _label(label: str, here: Line, at: int, x: float, width: float, size: float, face: Face) -> list[Line]:
    """The label of a choice beside its mark: smaller where it is a little too long, on more lines where much."""
    measured = Measured(label, face)
    smaller = fitting(measured, width, size, size * 0.75, 0.25)
    if measured.width(smaller) > width:
        smaller = size
    first, *more = measured.lines(width, smaller)
    here.words.append((x, first, face, smaller))
    return [Line(smaller * 1.3, at, [(x, text, face, smaller)], fixed=True) for text in more]


def rest_of(items: Sequence[Item], lines: Sequence[Line]) -> tuple[Item, ...]:
    """The items of which only these last lines are left."""
    first = lines[0].item
    begun = items[first]
    if isinstance(begun, Para):
        begun = replace(begun, text="".join(_joined(line) for line in lines if line.item == first), least=0.0)
    return (begun, *items[first + 1 :])


def _joined(line: Line) -> str:
    return line.text + ("\n" if line.ends else "")


def told(items: Sequence[Item]) -> list[str]:
    """The items as a reader hears them, each value in one piece."""
    found = []
    for item in items:
        if isinstance(item, Para):
            found.append(item.text)
        elif isinstance(item, Ruby):
            found.append(item.mark + ruby.plain(item.text))
        elif isinstance(item, Ticks):
            found.append(" ".join(mark + label for mark, label in item.items))
    return found


def write(leaf: Leaf, lines: Sequence[Line], x: float, y: float, width: float) -> float:
    """Draw lines from y downward; the y below the last one."""
    for line in lines:
        if line.ruled:
            leaf.rule(x, y + line.height, x + width, y + line.height, HAIR)
        for dx, text, face, size in line.words:
            leaf.word(x + dx, baseline(y + line.raised, line.height - line.raised, size), text, face, size)
        for dx, text, face, size, spacing in line.above:
            leaf.word(x + dx, _above(y, line, size), text, face, size, spacing)
        y += line.height
    return y


def _above(y: float, line: Line, size: float) -> float:
    """The baseline of a reading: just above the letters, which are twice its size."""
    return baseline(y + line.raised, line.height - line.raised, 2 * size) - 1.78 * size - 0.16 * size
