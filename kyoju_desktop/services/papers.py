"""Papers for the section and for the person: gathered, passed through a door, drawn in memory."""

from collections.abc import Sequence

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain import doors
from kyoju_desktop.domain.bases import conditions_for, load_conditions
from kyoju_desktop.domain.consent_texts import BASE, Library
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers import referral
from kyoju_desktop.domain.records import Consent, ConsentExclusion, ConsentRecipient, Organisation
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.services.office import office_of, purposes_in_force
from kyoju_desktop.storage.store import Reader

# A blank つなぎ票 may go to anybody, so it prints the conditions for those outside.
OUTSIDE = "private"


def intake_paper(r: Reader, case_id: str, at: Locale, *, for_person: bool = False) -> Rendered:
    """The 相談受付票 with the purposes in force, for the section or (`for_person`) to be handed over."""
    door = doors.to_person if for_person else doors.internal
    sheet = door(case_file(r, case_id), purposes_in_force(r, at.today), at.today, codes=at.codes, tr=at.tr)
    return render(sheet, at.tr)


def consent_paper(
    r: Reader,
    consent: Consent,
    at: Locale,
    *,
    recipients: Sequence[ConsentRecipient] | None = None,
    exclusions: Sequence[ConsentExclusion] | None = None,
    library: Library | None = None,
) -> Rendered:
    """The 同意書 in the language of `at`, for signing or as recorded; beside it the language of the consent.

    A draft brings its own rows; None reads those of the recorded consent. `library` holds the texts of the person's
    languages (None: Japanese alone).
    """
    to = r.find(ConsentRecipient, consent=consent.id) if recipients is None else recipients
    without = r.find(ConsentExclusion, consent=consent.id) if exclusions is None else exclusions
    named = sorted({each.organisation for each in to if each.organisation})
    bodies = r.find_in(Organisation, "id", named) if named else ()
    file = case_file(r, consent.case)
    sheet = doors.consent_form(
        file, consent, to, without, bodies, at.today, codes=at.codes, tr=at.tr, library=library
    )
    return render(sheet, at.tr)


def blank_paper(
    r: Reader, form: str, at: Locale, *, library: Library | None = None, language: str = BASE
) -> Rendered:
    """An empty form of the office: "referral", "consent" (also in two languages) or "intake"."""
    conditions = conditions_for(load_conditions(), OUTSIDE, at.today) if form == referral.FORM else ()
    purposes = purposes_in_force(r, at.today)
    sheet = doors.blank(
        form,
        office_of(r),
        at.today,
        tr=at.tr,
        purposes=purposes,
        conditions=conditions,
        library=library,
        language=language,
    )
    return render(sheet, at.tr, blank=True)
