"""つなぎ票, left column: 1 相手, 2 用件, 3 渡してよい根拠."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from kyoju_desktop.domain.bases import CONSENT, standing_of
from kyoju_desktop.domain.disclosure import Offer
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.forms.cards import card_trouble
from kyoju_desktop.ui.pages.columns import GrowingScroll
from kyoju_desktop.ui.pages.referral_draft import Outcome, ReferralDraft
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, row
from kyoju_desktop.ui.widgets.segmented import Segmented

_LAW = "個人情報の保護に関する法律"  # every article offered here is of this law; the paper names it in full
_URGENCIES = (("today", N_("当日")), ("days", N_("数日")), ("normal", N_("通常")))
_UNSAFE = ("fax", "post", "phone_then_paper")


class ReferralLeft(GrowingScroll):
    """`changed` carries the draft with what the clerk chose."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=8)
        self._desk = desk
        self._draft = ReferralDraft()
        self._bodies: dict[str, Organisation] = {}
        self._folded = True
        self._shown: object = None
        self.body.addWidget(self._who())
        self.body.addWidget(self._what())
        self._basis_panel = Panel(desk.tr(N_("3 渡してよい根拠")), name="bases")
        self.body.addWidget(self._basis_panel)
        self.finish()

    def show_outcome(self, seen: Outcome) -> None:
        """Show the draft and what is possible with it."""
        self._draft = seen.draft
        bodies = sorted(seen.bodies, key=lambda each: (each.kind, each.kana))
        if [each.id for each in bodies] != list(self._bodies):
            self.recipient.fill([(each.id, each.name) for each in bodies], empty=self._desk.tr(N_("相手を選ぶ")))
        self._bodies = {each.id: each for each in bodies}
        referral = seen.draft.referral
        self.recipient.choose(referral.organisation)
        for box, value in (
            (self.purpose, referral.purpose),
            (self.means, referral.means),
            (self.level, self._draft.level),
        ):
            box.choose(value)
        self.urgency.choose(referral.urgency)
        self._show_chips(seen)
        unsafe = seen.file.protected and referral.means in _UNSAFE
        self._secret.setVisible(seen.file.protected)
        self._secret.show_state(
            "warning" if unsafe else "info",
            self._desk.tr(N_("秘匿のため、FAXと郵便は使えません。手渡しか口頭にしてください。")),
            "danger" if unsafe else "ink2",
        )
        self._show_offers(seen)

    # building

    def _who(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("1 相手")), name="recipient_panel")
        lines = column(spacing=6, margins=(12, 8, 12, 10))
        self.recipient = _narrow(Combo(name="recipient", label=tr(N_("相手"))))
        self.recipient.activated.connect(lambda _at: self._change(self._draft.for_recipient(self.recipient.code())))
        lines.addWidget(self.recipient)
        self._standing = Chip("", name="recipient_standing")
        self._agreed = Chip("", name="recipient_consent")
        chips = QWidget()
        flow = Flow(chips, across=desk_width(4), down=desk_width(4))
        flow.addWidget(self._standing)
        flow.addWidget(self._agreed)
        lines.addWidget(chips)
        self._cautions = IconWords("warning", "", tone="warn", wrap=True, name="cautions")
        lines.addWidget(self._cautions)
        made.body.addLayout(lines)
        return made

    def _what(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("2 用件")), name="errand_panel")
        lines = column(spacing=6, margins=(12, 8, 12, 10))
        self.purpose = self._box("purpose", N_("用件"), "referral_purpose")
        self.purpose.activated.connect(lambda _at: self._errand(purpose=self.purpose.code()))
        self.urgency = Segmented(
            [
                (code, tr(words))
                for code, words in (("today", N_("当日")), ("days", N_("数日")), ("normal", N_("通常")))
            ],
            small=True,
            name="urgency",
            label=tr(N_("急ぎ")),
        )
        self.urgency.chosen.connect(lambda code: self._errand(urgency=code))
        self.means = self._box("means", N_("渡し方"), "referral_means")
        self.means.activated.connect(lambda _at: self._errand(means=self.means.code()))
        self.level = self._box("level", N_("段階"), "disclosure_level")
        self.level.activated.connect(
            lambda _at: self._change(replace(self._draft, level=self.level.code(), picked=None))
        )
        pairs: tuple[tuple[str, QWidget], ...] = (
            (N_("用件"), self.purpose),
            (N_("急ぎ"), self.urgency),
            (N_("渡し方"), self.means),
            (N_("段階"), self.level),
        )
        for words, box in pairs:
            line = row(spacing=6)
            label = Words(tr(words), size="compact", tone="ink2")
            label.setFixedWidth(desk_width(52))
            label.setBuddy(box)
            line.addWidget(label)
            stretch = isinstance(box, Combo)
            line.addWidget(box, int(stretch))
            if not stretch:
                line.addStretch(1)
            lines.addLayout(line)
        self._secret = IconWords("info", "", wrap=True, name="unsafe_means")
        lines.addWidget(self._secret)
        made.body.addLayout(lines)
        return made

    def _box(self, name: str, label: str, codes: str) -> Combo:
        desk = self._desk
        made = _narrow(Combo(name=name, label=desk.tr(label)))
        offered = desk.codes.list(codes).open_on(desk.today())
        prefix = codes == "disclosure_level"
        made.fill(
            [
                (each.code, f"{each.code} {desk.tr(each.label)}" if prefix else desk.tr(each.label))
                for each in offered
            ],
            empty=None,
        )
        return made

    # showing

    def _show_chips(self, seen: Outcome) -> None:
        tr, desk = self._desk.tr, self._desk
        body = self._bodies.get(seen.draft.referral.organisation)
        self._standing.setVisible(body is not None)
        self._agreed.setVisible(body is not None)
        cautions = seen.weighed.cautions if seen.weighed else ()
        self._cautions.words.setText("\n".join(each.text(tr) for each in cautions))
        self._cautions.setVisible(bool(cautions))
        if body is None:
            return
        standing = standing_of(body, desk.office())
        self._standing.set_face(tr(desk.codes.label("standing", standing)))
        agreed = seen.weighed is not None and any(o.usable and o.rule.code == CONSENT for o in seen.weighed.offers)
        words, icon, state = (
            (N_("同意の相手です"), "check", "done") if agreed else (N_("この相手への同意なし"), "forbid", "neutral")
        )
        self._agreed.set_face(tr(words), icon=icon, state=state)

    def _show_offers(self, seen: Outcome) -> None:
        offers = seen.weighed.offers if seen.weighed else ()
        told = (seen.draft.referral.organisation, offers, seen.draft.basis, seen.draft.consent, self._folded)
        if told == self._shown:
            return
        self._shown = told
        lines = self._basis_panel.body
        empty(lines)
        inside = column(spacing=6, margins=(12, 8, 12, 10))
        tr = self._desk.tr
        if not offers:
            inside.addWidget(Words(tr(N_("相手を選ぶと、使える根拠が出ます。")), tone="ink2", wrap=True))
        for offer in offers:
            if offer.usable:
                self._add_offer(inside, offer, seen)
        if seen.weighed is not None and seen.weighed.refusal is not None and not any(o.usable for o in offers):
            for each in seen.weighed.refusal.ways:
                inside.addWidget(IconWords("arrow-right", each.text(tr), tone="accent", wrap=True, size="compact"))
        self._add_unusable(inside, tuple(each for each in offers if not each.usable))
        holder = QWidget()
        holder.setLayout(inside)
        lines.addWidget(holder)

    def _add_offer(self, lines: QVBoxLayout, offer: Offer, seen: Outcome) -> None:
        tr, rule = self._desk.tr, offer.rule
        consent = offer.consent.id if offer.consent else ""
        words = tr(rule.label)
        button = QRadioButton()
        button.setAccessibleName(words)
        button.setObjectName(f"basis_{rule.code}")
        button.setProperty("ring", True)
        chosen = seen.draft.basis == rule.code and (not consent or seen.draft.consent in {"", consent})
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
        below = row()
        below.addSpacing(desk_width(22))
        below.addWidget(Words(told, size="small", tone="ink2", wrap=True), 1)
        lines.addLayout(below)
        if not chosen:
            return
        for demand in rule.demands:
            fact = QLineEdit(seen.draft.facts.get(demand.fact, ""))
            fact.setObjectName(f"fact_{demand.fact}")
            fact.setMaxLength(1000)
            fact.setAccessibleName(tr(demand.label))
            fact.setPlaceholderText(tr(demand.label))
            fact.editingFinished.connect(lambda fact=fact, name=demand.fact: self._fact(name, fact.text()))
            lines.addWidget(fact)
            lines.addWidget(card_trouble(fact, tr))

    def _consent_words(self, offer: Offer) -> str:
        """同意 第14号・令和9年3月31日まで."""
        given, tr = offer.consent, self._desk.tr
        if given is None:
            return ""
        until = tr(N_("{day}まで"), day=wareki(given.until_day)) if given.until_day else ""
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
            below = Words(why, size="small", tone="ink2", wrap=True)
            below.setIndent(desk_width(20))
            lines.addWidget(below)

    # what the clerk does

    def _errand(self, **values: object) -> None:
        self._change(self._draft.with_referral(**values))

    def _further(self, level: str) -> None:
        self._change(replace(self._draft, level=level, picked=None))

    def _choose(self, basis: str, consent: str) -> None:
        self._change(replace(self._draft, basis=basis, consent=consent, picked=None))

    def _fact(self, fact: str, text: str) -> None:
        if self._draft.facts.get(fact, "") != text:
            self._change(replace(self._draft, facts={**self._draft.facts, fact: text}))

    def _unfold(self) -> None:
        self._folded = not self._folded
        self.changed.emit(self._draft)

    def _change(self, draft: ReferralDraft) -> None:
        self._draft = draft
        self.changed.emit(draft)


class Pressable(Words):
    """The words beside a radio button, which may wrap; pressing them presses the button."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the words counts."""
        super().mouseReleaseEvent(event)
        self.pressed.emit()


def _narrow(box: Combo) -> Combo:
    """A box that fits the column; its list is as wide as its words."""
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(desk_width(80))
    return box


def desk_width(pixels: int) -> int:
    """Pixels at 100 % text in the present size."""
    return theme.current().px(pixels)
