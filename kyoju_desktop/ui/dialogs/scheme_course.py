"""Going on with a scheme: one step in detail, the extension of its period, its end."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.forms.scheme import SCHEME_STEP
from kyoju_desktop.domain.records import SchemeStep, SchemeUse
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.schemes import end_use, extend, proposed_extension, readable
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.dialogs.secret import kept_closed
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.widgets.labels import IconWords

_EXTENSION = Form(N_("延長"), SchemeUse, (Section(N_("延長の決定"), (("until_day",), ("document_number",))),))
_END = Form(N_("終わり"), SchemeUse, (Section(N_("終わり"), (("ended_on", "result"), ("ended_why",))),))


def ask_step(room: CaseRoom, parent: QWidget, step: SchemeStep) -> Question:
    """One step with its days and words."""
    tr = room.tr_
    made = Question(parent.window(), tr, name="step_dialog", title=tr(SchemeStep.title), verb=tr(N_("保存する")))
    closed = kept_closed(made, tr, SCHEME_STEP, step, _file(room))
    form = FormView(room.desk, SCHEME_STEP, step, gaps=False, titles=False, hidden=closed)
    made.body.addWidget(form)
    return ask_with_form(
        room.desk, made, form, SchemeStep, N_("制度の手順"), lambda filled: lambda w: keep(w, filled), case=step.case
    )


def ask_extension(room: CaseRoom, parent: QWidget, use: SchemeUse) -> Question:
    """One more period: the end that follows from the rule is proposed, the decision has the last word."""
    tr = room.tr_
    proposed, remark = proposed_extension(use)
    made = Question(
        parent.window(),
        tr,
        name="extension_dialog",
        title=tr(N_("延長・更新を記録する")),
        explain=tr(N_("決定された、新しい終わりの日を入れます。延長の回数が1つ増えます。")),
        verb=tr(N_("延長を記録する")),
    )
    form = FormView(
        room.desk,
        _EXTENSION,
        proposed.replace(document_number=""),
        key=f"extension.{use.id}.{use.extended or 0}",
        gaps=False,
        titles=False,
    )
    if remark is not None:
        made.body.addWidget(
            IconWords("warning", remark.text(tr), size="base", tone="warn", wrap=True, name="extension_remark")
        )
    made.body.addWidget(form)
    ask_with_form(
        room.desk,
        made,
        form,
        SchemeUse,
        N_("制度の延長を記録"),
        lambda filled: lambda w: extend(w, use, filled.until_day, filled.document_number),
        case=use.case,
    )
    form.focus_first()
    return made


def ask_end(room: CaseRoom, parent: QWidget, use: SchemeUse) -> Question:
    """The scheme is over: when, how, why; what to think of when it is wanted again is said."""
    tr = room.tr_
    scheme = readable(use.scheme)
    again = scheme.period.again if scheme and scheme.period else 0
    made = Question(
        parent.window(),
        tr,
        name="end_dialog",
        title=tr(N_("利用の終わりを記録する")),
        explain=tr(N_("もう一度使えるのは、終わってから{months}か月あとです。"), months=str(again)) if again else "",
        verb=tr(N_("終わりを記録する")),
    )
    ended = use.until_day if use.until_day and use.until_day <= room.desk.today() else room.desk.today()
    began = use.replace(ended_on=ended, result="finished" if ended == use.until_day else "stopped")
    closed = kept_closed(made, tr, _END, began, _file(room))
    form = FormView(room.desk, _END, began, key=f"end.{use.id}", gaps=False, titles=False, hidden=closed)
    made.body.addWidget(form)
    return ask_with_form(
        room.desk,
        made,
        form,
        SchemeUse,
        N_("制度の終わりを記録"),
        lambda filled: lambda w: end_use(w, filled),
        case=use.case,
    )


def _file(room: CaseRoom) -> CaseFile | None:
    return room.view.file if room.view else None
