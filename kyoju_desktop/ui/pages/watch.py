"""見守りの抜け: over all cases, when somebody should have gone, when they went, who; and the yearly reports."""

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from kyoju_desktop.domain.records import YearlyReport
from kyoju_desktop.domain.rules.calendar import fiscal_year
from kyoju_desktop.i18n.eras import wareki, wareki_short, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.tenancies import (
    LAPSED,
    PAST,
    SOON,
    TITLES,
    LapseLine,
    Watched,
    called,
    lapse_list,
    late_words,
    lines_of,
    watch_over,
)
from kyoju_desktop.services.yearly_reports import CERTIFIER, Awaited, awaited, role_of
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.list_papers import save_list, show_list
from kyoju_desktop.ui.dialogs.visit import ask_visit
from kyoju_desktop.ui.dialogs.yearly_report import ask_report
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.register_table import Cell, Heading, Line, RegisterTable, RegisterView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import Empty, PageHead, Panel, column, row
from kyoju_desktop.ui.widgets.segmented import Segmented

REPORTS = "reports"
_VIEWS = ((LAPSED, N_("抜け")), (SOON, N_("これから")), (PAST, N_("遅れた実績")), (REPORTS, N_("定期報告")))
_NOTHING = {
    LAPSED: (N_("遅れている見守りはありません。"), N_("入居の「見守りの間隔」から、次に訪ねる日が出ます。")),
    SOON: (N_("2週間のうちに予定された見守りはありません。"), ""),
    PAST: (N_("1年のうちに遅れて行った見守りはありません。"), ""),
    REPORTS: (
        N_("居住サポート住宅の登録と報告はまだありません。"),
        N_("「住まい」に居住サポート住宅を入れると、その年度の報告を待つ行が出ます。"),
    ),
}


