"""入居の手続の一覧: for the person, each thing with its last day and where it is done; room to tick."""

from collections.abc import Iterator
from datetime import date

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.flow import Piece
from kyoju_desktop.documents.general import general, group, head, note
from kyoju_desktop.documents.grid import Cell, Gap, Row
from kyoju_desktop.documents.items import Item, Para, Ruby
from kyoju_desktop.documents.reading import Reading, joined
from kyoju_desktop.domain.papers.move_in import CODES, DATES
from kyoju_desktop.domain.table import Cell as Value
from kyoju_desktop.i18n.eras import wareki

_MARK, _DUTY, _UNTIL = 8.0, 54.0, 35.0  # mm; the rest is where it is done
_WIDTH = 175.0
_OPENED = str.maketrans("[]", "{}")  # {names} are filled in, so the words mark a reading as [漢字|よみ]
_NAME = "Person.name"


def layout(paper: Reading) -> Layout:
    """For whom, the days of the contract, what is to be done, whom to ask."""
    return drawn(paper, group(paper, DATES), 9.5)


def drawn(paper: Reading, dates: list[Piece], size: float) -> Layout:
    """The list at a size of letters; both languages are laid out alike."""
    words = paper.words
    name = paper.text(_NAME)
    pieces = [
        *head(paper),
        *(
            [Piece(Row((Cell("", (Para(words("to_person", name=name), 13),)),), least=8, framed=False))]
            if name
            else []
        ),
        _said(words("lead"), size),
        Piece(Gap(1.5)),
        *([] if paper.blank else dates),
        Piece(Gap(1.5)),
        *_duties(paper, size),
        Piece(Gap(1.5)),
        _said(words("fine"), _less(size)),
        _said(words("help", office=_office(paper), phone=_phone(paper)), size),
    ]
    return general(paper, pieces)


def _less(size: float) -> float:
    """A little smaller, but for letters that carry a reading."""
    return size if size > 11 else size - 0.5


def _office(paper: Reading) -> str:
    frame = paper.frame
    return joined(frame.municipality, frame.department, frame.section)


def _phone(paper: Reading) -> str:
    return paper.words("our_phone", number=paper.frame.office_phone) if paper.frame.office_phone else ""


def _item(text: str, size: float) -> Item:
    opened = text.translate(_OPENED)
    return Ruby(opened, size) if opened != text else Para(text, size, leading=1.35)


def _said(text: str, size: float) -> Piece:
    return note(text, size) if "[" not in text else Piece(Row((Cell("", (_item(text, size),)),), 0, framed=False))


def _duties(paper: Reading, size: float) -> Iterator[Piece]:
    words = paper.words
    widths = (_MARK, _DUTY, _UNTIL, _WIDTH - _MARK - _DUTY - _UNTIL)
    labels = ("", words("duties"), words("until"), words("where"))
    top = Row([Cell(label, (), each, each) for label, each in zip(labels, widths, strict=True)], 6.2, firm=True)
    yield Piece(top, keeps=True, again=True)
    for code, until, moved, done, secret in _rows(paper):
        cells = (
            Cell("", (Para("☑" if done else "☐", size + 1.5, align=0.5),), widths[0]),
            Cell("", (_item(words(f"do_{code}"), size),), widths[1], called=labels[1]),
            Cell(
                "",
                (_item(_until(paper, until, done=bool(done)), size if done else min(size, 10.0)),),
                widths[2],
                called=labels[2],
            ),
            Cell("", tuple(_where(paper, str(code), moved, size, secret=bool(secret))), called=labels[3]),
        )
        yield Piece(Row(cells, 8.0, middle=False), within=True)


def _rows(paper: Reading) -> tuple[tuple[Value, ...], ...]:
    if paper.table is None or paper.blank:
        return tuple((code, None, None, "", "") for code in CODES)
    return paper.table.rows


def _until(paper: Reading, until: Value, *, done: bool) -> str:
    if done:
        return paper.words("done")
    if not isinstance(until, date):
        return "" if paper.blank else paper.words("no_day")
    western = f"{until.year}年{until.month}月{until.day}日"
    return paper.words("day", western=western, era=wareki(until))


def _where(paper: Reading, code: str, moved: Value, size: float, *, secret: bool) -> Iterator[Item]:
    words = paper.words
    small = _less(size)
    secrets = {"mail_transfer": "mail_secret", "address_report": "address_secret"}
    if secret and code in secrets:
        yield _item(words(secrets[code]), small)
    if not (secret and code == "mail_transfer"):
        yield _item(words(f"where_{code}"), small)
    if isinstance(moved, date):
        yield _item(words("rule_moved", rule=wareki(moved)), small)
