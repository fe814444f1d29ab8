"""Tables: columns as wide as their words want, rows that no page parts, the head again on every page."""

from collections.abc import Sequence
from dataclasses import replace

from booklet.reading import Table
from booklet.strips import Strip, high
from booklet.styled import Line, Styled, paragraphs, width_of, write
from kyoju_desktop.documents.page import HAIR, MM, PORTRAIT, THIN, Leaf, baseline

PAD_X, PAD_Y = 1.5 * MM, 0.9 * MM
_LEADING = 1.42
_SHORT = 0.25  # of the page
_LEAST = 9  # letters that a column has room for before it divides its texts
_WIDEST_WORD = 0.34  # of the page: no word, however long, makes its column wider than this


def strips_of(table: Table, size: float, gap: float) -> list[Strip]:
    """The head and the rows of a table over the full width."""
    head = [paragraphs(cell, strong=True) for cell in table.head]
    body = [[paragraphs(cell) for cell in row] for row in table.rows]
    widths = columns([head, *body], PORTRAIT.width, size)
    top = _row(head, widths, table.centred, size, gap=gap, shaded=True, keeps=True)
    again = (_row(head, widths, table.centred, size, gap=0.0, shaded=True, keeps=True),)
    rows = [_row(row, widths, table.centred, size, gap=0.0, again=again) for row in body]
    return [top, *_tied(rows)]


def _tied(rows: list[Strip]) -> list[Strip]:
    """A short table stays whole; of a long one at least two rows stand on either side of a page's end."""
    short = high(rows) < _SHORT * PORTRAIT.height
    tied = set(range(len(rows) - 1)) if short else {0, len(rows) - 2}
    return [replace(row, keeps=number in tied) for number, row in enumerate(rows)]


def columns(rows: Sequence[Sequence[Sequence[Styled]]], room: float, size: float) -> list[float]:
    """The widths: what every column needs at least, and the rest by how much more its texts want."""
    edges = 2 * PAD_X + 0.5
    least, wants = [], []
    for column in zip(*rows, strict=True):
        texts = [each for cell in column for each in cell]
        want = max(each.width(size) for each in texts)
        need = max(*(each.longest(size) for each in texts), min(want, _LEAST * size))
        least.append(min(need, _WIDEST_WORD * room) + edges)
        wants.append(want + edges)
    wants = [max(pair) for pair in zip(least, wants, strict=True)]
    if sum(wants) <= room:
        return [want * room / sum(wants) for want in wants]
    if sum(least) >= room:
        return [each * room / sum(least) for each in least]
    # the root lets a column with one very long text not take everything from the others
    hunger = [(want - need) ** 0.75 for want, need in zip(wants, least, strict=True)]
    spare = (room - sum(least)) / sum(hunger)
    made = [min(need + hungry * spare, want) for need, hungry, want in zip(least, hunger, wants, strict=True)]
    made[-1] += room - sum(made)
    return made


def _row(
    cells: Sequence[Sequence[Styled]],
    widths: Sequence[float],
    centred: Sequence[bool],
    size: float,
    *,
    gap: float,
    shaded: bool = False,
    keeps: bool = False,
    again: tuple[Strip, ...] = (),
) -> Strip:
    lines = [
        [line for text in cell for line in text.set(width - 2 * PAD_X, size)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    height = max(len(each) for each in lines) * size * _LEADING + 2 * PAD_Y

    def draw(leaf: Leaf, y: float) -> None:
        if shaded:
            leaf.area(PORTRAIT.left, y, sum(widths), height)
            leaf.rule(PORTRAIT.left, y, PORTRAIT.right, y, THIN)
        x = PORTRAIT.left
        for cell, width, middle in zip(lines, widths, centred, strict=True):
            _cell(leaf, cell, x, y + PAD_Y, width, size, middle=middle)
            leaf.rule(x, y, x, y + height, HAIR)
            x += width
        leaf.rule(PORTRAIT.right, y, PORTRAIT.right, y + height, HAIR)
        leaf.rule(PORTRAIT.left, y + height, PORTRAIT.right, y + height, THIN if shaded else HAIR)

    return Strip(height, draw, gap=gap, keeps=keeps, again=again)


def _cell(leaf: Leaf, lines: Sequence[Line], x: float, y: float, width: float, size: float, *, middle: bool) -> None:
    for line in lines:
        at = x + (width - width_of(line, size)) / 2 if middle else x + PAD_X
        write(leaf, line, at, baseline(y, size * _LEADING, size), size)
        y += size * _LEADING
