"""入居の手続の一覧, for the person: in official and in plain Japanese."""

from dataclasses import replace

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.general import Chosen, case_sheet
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import move_in
from kyoju_desktop.domain.records import Tenancy
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.move_in import duties
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.services.calendar import calendar_of
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader

TASKS = "move_in_task"


def move_in_paper(r: Reader, case_id: str, at: Locale, tenancy_id: str = "") -> Rendered:
    """入居の手続の一覧 of one tenancy (else the newest)."""
    return render(move_in_sheet(case_file(r, case_id), move_in.FORM, at, calendar_of(r), tenancy_id), at.tr)


def plain_move_in_paper(r: Reader, case_id: str, at: Locale, tenancy_id: str = "") -> Rendered:
    """The same list in plain Japanese."""
    return render(move_in_sheet(case_file(r, case_id), move_in.PLAIN, at, calendar_of(r), tenancy_id), at.tr)


def move_in_sheet(file: CaseFile, form: str, at: Locale, calendar: Calendar, tenancy_id: str = "") -> Sheet:
    """What stands on the list: the days of the tenancy, and each duty with its last day."""
    tenancy = file.find(Tenancy, tenancy_id) if tenancy_id else file.last(Tenancy)
    chosen: Chosen = {Tenancy: (tenancy,) if tenancy else ()}
    sheet = case_sheet(file, move_in.PAPERS[form], at.today, codes=at.codes, tr=at.tr, chosen=chosen)
    if tenancy is None:
        return sheet
    codes = [each.code for each in at.codes.list(TASKS).open_on(at.today)]
    return replace(sheet, table=move_in.duty_table(duties(tenancy, codes, calendar), secret=file.protected))
