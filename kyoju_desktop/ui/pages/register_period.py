"""Which days a register shows: a fiscal year, the last weeks, everything, or days of one's own."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.records import LaterExplanation
from kyoju_desktop.domain.rules.calendar import fiscal_year_end, fiscal_year_start
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.editors import editor_for
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.panels import row

YEAR, LAST_YEAR, MONTH, ALL, OWN = "year", "last_year", "month", "all", "own"
_CHOICES = (
    (YEAR, N_("今年度")),
    (LAST_YEAR, N_("前年度")),
    (MONTH, N_("この30日")),
    (ALL, N_("すべての期間")),
    (OWN, N_("日を決める")),
)


class Period(QWidget):
    """A choice of periods; `changed` when another one is chosen or its days are typed."""

    changed = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        line = row(spacing=8)
        self.setLayout(line)
        self.choice = Combo(name=f"{name}_period", label=tr(N_("期間")))
        self.choice.fill([(code, tr(words)) for code, words in _CHOICES], empty=None)
        self.choice.choose(YEAR)
        kind = spec(LaterExplanation, "due_on").kind
        self.first = editor_for(kind, f"{name}_since", tr(N_("いつから")), lambda: desk.locale)
        self.last = editor_for(kind, f"{name}_until", tr(N_("いつまで")), lambda: desk.locale)
        line.addWidget(self.choice)
        for each in (self.first, self.last):
            each.hide()
            each.left.connect(self.changed.emit)
            line.addWidget(each)
        self.choice.currentIndexChanged.connect(lambda _at: self._chose())

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day, None where it is open."""
        today = self._desk.today()
        start = fiscal_year_start(today)
        before = start - timedelta(days=1)
        known: dict[str, tuple[date | None, date | None]] = {
            YEAR: (start, fiscal_year_end(today)),
            LAST_YEAR: (fiscal_year_start(before), before),
            MONTH: (today - timedelta(days=30), None),
            ALL: (None, None),
        }
        if self.choice.code() in known:
            return known[self.choice.code()]
        return self._typed(0), self._typed(1)

    def choose(self, code: str) -> None:
        """Show another period."""
        self.choice.choose(code)
        self._chose()

    def _typed(self, which: int) -> date | None:
        try:
            day: date | None = (self.first, self.last)[which].value()
        except Refused:
            return None
        return day

    def _chose(self) -> None:
        own = self.choice.code() == OWN
        for each in (self.first, self.last):
            each.setVisible(own)
        self.changed.emit()
