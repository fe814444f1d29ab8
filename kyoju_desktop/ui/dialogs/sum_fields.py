"""The figures of a sum: each with where it comes from, what to put in, and what looks odd."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Flag
from kyoju_desktop.domain.rules.sums.asked import ASKED, DAY, ON, Answers, Asked, means_something, remarks
from kyoju_desktop.domain.rules.sums.kept import shown_value, told
from kyoju_desktop.domain.rules.sums.year import Year
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.sum_values import Filled, Values
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms import chosen, typed
from kyoju_desktop.ui.forms.editors import At, Editor, editor_for
from kyoju_desktop.ui.forms.field import NeedMark
from kyoju_desktop.ui.forms.typed import NumberLine
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import SectionTitle, column, row

EDITORS = (chosen, typed)  # importing them registers their editors
LABEL = 132
MORE = N_("収入のある人をもう1人加える")
_TODAY = Message(N_("きょうの日"))


class YearLine(NumberLine):
    """A year as it is read, without a thousands comma."""

    def resting(self, value: Any) -> str:  # noqa: ANN401 - int or None
        """令和7年."""
        return self.kind.format(value, self.at())


@editor_for.register
def _year(kind: Year, name: str, label: str, at: At) -> Editor:
    return YearLine(kind, name, label, at, width=128)


class SumField(QWidget):
    """One figure: label, editor, and below it where the figure comes from, with the way back to the record's."""

    changed = Signal()

    def __init__(self, desk: Desk, asked: Asked, filled: Filled | None) -> None:
        super().__init__()
        tr = desk.tr
        self.asked, self.filled, self._desk = asked, filled, desk
        label = tr(asked.label)
        self.editor: Editor = editor_for(asked.kind, f"sum.{asked.name}", label, lambda: desk.locale)
        line = row(spacing=8)
        self.setLayout(line)
        words = Words("" if isinstance(asked.kind, Flag) else label, size="compact", wrap=True)
        words.setBuddy(self.editor.control)
        line.addWidget(self._left(words), 0, Qt.AlignmentFlag.AlignTop)
        right = column(spacing=2)
        right.addWidget(self.editor)
        if asked.hint:
            right.addWidget(Words(tr(asked.hint), size="small", tone="ink2", wrap=True))
        below = row(spacing=4)
        self.origin = IconWords("link", "", size="small", tone="ink2", wrap=True, name=f"sum.{asked.name}.origin")
        self.back = Button(tr(N_("記録に戻す")), look="quiet", small=True, name=f"sum.{asked.name}.back")
        self.back.setAccessibleName(tr(N_("{label}を記録に戻す"), label=label))
        self.back.clicked.connect(self._put_back)
        below.addWidget(self.origin, 1)
        below.addWidget(self.back)
        right.addLayout(below)
        line.addLayout(right, 1)
        if filled is not None and filled.value is not None:
            self.editor.set_value(filled.value)
        self.editor.changed.connect(self._edited)
        self.tell_origin()

    def value(self) -> Any:  # noqa: ANN401 - a field may hold any kind
        """The figure; None where it is unknown. `Refused` when it cannot be read."""
        return self.editor.value()

    def tell_origin(self) -> None:
        """Say where the figure comes from, or what the record says where it was changed."""
        tr, filled = self._desk.tr, self.filled
        self.back.hide()
        self.origin.setVisible(filled is not None)
        if filled is None:
            return
        origin = told(filled.origin, tr)
        if self._same():
            self.origin.show_state("link", origin, "ink2")
            return
        shown = shown_value(self.asked, filled.value, self._desk.locale)
        self.origin.show_state(
            "pencil", tr(N_("この計算だけ変えました。{origin}は {shown}"), origin=origin, shown=shown), "ink2"
        )
        self.back.show()

    def _left(self, words: Words) -> QWidget:
        look = theme.current()
        made = QWidget()
        line = row(spacing=4)
        made.setLayout(line)
        line.addWidget(words, 1)
        if self.asked.needed:
            tr = self._desk.tr
            line.addWidget(NeedMark(tr(N_("要")), tr(N_("計算に要ります"))))
        made.setFixedWidth(look.px(LABEL))
        made.setMinimumHeight(look.px(32))
        return made

    def _same(self) -> bool:
        try:
            return self.filled is not None and self.value() == self.filled.value
        except Refused:
            return False

    def _edited(self) -> None:
        self.tell_origin()
        self.changed.emit()

    def _put_back(self) -> None:
        if self.filled is not None:
            self.editor.set_value(self.asked.kind.empty if self.filled.value is None else self.filled.value)
            self.tell_origin()
            self.editor.setFocus()
            self.changed.emit()


