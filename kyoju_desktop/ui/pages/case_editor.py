"""One record of a case being edited in place: its form, the secret fields behind a reason, and what to do with it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.clipboard import empty_clipboard
from kyoju_desktop.ui.dialogs.secret import ask_reason
from kyoju_desktop.ui.forms.form_view import FormView, Options
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_teller import closed_fields
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import let_go
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import SavedMark, column, row

SHOWN_FOR = 30  # seconds for which a protected value stays on the screen


@dataclass(frozen=True)
class Action:
    """A button of a record besides saving: its words, its name, what it does over which parent."""

    words: str
    name: str
    act: Callable[[CaseRoom, QWidget, Record], object]
    fits: Callable[[Record], bool]
    look: str = "danger"


@dataclass(frozen=True)
class Offer:
    """What an editor is given besides its record: key of the draft, options of references, marks, buttons, what
    moves in its form while it is filled in."""

    key: str = ""
    options: Options | None = None
    needed: Collection[str] = frozenset()
    fresh: bool = False
    stays: bool = False
    removable: bool = True
    action: "Action | None" = None
    dress: Callable[[FormView], object] | None = None


class RecordEditor(QFrame):
    """A form with 保存する; `closed` when it is done with, `kept` after the record is in the file."""

    closed = Signal()
    kept = Signal(object)

    def __init__(self, room: CaseRoom, form: Form, record: Record, offer: Offer) -> None:
        super().__init__()
        self._room, self._form, self._offer = room, form, offer
        self.setObjectName(f"editor.{type(record).__name__}")
        self._revealed = False
        self._lines = column(spacing=10, margins=(12, 10, 12, 10))
        self.setLayout(self._lines)
        self._secret = self._secret_row()
        self._lines.addWidget(self._secret)
        self.saved = SavedMark(size="compact")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR * 1000)
        self._timer.timeout.connect(self.hide_again)
        self.view = self._made(record, self._secrets(record))
        self._lines.addWidget(self.view)
        self._buttons()
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        shortcut.setContext(shortcut.context().WidgetWithChildrenShortcut)

    def record(self) -> Record:
        """The record as it was opened or last saved."""
        return self.view.record()

    def save(self) -> None:
        """Put the answers into the file; a refusal stands beside its field."""
        record = self.view.commit()
        if record is None:
            return
        self._room.keep(self, record, self._on_kept, self.view.refused)

    def remove(self) -> None:
        """Take the record away; undo brings it back."""
        self._room.remove(self, self.record(), self._on_removed)

    def put_above(self, widget: QWidget) -> None:
        """Show something about the record before its form."""
        self._lines.insertWidget(0, widget)

    def show_record(self, record: Record) -> None:
        """The record, or its secrecy, has changed elsewhere: show it, unless something is being typed here."""
        closed = self._secrets(record)
        if not self._revealed and closed != self._closed:
            self._swap(closed, record)
        elif record != self.view.record() and not self.view.dirty():
            self.view.set_record(record)

    def _secret_row(self) -> QWidget:
        line = row(spacing=8)
        made = QFrame()
        made.setProperty("look", "dangerpanel")
        line.setContentsMargins(10, 6, 10, 6)
        made.setLayout(line)
        words = self._room.tr_(N_("住所・電話などは秘匿のため出していません。"))
        line.addWidget(
            IconWords("house-lock", words, size="compact", tone="danger", wrap=True), 1, Qt.AlignmentFlag.AlignVCenter
        )
        line.addWidget(
            Button(
                self._room.tr_(N_("理由を入れて見る")), icon="eye", small=True, name="reveal", pressed=self._reveal
            )
        )
        return made

    def _secrets(self, record: Record) -> frozenset[str]:
        view = self._room.view
        if view is None or not view.file.protected or self._offer.fresh:
            return frozenset()
        return closed_fields(self._form, record, view.file)

    def _made(self, record: Record, hidden: frozenset[str]) -> FormView:
        self._closed = hidden
        self._secret.setVisible(bool(hidden))
        made = FormView(
            self._room.desk,
            self._form,
            record,
            key=self._offer.key,
            needed=self._offer.needed,
            options=self._offer.options,
            titles=len(self._form.sections) > 1,
            hidden=hidden,
        )
        made.show_saved_on(self.saved)
        made.changed.connect(self._still_typing)
        Remarks(made, lambda: self._room.view.beside if self._room.view else None, self._room.tr_)
        if self._offer.dress is not None:
            self._offer.dress(made)
        return made

    def _buttons(self) -> None:
        tr = self._room.tr_
        line = row(spacing=8)
        line.addWidget(self.saved)
        line.addStretch(1)
        if self._offer.removable and not self._offer.fresh:
            line.addWidget(Button(tr(N_("消す")), icon="trash", look="danger", name="remove", pressed=self.remove))
        action = self._offer.action
        if action is not None and not self._offer.fresh and action.fits(self.record()):
            more = Button(tr(action.words), look=action.look, name=action.name)
            more.clicked.connect(lambda _checked=False: action.act(self._room, self, self.record()))
            line.addWidget(more)
        if not self._offer.stays:
            line.addWidget(Button(tr(N_("閉じる")), name="close", pressed=self._close))
        words = tr(N_("記録に残す")) if self._offer.fresh else tr(N_("保存する"))
        line.addWidget(Button(words, hint="Ctrl+Enter", look="primary", name="save", pressed=self.save))
        self._lines.addLayout(line)

    def _close(self) -> None:
        self.view.drafting.save()
        self.closed.emit()

    def _on_kept(self, record: Record) -> None:
        self.view.settle(record)
        self.kept.emit(record)
        if not self._offer.stays:
            self.closed.emit()

    def _on_removed(self) -> None:
        self.view.drafting.drop()
        self.closed.emit()

    def _reveal(self) -> None:
        what = self._room.tr_(type(self.record()).title)
        ask_reason(self._room.desk, self, self._room.case_id, what, self._show_secrets)

    def _show_secrets(self) -> None:
        self._revealed = True
        self._swap(frozenset())
        self._timer.start()

    def _still_typing(self) -> None:
        """The time counts from the last keystroke."""
        if self._revealed:
            self._timer.start()

    def hide_again(self) -> None:
        """Take the protected values off the screen and out of the clipboard; what was typed stays as a draft."""
        if not self._revealed:
            return
        self._revealed = False
        self._timer.stop()
        empty_clipboard(self._tells)
        self._swap(self._secrets(self.record()))

    def _tells(self, text: str) -> bool:
        """Whether a text holds a value that is being closed."""
        view, record = self._room.view, self.record()
        shown = (str(value_of(record, name)) for name in self._secrets(record))
        return any(value in text for value in shown) or (view is not None and view.file.conceal.holds(text))

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, another page, the hidden or locked screen: nothing stays open behind it."""
        super().hideEvent(event)
        if self._revealed and not self.isHidden():  # a list that is filled anew hides its rows themselves
            QTimer.singleShot(0, self, self._close_unseen)

    def _close_unseen(self) -> None:
        """After the event in which it went out of sight; a file that is being left takes the page with it."""
        if not self._room.desk.closed:
            self.hide_again()

    def _swap(self, hidden: frozenset[str], record: Record | None = None) -> None:
        self.view.drafting.save()
        self._room.desk.jobs.drain()
        old = self.view
        self.view = self._made(record or old.record(), hidden)
        self._lines.replaceWidget(old, self.view)
        let_go(old)
