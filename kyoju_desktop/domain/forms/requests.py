"""The parts of a request for access that are asked one after the other: taking in, deciding, finishing."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Breach, InformationRequest
from kyoju_desktop.i18n.messages import N_

REQUEST_TAKEN = Form(
    N_("請求を受け付ける"),
    InformationRequest,
    (
        Section(
            N_("だれから、何の請求か"),
            (
                ("kind", "received_on"),
                ("requester", "standing"),
                ("opposite",),
                ("identity_paper", "authority_paper"),
                ("asked",),
            ),
        ),
        Section(N_("期限にかかわること"), (("corrected_days", "due_on"),)),
    ),
)

REQUEST_EXTENDED = Form(
    N_("期限を延ばす"),
    InformationRequest,
    (Section("", (("extended_until",), ("extended_reason",))),),
)

REQUEST_DECIDED = Form(
    N_("決定"),
    InformationRequest,
    (
        Section(
            "",
            (("decision", "decided_on"), ("grounds",), ("approver", "decision_number"), ("note",)),
        ),
    ),
)

REQUEST_DONE = Form(N_("したこと"), InformationRequest, (Section("", (("done",),)),))

BREACH_KNOWN = Form(
    N_("事故を記録する"),
    Breach,
    (
        Section(
            "",
            (
                ("kind", "known_on"),
                ("happened_at", "found_by"),
                ("what",),
                ("reached", "persons"),
                ("classes",),
                ("marks",),
                ("stopped",),
            ),
        ),
    ),
)
