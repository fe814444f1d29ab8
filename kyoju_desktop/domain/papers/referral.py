"""つなぎ票 (DOMAIN 4.3): what may be put before another body, in the order of the paper."""

from kyoju_desktop.domain.papers import Line, OutwardPaper, lines
from kyoju_desktop.i18n.messages import N_

FORM = "referral"
TITLE = N_("つなぎ票")

# Unticked at first: what a body needs only for some requests. The clerk ticks it, the gate decides.
PAPER: tuple[Line, ...] = (
    Line("Referral.urgency", existence=True),
    Line("Referral.purpose"),
    *lines("Person", "name", "kana"),
    *lines("Person", "alias", "latin_name", "kanji_name", "sex", picked=False),
    *(
        Line(f"Address.{name}", picked=name in {"place", "building", "room"}, existence=name != "use")
        for name in ("use", "postal_code", "place", "building", "room")
    ),
    *lines("ContactPoint", "means", "phone"),
    *lines("ContactPoint", "other", picked=False),
    *lines("ContactPoint", "safety", "voicemail", "hours", "note"),
    *lines("Person", "contact_caution", "two_person_visit", "language", "interpreter"),
    *lines("Person", "school", "workplace", picked=False),
    *lines("Intake", "topics", "main_topic", newest=True),
    *lines("Intake", "complaint", "hope", picked=False, newest=True),
    *lines("Referral", "summary", "requests", "request_note", "handling"),
    *lines("Case", "categories", picked=False),
    *lines("Person", "birth_date", picked=False),
    *lines("Assessment", "household_kind", "residents", newest=True),
    *lines("HouseholdMember", "relation", "living"),
    *lines("HouseholdMember", "name", "kana", "birth_date", "sex", picked=False),
    *lines("HouseholdMember", "phone", "school_or_work", picked=False),
    *lines("EmergencyContact", "name", "relation", "phone", "address", "may_tell", picked=False),
    *lines("Intake", "home_kind", "leave_by", newest=True),
    *lines("Intake", "moving_reasons", picked=False, newest=True),
    *lines("Intake", "rent", "arrears_months", "income", picked=False, newest=True),
    *lines("Assessment", "welfare", "income_kinds", "income", "arrears", picked=False, newest=True),
    *lines("Assessment", "savings", "debts", "household_income", picked=False, newest=True),
    *lines("Assessment", "work", "career", picked=False, newest=True),
    *lines("Assessment", "wish_area", "wish_rent", "wish_conditions", picked=False, newest=True),
    *lines("Tenancy", "home", "moved_in_on", "contract_until", picked=False, newest=True),
    *lines("Assessment", "health", "illness", "hospital", "handbooks", picked=False, newest=True),
    *lines("Assessment", "care_level", "independence", picked=False, newest=True),
    *lines("Person", "capacity_concern", picked=False),
    *lines("Assessment", "victim_history", "crime_history", picked=False, newest=True),
    *lines("Assessment", "family", "community", picked=False, newest=True),
    *lines("HouseholdMember", "marks", "note", picked=False),
    *lines("Person", "nationality", "residence_status", "residence_expires", picked=False),
    *lines("Referral", "course", picked=False),
    *lines("Assessment", "issues", "view", picked=False, newest=True),
    *lines("Plan", "vision", "long_goal", "short_goal", picked=False, newest=True),
)

REFERRAL = OutwardPaper(FORM, TITLE, PAPER)
