"""終結 and 中断: how a case ends, or waits."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.forms.case import CLOSING, SUSPENSION
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.papers import closing as papers
from kyoju_desktop.domain.records import Closing, Suspension, Tenancy
from kyoju_desktop.domain.rules.deadlines import SUSPENSION_DAYS
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.case_papers import closing_paper
from kyoju_desktop.services.cases import close_case, suspend_case
from kyoju_desktop.services.deaths import open_points
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.papers import show_drawn
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords


def ask_closing(desk: Desk, parent: QWidget, file: CaseFile, *, reason: str = "") -> Question:
    """終結票: reason (one may be proposed), outcome, approval. Final: it is mended by reopening, never by undo."""
    tr, case = desk.tr, file.case
    made = Question(
        parent,
        tr,
        name="closing_dialog",
        title=tr(N_("ケースを終結する")),
        explain=tr(N_("終結は元に戻せません(あとで再開はできます)。同意はすべて終わり、保存の満了日が決まります。")),
        verb=tr(N_("終結する")),
        danger=True,
        wide=760,
    )
    left = [] if not is_dead(file) else open_points(file, desk.codes)
    if left:
        words = tr(N_("死亡のあとのことが、まだ済んでいません: {what}"), what="、".join(tr(each) for each in left))
        made.body.addWidget(IconWords("warning", words, size="compact", tone="warn", wrap=True, name="points_left"))
    home = file.last(Tenancy)
    years = desk.office().keep_years
    started = Closing(
        case=case.id,
        closed_on=desk.today(),
        reason=reason or ("death" if is_dead(file) else ""),
        destination=home.destination if home else "",
        keep_years=years,
    )
    view = FormView(desk, CLOSING, started, key=f"closing.{case.id}")
    made.body.addWidget(view)

    def print_it() -> None:
        filled, at = view.commit(), desk.locale
        if isinstance(filled, Closing):
            show_drawn(desk, made, case.id, papers.FORM, lambda r: closing_paper(r, case.id, at, filled))

    paper = Button(tr(N_("終結伺いを印刷")), icon="printer", small=True, name="print_closing", pressed=print_it)
    paper.setToolTip(tr(N_("終結するまえに決裁を受けるときの紙です。印刷しても、まだ終結しません。")))
    made.body.addWidget(paper, 0, Qt.AlignmentFlag.AlignLeft)
    made.body.addStretch(1)
    ask_with_form(
        desk,
        made,
        view,
        Closing,
        N_("終結"),
        lambda filled: lambda w: close_case(w, filled),
        final=True,
        case=case.id,
    )
    view.focus_first()
    return made


def ask_suspension(desk: Desk, parent: QWidget, file: CaseFile) -> Question:
    """中断: the person cannot be reached; a day to try again is always set."""
    tr, case = desk.tr, file.case
    made = Question(
        parent,
        tr,
        name="suspension_dialog",
        title=tr(N_("ケースを中断する")),
        verb=tr(N_("中断する")),
        wide=720,
    )
    started = Suspension(case=case.id, since=desk.today(), contact_on=desk.today() + timedelta(days=SUSPENSION_DAYS))
    view = FormView(desk, SUSPENSION, started, key=f"suspension.{case.id}", titles=False, hidden={"ended_on"})
    made.body.addWidget(view)
    made.body.addWidget(
        IconWords(
            "clock",
            tr(N_("もう一度連絡する日が、今日の一覧に出ます。目安は90日以内です。")),
            size="compact",
            wrap=True,
        )
    )

    return ask_with_form(
        desk, made, view, Suspension, N_("中断"), lambda filled: lambda w: suspend_case(w, filled), case=case.id
    )
