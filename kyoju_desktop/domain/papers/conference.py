"""会議の個別事例票 and its kin (DOMAIN 4.5): what a case sheet has room for.

There is no line for an address, a telephone number, a nationality or a refusal of an agent, so none can be printed.
"""

from kyoju_desktop.domain.papers import Line, OutwardPaper, lines
from kyoju_desktop.i18n.messages import N_

FORM = "conference_case"
TITLE = N_("個別事例票")
AGENDA, NOTICE, SECRECY = "conference_agenda", "conference_notice", "conference_secrecy"
ANSWER, MINUTES = "conference_answer", "conference_minutes"
TITLES = {
    FORM: TITLE,
    AGENDA: N_("次第・資料一覧"),
    NOTICE: N_("会議の開催通知"),
    SECRECY: N_("守秘の説明書・誓約書"),
    ANSWER: N_("会議の求めへの回答"),
    MINUTES: N_("議事の要旨と決まったこと"),
}

# What was written for this conference; nothing of the notes enters by itself.
TEXTS = ("background", "fact", "view", "to_discuss", "result", "consent_policy")
DECIDED = ("organisation", "who", "what", "due_on", "done_on")

PAPER: tuple[Line, ...] = (
    *lines("Person", "name", "kana", "sex", "birth_date"),
    *lines("Person", "contact_caution", "two_person_visit"),
    Line("AgendaItem.district"),
    Line("AgendaItem.aim"),
    *lines("Assessment", "household_kind", "residents", newest=True),
    *lines("HouseholdMember", "relation", "living"),
    *lines("Intake", "home_kind", "leave_by", "rent", "arrears_months", newest=True),
    *lines("Assessment", "welfare", "income_kinds", "income", "work", newest=True),
    *lines("Assessment", "health", "illness", "care_level", "family", newest=True),
    *lines("AgendaItem", *TEXTS),
    *lines("ConferenceDecision", "who", "what", "due_on"),
)
"""The named version. Which of it stands on the paper is picked by class, and the gate decides about each item."""

CASE_SHEET = OutwardPaper(FORM, TITLE, PAPER)

# The classes of which a named sheet can show anything, in the order in which they are offered.
CLASSES = (
    "IDENTITY",
    "NEED",
    "HOUSEHOLD",
    "COURSE",
    "CARE",
    "CONTACT",
    "HOUSING",
    "MONEY",
    "WORK",
    "HEALTH",
    "FAMILY",
)
USUAL = frozenset({"IDENTITY", "NEED", "COURSE"})
"""What a named sheet shows unless the clerk picks more: who it is, what is asked, what was written for it."""
