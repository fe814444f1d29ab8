"""A paper into a file where the clerk chooses, under lock unless the clerk says otherwise."""

from PySide6.QtWidgets import QDialog, QWidget

from kyoju_desktop.exchange.pdf import lock_pdf
from kyoju_desktop.ui.desk import Desk
from kyoju_desktop.ui.dialogs.save_file import FileToSave, Stayed, Went, save_file

__all__ = ["Stayed", "Went", "save_paper"]


def save_paper(
    desk: Desk,
    parent: QWidget,
    pdf: bytes,
    name: str,
    went: Went,
    stayed: Stayed,
    *,
    number: str = "",
    personal: bool = True,
) -> QDialog:
    """Ask about the lock and the place, and write the PDF there; `name` says nothing about the person.

    A paper about nobody (not `personal`) is saved without asking for a lock; `number` is what the slip with the
    password calls the paper ("": its name).
    """

    def make(password: str) -> bytes:
        return lock_pdf(pdf, password) if password else pdf

    return save_file(desk, parent, FileToSave(name, "pdf", make, locked=personal, number=number), went, stayed)
