"""退去 of a case: moving out, what follows a death, whom to tell, what stays behind."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.papers import leaving
from kyoju_desktop.domain.records import Death, MoveOut
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.deaths import begun_death
from kyoju_desktop.ui.dialogs.papers import make_paper
from kyoju_desktop.ui.pages.case_editor import Action
from kyoju_desktop.ui.pages.case_lists import Listed, ListPanel
from kyoju_desktop.ui.pages.case_panels import CasePanel, PanelsTab
from kyoju_desktop.ui.pages.case_room import CaseRoom
from kyoju_desktop.ui.pages.case_view import CaseView
from kyoju_desktop.ui.pages.case_watch import tenancy_of
from kyoju_desktop.ui.pages.leaving_belongings import BELONGINGS
from kyoju_desktop.ui.pages.leaving_calls import CallsPanel
from kyoju_desktop.ui.pages.leaving_death import death_foot
from kyoju_desktop.ui.pages.leaving_move import move_below


def _make_checklist(room: CaseRoom, parent: QWidget, record: Record) -> None:
    """After a death the one of a death, else that of a move."""
    died = isinstance(record, MoveOut) and record.reason == "death"
    make_paper(room.desk, parent, room.case_id, leaving.DEATH if died else leaving.MOVE_OUT)


MOVE_OUTS = Listed(
    MoveOut,
    N_("退去"),
    "out",
    N_("退去の記録はありません。"),
    lambda view: MoveOut(case=view.case_id, tenancy=tenancy_of(view)),
    add=N_("退去を書く"),
    action=Action(N_("チェックリストを作る"), "make_checklist", _make_checklist, lambda _record: True, look="plain"),
    below=move_below,
)
DEATHS = Listed(
    Death,
    N_("死亡時の対応"),
    "alert",
    N_("死亡の記録はありません。"),
    lambda view: begun_death(view.file, view.at.today, view.now),
    add="",
    foot=death_foot,
    folds=False,
)


class LeavingTab(PanelsTab):
    """退去: moving out stands first while the person lives; after a death what follows from it does."""

    def __init__(self, room: CaseRoom) -> None:
        self._moves, deaths, belongings = (ListPanel(room, each) for each in (MOVE_OUTS, DEATHS, BELONGINGS))
        self._of_death = (deaths, CallsPanel(room), belongings)
        super().__init__([self._moves, *self._of_death])

    def in_order(self, view: CaseView) -> tuple[CasePanel, ...]:
        """Moving out stands first until a death is recorded."""
        return (*self._of_death, self._moves) if view.dead else (self._moves, *self._of_death)


def leaving_tab(room: CaseRoom) -> PanelsTab:
    """退去: moving out, a death with its clocks, points and calls, the belongings."""
    return LeavingTab(room)
