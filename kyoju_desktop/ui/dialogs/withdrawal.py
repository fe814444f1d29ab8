"""撤回を受け付ける: what is taken back, what lives on, what went out already; then the letters are offered."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.papers import withdrawal
from kyoju_desktop.domain.records import ConsentWithdrawal
from kyoju_desktop.domain.rules.consent import Terms
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.case_papers import withdrawal_paper
from kyoju_desktop.services.withdrawals import Taking, UnderConsent, concerns, disclosures_under, withdraw
from kyoju_desktop.ui.dialogs.notices import offer_notices
from kyoju_desktop.ui.dialogs.papers import show_drawn
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.takings import TakingChoice, left_after
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import Panel, SectionTitle, column, row, rule

_FORM = Form(
    N_("撤回"),
    ConsentWithdrawal,
    (Section(N_("撤回"), (("at", "means"), ("received_by",), ("words",), ("told_past_stays",))),),
)
_FEW = 6  # items of a disclosure that are named; the rest is counted


class WithdrawalQuestion(Question):
    """One dialog for everything that a person takes back at once."""

    def __init__(self, parent: QWidget, room: CaseRoom, view: CaseView, terms: Terms) -> None:
        tr = room.tr_
        super().__init__(
            parent,
            tr,
            name="withdrawal_dialog",
            title=tr(N_("{number}の撤回を受け付ける"), number=terms.consent.number),
            explain=tr(
                N_(
                    "いまから先は出せなくなります。もう出した情報は、相手のところに残ります(取り消せません)。"
                    "撤回の記録は元に戻せません。理由は聞かなくてかまいません。"
                )
            ),
            verb=tr(N_("撤回を記録する")),
            danger=True,
            wide=900,
        )
        self._case_room, self._view, self._terms = room, view, terms
        desk = room.desk
        self.choice = TakingChoice(terms, view)
        self.choice.changed.connect(self._tell_left)
        self.body.addWidget(SectionTitle(tr(N_("何を撤回するか"))))
        self.body.addWidget(self.choice)
        self._left = Panel(tr(N_("残るもの")), icon="check", name="left")
        self.body.addWidget(self._left)
        self.body.addWidget(SectionTitle(tr(N_("いつ、どのように"))))
        started = ConsentWithdrawal(
            case=terms.consent.case,
            consent=terms.consent.id,
            at=desk.now().replace(second=0, microsecond=0),
            received_by=desk.store.actor,
        )
        self.form = FormView(desk, _FORM, started, key=f"withdrawal.{terms.consent.id}", titles=False, gaps=False)
        self.body.addWidget(self.form)
        self.paper = Button(
            tr(N_("撤回届を印刷")), icon="printer", small=True, name="print_withdrawal", pressed=self._print
        )
        self.paper.setToolTip(tr(N_("いま印を付けたものが載ります。本人が署名し、控えを本人に渡します。")))
        self.body.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        with desk.store.read() as r:
            self._under = disclosures_under(r, terms.consent.id)
        self.body.addWidget(self._past())
        self._tell_left()
        self.agreed.connect(self._record)

    def _print(self) -> None:
        """The person's own paper, to sign; nothing is recorded by it."""
        consent, takings, at = self._terms.consent, self.choice.takings(), self._case_room.desk.locale
        show_drawn(
            self._case_room.desk,
            self,
            consent.case,
            withdrawal.FORM,
            lambda r: withdrawal_paper(r, consent.case, at, consent.id, takings),
        )

    def _past(self) -> Panel:
        tr = self.tr_
        made = Panel(tr(N_("この同意で、これまでに出したもの")), icon="out", name="went_out")
        made.set_count(tr(N_("{count}件"), count=str(len(self._under))))
        if not self._under:
            made.body.addWidget(_line(tr(N_("この同意で出したものはありません。"))))
        for at, each in enumerate(self._under):
            if at:
                made.body.addWidget(rule())
            made.body.addWidget(self._one(each))
        return made

    def _one(self, each: UnderConsent) -> QWidget:
        tr = self.tr_
        made = QWidget()
        line = row(spacing=8, margins=(12, 6, 12, 6))
        made.setLayout(line)
        words = column(spacing=2)
        day = wareki(each.at.date()) if each.at else ""
        title = "  ".join(filter(None, (day, each.recipient, each.disclosure.document_number)))
        words.addWidget(Words(title, bold=True, wrap=True))
        labels = list(dict.fromkeys(item.label for item in each.items if item.label))
        told = "・".join(labels[:_FEW])
        if len(labels) > _FEW:
            told = tr(N_("{items} ほか{count}項目"), items=told, count=str(len(labels) - _FEW))
        words.addWidget(Words(told, size="compact", tone="ink2", wrap=True))
        line.addLayout(words, 1)
        state = {
            "went_out": ("out", "warn", N_("相手に残ります")),
            "not_out": ("check", "done", N_("渡していません")),
        }
        icon, look, label = state.get(each.outcome, ("question", "warn", N_("渡したか未回答")))
        line.addWidget(Chip(tr(label), icon=icon, state=look))
        return made

    def _tell_left(self) -> None:
        tr, lines = self.tr_, self._left.body
        empty(lines)
        takings = self.choice.takings()
        found = left_after(self._terms, takings, self._view)
        self._left.set_count(tr(N_("{count}者"), count=str(len(found))) if found else "")
        if not takings:
            lines.addWidget(_line(tr(N_("撤回するものに印を付けると、残るものがここに出ます。"))))
            return
        if not found:
            words = tr(N_("何も残りません。この同意では、だれにも出せなくなります。"))
            lines.addWidget(_line(words, icon="forbid", tone="danger"))
        for who, what in found:
            lines.addWidget(_line(tr(N_("{who}: {what}"), who=who, what=what), icon="check"))

    def _record(self) -> None:
        filled = self.form.commit()
        if not isinstance(filled, ConsentWithdrawal):
            return
        takings = self.choice.takings()
        if not takings:
            self.refuse(Refused(N_("撤回するものに印を付けてください。全部なら「すべての相手」です。")))
            self.choice.setFocus()
            return
        consent = self._terms.consent
        self._case_room.desk.work.write(
            self,
            N_("同意の撤回"),
            lambda w: withdraw(
                w,
                consent.id,
                _plain(takings),
                filled.at,
                filled.means,
                filled.received_by,
                filled.words,
                told_past_stays=filled.told_past_stays,
            ),
            lambda _done: self._recorded(takings),
            refused=lambda refused: self.form.refused(refused) or self.refuse(refused),
            final=True,
            case=consent.case,
        )

    def _recorded(self, takings: tuple[Taking, ...]) -> None:
        self.form.settle()
        owner = self.parentWidget()
        self.accept()
        names = {
            each.disclosure.organisation: each.recipient
            for each in self._under
            if each.is_out and each.disclosure.organisation and _meant(each, takings)
        }
        if names and owner is not None:
            offer_notices(self._case_room, owner, self._terms.consent, names)


def _meant(given: UnderConsent, takings: tuple[Taking, ...]) -> bool:
    """Whether the recipient holds something of what was taken back from it."""
    mine = (each for each in takings if each.organisation in {"", given.disclosure.organisation})
    return any(concerns(each, given.items) for each in mine)


def _plain(takings: tuple[Taking, ...]) -> tuple[Taking, ...]:
    """Everything for everybody makes the rest superfluous."""
    whole = Taking()
    return (whole,) if whole in takings else takings


def _line(words: str, *, icon: str = "info", tone: str = "ink") -> QWidget:
    made = QWidget()
    inside = row(margins=(12, 4, 12, 4))
    made.setLayout(inside)
    inside.addWidget(IconWords(icon, words, size="compact", tone=tone, wrap=True))
    return made


def ask_withdrawal(room: CaseRoom, parent: QWidget, terms: Terms) -> WithdrawalQuestion | None:
    """Open the dialog for a consent of the case that is shown."""
    view = room.view
    if view is None:
        return None
    made = WithdrawalQuestion(parent, room, view, terms)
    made.open()
    made.choice.setFocus()
    return made
