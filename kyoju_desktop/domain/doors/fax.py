"""The cover of a paper that is faxed: who to, how many sheets, which number; nothing about any person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.fields import Record, value_of
from kyoju_desktop.domain.frames import office_frame, recipient_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import fax
from kyoju_desktop.domain.records import Disclosure, Office, Organisation, Referral
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.i18n.messages import Translator


def fax_cover(
    office: Office,
    organisation: Organisation,
    today: date,
    *,
    pages: int,
    document_number: str = "",
    person: str = "",
    urgency: str = "",
    codes: CodeBook,
    tr: Translator,
) -> Sheet:
    """The cover for a paper of `pages` sheets (the cover not counted); `person` is whom the body lets answer."""
    at = Locale(tr, today, codes)
    sent = (organisation, Referral(urgency=urgency), Disclosure(pages=pages + 1))
    frame = replace(
        office_frame(tr(fax.TITLE), office, today),
        recipient=recipient_of(organisation),
        recipient_person=person,
        document_number=document_number,
        approval_boxes=(),
    )
    return Sheet(Door.OUTWARD, fax.FORM, frame, tuple(_values(sent, at)))


def _values(records: tuple[Record, ...], at: Locale) -> Iterator[Value]:
    for line in fax.PAPER:
        for record in records:
            if type(record) is line.record:
                text = str(line.spec.kind.format(value_of(record, line.name), at))
                if text:
                    yield Value(line.key, line.spec.label, text, line.spec.info, "", "")
