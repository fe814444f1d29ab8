"""Layouts of the support plan and its items (DOMAIN 4.1 【5】)."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Evaluation, Plan, PlanItem
from kyoju_desktop.i18n.messages import N_

PLAN = Form(
    N_("支援計画"),
    Plan,
    (
        Section(N_("目標"), (("vision",), ("long_goal",), ("short_goal",), ("schemes",))),
        Section(
            N_("期間と見直し"),
            (
                ("coordination_on", "decided_on"),
                ("agreed_on",),
                ("from_day", "until_day"),
                ("review_on", "reviewed_on"),
                ("review_result",),
            ),
        ),
    ),
)

PLAN_ITEM = Form(
    N_("計画の項目"),
    PlanItem,
    (
        Section(
            N_("計画の項目"),
            (("problem",), ("aim",), ("support",), ("who", "due_on"), ("result", "done_on")),
        ),
    ),
)

EVALUATION = Form(
    N_("評価"),
    Evaluation,
    (
        Section(N_("評価"), (("on", "achieved"), ("changes",), ("words",), ("left_over",))),
        Section(N_("判定"), (("judged", "confirmed_on"), ("approver", "approved_on"))),
    ),
)
