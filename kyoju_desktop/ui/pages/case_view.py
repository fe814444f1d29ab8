"""Everything the case page shows, read once in the background and then only drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.lapses import is_dead
from kyoju_desktop.domain.records import (
    Application,
    Closing,
    Consent,
    Crisis,
    Death,
    Designation,
    EmergencyContact,
    HospitalStay,
    HouseholdMember,
    HousingInquiry,
    IncomingDocument,
    MoveOut,
    Organisation,
    PersonInquiry,
    Plan,
    Referral,
    SchemeUse,
    Tenancy,
    Visit,
)
from kyoju_desktop.domain.rules.absence import VISITS, pauses_visits
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.deadlines import ALWAYS_SHOWN, Due, dues_of
from kyoju_desktop.domain.rules.death_ends import ENDED_BY_DEATH
from kyoju_desktop.domain.rules.held_units import Held
from kyoju_desktop.domain.rules.missing import Missing, asked_for, needs_for
from kyoju_desktop.domain.rules.remarks import Beside
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.services.cases import case_file
from kyoju_desktop.services.conferences.minutes import course_of
from kyoju_desktop.services.contracts import lived_elsewhere
from kyoju_desktop.services.held_units import units_of_case
from kyoju_desktop.services.kept import kept_in
from kyoju_desktop.storage.store import Reader
from kyoju_desktop.ui.pages.case_face import Face, face_of, glance_of, steps_of
from kyoju_desktop.ui.pages.case_story import story
from kyoju_desktop.ui.pages.case_teller import Teller
from kyoju_desktop.ui.pages.conference_ways import merged, told_sittings
from kyoju_desktop.ui.widgets.consent_strip import Glance
from kyoju_desktop.ui.widgets.entry import Entry
from kyoju_desktop.ui.widgets.stage_strip import Step


@dataclass(frozen=True)
class CaseView:
    """One case as the page shows it."""

    file: CaseFile
    at: Locale
    now: datetime
    bodies: Mapping[str, str]
    entries: tuple[Entry, ...]
    dues: tuple[Due, ...]
    next_stage: str
    needs: tuple[Missing, ...]
    face: Face
    steps: tuple[Step, ...]
    glance: Glance
    elsewhere: tuple[tuple[str, Tenancy], ...] = ()
    designations: tuple[Designation, ...] = ()
    units: tuple[tuple[str, Held], ...] = ()

    @property
    def beside(self) -> Beside:
        """What a record of this case is looked at beside."""
        return Beside(self.file, self.at.today, self.elsewhere, self.designations, self.units)

    @property
    def teller(self) -> Teller:
        """How records of this case are told."""
        return Teller(self.file, self.at, self.bodies)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What the next stage asks for and nobody has answered yet."""
        return tuple(each for each in self.needs if not each.answered)

    @property
    def dead(self) -> bool:
        """Whether the office knows that the person has died."""
        return is_dead(self.file)

    @property
    def case_id(self) -> str:
        """The id of the case."""
        return self.file.case.id

    def counts(self) -> dict[str, int]:
        """How many things each tab holds."""
        of = self.file.of
        return {
            "household": len(of(HouseholdMember)) + len(of(EmergencyContact)),
            "plan": len(of(Plan)),
            "home": len(of(HousingInquiry)) + len(of(Application)) + len(of(Tenancy)),
            "schemes": len(of(SchemeUse)),
            "watch": len(of(Visit)) + len(of(Crisis)),
            "leaving": len(of(MoveOut)) + len(of(Death)),
            "consent": len(of(Consent)),
            "handed": len(of(Referral)) + len(of(PersonInquiry)) + len(of(IncomingDocument)),
            "papers": sum(1 for each in kept_in(self.file) if each.standing),
        }


def look_up(r: Reader, case_id: str, at: Locale, calendar: Calendar, now: datetime) -> CaseView:
    """Read a case and work out what its page shows."""
    file = case_file(r, case_id)
    bodies = {each.id: each.name for each in r.find(Organisation)}
    following = asked_for(file)
    sat = told_sittings(course_of(r, case_id), Teller(file, at, bodies))
    return CaseView(
        file=file,
        at=at,
        now=now.replace(second=0, microsecond=0),
        bodies=bodies,
        entries=merged(story(file, at, bodies), sat),
        dues=case_dues(file, calendar, at.today),
        next_stage=following,
        needs=needs_for(following, file) if following else (),
        face=face_of(file, at),
        steps=steps_of(file, at),
        glance=glance_of(file, at, bodies),
        elsewhere=lived_elsewhere(r, file),
        designations=calendar.designations,
        units=units_of_case(r, (*file.of(Application), *file.of(Tenancy))),
    )


def case_dues(file: CaseFile, calendar: Calendar, today: date) -> tuple[Due, ...]:
    """The dates of the case that are still open, the nearest first."""
    records = (file.person, file.case, *(each for kind in file.records.values() for each in kind))
    dues = [due for record in records for due in dues_of(record, calendar)]
    if not is_open(file.case.stage):
        dues = [due for due in dues if due.record_class in {Closing.__name__, *ALWAYS_SHOWN}]
    if is_dead(file):
        dues = [due for due in dues if due.code not in ENDED_BY_DEATH]
    dues = [due for due in dues if due.code not in VISITS or not _is_away(file, due.record, today)]
    told = (replace(due, values=tuple((name, file.conceal(text)) for name, text in due.values)) for due in dues)
    return tuple(sorted(told, key=lambda due: (due.due_on, due.record)))


def _is_away(file: CaseFile, tenancy: str, today: date) -> bool:
    return any(pauses_visits(each, tenancy, today) for each in file.of(HospitalStay))
