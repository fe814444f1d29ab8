"""Empty forms of the office: nobody stands on them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.doors.common import with_purposes
from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.papers import consent, intake, referral
from kyoju_desktop.domain.records import Office, PurposeEntry
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.i18n.messages import Translator

TITLES = {each.FORM: each.TITLE for each in (referral, consent, intake)}


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
    frame = with_purposes(office_frame(tr(TITLES[form]), office, today), purposes)
    return Sheet(Door.BLANK, form, replace(frame, conditions=tuple(conditions)))
