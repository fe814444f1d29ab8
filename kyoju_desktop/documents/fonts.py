"""The faces of the forms, one behind the other: every name is drawn by the first that has it, variant for variant.

BIZ UDPGothic is the face of the forms, with the variants of Adobe-Japan1. What it lacks comes from Noto Sans JP
(𠮷, Vietnamese), then from IPAmj明朝 (the variants of Moji_Joho, as the resident register writes them), then from the
faces of other scripts. None but the first is read before a text needs it. What no face has is drawn as the plain
character or as 〓, still copies out as typed, and is told to the clerk before printing: nothing is replaced silently.
"""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from reportlab.pdfbase import pdfmetrics

from kyoju_desktop.documents.embedded import BOXES, Embedded
from kyoju_desktop.i18n.coverage import clusters, coverage, font_file, phrases

__all__ = ["BOXES", "Chain", "Face", "Typeface", "bold", "face_for", "regular"]


class Typeface:
    """One face: what it can draw, how wide that is (in em), and its reportlab font, read when first needed.

    `stroke` is by how many em its outlines are thickened.
    """

    def __init__(self, name: str, stroke: float = 0.0) -> None:
        self.name = name
        self.stroke = stroke
        self._coverage = coverage(f"{name}.ttf")

    @cached_property
    def font(self) -> Embedded:
        """The font as reportlab embeds it."""
        return _embedded(self.name)

    @property
    def plain(self) -> frozenset[str]:
        """The characters that the face has as they are and that stand for themselves."""
        return self.font.plain

    @property
    def widths(self) -> dict[str, float]:
        """Widths in em by character, or by a character with its selector and marks."""
        return self.font.widths

    def draws(self, cluster: str) -> bool:
        """Whether the face has this character, with its selector and marks."""
        return self._coverage.draws(cluster)

    def ems(self, text: str) -> list[float]:
        """How wide each character is, in em; a selector or mark adds nothing of its own."""
        if self.plain.issuperset(text):
            return list(map(self.widths.__getitem__, text))
        found: list[float] = []
        for cluster in clusters(text):
            found += [self.widths[cluster], *[0.0] * (len(cluster) - 1)]
        return found

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        return sum(self.ems(text)) * size

    def lacks(self, text: str) -> tuple[str, ...]:
        """What of the text cannot be drawn as it is, each once: characters, or a base with its selector."""
        if self.plain.issuperset(text):
            return ()
        self.ems(text)
        return tuple(dict.fromkeys(each for each in clusters(text) if each in self.font.strange))


class Chain:
    """Faces one behind the other for one language; the home face draws what none of them has."""

    def __init__(self, faces: Sequence[Typeface], home: Typeface) -> None:
        self.faces = tuple(faces)
        self.home = home
        self._chosen: dict[str, Typeface] = {}

    @property
    def name(self) -> str:
        """The name of the home face."""
        return self.home.name

    @cached_property
    def plain(self) -> frozenset[str]:
        """The characters that the first face draws as they are: most texts hold no others."""
        return frozenset(char for char in self.faces[0].plain if not _is_wide_elsewhere(char))

    def face_of(self, cluster: str) -> Typeface:
        """The face that draws a character with its selector and marks."""
        found = self._chosen.get(cluster)
        if found is None:
            found = self._first(cluster) or self._first(cluster[0]) or self.home
            self._chosen[cluster] = found
        return found

    def runs(self, text: str) -> Iterator[tuple[str, Typeface]]:
        """The text in parts of one face each; a name in Latin letters is one part wherever one face has it whole."""
        if self.plain.issuperset(text):
            yield text, self.faces[0]
            return
        run, face = "", self.home
        for piece, own in self._pieces(text):
            if run and piece.isspace() and face.draws(piece):
                own = face  # noqa: PLW2901 - a space belongs to what stands before it
            if own is not face and run:
                yield run, face
                run = ""
            run, face = run + piece, own
        if run:
            yield run, face

    def ems(self, text: str) -> list[float]:
        """How wide each character is, in em."""
        if self.plain.issuperset(text):
            return list(map(self.faces[0].widths.__getitem__, text))
        return [em for run, face in self.runs(text) for em in face.ems(run)]

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        return sum(self.ems(text)) * size

    def lacks(self, text: str) -> tuple[str, ...]:
        """What of the text no face can draw."""
        return tuple(dict.fromkeys(each for run, face in self.runs(text) for each in face.lacks(run)))

    def _first(self, cluster: str) -> Typeface | None:
        return next((face for face in self.faces if face.draws(cluster)), None)

    def _pieces(self, text: str) -> Iterator[tuple[str, Typeface]]:
        for phrase in phrases(text):
            faces = self.faces
            if len(phrase) > 1 and any(map(_is_wide_elsewhere, phrase)):
                faces = (_face("NotoSans", strong=self.home.name.endswith("Bold")), *faces)
            whole = next((face for face in faces if all(map(face.draws, phrase))), None)
            for cluster in phrase:
                yield cluster, whole or self.face_of(cluster)


Face = Typeface | Chain


def _is_wide_elsewhere(cluster: str) -> bool:
    """Greek and Cyrillic letters, which a Japanese face sets as wide as ideographs: unreadable in a name."""
    return "\u0370" <= cluster[0] <= "\u052f"


# Chinese and Korean come in one weight only, IPAmj明朝 too: `page` thickens its strokes.
_OWN_FACES = {"latin": ("NotoSans",), "zh_hans": ("NotoSansSC", "NotoSans"), "ko": ("NotoSansKR", "NotoSans")}
_BEHIND = ("NotoSansJP", "ipamjm", "NotoSans", "NotoSansKR", "NotoSansSC")
_BOLD_STROKE = 0.035  # em
_WEIGHTS = frozenset({"BIZUDPGothic", "NotoSans", "NotoSansJP"})


def face_for(script: str, *, strong: bool = False) -> Chain:
    """The faces of a language: its own first, the Japanese ones behind (names of bodies stay Japanese)."""
    return _chain(_OWN_FACES.get(script, ()), strong=strong)


@cache
def _chain(own: tuple[str, ...], *, strong: bool) -> Chain:
    names = dict.fromkeys([*own, "BIZUDPGothic", *_BEHIND])
    return Chain([_face(name, strong=strong) for name in names], _face("BIZUDPGothic", strong=strong))


def regular() -> Chain:
    """BIZ UDPGothic Regular and what stands behind it: what is filled in, labels, running text."""
    return face_for("")


def bold() -> Chain:
    """The same in bold: titles, names, marks."""
    return face_for("", strong=True)


@cache
def _face(name: str, *, strong: bool) -> Typeface:
    if name in _WEIGHTS:
        return Typeface(f"{name}-Bold" if strong else f"{name}-Regular")
    return Typeface(name if name == "ipamjm" else f"{name}-Regular", _BOLD_STROKE if strong else 0.0)


@cache
def _embedded(name: str) -> Embedded:
    made = Embedded(name, str(font_file(f"{name}.ttf")), coverage(f"{name}.ttf"))
    pdfmetrics.registerFont(made)
    return made
