"""更新: until when a contract, a guarantee and an insurance run after they were renewed, as it is proposed."""

from datetime import date, timedelta

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import EmergencyContact, Tenancy
from kyoju_desktop.domain.rules.calendar import add_months, period_end
from kyoju_desktop.i18n.messages import N_

RENEWED = ("contract_until", "guarantee_until", "insurance_until")
MONTHS = 24  # DOMAIN 3.7: contract and guarantee are renewed for two years
CONFIRM_MONTHS = 12


def renewed_until(until: date | None, months: int = MONTHS) -> date | None:
    """The last day of the next term: the eve of the day that corresponds to its beginning (民法143条)."""
    if until is None:
        return None
    try:
        return period_end(until + timedelta(days=1), months=months, first_day_counts=True)
    except OverflowError:
        return None


def proposed(tenancy: Tenancy, today: date) -> Tenancy:
    """The tenancy with two more years for each term that ends within three months or has ended."""
    soon = add_months(today, 3)
    values = {}
    for name in RENEWED:
        until: date | None = getattr(tenancy, name)
        if until is not None and until <= soon:
            values[name] = renewed_until(until)
    return tenancy.replace(**values)


def check(before: Tenancy, after: Tenancy) -> None:
    """`Refused` for a term that ends before the one that is renewed."""
    for name in RENEWED:
        old: date | None = getattr(before, name)
        new: date | None = getattr(after, name)
        if old and new and new < old:
            raise Refused(N_("いまの満了日より前です。更新したあとの満了日を入れてください。"), field=name)
    if all(getattr(before, name) == getattr(after, name) for name in (*RENEWED, "rent", "guarantee_fee")):
        raise Refused(N_("どの満了日も変わっていません。更新したものの満了日を直してください。"), field=RENEWED[0])


def to_confirm(contacts: tuple[EmergencyContact, ...], today: date) -> tuple[EmergencyContact, ...]:
    """The contacts that nobody has confirmed for a year, or ever."""
    limit = add_months(today, -CONFIRM_MONTHS)
    return tuple(each for each in contacts if each.confirmed_on is None or each.confirmed_on <= limit)
