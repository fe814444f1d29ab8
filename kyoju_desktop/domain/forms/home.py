"""Layouts of 住まい探し: inquiries and refusals, applications and guarantees, first costs, mandates."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Application, Belonging, HousingInquiry, InitialCost, Mandate
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
        Section(N_("内見"), (("viewing_at", "viewing_done"), ("viewed_with",), ("viewing_note",))),
        Section(
            N_("答え"),
            (
                ("result", "answered_on"),
                ("refused_by",),
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
            (
                ("unit",),
                ("applied_on", "destination"),
                ("home",),
                ("landlord",),
                ("rent", "common_fee"),
                ("papers",),
            ),
        ),
        Section(
            N_("保証"),
            (
                ("guarantee", "guarantee_fee"),
                ("guarantor",),
                ("no_guarantor_why", "guarantee_asked_on"),
                ("guarantee_papers",),
                ("guarantee_result", "guarantee_result_on"),
                ("guarantee_reason",),
            ),
        ),
        Section(
            N_("審査の結果"),
            (("answer_expected_on",), ("result", "result_on"), ("result_reason",)),
        ),
    ),
)

INITIAL_COST = Form(
    N_("初期費用"),
    InitialCost,
    (Section(N_("初期費用"), (("what", "amount"), ("detail",), ("payer",), ("due_on", "paid_on"))),),
)

MANDATE = Form(
    N_("残置物・死後事務の契約"),
    Mandate,
    (
        Section(
            N_("契約と受任者"),
            (
                ("kinds",),
                ("concluded_on", "mandatary_kind"),
                ("organisation",),
                ("mandatary", "phone"),
            ),
        ),
        Section(
            N_("備え"),
            (
                ("list_kept", "list_place"),
                ("key_keeper", "deposit"),
                ("review_on", "ended_on"),
                ("note",),
            ),
        ),
    ),
)

BELONGING = Form(
    N_("残置物"),
    Belonging,
    (
        Section(N_("物"), (("what",), ("designated", "place"), ("send_to",))),
        Section(
            N_("どうしたか"),
            (
                ("told_on", "fate"),
                ("done_on", "witness"),
                ("received_on", "received_by"),
                ("note",),
            ),
        ),
    ),
)
