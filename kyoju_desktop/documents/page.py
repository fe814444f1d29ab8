"""A page as a list of what stands on it, and the painter that turns pages into one PDF.

Lengths are points, y runs downward from the top edge of the paper.
"""

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from kyoju_desktop.documents.fonts import BOXES, Chain, Face, Typeface, bold, regular
from kyoju_desktop.i18n.coverage import clusters

MM = 72 / 25.4
PAPER_WIDTH, PAPER_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 20 * MM, PAPER_WIDTH - 15 * MM  # 20 mm on the left for the punch
TOP, BOTTOM = 11 * MM, PAPER_HEIGHT - 13.5 * MM  # the foot line stands below BOTTOM, 8.5 mm from the edge
FOOT = PAPER_HEIGHT - 8.5 * MM
STAMP, STAMP_HEIGHT = 4.8 * MM, 5.4 * MM  # the frame of a stamp, above TOP
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


@dataclass(frozen=True)
class Imprint:
    """What stands around every page, and in the properties of the PDF (the form's name, never a person)."""

    title: str
    foot_left: str
    language: str
    watermark: str = ""
    middle: str = ""  # stands at the foot in place of the title
    stamp: str = ""  # stands in a frame above the page, such as the number of the copy


class Press:
    """Prints pages into one PDF, the same bytes for the same pages; only our embedded faces are in it.

    A page is packed as soon as it is drawn, so that a long pack needs little memory. How many pages there are is
    known only at the end: then every page gets its foot line.
    """

    def __init__(self, title: str, language: str) -> None:
        self._made = io.BytesIO()
        self._canvas = Canvas(
            self._made,
            pagesize=(PAPER_WIDTH, PAPER_HEIGHT),
            invariant=1,
            pageCompression=1,
            initialFontName=cast("float", regular().name),  # the stub names the wrong type
            lang=language,
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setCreator("kyoju_desktop")
        self._canvas.setViewerPreference("PrintScaling", "None")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._bodies: list[tuple[bytes, Format, Imprint, str]] = []
        self._texts: list[str] = []
        self._lacking: dict[str, None] = {}

    def add(self, leaf: Leaf, imprint: Imprint, part: str = "") -> None:
        """Print one page; `part` is its number within its own sheet, where a PDF holds several."""
        _stamp(leaf, imprint.stamp)
        _page(self._canvas, leaf, imprint.watermark)
        self._note(leaf)
        body = zlib.compress(self._taken().encode("latin-1"), 1)
        self._bodies.append((body, leaf.format, imprint, part))
        self._texts.append("\n".join(leaf.told))

    def finish(self) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
        """The PDF with its pages numbered through, what each page says, and what no face can draw."""
        for at, (body, format_, imprint, part) in enumerate(self._bodies):
            foot = Leaf(format=format_)
            _foot(foot, imprint, part, f"{at + 1}/{len(self._bodies)}")
            self._note(foot)
            self._canvas.setPageSize((format_.paper_width, format_.paper_height))
            self._canvas.addLiteral(zlib.decompress(body).decode("latin-1"))
            _words(self._canvas, foot.words, format_.paper_height)
            self._canvas.showPage()
            self._texts[at] = "\n".join([self._texts[at], *foot.told])
        self._bodies.clear()
        self._canvas.save()
        return self._made.getvalue(), tuple(self._texts), tuple(self._lacking)

    def _taken(self) -> str:
        """What was drawn since the last page, taken off the canvas."""
        canvas: Any = self._canvas  # reportlab has no door of its own to what it has drawn
        drawn, canvas._code = "\n".join(canvas._code), []  # noqa: SLF001
        return drawn

    def _note(self, leaf: Leaf) -> None:
        for _, _, text, face, _, _ in leaf.words:
            self._lacking.update(dict.fromkeys(face.lacks(text)))


def _foot(leaf: Leaf, imprint: Imprint, part: str, number: str) -> None:
    face, size, at = regular(), 8.5, leaf.format
    leaf.word(at.left, at.foot, imprint.foot_left, face, size)
    said = " ".join(filter(None, (imprint.middle or imprint.title, part)))
    room = 2 * (min((at.left + at.right) / 2 - at.left - face.width(imprint.foot_left, size), at.width / 2) - 3 * MM)
    fitted = min(size, max(5.5, room / max(face.width(said, 1), 1)))
    middle = (at.left + at.right - face.width(said, fitted)) / 2
    leaf.word(middle, at.foot, said, face, fitted)
    leaf.word(at.right - face.width(number, size), at.foot, number, face, size)
    for text in (imprint.foot_left, said, number):
        leaf.tell(text)


def _stamp(leaf: Leaf, text: str) -> None:
    """A framed word in the margin above the page, at the right: whose copy this is and what becomes of it."""
    if not text:
        return
    at = leaf.format
    size = min(9.5, 9.5 * (at.width - 4 * MM) / max(bold().width(text, 9.5), 1))
    wide = bold().width(text, size) + 4 * MM
    leaf.frame(at.right - wide, STAMP, wide, STAMP_HEIGHT, 1.0)
    leaf.word(at.right - wide + 2 * MM, baseline(STAMP, STAMP_HEIGHT, size), text, bold(), size)
    leaf.told.insert(0, text)


def _page(canvas: Canvas, leaf: Leaf, watermark: str) -> None:
    high = leaf.format.paper_height
    if watermark:
        _watermark(canvas, watermark, leaf.format)
    if leaf.areas:
        canvas.setFillGray(SHADE)
        for x, y, width, height in leaf.areas:
            canvas.rect(x, high - y - height, width, height, stroke=0, fill=1)
    canvas.setFillGray(0)
    for weight, segments in leaf.rules.items():
        canvas.setLineWidth(weight)
        canvas.lines([(x1, high - y1, x2, high - y2) for x1, y1, x2, y2 in segments])
    for x, y, width, height, weight in leaf.frames:
        canvas.setLineWidth(weight)
        canvas.rect(x, high - y - height, width, height)
    if leaf.dashes:
        canvas.setLineWidth(THIN)
        canvas.setDash(3, 2)
        canvas.lines([(x1, high - y1, x2, high - y2) for x1, y1, x2, y2 in leaf.dashes])
        canvas.setDash()
    _words(canvas, leaf.words, high)


def _words(canvas: Canvas, words: Sequence[Word], high: float) -> None:
    text: PDFTextObject = canvas.beginText()
    font, spaced, stroke = ("", 0.0), 0.0, 0.0
    for x, y, content, face, size, spacing in words:
        if not content:
            continue
        if stroke != face.stroke * size:
            stroke = face.stroke * size
            _thicken(text, stroke)
        if font != (face.name, size):
            font = (face.name, size)
            text.setFont(*font)
        if spaced != spacing:
            spaced = spacing
            text.setCharSpace(spacing)
        text.setTextOrigin(x, high - y)
        text.textOut(content)
    if stroke:
        _thicken(text, 0.0)
    canvas.drawText(text)


def _thicken(text: PDFTextObject, stroke: float) -> None:
    """Draw the outlines of what follows `stroke` points wide: a bold for faces that have none of their own."""
    text.setTextRenderMode(2 if stroke else 0)
    if stroke:
        within: Any = text  # the line stays in one piece for those who copy it: reportlab has no word for this
        within._code.append(f"{stroke:.3f} w")  # noqa: SLF001


def _watermark(canvas: Canvas, text: str, paper: Format) -> None:
    """A pale word across the page: training papers can never be taken for real ones."""
    canvas.saveState()
    canvas.setFillGray(0.87)
    canvas.translate(paper.paper_width / 2, paper.paper_height / 2)
    canvas.rotate(52 if paper.paper_height > paper.paper_width else 33)
    size = min(150.0, 700.0 / max(bold().width(text, 1), 1))
    canvas.setFont(bold().name, size)
    canvas.drawCentredString(0, -0.38 * size, text)
    canvas.restoreState()
