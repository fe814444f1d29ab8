"""匿名の問合せを本人に結合: the inquiry gets its person, or goes over into the person's case; its number stays."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.forms.intake import FIRST_PERSON
from kyoju_desktop.domain.records import Case, Person
from kyoju_desktop.domain.rules.stages import INQUIRY, INTAKE
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import change_stage, join_inquiry, name_person
from kyoju_desktop.storage.search import Hit
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.widgets.labels import IconWords
from kyoju_desktop.ui.widgets.likely import LikelyPanel

WAIT = 150  # milliseconds after the last keystroke before the search


class JoinQuestion(Question):
    """The name as it is now known; persons that are already here can be chosen instead."""

    def __init__(self, desk: Desk, parent: QWidget, file: CaseFile) -> None:
        tr = desk.tr
        super().__init__(
            parent,
            tr,
            name="join_dialog",
            title=tr(N_("問合せを本人に結ぶ({number})"), number=file.case.number),
            explain=tr(
                N_(
                    "受付番号はそのまま残ります。前から相談している人なら、右下の一覧から選ぶと、そのケースに記録が移ります。"
                )
            ),
            verb=tr(N_("この人の問合せにする")),
            wide=760,
        )
        self._desk, self._file = desk, file
        self._asked = 0
        self.view = FormView(desk, FIRST_PERSON, file.person, key=f"join.{file.case.id}", titles=False, gaps=False)
        self.likely = LikelyPanel(desk, same=N_("この人のケースに結合"))
        self.likely.same.connect(self._join)
        self.likely.other.connect(self._apart)
        self.likely.looked.connect(self._look)
        self._none = IconWords("info", tr(N_("打つと、前の相談がここに出ます。")), size="compact", wrap=True)
        for each in (self.view, self.likely, self._none):
            self.body.addWidget(each)
        self.body.addStretch(1)
        self._gone: set[str] = {file.person.id}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT)
        self._timer.timeout.connect(self._search)
        self.view.changed.connect(self._timer.start)
        self.agreed.connect(self._name)

    def _typed(self) -> Person:
        person = Person()
        for name in self.view.form.names():
            try:
                person = person.replace(**{name: self.view.editor(name).value()})
            except Refused:
                continue
        return person

    def _search(self) -> None:
        person = self._typed()
        self._asked += 1
        asked = self._asked
        if not (person.name or person.kana or person.birth_date):
            self._found(asked, person, ())
            return
        self._desk.work.read(
            self,
            lambda r: r.similar_persons(person.name, person.kana, "", person.birth_date),
            lambda hits: self._found(asked, person, hits),
        )

    def _found(self, asked: int, person: Person, hits: tuple[Hit, ...]) -> None:
        if asked != self._asked:
            return
        shown = [hit for hit in hits if hit.person not in self._gone and hit.case]
        self.likely.show_hits(shown, person, "")
        self._none.setVisible(not shown)

    def _apart(self, hit: Hit) -> None:
        self._gone.add(hit.person)
        self._search()

    def _look(self, hit: Hit) -> None:
        self.view.drafting.save()
        self.reject()
        self._desk.open_case(hit.case)

    def _join(self, hit: Hit) -> None:
        case_id = self._file.case.id
        self._desk.work.write(
            self,
            N_("問合せを結合"),
            lambda w: join_inquiry(w, case_id, hit.case),
            lambda case: self._done(case.id),
            refused=self.refuse,
            case=case_id,
        )

    def _name(self) -> None:
        person = self.view.commit()
        if not isinstance(person, Person):
            return
        if not person.name.strip():
            self.view.refused(Refused(N_("氏名を入れてください。"), field="name"))
            return
        case_id = self._file.case.id
        self._desk.work.write(
            self,
            N_("問合せに本人をつけた"),
            lambda w: _named(w, case_id, person),
            lambda case: self._done(case.id),
            refused=lambda refused: self.view.refused(refused) or self.refuse(refused),
            case=case_id,
        )

    def _done(self, case_id: str) -> None:
        self.view.settle()
        self.accept()
        self._desk.open_case(case_id)


def _named(w: Writer, case_id: str, person: Person) -> Case:
    case = w.get(Case, case_id)
    if case.anonymous:
        case = name_person(w, case_id, person)
    if case.stage == INQUIRY:
        return change_stage(w, case_id, INTAKE, "")
    return case


def ask_join(desk: Desk, parent: QWidget, file: CaseFile) -> JoinQuestion:
    """Ask whose inquiry it was."""
    made = JoinQuestion(desk, parent, file)
    made.open()
    made.view.focus_first()
    return made
