"""Markdown as blocks: headings, paragraphs, items of lists, code, tables. Anything else stops, so nothing gets lost.

Two comments steer the paper and are unseen elsewhere: `<!-- new page -->`, and `<!-- one page -->` before a section
that must stand on one page of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

NEW_PAGE, ONE_PAGE = "<!-- new page -->", "<!-- one page -->"


@dataclass(frozen=True)
class Span:
    """A piece of running text in one look."""

    text: str
    strong: bool = False
    code: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the title) to 3."""

    level: int
    spans: Spans

    @property
    def text(self) -> str:
        """The plain words."""
        return plain(self.spans)


@dataclass(frozen=True)
class Paragraph:
    """Running text; `mark` stands before the first line of an item, `depth` is how deep the list is."""

    spans: Spans
    depth: int = 0
    mark: str = ""


@dataclass(frozen=True)
class Code:
    """Lines to be typed or written into a file as they stand."""

    lines: tuple[str, ...]
    depth: int = 0


@dataclass(frozen=True)
class Table:
    """A table: its head and its rows, cell by cell; `centred` tells which columns are."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    centred: tuple[bool, ...]


@dataclass(frozen=True)
class Break:
    """A new page begins here; `alone`: what follows, up to the next break or chapter, stands on one page."""

    alone: bool = False


Block = Heading | Paragraph | Code | Table | Break


def blocks_of(text: str) -> list[Block]:
    """The blocks of a Markdown text; ValueError names what is not known here."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    return list(_blocks(tree.children, 0))


def plain(spans: Sequence[Span]) -> str:
    """The text of the spans without their look."""
    return "".join(each.text for each in spans)


def _blocks(nodes: Sequence[SyntaxTreeNode], depth: int) -> Iterator[Block]:
    for node in nodes:
        known = _BLOCKS.get(node.type)
        if known is None:
            raise ValueError(f"not known here: {node.type}")
        yield from known(node, depth)


def _heading(node: SyntaxTreeNode, _: int) -> Iterator[Block]:
    yield Heading(int(node.tag[1:]), _spans(node))


def _paragraph(node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
    yield Paragraph(_spans(node), depth)


def _list(node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
    begin = int(node.attrs.get("start", 1))
    for number, item in enumerate(node.children, begin):
        mark = f"{number}." if node.type == "ordered_list" else "・"
        for block in _blocks(item.children, depth + 1):
            own = isinstance(block, Paragraph) and mark and block.depth == depth + 1
            yield replace(block, mark=mark) if isinstance(block, Paragraph) and own else block
            mark = "" if own else mark


def _code(node: SyntaxTreeNode, depth: int) -> Iterator[Block]:
    yield Code(tuple(node.content.rstrip("\n").split("\n")), depth)


def _table(node: SyntaxTreeNode, _: int) -> Iterator[Block]:
    head, *body = node.children
    rows = [tuple(_spans(cell) for cell in row.children) for part in body for row in part.children]
    cells = head.children[0].children
    centred = tuple("center" in str(cell.attrs.get("style", "")) for cell in cells)
    yield Table(tuple(_spans(cell) for cell in cells), tuple(rows), centred)


def _comment(node: SyntaxTreeNode, _: int) -> Iterator[Block]:
    said = node.content.strip()
    if said not in (NEW_PAGE, ONE_PAGE):
        raise ValueError(f"not known here: {said[:40]}")
    yield Break(alone=said == ONE_PAGE)


_BLOCKS: dict[str, Callable[[SyntaxTreeNode, int], Iterator[Block]]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "fence": _code,
    "table": _table,
    "html_block": _comment,
}


def _spans(node: SyntaxTreeNode) -> Spans:
    """The running text of a heading, a paragraph or a cell."""
    found: list[Span] = []
    for inline in node.children:
        _gather(inline.children, Span(""), found)
    return tuple(each for each in found if each.text)


def _gather(nodes: Sequence[SyntaxTreeNode], look: Span, found: list[Span]) -> None:
    for at, node in enumerate(nodes):
        if node.type in {"text", "code_inline"}:
            code = node.type == "code_inline"
            text = node.content if code else _closed_up(plain(found), node.content)
            found.append(replace(look, text=text, code=code))
        elif node.type in {"strong", "link"}:
            _gather(node.children, replace(look, strong=look.strong or node.type == "strong"), found)
        elif node.type == "softbreak":
            found.append(replace(look, text=_joint(plain(found), nodes[at + 1 :])))
        elif node.type == "html_inline" and node.content == "<br>":
            found.append(replace(look, text="\n"))
        else:
            raise ValueError(f"not known here: {node.type}")


def _joint(before: str, after: Sequence[SyntaxTreeNode]) -> str:
    """What a line end of the source becomes: a space only between Latin words."""
    following = next((each.content for each in after[:1]), "")
    return "" if _is_wide(before[-1:]) or _is_wide(following[:1]) else " "


def _closed_up(before: str, text: str) -> str:
    """The text without the space that Markdown needs after bold letters, where Japanese has none."""
    return text[1:] if text[:1] == " " and _is_wide(before[-1:]) and _is_wide(text[1:2]) else text


def _is_wide(char: str) -> bool:
    return bool(char) and east_asian_width(char) in "WFH"
