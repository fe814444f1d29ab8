"""退去時 and 死亡時チェックリスト (DOMAIN 3.6): what is to be done, who is called in what order."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.i18n.messages import N_

MOVE_OUT, DEATH = "moveout", "death"
TITLES = {MOVE_OUT: N_("退去時チェックリスト"), DEATH: N_("死亡時チェックリスト")}

_WHO = lines("Person", "name", "kana", "birth_date")
# The home that is being left may have ended by now: the newest one counts, whether it has or not.
_HOME = lines("Tenancy", "home", "landlord", "moved_in_on", "ended_on", "guarantee_until", newest=True)

LEAVING: tuple[Line, ...] = (
    *_WHO,
    *_HOME,
    *lines("MoveOut", "reason", "noticed_on", "left_on", "next_home", "next_place", newest=True),
    *lines("MoveOut", "tasks", "settlement", "belongings", "note", newest=True),
)
DYING: tuple[Line, ...] = (
    *_WHO,
    Line("Person.died_on"),
    *_HOME,
    *lines("Death", "known_on", "tasks", "belongings_contract", "note", newest=True),
    *lines("DeathStep", "task", "done_on", "by", "note"),
    *lines("Belonging", "what"),
    *lines("EmergencyContact", "rank", "name", "relation", "phone", "may_tell"),
)
FORMS = {
    MOVE_OUT: CaseForm(MOVE_OUT, TITLES[MOVE_OUT], (Group("", (LEAVING,)),)),
    DEATH: CaseForm(DEATH, TITLES[DEATH], (Group("", (DYING,)),)),
}
