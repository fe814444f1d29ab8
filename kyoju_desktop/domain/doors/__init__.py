"""The doors beside the gate, one module for each paper that needs no basis; the protected bundle stays closed."""

from kyoju_desktop.domain.doors.blank import blank
from kyoju_desktop.domain.doors.bundle import bundle_sheet
from kyoju_desktop.domain.doors.common import OFFICE_ONLY, OTHERS, SECRET
from kyoju_desktop.domain.doors.consent import consent_form
from kyoju_desktop.domain.doors.inquiry import anonymous_inquiry
from kyoju_desktop.domain.doors.intake import internal, to_person
from kyoju_desktop.domain.doors.notice import withdrawal_notice

__all__ = [
    "OFFICE_ONLY",
    "OTHERS",
    "SECRET",
    "anonymous_inquiry",
    "blank",
    "bundle_sheet",
    "consent_form",
    "internal",
    "to_person",
    "withdrawal_notice",
]
