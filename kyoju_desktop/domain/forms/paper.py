"""Layouts of kept papers: scans, and a case that another town handed over."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Attachment, TransferIn
from kyoju_desktop.i18n.messages import N_

ATTACHMENT = Form(
    N_("添付した書類"),
    Attachment,
    (Section(N_("書類"), (("kind", "dated_on"), ("called",), ("consent",))),),
)

TRANSFER_IN = Form(
    N_("受け入れた移管"),
    TransferIn,
    (
        Section(
            N_("届いたもの"),
            (("organisation",), ("sender",), ("their_number", "their_case"), ("dated_on", "received_on")),
        ),
        Section(
            N_("突き合わせ"),
            (("pages_written", "pages_counted"), ("copies", "checked_by"), ("differs",), ("with_consent",)),
        ),
        Section(N_("受領の返事"), (("reply_by", "replied_on"), ("note",))),
    ),
)
