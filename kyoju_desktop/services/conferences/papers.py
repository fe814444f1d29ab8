"""The other papers of a sitting: about nobody, or for the section alone; none of them enters the ledger."""

from kyoju_desktop.documents.render import Rendered, render
from kyoju_desktop.domain.doors.conference import (
    agenda_sheet,
    blank_conference,
    notice_sheet,
    secrecy_sheet,
)
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.conference import TITLES
from kyoju_desktop.domain.records import Conference, ConferenceMember
from kyoju_desktop.services.conferences.agenda import items_of
from kyoju_desktop.services.conferences.minutes import minutes_of
from kyoju_desktop.services.conferences.planning import check_called, matters_of
from kyoju_desktop.services.conferences.sittings import members_of, sitting_of
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.store import Reader

FORMS = tuple(TITLES)
"""Every form of a sitting that can be printed empty, the case sheet first."""


def agenda_paper(r: Reader, conference_id: str, at: Locale) -> Rendered:
    """次第: when, where, who, and the cases by their marks."""
    conference = r.get(Conference, conference_id)
    check_called(matters_of(r, conference, at), at)
    members = members_of(r, conference_id)
    return render(agenda_sheet(sitting_of(r, conference), items_of(r, conference_id), members, at), at.tr)


def notice_paper(r: Reader, conference_id: str, at: Locale, *, member_id: str = "") -> Rendered:
    """開催通知, to one member or with an empty address."""
    conference = r.get(Conference, conference_id)
    check_called(matters_of(r, conference, at), at)
    return render(notice_sheet(sitting_of(r, conference), _member(r, member_id), at), at.tr)


def secrecy_paper(r: Reader, conference_id: str, at: Locale, *, member_id: str = "") -> Rendered:
    """守秘の説明書・誓約書, for one member or to be filled in."""
    conference = r.get(Conference, conference_id)
    check_called(matters_of(r, conference, at), at)
    return render(secrecy_sheet(sitting_of(r, conference), _member(r, member_id), at), at.tr)


def minutes_paper(r: Reader, conference_id: str, at: Locale, *, named: bool = False) -> Rendered:
    """議事の要旨: by marks, or with names for the section alone."""
    return render(minutes_of(r, conference_id, at, named=named), at.tr)


def blank_paper(r: Reader, form: str, at: Locale) -> Rendered:
    """An empty form of a sitting; KeyError for a form that is none."""
    return render(blank_conference(form, office_of(r), at), at.tr, blank=True)


def _member(r: Reader, member_id: str) -> ConferenceMember | None:
    return r.get(ConferenceMember, member_id) if member_id else None
