"""制度を加える: which scheme, who decides it here, which papers and steps it asks for; its steps are made with it."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Organisation, SchemeUse
from kyoju_desktop.domain.rules.schemes import Scheme, scheme_of
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Translator
from kyoju_desktop.services.schemes import begin_scheme, bodies_for
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame

BEGIN = Form(
    N_("制度を加える"),
    SchemeUse,
    (
        Section(
            N_("どの制度を、どう案内したか"),
            (("scheme",), ("organisation",), ("recommended_on", "wish"), ("recommended_how",)),
        ),
    ),
)


class SchemeQuestion(Question):
    """Choosing a scheme fills in the body that decides here and tells what is coming."""

    def __init__(self, parent: QWidget, room: CaseRoom, begun: SchemeUse) -> None:
        tr = room.tr_
        super().__init__(
            parent,
            tr,
            name="scheme_dialog",
            title=tr(N_("制度を加える")),
            explain=tr(N_("制度を選ぶと、手順とそろえる書類ができます。あとから一つずつ印を付けます。")),
            verb=tr(N_("加える")),
            wide=760,
        )
        self._at = room
        with room.desk.store.read() as r:
            self._bodies = r.find(Organisation, closed=False)
        names = sorted(((each.id, f"{each.name} {each.section}".strip()) for each in self._bodies), key=_second)
        self.form = FormView(
            room.desk,
            BEGIN,
            begun,
            key=f"scheme.{begun.case}.{begun.scheme}",
            options={"organisation": [("", ""), *names]},
            gaps=False,
            titles=False,
        )
        self._shown = ""
        self._told = column(spacing=4, margins=(12, 8, 12, 8))
        self.told = frame("quietpanel", self._told)
        self.told.setObjectName("scheme_told")
        self.body.addWidget(self.form)
        self.body.addWidget(self.told)
        self.body.addStretch(1)
        self.form.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        code = str(self.form.editor("scheme").value())
        if code == self._shown:
            return
        self._shown = code
        empty(self._told)
        self.told.setVisible(bool(code))
        if not code:
            return
        try:
            scheme = scheme_of(code)
        except Refused as refused:
            self.refuse(refused)
            return
        if scheme is not None:
            self._propose(scheme)
            self._tell(scheme)

    def _propose(self, scheme: Scheme) -> None:
        editor = self.form.editor("organisation")
        fitting = bodies_for(scheme, self._at.desk.office(), self._bodies)
        kept = {each.id for each in fitting}
        if fitting and editor.value() not in kept:
            editor.set_value(fitting[0].id)

    def _tell(self, scheme: Scheme) -> None:
        tr, codes = self._at.tr_, self._at.desk.codes
        decider = scheme.decider(welfare_office=self._at.desk.office().welfare_office)
        papers = "、".join(tr(codes.label("scheme_paper", each.paper)) for each in scheme.papers)
        lines = [tr(decider.text), tr(scheme.period.text) if scheme.period else ""]
        for text in filter(None, lines):
            self._told.addWidget(IconWords("info", text, size="compact", tone="ink", wrap=True))
        self._told.addWidget(Words(tr(N_("そろえる書類: {papers}"), papers=papers), size="compact", wrap=True))
        self._told.addWidget(Words(law_words(scheme, tr), size="small", tone="ink2", wrap=True))


def law_words(scheme: Scheme, tr: Translator) -> str:
    """The law of a scheme, its former names, and that it is to be confirmed."""
    parts = [tr(N_("根拠: {law}"), law=scheme.law)] if scheme.law else []
    parts += [tr(N_("前の名前: {name}({day}まで)"), name=each.text, day=wareki(each.last)) for each in scheme.old]
    if scheme.unconfirmed:
        parts.append(tr(N_("期間・様式は県に確かめる")))
    return "・".join(parts)


def ask_scheme(
    room: CaseRoom, parent: QWidget, *, scheme: str = "", organisation: str = "", how: str = ""
) -> Question | None:
    """Ask which scheme is to be followed on the case that is shown."""
    view = room.view
    if view is None:
        return None
    begun = SchemeUse(
        case=view.case_id,
        scheme=scheme,
        organisation=organisation,
        recommended_on=view.at.today,
        recommended_how=how,
    )
    made = SchemeQuestion(parent.window(), room, begun)
    return ask_with_form(
        room.desk,
        made,
        made.form,
        SchemeUse,
        N_("制度を加える"),
        lambda filled: lambda w: begin_scheme(w, filled),
        case=view.case_id,
    )


def _second(pair: tuple[str, str]) -> str:
    return pair[1]
