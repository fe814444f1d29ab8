"""提供の記録: every disclosure of every case, narrowed by period, body, words and state; one of them beside it."""

from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.i18n.eras import wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.ledger import Detail, LedgerFilter, Row, detail, marks_of, rows
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.list_menu import offer_ledger_list
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.handed_panels import mark_faces
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.register_detail import LedgerDetail
from kyoju_desktop.ui.pages.register_filters import Filters
from kyoju_desktop.ui.pages.register_period import ALL, Period
from kyoju_desktop.ui.pages.register_table import Cell, Heading, Line, RegisterTable, RegisterView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, rule

PAGE = 100
DETAIL_WIDE = 372


class LedgerPane(QWidget):
    """The ledger of the office."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = ""
        self._rows: tuple[Row, ...] = ()
        self.setObjectName("ledger_pane")
        self._reading: Latest[tuple[Row, ...]] = Latest(desk, self)
        self._detail: Latest[Detail] = Latest(desk, self)
        self._bodies: Latest[list[tuple[str, str]]] = Latest(desk, self)
        tr = desk.tr
        headings = (
            Heading(tr(N_("日時")), "R8.12.30"),
            Heading(tr(N_("だれのこと")), "小比類巻 亘太郎左衛門", rank=1),
            Heading(tr(N_("どこへ")), ""),
            Heading(tr(N_("根拠")), "命や体の危険があり、本人", rank=3),
            Heading(tr(N_("項目")), "10項目", rank=4),
            Heading(tr(N_("結果")), "出したか未回答00", rank=2),
        )
        self.table = RegisterTable(headings, self)
        self.table.more_wanted.connect(self._fetch_more)
        self.list = RegisterView(self.table, "ledger_list", tr(N_("提供の記録")))
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open)
        self.detail = LedgerDetail(desk)
        self._none = Empty(
            tr(N_("当てはまる提供の記録はありません。")),
            tr(N_("期間を「すべての期間」にするか、しぼり込みを外してください。")),
        )
        middle = Panel(name="ledger_panel")
        filters = self._filters()
        middle.body.addWidget(filters)
        middle.body.addWidget(rule())
        middle.body.addWidget(self.list, 1)
        middle.body.addWidget(self._none, 1)
        self._none.hide()
        self.columns = Columns(
            (
                Column("list", tr(N_("一覧")), middle),
                Column("detail", tr(N_("選んだ記録")), self.detail, DETAIL_WIDE),
            ),
            least=1060,
            label=tr(N_("提供の記録")),
        )
        self.columns.folded_changed.connect(filters.set_folded)
        lines = column(margins=(0, 8, 0, 0))
        self.setLayout(lines)
        lines.addWidget(self.columns, 1)

    def refresh(self) -> None:
        """Read the ledger anew; what is chosen stays chosen."""
        self._wanted = self._wanted or self.list.current()
        self._bodies.ask(_bodies, self._offer_bodies)
        self._fetch()

    def open_record(self, record_id: str) -> None:
        """Show one disclosure, whatever period it belongs to."""
        self._wanted = record_id
        for each in (self.special, self.waiting, self.copies):
            each.setChecked(False)
        self.search.clear()
        self.body_box.choose("")
        self.period.choose(ALL)
        self.columns.show_column("detail")

    # -- building

    def _filters(self) -> Filters:
        tr, look = self._desk.tr, theme.current()
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("ledger_search")
        self.search.setAccessibleName(tr(N_("氏名・番号・相手・文書番号で探す")))
        self.search.setPlaceholderText(tr(N_("氏名・番号・相手・文書番号")))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(look.px(220))
        self.search.textChanged.connect(lambda _text: self._fetch())
        self.search.returnPressed.connect(self.list_focus)
        self.period = Period(self._desk, "ledger")
        self.period.changed.connect(self._fetch)
        self.body_box = Combo(name="ledger_body", label=tr(N_("相手でしぼる")))
        self.body_box.fill([], empty=tr(N_("すべての相手")))
        self.basis = Combo(name="ledger_basis", label=tr(N_("根拠でしぼる")))
        bases = [(each.code, tr(each.label)) for each in self._desk.codes.list("legal_basis").codes]
        self.basis.fill(bases, empty=tr(N_("すべての根拠")))
        for box in (self.body_box, self.basis):
            box.setCurrentIndex(0)
            box.currentIndexChanged.connect(lambda _at: self._fetch())
        self.special = self._tick("ledger_special", N_("要配慮"))
        self.waiting = self._tick("ledger_waiting", N_("出したか未回答"))
        self.copies = self._tick("ledger_copies", N_("写しがまだ戻らない"))
        more = (self.period, self.body_box, self.basis, self.special, self.waiting, self.copies)
        words = tr(N_("一覧を出す"))
        self.lists = Button(words, icon="printer", small=True, name="ledger_lists", pressed=self._offer_list)
        return Filters(tr, (self.search, self.lists), more)

    def _offer_list(self) -> None:
        offer_ledger_list(self._desk, self.lists, self.wanted())

    def _tick(self, name: str, words: str) -> QCheckBox:
        made = QCheckBox(self._desk.tr(words))
        made.setObjectName(name)
        made.setAccessibleName(made.text())
        made.setProperty("ring", True)
        made.toggled.connect(lambda _on: self._fetch())
        return made

    def list_focus(self) -> None:
        """From the search to the rows."""
        self.list.setFocus()

    # -- reading

    def wanted(self) -> LedgerFilter:
        """What is asked for now."""
        since, until = self.period.days()
        return LedgerFilter(
            since=since,
            until=until,
            organisation=self.body_box.code(),
            text=self.search.text().strip(),
            basis=self.basis.code(),
            special=self.special.isChecked(),
            waiting=self.waiting.isChecked(),
            copies_out=self.copies.isChecked(),
        )

    def _fetch(self) -> None:
        wanted = self.wanted()

        def read(r: Reader) -> tuple[Row, ...]:
            return rows(r, wanted, "", PAGE)

        self._reading.ask(read, self._show)

    def _fetch_more(self) -> None:
        wanted, last = self.wanted(), self._rows[-1].disclosure.id if self._rows else ""

        def read(r: Reader) -> tuple[Row, ...]:
            return rows(r, wanted, last, PAGE)

        self._reading.ask(read, self._add)

    def _show(self, found: tuple[Row, ...]) -> None:
        self._rows = found
        wanted = self._wanted or self.list.current()
        self.table.show_lines([self._line(each) for each in found], complete=len(found) < PAGE)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        if found:
            self.list.choose(wanted)
            self._chosen(self.list.current())
        else:
            self._detail.drop()
            self.detail.show_nothing()
        self._wanted = ""

    def _add(self, found: tuple[Row, ...]) -> None:
        self._rows = (*self._rows, *found)
        self.table.add_lines([self._line(each) for each in found], complete=len(found) < PAGE)

    def _chosen(self, record: str) -> None:
        hit = next((each for each in self._rows if each.disclosure.id == record), None)
        if hit is not None:
            self._detail.ask(lambda r: detail(r, record), lambda found: self.detail.show_detail(found, hit))

    def _open(self, record: str) -> None:
        self._chosen(record)
        self.columns.show_column("detail")

    def _offer_bodies(self, bodies: list[tuple[str, str]]) -> None:
        chosen = self.body_box.code()
        self.body_box.fill(bodies, empty=self._desk.tr(N_("すべての相手")))
        self.body_box.blockSignals(True)
        self.body_box.setCurrentIndex(max(0, self.body_box.findData(chosen)))
        self.body_box.blockSignals(False)

    # -- a row in words

    def _line(self, each: Row) -> Line:
        tr, codes = self._desk.tr, self._desk.codes
        row, hit = each.disclosure, each.hit
        means = tr(codes.label("referral_means", row.means)) if row.means else ""
        basis = tr(codes.label("legal_basis", row.basis)) if row.basis else row.basis_text or tr(N_("根拠なし"))
        special = (ChipFace(tr(N_("要配慮")), "shield", "warn"),) if row.special else ()
        level = tr(codes.label("disclosure_level", row.level)) if row.level else ""
        protected = (ChipFace(tr(N_("秘匿")), "house-lock", "danger"),) if hit.protected else ()
        name = hit.name or tr(N_("(匿名)"))
        return Line(
            row.id,
            (
                Cell(*_when(each.at)),
                Cell(name, hit.number, protected, bold=True),
                Cell(row.recipient, "・".join(filter(None, (means, row.document_number)))),
                Cell(basis, level, (*special, *mark_faces(marks_of(row), tr))),
                Cell(tr(N_("{count}項目"), count=str(hit.given))),
                Cell(*self._outcome(each)),
            ),
        )

    def _outcome(self, each: Row) -> tuple[str, str, tuple[ChipFace, ...]]:
        tr, hit = self._desk.tr, each.hit
        words = {"went_out": N_("出した"), "not_out": N_("出さなかった")}.get(hit.outcome, N_("出したか未回答"))
        if hit.copies_out:
            chip = ChipFace(tr(N_("写し{count}部"), count=str(hit.copies_out)), "copy", "warn")
            return tr(words), "", (chip,)
        if not hit.outcome:
            return "", "", (ChipFace(tr(words), "warning", "warn"),)
        return tr(words), tr(N_("写し確認済み")) if hit.copies else "", ()


def _when(at: datetime | None) -> tuple[str, str]:
    return (wareki_short(at.date()), f"{at.hour}:{at.minute:02d}") if at else ("", "")


def _bodies(r: Reader) -> list[tuple[str, str]]:
    return sorted(((each.id, each.name) for each in r.find(Organisation)), key=lambda pair: pair[1])
