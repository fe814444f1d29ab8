"""同意撤回届 (DOMAIN 5.4): the person takes a consent back, wholly or in part; no reason is asked."""

from kyoju_desktop.domain.papers import Line, lines
from kyoju_desktop.i18n.messages import N_

FORM = "withdrawal"
TITLE = N_("個人情報の提供についての同意撤回届")

PAPER: tuple[Line, ...] = (
    *lines("Person", "name", "kana", "birth_date"),
    *lines("Consent", "number", "form", "given_at"),
    *lines("ConsentWithdrawal", "organisation", "classes", "field_name"),
    *lines("ConsentWithdrawal", "at", "means", "received_by", newest=True),
)
