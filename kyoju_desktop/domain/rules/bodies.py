"""関係機関の台帳: what of a body comes from the prefecture's list, which bodies may be listed, how old a check is."""

from datetime import date

from kyoju_desktop.domain.records import Organisation
from kyoju_desktop.domain.rules.calendar import add_months

CHECK_MONTHS = 12  # after so many months a checked FAX number is asked for again (運用)
AGREED = "agreed"
# What the prefecture's list may say; everything else of a body is the office's own.
FROM_THE_LIST = (
    "name",
    "kana",
    "postal_code",
    "address",
    "phone",
    "fax",
    "hours",
    "duties",
    "categories",
    "area",
    "strengths",
    "results",
    "designation",
    "designated_on",
)


def fax_check_due(body: Organisation, today: date) -> bool:
    """Whether the FAX number was never checked, or not within a year."""
    checked = body.fax_checked_on
    return checked is None or add_months(checked, CHECK_MONTHS) < today


def fax_is_old(body: Organisation, today: date) -> bool:
    """The same for the register: a body without a number has nothing to check."""
    return bool(body.fax) and fax_check_due(body, today)


def may_be_listed(body: Organisation) -> bool:
    """Whether the body has agreed to stand on a list that is handed out."""
    return body.listing == AGREED and not body.closed
