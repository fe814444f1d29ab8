"""A page as a list of what stands on it; `press` turns pages into one PDF.

Lengths are points, y runs downward from the top edge of the paper.
"""

import re
from dataclasses import dataclass, field

from kyoju_desktop.documents.fonts import BOXES, Chain, Face, Typeface
from kyoju_desktop.i18n.coverage import clusters

MM = 72 / 25.4
PAPER_WIDTH, PAPER_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 20 * MM, PAPER_WIDTH - 15 * MM  # 20 mm on the left for the punch
TOP, BOTTOM = 11 * MM, PAPER_HEIGHT - 13.5 * MM  # the foot line stands below BOTTOM, 8.5 mm from the edge
FOOT = PAPER_HEIGHT - 8.5 * MM
WIDTH, HEIGHT = RIGHT - LEFT, BOTTOM - TOP


@dataclass(frozen=True)
class Format:
    """A sheet of A4 and where one writes on it, in points: its edges, the margins, the line of the foot."""

    paper_width: float
    paper_height: float
    left: float
    right: float
    top: float
    bottom: float
    foot: float

    @property
    def width(self) -> float:
        """From margin to margin."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the top margin to where the foot begins."""
        return self.bottom - self.top


PORTRAIT = Format(PAPER_WIDTH, PAPER_HEIGHT, LEFT, RIGHT, TOP, BOTTOM, FOOT)
# Filed among upright sheets its upper edge is the one that is punched.
LANDSCAPE = Format(
    PAPER_HEIGHT,
    PAPER_WIDTH,
    15 * MM,
    PAPER_HEIGHT - 15 * MM,
    18 * MM,
    PAPER_WIDTH - 13.5 * MM,
    PAPER_WIDTH - 8.5 * MM,
)
HAIR, THIN, THICK = 0.25, 0.4, 0.8
SHADE = 0.945  # label cells: light enough to vanish on a fax
_ANY_BOX = re.compile(f"[{BOXES}]")

Word = tuple[float, float, str, Typeface, float, float]
Segment = tuple[float, float, float, float]


def baseline(top: float, height: float, size: float) -> float:
    """The baseline of a line of text centred in a band (the em box of the face is 0.88 above, 0.12 below)."""
    return top + height / 2 + 0.38 * size


@dataclass
class Leaf:
    """One page: words (x, baseline, text, face, size, letter spacing), rules by weight, shaded areas.

    `told` is the text of the page as it reads, every value in one piece: what the free-text check looks at.
    """

    words: list[Word] = field(default_factory=list)
    rules: dict[float, list[Segment]] = field(default_factory=dict)
    dashes: list[Segment] = field(default_factory=list)
    areas: list[Segment] = field(default_factory=list)
    frames: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    format: Format = PORTRAIT

    def word(self, x: float, y: float, text: str, face: Face, size: float, spacing: float = 0.0) -> None:
        """A text with its left end at x and its baseline at y; ☐☑☒ in it are drawn as shapes."""
        if isinstance(face, Chain):
            for run, own in face.runs(text):
                self.word(x, y, run, own, size, spacing)
                x += own.width(run, size) + (spacing * sum(1 for _ in clusters(run)) if spacing else 0.0)
            return
        self.words.append((x, y, text, face, size, spacing))
        if not text.isascii():
            for found in _ANY_BOX.finditer(text):
                self._tick(x + face.width(text[: found.start()], size), y, size, found.group())

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = THIN) -> None:
        """A straight line."""
        self.rules.setdefault(weight, []).append((x1, y1, x2, y2))

    def dashed(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A dashed line, as for cutting."""
        self.dashes.append((x1, y1, x2, y2))

    def area(self, x: float, y: float, width: float, height: float) -> None:
        """A lightly shaded area (label cells)."""
        self.areas.append((x, y, width, height))

    def frame(self, x: float, y: float, width: float, height: float, weight: float = THICK) -> None:
        """A rectangle."""
        self.frames.append((x, y, width, height, weight))

    def tell(self, text: str) -> None:
        """Enter a text of the page in one piece, in reading order."""
        if text:
            self.told.append(text)

    def _tick(self, x: float, y: float, size: float, mark: str) -> None:
        side = size * 0.8
        left, top = x + size * 0.08, y - size * 0.38 - side / 2
        self.frame(left, top, side, side, 0.6)
        if mark == "☑":
            low = (left + side * 0.42, top + side * 0.8)
            self.rule(left + side * 0.16, top + side * 0.5, *low, 1.3)
            self.rule(*low, left + side * 0.95, top + side * 0.08, 1.3)
        if mark == "☒":
            self.rule(left, top, left + side, top + side, 0.8)
            self.rule(left, top + side, left + side, top, 0.8)
