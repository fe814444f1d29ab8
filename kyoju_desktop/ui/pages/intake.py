"""相談受付: search first, then the first conversation, which can be put aside and taken up again at any time."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Case, Intake, Person
from kyoju_desktop.domain.rules.stages import INQUIRY, INTAKE
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import change_stage, keep, name_person, park, take_up
from kyoju_desktop.services.office import purposes_in_force
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.intake_sheet import open_intake_sheet
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView, look_up
from kyoju_desktop.ui.pages.intake_first import SearchFirst
from kyoju_desktop.ui.pages.intake_form import IntakeForm
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.panels import PageHead, column, row

NARROW = 860  # pixels at 100 % text below which the buttons go below the title


class IntakePage(QWidget):
    """`start` begins a new consultation with the search, `resume` takes up one that was put aside."""

    explanation = N_(
        "相談の受付です。はじめに、前にも来た人かを探します。番号は受付を始めたときに付きます。"
        "打った文字は1秒以内に保存され、「ここで止める」と今日の一覧に残ります。Ctrl+Enter で受付を終えます。"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("intake_page")
        self._case_id = ""
        self._begun = False
        self._room = CaseRoom(desk, self)
        lines = column()
        self.setLayout(lines)
        self._stack = QStackedWidget()
        lines.addWidget(self._stack)
        self.first = SearchFirst(desk)
        self.first.begun.connect(self._on_begun)
        self._stack.addWidget(self.first)
        self._stack.addWidget(self._filling())
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self._go_on)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # what the window asks

    def start(self) -> None:
        """Begin a new consultation; a search that was interrupted is still there."""
        self.form.leave()
        self._case_id = ""
        self._room.view = None
        self._stack.setCurrentWidget(self.first)
        if not self._begun:
            self._begun = True
            self.first.begin()

    def resume(self, case_id: str) -> None:
        """Go on with an intake that has its number."""
        self.form.leave()
        self._case_id = case_id
        self._stack.setCurrentIndex(1)
        self._desk.work.write(self, N_("面談を続ける"), lambda w: _taken_up(w, case_id), lambda _case: self.refresh())

    def refresh(self) -> None:
        """Read the case again; what is being typed stays."""
        if not self._case_id:
            return
        wanted, at, calendar, now = self._case_id, self._desk.locale, self._desk.calendar, self._desk.now()
        self._desk.work.read(self, lambda r: look_up(r, wanted, at, calendar, now), self._show)

    # building

    def _filling(self) -> QWidget:
        tr = self._desk.tr
        made = QWidget()
        lines = column()
        made.setLayout(lines)
        self.head = PageHead(tr(N_("相談受付")))
        self._number = Chip("", name="case_number")
        self._state = Chip(tr(N_("書きかけ")), icon="pencil", name="intake_state")
        self.head.left.insertWidget(1, self._number)
        self.head.left.insertWidget(2, self._state)
        self.form = IntakeForm(self._room, self.head.saved)
        self.stop = Button(tr(N_("ここで止める")), icon="pause", name="park", pressed=self.park)
        self.paper = Button(tr(N_("受付票を印刷")), icon="printer", name="print_intake", pressed=self.print_paper)
        self.finish = Button(
            tr(N_("受付を終える")),
            icon="arrow-right",
            hint="Ctrl+Enter",
            look="primary",
            name="finish_intake",
            pressed=self.end,
        )
        self._buttons = row(spacing=8)
        self._buttons.addStretch(1)
        for each in (self.stop, self.paper, self.finish):
            self._buttons.addWidget(each)
        self.head.right.addLayout(self._buttons)
        lines.addWidget(self.head)
        lines.addWidget(self.form, 1)
        self._lines, self._narrow = lines, False
        return made

    def minimumSizeHint(self) -> QSize:
        """Large text must not make the window larger than the screen."""
        return QSize(theme.current().px(360), theme.current().px(260))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the title, the buttons stand below it."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        margin = theme.current().px(16) if narrow else 0
        self._buttons.setContentsMargins(margin, 0, margin, theme.current().px(8) if narrow else 0)
        if narrow:
            self.head.right.removeItem(self._buttons)
            self._buttons.setParent(None)
            self._lines.insertLayout(1, self._buttons)
        else:
            self._lines.removeItem(self._buttons)
            self._buttons.setParent(None)
            self.head.right.addLayout(self._buttons)

    def _show(self, view: CaseView) -> None:
        if view.case_id != self._case_id:
            return
        self._room.view = view
        self._number.set_face(view.file.case.number)
        finished = any(each.finished for each in view.file.of(Intake))
        words, icon, state = (N_("受付ずみ"), "check", "done") if finished else (N_("書きかけ"), "pencil", "neutral")
        self._state.set_face(self._desk.tr(words), icon=icon, state=state)
        self.form.show_view(view)

    def _on_begun(self, case_id: str) -> None:
        self._begun = False
        self._case_id = case_id
        self._stack.setCurrentIndex(1)
        self.refresh()

    def _go_on(self) -> None:
        if self._case_id:
            self.end()
        else:
            self.first.open_case()

    # what the buttons do

    def park(self) -> None:
        """ここで止める: keep what can be kept, leave the rest to the drafts, wait on 今日."""
        records, case_id = self.form.gather(strict=False), self._case_id
        if records is None:
            return
        self._desk.flush()

        def use(w: Writer) -> tuple[Record, ...]:
            kept = _kept(w, case_id, records)
            park(w, case_id)
            return kept

        self._room.write(self, N_("面談を止めた"), use, self._parked, refused=self.form.refused)

    def print_paper(self) -> None:
        """受付票を印刷: what stands on the page is saved first, then shown as it will be printed."""
        records, case_id = self.form.gather(strict=True), self._case_id
        if records is None:
            return
        self._room.write(
            self,
            N_("相談受付"),
            lambda w: _kept(w, case_id, records),
            self._print,
            refused=self.form.refused,
        )

    def end(self) -> None:
        """受付を終える: everything into the file, stage 相談受付, on to the case."""
        records, case_id = self.form.gather(strict=True), self._case_id
        if records is None:
            return
        self._room.write(
            self,
            N_("受付を終えた"),
            lambda w: _finished(w, case_id, records),
            self._ended,
            refused=self.form.refused,
        )

    def _parked(self, records: tuple[Record, ...]) -> None:
        self.form.settle(records)
        self._leave()
        self._desk.go("today")

    def _print(self, records: tuple[Record, ...]) -> None:
        self.form.settle(records)
        open_intake_sheet(self._desk, self, self._case_id)

    def _ended(self, records: tuple[Record, ...]) -> None:
        self.form.settle(records)
        done = self._case_id
        self._leave()
        self._desk.open_case(done)

    def _leave(self) -> None:
        self.form.leave()
        self._case_id = ""
        self._room.view = None


def _taken_up(w: Writer, case_id: str) -> Case:
    case = w.get(Case, case_id)
    return take_up(w, case_id) if case.parked else case


def _kept(w: Writer, case_id: str, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Write the records of the page; what was handed over to the person names its version."""
    done: list[Record] = []
    for record in records:
        if isinstance(record, Intake) and record.purpose_told_on and not record.purpose_version:
            versions = [each.version for each in purposes_in_force(w, w.now.date())]
            done.append(keep(w, record.replace(case=case_id, purpose_version=versions[0] if versions else "")))
        else:
            done.append(keep(w, record))
    return tuple(done)


def _finished(w: Writer, case_id: str, records: tuple[Record, ...]) -> tuple[Record, ...]:
    whole = tuple(
        each.replace(finished=True, parked_at=None) if isinstance(each, Intake) else each for each in records
    )
    if not any(isinstance(each, Intake) for each in whole):
        started = w.find(Intake, case=case_id)[-1]
        whole = (*whole, started.replace(finished=True, parked_at=None))
    kept = _kept(w, case_id, whole)
    case = w.get(Case, case_id)
    person = w.get(Person, case.person)
    if case.anonymous and person.name.strip():
        case = name_person(w, case_id, person)
    if case.stage == INQUIRY and not case.anonymous:
        change_stage(w, case_id, INTAKE, "")
    return kept
