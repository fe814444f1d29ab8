"""代理人: who acts for the person, how far and since when; entering one, and ending one."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Consent, Representative
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.representatives import end_representative, record_representative
from kyoju_desktop.storage.store import Writer
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.asking import ask_with_form
from kyoju_desktop.ui.dialogs.question import Question
from kyoju_desktop.ui.forms.form_view import FormView
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.widgets.buttons import Button
from kyoju_desktop.ui.widgets.chips import Chip
from kyoju_desktop.ui.widgets.combo import Combo
from kyoju_desktop.ui.widgets.emptying import empty
from kyoju_desktop.ui.widgets.labels import Words
from kyoju_desktop.ui.widgets.panels import Panel, column, row, rule

ENTERING = Form(
    N_("代理人"),
    Representative,
    (
        Section(
            N_("代理人"),
            (("kind",), ("name",), ("phone",), ("from_day", "checked_on"), ("paper",), ("paper_on",), ("scope",)),
        ),
    ),
)
_ENDING = Form(N_("代わったとき"), Representative, (Section(N_("代わったとき"), (("ended_on",), ("ended_reason",))),))
Kept = Callable[[Representative], object]


class RepresentativesPanel(Panel):
    """Shown when the person has or had somebody who acts for them, or a consent was given by one."""

    def __init__(self, room: CaseRoom) -> None:
        tr = room.tr_
        super().__init__(tr(N_("代理人")), icon="people", name="representatives")
        self._room = room
        self.add_action(
            Button(tr(N_("代理人を登録")), icon="plus", small=True, name="add_representative", pressed=self._enter)
        )

    def show_view(self, view: CaseView) -> None:
        """Show them, the present ones first."""
        empty(self.body)
        found = sorted(view.file.of(Representative), key=lambda each: (each.ended_on is not None, each.id))
        by_one = any(each.form == "representative" for each in view.file.of(Consent))
        self.setVisible(bool(found) or by_one or bool(view.file.person.capacity_concern) or _child(view))
        self.set_count(str(len(found)) if found else "")
        if not found:
            words = self._room.tr_(
                N_("登録はありません。家族は当然には代理できません。権限の書類を確かめて登録します。")
            )
            line = row(margins=(12, 8, 12, 8))
            line.addWidget(Words(words, size="compact", tone="ink2", wrap=True))
            self.body.addLayout(line)
        for at, each in enumerate(found):
            if at:
                self.body.addWidget(rule())
            self.body.addWidget(self._line(each, view))

    def _line(self, each: Representative, view: CaseView) -> QWidget:
        tr, teller = self._room.tr_, view.teller
        made = QWidget()
        made.setObjectName(f"representative.{each.id}")
        line = row(spacing=8, margins=(12, 6, 12, 6))
        made.setLayout(line)
        words = column(spacing=2)
        words.addWidget(Words("  ".join((teller.text(each, "kind"), each.name)), bold=True, wrap=True))
        checked = tr(N_("{day}に確かめた"), day=wareki(each.checked_on)) if each.checked_on else ""
        since = tr(N_("{day}から"), day=wareki(each.from_day)) if each.from_day else ""
        told = "・".join(filter(None, (since, each.paper, checked, teller.text(each, "scope"), each.ended_reason)))
        words.addWidget(Words(told, size="compact", tone="ink2", wrap=True))
        line.addLayout(words, 1)
        if each.ended_on:
            ended = tr(N_("{day}まで"), day=wareki(each.ended_on))
            line.addWidget(Chip(ended, icon="clock"))
        else:
            button = Button(tr(N_("代理人でなくなった")), icon="clock", small=True, name=f"end.{each.id}")
            button.clicked.connect(lambda _on=False: ask_ending(self._room.desk, self.window(), each))
            line.addWidget(button)
        return made

    def _enter(self) -> None:
        view = self._room.view
        if view is not None:
            known = tuple(each for each in view.file.of(Representative) if each.ended_on is None)
            ask_representative(self._room.desk, self.window(), view.file.person.id, known, case=view.case_id)


def _child(view: CaseView) -> bool:
    birth = view.file.person.birth_date
    return birth is not None and (view.at.today.year - birth.year) < 19


def ask_representative(
    desk: Desk,
    parent: QWidget,
    person: str,
    known: tuple[Representative, ...],
    *,
    case: str,
    kept: Kept | None = None,
) -> Question:
    """Register somebody who acts for the person; may take the place of an earlier one from that day on."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="representative_dialog",
        title=tr(N_("代理人を登録する")),
        explain=tr(
            N_(
                "権限の書類(戸籍、登記事項証明書など)を見てから登録します。"
                "保佐人・補助人・任意後見人は、書類に書かれたことだけを代理できます。"
            )
        ),
        verb=tr(N_("登録する")),
        wide=720,
    )
    started = Representative(person=person, checked_on=desk.today())
    view = FormView(desk, ENTERING, started, key=f"representative.{person}", titles=False, gaps=False)
    made.body.addWidget(view)
    former = Combo(name="former", label=tr(N_("だれに替わって")))
    former.fill([(each.id, each.name) for each in known], empty=tr(N_("だれにも替わらない(新しく加わる)")))
    former.setCurrentIndex(0)
    if known:
        made.body.addWidget(
            Words(tr(N_("前の代理人に替わるとき(前の代理人の同意は、その日に終わります)")), wrap=True)
        )
        made.body.addWidget(former)
    else:
        former.deleteLater()

    def use(filled: Representative) -> Callable[[Writer], Representative]:
        replaces = former.code() if known else ""
        return lambda w: record_representative(w, filled, replaces=replaces)

    label = N_("代理人を登録した")
    ask_with_form(desk, made, view, Representative, label, use, then=kept, final=True, case=case)
    view.focus_first()
    return made


def ask_ending(desk: Desk, parent: QWidget, representative: Representative) -> Question:
    """Enter that somebody no longer acts for the person."""
    tr = desk.tr
    made = Question(
        parent,
        tr,
        name="ending_dialog",
        title=tr(N_("代理人でなくなった")),
        explain=tr(N_("この人が与えた同意は、その日に終わります。本人か新しい代理人に、新しくたずねてください。")),
        verb=tr(N_("記録する")),
        wide=560,
    )
    started = representative.replace(ended_on=desk.today())
    view = FormView(desk, _ENDING, started, key=f"ending.{representative.id}", titles=False, gaps=False)
    made.body.addWidget(view)

    ask_with_form(
        desk,
        made,
        view,
        Representative,
        N_("代理人の終わり"),
        lambda filled: lambda w: end_representative(w, representative.id, filled.ended_on, filled.ended_reason),
        final=True,
    )
    view.focus_first()
    return made
