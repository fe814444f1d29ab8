"""計算の控え: the answer first, then what was entered and every step in rows, then the tables that were used."""

from collections.abc import Sequence

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import SIZES, general, grid, group, head, heading, note
from kyoju_desktop.documents.grid import Cell, Gap, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.page import PORTRAIT
from kyoju_desktop.documents.reading import Reading
from kyoju_desktop.domain.papers.estimate import WHAT
from kyoju_desktop.domain.rules.sums.kept import given_lines, note_lines, step_lines


def layout(paper: Reading) -> Layout:
    """What was worked out, what came of it, and how."""
    words = paper.words
    steps = paper.text("Estimate.steps")
    given = [(each.label, each.value, each.origin) for each in given_lines(paper.text("Estimate.given"))]
    told = [(str(at), each.label, each.how, each.amount) for at, each in enumerate(step_lines(steps), 1)]
    pieces = [
        *head(paper),
        note(words("estimate"), 10.5),
        Piece(Gap(1)),
        *_answer(paper),
        *group(paper, WHAT),
        *_listed(words("given"), (words("figure"), words("value"), words("origin")), given, (8.0, 6.0, 9.0), {1}),
        *_listed(
            words("steps"),
            (words("number"), words("step"), words("way"), words("amount")),
            told,
            (2.0, 8.0, 12.0, 5.0),
            {0, 3},
        ),
        *(note(f"※ {each}") for each in note_lines(steps)),
        Piece(Gap(1)),
        *heading(words("used")),
        *(_line(each) for each in paper.text("Estimate.source").splitlines()),
    ]
    if paper.text("Estimate.unconfirmed"):
        pieces.append(note(words("unconfirmed"), 9.5))
    return general(paper, pieces, sizes=(*SIZES, 9.0))


def _answer(paper: Reading) -> list[Piece]:
    """The verdict large, the amount beside it."""
    verdict, amount = paper.text("Estimate.verdict"), paper.text("Estimate.amount")
    cells = [Cell("", (Para(verdict, 12, strong=True),), 0, called=paper.words("verdict"))]
    if amount:
        cells.append(Cell("", (Para(amount, 15, align=0.5, strong=True),), 52, called=paper.words("amount")))
    return [*heading(paper.words("verdict")), Piece(Row(cells, 12, firm=True)), Piece(Gap(1))]


def _listed(
    title: str, labels: Sequence[str], rows: Sequence[Sequence[str]], weights: Sequence[float], right: set[int]
) -> list[Piece]:
    if not rows:
        return []
    return [
        Piece(Gap(1)),
        *heading(title),
        *grid(labels, rows, weights, PORTRAIT.width, SIZES[0], right=frozenset(right)),
    ]


def _line(text: str) -> Piece:
    return Piece(Row((Cell("", (Para(text, 9.5),)),), 6.5))
