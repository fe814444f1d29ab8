"""Line breaking by the rules of Japanese typesetting (JIS X 4051): no text is ever changed, only divided.

行頭禁則 and 行末禁則 in full, Latin and Korean words and numbers whole, a number kept with its unit, 、 and 。
hanging where the cell has room for them, spaces (U+3000 too) kept at the end of the line they close. The lines of a
text, put together, are the text.
"""

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from kyoju_desktop.documents.fonts import Face
from kyoju_desktop.i18n.coverage import is_selector

NOT_FIRST = frozenset(
    "、。，．・：；？！‼⁇⁈⁉）」』】〕〉》］｝｠〗〙〟’”»›ー々ゝゞヽヾ〻〱〲ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "゛゜‐゠–〜～…‥％‰℃°′″｡｣､･ｰﾞﾟ。，),.!?:;]}%"
)
NOT_LAST = frozenset("（「『【〔〈《［｛｟〖〘〝‘“«‹￥＄￡＃№〒｢([{¥$£")
HANGING = frozenset("、。，．")
_ASCII_CLOSE = frozenset("),.!?:;]}%")
_ASCII_OPEN = frozenset("([{")
_UNITS = frozenset("円年月日時分人歳回枚件号階坪％%㎡か")
_PAIRS = frozenset("…‥―—")
# How far the ink of a hanging 、 or 。 reaches, in em (measured in BIZ UDPGothic).
HANG = 0.4

_WORD, _SPACE, _IDEOGRAPH, _MARK, _GLUE = range(5)


class Measured:
    """A text without line breaks in one face: where it may be divided, and how wide each part is (in em)."""

    __slots__ = ("breaks", "ems", "text")

    def __init__(self, text: str, face: Face) -> None:
        self.text = text
        self.ems = [0.0, *accumulate(face.ems(text))]
        self.breaks: list[int] | None = None

    def width(self, size: float) -> float:
        """The width of the whole text on one line, in points."""
        return self.ems[-1] * size

    def lines(self, width: float, size: float, hang: float = 0.0) -> list[str]:
        """The text divided into lines of at most `width` points; 、 and 。 may reach `hang` points beyond."""
        room, beyond = width / size, hang / size
        if self.ems[-1] <= room:
            return [self.text]
        if self.breaks is None:
            self.breaks = breaks_of(self.text)
        found, start, end = [], 0, len(self.text)
        while start < end:
            stop = self._stop(start, room, beyond)
            found.append(self.text[start:stop])
            start = stop
        return found

    def _stop(self, start: int, room: float, beyond: float) -> int:
        """Where the line that begins at `start` ends."""
        assert self.breaks is not None  # noqa: S101 - set by lines()
        limit = self.ems[start] + room + 1e-6
        fits = bisect_right(self.ems, limit) - 1
        if fits >= len(self.text):
            return len(self.text)
        if beyond >= HANG and self.text[fits] in HANGING:
            fits += 1
        while fits < len(self.text) and self.text[fits].isspace():
            fits += 1
        if fits >= len(self.text):
            return fits
        at = bisect_right(self.breaks, fits) - 1
        if at >= 0 and self.breaks[at] > start:
            return self.breaks[at]
        return _cluster_end(self.text, max(fits, start + 1))


def breaks_of(text: str) -> list[int]:
    """Every place at which a line may end: the index of the first character of the next line."""
    kinds = [_kind(char) for char in text]
    found = []
    solid = ""  # the last character that is no space
    for at in range(1, len(text)):
        before = text[at - 1]
        if not before.isspace():
            solid = before
        if _may_part(before, text[at], kinds[at - 1], kinds[at], solid):
            found.append(at)
    return found


def _may_part(before: str, after: str, left: int, right: int, solid: str) -> bool:
    """Whether a line may end between two characters; `solid` is the last one that is no space."""
    if right in (_MARK, _SPACE, _GLUE) or left == _GLUE or after in NOT_FIRST or solid in NOT_LAST:
        return False
    if left == _SPACE:
        return True
    if right == _WORD or after in _ASCII_OPEN:
        return left != _WORD and before not in _ASCII_CLOSE and not (before == "第" and after.isdigit())
    if before.isdigit() and after in _UNITS:
        return False
    return not (before == after and before in _PAIRS)


@lru_cache(maxsize=8192)
def _kind(char: str) -> int:
    """How a character behaves at the end of a line."""
    if char in "\xa0\u202f\u2060\ufeff\u200d":
        return _GLUE
    if char.isspace() or char == "\u200b":
        return _SPACE
    category = unicodedata.category(char)
    if category.startswith("M") or is_selector(char) or category == "Cf":
        return _MARK
    if "\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff" or "\u3130" <= char <= "\u318f":
        return _WORD
    if char < "\x7f":
        return _IDEOGRAPH if char in _ASCII_OPEN or char in _ASCII_CLOSE else _WORD
    wide = unicodedata.east_asian_width(char) in "WFH"
    return _WORD if category[0] in "L" and not wide else _IDEOGRAPH


def _cluster_end(text: str, at: int) -> int:
    """The next place from `at` on that does not part a character from its marks."""
    while at < len(text) and _kind(text[at]) in (_MARK, _GLUE):
        at += 1
    return at


def fitting(measured: Measured, width: float, largest: float, smallest: float, step: float = 0.5) -> float:
    """The largest size at which the text stands on one line; `smallest` if it never does."""
    size = largest
    while size > smallest and measured.width(size) > width:
        size -= step
    return max(size, smallest)
