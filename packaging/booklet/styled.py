"""Running text in several looks, divided into lines by the rules of Japanese typesetting."""

from bisect import insort
from collections.abc import Iterator
from itertools import accumulate

from booklet.reading import Spans, plain
from kyoju_desktop.documents.fonts import Face, bold, face_for, regular
from kyoju_desktop.documents.page import Leaf
from kyoju_desktop.documents.text import HANG, Measured, breaks_of
from kyoju_desktop.i18n.coverage import belongs

_AFTER = frozenset("\\/=,_")  # where a path or a switch may be divided, when a line is too short for it
_FEWEST = 4  # letters of a last line

Piece = tuple[str, Face]
Line = list[Piece]


def face_of(*, strong: bool, code: bool) -> Face:
    """Code is set in Noto Sans: its quotes are straight and its backslash is one."""
    if code:
        return face_for("latin", strong=strong)
    return bold() if strong else regular()


class Styled(Measured):
    """A text without line breaks in the faces of its spans."""

    def __init__(self, spans: Spans, *, strong: bool = False) -> None:
        self.pieces: list[Piece] = [
            (each.text, face_of(strong=each.strong or strong, code=each.code)) for each in spans
        ]
        self.text = plain(spans)
        self.ems = [0.0, *accumulate(em for text, face in self.pieces for em in face.ems(text))]
        self.breaks = _with_code(breaks_of(self.text), spans)

    def set(self, width: float, size: float) -> list[Line]:
        """The lines, each as pieces of one face."""
        return list(_cut(self.pieces, [len(each) for each in self._even(width, size)]))

    def _even(self, width: float, size: float) -> list[str]:
        """The lines; where the last would be a letter or two, the ones before it give it some of theirs."""
        lines = self.lines(width, size, HANG * size)
        if len(lines) == 1 or len(lines[-1].rstrip()) >= _FEWEST:
            return lines
        for fewer in range(1, _FEWEST + 2):
            narrower = self.lines(width - fewer * size, size, HANG * size)
            if len(narrower) == len(lines) and len(narrower[-1].rstrip()) >= _FEWEST:
                return narrower
        return lines

    def longest(self, size: float) -> float:
        """The width of the longest part that is not divided."""
        places = [0, *(self.breaks or ()), len(self.text)]
        ends = [len(self.text[:end].rstrip()) for end in places[1:]]
        parts = zip(places, ends, strict=False)
        return max((self.ems[max(end, start)] - self.ems[start] for start, end in parts), default=0.0) * size


def paragraphs(spans: Spans, *, strong: bool = False) -> list[Styled]:
    """The text with its own line breaks obeyed: one measured text for each line of the source."""
    found: list[Spans] = [()]
    for span in spans:
        first, *more = span.text.split("\n")
        found[-1] += (type(span)(first, span.strong, span.code),) if first else ()
        found += [(type(span)(each, span.strong, span.code),) if each else () for each in more]
    return [Styled(each, strong=strong) for each in found]


def write(leaf: Leaf, line: Line, x: float, y: float, size: float) -> None:
    """Write one line from x on its baseline y."""
    for text, face in line:
        leaf.word(x, y, text, face, size)
        x += face.width(text, size)


def width_of(line: Line, size: float) -> float:
    """How wide a line is without the spaces at its end."""
    *before, (last, face) = line or [("", regular())]
    return sum(own.width(text, size) for text, own in before) + face.width(last.rstrip(), size)


def _with_code(breaks: list[int], spans: Spans) -> list[int]:
    """In code a line may also end after a backslash and the like, but not right before another mark."""
    at = 0
    for span in spans:
        for number, char in enumerate(span.text if span.code else "", at + 1):
            inside = number - at < len(span.text)
            if inside and char in _AFTER and number not in breaks and not belongs(span.text[number - at]):
                insort(breaks, number)
        at += len(span.text)
    return breaks


def _cut(pieces: list[Piece], lengths: list[int]) -> Iterator[Line]:
    left = list(pieces)
    for length in lengths:
        line: Line = []
        while length and left:
            text, face = left.pop(0)
            line.append((text[:length], face))
            if len(text) > length:
                left.insert(0, (text[length:], face))
            length -= len(line[-1][0])  # noqa: PLW2901 - what is left of this line
        yield line
