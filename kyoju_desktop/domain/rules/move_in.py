"""契約から入居まで: ends that are proposed, the list of what has to be done, what is said about a contract.

The days of the list are those of the deadlines (DOMAIN 3.9): 住民基本台帳法22条・23条 and 入管法19条の8・19条の9
count fourteen days without the first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.records import Application, InitialCost, SchemeUse, Tenancy
from kyoju_desktop.domain.rules.calendar import Calendar, period_end
from kyoju_desktop.domain.rules.held_units import held_message
from kyoju_desktop.domain.rules.remarks import Beside, Remark, on_order, on_rent, remark, remarks_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_

CONTRACT_MONTHS = 24  # the usual length of an ordinary lease; 定期借家 and permits have their own
GUARANTEE_MONTHS = 24  # DOMAIN 3.9, 6.2: renewed every two years
PERMIT_MONTHS = 12  # 目的外使用 (W44): within one year
REPORT_DAYS = 14
SETTLED_DAYS = 90
WITHOUT_GUARANTEE = frozenset({"", "none", "exempt", "joint_guarantor"})
_PERMITS = frozenset({"use_permit"})
_OPEN_ENDED = frozenset({"lifetime", "facility"})
# What an application hands to the tenancy: name in the application, name in the tenancy.
CARRIED = (
    ("unit", "unit"),
    ("home", "home"),
    ("destination", "destination"),
    ("landlord", "landlord"),
    ("rent", "rent"),
    ("common_fee", "common_fee"),
    ("guarantee", "guarantee"),
    ("guarantor", "guarantor"),
    ("guarantee_fee", "guarantee_fee"),
)


@dataclass(frozen=True)
class Duty:
    """One thing to be done when moving in: its code, the last day (where there is one), whether it is done.

    `moved` is the day by the rule where a closed day has moved it to `until`.
    """

    code: str
    until: date | None = None
    done: bool = False
    done_on: date | None = None
    law: bool = False
    moved: date | None = None

    def late(self, today: date) -> bool:
        """Whether its day has passed without it."""
        return not self.done and self.until is not None and self.until < today


def contract_end(begins: date, kind: str = "") -> date | None:
    """The last day of a contract that begins on a day: two years, a permit one; None where it has no usual end."""
    if kind in _OPEN_ENDED:
        return None
    months = PERMIT_MONTHS if kind in _PERMITS else CONTRACT_MONTHS
    return period_end(begins, months=months, first_day_counts=True)


def guarantee_end(begins: date, guarantee: str) -> date | None:
    """The last day of a guarantee: the day before two years are over; None where nobody guarantees for a period."""
    if guarantee in WITHOUT_GUARANTEE:
        return None
    return period_end(begins, months=GUARANTEE_MONTHS, first_day_counts=True)


def from_application(application: Application, costs: Iterable[InitialCost], begins: date | None) -> Tenancy:
    """The tenancy that follows from an application: everything carried over, the ends proposed."""
    kind = "use_permit" if application.destination == "public_special_use" else ""
    made = Tenancy(case=application.case, application=application.id, contract_kind=kind)
    made = made.replace(**{there: getattr(application, here) for here, there in CARRIED})
    amounts = [each.amount for each in costs if each.amount is not None]
    return with_ends(made.replace(initial_cost=sum(amounts) if amounts else None, contract_from=begins))


def with_permit(tenancy: Tenancy, schemes: Iterable[SchemeUse]) -> Tenancy:
    """The tenancy with the days of the permit that was given for it (目的外使用); without one it stays as it is."""
    given = [each for each in schemes if each.scheme == "special_use" and each.result == "approved" and each.from_day]
    if tenancy.contract_kind not in _PERMITS or not given:
        return tenancy
    last = given[-1]
    dated = tenancy.replace(
        contract_from=last.from_day, contract_until=last.until_day, use_permit_until=last.until_day
    )
    return with_ends(dated)


def with_ends(tenancy: Tenancy) -> Tenancy:
    """The tenancy with the ends that follow from its beginning; what was entered stays."""
    begins = tenancy.contract_from
    if begins is None:
        return tenancy
    guaranteed = tenancy.guarantee_from or (begins if tenancy.guarantee not in WITHOUT_GUARANTEE else None)
    end = contract_end(begins, tenancy.contract_kind)
    permit = end if tenancy.contract_kind in _PERMITS else None
    return tenancy.replace(
        contract_until=tenancy.contract_until or end,
        use_permit_until=tenancy.use_permit_until or permit,
        guarantee_from=guaranteed,
        guarantee_until=tenancy.guarantee_until
        or (guarantee_end(guaranteed, tenancy.guarantee) if guaranteed else None),
    )


def duties(tenancy: Tenancy, codes: Iterable[str], calendar: Calendar) -> tuple[Duty, ...]:
    """What has to be done when moving in, in the order of the list; the reports to the counter have their last day.

    The report of the card is a duty only where the tenancy says that it is needed.
    """
    made: list[Duty] = []
    for code in codes:
        done = code in tenancy.to_do
        if code == "address_report":
            made.append(_report(code, tenancy, tenancy.address_reported_on, calendar, done=done))
            if tenancy.card_report:
                made.append(_report("card_report", tenancy, tenancy.card_reported_on, calendar))
        elif code == "key":
            made.append(Duty(code, tenancy.moved_in_on, done or tenancy.key_on is not None, tenancy.key_on))
        else:
            made.append(Duty(code, done=done))
    return tuple(made)


def settled(tenancy: Tenancy, found: Iterable[Duty], today: date) -> bool:
    """Whether the list has done its service: somebody lives there for long and no report to the counter is open."""
    since = tenancy.moved_in_on
    return since is not None and (today - since).days > SETTLED_DAYS and all(each.done for each in found if each.law)


def _report(code: str, tenancy: Tenancy, on: date | None, calendar: Calendar, *, done: bool = False) -> Duty:
    moved_in = tenancy.moved_in_on
    if moved_in is None:
        return Duty(code, None, done or on is not None, on, law=True)
    by_rule = period_end(moved_in, days=REPORT_DAYS)
    until = calendar.next_open(by_rule)
    return Duty(code, until, done or on is not None, on, law=True, moved=by_rule if until != by_rule else None)


def lived_in(tenancy: Tenancy) -> tuple[date, date] | None:
    """From when until when somebody lives there (without an end: for ever); None while that is not known."""
    begins = tenancy.moved_in_on or tenancy.contract_from
    return (begins, tenancy.ended_on or date.max) if begins else None


def overlap(one: Tenancy, other: Tenancy) -> bool:
    """Whether both are lived in on more than the day on which one moves from the one to the other."""
    first, second = lived_in(one), lived_in(other)
    if first is None or second is None or one.id == other.id:
        return False
    return max(first[0], second[0]) < min(first[1], second[1])


@remarks_on.register
def _(record: Tenancy, beside: Beside) -> tuple[Remark, ...]:
    return (
        *on_rent(record.rent),
        *_on_days(record),
        *_on_ends(record),
        *_on_overlap(record, beside),
        *_on_unit(record, beside),
        *_on_card(record, beside),
    )


def _on_days(record: Tenancy) -> Iterable[Remark]:
    moved, signed = record.moved_in_on, record.contracted_on
    before = N_("入居の日が、契約の日より前です。本当に先に入ったのなら、このまま残せます。")
    yield from on_order(signed, moved, "moved_in_on", before)
    if not (signed and moved and moved < signed):
        early = N_("入居の日が、契約の始まりより前です。本当に先に入ったのなら、このまま残せます。")
        yield from on_order(record.contract_from, moved, "moved_in_on", early)
    key = N_("鍵を受け取った日が、契約の日より前です。日付を確かめてください。")
    yield from on_order(signed, record.key_on, "key_on", key)
    left = N_("退去の日が、入居の日より前です。日付を確かめてください。")
    yield from on_order(moved, record.ended_on, "ended_on", left)
    told = N_("届け出た日が、入居の日より前です。転入・転居届は、住み始めてから出します。")
    yield from on_order(moved, record.address_reported_on, "address_reported_on", told)


def _on_ends(record: Tenancy) -> Iterable[Remark]:
    proposed = with_ends(record)
    for name, from_day, words in (
        ("contract_until", record.contract_from, N_("2年の契約なら{day}までです。")),
        ("guarantee_until", record.guarantee_from, N_("2年の保証なら{day}までです。")),
    ):
        day: date | None = getattr(proposed, name)
        if from_day and day and getattr(record, name) is None and record.contract_kind not in _PERMITS:
            yield remark(name, words, day=wareki(day))
    ends = N_("契約の満了日が、契約の始まりより前です。日付を確かめてください。")
    yield from on_order(record.contract_from, record.contract_until, "contract_until", ends)
    guaranteed = N_("保証の満了日が、保証の始まりより前です。日付を確かめてください。")
    yield from on_order(record.guarantee_from, record.guarantee_until, "guarantee_until", guaranteed)
    for begin, end in (("contract_from", "contract_until"), ("guarantee_from", "guarantee_until")):
        starts: date | None = getattr(record, begin)
        if starts and (starts.month, starts.day) == (2, 29):
            last = period_end(starts, months=CONTRACT_MONTHS, first_day_counts=True)
            words = N_("2月29日に始まる2年は、2月29日のない年なので{day}に終わります。")
            yield remark(end, words, day=wareki(last))


def _on_overlap(record: Tenancy, beside: Beside) -> Iterable[Remark]:
    words = N_("このケースの別の入居と、住んでいる期間が重なっています。前の住まいの退去の日を確かめてください。")
    if any(overlap(record, each) for each in beside.file.of(Tenancy)):
        yield remark("moved_in_on", words)
    other = N_("同じ人の別のケース({number})の入居と、住んでいる期間が重なっています。")
    for number in sorted({number for number, each in beside.elsewhere if overlap(record, each)}):
        yield remark("moved_in_on", other, number=number)


def _on_unit(record: Tenancy, beside: Beside) -> Iterable[Remark]:
    found = held_message(record, dict(beside.units).get(record.unit), beside.today)
    if found is not None:
        yield Remark("moved_in_on", found)


def _on_card(record: Tenancy, beside: Beside) -> Iterable[Remark]:
    stays = beside.file.person.residence_expires is not None
    if stays and record.moved_in_on and not record.card_report and record.card_reported_on is None:
        words = N_("在留期間のある人です。在留カードの住居地届がいるか、確かめてください。")
        yield remark("card_report", words)


def changed_since(application: Application, tenancy: Tenancy) -> tuple[str, ...]:
    """The fields of the tenancy that no longer are what the application handed over."""
    return tuple(there for here, there in CARRIED if getattr(application, here) != getattr(tenancy, there))
