"""緊急連絡先届 (DOMAIN 4.2, 4.10): whom to call and what they may be told; signed by the person."""

from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import N_

FORM = "emergency"
TITLE = N_("緊急連絡先届")

PERSON = Group(N_("届け出る人"), (lines("Person", "name", "kana"), lines("Person", "birth_date")))
CONTACTS = Group(
    N_("緊急連絡先"), (lines("EmergencyContact", "rank", "name", "relation", "phone", "address", "may_tell"),)
)
PAPER = CaseForm(FORM, TITLE, (PERSON, CONTACTS), door=Door.TO_PERSON)
