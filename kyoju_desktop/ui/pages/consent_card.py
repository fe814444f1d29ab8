"""One consent on the tab 同意: its state and why it ended, its frozen terms, and what can be done with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.records import Consent, ConsentVoiding, ConsentWithdrawal
from kyoju_desktop.domain.rules.consent import GIVEN, Terms, ended_why, state_on, terms_of
from kyoju_desktop.i18n.eras import wareki, wareki_moment
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.attachments import signed_papers
from kyoju_desktop.services.consents import is_late
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.pages.case_face import classes_words
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.consent_knowing import item_words, who_of
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame
from kyoju_desktop.ui.widgets.two_sides import TwoSides

STATES = {
    "given": ("done", "check"),
    "expired": ("danger", "clock"),
    "withdrawn": ("danger", "forbid"),
    "void": ("danger", "forbid"),
    "declined": ("danger", "forbid"),
    "on_hold": ("warn", "pause"),
    "seeking": ("warn", "clock"),
    "not_explained": ("neutral", "info"),
}
Act = Callable[[Terms], object]
_Remark = tuple[str, str, str]


@dataclass(frozen=True)
class Acts:
    """What the buttons of a card do."""

    withdraw: Act
    put_in_writing: Act
    copy: Act
    void: Act
    show_paper: Act
    show_text: Act
    attach_signed: Act
    show_signed: Act


def pairs_of(view: CaseView) -> list[tuple[Terms, ...]]:
    """The consents newest first; an oral one stands below the written one that took its place word for word."""
    found = {each.consent.id: each for each in terms_of(view.file)}
    below: dict[str, str] = {}
    for each in found.values():
        former = found.get(each.consent.replaces)
        if former and _same_words(former, each):
            below[former.consent.id] = each.consent.id
    pairs: list[tuple[Terms, ...]] = []
    for each in reversed(tuple(found.values())):
        if each.consent.id not in below:
            oral = [found[former] for former, written in below.items() if written == each.consent.id]
            pairs.append((each, *oral))
    return pairs


def _same_words(oral: Terms, written: Terms) -> bool:
    if (oral.consent.form, written.consent.form) != ("oral", "written") or not written.consent.settled:
        return False
    return {_row(each) for each in oral.recipients} == {_row(each) for each in written.recipients}


def _row(each: object) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in ("organisation", "organisation_kind", "classes"))


class ConsentCard(QWidget):
    """The consent, with the oral one it came from below it."""

    def __init__(self, pair: tuple[Terms, ...], view: CaseView, acts: Acts) -> None:
        super().__init__()
        self._view, self._acts = view, acts
        self._tr = view.at.tr
        terms = pair[0]
        self.setObjectName(f"consent.{terms.consent.id}")
        lines = column(spacing=6, margins=(12, 10, 12, 10))
        self.setLayout(lines)
        self._fill(lines, terms)
        for each in pair[1:]:
            inside = column(spacing=6, margins=(12, 8, 12, 8))
            inside.addWidget(
                IconWords("link", self._tr(N_("もとの口頭の同意(書面に切り替えたあとも残ります)")), size="compact")
            )
            self._fill(inside, each)
            box = frame("quietpanel", inside)
            box.setObjectName(f"consent.{each.consent.id}")
            lines.addWidget(box)

    def _fill(self, lines: QVBoxLayout, terms: Terms) -> None:
        view = self._view
        state = state_on(terms.consent, view.file, view.at.today)
        lines.addWidget(self._head(terms, state))
        if terms.recipients:
            lines.addLayout(self._table(terms))
        for text, icon, tone in self._remarks(terms):
            lines.addWidget(IconWords(icon, text, size="compact", tone=tone, wrap=True))

    # the head

    def _head(self, terms: Terms, state: str) -> QWidget:
        tr, view, consent = self._tr, self._view, terms.consent
        made = TwoSides()
        line = made.left
        look, icon = STATES.get(state, ("neutral", "info"))
        words = tr(view.at.codes.label("consent_state", state))
        partly = state == GIVEN and any(terms.withdrawals)
        line.addWidget(Chip(tr(N_("同意あり(一部は撤回)")) if partly else words, icon=icon, state=look))
        line.addWidget(Words(self._title(consent), bold=True))
        form = view.teller.text(consent, "form") if consent.settled else ""
        given = consent.given_at
        when = "" if given is None else wareki_moment(given) if given.time().hour else wareki(given.date())
        line.addWidget(Words("・".join(filter(None, (form, when))), tone="ink2", size="compact"))
        if any(signed_papers(view.file, consent.id)):
            line.addWidget(Chip(tr(N_("署名の紙あり")), icon="document", state="done"))
        if consent.settled:
            self._add_buttons(made.right, terms, state)
        return made

    def _title(self, consent: Consent) -> str:
        tr = self._tr
        if consent.number:
            return consent.number
        if consent.explained_on:
            return tr(N_("説明 {day}"), day=wareki(consent.explained_on))
        return tr(N_("同意についての答え"))

    def _add_buttons(self, line: QHBoxLayout, terms: Terms, state: str) -> None:
        tr, key, acts = self._tr, terms.consent.id, self._acts
        if state == GIVEN:
            if terms.consent.form == "oral":
                line.addWidget(
                    _button(tr(N_("書面に切替え")), "document", f"put_in_writing.{key}", acts.put_in_writing, terms)
                )
            line.addWidget(_button(tr(N_("写して直す")), "copy", f"copy.{key}", acts.copy, terms))
            line.addWidget(_button(tr(N_("撤回")), "forbid", f"withdraw.{key}", acts.withdraw, terms))
        more = Button("", icon="more", small=True, name=f"more.{key}")
        more.setAccessibleName(tr(N_("{number}のほかの操作"), number=terms.consent.number))
        more.clicked.connect(lambda _on=False: self._offer(more, terms, state))
        line.addWidget(more)

    def _offer(self, button: Button, terms: Terms, state: str) -> None:
        tr, acts = self._tr, self._acts
        menu = QMenu(self)
        menu.setObjectName("consent_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered: list[tuple[str, str, Act]] = [("show_paper", N_("同意書を見る・印刷する"), acts.show_paper)]
        if any(signed_papers(self._view.file, terms.consent.id)):
            offered.append(("show_signed", N_("署名した紙を見る"), acts.show_signed))
        offered.append(("attach_signed", N_("署名した紙を添付"), acts.attach_signed))
        if terms.consent.shown_text or terms.consent.text_version:
            offered.append(("show_text", N_("説明した文を見る"), acts.show_text))
        if state != GIVEN:
            offered.append(("copy_over", N_("写して新しい同意を作る"), acts.copy))
        if not self._voided(terms.consent):
            offered.append(("void", N_("無効にする(同意ではなかった)"), acts.void))
        for name, words, act in offered:
            made = menu.addAction(tr(words))
            made.setObjectName(name)
            made.triggered.connect(lambda _on=False, act=act: act(terms))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _voided(self, consent: Consent) -> ConsentVoiding | None:
        found = (each for each in self._view.file.of(ConsentVoiding) if each.consent == consent.id)
        return next(found, None)

    # the terms

    def _table(self, terms: Terms) -> QGridLayout:
        tr, view = self._tr, self._view
        look = theme.current()
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(4))
        for at, words in enumerate((N_("だれが"), N_("何を"))):
            grid.addWidget(Words(tr(words), size="small", tone="ink2"), 0, at)
        groups: dict[frozenset[str], list[str]] = {}
        for each in terms.recipients:
            groups.setdefault(each.classes, []).append(who_of(each, view.at, view.bodies))
        for at, (classes, names) in enumerate(groups.items(), 1):
            grid.addWidget(Words("、".join(names), wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(classes_words(classes, view.at), wrap=True), at, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _remarks(self, terms: Terms) -> list[_Remark]:
        return [
            *self._end(terms),
            *self._terms(terms),
            *self._origin(terms.consent),
            *((self._withdrawn(each), "forbid", "danger") for each in terms.withdrawals),
        ]

    def _end(self, terms: Terms) -> list[_Remark]:
        tr, view, consent = self._tr, self._view, terms.consent
        found: list[_Remark] = []
        why = ended_why(consent, view.file, view.at.today)
        if why:
            found.append((tr(N_("終わったわけ: {why}"), why=why.text(tr)), "info", "danger"))
        voiding = self._voided(consent)
        if voiding:
            reason = view.teller.text(voiding, "reason")
            words = "・".join(filter(None, (reason, voiding.words, voiding.decided_by)))
            found.append((tr(N_("無効とした理由: {words}"), words=words), "forbid", "danger"))
        return found

    def _terms(self, terms: Terms) -> list[_Remark]:
        tr, view, consent = self._tr, self._view, terms.consent
        found: list[_Remark] = []
        words = "・".join(dict.fromkeys(filter(None, (*self._excluded(terms), consent.excluded_words))))
        if words:
            found.append((tr(N_("だれにも出さない: {items}"), items=words), "forbid", "danger"))
        if consent.settled:
            until = tr(N_("{day}まで"), day=wareki(consent.until_day)) if consent.until_day else ""
            purposes, means = (view.teller.text(consent, name) for name in ("purposes", "means"))
            told = (until or view.teller.text(consent, "period"), purposes, means)
            found.append(("・".join(filter(None, told)), "calendar", "ink"))
        if consent.ask_again_on:
            again = tr(N_("{day}にもう一度たずねる"), day=wareki(consent.ask_again_on))
            found.append((again, "clock", "warn"))
        return found

    def _excluded(self, terms: Terms) -> list[str]:
        return [item_words(each.record_class, each.field_name, self._view.at) for each in terms.exclusions]

    def _origin(self, consent: Consent) -> list[_Remark]:
        """How it came about: papers, witnesses, the representative, the text that was explained."""
        tr, teller = self._tr, self._view.teller
        lines: Mapping[str, tuple[str, str]] = {
            "signed_paper_on": (N_("署名した紙を受け取った日: {told}"), "document"),
            "witness": (N_("立会い: {told}"), "people"),
            "repeated_words": (N_("復唱した内容: {told}"), "ear"),
            "representative": (N_("代理人: {told}"), "person"),
            "representative_paper": (N_("権限を確かめた書類: {told}"), "document"),
            "scope_reason": (N_("権限の範囲についての判断: {told}"), "warning"),
            "own_wish": (N_("本人の意思: {told}"), "person"),
            "late_entry": (N_("あとから登録したわけ: {told}"), "warning"),
        }
        found: list[_Remark] = []
        for name, (words, icon) in lines.items():
            told = teller.text(consent, name)
            if told and name == "representative":
                told = "・".join(filter(None, (told, teller.text(consent, "representative_kind"))))
            if told:
                found.append((tr(words, told=told), icon, "ink2"))
        if is_late(consent) and consent.entered_at:
            found.append(
                (tr(N_("{day}にあとから登録した"), day=wareki(consent.entered_at.date())), "warning", "warn")
            )
        if consent.settled:
            explained = self._explained(consent)
            found += [(tr(N_("説明: {told}"), told=explained), "text", "ink2")] if explained else []
        return found

    def _explained(self, consent: Consent) -> str:
        teller = self._view.teller
        names = ("explained_on", "explained_by", "explained_place", "present", "language", "text_version")
        return "・".join(filter(None, (teller.text(consent, name) for name in names)))

    def _withdrawn(self, withdrawal: ConsentWithdrawal) -> str:
        tr, view = self._tr, self._view
        when = wareki_moment(withdrawal.at) if withdrawal.at else ""
        whom = view.bodies.get(withdrawal.organisation, tr(N_("すべての相手")))
        what = taken_words(withdrawal, view)
        means = view.teller.text(withdrawal, "means")
        ways = tr(N_("({means}・受付 {who})"), means=means, who=withdrawal.received_by) if means else ""
        return tr(N_("{when} 撤回: {whom}へ {what}{ways}"), when=when, whom=whom, what=what, ways=ways)


def taken_words(withdrawal: ConsentWithdrawal, view: CaseView) -> str:
    """What a withdrawal takes back: an item, some classes, or everything."""
    if withdrawal.record_class:
        return item_words(withdrawal.record_class, withdrawal.field_name, view.at)
    whole = {info.name for box in CONSENT_BOXES for info in box}
    if not withdrawal.classes or withdrawal.classes >= whole:
        return view.at.tr(N_("すべて"))
    return classes_words(withdrawal.classes, view.at)


def _button(words: str, icon: str, name: str, act: Act, terms: Terms) -> Button:
    made = Button(words, icon=icon, small=True, name=name)
    made.clicked.connect(lambda _on=False: act(terms))
    return made
