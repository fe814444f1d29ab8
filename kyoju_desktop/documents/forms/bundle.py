"""開示用一式: a cover with index, then whole records part by part, as plain rows of label and text.

A general layout for papers that list whole records (`Sheet.chapters`): nothing runs on to a continuation sheet, a
long text goes on under the same heading on the next page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.fonts import bold
from kyoju_desktop.documents.grid import Block, Cell, Drawn, Gap, Row
from kyoju_desktop.documents.items import PAD_X, Para, lay
from kyoju_desktop.documents.page import HEIGHT, MM, THICK, WIDTH, Leaf, baseline
from kyoju_desktop.documents.parts import opening
from kyoju_desktop.documents.reading import Reading, joined
from kyoju_desktop.documents.text import Measured, fitting
from kyoju_desktop.domain.sheet import Chapter, Entry, Value

SIZE = 9.5
LABEL = 38.0  # mm
_LEAST = 6.2
_CHAPTER, _ENTRY = 9.0, 7.0  # mm: the heights of headings
_CHUNK = 30  # lines of a text that stand together before it may go on on the next page


def layout(paper: Reading) -> Layout:
    """The cover, then every chapter; the index knows the pages because they are laid out first."""
    pages, begins = _Pages(paper).of(paper.chapters)
    return Layout(paper.words("title"), [_cover(paper, begins), *pages], sizes=(SIZE,))


def _cover(paper: Reading, begins: Sequence[tuple[str, int]]) -> list[Block]:
    words, frame = paper.words, paper.frame
    office = joined(frame.municipality, frame.department, frame.section)
    contact = joined(office, words("clerk", name=frame.clerk), between="\u3000")
    if frame.office_phone:
        contact = joined(contact, words("our_phone", number=frame.office_phone), between="\u3000")
    told = [Para(words("masked_lead"), 9)] if frame.notes else [Para(words("nothing_masked"))]
    told += [Para(f"・{note}") for note in frame.notes]
    number = words("request") + "\u3000" + frame.document_number if frame.document_number else ""
    rows: list[Block] = [opening(paper, words("title"), number, paper.written(frame.dated_on)), Gap(3)]
    rows += [
        Row((Cell(words("requester"), (Para(words("to_person", name=frame.recipient)),), label_width=LABEL),), 9),
        Row((Cell(words("office"), (Para(contact),), label_width=LABEL),), 9),
        Row((Cell(words("basis"), (Para(frame.basis),), label_width=LABEL),), 9),
        Row((Cell(words("masked"), tuple(told), label_width=LABEL),), 9),
        Row((Cell(words("care"), (Para(words("care_text"), 9),), label_width=LABEL),), 9),
        Gap(4),
        _heading(words("index"), _ENTRY, 11),
    ]
    rows += [_line(title, words("page", page=str(page))) for title, page in begins]
    return [*rows, Row((Cell("", (Para(words("pages_hint"), 8),)),), 6, framed=False)]


def _line(title: str, page: str) -> Block:
    return Row((Cell("", (Para(title),)), Cell("", (Para(page, align=1),), 24)), _LEAST)


def _heading(text: str, height: float, size: float, *, ruled: bool = False) -> Drawn:
    def draw(leaf: Leaf, x: float, y: float, width: float, room: float) -> None:
        fit = fitting(Measured(text, bold()), width - 2 * PAD_X, size, 6)
        leaf.word(x + (0 if ruled else PAD_X), baseline(y + 0.6 * MM, room - 0.6 * MM, fit), text, bold(), fit)
        leaf.tell(text)
        if ruled:
            leaf.rule(x, y + room - 0.4 * MM, x + width, y + room - 0.4 * MM, THICK)

    return Drawn(height, draw)


@dataclass
class _Pages:
    """Fills pages with whole rows, so that each page can be counted before the cover is written."""

    paper: Reading
    pages: list[list[Block]] = field(default_factory=list)
    used: float = 0.0

    def of(self, chapters: Sequence[Chapter]) -> tuple[list[list[Block]], list[tuple[str, int]]]:
        """The pages after the cover, and the page on which each chapter begins (the cover is page 1)."""
        begins = [(chapter.title, self._chapter(chapter) + 1) for chapter in chapters]
        return self.pages, begins

    def _chapter(self, chapter: Chapter) -> int:
        """Set a chapter; the number of the page on which it begins."""
        above: list[Block] = [_heading(chapter.title, _CHAPTER, 13, ruled=True)]
        begins = 0
        for entry in chapter.entries:
            page = self._entry(above, entry, list(self._rows(entry)))
            begins, above = begins or page, []
        return begins

    def _rows(self, entry: Entry) -> Iterator[Row]:
        for value in self.paper.values_of(entry.record):
            yield from _cut(self.paper, value)

    def _entry(self, above: Sequence[Block], entry: Entry, rows: Sequence[Row]) -> int:
        """Set one record, never its heading alone at the foot of a page; the page on which it begins."""
        head: list[Block] = [*above, _heading(entry.heading, _ENTRY, 10)]
        begins = 0
        for row in rows:
            if not self.pages or self.used + _high([*head, row]) > HEIGHT:
                self._fresh()
                head = head or [_heading(self.paper.words("continued_entry", heading=entry.heading), _ENTRY, 10)]
            self._put([*head, row])
            begins, head = begins or len(self.pages), []
        gap = Gap(2)
        if self.used + _high([gap]) <= HEIGHT:
            self._put([gap])
        return begins

    def _put(self, blocks: Sequence[Block]) -> None:
        self.pages[-1] += blocks
        self.used += _high(blocks)

    def _fresh(self) -> None:
        self.pages.append([])
        self.used = 0.0


def _high(blocks: Sequence[Block]) -> float:
    for block in blocks:
        block.measure(WIDTH, SIZE)
    return sum(block.natural for block in blocks)


def _cut(paper: Reading, value: Value) -> Iterator[Row]:
    """One value as a row; a long text as several, so that it can go on on the next page."""
    label = paper.tr(value.label)
    room = WIDTH - LABEL * MM - 2 * PAD_X
    lines = lay((Para(value.text),), room, SIZE)
    if len(lines) <= _CHUNK:
        yield _row(label, value.text)
        return
    for at in range(0, len(lines), _CHUNK):
        part = "".join(line.text + ("\n" if line.ends else "") for line in lines[at : at + _CHUNK]).rstrip("\n")
        yield _row(label if not at else paper.words("continued", label=label), part)


def _row(label: str, text: str) -> Row:
    return Row((Cell(label, (Para(text),), label_width=LABEL),), _LEAST)
