"""断り集計: what was refused, gathered without names, counted by the door of figures."""

from kyoju_desktop.domain.doors.figures import Refusal, refusal_figures
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.records import Case, HousingInquiry
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader

REFUSED = "refused"


def refusal_list(r: Reader, year: int, at: Locale) -> Sheet:
    """The refusals of the fiscal year that began in `year`, in numbers."""
    return refusal_figures(_refusals(r), year, office_of(r), at.today, codes=at.codes, tr=at.tr)


def _refusals(r: Reader) -> list[Refusal]:
    inquiries = r.find(HousingInquiry, result=REFUSED)
    cases = {each.id: each for each in r.find_in(Case, "id", {each.case for each in inquiries})}
    return [
        Refusal(
            each.refusal_reason,
            each.answered_on or (each.at.date() if each.at else None),
            cases[each.case].categories if each.case in cases else frozenset(),
            cases[each.case].person if each.case in cases else each.case,
        )
        for each in inquiries
    ]
