"""3 渡してよい根拠: the bases that fit, in plain words, with the facts of the chosen one; why the others do not."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from kyoju_desktop.domain.disclosure import Offer
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.referral_copies import ORAL
from kyoju_desktop.ui.pages.referral_draft import Outcome, ReferralDraft
from kyoju_desktop.ui.pages.referral_facts import FactLines
from kyoju_desktop.ui.pages.referral_ways import NoBasis
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, row

_LAW = "個人情報の保護に関する法律"  # most articles are of this law; the paper names it in full
_INDENT = 22
LAID_OUT = 50  # milliseconds after which the new lines have their places
_ALOUD = frozenset({"secret_reason", "approver"})  # asked only where the protected bundle can be told at all


class BasisPanel(Panel):
    """`chose` carries (basis, consent), `wrote` (fact, text), `way` the code of a way that was pressed.

    `opened` carries the button of the basis that was just chosen: its facts stand below it now.
    """

    chose = Signal(str, str)
    wrote = Signal(str, str)
    way = Signal(str)
    opened = Signal(QWidget)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.tr(N_("3 渡してよい根拠")), name="bases")
        self._desk = desk
        self._folded = True
        self._shown: object = None
        self._seen: Outcome | None = None
        self._draft = ReferralDraft()
        self.facts: FactLines | None = None
        self._chosen: QRadioButton | None = None
        self._just_chosen = False

    def show_outcome(self, seen: Outcome, draft: ReferralDraft) -> None:
        """Show the bases of this outcome; what is being typed below the chosen one stays as it is."""
        self._seen, self._draft = seen, draft
        weighed = seen.weighed
        offers = weighed.offers if weighed else ()
        none = weighed is not None and weighed.refusal is not None and not any(each.usable for each in offers)
        ways = weighed.refusal.ways if none and weighed and weighed.refusal else ()
        warnings = weighed.warnings if weighed else ()
        choice = (seen.file.case.id, draft.referral.organisation, draft.basis, draft.consent)
        oral = draft.referral.means == ORAL
        told = (choice, offers, ways, warnings, oral, self._folded)
        if told == self._shown:
            return
        self._shown = told
        self._clear()
        inside = column(spacing=6, margins=(12, 8, 12, 10))
        if not offers and not none:
            inside.addWidget(Words(self._desk.tr(N_("相手を選ぶと、使える根拠が出ます。")), tone="ink2", wrap=True))
        for offer in offers:
            if offer.usable:
                self._add(inside, offer)
        if none:
            panel = NoBasis(self._desk, seen, ways)
            panel.pressed.connect(self.way)
            inside.addWidget(panel)
        self._add_unusable(inside, tuple(each for each in offers if not each.usable))
        holder = QWidget()
        holder.setLayout(inside)
        self.body.addWidget(holder)
        if self._just_chosen and self._chosen is not None:
            QTimer.singleShot(LAID_OUT, self, self._tell_opened)
        self._just_chosen = False

    def _clear(self) -> None:
        self.facts, self._chosen = None, None
        empty(self.body)

    def _tell_opened(self) -> None:
        if self._chosen is not None:
            self._chosen.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.emit(self._chosen)

    def _add(self, lines: QVBoxLayout, offer: Offer) -> None:
        tr, rule = self._desk.tr, offer.rule
        consent = offer.consent.id if offer.consent else ""
        words = tr(rule.label)
        button = QRadioButton()
        button.setAccessibleName(words)
        button.setObjectName(f"basis_{rule.code}")
        button.setProperty("ring", True)
        chosen = self._draft.basis == rule.code and (not consent or self._draft.consent in {"", consent})
        button.setChecked(chosen)
        button.clicked.connect(lambda _on=False: self._choose(rule.code, consent))
        line = row(spacing=4)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        label = Pressable(words, bold=chosen, wrap=True)
        label.setBuddy(button)
        label.pressed.connect(button.click)
        line.addWidget(label, 1)
        lines.addLayout(line)
        told = self._consent_words(offer) or tr(rule.article).replace(_LAW, "")
        button.setAccessibleDescription(told)
        below = Words(told, size="small", tone="ink2", wrap=True)
        lines.addWidget(_indented(below))
        if chosen:
            self._chosen = button
            self._add_chosen(lines, offer)

    def _add_chosen(self, lines: QVBoxLayout, offer: Offer) -> None:
        tr, weighed = self._desk.tr, self._seen.weighed if self._seen else None
        for each in weighed.warnings if weighed else ():
            lines.addWidget(_indented(IconWords("info", tr(each), size="small", tone="ink2", wrap=True)))
        aloud = self._draft.referral.means == ORAL
        demands = [each for each in offer.rule.demands if aloud or not (each.optional and each.fact in _ALOUD)]
        if not demands:
            return
        self.facts = FactLines(self._desk, demands, self._draft.facts)
        self.facts.changed.connect(self.wrote)
        lines.addWidget(_indented(self.facts))

    def _consent_words(self, offer: Offer) -> str:
        """同意 第14号・令和9年3月31日まで."""
        given, tr = offer.consent, self._desk.tr
        if given is None:
            return ""
        until = tr(N_("{day}まで"), day=wareki(given.until_day)) if given.until_day else ""
        if given.period == "once":
            until = tr(N_("この1回だけ"))
        return "・".join(filter(None, (tr(N_("同意 {number}"), number=given.number), until)))

    def _add_unusable(self, lines: QVBoxLayout, offers: tuple[Offer, ...]) -> None:
        if not offers:
            return
        tr = self._desk.tr
        button = Button(
            tr(N_("この相手に使えない根拠 {count}件"), count=str(len(offers))),
            icon="chevron-down" if self._folded else "chevron-up",
            look="quiet",
            small=True,
            name="unusable",
            pressed=self._unfold,
        )
        lines.addWidget(button)
        if self._folded:
            return
        for each in offers:
            why = each.why_not.text(tr) if each.why_not else ""
            lines.addWidget(IconWords("forbid", tr(each.rule.label), wrap=True, size="compact"))
            lines.addWidget(_indented(Words(why, size="small", tone="ink2", wrap=True)))

    def _choose(self, basis: str, consent: str) -> None:
        self._just_chosen = True
        self.chose.emit(basis, consent)

    def _unfold(self) -> None:
        self._folded = not self._folded
        if self._seen is not None:
            self.show_outcome(self._seen, self._draft)


class Pressable(Words):
    """The words beside a radio button, which may wrap; pressing them presses the button."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the words counts."""
        super().mouseReleaseEvent(event)
        self.pressed.emit()


class _Indented(QWidget):
    def minimumSizeHint(self) -> QSize:
        """As narrow as the column."""
        return QSize(0, super().minimumSizeHint().height())


def _indented(widget: QWidget) -> QWidget:
    made = _Indented()
    line = row()
    made.setLayout(line)
    line.addSpacing(theme.current().px(_INDENT))
    line.addWidget(widget, 1)
    return made
