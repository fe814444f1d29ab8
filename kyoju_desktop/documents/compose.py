"""From the blocks of a form to finished pages: one body size a page, continuation sheets for what runs on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.grid import NOTICE_HEIGHT, Block, Cell, Drawn, Gap, Row, RunOn, notice_at, shared, stack
from kyoju_desktop.documents.items import PAD_X, Item, Line, Para, lay, rest_of, told, write
from kyoju_desktop.documents.page import MM, PORTRAIT, THICK, THIN, Format, Leaf, baseline
from kyoju_desktop.documents.text import Measured, fitting
from kyoju_desktop.documents.wording import Words

# Body sizes in points, the first at which everything fits is taken. Text that runs on is set at RUN_ON_SIZE.
SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
RUN_ON_SIZE = 10.5
_TOP = 9.5  # mm: the name of the form on a further page
_NOTE = 6  # mm: the row that announces rows sent to a continuation sheet
OVERFULL_SIZE = 9.5  # on a page from which text runs on


@dataclass
class Layout:
    """A form ready to be set: its pages as lists of blocks; `reference` names the paper on continuation sheets."""

    title: str
    pages: Sequence[Sequence[Block]]
    reference: str = ""
    foot: str = ""  # stands at the foot of every page in place of the title
    sizes: Sequence[float] = SIZES
    format: Format = PORTRAIT
    leaves: list[Leaf] = field(default_factory=list)


def compose(layout: Layout, words: Words) -> list[Leaf]:
    """Set every page; the continuation sheets follow the last of them."""
    leaves: list[Leaf] = []
    runs: list[RunOn] = []
    for blocks in layout.pages:
        for part in _named(layout, blocks, words):
            leaf = Leaf(format=layout.format)
            runs += _set(leaf, part)
            leaves.append(leaf)
    return leaves + _Continuation(layout, words).sheets(runs)


def _named(layout: Layout, blocks: Sequence[Block], words: Words) -> list[list[Block]]:
    """The pages of some blocks, the further ones under the name of the form, if that costs no sheet."""
    plain = _pages(list(blocks), layout.sizes, layout.format)
    first, *more = _pages(list(blocks), layout.sizes, layout.format, top=_TOP) if len(plain) > 1 else plain
    if len(more) + 1 > len(plain):
        return plain
    return [first, *([_again(layout, words), *map(_still, part)] for part in more)]


def _again(layout: Layout, words: Words) -> Block:
    """The name of the form above the rows that go on on a further page."""
    text = words("continued", label=layout.title)

    def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:
        leaf.word(x, baseline(y, height - 2 * MM, 12), text, bold(), 12)
        leaf.rule(x, y + height - 1.5 * MM, x + width, y + height - 1.5 * MM, THICK)
        leaf.tell(text)

    made = Drawn(_TOP, draw)
    made.measure(layout.format.width, OVERFULL_SIZE)
    return made


def _still(block: Block) -> Block:
    """Without a claim to spare height: a few rows that went on are not drawn out over a page."""
    return replace(block, grow=0.0) if isinstance(block, Row | Gap) and block.grow else block


def _pages(blocks: list[Block], sizes: Sequence[float], paper: Format, *, top: float = 0.0) -> list[list[Block]]:
    """One page, measured at the largest size that fits; more only if there are too many rows that cannot move."""
    for size in sizes:
        for block in blocks:
            block.measure(paper.width, size)
        if sum(block.natural for block in blocks) <= paper.height:
            break
    else:
        for block in blocks:
            block.measure(paper.width, OVERFULL_SIZE)
    if shared(blocks, paper.height):
        return [blocks]
    pages: list[list[Block]] = [[]]
    used = 0.0
    room = paper.height - (_NOTE * MM if any(isinstance(block, Row) and block.spare for block in blocks) else 0.0)
    for block in blocks:
        needed = 0.0 if isinstance(block, Row) and block.spare else block.minimum
        if used + needed > room and pages[-1]:
            pages.append([])
            used = top * MM
        pages[-1].append(block)
        used += needed
    return pages


def _set(leaf: Leaf, blocks: list[Block]) -> list[RunOn]:
    moved: list[RunOn] = []
    heights = shared(blocks, leaf.format.height)
    if heights is None:
        blocks, moved = _send_on(blocks, leaf.format)
        heights = shared(blocks, leaf.format.height) or [block.minimum for block in blocks]
    return stack(leaf, blocks, heights, leaf.format.left, leaf.format.top, leaf.format.width) + moved


def _send_on(blocks: list[Block], paper: Format) -> tuple[list[Block], list[RunOn]]:
    """Move spare rows to the continuation sheet, the last first, until the rest has room; one row says so."""
    notices: list[Callable[[str], None]] = []

    def draw(leaf: Leaf, x: float, y: float, width: float, height: float) -> None:
        names = "、".join(run.label.replace("\n", "") for run in runs)
        size = fitting(Measured(names, regular()), width - 32 * MM, 9, 5)
        leaf.word(x + PAD_X, baseline(y, height, size), names, regular(), size)
        leaf.tell(names)
        notices.append(notice_at(leaf, x, x + width - PAD_X, y + (height - NOTICE_HEIGHT) / 2))

    note = Drawn(_NOTE, draw, framed=True)
    note.measure(paper.width, SIZES[-1])
    runs: list[RunOn] = []
    kept, place = list(blocks), len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if isinstance(block, Row) and block.spare:
            place = at
            kept.pop(at)
            runs = [_moved(cell, notices) for cell in block.cells if cell.items] + runs
            if sum(each.preferred for each in kept) + note.preferred <= paper.height:
                break
    kept.insert(place, note)
    return kept, runs


def _moved(cell: Cell, notices: list[Callable[[str], None]]) -> RunOn:
    def announce(text: str) -> None:
        if notices:
            notices.pop()(text)  # said once, by the first of the moved cells

    return RunOn(cell.label or cell.called, cell.items, announce)


class _Continuation:
    """The 別紙: what ran on, each part under the name of its row."""

    def __init__(self, layout: Layout, words: Words) -> None:
        self._layout = layout
        self._words = words
        self._leaves: list[Leaf] = []
        self._paper = layout.format
        self._y = self._paper.bottom

    def sheets(self, runs: Sequence[RunOn]) -> list[Leaf]:
        """The sheets for these parts; every part is announced where it was cut."""
        for run in runs:
            self._part(run)
        return self._leaves

    def _part(self, run: RunOn) -> None:
        label = run.label.replace("\n", "") or self._layout.title
        items: tuple[Item, ...] = run.items
        announce = run.announce
        while items:
            lines = lay(items, self._paper.width - 2 * PAD_X, RUN_ON_SIZE, hang=PAD_X)
            if self._y + self._heading_height + lines[0].height + NOTICE_HEIGHT > self._paper.bottom:
                self._fresh()
            leaf = self._leaves[-1]
            announce(self._words("goes_on", sheet=str(len(self._leaves))))
            self._heading(leaf, self._words("continued", label=label))
            for text in told(items):
                leaf.tell(text)
            kept = self._kept(lines)
            self._y = write(leaf, lines[:kept], self._paper.left + PAD_X, self._y, self._paper.width - 2 * PAD_X)
            items = rest_of(items, lines[kept:]) if kept < len(lines) else ()
            if items:
                announce = notice_at(leaf, self._paper.left, self._paper.right - PAD_X, self._y)
                self._y = self._paper.bottom
            else:
                self._y += 4 * MM
                leaf.rule(self._paper.left, self._y - 2 * MM, self._paper.right, self._y - 2 * MM, THIN)

    _heading_height = 18.0

    def _kept(self, lines: Sequence[Line]) -> int:
        """How many of the lines the sheet still holds, leaving room for a notice when some do not."""
        if self._y + sum(line.height for line in lines) <= self._paper.bottom:
            return len(lines)
        kept, y = 0, self._y + NOTICE_HEIGHT
        while y + lines[kept].height <= self._paper.bottom:
            y += lines[kept].height
            kept += 1
        return kept

    def _heading(self, leaf: Leaf, text: str) -> None:
        leaf.tell(text)
        for line in lay((Para(text, 10, least=7, strong=True),), self._paper.width - 2 * PAD_X, 10):
            for dx, part, face, size in line.words:
                leaf.word(
                    self._paper.left + PAD_X + dx, baseline(self._y, self._heading_height, size), part, face, size
                )
        self._y += self._heading_height

    def _fresh(self) -> None:
        leaf = Leaf(format=self._paper)
        self._leaves.append(leaf)
        title = self._words("sheet_title", title=self._layout.title, sheet=str(len(self._leaves)))
        leaf.word(self._paper.left, baseline(self._paper.top, 8 * MM, 13), title, bold(), 13)
        leaf.tell(title)
        if self._layout.reference:
            size = 9.0
            x = self._paper.right - regular().width(self._layout.reference, size)
            leaf.word(x, baseline(self._paper.top, 8 * MM, size), self._layout.reference, regular(), size)
            leaf.tell(self._layout.reference)
        leaf.rule(self._paper.left, self._paper.top + 9 * MM, self._paper.right, self._paper.top + 9 * MM, THICK)
        self._y = self._paper.top + 11 * MM
