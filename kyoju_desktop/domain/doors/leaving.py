"""退去時 and 死亡時チェックリスト: for the section alone; whom one may tell stands beside every contact."""

from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.doors.general import Chosen, case_sheet
from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.papers.leaving import DEATH, FORMS, MOVE_OUT
from kyoju_desktop.domain.records import Death, EmergencyContact, MoveOut, Tenancy
from kyoju_desktop.domain.rules.after_death import Clock, clocks
from kyoju_desktop.domain.rules.calendar import Calendar
from kyoju_desktop.domain.rules.telling import contacts_of
from kyoju_desktop.domain.sheet import Sheet
from kyoju_desktop.domain.table import Column, Table
from kyoju_desktop.i18n.messages import N_, Translator


def leaving_sheet(
    file: CaseFile, today: date, *, codes: CodeBook, tr: Translator, move_out: MoveOut | None = None
) -> Sheet:
    """The 退去時チェックリスト from this record, or the newest of the case."""
    found = move_out or file.last(MoveOut)
    chosen: Chosen = {MoveOut: _one(found), Tenancy: _one(_home(file, found))}
    return case_sheet(file, FORMS[MOVE_OUT], today, codes=codes, tr=tr, chosen=chosen)


def death_sheet(
    file: CaseFile,
    today: date,
    calendar: Calendar,
    *,
    codes: CodeBook,
    tr: Translator,
    death: Death | None = None,
) -> Sheet:
    """The 死亡時チェックリスト: whom to call in the order of the person's wish, and the clocks from that day on."""
    found = death or file.last(Death)
    contacts = contacts_of(file)
    chosen: Chosen = {Death: _one(found), Tenancy: _one(_home(file, found)), EmergencyContact: contacts}
    made = case_sheet(file, FORMS[DEATH], today, codes=codes, tr=tr, chosen=chosen)
    made = replace(made, frame=replace(made.frame, special=True))
    running = clocks(found, calendar) if found else ()
    return replace(made, table=_table(running, tr)) if running else made


def _home(file: CaseFile, found: MoveOut | Death | None) -> Tenancy | None:
    """The home that was left counts also when it has ended by now."""
    return (file.find(Tenancy, found.tenancy) if found and found.tenancy else None) or file.last(Tenancy)


def _one(record: Record | None) -> tuple[Record, ...]:
    return (record,) if record else ()


def _table(found: tuple[Clock, ...], tr: Translator) -> Table:
    columns = (Column(tr(N_("期限"))), Column(tr(N_("いつまで")), "day"), Column(tr(N_("わけ")), width=24))
    return Table(
        tr(N_("期限")), columns, tuple((tr(each.label), each.due_on, each.explain.text(tr)) for each in found)
    )
