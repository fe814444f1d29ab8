"""計算の控え of a case: every sum that was kept, as it was that day, and what has changed since."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.conceal import SECRET, concealed
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Day
from kyoju_desktop.domain.records import Estimate
from kyoju_desktop.domain.rules.sums.kept import (
    CONFIRM,
    GivenLine,
    StepLine,
    given_lines,
    note_lines,
    step_lines,
    told,
)
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.sums import Compared, Difference, compare, estimate_amount
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.dialogs.estimates import print_estimate
from kyoju_desktop.ui.dialogs.sums import ask_sum
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel, of_case
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_rows import Line, line_of
from kyoju_desktop.ui.pages.case_story import tell
from kyoju_desktop.ui.pages.case_teller import Teller, entry, tag
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.entry import Entry
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame, row

_TOP = Qt.AlignmentFlag.AlignTop
ESTIMATES = Listed(
    Estimate,
    N_("計算の控え"),
    "figures",
    N_("計算の控えはまだありません。"),
    of_case(Estimate),
    add=N_("計算する"),
    how=N_("政令月収、住居確保給付金、保証料などを、記録の数字から計算します。計算の順と使った表も残ります。"),
)


@line_of.register
def _(record: Estimate, teller: Teller) -> Line:
    """What was worked out and what came of it; the whole stands below when it is opened."""
    title = " ".join(filter(None, (teller.text(record, "sum"), estimate_amount(record))))
    day = teller.text(record, "at")
    mark = (tag(teller.at.tr(CONFIRM), "warn", "warning"),) if record.unconfirmed else ()
    return Line(
        title or teller.at.tr(Estimate.title), "・".join(filter(None, (day, record.verdict, record.note))), mark
    )


@tell.register
def _(record: Estimate, teller: Teller) -> tuple[Entry, ...]:
    """On the timeline: what was worked out that day."""
    title = teller.at.tr(N_("計算した"))
    lines = teller.lines(record, "sum", "amount", "verdict")
    return entry(record, record.at, "note", "figures", title, lines=lines, who=record.clerk, tab="schemes")


class EstimatesPanel(ListPanel):
    """「計算する」 opens the dialog; a row opens the sum as it was kept, with its note below."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room, ESTIMATES)

    def begin(self) -> None:
        """Ask for a sum of the case."""
        if self._room.view is not None:
            ask_sum(self._room.desk, self, self._room.case_id)

    def _open(self, record: Record, *, fresh: bool) -> None:
        super()._open(record, fresh=fresh)
        if self._editor is not None and isinstance(record, Estimate):
            self._editor.put_above(EstimateView(self._room, record))


class EstimateView(QWidget):
    """One kept sum: answer, what has changed since, what was entered, every step, the tables."""

    def __init__(self, room: CaseRoom, kept: Estimate) -> None:
        super().__init__()
        self.setObjectName("estimate_view")
        desk, view = room.desk, room.view
        estimate = concealed(kept, view.file.conceal, desk.tr(SECRET)) if view else kept
        self._desk, self._tr = desk, desk.tr
        with desk.store.read() as r:
            compared = compare(r, kept, desk.locale)
        lines = column(spacing=8)
        self.setLayout(lines)
        lines.addWidget(Words(estimate.verdict, size="name", bold=True, wrap=True, name="estimate_verdict"))
        if estimate.amount is not None:
            lines.addWidget(Words(estimate_amount(estimate), size="title", bold=True, name="estimate_amount"))
        lines.addWidget(Words(self._when(estimate), size="compact", tone="ink2", wrap=True))
        lines.addWidget(self._buttons(estimate))
        lines.addWidget(self._since(compared))
        self._head(N_("入れた数字"))
        for given in given_lines(estimate.given):
            lines.addWidget(self._given(given))
        self._head(N_("計算の順"))
        for number, step in enumerate(step_lines(estimate.steps), 1):
            lines.addWidget(self._step(number, step))
        for note in note_lines(estimate.steps):
            lines.addWidget(IconWords("info", note, size="compact", wrap=True))
        self._head(N_("使った表"))
        for source in estimate.source.splitlines():
            lines.addWidget(Words(source, size="compact", wrap=True))

    def _when(self, estimate: Estimate) -> str:
        day = Day().format(estimate.on, self._desk.locale)
        said = self._tr(N_("{day}の数字で計算した控えです。あとから計算しなおしません。"), day=day)
        return said + (self._tr(N_("計算した人: {clerk}"), clerk=estimate.clerk) if estimate.clerk else "")

    def _buttons(self, estimate: Estimate) -> QWidget:
        tr = self._tr
        made = QWidget()
        flow = Flow(made, across=theme.current().px(8), down=theme.current().px(6))
        show = Button(tr(N_("印刷する")), icon="printer", small=True, name="print_estimate")
        show.clicked.connect(partial(self._print, estimate))
        again = Button(tr(N_("いまの数字で計算する")), icon="refresh", small=True, name="sum_again")
        again.clicked.connect(partial(self._again, estimate))
        for each in (show, again):
            flow.addWidget(each)
        return made

    def _print(self, estimate: Estimate, _checked: bool = False) -> None:
        print_estimate(self._desk, self, estimate)

    def _again(self, estimate: Estimate, _checked: bool = False) -> None:
        ask_sum(self._desk, self.window(), estimate.case, estimate.sum)

    def _since(self, compared: Compared) -> QWidget:
        """What reads differently today."""
        tr = self._tr
        if compared.refused is not None:
            words = tr(N_("いまの数字では計算できません。")) + told(compared.refused, tr)
            return self._box("warning", words, compared.differences)
        if not compared.differences:
            good = tr(N_("控えのあと、数字は変わっていません。"))
            return IconWords("check", good, size="compact", tone="done", wrap=True, name="estimate_same")
        return self._box("warning", tr(N_("控えのあとで変わったことがあります。")), compared.differences)

    def _box(self, icon: str, words: str, differences: tuple[Difference, ...]) -> QWidget:
        lines = column(spacing=4, margins=(10, 8, 10, 8))
        made = frame("warnpanel", lines)
        made.setObjectName("estimate_changed")
        lines.addWidget(IconWords(icon, words, tone="warn", size="base", bold=True, wrap=True))
        nothing = self._tr(N_("なし"))
        for each in differences:
            text = self._tr(
                N_("{label}: 控え {then} → いま {now}"),
                label=self._tr(each.label),
                then=each.then or nothing,
                now=each.now or nothing,
            )
            lines.addWidget(Words(text, size="compact", wrap=True))
        return made

    def _head(self, words: str) -> None:
        layout = self.layout()
        if layout is not None:
            layout.addWidget(Words(self._tr(words), size="compact", bold=True))

    def _given(self, given: GivenLine) -> QWidget:
        made = QWidget()
        line = row(spacing=8)
        made.setLayout(line)
        line.addWidget(Words(given.label, size="compact", wrap=True), 3, _TOP)
        line.addWidget(Words(given.value, size="compact", bold=True, wrap=True), 2, _TOP)
        line.addWidget(Words(given.origin, size="compact", tone="ink2", wrap=True), 4, _TOP)
        return made

    def _step(self, number: int, step: StepLine) -> QWidget:
        made = QWidget()
        line = row(spacing=8)
        made.setLayout(line)
        line.addWidget(Words(f"{number}  {step.label}", size="compact", wrap=True), 3, _TOP)
        line.addWidget(Words(step.how, size="compact", tone="ink2", wrap=True), 5, _TOP)
        amount = Words(step.amount, size="compact", bold=True)
        line.addWidget(amount, 2, Qt.AlignmentFlag.AlignRight | _TOP)
        return made
