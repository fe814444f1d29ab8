"""計算の控え on paper: exactly what was kept, never worked out anew."""

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import estimate as paper
from kyoju_desktop.domain.records import Estimate
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader


def estimate_paper(r: Reader, case_id: str, at: Locale, estimate_id: str = "") -> Rendered:
    """One kept sum (else the newest of the case), for the person too."""
    return render(estimate_sheet(r, case_id, at, estimate_id), at.tr)


def newest_estimate_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """The newest kept sum of the case."""
    return estimate_paper(r, case_id, at)


def estimate_sheet(r: Reader, case_id: str, at: Locale, estimate_id: str = "") -> Sheet:
    """What stands on the paper."""
    file = case_file(r, case_id)
    found = file.find(Estimate, estimate_id) if estimate_id else file.last(Estimate)
    one: tuple[Record, ...] = (found,) if found else ()
    return case_sheet(file, paper.PAPER, at.today, codes=at.codes, tr=at.tr, chosen={Estimate: one})
