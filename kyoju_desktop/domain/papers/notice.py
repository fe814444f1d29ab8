"""撤回の連絡 (DOMAIN 5.4): asks a recipient to stop, return or destroy; names our papers by number and date only."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "notice"
TITLE = N_("個人情報の提供の取りやめについて")

PAPER: tuple[Line, ...] = (
    *lines("Disclosure", "document_number", "at", "means"),
    Line("WithdrawalNotice.asked"),
)
