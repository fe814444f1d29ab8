"""ケース: one case with its head that never scrolls away, its story, its records and what is still to do."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from kyoju_desktop.domain.rules.stages import CLOSED, REOPENED
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import NEW, Desk
from kyoju_desktop.ui.dialogs.emergency import ask_emergency
from kyoju_desktop.ui.dialogs.intake_sheet import open_intake_sheet
from kyoju_desktop.ui.pages.case_consents import ConsentTab
from kyoju_desktop.ui.pages.case_course import CourseTab
from kyoju_desktop.ui.pages.case_handed import HandedTab
from kyoju_desktop.ui.pages.case_head import CaseHead
from kyoju_desktop.ui.pages.case_home import home_tab
from kyoju_desktop.ui.pages.case_leaving import leaving_tab
from kyoju_desktop.ui.pages.case_moves import CaseMoves
from kyoju_desktop.ui.pages.case_next import TABS, NextStep, next_step
from kyoju_desktop.ui.pages.case_papers import PapersTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_schemes import schemes_tab
from kyoju_desktop.ui.pages.case_side import WIDE, CaseSide
from kyoju_desktop.ui.pages.case_tabs import assessment_tab, household_tab, intake_tab, plan_tab
from kyoju_desktop.ui.pages.case_view import CaseView, look_up
from kyoju_desktop.ui.pages.case_watch import watch_tab
from kyoju_desktop.ui.pages.conference_ways import CONFERENCE, SITTINGS, open_sitting, open_story
from kyoju_desktop.ui.pages.due_places import POINT, Aim, place_of
from kyoju_desktop.ui.pages.register_work import REGISTER_OF
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row
from kyoju_desktop.ui.widgets.tab_order import stops
from kyoju_desktop.ui.widgets.tabs import Tabs

NARROW = 1080  # pixels at 100 % text below which the side column becomes a tab
LOW = 500  # pixels at 100 % text below which the head folds
_TABS = (
    ("course", N_("経過")),
    ("intake", N_("受付")),
    ("household", N_("世帯")),
    ("assessment", N_("アセスメント")),
    ("plan", N_("計画")),
    ("schemes", N_("制度")),
    ("home", N_("住まい")),
    ("watch", N_("見守り")),
    ("leaving", N_("退去")),
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


def _focus_box(tab: QWidget, name: str) -> None:
    """Bring a box or a block of that name into sight, with the cursor on the first thing in it."""
    box = tab.findChild(QWidget, name)
    if box is None:
        return
    box.show()  # just put into its panel, it would be shown only later, and could not take the keys yet
    for each in stops(box):
        each.setFocus(Qt.FocusReason.OtherFocusReason)
        break
    if isinstance(tab, Scroll):
        QTimer.singleShot(0, box, lambda: _bring(tab, box))


def _bring(tab: Scroll, box: QWidget) -> None:
    """Scroll there; on a page just built everything has to find its place first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    tab.ensureWidgetVisible(box, 0, 48)


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
        self._case_id, self._tab, self._aimed = "", "", Aim()
        self._next: NextStep | None = None
        self._room = CaseRoom(desk, self)
        self._room.turned.connect(self._turn)
        self._tabs: dict[str, Any] = {}
        self._behind: set[str] = set()
        self.moves = CaseMoves(self._room, self, self._begin)
        self._build()

    # what the window asks

    def open(self, case_id: str, tab: str = "", target: str = "", field: str = "") -> None:
        """Show a case; `tab` is the code of a tab or the name of a record class, "note" the quick note.

        `target` and `field` say which record is opened there and where the cursor goes.
        """
        if case_id != self._case_id:
            self._case_id = case_id
            self._room.view = None
            self._body.setEnabled(False)
            tab = tab or "course"
        self._tab = TABS.get(tab, "course" if tab == "note" else tab)
        self._aimed = Aim(tab, target, field)
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        if not self._case_id:
            return
        wanted, at, calendar, now = self._case_id, self._desk.locale, self._desk.calendar, self._desk.now()
        self._desk.work.read(self, lambda r: look_up(r, wanted, at, calendar, now), self._show)

    def view(self) -> CaseView | None:
        """What is shown."""
        return self._room.view

    def tell_emergency(self) -> None:
        """Enter an emergency (69条2項4号) of the case that is shown."""
        if self._room.view is not None:
            ask_emergency(self._desk, self.window(), self._room.view.file, self._room.view.bodies)

    def tab(self, code: str) -> Any:  # noqa: ANN401 - each tab is a widget of its own
        """A tab by its code, made when first asked for and filled when it is looked at."""
        if code not in self._tabs:
            self._tabs[code] = self._make(code)
            self._stack.addWidget(self._tabs[code])
            self._behind.add(code)
        if code in self._behind and self._room.view is not None:
            self._behind.discard(code)
            self._tabs[code].show_view(self._room.view)
        return self._tabs[code]

    # building

    def _build(self) -> None:
        tr = self._desk.tr
        lines = column()
        self.setLayout(lines)
        self.head = CaseHead(tr)
        self.head.stages.stepped.connect(self.moves.step)
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
        self.emergency = Button(
            tr(N_("緊急の提供")),
            icon="alert",
            small=True,
            hint="Ctrl+E",
            name="emergency_bar",
            pressed=self.tell_emergency,
        )
        self.papers = Button(
            tr(N_("書類を作る")),
            icon="document",
            small=True,
            name="make_paper",
            pressed=lambda: self.moves.offer_papers(self.papers),
        )
        self.more = Button(
            "", icon="more", small=True, name="case_menu", pressed=lambda: self.moves.offer_more(self.more)
        )
        self.more.setAccessibleName(tr(N_("ほかの操作")))
        self.more.setToolTip(tr(N_("中断・終結・再開・結合・利害関係・期限")))
        line.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        for each in (self.emergency, self.refer, self.papers, self.more):
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
            "schemes": lambda: schemes_tab(room),
            "home": lambda: home_tab(room),
            "watch": lambda: watch_tab(room),
            "leaving": lambda: leaving_tab(room),
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
                pressed=lambda: open_intake_sheet(self._desk, self, self._case_id),
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
        self._behind = set(self._tabs)  # a dozen full tabs would take a second; only one of them is looked at
        if self._tab:
            self.tabs.choose(self._tab)
            self._tab = ""
        self._on_tab(self.tabs.code())
        aimed, self._aimed = self._aimed, Aim()
        self._aim(self.tabs.code(), aimed)

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
        if tab == CONFERENCE:
            open_story(self._desk, target)
            return
        self.tabs.choose(tab)
        self._aim(tab, Aim(target=target))

    def _aim(self, tab: str, aim: Aim) -> None:
        if tab == "side" or not (aim.target or aim.field):
            return
        shown = self.tab(tab)
        if aim.target == NEW:
            shown.begin(aim.record_class)
        elif aim.target:
            shown.open_record(aim.target)
        if aim.field.startswith(POINT):
            _focus_box(shown, aim.field)
        elif aim.field:
            shown.want(aim.record_class, aim.field)

    def _want(self, record_class: str, field_name: str) -> None:
        if record_class == "Closing":
            self.moves.elsewhere(CLOSED)
            return
        tab = TABS.get(record_class, "course")
        self.tabs.choose(tab)
        self.tab(tab).want(record_class, field_name)

    def _begin(self, record_class_name: str) -> None:
        tab = TABS[record_class_name]
        self.tabs.choose(tab)
        self.tab(tab).begin(record_class_name)

    def _open_due(self, record_class: str, record_id: str, code: str = "") -> None:
        if record_class in REGISTER_OF:
            self._desk.open_registers(REGISTER_OF[record_class], record_id)
            return
        if record_class in SITTINGS:
            open_sitting(self._desk, record_class, record_id)
            return
        place = place_of(code, record_class, record_id)
        tab = TABS.get(place.record_class, "course")
        self.tabs.choose(tab)
        self._aim(tab, place)

    def _act(self) -> None:
        found = self._next
        if found is None:
            return
        if found.kind == "due":
            self._open_due(found.record_class, found.target, found.code)
        elif found.kind == "missing":
            self._want(found.record_class, found.target)
        elif found.kind == "reopen":
            self.moves.elsewhere(REOPENED)
        else:
            self.moves.step(found.target)
