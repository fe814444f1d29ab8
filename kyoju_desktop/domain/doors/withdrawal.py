"""The 同意撤回届 for the person to sign: what is taken back, recorded already or still a draft; never a reason."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.doors.common import item_named
from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.grounds import same_human
from kyoju_desktop.domain.info import CONSENT_BOXES
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import Line, withdrawal
from kyoju_desktop.domain.records import Consent, ConsentWithdrawal, Organisation
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.i18n.messages import N_, Translator

EVERYBODY, EVERYTHING = N_("すべての相手"), N_("すべての情報")


def withdrawal_form(
    file: CaseFile,
    consent: Consent | None,
    taken: Sequence[ConsentWithdrawal],
    organisations: Iterable[Organisation],
    today: date,
    *,
    codes: CodeBook,
    tr: Translator,
) -> Sheet:
    """The form for taking this consent back (None: the person fills in which). Another adult's name is left open."""
    at = Locale(tr, today, codes)
    names = {each.id: each.name for each in organisations}
    whose = (consent.person if consent else "") or file.person.id
    signer = (file.person,) if whose in same_human(file) else ()
    rows: tuple[Record, ...] = (*signer, *((consent,) if consent else ()), *taken)
    values = tuple(
        Value(line.key, line.spec.label, text, line.spec.info, record.id, whose)
        for line in withdrawal.PAPER
        for record in rows
        if type(record) is line.record
        and not (line.newest and record is not rows[-1])
        and (text := _term(line, record, names, at))
    )
    frame = replace(
        office_frame(tr(withdrawal.TITLE), file.office, today, case_number=file.case.number),
        approval_boxes=(),
    )
    return Sheet(Door.TO_PERSON, withdrawal.FORM, frame, values)


def _term(line: Line, record: Record, names: dict[str, str], at: Locale) -> str:
    """The text of one field; ids are replaced by what they stand for, an empty one says that it means all."""
    if isinstance(record, ConsentWithdrawal):
        if line.name == "organisation":
            return names.get(record.organisation, "") or at.tr(EVERYBODY)
        if line.name == "classes":
            return _classes(record, at.tr)
        if line.name == "field_name":
            return _item(record, at.tr)
    return str(line.spec.kind.format(value_of(record, line.name), at))


def _classes(record: ConsentWithdrawal, tr: Translator) -> str:
    if record.record_class:
        return ""
    boxes = (box[0].box for box in CONSENT_BOXES if any(info.name in record.classes for info in box))
    return "、".join(tr(box) for box in boxes) or tr(EVERYTHING)


def _item(record: ConsentWithdrawal, tr: Translator) -> str:
    return item_named(record.record_class, record.field_name, tr) if record.record_class else ""
