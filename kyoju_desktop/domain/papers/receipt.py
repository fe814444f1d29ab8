"""受領書 of things that were left behind (DOMAIN 3.6, CASES C03): signed by who received them, kept by the office.

It leaves the office to be signed: whose things they were is no field of it, the number of the case stands for that.
"""

from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.general import CaseForm, Group
from kyoju_desktop.i18n.messages import N_

FORM = "receipt"
TITLE = N_("残置物の受領書")

THINGS = Group(N_("受け取った物"), (lines("Belonging", "what"),), listed=8)
PAPER = CaseForm(FORM, TITLE, (THINGS,))
