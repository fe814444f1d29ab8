"""Showing papers of a case: the 相談受付票 as it would be printed now, and papers as they were kept."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.records import Disclosure
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.papers import intake_paper
from kyoju_desktop.ui.desk import Desk


def show_intake(desk: Desk, parent: QWidget, case_id: str) -> None:
    """Draw the 相談受付票 in the background and show it."""
    at = desk.locale
    desk.work.read(
        parent,
        lambda r: intake_paper(r, case_id, at, for_person=True),
        lambda paper: None,
        label=N_("相談受付票を作る"),
    )


def show_kept(desk: Desk, parent: QWidget, disclosure: Disclosure) -> None:
    """Show the kept copy of a paper, exactly as it went out."""
