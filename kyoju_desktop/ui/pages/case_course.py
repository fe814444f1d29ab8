"""経過: the quick note on top, and below it everything that happened, to be filtered and searched."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from kyoju_desktop.domain.forms.note import PROGRESS_NOTE
from kyoju_desktop.domain.records import ProgressNote
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.dialogs.course_list import ask_course_list
from kyoju_desktop.ui.pages.case_editor import Offer, RecordEditor
from kyoju_desktop.ui.pages.case_note import QuickNote
from kyoju_desktop.ui.pages.case_promises import PRINT_NOTE
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_story import GROUPS, chosen
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.entry import Entry
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, frame, row, rule
from kyoju_desktop.ui.widgets.segmented import Segmented
from kyoju_desktop.ui.widgets.timeline import Timeline


class CourseTab(QWidget):
    """The story of the case; a note opens for correction, anything else on its own tab."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__()
        self._room = room
        self._editor: RecordEditor | None = None
        self._case = ""
        lines = column()
        self.setLayout(lines)
        panel = Panel(name="course")
        lines.addWidget(panel)
        self.note = QuickNote(room)
        self._correction = column(margins=(8, 8, 8, 8))
        self._holder = frame("clear", self._correction)
        self._holder.hide()
        self.timeline = Timeline()
        self.timeline.setAccessibleName(room.tr_(N_("経過の一覧")))
        self.timeline.opened.connect(self._on_opened)
        self._empty = Empty(
            room.tr_(N_("この中にはまだ何もありません。")),
            room.tr_(N_("上の欄に書いて「記録に残す」を押すと、ここに並びます。")),
        )
        for each in (self.note, rule(), self._holder, self._bar(), rule(), self.timeline, self._empty):
            panel.body.addWidget(each)
        panel.body.setStretchFactor(self.timeline, 1)
        panel.body.setStretchFactor(self._empty, 1)

    def show_view(self, view: CaseView) -> None:
        """Show the story as it is now."""
        if view.case_id != self._case:
            self._case = view.case_id
            self._close()
            self.filter.choose("")
            self.search.clear()
            self.note.begin(view.case_id)
        options = [(code, self._words(code, title, view)) for code, title in GROUPS]
        self.filter.set_options(options)
        self._show_entries()

    def want(self, record_class: str, field_name: str) -> bool:
        """A note is written here."""
        if record_class != ProgressNote.__name__:
            return False
        self.note.editor(field_name if field_name in {"fact", "opinion", "next_step"} else "fact").setFocus()
        return True

    def open_record(self, record_id: str) -> bool:
        """Open a note for correction."""
        view = self._room.view
        found = view.file.find(ProgressNote, record_id) if view else None
        if found is None:
            return False
        self._close()
        self._editor = RecordEditor(self._room, PROGRESS_NOTE, found, Offer(action=PRINT_NOTE))
        self._editor.closed.connect(self._close)
        self._correction.addWidget(self._editor)
        self._holder.show()
        self._editor.view.focus_first()
        return True

    def _bar(self) -> QFrame:
        look, tr = theme.current(), self._room.tr_
        line = row(spacing=12, margins=(12, 8, 12, 8))
        self.filter = Segmented(
            [(code, tr(title)) for code, title in GROUPS],
            small=True,
            name="course_filter",
            label=tr(N_("経過をしぼる")),
        )
        self.filter.chosen.connect(lambda _code: self._show_entries())
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("course_search")
        self.search.setAccessibleName(tr(N_("経過の中を探す")))
        self.search.setPlaceholderText(tr(N_("経過の中を探す")))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(look.px(190))
        self.search.textChanged.connect(lambda _text: self._show_entries())
        words = tr(N_("一覧を印刷"))
        self.lists = Button(words, icon="printer", small=True, name="course_list", pressed=self._list)
        line.addWidget(self.filter)
        line.addStretch(1)
        line.addWidget(self.search)
        line.addWidget(self.lists)
        self._line = line
        return frame("head", line)

    def minimumSizeHint(self) -> QSize:
        """The rows turn into columns before they are cut."""
        return QSize(theme.current().px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The search goes below the filters when there is no room beside them."""
        super().resizeEvent(event)
        fixed = self.search.minimumWidth() + self.lists.sizeHint().width()
        room = self.filter.sizeHint().width() + fixed + theme.current().px(60)
        narrow = self.width() < room
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def _list(self) -> None:
        ask_course_list(self._room.desk, self, self._room.case_id)

    def _words(self, code: str, title: str, view: CaseView) -> str:
        return f"{self._room.tr_(title)} {len(chosen(view.entries, code))}"

    def _show_entries(self) -> None:
        view = self._room.view
        if view is None:
            return
        entries = chosen(view.entries, self.filter.value(), self.search.text())
        self.timeline.set_entries(entries, view.at.today.year)
        self.timeline.setVisible(bool(entries))
        self._empty.setVisible(not entries)

    def _on_opened(self, entry: Entry) -> None:
        if not self.open_record(entry.record.id) and entry.tab:
            self._room.turned.emit(entry.tab, entry.record.id)

    def _close(self) -> None:
        if self._editor is not None:
            self._editor.view.drafting.save()
            let_go(self._editor)
            self._editor = None
        self._holder.hide()
