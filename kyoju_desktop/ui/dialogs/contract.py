"""契約・入居にする: a tenancy made from an application; everything known is carried over, the ends are proposed."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import is_empty, spec, value_of
from kyoju_desktop.domain.forms.contract import CONTRACT
from kyoju_desktop.domain.records import Application, InitialCost, SchemeUse, Tenancy
from kyoju_desktop.domain.rules.held_units import held_message
from kyoju_desktop.domain.rules.move_in import CARRIED, from_application, with_ends, with_permit
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.contracts import contract
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_remarks import Remarks
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import column, frame
from kyoju_desktop.ui.widgets.tick_line import TickLine

_PROPOSED = ("contract_until", "guarantee_from", "guarantee_until", "use_permit_until")
_SHOWN = tuple(name for name, _there in CARRIED if name != "unit")


def ask_contract(room: CaseRoom, parent: QWidget, view: CaseView, application: Application) -> Question:
    """Ask for the days of the contract; what the application knows stands above and is carried over."""
    desk, tr = room.desk, room.tr_
    made = Question(
        parent,
        tr,
        name="contract_dialog",
        title=tr(N_("契約・入居にする")),
        explain=tr(N_("申込みの内容を引き継いで「入居」を作ります。日付はあとから直せます。")),
        verb=tr(N_("契約・入居を記録する")),
        wide=820,
    )
    made.body.addWidget(_carried(view, application))
    waiting = _unanswered(application)
    if waiting:
        made.body.addWidget(IconWords("warning", tr(waiting), size="compact", tone="warn", wrap=True))
    form = FormView(desk, CONTRACT, _begun(view, application), key=f"contract.{application.id}")
    asked = LandlordAsked(view, form)
    made.body.addWidget(asked)
    made.body.addWidget(form)
    made.body.addStretch(1)
    Proposals(form)
    Remarks(form, lambda: view.beside, tr)
    ask_with_form(
        desk,
        made,
        form,
        Tenancy,
        N_("契約・入居を記録"),
        lambda filled: partial(contract, tenancy=filled, asked=asked.box.isChecked()),
        then=lambda _kept: desk.status(tr(N_("入居を作りました。すぐにする手続は「入居」の下にあります。"))),
        case=view.case_id,
    )
    form.focus_first()
    return made


def _begun(view: CaseView, application: Application) -> Tenancy:
    costs = [each for each in view.file.of(InitialCost) if each.application == application.id]
    made = with_permit(from_application(application, costs, None), view.file.of(SchemeUse))
    return made.replace(visit_rhythm="monthly", card_report=view.file.person.residence_expires is not None)


def _unanswered(application: Application) -> str:
    if application.result in {"", "waiting"}:
        return N_("審査の結果がまだ「審査中」です。記録すると、申込みは「承認」になります。")
    if application.result == "conditional":
        return N_("条件つきの承認です。条件が満たされたか確かめてください。")
    return ""


def _carried(view: CaseView, application: Application) -> QWidget:
    """What the application hands over, and from when it is."""
    tr, teller = view.at.tr, view.teller
    lines = column(spacing=2, margins=(12, 8, 12, 8))
    day = application.applied_on
    title = tr(N_("申込み({day})から引き継ぐもの"), day=wareki(day)) if day else tr(N_("申込みから引き継ぐもの"))
    lines.addWidget(Words(title, size="compact", bold=True, wrap=True))
    known = [name for name in _SHOWN if not is_empty(application, name)]
    told = [f"{tr(spec(Application, name).label)}: {teller.text(application, name)}" for name in known]
    costs = sum(1 for each in view.file.of(InitialCost) if each.application == application.id)
    if costs:
        told.append(tr(N_("初期費用: {count}件の合計"), count=str(costs)))
    lines.addWidget(
        Words("\u3000".join(told) or tr(N_("引き継ぐものがありません。")), size="compact", wrap=True, name="carried")
    )
    return frame("quietpanel", lines)


class LandlordAsked(TickLine):
    """「貸主に確かめた」: shown only while somebody else has the unit on the typed days."""

    def __init__(self, view: CaseView, form: FormView) -> None:
        tr = view.at.tr
        words = tr(N_("貸主に確かめた"))
        below = tr(
            N_("この住戸は、ほかと重なっています。続けて入る、いっしょに住むなど、契約してよいときに印を付けます。")
        )
        super().__init__(words, below, name="landlord_asked", tone="warn")
        self._view, self._form = view, form
        form.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        typed, view = self._form.typed(), self._view
        held = dict(view.units).get(typed.unit) if isinstance(typed, Tenancy) else None
        met = isinstance(typed, Tenancy) and held_message(typed, held, view.at.today) is not None
        self.setVisible(met)
        if not met:
            self.box.setChecked(False)  # a tick of other days says nothing about these


class Proposals(QObject):
    """Keeps the proposed ends in step with the beginnings, as long as nobody has typed another."""

    def __init__(self, form: FormView) -> None:
        super().__init__(form)
        self._form = form
        form.changed.connect(self.propose)
        self.propose()

    def propose(self) -> None:
        """Work the ends out anew from what stands in the form."""
        typed = self._form.typed()
        if not isinstance(typed, Tenancy):
            return
        ours = [name for name in _PROPOSED if not self._form.editor(name).touched]
        proposed = with_ends(typed.replace(**dict.fromkeys(ours)))
        for name in ours:
            if value_of(proposed, name) != value_of(typed, name):
                self._form.editor(name).set_value(value_of(proposed, name))
