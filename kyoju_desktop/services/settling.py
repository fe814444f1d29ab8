"""What is due and simple is done where it is listed: the day is noted in the record, and undo takes it back."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import (
    ArrearsStep,
    Deadline,
    EmergencyContact,
    InitialCost,
    Intake,
    ProgressNote,
    ProviderReport,
    SchemeStep,
    SchemeUse,
    Visit,
)
from kyoju_desktop.services.cases import keep
from kyoju_desktop.services.schemes import tick_step
from kyoju_desktop.storage.store import Writer

# The field that says on which day it was done.
DONE: Mapping[str, tuple[type[Record], str]] = MappingProxyType(
    {
        "own": (Deadline, "done_on"),
        "note_next": (ProgressNote, "next_done_on"),
        "visit_next": (Visit, "next_done_on"),
        "arrears_next": (ArrearsStep, "next_done_on"),
        "provider_next": (ProviderReport, "next_done_on"),
        "scheme_next": (SchemeUse, "next_done_on"),
        "scheme_step": (SchemeStep, "done_on"),
        "initial_cost": (InitialCost, "paid_on"),
        "emergency_contact": (EmergencyContact, "confirmed_on"),
        "disaster_until": (Intake, "disaster_seen_on"),
        "disaster_to_designated": (Intake, "disaster_seen_on"),
        "disaster_designated": (Intake, "disaster_seen_on"),
    }
)
# Of these the list's own button does it; of the others the menu of the row.
AT_ONCE = frozenset({"own", "provider_next", "scheme_next", "scheme_step"})


def settle(w: Writer, code: str, record_id: str, day: date) -> None:
    """Note that a deadline of that code was done on the day. KeyError for one that asks for more than a day."""
    kind, name = DONE[code]
    if kind is SchemeStep:
        tick_step(w, record_id, day)
    else:
        keep(w, w.get(kind, record_id).replace(**{name: day}))
