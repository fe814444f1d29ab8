"""The answer of a sum: first what it comes to, then every step, then the tables with their dates."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyoju_desktop.domain.rules.sums import asked as of
from kyoju_desktop.domain.rules.sums.kept import CONFIRM, told
from kyoju_desktop.domain.rules.sums.steps import ESTIMATE, Step, Sum, amount_text
from kyoju_desktop.domain.rules.sums.tables import RateTable
from kyoju_desktop.i18n.messages import N_, Message, Translator
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, row, rule

# What the amount of a sum is called.
CALLED = {
    of.LOW_INCOME: N_("政令月収"),
    of.BENEFIT: N_("支給額(月)"),
    of.MOVING: N_("支給額(1回)"),
    of.GUARANTEE: N_("保証料"),
    of.RENT_REDUCTION: N_("国の負担(月)"),
    of.FEE_REDUCTION: N_("国の負担(1戸)"),
    of.REPAIR: N_("国の補助"),
    of.STANDARD: N_("求められる広さ"),
}
GOOD, BAD, OPEN = ("circle-check", "done"), ("warning", "warn"), ("question", "warn")


def short_answer(code: str, found: Sum, tr: Translator) -> tuple[str, str, str]:
    """Icon, words and tone of the answer in one line."""
    icon, tone = _state(found)
    if found.amount is not None:
        return icon, f"{tr(CALLED[code])} {amount_text(found.amount, found.unit, tr)}", tone
    bad = N_("基準を満たしません") if code == of.STANDARD else N_("対象になりません")
    return icon, tr(N_("決まりません")) if found.good is None else tr(bad), tone


def _state(found: Sum) -> tuple[str, str]:
    return GOOD if found.good else BAD if found.good is False else OPEN


class SumResult(Panel):
    """Shows one sum; `shown` while it holds an answer that can be kept."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr(N_("わかったこと")), icon="figures", name="sum_result")
        self._tr = tr
        self.shown = False
        self._lines = column(spacing=8, margins=(12, 10, 12, 12))
        self.body.addLayout(self._lines)

    def show_sum(self, code: str, found: Sum) -> None:
        """Verdict, amount, steps, notes, tables."""
        self._begin(shown=True)
        icon, tone = _state(found)
        self._say(icon, told(found.verdict, self._tr), tone)
        if found.amount is not None:
            self._lines.addWidget(self._amount(code, found))
        self._lines.addWidget(self._chips(found))
        self._lines.addWidget(rule())
        self._head(N_("計算の順"))
        for number, step in enumerate(found.steps, 1):
            self._lines.addWidget(self._step(number, step))
        self._notes(found.notes)
        self._lines.addWidget(rule())
        self._head(N_("使った表"))
        for table in found.tables:
            self._lines.addWidget(self._table(table))

    def show_waiting(self, words: str) -> None:
        """Something that is needed is not there yet."""
        self._begin(shown=False)
        self._say("info", words, "ink")

    def show_refused(self, words: str) -> None:
        """Why nothing is worked out."""
        self._begin(shown=False)
        self._say("warning", words, "danger")

    def _begin(self, *, shown: bool) -> None:
        self.shown = shown
        empty(self._lines)

    def _say(self, icon: str, words: str, tone: str) -> None:
        self._lines.addWidget(
            IconWords(icon, words, size="name", bold=True, tone=tone, wrap=True, name="sum_verdict")
        )

    def _amount(self, code: str, found: Sum) -> QWidget:
        made = QWidget()
        line = row(spacing=8)
        made.setLayout(line)
        line.addWidget(Words(self._tr(CALLED[code])))
        text = amount_text(found.amount or 0, found.unit, self._tr)
        line.addWidget(Words(text, size="title", bold=True, name="sum_amount"))
        line.addStretch(1)
        return made

    def _chips(self, found: Sum) -> QWidget:
        made = QWidget()
        lines = column(spacing=4)
        made.setLayout(lines)
        lines.addWidget(IconWords("info", self._tr(ESTIMATE), size="compact", wrap=True, name="sum_estimate"))
        if found.unconfirmed:
            words = self._tr(N_("県に確かめる数字が入っています(下の表)。"))
            lines.addWidget(
                IconWords("warning", words, size="compact", tone="warn", wrap=True, name="sum_unconfirmed")
            )
        return made

    def _head(self, words: str) -> None:
        self._lines.addWidget(Words(self._tr(words), size="compact", bold=True))

    def _step(self, number: int, step: Step) -> QWidget:
        """Number and name with the amount at the right, the way to it below."""
        made = QWidget()
        lines = column(spacing=0)
        made.setLayout(lines)
        line = row(spacing=8)
        line.addWidget(Words(f"{number}  {self._tr(step.label)}", wrap=True), 1)
        amount = Words(amount_text(step.amount, step.unit, self._tr), bold=True)
        line.addWidget(amount, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        lines.addLayout(line)
        below = row(margins=(18, 0, 0, 0))
        below.addWidget(Words(step.how.text(self._tr), size="compact", tone="ink2", wrap=True), 1)
        lines.addLayout(below)
        return made

    def _notes(self, notes: tuple[Message, ...]) -> None:
        for each in notes:
            self._lines.addWidget(IconWords("info", each.text(self._tr), size="compact", wrap=True))

    def _table(self, table: RateTable) -> QWidget:
        tr = self._tr
        made = QWidget()
        lines = column(spacing=0)
        made.setLayout(lines)
        lines.addWidget(Words(f"{tr(table.title)}  {table.period.text(tr)}", size="compact", wrap=True))
        source = (
            tr(N_("出どころ: {source}"), source=table.source)
            if table.source
            else tr(N_("出どころ: 書かれていません"))
        )
        lines.addWidget(Words(source, size="small", tone="ink2", wrap=True))
        if table.unconfirmed:
            lines.addLayout(self._doubt(table))
        return made

    def _doubt(self, table: RateTable) -> QHBoxLayout:
        line = row(spacing=6)
        line.addWidget(Chip(self._tr(CONFIRM), icon="warning", state="warn"))
        line.addWidget(Words(self._tr(table.doubt), size="small", tone="ink2", wrap=True), 1)
        return line
