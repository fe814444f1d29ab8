"""問合せ: everybody who asked about somebody, what they asked and what they were told; with a case or without."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import is_empty, spec, value_of
from kyoju_desktop.domain.records import PersonInquiry
from kyoju_desktop.i18n.eras import wareki_short
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.inquiries import Asked, inquiries
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.inquiry import ask_follow_up, ask_inquiry, ask_inquiry_case
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.handed_panels import INQUIRY_FIELDS
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.register_filters import Filters
from kyoju_desktop.ui.pages.register_period import ALL, Period
from kyoju_desktop.ui.pages.register_table import Cell, Heading, Line, RegisterTable, RegisterView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, row, rule


class InquiriesPane(QWidget):
    """The register of inquiries."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted = ""
        self._found: tuple[Asked, ...] = ()
        self.setObjectName("inquiries_pane")
        self._reading: Latest[tuple[Asked, ...]] = Latest(desk, self)
        tr = desk.tr
        headings = (
            Heading(tr(N_("日時")), "R8.12.30"),
            Heading(tr(N_("だれのこと")), "小比類巻 亘太郎様", rank=1),
            Heading(tr(N_("たずねた人と、たずねられたこと")), ""),
            Heading(tr(N_("答え")), "認めも否定もしない 00", rank=2),
        )
        self.table = RegisterTable(headings, self)
        self.list = RegisterView(self.table, "inquiries_list", tr(N_("本人についての問合せ")))
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._open)
        self._none = Empty(
            tr(N_("当てはまる問合せはありません。")),
            tr(N_("「認めも否定もしない」も答えのひとつです。たずねられたら、ここに残します。")),
        )
        middle = Panel(name="inquiries_panel")
        filters = self._filters()
        middle.body.addWidget(filters)
        middle.body.addWidget(rule())
        middle.body.addWidget(self.list, 1)
        middle.body.addWidget(self._none, 1)
        self._none.hide()
        self.columns = Columns(
            (
                Column("list", tr(N_("一覧")), middle),
                Column("detail", tr(N_("選んだ問合せ")), self._make_detail(), 372),
            ),
            least=1000,
            label=tr(N_("問合せ")),
        )
        self.columns.folded_changed.connect(filters.set_folded)
        lines = column(margins=(0, 8, 0, 0))
        self.setLayout(lines)
        lines.addWidget(self.columns, 1)

    def refresh(self) -> None:
        """Read the inquiries anew."""
        since, until = self.period.days()
        text, answer = self.search.text().strip(), self.answer.code()

        def read(r: Reader) -> tuple[Asked, ...]:
            return inquiries(r, since=since, until=until, text=text, answer=answer)

        self._reading.ask(read, self._show)

    def open_record(self, record_id: str) -> None:
        """Show one inquiry, whatever period it belongs to."""
        self._wanted = record_id
        self.search.clear()
        self.period.choose(ALL)
        self.columns.show_column("detail")

    def _open(self, _record: str) -> None:
        self.columns.show_column("detail")

    def begin(self) -> None:
        """Enter an inquiry about a name; whether there is a case plays no part."""
        ask_inquiry(self._desk, self.window())

    def _filters(self) -> Filters:
        tr, look = self._desk.tr, theme.current()
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("inquiry_search")
        self.search.setAccessibleName(tr(N_("問合せの中を探す")))
        self.search.setPlaceholderText(tr(N_("氏名・番号・たずねた人・内容")))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(look.px(220))
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.period = Period(self._desk, "inquiry")
        self.period.changed.connect(self.refresh)
        self.answer = Combo(name="inquiry_answer_filter", label=tr(N_("答えでしぼる")))
        answers = [(each.code, tr(each.label)) for each in self._desk.codes.list("inquiry_answer").codes]
        self.answer.fill(answers, empty=tr(N_("すべての答え")))
        self.answer.setCurrentIndex(0)
        self.answer.currentIndexChanged.connect(lambda _at: self.refresh())
        self.add = Button(
            tr(N_("問合せを書く")), icon="plus", hint="Ctrl+I", look="primary", name="new_inquiry", pressed=self.begin
        )
        return Filters(tr, (self.search, self.add), (self.period, self.answer))

    def _make_detail(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("選んだ問合せ")), icon="question", name="inquiry_detail")
        self._lines = Scroll(margins=(12, 10, 12, 12), spacing=8)
        made.body.addWidget(self._lines, 1)
        return made

    def _show(self, found: tuple[Asked, ...]) -> None:
        wanted = self._wanted or self.list.current()
        self._wanted, self._found = "", found
        self.table.show_lines([self._line(each) for each in found])
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        empty(self._lines.body)
        if found:
            self.list.choose(wanted)
            self._chosen(self.list.current())

    def _line(self, asked: Asked) -> Line:
        tr, each = self._desk.tr, asked.shown
        answer = tr(self._desk.codes.label("inquiry_answer", each.answer)) if each.answer else ""
        told = each.answer in {"minimum", "answered_lawfully"}
        chip = ChipFace(answer, "warning" if told else "forbid", "warn" if told else "neutral")
        day: date | None = each.at.date() if each.at else None
        return Line(
            each.id,
            (
                Cell(wareki_short(day) if day else "", f"{each.at.hour}:{each.at.minute:02d}" if each.at else ""),
                Cell(
                    asked.name or each.about or tr(N_("(匿名)")),
                    asked.number or tr(N_("ケースに入れていない")),
                    bold=True,
                ),
                Cell("・".join(filter(None, (each.who, each.relation))), " ".join(each.asked.split())),
                Cell("", "", (chip,) if answer else ()),
            ),
        )

    def _chosen(self, record: str) -> None:
        asked = next((each for each in self._found if each.inquiry.id == record), None)
        if asked is None:
            return
        body, tr, each = self._lines.body, self._desk.tr, asked.inquiry
        empty(body)
        name = asked.name or asked.shown.about or tr(N_("(匿名)"))
        body.addWidget(Words(name, size="name", bold=True, wrap=True))
        for field in INQUIRY_FIELDS:
            if not is_empty(asked.shown, field):
                told = spec(PersonInquiry, field)
                lines = column(spacing=0)
                lines.addWidget(Words(tr(told.label), size="small", tone="ink2"))
                words = told.kind.format(value_of(asked.shown, field), self._desk.locale)
                lines.addWidget(Words(words, size="compact", wrap=True))
                body.addLayout(lines)
        line = row(spacing=8)
        line.addWidget(
            Button(
                tr(N_("そのあとの対応を足す")),
                icon="plus",
                small=True,
                name="follow_up_here",
                pressed=lambda: ask_follow_up(self._desk, self.window(), each),
            )
        )
        if not each.case:
            line.addWidget(
                Button(
                    tr(N_("ケースに入れる")),
                    icon="link",
                    small=True,
                    name="attach_inquiry",
                    pressed=lambda: ask_inquiry_case(self._desk, self.window(), each),
                )
            )
        if each.case:
            line.addWidget(
                Button(
                    tr(N_("ケースを開く")),
                    icon="arrow-right",
                    small=True,
                    name="open_inquiry_case",
                    pressed=lambda: self._desk.open_case(each.case, "PersonInquiry"),
                )
            )
        line.addStretch(1)
        body.addLayout(line)
        body.addStretch(1)
