"""撤回の連絡: which recipients still hold something, who was asked to let it go, and what they answered."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.records import (
    Consent,
    ConsentWithdrawal,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    WithdrawalNotice,
)
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.withdrawals import concerns
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.notices import ask_answer, ask_letter, ask_not_sent, show_letter
from kyoju_desktop.ui.pages import cells
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Panel, column, row, rule

_FINAL = frozenset({"stopped", "returned", "destroyed"})
_LOOKS = {"stopped": "done", "returned": "done", "destroyed": "done", "partly": "warn"}


@dataclass(frozen=True)
class Holder:
    """A recipient that holds something told under a consent which no longer allows it, and the letter to it."""

    consent: Consent
    organisation: str
    recipient: str
    notice: WithdrawalNotice | None


def holders(file: CaseFile) -> tuple[Holder, ...]:
    """Whoever was told something and has since been taken out; newest letters first, then who was not asked."""
    kept = {each.disclosure: each.outcome for each in file.of(DisclosureOutcome)}
    out = [each for each in file.of(Disclosure) if each.consent and kept.get(each.id, "went_out") == "went_out"]
    letters = file.of(WithdrawalNotice)
    found = [Holder(_consent(file, each.consent), each.organisation, each.recipient, each) for each in letters]
    asked = {(each.consent, each.organisation) for each in letters}
    for key, recipient in _concerned(file, out).items():
        if key not in asked:
            found.append(Holder(_consent(file, key[0]), key[1], recipient, None))
    return tuple(sorted(found, key=lambda each: (each.notice is not None, bool(each.notice and each.notice.answer))))


def _concerned(file: CaseFile, out: list[Disclosure]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    items: dict[str, list[DisclosedItem]] = defaultdict(list)
    for item in file.of(DisclosedItem):
        items[item.disclosure].append(item)
    for withdrawal in file.of(ConsentWithdrawal):
        for each in _meant(withdrawal, out):
            if concerns(withdrawal, items[each.id]):
                found[(each.consent, each.organisation)] = each.recipient
    return found


def _meant(withdrawal: ConsentWithdrawal, out: list[Disclosure]) -> Iterator[Disclosure]:
    return (
        each
        for each in out
        if each.consent == withdrawal.consent
        and each.organisation
        and withdrawal.organisation in {"", each.organisation}
    )


def _consent(file: CaseFile, consent_id: str) -> Consent:
    return next(each for each in file.of(Consent) if each.id == consent_id)


class NoticesPanel(Panel):
    """Shown once something was taken back that somebody had been told."""

    def __init__(self, room: CaseRoom) -> None:
        super().__init__(room.tr_(N_("撤回の連絡")), icon="mail", name="notices")
        self._room = room
        self.hide()

    def show_view(self, view: CaseView) -> None:
        """Show the recipients and their letters."""
        empty(self.body)
        found = holders(view.file)
        open_ones = sum(1 for each in found if each.notice is None)
        self.setVisible(bool(found))
        tr = self._room.tr_
        self.set_count(tr(N_("連絡していない相手 {count}か所"), count=str(open_ones)) if open_ones else "")
        for at, each in enumerate(found):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(each, view))

    def _line(self, each: Holder, view: CaseView) -> QWidget:
        made = QWidget()
        line = row(spacing=8, margins=(12, 6, 12, 6))
        made.setLayout(line)
        words = column(spacing=2)
        who = view.bodies.get(each.organisation, each.recipient)
        words.addWidget(Words(who, bold=True, wrap=True))
        words.addWidget(Words(self._told(each, view), size="compact", tone="ink2", wrap=True))
        line.addLayout(words, 1)
        if each.notice is None:
            self._add_new(line, each, who)
        else:
            self._add_state(line, each.notice, view)
        return made

    def _told(self, each: Holder, view: CaseView) -> str:
        tr, notice = self._room.tr_, each.notice
        if notice is None:
            return tr(N_("{number}で渡したものを持っています。"), number=each.consent.number)
        teller = view.teller
        sent = tr(N_("{day}に連絡"), day=wareki(notice.sent_on)) if notice.sent_on else tr(N_("送らなかった"))
        parts = [notice.document_number, sent, teller.text(notice, "asked")]
        if notice.answer:
            day = wareki(notice.answered_on) if notice.answered_on else ""
            parts += [tr(N_("{day}に返事"), day=day), notice.answered_by]
        return "・".join(filter(None, (*parts, notice.note)))

    def _add_new(self, line: QHBoxLayout, each: Holder, who: str) -> None:
        tr = self._room.tr_
        line.addWidget(Chip(tr(N_("まだ連絡していない")), icon="warning", state="warn"))
        button = Button(
            tr(N_("連絡の文書を作る")), icon="document", small=True, name=f"write_letter.{each.organisation}"
        )
        button.clicked.connect(
            lambda _on=False: ask_letter(self._room.desk, self.window(), each.consent, each.organisation, who)
        )
        line.addWidget(button)

    def _add_state(self, line: QHBoxLayout, notice: WithdrawalNotice, view: CaseView) -> None:
        tr, desk = self._room.tr_, self._room.desk
        if notice.answer:
            look = _LOOKS.get(notice.answer, "danger")
            icon = "check" if look == "done" else "warning" if look == "warn" else "forbid"
            line.addWidget(Chip(view.teller.text(notice, "answer"), icon=icon, state=look))
        elif notice.reply_by:
            due = cells.due_words(notice.reply_by, view.at.today, tr)
            words = tr(N_("返事の期限 {day}・{left}"), day=wareki(notice.reply_by), left=due.text)
            look = due.tone if due.tone in {"warn", "danger"} else "neutral"
            line.addWidget(Chip(words, icon=due.icon, state=look))
        buttons: list[tuple[str, str, str, Callable[[Desk, QWidget, WithdrawalNotice], object]]] = [
            ("letter", N_("文書を見る"), "document", show_letter)
        ]
        if notice.sent_on and notice.answer not in _FINAL:
            buttons.insert(0, ("answer", N_("返事を記録"), "reply", ask_answer))
        if notice.sent_on and not notice.answer:
            buttons.append(("not_sent", N_("送らなかった"), "undo", ask_not_sent))
        for name, words, icon, act in buttons:
            button = Button(tr(words), icon=icon, small=True, name=f"{name}.{notice.id}")
            button.clicked.connect(lambda _on=False, act=act: act(desk, self.window(), notice))
            line.addWidget(button)
