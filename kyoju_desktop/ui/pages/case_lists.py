"""Panels of the case tabs: a list of records that open in place, or one record that is always open."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.forms.every import form_of
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.forms.form_view import FormView, Options
from kyoju_desktop.ui.pages.case_editor import Action, Offer, RecordEditor
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_rows import shown_line
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty, let_go, stow
from kyoju_desktop.ui.widgets.panels import Empty, Panel, column, rule
from kyoju_desktop.ui.widgets.record_row import RecordRow


def no_options(view: CaseView) -> Options:  # noqa: ARG001 - most records refer to nothing
    """Nothing to choose from."""
    return {}


def organisations(view: CaseView) -> Options:
    """The bodies of the register, for a field `organisation`."""
    return {"organisation": [("", ""), *sorted(view.bodies.items(), key=lambda pair: pair[1])]}


def of_person(kind: type[Record]) -> Callable[[CaseView], Record]:
    """A new record of the client."""
    return lambda view: kind().replace(person=view.file.person.id)


def of_case(kind: type[Record]) -> Callable[[CaseView], Record]:
    """A new record of the case."""
    return lambda view: kind().replace(case=view.case_id)


@dataclass(frozen=True)
class Listed:
    """What a list panel shows: the class, its words, how a new record begins and which ones belong here."""

    kind: type[Record]
    title: str
    icon: str
    empty: str
    begin: Callable[[CaseView], Record]
    add: str = N_("加える")
    how: str = ""
    options: Callable[[CaseView], Options] = no_options
    belongs: Callable[[Record, CaseView], bool] = field(default=lambda _record, _view: True)
    form: Callable[[Record], Form] = field(default=lambda record: form_of(type(record)))
    also: tuple[tuple[str, str, Callable[[CaseView], Record]], ...] = ()  # name, words, how another kind begins
    removable: bool = True
    action: Action | None = None
    offers: Callable[[CaseRoom, Record], Options] | None = None  # what has to be looked up for the open record
    dress: Callable[[CaseRoom, FormView], object] | None = None  # what moves in the form while it is filled in
    below: Callable[[CaseRoom, CaseView, Record], QWidget | None] | None = None  # under the row of each record
    foot: Callable[[CaseRoom, CaseView], QWidget | None] | None = None  # at the end of the panel
    folds: bool = True  # one line while it is empty and something else of the tab is in use


class ListPanel(Panel):
    """Rows of records, newest first; a row opens into its form, 「加える」 opens an empty one."""

    def __init__(self, room: CaseRoom, listed: Listed) -> None:
        super().__init__(room.tr_(listed.title), icon=listed.icon, name=f"list.{listed.kind.__name__}")
        self._room, self._listed = room, listed
        self._editor: RecordEditor | None = None
        self._open_id = ""
        self._fresh: Record | None = None
        self._rows: dict[str, RecordRow] = {}
        self._folded = False
        self.unfold = Button(
            room.tr_(N_("説明")),
            icon="chevron-down",
            small=True,
            look="quiet",
            name=f"unfold.{listed.kind.__name__}",
            pressed=self._unfold,
        )
        self.unfold.hide()
        self.add_action(self.unfold)
        self.add = Button(
            room.tr_(listed.add),
            icon="plus",
            small=True,
            name=f"add.{listed.kind.__name__}",
            pressed=self.begin,
        )
        if listed.add:
            self.add_action(self.add)
        else:
            stow(self.add, self)
        for name, words, begin in listed.also:
            more = Button(room.tr_(words), icon="plus", small=True, name=f"add.{listed.kind.__name__}.{name}")
            more.clicked.connect(lambda _checked=False, begin=begin: self._begin(begin))
            self.add_action(more)

    @property
    def kind(self) -> type[Record]:
        """The class of the records."""
        return self._listed.kind

    def editor(self) -> RecordEditor | None:
        """The record that stands open."""
        return self._editor

    def used(self, view: CaseView) -> bool:
        """Whether the case has something here, or somebody is just writing it; what never folds counts as used."""
        return not self._listed.folds or self._editor is not None or bool(self._records(view))

    def fold(self, *, on: bool) -> None:
        """Leave only the head while the panel is empty, or tell again what belongs here."""
        on = on and self._listed.folds
        if on != self._folded:
            self._folded = on
            self._refill()

    def _unfold(self) -> None:
        self.add.setFocus()  # before the button goes
        self.fold(on=False)

    def show_view(self, view: CaseView) -> None:
        """Show the records as they are now; what stands open stays open."""
        records = self._records(view)
        if self._editor is not None:
            current = next((each for each in records if each.id == self._open_id), None)
            if current is not None:
                self._editor.show_record(current)
            elif self._fresh is None:
                self._drop_editor()
        self.set_count(str(len(records)) if records else "")
        self._fill(view, records)

    def begin(self) -> None:
        """Open an empty record; what was left unfinished earlier comes back."""
        self._begin(self._listed.begin)

    def _begin(self, begin: Callable[[CaseView], Record]) -> None:
        view = self._room.view
        if view is None:
            return
        self._close()
        self._fresh = begin(view)
        self._open(self._fresh, fresh=True)
        self._refill()
        if self._editor is not None:
            self._editor.view.focus_first()

    def open_record(self, record_id: str) -> bool:
        """Open that record, if it is one of ours."""
        view = self._room.view
        found = next((each for each in self._records(view) if each.id == record_id), None) if view else None
        if found is None:
            return False
        if self._open_id != record_id:
            self._close()
            self._open(found, fresh=False)
            self._refill()
        return True

    def want(self, field_name: str) -> None:
        """Go to a field: of the record that is open, of the newest one, or of a new one."""
        view = self._room.view
        records = self._records(view) if view else ()
        if self._editor is None and records:
            self.open_record(records[0].id)
        elif self._editor is None:
            self.begin()
        if self._editor is not None and field_name in self._editor.view.form.names():
            self._editor.view.focus_field(field_name)

    def _records(self, view: CaseView) -> tuple[Record, ...]:
        found = (each for each in view.file.of(self._listed.kind) if self._listed.belongs(each, view))
        return tuple(sorted(found, key=lambda each: each.id, reverse=True))

    def _open(self, record: Record, *, fresh: bool) -> None:
        view = self._room.view
        if view is None:
            return
        kind, form = type(record).__name__, self._listed.form(record)
        key = f"new.{kind}.{form.names()[0]}{len(form.names())}.{view.case_id}" if fresh and self._listed.also else ""
        key = key or (f"new.{kind}.{view.case_id}" if fresh else "")
        needed = frozenset(each.field for each in view.missing if each.record == kind)
        offers, dress = self._listed.offers, self._listed.dress
        looked_up = offers(self._room, record) if offers is not None else {}
        offer = Offer(
            key=key,
            options={**self._listed.options(view), **looked_up},
            needed=needed,
            fresh=fresh,
            removable=self._listed.removable,
            action=self._listed.action,
            dress=partial(dress, self._room) if dress is not None else None,
        )
        self._editor = RecordEditor(self._room, form, record, offer)
        self._open_id = record.id
        self._editor.closed.connect(self._on_closed)

    def _on_closed(self) -> None:
        self._close()
        self._refill()

    def _close(self) -> None:
        if self._editor is not None:
            self._editor.view.drafting.save()
        self._drop_editor()

    def _drop_editor(self) -> None:
        if self._editor is not None:
            let_go(self._editor)
        self._editor, self._open_id, self._fresh = None, "", None

    def _refill(self) -> None:
        if self._room.view is not None:
            self._fill(self._room.view, self._records(self._room.view))

    def _fill(self, view: CaseView, records: tuple[Record, ...]) -> None:
        held = self._held()
        empty(self.body, self._editor)
        self._rows = {}
        if self._fresh is not None and self._editor is not None:
            self.body.addWidget(self._editor)
            self._editor.show()
        bare = not records and self._fresh is None
        self.unfold.setVisible(bare and self._folded)
        if bare and not self._folded:
            tr = self._room.tr_
            self.body.addWidget(Empty(tr(self._listed.empty), tr(self._listed.how) if self._listed.how else ""))
        for at, each in enumerate(records):
            if at or self._fresh is not None:
                self.body.addWidget(rule())
            self._fill_row(each, view)
        if self._listed.foot is not None:
            self._add(self._listed.foot(self._room, view))
        again = self.findChild(QWidget, held) if held else None
        if again is not None:
            again.setFocus()

    def _fill_row(self, record: Record, view: CaseView) -> None:
        self.body.addWidget(self._row(record, view))
        if self._editor is not None and record.id == self._open_id and self._fresh is None:
            self.body.addWidget(self._editor)
            self._editor.show()
        elif self._listed.below is not None:
            self._add(self._listed.below(self._room, view, record))

    def _held(self) -> str:
        """The name of what has the focus under the rows: a tick pressed there keeps it when all is drawn anew."""
        focused = QApplication.focusWidget()
        ours = focused is not None and self.isAncestorOf(focused)
        inside = self._editor is not None and focused is not None and self._editor.isAncestorOf(focused)
        return focused.objectName() if focused is not None and ours and not inside else ""

    def _add(self, made: QWidget | None) -> None:
        if made is not None:
            self.body.addWidget(made)

    def _row(self, record: Record, view: CaseView) -> RecordRow:
        line = shown_line(record, view.teller)
        made = RecordRow(line.title, line.below, line.tags, name=f"row.{record.id}")
        made.set_open(record.id == self._open_id)
        made.clicked.connect(lambda _checked=False: self._toggle(record.id))
        self._rows[record.id] = made
        return made

    def _toggle(self, record_id: str) -> None:
        if self._open_id == record_id:
            self._on_closed()
        else:
            self.open_record(record_id)
        row = self._rows.get(record_id)
        if row is not None:
            row.setFocus()


class SinglePanel(Panel):
    """The one record of its class, always open: 本人, 相談受付, アセスメント."""

    shown = Signal()

    def __init__(
        self,
        room: CaseRoom,
        form: Form,
        pick: Callable[[CaseView], Record],
        *,
        icon: str,
        options: Callable[[CaseView], Options] = no_options,
    ) -> None:
        super().__init__(room.tr_(form.title), icon=icon, name=f"single.{form.record.__name__}")
        self._room, self._form, self._pick, self._options = room, form, pick, options
        self._editor: RecordEditor | None = None

    @property
    def kind(self) -> type[Record]:
        """The class of the record."""
        return self._form.record

    def editor(self) -> RecordEditor | None:
        """The open form."""
        return self._editor

    def show_view(self, view: CaseView) -> None:
        """Show the record as it is now, unless something is being typed."""
        record = self._pick(view)
        needed = frozenset(each.field for each in view.missing if each.record == self._form.record.__name__)
        if self._editor is not None and self._editor.record().id == record.id:
            self._editor.show_record(record)
            self._editor.view.set_needed(needed)
            return
        if self._editor is not None and self._editor.view.dirty():
            return
        empty(self.body)
        offer = Offer(options=self._options(view), needed=needed, stays=True, removable=False)
        self._editor = RecordEditor(self._room, self._form, record, offer)
        self.body.addWidget(self._editor)

    def open_record(self, record_id: str) -> bool:
        """Whether it is the record that is shown."""
        return self._editor is not None and self._editor.record().id == record_id

    def want(self, field_name: str) -> None:
        """Put the cursor into a field."""
        if self._editor is not None and field_name in self._form.names():
            self._editor.view.focus_field(field_name)


def stacked(*panels: QWidget) -> QVBoxLayout:
    """Panels below each other with the design's gap."""
    lines = column(spacing=12)
    for each in panels:
        lines.addWidget(each)
    return lines
