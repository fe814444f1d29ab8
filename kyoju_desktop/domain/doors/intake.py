"""The 相談受付票: for use and approval inside the section, or handed to the person."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.doors.common import OFFICE_ONLY, OTHERS, SECRET, with_purposes
from kyoju_desktop.domain.fields import Record, is_empty, value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import Line, intake, records_of
from kyoju_desktop.domain.records import HouseholdMember, PurposeEntry
from kyoju_desktop.domain.sheet import Door, Frame, Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import Translator


def internal(
    file: CaseFile, purposes: Iterable[PurposeEntry], today: date, *, codes: CodeBook, tr: Translator
) -> Sheet:
    """The 相談受付票 for use and approval inside the section, with the purposes that were explained."""
    frame = _intake_frame(file, purposes, today, tr)
    return _filled(Door.INTERNAL, frame, file, Locale(tr, today, codes), lambda *_: "")


def to_person(
    file: CaseFile, purposes: Iterable[PurposeEntry], today: date, *, codes: CodeBook, tr: Translator
) -> Sheet:
    """The 相談受付票 handed to the person: without what is for the office only and without others' 要配慮."""

    def held_back(line: Line, record: Record) -> str:
        if not line.spec.info.outward:
            return OFFICE_ONLY
        return OTHERS if isinstance(record, HouseholdMember) and line.spec.info is Info.FAMILY else ""

    frame = _intake_frame(file, purposes, today, tr)
    return _filled(Door.TO_PERSON, frame, file, Locale(tr, today, codes), held_back)


def _intake_frame(file: CaseFile, purposes: Iterable[PurposeEntry], today: date, tr: Translator) -> Frame:
    title = tr(intake.TITLE)
    return with_purposes(office_frame(title, file.office, today, case_number=file.case.number), purposes)


def _filled(door: Door, frame: Frame, file: CaseFile, at: Locale, held_back: Callable[[Line, Record], str]) -> Sheet:
    values: list[Value] = []
    withheld: list[Withheld] = []
    for line, record in _cells(file, at.today):
        label, info, subject = line.spec.label, line.spec.info, file.subject_of(record)
        why = SECRET if file.protected and line.spec.protected else held_back(line, record)
        if why:
            withheld.append(Withheld(line.key, label, info, record.id, subject, why))
        else:
            text = file.conceal(line.spec.kind.format(value_of(record, line.name), at))
            values.append(Value(line.key, label, text, info, record.id, subject))
    return Sheet(door, intake.FORM, frame, tuple(values), tuple(withheld))


def _cells(file: CaseFile, today: date) -> Iterator[tuple[Line, Record]]:
    for line in intake.PAPER:
        for record in records_of(line, file, None, today):
            if not is_empty(record, line.name):
                yield line, record
