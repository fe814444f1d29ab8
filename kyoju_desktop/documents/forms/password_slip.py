"""パスワード票: the password of one file in large groups, with how each letter is said; it goes another way."""

from kyoju_desktop.documents.compose import Layout
from kyoju_desktop.documents.grid import Block, Cell, Gap, Row
from kyoju_desktop.documents.items import Para
from kyoju_desktop.documents.parts import note, opening, sender
from kyoju_desktop.documents.reading import Reading

_LETTERS = "ACDEFHJKMNPQRTVWXY3479"
_NAMES = (
    "エー シー ディー イー エフ エイチ ジェイ ケー エム エヌ ピー キュー アール ティー ブイ ダブリュー エックス "
    "ワイ さん よん なな きゅう"
)
_SAID = dict(zip(_LETTERS, _NAMES.split(), strict=True))


def layout(paper: Reading) -> Layout:
    """The blocks of the slip, top to bottom."""
    words = paper.words
    row = paper.table.rows[0] if paper.table and paper.table.rows else ("", "", "", "", "", "")
    file, parts = str(row[0] or ""), [str(each or "") for each in row[1:]]
    rows: list[Block] = [
        opening(paper, words("title"), "", paper.written(paper.frame.dated_on)),
        Row((Cell("", sender(paper)),), 12, framed=False),
        note(words("lead"), 10.5),
        Gap(3),
        Row((Cell(words("file"), (Para(file, 13, 8, strong=True),), label_width=32),), 12, firm=True, hold=40),
        Gap(3),
        note(words("password"), 10.5),
        Row([Cell("", (Para(each, 26, 12, strong=True, align=0.5),)) for each in parts], 20, firm=True, hold=30),
        Row([Cell("", (Para(_said(each), 8, 5.5, align=0.5),)) for each in parts], 12, firm=True, hold=20),
        Gap(3),
        *(note(f"・{words(key)}", 10) for key in ("hyphen", "apart", "destroy", "lost")),
    ]
    return Layout(words("title"), [rows])


def _said(part: str) -> str:
    return "・".join(_SAID.get(each, each) for each in part)
