"""The faces of the forms, read once when first needed, and embedded so that every name copies out as it was typed.

reportlab alone writes characters beyond U+FFFF wrongly into the copy table of the PDF (𠮷 comes out as ₻), and turns
a no-break space into a space; `_Embedded` mends both. A character that the face lacks is drawn as 〓, still copies
out as itself, and is told to the clerk before printing (`Typeface.lacks`): nothing is replaced silently.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from kyoju_desktop.i18n.places import shipped

GETA = "〓"
BOXES = "☐☑☒"  # drawn as shapes by `page`; here an empty glyph of full width that copies out as the box
_FULL_BLANK = 0x3000
_NARROW_BLANK = 0x20
# Code points of no width of their own: variation selectors, joiners, direction marks.
_INVISIBLE = {"Cf"}


class Typeface:
    """One face: which characters it has, how wide they are (in em), and its reportlab font."""

    def __init__(self, name: str, file: str) -> None:
        self.name = name
        self.font = _Embedded(name, str(shipped("resources") / "fonts" / file))
        self.widths = self.font.widths
        self.known = frozenset(map(chr, self.font.face.charToGlyph))
        pdfmetrics.registerFont(self.font)

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        return sum(map(self.widths.__getitem__, text)) * size

    def lacks(self, text: str) -> tuple[str, ...]:
        """What of the text cannot be drawn as it is, each once: characters, or a base with its selector."""
        self.width(text, 1)
        if self.widths.strange.isdisjoint(text):
            return ()
        found: list[str] = []
        for at, char in enumerate(text):
            if char in self.widths.strange:
                cluster = text[at - 1] + char if is_selector(char) and at else char
                if cluster not in found:
                    found.append(cluster)
        return tuple(found)


class Chain:
    """Faces one behind the other for one language: every character is drawn by the first face that has it."""

    def __init__(self, faces: Sequence[Typeface]) -> None:
        self.faces = tuple(faces)
        self.widths = _ChainWidths(self)

    def face_of(self, char: str) -> Typeface:
        """The face that draws a character; the last one where none has it."""
        return next((face for face in self.faces if char in face.known), self.faces[-1])

    def runs(self, text: str) -> Iterator[tuple[str, Typeface]]:
        """The text in parts of one face each."""
        for face, chars in groupby(text, self.face_of):
            yield "".join(chars), face

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        return sum(map(self.widths.__getitem__, text)) * size

    def lacks(self, text: str) -> tuple[str, ...]:
        """What of the text no face can draw."""
        return tuple(dict.fromkeys(each for run, face in self.runs(text) for each in face.lacks(run)))


class _ChainWidths(dict[str, float]):
    """Widths in em by character, from the face that draws it."""

    def __init__(self, chain: Chain) -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, char: str) -> float:
        self[char] = found = self._chain.face_of(char).widths[char]
        return found


Face = Typeface | Chain


@cache
def face_for(script: str, *, strong: bool = False) -> Face:
    """The faces of a language: its own first, the Japanese one behind (names of bodies stay Japanese)."""
    last = bold() if strong else regular()
    own = _OWN_FACES.get(script, ())
    return Chain([*(_noto(name, strong=strong) for name in own), last]) if own else last


# Chinese and Korean come in one weight only: a bold cut would weigh as much again.
_OWN_FACES = {"latin": ("NotoSans",), "zh_hans": ("NotoSansSC", "NotoSans"), "ko": ("NotoSansKR", "NotoSans")}


@cache
def _noto(name: str, *, strong: bool) -> Typeface:
    weight = "Bold" if strong and name == "NotoSans" else "Regular"
    return _weighted(f"{name}-{weight}")


@cache
def _weighted(name: str) -> Typeface:
    return Typeface(name, f"{name}.ttf")


@cache
def regular() -> Typeface:
    """BIZ UDPGothic Regular: what is filled in, labels, running text."""
    return Typeface("BIZUDPGothic", "BIZUDPGothic-Regular.ttf")


@cache
def bold() -> Typeface:
    """BIZ UDPGothic Bold: titles, names, marks."""
    return Typeface("BIZUDPGothic-Bold", "BIZUDPGothic-Bold.ttf")


def is_selector(char: str) -> bool:
    """Whether the character chooses the variant of the one before it (IVS, standardised variants)."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


class _Widths(dict[str, float]):
    """Widths in em by character, filled as they are asked for; what the face lacks is entered into it as 〓."""

    def __init__(self, face: Any) -> None:  # noqa: ANN401 - reportlab's own class is untyped here
        super().__init__()
        self._face = face
        self.strange: set[str] = set()

    def __missing__(self, char: str) -> float:
        return self.enter(char)

    def enter(self, char: str) -> float:
        """Make the character known to the face; its width in em."""
        code = ord(char)
        if code not in self._face.charToGlyph:
            self._stand_in(char, code)
        found = float(self._face.charWidths[code]) / 1000
        self[char] = found
        return found

    def _stand_in(self, char: str, code: int) -> None:
        model, empty = ord(GETA), False
        if char in BOXES:
            model = _FULL_BLANK
        elif is_selector(char) or unicodedata.category(char) in _INVISIBLE:
            model, empty = _NARROW_BLANK, True
        if is_selector(char) or (char not in BOXES and not empty):
            self.strange.add(char)
        self._face.charToGlyph[code] = self._face.charToGlyph[model]
        self._face.charWidths[code] = 0 if empty else self._face.charWidths[model]


class _Embedded(TTFont):
    """reportlab's TrueType font with a right copy table."""

    def __init__(self, name: str, file: str) -> None:
        super().__init__(name, file, asciiReadable=False)
        self.widths = _Widths(self.face)

    def splitString(self, text: str, doc: Any, encoding: str = "utf-8") -> list[tuple[int, bytes]]:  # noqa: ANN401, N802
        """Codes by subset; the no-break space goes by another code point, because reportlab would flatten it."""
        for char in set(text).difference(self.widths):
            self.widths.enter(char)
        if "\xa0" in text:
            self.face.charToGlyph[_NBSP_STAND_IN] = self.face.charToGlyph[_NARROW_BLANK]
            self.face.charWidths[_NBSP_STAND_IN] = self.face.charWidths[_NARROW_BLANK]
            text = text.replace("\xa0", chr(_NBSP_STAND_IN))
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
            table.content = _copy_table(base, subset)
            if doc.compression:
                table.filters = [pdfdoc.PDFZCompress]
            made.ToUnicode = doc.Reference(table, f"toUnicodeCMap:{base}")
            made.FontDescriptor = face.addSubsetObjects(doc, base, subset)
            doc.Reference(made, internal)
            doc.idToObject["BasicFonts"].dict[internal] = made
        del self.state[doc]


_NBSP_STAND_IN = 0xF00A0  # a private character that stands for U+00A0 inside the font


def _copy_table(name: str, subset: list[int]) -> str:
    """The ToUnicode table: code to UTF-16BE, at most a hundred entries a block (PDF 32000-1, 9.10.3)."""
    entries: list[str] = []
    for at, code in enumerate(subset):
        if code == 0 or (code == _NARROW_BLANK and at != _NARROW_BLANK):
            continue  # fillers of reportlab
        char = "\xa0" if code == _NBSP_STAND_IN else chr(code)
        entries.append(f"<{at:02X}> <{char.encode('utf-16-be', 'surrogatepass').hex().upper()}>")
    blocks = []
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
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
