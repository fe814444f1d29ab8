"""連絡票: one contact who may be told, with room for what is said (DOMAIN 3.6); for use inside the section."""

from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.i18n.messages import N_

FORM = "call_sheet"
TITLE = N_("緊急連絡先への連絡票")

WHO = Group(N_("本人"), (lines("Person", "name", "kana"),))
WHOM = Group(
    N_("連絡する人"),
    (
        lines("EmergencyContact", "rank", "relation"),
        lines("EmergencyContact", "name", "phone"),
        lines("EmergencyContact", "may_tell"),
    ),
    frozenset({"EmergencyContact.may_tell", "EmergencyContact.rank"}),
)
PAPER = CaseForm(FORM, TITLE, (WHO, WHOM))
