"""今日: what is due, and the button that opens the place where it is done."""

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QVBoxLayout, QWidget

from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.i18n.eras import month_day, wareki_weekday
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.today import Today, today
from kyoju_desktop.storage.lists import DueRow
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.due_table import Column as Field
from kyoju_desktop.ui.pages.due_table import DueCells, DueItem, DueTable, Group, Line
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.today_side import TodaySide
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.panels import Empty, PageHead, Panel, frame, row
from kyoju_desktop.ui.widgets.segmented import Segmented

SOURCES = (
    ("", N_("すべて")),
    ("law", N_("法定")),
    ("scheme", N_("制度")),
    ("contract", N_("契約")),
    ("practice", N_("運用")),
)
# The picture on a row's button, by the code of the deadline, else by the class of the record that sets it.
_ICONS = {
    "watch_visit": "pin",
    "support_housing_visit": "pin",
    "assessment_by": "ear",
    "contract_until": "pencil",
    "guarantee_until": "pencil",
    "insurance_until": "pencil",
    "use_permit_until": "homes",
    "Referral": "reply",
    "Application": "reply",
    "HousingInquiry": "reply",
    "IncomingDocument": "reply",
    "ProgressNote": "note",
    "Crisis": "note",
    "Visit": "pin",
    "Tenancy": "circle-check",
    "Person": "circle-check",
    "Consent": "shield-check",
    "Protection": "house-lock",
    "Suspension": "phone",
    "Case": "phone",
}


def item_of(row_: DueRow, at: Locale) -> DueItem:
    """One deadline in the words of the list."""
    values = {name: at.tr(value) for name, value in row_.values}
    name = row_.name or at.tr(N_("(匿名)受付 {number}"), number=row_.number)
    stage = at.tr(at.codes.label("stage", row_.stage)) if row_.stage else ""
    return DueItem(
        due=row_.due_on,
        name=name,
        about="・".join(filter(None, (_age(row_, at), stage))),
        what=at.tr(row_.label, **values),
        detail=at.tr(row_.explain, **values),
        source=row_.source,
        verb=at.tr(row_.action),
        icon=_ICONS.get(row_.code) or _ICONS.get(row_.record_class, "pencil"),
        case=row_.case,
        action=row_.record_class,
        record=row_.record,
        protected=row_.protected,
    )


def _age(row_: DueRow, at: Locale) -> str:
    if row_.birth_date:
        return at.tr(N_("{age}歳"), age=str(age_on(row_.birth_date, at.today)))
    return at.tr(at.codes.label("age_band", row_.age_band)) if row_.age_band else ""


