"""The head of a case, which never scrolls away: who, flags, next step, stages, consent."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.case_face import Face
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip, ChipFace
from kyoju_desktop.ui.widgets.consent_strip import ConsentStrip, Glance
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import Elided, Words
from kyoju_desktop.ui.widgets.panels import column, row
from kyoju_desktop.ui.widgets.stage_strip import StageStrip, Step

# Below this width (in pixels at 100 % text) the head takes less height.
NARROW = 900


class NextBox(QFrame):
    """What is to be done next, until when, with the button that begins it."""

    acted = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.setProperty("look", "weak")
        self.setObjectName("next_step")
        look = theme.current()
        line = row(spacing=12, margins=(0, 0, 12, 0))
        self.setLayout(line)
        bar = QFrame()
        bar.setFixedWidth(look.px(4))
        bar.setStyleSheet(f"background: {look.colours.accent}; border: 0;")
        line.addWidget(bar)
        words = column(spacing=0, margins=(0, 6, 0, 6))
        self.when = Elided("", size="compact", tone="ink2")
        self.what = Elided("", bold=True)
        words.addWidget(self.when)
        words.addWidget(self.what)
        line.addLayout(words, 1)
        self.button = Button(tr(N_("記録を書く")), icon="note", name="next_action", pressed=self.acted.emit)
        line.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell(self, when: str, what: str, action: str, icon: str) -> None:
        """Say it; the words also reach the screen reader."""
        self.when.setText(when)
        self.what.setText(what)
        self.what.setToolTip(what)
        self.setAccessibleName(f"{when} {what}")
        self.button.set_text(action)
        self.button.set_icon(icon)


class CaseHead(QFrame):
    """Name with furigana, facts, flags, next step; stage strip; consent strip."""

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self.setProperty("look", "head")
        self.setObjectName("case_head")
        lines = column(spacing=8, margins=(16, 8, 16, 10))
        self.setLayout(lines)
        top = row(spacing=16)
        self.kana = Words("", size="small", tone="ink2", name="kana")
        self.name = Words("", size="title", bold=True, name="person_name")
        self.name.setMinimumHeight(theme.current().px(28))
        self.next = NextBox(tr)
        self.stages = StageStrip()
        self.consents = ConsentStrip(tr)
        self._facts = QWidget()
        self._facts_flow = Flow(self._facts, across=theme.current().px(14), down=0)
        self._flags = QWidget()
        self._flags_flow = Flow(self._flags, across=theme.current().px(4), down=theme.current().px(4))
        top.addLayout(self._who())
        top.addLayout(self._middle(), 3)
        top.addWidget(self.next, 2)
        self._top, self._lines = top, lines
        lines.addLayout(top)
        lines.addWidget(self.stages)
        lines.addWidget(self.consents)
        self._narrow, self._low = False, False
        self._told: object = None

    def _who(self) -> QVBoxLayout:
        who = column(spacing=0)
        who.addSpacing(theme.current().px(2))
        who.addWidget(self.kana)
        who.addWidget(self.name)
        who.addStretch(1)
        return who

    def _middle(self) -> QVBoxLayout:
        middle = column(spacing=6)
        middle.addWidget(self._facts)
        middle.addWidget(self._flags)
        middle.addStretch(1)
        return middle

    def tell(self, face: Face, steps: tuple[Step, ...], glance: Glance) -> None:
        """Show this case."""
        self.kana.setText(face.kana)
        self.name.setText(face.name)
        self.name.setAccessibleName(f"{face.name} {face.kana}")
        if self._told != (face.facts, face.flags):  # most changes of a case leave its head as it is
            self._told = face.facts, face.flags
            _refill(self._facts_flow, [_fact(text, first=at == 0) for at, text in enumerate(face.facts)])
            _refill(self._flags_flow, [_flag(flag) for flag in face.flags])
            self._flags.setVisible(bool(face.flags))
        self.stages.set_steps(steps)
        self.consents.set_glance(glance)

    def set_low(self, low: bool) -> None:
        """Very little height (200 % text on an office PC): one line of facts, a thin strip, no consent strip."""
        if low == self._low:
            return
        self._low = low
        self._show_height()

    def _show_height(self) -> None:
        self.consents.setVisible(not self._low)
        self.stages.set_thin(self._low)
        self.kana.setVisible(not self._low)
        self.next.when.setVisible(not self._low)
        self._facts.setVisible(not self._low)
        self._lines.setSpacing(theme.current().px(4 if self._low else 8))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window wants."""
        return QSize(theme.current().px(320), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large text or a narrow window: the next step goes below, consent becomes one line."""
        super().resizeEvent(event)
        narrow = self.width() < theme.current().px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.consents.set_compact(narrow)
        self._top.removeWidget(self.next)
        self._lines.removeWidget(self.next)
        if narrow:
            self._lines.insertWidget(1, self.next)
        else:
            self._top.addWidget(self.next, 2)


def _fact(text: str, *, first: bool) -> Words:
    return Words(text, tone="ink" if first else "ink2", bold=first)


def _flag(flag: ChipFace) -> Chip:
    return Chip(flag.text, icon=flag.icon, state=flag.state)


def _refill(flow: Flow, widgets: Sequence[QWidget]) -> None:
    empty(flow)
    for each in widgets:
        flow.addWidget(each)
        each.show()
