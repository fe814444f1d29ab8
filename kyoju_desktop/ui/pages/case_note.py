"""The quick note on top of 経過: fact, judgement and next step side by side, kept with one key."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import Spec, spec
from kyoju_desktop.domain.kinds import Text
from kyoju_desktop.domain.records import ProgressNote
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.forms.drafting import Drafting
from kyoju_desktop.ui.forms.editors import Editor, editor_for
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import SavedMark, column, row

_TEXTS = (
    ("fact", N_("事実"), N_("見たこと・聞いたこと"), 5),
    ("opinion", N_("見立て"), N_("そこから考えたこと"), 4),
    ("next_step", N_("次の対応"), N_("だれが・いつまでに"), 4),
)
NARROW = 700  # pixels at 100 % text


class QuickNote(QFrame):
    """One ProgressNote being written; its draft comes back after a lock or a power cut."""

    kept = Signal()

    def __init__(self, room: CaseRoom) -> None:
        super().__init__()
        self._room = room
        self.setProperty("look", "head")
        self.setObjectName("quick_note")
        self._note = ProgressNote()
        self._editors: dict[str, Editor] = {}
        self.saved = SavedMark(size="small")
        lines = column(spacing=8, margins=(12, 8, 12, 10))
        self.setLayout(lines)
        self._texts = row(spacing=12)
        for name, title, hint, share in _TEXTS:
            self._texts.addLayout(self._text(name, title, hint), share)
        lines.addLayout(self._texts)
        lines.addWidget(self._below())
        self.drafting: Drafting | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(60_000)
        self._minute.timeout.connect(self._keep_time)
        self._minute.start()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.keep)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self, case_id: str) -> None:
        """An empty note for this case, or what was left unfinished."""
        if self.drafting is not None:
            self.drafting.save()
            self.drafting.deleteLater()
        self._blank(case_id)
        self.drafting = Drafting(self._room.desk, f"note.{case_id}", self._gather, self)
        self.drafting.show_on(self.saved)
        self.saved.say("")
        left = self.drafting.load()
        for name, value in (left or {}).items():
            if name in self._editors:
                self._editors[name].restore(value)
        if left:
            self.saved.say(self._room.tr_(N_("書きかけがあります")))

    def editor(self, name: str) -> Editor:
        """The editor of a field of the note."""
        return self._editors[name]

    def focus_fact(self) -> None:
        """Ready to write."""
        self._editors["fact"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """Put the note into the case; an empty one is no note."""
        note = self._read()
        if note is None:
            return
        if not (note.fact.strip() or note.opinion.strip() or note.next_step.strip()):
            self._editors["fact"].set_error(self._room.tr_(N_("事実・見立て・次の対応のどれかを書いてください。")))
            self.focus_fact()
            return
        self._room.keep(self, note, lambda _record: self._on_kept(), self._refused)

    def _text(self, name: str, title: str, hint: str) -> QBoxLayout:
        tr = self._room.tr_
        words = row(spacing=4)
        label = Words(tr(title), size="compact", bold=True)
        words.addWidget(label)
        words.addWidget(Words(tr(hint), size="compact", tone="ink2"))
        words.addStretch(1)
        if name == "fact":
            words.addWidget(self.saved)
        made = column(spacing=4)
        made.addLayout(words)
        editor = self._editor(name)
        label.setBuddy(editor.control)
        made.addWidget(editor)
        made.addStretch(1)
        return made

    def _below(self) -> QWidget:
        look, tr = theme.current(), self._room.tr_
        made = QWidget()
        self._line = row(spacing=8)
        made.setLayout(self._line)
        means, when, until = self._editor("means"), self._editor("at"), self._editor("next_on")
        means.setFixedWidth(look.px(150))
        when.setFixedWidth(look.px(244))
        until.setFixedWidth(look.px(190))
        due = QWidget()
        line = row(spacing=6)
        due.setLayout(line)
        label = Words(tr(N_("期限")), size="compact", tone="ink2")
        label.setBuddy(until.control)
        line.addWidget(label)
        line.addWidget(until)
        self.button = Button(
            tr(N_("記録に残す")), hint="Ctrl+Enter", look="primary", name="keep_note", pressed=self.keep
        )
        means.set_gap(tr(N_("方法")))
        for each in (means, when, due):
            self._line.addWidget(each)
        self._line.addStretch(1)
        self._line.addWidget(self.button)
        return made

    def _editor(self, name: str) -> Editor:
        field: Spec = spec(ProgressNote, name)
        kind = replace(field.kind, lines=2) if isinstance(field.kind, Text) and field.kind.lines > 1 else field.kind
        made = editor_for(kind, name, self._room.tr_(field.label), lambda: self._room.desk.locale)
        made.changed.connect(self._touched)
        self._editors[name] = made
        return made

    def _blank(self, case_id: str) -> None:
        self._note = ProgressNote(case=case_id, at=self._moment(), clerk=self._room.desk.store.actor)
        for name, editor in self._editors.items():
            editor.set_value(getattr(self._note, name))

    def _touched(self) -> None:
        if self.drafting is not None:
            self.drafting.touch()

    def _gather(self) -> dict[str, Any] | None:
        found: dict[str, Any] = {}
        for name, editor in self._editors.items():
            if not editor.touched:
                continue
            try:
                found[name] = editor.draft()
            except Refused as refused:
                editor.set_error(refused.message.text(self._room.tr_))
        return found or None

    def _read(self) -> ProgressNote | None:
        values: dict[str, object] = {}
        for name, editor in self._editors.items():
            try:
                values[name] = editor.value()
            except Refused as refused:
                editor.set_error(refused.message.text(self._room.tr_))
                editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return None
        if not self._editors["at"].touched:
            values["at"] = self._moment()
        return self._note.replace(**values)

    def _moment(self) -> datetime:
        return self._room.desk.now().replace(second=0, microsecond=0)

    def _keep_time(self) -> None:
        """Until the clerk says otherwise, the note is of this minute."""
        if self.isVisible() and not self._editors["at"].touched:
            self._editors["at"].set_value(self._moment())

    def _refused(self, refused: Refused) -> bool:
        editor = self._editors.get(refused.field)
        if editor is None:
            return False
        editor.set_error(refused.message.text(self._room.tr_))
        return True

    def _on_kept(self) -> None:
        if self.drafting is not None:
            self.drafting.drop()
        self._blank(self._note.case)
        self.saved.say(self._room.tr_(N_("記録に残しました")))
        self.kept.emit()
        self.focus_fact()

    def minimumSizeHint(self) -> QSize:
        """The rows turn into columns before they are cut."""
        return QSize(theme.current().px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The three boxes below each other when there is no room."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for each in (self._texts, self._line):
            if each.direction() != wanted:
                each.setDirection(wanted)
