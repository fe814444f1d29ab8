"""今日: what is due, and the button that opens the place where it is done."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.settling import AT_ONCE
from kyoju_desktop.services.today import Today, today
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.list_menu import offer_due_list
from kyoju_desktop.ui.pages import cells, due_ways
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.due_table import Column as Field
from kyoju_desktop.ui.pages.due_table import DueCells, DueItem, DueTable, high_of
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.today_lines import lines_of
from kyoju_desktop.ui.pages.today_side import TodaySide
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import source_width
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Empty, PageHead, Panel, frame, row, rule
from kyoju_desktop.ui.widgets.segmented import Segmented

SOURCES = (
    ("", N_("すべて")),
    ("law", N_("法定")),
    ("scheme", N_("制度")),
    ("contract", N_("契約")),
    ("practice", N_("運用")),
)
SETTLE = N_("済みにする")
LOW = 520  # pixels at 100 % text below which the headings of the list give way


class _List(QTableView):
    """The due list; Enter does what the row's button does."""

    def __init__(self, table: DueTable, page: "TodayPage") -> None:
        super().__init__(page)
        self._page, self._table = page, table
        self.setObjectName("due_list")
        self.setModel(table)
        cells_ = DueCells(table, self)
        cells_.started.connect(page.start_row)
        cells_.more.connect(page.offer_more)
        self.setItemDelegate(cells_)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.current().px(20))
        self._set_widths()

    def _set_widths(self) -> None:
        look = theme.current()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFont(look.font("small"))
        head.setMinimumHeight(look.px(24))
        for column in Field:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Field.DUE, cells.text_width("12月30日(水)") + look.px(28))
        mark = max(source_width(code, self._table.at.tr) for code, _ in SOURCES)
        self.setColumnWidth(Field.SOURCE, mark + look.px(20))
        self.setColumnWidth(Field.MORE, look.px(36))
        head.setSectionResizeMode(Field.WHAT, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the words get the room (the menu key still opens what else can be done)."""
        super().resizeEvent(event)
        look = theme.current()
        narrow = self.viewport().width() < look.px(640)
        self.setColumnHidden(Field.MORE, narrow)
        name = "岩瀬川 トミ" if narrow else "岩瀬川 トミああああ"
        self.setColumnWidth(Field.CASE, cells.text_width(name, bold=True) + look.px(52))
        verb = "記録を書くか" if narrow else "次の住まいを確かめる"
        self.setColumnWidth(Field.START, cells.text_width(verb, "compact", bold=True) + look.px(44 if narrow else 24))

    def fit_rows(self) -> None:
        """Groups are lower than items, and reach over all columns."""
        look = theme.current()
        self.clearSpans()
        for at in range(self._table.rowCount()):
            item = self._table.item(at)
            self.setRowHeight(at, look.px(high_of(self._table, at)))
            if item is None:
                self.setSpan(at, 0, 1, len(Field))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space press the button of the row; the menu key opens what else can be done."""
        at = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._page.start_row(at)
        elif event.key() == Qt.Key.Key_Menu:
            self._page.offer_more(at)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not move the current row."""


class TodayPage(QWidget):
    """The first page of the day."""

    filled = Signal()
    explanation = N_(
        "期限はケースの日付から自動で出ます。行のボタン(Enter)で、それをする場所が開きます。"
        "種別は、法定・制度・契約・運用の順に重いものです。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Today | None = None
        self._opened: frozenset[str] = frozenset()
        self._begun = self._low = False
        self.setObjectName("today_page")
        self._reading: Latest[tuple[Today, dict[str, int]]] = Latest(desk, self)
        self._ahead = True
        self._ask("mine", "")  # the file is read while the page is being built
        tr = desk.tr
        self._head = PageHead(tr(N_("今日")))
        self.scope = Segmented((), name="today_scope", label=tr(N_("だれの担当")))
        self.scope.choose("mine")
        self.source = Segmented((), name="today_source", label=tr(N_("期限の種別")))
        for each in (self.scope, self.source):
            each.chosen.connect(lambda _code: self.refresh())
            self._head.right.addWidget(each)
        self.lists = Button(
            tr(N_("一覧を印刷")), icon="printer", small=True, name="due_lists", pressed=self.offer_list
        )
        self._head.left.addWidget(self.lists)
        self._say_filters({}, {})
        self.table = DueTable(desk.locale, self)
        self.list = _List(self.table, self)
        self.list.setAccessibleName(tr(N_("期限の一覧")))
        self.side = TodaySide(desk)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._head)
        lines.addWidget(self._make_columns(tr), 1)
        self._urgent: Latest[int] = Latest(desk, self)
        desk.news.changed.connect(self._count_urgent)
        self._midnight = QTimer(self)
        self._midnight.setInterval(60_000)
        self._midnight.timeout.connect(self._turn_day)
        self._midnight.start()

    def refresh(self) -> None:
        """Read everything anew."""
        if not self._ahead:
            self._ask(self.scope.value(), self.source.value())
        self._ahead = False

    def _ask(self, scope: str, source: str) -> None:
        day, calendar = self._desk.today(), self._desk.calendar
        clerk = self._desk.office().clerk
        mine = clerk if scope == "mine" else ""

        def read(r: Reader) -> tuple[Today, dict[str, int]]:
            found = today(r, day, calendar, mine=mine, source=source)
            until = found.week_ends
            scopes = {
                "mine": sum(r.due_counts(until, clerk).values()),
                "all": sum(r.due_counts(until, "").values()),
            }
            return found, scopes

        self._reading.ask(read, lambda answer: self._show(*answer))

    def offer_list(self) -> None:
        """What is due, as the page shows it, on paper or into a file."""
        mine = self._desk.office().clerk if self.scope.value() == "mine" else ""
        offer_due_list(self._desk, self.lists, mine=mine, source=self.source.value())

    def start_row(self, at: int) -> None:
        """Open the place where the row is done."""
        item, fold = self.table.item(at), self.table.fold(at)
        if item is not None:
            due_ways.start(self._desk, self, item)
        elif fold is not None:
            self.turn_fold(fold.code)

    def offer_more(self, at: int) -> None:
        """What else can be done with the row."""
        item = self.table.item(at)
        if item is None:
            return
        tr = self._desk.tr
        menu = QMenu(self)
        menu.setObjectName("due_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        steps = [(item.verb, lambda: due_ways.start(self._desk, self, item))]
        if due_ways.can_settle(item) and item.verb != tr(SETTLE):
            steps.append((tr(SETTLE), lambda: due_ways.settle_here(self._desk, self, item)))
        if item.case and item.code in AT_ONCE:
            steps.append((tr(N_("書いたところを開く")), lambda: due_ways.open_place(self._desk, item)))
        if item.case:
            steps += [
                (tr(N_("経過に書く")), lambda: self._desk.open_case(item.case, "note")),
                (tr(N_("ケースを開く")), lambda: self._desk.open_case(item.case)),
                (tr(N_("つなぎ票を作る")), lambda: self._desk.open_referral(item.case)),
            ]
        for words, call in steps:
            menu.addAction(words).triggered.connect(call)
        place = self.list.visualRect(self.table.index(at, Field.MORE))
        menu.popup(self.list.viewport().mapToGlobal(QPoint(place.left(), place.bottom())))

    def turn_fold(self, code: str) -> None:
        """Open or close the rest of a group (overdue, next)."""
        at = max(0, self.list.currentIndex().row())
        self._opened = self._opened ^ {code}
        self._show_lines(near=at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is low, the rows get the room of the headings."""
        super().resizeEvent(event)
        look = theme.current()
        self._low = self.height() < look.px(LOW)
        self.list.horizontalHeader().setVisible(not self._low)
        self._why.setMinimumHeight(0 if self._low else look.px(36))  # two lines: it does not jump from row to row
        self._tell_why(self.list.currentIndex().row())

    # -- inside

    def _tell_why(self, at: int) -> None:
        """The whole sentence of the current row: the list itself has only room for its beginning."""
        item = self.table.item(at)
        self._foot.setVisible(self.table.first_item() >= 0)
        words = (item.detail,) if item and self._low else (item.what, item.detail) if item else ()
        self._why.setText("\u3000".join(words))

    def _make_columns(self, tr: Translator) -> Columns:
        panel = Panel(name="due_panel")
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(rule())
        self._why = Words("", size="compact", wrap=True, name="due_why")
        self._why.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        foot = row(margins=(12, 6, 12, 8))
        foot.addWidget(self._why)
        self._foot = frame("clear", foot)
        panel.body.addWidget(self._foot)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._tell_why(now.row()))
        self._nothing = Empty(
            tr(N_("今週までの期限はありません。")),
            tr(N_("期限はケースの日付(返事の期限、契約の満了、次の訪問など)から出ます。")),
            good=True,
        )
        panel.body.addWidget(self._nothing)
        return Columns(
            (Column("due", tr(N_("期限")), panel), Column("side", tr(N_("待ち・期限・最近")), self.side, 390)),
            least=1140,
            gap=16,
            label=tr(N_("今日")),
        )

    def _show(self, found: Today, scopes: dict[str, int]) -> None:
        self._found, self._ahead = found, False
        at = self._desk.locale
        self.table.at = at
        self._head.sub.setText(wareki_weekday(found.day))
        self._say_filters(scopes, found.counts)
        self._show_lines()
        self.side.show_today(found, at)
        if not self.source.value():
            self._tell_badge(found.counts.get("overdue", 0) + found.counts.get("today", 0))
        self.filled.emit()

    def _show_lines(self, near: int = -1) -> None:
        if self._found is None:
            return
        kept = self.table.item(self.list.currentIndex().row())
        self.table.show_lines(lines_of(self._found, self._desk.locale, self._opened))
        self.list.fit_rows()
        self._nothing.setVisible(self.table.first_item() < 0)
        self._tell_why(self.list.currentIndex().row())
        self._choose(self._row_near(near) if near >= 0 else self._row_of(kept))

    def _row_of(self, kept: DueItem | None) -> int:
        """Where an item stands now; the first one when it is gone."""
        same = (
            at
            for at in range(self.table.rowCount())
            if kept and (item := self.table.item(at)) and (item.record, item.code) == (kept.record, kept.code)
        )
        return next(same, self.table.first_item())

    def _row_near(self, wanted: int) -> int:
        """The first row from there on that can be current."""
        rows = range(wanted, self.table.rowCount())
        return next((at for at in rows if self.table.item(at) or self.table.fold(at)), self.table.first_item())

    def _choose(self, wanted: int) -> None:
        if wanted < 0:
            return
        index = self.table.index(wanted, Field.START)
        self.list.selectionModel().setCurrentIndex(
            index,
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        if not self._begun and self.isVisible():
            self._begun = True
            if not isinstance(QApplication.focusWidget(), QLineEdit):
                self.list.setFocus()

    def _turn_day(self) -> None:
        if self._found is not None and self._found.day != self._desk.today():
            if self.isVisible():
                self.refresh()
            else:
                self._count_urgent()

    def _count_urgent(self, _changes: object = None) -> None:
        """Keep the number on the rail true while another page is looked at."""
        if self.isVisible():
            return
        day, clerk = self._desk.today(), self._desk.office().clerk
        mine = clerk if self.scope.value() == "mine" else ""
        self._urgent.ask(lambda r: sum(r.due_counts(day, mine).values()), self._tell_badge)

    def _say_filters(self, scopes: dict[str, int], counts: dict[str, int]) -> None:
        tr = self._desk.tr
        own = (("mine", N_("自分の担当")), ("all", N_("係の全部")))
        self.scope.set_options([(code, _counted(tr(words), scopes.get(code, 0))) for code, words in own])
        self.source.set_options([(code, _counted(tr(words), counts.get(code, 0))) for code, words in SOURCES])

    def _tell_badge(self, urgent: int) -> None:
        self._desk.set_badge(
            "today", urgent, self._desk.tr(N_("今日までの期限 {count}件"), count=format_number(urgent))
        )


def _counted(words: str, number: int) -> str:
    return f"{words} {format_number(number)}" if number else words
