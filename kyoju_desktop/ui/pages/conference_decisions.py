"""決まったこと: who does what until when, one line each; Enter keeps the line and begins the next one."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.conceal import concealed
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.kinds import Json
from kyoju_desktop.domain.records import ConferenceDecision
from kyoju_desktop.i18n.eras import month_day
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.conferences.minutes import done, remove_decision, save_decision
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.forms.typed import LineEditor
from kyoju_desktop.ui.pages.conference_rows import Col, Row, header, more_button
from kyoju_desktop.ui.pages.conference_view import SittingView
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty, let_go
from kyoju_desktop.ui.widgets.labels import Elided, IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, SavedMark, column, row

NAMES = ("who", "what", "due_on")


class DecisionLine(QWidget):
    """The three boxes of one decision. `kept` after Enter; what is typed is drafted under the item."""

    entered = Signal()
    left = Signal()

    def __init__(self, desk: Desk, begun: ConferenceDecision, key: str, mark: SavedMark) -> None:
        super().__init__()
        self._desk, self._begun = desk, begun
        tr = desk.tr
        hints = {"who": N_("だれが"), "what": N_("決まったことを足す(Enterで次の行)"), "due_on": "+7"}
        self.editors: dict[str, LineEditor] = {}
        line = row(spacing=8, margins=(12, 6, 12, 6))
        lines = column()
        self.setLayout(lines)
        lines.addLayout(line)
        for name, wide in zip(NAMES, (0, 0, 148), strict=True):
            of = spec(ConferenceDecision, name)
            editor = LineEditor(of.kind, name, tr(of.label), lambda: desk.locale)
            editor.box.setPlaceholderText(tr(hints[name]))
            editor.box.returnPressed.connect(self.entered.emit)
            editor.changed.connect(self._touched)
            editor.set_value(getattr(begun, name))
            if wide:
                editor.setFixedWidth(theme.current().px(wide))
            line.addWidget(editor, {"who": 2, "what": 5}.get(name, 0), Qt.AlignmentFlag.AlignTop)
            self.editors[name] = editor
        self.trouble = IconWords("warning", "", tone="danger", wrap=True, name="decision_trouble")
        self.trouble.hide()
        lines.addWidget(self.trouble)
        self.drafting = Drafting(desk, key, self._gather, self)
        self.drafting.show_on(mark)
        self._restore(self.drafting.load())

    def filled(self) -> ConferenceDecision | None:
        """The decision as typed; None when a box cannot be read: it says why and has the focus."""
        values: dict[str, Any] = {}
        for name, editor in self.editors.items():
            try:
                values[name] = editor.value()
            except Refused as refused:
                editor.set_error(refused.message.text(self._desk.tr))
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        return self._begun.replace(**values)

    def blank(self) -> bool:
        """Whether nothing was typed."""
        return all(editor.blank() for editor in self.editors.values())

    def refused(self, refused: Refused) -> bool:
        """Say beside its box why it cannot be kept."""
        words = refused.message.text(self._desk.tr)
        if refused.field in self.editors:
            self.editors[refused.field].set_error(words)
            self.editors[refused.field].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.trouble.words.setText(words)
            self.trouble.show()
        return True

    def begin(self) -> None:
        """Put the cursor into the first box."""
        self.editors["who"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _touched(self) -> None:
        self.trouble.hide()
        self.drafting.touch()

    def _gather(self) -> Mapping[str, Json] | None:
        found: dict[str, Json] = {}
        for name, editor in self.editors.items():
            try:
                if editor.touched:
                    found[name] = editor.draft()
            except Refused as refused:
                editor.set_error(refused.message.text(self._desk.tr))
        return found or None

    def _restore(self, data: Any) -> None:  # noqa: ANN401 - our own JSON
        if isinstance(data, dict):
            for name, text in data.items():
                self.editors[name].restore(text)


class DecisionsPanel(Panel):
    """The decisions about the current case."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("決まったこと")), icon="circle-check", name="decisions_panel")
        self._desk = desk
        self._view: SittingView | None = None
        self._item, self._open = "", ""
        self._line: DecisionLine | None = None
        self._saved = SavedMark(size="compact")
        self.add_action(self._saved)
        tr = desk.tr
        self._columns = (
            Col(tr(N_("だれが")), 124),
            Col(tr(N_("何を"))),
            Col(tr(N_("いつまで")), 96),
            Col(tr(N_("済み")), 44),
            Col("", 30),
        )
        self._rows = column()
        self.body.addWidget(header(self._columns))
        self.body.addLayout(self._rows)
        self._entry = column()
        self.body.addLayout(self._entry)

    def show_view(self, view: SittingView, item_id: str) -> None:
        """Show what was decided about one case; the line that is being typed stays."""
        self._view = view
        line = view.line(item_id)
        self.setVisible(line is not None)
        if line is None:
            return
        same = item_id == self._item and self._line is not None
        self._item = item_id
        self.set_count(f"{line.item.mark}  {line.person.name}".strip())
        self._show_rows()
        if view.fixed:
            self._drop_line()
        elif not same:
            self._begin(ConferenceDecision(conference=view.conference.id, item=item_id, case=line.item.case), "")

    # -- rows

    def _show_rows(self) -> None:
        empty(self._rows)
        line = self._view.line(self._item) if self._view else None
        if self._view is None or line is None:
            return
        for each in self._view.decided(self._item):
            self._rows.addWidget(self._row(each, concealed(each, line.conceal)))

    def _row(self, each: ConferenceDecision, told: ConferenceDecision) -> Row:
        """`told` is the decision as a list may show it, without a secret place."""
        tr = self._desk.tr
        tick = QCheckBox()
        tick.setObjectName(f"done.{each.id}")
        tick.setAccessibleName(tr(N_("済み {what}"), what=told.what))
        tick.setProperty("ring", True)
        tick.setChecked(each.done_on is not None)
        tick.toggled.connect(lambda on: self._done(each, on))
        offered = (("change", tr(N_("直す"))), ("remove", tr(N_("消す"))))
        more = more_button(f"decision_more.{each.id}", tr(N_("ほかの操作")), offered)
        more.picked.connect(lambda code: self._act(code, each))
        if self._view is not None and self._view.fixed:
            more.hide()
        what = Elided(told.what)
        return Row(self._columns, (Elided(told.who), what, self._when(each), tick, more), name=f"decision.{each.id}")

    def _when(self, each: ConferenceDecision) -> QWidget:
        late = each.due_on is not None and each.done_on is None and each.due_on < self._desk.today()
        words = month_day(each.due_on) if each.due_on else ""
        if late:
            return Chip(words, icon="warning", state="danger")
        return Words(words, tone="ink2" if each.done_on else "ink")

    def _done(self, each: ConferenceDecision, on: bool) -> None:
        day = self._desk.today()
        label = N_("決まったことを済みにする") if on else N_("済みを取り消す")

        def use(w: Writer) -> object:
            return done(w, each.id, day) if on else save_decision(w, each.replace(done_on=None))

        self._desk.work.write(self, label, use, case=each.case)

    def _act(self, code: str, each: ConferenceDecision) -> None:
        if code == "change":
            self._begin(each, each.id)
            if self._line is not None:
                self._line.begin()
            return
        self._desk.work.write(self, N_("決まったことを消す"), lambda w: remove_decision(w, each.id), case=each.case)

    # -- the line to type in

    def _drop_line(self) -> None:
        if self._line is not None:
            self._line.drafting.save()
            let_go(self._line)
            self._line = None

    def _begin(self, begun: ConferenceDecision, record_id: str) -> None:
        self._drop_line()
        self._desk.jobs.drain()
        self._open = record_id
        key = f"ConferenceDecision.{record_id}" if record_id else f"ConferenceDecision.new.{begun.item}"
        self._line = DecisionLine(self._desk, begun, key, self._saved)
        self._line.entered.connect(self._keep)
        self._entry.addWidget(self._line)

    def _keep(self) -> None:
        line = self._line
        if line is None or line.blank():
            return
        filled = line.filled()
        if filled is None:
            return
        self._desk.work.write(
            line,
            N_("決まったことを記録"),
            lambda w: save_decision(w, filled),
            lambda _kept: self._kept(line, filled),
            refused=line.refused,
            case=filled.case,
        )

    def _kept(self, line: DecisionLine, filled: ConferenceDecision) -> None:
        line.drafting.drop()
        self._desk.jobs.drain()
        self._begin(
            ConferenceDecision(conference=filled.conference, item=filled.item, case=filled.case),
            "",
        )
        if self._line is not None:
            self._line.begin()
        now = self._desk.now()
        self._saved.say(self._desk.tr(N_("保存済み {time}"), time=f"{now.hour}:{now.minute:02d}"))
