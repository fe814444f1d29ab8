"""Layouts between the application and the key: the answer of the check, the contract with what is still open."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Application, Tenancy
from kyoju_desktop.i18n.messages import N_

ANSWER = Form(
    N_("審査の結果"),
    Application,
    (
        Section(N_("貸主・管理会社の審査"), (("result", "result_on"), ("result_reason",), ("answer_expected_on",))),
        Section(N_("保証の審査"), (("guarantee_result", "guarantee_result_on"), ("guarantee_reason",))),
    ),
)

CONTRACT = Form(
    N_("契約・入居"),
    Tenancy,
    (
        Section(
            N_("契約"),
            (
                ("contracted_on", "contract_kind"),
                ("contract_from", "contract_until"),
                ("pay_way", "initial_cost"),
            ),
        ),
        Section(
            N_("保証と満了の日"), (("guarantee_from", "guarantee_until"), ("insurance_until", "use_permit_until"))
        ),
        Section(
            N_("入居"),
            (("key_on", "moved_in_on"), ("card_report",), ("visit_rhythm", "two_person")),
        ),
    ),
)
