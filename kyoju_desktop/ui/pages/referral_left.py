"""つなぎ票, left column: 1 相手, 2 用件, 3 渡してよい根拠."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from kyoju_desktop.domain.bases import CONSENT, load_conferences, standing_of
from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.pages.columns import GrowingScroll
from kyoju_desktop.ui.pages.referral_bases import BasisPanel
from kyoju_desktop.ui.pages.referral_draft import Outcome, ReferralDraft
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.flow import Flow
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, column, frame, row
from kyoju_desktop.ui.widgets.segmented import Segmented

_URGENCIES = (("today", N_("当日")), ("days", N_("数日")), ("normal", N_("通常")))
_UNSAFE = ("fax", "post", "phone_then_paper")
_WHOLE, _EXISTENCE = "L4", "L0"


class ReferralLeft(GrowingScroll):
    """`changed` carries the draft with what the clerk chose, `typed` the draft with a fact being written.

    `confirmed` tells that the tick about a tie to the opposite party was turned.
    """

    changed = Signal(object)
    typed = Signal(object)
    confirmed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=8)
        self._desk = desk
        self._draft = ReferralDraft()
        self._bodies: dict[str, Organisation] = {}
        self.body.addWidget(self._who())
        self.body.addWidget(self._what())
        self.bases = BasisPanel(desk)
        self.bases.chose.connect(self._choose)
        self.bases.wrote.connect(self._wrote)
        self.bases.opened.connect(self._show_facts)
        self.body.addWidget(self.bases)
        self.finish()

    def show_outcome(self, seen: Outcome, draft: ReferralDraft) -> None:
        """Show what is possible with the draft; `draft` may hold more than was weighed, while somebody types."""
        self._draft = draft
        bodies = sorted(seen.bodies, key=lambda each: (each.kind, each.kana))
        if [each.id for each in bodies] != list(self._bodies):
            self.recipient.fill([(each.id, each.name) for each in bodies], empty=self._desk.tr(N_("相手を選ぶ")))
        self._bodies = {each.id: each for each in bodies}
        referral = draft.referral
        self.recipient.choose(referral.organisation)
        self._lock(seen)
        for box, value in ((self.purpose, referral.purpose), (self.means, referral.means), (self.level, draft.level)):
            box.choose(value)
        self.urgency.choose(referral.urgency)
        self._show_chips(seen)
        self._show_cautions(seen)
        self.bases.show_outcome(seen, draft)

    def tie_confirmed(self) -> bool:
        """Whether the clerk has looked at what ties the recipient to the opposite party."""
        return self._tie.isChecked()

    def forget_confirmation(self) -> None:
        """Another paper: the tie is to be looked at anew."""
        self._tie.blockSignals(True)
        self._tie.setChecked(False)
        self._tie.blockSignals(False)

    def _lock(self, seen: Outcome) -> None:
        """Ways and levels that cannot be used now keep their place, with the reason beside (mock 04)."""
        tr, secret, referral = self._desk.tr, seen.file.protected, self._draft.referral
        why = tr(N_("秘匿のため使えません"))
        self.means.lock(dict.fromkeys(_UNSAFE, why) if secret else {})
        levels = {_EXISTENCE: why} if secret else {}
        if referral.purpose != "transfer":
            levels[_WHOLE] = tr(N_("移管で、本人の同意があるときだけ"))
        self.level.lock(levels)
        unsafe = secret and referral.means in _UNSAFE
        self._secret.setVisible(secret)
        words = (
            N_("秘匿のため、FAXと郵便は使えません。手渡しか口頭にしてください。")
            if unsafe
            else N_("秘匿のため、FAXと郵便は使えません")
        )
        self._secret.show_state("warning" if unsafe else "info", tr(words), "danger" if unsafe else "ink2")

    # building

    def _who(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("1 相手")), name="recipient_panel")
        lines = column(spacing=6, margins=(12, 8, 12, 10))
        self.recipient = _narrow(Combo(name="recipient", label=tr(N_("相手"))))
        self.recipient.activated.connect(lambda _at: self._to(self.recipient.code()))
        lines.addWidget(self.recipient)
        self._standing = Chip("", name="recipient_standing")
        self._agreed = Chip("", name="recipient_consent")
        chips = QWidget()
        flow = Flow(chips, across=desk_width(4), down=desk_width(4))
        flow.addWidget(self._standing)
        flow.addWidget(self._agreed)
        lines.addWidget(chips)
        self._law = Words("", size="small", tone="ink2", wrap=True, name="conference_law")
        lines.addWidget(self._law)
        self._cautions = IconWords("warning", "", tone="warn", wrap=True, name="cautions")
        lines.addWidget(self._cautions)
        lines.addWidget(self._ties())
        made.body.addLayout(lines)
        return made

    def _ties(self) -> QWidget:
        """A recipient close to the opposite party: nothing goes before the clerk has looked at it."""
        self._strong = IconWords("alert", "", tone="danger", wrap=True, name="strong_cautions", size="compact")
        self._tie = QCheckBox(self._desk.tr(N_("相手方とのつながりを確かめた")))
        self._tie.setObjectName("tie_confirmed")
        self._tie.setProperty("ring", True)
        self._tie.toggled.connect(lambda _on: self.confirmed.emit())
        lines = column(spacing=4, margins=(8, 6, 8, 6))
        lines.addWidget(self._strong)
        lines.addWidget(self._tie)
        self._tied = frame("dangerpanel", lines)
        self._tied.hide()
        return self._tied

    def _what(self) -> Panel:
        tr = self._desk.tr
        made = Panel(tr(N_("2 用件")), name="errand_panel")
        lines = column(spacing=6, margins=(12, 8, 12, 10))
        self.purpose = self._box("purpose", N_("用件"), "referral_purpose")
        self.purpose.activated.connect(lambda _at: self._errand(purpose=self.purpose.code()))
        self.urgency = Segmented(
            [(code, tr(words)) for code, words in _URGENCIES],
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
        widest = max(theme.metrics("compact").horizontalAdvance(tr(words)) for words, _ in pairs)
        for words, box in pairs:
            line = row(spacing=6)
            label = Words(tr(words), size="compact", tone="ink2")
            label.setFixedWidth(max(desk_width(52), widest + 1))
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
        body = self._bodies.get(self._draft.referral.organisation)
        for each in (self._standing, self._agreed):
            each.setVisible(body is not None)
        law = self._law_of(body) if body is not None else ""
        self._law.setText(law)
        self._law.setVisible(bool(law))
        if body is None:
            return
        standing = standing_of(body, desk.office())
        named = desk.codes.label("conference_body", body.conference_body) if body.conference_body else ""
        whole = (desk.codes.label("standing", standing), named)
        self._standing.set_face("・".join(tr(each) for each in whole if each))
        agreed = seen.weighed is not None and any(o.usable and o.rule.code == CONSENT for o in seen.weighed.offers)
        words, icon, state = (
            (N_("同意の相手です"), "check", "done") if agreed else (N_("この相手への同意なし"), "forbid", "neutral")
        )
        self._agreed.set_face(tr(words), icon=icon, state=state)

    def _law_of(self, body: Organisation) -> str:
        """Of a conference: under which law it meets, and who runs it for an office like this one."""
        tr, found = self._desk.tr, load_conferences().get(body.conference_body)
        if found is None:
            unknown = N_("会議体の種類が選ばれていません。関係機関で選んでください。")
            return tr(unknown) if body.kind == "conference" else ""
        article = found.article_on(self._desk.today())
        organiser = tr(N_("組織する主体: {who}"), who=tr(found.organiser(self._desk.office())))
        return "\n".join(filter(None, (tr(article.text) if article else "", organiser)))

    def _show_cautions(self, seen: Outcome) -> None:
        tr = self._desk.tr
        cautions = seen.weighed.cautions if seen.weighed else ()
        weak = "\n".join(each.text(tr) for each in cautions if not each.strong)
        self._cautions.words.setText(weak)
        self._cautions.setVisible(bool(weak))
        strong = "\n".join(each.text(tr) for each in cautions if each.strong)
        self._strong.words.setText(strong)
        self._tied.setVisible(bool(strong))

    # what the clerk does

    def purpose_to(self, purpose: str) -> None:
        """Another errand, as if the clerk had chosen it."""
        self._errand(purpose=purpose)

    def _to(self, organisation: str) -> None:
        self.forget_confirmation()
        self._change(self._draft.for_recipient(organisation))

    def _errand(self, **values: object) -> None:
        self._change(self._draft.with_referral(**values))

    def _choose(self, basis: str, consent: str) -> None:
        self._change(replace(self._draft, basis=basis, consent=consent, picked=None))

    def _show_facts(self, button: QWidget) -> None:
        """The facts of the basis just chosen come into sight below it."""
        inner = self.widget()
        if inner is not None and button.isVisible():
            top = button.mapTo(inner, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - desk_width(8))

    def _wrote(self, fact: str, text: str) -> None:
        if self._draft.facts.get(fact, "") != text:
            self._draft = replace(self._draft, facts={**self._draft.facts, fact: text})
            self.typed.emit(self._draft)

    def _change(self, draft: ReferralDraft) -> None:
        self._draft = draft
        self.changed.emit(draft)


def _narrow(box: Combo) -> Combo:
    """A box that fits the column; its list is as wide as its words."""
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumWidth(desk_width(80))
    return box


def desk_width(pixels: int) -> int:
    """Pixels at 100 % text in the present size."""
    return theme.current().px(pixels)
