"""Layouts of what comes back to the office: replies to つなぎ票 and papers that arrive."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import IncomingDocument, ReferralReply
from kyoju_desktop.i18n.messages import N_

REFERRAL_REPLY = Form(
    N_("つなぎの返事"),
    ReferralReply,
    (
        Section(
            N_("つなぎの返事"),
            (
                ("received_on", "means"),
                ("result", "answered_by"),
                ("note",),
                ("next_step",),
                ("their_number", "pages_received"),
            ),
        ),
    ),
)

INCOMING_DOCUMENT = Form(
    N_("届いた文書"),
    IncomingDocument,
    (
        Section(
            N_("届いた文書"),
            (
                ("received_on", "urgent"),
                ("organisation",),
                ("sender",),
                ("their_number", "dated_on"),
                ("subject",),
                ("content",),
                ("reply_by", "replied_on"),
                ("kept_at",),
            ),
        ),
    ),
)
