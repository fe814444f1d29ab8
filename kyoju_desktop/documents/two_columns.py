"""Two languages side by side on paper: what belongs together begins on one height."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kyoju_desktop.documents.grid import RunOn
from kyoju_desktop.documents.items import PAD_X, PAD_Y, Item, Line, Para, Ruby, lay, told, write
from kyoju_desktop.documents.page import Leaf
from kyoju_desktop.domain.consent_texts import ConsentTexts
from kyoju_desktop.i18n.ruby import has_readings, plain

Pair = tuple[tuple[Item, ...], tuple[Item, ...]]
Laid = tuple[list[Line], list[Line]]
_TICK_ROOM = 1.3  # of the size: from the box to its words


@dataclass
class Pairs:
    """Pairs of texts, left and right, under a shaded heading if there is one; never cut, never parted from it."""

    pairs: Sequence[Pair]
    heading: Sequence[Pair] = ()
    framed: bool = True
    grow: float = 0.0
    natural: float = 0.0
    preferred: float = 0.0
    minimum: float = 0.0
    width: float = 0.0
    head: list[Laid] = field(default_factory=list)
    body: list[Laid] = field(default_factory=list)

    def measure(self, width: float, base: float) -> None:
        """As high as the higher of each two, together."""
        self.width = width
        room = width / 2 - 2 * PAD_X
        self.head = [(lay(left, room, base), lay(right, room, base)) for left, right in self.heading]
        self.body = [(lay(left, room, base), lay(right, room, base)) for left, right in self.pairs]
        self.natural = _band(self.head) + _band(self.body)
        self.preferred = self.minimum = self.natural

    def place(self, leaf: Leaf, x: float, y: float, height: float) -> list[RunOn]:
        """Draw both columns, with a rule between them where they are part of a ruled table."""
        middle, high = x + self.width / 2, _band(self.head)
        if high:
            leaf.area(x, y, self.width, high)
            leaf.rule(x, y + high, x + self.width, y + high)
        if self.framed:
            leaf.rule(middle, y, middle, y + height)
        self._write(leaf, x, y + PAD_Y, self.heading, self.head)
        self._write(leaf, x, y + high + PAD_Y + (height - self.natural) / 2, self.pairs, self.body)
        return []

    def _write(self, leaf: Leaf, x: float, y: float, pairs: Sequence[Pair], laid: Sequence[Laid]) -> None:
        room = self.width / 2 - 2 * PAD_X
        for (left, right), (first, second) in zip(pairs, laid, strict=True):
            for text in (*told(left), *told(right)):
                leaf.tell(text)
            write(leaf, first, x + PAD_X, y, room)
            write(leaf, second, x + self.width / 2 + PAD_X, y, room)
            y += max(_height(first), _height(second))


def _band(laid: Sequence[Laid]) -> float:
    return sum(max(map(_height, pair)) for pair in laid) + 2 * PAD_Y if laid else 0.0


def _height(lines: Sequence[Line]) -> float:
    return sum(line.height for line in lines)


def worded(texts: ConsentTexts, text: str, size: float = 0.0, *, strong: bool = False) -> tuple[Item, ...]:
    """A text in the faces of its language; with furigana where it has them."""
    if has_readings(text):
        return (Ruby(text, size, strong),)
    return (Para(plain(text), size, strong=strong, script=texts.script),)


def ticked(texts: ConsentTexts, text: str, size: float, mark: str) -> tuple[Item, ...]:
    """A text behind a box; its further lines stand under the first."""
    return (Ruby(text, size, indent=size * _TICK_ROOM, mark=mark, script=texts.script),)
