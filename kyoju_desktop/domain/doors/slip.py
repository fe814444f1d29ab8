"""The slip with the password of a file: it names the file by its document number and nobody else."""

from datetime import date

from kyoju_desktop.domain.frames import office_frame
from kyoju_desktop.domain.papers.slip import FORM, TITLE
from kyoju_desktop.domain.records import Office
from kyoju_desktop.domain.sheet import Door, Sheet
from kyoju_desktop.domain.table import Column, Table
from kyoju_desktop.i18n.messages import N_, Translator


def password_slip(office: Office, file: str, password: str, today: date, *, tr: Translator) -> Sheet:
    """What opens one file, in the groups in which it is read aloud; `file` is its document number."""
    columns = (Column(N_("書類")), *(Column("") for _ in password.split("-")))
    rows = ((file, *password.split("-")),) if password else ()
    frame = office_frame(tr(TITLE), office, today)
    return Sheet(Door.INTERNAL, FORM, frame, table=Table(TITLE, columns, rows))
