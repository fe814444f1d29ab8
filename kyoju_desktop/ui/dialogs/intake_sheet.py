"""受付票を印刷: the sheet holds the person's address and telephone, so a protected person's is shown for a reason."""

from PySide6.QtWidgets import QWidget

from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.cases import case_file
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.papers import show_intake
from kyoju_desktop.ui.dialogs.secret import ask_reason


def open_intake_sheet(desk: Desk, parent: QWidget, case_id: str) -> None:
    """Show the 相談受付票 of a case; ask for the reason first where the whereabouts are secret."""

    def then(protected: bool) -> None:
        if protected:
            ask_reason(desk, parent, case_id, desk.tr(N_("相談受付票")), lambda: show_intake(desk, parent, case_id))
        else:
            show_intake(desk, parent, case_id)

    desk.work.read(parent, lambda r: case_file(r, case_id).protected, then, label=N_("相談受付票を開く"))
