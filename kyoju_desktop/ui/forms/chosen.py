"""Editors in which one chooses: choices, tick boxes, flags and references to other records."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from kyoju_desktop.domain.kinds import Choice, Codes, Flag, Json, Ref
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.forms.editors import At, Editor, editor_for
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import Words

RADIO_LIMIT = 4  # up to so many answers stand side by side,
RADIO_LETTERS = 20  # if their words are not longer than this together


class _Radio(QRadioButton):
    """A radio button that can be taken back by choosing it again."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choosing the chosen one again leaves the question unanswered."""
        if self.isChecked() and self.rect().contains(event.position().toPoint()):
            self._clear()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace or Delete takes the answer back."""
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self.isChecked():
            self._clear()
            return
        super().keyPressEvent(event)

    def _clear(self) -> None:
        self.setAutoExclusive(False)
        self.setChecked(False)
        self.setAutoExclusive(True)
        self.setDown(False)


class _Answers(QWidget):
    """Holds the answers of one question in wrapped lines."""

    def __init__(self) -> None:
        super().__init__()
        look = theme.current()
        self.flow = Flow(self, across=look.px(12), down=look.px(2))
        self.flow.setContentsMargins(0, look.px(4), 0, look.px(4))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


class RadioEditor(Editor):
    """A choice of few answers, all in sight."""

    def __init__(self, kind: Choice, name: str, label: str, at: At) -> None:
        super().__init__(kind, name, label, at)
        self._box = _Answers()
        self._buttons: dict[str, QRadioButton] = {}
        here = at()
        for code in here.codes.list(kind.list).open_on(here.today):
            self._add(code.code, here.tr(code.label), code.note)
        self.lines.addWidget(self._box)
        self.finish(self._box)
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            self._box.setFocusProxy(first)

    @property
    def control(self) -> QWidget:
        """The row of answers."""
        return self._box

    def button(self, code: str) -> QRadioButton:
        """The button of one answer."""
        return self._buttons[code]

    def read(self) -> str:
        """The chosen code."""
        return next((code for code, button in self._buttons.items() if button.isChecked()), "")

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a code
        """Mark the chosen code; a closed one that was chosen once is still shown."""
        if value and value not in self._buttons:
            self._add(value, self.kind.format(value, self.at()), "")
        for code, button in self._buttons.items():
            button.blockSignals(True)
            button.setAutoExclusive(False)
            button.setChecked(code == value)
            button.setAutoExclusive(True)
            button.blockSignals(False)

    def _add(self, code: str, words: str, note: str) -> None:
        button = _Radio(words)
        button.setObjectName(f"{self.name}_{code}")
        button.setAccessibleName(f"{self.label} {words}")
        button.setToolTip(note)
        button.setProperty("ring", True)
        button.toggled.connect(self._toggled)
        button.installEventFilter(self)
        self._buttons[code] = button
        self._box.flow.addWidget(button)

    def _toggled(self, on: bool) -> None:
        sender = self.sender()
        if on or (isinstance(sender, QRadioButton) and not self.read()):
            self.touch()


class ComboEditor(Editor):
    """A choice of many answers."""

    def __init__(self, kind: Choice | Ref, name: str, label: str, at: At) -> None:
        super().__init__(kind, name, label, at)
        self.box = Combo()
        self.box.setMaximumWidth(theme.current().px(420))
        if isinstance(kind, Choice):
            here = at()
            self.box.fill(
                [(each.code, here.tr(each.label)) for each in here.codes.list(kind.list).open_on(here.today)]
            )
        self.lines.addWidget(self.box)
        self.finish(self.box)
        self.box.setCurrentIndex(-1)
        self.box.currentIndexChanged.connect(lambda _index: self.touch())

    @property
    def control(self) -> QWidget:
        """The box."""
        return self.box

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """The records (or codes) to choose from, as (id, words)."""
        self.box.fill(list(options))

    def read(self) -> str:
        """The chosen code or id."""
        return self.box.code()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a code
        """Mark the chosen code; a closed one that was chosen once is still shown."""
        if value and self.box.findData(value) < 0 and isinstance(self.kind, Choice):
            self.box.blockSignals(True)
            self.box.addItem(self.kind.format(value, self.at()), value)
            self.box.blockSignals(False)
        self.box.choose(value)

    def set_gap(self, words: str) -> None:
        """The reason stands in the box, quietly."""
        self.box.setPlaceholderText(words)


# Headings of the groups of a list (the categories of 要配慮者: by law, by ministerial order, by a plan).
GROUPS = {
    "law": N_("法律で定める区分"),
    "ministry": N_("省令で定める区分"),
    "plan": N_("県・市町村の計画で定める区分"),
    "other": N_("そのほか"),
}


class CodesEditor(Editor):
    """Tick boxes in wrapped lines, under the headings of the list if it has any."""

    def __init__(self, kind: Codes, name: str, label: str, at: At) -> None:
        super().__init__(kind, name, label, at)
        self._holder = QWidget()
        self._ticks: dict[str, QCheckBox] = {}
        self._rest: frozenset[str] = frozenset()
        here = at()
        group, box = None, _Answers()
        for code in here.codes.list(kind.list).open_on(here.today):
            if code.group != group:
                group, box = code.group, _Answers()
                if code.group:
                    words = GROUPS.get(code.group, code.group)
                    self.lines.addWidget(Words(here.tr(words), size="small", tone="ink2"))
                self.lines.addWidget(box)
            box.flow.addWidget(self._tick(code.code, here.tr(code.label), here.tr(code.note)))
        self.lines.addWidget(self._holder)
        self._holder.hide()
        self.finish(self._holder)
        first = next(iter(self._ticks.values()), None)
        if first is not None:
            self.setFocusProxy(first)

    @property
    def control(self) -> QWidget:
        """Stands for all the ticks."""
        return self._holder

    def tick(self, code: str) -> QCheckBox:
        """The tick box of one code."""
        return self._ticks[code]

    def read(self) -> frozenset[str]:
        """The ticked codes; closed ones that were ticked once stay."""
        return frozenset(code for code, tick in self._ticks.items() if tick.isChecked()) | self._rest

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a set of codes
        """Tick the codes."""
        self._rest = frozenset(value) - frozenset(self._ticks)
        for code, tick in self._ticks.items():
            tick.blockSignals(True)
            tick.setChecked(code in value)
            tick.blockSignals(False)

    def set_read_only(self, on: bool) -> None:
        """Show the ticks without letting them be changed."""
        for tick in self._ticks.values():
            tick.setEnabled(not on)

    def _tick(self, code: str, words: str, note: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setObjectName(f"{self.name}_{code}")
        made.setAccessibleName(f"{self.label} {words}")
        made.setToolTip(note)
        made.setProperty("ring", True)
        made.toggled.connect(lambda _on: self.touch())
        self._ticks[code] = made
        return made


class FlagEditor(Editor):
    """One tick box with the field's own words."""

    def __init__(self, kind: Flag, name: str, label: str, at: At) -> None:
        super().__init__(kind, name, label, at)
        self.box = QCheckBox(label)
        self.box.setMinimumHeight(theme.current().px(32))
        self.box.setProperty("ring", True)
        self.lines.addWidget(self.box)
        self.finish(self.box)
        self.box.toggled.connect(lambda _on: self.touch())

    @property
    def control(self) -> QWidget:
        """The tick box."""
        return self.box

    def read(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a bool
        """Tick or untick."""
        self.box.blockSignals(True)
        self.box.setChecked(bool(value))
        self.box.blockSignals(False)

    def draft(self) -> Json:
        """The tick."""
        return self.read()


@editor_for.register
def _choice(kind: Choice, name: str, label: str, at: At) -> Editor:
    here = at()
    offered = here.codes.list(kind.list).open_on(here.today)
    few = len(offered) <= RADIO_LIMIT and sum(len(here.tr(code.label)) for code in offered) <= RADIO_LETTERS
    return RadioEditor(kind, name, label, at) if few else ComboEditor(kind, name, label, at)


@editor_for.register
def _codes(kind: Codes, name: str, label: str, at: At) -> Editor:
    return CodesEditor(kind, name, label, at)


@editor_for.register
def _flag(kind: Flag, name: str, label: str, at: At) -> Editor:
    return FlagEditor(kind, name, label, at)


@editor_for.register
def _ref(kind: Ref, name: str, label: str, at: At) -> Editor:
    return ComboEditor(kind, name, label, at)
