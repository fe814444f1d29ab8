"""What a font file can draw, read from its own tables: characters, and variants chosen by a selector (IVS).

Only the character table of the file is read, and only when first asked: a face of 46 MB costs a few milliseconds.
Screen and paper ask the same question here, so that both draw a name with the same face.
"""

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import iter_unpack, unpack_from
from sys import byteorder

from kyoju_desktop.i18n.places import shipped

_JOINING = frozenset(" '’-‐.·")  # what may stand inside a Latin name
_SHORT, _CHARACTERS, _VARIANTS = 4, 12, 14  # the formats of the two parts of the table, as OpenType numbers them


def is_selector(char: str) -> bool:
    """Whether the character chooses the variant of the one before it (IVS, standardised variants)."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def clusters(text: str) -> Iterator[str]:
    """The text in pieces that a reader takes for one character each: a letter with its selector and its marks."""
    start = 0
    for at in range(1, len(text)):
        if not belongs(text[at]):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def belongs(char: str) -> bool:
    """Whether the character is a part of the one before it: a selector or a combining mark."""
    return char > "\u02ff" and (is_selector(char) or unicodedata.category(char)[0] == "M")


def phrases(text: str) -> Iterator[list[str]]:
    """The characters one by one, but those of a Latin, Greek or Cyrillic name together: it wants one face."""
    phrase: list[str] = []
    for cluster in clusters(text):
        if _is_letter(cluster[0]) or (phrase and cluster in _JOINING):
            phrase.append(cluster)
            continue
        if phrase:
            yield phrase
            phrase = []
        yield [cluster]
    if phrase:
        yield phrase


def _is_letter(char: str) -> bool:
    return unicodedata.category(char) in {"Lu", "Ll", "Lt"} and unicodedata.east_asian_width(char) not in "WFH"


class Coverage:
    """The glyphs that a TrueType file has, by character and by character with selector."""

    def __init__(self, table: bytes) -> None:
        self._table = table
        self._starts, self._ends, self._glyphs = self._groups()
        self._variants = self._sequences()

    def characters(self) -> Iterator[str]:
        """Every character that has a glyph."""
        for first, last in zip(self._starts, self._ends, strict=True):
            yield from map(chr, range(first, last + 1))

    def glyph(self, char: str) -> int:
        """The number of the glyph of a character, 0 without one."""
        code = ord(char)
        at = bisect_left(self._ends, code)
        if at == len(self._ends) or self._starts[at] > code:
            return 0
        return self._glyphs[at] + code - self._starts[at]

    def variant(self, base: str, selector: str) -> int:
        """The number of the glyph of a character with this selector, 0 if the face does not know the two together."""
        plain, own = self._variants.get(ord(selector), (0, 0))
        if own and (found := self._own(own, ord(base))):
            return found
        return self.glyph(base) if plain and self._is_plain(plain, ord(base)) else 0

    def draws(self, cluster: str) -> bool:
        """Whether the face has everything that this letter with its selector and marks needs."""
        return bool(self.glyphs(cluster))

    def glyphs(self, cluster: str) -> tuple[int, ...]:
        """The glyphs that draw a letter with its selector and marks; none if one is missing."""
        if len(cluster) == 2 and is_selector(cluster[1]):
            found = [self.variant(*cluster)]
        elif len(cluster) > 1 and len(whole := unicodedata.normalize("NFC", cluster)) == 1 and self.glyph(whole):
            found = [self.glyph(whole)]  # marks typed apart are placed as the designer did for the whole letter
        else:
            found = list(map(self.glyph, cluster))
        return tuple(found) if all(found) else ()

    def _groups(self) -> tuple["array[int]", "array[int]", "array[int]"]:
        """Ranges of characters: first, last, and the glyph of the first."""
        start = self._part(_CHARACTERS)
        if not start:
            return self._short_groups(self._part(_SHORT))
        (count,) = unpack_from(">I", self._table, start + 12)
        numbers = array("I", self._table[start + 16 : start + 16 + 12 * count])
        if byteorder == "little":
            numbers.byteswap()
        return numbers[0::3], numbers[1::3], numbers[2::3]

    def _short_groups(self, start: int) -> tuple["array[int]", "array[int]", "array[int]"]:
        """The same from the format of small faces, which knows no character beyond U+FFFF."""
        (twice,) = unpack_from(">H", self._table, start + 6)
        found = array("I"), array("I"), array("I")
        for at in range(start + 14, start + 14 + twice, 2):
            last, first, delta, offset = (
                unpack_from(">H", self._table, place)[0]
                for place in (at, at + twice + 2, at + 2 * twice + 2, at + 3 * twice + 2)
            )
            for code in range(first, min(last, 0xFFFE) + 1):
                glyph = code
                if offset:
                    (glyph,) = unpack_from(">H", self._table, at + 3 * twice + 2 + offset + 2 * (code - first))
                if glyph:
                    for numbers, number in zip(found, (code, code, (glyph + delta) & 0xFFFF), strict=True):
                        numbers.append(number)
        return found

    def _sequences(self) -> dict[int, tuple[int, int]]:
        """By selector, where in the table its plain and its own forms are listed."""
        start = self._part(_VARIANTS)
        if not start:
            return {}
        (count,) = unpack_from(">I", self._table, start + 6)
        rows = iter_unpack(">3sII", self._table[start + 10 : start + 10 + 11 * count])
        return {int.from_bytes(code): (plain and start + plain, own and start + own) for code, plain, own in rows}

    def _part(self, format_: int) -> int:
        """Where the part of a format begins, 0 without one."""
        (count,) = unpack_from(">H", self._table, 2)
        for _, _, at in iter_unpack(">HHI", self._table[4 : 4 + 8 * count]):
            if unpack_from(">H", self._table, at)[0] == format_:
                return int(at)
        return 0

    def _is_plain(self, start: int, code: int) -> bool:
        """Whether the selector leaves the character as it is: the ranges are sorted, 3 bytes and a length each."""
        (count,) = unpack_from(">I", self._table, start)
        at = bisect_right(range(count), code, key=lambda row: self._code(start + 4 + 4 * row)) - 1
        return at >= 0 and code <= self._code(start + 4 + 4 * at) + self._table[start + 7 + 4 * at]

    def _own(self, start: int, code: int) -> int:
        """The glyph of a character that the selector changes; sorted, 3 bytes and a glyph each."""
        (count,) = unpack_from(">I", self._table, start)
        at = bisect_left(range(count), code, key=lambda row: self._code(start + 4 + 5 * row))
        if at == count or self._code(start + 4 + 5 * at) != code:
            return 0
        return int(unpack_from(">H", self._table, start + 7 + 5 * at)[0])

    def _code(self, at: int) -> int:
        return int.from_bytes(self._table[at : at + 3])


@cache
def coverage(name: str) -> Coverage:
    """What one of the shipped font files can draw."""
    return Coverage(_character_table(font_file(name)))


def font_file(name: str) -> Path:
    """Where a shipped font lies."""
    return shipped("resources") / "fonts" / name


def _character_table(path: Path) -> bytes:
    with path.open("rb") as file:
        (count,) = unpack_from(">H", file.read(12), 4)
        for tag, _, start, length in iter_unpack(">4sIII", file.read(16 * count)):
            if tag == b"cmap":
                file.seek(start)
                return file.read(length)
    raise ValueError(f"{path.name} has no character table")
