"""滞納から始める: a case from the arrears of a public tenant in one dialog; earlier persons are looked for first."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.papers import arrears_rule
from kyoju_desktop.domain.records import ArrearsStep, Case, Person, Tenancy
from kyoju_desktop.domain.rules.arrears import BY_RULE, proposal
from kyoju_desktop.domain.rules.remarks import on_rent
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.arrears import arrears_rule_paper, start_from_arrears
from kyoju_desktop.storage.search import Hit
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.due_places import ARREARS_STAIR
from kyoju_desktop.ui.pages.home_lines import buttons
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.likely import LikelyPanel

K = TypeVar("K", Person, Tenancy)
_WAIT = 200  # milliseconds after the last keystroke before the search
_WHO = Form(N_("本人"), Person, (Section(N_("本人"), (("name", "kana"), ("birth_date",))),))
_WHERE = Form(N_("住まい"), Tenancy, (Section(N_("公営住宅"), (("home",), ("rent", "moved_in_on"))),))
_STEP = Form(
    N_("滞納"),
    ArrearsStep,
    (
        Section(
            N_("滞納と、聞いたこと"),
            (("on", "step"), ("months", "amount"), ("words",), ("wants_help",), ("next_step",), ("next_on",)),
        ),
    ),
)


class FromArrears(Question):
    """The three short forms, who may be known already, and what the office's rule says."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="from_arrears_dialog",
            title=tr(N_("公営住宅の滞納から始める")),
            explain=tr(
                N_(
                    "滞納は困りごとのしるしのことがあります。ここから相談のケースを始めます。"
                    "相談で聞いたことは、滞納の整理だけのために使いません。"
                )
            ),
            verb=tr(N_("ケースを始める")),
            wide=820,
        )
        self._desk, self._same = desk, ""
        self.who = FormView(desk, _WHO, Person(), key="from_arrears.Person", gaps=False)
        self.where = FormView(desk, _WHERE, Tenancy(), key="from_arrears.Tenancy", gaps=False)
        step = ArrearsStep(on=desk.today(), step="interview", wants_help="not_asked")
        self.step = FormView(desk, _STEP, step, key="from_arrears.ArrearsStep", gaps=False, label_width=124)
        self.likely = LikelyPanel(desk)
        self.likely.same.connect(self._on_same)
        self.likely.other.connect(lambda _hit: self.likely.hide())
        self.likely.looked.connect(self._look_at)
        self.chosen = IconWords("link", "", size="compact", tone="done", wrap=True, name="chosen_same")
        self.chosen.hide()
        self.rule = IconWords("info", "", size="compact", wrap=True, name="arrears_proposal")
        for each in (self.who, self.likely, self.chosen, self.where, self.step, self.rule, self._print()):
            self.body.addWidget(each)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._search)
        self.who.changed.connect(self._timer.start)
        self.step.changed.connect(self._say_rule)
        self.where.changed.connect(self._say_rent)
        self._say_rule()

    def person(self) -> Person:
        """Who it is, as typed; `Refused` where it cannot be read."""
        return _read(self.who, Person)

    def use(self, step: ArrearsStep) -> Callable[[Writer], Case]:
        """What the verb writes."""
        person, home, same = self.person(), _read(self.where, Tenancy), self._same
        return lambda w: start_from_arrears(w, person, home, step, same)

    def settle(self) -> None:
        """The case is in the file: nothing is left as a draft."""
        for each in (self.who, self.where):
            each.settle()

    def refuse(self, refused: Refused) -> bool:
        """Beside its field in whichever of the forms has it, else at the foot."""
        return self.who.refused(refused) or self.where.refused(refused) or super().refuse(refused)

    def _print(self) -> QWidget:
        made = Button(self.tr_(N_("つなぐルールを印刷")), icon="printer", small=True, name="print_rule")
        made.clicked.connect(
            lambda _checked=False: show_made(
                self._desk,
                self,
                "",
                arrears_rule.FORM,
                arrears_rule.TITLE,
                lambda r: arrears_rule_paper(r, self._desk.locale),
                kept=False,
            )
        )
        return buttons([made])

    def _search(self) -> None:
        typed = self.who.typed()
        if not isinstance(typed, Person):
            return
        name, kana, birth = typed.name, typed.kana, typed.birth_date
        if not (name.strip() or kana.strip()):
            self.likely.show_hits((), typed, "")
            return
        self._desk.work.read(
            self,
            lambda r: r.similar_persons(name, kana, "", birth, limit=4),
            lambda hits: self.likely.show_hits(hits, typed, ""),
        )

    def _on_same(self, hit: Hit) -> None:
        self._same = hit.person
        words = self.tr_(N_("同じ人の印を付けて始めます(前の受付番号 {number})。"), number=hit.number)
        self.chosen.words.setText(words)
        self.chosen.show()
        self.likely.hide()

    def _look_at(self, hit: Hit) -> None:
        self.reject()
        self._desk.open_case(hit.case)

    def _say_rule(self) -> None:
        step, office = self.step.typed(), self._desk.office()
        found = proposal(office, step) if isinstance(step, ArrearsStep) else None
        rule = (
            N_("文書のルールで組織的につなぐ") if office.arrears_referral == BY_RULE else N_("希望したときだけつなぐ")
        )
        told = found.why.text(self.tr_) if found else ""
        self.rule.words.setText(self.tr_(N_("役場の決まり「{rule}」: {told}"), rule=self.tr_(rule), told=told))

    def _say_rent(self) -> None:
        home = self.where.typed()
        said = on_rent(home.rent) if isinstance(home, Tenancy) else ()
        self.where.set_remarks({each.field: each.message.text(self.tr_) for each in said})


def _read(view: FormView, kind: type[K]) -> K:
    filled = view.commit()
    if not isinstance(filled, kind):
        raise Refused(N_("読めない欄があります。印の付いた欄を直してください。"))
    return filled


def ask_from_arrears(desk: Desk, parent: QWidget) -> FromArrears:
    """Begin a case from arrears; afterwards it stands open at the stair in 見守り."""
    made = FromArrears(desk, parent)

    def begun(case: Case) -> None:
        made.settle()
        desk.open_case(case.id, "watch", field=ARREARS_STAIR)

    ask_with_form(desk, made, made.step, ArrearsStep, N_("滞納から始める"), made.use, then=begun)
    made.who.focus_first()
    return made
