"""The door of papers that follow the catalogue: for the section, or for the person whose case it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.doors.common import OFFICE_ONLY, OTHERS, SECRET
from kyoju_desktop.domain.fields import Record, is_empty, value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import Line, records_of
from kyoju_desktop.domain.papers.general import CaseForm
from kyoju_desktop.domain.records import HouseholdMember, Office
from kyoju_desktop.domain.sheet import Door, Sheet, Value, Withheld
from kyoju_desktop.domain.table import Table
from kyoju_desktop.i18n.messages import Translator

Chosen = Mapping[type[Record], tuple[Record, ...]]


def case_sheet(
    file: CaseFile,
    paper: CaseForm,
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
    chosen: Chosen | None = None,
    table: Table | None = None,
) -> Sheet:
    """A paper about one case. `chosen` names the records of a class that stand on it (else all, or the newest).

    What is secret stays also inside the section, and the clerk's words lose what they repeat of it.
    """
    at = Locale(tr, today, codes)
    frame = office_frame(tr(paper.title), file.office, today, case_number=file.case.number)
    values: list[Value] = []
    withheld: list[Withheld] = []
    for line, record in _cells(file, paper, today, chosen or {}):
        label, info, subject = line.spec.label, line.spec.info, file.subject_of(record)
        why = _held_back(file, paper.door, line, record)
        if why:
            withheld.append(Withheld(line.key, label, info, record.id, subject, why))
        else:
            text = file.conceal(line.spec.kind.format(value_of(record, line.name), at))
            values.append(Value(line.key, label, text, info, record.id, subject))
    return Sheet(
        paper.door,
        paper.form,
        frame if paper.boxes else replace(frame, approval_boxes=()),
        tuple(values),
        tuple(withheld),
        table=table,
    )


def list_sheet(form: str, title: str, office: Office, today: date, table: Table, tr: Translator) -> Sheet:
    """A list over many cases, for use inside the section."""
    frame = replace(office_frame(tr(title), office, today), approval_boxes=())
    return Sheet(Door.INTERNAL, form, frame, table=table)


def public_list(form: str, title: str, office: Office, today: date, table: Table, tr: Translator) -> Sheet:
    """A list in which no person stands, to be handed to anybody."""
    frame = replace(office_frame(tr(title), office, today), approval_boxes=())
    return Sheet(Door.BLANK, form, frame, table=table)


def _cells(file: CaseFile, paper: CaseForm, today: date, chosen: Chosen) -> Iterator[tuple[Line, Record]]:
    for line in paper.lines:
        found = chosen[line.record] if line.record in chosen else records_of(line, file, None, today)
        for record in found:
            if not is_empty(record, line.name):
                yield line, record


def _held_back(file: CaseFile, door: Door, line: Line, record: Record) -> str:
    if file.protected and line.spec.protected:
        return SECRET
    if door is not Door.TO_PERSON:
        return ""
    if not line.spec.info.outward:
        return OFFICE_ONLY
    return OTHERS if isinstance(record, HouseholdMember) and line.spec.info is Info.FAMILY else ""
