"""ケース: saved filters, a list that is searched while typing, and the chosen case beside it."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.lists import CaseFilter, CaseRow
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.blank_forms import offer_blank_forms
from kyoju_desktop.ui.dialogs.from_arrears import ask_from_arrears
from kyoju_desktop.ui.dialogs.list_menu import offer_case_lists
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_filters import CaseFilters
from kyoju_desktop.ui.pages.case_summary import CaseSummary
from kyoju_desktop.ui.pages.case_table import CaseCells, CaseTable
from kyoju_desktop.ui.pages.case_table import Column as Field
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.panels import Empty, PageHead, Panel, frame, row, rule

PAGE = 100  # rows fetched at a time
ORDERS = (
    ("due", N_("期限の早い順")),
    ("kana", N_("よみの順")),
    ("number", N_("番号の順")),
    ("opened", N_("新しい順")),
)


class _List(QTableView):
    """The rows; Enter opens the case."""

    def __init__(self, table: CaseTable, page: "CasesPage") -> None:
        super().__init__(page)
        self._page = page
        self.setObjectName("case_list")
        self.setModel(table)
        self.setItemDelegate(CaseCells(table, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.current().px(40))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(theme.current().font("small"))
        head.setMinimumHeight(theme.current().px(24))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._set_widths(head)

    def _set_widths(self, head: QHeaderView) -> None:
        look = theme.current()
        fixed = {
            Field.AGE: cells.text_width("00代") + look.px(18),
            Field.STAGE: cells.text_width("住まい探し") + look.px(18),
            Field.DUE: cells.text_width("12月30日") + look.px(34),
            Field.CLERK: cells.text_width("小比類") + look.px(18),
        }
        for column in Field:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        for column, width in fixed.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(Field.NAME, cells.text_width("小比類巻 亘", bold=True) + look.px(24 + 94))
        head.setSectionResizeMode(Field.NEXT, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Age and clerk give way where the words would be cut; both stand in the summary and on the case."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < theme.current().px(600)
        for column in (Field.AGE, Field.CLERK):
            self.setColumnHidden(column, narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters do not search here, the field above does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._page.open_current()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing goes to the search field."""


