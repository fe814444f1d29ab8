"""The legal bases of a disclosure: their rules, and the legal standing of a body that decides which of them fit."""

from kyoju_desktop.domain.basis_data import load_bases, load_conditions, load_conferences
from kyoju_desktop.domain.basis_rule import Article, BasisRule, Conference, Demand, Fit, Warned
from kyoju_desktop.domain.conditions import Condition, conditions_for
from kyoju_desktop.domain.records import Office, Organisation

__all__ = [
    "CONSENT",
    "INSIDE",
    "PURPOSE",
    "Article",
    "BasisRule",
    "Condition",
    "Conference",
    "Demand",
    "Fit",
    "Warned",
    "conditions_for",
    "is_external",
    "load_bases",
    "load_conditions",
    "load_conferences",
    "standing_of",
]

CONSENT = "consent"
PURPOSE = "purpose"

# Inside the same 実施機関; everybody else is outside the office (DOMAIN 1.1).
INSIDE = frozenset({"own_section", "same_body"})

# Bodies that are never the mayor's own offices, whatever the register of organisations says (DOMAIN 1.1):
# 教育委員会 and 水道事業管理者 are 実施機関 of their own, 民生委員 serve the prefecture, others are state or police.
_NEVER_INSIDE = frozenset(
    {"education_board", "water", "commissioner", "police", "probation", "job_center", "other_town", "court", "fire"}
)
# Run by the prefecture where the municipality has no 福祉事務所 (DOMAIN 0.4).
_OF_PREFECTURE = frozenset({"welfare_office", "self_reliance"})
# Nobody of these is a public body, whatever the register says.
_PRIVATE = frozenset({"bar_association", "family"})


def standing_of(organisation: Organisation, office: Office) -> str:
    """The legal standing that counts: what the register says, corrected where it cannot be true.

    A conference is a conference, whoever runs it; a 福祉事務所 or 自立相談 is outside where the municipality runs no
    福祉事務所; an unknown standing is private.
    """
    if organisation.kind == "conference" or organisation.conference_body:
        return "conference"
    if organisation.kind in _PRIVATE:
        return "private"
    stated = organisation.standing or "private"
    if organisation.kind == "commissioner":
        return "other_public"
    outside = organisation.kind in _NEVER_INSIDE or (
        organisation.kind in _OF_PREFECTURE and not office.welfare_office
    )
    return "other_public" if outside and stated in INSIDE else stated


def is_external(organisation: Organisation, office: Office) -> bool:
    """Whether telling this body is a disclosure to somebody outside the 実施機関."""
    return standing_of(organisation, office) not in INSIDE
