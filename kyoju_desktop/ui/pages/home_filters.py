"""What narrows the list of homes: words, state, kind, town, rent, size; secret places only when asked for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QLineEdit, QSizePolicy, QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.fields import spec
from kyoju_desktop.domain.kinds import Kind, Locale
from kyoju_desktop.domain.records import Home
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.numbers import format_number
from kyoju_desktop.storage.homes import HomeFilter
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.panels import Scroll, column, row
from kyoju_desktop.ui.widgets.segmented import Segmented
from kyoju_desktop.ui.widgets.wrapped import Wrapped

PAGE = 100  # rows fetched at a time
BUILDINGS = "buildings"
STATES = (
    ("open", N_("使っている住まい")),
    ("free", N_("空き")),
    ("applied", N_("申込中")),
    ("taken", N_("入居中・空きなし")),
    ("stale", N_("空きの確認が古い")),
    ("unused", N_("もう使わない")),
    ("all", N_("すべて")),
)
ORDERS = (("place", N_("建物の順")), ("rent", N_("家賃の安い順")), ("checked", N_("確認の古い順")))


class _Further(Scroll):
    """As high as its rows where there is room; in a low window it scrolls instead of squeezing them."""

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """The rows."""
        return self.body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """A row and a half, so that one sees that there is more."""
        return QSize(theme.current().px(160), min(self.sizeHint().height(), theme.current().px(56)))


class HomeFilters(QFrame):
    """The narrowing above the list; `changed` when anything else is to be listed."""

    changed = Signal()
    toggled = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self.setProperty("look", "clear")
        lines = column(spacing=6, margins=(8, 8, 8, 8))
        self.setLayout(lines)
        self.what = Segmented(
            [("units", tr(N_("住戸"))), (BUILDINGS, tr(N_("建物")))],
            small=True,
            name="home_what",
            label=tr(N_("一覧")),
        )
        self.what.choose("units")
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("home_search")
        self.search.setAccessibleName(tr(N_("住まいを探す")))
        self.search.setPlaceholderText(tr(N_("建物・よみ・所在地で探す")))
        self.search.setClearButtonEnabled(True)
        self.state = self._combo("home_state", N_("状態"))
        self.state.fill([(code, tr(words)) for code, words in STATES], empty=None)
        self.state.choose("open")
        self.order = self._combo("home_order", N_("並べ方"))
        self.order.fill([(code, tr(words)) for code, words in ORDERS], empty=None)
        self.order.choose("place")
        self.kind = self._combo("home_kind", N_("住まいの種類"))
        kinds = [(each.code, tr(each.label)) for each in desk.codes.list("destination").codes]
        self.kind.fill(kinds, empty=tr(N_("すべての種類")))
        self.town = self._combo("home_town", N_("市町村"))
        self.rent = self._line("home_rent", N_("家賃(円以下)"))
        self.area = self._line("home_size", N_("広さ(㎡以上)"))
        self.asks = self._box("home_asks", N_("照会を受けている"))
        self.secret = self._box("home_secret", N_("伏せる場所も見る"))
        self.closed = self._box("home_closed", N_("もう使わない建物も見る"))
        self.closed.hide()
        self.wrong = IconWords("warning", "", tone="danger", wrap=True, name="home_filter_wrong")
        self.wrong.hide()
        self.more = Button(tr(N_("しぼり込み")), icon="list", small=True, name="home_more", pressed=self._toggle)
        self._lay_lines(lines)
        self._listen()
        self._reset()
        self.changed.connect(self._say_more)
        self._say_more()

    def of_buildings(self) -> bool:
        """Whether buildings are listed."""
        return self.what.value() == BUILDINGS

    def filter(self) -> HomeFilter:
        """What is wanted now; a limit that cannot be read is said below and left out."""
        self.wrong.hide()
        return HomeFilter(
            name=self.state.code() or "open",
            text=self.search.text(),
            kind=self.kind.code(),
            municipality=self.town.code(),
            rent_most=self._limit(self.rent, "rent"),
            size=self._limit(self.area, "area"),
            inquiries=self.asks.isChecked(),
            secret=self.secret.isChecked(),
            order=self.order.code() or "place",
        )

    def show_counts(self, counts: Mapping[str, int], towns: Sequence[str]) -> None:
        """How many units each state holds, and the towns there are."""
        tr = self._desk.tr
        options = [
            (code, tr(N_("{words} {count}"), words=tr(words), count=format_number(counts.get(code, 0))))
            for code, words in STATES
        ]
        self.state.fill(options, empty=None)
        chosen = self.town.code()
        self.town.fill([(each, each) for each in towns], empty=tr(N_("すべての市町村")))
        self._hold(self.town, chosen)

    def fold(self, folded: bool) -> None:
        """Show only what is always needed, or everything."""
        self.further.setVisible(not folded)
        self._say_more()

    def folded(self) -> bool:
        """Whether what narrows further is out of sight."""
        return self.further.isHidden()

    # building

    def _lay_lines(self, lines: QBoxLayout) -> None:
        first = row(spacing=8)
        first.addWidget(self.what)
        first.addStretch(1)
        first.addWidget(self.more)
        lines.addLayout(first)
        lines.addWidget(self.search)
        self.further = _Further()
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.state, self.kind),
            (self.town, self.rent, self.area),
            (self.order,),
        )
        for widgets in rows:
            line = row(spacing=8)
            for each in widgets:
                line.addWidget(each, 3 if each is self.town else 2)
            self.further.body.addLayout(line)
        ticks = Wrapped(across=16, down=4)
        ticks.flow.addWidget(self.asks)
        ticks.flow.addWidget(self.secret)
        ticks.flow.addWidget(self.closed)
        self.further.body.addWidget(ticks)
        lines.addWidget(self.further)
        lines.addWidget(self.wrong)

    def _listen(self) -> None:
        for each in (self.search, self.rent, self.area):
            each.textChanged.connect(lambda _text: self.changed.emit())
        for combo in (self.state, self.order, self.kind, self.town):
            combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for box in (self.asks, self.secret, self.closed):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.what.chosen.connect(lambda _code: self._turned())

    def _toggle(self) -> None:
        self.fold(not self.folded())
        self.toggled.emit()

    def _say_more(self) -> None:
        """How many ways narrow the list now, where they cannot be seen."""
        tr = self._desk.tr
        used = sum(1 for each in (self.kind, self.town) if each.code())
        used += sum(1 for each in (self.rent, self.area) if each.text().strip())
        used += sum(1 for each in (self.asks, self.secret) if each.isChecked()) + (self.state.code() != "open")
        words = tr(N_("しぼり込み {count}"), count=str(used)) if used else tr(N_("しぼり込み"))
        self.more.set_text(words)
        self.more.set_icon("chevron-down" if self.folded() else "chevron-up")

    def _turned(self) -> None:
        for each in (self.state, self.order, self.kind, self.town, self.rent, self.area, self.asks):
            each.setVisible(not self.of_buildings())
        self.closed.setVisible(self.of_buildings())
        self.further.updateGeometry()  # a scroll area does not tell that its rows have become fewer
        self.changed.emit()

    def _reset(self) -> None:
        for combo in (self.kind, self.town):
            self._hold(combo, "")

    def _hold(self, combo: Combo, code: str) -> None:
        """Choose without telling anyone; nothing chosen is the first entry, not an empty box."""
        combo.blockSignals(True)
        combo.setCurrentIndex(max(0, combo.findData(code)))
        combo.blockSignals(False)

    def _combo(self, name: str, label: str) -> Combo:
        return Combo(name=name, label=self._desk.tr(label))

    def _line(self, name: str, label: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setAccessibleName(self._desk.tr(label))
        made.setPlaceholderText(self._desk.tr(label))
        made.setClearButtonEnabled(True)
        return made

    def _box(self, name: str, label: str) -> QCheckBox:
        made = QCheckBox(self._desk.tr(label))
        made.setObjectName(name)
        made.setAccessibleName(made.text())
        made.setProperty("ring", True)
        return made

    def _limit(self, line: QLineEdit, field: str) -> int | None:
        kind: Kind[int] = spec(Home, field).kind
        at: Locale = self._desk.locale
        try:
            return kind.parse(line.text(), at)
        except Refused as refused:
            self.wrong.words.setText(refused.message.text(at.tr))
            self.wrong.show()
            return None
