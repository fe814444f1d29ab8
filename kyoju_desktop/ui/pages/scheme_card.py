"""One scheme of a case as it is worked on: what is lacking, steps and papers to tick, where it goes on."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import SchemeStep, SchemeUse, Tenancy
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.scheme_course import DIRECT_PAYMENT, SPECIAL_USE, again_from, is_over
from kyoju_desktop.domain.rules.schemes import WHO, Scheme
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.schemes import (
    DIRECT,
    check_on,
    followed,
    pay_directly,
    permit_to_tenancy,
    sent_to,
    set_paper,
    tick_step,
)
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.dialogs.anonymous import ask_anonymous
from kyoju_desktop.ui.dialogs.scheme_course import ask_end, ask_extension, ask_step
from kyoju_desktop.ui.dialogs.scheme_new import law_words
from kyoju_desktop.ui.dialogs.scheme_papers import show_scheme_papers
from kyoju_desktop.ui.dialogs.sums import ask_sum
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row
from kyoju_desktop.ui.widgets.tick_line import TickLine
from kyoju_desktop.ui.widgets.wrapped import Wrapped

NARROW = 620  # logical pixels at 100 % below which the papers stand under the steps
PURPOSES = {"housing_benefit": "benefit", "moving_benefit": "benefit", "cooperating_agent": "housing"}


class SchemeCard(QFrame):
    """Everything is done here; the row above opens the form with every field."""

    def __init__(self, room: CaseRoom, view: CaseView, use: SchemeUse) -> None:
        super().__init__()
        self._room, self._view, self._use = room, view, use
        self._seen = followed(view.file, use, view.at.today, view.at.codes)
        self.setObjectName(f"scheme.{use.scheme}")
        lines = column(spacing=8, margins=(36, 2, 12, 12))
        self.setLayout(lines)
        if self._seen.trouble is not None:
            lines.addWidget(_said("warning", self._seen.trouble.text(room.tr_), "danger"))
        scheme = self._seen.scheme
        if scheme is None:
            return
        self._tell(lines, scheme)
        lines.addWidget(self._ways(scheme))
        self._sides = row(spacing=24)
        self._sides.addLayout(self._steps(), 1)
        self._sides.addLayout(self._papers(scheme), 1)
        lines.addLayout(self._sides)

    @property
    def use_id(self) -> str:
        """The scheme of the card."""
        return self._use.id

    def go_to(self, name: str) -> bool:
        """Put the focus on a tick ("step.…") or a button ("scheme_extend") and bring it into sight."""
        box = self.findChild(QAbstractButton, f"{name}.{self._use.scheme}") or self.findChild(QAbstractButton, name)
        if box is None:
            return False
        box.setFocus()
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            QTimer.singleShot(0, box, partial(above.ensureWidgetVisible, box, 0, 120))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Papers beside the steps where there is room."""
        super().resizeEvent(event)
        if self._seen.scheme is not None:
            narrow = event.size().width() < theme.current().px(NARROW)
            ways = QBoxLayout.Direction
            self._sides.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # what is told

    def _tell(self, lines: QVBoxLayout, scheme: Scheme) -> None:
        tr, seen = self._room.tr_, self._seen
        if seen.decider is not None:
            lines.addWidget(_said("organisations", tr(seen.decider.text), "ink"))
        lines.addWidget(Words(law_words(scheme, tr), size="small", tone="ink2", wrap=True))
        period = self._period(scheme)
        if period:
            lines.addWidget(_said("calendar", period, "ink"))
        for each in seen.lacking:
            lines.addWidget(_said("warning", self._view.file.conceal(each.text(tr)), "warn"))
        if not seen.lacking and not is_over(self._use):
            lines.addWidget(_said("check", tr(N_("いま足りないものはありません。")), "done"))

    def _period(self, scheme: Scheme) -> str:
        tr, use = self._room.tr_, self._use
        parts = []
        if use.from_day and use.until_day:
            parts.append(tr(N_("{first}から{last}まで"), first=wareki(use.from_day), last=wareki(use.until_day)))
        if use.extended:
            parts.append(tr(N_("延長{count}回"), count=str(use.extended)))
        look = check_on(use)
        if look is not None:
            parts.append(tr(N_("延長か終了かの確認 {day}"), day=wareki(look)))
        if use.applied_on and scheme.answer_days and use.result in {"", "waiting"}:
            last = period_end(use.applied_on, days=scheme.answer_days)
            words = N_("申請から{days}日以内に決まります({day}まで)")
            parts.append(tr(words, days=str(scheme.answer_days), day=wareki(last)))
        again = again_from(scheme, use)
        if again is not None:
            parts.append(tr(N_("もう一度使えるのは{day}から"), day=wareki(again)))
        return "・".join(parts) or (tr(scheme.period.text) if scheme.period and not is_over(use) else "")

    # what is ticked

    def _steps(self) -> QVBoxLayout:
        tr = self._room.tr_
        lines = column(spacing=4)
        done = sum(1 for each in self._seen.steps if each.done_on)
        total = len(self._seen.steps)
        lines.addWidget(Words(tr(N_("手順 {done}/{total}"), done=str(done), total=str(total)), bold=True))
        for each in self._seen.steps:
            lines.addWidget(self._step(each))
        lines.addStretch(1)
        return lines

    def _step(self, step: SchemeStep) -> TickLine:
        tr = self._room.tr_
        days = [
            tr(N_("済 {day}"), day=wareki(step.done_on)) if step.done_on else "",
            tr(N_("予定 {day}"), day=wareki(step.planned_on)) if step.planned_on and not step.done_on else "",
            self._view.file.conceal(step.words),
        ]
        late = step.done_on is None and step.planned_on is not None and step.planned_on < self._view.at.today
        made = TickLine(
            self._view.file.conceal(tr(step.what)),
            "・".join(filter(None, days)),
            on=step.done_on is not None,
            name=f"step.{self._use.scheme}.{step.step}",
            tone="warn" if late else "ink2",
        )
        made.ticked.connect(lambda on: self._tick(step, on))
        more = Button("", icon="pencil", small=True, look="quiet", name=f"edit.{self._use.scheme}.{step.step}")
        more.setAccessibleName(tr(N_("「{what}」の日付とことば"), what=self._view.file.conceal(tr(step.what))))
        more.setToolTip(tr(N_("日付とことばを書く")))
        more.clicked.connect(lambda _checked=False: ask_step(self._room, self, step))
        made.right.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _tick(self, step: SchemeStep, on: bool) -> None:
        day: date | None = self._view.at.today if on else None
        self._room.write(self, N_("制度の手順"), lambda w: tick_step(w, step.id, day))

    def _papers(self, scheme: Scheme) -> QVBoxLayout:
        tr, codes = self._room.tr_, self._view.at.codes
        lines = column(spacing=4)
        got = sum(1 for each in scheme.papers if each.paper in self._use.papers)
        words = tr(N_("そろえる書類 {got}/{total}"), got=str(got), total=str(len(scheme.papers)))
        lines.addWidget(Words(words, bold=True))
        for each in scheme.papers:
            below = "・".join(filter(None, (tr(WHO[each.who]), tr(each.text) if each.text else "")))
            made = TickLine(
                tr(codes.label("scheme_paper", each.paper)),
                below,
                on=each.paper in self._use.papers,
                name=f"paper.{self._use.scheme}.{each.paper}",
            )
            made.ticked.connect(lambda on, paper=each.paper: self._got(paper, on))
            lines.addWidget(made)
        lines.addStretch(1)
        return lines

    def _got(self, paper: str, on: bool) -> None:
        use_id = self._use.id
        self._room.write(self, N_("制度の書類"), lambda w: set_paper(w, use_id, paper, got=on))

    # where it goes on

    def _ways(self, scheme: Scheme) -> QWidget:
        tr = self._room.tr_
        made = Wrapped(across=8, down=6)

        def add(words: str, icon: str, name: str, act: Callable[[], object]) -> None:
            way = Button(tr(words), icon=icon, small=True, name=f"{name}.{scheme.code}", pressed=act)
            made.flow.addWidget(way)

        add(N_("書類の一覧(本人に渡す)"), "printer", "papers_person", lambda: self._print(for_person=True))
        add(N_("書類と手順(役場の控え)"), "printer", "papers_office", lambda: self._print(for_person=False))
        if is_over(self._use):
            return made
        if "anonymous" in scheme.leads:
            add(N_("匿名で照会する"), "document", "scheme_anonymous", self._ask_anonymous)
        if "referral" in scheme.leads:
            add(N_("つなぎ票を作る"), "out", "scheme_refer", self._refer)
            self._add_sent(made)
        if "sum" in scheme.leads:
            add(N_("目安を計算する"), "figures", "scheme_sum", lambda: self._sum(scheme))
        if self._use.until_day and scheme.period:
            add(
                N_("延長・更新を記録"), "refresh", "scheme_extend", lambda: ask_extension(self._room, self, self._use)
            )
        self._add_tenancy(add, scheme)
        add(N_("終わりを記録"), "check", "scheme_end", lambda: ask_end(self._room, self, self._use))
        return made

    def _add_sent(self, made: Wrapped) -> None:
        day = sent_to(self._view.file, self._use)
        if day is None or self._use.referred_on is not None:
            return
        words = self._room.tr_(N_("つなぎ票の日({day})を、つないだ日にする"), day=wareki(day))
        use = self._use.replace(referred_on=day)
        take = Button(words, icon="check", small=True, name=f"take_sent.{use.scheme}")
        take.clicked.connect(lambda _checked=False: self._room.keep(self, use))
        made.flow.addWidget(take)

    def _add_tenancy(self, add: Callable[[str, str, str, Callable[[], object]], None], scheme: Scheme) -> None:
        use_id = self._use.id
        living = [each for each in self._view.file.of(Tenancy) if each.ended_on is None][-1:]
        if scheme.code == SPECIAL_USE and self._use.until_day:
            if any(each.use_permit_until == self._use.until_day for each in living):
                return
            label = N_("入居の記録に、使用の満了日を入れる")
            add(label, "key", "set_permit", lambda: self._set(label, lambda w: permit_to_tenancy(w, use_id)))
        if scheme.code == DIRECT_PAYMENT and not any(each.pay_way == DIRECT for each in living):
            label = N_("入居の記録の払い方を、代理納付にする")
            add(label, "key", "set_direct", lambda: self._set(label, lambda w: pay_directly(w, use_id)))

    def _set(self, label: str, use: Callable[[Writer], Tenancy]) -> None:
        self._room.write(self, label, use)

    def _print(self, *, for_person: bool) -> None:
        show_scheme_papers(self._room, self.window(), self._use, for_person=for_person)

    def _refer(self) -> None:
        purpose = PURPOSES.get(self._use.scheme, "consult")
        self._room.desk.open_referral(self._room.case_id, self._use.organisation, purpose)

    def _ask_anonymous(self) -> None:
        ask_anonymous(self._room.desk, self.window(), self._room.case_id, self._use.organisation)

    def _sum(self, scheme: Scheme) -> None:
        ask_sum(self._room.desk, self.window(), self._room.case_id, scheme.sum, None)


def scheme_card(room: CaseRoom, view: CaseView, use: Record) -> QWidget | None:
    """The card below the row of a scheme."""
    return SchemeCard(room, view, use) if isinstance(use, SchemeUse) else None


def _said(icon: str, text: str, tone: str) -> IconWords:
    return IconWords(icon, text, size="compact", tone=tone, wrap=True)
