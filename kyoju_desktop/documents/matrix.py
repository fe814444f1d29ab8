"""The heart of the 同意書: who may be told what, one row a recipient, one column a box of the consent."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kyoju_desktop.documents.fonts import bold, regular
from kyoju_desktop.documents.grid import NOTICE_HEIGHT, RunOn, notice_at
from kyoju_desktop.documents.items import PAD_X, Para
from kyoju_desktop.documents.page import MM, Leaf, baseline
from kyoju_desktop.documents.text import Measured, fitting

NAME_WIDTH = 50 * MM
_HEAD = 17 * MM
_HEAD_SIZE, _TICK_SIZE, _NAME_SIZE, _NAME_STEP = 7.5, 11.0, 9.5, 12.0


@dataclass(frozen=True)
class Recipient:
    """One row: the name, the ticked columns, and classes that no column stands for."""

    name: str
    ticked: frozenset[str] = frozenset()
    also: str = ""


@dataclass
class Matrix:
    """Recipients × boxes. Rows that the page has no room for run on as text, each with its boxes named."""

    label: str
    head: str
    columns: Sequence[tuple[str, bool]]  # name of the box, whether it is 要配慮
    recipients: Sequence[Recipient]
    empty_rows: int = 0
    row_height: float = 8.0  # mm
    least_rows: int = 3

    framed: bool = True
    grow: float = 0.0
    natural: float = 0.0
    preferred: float = 0.0
    minimum: float = 0.0
    _rows: list[tuple[Recipient, list[str], float]] = field(default_factory=list)
    _width: float = 0.0

    def measure(self, width: float, base: float) -> None:  # noqa: ARG002 - the matrix has its own sizes
        """Each row is as high as its name needs."""
        self._width = width
        self._rows = [self._row(each) for each in (*self.recipients, *[Recipient("")] * self.empty_rows)]
        heights = [height for _, _, height in self._rows]
        self.natural = _HEAD + sum(heights)
        kept = _HEAD + sum(heights[: self.least_rows])
        self.preferred = self.minimum = min(self.natural, kept + NOTICE_HEIGHT, _HEAD + 60 * MM)

    def _row(self, recipient: Recipient) -> tuple[Recipient, list[str], float]:
        lines = []
        for text in (recipient.name, recipient.also):
            if text:
                lines += Measured(text, regular()).lines(NAME_WIDTH - 2 * PAD_X, _NAME_SIZE)
        return recipient, lines, max(self.row_height * MM, len(lines) * _NAME_STEP + 4)

    def place(self, leaf: Leaf, x: float, y: float, height: float) -> list[RunOn]:
        """Draw head and rows; what does not fit comes back as text."""
        step = (self._width - NAME_WIDTH) / len(self.columns)
        self._draw_head(leaf, x, y, step)
        bottom, y = y + height, y + _HEAD
        total = sum(row_height for _, _, row_height in self._rows)
        room = bottom - y - (NOTICE_HEIGHT if total > bottom - y + 0.01 else 0)
        drawn = 0
        for recipient, lines, row_height in self._rows:
            if row_height > room + 0.01:
                break
            self._draw_row(leaf, (x, y, row_height), recipient, lines, step)
            y, room, drawn = y + row_height, room - row_height, drawn + 1
        left = [each for each, _, _ in self._rows[drawn:] if each.name]
        last = y if left else bottom
        leaf.rule(x + NAME_WIDTH, bottom - height, x + NAME_WIDTH, last)
        for at in range(1, len(self.columns)):
            leaf.rule(x + NAME_WIDTH + at * step, bottom - height + 5.5 * MM, x + NAME_WIDTH + at * step, last)
        if not left:
            return []
        leaf.rule(x, y, x + self._width, y)
        items = tuple(Para(self._told(each)) for each in left)
        return [RunOn(self.label, items, notice_at(leaf, x, x + self._width - PAD_X, bottom - NOTICE_HEIGHT))]

    def _draw_head(self, leaf: Leaf, x: float, y: float, step: float) -> None:
        top = 5.5 * MM
        leaf.area(x, y, self._width, _HEAD)
        face = regular()
        leaf.word(x + (NAME_WIDTH - face.width(self.label, 9)) / 2, baseline(y, _HEAD, 9), self.label, face, 9)
        wide = self._width - NAME_WIDTH
        size = min(8.5, 8.5 * (wide - 4) / face.width(self.head, 8.5))
        leaf.word(
            x + NAME_WIDTH + (wide - face.width(self.head, size)) / 2, baseline(y, top, size), self.head, face, size
        )
        leaf.rule(x + NAME_WIDTH, y + top, x + self._width, y + top)
        leaf.tell(self.label)
        leaf.tell(self.head)
        for at, (name, special) in enumerate(self.columns):
            used = bold() if special else face
            lines = re.findall("[^・の]+[・の]?", name)
            size = min(fitting(Measured(text, used), step - 1.5, _HEAD_SIZE, 5.5) for text in lines)
            left, high = x + NAME_WIDTH + at * step, len(lines) * _HEAD_SIZE * 1.25
            line_y = y + top + (_HEAD - top - high) / 2
            for text in lines:
                dx = (step - used.width(text, size)) / 2
                leaf.word(left + dx, baseline(line_y, _HEAD_SIZE * 1.25, size), text, used, size)
                line_y += _HEAD_SIZE * 1.25

    def _draw_row(
        self, leaf: Leaf, place: tuple[float, float, float], recipient: Recipient, lines: Sequence[str], step: float
    ) -> None:
        x, y, height = place
        leaf.rule(x, y, x + self._width, y)
        top = y + (height - len(lines) * _NAME_STEP) / 2
        for text in lines:
            leaf.word(x + PAD_X, baseline(top, _NAME_STEP, _NAME_SIZE), text, regular(), _NAME_SIZE)
            top += _NAME_STEP
        for at, (name, _) in enumerate(self.columns):
            left = x + NAME_WIDTH + at * step + (step - _TICK_SIZE) / 2
            mark = "☑" if name in recipient.ticked else "☐"
            leaf.word(left, baseline(y, height, _TICK_SIZE), mark, regular(), _TICK_SIZE)
        leaf.tell(self._told(recipient))

    def _told(self, recipient: Recipient) -> str:
        ticked = "、".join(name for name, _ in self.columns if name in recipient.ticked)
        return "\u3000".join(part for part in (recipient.name, ticked, recipient.also) if part)
