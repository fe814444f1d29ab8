"""計算の控え (DOMAIN 6): what was entered, what came out, every step and the figures used; for the person too."""

from kyoju_desktop.domain.papers.general import CaseForm, Group, rows
from kyoju_desktop.domain.sheet import Door
from kyoju_desktop.i18n.messages import N_

FORM = "estimate"
TITLE = N_("計算の控え")
WHAT = Group(
    N_("計算"),
    (*rows("Person", ("name",)), *rows("Estimate", ("sum",), ("at", "on"))),
    frozenset({"Estimate.sum"}),
)
FOUND = Group(
    N_("わかったこと"),
    rows("Estimate", ("verdict",), ("amount",), ("given",), ("steps",), ("source",), ("unconfirmed",)),
)
PAPER = CaseForm(FORM, TITLE, (WHAT, FOUND), door=Door.TO_PERSON)
