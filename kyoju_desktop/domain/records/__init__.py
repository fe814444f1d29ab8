"""The catalogue of everything the office keeps: one frozen record class per thing, one line per field."""

from kyoju_desktop.domain.records.assessment import Assessment, Screening
from kyoju_desktop.domain.records.breach import Breach
from kyoju_desktop.domain.records.building import Building, Home, YearlyReport
from kyoju_desktop.domain.records.case import Case, ConflictOfInterest, Deadline, StageChange
from kyoju_desktop.domain.records.closing import Closing, Suspension
from kyoju_desktop.domain.records.conference import (
    AgendaItem,
    Conference,
    ConferenceCopy,
    ConferenceDecision,
    ConferenceMember,
)
from kyoju_desktop.domain.records.consent import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    ConsentSettlement,
    ConsentShown,
    ConsentVoiding,
    ConsentWithdrawal,
    WithdrawalNotice,
)
from kyoju_desktop.domain.records.disclosure import (
    CopyOut,
    DisclosedItem,
    Disclosure,
    DisclosureOutcome,
    LaterExplanation,
    PaperPrinted,
    PurposeEntry,
    SecretShown,
)
from kyoju_desktop.domain.records.home import Application, Belonging, HousingInquiry, InitialCost, Mandate
from kyoju_desktop.domain.records.household import EmergencyContact, HouseholdMember
from kyoju_desktop.domain.records.intake import Intake
from kyoju_desktop.domain.records.note import PersonInquiry, ProgressNote
from kyoju_desktop.domain.records.office import Office
from kyoju_desktop.domain.records.organisation import Organisation, OrganisationContact
from kyoju_desktop.domain.records.paper import Attachment, TransferIn
from kyoju_desktop.domain.records.person import (
    Address,
    ContactPoint,
    OppositeParty,
    OppositeTie,
    Person,
    PersonLink,
    Protection,
    Representative,
)
from kyoju_desktop.domain.records.plan import Evaluation, Plan, PlanItem
from kyoju_desktop.domain.records.referral import IncomingDocument, Referral, ReferralReply
from kyoju_desktop.domain.records.request import InformationRequest, Masking
from kyoju_desktop.domain.records.scheme import (
    BenefitRate,
    ClosedDay,
    Designation,
    Estimate,
    Measure,
    SchemeStep,
    SchemeUse,
)
from kyoju_desktop.domain.records.tenancy import (
    ArrearsStep,
    ContactCall,
    Crisis,
    Death,
    DeathStep,
    HospitalStay,
    InstalmentPaid,
    Instalments,
    MoveOut,
    ProviderReport,
    Tenancy,
    Visit,
)

__all__ = [
    "Address",
    "AgendaItem",
    "Application",
    "ArrearsStep",
    "Assessment",
    "Attachment",
    "Belonging",
    "BenefitRate",
    "Breach",
    "Building",
    "Case",
    "ClosedDay",
    "Closing",
    "Conference",
    "ConferenceCopy",
    "ConferenceDecision",
    "ConferenceMember",
    "ConflictOfInterest",
    "Consent",
    "ConsentExclusion",
    "ConsentRecipient",
    "ConsentSettlement",
    "ConsentShown",
    "ConsentVoiding",
    "ConsentWithdrawal",
    "ContactCall",
    "ContactPoint",
    "CopyOut",
    "Crisis",
    "Deadline",
    "Death",
    "DeathStep",
    "Designation",
    "DisclosedItem",
    "Disclosure",
    "DisclosureOutcome",
    "EmergencyContact",
    "Estimate",
    "Evaluation",
    "Home",
    "HospitalStay",
    "HouseholdMember",
    "HousingInquiry",
    "IncomingDocument",
    "InformationRequest",
    "InitialCost",
    "InstalmentPaid",
    "Instalments",
    "Intake",
    "LaterExplanation",
    "Mandate",
    "Masking",
    "Measure",
    "MoveOut",
    "Office",
    "OppositeParty",
    "OppositeTie",
    "Organisation",
    "OrganisationContact",
    "PaperPrinted",
    "Person",
    "PersonInquiry",
    "PersonLink",
    "Plan",
    "PlanItem",
    "ProgressNote",
    "Protection",
    "ProviderReport",
    "PurposeEntry",
    "Referral",
    "ReferralReply",
    "Representative",
    "SchemeStep",
    "SchemeUse",
    "Screening",
    "SecretShown",
    "StageChange",
    "Suspension",
    "Tenancy",
    "TransferIn",
    "Visit",
    "WithdrawalNotice",
    "YearlyReport",
]
