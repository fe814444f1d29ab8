"""The facts a legal basis demands, each in its proper editor below its label: day, time, text, choice."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from kyoju_desktop.domain.basis_rule import Demand
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Choice, Count, Day, Kind, Moment, Text
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.editors import Editor, editor_for
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import column, row

NO_NUMBER = N_("番号なし")
DOCUMENT = "document"


class FactLines(QWidget):
    """`changed` carries (fact, text) at every keystroke. A day or time is its ISO text; what cannot be read is kept
    as typed, so that no draft loses it.
    """

    changed = Signal(str, str)

    def __init__(
        self,
        desk: Desk,
        demands: Iterable[Demand],
        facts: Mapping[str, str],
        *,
        prefix: str = "fact",
        wrap: bool = True,
    ) -> None:
        super().__init__()
        self._wrap = wrap
        self._desk, self._prefix = desk, prefix
        self.editors: dict[str, Editor] = {}
        self.lines = column(spacing=2)
        self.setLayout(self.lines)
        for demand in demands:
            self._add(demand, facts.get(demand.fact, ""))

    def focus_on(self, fact: str) -> None:
        """Go to the line of a fact."""
        if fact in self.editors:
            self.editors[fact].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, demand: Demand, written: str) -> None:
        tr, name = self._desk.tr, demand.fact
        label = short_label(demand, tr)
        made = editor_for(kind_of(demand), f"{self._prefix}_{name}", label, lambda: self._desk.locale)
        self.editors[name] = made
        head = row(spacing=6)
        more = tr(N_("(なくてもよい)")) if demand.optional and not label.endswith(")") else ""
        words = Words(label + more, size="compact", tone="ink2", wrap=self._wrap)
        words.setBuddy(made.control)
        head.addWidget(words, 1)
        self.lines.addSpacing(theme.current().px(4))
        self.lines.addLayout(head)
        self.lines.addWidget(made)
        if name == DOCUMENT:
            tick = self._number_tick(made, written)
            head.addWidget(tick, 0, Qt.AlignmentFlag.AlignRight)
            if tick.isChecked():
                written = ""
        _put(made, written)
        made.changed.connect(lambda: self._typed(name, made))

    def _typed(self, name: str, editor: Editor) -> None:
        if isinstance(editor.kind, Text):
            editor.settle()  # the number of a card is named at once, not only when the line is left
        self.changed.emit(name, read(editor))

    def _number_tick(self, editor: Editor, written: str) -> QCheckBox:
        """番号なし: the document carries no number; its day and sender are demanded all the same."""
        tr = self._desk.tr
        tick = QCheckBox(tr(NO_NUMBER))
        tick.setObjectName(f"{self._prefix}_no_number")
        tick.setFont(theme.current().font("compact"))
        tick.setProperty("ring", True)
        tick.setChecked(written.strip() == NO_NUMBER)
        editor.setVisible(not tick.isChecked())

        def turned(on: bool) -> None:
            editor.setVisible(not on)
            self.changed.emit(DOCUMENT, NO_NUMBER if on else read(editor))

        tick.toggled.connect(turned)
        return tick


def kind_of(demand: Demand) -> Kind[Any]:
    """In which form a fact is written."""
    if demand.kind == "choice":
        return Choice(demand.list)
    kinds: dict[str, Kind[Any]] = {
        "long": Text(1000, lines=2),
        "day": Day(),
        "moment": Moment(),
        "count": Count(low=1, high=200),
    }
    return kinds.get(demand.kind, Text(400))


def short_label(demand: Demand, tr: Translator) -> str:
    """The label without the hint in brackets that the tick beside it replaces."""
    words = tr(demand.label)
    return words.split("(", 1)[0].rstrip() if demand.fact == DOCUMENT else words


def read(editor: Editor) -> str:
    """What stands in the editor, as a fact is kept."""
    try:
        found = editor.kind.dump(editor.value())
    except Refused:
        try:
            found = editor.draft()
        except Refused:
            return ""  # the number of a card is not kept, not even in a draft
    return "" if found is None else str(found)


def _put(editor: Editor, written: str) -> None:
    if not written:
        return
    try:
        editor.set_value(editor.kind.load(int(written) if isinstance(editor.kind, Count) else written))
    except (ValueError, TypeError, Refused):
        editor.restore(written)
