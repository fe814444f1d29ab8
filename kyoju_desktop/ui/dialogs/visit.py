"""訪問を書く from the lapse list: the same form as in the case, with what must be known before going above it."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.tenancy import VISIT
from kyoju_desktop.domain.records import Tenancy, Visit
from kyoju_desktop.domain.rules.remarks import Beside
from kyoju_desktop.domain.rules.watch import two_persons_needed
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import case_file, keep
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.widgets.labels import IconWords, Words


def ask_visit(desk: Desk, parent: QWidget, tenancy: Tenancy) -> Question:
    """Write the visit to a tenant without leaving the list."""
    tr = desk.tr
    with desk.store.read() as r:
        file = case_file(r, tenancy.case)
    made = Question(
        parent,
        tr,
        name="visit_dialog",
        title=tr(N_("訪問を書く")),
        explain=tr(N_("書くと、次に訪ねる日がここから数えなおされます。")),
        verb=tr(N_("記録する")),
        wide=780,
    )
    made.body.addWidget(Words(file.person.name or tr(N_("(名前はまだ)")), size="name", bold=True, name="visit_whom"))
    if two_persons_needed(file, tenancy):
        words = tr(N_("訪問は2人で行きます。"))
        made.body.addWidget(IconWords("people", words, tone="warn", wrap=True, name="visit_two_persons"))
    begun = Visit(
        case=tenancy.case, tenancy=tenancy.id, at=desk.now().replace(second=0, microsecond=0), means="home_visit"
    )
    form = FormView(desk, VISIT, begun, key=f"visit.{tenancy.id}", titles=False, gaps=False)
    made.body.addWidget(form)
    Remarks(form, lambda: Beside(file, desk.today()), tr)
    ask_with_form(
        desk,
        made,
        form,
        Visit,
        Visit.title,
        lambda filled: lambda w: keep(w, filled),
        then=lambda _kept: desk.status(tr(N_("訪問を記録しました。"))),
        case=tenancy.case,
    )
    form.focus_field("met")
    return made
