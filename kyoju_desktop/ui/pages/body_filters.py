"""What narrows the register of bodies: the search and the kind always, the rest behind a button."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QLineEdit, QWidget

from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.organisations import BodyFilter
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.panels import Scroll, column

_NO_LIMIT = 16_777_215  # pixels: what Qt calls no limit


class BodyFilters(QWidget):
    """The filters of the page 関係機関; `changed` when one of them turned."""

    changed = Signal()
    covering = Signal()  # the filters have taken the place of the list, or given it back

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._folded = desk, False
        tr = desk.tr
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("organisation_search")
        self.search.setAccessibleName(tr(N_("名簿の中を探す")))
        self.search.setPlaceholderText(tr(N_("名称・よみ・電話・頼めることで探す")))
        self.search.setClearButtonEnabled(True)
        self.kind = self._combo("organisation_kind", N_("種類でしぼる"), N_("すべての種類"))
        self.turn = Button(tr(N_("くわしくしぼる")), icon="list", small=True, name="more_filters", pressed=self._turn)
        self.duty = self._combo("filter_duty", N_("居住支援法人の業務でしぼる"), N_("すべての業務"))
        self.category = self._combo("filter_category", N_("受けられる区分でしぼる"), N_("すべての区分"))
        self.area = QLineEdit()
        self.area.setObjectName("filter_area")
        self.area.setAccessibleName(tr(N_("活動する地域でしぼる")))
        self.area.setPlaceholderText(tr(N_("活動する地域(町の名前など)")))
        self.cooperating = self._tick("filter_cooperating", N_("協力不動産店だけ"))
        self.listed = self._tick("filter_listed", N_("名簿に載せてよい機関だけ"))
        self.old_fax = self._tick("filter_old_fax", N_("FAX番号の確認が古い機関だけ"))
        self.closed = self._tick("show_closed", N_("もう使わない機関も見る"))
        self._more = (self.duty, self.category, self.area, self.cooperating, self.listed, self.old_fax, self.closed)
        self._lay()
        self._offer()
        for line in (self.search, self.area):
            line.textChanged.connect(lambda _text: self._told())

    def wanted(self) -> BodyFilter:
        """What the filters ask for now."""
        return BodyFilter(
            text=self.search.text(),
            kind=self.kind.code(),
            duty=self.duty.code(),
            category=self.category.code(),
            area=self.area.text(),
            cooperating=self.cooperating.isChecked(),
            listed=self.listed.isChecked(),
            old_fax=self.old_fax.isChecked(),
            closed=self.closed.isChecked(),
        )

    @property
    def covers(self) -> bool:
        """Whether the filters stand where the list else does: with little height there is no room for both."""
        return self._folded and not self._below.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Under a tab the list has the whole width: what is always there stands in one line."""
        ways = QBoxLayout.Direction
        self._folded = folded
        self._top.setDirection(ways.LeftToRight if folded else ways.TopToBottom)
        needed = self._below.body.sizeHint().height()
        self._below.setMinimumHeight(0 if folded else needed)
        self._below.setMaximumHeight(_NO_LIMIT if folded else needed)
        self.covering.emit()

    def offer_kinds(self, bodies: Sequence[Organisation]) -> None:
        """The kinds that are in the register; the chosen one stays."""
        codes, tr = self._desk.codes, self._desk.tr
        here, chosen = {each.kind for each in bodies}, self.kind.code()
        options = [(each.code, tr(each.label)) for each in codes.list("organisation_kind").codes if each.code in here]
        self.kind.fill(options, empty=tr(N_("すべての種類")))
        self.kind.blockSignals(True)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.blockSignals(False)

    def _combo(self, name: str, label: str, empty: str) -> Combo:
        made = Combo(name=name, label=self._desk.tr(label))
        made.fill([], empty=self._desk.tr(empty))
        made.setCurrentIndex(0)
        made.setMinimumContentsLength(8)
        made.currentIndexChanged.connect(lambda _index: self._told())
        return made

    def _tick(self, name: str, words: str) -> QCheckBox:
        made = QCheckBox(self._desk.tr(words))
        made.setObjectName(name)
        made.setProperty("ring", True)
        made.toggled.connect(lambda _on: self._told())
        return made

    def _offer(self) -> None:
        codes, tr, today = self._desk.codes, self._desk.tr, self._desk.today()
        for combo, of, empty in (
            (self.duty, "support_duty", N_("すべての業務")),
            (self.category, "category", N_("すべての区分")),
        ):
            combo.fill([(each.code, tr(each.label)) for each in codes.list(of).open_on(today)], empty=tr(empty))
            combo.blockSignals(True)
            combo.setCurrentIndex(0)
            combo.blockSignals(False)

    def _lay(self) -> None:
        whole = column(spacing=8, margins=(8, 8, 8, 8))
        self.setLayout(whole)
        self._top = column(spacing=8)
        for each in (self.search, self.kind, self.turn):
            self._top.addWidget(each)
        whole.addLayout(self._top)
        self._below = Scroll(margins=(0, 0, 0, 0), spacing=6)
        self._below.setObjectName("more_filters_part")
        for widget in self._more:
            self._below.body.addWidget(widget)
        self._below.hide()
        whole.addWidget(self._below, 1)
        self.set_folded(False)

    def _turn(self) -> None:
        self._below.setVisible(self._below.isHidden())
        self._say()
        self.covering.emit()

    def _told(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        """The button says how many of the hidden filters are at work: none narrows the list unseen."""
        tr, wanted = self._desk.tr, self.wanted()
        of_codes = (wanted.duty, wanted.category, wanted.area)
        count = sum(map(bool, (*of_codes, wanted.cooperating, wanted.listed, wanted.old_fax, wanted.closed)))
        if count and self._below.isHidden():
            self.turn.set_text(tr(N_("くわしくしぼる({count})"), count=str(count)))
        else:
            self.turn.set_text(tr(N_("くわしくしぼる")) if self._below.isHidden() else tr(N_("しぼり込みをたたむ")))
