"""会議: the sittings that come, that were held and that are over; and the papers that are still outside."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from kyoju_desktop.domain.records import Conference
from kyoju_desktop.i18n.eras import month_day, wareki_short, wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.services.conferences.returns import CopyLine, out_packs
from kyoju_desktop.services.conferences.sittings import SittingRow, sittings
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.conference_new import ask_new
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.conference_words import STEPS, span_of
from kyoju_desktop.ui.pages.latest import Latest
from kyoju_desktop.ui.pages.register_table import Cell, Heading, Line, RegisterTable, RegisterView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import ChipFace
from kyoju_desktop.ui.widgets.panels import Empty, PageHead, Panel, column, frame, row, rule
from kyoju_desktop.ui.widgets.segmented import Segmented

COMING, OUTSIDE, OVER = "coming", "outside", "over"
_OVER = {"closed", "cancelled"}


class ConferencesPage(QWidget):
    """The list of sittings."""

    explanation = N_(
        "支援会議や協議会の1回ごとに、議題、構成員、資料、決まったことを残します。資料には番号がつき、"
        "会議のあとに全部戻るまで「まだ外にある資料」に出ます。Enter で会議を開きます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: tuple[SittingRow, ...] = ()
        self._out: tuple[CopyLine, ...] = ()
        self._reading: Latest[tuple[tuple[SittingRow, ...], tuple[CopyLine, ...], dict[str, Conference]]] = Latest(
            desk, self
        )
        self._sittings: dict[str, Conference] = {}
        self.setObjectName("conferences_page")
        tr = desk.tr
        self._head = PageHead(tr(N_("会議")))
        self.begin = Button(
            tr(N_("会議を開く")), icon="plus", look="primary", name="new_conference", pressed=self.start
        )
        self._head.right.addWidget(self.begin)
        lines = column()
        self.setLayout(lines)
        lines.addWidget(self._head)
        whole = column(margins=(16, 0, 16, 12))
        lines.addLayout(whole, 1)
        whole.addWidget(self._panel(), 1)

    def minimumSizeHint(self) -> QSize:
        """Large text must not make the window larger than the screen: the tables drop columns."""
        return QSize(theme.current().px(360), theme.current().px(260))

    def refresh(self) -> None:
        """Read the list anew."""
        self._reading.ask(_read, self._show)

    def start(self) -> None:
        """Enter a new sitting."""
        ask_new(self._desk, self, lambda made: self._desk.open_conference(made.id))

    # -- building

    def _panel(self) -> Panel:
        tr = self._desk.tr
        made = Panel(name="conferences_panel")
        self.which = Segmented((), name="conferences_filter", label=tr(N_("どの会議を見るか")))
        self.which.choose(COMING)
        self.which.chosen.connect(lambda _code: self._fill())
        top = row(margins=(8, 8, 8, 8))
        top.addWidget(self.which)
        top.addStretch(1)
        made.body.addWidget(frame("clear", top))
        made.body.addWidget(rule())
        self._stack = QStackedWidget()
        made.body.addWidget(self._stack, 1)
        self.list = self._make_list()
        self.out = self._make_out()
        self._nothing = Empty(
            tr(N_("会議はまだありません。")),
            tr(
                N_(
                    "「会議を開く」で、いつ・どの会議かを入れます。県などから求めが届いたときも、ここから入れて答えます。"
                )
            ),
        )
        self._all_back = Empty(tr(N_("外にある資料はありません。")), good=True)
        for each in (self.list, self.out, self._nothing, self._all_back):
            self._stack.addWidget(each)
        return made

    def _make_list(self) -> RegisterView:
        tr = self._desk.tr
        table = RegisterTable(
            (
                Heading(tr(N_("開く日時")), "R8.12.30(月)000"),
                Heading(tr(N_("会議")), ""),
                Heading(tr(N_("議題")), "88件00", rank=2),
                Heading(tr(N_("構成員")), "構成員00", rank=3),
                Heading(tr(N_("資料")), "まだ外に 88部00", rank=1),
                Heading(tr(N_("いまの段階")), "資料ができた0000"),
            ),
            self,
        )
        view = RegisterView(table, "conferences_list", tr(N_("会議の一覧")))
        view.opened.connect(self._desk.open_conference)
        return view

    def _make_out(self) -> RegisterView:
        tr = self._desk.tr
        table = RegisterTable(
            (
                Heading(tr(N_("番号")), "No.888000"),
                Heading(tr(N_("受け取った人")), ""),
                Heading(tr(N_("会議")), "支援会議 第88回 令和8年0", rank=1),
                Heading(tr(N_("渡した日時")), "12月30日(水) 14:0000", rank=2),
                Heading(tr(N_("回収する日")), "R8.12.30 88日超過"),
            ),
            self,
        )
        view = RegisterView(table, "packs_out_list", tr(N_("まだ外にある資料")))
        view.opened.connect(self._open_pack)
        return view

    # -- showing

    def _show(self, found: tuple[tuple[SittingRow, ...], tuple[CopyLine, ...], dict[str, Conference]]) -> None:
        self._rows, self._out, self._sittings = found
        self._fill()

    def _fill(self) -> None:
        tr = self._desk.tr
        over = [each for each in self._rows if each.step in _OVER]
        coming = [each for each in self._rows if each.step not in _OVER]
        parts = (
            (COMING, N_("これから・会議中"), len(coming)),
            (OUTSIDE, N_("まだ外にある資料"), len(self._out)),
            (OVER, N_("終わった会議"), len(over)),
        )
        self.which.set_options([(code, _counted(tr(words), count)) for code, words, count in parts])
        if self.which.value() == OUTSIDE:
            self.out.table.show_lines([self._out_line(each) for each in self._out])
            self.out.choose(self.out.current())
            self._stack.setCurrentWidget(self.out if self._out else self._all_back)
            return
        shown = over if self.which.value() == OVER else sorted(coming, key=_when)
        kept = self.list.current()
        self.list.table.show_lines([self._line(each) for each in shown])
        self.list.choose(kept)
        self._stack.setCurrentWidget(self.list if shown else self._nothing)

    def _line(self, each: SittingRow) -> Line:
        tr, codes = self._desk.tr, self._desk.codes
        conference = each.conference
        day = wareki_short(conference.at.date()) + _weekday(conference) if conference.at else ""
        bodies = "・".join(tr(codes.label("conference_body", code)) for code in sorted(conference.bodies))
        role = tr(codes.label("conference_role", conference.role)) if conference.role else ""
        words, icon, state = STEPS[each.step]
        return Line(
            conference.id,
            (
                Cell(day, span_of(conference), bold=True),
                Cell(conference.name, "・".join(filter(None, (bodies, role, conference.place))), bold=True),
                Cell(tr(N_("{count}件"), count=format_number(each.items))),
                Cell(tr(N_("{count}人"), count=format_number(each.members))),
                self._papers(each),
                Cell("", "", (ChipFace(tr(words), icon, state),)),
            ),
        )

    def _papers(self, each: SittingRow) -> Cell:
        tr = self._desk.tr
        if each.copies_out:
            words = tr(N_("まだ外に {count}部"), count=format_number(each.copies_out))
            return Cell("", "", (ChipFace(words, "warning", "danger"),))
        return Cell(tr(N_("{count}部"), count=format_number(each.copies)) if each.copies else "")

    def _out_line(self, each: CopyLine) -> Line:
        tr = self._desk.tr
        copy, conference = each.copy, self._sittings.get(each.copy.conference)
        due = conference.collect_by if conference else None
        handed = f"{month_day(copy.handed_at.date())} {copy.handed_at:%H:%M}" if copy.handed_at else ""
        chips: tuple[ChipFace, ...] = ()
        if due is not None:
            words = cells.due_words(due, self._desk.today(), tr)
            chips = (ChipFace(words.text, words.icon, words.tone if words.tone != "ink2" else "neutral"),)
        return Line(
            copy.id,
            (
                Cell(copy.number, bold=True),
                Cell(copy.recipient, copy.holds, bold=True),
                Cell(conference.name if conference else "", _day(conference)),
                Cell(handed),
                Cell(wareki_short(due) if due else "", "", chips),
            ),
        )

    def _open_pack(self, copy_id: str) -> None:
        hit = next((each for each in self._out if each.copy.id == copy_id), None)
        if hit is not None:
            self._desk.open_conference(hit.copy.conference)


def _read(r: Reader) -> tuple[tuple[SittingRow, ...], tuple[CopyLine, ...], dict[str, Conference]]:
    return sittings(r, closed=True), out_packs(r), {each.id: each for each in r.find(Conference)}


def _counted(words: str, number: int) -> str:
    return f"{words} {format_number(number)}" if number else words


def _when(each: SittingRow) -> str:
    return each.conference.at.isoformat() if each.conference.at else "9999"


def _weekday(conference: Conference) -> str:
    words = wareki_weekday(conference.at.date()) if conference.at else ""
    return words[words.find("(") :] if "(" in words else ""


def _day(conference: Conference | None) -> str:
    return wareki_short(conference.at.date()) if conference and conference.at else ""
