"""開示などの請求: taking one in, putting it off, deciding it, saying what was done."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.layout import Form
from kyoju_desktop.domain.forms.requests import REQUEST_DECIDED, REQUEST_DONE, REQUEST_EXTENDED, REQUEST_TAKEN
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.records import Case, InformationRequest
from kyoju_desktop.domain.rules.masking import DECEASED
from kyoju_desktop.domain.rules.requests import Stop
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.requests import (
    complete_request,
    decide_request,
    extend_request,
    register_request,
)
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.icon_line import IconLine
from kyoju_desktop.ui.widgets.labels import IconWords, Words
from kyoju_desktop.ui.widgets.panels import row

Then = Callable[[InformationRequest], object]
WAIT = 200  # milliseconds after the last keystroke before the search
_KINDS = N_(
    "本人の情報の開示・訂正・利用停止は法律で、決定は30日以内です。"
    "亡くなった人の情報は市町村の要綱で扱い、30日の期限はありません。"
)


class CaseChoice(QWidget):
    """Whose records are asked for: a search, and the case found; or none, where nobody of that name is known."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        line = row(spacing=8)
        self.setLayout(line)
        line.addWidget(Words(tr(N_("だれの記録か")), size="compact"))
        self.search = IconLine("search", leading=True)
        self.search.setObjectName("request_case_search")
        self.search.setAccessibleName(tr(N_("だれの記録か(氏名・ふりがな・番号)")))
        self.search.setPlaceholderText(tr(N_("氏名・ふりがな・番号")))
        self.found = Combo(name="request_case", label=tr(N_("ケース")))
        self.found.fill([], empty=tr(N_("ケースなし・まだわからない")))
        line.addWidget(self.search, 1)
        line.addWidget(self.found, 2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._timer.start())

    def case(self) -> str:
        """The id of the chosen case, "" for none."""
        return self.found.code()

    def _look(self) -> None:
        text = self.search.text().strip()
        self._desk.work.read(self, lambda r: r.search(text, limit=20) if text else (), self._show)

    def _show(self, hits: object) -> None:
        assert isinstance(hits, tuple)  # noqa: S101 - what the search gives
        tr = self._desk.tr
        options = [(hit.case, f"{hit.name}  {hit.number}") for hit in hits if hit.case and not hit.opposite]
        self.found.fill(options, empty=tr(N_("ケースなし・まだわからない")))
        if options:
            self.found.choose(options[0][0])


def ask_request(desk: Desk, parent: QWidget, then: Then, *, case: str = "") -> Question:
    """Take a request in, for a case or before it is known whose records are meant."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="request_dialog",
        title=tr(N_("開示などの請求を受け付ける")),
        explain=tr(_KINDS),
        verb=tr(N_("受け付ける")),
        wide=820,
    )
    kind, standing = (DECEASED, "heir") if _is_of_dead(desk, case) else ("disclosure", "self")
    begun = InformationRequest(case=case, received_on=desk.today(), kind=kind, standing=standing)
    view = FormView(
        desk,
        REQUEST_TAKEN,
        begun,
        key=f"request.{case or 'anybody'}",
        needed={"kind", "received_on", "requester", "standing"},
        gaps=False,
        label_width=128,
    )
    choice = None if case else CaseChoice(desk)
    if choice is not None:
        made.body.addWidget(choice)
    made.body.addWidget(view)

    def use(filled: InformationRequest) -> Callable[[Writer], InformationRequest]:
        asked = filled.replace(case=choice.case()) if choice is not None else filled
        return lambda w: register_request(w, asked)

    def whose(filled: InformationRequest) -> str:
        return choice.case() if choice is not None else filled.case

    label = N_("請求を受け付ける")
    ask_with_form(desk, made, view, InformationRequest, label, use, then=then, case=whose)
    view.focus_field("requester")
    return made


def _is_of_dead(desk: Desk, case: str) -> bool:
    """Whether the records are those of somebody who has died: the town's own rules hold then."""
    if not case:
        return False
    with desk.store.read() as r:
        return is_dead(case_file(r, case))


def ask_case(desk: Desk, parent: QWidget, request: InformationRequest, then: Then) -> Question:
    """Say whose records a request means, once that is known."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="request_case_dialog",
        title=tr(N_("だれの記録の請求か")),
        explain=tr(N_("請求した人には、まだ、記録があるともないとも言いません。")),
        verb=tr(N_("このケースの請求にする")),
        wide=640,
    )
    choice = CaseChoice(desk)
    made.body.addWidget(choice)

    def done(kept: InformationRequest) -> None:
        made.accept()
        then(kept)

    def act() -> None:
        case = choice.case()
        desk.work.write(
            made,
            N_("請求のケース"),
            lambda w: _of_case(w, request, case),
            done,
            refused=made.refuse,
            case=case,
        )

    made.agreed.connect(act)
    made.open()
    choice.search.setFocus()
    return made


def _of_case(w: Writer, request: InformationRequest, case: str) -> InformationRequest:
    person = w.get(Case, case).person if case else ""
    changed = w.get(InformationRequest, request.id).replace(case=case, person=person)
    w.put(changed)
    return changed


def ask_decision(desk: Desk, parent: QWidget, request: InformationRequest, stops: tuple[Stop, ...]) -> Question:
    """Enter the decision; while a stop stands, its grounds are filled in already."""
    tr = desk.tr
    begun = request.replace(decided_on=desk.today())
    if any(each.hard for each in stops):
        begun = begun.replace(decision="existence", grounds=frozenset(stops[0].grounds))
    made = _question(
        desk,
        parent,
        "request_decision_dialog",
        REQUEST_DECIDED,
        begun,
        lambda w, filled: decide_request(w, request.id, filled),
        verb=N_("決定を記録する"),
        final=True,
        needed=frozenset({"decision", "approver"}),
    )
    for stop in reversed(stops):
        made.body.insertWidget(0, IconWords("alert", tr(stop.words), size="compact", tone="danger", wrap=True))
    return made


def ask_extension(desk: Desk, parent: QWidget, request: InformationRequest) -> Question:
    """Put the decision off, once, for thirty days at most."""
    return _question(
        desk,
        parent,
        "request_extension_dialog",
        REQUEST_EXTENDED,
        request,
        lambda w, filled: extend_request(w, request.id, filled.extended_until, filled.extended_reason),
        verb=N_("延長する"),
        needed=frozenset({"extended_until", "extended_reason"}),
    )


def ask_done(desk: Desk, parent: QWidget, request: InformationRequest) -> Question:
    """What was corrected, or whose use was stopped."""
    return _question(
        desk,
        parent,
        "request_done_dialog",
        REQUEST_DONE,
        request,
        lambda w, filled: complete_request(w, request.id, filled.done),
        verb=N_("記録する"),
        needed=frozenset({"done"}),
    )


def _question(
    desk: Desk,
    parent: QWidget,
    name: str,
    form: Form,
    begun: InformationRequest,
    act: Callable[[Writer, InformationRequest], InformationRequest],
    *,
    verb: str,
    final: bool = False,
    needed: frozenset[str] = frozenset(),
) -> Question:
    tr = desk.tr
    made = Question(parent, tr, name=name, title=f"{tr(form.title)}\u3000{begun.number}", verb=tr(verb), wide=720)
    view = FormView(desk, form, begun, key=f"{name}.{begun.id}", titles=False, gaps=False, needed=needed)
    made.body.addWidget(view)

    ask_with_form(
        desk,
        made,
        view,
        InformationRequest,
        form.title,
        lambda filled: lambda w: act(w, filled),
        final=final,
        case=begun.case,
    )
    view.focus_first()
    return made
