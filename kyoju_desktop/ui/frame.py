"""The four fixed bars and the pages between them: what one sees while an office is open."""

import importlib
import importlib.util
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QStackedWidget, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Case, Person
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.inquiry import ask_inquiry
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.search_box import SearchBox
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import column, frame, row
from kyoju_desktop.ui.widgets.rail import Entry, Rail
from kyoju_desktop.ui.widgets.status_bar import StatusBar
from kyoju_desktop.ui.widgets.top_bar import TopBar

PAGES = "kyoju_desktop.ui.pages"
PLACES = (
    ("today", "today", N_("今日")),
    ("cases", "cases", N_("ケース")),
    ("homes", "homes", N_("住まい")),
    ("conferences", "conferences", N_("会議")),
    ("organisations", "organisations", N_("関係機関")),
    ("registers", "list", N_("記録簿")),
    ("figures", "figures", N_("統計")),
    ("settings", "settings", N_("設定")),
)
# Pages that have no entry of their own light the one they belong to.
HOMES = {
    "case": "cases",
    "intake": "cases",
    "consent": "cases",
    "referral": "cases",
    "conference": "conferences",
    "watch": "cases",
    "backups": "settings",
    "measures": "organisations",
}
NARROW_RAIL = 900  # logical pixels at 100 %
Step = tuple[str, str, tuple[Any, ...]]


class Page(Protocol):
    """What the frame asks of a page."""

    def refresh(self) -> None:
        """Show the present state of the file."""


def exists(name: str) -> bool:
    """Whether the program has a page of that name."""
    return importlib.util.find_spec(f"{PAGES}.{name}") is not None


