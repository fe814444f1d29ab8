"""A font as it stands in the PDF, so that every name copies out as it was typed.

reportlab alone does not know variation selectors, writes characters beyond U+FFFF wrongly into the copy table of the
PDF (𠮷 comes out as ₻), and turns a no-break space into a space. Here each character that is more than one glyph for
one code point goes by a private code point of plane 15 of its own, bound to the glyph that draws it, and the copy
table gives back what was typed.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from struct import unpack_from
from typing import Any
from unicodedata import category

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from kyoju_desktop.i18n.coverage import Coverage, belongs, clusters, is_selector

BOXES = "☐☑☒"  # drawn as shapes by `page`; here an empty glyph of full width that copies out as the box
_GETA, _FULL_BLANK, _NARROW_BLANK = 0x3013, 0x3000, 0x20
_NO_BREAK = "\xa0"
_STOOD_IN = frozenset(BOXES + _NO_BREAK)
_PRIVATE = 0xF0000
# Between ideographs poppler drops a narrow space, and writes a wide one and a no-break space as a narrow one.
_SPACES, _WIDE_FROM = frozenset(" \u3000\xa0"), "\u2e80"
_SPACED = re.compile("[\u2e80-\U0010ffff] |[^ \u3000\xa0][\u3000\xa0]")


class Embedded(TTFont):
    """reportlab's TrueType font with variants, marks and a right copy table."""

    def __init__(self, name: str, file: str, coverage: Coverage) -> None:
        super().__init__(name, file, asciiReadable=False)
        self.coverage = coverage
        own: Any = self.face
        _mend_metrics(own)
        self._glyphs: dict[int, int] = own.charToGlyph
        self.plain = frozenset(filter(_is_plain, map(chr, self._glyphs)))
        self.strange: set[str] = set()
        self.widths = _Widths(self)
        self._spelled: dict[str, str] = {}
        self._meant: dict[int, str] = {}
        self._private = count(_PRIVATE)

    def enter(self, cluster: str) -> float:
        """Make a character, with its selector and marks, known to the font; its width in em."""
        face: Any = self.face
        if cluster in self.plain:
            return float(face.charWidths[ord(cluster)]) / 1000
        glyphs = () if cluster in _STOOD_IN or is_selector(cluster) else self.coverage.glyphs(cluster)
        drawn = [(glyph, self._advance(glyph)) for glyph in glyphs] or [self._stand_in(cluster)]
        # Several glyphs are a letter with marks over it, each of which stands for itself.
        parts = [cluster] if len(drawn) == 1 else list(cluster)
        self._spelled[cluster] = "".join(map(self._bind, drawn, parts))
        return sum(width for _, width in drawn) / 1000

    def _bind(self, drawn: tuple[int, float], meant: str) -> str:
        """A private character that draws a glyph of a width and copies out as what is meant."""
        face: Any = self.face
        code = next(self._private)
        self._glyphs[code], face.charWidths[code] = drawn
        self._meant[code] = meant
        return chr(code)

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: ANN401, N802
        """Codes by subset."""
        if not self.plain.issuperset(text) or _SPACED.search(text):
            text = "".join(map(self._spell, _closed(text)))
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802
        """Write the font's objects into the document: as reportlab does it, but with our copy table."""
        state = self.state[doc]
        state.frozen = 1
        face: Any = self.face
        for number, subset in enumerate(state.subsets):
            internal = self.getSubsetInternalName(number, doc)[1:]
            base = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("ascii")
            made: Any = pdfdoc.PDFTrueTypeFont()
            made.Name, made.BaseFont = internal, base
            made.FirstChar, made.LastChar = 0, len(subset) - 1
            made.Widths = pdfdoc.PDFArray([face.getCharWidth(code) for code in subset])
            table = pdfdoc.PDFStream()
            table.content = _copy_table(base, self._entries(subset))
            if doc.compression:
                table.filters = [pdfdoc.PDFZCompress]
            made.ToUnicode = doc.Reference(table, f"toUnicodeCMap:{base}")
            made.FontDescriptor = face.addSubsetObjects(doc, base, subset)
            doc.Reference(made, internal)
            doc.idToObject["BasicFonts"].dict[internal] = made
        del self.state[doc]

    def _stand_in(self, cluster: str) -> tuple[int, float]:
        """What is drawn for something that the face has no glyph for; entered as strange unless that is right."""
        if cluster in BOXES:
            return self._of(_FULL_BLANK)
        if cluster == _NO_BREAK:
            return self._of(_NARROW_BLANK)
        if category(cluster[0]) == "Cf" or belongs(cluster[0]):
            if belongs(cluster[0]):
                self.strange.add(cluster)
            return self._of(_NARROW_BLANK)[0], 0.0
        if not self.coverage.draws(cluster):
            self.strange.add(cluster)
        return self._of(ord(cluster[0]) if self.coverage.glyph(cluster[0]) else _GETA)

    def _of(self, code: int) -> tuple[int, float]:
        glyph = self._glyphs.get(code, 0)
        return glyph, self._advance(glyph)

    def _advance(self, glyph: int) -> float:
        face: Any = self.face
        return float(face._pdfScale(face.hmetrics[glyph][0]))  # noqa: SLF001 - no other way to the width of a glyph

    def _spell(self, piece: str) -> str:
        """The codes of a character, or of one with the space after it."""
        if piece in self.plain:
            return piece
        if piece not in self._spelled:
            if len(piece) > 1 and piece[-1] in _SPACES:
                self._spelled[piece] = self._with_space(piece[:-1], piece[-1])
            else:
                self.widths[piece] = self.enter(piece)
        return self._spelled[piece]

    def _with_space(self, cluster: str, space: str) -> str:
        codes = self._spell(cluster)
        if len(codes) > 1:
            return codes + self._spell(space)
        wide = self.widths[cluster] + self.widths[space]
        return self._bind((self._glyphs[ord(codes)], wide * 1000), cluster + space)

    def _entries(self, subset: list[int]) -> list[str]:
        """By code, what it stands for in UTF-16BE."""
        found: list[str] = []
        for at, code in enumerate(subset):
            if code == 0 or (code == _NARROW_BLANK and at != _NARROW_BLANK):
                continue  # fillers of reportlab
            meant = self._meant.get(code) or chr(code)
            found.append(f"<{at:02X}> <{meant.encode('utf-16-be', 'surrogatepass').hex().upper()}>")
        return found


