"""Editors in which one types: texts, kana, telephone numbers, days, moments, counts and amounts."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.kinds import Count, Day, Json, Kind, Moment, Phone, Text
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import glyph_boxes, theme
from kyoju_desktop.ui.forms.editors import At, Editor, editor_for, safe_text
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import row

# The four input widths of the design; 0 is the full width of the column.
_SHORT, _MIDDLE, _LONG, _FULL = 60, 128, 264, 0


def _letters_in(box: QLineEdit) -> int:
    """How many UTF-16 units really stand in a line."""
    return QAccessible.queryAccessibleInterface(box).textInterface().characterCount()


def _refuse_halves(units: int, text: str) -> None:
    """Half a character (an unpaired surrogate) gets lost between Qt and us: refuse it instead of losing it."""
    if units != len(text.encode("utf-16-le", "surrogatepass")) // 2:
        raise Refused(N_("こわれた文字(半分だけの文字)が入っています。その文字を消してから続けてください。"))


class LineEditor(Editor):
    """One typed line. At rest it shows the value as people read it; while typing, what was typed."""

    def __init__(self, kind: Kind[Any], name: str, label: str, at: At, *, width: int = _FULL, unit: str = "") -> None:
        super().__init__(kind, name, label, at)
        look = theme.current()
        self.box = self.make_box()
        glyph_boxes.attend(self.box)
        self.box.setMaxLength(1_000_000)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if width:
            self.box.setMaximumWidth(look.px(width))
        self.box.setMinimumWidth(look.px(min(width or _MIDDLE, 104)))
        self._gap = ""
        self.side = row(spacing=8)
        self.side.addWidget(self.box, 1)
        if unit:
            self.side.addWidget(Words(at().tr(unit)))
        self.reading = IconWords("check", "", tone="done", name=f"{name}_reading")
        self.reading.hide()
        self.side.addWidget(self.reading)
        if width:
            self.side.addStretch(1)
            self.side.setStretch(0, 4)
        self.lines.addLayout(self.side)
        self.finish(self.box)
        self.box.textEdited.connect(self._typed)
        self.box.editingFinished.connect(self.settle)

    def make_box(self) -> QLineEdit:
        """The line itself."""
        return QLineEdit()

    @property
    def control(self) -> QWidget:
        """The line."""
        return self.box

    def read(self) -> Any:  # noqa: ANN401 - any kind
        """What the kind reads from the line."""
        _refuse_halves(_letters_in(self.box), self.box.text())
        return self.kind.parse(self.box.text(), self.at())

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - any kind
        """The value at rest."""
        self.box.setText(self.resting(value))
        self.box.setCursorPosition(0)
        self.reading.hide()

    def resting(self, value: Any) -> str:  # noqa: ANN401 - any kind
        """How the value stands in the line when nobody types."""
        return self.kind.format(value, self.at())

    def draft(self) -> Json:
        """The line as typed."""
        return safe_text(self.box.text())

    def restore(self, data: Json) -> None:
        """The line as it was typed."""
        self.box.setText(str(data or ""))
        self._touched = True
        self.settle()

    def blank(self) -> bool:
        """Whether the line is empty."""
        return not self.box.text().strip()

    def set_gap(self, words: str) -> None:
        """The reason stands in the line, quietly, until typing starts."""
        self._gap = words
        self.box.setPlaceholderText(words)

    def add_beside(self, widget: QWidget) -> bool:
        """Right after the line (and its unit)."""
        self.side.insertWidget(self.side.indexOf(self.reading), widget)
        return True

    def set_read_only(self, on: bool) -> None:
        """Readable, selectable, not changeable."""
        self.box.setReadOnly(on)
        self.box.style().unpolish(self.box)
        self.box.style().polish(self.box)

    def settle(self) -> None:
        """Show the value at rest if it can be read, else why not."""
        self.reading.hide()
        if not self._touched:
            return
        try:
            value = self.read()
        except Refused as refused:
            self.set_error(refused.message.text(self.at().tr))
            return
        self.set_error("")
        if not self.box.hasFocus():
            self.box.setText(self.resting(value))
            self.box.setCursorPosition(0)

    def _typed(self, _text: str) -> None:
        self.touch()
        self.show_reading()

    def show_reading(self) -> None:
        """Say beside the line how it is understood, for kinds that are typed in many forms."""


class TextLine(LineEditor):
    """A text of one line, kept as typed."""

    def settle(self) -> None:
        """Nothing is reformatted; only what cannot be kept is named."""
        Editor.settle(self)


class ReadLine(LineEditor):
    """A line with its reading beside it and a calendar to choose from: days and moments."""

    def __init__(self, kind: Kind[Any], name: str, label: str, at: At) -> None:
        super().__init__(kind, name, label, at, width=_LONG)
        self._popup: QFrame | None = None

    def make_box(self) -> QLineEdit:
        """A line with a calendar at its end."""
        made = IconLine("calendar", self.at().tr(N_("カレンダーから選ぶ(Alt+↓)")))
        made.pressed.connect(self._open_calendar)
        return made

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a day or moment
        """The value at rest; the line is wide enough for it."""
        super().show_value(value)
        self._make_room()

    def settle(self) -> None:
        """At rest nothing is cut."""
        super().settle()
        self._make_room()

    def _make_room(self, most: int = _LONG) -> None:
        look = theme.current()
        words = theme.metrics().horizontalAdvance(self.box.text())
        self.box.setMinimumWidth(min(max(look.px(104), words + look.px(48)), look.px(most)))

    def show_reading(self) -> None:
        """The day in 和暦, with the age for a day of birth; or that it cannot be read yet."""
        if not self.box.text().strip():
            self.reading.hide()
            return
        try:
            value = self.read()
        except Refused:
            self.reading.hide()
            return
        self._make_room(150)
        self.reading.show_state("check", self._spoken(value), "done")
        self.reading.show()

    def _spoken(self, value: date | datetime) -> str:
        words = self.kind.format(value, self.at())
        if self.name == "birth_date":
            age = age_on(value, self.at().today)
            return f"{words} {self.at().tr(N_('{age}歳'), age=str(age))}"
        return words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arriving selects everything, so that typing replaces it; Alt+Down opens the calendar."""
        if watched is self.box and event.type() == QEvent.Type.FocusIn:
            self.box.selectAll()
        if watched is self.box and _is_alt_down(event):
            self._open_calendar()
            return True
        return super().eventFilter(watched, event)

    def _open_calendar(self) -> None:
        if self.box.isReadOnly():
            return
        look = theme.current()
        self._popup = QFrame(self, Qt.WindowType.Popup)
        self._popup.setProperty("look", "panel")
        self._popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inner = QVBoxLayout(self._popup)
        inner.setContentsMargins(1, 1, 1, 1)
        month = QCalendarWidget()
        month.setObjectName("calendar")
        month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self._day()
        month.setSelectedDate(QDate(day.year, day.month, day.day))
        month.setMinimumSize(look.px(300), look.px(240))
        month.activated.connect(lambda chosen: self._chose(chosen.toPython()))
        month.clicked.connect(lambda chosen: self._chose(chosen.toPython()))
        inner.addWidget(month)
        self._popup.move(self.box.mapToGlobal(QPoint(0, self.box.height() + 2)))
        self._popup.show()
        month.setFocus()

    def _day(self) -> date:
        try:
            value = self.value()
        except Refused:
            value = None
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else self.at().today

    def _chose(self, day: object) -> None:
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        if not isinstance(day, date):
            return
        value: date | datetime = day
        if isinstance(self.kind, Moment):
            now = self._moment()
            value = datetime.combine(day, now.time())
        self.box.setText(self.resting(value))
        self.touch()

    def _moment(self) -> datetime:
        try:
            value = self.value()
        except Refused:
            value = None
        return value if isinstance(value, datetime) else datetime.combine(self.at().today, datetime.min.time())


