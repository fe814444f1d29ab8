"""A kept sum on paper: shown before it is printed; what went out is kept."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.papers.estimate import FORM, TITLE
from kyoju_desktop.domain.records import Estimate
from kyoju_desktop.services.sum_papers import estimate_paper
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.list_papers import show_made


def print_estimate(desk: Desk, parent: QWidget, estimate: Estimate) -> None:
    """Show the paper of a kept sum, ready to be printed or saved."""
    case, at = estimate.case, desk.locale
    show_made(desk, parent, case, FORM, TITLE, lambda r: estimate_paper(r, case, at, estimate.id), kept=True)
