"""No consent (yet), with the day to ask again; and an oral consent put into writing."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Consent
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.consents import consent_put_in_writing, record_attitude
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.segmented import Segmented

_ATTITUDE = Form(N_("同意なしの状態"), Consent, (Section(N_("同意なしの状態"), (("ask_again_on",), ("own_wish",))),))
_PAPER = Form(N_("書面"), Consent, (Section(N_("書面"), (("signed_paper_on",),)),))
ASK_AGAIN_DAYS = 14  # proposed, not prescribed
ATTITUDES = ("not_explained", "seeking", "on_hold", "declined")


def ask_attitude(desk: Desk, parent: QWidget, case_id: str, proposed: str = "seeking") -> Question:
    """Record that there is no consent yet: declined, on hold, or still being asked."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="attitude_dialog",
        title=tr(N_("同意なしの状態を記録する")),
        explain=tr(
            N_("断られても不利益はありません。支援は続けられます。もう一度たずねる日を入れると、今日の一覧に出ます。")
        ),
        verb=tr(N_("記録する")),
    )
    state = Segmented(
        [(code, tr(desk.codes.label("consent_state", code))) for code in ATTITUDES],
        name="state",
        label=tr(N_("同意の状態")),
    )
    state.choose(proposed)
    started = Consent(case=case_id, ask_again_on=desk.today() + timedelta(days=ASK_AGAIN_DAYS))
    view = FormView(desk, _ATTITUDE, started, key=f"attitude.{case_id}", titles=False, gaps=False)
    made.body.addWidget(state)
    made.body.addWidget(view)

    def use(filled: Consent) -> Callable[[Writer], object]:
        code = state.value()
        return lambda w: record_attitude(w, case_id, code, filled.ask_again_on, filled.own_wish)

    ask_with_form(desk, made, view, Consent, N_("同意の状態を記録"), use, final=True, case=case_id)
    state.setFocus()
    return made


def ask_paper(desk: Desk, parent: QWidget, consent: Consent) -> Question:
    """An oral consent gets its signed paper."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="paper_dialog",
        title=tr(N_("口頭の同意を書面に切り替える")),
        explain=tr(N_("同意の内容は変わりません。署名した紙を受け取った日だけが加わります。")),
        verb=tr(N_("書面にする")),
        wide=520,
    )
    view = FormView(
        desk,
        _PAPER,
        consent.replace(signed_paper_on=desk.today()),
        key=f"paper.{consent.id}",
        titles=False,
        gaps=False,
    )
    made.body.addWidget(view)

    def use(filled: Consent) -> Callable[[Writer], object]:
        day = filled.signed_paper_on
        if day is None:
            raise Refused(N_("署名した紙を受け取った日を入れてください。"), field="signed_paper_on")
        return lambda w: consent_put_in_writing(w, consent.id, day)

    return ask_with_form(desk, made, view, Consent, N_("同意を書面に切替え"), use, final=True, case=consent.case)
