"""The doors beside the gate: papers for the section, papers for the person, blank forms.

Here no consent is asked for, but the protected bundle stays closed all the same: leaks of an address came from
printouts, not from screens (DOMAIN 5.8).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.fields import Record, is_empty, record_class, spec, value_of
from kyoju_desktop.domain.frames import consent_text, office_frame
from kyoju_desktop.domain.grounds import same_human
from kyoju_desktop.domain.info import CONSENT_BOXES, Info
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import Line, consent, intake, records_of, referral
from kyoju_desktop.domain.records import (
    Consent,
    ConsentExclusion,
    ConsentRecipient,
    HouseholdMember,
    Office,
    Organisation,
    PurposeEntry,
)
from kyoju_desktop.domain.sheet import Door, Frame, Sheet, Value, Withheld
from kyoju_desktop.i18n.messages import N_, Translator

SECRET = N_("秘匿。要るときは口頭で")
OFFICE_ONLY = N_("庁内だけの情報")
OTHERS = N_("ほかの人の情報")

TITLES = {
    referral.FORM: N_("つなぎ票"),
    consent.FORM: N_("個人情報の提供についての同意書"),
    intake.FORM: N_("相談受付票"),
}


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


def consent_form(
    file: CaseFile,
    given: Consent,
    recipients: Sequence[ConsentRecipient],
    exclusions: Sequence[ConsentExclusion],
    organisations: Iterable[Organisation],
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
) -> Sheet:
    """The 同意書 with these terms, recorded or still a draft, for the person to read and sign.

    On the form of another adult the name is left to be written by hand.
    """
    at = Locale(tr, today, codes)
    names = {each.id: each.name for each in organisations}
    whose = given.person or file.person.id
    signer = (file.person,) if whose in same_human(file) else ()
    rows: tuple[Record, ...] = (*signer, given, *recipients, *exclusions)
    values = [
        Value(line.key, line.spec.label, text, line.spec.info, record.id, whose)
        for line in consent.PAPER
        for record in rows
        if type(record) is line.record and (text := _term(line, record, names, at))
    ]
    frame = replace(
        office_frame(tr(TITLES[consent.FORM]), file.office, today, case_number=file.case.number),
        document_number=given.number,
        basis=consent_text(given, codes, tr) if given.given_at else "",
        version=given.text_version,
    )
    return Sheet(Door.TO_PERSON, consent.FORM, frame, tuple(values))


def blank(
    form: str,
    office: Office,
    today: date,
    *,
    tr: Translator,
    purposes: Iterable[PurposeEntry] = (),
    conditions: Iterable[str] = (),
) -> Sheet:
    """An empty form of the office."""
    frame = _with_purposes(office_frame(tr(TITLES[form]), office, today), purposes)
    return Sheet(Door.BLANK, form, replace(frame, conditions=tuple(conditions)))


def _intake_frame(file: CaseFile, purposes: Iterable[PurposeEntry], today: date, tr: Translator) -> Frame:
    title = tr(TITLES[intake.FORM])
    return _with_purposes(office_frame(title, file.office, today, case_number=file.case.number), purposes)


def _with_purposes(frame: Frame, purposes: Iterable[PurposeEntry]) -> Frame:
    """The purposes of the register as notes, with their version (62条)."""
    entries = tuple(purposes)
    versions = dict.fromkeys(each.version for each in entries)
    return replace(frame, notes=tuple(each.text for each in entries), version="、".join(versions))


def _filled(door: Door, frame: Frame, file: CaseFile, at: Locale, held_back: Callable[[Line, Record], str]) -> Sheet:
    values: list[Value] = []
    withheld: list[Withheld] = []
    for line, record in _cells(file, at.today):
        label, info, subject = line.spec.label, line.spec.info, file.subject_of(record)
        why = SECRET if file.protected and line.spec.protected else held_back(line, record)
        if why:
            withheld.append(Withheld(line.key, label, info, record.id, subject, why))
        else:
            text = line.spec.kind.format(value_of(record, line.name), at)
            values.append(Value(line.key, label, text, info, record.id, subject))
    return Sheet(door, intake.FORM, frame, tuple(values), tuple(withheld))


def _cells(file: CaseFile, today: date) -> Iterator[tuple[Line, Record]]:
    for line in intake.PAPER:
        for record in records_of(line, file, None, today):
            if not is_empty(record, line.name):
                yield line, record


def _term(line: Line, record: Record, names: dict[str, str], at: Locale) -> str:
    """The text of one term; ids are replaced by what they stand for."""
    match record:
        case ConsentRecipient() if line.name == "organisation":
            kind = at.codes.label("organisation_kind", record.organisation_kind)
            return names.get(record.organisation, at.tr(kind))
        case ConsentRecipient():
            return "、".join(at.tr(label) for label in _boxes(record.classes))
        case ConsentExclusion():
            return _excluded(record, at.tr)
    return str(line.spec.kind.format(value_of(record, line.name), at))


def _boxes(classes: frozenset[str]) -> Iterator[str]:
    """The boxes of the form that the classes tick, in printed order."""
    return (box[0].box for box in CONSENT_BOXES if any(info.name in classes for info in box))


def _excluded(record: ConsentExclusion, tr: Translator) -> str:
    owner = record_class(record.record_class)
    if not record.field_name:
        return tr(owner.title)
    return tr(N_("{record}の{field}"), record=tr(owner.title), field=tr(spec(owner, record.field_name).label))
