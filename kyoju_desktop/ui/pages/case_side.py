"""Beside every tab of a case: what is still missing for the next stage, and the dates that are coming."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from kyoju_desktop.domain.fields import Gap
from kyoju_desktop.domain.rules.deadlines import Due
from kyoju_desktop.domain.rules.missing import Missing
from kyoju_desktop.i18n.eras import month_day, wareki_short
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.cells import due_words
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import SourceMark
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, row, rule

WIDE = 340  # pixels at 100 % text


class CaseSide(Scroll):
    """The column; every row is a link to the place where it is done."""

    wanted = Signal(str, str)  # record class, field
    opened = Signal(str, str)  # record class, record id

    def __init__(self, tr: Translator) -> None:
        super().__init__(spacing=12)
        self._tr = tr
        self.setObjectName("case_side")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._panels: list[QWidget] = []

    def show_view(self, view: CaseView) -> None:
        """Show what is missing and due in this case."""
        for old in self._panels:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self.body.count():
            self.body.takeAt(0)
        self._panels = [self._missing(view), self._dues(view)]
        for each in self._panels:
            self.body.addWidget(each)
        self.body.addStretch(1)

    def _missing(self, view: CaseView) -> Panel:
        gaps = view.missing
        panel = Panel(self._tr(N_("あと何が要るか")), icon="flag", name="missing")
        if view.next_stage:
            stage = self._tr(view.at.codes.label("stage", view.next_stage))
            panel.add_action(Words(self._tr(N_("「{stage}」まで"), stage=stage), size="compact", tone="ink2"))
        panel.set_count(self._tr(N_("{count}件"), count=str(len(gaps))) if gaps else "")
        if not gaps:
            panel.body.addWidget(Empty(self._tr(N_("次の段階に要ることは、そろっています。")), good=True))
        for at, each in enumerate(gaps):
            if at:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._missing_row(each))
        return panel

    def _missing_row(self, missing: Missing) -> QFrame:
        line = row(spacing=8, margins=(12, 4, 12, 4))
        made = QFrame()
        made.setLayout(line)
        made.setMinimumHeight(theme.current().px(38))
        line.addWidget(IconWords("circle", "", tone="ink2"))
        words = column()
        words.addWidget(Elided(self._tr(missing.label)))
        line.addLayout(words, 1)
        name = f"missing.{missing.record}.{missing.field}"
        button = Button(self._tr(N_("書く")), small=True, name=name)
        button.setAccessibleName(self._tr(N_("{label}を書く"), label=self._tr(missing.label)))
        button.clicked.connect(lambda _checked=False: self.wanted.emit(missing.record, missing.field))
        line.addWidget(button)
        return made

    def _dues(self, view: CaseView) -> Panel:
        count = self._tr(N_("{count}件"), count=str(len(view.dues))) if view.dues else ""
        panel = Panel(self._tr(N_("期限")), icon="clock", count=count, name="dues")
        if not view.dues:
            panel.body.addWidget(Empty(self._tr(N_("この先の期限はありません。")), good=True))
        for at, due in enumerate(view.dues):
            if at:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._due_row(due, view.at.today))
        return panel

    def _due_row(self, due: Due, today: date) -> "DueRow":
        made = DueRow(due, today, self._tr)
        made.pressed.connect(lambda: self.opened.emit(due.record_class, due.record))
        return made


class DueRow(QFrame):
    """One date: day and how far away, what, and where the date comes from."""

    pressed = Signal()

    def __init__(self, due: Due, today: date, tr: Translator) -> None:
        super().__init__()
        look = theme.current()
        line = row(spacing=8, margins=(12, 3, 12, 3))
        self.setLayout(line)
        when = column()
        far = due_words(due.due_on, today, tr)
        day = month_day(due.due_on) if due.due_on.year == today.year else wareki_short(due.due_on)
        when.addWidget(Words(day))
        when.addWidget(IconWords(far.icon, far.text, tone=far.tone))
        line.addLayout(when)
        what = tr(due.label, **dict(due.values))
        words = Button(what, look="quiet", name=f"due.{due.record}.{due.code}", pressed=self.pressed.emit)
        words.setToolTip(tr(due.explain, **dict(due.values)))
        line.addWidget(words, 1, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(SourceMark(due.source, tr))
        self.setMinimumHeight(look.px(40))


def gap_words(gap: Gap | None, tr: Translator) -> str:
    """まだ, or the reason why there is no answer."""
    return tr(gap.value) if gap else tr(N_("まだ"))
