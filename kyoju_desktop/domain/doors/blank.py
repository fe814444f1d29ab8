"""Empty forms of the office: nobody stands on them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.consent_texts import BASE, Library
from kyoju_desktop.domain.doors.common import with_purposes
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.papers import (
    arrears_rule,
    assessment,
    closing,
    conference,
    consent,
    consultation,
    course,
    decision,
    emergency,
    evaluation,
    fax,
    incident,
    inquiry,
    instalments,
    intake,
    leaving,
    move_in,
    notice,
    plan,
    receipt,
    referral,
    transfer,
    transfer_receipt,
    visits,
    withdrawal,
)
from kyoju_desktop.domain.records import Office, PurposeEntry
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.domain.showing import Beside, Showing, office_name
from kyoju_desktop.i18n.messages import Translator
from kyoju_desktop.i18n.numbers import format_phone

_FORMS = (referral, consent, intake, assessment, consultation, course, evaluation, emergency, instalments, visits)
_WATCH = (incident, arrears_rule, receipt)
_DRAWN = (*_WATCH, fax, withdrawal, decision, closing, plan, inquiry, notice, transfer, transfer_receipt)
TITLES = {each.FORM: each.TITLE for each in (*_FORMS, *_DRAWN)} | leaving.TITLES | move_in.TITLES | conference.TITLES


def blank(
    form: str,
    office: Office,
    today: date,
    *,
    tr: Translator,
    purposes: Iterable[PurposeEntry] = (),
    conditions: Iterable[str] = (),
    library: Library | None = None,
    language: str = BASE,
) -> Sheet:
    """An empty form of the office; of the 同意書 also with another language of the `library` beside the Japanese."""
    frame = with_purposes(office_frame(tr(TITLES[form]), office, today), purposes)
    own = library.find(language) if library and form == consent.FORM and language != BASE else None
    showing = Showing(office_name(office), format_phone(office.phone))
    beside = Beside(own, library.base(), showing) if library and own else None
    return Sheet(Door.BLANK, form, replace(frame, conditions=tuple(conditions)), beside=beside)
