"""退去 of a case: moving out, what follows a death, whom to tell, what stays behind."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.papers import leaving
from kyoju_desktop.domain.records import Belonging, ContactCall, Death, EmergencyContact, Mandate, MoveOut
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.ui.dialogs.papers import make_paper
from kyoju_desktop.ui.forms.form_view import Options
from kyoju_desktop.ui.pages.case_editor import Action
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel
from kyoju_desktop.ui.pages.case_panels import PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.case_watch import tenancy_of


def _make_checklist(room: CaseRoom, parent: QWidget, record: Record) -> None:
    """After a death the one of a death, else that of a move."""
    died = isinstance(record, Death) or (isinstance(record, MoveOut) and record.reason == "death")
    make_paper(room.desk, parent, room.case_id, leaving.DEATH if died else leaving.MOVE_OUT)


MOVE_OUTS = Listed(
    MoveOut,
    N_("退去"),
    "out",
    N_("退去の記録はありません。"),
    lambda view: MoveOut(case=view.case_id, tenancy=tenancy_of(view)),
    add=N_("退去を書く"),
    action=Action(N_("チェックリストを作る"), "make_checklist", _make_checklist, lambda _record: True, look="plain"),
)
DEATHS = Listed(
    Death,
    N_("死亡時の対応"),
    "alert",
    N_("死亡の記録はありません。"),
    lambda view: Death(case=view.case_id, tenancy=tenancy_of(view), known_on=view.at.today),
    add=N_("死亡を記録する"),
    removable=False,
    action=Action(N_("チェックリストを作る"), "make_death", _make_checklist, lambda _record: True, look="plain"),
)


def _contacts(view: CaseView) -> Options:
    named = [(each.id, each.name) for each in view.file.of(EmergencyContact)]
    return {"contact": [("", ""), *named]}


CALLS = Listed(
    ContactCall,
    N_("緊急連絡先への連絡"),
    "bell",
    N_("連絡の記録はありません。"),
    lambda view: ContactCall(case=view.case_id, at=view.now, clerk=view.file.case.clerk),
    options=_contacts,
    add=N_("連絡を書く"),
)


def _new_belonging(view: CaseView) -> Record:
    mandate = view.file.last(Mandate)
    return Belonging(case=view.case_id, mandate=mandate.id if mandate else "")


BELONGINGS = Listed(
    Belonging,
    N_("残置物"),
    "list",
    N_("残置物の記録はありません。"),
    _new_belonging,
    add=N_("残置物を書く"),
)


def leaving_tab(room: CaseRoom) -> PanelsTab:
    """退去: moving out, a death and its calls, the belongings."""
    return PanelsTab([ListPanel(room, each) for each in (MOVE_OUTS, DEATHS, CALLS, BELONGINGS)])
