"""評価シート (DOMAIN 4.1【6】): the goals of the plan, how far they were reached, what comes next; approved."""

from kyoju_desktop.domain.forms.plan import EVALUATION
from kyoju_desktop.domain.papers import lines
from kyoju_desktop.domain.papers.course import WHO
from kyoju_desktop.domain.papers.general import CaseForm, Group, groups_of, rows
from kyoju_desktop.i18n.messages import N_

FORM = "evaluation"
TITLE = N_("評価シート")

PAPER = CaseForm(
    FORM,
    TITLE,
    (
        WHO,
        Group(
            N_("計画の目標"),
            rows("Plan", ("vision",), ("long_goal",), ("short_goal",), ("decided_on", "review_on")),
        ),
        Group(N_("計画の項目"), (lines("PlanItem", "problem", "aim", "support", "who", "result"),), listed=3),
        *groups_of(EVALUATION, without=("approver", "approved_on")),
    ),
    boxes=True,
)
