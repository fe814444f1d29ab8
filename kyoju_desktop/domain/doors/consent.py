"""The 同意書 for the person to read and sign, with the terms recorded or still a draft."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.consent_texts import BASE, Library
from kyoju_desktop.domain.doors.common import item_named
from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.frames import consent_text, office_frame
from kyoju_desktop.domain.grounds import same_human
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import Line, consent
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient, Organisation
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.domain.showing import Beside, showing_of
from kyoju_desktop.i18n.messages import Translator


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
    library: Library | None = None,
) -> Sheet:
    """The 同意書 with these terms, recorded or still a draft, for the person to read and sign.

    On the form of another adult the name is left to be written by hand. With a `library` the person's own language
    stands beside the Japanese.
    """
    at = Locale(tr, today, codes)
    bodies = {each.id: each for each in organisations}
    names = {each.id: each.name for each in bodies.values()}
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
        office_frame(tr(consent.TITLE), file.office, today, case_number=file.case.number),
        document_number=given.number,
        basis=consent_text(given, codes, tr) if given.given_at else "",
        version=given.text_version,
    )
    own = library.find(given.language, given.text_version) or library.find(given.language) if library else None
    beside = None
    if library and own and own.language != BASE:
        showing = showing_of(given, recipients, exclusions, bodies, file.office, tr, protected=file.protected)
        beside = Beside(own, library.base(), showing)
    return Sheet(Door.TO_PERSON, consent.FORM, frame, tuple(values), beside=beside)


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
    return item_named(record.record_class, record.field_name, tr)
