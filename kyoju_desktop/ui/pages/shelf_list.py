"""The shelf as a calm list: under each heading its papers, each to choose, to make, or to print empty."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.shelf import GROUPS, SHELF, ShelfPaper
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row, rule

# Papers that are made on a page or in a dialog of their own.
ELSEWHERE = frozenset({"referral", "consent", "inquiry"})
_NAMES = {"intake": "print_intake"}


def offered(paper: ShelfPaper, *, of_case: bool) -> bool:
    """In a case what can be made from it, there or on its own page; without one the forms that can be empty."""
    return paper.draw is not None or paper.form in ELSEWHERE if of_case else paper.blank


class ShelfLine(QWidget):
    """One paper: a box to choose it, its name, what it is for or why it cannot be made yet."""

    ticked = Signal()
    made = Signal()
    emptied = Signal()

    def __init__(self, paper: ShelfPaper, tr: Translator, *, of_case: bool) -> None:
        super().__init__()
        self.paper, self._tr = paper, tr
        title = tr(paper.title)
        line = row(spacing=8, margins=(12, 4, 12, 4))
        self.setLayout(line)
        self.box = QCheckBox()
        self.box.setObjectName(f"choose_{paper.form}")
        self.box.setAccessibleName(tr(N_("{paper}を選ぶ"), paper=title))
        self.box.toggled.connect(lambda _on: self.ticked.emit())
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        words = column()
        words.addWidget(Words(title, bold=True, wrap=True))
        self.hint = Words(tr(paper.hint), size="small", tone="ink2", wrap=True)
        self.hint.setVisible(of_case)
        words.addWidget(self.hint)
        self.lacking = IconWords("info", tr(paper.lacking), size="small", tone="ink2", wrap=True)
        self.lacking.hide()
        words.addWidget(self.lacking)
        line.addLayout(words, 1)
        self.make = Button(
            tr(N_("作る")),
            icon="document",
            small=True,
            name=_NAMES.get(paper.form, f"make_{paper.form}"),
            pressed=self.made.emit,
        )
        self.make.setAccessibleName(tr(N_("{paper}を作る"), paper=title))
        self.make.setVisible(of_case and (paper.draw is not None or paper.form in ELSEWHERE))
        self.blank = Button(
            tr(N_("白紙")) if of_case else tr(N_("見る")),
            icon="eye" if not of_case else "",
            small=True,
            name=f"blank_{paper.form}",
            pressed=self.emptied.emit,
        )
        self.blank.setAccessibleName(tr(N_("{paper}の白紙"), paper=title))
        self.blank.setVisible(paper.blank)
        line.addWidget(self.make)
        line.addWidget(self.blank)

    def show_file(self, file: CaseFile) -> None:
        """Whether the case holds what the paper needs."""
        if self.paper.draw is None:
            return
        ready = self.paper.ready(file)
        self.make.setVisible(ready)
        self.hint.setVisible(ready)
        self.lacking.setVisible(not ready)


class ShelfList(QWidget):
    """Every paper of the shelf; without a case (`of_case` False) the forms that can be printed empty."""

    chosen_changed = Signal()
    make = Signal(str)
    blank = Signal(str)

    def __init__(self, tr: Translator, *, of_case: bool = True) -> None:
        super().__init__()
        self.setObjectName("shelf")
        self.lines: list[ShelfLine] = []
        body = column()
        self.setLayout(body)
        for group in GROUPS:
            papers = [each for each in SHELF if each.group == group and offered(each, of_case=of_case)]
            if not papers:
                continue
            head = row(margins=(12, 8, 12, 2))
            head.addWidget(Words(tr(group), size="compact", tone="ink2"))
            body.addWidget(frame("clear", head))
            for paper in papers:
                body.addWidget(rule())
                body.addWidget(self._line(paper, tr, of_case=of_case))

    def show_file(self, file: CaseFile) -> None:
        """Say of each paper whether it can be made from this case."""
        for each in self.lines:
            each.show_file(file)

    def chosen(self) -> tuple[ShelfPaper, ...]:
        """The papers that are ticked, in the order of the list."""
        return tuple(each.paper for each in self.lines if each.box.isChecked())

    def clear(self) -> None:
        """Take all ticks away."""
        for each in self.lines:
            each.box.setChecked(False)

    def _line(self, paper: ShelfPaper, tr: Translator, *, of_case: bool) -> ShelfLine:
        made = ShelfLine(paper, tr, of_case=of_case)
        made.ticked.connect(self.chosen_changed)
        made.made.connect(partial(self.make.emit, paper.form))
        made.emptied.connect(partial(self.blank.emit, paper.form))
        self.lines.append(made)
        return made
