"""Deadlines of schemes followed through on a case, and of what other offices have granted (DOMAIN 3.7, 3.9)."""

from collections.abc import Iterator
from datetime import date, timedelta

from kyoju_desktop.domain.codes import shipped_codebook
from kyoju_desktop.domain.records import Person, SchemeStep, SchemeUse
from kyoju_desktop.domain.rules.calendar import period_end
from kyoju_desktop.domain.rules.deadline_found import Found, Values, day_of, found, what_of
from kyoju_desktop.i18n.messages import N_

WELFARE_DAYS, WELFARE_LONGEST = 14, 30  # 生活保護法24条5項
CARE_DAYS = 30  # 介護保険法27条11項
CARE_RENEWAL_DAYS = 60  # 介護保険法施行規則39条: 更新の申請は満了の60日前から
BENEFIT_MONTHS = 3  # 住居確保給付金 (S002)
LONGEST_EXTENSIONS = 2

_WELFARE, _CARE, _BENEFIT = "public_assistance", "care_certification", "housing_benefit"
_OVER = frozenset({"rejected", "withdrawn", "stopped", "finished"})
_WAITING = frozenset({"", "waiting"})


@found.register
def _(record: SchemeUse) -> Iterator[Found]:
    name = _name(record)
    if record.next_on and not record.next_done_on:
        yield Found("scheme_next", record.next_on, what_of(record.next_step, N_("制度の次の手順")))
    if record.ended_on or record.result in _OVER or record.wish == "declines":
        return
    if record.result in _WAITING:
        yield from _decision(record, name)
    until = record.until_day or _benefit_until(record)
    if until:
        again = record.scheme == _BENEFIT and (record.extended or 0) >= LONGEST_EXTENSIONS
        yield Found("scheme_last" if again else "scheme_until", until, name)


def _name(record: SchemeUse) -> Values:
    if not record.scheme:
        return (("what", N_("制度")),)
    return (("what", shipped_codebook().label("followed_scheme", record.scheme)),)


def _decision(record: SchemeUse, name: Values) -> Iterator[Found]:
    """When the answer must be there by law; else the day that was told."""
    applied, told = record.applied_on, record.expected_on
    if applied and record.scheme == _WELFARE:
        usual, longest = (period_end(applied, days=days) for days in (WELFARE_DAYS, WELFARE_LONGEST))
        since = day_of("since", applied)
        if told and told > usual:
            yield Found("welfare_decision_long", min(told, longest), since)
        else:
            yield Found("welfare_decision", usual, since)
    elif applied and record.scheme == _CARE:
        yield Found("care_decision", period_end(applied, days=CARE_DAYS), day_of("since", applied))
    elif told:
        yield Found("scheme_answer", told, name)


def _benefit_until(record: SchemeUse) -> date | None:
    """The end of the benefit by rule, where nobody has entered it: the last day of its third month."""
    if record.scheme != _BENEFIT or record.from_day is None or record.extended:
        return None
    return period_end(record.from_day.replace(day=1), months=BENEFIT_MONTHS, first_day_counts=True)


@found.register
def _(record: SchemeStep) -> Iterator[Found]:
    if record.planned_on and not record.done_on:
        yield Found("scheme_step", record.planned_on, what_of(record.what, N_("制度の手順")))


@found.register
def _(record: Person) -> Iterator[Found]:
    if record.died_on:
        return
    if record.residence_expires:
        yield Found("residence_expires", record.residence_expires)
    if record.care_until:
        opens = record.care_until - timedelta(days=CARE_RENEWAL_DAYS)
        yield Found("care_until", record.care_until, day_of("opens", opens), show_from=opens)
    for name in ("disability_until", "handbook_until"):
        until: date | None = getattr(record, name)
        if until:
            yield Found(name, until)
