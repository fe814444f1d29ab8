"""A font of one character, made in memory from a shipped one: it draws the character as one of its variants.

Qt drops variation selectors when it draws (measured with 6.12). A family that has nothing but the wanted form of the
one character, put before the others, makes every widget show it. The font is never written to disk.
"""

from collections.abc import Mapping
from pathlib import Path
from struct import pack, unpack_from

_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
_KEPT = ("OS/2", "cvt ", "fpgm", "prep")


def one_glyph(path: Path, glyph: int, char: str, family: str, *, bold: bool) -> bytes:
    """A TrueType font called `family` in which `char` is drawn by this glyph of the file."""
    source = _Source(path)
    shapes = source.shapes(glyph)
    places, glyf = [0], b""
    for shape, _ in shapes:
        glyf += shape + b"\0" * (-len(shape) % 4)
        places.append(len(glyf))
    count = len(shapes)
    tables = {tag: source.table(tag) for tag in _KEPT if source.has(tag)}
    tables |= {
        "head": _with(source.table("head"), 50, pack(">h", 1)),
        "hhea": _with(source.table("hhea"), 34, pack(">H", count)),
        "maxp": _with(source.table("maxp"), 4, pack(">H", count)),
        "hmtx": b"".join(metric for _, metric in shapes),
        "loca": pack(f">{count + 1}I", *places),
        "glyf": glyf,
        "cmap": _characters(ord(char)),
        "name": _names(family, "Bold" if bold else "Regular"),
        "post": pack(">IIhhIIIII", 0x30000, 0, -100, 50, 0, 0, 0, 0, 0),
    }
    return _file(tables)


class _Source:
    """The tables of a font file, read piece by piece: the large ones only where a glyph needs them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        head = self._read(0, 12)
        (count,) = unpack_from(">H", head, 4)
        rows = self._read(12, 16 * count)
        self._tables: dict[str, tuple[int, int]] = {}
        for at in range(0, 16 * count, 16):
            tag, _, start, length = unpack_from(">4sIII", rows, at)
            self._tables[tag.decode("ascii")] = (start, length)
        (self._long,) = unpack_from(">h", self.table("head"), 50)
        (self._metrics,) = unpack_from(">H", self.table("hhea"), 34)

    def has(self, tag: str) -> bool:
        return tag in self._tables

    def table(self, tag: str) -> bytes:
        return self._read(*self._tables[tag])

    def shapes(self, glyph: int) -> list[tuple[bytes, bytes]]:
        """An empty first glyph, the wanted one, and what it is made of: each as its outline and its metric."""
        numbers, found = [glyph], [(b"", self._metric(0))]
        for number in numbers:  # grows while its parts are found
            found.append((self._renumbered(self._outline(number), numbers), self._metric(number)))  # noqa: PERF401
        return found

    def _outline(self, glyph: int) -> bytes:
        start, _ = self._tables["loca"]
        if self._long:
            first, last = unpack_from(">II", self._read(start + 4 * glyph, 8))
        else:
            first, last = (2 * each for each in unpack_from(">HH", self._read(start + 2 * glyph, 4)))
        return self._read(self._tables["glyf"][0] + first, last - first)

    def _metric(self, glyph: int) -> bytes:
        start, _ = self._tables["hmtx"]
        if glyph < self._metrics:
            return self._read(start + 4 * glyph, 4)
        width = self._read(start + 4 * (self._metrics - 1), 2)
        return width + self._read(start + 4 * self._metrics + 2 * (glyph - self._metrics), 2)

    def _renumbered(self, outline: bytes, numbers: list[int]) -> bytes:
        """The outline with the parts of a composite by their new numbers; new parts are added to `numbers`."""
        if not outline or unpack_from(">h", outline)[0] >= 0:
            return outline
        made, at, flags = bytearray(outline), 10, _MORE
        while flags & _MORE:
            flags, part = unpack_from(">HH", made, at)
            if part not in numbers:
                numbers.append(part)
            made[at + 2 : at + 4] = pack(">H", numbers.index(part) + 1)
            at += 8 if flags & _WORDS else 6
            at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        return bytes(made)

    def _read(self, start: int, length: int) -> bytes:
        with self._path.open("rb") as file:
            file.seek(start)
            return file.read(length)


def _with(table: bytes, at: int, new: bytes) -> bytes:
    return table[:at] + new + table[at + len(new) :]


def _characters(code: int) -> bytes:
    """The character table: glyph 1 for the one character, in the short format too where it can name it."""
    long = pack(">HHIIIIII", 12, 0, 28, 0, 1, code, code, 1)
    if code > 0xFFFF:
        return pack(">HHHHI", 0, 1, 3, 10, 12) + long
    ends, starts = (code, 0xFFFF), (code, 0xFFFF)
    deltas = ((1 - code) & 0xFFFF, 1)
    short = pack(">HHHHHHH2HH2H2H2H", 4, 32, 0, 4, 4, 1, 0, *ends, 0, *starts, *deltas, 0, 0)
    return pack(">HHHHIHHI", 0, 2, 3, 1, 20, 3, 10, 20 + len(short)) + short + long


def _names(family: str, style: str) -> bytes:
    texts = {1: family, 2: style, 3: f"{family} {style}", 4: f"{family} {style}", 6: f"{family}-{style}"}
    rows, said = b"", b""
    for number, text in texts.items():
        coded = text.encode("utf-16-be")
        rows += pack(">HHHHHH", 3, 1, 0x409, number, len(coded), len(said))
        said += coded
    return pack(">HHH", 0, len(texts), 6 + len(rows)) + rows + said


def _file(tables: Mapping[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    rows, body = b"", b""
    start = 12 + 16 * count
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + b"\0" * (-len(data) % 4)
        checksum = sum(unpack_from(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        rows += pack(">4sIII", tag.encode("ascii"), checksum, start + len(body), len(data))
        body += padded
    return pack(">IHHHH", 0x10000, count, 16 << power, power, (count << 4) - (16 << power)) + rows + body
