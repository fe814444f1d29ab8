"""分納誓約書: what is owed, the payments, what happens when one cannot be paid, the signature."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import SIZES, general, group, head, heading, note, signature, table, to_the_head
from kyoju_desktop.documents.grid import Gap
from kyoju_desktop.documents.page import PORTRAIT
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.instalments import MISSED, OWED, WHO
from kyoju_desktop.domain.table import Cell, Column, Table
from kyoju_desktop.i18n.eras import wareki

_HIGH = 13  # payments below each other
_EMPTY = Table(
    "",
    (Column("回", "number", 3), Column("払う日", "day", 8), Column("額", "yen", 6), Column("残り", "yen", 6)),
    (),
)


def layout(paper: Reading) -> Layout:
    """To whom, the promise, the payments, the signature."""
    words = paper.words
    pieces = [
        *head(paper, ours=False),
        *to_the_head(paper),
        note(words("promise"), 10.5),
        Piece(Gap(1.5)),
        *group(paper, WHO),
        *group(paper, OWED),
        *_payments(paper),
        *_kept((*group(paper, MISSED), Piece(Gap(1.5)), note(words("hint")), Piece(Gap(1.5)))),
        *signature(paper, words("promised"), words("declaration"), address=True),
    ]
    return general(paper, pieces, sizes=(*SIZES, 9.0))


def _kept(pieces: Iterable[Piece]) -> list[Piece]:
    """Never parted from what follows: nobody signs a sheet on which nothing else stands."""
    return [replace(each, keeps=True) for each in pieces]


def _payments(paper: Reading) -> Iterator[Piece]:
    found = paper.table or _EMPTY
    if found.rows or paper.blank:
        yield from heading(paper.words("payments"))
        if len(found.rows) > _HIGH:
            yield from table(paper, _beside(found), PORTRAIT, least=5.2)
        else:
            whole = replace(found, rows=tuple(map(_in_full, found.rows)))
            yield from table(paper, whole, PORTRAIT, empty=8)


def _in_full(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A payment with its day as one says it: a promise is no list."""
    return tuple(wareki(each) if isinstance(each, date) else each for each in row)


def _beside(found: Table) -> Table:
    """A long plan in two halves beside each other, so that the promise and its signature stay on one sheet."""
    half = -(-len(found.rows) // 2)
    nothing: tuple[Cell, ...] = ("",) * len(found.columns)
    right = (*found.rows[half:], *([nothing] * (2 * half - len(found.rows))))
    rows = tuple((*left, *other) for left, other in zip(found.rows[:half], right, strict=True))
    return replace(found, columns=found.columns * 2, rows=rows, total=(*nothing, *found.total))
