"""The layout of making a contract from an application: what is still to be entered, the rest is carried over."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Tenancy
from kyoju_desktop.i18n.messages import N_

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
