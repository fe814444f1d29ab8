"""Rows in their order on as many sheets as they need: a long text goes on on the next, heads stand again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.grid import NOTICE_HEIGHT, Block, Drawn, Gap, Row
from kyoju_desktop.documents.items import PAD_Y, Item, Line, Para, lay, rest_of
from kyoju_desktop.documents.page import MM, THICK, Format, Leaf, baseline
from kyoju_desktop.documents.reading import Reading

_TOP = 8.0  # mm: the line with the name of the form on the sheets after the first
_WORTH = 4  # lines of a text that must fit before it is parted


@dataclass(frozen=True)
class Piece:
    """A block of the flow. `keeps`: never the last on its sheet; `again`: the head of a table, which stands again on
    every sheet to which its rows (`within`) go on. `fills`: it takes the spare height also of the last of several."""

    block: Block
    keeps: bool = False
    again: bool = False
    within: bool = False
    fills: bool = False


def flow(
    paper: Reading, pieces: list[Piece], title: str, form: Format, sizes: Sequence[float]
) -> tuple[list[list[Block]], float]:
    """The pages and the body size: the largest of those that need the fewest sheets."""
    made = [(_Flow(paper, title, form, size).pages_of(pieces), size) for size in sizes]
    return min(made, key=lambda each: (len(each[0]), -each[1]))


@dataclass
class _Flow:
    paper: Reading
    title: str
    form: Format
    size: float
    pages: list[list[Block]] = field(default_factory=lambda: [[]])
    used: float = 0.0
    again: list[Block] = field(default_factory=list)

    def pages_of(self, pieces: Sequence[Piece]) -> list[list[Block]]:
        """One sheet if everything fits; else the rows follow each other and every sheet but the last says so."""
        if self._high([each.block for each in pieces]) <= self.form.height + 0.01:
            return [[each.block for each in pieces]]
        waiting: list[Piece] = []
        left = [*accumulate(each.block.natural for each in reversed(pieces))][::-1]  # of each piece and all after it
        for at, piece in enumerate(pieces):
            if not waiting and left[at] <= self.form.height - self.used + 0.01:
                self._put([each.block for each in pieces[at:]])  # the last sheet needs no room for a notice
                break
            waiting.append(piece)
            if not piece.keeps:
                self._set(waiting)
                waiting = []
        for page in self.pages[:-1]:
            page.append(self._notice())
        filling = {id(each.block) for each in pieces if each.fills}
        if self.paper.blank:  # whoever writes by hand gets the rest of the last sheet
            filling |= {id(block) for block in self.pages[-1]}
        return [[block if id(block) in filling else _firm(block) for block in page] for page in self.pages]

    @property
    def _room(self) -> float:
        return self.form.height - NOTICE_HEIGHT - self.used

    def _set(self, pieces: Sequence[Piece]) -> None:
        """Put headings and the row that follows them on the sheet, or on a fresh one; part a row that is too long."""
        *heads, last = pieces
        if not last.within and not any(each.again for each in heads):
            self.again = []
        above = [each.block for each in heads]
        if self._high([*above, last.block]) > self._room and not self._worth_parting(above, last.block):
            self._fresh([] if any(each.again for each in heads) else self.again)
        if any(each.again for each in heads):
            self.again = above
        self._put(above)
        rest: Block | None = last.block
        while rest is not None:
            rest = self._put_what_fits(rest)
            if rest is not None:
                self._fresh(self.again)

    def _worth_parting(self, above: Sequence[Block], block: Block) -> bool:
        """Whether some lines of a long row are better here than all of it on the next sheet."""
        if not isinstance(block, Row) or self._high([block]) < self.form.height / 4:
            return False
        return self._room - self._high(above) > 2 * PAD_Y + (_WORTH + 2) * self.size * 1.5

    def _put_what_fits(self, block: Block) -> Block | None:
        if self._high([block]) <= self._room + 0.01 or not isinstance(block, Row):
            self._put([block])
            return None
        first, rest = _parted(block, self._room - 2 * PAD_Y, self.size, self.paper)
        self._put([first])
        return rest

    def _fresh(self, again: Sequence[Block]) -> None:
        self.pages.append([])
        self.used = 0.0
        self._put([self._top(), Gap(1.5)])
        self._put(again)

    def _put(self, blocks: Sequence[Block]) -> None:
        self.pages[-1] += blocks
        self.used += self._high(blocks)

    def _high(self, blocks: Sequence[Block]) -> float:
        for block in blocks:
            block.measure(self.form.width, self.size)
        return sum(block.natural for block in blocks)

    def _top(self) -> Block:
        text = self.paper.words("continued", label=self.title)

        def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:
            leaf.word(x, baseline(y, height - 1 * MM, 12), text, bold(), 12)
            leaf.rule(x, y + height, x + width, y + height, THICK)
            leaf.tell(text)

        return Drawn(_TOP, draw)

    def _notice(self) -> Block:
        text = self.paper.words("next_sheet")

        def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:
            at = x + width - regular().width(text, 9)
            leaf.word(at, baseline(y + 0.5 * MM, height - 0.5 * MM, 9), text, regular(), 9)
            leaf.tell(text)

        return Drawn(NOTICE_HEIGHT / MM, draw)


def _firm(block: Block) -> Block:
    """Without a claim to spare height: the last sheet of several is not drawn out."""
    return replace(block, grow=0.0) if isinstance(block, Row) and block.grow else block


def _parted(row: Row, room: float, size: float, paper: Reading) -> tuple[Row, Row]:
    """A row cut at lines: what stands in so many points, and the rest under the same labels."""
    firsts, rests = [], []
    for cell in row.cells:
        lines = lay(cell.items, cell.room, size)
        kept = _kept(lines, room)
        firsts.append(replace(cell, items=_until(cell.items, lines, kept), lines=[]))
        label = paper.words("continued", label=cell.label) if cell.label else ""
        left = rest_of(cell.items, lines[kept:]) if kept < len(lines) else ()
        rests.append(replace(cell, label=label, label_width=cell.label_width if label else 0, items=left, lines=[]))
    if not any(cell.label for cell in rests) and len(rests) > 1 and not rests[0].items:
        rests[0] = replace(rests[0], items=(Para(paper.words("continued", label=""), 8),))
    return replace(row, cells=firsts, grow=0.0), replace(row, cells=rests)


def _kept(lines: Sequence[Line], room: float) -> int:
    kept, used = 0, 0.0
    while kept < len(lines) and used + lines[kept].height <= room + 0.01:
        used += lines[kept].height
        kept += 1
    return max(kept, 1)


def _until(items: tuple[Item, ...], lines: Sequence[Line], kept: int) -> tuple[Item, ...]:
    """The items of which only these first lines stand here."""
    if kept >= len(lines):
        return items
    return tuple(_whole_items(items, lines[:kept], lines[kept].item))


def _whole_items(items: tuple[Item, ...], lines: Sequence[Line], cut: int) -> Iterator[Item]:
    yield from items[:cut]
    begun = items[cut]
    part = "".join(line.text + ("\n" if line.ends else "") for line in lines if line.item == cut)
    if isinstance(begun, Para) and part:
        yield replace(begun, text=part.removesuffix("\n"), least=0.0)
