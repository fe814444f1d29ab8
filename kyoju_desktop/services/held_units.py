"""What other cases have of a unit, told so that nobody protected can be read from it."""

from collections.abc import Iterable
from datetime import date

from kyoju_desktop.domain.records import Application, Case, Home, Tenancy
from kyoju_desktop.domain.rules.held_units import Held
from kyoju_desktop.domain.rules.move_in import lived_in
from kyoju_desktop.services.homes import running_applications
from kyoju_desktop.storage.store import Reader


def held_by_others(r: Reader, unit: str, case_id: str) -> Held:
    """What cases other than this one, and the landlord, have of a unit."""
    lived = [each for each in r.find(Tenancy, unit=unit) if each.case != case_id]
    asked = [each for each in running_applications(r, unit) if each.case != case_id]
    both: list[Application | Tenancy] = [*lived, *asked]
    secret = {each.case for each in both if _is_secret(r, each)}
    spans = [_span(each) for each in lived if each.case not in secret]
    home = r.look(Home, unit)
    if (home and home.vacant == "no") or any(_goes_on(r, each) for each in both if each.case in secret):
        spans.append((r.today, date.max))
    return Held(tuple(spans), any(each.case not in secret for each in asked))


def units_of_case(r: Reader, records: Iterable[Application | Tenancy]) -> tuple[tuple[str, Held], ...]:
    """Each unit that a case has applied for or lives in, with what others have of it."""
    wanted = {each.unit: each.case for each in records if each.unit}
    return tuple((unit, held_by_others(r, unit, case)) for unit, case in sorted(wanted.items()))


def _span(tenancy: Tenancy) -> tuple[date, date]:
    return lived_in(tenancy) or (tenancy.contracted_on or date.min, tenancy.ended_on or date.max)


def _goes_on(r: Reader, record: Application | Tenancy) -> bool:
    return isinstance(record, Application) or record.ended_on is None or record.ended_on >= r.today


def _is_secret(r: Reader, record: Application | Tenancy) -> bool:
    case = r.look(Case, record.case)
    return case is not None and r.is_protected(case.person)
