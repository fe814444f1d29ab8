"""Parts that the papers of a sitting share: which sitting, its bodies with their law, the note on secrecy."""

from collections.abc import Iterator

from kyoju_desktop.documents.grid import Block, Cell, Row
from kyoju_desktop.documents.items import Item, Para
from kyoju_desktop.documents.reading import Reading, joined, some

LABEL = 26.0  # mm


def bodies(paper: Reading) -> list[dict[str, str]]:
    """The bodies of the sitting: name, article (conference_body), and the article again where it binds to secrecy."""
    return paper.rows("Organisation")


def when(paper: Reading) -> str:
    """Day and hour from and to, or their empty places."""
    if paper.blank:
        return paper.words("empty_moment")
    until = paper.text("Conference.until")
    return joined(paper.text("Conference.at"), until.rsplit(" ", 1)[-1] if until else "", between="〜")


def sitting_rows(paper: Reading, *, organiser: bool = True) -> list[Block]:
    """Name, law, day and place of the sitting."""
    words = paper.words
    laws = [joined(each.get("name", ""), each.get("conference_body", ""), between="\u3000") for each in bodies(paper)]
    rows: list[Block] = [
        row(words("meeting"), *some(paper.text("Conference.name"))),
        row(words("law"), *some(*laws)),
        Row(
            (
                Cell(words("when"), some(when(paper)), label_width=LABEL),
                Cell(words("place"), some(paper.text("Conference.place")), 74, 16),
            ),
            8,
            hold=20,
        ),
    ]
    if organiser:
        rows.append(row(words("organiser"), *some(paper.text("Conference.organiser"))))
    paper.keep("Conference.collect_by", "Conference.reply_by", "Conference.organiser")
    return rows


def row(
    label: str, *items: Item, least: float = 8.0, grow: float = 0.0, hold: float = 24.0, firm: bool = False
) -> Row:
    """One labelled row over the whole width."""
    return Row((Cell(label, items, label_width=LABEL),), least, grow, hold=hold, firm=firm)


def secrecy(paper: Reading) -> Iterator[str]:
    """What each body says about secrecy: by its law, or by what those who sit in it pledged."""
    for each in bodies(paper):
        if each.get("caution"):
            yield paper.words("secrecy_law", body=each["name"], article=each["caution"])
        else:
            yield paper.words("secrecy_pledge", body=each["name"])


def secrecy_note(paper: Reading, size: float = 8.5) -> Block:
    """The note at the foot of a paper of the sitting."""
    told = list(secrecy(paper)) or [paper.words("secrecy_blank")]
    return Row(
        (Cell("", tuple(Para(text, size, leading=1.3) for text in told)),), 6, framed=False, hold=60, firm=True
    )


def cells(
    *texts: tuple[str, float], strong: bool = False, least: float = 7.0, grow: float = 0.0, called: str = ""
) -> Row:
    """A row of a table: texts with the widths of their columns in mm (0: the rest); `called` names what runs on."""
    made = tuple(
        Cell(
            "", (Para(text, 9.5, strong=strong, align=0.5 if strong else 0.0),) if text else (), width, called=called
        )
        for text, width in texts
    )
    return Row(made, least, grow, middle=True if strong else None)
