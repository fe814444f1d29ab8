"""Layouts of what a clerk sets on a case: a deadline, a conflict of interest, 中断, 終結, categories."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Case, Closing, ConflictOfInterest, Deadline, Suspension
from kyoju_desktop.i18n.messages import N_

CASE = Form(
    N_("ケース"),
    Case,
    (Section(N_("ケース"), (("categories",), ("clerk", "contact_again_on"), ("called",))),),
)

DEADLINE = Form(
    N_("期限"),
    Deadline,
    (Section(N_("期限"), (("what",), ("due_on", "source"), ("done_on",), ("note",))),),
)

CONFLICT_OF_INTEREST = Form(
    N_("担当の利害関係"),
    ConflictOfInterest,
    (
        Section(
            N_("利害関係"),
            (
                ("clerk", "relation"),
                ("detail",),
                ("measure", "replaced_by"),
                ("noted_on",),
            ),
        ),
    ),
)

SUSPENSION = Form(
    N_("中断"),
    Suspension,
    (Section(N_("中断"), (("since", "contact_on"), ("reason",), ("ended_on",))),),
)

CLOSING = Form(
    N_("終結"),
    Closing,
    (
        Section(
            N_("終結"),
            (("reason", "closed_on"), ("destination", "keep_years")),
        ),
        Section(
            N_("評価"),
            (("achieved",), ("changes",), ("words",), ("left_over",)),
        ),
        Section(N_("決裁"), (("approver", "approved_on"), ("approval_number",))),
    ),
)
