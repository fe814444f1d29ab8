"""A form on the screen: the layout's sections and rows, each field with label, mark, editor, gap and error."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Gap, Record, spec, value_of
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.forms.editors import Editor
from kyoju_desktop.ui.forms.field import Field
from kyoju_desktop.ui.widgets.emptying import stow
from kyoju_desktop.ui.widgets.panels import SavedMark, SectionTitle, column, row, rule

NARROW = 640  # logical pixels at 100 % below which two fields no longer stand side by side
Options = Mapping[str, Sequence[tuple[str, str]]]


class FormView(QWidget):
    """Shows one record by a layout and gathers what was answered.

    Fields it does not show keep their values. Drafts are kept under `key` ("Class.id" unless given);
    `needed` fields carry 要; `options` are what references offer; `gaps` names the fields that offer
    不明・答えない・聞いていない (True: all that can be left blank).
    """

    changed = Signal()
    shown = Signal()  # another state of the record stands in the fields

    def __init__(
        self,
        desk: Desk,
        form: Form,
        record: Record,
        *,
        key: str = "",
        needed: Collection[str] = frozenset(),
        options: Options | None = None,
        read_only: Collection[str] = frozenset(),
        gaps: Collection[str] | bool = True,
        titles: bool = True,
        hidden: Collection[str] = frozenset(),
        label_width: int = 100,
        narrow: int = NARROW,
    ) -> None:
        super().__init__()
        self._desk, self.form, self._record = desk, form, record
        self._fields: dict[str, Field] = {}
        self._rows: list[QBoxLayout] = []
        self._titles: list[tuple[SectionTitle, Section]] = []
        self._carried: dict[str, Any] = {}  # drafts of fields that are not shown now
        self._hidden, self._gaps, self._label_width = frozenset(hidden), gaps, label_width
        self._narrow = narrow
        self._build(titles)
        for name, offered in (options or {}).items():
            self._fields[name].editor.set_options(offered)
        self.drafting = Drafting(desk, key or f"{type(record).__name__}.{record.id}", self._draft, self)
        self.set_record(record)
        self.set_needed(needed)
        self.set_read_only(read_only)
        self._restore(self.drafting.load())

    # what pages do with a form

    def commit(self) -> Record | None:
        """The record as answered; None when a field cannot be read: it says why and has the focus."""
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for name, field in self._fields.items():
            try:
                value = field.editor.value()
            except Refused as refused:
                field.editor.set_error(refused.message.text(self._desk.tr))
                wrong.append(name)
                continue
            if value != value_of(self._record, name):
                values[name] = value
        if wrong:
            self.focus_field(wrong[0])
            return None
        return self._with_gaps(self._record.replace(**values) if values else self._record)

    def typed(self) -> Record:
        """The record as far as what stands in the fields can be read; nothing is said and nothing moves."""
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            with suppress(Refused):
                values[name] = field.editor.value()
        return self._record.replace(**values)

    def set_remarks(self, words: Mapping[str, str]) -> None:
        """Say beside each field what is rare about its answer; the others have nothing to say."""
        for name, field in self._fields.items():
            field.editor.set_remark(words.get(name, ""))

    def settle(self, record: Record | None = None) -> None:
        """The record is in the file: the draft goes, the form shows what was saved."""
        self.drafting.drop()
        if record is not None:
            self.set_record(record)
        if self._carried:
            self.drafting.touch()

    def refused(self, refused: Refused) -> bool:
        """Put a refusal beside its field; False when it belongs to none of ours."""
        field = self._fields.get(refused.field)
        if field is None:
            return False
        field.editor.set_error(refused.message.text(self._desk.tr))
        self.focus_field(refused.field)
        return True

    def record(self) -> Record:
        """The record as it was last shown or saved."""
        return self._record

    def set_record(self, record: Record) -> None:
        """Show another state of the record; what was typed and not saved is given up."""
        self._record = record
        for name, field in self._fields.items():
            field.editor.set_value(value_of(record, name))
            field.show_gap(record.gap(name))
        self._count()
        self.shown.emit()

    def set_needed(self, names: Collection[str]) -> None:
        """Which fields the next stage asks for."""
        for name, field in self._fields.items():
            field.set_needed(name in names)

    def show_field(self, name: str, on: bool) -> None:
        """Show a field only while it means something; what stands in it is kept."""
        if name in self._fields:
            self._fields[name].setVisible(on)
            self._count()

    def shows(self, name: str) -> bool:
        """Whether the form has that field; a secret one may have been left out."""
        return name in self._fields

    def set_read_only(self, names: Collection[str] | bool) -> None:
        """Which fields (True: all) can only be read."""
        for name, field in self._fields.items():
            field.set_read_only(names if isinstance(names, bool) else name in names)

    def set_options(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        """What a reference offers (id, words)."""
        self._fields[name].editor.set_options(options)

    def show_saved_on(self, mark: SavedMark) -> None:
        """Where 保存済み is shown."""
        self.drafting.show_on(mark)

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._fields[name].editor

    def field(self, name: str) -> Field:
        """The field with its label and gap."""
        return self._fields[name]

    def focus_field(self, name: str) -> None:
        """Bring a field into sight and put the cursor into it."""
        editor = self._fields[name].editor
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(editor, 16, 48)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self._fields), "")
        if first:
            self.focus_field(first)

    def dirty(self) -> bool:
        """Whether something was answered that is not in the record."""
        return any(field.editor.touched for field in self._fields.values()) or self._gaps_now() != self._record.gaps

    def progress(self) -> tuple[tuple[str, int, int], ...]:
        """(section title, answered, all) for every section; a gap is an answer."""
        return tuple((section.title, *self._answered(section)) for _title, section in self._titles)

    def section_title(self, number: int) -> SectionTitle:
        """The heading of a section, to scroll to."""
        return self._titles[number][0]

    # how it is built

    def _build(self, titles: bool) -> None:
        lines = column(spacing=6)
        self.setLayout(lines)
        look = theme.current()
        for number, section in enumerate(self.form.sections):
            head = SectionTitle(self._desk.tr(section.title))
            if not titles:
                stow(head, self)  # never show(): without a place it would open as a window of its own
            self._titles.append((head, section))
            if titles:
                if number:
                    lines.addSpacing(look.px(6))
                    lines.addWidget(rule())
                    lines.addSpacing(look.px(6))
                lines.addWidget(head)
            for names in section.rows:
                self._add_row(lines, names)
        lines.addStretch(1)

    def _add_row(self, lines: QBoxLayout, names: tuple[str, ...]) -> None:
        shown = [name for name in names if name not in self._hidden]
        if not shown:
            return
        line = row(spacing=16)
        for name in shown:
            line.addWidget(self._field(name, wide=len(names) == 1), 1, Qt.AlignmentFlag.AlignTop)
        if len(names) > 1:
            self._rows.append(line)
        lines.addLayout(line)

    def _field(self, name: str, *, wide: bool) -> Field:
        offered = self._gaps if isinstance(self._gaps, bool) else name in self._gaps
        made = Field(
            spec(self.form.record, name),
            lambda: self._desk.locale,
            wide=wide,
            gaps=offered,
            label_width=self._label_width,
        )
        made.changed.connect(self._touched)
        self._fields[name] = made
        return made

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column: two stand side by side only where there is room."""
        widest = max((field.minimumSizeHint().width() for field in self._fields.values()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, one where there is not."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.current().px(self._narrow)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for line in self._rows:
            if line.direction() != wanted:
                line.setDirection(wanted)
                line.setSpacing(theme.current().px(6 if narrow else 16))

    # answers, gaps and drafts

    def _touched(self) -> None:
        self._count()
        self.drafting.touch()
        self.changed.emit()

    def _count(self) -> None:
        for title, section in self._titles:
            done, total = self._answered(section)
            title.progress.setText(f"{done}/{total}")

    def _answered(self, section: Section) -> tuple[int, int]:
        names = [name for line in section.rows for name in line if self._counts(name)]
        return sum(1 for name in names if self._fields[name].answered()), len(names)

    def _counts(self, name: str) -> bool:
        return name in self._fields and not self._fields[name].isHidden()

    def _gaps_now(self) -> tuple[tuple[str, Gap], ...]:
        others = [pair for pair in self._record.gaps if pair[0] not in self._fields]
        ours = [(name, field.gap) for name, field in self._fields.items() if field.gap is not None]
        return tuple(sorted([*others, *ours], key=lambda pair: pair[0]))

    def _with_gaps(self, record: Record) -> Record:
        gaps = self._gaps_now()
        return record if gaps == record.gaps else record.replace(gaps=gaps)

    def _draft(self) -> dict[str, Any] | None:
        values: dict[str, Any] = dict(self._carried)
        for name, field in self._fields.items():
            if not field.editor.touched:
                continue
            try:
                values[name] = field.editor.draft()
            except Refused as refused:
                field.editor.set_error(refused.message.text(self._desk.tr))
        gaps = {name: gap.name for name, gap in self._gaps_now()}
        if not values and self._gaps_now() == self._record.gaps:
            return None
        return {"values": values, "gaps": gaps}

    def _restore(self, data: Any) -> None:  # noqa: ANN401 - our own JSON
        if not isinstance(data, dict):
            return
        for name, draft in data.get("values", {}).items():
            if name in self._fields:
                self._fields[name].editor.restore(draft)
            elif name in self._hidden:
                self._carried[name] = draft
        gaps = data.get("gaps", {})
        for name, field in self._fields.items():
            field.show_gap(Gap[gaps[name]] if name in gaps else None)
        self._count()
