"""One paper among several that are printed in one go: a line of the list, its copies, what came of it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidgetItem

from kyoju_desktop.documents.render import Rendered
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.ui import icons

_STATES = {
    "": ("", "", ""),
    "waits": ("clock", "ink2", N_("順番を待っています")),
    "printing": ("printer", "accent", N_("印刷しています")),
    "out": ("check", "done", N_("プリンターに送りました")),
    "doubtful": ("warning", "warn", N_("確かめてください")),
    "not_out": ("cross", "danger", N_("出ませんでした")),
}


@dataclass(frozen=True)
class PaperToPrint:
    """One paper: `title` stands in the list, `name` (else the title) is the job's name: nothing about a person.

    A `numbered` copy is printed exactly once.
    """

    title: str
    rendered: Rendered
    form: str
    name: str = ""
    copies: int = 1
    numbered: bool = False


@dataclass(frozen=True)
class PaperResult:
    """What came of a paper: `doubtful` when some sheets may have come out, or the queue stands still."""

    paper: PaperToPrint
    out: bool
    doubtful: bool
    why: Message | None


class PaperRow(QListWidgetItem):
    """A line: ticked or not, title, sheets, state in words and picture."""

    def __init__(self, paper: PaperToPrint, tr: Translator, start: int, pages: int) -> None:
        super().__init__()
        self.paper, self.start, self.pages = paper, start, pages
        self.copies = 1 if paper.numbered else max(1, paper.copies)
        self.result: PaperResult | None = None
        self._words, self._state = tr, ""
        self.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        self.setCheckState(Qt.CheckState.Checked)
        self._draw()

    def wanted(self) -> bool:
        """Whether it is ticked and has not come out."""
        out = self.result is not None and (self.result.out or self.result.doubtful)
        return self.checkState() is Qt.CheckState.Checked and not out

    def sheets(self) -> int:
        """How many sheets will be printed."""
        return self.pages * self.copies

    def set_copies(self, copies: int) -> None:
        """Print so many of it."""
        self.copies = copies
        self._draw()

    def page_text(self, page: int) -> str:
        """What a page says, for screen readers."""
        texts = self.paper.rendered.page_texts
        return texts[page] if page < len(texts) else ""

    def show_state(self, state: str) -> None:
        """Show how far it is; an earlier failure is forgotten."""
        self._state = state
        self._draw()

    def show_result(self, result: PaperResult) -> None:
        """Show what came of it; a paper that is out is not printed again by itself."""
        self.result = result
        self._state = "doubtful" if result.doubtful else "out" if result.out else "not_out"
        self._draw()

    def _draw(self) -> None:
        tr = self._words
        icon, tone, said = _STATES[self._state]
        count = N_("{pages}枚、番号つきの1部") if self.paper.numbered else N_("{pages}枚 × {copies}部")
        below = tr(count, pages=str(self.pages), copies=str(self.copies))
        self.setText("\n".join(filter(None, (self.paper.title, below, tr(said)))))
        self.setIcon(icons.pixmap(icon, 16, tone) if icon else QIcon())
        self.setData(Qt.ItemDataRole.AccessibleTextRole, self.text().replace("\n", "、"))