def lines_of(found: Today, at: Locale, *, following: bool) -> tuple[Line, ...]:
    """The list with its groups; 期限超過 and 今日 always stand there, next week only when it was opened."""
    week = at.tr(N_("{day}まで"), day=month_day(found.week_ends))
    groups = [
        ("overdue", found.overdue, Group(at.tr(N_("期限超過")), "warning", "danger", 0)),
        ("today", found.today, Group(at.tr(N_("今日")), "clock", "warn", 0, wareki_weekday(found.day))),
        ("week", found.week, Group(at.tr(N_("今週")), "calendar", "ink", 0, week)),
    ]
    if following:
        groups.append(("next", found.next, Group(at.tr(N_("来週")), "calendar", "ink", 0)))
    lines: list[Line] = []
    for code, rows, group in groups:
        count = found.counts.get(code, len(rows))
        good = code == "overdue" and not count
        icon, tone = ("check", "done") if good else (group.icon, group.tone if count else "ink2")
        title = at.tr(N_("期限超過はありません")) if good else group.title
        lines.append(Group(title, icon, tone, count, group.note))
        lines += [item_of(each, at) for each in rows]
    return tuple(lines)


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
        self.setColumnWidth(Field.CASE, cells.text_width("岩瀬川 トミあああ") + look.px(40))
        self.setColumnWidth(Field.SOURCE, look.px(56))
        self.setColumnWidth(Field.START, cells.text_width("次の住まいを確かめる", "compact") + look.px(24))
        self.setColumnWidth(Field.MORE, look.px(32))
        head.setSectionResizeMode(Field.WHAT, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the words get the room (the menu key still opens what else can be done)."""
        super().resizeEvent(event)
        look = theme.current()
        narrow = self.viewport().width() < look.px(640)
        self.setColumnHidden(Field.MORE, narrow)
        name = "岩瀬川 トミ" if narrow else "岩瀬川 トミあああ"
        self.setColumnWidth(Field.CASE, cells.text_width(name, bold=True) + look.px(40))
        verb = "記録を書くか" if narrow else "次の住まいを確かめる"
        self.setColumnWidth(Field.START, cells.text_width(verb, "compact", bold=True) + look.px(44 if narrow else 24))

    def fit_rows(self) -> None:
        """Groups are lower than items, and reach over all columns."""
        look = theme.current()
        self.clearSpans()
        for at in range(self._table.rowCount()):
            item = self._table.item(at)
            self.setRowHeight(at, look.px(44 if item else 26))
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

    explanation = N_(
        "期限はケースの日付から自動で出ます。行のボタン(Enter)で、それをする場所が開きます。"
        "種別は、法定・制度・契約・運用の順に重いものです。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Today | None = None
        self._following = False
        self.setObjectName("today_page")
        self._reading: Latest[tuple[Today, dict[str, int]]] = Latest(desk, self)
        tr = desk.tr
        self._head = PageHead(tr(N_("今日")))
        self.scope = Segmented((), name="today_scope", label=tr(N_("だれの担当")))
        self.scope.choose("mine")
        self.source = Segmented((), name="today_source", label=tr(N_("期限の種別")))
        for each in (self.scope, self.source):
            each.chosen.connect(lambda _code: self.refresh())
            self._head.right.addWidget(each)
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

    def refresh(self) -> None:
        """Read everything anew."""
        day, calendar = self._desk.today(), self._desk.calendar
        clerk = self._desk.office().clerk
        mine = clerk if self.scope.value() == "mine" else ""
        source = self.source.value()

        def read(r: Any) -> tuple[Today, dict[str, int]]:  # noqa: ANN401 - storage's reader
            found = today(r, day, calendar, mine=mine, source=source)
            until = found.week_ends
            scopes = {
                "mine": sum(r.due_counts(until, clerk).values()),
                "all": sum(r.due_counts(until, "").values()),
            }
            return found, scopes

        self._reading.ask(read, lambda answer: self._show(*answer))

    def start_row(self, at: int) -> None:
        """Open the place where the row is done."""
        item = self.table.item(at)
        if item is not None:
            self._desk.open_case(item.case, item.action)

    def offer_more(self, at: int) -> None:
        """What else can be done with the row."""
        item = self.table.item(at)
        if item is None:
            return
        tr = self._desk.tr
        menu = QMenu(self)
        menu.setObjectName("due_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        for words, call in (
            (item.verb, lambda: self._desk.open_case(item.case, item.action)),
            (tr(N_("経過に書く")), lambda: self._desk.open_case(item.case, "note")),
            (tr(N_("ケースを開く")), lambda: self._desk.open_case(item.case)),
            (tr(N_("つなぎ票を作る")), lambda: self._desk.open_referral(item.case)),
        ):
            menu.addAction(words).triggered.connect(call)
        place = self.list.visualRect(self.table.index(at, Field.MORE))
        menu.popup(self.list.viewport().mapToGlobal(QPoint(place.left(), place.bottom())))

    def show_following(self) -> None:
        """Open or close next week."""
        self._following = not self._following
        self._show_lines()

    # -- inside

    def _make_columns(self, tr: Translator) -> Columns:
        panel = Panel(name="due_panel")
        panel.body.addWidget(self.list, 1)
        self._nothing = Empty(
            tr(N_("今週までの期限はありません。")),
            tr(N_("期限はケースの日付(返事の期限、契約の満了、次の訪問など)から出ます。")),
            good=True,
        )
        panel.body.addWidget(self._nothing)
        self.next_week = Button("", icon="chevron-down", look="quiet", name="next_week", pressed=self.show_following)
        line = row(spacing=8, margins=(8, 4, 12, 4))
        line.addWidget(self.next_week)
        line.addStretch(1)
        panel.body.addWidget(frame("clear", line))
        return Columns(
            (Column("due", tr(N_("期限")), panel), Column("side", tr(N_("待ち・期限・最近")), self.side, 390)),
            least=1140,
            gap=16,
            label=tr(N_("今日")),
        )

    def _show(self, found: Today, scopes: dict[str, int]) -> None:
        self._found = found
        at = self._desk.locale
        self.table.at = at
        self._head.sub.setText(wareki_weekday(found.day))
        self._say_filters(scopes, found.counts)
        self._show_lines()
        self.side.show_today(found, at)
        self._tell_badge(found)

    def _show_lines(self) -> None:
        found, tr = self._found, self._desk.tr
        if found is None:
            return
        kept = self.table.item(self.list.currentIndex().row())
        self.table.show_lines(lines_of(found, self._desk.locale, following=self._following))
        self.list.fit_rows()
        count = str(found.counts.get("next", 0))
        words = N_("来週を閉じる") if self._following else N_("来週 {count}件を開く")
        self.next_week.set_text(tr(words, count=count) if not self._following else tr(words))
        self.next_week.set_icon("chevron-up" if self._following else "chevron-down")
        self.next_week.setVisible(bool(found.next))
        self._nothing.setVisible(self.table.first_item() < 0)
        self._choose(kept)

    def _choose(self, kept: DueItem | None) -> None:
        same = [
            at
            for at in range(self.table.rowCount())
            if kept and (item := self.table.item(at)) and (item.record, item.what) == (kept.record, kept.what)
        ]
        wanted = same[0] if same else self.table.first_item()
        if wanted >= 0:
            self.list.selectionModel().setCurrentIndex(
                self.table.index(wanted, Field.START),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _say_filters(self, scopes: dict[str, int], counts: dict[str, int]) -> None:
        tr = self._desk.tr
        own = (("mine", N_("自分の担当")), ("all", N_("係の全部")))
        self.scope.set_options([(code, _counted(tr(words), scopes.get(code, 0))) for code, words in own])
        self.source.set_options([(code, _counted(tr(words), counts.get(code, 0))) for code, words in SOURCES])

    def _tell_badge(self, found: Today) -> None:
        urgent = found.counts.get("overdue", 0) + found.counts.get("today", 0)
        window: Any = self._desk.ways
        if hasattr(window, "set_badge") and not self.source.value():
            window.set_badge("today", urgent, self._desk.tr(N_("今日までの期限 {count}件"), count=str(urgent)))


def _counted(words: str, number: int) -> str:
    return f"{words} {number}" if number else words
