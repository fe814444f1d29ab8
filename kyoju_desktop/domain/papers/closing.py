"""終結伺い (DOMAIN 3.3, 9.6): why a case ends, what has changed, what is left over, how long its papers are kept."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.i18n.messages import N_

FORM = "closing"
TITLE = N_("終結伺い")

PAPER: tuple[Line, ...] = (
    *lines("Case", "number", "opened_at"),
    *lines("Person", "name", "kana", "birth_date"),
    *lines("Closing", "reason", "closed_on", "changes", "achieved", "words", "left_over", newest=True),
    *lines("Closing", "destination", "approved_on", "approval_number", newest=True),
    *lines("Closing", "keep_years", "keep_until", newest=True),
    *lines("Intake", "received_at", "main_topic", newest=True),
    *lines("Plan", "vision", "long_goal", newest=True),
)
CLOSING = CaseForm(FORM, TITLE, (Group("", (PAPER,)),), boxes=True)
