"""Several papers in one go: choose, order, look at all pages, print as one job a paper, see what came of each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QIntValidator, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.pdf_pages import PageView, PdfPages
from kyoju_desktop.ui.dialogs.preview import remark_about
from kyoju_desktop.ui.dialogs.print_paper import STOPPED, ask_printer, doubt_of, send, tell_not_out
from kyoju_desktop.ui.dialogs.print_row import PaperResult, PaperRow, PaperToPrint
from kyoju_desktop.ui.dialogs.printing import Printed, print_pages
from kyoju_desktop.ui.errors import Notice
from kyoju_desktop.ui.jobs import Cancelled, Progress
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.focus import FocusRing
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Scroll, column, frame, row

Each = Callable[[PaperResult], object]
MOST = 99  # copies
HOW = N_("印をつけた書類を、上から順に印刷します。")
Done = Callable[[tuple[PaperResult, ...]], object]

__all__ = ["PaperResult", "PaperToPrint", "PrintMany", "show_print_many"]


class PrintMany(QDialog):
    """The window of several papers. What is out is told at once by `each`, everything by `done` at the end."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        title: str,
        papers: Sequence[PaperToPrint],
        *,
        form: str = "",
        each: Each | None = None,
        done: Done | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._title, self._form = desk, title, form or papers[0].form
        self._each, self._done = each, done
        self._waiting: list[PaperRow] = []
        self._stopping, self._sets = False, 1
        self.setObjectName("print_many")
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pages = PdfPages(*(paper.rendered.pdf for paper in papers))
        self.view = PageView()
        self._build(title)
        starts = (*self.pages.starts, self.pages.count)
        told = [(paper.title, remark_about(paper.rendered, desk.tr)) for paper in papers]
        self.remark.words.setText("\n".join(f"{name}: {said}" for name, said in told if said))
        self._remarks.setVisible(any(said for _name, said in told))
        for number, paper in enumerate(papers):
            self.list.addItem(PaperRow(paper, desk.tr, starts[number], starts[number + 1] - starts[number]))
        window = parent.window()
        self.resize(max(720, window.width() - 80), max(480, window.height() - 60))
        FocusRing(self)
        self.view.show_pages(self.pages)
        self.list.currentItemChanged.connect(lambda _now, _before: self._chosen())
        self.list.itemChanged.connect(lambda _item: self._say())
        self.list.setCurrentRow(0)
        self._say()
        self.list.setFocus()
        self.finished.connect(lambda _code: self._tell_all())

    # building

    def _build(self, title: str) -> None:
        look, tr = theme.current(), self._desk.tr
        lines = column()
        self.setLayout(lines)
        head = row(spacing=8, margins=(16, 8, 16, 8))
        head.addWidget(Words(title, size="name", bold=True, name="print_many_title"))
        self._sum = Words("", tone="ink2", name="print_many_sum")
        head.addWidget(self._sum)
        self._place = Elided("", tone="ink2")
        self._place.setObjectName("print_many_place")
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._place, 1)
        lines.addWidget(frame("bar", head))
        across = row(spacing=0)
        across.addLayout(self._left())
        self.view.set_colours(look.colour("sunken"), look.colour("edge"))
        self.view.setObjectName("print_many_pages")
        self.view.setAccessibleName(tr(N_("印刷される紙")))
        self.view.page_shown.connect(lambda _page: self._say_place())
        across.addWidget(self.view, 1)
        lines.addLayout(across, 1)
        lines.addWidget(self._foot())
        for keys, up in (("Alt+Up", True), ("Alt+Down", False)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda up=up: self.move_paper(up=up))
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_now)

    def _left(self) -> QVBoxLayout:
        look, tr = theme.current(), self._desk.tr
        lines = column(spacing=6, margins=(12, 8, 12, 8))
        self.list = QListWidget()
        self.list.setObjectName("print_many_list")
        self.list.setAccessibleName(tr(N_("印刷する書類")))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(look.px(3))
        self.list.setFixedWidth(min(look.px(340), 480))
        lines.addWidget(self.list, 1)
        tools = row(spacing=6)
        label = Words(tr(N_("部数")), size="compact")
        self._copies = QLineEdit()
        self._copies.setObjectName("print_many_copies")
        self._copies.setValidator(QIntValidator(1, MOST, self._copies))
        self._copies.setAccessibleName(tr(N_("部数")))
        self._copies.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._copies.setFixedWidth(look.px(56))
        self._copies.textEdited.connect(lambda _text: self._copies_typed())
        self._fewer = Button("", icon="minus", small=True, name="print_many_fewer", pressed=lambda: self._count(-1))
        self._fewer.setAccessibleName(tr(N_("部数を減らす")))
        self._more = Button("", icon="plus", small=True, name="print_many_more", pressed=lambda: self._count(1))
        self._more.setAccessibleName(tr(N_("部数を増やす")))
        self._up = Button("", icon="chevron-up", small=True, name="print_many_up")
        self._up.clicked.connect(lambda: self.move_paper(up=True))
        self._up.setAccessibleName(tr(N_("前へ")))
        self._up.setToolTip(tr(N_("印刷の順を前へ Alt+↑")))
        self._down = Button("", icon="chevron-down", small=True, name="print_many_down")
        self._down.clicked.connect(lambda: self.move_paper(up=False))
        self._down.setAccessibleName(tr(N_("後ろへ")))
        self._down.setToolTip(tr(N_("印刷の順を後ろへ Alt+↓")))
        for each in (label, self._fewer, self._copies, self._more):
            tools.addWidget(each)
        tools.addStretch(1)
        for button in (self._up, self._down):
            tools.addWidget(button)
        lines.addLayout(tools)
        self.remark = IconWords("warning", "", size="compact", tone="warn", wrap=True, name="print_many_remark")
        self.remark.setMaximumWidth(self.list.maximumWidth())
        room = Scroll()
        room.body.addWidget(self.remark)
        room.setMaximumHeight(look.px(110))
        room.setMinimumHeight(look.px(56))
        self._remarks = room
        lines.addWidget(room)
        return lines

    def _foot(self) -> QWidget:
        tr = self._desk.tr
        line = row(spacing=8, margins=(16, 8, 16, 8))
        self.progress = IconWords("info", tr(HOW), size="base", tone="ink2", wrap=True, name="print_many_progress")
        line.addWidget(self.progress, 1)
        line.addStretch(0)
        self.stop_button = Button(tr(N_("中止")), icon="cross", name="print_many_stop", pressed=self.stop)
        self.close_button = Button(tr(N_("閉じる")), name="print_many_close", pressed=self.reject)
        self.print_button = Button(
            tr(N_("印刷する")),
            icon="printer",
            hint="Ctrl+P",
            look="primary",
            name="print_many_print",
            pressed=self.print_now,
        )
        for each in (self.stop_button, self.close_button, self.print_button):
            line.addWidget(each)
        self.stop_button.hide()
        return frame("action", line)

    # what the clerk does

    def rows(self) -> list[PaperRow]:
        """The papers in the order in which they are printed."""
        return [each for at in range(self.list.count()) if isinstance(each := self.list.item(at), PaperRow)]

    def move_paper(self, *, up: bool) -> None:
        """Print the current paper earlier or later."""
        at = self.list.currentRow()
        to = at + (-1 if up else 1)
        if self._waiting or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        self.list.insertItem(to, self.list.takeItem(at))
        self.list.blockSignals(False)
        self.list.setCurrentRow(to)

    def print_now(self) -> None:
        """Ask for a printer and print what is ticked and not yet out."""
        if self._waiting:
            return
        ahead = [each for each in self.rows() if each.wanted()]
        if not ahead:
            self.progress.show_state("info", self._desk.tr(N_("印刷する書類に印をつけてください。")), "ink")
            return
        ask_printer(
            self._desk,
            self,
            self._title,
            self._form,
            lambda printer: self._begin(ahead, printer),
            self._not_begun,
            whole=True,
        )

    def stop(self) -> None:
        """Stop at the next page; what is not yet with the printer is thrown away."""
        self._stopping = True
        self.stop_button.setEnabled(False)

    def reject(self) -> None:
        """While it prints, the first press stops it; locking the file closes the window all the same."""
        if self._waiting and not self._desk.closed:
            self.stop()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """As the button."""
        if self._waiting and not self._desk.closed:
            self.stop()
            event.ignore()
            return
        super().closeEvent(event)

    # printing

    def _not_begun(self, why: Message) -> None:
        self.progress.show_state("info", why.text(self._desk.tr), "ink")

    def _begin(self, ahead: list[PaperRow], printer: QPrinter) -> None:
        self._stopping = False
        self._waiting = ahead
        self._sets = max(1, printer.copyCount())
        for each in ahead:
            each.show_state("waits")
        self._say()
        self._next(printer)

    def _next(self, printer: QPrinter) -> None:
        if not self._waiting:
            self._over()
            return
        each, tr = self._waiting[0], self._desk.tr
        each.show_state("printing")
        self.list.scrollToItem(each)
        printer.setDocName(each.paper.name or each.paper.title)
        printer.setCopyCount(1 if each.paper.numbered else each.copies * self._sets)
        send(
            self._desk,
            self,
            tr(N_("印刷しています: {name}"), name=each.paper.title),
            lambda progress: print_pages(each.paper.rendered.pdf, printer, self._step(progress, each)),
            lambda printed: self._printed(each, printed, printer),
            lambda problem: self._refused(each, problem),
        )

    def _step(self, progress: Progress, each: PaperRow) -> Callable[[int, int], None]:
        """Tell both bars how far it is, and stop when either says so. Runs on the worker."""

        def step(done: int, of: int) -> None:
            if self._stopping:
                raise Cancelled
            progress.step(done, of)
            self._desk.jobs.land(lambda: self._say_step(each, done, of))

        return step

    def _printed(self, each: PaperRow, printed: Printed, printer: QPrinter) -> None:
        doubt = doubt_of(printed, printer)
        if printed.stopped and not printed.sheets:
            self._settle(each, PaperResult(each.paper, out=False, doubtful=False, why=STOPPED))
        else:
            self._settle(each, PaperResult(each.paper, out=not printed.stopped, doubtful=bool(doubt), why=doubt))
        if printed.stopped or doubt:
            self._leave_rest()
            self._over()
        else:
            self._next(printer)

    def _refused(self, each: PaperRow, problem: Refused) -> None:
        self._settle(each, PaperResult(each.paper, out=False, doubtful=False, why=problem.message))
        self._leave_rest()
        self._over()
        tell_not_out(self._desk, self, problem.message)

    def _settle(self, each: PaperRow, result: PaperResult) -> None:
        self._waiting.remove(each)
        each.show_result(result)
        if self._each is not None and (result.out or result.doubtful):
            self._each(result)

    def _leave_rest(self) -> None:
        for each in self._waiting:
            each.show_state("")
        self._waiting = []

    def _over(self) -> None:
        tr, rows = self._desk.tr, self.rows()
        out = sum(each.result is not None and each.result.out for each in rows)
        doubtful = any(each.result is not None and each.result.doubtful for each in rows)
        left = sum(each.wanted() for each in rows)
        words = tr(N_("{out}件をプリンターに送りました。"), out=str(out))
        if left:
            words += tr(N_("まだ出していないものが{left}件あります。「印刷する」で残りを出せます。"), left=str(left))
        self._say()
        self.progress.show_state("warning" if left or doubtful else "check", words, "warn" if left else "done")
        doubts = [each.result.why for each in rows if each.result and each.result.doubtful and each.result.why]
        if doubts and not self._desk.closed:
            Notice(
                self, tr(N_("紙を確かめてください")), doubts[-1].text(tr), icon="printer", tone="warn",
                close=tr(N_("確かめた")),
            ).open()  # fmt: skip

    def _tell_all(self) -> None:
        if self._done is not None and not self._desk.closed:
            self._done(tuple(each.result or PaperResult(each.paper, False, False, None) for each in self.rows()))

    # what the window says

    def _chosen(self) -> None:
        each = self.list.currentItem()
        if isinstance(each, PaperRow):
            self._copies.setText(str(each.copies))
            self.view.go_to(each.start)
            self._allow()
        self._say_place()

    def _copies_typed(self) -> None:
        each = self.list.currentItem()
        if isinstance(each, PaperRow) and self._copies.hasAcceptableInput():
            each.set_copies(int(self._copies.text()))

    def _count(self, by: int) -> None:
        each = self.list.currentItem()
        if isinstance(each, PaperRow):
            each.set_copies(min(MOST, max(1, each.copies + by)))
            self._copies.setText(str(each.copies))

    def _say(self) -> None:
        tr, rows = self._desk.tr, self.rows()
        ahead = [each for each in rows if each.wanted()]
        sheets = sum(each.sheets() for each in ahead)
        words = tr(N_("印刷するもの {papers}件、{sheets}枚"), papers=str(len(ahead)), sheets=str(sheets))
        self._sum.setText(words)
        busy = bool(self._waiting)
        self.stop_button.setVisible(busy)
        self.stop_button.setEnabled(busy)
        self.close_button.setVisible(not busy)
        self.print_button.setEnabled(not busy and bool(ahead))
        self._allow()

    def _allow(self) -> None:
        each, busy = self.list.currentItem(), bool(self._waiting)
        counts = isinstance(each, PaperRow) and not each.paper.numbered and not busy
        for one in (self._copies, self._fewer, self._more):
            one.setEnabled(counts)
        for button in (self._up, self._down):
            button.setEnabled(not busy)

    def _say_step(self, each: PaperRow, done: int, of: int) -> None:
        if each in self._waiting:
            tr = self._desk.tr
            words = N_("印刷しています: {title} {page}/{pages}枚")
            told = tr(words, title=each.paper.title, page=str(done + 1), pages=str(of))
            self.progress.show_state("printer", told, "ink")

    def _say_place(self) -> None:
        page = self.view.current_page()
        each = next((each for each in self.rows() if each.start <= page < each.start + each.pages), None)
        if each is not None:
            self._place.setText(f"{each.paper.title} {page - each.start + 1}/{each.pages}")
            self.view.setAccessibleDescription(each.page_text(page - each.start))


def show_print_many(
    desk: Desk,
    parent: QWidget,
    title: str,
    papers: Sequence[PaperToPrint],
    *,
    form: str = "",
    each: Each | None = None,
    done: Done | None = None,
) -> PrintMany:
    """Open the window of several papers (at least one); it stays open until the clerk closes it."""
    made = PrintMany(desk, parent, title, papers, form=form, each=each, done=done)
    made.open()
    return made
