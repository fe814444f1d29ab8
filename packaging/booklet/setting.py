"""Blocks on pages: the title, the contents with page numbers, the chapters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from booklet import tables
from booklet.reading import Block, Break, Code, Heading, Paragraph, Span, Table
from booklet.strips import Draw, Pages, Place, Strip, high
from booklet.styled import Line, paragraphs, write
from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.page import HAIR, MM, PORTRAIT, THICK, Leaf, baseline

BODY, SMALL = 9.5, 8.6  # points: running text, tables and code
_HEADINGS = {1: (19.0, 0.0), 2: (13.5, 7 * MM), 3: (10.8, 4.5 * MM)}  # size, space above
_LEADING = 1.6
_INDENT = 4.6 * MM
_WHOLE = 12  # lines of code; more than these may be parted where a line is empty
_AFTER_TABLE = 1.8 * MM
_SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8)  # of a section that must stand on one page


@dataclass(frozen=True)
class Link:
    """An area of a page that leads to a heading."""

    page: int
    top: float
    bottom: float
    to: Place


@dataclass(frozen=True)
class Booklet:
    """The pages, where the headings stand, and what leads to them."""

    leaves: tuple[Leaf, ...]
    places: tuple[Place, ...]
    links: tuple[Link, ...]


def booklet(blocks: Sequence[Block], contents_title: str) -> Booklet:
    """Everything before the first chapter, then the contents, then the chapters."""
    first = next(at for at, each in enumerate(blocks) if _opens(each))
    body = Pages()
    alone = False
    for section in _sections(blocks[first:]):
        top, *more = _fitted(section)
        body.put([replace(top, fresh=top.fresh or alone), *more])
        alone = isinstance(section[0], Break) and section[0].alone
    front, links = _front(blocks[:first], contents_title, body.places, 0)
    front, links = _front(blocks[:first], contents_title, body.places, len(front.leaves))
    moved = [replace(each, page=each.page + len(front.leaves)) for each in body.places]
    return Booklet((*front.leaves, *body.leaves), tuple(moved), tuple(links))


def _sections(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The chapters, each beginning with its heading or with the break before it."""
    found: list[Block] = []
    for block in blocks:
        if _opens(block) and found and not isinstance(found[-1], Break):
            yield found
            found = []
        found.append(block)
    yield found


def _opens(block: Block) -> bool:
    return isinstance(block, Break) or (isinstance(block, Heading) and block.level == 2)


def _fitted(blocks: Sequence[Block]) -> list[Strip]:
    """The strips of a section, smaller where it must stand on one page and would not."""
    broken, *rest = blocks if isinstance(blocks[0], Break) else [None, *blocks]
    alone = isinstance(broken, Break) and broken.alone
    for scale in _SCALES if alone else (1.0,):
        strips = list(_all([each for each in rest if each is not None], scale))
        if not alone or high(strips) - strips[0].gap <= PORTRAIT.height:
            return [replace(strips[0], fresh=True), *strips[1:]] if broken is not None else strips
    raise ValueError("a section that must stand on one page is too long for it")


def _all(blocks: Sequence[Block], scale: float) -> Iterator[Strip]:
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        first, *more = _strips(block, scale)
        if isinstance(block, Paragraph) and block.depth and isinstance(before, Table):
            first = replace(first, gap=_AFTER_TABLE * scale)
        if isinstance(block, Paragraph) and isinstance(after, Code):
            *others, last = first, *more
            first, *more = *others, replace(last, keeps=True)  # what the code is for stands above it
        yield from (first, *more)


def _strips(block: Block, scale: float) -> list[Strip]:
    if isinstance(block, Heading):
        return _heading(block, scale)
    if isinstance(block, Paragraph):
        return _paragraph(block, scale)
    if isinstance(block, Code):
        return _code(block, scale)
    if isinstance(block, Table):
        return tables.strips_of(block, SMALL * scale, 2.2 * MM * scale)
    raise ValueError("a break stands before a section")


def _heading(block: Heading, scale: float) -> list[Strip]:
    size, gap = (each * scale for each in _HEADINGS[block.level])
    (styled,) = paragraphs(block.spans, strong=True)
    lines = styled.set(PORTRAIT.width, size)

    def line_of(line: Line, *, last: bool) -> Strip:
        height = size * 1.45 + (1.2 * MM if last and block.level < 3 else 0.0)

        def draw(leaf: Leaf, y: float) -> None:
            write(leaf, line, PORTRAIT.left, baseline(y, size * 1.45, size), size)
            if last and block.level < 3:
                leaf.rule(PORTRAIT.left, y + height, PORTRAIT.right, y + height, THICK if block.level == 1 else HAIR)

        return Strip(height, draw, keeps=True)

    made = [line_of(each, last=number == len(lines)) for number, each in enumerate(lines, 1)]
    made[0] = replace(made[0], gap=gap, name=block.text, level=block.level)
    return made


