"""本人への事後の説明: the person was told, the day was put off, or it was decided not to tell."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Disclosure, LaterExplanation
from kyoju_desktop.i18n.eras import wareki_moment
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.explanations import do_not_tell, put_off, tell_person
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.segmented import Segmented

TOLD, PUT_OFF, NOT_TOLD = "told", "put_off", "not_told"
_WAYS = ((TOLD, N_("説明した")), (PUT_OFF, N_("日を延ばす")), (NOT_TOLD, N_("説明しないと決めた")))
_FORMS = {
    TOLD: Form(N_("本人への事後の説明"), LaterExplanation, (Section("", (("told_on",), ("told_by",), ("words",))),)),
    PUT_OFF: Form(N_("本人への事後の説明"), LaterExplanation, (Section("", (("due_on",),)),)),
    NOT_TOLD: Form(N_("本人への事後の説明"), LaterExplanation, (Section("", (("not_told",), ("told_by",))),)),
}


class ExplanationQuestion(Question):
    """What became of the explanation that was planned."""

    def __init__(self, parent: QWidget, desk: Desk, explanation: LaterExplanation, disclosure: Disclosure) -> None:
        tr = desk.tr
        when = disclosure.told_at or disclosure.at
        super().__init__(
            parent,
            tr,
            name="explanation_dialog",
            title=tr(N_("本人に説明したことを記録する")),
            explain=tr(
                N_("{when}に「{who}」へ伝えたことについて、いつ、だれに、何を、なぜ伝えたかを本人に説明します。"),
                when=wareki_moment(when) if when else "",
                who=disclosure.recipient,
            ),
            verb=tr(N_("記録する")),
            wide=640,
        )
        self._desk, self._explanation = desk, explanation
        self.way = Segmented(
            [(code, tr(words)) for code, words in _WAYS], name="explained", label=tr(N_("どうなったか"))
        )
        self.way.choose(TOLD)
        self.way.chosen.connect(self._show)
        self.body.addWidget(self.way)
        begun = explanation.replace(told_by=desk.office().clerk)
        starts = {TOLD: begun.replace(told_on=desk.today()), PUT_OFF: explanation, NOT_TOLD: begun}
        self.forms: dict[str, FormView] = {}
        for code, form in _FORMS.items():
            key = f"explained.{code}.{explanation.id}"
            self.forms[code] = FormView(desk, form, starts[code], key=key, titles=False, gaps=False)
            self.body.addWidget(self.forms[code])
        self.body.addStretch(1)
        self._show(TOLD)
        self.agreed.connect(self._record)

    def _show(self, wanted: str) -> None:
        for code, form in self.forms.items():
            form.setVisible(code == wanted)

    def _record(self) -> None:
        form = self.forms[self.way.value()]
        filled = form.commit()
        if not isinstance(filled, LaterExplanation):
            return
        uses: dict[str, Callable[[Writer], LaterExplanation]] = {
            TOLD: lambda w: tell_person(w, filled.id, filled.told_on, filled.told_by, filled.words),
            PUT_OFF: lambda w: put_off(w, filled.id, filled.due_on),
            NOT_TOLD: lambda w: do_not_tell(w, filled.id, filled.not_told, filled.told_by),
        }
        self._desk.work.write(
            self,
            N_("本人への事後の説明"),
            uses[self.way.value()],
            lambda _kept: self._done(form),
            refused=lambda refused: form.refused(refused) or self.refuse(refused),
            final=self.way.value() != PUT_OFF,
            case=filled.case,
        )

    def _done(self, form: FormView) -> None:
        form.settle()
        self.accept()


def ask_explanation(desk: Desk, parent: QWidget, explanation_id: str) -> ExplanationQuestion:
    """Open the dialog for an explanation that is still to be given."""
    with desk.store.read() as r:
        explanation = r.get(LaterExplanation, explanation_id)
        disclosure = r.get(Disclosure, explanation.disclosure)
    made = ExplanationQuestion(parent, desk, explanation, disclosure)
    made.open()
    made.way.setFocus()
    return made
