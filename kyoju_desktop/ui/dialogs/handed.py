"""What became of a paper that was prepared, and the reply that came back."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kyoju_desktop.domain.forms.referral import REFERRAL_REPLY
from kyoju_desktop.domain.papers.transfer import PURPOSE
from kyoju_desktop.domain.records import Disclosure, Referral, ReferralReply
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.referrals import answer_release, record_reply
from kyoju_desktop.ui import theme
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.transfer import propose_closing
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.labels import Words


def say_went_out(desk: Desk, parent: QWidget, disclosure: Disclosure) -> None:
    """The paper went out: the second row of the ledger."""
    desk.work.write(
        parent,
        N_("渡したと記録"),
        lambda w: answer_release(w, disclosure.id, "went_out"),
        final=True,
        case=disclosure.case,
    )


def ask_not_out(desk: Desk, parent: QWidget, disclosure: Disclosure) -> Question:
    """The paper did not go out: why."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="not_out_dialog",
        title=tr(N_("出さなかったと記録する")),
        explain=tr(N_("用意した紙は控えとして残り、文書番号は使い直しません。")),
        verb=tr(N_("出さなかった")),
        wide=520,
    )
    reason = QPlainTextEdit()
    reason.setObjectName("reason")
    reason.setAccessibleName(tr(N_("出さなかったわけ")))
    reason.setTabChangesFocus(True)
    reason.setFixedHeight(theme.current().px(64))
    made.body.addWidget(Words(tr(N_("出さなかったわけ")), size="compact"))
    made.body.addWidget(reason)

    def act() -> None:
        words = reason.toPlainText()
        desk.work.write(
            made,
            N_("出さなかったと記録"),
            lambda w: answer_release(w, disclosure.id, "not_out", words),
            lambda _row: made.accept(),
            refused=made.refuse,
            final=True,
            case=disclosure.case,
        )

    made.agreed.connect(act)
    made.open()
    reason.setFocus()
    return made


def ask_reply(desk: Desk, parent: QWidget, referral: Referral, who: str) -> Question:
    """The reply to a つなぎ票."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="reply_dialog",
        title=tr(N_("{who}からの返事を入れる"), who=who),
        verb=tr(N_("返事を記録する")),
        wide=720,
    )
    started = ReferralReply(case=referral.case, referral=referral.id, received_on=desk.today())
    view = FormView(desk, REFERRAL_REPLY, started, key=f"reply.{referral.id}", titles=False)
    made.body.addWidget(view)

    def then(_reply: ReferralReply) -> None:
        if referral.purpose == PURPOSE:
            propose_closing(desk, parent, referral)

    ask_with_form(
        desk,
        made,
        view,
        ReferralReply,
        N_("つなぎの返事"),
        lambda filled: lambda w: record_reply(w, filled),
        then=then,
        case=referral.case,
    )
    view.focus_first()
    return made
