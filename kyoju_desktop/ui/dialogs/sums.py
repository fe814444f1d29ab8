"""計算: one dialog for every sum of a case: the figures with where they come from, the answer first, every step."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.kinds import Yen
from kyoju_desktop.domain.records import Estimate
from kyoju_desktop.domain.rules.sums import asked as of
from kyoju_desktop.domain.rules.sums.working import LACKING, Figures, work_out
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.sum_values import prefilled
from kyoju_desktop.services.sums import FEE_FIELD, figures_of, keep_sum, takes_fee
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.estimates import print_estimate
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.sum_fields import SumFields
from kyoju_desktop.ui.dialogs.sum_result import SumResult, short_answer
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row

Then = Callable[[Estimate], object]
SIDE_BY_SIDE = 840  # pixels at 100 % from which the answer stands beside the figures


def ask_sum(
    desk: Desk,
    parent: QWidget,
    case_id: str,
    kind: str = "",
    record: Record | None = None,
    *,
    then: Then | None = None,
) -> "SumDialog":
    """Open a sum of a case, filled from its records; what `record` says counts first.

    `kind` is a code of the list "sum" ("": the clerk chooses). `then` gets what was kept.
    """
    made = SumDialog(desk, parent, case_id, kind or of.GUARANTEE, record, then)
    made.open()
    made.focus_first()
    return made


class SumDialog(Question):
    """The kind of sum, its figures, and the answer, worked out anew with every keystroke."""

    def __init__(
        self, desk: Desk, parent: QWidget, case_id: str, kind: str, record: Record | None, then: Then | None
    ) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="sum_dialog",
            title=tr(N_("計算する")),
            explain=tr(
                N_("数字は記録から入れてあります。ここで変えても、この計算だけのことで、記録は変わりません。")
            ),
            verb=tr(N_("控えを残す")),
            wide=1120,
        )
        self._desk, self._asker, self._case, self._record, self._then = desk, parent, case_id, record, then
        self._figures = Figures()
        self._print_after = False
        self.kind = Combo(name="sum_kind", label=tr(N_("何の計算か")))
        self.kind.fill([(each.code, tr(each.label)) for each in desk.codes.list("sum").codes], empty=None)
        self.kind.choose(kind)
        self.kind.currentIndexChanged.connect(lambda _at: self._turn())
        self.body.addLayout(self._kind_line())
        self._sides = row(spacing=16)
        self.fields: SumFields | None = None
        self.answer = SumResult(tr)
        self.into = QCheckBox()
        self.into.setObjectName("sum_into")
        self.into.setProperty("ring", True)
        self._left = column(spacing=8)
        self._left.addWidget(self.into)
        self._left.addStretch(1)
        self._sides.addLayout(self._left, 5)
        right = column()
        right.addWidget(self.answer)
        right.addStretch(1)
        self._sides.addLayout(right, 6)
        self.body.addLayout(self._sides)
        self.body.addStretch(1)
        self.printing = Button(
            tr(N_("残して印刷")), icon="printer", name="sum_print", pressed=lambda: self._keep(print_after=True)
        )
        self.add_verb(self.printing)
        self.short = IconWords("", "", size="base", bold=True, wrap=True, name="sum_short")
        self.add_remark(self.short)
        self.agreed.connect(lambda: self._keep(print_after=False))
        self._drafting: Drafting | None = None
        self._turn()

    def focus_first(self) -> None:
        """Put the cursor into the first figure."""
        if self.fields is not None:
            self.fields.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answer beside the figures, or below them where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().px(SIDE_BY_SIDE)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._sides.direction() != wanted:
            self._sides.setDirection(wanted)

    def reject(self) -> None:
        """What was typed comes back when the sum is asked for again."""
        if self._drafting is not None:
            self._drafting.save()
        super().reject()

    def _kind_line(self) -> QBoxLayout:
        line = row(spacing=8)
        words = Words(self.tr_(N_("何の計算か")), size="compact")
        words.setBuddy(self.kind)
        line.addWidget(words)
        line.addWidget(self.kind, 1)
        line.addStretch(2)
        return line

    def _turn(self) -> None:
        """Another sum was chosen: its fields, filled from the case, and what was left unfinished."""
        code = self.kind.code()
        if self._drafting is not None:
            self._drafting.save()
            self._desk.jobs.drain()
            self._drafting.deleteLater()
        with self._desk.store.read() as r:
            self._figures = figures_of(r, self.tr_)
            values = prefilled(r, self._case, code, self._desk.today(), self._record)
        if self.fields is not None:
            let_go(self.fields)
        self.fields = made = SumFields(self._desk, code, values)
        self._left.insertWidget(0, made)
        key = f"sum.{code}.{self._case}.{self._record.id if self._record else ''}"
        self._drafting = Drafting(self._desk, key, made.draft, self)
        made.restore(self._drafting.load())
        made.changed.connect(self._edited)
        self._offer_into(code)
        self.trouble.hide()
        self._in_reading_order(made)
        self._work_out()

    def _in_reading_order(self, fields: SumFields) -> None:
        """The Tab key goes from the kind through the figures to the buttons; fields made later would come last."""
        order = [self.kind, *fields.in_order(), self.into, self.back, self.printing, self.verb]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _offer_into(self, code: str) -> None:
        record = self._record
        fits = code == of.GUARANTEE and takes_fee(record)
        self.into.setVisible(fits)
        self.into.setChecked(False)
        if fits and record is not None:
            now = value_of(record, FEE_FIELD)
            shown = Yen().format(now, self._desk.locale) or self.tr_(N_("空き"))
            words = N_("「{record}」の保証料の欄にも入れる(いまは {now})")
            self.into.setText(self.tr_(words, record=self.tr_(type(record).title), now=shown))
            self.into.setAccessibleName(self.into.text())
            self.into.setChecked(now is None)

    def _edited(self) -> None:
        if self._drafting is not None:
            self._drafting.touch()
        self._work_out()

    def _work_out(self) -> None:
        """Show the answer to what stands there now, or what stands in its way beside the field."""
        if self.fields is None:
            return
        self.trouble.hide()
        code, tr = self.kind.code(), self.tr_
        self.short.show_state("", "", "ink")
        answers = self.fields.answers()
        if answers is None:
            self.answer.show_waiting(tr(N_("読めない数字があります。直すと計算できます。")))
            self._let_keep(False)
            return
        self.fields.look_at(answers)
        try:
            found = work_out(code, answers, self._figures)
        except Refused as refused:
            self._stop(refused)
        else:
            self.answer.show_sum(code, found)
            self.short.show_state(*short_answer(code, found, tr))
        self._let_keep(self.answer.shown)

    def _stop(self, refused: Refused) -> None:
        """Something is still missing, or does not fit: said here, and beside the field it belongs to."""
        values = dict(refused.message.values)
        if refused.message.template == LACKING:
            self.answer.show_waiting(self.tr_(LACKING, label=self.tr_(values["label"])))
            return
        words = self.tr_(refused.message.template, **{name: self.tr_(text) for name, text in values.items()})
        self.answer.show_refused(words)
        if self.fields is not None and refused.field:
            self.fields.object_to(refused.field, words)

    def _let_keep(self, on: bool, /) -> None:
        for each in (self.verb, self.printing):
            each.setEnabled(on)

    def _keep(self, *, print_after: bool) -> None:
        self._work_out()
        if not self.answer.shown or self.fields is None:
            self.focus_first()
            return
        answers = self.fields.answers()
        assert answers is not None  # noqa: S101 - a sum is shown
        self._write(answers, print_after)

    def _write(self, answers: dict[str, Any], print_after: bool) -> None:
        assert self.fields is not None  # noqa: S101 - built in the constructor
        code, values, at = self.kind.code(), self.fields.values, self._desk.locale
        into = self._record if self.into.isVisible() and self.into.isChecked() else None
        case = self._case

        def done(estimate: Estimate) -> None:
            if self._drafting is not None:
                self._drafting.drop()
            self.accept()
            self._desk.status(self.tr_(N_("計算の控えを残しました。「制度」にあります。")))
            if self._then is not None:
                self._then(estimate)
            if print_after:
                print_estimate(self._desk, self._asker, estimate)

        self._desk.work.write(
            self,
            N_("計算の控えを残す"),
            lambda w: keep_sum(w, case, code, answers, values, at, into),
            done,
            refused=self.refuse,
            case=case,
        )
