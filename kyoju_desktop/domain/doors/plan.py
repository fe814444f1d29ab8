"""支援計画書: handed to the person, signed by the person; the office's own copy carries the boxes for approval."""

from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.doors.general import case_sheet
from kyoju_desktop.domain.papers.plan import PLAN
from kyoju_desktop.domain.records import Plan, PlanItem
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.i18n.messages import N_, Translator

FOR_OFFICE, FOR_PERSON = N_("役場の控え(署名をもらう)"), N_("本人の控え")


def plan_sheets(
    file: CaseFile, today: date, *, codes: CodeBook, tr: Translator, plan: Plan | None = None
) -> tuple[Sheet, ...]:
    """The plan twice, for the office and for the person: this one, or the newest of the case, with its own items.

    Both hold the same, so that the person has what was signed; only the boxes for approval are the office's.
    """
    found = plan or file.last(Plan)
    items = tuple(each for each in file.of(PlanItem) if found and each.plan in {found.id, ""})
    chosen = {Plan: (found,) if found else (), PlanItem: items}
    made = case_sheet(file, PLAN, today, codes=codes, tr=tr, chosen=chosen)
    own = replace(made, frame=replace(made.frame, stamp=tr(FOR_OFFICE)))
    return own, replace(made, frame=replace(made.frame, stamp=tr(FOR_PERSON), approval_boxes=()))