class _Widths(dict[str, float]):
    """Widths in em by character with its selector and marks, filled as they are asked for."""

    def __init__(self, font: Embedded) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, cluster: str) -> float:
        self[cluster] = found = self._font.enter(cluster)
        return found


def _mend_metrics(face: Any) -> None:  # noqa: ANN401 - reportlab's class is untyped here
    """Where the last glyphs of a face share one width, reportlab keeps it in other units than the rest."""
    (whole,) = unpack_from(">H", face.get_table("hhea"), 34)
    width = face.hmetrics[whole - 1][0]
    face.hmetrics[whole:] = [(width, bearing) for _, bearing in face.hmetrics[whole:]]


def _closed(text: str) -> Iterator[str]:
    """The characters of a text; a space that readers of a PDF would drop or flatten goes with the one before it."""
    held = ""
    for cluster in clusters(text):
        if held and cluster in _SPACES and (cluster != " " or held[0] >= _WIDE_FROM) and held not in _SPACES:
            yield held + cluster
            held = ""
            continue
        if held:
            yield held
        held = cluster
    if held:
        yield held


def _is_plain(char: str) -> bool:
    """Whether the character stands for itself alone and reportlab writes it as it is."""
    return char not in _STOOD_IN and not belongs(char) and category(char) != "Cf"


def _copy_table(name: str, entries: Iterable[str]) -> str:
    """The ToUnicode table, at most a hundred entries a block (PDF 32000-1, 9.10.3)."""
    blocks, rest = [], list(entries)
    while rest:
        block, rest = rest[:100], rest[100:]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
