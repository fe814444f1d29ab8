"""同意: every consent of the case with who may know what until when, and how it can end."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kyoju_desktop.domain.fields import record_class, spec
from kyoju_desktop.domain.records import Consent, ConsentRecipient, ConsentWithdrawal
from kyoju_desktop.domain.rules.consent import GIVEN, Terms, state_on, terms_of
from kyoju_desktop.i18n.eras import wareki, wareki_moment
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.dialogs.consents import ask_attitude, ask_paper, ask_withdrawal
from kyoju_desktop.ui.pages.case_face import classes_words
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Empty, Panel, Scroll, column, row, rule

_STATES = {
    "given": ("done", "check"),
    "expired": ("danger", "clock"),
    "withdrawn": ("danger", "forbid"),
    "declined": ("danger", "forbid"),
    "on_hold": ("warn", "pause"),
    "seeking": ("warn", "clock"),
}


class ConsentTab(Scroll):
    """The consents, newest first, with the ways to record, withdraw and put into writing."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(spacing=12)
        self._room = room
        tr = room.tr_
        self._panel = Panel(tr(N_("同意")), icon="shield-check", name="consents")
        self._panel.add_action(
            Button(tr(N_("同意なしの状態を記録")), icon="note", small=True, name="attitude", pressed=self._attitude)
        )
        self._panel.add_action(
            Button(
                tr(N_("同意を登録する")),
                icon="shield-check",
                small=True,
                look="primary",
                name="open_consent",
                pressed=self._register,
            )
        )
        self.body.addWidget(self._panel)
        self.body.addStretch(1)

    def show_view(self, view: CaseView) -> None:
        """Show the consents as they stand today."""
        lines = self._panel.body
        empty(lines)
        terms = tuple(reversed(terms_of(view.file)))
        self._panel.set_count(str(len(terms)) if terms else "")
        if not terms:
            tr = self._room.tr_
            lines.addWidget(
                Empty(
                    tr(N_("同意はまだありません。")),
                    tr(N_("説明から始めます。断られた・保留・働きかけ中も、状態としてここに残します。")),
                )
            )
        for at, each in enumerate(terms):
            if at:
                lines.addWidget(rule())
            lines.addWidget(self._card(each, view))

    def want(self, record_class_name: str, field_name: str) -> bool:  # noqa: ARG002 - any field of a consent
        """A consent is registered on its own page."""
        if record_class_name != Consent.__name__:
            return False
        self._register()
        return True

    def open_record(self, record_id: str) -> bool:
        """Whether the consent is shown here."""
        view = self._room.view
        return view is not None and any(
            record_id in {each.consent.id, *(gone.id for gone in each.withdrawals)} for each in terms_of(view.file)
        )

    def _register(self) -> None:
        self._room.desk.open_consent(self._room.case_id)

    def _attitude(self) -> None:
        ask_attitude(self._room.desk, self, self._room.case_id)

    def _card(self, terms: Terms, view: CaseView) -> QWidget:
        made = QWidget()
        made.setObjectName(f"consent.{terms.consent.id}")
        lines = column(spacing=6, margins=(12, 10, 12, 10))
        made.setLayout(lines)
        state = state_on(terms.consent, view.file, view.at.today)
        lines.addLayout(self._head(terms, view, state))
        if terms.recipients:
            lines.addLayout(self._table(terms, view))
        for text, icon, tone in self._remarks(terms, view):
            lines.addWidget(IconWords(icon, text, size="compact", tone=tone, wrap=True))
        return made

    def _head(self, terms: Terms, view: CaseView, state: str) -> QHBoxLayout:
        tr, consent = self._room.tr_, terms.consent
        line = row(spacing=8)
        look, icon = _STATES.get(state, ("neutral", "info"))
        line.addWidget(Chip(tr(view.at.codes.label("consent_state", state)), icon=icon, state=look))
        when = wareki_moment(consent.given_at) if consent.given_at else ""
        told = wareki(consent.explained_on) if consent.explained_on else ""
        title = consent.number or (tr(N_("説明 {day}"), day=told) if told else tr(N_("同意についての答え")))
        line.addWidget(Words(title, bold=True))
        form = view.teller.text(consent, "form") if consent.given_at else ""
        line.addWidget(Words("・".join(filter(None, (form, when))), tone="ink2", size="compact"))
        line.addStretch(1)
        if state == GIVEN:
            if consent.form == "oral" and consent.signed_paper_on is None:
                line.addWidget(self._button(N_("書面に切替え"), "document", "put_in_writing", consent, ask_paper))
            line.addWidget(self._button(N_("撤回"), "forbid", "withdraw", consent, self._withdraw))
        return line

    def _button(self, words: str, icon: str, name: str, consent: Consent, act: Callable[..., object]) -> Button:
        made = Button(self._room.tr_(words), icon=icon, small=True, name=f"{name}.{consent.id}")
        made.clicked.connect(lambda _checked=False: act(self._room.desk, self, consent))
        return made

    def _withdraw(self, _desk: object, _parent: object, consent: Consent) -> None:
        view = self._room.view
        if view is None:
            return
        terms = next(each for each in terms_of(view.file) if each.consent.id == consent.id)
        bodies = {each.organisation: view.bodies.get(each.organisation, "") for each in terms.recipients}
        ask_withdrawal(self._room.desk, self, consent, {key: name for key, name in bodies.items() if name})

    def _table(self, terms: Terms, view: CaseView) -> QGridLayout:
        tr, look = self._room.tr_, theme.current()
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(6))
        for at, words in enumerate((N_("だれが"), N_("何を"), N_("いつまで"))):
            grid.addWidget(Words(tr(words), size="small", tone="ink2"), 0, at)
        until = self._until(terms.consent, view)
        for at, each in enumerate(terms.recipients, 1):
            grid.addWidget(Words(self._who(each, view), wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(classes_words(each.classes, view.at), wrap=True), at, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(until, wrap=True), at, 2, Qt.AlignmentFlag.AlignTop)
        for at, share in enumerate((3, 4, 2)):
            grid.setColumnStretch(at, share)
        return grid

    def _who(self, recipient: ConsentRecipient, view: CaseView) -> str:
        named = view.bodies.get(recipient.organisation)
        kind = view.teller.text(recipient, "organisation_kind")
        return named or self._room.tr_(N_("{kind}(種類で)"), kind=kind)

    def _until(self, consent: Consent, view: CaseView) -> str:
        if consent.until_day:
            return self._room.tr_(N_("{day}まで"), day=wareki(consent.until_day))
        return view.teller.text(consent, "period")

    def _remarks(self, terms: Terms, view: CaseView) -> list[tuple[str, str, str]]:
        tr, consent = self._room.tr_, terms.consent
        found = []
        items = [self._item(each.record_class, each.field_name) for each in terms.exclusions]
        words = "・".join(filter(None, (*dict.fromkeys(items), consent.excluded_words)))
        if words:
            found.append((tr(N_("だれにも出さない: {items}"), items=words), "forbid", "danger"))
        if consent.signed_paper_on:
            day = wareki(consent.signed_paper_on)
            found.append((tr(N_("署名した紙を{day}に受け取った"), day=day), "document", "ink2"))
        if consent.ask_again_on:
            again = tr(N_("{day}にもう一度たずねる"), day=wareki(consent.ask_again_on))
            found.append((again, "clock", "warn"))
        if consent.own_wish:
            found.append((tr(N_("本人のことば: {words}"), words=consent.own_wish), "person", "ink2"))
        found += [(self._withdrawn(each, view), "forbid", "danger") for each in terms.withdrawals]
        return found

    def _item(self, kind: str, name: str) -> str:
        try:
            return self._room.tr_(spec(record_class(kind), name).label)
        except KeyError:
            return ""

    def _withdrawn(self, withdrawal: ConsentWithdrawal, view: CaseView) -> str:
        tr = self._room.tr_
        when = wareki_moment(withdrawal.at) if withdrawal.at else ""
        whom = view.bodies.get(withdrawal.organisation, tr(N_("すべての相手")))
        what = classes_words(withdrawal.classes, view.at) if withdrawal.classes else tr(N_("すべて"))
        return tr(N_("{when} 撤回: {whom}へ {what}"), when=when, whom=whom, what=what)