def _paragraph(block: Paragraph, scale: float) -> list[Strip]:
    size = BODY * scale
    left = PORTRAIT.left + block.depth * _INDENT
    lines = [line for each in paragraphs(block.spans) for line in each.set(PORTRAIT.right - left, size)]
    made = [_text_line(line, left, size) for line in lines]
    if block.mark:
        made[0] = replace(made[0], draw=_marked(lines[0], block.mark, left, size))
    made[0] = replace(made[0], gap=(0.7 * MM if block.depth else 1.8 * MM) * scale)
    # no first or last line of a paragraph alone on a page
    tied = {0, len(made) - 2} if len(made) > 1 else set()
    return [replace(each, keeps=True) if number in tied else each for number, each in enumerate(made)]


def _text_line(line: Line, x: float, size: float) -> Strip:
    def draw(leaf: Leaf, y: float) -> None:
        write(leaf, line, x, baseline(y, size * _LEADING, size), size)

    return Strip(size * _LEADING, draw)


def _marked(line: Line, mark: str, x: float, size: float) -> Draw:
    def draw(leaf: Leaf, y: float) -> None:
        at = baseline(y, size * _LEADING, size)
        leaf.word(x - regular().width(mark, size) - (0.6 * MM if mark != "・" else 0.0), at, mark, regular(), size)
        write(leaf, line, x, at, size)

    return draw


def _code(block: Code, scale: float) -> list[Strip]:
    """Shaded lines; what is too long for the page goes on indented."""
    size = SMALL * scale
    left = PORTRAIT.left + block.depth * _INDENT
    inner, deeper = left + 2 * MM, 6 * MM
    room = PORTRAIT.right - inner - 2 * MM
    found: list[tuple[Line, float]] = []
    for text in block.lines:
        (styled,) = paragraphs((Span(text or " ", code=True),))
        first, *_ = whole = styled.set(room, size)
        if len(whole) > 1:
            begun = sum(len(piece) for piece, _ in first)
            (rest,) = paragraphs((Span(text[begun:], code=True),))
            whole = [first, *rest.set(room - deeper, size)]
        found += [(line, inner if number == 0 else inner + deeper) for number, line in enumerate(whole)]
    edge = 1.2 * MM

    def strip(number: int, line: Line, x: float) -> Strip:
        above, below = edge * (number == 0), edge * (number == len(found) - 1)
        height = size * 1.5 + above + below

        def draw(leaf: Leaf, y: float) -> None:
            leaf.area(left, y, PORTRAIT.right - left, height)
            write(leaf, line, x, baseline(y + above, size * 1.5, size), size)

        empty = not "".join(text for text, _ in line).strip()
        keeps = number < len(found) - 1 and not (empty and len(found) > _WHOLE)
        return Strip(height, draw, gap=1.6 * MM * scale if number == 0 else 0.0, keeps=keeps)

    return [strip(number, line, x) for number, (line, x) in enumerate(found)]


def _front(blocks: Sequence[Block], title: str, places: Sequence[Place], before: int) -> tuple[Pages, list[Link]]:
    """The title, what is said first, and the contents; the chapters begin after `before` pages."""
    pages, links = Pages(), []
    pages.put(_all(blocks, 1.0))
    heading = _heading(Heading(3, (Span(title),)), 1.0)
    pages.put([replace(each, name="") for each in heading])
    for place in places:
        target = replace(place, page=place.page + before)
        pages.put([_entry(target)])
        page, bottom = len(pages.leaves) - 1, pages.foot
        links.append(Link(page, bottom - _entry(target).height, bottom, target))
    return pages, links


def _entry(place: Place) -> Strip:
    """One line of the contents: name, dots, page."""
    chapter = place.level == 2
    size = BODY if chapter else SMALL
    face = bold() if chapter else regular()
    height = size * 1.62

    def draw(leaf: Leaf, y: float) -> None:
        x, at, number = PORTRAIT.left + (0 if chapter else _INDENT), baseline(y, height, size), str(place.page + 1)
        leaf.word(x, at, place.name, face, size)
        end = PORTRAIT.right - regular().width(number, size)
        begin = x + face.width(place.name, size) + 2 * MM
        leaf.rule(begin, at - 1, end - 2 * MM, at - 1, HAIR)
        leaf.word(end, at, number, regular(), size)

    return Strip(height, draw, gap=1.0 * MM if chapter else 0.0)
