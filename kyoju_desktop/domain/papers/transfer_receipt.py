"""受領書 for a 移管票 that came from another town (AC-10-5): numbers, sheets, copies; nobody is named."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "transfer_receipt"
TITLE = N_("受領書")
PAPER: tuple[Line, ...] = lines(
    "TransferIn",
    "their_number",
    "their_case",
    "dated_on",
    "received_on",
    "pages_written",
    "pages_counted",
    "copies",
    "checked_by",
    "differs",
)
