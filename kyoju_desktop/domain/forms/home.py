"""Layouts of 住まい探し: inquiries and refusals, applications and guarantees."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Application, HousingInquiry
from kyoju_desktop.i18n.messages import N_

HOUSING_INQUIRY = Form(
    N_("物件の照会"),
    HousingInquiry,
    (
        Section(
            N_("照会"),
            (
                ("at", "asked_kind"),
                ("organisation",),
                ("asked",),
                ("home",),
                ("destination", "rent"),
                ("told", "step"),
            ),
        ),
        Section(
            N_("答え"),
            (
                ("result", "answered_on"),
                ("refusal_reason",),
                ("refusal_words",),
                ("own_no",),
                ("next_step",),
            ),
        ),
    ),
)

APPLICATION = Form(
    N_("入居の申込み"),
    Application,
    (
        Section(
            N_("申込み"),
            (("applied_on", "destination"), ("home",), ("landlord",), ("rent",)),
        ),
        Section(N_("保証"), (("guarantee", "guarantee_fee"), ("guarantor",))),
        Section(
            N_("審査の結果"),
            (("answer_expected_on",), ("result", "result_on"), ("result_reason",)),
        ),
    ),
)
