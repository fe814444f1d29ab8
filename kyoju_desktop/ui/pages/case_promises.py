"""評価 and 分納の誓約 on the case page: records that become papers, with the button that prints one."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.papers import course, evaluation, instalments
from kyoju_desktop.domain.records import Evaluation, Instalments, Plan, Tenancy
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.general_papers import course_paper, evaluation_paper, instalments_paper
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.pages.case_editor import Action
from kyoju_desktop.ui.pages.case_lists import Listed
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_story import tell
from kyoju_desktop.ui.pages.case_teller import Teller, entry
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.watch_promise import promise_state
from kyoju_desktop.ui.widgets.entry import Entry

_PRINT = N_("印刷する")


def _print_evaluation(room: CaseRoom, parent: QWidget, record: Record) -> None:
    case, at = room.case_id, room.desk.locale
    show_made(
        room.desk,
        parent,
        case,
        evaluation.FORM,
        evaluation.TITLE,
        lambda r: evaluation_paper(r, case, at, record.id),
        kept=True,
    )


def _print_promise(room: CaseRoom, parent: QWidget, record: Record) -> None:
    case, at = room.case_id, room.desk.locale
    show_made(
        room.desk,
        parent,
        case,
        instalments.FORM,
        instalments.TITLE,
        lambda r: instalments_paper(r, case, at, record.id),
        kept=True,
    )


def _print_note(room: CaseRoom, parent: QWidget, record: Record) -> None:
    at = room.desk.locale
    show_made(
        room.desk,
        parent,
        room.case_id,
        course.FORM,
        course.TITLE,
        lambda r: course_paper(r, record.id, at),
        kept=False,
    )


def _always(_record: Record) -> bool:
    return True


PRINT_NOTE = Action(_PRINT, "print_note", _print_note, _always, look="plain")


@tell.register
def _(record: Evaluation, teller: Teller) -> tuple[Entry, ...]:
    lines = teller.lines(record, "achieved", "words", "left_over", "judged")
    return entry(record, record.on, "note", "check", teller.at.tr(N_("計画を評価した")), lines=lines, tab="plan")


@tell.register
def _(record: Instalments, teller: Teller) -> tuple[Entry, ...]:
    title = teller.at.tr(N_("分納を誓約した"))
    lines = teller.lines(record, "owed_for", "owed", "monthly", "times")
    return entry(record, record.promised_on, "note", "document", title, lines=lines, tab="watch")


def _new_evaluation(view: CaseView) -> Record:
    plan = view.file.last(Plan)
    return Evaluation(case=view.case_id, plan=plan.id if plan else "", on=view.at.today)


def _new_promise(view: CaseView) -> Record:
    living = [each for each in view.file.of(Tenancy) if each.ended_on is None]
    return Instalments(case=view.case_id, tenancy=living[-1].id if living else "", promised_on=view.at.today)


EVALUATIONS = Listed(
    Evaluation,
    N_("評価"),
    "check",
    N_("評価はまだありません。"),
    _new_evaluation,
    how=N_("目標がどこまで達したか、何が残ったかを書きます。「評価シート」として印刷し、決裁を受けられます。"),
    add=N_("評価を書く"),
    action=Action(_PRINT, "print_evaluation", _print_evaluation, _always, look="plain"),
)
PROMISES = Listed(
    Instalments,
    N_("分納の誓約"),
    "document",
    N_("分納の誓約はありません。"),
    _new_promise,
    how=N_("滞納の額と1回に払う額を入れると、回数と最後の回の額が出ます。「分納誓約書」に払う日の表が付きます。"),
    add=N_("誓約を書く"),
    action=Action(_PRINT, "print_promise", _print_promise, _always, look="plain"),
    below=promise_state,
)