class DeskFrame(QWidget):
    """Builds pages when they are first asked for, marks them stale on news, refreshes what is looked at."""

    lock_pressed = Signal()
    hide_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        desk.attach(self)
        self._pages: dict[str, QWidget] = {}
        self._stale: set[str] = set()
        self._trail: list[Step] = []
        self._build()
        self._keys()
        desk.news.changed.connect(self._heard)
        desk.draft_saved.connect(self._show_saved)
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._show_day)
        self._minute.start()
        self.refresh_bars()
        self._show_saved(desk.now())

    # the ways

    def go(self, name: str) -> None:
        """Show the page of that name."""
        self._show(name, "", ())

    def open_case(self, case_id: str, tab: str = "", target: str = "", field: str = "") -> None:
        """Show a case, on a tab of it if one is named, with a record open and the cursor in a field of it."""
        self._show("case", "open", (case_id, tab, target, field))

    def start_intake(self) -> None:
        """Begin a new consultation."""
        self._show("intake", "start", ())

    def resume_intake(self, case_id: str) -> None:
        """Go on with a parked interview."""
        self._show("intake", "resume", (case_id,))

    def open_consent(self, case_id: str, copied: str = "") -> None:
        """Record a consent."""
        self._show("consent", "open", (case_id, copied))

    def open_referral(self, case_id: str, organisation: str = "", purpose: str = "") -> None:
        """Make a つなぎ票; coming back to it later leaves its recipient as it is by then."""
        if organisation:
            page: Any = self.page("referral")
            page.wish = (organisation, purpose)
        self._show("referral", "open", (case_id,))

    def open_conference(self, conference_id: str, item_id: str = "") -> None:
        """Show one sitting of a 会議."""
        self._show("conference", "open", (conference_id, item_id))

    def open_registers(self, tab: str = "", record_id: str = "") -> None:
        """Show a register of 記録簿."""
        self._show("registers", "open", (tab, record_id))

    def open_home(self, home_id: str) -> None:
        """Show a unit of the register of homes."""
        self._show("homes", "open", (home_id,))

    def say(self, message: str) -> None:
        """Show a passing remark."""
        self.status.say(message)

    def back(self) -> None:
        """Show what was shown before; 今日 when there was nothing."""
        if self._trail:
            self._trail.pop()
        name, call, given = self._trail.pop() if self._trail else ("today", "", ())
        if call == "start":
            name, call, given = "today", "", ()
        self._show(name, call, given)

    def lock(self) -> None:
        """Close the file and ask for the passphrase again."""
        self.lock_pressed.emit()

    def page(self, name: str) -> QWidget:
        """The page of that name, built when first asked for."""
        if name not in self._pages:
            module = importlib.import_module(f"{PAGES}.{name}")
            made: QWidget = getattr(module, f"{name.title()}Page")(self.desk)
            self._pages[name] = made
            self._stale.add(name)
            self._stack.addWidget(made)
        return self._pages[name]

    def first(self) -> str:
        """The page that opens the day."""
        return next(name for name, _icon, _words in PLACES if exists(name))

    def shown(self) -> str:
        """The name of the page that is looked at."""
        return self._trail[-1][0] if self._trail else ""

    def _show(self, name: str, call: str, given: tuple[Any, ...]) -> None:
        if not exists(name):
            self.say(self.desk.tr(N_("この画面はまだありません。")))
            return
        self.desk.flushing.emit()
        page = self.page(name)
        step = (name, call, given)
        if not self._trail or self._trail[-1] != step:
            self._trail = [*self._trail[-20:], step]
        self.search.close_hits()
        before = cast("QWidget | None", page.focusWidget())  # nothing had the keys yet when it is new
        self._stack.setCurrentWidget(page)  # first of all: what is hidden cannot take the keys
        if call:
            getattr(page, call)(*given)
            self._stale.discard(name)
        self.rail.show_current(HOMES.get(name, name))
        self._freshen(name)
        if not call and (before is None or isinstance(before, QAbstractButton)):
            self._to_list(page)

    def _to_list(self, page: QWidget) -> None:
        """Give the keys to the page's list; Qt would give them to the first button above it."""
        listed = getattr(page, "list", None)
        if isinstance(listed, QWidget) and listed.isVisible():
            listed.setFocus()

    # building

    def _build(self) -> None:
        tr = self.desk.tr
        whole = column()
        self.setLayout(whole)
        if self.desk.office().training:
            whole.addWidget(self._band())
        across = row(spacing=0)
        whole.addLayout(across, 1)
        self.rail = Rail([Entry(name, icon, tr(words)) for name, icon, words in PLACES if exists(name)])
        self.rail.chosen.connect(self.go)
        right = column()
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self.search = SearchBox(self.desk)
        self.top = TopBar(self.search, tr)
        self.top.new.clicked.connect(self.start_intake)
        self.top.lock.clicked.connect(self.lock)
        self.top.hide_screen.clicked.connect(self.hide_pressed)
        self.top.parked.clicked.connect(self._offer_parked)
        right.addWidget(self.top)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        right.addWidget(self._stack, 1)
        self.status = StatusBar(tr(N_("この画面の説明 F1")), tr(N_("中止")))
        work = self.desk.work
        work.begun.connect(self.status.show_work)
        work.stepped.connect(self.status.show_step)
        work.ended.connect(self.status.end_work)
        self.status.stop_pressed.connect(work.cancel)
        self.status.undo_pressed.connect(self.undo)
        self.status.help_pressed.connect(self.explain)
        right.addWidget(self.status)

    def _band(self) -> QWidget:
        line = row(margins=(16, 0, 16, 0))
        words = self.desk.tr(N_("研修モード — 架空の役場です。本物の人の記録は入れないでください。"))
        line.addWidget(IconWords("book", words, size="compact", tone="warn", bold=True, name="training_band"))
        made = frame("band", line)
        made.setFixedHeight(theme.current().px(24))
        return made

    def _keys(self) -> None:
        pairs: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+K", self._to_search),
            ("Ctrl+N", self.start_intake),
            ("Ctrl+E", self.tell_emergency),
            ("Ctrl+I", self.take_inquiry),
            ("Ctrl+L", self.lock),
            ("F12", self.hide_pressed.emit),
            ("Ctrl+Z", self.undo),
            ("F1", self.explain),
            ("F5", self._refresh_now),
            ("Alt+Left", self.back),
        )
        for keys, call in pairs:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(call)
        for number, entry in enumerate(PLACES, 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda name=entry[0]: self.go(name))

    def tell_emergency(self) -> None:
        """Enter an emergency of the case that is looked at; elsewhere say where one is entered."""
        tell = getattr(self._pages.get(self.shown()), "tell_emergency", None)
        if tell is None:
            self.say(self.desk.tr(N_("緊急の提供は、その人のケースを開いてから Ctrl+E で記録します。")))
        else:
            tell()

    def take_inquiry(self) -> None:
        """Enter an inquiry about somebody, whether there is a case or not; the dialog does not tell which."""
        ask_inquiry(self.desk, self)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # what the bars say

    def refresh_bars(self) -> None:
        """Office, parked interviews, what can be taken back, when it was copied, the day."""
        office, tr = self.desk.office(), self.desk.tr
        parts = (office.municipality, office.department, office.section)
        self.top.show_office(" ".join(part for part in parts if part), office.clerk)
        with self.desk.store.read() as r:
            self.top.show_parked(r.count(Case, parked=True))
        operation = self.desk.store.undoable()
        words = tr(N_("元に戻せる操作: {label} Ctrl+Z"), label=tr(operation.label)) if operation else ""
        self.status.show_undo(words)
        self._show_day()
        self.show_backup()
        self.status.fit()

    def show_backup(self) -> None:
        """When the last copy was made."""
        tr, at = self.desk.tr, self.desk.settings.last_backup_at
        if at is None:
            self.status.backup.show_state("copy", tr(N_("控えはまだありません")), "ink2")
            return
        time = f"{at.hour}:{at.minute:02d}"
        if at.date() == self.desk.today():
            words = tr(N_("控え きょう {time} 取得済み"), time=time)
        else:
            words = tr(N_("控え {day} {time} 取得済み"), day=f"{at.month}/{at.day}", time=time)
        self.status.backup.show_state("copy", words, "ink2")

    def set_badge(self, name: str, number: int, words: str) -> None:
        """How many need attention on a page (今日 tells what is due)."""
        self.rail.set_badge(name, number, words)

    def _show_day(self) -> None:
        self.status.date.setText(wareki_weekday(self.desk.today()))

    def _show_saved(self, at: Any) -> None:  # noqa: ANN401 - a datetime through a Qt signal
        words = self.desk.tr(N_("すべて保存済み {time}"), time=f"{at.hour}:{at.minute:02d}")
        self.status.saved.show_state("check", words, "done")
        self.status.saved.show()
        self.status.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window gets a small rail."""
        super().resizeEvent(event)
        self.rail.set_narrow(narrow=event.size().width() < theme.current().px(NARROW_RAIL))
        self.search.close_hits()

    # news

    def _heard(self, _changes: list[Any]) -> None:
        self._stale = set(self._pages)
        self.refresh_bars()
        self._freshen(self.shown())

    def _freshen(self, name: str) -> None:
        if name in self._stale:
            self._stale.discard(name)
            page: Any = self._pages[name]
            page.refresh()

    def _refresh_now(self) -> None:
        self._stale.add(self.shown())
        self._freshen(self.shown())

    # undo, parked interviews, help

    def undo(self) -> None:
        """Take the last operation back (Ctrl+Z outside a text)."""
        tr = self.desk.tr
        self.desk.work.perform(
            self,
            tr(N_("元に戻す")),
            lambda _progress: self.desk.store.undo(),
            lambda undone: self.say(tr(N_("元に戻しました: {label}"), label=tr(undone.label))),
        )

    def _offer_parked(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("parked_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        with self.desk.store.read() as r:
            for case in r.find(Case, parked=True):
                menu.addAction(self._parked_words(r, case)).triggered.connect(partial(self.resume_intake, case.id))
        menu.popup(self.top.parked.mapToGlobal(self.top.parked.rect().bottomLeft()))

    def _parked_words(self, r: Any, case: Case) -> str:  # noqa: ANN401 - a reader
        try:
            name = r.get(Person, case.person).name
        except Refused:
            name = ""
        return f"{name or case.called or self.desk.tr(N_('名前はまだ'))}  {case.number}"

    def explain(self) -> None:
        """What this screen is for and which keys it knows."""
        tr = self.desk.tr
        page = self._pages.get(self.shown())
        own = getattr(page, "explanation", "")
        keys = tr(
            N_(
                "Ctrl+K 探す / Ctrl+N 新規相談 / Ctrl+E 緊急の提供(ケースで) / Ctrl+I 問合せを受けた / "
                "Ctrl+Z 元に戻す / Ctrl+L 施錠 / F12 画面を隠す / "
                "Ctrl+1〜8 左の画面へ / Alt+← 前の画面へ / Tab 次の欄へ"
            )
        )
        text = "\n\n".join(part for part in (tr(own) if own else "", keys) if part)
        notice = Notice(self, tr(N_("この画面の説明")), text, icon="question", close=tr(N_("閉じる")))
        notice.open()
