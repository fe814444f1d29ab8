"""受付票を印刷: the sheet holds the person's address and telephone, so a protected person's is shown for a reason."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.domain.papers import intake
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.papers import make_paper


def open_intake_sheet(desk: Desk, parent: QWidget, case_id: str) -> None:
    """Show the 相談受付票 of a case; ask for the reason first where the whereabouts are secret."""
    make_paper(desk, parent, case_id, intake.FORM)
