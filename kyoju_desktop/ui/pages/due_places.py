"""Where each deadline is answered: the record class whose tab opens, the record in it, the field for the cursor."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kyoju_desktop.ui.desk import NEW

POINT = "point."
ARREARS_STAIR = f"{POINT}arrears_stair"  # under 滞納への対応, where the next step is


@dataclass(frozen=True)
class Aim:
    """A place in a case: the tab of a record class, a record in it (`NEW`: an empty one), a field of it.

    A field that begins with `POINT` is no field of the record's form, but a box or a block of that name.
    """

    record_class: str = ""
    target: str = ""
    field: str = ""


# The field of the record itself that answers the deadline.
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "absence_back": "back_on",
        "absence_check": "check_on",
        "address_report": "address_reported_on",
        "application_answer": "result",
        "arrears_next": "next_done_on",
        "belonging_receipt": "received_on",
        "belonging_wait": "fate",
        "card_report": "card_reported_on",
        "care_decision": "result",
        "care_until": "care_until",
        "carry_out_notice": "notice_sent_on",
        "case_contact": "contact_again_on",
        "child_until": "marks",
        "contract_fixed_until": "contract_until",
        "contract_until": "contract_until",
        "crisis_next": "settled_on",
        "death_report": "reported_on",
        "disability_until": "disability_until",
        "disaster_designated": "disaster_seen_on",
        "disaster_to_designated": "disaster_seen_on",
        "disaster_until": "disaster_seen_on",
        "document_reply": "replied_on",
        "emergency_contact": "confirmed_on",
        "emergency_home_until": "contract_until",
        "emergency_home_usual": "contract_until",
        "guarantee_until": "guarantee_until",
        "handbook_until": "handbook_until",
        "initial_cost": "paid_on",
        "inquiry_answer": "result",
        "instalment_first": "monthly",
        "insurance_until": "insurance_until",
        "leave_report": "tasks",
        "mandate_review": "review_on",
        "move_out": "tasks",
        "move_report": "tasks",
        "plan_item": "result",
        "plan_review": "reviewed_on",
        "protection_confirm": "confirm_on",
        "protection_expires": "extended_on",
        "protection_extension": "extended_on",
        "provider_next": "next_done_on",
        "renounce": "heirs",
        "residence_expires": "residence_expires",
        "scheme_answer": "result",
        "scheme_last": "ended_on",
        "scheme_next": "next_done_on",
        "scheme_until": "until_day",
        "suspension_contact": "contact_on",
        "suspension_review": "contact_on",
        "use_permit_until": "use_permit_until",
        "viewing_day": "viewing_note",
        "visit_next": "next_done_on",
        "welfare_decision": "result",
        "welfare_decision_long": "result",
    }
)
# Deadlines that are answered in another record than the one that sets them.
ELSEWHERE: Mapping[str, Aim] = MappingProxyType(
    {
        "assessment_by": Aim("Assessment", "", "interviewed_on"),
        "death_belongings": Aim("Death", "", f"{POINT}belongings"),
        "public_vacate": Aim("Death", "", f"{POINT}public_housing"),
        "loss_report": Aim("Death", "", f"{POINT}stop"),
        "instalment": Aim("InstalmentPaid", NEW),
        "leave_by": Aim("HousingInquiry"),
        "watch_visit": Aim("Visit", NEW),
        "visit_back": Aim("Visit", NEW),
        "support_housing_visit": Aim("Visit", NEW),
    }
)


def place_of(code: str, record_class: str, record_id: str) -> Aim:
    """Where that deadline of that record is answered."""
    return ELSEWHERE.get(code) or Aim(record_class, record_id, FIELDS.get(code, ""))
