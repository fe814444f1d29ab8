"""What visits and absences say on the tenancy, from which the day of the next visit follows."""

from kyoju_desktop.domain.records import HospitalStay, Tenancy, Visit
from kyoju_desktop.domain.rules.watch import last_absence, last_visit
from kyoju_desktop.services.persons import open_tenancy
from kyoju_desktop.storage.store import Writer


def follow_visit(w: Writer, visit: Visit) -> None:
    """The tenancy knows the last day on which the office went."""
    tenancy = w.look(Tenancy, visit.tenancy) if visit.tenancy else open_tenancy(w, visit.case)
    if tenancy is not None:
        last = last_visit(tenancy, w.find(Visit, case=visit.case), w.now.date())
        w.put(tenancy.replace(last_visit_on=last))


def follow_stay(w: Writer, stay: HospitalStay) -> None:
    """Every tenancy of the case knows the absence from which the tenant came back last."""
    stays = w.find(HospitalStay, case=stay.case)
    for each in w.find(Tenancy, case=stay.case):
        last = last_absence(each, stays)
        w.put(each.replace(away_from=last.since if last else None, back_on=last.back_on if last else None))
