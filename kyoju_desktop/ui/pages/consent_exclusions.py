"""2 だれにも出さない: items of the catalogue that nobody may be told, and the person's own words for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.papers.referral import PAPER
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.ui import glyph_boxes, theme
from kyoju_desktop.ui.forms.cards import card_trouble
from kyoju_desktop.ui.pages.consent_draft import Exclusion
from kyoju_desktop.ui.pages.consent_words import exclusion_label
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, row


class Exclusions(QWidget):
    """`added` and `removed` carry an `Exclusion`; `worded` the person's own words."""

    added = Signal(object)
    removed = Signal(object)
    worded = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        look = theme.current()
        lines = column(spacing=4, margins=(12, 6, 12, 6))
        self.setLayout(lines)
        below = row(spacing=8)
        below.addWidget(IconWords("forbid", tr(N_("2 だれにも出さない")), size="base", tone="ink", bold=True))
        below.addWidget(Words(tr(N_("上の印より強い")), size="small", tone="ink2"))
        below.addStretch(1)
        self.box = Combo(name="exclusion", label=tr(N_("出さない項目を足す")))
        self.box.fill(self._offered(), empty=tr(N_("出さない項目を足す")))
        self.box.setCurrentIndex(0)
        self.box.setMaximumWidth(look.px(200))
        self.box.activated.connect(self._on_chosen)
        below.addWidget(self.box)
        self.words = QLineEdit()
        self.words.setObjectName("excluded_words")
        glyph_boxes.limit(self.words, 1000)
        self.words.setPlaceholderText(tr(N_("本人のことばで(例: 学校には言わないで)")))
        self.words.setAccessibleName(tr(N_("出さないでほしいこと(本人のことば)")))
        self.words.textChanged.connect(self.worded.emit)
        below.addWidget(self.words, 2)
        lines.addLayout(below)
        self._holder = QWidget()
        self._chips = Flow(self._holder, across=look.px(8), down=look.px(4))
        self._holder.hide()
        lines.addWidget(self._holder)
        lines.addWidget(card_trouble(self.words, tr))

    def show_exclusions(self, exclusions: tuple[Exclusion, ...], words: str) -> None:
        """Show what nobody may be told."""
        empty(self._chips)
        self._holder.setVisible(bool(exclusions))
        for each in exclusions:
            label = exclusion_label(each, self._tr)
            chip = Chip(label, icon="forbid", state="danger", removable=True, name=f"exclusion.{each.field_name}")
            chip.removed.connect(lambda each=each: self.removed.emit(each))
            self._chips.addWidget(chip)
        if self.words.text() != words:
            self.words.setText(words)

    def _offered(self) -> list[tuple[str, str]]:
        found = []
        for line in PAPER:
            owner, name = line.key.split(".", 1)
            if owner != "Referral":
                kind = record_class(owner)
                found.append((line.key, f"{self._tr(kind.title)}: {self._tr(spec(kind, name).label)}"))
        return found

    def _on_chosen(self, _at: int) -> None:
        key = self.box.code()
        if key:
            self.added.emit(Exclusion(*key.split(".", 1)))
            self.box.setCurrentIndex(0)
