"""審査の結果を書く: what the landlord and the guarantor answered to an application, when and why."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.contract import ANSWER
from kyoju_desktop.domain.records import Application
from kyoju_desktop.domain.rules.move_in import WITHOUT_GUARANTEE
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import keep
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.secret import kept_closed
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.pages.case_room import CaseRoom


def ask_answer(room: CaseRoom, parent: QWidget, application: Application) -> Question:
    """Ask for both answers; a refusal of the landlord frees the unit, and its reason is only counted."""
    desk, tr = room.desk, room.tr_
    made = Question(
        parent,
        tr,
        name="answer_dialog",
        title=tr(N_("審査の結果を書く")),
        explain=tr(
            N_(
                "否認や取下げにすると、台帳の住戸はほかのケースでも選べるように戻ります。わけは外へ出す紙には載りません。"
            )
        ),
        verb=tr(N_("結果を残す")),
        wide=840,
    )
    begun = application.replace(result_on=application.result_on or desk.today())
    guaranteed = application.guarantee not in WITHOUT_GUARANTEE
    layout = ANSWER if guaranteed else _LANDLORD
    closed = kept_closed(made, tr, layout, begun, room.view.file if room.view else None)
    form = FormView(desk, layout, begun, key=f"answer.{application.id}", titles=guaranteed, hidden=closed)
    made.body.addWidget(form)
    made.body.addStretch(1)
    Remarks(form, lambda: room.view.beside if room.view else None, tr)
    ask_with_form(
        desk,
        made,
        form,
        Application,
        N_("審査の結果"),
        lambda filled: lambda w: keep(w, filled),
        case=application.case,
    )
    form.focus_first()
    return made


_LANDLORD = ANSWER.only(N_("貸主・管理会社の審査"))
