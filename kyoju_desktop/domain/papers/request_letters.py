"""開示などの請求への通知: the letter that tells a decision, and the one that puts it off; to the one who asked."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

DECISION, EXTENSION = "request_decision", "request_extension"
TITLES = {DECISION: N_("開示請求などの決定通知書"), EXTENSION: N_("開示請求などの期限延長通知書")}

# What the letters tell of the request; nothing of any case.
PAPER: tuple[Line, ...] = lines(
    "InformationRequest",
    "number",
    "received_on",
    "kind",
    "asked",
    "decision",
    "decided_on",
    "extended_until",
    "extended_reason",
)
