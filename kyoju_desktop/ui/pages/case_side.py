"""Beside every tab of a case: what is still missing for the next stage, and the dates that are coming."""

from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy

from kyoju_desktop.domain.fields import Gap
from kyoju_desktop.domain.rules.deadline_words import explained
from kyoju_desktop.domain.rules.deadlines import Due
from kyoju_desktop.domain.rules.missing import Missing
from kyoju_desktop.i18n.eras import WEEKDAYS, month_day, wareki_short
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.cells import due_words
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import paint_source, source_width
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, frame, row, rule

WIDE = 340  # pixels at 100 % text


class CaseSide(Scroll):
    """The column; every row is a link to the place where it is done."""

    wanted = Signal(str, str)  # record class, field
    opened = Signal(str, str, str)  # record class, record id, code of the deadline

    def __init__(self, tr: Translator) -> None:
        super().__init__(spacing=12)
        self._tr = tr
        self.setObjectName("case_side")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._told: object = None

    def show_view(self, view: CaseView) -> None:
        """Show what is missing and due in this case; nothing is made anew that stands there already."""
        answered = [each.label for each in view.needs if each.answered]
        told = (view.next_stage, view.missing, answered, view.dues, view.at.today)
        if told == self._told:
            return
        self._told = told
        empty(self.body)
        for each in (self._missing(view), self._dues(view)):
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
        done = [self._tr(each.label) for each in view.needs if each.answered]
        if done:
            words = self._tr(N_("そろった {count}件: {items}"), count=str(len(done)), items="・".join(done))
            line = row(margins=(12, 6, 12, 8))
            line.addWidget(IconWords("circle-check", words, tone="done", wrap=True))
            panel.body.addWidget(rule())
            panel.body.addWidget(frame("clear", line))
        return panel

    def _missing_row(self, missing: Missing) -> QFrame:
        line = row(spacing=8, margins=(12, 4, 12, 4))
        made = QFrame()
        made.setLayout(line)
        made.setMinimumHeight(theme.current().px(38))
        line.addWidget(IconWords("circle", "", tone="ink2"))
        words = column()
        words.addWidget(Elided(self._tr(missing.label)))
        words.addWidget(Words(gap_words(missing.gap, self._tr), size="small", tone="ink2"))
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
        made.clicked.connect(lambda _checked=False: self.opened.emit(due.record_class, due.record, due.code))
        return made


class DueRow(QAbstractButton):
    """One date: day and how far away, what, and where the date comes from; pressing it goes to its record."""

    def __init__(self, due: Due, today: date, tr: Translator) -> None:
        super().__init__()
        self._due, self._far, self._tr = due, due_words(due.due_on, today, tr), tr
        same_year = due.due_on.year == today.year
        self._day = (
            month_day(due.due_on) if same_year else f"{wareki_short(due.due_on)}({WEEKDAYS[due.due_on.weekday()]})"
        )
        self._what = tr(due.label, **dict(due.values))
        self.setObjectName(f"due.{due.code}.{due.record}")
        self.setAccessibleName(f"{self._what} {self._day} {self._far.text}")
        self.setToolTip(f"{self._what}\n{explained(due.explain, due.values, tr)}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        look = theme.current()
        return QSize(look.px(240), look.px(40))

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        look = theme.current()
        return QSize(look.px(160), look.px(40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always drawn whole
        """Day over distance, the words, the source."""
        look = theme.current()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), look.colour("window"))
        left, half = look.px(12), self.height() // 2
        cells.text(painter, QRect(left, look.px(2), look.px(104), half), self._day)
        cells.icon_at(painter, self._far.icon, QPoint(left, half + look.px(9)), 14, self._far.tone)
        below = QRect(left + look.px(18), half, look.px(86), half - look.px(2))
        cells.text(painter, below, self._far.text, size="small", tone=self._far.tone)
        mark = source_width(self._due.source, self._tr)
        words = QRect(left + look.px(104), 0, self.width() - left - look.px(104) - mark - look.px(18), self.height())
        self._paint_what(painter, words)
        paint_source(painter, self._due.source, self.width() - mark - look.px(10), self.height() / 2, self._tr)
        if self.hasFocus():
            cells.draw_focus(painter, self.rect())
        painter.end()

    def _paint_what(self, painter: QPainter, place: QRect) -> None:
        look = theme.current()
        if cells.text_width(self._what) <= place.width() - look.px(8):
            cells.text(painter, place, self._what)
            return
        painter.setFont(look.font("compact"))
        painter.setPen(look.colour("ink"))
        cells.draw_wrapped(painter, place, Qt.AlignmentFlag.AlignVCenter, self._what)


def gap_words(gap: Gap | None, tr: Translator) -> str:
    """まだ, or the reason why there is no answer."""
    return tr(gap.value) if gap else tr(N_("まだ"))