class WatchPage(QWidget):
    """The lapse list; a row opens the case on 見守り."""

    rail = "cases"
    explanation = N_(
        "見守りの間隔を決めた入居を全部見て、いつ訪ねるはずだったか、前はいつだれが行ったかを並べます。"
        "入院・不在のあいだは抜けに数えません。行を開くと、そのケースの見守りに行きます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("watch_page")
        self._reading: Latest[tuple[Watched, ...]] = Latest(desk, self)
        self._yearly: Latest[tuple[Awaited, ...]] = Latest(desk, self)
        self._found: tuple[Watched, ...] = ()
        self._reports: tuple[Awaited, ...] = ()
        tr = desk.tr
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        self.head = PageHead(tr(N_("見守りの抜け")))
        self.scope = Segmented([("mine", tr(N_("自分の担当"))), ("all", tr(N_("係の全部")))], name="watch_scope")
        self.scope.choose("all")
        self.view = Segmented([(code, tr(words)) for code, words in _VIEWS], name="watch_view")
        self.view.choose(LAPSED)
        self.scope.chosen.connect(lambda _code: self.refresh())
        self.view.chosen.connect(lambda _code: self.refresh())
        self.print_ = Button(
            tr(N_("一覧を印刷")), icon="printer", small=True, name="print_lapses", pressed=self.offer_list
        )
        self.add = Button(tr(N_("報告を記録")), icon="plus", small=True, name="add_report", pressed=self.add_report)
        for each in (self.print_, self.add):
            self.head.right.addWidget(each)
        lines.addWidget(self.head)
        lines.addWidget(self._filters())
        lines.addWidget(self._body(), 1)

    def refresh(self) -> None:
        """Read it anew."""
        if self.view.value() == REPORTS:
            year = fiscal_year(self._desk.today()) - 1
            self._yearly.ask(lambda r: awaited(r, year), self._show_reports)
            return
        clerk = self._desk.office().clerk if self.scope.value() == "mine" else ""
        self._reading.ask(lambda r: watch_over(r, clerk), self._show)

    def open_row(self, record: str) -> None:
        """Go where the visit is written, or to the report."""
        if self.view.value() == REPORTS:
            self._open_report(record)
            return
        case = next((each.row.case for each in self._found if record.partition("/")[0] == each.tenancy.id), "")
        if case:
            self._desk.open_case(case, "watch")

    def write_visit(self) -> None:
        """Write the visit of the current row here."""
        current = self.list.current().partition("/")[0]
        tenancy = next((each.tenancy for each in self._found if each.tenancy.id == current), None)
        if tenancy is not None:
            ask_visit(self._desk, self, tenancy)

    def add_report(self) -> None:
        """A report of a house that is not in the register, or of the one on the current row."""
        self._open_report(self.list.current())

    def offer_list(self) -> None:
        """The view as it stands, on paper or into a file."""
        view, at = self.view.value(), self._desk.locale
        clerk = self._desk.office().clerk if self.scope.value() == "mine" else ""
        menu = QMenu(self)
        menu.setObjectName("lapse_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        words, title = self._desk.tr(TITLES[view]), TITLES[view]
        for text, do in ((N_("{list}を印刷する"), show_list), (N_("{list}をファイルにする"), save_list)):
            action = menu.addAction(self._desk.tr(text, list=words))
            action.triggered.connect(
                lambda _checked=False, do=do: do(
                    self._desk, self.print_, title, lambda r: lapse_list(r, at, view, clerk)
                )
            )
        menu.popup(self.print_.mapToGlobal(self.print_.rect().bottomLeft()))

    # building and showing

    def _filters(self) -> QWidget:
        holder = QWidget()
        look = theme.current()
        flow = Flow(holder, across=look.px(12), down=look.px(6))
        flow.setContentsMargins(look.px(16), 0, look.px(16), 0)
        for each in (self.view, self.scope):
            flow.addWidget(each)
        return holder

    def _body(self) -> QWidget:
        tr = self._desk.tr
        headings = (
            Heading(tr(N_("だれ")), "小比類巻 亘太郎様 000000", rank=0),
            Heading(tr(N_("予定の日")), "令和8年12月30日(水)", rank=0),
            Heading(tr(N_("前に訪ねた日・人、注意")), ""),
            Heading(tr(N_("前に会えた日")), "R8.12.30 00", rank=2),
            Heading(tr(N_("担当")), "小比類巻 亘", rank=3),
        )
        self.table = RegisterTable(headings, self)
        self.list = RegisterView(self.table, "lapse_list", tr(N_("見守りの抜けの一覧")))
        self.list.opened.connect(self.open_row)
        self.none = Empty("", "", good=True)
        self.told = IconWords("info", "", size="compact", wrap=True, name="watch_told")
        self.told.hide()
        self.open = Button(
            tr(N_("この行を開く")), icon="arrow-right", hint="Enter", name="open_lapse", pressed=self._open_current
        )
        panel = Panel(name="watch_panel")
        self._panel = panel
        top = column(margins=(12, 8, 12, 6))
        top.addWidget(self.told)
        panel.body.addLayout(top)
        panel.body.addWidget(self.list, 1)
        panel.body.addWidget(self.none)
        panel.body.addStretch(0)
        foot = row(spacing=8, margins=(12, 8, 12, 8))
        self.visit = Button(tr(N_("訪問を書く")), icon="pin", name="write_visit", pressed=self.write_visit)
        foot.addWidget(self.visit)
        foot.addWidget(self.open)
        foot.addStretch(1)
        panel.body.addLayout(foot)
        made = QWidget()
        lines = column(margins=(16, 12, 16, 12))
        made.setLayout(lines)
        lines.addWidget(panel, 1)
        return made

    def _open_current(self) -> None:
        if current := self.list.current():
            self.open_row(current)

    def _show(self, found: tuple[Watched, ...]) -> None:
        self._found = found
        view, today = self.view.value(), self._desk.today()
        lines = lines_of(found, view, today)
        self.table.show_lines([self._line(each) for each in lines])
        count = format_number(len(lines))
        words = self._desk.tr(N_("{all}件の見守りのうち {count}件"), all=format_number(len(found)), count=count)
        self.head.sub.setText(words)
        away = sum(1 for each in found if each.rhythm.away)
        told = self._desk.tr(N_("入院・不在中の{count}件は、抜けに数えていません。"), count=str(away)) if away else ""
        self._settle(bool(lines), told)

    def _show_reports(self, found: tuple[Awaited, ...]) -> None:
        self._reports = found
        desk, year = self._desk, fiscal_year(self._desk.today()) - 1
        mine = role_of(desk.office()) == CERTIFIER
        shown = found if mine else ()
        self.table.show_lines([self._report_line(each) for each in shown])
        waiting = sum(1 for each in shown if each.report is None or each.report.received_on is None)
        self.head.sub.setText(
            desk.tr(N_("令和{year}年度末の報告 未着 {count}件"), year=str(year - 2018), count=str(waiting))
        )
        text = (
            N_("居住サポート住宅の認定と定期報告は、この役場が受けます。年度末の状況を、翌年度に報告してもらいます。")
            if mine
            else N_(
                "居住サポート住宅の認定と定期報告は都道府県が受けます。この役場は、異常やつなぎの連絡をケースに残します。"
            )
        )
        self._settle(bool(shown), desk.tr(text), certifier=mine)

    def _settle(self, any_: bool, told: str, *, certifier: bool = True) -> None:
        view = self.view.value()
        what, how = _NOTHING[view]
        tr = self._desk.tr
        self.told.words.setText(told)
        self.told.setVisible(bool(told))
        self.list.setVisible(any_)
        fresh = Empty(tr(what), tr(how) if how else "", good=view != REPORTS)
        self._panel.body.replaceWidget(self.none, fresh)
        self.none.hide()
        self.none.deleteLater()
        self.none = fresh
        self.none.setVisible(not any_ and certifier)
        self.open.setVisible(any_)
        self.visit.setVisible(any_ and view != REPORTS)
        self.print_.setVisible(view != REPORTS)
        self.scope.setVisible(view != REPORTS)
        self.add.setVisible(view == REPORTS and certifier)
        if any_:
            self.list.choose(self.list.current())

    def _line(self, line: LapseLine) -> Line:
        each, at = line.watched, self._desk.locale
        rhythm = at.tr(at.codes.label("visit_rhythm", each.tenancy.visit_rhythm))
        who = Cell(called(each.row, at), f"{each.row.number}\u3000{rhythm}", bold=True)
        chips = (
            *((ChipFace(at.tr(N_("2人で訪問")), "people", "warn"),) if each.two_persons else ()),
            *((ChipFace(at.tr(N_("入院・不在中")), "pause", "warn"),) if each.rhythm.away else ()),
        )
        clerk = Cell(each.row.clerk)
        if line.turn is not None and line.turn.done_on is not None:
            due = Cell(wareki_short(line.turn.due_on), late_words(line.turn.late(at.today), at))
            done = Cell(wareki(line.turn.done_on), line.turn.visitors, chips)
            seen = Cell(at.tr(N_("会えた")) if line.turn.seen else at.tr(N_("会えていない")))
            return Line(f"{each.tenancy.id}/{line.turn.due_on}", (who, due, done, seen, clerk))
        late = (ChipFace(late_words(each.rhythm.late, at), "alert", "danger"),) if each.rhythm.late else ()
        due = Cell(wareki_weekday(each.rhythm.next_on) if each.rhythm.next_on else "", "", late)
        last = wareki(each.rhythm.last_on) if each.rhythm.last_on else at.tr(N_("まだ訪ねていません"))
        seen = Cell(wareki_short(each.rhythm.seen_on) if each.rhythm.seen_on else at.tr(N_("記録なし")))
        return Line(each.tenancy.id, (who, due, Cell(last, each.last_by, chips), seen, clerk))

    def _report_line(self, each: Awaited) -> Line:
        tr = self._desk.tr
        report = each.report
        came = report.received_on if report else None
        state = (
            ChipFace(tr(N_("届いた")), "check", "done") if came else ChipFace(tr(N_("まだ届かない")), "clock", "warn")
        )
        due = wareki_short(report.due_on) if report and report.due_on else ""
        book = report.book_kept if report else ""
        missing = (ChipFace(tr(N_("帳簿に不足")), "warning", "danger"),) if book == "no" else ()
        left = report.answer_by if report and not report.answered_on else None
        fix = tr(N_("直す期限 {day}"), day=wareki_short(left)) if left else ""
        return Line(
            _key(each),
            (
                Cell(
                    each.building_name or tr(N_("(建物の記録なし)")),
                    tr(N_("{count}戸"), count=str(each.units)),
                    bold=True,
                ),
                Cell(due, "", (state,)),
                Cell(each.organisation_name, fix or (report.findings if report else ""), missing),
                Cell(wareki_short(came) if came else ""),
                Cell(""),
            ),
        )

    def _open_report(self, key: str) -> None:
        year = fiscal_year(self._desk.today()) - 1
        each = next((one for one in self._reports if _key(one) == key), None)
        fresh = YearlyReport(fiscal_year=year)
        if each is not None:
            fresh = each.report or fresh.replace(
                building=each.building, organisation=each.organisation, units=each.units or None
            )
        ask_report(self._desk, self, fresh)


def _key(each: Awaited) -> str:
    return f"{each.building}/{each.organisation}"
