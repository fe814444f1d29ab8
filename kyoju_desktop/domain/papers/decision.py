"""方針決定伺い (DOMAIN 3.2, 9.6): which of the five ways the office goes, put to those who decide.

What is not needed to decide has no line here: no illness, no crime, no violence, no nationality, no names of others.
"""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.i18n.messages import N_

FORM = "decision"
TITLE = N_("方針決定伺い")

PAPER: tuple[Line, ...] = (
    *lines("Case", "number", "opened_at"),
    *lines("Person", "name", "kana", "birth_date"),
    *lines("Screening", "decision", "approved_on", "approval_number", newest=True),
    *lines("Screening", "referred_to", "reason", "ask_again_on", newest=True),
    *lines("Intake", "received_at", "route", "topics", "main_topic", "complaint", "hope", newest=True),
    *lines("Intake", "home_kind", "leave_by", newest=True),
    *lines("Assessment", "household_kind", "residents", newest=True),
    *lines("HouseholdMember", "relation", "living"),
)
DECISION = CaseForm(FORM, TITLE, (Group("", (PAPER,)),), boxes=True)
