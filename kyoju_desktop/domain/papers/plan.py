"""支援計画書 (DOMAIN 4.1【5】): what the person wants to reach, who does what until when; the person signs it."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import N_

FORM = "plan"
TITLE = N_("支援計画書")

PAPER: tuple[Line, ...] = (
    *lines("Person", "name", "kana", "birth_date"),
    *lines("Plan", "vision", "long_goal", "short_goal", "schemes", newest=True),
    *lines("Plan", "coordination_on", "decided_on", "agreed_on", newest=True),
    *lines("Plan", "from_day", "until_day", "review_on", newest=True),
    *lines("PlanItem", "problem", "aim", "support", "who", "due_on"),
)
PLAN = CaseForm(FORM, TITLE, (Group("", (PAPER,)),), door=Door.TO_PERSON, boxes=True)
