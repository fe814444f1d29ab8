"""How wide the columns of a table are, how its cells read, and in how many columns a list of ticks stands."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise

from kyoju_desktop.documents.fonts import regular
from kyoju_desktop.documents.items import PAD_X
from kyoju_desktop.documents.page import MM
from kyoju_desktop.documents.text import breaks_of
from kyoju_desktop.domain.table import Cell
from kyoju_desktop.i18n.eras import wareki_short
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.numbers import format_number, format_yen

_TICKS_WIDTH = 140 * MM  # the cell beside a label, on an upright sheet
_MOST_COLUMNS = 6
_LABEL_SIZE = 8.5
_SMALLER = 0.93
_LONG = 12
_EMPTY = 0.8  # of its share: a column that is left to be written in
_SHORT = 7  # letters: a name, a choice
_DAY = re.compile(r"(明治|大正|昭和|平成|令和)(元|\d+)年\d+月\d+日")
_MOST_SOLID = 0.3  # of the width: no single word takes more than that


def written(cell: Cell, kind: str, tr: Translator) -> str:
    """A cell as it stands on paper."""
    if isinstance(cell, datetime):
        return f"{wareki_short(cell.date())} {cell.hour}:{cell.minute:02}"
    if isinstance(cell, date):
        return wareki_short(cell)
    if isinstance(cell, int):
        return format_yen(cell, tr) if kind == "yen" else format_number(cell)
    return cell or ""


def best_columns(labels: Sequence[str], size: float, width: float = _TICKS_WIDTH) -> int:
    """The most columns in which all labels stand, a long one a little smaller.

    0 (one after another) where they fit on one line, where a long list would stand in two columns only, and where
    columns would take more lines.
    """
    face = regular()
    wide = [size * 1.15 + face.width(label, size) for label in labels]
    if sum(wide) + size * 0.9 * len(wide) <= width:
        return 0
    for columns in range(min(_MOST_COLUMNS, len(labels)), 1, -1):
        if sum(max(wide[at::columns]) * _SMALLER + 1.5 * MM for at in range(columns)) <= width:
            many = -(-len(labels) // columns) > _in_a_row(wide, size * 0.9, width)
            return 0 if many or (columns == 2 and len(labels) > _LONG) else columns
    return 1


def _in_a_row(wide: Sequence[float], gap: float, width: float) -> int:
    """On how many lines ticks of these widths stand one after another."""
    lines, x = 1, 0.0
    for each in wide:
        if x and x + each > width:
            lines, x = lines + 1, 0.0
        x += each + gap
    return lines


def shares(
    labels: Sequence[str], rows: Sequence[Sequence[str]], weights: Sequence[float], width: float, size: float
) -> list[float]:
    """The widths in points: each column as wide as it needs, the long ones held to the level of their weights."""
    face = regular()
    wants, least = [], []
    for at, label in enumerate(labels):
        head = min(face.width(label, _LABEL_SIZE) + 2 * MM, weights[at] * size)
        parts = [part for row in rows for part in row[at].split("\n")]
        own = max((face.width(part, size) for part in parts), default=0.0) or weights[at] * size * _EMPTY
        wants.append(max(head, own + 2 * PAD_X + 0.5))
        least.append(min(max(map(_solid, parts), default=0.0) * size + 2 * PAD_X + 0.5, width * _MOST_SOLID))
    if sum(wants) <= width:
        whole = sum(weights)
        return [want + (width - sum(wants)) * weight / whole for want, weight in zip(wants, weights, strict=True)]
    found = _levelled(wants, least, weights, width)
    return [each * width / sum(found) for each in found]


def _levelled(wants: Sequence[float], least: Sequence[float], weights: Sequence[float], width: float) -> list[float]:
    """What each column gets when there is too little: never less than its longest word, if that is possible."""
    low, high = 0.0, width
    for _ in range(50):
        level = (low + high) / 2
        if sum(_held(wants, least, weights, level)) > width:
            high = level
        else:
            low = level
    return _held(wants, least, weights, low)


def _held(wants: Sequence[float], least: Sequence[float], weights: Sequence[float], level: float) -> list[float]:
    return [max(few, min(want, level * weight)) for want, few, weight in zip(wants, least, weights, strict=True)]


@lru_cache(maxsize=4096)
def _solid(text: str) -> float:
    """The widest part of a text that stands on one line, in em: a telephone number, a Latin word, a short name."""
    if len(text) <= _SHORT or _DAY.fullmatch(text):
        return regular().width(text, 1)
    ends = [0, *breaks_of(text), len(text)]
    return max((regular().width(text[a:b].rstrip(), 1) for a, b in pairwise(ends)), default=0.0)
