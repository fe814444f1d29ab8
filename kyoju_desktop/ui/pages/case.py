"""ケース: one case with its head that never scrolls away, its story, its records and what is still to do."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QWidget

from kyoju_desktop.domain.rules.stages import CLOSED, INQUIRY, REOPENED, SUSPENDED
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import change_stage
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.closing import ask_closing, ask_suspension
from kyoju_desktop.ui.dialogs.join import ask_join
from kyoju_desktop.ui.dialogs.papers import show_intake
from kyoju_desktop.ui.dialogs.same_person import ask_same_person
from kyoju_desktop.ui.dialogs.stage import ask_reopen, ask_stage
from kyoju_desktop.ui.pages.case_consents import ConsentTab
from kyoju_desktop.ui.pages.case_course import CourseTab
from kyoju_desktop.ui.pages.case_handed import HandedTab
from kyoju_desktop.ui.pages.case_head import CaseHead
from kyoju_desktop.ui.pages.case_next import TABS, NextStep, next_step
from kyoju_desktop.ui.pages.case_papers import PapersTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_side import WIDE, CaseSide
from kyoju_desktop.ui.pages.case_tabs import (
    assessment_tab,
    home_tab,
    household_tab,
    intake_tab,
    plan_tab,
    watch_tab,
)
from kyoju_desktop.ui.pages.case_view import CaseView, look_up
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row
from kyoju_desktop.ui.widgets.tabs import Tabs

NARROW = 1080  # pixels at 100 % text below which the side column becomes a tab
LOW = 500  # pixels at 100 % text below which the head folds
_TABS = (
    ("course", N_("経過")),
    ("intake", N_("受付")),
    ("household", N_("世帯")),
    ("assessment", N_("アセスメント")),
    ("plan", N_("計画")),
    ("home", N_("住まい")),
    ("watch", N_("見守り")),
    ("consent", N_("同意")),
    ("handed", N_("つなぎ・提供")),
    ("papers", N_("書類")),
    ("side", N_("要るもの・期限")),
)


class Tab(Protocol):
    """What the page asks of a tab."""

    def show_view(self, view: CaseView) -> None:
        """Show the case as it is now."""

    def want(self, record_class: str, field_name: str) -> bool:
        """Go to a field; False when it is not here."""

    def open_record(self, record_id: str) -> bool:
        """Open a record; False when it is not here."""


class _Scrolled(Scroll):
    """The story in a column that scrolls when the window is too low for note and timeline."""

    def __init__(self, tab: CourseTab) -> None:
        super().__init__()
        self.inner = tab
        self.body.addWidget(tab)
        self.show_view, self.want, self.open_record = tab.show_view, tab.want, tab.open_record


class CasePage(QWidget):
    """The page of one case; `open` shows another one."""

    explanation = N_(
        "ひとつのケースの画面です。上に本人・段階・同意が、下に経過と記録があります。"
        "Ctrl+Enter で記録に残します。段階の帯を押すと段階を変えられます。"
        "右の「あと何が要るか」を押すと、その欄へ行きます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("case_page")
        self._case_id, self._tab, self._target = "", "", ""
        self._next: NextStep | None = None
        self._room = CaseRoom(desk, self)
        self._room.turned.connect(self._turn)
        self._tabs: dict[str, Any] = {}
        self._build()

    # what the window asks

    def open(self, case_id: str, tab: str = "") -> None:
        """Show a case; `tab` is the code of a tab or the name of a record class, "note" the quick note."""
        if case_id != self._case_id:
            self._case_id = case_id
            self._room.view = None
            self._body.setEnabled(False)
            tab = tab or "course"
        self._tab = TABS.get(tab, "course" if tab == "note" else tab)
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        if not self._case_id:
            return
        wanted, at, calendar = self._case_id, self._desk.locale, self._desk.calendar
        self._desk.work.read(self, lambda r: look_up(r, wanted, at, calendar), self._show)

    def view(self) -> CaseView | None:
        """What is shown."""
        return self._room.view

    def tab(self, code: str) -> Any:  # noqa: ANN401 - each tab is a widget of its own
        """A tab by its code, made when first asked for."""
        if code not in self._tabs:
            made: Any = self._make(code)
            self._tabs[code] = made
            self._stack.addWidget(made)
            if self._room.view is not None:
                made.show_view(self._room.view)
        return self._tabs[code]

    # building

    def _build(self) -> None:
        tr = self._desk.tr
        lines = column()
        self.setLayout(lines)
        self.head = CaseHead(tr)
        self.head.stages.stepped.connect(self._step)
        self.head.consents.opened.connect(lambda: self.tabs.choose("consent"))
        self.head.next.acted.connect(self._act)
        lines.addWidget(self.head)
        lines.addWidget(self._bar())
        body = row(spacing=12, margins=(16, 12, 16, 12))
        self._stack = QStackedWidget()
        self._stack.setObjectName("case_tabs")
        self.side = CaseSide(tr)
        self.side.setFixedWidth(theme.current().px(WIDE))
        self.side.wanted.connect(self._want)
        self.side.opened.connect(self._open_due)
        body.addWidget(self._stack, 1)
        body.addWidget(self.side)
        self._row = body
        self._body = frame("clear", body)
        lines.addWidget(self._body, 1)
        self._narrow = False

    def _bar(self) -> QFrame:
        tr = self._desk.tr
        line = row(spacing=8, margins=(16, 0, 16, 0))
        self.tabs = Tabs([(code, tr(words)) for code, words in _TABS], label=tr(N_("ケースの記録")))
        self.tabs.set_shown("side", shown=False)
        self.tabs.chosen.connect(self._on_tab)
        self.refer = Button(
            tr(N_("つなぎ票を作る")),
            icon="out",
            small=True,
            name="make_referral_bar",
            pressed=lambda: self._desk.open_referral(self._case_id),
        )
        self.papers = Button(
            tr(N_("書類を作る")), icon="document", small=True, name="make_paper", pressed=self._offer_papers
        )
        self.more = Button("", icon="more", small=True, name="case_menu", pressed=self._offer_more)
        self.more.setAccessibleName(tr(N_("ほかの操作")))
        self.more.setToolTip(tr(N_("中断・終結・再開・結合・利害関係・期限")))
        line.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        for each in (self.refer, self.papers, self.more):
            line.addWidget(each)
        made = frame("bar", line)
        made.setMinimumHeight(theme.current().px(44))
        return made

    def _make(self, code: str) -> QWidget:
        room = self._room
        makers: dict[str, Callable[[], QWidget]] = {
            "course": lambda: _Scrolled(CourseTab(room)),
            "intake": lambda: intake_tab(room, self._intake_bar()),
            "household": lambda: household_tab(room),
            "assessment": lambda: assessment_tab(room),
            "plan": lambda: plan_tab(room),
            "home": lambda: home_tab(room),
            "watch": lambda: watch_tab(room),
            "consent": lambda: ConsentTab(room),
            "handed": lambda: HandedTab(room),
            "papers": lambda: PapersTab(room),
        }
        return makers[code]()

    def _intake_bar(self) -> QWidget:
        tr = self._desk.tr
        line = row(spacing=8)
        line.addWidget(
            Button(
                tr(N_("受付の画面で続ける")),
                icon="pencil",
                small=True,
                name="resume_intake",
                pressed=lambda: self._desk.resume_intake(self._case_id),
            )
        )
        line.addWidget(
            Button(
                tr(N_("受付票を印刷")),
                icon="printer",
                small=True,
                name="print_intake",
                pressed=lambda: show_intake(self._desk, self, self._case_id),
            )
        )
        line.addStretch(1)
        return frame("clear", line)

    # showing

    def _show(self, view: CaseView) -> None:
        if view.case_id != self._case_id:
            return
        self._room.view = view
        self._body.setEnabled(True)
        self.head.tell(view.face, view.steps, view.glance)
        self._next = next_step(view)
        self.head.next.tell(self._next.when, self._next.what, self._next.action, self._next.icon)
        self.tabs.set_counts(view.counts())
        self.side.show_view(view)
        for made in self._tabs.values():
            if made is not self.side:
                made.show_view(view)
        if self._tab:
            self.tabs.choose(self._tab)
            self._tab = ""
        self._on_tab(self.tabs.code())
        if self._target:
            target, self._target = self._target, ""
            self._aim(self.tabs.code(), target)

    def _on_tab(self, code: str) -> None:
        if self._room.view is None:
            return
        wanted = self.side if code == "side" else self.tab(code)
        self._stack.setCurrentWidget(wanted)

    def minimumSizeHint(self) -> QSize:
        """Large text must not make the window larger than the screen: everything inside scrolls or folds."""
        return QSize(theme.current().px(360), theme.current().px(260))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room, the side column becomes a tab and the head lower."""
        super().resizeEvent(event)
        self.head.set_low(self.height() < theme.current().px(LOW))
        narrow = self.width() < theme.current().px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for each in (self.refer, self.papers):
            each.setVisible(not narrow)
        if narrow:
            self._row.removeWidget(self.side)
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(16_777_215)
            self._stack.addWidget(self.side)
        else:
            if self.tabs.code() == "side":
                self.tabs.choose("course")
            self._stack.removeWidget(self.side)
            self._row.addWidget(self.side)
            self.side.setFixedWidth(theme.current().px(WIDE))
            self.side.show()
        self.tabs.set_shown("side", shown=narrow)

    # going to a place

    def _turn(self, tab: str, target: str) -> None:
        self.tabs.choose(tab)
        if target:
            self._aim(tab, target)

    def _aim(self, tab: str, target: str) -> None:
        if tab != "side":
            self.tab(tab).open_record(target)

    def _want(self, record_class: str, field_name: str) -> None:
        if record_class == "Closing":
            self._close_case()
            return
        tab = TABS.get(record_class, "course")
        self.tabs.choose(tab)
        self.tab(tab).want(record_class, field_name)

    def _begin(self, record_class_name: str) -> None:
        tab = TABS[record_class_name]
        self.tabs.choose(tab)
        self.tab(tab).begin(record_class_name)

    def _open_due(self, record_class: str, record_id: str) -> None:
        self._turn(TABS.get(record_class, "course"), record_id)

    def _act(self) -> None:
        found = self._next
        if found is None:
            return
        if found.kind == "due":
            self._open_due(found.record_class, found.target)
        elif found.kind == "missing":
            self._want(found.record_class, found.target)
        elif found.kind == "reopen":
            self._elsewhere(REOPENED)
        else:
            self._step(found.target)

    # stages and the menu

    def _step(self, code: str) -> None:
        view = self._room.view
        if view is not None:
            ask_stage(self._desk, self, view.file, code, self._elsewhere)

    def _elsewhere(self, code: str) -> None:
        view = self._room.view
        if view is None:
            return
        if code == CLOSED:
            self._close_case()
        elif code == SUSPENDED:
            ask_suspension(self._desk, self, view.file)
        elif code == REOPENED:
            ask_reopen(self._desk, self, view.case_id)

    def _close_case(self) -> None:
        view = self._room.view
        if view is not None and view.file.case.stage != CLOSED:
            ask_closing(self._desk, self, view.file)

    def _offer_papers(self) -> None:
        tr, menu = self._desk.tr, self._menu("paper_menu")
        menu.addAction(tr(N_("相談受付票を印刷"))).triggered.connect(
            lambda: show_intake(self._desk, self, self._case_id)
        )
        menu.addAction(tr(N_("つなぎ票を作る"))).triggered.connect(lambda: self._desk.open_referral(self._case_id))
        menu.addAction(tr(N_("同意書を作る"))).triggered.connect(lambda: self._desk.open_consent(self._case_id))
        menu.addAction(tr(N_("保管した書類を見る"))).triggered.connect(lambda: self.tabs.choose("papers"))
        menu.popup(self.papers.mapToGlobal(QPoint(0, self.papers.height())))

    def _offer_more(self) -> None:
        view = self._room.view
        if view is None:
            return
        menu = self._menu("more_menu")
        for name, words, act in self._actions(view):
            action = menu.addAction(self._desk.tr(words))
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, act=act: act())
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _actions(self, view: CaseView) -> list[tuple[str, str, Callable[[], object]]]:
        file, desk = view.file, self._desk
        found: list[tuple[str, str, Callable[[], object]]] = [
            ("menu_referral", N_("つなぎ票を作る"), lambda: desk.open_referral(self._case_id)),
            ("add_deadline", N_("期限を足す"), lambda: self._begin("Deadline")),
            ("add_conflict", N_("担当の利害関係を書く"), lambda: self._begin("ConflictOfInterest")),
            ("same_person", N_("同じ人の印をつける・外す"), lambda: ask_same_person(desk, self, file)),
        ]
        if file.case.anonymous or file.case.stage == INQUIRY:
            found.append(("join", N_("匿名の問合せを本人に結合"), lambda: ask_join(desk, self, file)))
        if file.case.stage == CLOSED:
            found.append(("reopen", N_("再開する"), lambda: self._elsewhere(REOPENED)))
            return found
        found.append(("change_stage", N_("段階を変える"), lambda: self._step(view.next_stage)))
        if file.case.stage == SUSPENDED:
            found.append(("resume", N_("中断を終える"), self._resume))
        else:
            found.append(("suspend", N_("中断する"), lambda: self._elsewhere(SUSPENDED)))
        found.append(("close", N_("終結する"), self._close_case))
        return found

    def _resume(self) -> None:
        view = self._room.view
        if view is None:
            return
        back = next(step.code for step in view.steps if step.state == "current")
        self._room.write(self, N_("中断を終えた"), lambda w: change_stage(w, view.case_id, back, ""))

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu
