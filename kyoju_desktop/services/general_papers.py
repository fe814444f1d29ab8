"""Papers straight from the catalogue about one case: gathered, passed through their door, drawn in memory."""

from dataclasses import replace

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.doors.general import Chosen, case_sheet
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import assessment, consultation, course, emergency, evaluation, incident, instalments
from kyoju_desktop.domain.papers.general import CaseForm
from kyoju_desktop.domain.records import (
    Crisis,
    EmergencyContact,
    Evaluation,
    Instalments,
    Plan,
    PlanItem,
    ProgressNote,
    Tenancy,
)
from kyoju_desktop.domain.rules.instalments import completed, payments
from kyoju_desktop.domain.rules.telling import contacts_of, verdict
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Column, Table
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader

RANKS = ("first", "second", "third", "later", "")


def assessment_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """インテーク・アセスメントシート, for the section."""
    return render(_sheet(case_file(r, case_id), assessment.PAPER, at), at.tr)


def consultation_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """相談内容整理表, for the section."""
    return render(_sheet(case_file(r, case_id), consultation.PAPER, at), at.tr)


def course_paper(r: Reader, note_id: str, at: Locale, *, others: bool = False) -> Rendered:
    """支援経過記録シート of one entry; `others` also prints what was noted about other people."""
    note = r.get(ProgressNote, note_id)
    paper = course.WITH_OTHERS if others else course.PAPER
    return render(_sheet(case_file(r, note.case), paper, at, {ProgressNote: (note,)}), at.tr)


def newest_course_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """支援経過記録シート of the newest entry."""
    return render(_sheet(case_file(r, case_id), course.PAPER, at), at.tr)


def evaluation_paper(r: Reader, case_id: str, at: Locale, evaluation_id: str = "") -> Rendered:
    """評価シート of one evaluation (else the newest) with the goals and tasks of its plan."""
    return render(evaluation_sheet(r, case_id, at, evaluation_id), at.tr)


def evaluation_sheet(r: Reader, case_id: str, at: Locale, evaluation_id: str = "") -> Sheet:
    """What stands on the 評価シート."""
    file = case_file(r, case_id)
    found = file.find(Evaluation, evaluation_id) if evaluation_id else file.last(Evaluation)
    plan = (file.find(Plan, found.plan) if found and found.plan else None) or file.last(Plan)
    items = [each for each in file.of(PlanItem) if plan is not None and each.plan in {plan.id, ""}]
    chosen = {Evaluation: _one(found), Plan: _one(plan), PlanItem: tuple(items)}
    return _sheet(file, evaluation.PAPER, at, chosen)


def emergency_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """緊急連絡先届 with the contacts in the order in which they are called, to be signed."""
    file = case_file(r, case_id)
    ordered = sorted(file.of(EmergencyContact), key=lambda each: RANKS.index(each.rank) if each.rank in RANKS else 9)
    return render(_sheet(file, emergency.PAPER, at, {EmergencyContact: tuple(ordered)}), at.tr)


def newest_incident_paper(r: Reader, case_id: str, at: Locale) -> Rendered:
    """異変の対応票 of the newest incident."""
    return incident_paper(r, case_id, at)


def incident_paper(r: Reader, case_id: str, at: Locale, crisis_id: str = "") -> Rendered:
    """異変の対応票 of one incident (else the newest), with the contacts in the order in which they are called.

    No number stands beside somebody who must not be told.
    """
    file = case_file(r, case_id)
    found = file.find(Crisis, crisis_id) if crisis_id else file.last(Crisis)
    ordered = [each if verdict(each, "no_sign").may else each.replace(phone="") for each in contacts_of(file)]
    living = [each for each in file.of(Tenancy) if each.ended_on is None]
    chosen = {Crisis: _one(found), EmergencyContact: tuple(ordered), Tenancy: tuple(living[-1:])}
    return render(_sheet(file, incident.PAPER, at, chosen), at.tr)


def instalments_paper(r: Reader, case_id: str, at: Locale, promise_id: str = "") -> Rendered:
    """分納誓約書 of one promise (else the newest) with its payments, to be signed."""
    return render(instalments_sheet(r, case_id, at, promise_id), at.tr)


def instalments_sheet(r: Reader, case_id: str, at: Locale, promise_id: str = "") -> Sheet:
    """What stands on the 分納誓約書."""
    file = case_file(r, case_id)
    return promise_sheet(file, file.find(Instalments, promise_id) if promise_id else file.last(Instalments), at)


def promise_sheet(file: CaseFile, promise: Instalments | None, at: Locale) -> Sheet:
    """The promise as it follows from what was entered, with its payments."""
    if promise is None:
        return _sheet(file, instalments.PAPER, at)
    done = completed(promise)
    sheet = _sheet(file, instalments.PAPER, at, {Instalments: (done,)})
    return replace(sheet, table=payment_table(done))


def payment_table(promise: Instalments) -> Table:
    """The payments of a promise: number, day, amount, what is left."""
    rows = tuple((each.number, each.on, each.amount, each.left) for each in payments(promise))
    columns = (
        Column(N_("回"), "number", 3),
        Column(N_("払う日"), "day", 8),
        Column(N_("額"), "yen", 6),
        Column(N_("残り"), "yen", 6),
    )
    total = ("", N_("合計"), promise.owed, None) if rows else ()
    return Table(N_("払う日と額"), columns, rows, total=total)


def _one(record: Record | None) -> tuple[Record, ...]:
    return (record,) if record else ()


def _sheet(file: CaseFile, paper: CaseForm, at: Locale, chosen: Chosen | None = None) -> Sheet:
    return case_sheet(file, paper, at.today, codes=at.codes, tr=at.tr, chosen=chosen)
