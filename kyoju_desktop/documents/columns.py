"""How wide the columns of a table are, how its cells read, and in how many columns a list of ticks stands."""

from collections.abc import Sequence
from datetime import date, datetime

from kyoju_desktop.documents.fonts import regular
from kyoju_desktop.documents.items import PAD_X
from kyoju_desktop.documents.page import MM
from kyoju_desktop.domain.table import Cell
from kyoju_desktop.i18n.eras import wareki_short
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.numbers import format_number

_TICKS_WIDTH = 140 * MM  # the cell beside a label, on an upright sheet
_MOST_COLUMNS = 6
_LABEL_SIZE = 8.5


def written(cell: Cell, tr: Translator) -> str:  # noqa: ARG001 - the language may say numbers differently one day
    """A cell as it stands on paper."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{wareki_short(cell.date())} {cell:%H:%M}"
    if isinstance(cell, date):
        return wareki_short(cell)
    return format_number(cell) if isinstance(cell, int) else cell


def best_columns(labels: Sequence[str], size: float, width: float = _TICKS_WIDTH) -> int:
    """The most columns in which all labels stand whole; 0 (one after another) where they fit on one line."""
    face = regular()
    wide = [size * 1.15 + face.width(label, size) for label in labels]
    if sum(wide) + size * 0.9 * len(wide) <= width:
        return 0
    for columns in range(min(_MOST_COLUMNS, len(labels)), 1, -1):
        if sum(max(wide[at::columns]) + 1.5 * MM for at in range(columns)) <= width:
            return columns
    return 1


def shares(
    labels: Sequence[str], rows: Sequence[Sequence[str]], weights: Sequence[float], width: float, size: float
) -> list[float]:
    """The widths in points: each column as wide as it needs, the long ones held to the level of their weights."""
    face = regular()
    wants = []
    for at, label in enumerate(labels):
        head = min(face.width(label, _LABEL_SIZE) + 2 * MM, weights[at] * size)
        parts = [part for row in rows for part in row[at].split("\n")]
        own = max((face.width(part, size) for part in parts), default=weights[at] * size)
        wants.append(max(head, own + 2 * PAD_X + 0.5))
    if sum(wants) <= width:
        whole = sum(weights)
        return [want + (width - sum(wants)) * weight / whole for want, weight in zip(wants, weights, strict=True)]
    low, high = 0.0, width
    for _ in range(50):
        level = (low + high) / 2
        if sum(min(want, level * weight) for want, weight in zip(wants, weights, strict=True)) > width:
            high = level
        else:
            low = level
    found = [min(want, low * weight) for want, weight in zip(wants, weights, strict=True)]
    return [each * width / sum(found) for each in found]