def _is_alt_down(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() == Qt.Key.Key_Down
        and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    )


class NumberLine(LineEditor):
    """A count or an amount; its unit stands after the line."""

    def resting(self, value: Any) -> str:  # noqa: ANN401 - int or None
        """The number without its unit."""
        return self.kind.figure(value) if value is not None and isinstance(self.kind, Count) else ""


class Lines(QPlainTextEdit):
    """A text of several lines; Tab goes on to the next field, the box grows with what is typed."""

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        glyph_boxes.attend(self)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """As high as the text, between the lines of the layout and three times as many."""
        shown = max(self._lines, min(self.document().blockCount(), self._lines * 3))
        height = shown * self.fontMetrics().lineSpacing() + theme.current().px(18)
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)


class TextLines(Editor):
    """A text of several lines, kept as typed."""

    def __init__(self, kind: Text, name: str, label: str, at: At) -> None:
        super().__init__(kind, name, label, at)
        self.box = Lines(kind.lines)
        self._showing = False
        self.lines.addWidget(self.box)
        self.finish(self.box)
        self.box.textChanged.connect(self._typed)

    @property
    def control(self) -> QWidget:
        """The box."""
        return self.box

    def read(self) -> Any:  # noqa: ANN401 - a text
        """The text as typed."""
        _refuse_halves(self.box.document().characterCount() - 1, self.box.toPlainText())
        return self.kind.parse(self.box.toPlainText(), self.at())

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - a text
        """The text."""
        self._showing = True
        self.box.setPlainText(value)
        self._showing = False

    def draft(self) -> Json:
        """The text as typed."""
        return safe_text(self.box.toPlainText())

    def blank(self) -> bool:
        """Whether nothing is written."""
        return not self.box.toPlainText().strip()

    def set_gap(self, words: str) -> None:
        """The reason stands in the box, quietly, until typing starts."""
        self.box.setPlaceholderText(words)

    def set_read_only(self, on: bool) -> None:
        """Readable, selectable, not changeable."""
        self.box.setReadOnly(on)

    def _typed(self) -> None:
        if not self._showing:
            self.touch()


@editor_for.register
def _text(kind: Text, name: str, label: str, at: At) -> Editor:
    if kind.lines > 1:
        return TextLines(kind, name, label, at)
    return TextLine(
        kind, name, label, at, width=_MIDDLE if kind.limit <= 12 else _LONG if kind.limit <= 60 else _FULL
    )


@editor_for.register
def _phone(kind: Phone, name: str, label: str, at: At) -> Editor:
    return LineEditor(kind, name, label, at, width=_LONG)


@editor_for.register
def _day(kind: Day, name: str, label: str, at: At) -> Editor:
    return ReadLine(kind, name, label, at)


@editor_for.register
def _moment(kind: Moment, name: str, label: str, at: At) -> Editor:
    return ReadLine(kind, name, label, at)


@editor_for.register
def _count(kind: Count, name: str, label: str, at: At) -> Editor:
    return NumberLine(kind, name, label, at, width=_MIDDLE, unit=kind.unit)
