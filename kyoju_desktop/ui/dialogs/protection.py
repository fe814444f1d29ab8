"""秘匿を終える: the only way in which secrecy ends, a recorded decision with reason, decider, day and 決裁番号."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.person import PROTECTION_END
from kyoju_desktop.domain.records import Protection
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.secrecy import Decision, end_protection
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView


def ask_end(desk: Desk, parent: QWidget, case_id: str, protection: Protection) -> Question:
    """Ask for the decision and record it; nothing takes it back."""
    tr = desk.tr
    kind = tr(desk.codes.label("protection_source", protection.source)) if protection.source else ""
    made = Question(
        parent,
        tr,
        name="end_protection_dialog",
        title=tr(N_("秘匿を終える")),
        explain=tr(
            N_(
                "{kind}の秘匿を終える決定を記録します。元には戻せません。ほかの秘匿が残っていれば、住所は隠れたままです。"
                "最後の秘匿を終えると、住所・電話が画面・検索・紙に出るようになります。"
            ),
            kind=kind,
        ),
        verb=tr(N_("決定を記録して終える")),
        danger=True,
        wide=600,
    )
    form = FormView(
        desk,
        PROTECTION_END,
        protection.replace(ended_on=desk.today()),
        key=f"Protection.end.{protection.id}",
        needed=PROTECTION_END.names(),
        titles=False,
        gaps=False,
    )
    made.body.addWidget(form)

    def use(filled: Protection) -> Callable[[Writer], Protection]:
        decided = Decision(filled.ended_reason, filled.ended_approver, filled.ended_on, filled.ended_number)
        return lambda w: end_protection(w, protection.id, decided)

    ask_with_form(desk, made, form, Protection, N_("秘匿を終えた"), use, final=True, case=case_id)
    form.focus_first()
    return made