class CasesPage(QWidget):
    """The list of cases."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._keep = ""
        self._known: dict[str, int] = {}
        self.setObjectName("cases_page")
        self._rows: Latest[tuple[CaseRow, ...]] = Latest(desk, self)
        self._counts: Latest[dict[str, int]] = Latest(desk, self)
        self._file: Latest[CaseFile] = Latest(desk, self)
        self._head = PageHead(desk.tr(N_("ケース")))
        self.blank = Button(desk.tr(N_("白紙の様式")), icon="document", name="blank_forms", pressed=self.offer_blank)
        words = desk.tr(N_("一覧を印刷"))
        self.lists = Button(words, icon="printer", name="case_lists", pressed=self.offer_lists)
        self.watch = Button(
            desk.tr(N_("見守りの抜け")), icon="pin", name="open_watch", pressed=lambda: desk.go("watch")
        )
        self.arrears = Button(
            desk.tr(N_("滞納から始める")),
            icon="stairs",
            name="from_arrears",
            pressed=lambda: ask_from_arrears(desk, self),
        )
        for each in (self.watch, self.arrears):
            self._head.right.addWidget(each)
        self._head.right.addWidget(self.lists)
        self._head.right.addWidget(self.blank)
        self.filters = CaseFilters(desk.tr)
        self.filters.chosen.connect(self._filter_chosen)
        self.table = CaseTable(desk.locale, self)
        self.table.more_wanted.connect(self._fetch_more)
        self.list = _List(self.table, self)
        self.list.setAccessibleName(desk.tr(N_("ケースの一覧")))
        self.list.doubleClicked.connect(lambda _index: self.open_current())
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.summary = CaseSummary(desk)
        self._none_found = Empty(
            desk.tr(N_("当てはまるケースがありません。")),
            desk.tr(N_("ことばを短くするか、左のしぼり込みを「すべて」にしてください。")),
        )
        self._none_here = Empty(
            desk.tr(N_("このしぼり込みに入るケースはありません。")),
            desk.tr(N_("新しい相談は、上の「新規相談」(Ctrl+N)から始めます。")),
        )
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._head)
        self.columns = self._make_columns()
        self.columns.show_column("list")
        lines.addWidget(self.columns, 1)

    def refresh(self) -> None:
        """Read the list anew and keep the chosen case."""
        row = self._current()
        self._keep = row.case if row else self._keep
        clerk, day = self._desk.office().clerk, self._desk.today()
        self._counts.ask(lambda r: r.case_counts(clerk, day), self._show_counts)
        self._fetch()

    def open_current(self) -> None:
        """Open the case of the current row."""
        row = self._current()
        if row is not None:
            self._desk.open_case(row.case)

    def choose_filter(self, code: str) -> None:
        """Show the cases of a saved filter."""
        self.filters.choose(code)

    def offer_blank(self) -> None:
        """Empty forms, for the day when typing would be rude or the machine is down."""
        offer_blank_forms(self._desk, self)

    def offer_lists(self) -> None:
        """The list as it stands here, the hand-over and the refusals, on paper or into a file."""
        words = self.filters.words()
        if text := self.search.text().strip():
            words = self._desk.tr(N_("{filter}のうち「{text}」に当たるもの"), filter=words, text=text)
        offer_case_lists(self._desk, self.lists, self._filter(), words)

    # -- building

    def _make_columns(self) -> Columns:
        tr = self._desk.tr
        left = Panel(tr(N_("しぼり込み")), name="filters_panel")
        left.body.addWidget(self.filters, 1)
        middle = Panel(name="list_panel")
        middle.body.addWidget(self._make_bar())
        middle.body.addWidget(rule())
        middle.body.addWidget(self.list, 1)
        for each in (self._none_found, self._none_here):
            middle.body.addWidget(each, 1)
            each.hide()
        return Columns(
            (
                Column("filters", tr(N_("しぼり込み")), left, 204),
                Column("list", tr(N_("一覧")), middle),
                Column("summary", tr(N_("選んだケース")), self.summary, 344),
            ),
            least=1100,
            label=tr(N_("ケースの一覧")),
        )

    def _make_bar(self) -> QWidget:
        tr = self._desk.tr
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("case_search")
        self.search.setPlaceholderText(tr(N_("この一覧の中を探す")))
        self.search.setAccessibleName(tr(N_("この一覧の中を探す")))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._fetch())
        self.search.returnPressed.connect(self.list.setFocus)
        self.order = Combo()
        self.order.setObjectName("case_order")
        self.order.setAccessibleName(tr(N_("並べ方")))
        self.order.fill([(code, tr(words)) for code, words in ORDERS], empty=None)
        self.order.choose("due")
        self.order.currentIndexChanged.connect(lambda _index: self._fetch())
        line = row(spacing=8, margins=(12, 4, 12, 4))
        line.addWidget(self.search, 1)
        line.addWidget(self.order)
        return frame("clear", line)

    # -- reading

    def _filter(self) -> CaseFilter:
        return CaseFilter(
            name=self.filters.code(),
            text=self.search.text().strip(),
            order=self.order.code() or "due",
            clerk=self._desk.office().clerk,
            day=self._desk.today(),
        )

    def _filter_chosen(self, _code: str) -> None:
        self.columns.show_column("list")
        self._fetch()

    def _fetch(self) -> None:
        wanted = self._filter()
        self._rows.ask(lambda r: r.case_rows(wanted, None, PAGE), self._show_rows)

    def _fetch_more(self) -> None:
        wanted = self._filter()
        last = self.table.rows[-1] if self.table.rows else None
        self._rows.ask(
            lambda r: r.case_rows(wanted, last, PAGE),
            lambda rows: self.table.add_rows(rows, complete=len(rows) < PAGE),
        )

    def _show_rows(self, rows: tuple[CaseRow, ...]) -> None:
        self.table.at = self._desk.locale
        self.table.sorted_by = {"due": Field.DUE, "kana": Field.NAME}.get(self.order.code() or "due")
        self.table.show_rows(rows, complete=len(rows) < PAGE)
        self._say_empty(not rows)
        wanted = max(0, self.table.row_of(self._keep))
        if rows:
            self.list.selectionModel().setCurrentIndex(
                self.table.index(wanted, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        else:
            self._file.drop()
            self.summary.show_nothing()
        self._say_head()

    def _show_counts(self, counts: dict[str, int]) -> None:
        self.filters.show_counts(counts)
        self._known = dict(counts)
        self._say_head()

    def _say_head(self) -> None:
        tr = self._desk.tr
        number = self._known.get(self.filters.code())
        words = self.filters.words()
        if self.search.text().strip():
            words = tr(N_("{filter}の中を検索"), filter=words)
            number = len(self.table.rows) if len(self.table.rows) < PAGE else None
        count = tr(N_("{count}件"), count=format_number(number)) if number is not None else ""
        self._head.sub.setText(f"{words} {count}".strip())

    def _say_empty(self, empty: bool) -> None:
        searched = bool(self.search.text().strip())
        self.list.setVisible(not empty)
        self._none_found.setVisible(empty and searched)
        self._none_here.setVisible(empty and not searched)

    def _current(self) -> CaseRow | None:
        at = self.list.currentIndex().row()
        return self.table.rows[at] if 0 <= at < len(self.table.rows) else None

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not now.isValid() or not 0 <= now.row() < len(self.table.rows):
            return
        chosen = self.table.rows[now.row()]
        self._keep = chosen.case
        self._file.ask(lambda r: case_file(r, chosen.case), lambda file: self.summary.show_case(file, chosen))
