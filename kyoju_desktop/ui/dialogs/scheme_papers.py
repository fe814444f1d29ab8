"""Showing the papers of one scheme before they are printed."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.papers.scheme import OFFICE_FORM, OFFICE_TITLE, PERSON_FORM, PERSON_TITLE
from kyoju_desktop.domain.records import SchemeUse
from kyoju_desktop.services.scheme_papers import office_paper, person_paper
from kyoju_desktop.ui.dialogs.list_papers import show_made
from kyoju_desktop.ui.pages.case_room import CaseRoom


def show_scheme_papers(room: CaseRoom, parent: QWidget, use: SchemeUse, *, for_person: bool) -> None:
    """What is to be brought, for the person; or the course of the scheme, for the section."""
    case, at, use_id = room.case_id, room.desk.locale, use.id
    form, title = (PERSON_FORM, PERSON_TITLE) if for_person else (OFFICE_FORM, OFFICE_TITLE)
    draw = person_paper if for_person else office_paper
    show_made(room.desk, parent, case, form, title, lambda r: draw(r, case, at, use_id), kept=for_person)
