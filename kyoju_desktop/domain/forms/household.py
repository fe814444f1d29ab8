"""Layouts of the household and of the people to call."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import EmergencyContact, HouseholdMember
from kyoju_desktop.i18n.messages import N_

HOUSEHOLD_MEMBER = Form(
    N_("世帯員"),
    HouseholdMember,
    (
        Section(
            N_("世帯員"),
            (
                ("name", "kana"),
                ("relation", "birth_date"),
                ("sex", "living"),
                ("relation_to_head", "registered"),
                ("marks",),
                ("phone", "school_or_work"),
                ("note",),
            ),
        ),
    ),
)

EMERGENCY_CONTACT = Form(
    N_("緊急連絡先"),
    EmergencyContact,
    (
        Section(
            N_("緊急連絡先"),
            (
                ("name", "relation"),
                ("phone", "may_tell"),
                ("address",),
                ("rank", "on_death"),
                ("confirmed_on",),
            ),
        ),
    ),
)
