"""A register whose records are worked on: the list at the left, the chosen record with its steps at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.rules.deadline_words import explained
from kyoju_desktop.domain.rules.deadlines import Due
from kyoju_desktop.i18n.eras import wareki_weekday
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.columns import Column, Columns
from kyoju_desktop.ui.pages.register_table import Heading, Line, RegisterTable, RegisterView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, frame, row, rule

# Records that are worked on in a register: its tab.
REGISTER_OF = {"InformationRequest": "requests", "Breach": "breaches"}


class WorkPane(QWidget):
    """The frame of such a register. The pane that extends it fills the list and the detail."""

    def __init__(
        self, desk: Desk, *, name: str, title: str, headings: Sequence[Heading], none: tuple[str, str], begin: Button
    ) -> None:
        super().__init__()
        self.desk = desk
        self.wanted = ""
        self._view: FormView | None = None
        self.setObjectName(f"{name}_pane")
        tr = desk.tr
        self.table = RegisterTable(headings, self)
        self.list = RegisterView(self.table, f"{name}_list", title)
        self.list.chosen.connect(self.show_record)
        self.list.opened.connect(self._open)
        self._none = Empty(*none)
        middle = Panel(name=f"{name}_panel")
        line = row(spacing=8, margins=(10, 6, 10, 6))
        line.addWidget(begin)
        line.addStretch(1)
        middle.body.addLayout(line)
        middle.body.addWidget(rule())
        middle.body.addWidget(self.list, 1)
        middle.body.addWidget(self._none, 1)
        self._none.hide()
        detail = Panel(tr(N_("選んだもの")), icon="document", name=f"{name}_detail")
        self._scroll = Scroll(margins=(12, 10, 12, 12), spacing=8)
        detail.body.addWidget(self._scroll, 1)
        self.columns = Columns(
            (Column("list", tr(N_("一覧")), middle), Column("detail", tr(N_("選んだもの")), detail, 560)),
            least=1000,
            label=title,
        )
        lines = column(margins=(0, 8, 0, 0))
        self.setLayout(lines)
        lines.addWidget(self.columns, 1)

    def _open(self, _record: str) -> None:
        self.columns.show_column("detail")

    @property
    def body(self) -> QBoxLayout:
        """Where the chosen record is shown."""
        return self._scroll.body

    def show_record(self, record: str) -> None:
        """Show one record beside the list."""
        raise NotImplementedError

    def show_list(self, lines: Sequence[Line]) -> None:
        """Replace the list, with the wanted record (or the one that was chosen before) chosen."""
        wanted = self.wanted or self.list.current()
        self.wanted = ""
        self.table.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._none.setVisible(not lines)
        if not lines:
            self.clear()
            return
        self.list.choose(wanted)
        self.show_record(self.list.current())

    def is_typing(self, record: Record) -> bool:
        """Whether something is being typed into the form of just this state of the record."""
        return self._view is not None and self._view.record() == record and self._view.dirty()

    def clear(self) -> None:
        """Take the shown record away; what was typed into it stays as a draft."""
        if self._view is not None and self._view.dirty():
            self._view.drafting.save()
        self._view = None
        empty(self.body)

    def put_form(self, view: FormView, name: str) -> None:
        """The form of the shown record."""
        view.setObjectName(name)
        self.body.addWidget(view)
        self._view = view

    def tell(self, icon: str, words: str, *, tone: str = "ink2", name: str = "") -> None:
        """One line with an icon."""
        made = IconWords(icon, words, size="compact", tone=tone, wrap=True)
        made.setObjectName(name)
        self.body.addWidget(made)

    def warn(self, name: str, *words: str, buttons: Sequence[Button] = ()) -> None:
        """A frame that cannot be overlooked."""
        lines = column(spacing=6, margins=(12, 8, 12, 8))
        for number, each in enumerate(words):
            icon = IconWords("alert", each, size="base", tone="danger", wrap=True)
            lines.addWidget(icon if not number else Words(each, size="compact", wrap=True))
        if buttons:
            line = row(spacing=8)
            for button in buttons:
                line.addWidget(button)
            line.addStretch(1)
            lines.addLayout(line)
        made = frame("dangerpanel", lines)
        made.setObjectName(name)
        self.body.addWidget(made)

    def explain(self, dues: Sequence[Due]) -> None:
        """Every deadline with the day, how far it is, and how it was counted."""
        tr, today = self.desk.tr, self.desk.today()
        for due in sorted(dues, key=lambda each: each.due_on):
            far = cells.due_words(due.due_on, today, tr)
            what = tr(due.label, **dict(due.values))
            self.tell(far.icon or "clock", f"{wareki_weekday(due.due_on)}\u3000{far.text}\u3000{what}", tone=far.tone)
            self.body.addWidget(Words(explained(due.explain, due.values, tr), size="small", tone="ink2", wrap=True))

    def offer(self, buttons: Sequence[Button]) -> None:
        """The buttons of what can be done now."""
        if not buttons:
            return
        look, made = theme.current(), QWidget()
        flow = Flow(made, across=look.px(8), down=look.px(6))
        for each in buttons:
            flow.addWidget(each)
        self.body.addWidget(made)
