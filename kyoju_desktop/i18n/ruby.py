"""Texts with furigana, {名前|なまえ}: read, made plain, and divided into lines for screen and paper alike.

Lengths are in whatever unit the two measures give: one for the letters, one for the readings above them.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kyoju_desktop.i18n.coverage import belongs

Measure = Callable[[str], float]
_MARKED = re.compile(r"\{([^{}|]+)\|([^{}|]*)\}")
_NOT_FIRST = frozenset("、。，．・：；？！）」』】〕〉》”’…ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％,.!?:;)")
_NOT_LAST = frozenset("（「『【〔〈《“‘(")
_WIDE_FROM = "\u2e80"  # from here on a line may end between two characters
_HANGUL = ("\uac00", "\ud7a3")
_OVERHANG = 0.5  # of a reading letter: how far a reading may stand over a bare neighbour


@dataclass(frozen=True)
class Piece:
    """Some letters with the reading that stands above them ("" where there is none)."""

    base: str
    reading: str = ""


@dataclass(frozen=True)
class Placed:
    """A piece on a line: where its letters begin, where its reading begins and how far its letters stand apart."""

    x: float
    piece: Piece
    reading_x: float = 0.0
    spacing: float = 0.0


@dataclass(frozen=True)
class _Cell:
    """A piece with its widths; `left` is how far the reading stands out over the letters before."""

    piece: Piece
    width: float
    base: float
    reading: float
    left: float = 0.0


def pieces(text: str) -> tuple[Piece, ...]:
    """The text as pieces, in order."""
    found, at = [], 0
    for mark in _MARKED.finditer(text):
        if mark.start() > at:
            found.append(Piece(text[at : mark.start()]))
        found.append(Piece(mark[1], mark[2]))
        at = mark.end()
    if at < len(text):
        found.append(Piece(text[at:]))
    return tuple(found)


def plain(text: str) -> str:
    """The text without its readings."""
    return _MARKED.sub(r"\1", text)


def marked(base: str, reading: str) -> str:
    """Letters with a reading; without one, or where the marks themselves occur in them, the letters alone."""
    if not reading or any(sign in base + reading for sign in "{}|"):
        return base
    return f"{{{base}|{reading}}}"


def has_readings(text: str) -> bool:
    """Whether anything stands above the letters."""
    return _MARKED.search(text) is not None


def lines(text: str, room: float, letters: Measure, readings: Measure) -> list[tuple[Placed, ...]]:
    """The text in lines of at most `room`; words are kept whole where the text has spaces."""
    found: list[tuple[Placed, ...]] = []
    for paragraph in text.split("\n"):
        found += _paragraph(paragraph, room, letters, readings)
    return found


def natural_width(text: str, letters: Measure, readings: Measure) -> float:
    """How wide the longest paragraph is on one line."""
    return max(sum(cell.width for cell in _cells(pieces(part), letters, readings)) for part in text.split("\n"))


def _paragraph(text: str, room: float, letters: Measure, readings: Measure) -> list[tuple[Placed, ...]]:
    made: list[list[_Cell]] = [[]]
    used = 0.0
    for word in _words(text, room, letters):
        cells = list(_cells(word, letters, readings))
        wide = sum(cell.width for cell in cells)
        bare = wide - _trailing(word, letters)
        if made[-1] and used + bare > room + 1e-6:
            made.append([])
            used = 0.0
        made[-1] += cells
        used += wide
    return [_placed(_merged(line, letters)) for line in made]


def _trailing(word: tuple[Piece, ...], letters: Measure) -> float:
    last = word[-1].base
    return letters(last) - letters(last.rstrip(" "))


def _words(text: str, room: float, letters: Measure) -> Iterator[tuple[Piece, ...]]:
    """The parts that stay on one line."""
    word: list[Piece] = []
    for piece in pieces(text):
        for part in [piece] if piece.reading else map(Piece, re.findall(r"[^ ]* +|[^ ]+", piece.base)):
            word.append(part)
            if part.base.endswith(" "):
                yield from _divided(word, room, letters, spaced=True)
                word = []
    if word:
        yield from _divided(word, room, letters, spaced=" " in text)


def _divided(word: list[Piece], room: float, letters: Measure, *, spaced: bool) -> Iterator[tuple[Piece, ...]]:
    """A word as it is, or in parts where it has no spaces or is longer than a line."""
    if spaced and sum(letters(piece.base) for piece in word) <= room:
        yield tuple(word)
        return
    part: list[Piece] = []
    for piece in word:
        for single in [piece] if piece.reading else _runs(piece.base):
            if part and _may_part(part[-1].base[-1], single.base[0]):
                yield tuple(part)
                part = []
            part.append(single)
    if part:
        yield tuple(part)


def _runs(text: str) -> Iterator[Piece]:
    """The letters one by one, Latin and Korean words whole."""
    run = ""
    for char in text:
        if run and _may_part(run[-1], char):
            yield Piece(run)
            run = ""
        run += char
    if run:
        yield Piece(run)


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NOT_FIRST or before in _NOT_LAST or after == " " or belongs(after):
        return False
    if before == " ":
        return True
    return _wide(before) or _wide(after)


def _wide(char: str) -> bool:
    return char >= _WIDE_FROM and not _HANGUL[0] <= char <= _HANGUL[1]


def _cells(word: tuple[Piece, ...], letters: Measure, readings: Measure) -> Iterator[_Cell]:
    for at, piece in enumerate(word):
        base = letters(piece.base)
        if not piece.reading:
            yield _Cell(piece, base, base, 0.0)
            continue
        above = readings(piece.reading)
        free = _OVERHANG * above / len(piece.reading)
        left = min(max(0.0, (above - base) / 2), free) if at and not word[at - 1].reading else 0.0
        right = 0.0
        if at + 1 < len(word) and not word[at + 1].reading:
            right = min(max(0.0, (above - base) / 2), free)
        yield _Cell(piece, max(base, above - left - right), base, above, left)


def _merged(cells: list[_Cell], letters: Measure) -> list[_Cell]:
    """Neighbours without a reading in one piece."""
    found: list[_Cell] = []
    for cell in cells:
        if found and not cell.piece.reading and not found[-1].piece.reading:
            base = found.pop().piece.base + cell.piece.base
            cell = _Cell(Piece(base), letters(base), letters(base), 0.0)  # noqa: PLW2901 - the two are one now
        found.append(cell)
    return found


def _placed(cells: list[_Cell]) -> tuple[Placed, ...]:
    """Letters in the middle of their cell; a short reading is spread over its letters."""
    found, x = [], 0.0
    for cell in cells:
        made = Placed(x + (cell.width - cell.base) / 2, cell.piece)
        if cell.piece.reading:
            spare = max(0.0, cell.width - cell.reading)
            spacing = spare / len(cell.piece.reading)
            start = x - cell.left if cell.reading > cell.width else x + spacing / 2
            made = replace(made, reading_x=start, spacing=spacing)
        found.append(made)
        x += cell.width
    return tuple(found)
