"""Layout of what the clerk writes for one recipient on the つなぎ票 (DOMAIN 4.3)."""

from kyoju_desktop.domain.forms.layout import Form, Section
from kyoju_desktop.domain.records import Referral
from kyoju_desktop.i18n.messages import N_

REFERRAL_TEXTS = Form(
    N_("この紙に書くこと"),
    Referral,
    (
        Section(
            N_("この紙に書くこと"),
            (
                ("contact",),
                ("summary",),
                ("course",),
                ("requests",),
                ("request_note",),
                ("handling",),
                ("attachments", "attachment_pages"),
            ),
        ),
    ),
)
