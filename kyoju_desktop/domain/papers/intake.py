"""相談受付票 (DOMAIN 4.1【1】, 4.2): for use inside the section, or handed to the person with the purposes on it."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "intake"
TITLE = N_("相談受付票")

PAPER: tuple[Line, ...] = (
    *lines("Case", "number", "called", "categories"),
    *lines("Person", "name", "kana", "latin_name", "kanji_name", "alias", "sex", "birth_date"),
    *lines("Person", "birth_certainty", "age_band", "language", "interpreter", "contact_caution"),
    *lines("Person", "two_person_visit", "school", "workplace"),
    *lines("Person", "nationality", "residence_status", "residence_expires"),
    *lines("Address", "use", "postal_code", "place", "building", "room", "mail_allowed"),
    *lines("ContactPoint", "means", "phone", "other", "safety", "voicemail", "hours", "note"),
    *lines("HouseholdMember", "name", "kana", "relation", "birth_date", "sex", "living"),
    *lines("HouseholdMember", "school_or_work", "phone", "marks", "note"),
    *lines("EmergencyContact", "rank", "name", "relation", "phone", "address", "may_tell"),
    *lines(
        "Intake",
        "received_at",
        "route",
        "route_detail",
        "taken_by",
        "urgency",
        "visitor_name",
        "visitor_kana",
        "visitor_relation",
        "visitor_phone",
        "visitor_known",
        "filled_by",
        "topics",
        "main_topic",
        "complaint",
        "hope",
        "moving_reasons",
        "home_kind",
        "rent",
        "common_fee",
        "arrears_months",
        "leave_by",
        "job_lost_on",
        "income",
        "disaster_on",
        "shelter_tonight",
        "purpose_told_on",
        "purpose_version",
        "purpose_exception",
        newest=True,
    ),
    *lines("Assessment", "household_kind", "residents", "welfare", "income_kinds", newest=True),
    *lines("Assessment", "household_income", "savings", "work", "guarantor", newest=True),
    *lines("Assessment", "health", "illness", "hospital", "handbooks", "care_level", newest=True),
    *lines("Assessment", "independence", "wish_area", "wish_rent", "wish_rooms", newest=True),
    *lines("Assessment", "wish_floor", "wish_conditions", "other_town", "move_cost", newest=True),
    *lines("Screening", "decision", "decided_on", "referred_to", newest=True),
)
