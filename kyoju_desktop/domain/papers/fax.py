"""FAX送信票 (DOMAIN 9.8): goes in front of a paper that is faxed; nothing about any person stands on it."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "fax"
TITLE = N_("FAX送信票")

PAPER: tuple[Line, ...] = (
    *lines("Organisation", "fax", "fax_checked_on", "phone"),
    Line("Referral.urgency"),
    Line("Disclosure.pages"),
)
