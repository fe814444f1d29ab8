"""One field of a form: label, 要, editor, and the answers 不明・答えない・聞いていない."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from kyoju_desktop.domain.fields import Gap, Spec
from kyoju_desktop.domain.kinds import Codes, Flag, Kana, Text
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.forms import chosen, typed
from kyoju_desktop.ui.forms.editors import At, editor_for
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import row
from kyoju_desktop.ui.widgets.segmented import Segmented

EDITORS = (chosen, typed)  # importing them registers their editors


class NeedMark(QWidget):
    """The small 要 at the right end of a label."""

    def __init__(self, words: str, why: str) -> None:
        super().__init__()
        self._words = words
        look = theme.current()
        self.setFixedSize(look.px(20), look.px(16))
        self.setToolTip(why)
        self.setAccessibleName(why)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """A word in a box."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("edge"), 1))
        painter.setBrush(look.colour("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(2), look.px(2))
        painter.setPen(look.colour("ink2"))
        painter.setFont(look.font(11))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)


class Field(QWidget):
    """A labelled editor. `wide` fields stand alone in their row and show the gap answers at their right."""

    changed = Signal()

    def __init__(self, spec: Spec, at: At, *, wide: bool, gaps: bool, label_width: int = 100) -> None:
        super().__init__()
        tr = at().tr
        self.spec, self.gap = spec, None
        self._tr = tr
        label = tr(spec.label)
        self.editor = editor_for(spec.kind, spec.name, label, at)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._line = line = row(spacing=8)
        self.setLayout(line)
        self._label = Words("" if isinstance(spec.kind, Flag) else label, size="compact", wrap=True)
        self._mark = NeedMark(tr(N_("要")), tr(N_("次の段階までに要ります")))
        self._mark.hide()
        line.addWidget(self._left(label_width), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.editor, 1, Qt.AlignmentFlag.AlignTop)
        self._segments: Segmented | None = None
        self._more: Button | None = None
        if gaps and not isinstance(spec.kind, Flag):
            self._offer_gaps(wide)
        if gaps and not isinstance(spec.kind, Flag):
            keys = QShortcut(QKeySequence("Ctrl+."), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(self._open_menu)
        self._label.setBuddy(self.editor.control)
        self.editor.changed.connect(self._edited)

    gap: Gap | None

    def answered(self) -> bool:
        """Whether there is a value, or a reason for none."""
        return self.gap is not None or not self.editor.blank()

    def set_needed(self, on: bool) -> None:
        """Show 要."""
        self._mark.setVisible(on)

    def set_read_only(self, on: bool) -> None:
        """Readable only; the gap answers go away."""
        self.editor.set_read_only(on)
        for each in (self._segments, self._more):
            if each is not None:
                each.setVisible(not on)

    def show_gap(self, gap: Gap | None) -> None:
        """Show a stored reason."""
        self.gap = gap
        words = self._tr(gap.value) if gap else ""
        self.editor.set_gap(words)
        if self._segments is not None:
            self._segments.choose(gap.name if gap else "")
        if self._more is not None:
            self._more.set_text(words)
            self._more.setAccessibleName(self._gap_name(words))

    def press_gap(self, name: str) -> None:
        """The person gave a reason ("" takes it back): the value goes, the reason stays."""
        self.show_gap(Gap[name] if name else None)
        if name and not self.editor.blank():
            self.editor.blockSignals(True)
            self.editor.clear()
            self.editor.blockSignals(False)
        self.changed.emit()

    def _left(self, width: int) -> QWidget:
        look = theme.current()
        made = QWidget()
        line = row(spacing=4)
        made.setLayout(line)
        line.addWidget(self._label, 1)
        line.addWidget(self._mark)
        made.setFixedWidth(look.px(width - 8))
        made.setMinimumHeight(look.px(32 if not isinstance(self.spec.kind, Codes) else 24))
        return made

    def _offer_gaps(self, wide: bool) -> None:
        layout = self._line
        options = [(each.name, self._tr(each.value)) for each in Gap]
        big = isinstance(self.spec.kind, Text) and (self.spec.kind.limit > 60 or self.spec.kind.lines > 1)
        if wide and not isinstance(self.spec.kind, Codes) and (not big or isinstance(self.spec.kind, Kana)):
            self._segments = Segmented(
                options, small=True, clearable=True, tick=True, name=f"{self.spec.name}_gap", label=self._gap_name("")
            )
            self._segments.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._segments.chosen.connect(self.press_gap)
            layout.addWidget(self._segments)
            layout.setAlignment(self._segments, Qt.AlignmentFlag.AlignTop)
            return
        self._more = Button("", icon="more", small=True, look="quiet", name=f"{self.spec.name}_gap")
        self._more.setAccessibleName(self._gap_name(""))
        self._more.setToolTip(self._gap_name("") + " (Ctrl+.)")
        self._more.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._more.clicked.connect(self._open_menu)
        if not self.editor.add_beside(self._more):
            layout.addWidget(self._more)
            layout.setAlignment(self._more, Qt.AlignmentFlag.AlignTop)

    def _gap_name(self, words: str) -> str:
        return self._tr(N_("{label}: 答えがないわけ {gap}"), label=self._tr(self.spec.label), gap=words).strip()

    def _open_menu(self) -> None:
        below: QWidget = self._more or self._segments or self.editor
        menu = QMenu(self)
        menu.setObjectName(f"{self.spec.name}_gap_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in Gap:
            action = menu.addAction(self._tr(each.value))
            action.setCheckable(True)
            action.setChecked(self.gap is each)
            action.triggered.connect(lambda on, each=each: self.press_gap(each.name if on else ""))
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    def _edited(self) -> None:
        if self.gap is not None and not self.editor.blank():
            self.show_gap(None)
        self.changed.emit()
