"""The receipt for a case that another town handed over: it goes back to that town and names nobody."""

from dataclasses import replace
from datetime import date

from kyoju_desktop.domain.codes import CodeBook
from kyoju_desktop.domain.fields import value_of
from kyoju_desktop.domain.frames import office_frame, recipient_of
from kyoju_desktop.domain.kinds import Locale
from kyoju_desktop.domain.papers.transfer_receipt import FORM, PAPER, TITLE
from kyoju_desktop.domain.records import Office, Organisation, TransferIn
from kyoju_desktop.domain.sheet import Door, Sheet, Value
from kyoju_desktop.i18n.messages import Translator


def transfer_receipt(
    transfer: TransferIn, office: Office, body: Organisation | None, today: date, *, codes: CodeBook, tr: Translator
) -> Sheet:
    """What the other town needs to tick its 移管票 off: its number, the sheets counted, our number."""
    at = Locale(tr, today, codes)
    frame = replace(
        office_frame(tr(TITLE), office, today),
        document_number=transfer.reply_number,
        recipient=recipient_of(body) if body else transfer.sender,
        approval_boxes=(),
    )
    values = tuple(
        Value(line.key, line.spec.label, text, line.spec.info, transfer.id, "")
        for line in PAPER
        if (text := line.spec.kind.format(value_of(transfer, line.name), at))
    )
    return Sheet(Door.OUTWARD, FORM, frame, values)
