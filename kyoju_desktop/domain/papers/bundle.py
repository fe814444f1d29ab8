"""開示用一式: everything the office holds about one person, in an order in which it can be read (DOMAIN 5.11)."""

from dataclasses import dataclass

from kyoju_desktop.domain.fields import Record, record_class
from kyoju_desktop.i18n.messages import N_

FORM = "bundle"
TITLE = N_("保有個人情報の写し(開示用一式)")


@dataclass(frozen=True)
class Part:
    """One part of the bundle: its title and the record classes that stand in it, in this order."""

    title: str
    classes: tuple[str, ...]

    @property
    def records(self) -> tuple[type[Record], ...]:
        """The record classes."""
        return tuple(record_class(name) for name in self.classes)


PARTS: tuple[Part, ...] = (
    Part(N_("本人"), ("Person", "ContactPoint", "Address", "Protection", "Representative")),
    Part(N_("世帯と緊急連絡先"), ("HouseholdMember", "EmergencyContact")),
    Part(N_("ケースと受付"), ("Case", "Intake", "StageChange", "ConflictOfInterest", "Deadline")),
    Part(N_("アセスメントと方針"), ("Assessment", "Screening")),
    Part(N_("支援計画"), ("Plan", "PlanItem", "Evaluation")),
    Part(N_("支援経過"), ("ProgressNote", "Crisis")),
    Part(N_("住まい探しと契約"), ("HousingInquiry", "Application", "InitialCost", "Mandate", "Tenancy")),
    Part(N_("入居中"), ("Visit", "ProviderReport", "HospitalStay", "ArrearsStep", "Instalments", "InstalmentPaid")),
    Part(N_("退去と死亡"), ("MoveOut", "Death", "DeathStep", "ContactCall", "Belonging")),
    Part(N_("制度と計算"), ("SchemeUse", "SchemeStep", "Estimate")),
    Part(
        N_("同意"),
        (
            "Consent",
            "ConsentRecipient",
            "ConsentExclusion",
            "ConsentShown",
            "ConsentWithdrawal",
            "ConsentVoiding",
            "ConsentSettlement",
            "WithdrawalNotice",
        ),
    ),
    Part(N_("つなぎと文書"), ("Referral", "ReferralReply", "IncomingDocument", "TransferIn", "Attachment")),
    Part(N_("会議"), ("AgendaItem", "ConferenceDecision")),
    Part(
        N_("提供の記録"),
        ("Disclosure", "DisclosureOutcome", "CopyOut", "LaterExplanation", "SecretShown", "PaperPrinted"),
    ),
    Part(N_("問合せと相手方"), ("PersonInquiry", "OppositeParty", "OppositeTie")),
    Part(N_("漏えい等の事故"), ("Breach",)),
    Part(N_("中断と終結"), ("Suspension", "Closing")),
)

# Not about the person: the office, its registers of bodies, homes, measures, figures and purposes, the request
# itself, a sitting with its members and its packs of many cases. The items of a disclosure stand in one line
# below the disclosure.
LEFT_OUT = frozenset(
    {"Office", "Organisation", "OrganisationContact", "PurposeEntry", "PersonLink", "InformationRequest", "Masking"}
    | {"DisclosedItem", "Conference", "ConferenceMember", "ConferenceCopy"}
    | {"Building", "Home", "YearlyReport", "Measure", "BenefitRate", "ClosedDay", "Designation"}
)

# What only the program needs: fingerprints, places of copies, names of classes and fields.
TECHNICAL = frozenset({"sha256", "blob", "record", "record_class", "field_name", "asking", "parked", "finished"})