def focusing(control: QWidget) -> list[QWidget]:
    """What the Tab key reaches in a field: its boxes, else itself."""
    inner = [each for each in control.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    return inner or [control]


class SumFields(QWidget):
    """All figures of one sum; those that mean nothing with the present answers are not shown."""

    changed = Signal()

    def __init__(self, desk: Desk, code: str, values: Values) -> None:
        super().__init__()
        self._desk, self.code, self.values = desk, code, values
        lines = column(spacing=8)
        self.setLayout(lines)
        self._fields: dict[str, SumField] = {}
        self._heads: list[tuple[QWidget, int]] = []  # headings with the number of the further person they are for
        self._persons = 0  # further persons who are shown
        self._most = max(each.more for each in ASKED[code])
        self._more = Button(
            desk.tr(MORE), icon="plus", small=True, name="sum_more", pressed=self._one_more, parent=self
        )
        group, before = "", 0
        for each in (*ASKED[code], DAY):
            if before and not each.more:
                lines.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            before = each.more
            if each.group != group:
                group = each.group
                if group:
                    self._heads.append((SectionTitle(desk.tr(group)), each.more))
                    lines.addWidget(self._heads[-1][0])
            filled = Filled(desk.today(), _TODAY) if each.name == ON else values.get(each.name)
            made = SumField(desk, each, filled)
            made.changed.connect(self.changed)
            self._fields[each.name] = made
            lines.addWidget(made)
        lines.addStretch(1)
        self._persons = self._filled_persons()

    def field(self, name: str) -> SumField:
        """The field of a figure."""
        return self._fields[name]

    def in_order(self) -> list[QWidget]:
        """What takes the focus, as it is read: the button for one more person stands below the last of them."""
        found: list[QWidget] = []
        before = 0
        for each in self._fields.values():
            if before and not each.asked.more:
                found.append(self._more)
            before = each.asked.more
            found += focusing(each.editor.control)
        return found

    def answers(self) -> dict[str, Any] | None:
        """What stands in the fields; None while one of them cannot be read."""
        found = {}
        for name, each in self._fields.items():
            try:
                found[name] = each.value()
            except Refused:
                return None
        return found

    def look_at(self, answers: Answers) -> None:
        """Show the fields that mean something now, and beside each what looks odd; nothing is wrong yet."""
        odd = remarks(self.code, answers)
        for head, more in self._heads:
            head.setVisible(more <= self._persons)
        self._more.setVisible(self._persons < self._most)
        for name, each in self._fields.items():
            each.setVisible(means_something(each.asked, answers) and each.asked.more <= self._persons)
            each.editor.set_remark(odd[name].text(self._desk.tr) if name in odd else "")
            each.editor.set_error("")

    def object_to(self, name: str, words: str) -> None:
        """Say beside a field why nothing is worked out."""
        if name in self._fields:
            self._fields[name].editor.set_error(words)

    def focus_first(self) -> None:
        """The first figure that is still needed, else the first of all."""
        empty = (each for each in self._fields.values() if each.asked.needed and each.editor.blank())
        target = next(empty, next(iter(self._fields.values())))
        target.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> Mapping[str, Any] | None:
        """What was typed, right or wrong; None when nothing was."""
        found = {name: each.editor.draft() for name, each in self._fields.items() if each.editor.touched}
        return found or None

    def restore(self, data: Any) -> None:  # noqa: ANN401 - our own JSON
        """Put back what was left unfinished."""
        if not isinstance(data, dict):
            return
        for name, draft in data.items():
            if name in self._fields and name != ON:
                self._fields[name].editor.restore(draft)
                self._fields[name].tell_origin()
        self._persons = self._filled_persons()

    def _filled_persons(self) -> int:
        """How many further persons have a figure."""
        return max((each.asked.more for each in self._fields.values() if not each.editor.blank()), default=0)

    def _one_more(self) -> None:
        self._persons += 1
        self.changed.emit()
        first = next(each for each in self._fields.values() if each.asked.more == self._persons)
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
