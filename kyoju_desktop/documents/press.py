"""The printing press: pages become one PDF, the same bytes for the same pages, with our embedded faces only.

Pages are written in the operators of PDF directly (PDF 32000-1, annex A): reportlab keeps the document and the fonts.
"""

import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any, cast

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.page import MM, SHADE, THIN, Format, Leaf, Word, baseline

rl_config.useA85 = 0  # packed pages as they are: smaller, and quicker to write and to open
_STAMP, _STAMP_HEIGHT = 4.8 * MM, 5.4 * MM  # the frame of a stamp, above the top margin


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
    """Prints pages into one PDF.

    A page is packed as soon as it is drawn, so that a long pack needs little memory. How many pages there are is
    known only at the end: then every page gets its foot line.
    """

    def __init__(self, title: str, language: str) -> None:
        self._made = io.BytesIO()
        self._canvas: Any = Canvas(
            self._made,
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
        body = zlib.compress("\n".join(self._operators(leaf, imprint.watermark)).encode("ascii"), 1)
        self._bodies.append((body, leaf.format, imprint, part))
        self._texts.append("\n".join(leaf.told))

    def finish(self) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
        """The PDF with its pages numbered through, what each page says, and what no face can draw."""
        for at, (body, paper, imprint, part) in enumerate(self._bodies):
            foot = Leaf(format=paper)
            _foot(foot, imprint, part, f"{at + 1}/{len(self._bodies)}")
            self._canvas.setPageSize((paper.paper_width, paper.paper_height))
            self._canvas.addLiteral(zlib.decompress(body).decode("ascii"))
            self._canvas.addLiteral("\n".join(self._words(foot.words, paper.paper_height)))
            self._canvas.showPage()
            self._texts[at] = "\n".join([self._texts[at], *foot.told])
        self._bodies.clear()
        self._canvas.save()
        return self._made.getvalue(), tuple(self._texts), tuple(self._lacking)

    def _operators(self, leaf: Leaf, watermark: str) -> Iterator[str]:
        """Everything on a page, in the order in which it is painted."""
        high = leaf.format.paper_height
        if watermark:
            yield from self._watermark(watermark, leaf.format)
        if leaf.areas:
            yield f"{SHADE} g"
            for x, y, width, height in leaf.areas:
                yield f"{x:.2f} {high - y - height:.2f} {width:.2f} {height:.2f} re"
            yield "f 0 g"
        for weight, segments in leaf.rules.items():
            yield f"{weight:g} w"
            yield from _lines(segments, high)
        for x, y, width, height, weight in leaf.frames:
            yield f"{weight:g} w {x:.2f} {high - y - height:.2f} {width:.2f} {height:.2f} re S"
        if leaf.dashes:
            yield f"{THIN} w [3 2] 0 d"
            yield from _lines(leaf.dashes, high)
            yield "[] 0 d"
        yield from self._words(leaf.words, high)

    def _words(self, words: Sequence[Word], high: float) -> Iterator[str]:
        yield "BT"
        font, spaced, stroke = "", 0.0, 0.0
        for x, y, text, face, size, spacing in words:
            if not text:
                continue
            if stroke != face.stroke * size:
                stroke = face.stroke * size
                # A bold for faces that have none of their own: the outlines are drawn, too.
                yield f"2 Tr {stroke:.3f} w" if stroke else "0 Tr"
            if spaced != spacing:
                spaced = spacing
                yield f"{spacing:.3f} Tc"
            yield f"1 0 0 1 {x:.2f} {high - y:.2f} Tm"
            for subset, codes in face.font.splitString(text, self._document):
                name = f"{face.font.getSubsetInternalName(subset, self._document)} {size:g} Tf"
                yield f"<{codes.hex()}> Tj" if name == font else f"{name} <{codes.hex()}> Tj"
                font = name
            self._lacking.update(dict.fromkeys(face.lacks(text)))
        if spaced:
            yield "0 Tc"  # both would go on to the next words of the page
        yield "0 Tr ET" if stroke else "ET"

    def _watermark(self, text: str, paper: Format) -> Iterator[str]:
        """A pale word across the page: training papers can never be taken for real ones."""
        turned = radians(52 if paper.paper_height > paper.paper_width else 33)
        size = min(150.0, 700.0 / max(bold().width(text, 1), 1))
        across, up = cos(turned), sin(turned)
        middle = f"{paper.paper_width / 2:.2f} {paper.paper_height / 2:.2f}"
        yield f"q 0.87 g {across:.5f} {up:.5f} {-up:.5f} {across:.5f} {middle} cm"
        mark = Leaf()
        mark.word(-bold().width(text, size) / 2, 0.38 * size, text, bold(), size)
        yield from self._words(mark.words, 0.0)
        yield "Q"

    @property
    def _document(self) -> Any:  # noqa: ANN401 - untyped in reportlab
        return self._canvas._doc  # noqa: SLF001 - fonts are asked for by document


def _lines(segments: Sequence[tuple[float, float, float, float]], high: float) -> Iterator[str]:
    for x1, y1, x2, y2 in segments:
        yield f"{x1:.2f} {high - y1:.2f} m {x2:.2f} {high - y2:.2f} l"
    yield "S"


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
    leaf.frame(at.right - wide, _STAMP, wide, _STAMP_HEIGHT, 1.0)
    leaf.word(at.right - wide + 2 * MM, baseline(_STAMP, _STAMP_HEIGHT, size), text, bold(), size)
    leaf.told.insert(0, text)
