"""Narrowing the map of measures: words of today or before, who, in which situation, with which trouble."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame

from kyoju_desktop.domain.codes import CodeList
from kyoju_desktop.domain.records import Measure
from kyoju_desktop.domain.rules.measures import fit_of
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.measures import key_of
from kyoju_desktop.storage.folding import fold_kana
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.panels import column, row
from kyoju_desktop.ui.widgets.wrapped import Wrapped


@dataclass(frozen=True)
class Narrowing:
    """What is looked for."""

    text: str = ""
    category: str = ""
    stage: str = ""
    need: str = ""
    here_only: bool = False
    ended_too: bool = False

    def fits(self, measure: Measure, today: date) -> bool:
        """Whether a measure is among what is looked for."""
        over = measure.until_day is not None and measure.until_day < today
        return (
            (self.ended_too or not over)
            and (not self.here_only or measure.here == "yes")
            and (not self.stage or self.stage in measure.stage)
            and (not self.need or self.need in measure.needs)
            and (not self.category or fit_of(measure, {self.category}, ()) is not None)
            and fold_kana(self.text) in key_of(measure)
        )


class MeasureFilters(QFrame):
    """The boxes above the list; `changed` whenever one of them was used."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr, codes = desk.tr, desk.codes
        lines = column(spacing=8, margins=(8, 8, 8, 8))
        self.setLayout(lines)
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("measure_search")
        self.search.setAccessibleName(tr(N_("制度・資源の中を探す")))
        self.search.setPlaceholderText(tr(N_("名前(前の名前でも)・できることで探す")))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self.changed.emit())

        def combo(name: str, label: str, of: CodeList, none: str) -> Combo:
            made = Combo(name=name, label=tr(label))
            made.fill([(each.code, tr(each.label)) for each in of.open_on(desk.today())], empty=tr(none))
            made.setCurrentIndex(0)
            made.currentIndexChanged.connect(lambda _index: self.changed.emit())
            return made

        self.category = combo("filter_category", N_("区分でしぼる"), codes.list("category"), N_("すべての区分"))
        self.stage = combo("filter_stage", N_("場面でしぼる"), codes.list("measure_stage"), N_("すべての場面"))
        self.need = combo("filter_need", N_("困りごとでしぼる"), codes.list("topic"), N_("すべての困りごと"))
        self.here = self._tick("here_only", tr(N_("この町で使えるものだけ")))
        self.ended = self._tick("ended_too", tr(N_("終わった制度も見る")))
        both = row(spacing=8)
        for each in (self.stage, self.need):
            both.addWidget(each, 1)
        self.ticks = ticks = Wrapped(across=12, down=4)
        for tick in (self.here, self.ended):
            ticks.flow.addWidget(tick)
        for above in (self.search, self.category):
            lines.addWidget(above)
        lines.addLayout(both)
        lines.addWidget(ticks)
        self._lines = lines
        for each in (self.category, self.stage, self.need):
            each.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            each.setMinimumContentsLength(4)

    def set_low(self, low: bool) -> None:
        """Where the list has the whole width, what narrows it stands in one line and leaves it the height."""
        ways = QBoxLayout.Direction
        self._lines.setDirection(ways.LeftToRight if low else ways.TopToBottom)
        for at, share in enumerate((2, 1, 2)):
            self._lines.setStretch(at, share if low else 0)
        self.ticks.setVisible(not low)

    def _tick(self, name: str, words: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setObjectName(name)
        made.setProperty("ring", True)
        made.toggled.connect(lambda _on: self.changed.emit())
        return made

    def narrowing(self) -> Narrowing:
        """What is looked for now."""
        return Narrowing(
            self.search.text(),
            self.category.code(),
            self.stage.code(),
            self.need.code(),
            self.here.isChecked(),
            self.ended.isChecked(),
        )
