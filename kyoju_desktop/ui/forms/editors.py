"""Kind of value -> the widget in which a person answers; one singledispatch function, `editor_for`."""

from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Json, Kind, Locale
from kyoju_desktop.domain.text import refuse_card_numbers
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.widgets.labels import IconWords

At = Callable[[], Locale]


class Editor(QWidget):
    """One field being answered. `changed` tells that a person (not the program) changed something.

    A draft is what stands in the widget, right or wrong; a value is what the kind could read from it.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, kind: Kind[Any], name: str, label: str, at: At) -> None:
        super().__init__()
        self.kind, self.name, self.label, self.at = kind, name, label, at
        self._touched = False
        self._value: Any = kind.empty
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(theme.current().px(2))
        self._error = IconWords("warning", "", tone="danger", wrap=True, name=f"{name}_error")
        self._error.hide()
        self._remark = IconWords("info", "", tone="warn", wrap=True, name=f"{name}_remark")
        self._remark.hide()

    @property
    def control(self) -> QWidget:
        """The widget that takes the focus and carries the field's name."""
        raise NotImplementedError

    def value(self) -> Any:  # noqa: ANN401 - a field may hold any kind
        """The answer; raises `Refused` with the field's name when it cannot be read."""
        if not self._touched:
            return self._value
        try:
            return self.read()
        except Refused as refused:
            raise _at_field(refused, self.name) from None

    def set_value(self, value: Any) -> None:  # noqa: ANN401 - a field may hold any kind
        """Show a stored answer."""
        self._value, self._touched = value, False
        self.show_value(value)
        self.set_error("")

    def read(self) -> Any:  # noqa: ANN401 - a field may hold any kind
        """What stands in the widget as a value."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a field may hold any kind
        """Put a value into the widget."""
        raise NotImplementedError

    def draft(self) -> Json:
        """What stands in the widget, as it is; raises `Refused` for what must not even be drafted."""
        return self.kind.dump(self.value())

    def restore(self, data: Json) -> None:
        """Put a draft back, as if a person had typed it."""
        self.show_value(self.kind.load(data))
        self._touched = True

    @property
    def touched(self) -> bool:
        """Whether a person has changed the answer since it was shown."""
        return self._touched

    def blank(self) -> bool:
        """Whether nothing is answered."""
        try:
            return bool(self.value() == self.kind.empty)
        except Refused:
            return False

    def set_gap(self, words: str) -> None:
        """Show why there is no answer ("" takes it back)."""

    def clear(self) -> None:
        """Take the answer away, as a person does."""
        self.show_value(self.kind.empty)
        self.touch()

    def set_read_only(self, on: bool) -> None:
        """Show the answer without letting it be changed."""
        self.control.setEnabled(not on)

    def add_beside(self, widget: QWidget) -> bool:
        """Put a small button right beside the answer; False when the editor has no such place."""
        del widget
        return False

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """What a reference or choice offers (id, words)."""

    def set_error(self, words: str) -> None:
        """Say beside the field what is wrong with it ("" for nothing)."""
        self._error.words.setText(words)
        self._error.setVisible(bool(words))
        if bool(self.control.property("wrong")) != bool(words):
            self.control.setProperty("wrong", bool(words))
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)
        self.control.setAccessibleDescription(words)

    def set_remark(self, words: str) -> None:
        """Say beside the field what is rare about its answer ("" for nothing); it is saved as it is."""
        if words != self._remark.words.text():
            self._remark.words.setText(words)
            self._remark.setVisible(bool(words))
            self.control.setAccessibleDescription(self.error() or words)

    def remark(self) -> str:
        """What stands beside the field as rare."""
        return self._remark.words.text()

    def error(self) -> str:
        """What stands beside the field as wrong."""
        return self._error.words.text()

    def touch(self) -> None:
        """A person has changed the answer."""
        self._touched = True
        self.set_error("")
        self.changed.emit()

    def finish(self, control: QWidget) -> None:
        """Name the control as the field, watch it being left, and put the error line below."""
        control.setObjectName(self.name)
        control.setAccessibleName(self.label)
        control.installEventFilter(self)
        self.setFocusProxy(control)
        self.lines.addWidget(self._error)
        self.lines.addWidget(self._remark)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the field is left."""
        if event.type() == QEvent.Type.FocusOut and watched is self.control:
            self.settle()
            self.left.emit()
        return False

    def settle(self) -> None:
        """The person has gone on: show the answer at rest, and what is wrong with it."""
        if not self._touched:
            return
        try:
            self.value()
        except Refused as refused:
            self.set_error(refused.message.text(self.at().tr))


def _at_field(refused: Refused, name: str) -> Refused:
    return Refused(refused.message.template, field=name, **dict(refused.message.values))


def safe_text(text: str) -> str:
    """The text for a draft; card numbers are refused even there."""
    refuse_card_numbers(text)
    return text


@singledispatch
def editor_for(kind: Kind[Any], name: str, label: str, at: At) -> Editor:
    """The editor of a kind; each kind registers its own in `kyoju_desktop.ui.forms`."""
    raise LookupError(type(kind).__name__, name, label, at)
