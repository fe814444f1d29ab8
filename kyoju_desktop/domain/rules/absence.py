"""入院・一時の不在: what has to be arranged so that the home is not lost, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import HospitalStay, Tenancy
from kyoju_desktop.domain.rules.calendar import add_months
from kyoju_desktop.domain.rules.remarks import Beside, Remark, remark, remarks_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_

CHECK_DAYS = 14  # practice: ask again after two weeks while nobody knows when the person comes back
VISITS = frozenset({"support_housing_visit", "visit_back", "watch_visit"})  # they wait for the return
PUBLIC = frozenset({"public_housing", "public_special_use"})


@dataclass(frozen=True)
class Limit:
    """One day by which something has to be done for the home: what, until when, by which rule."""

    code: str
    text: str
    on: date
    source: str
    unconfirmed: bool


def pauses_visits(stay: HospitalStay, tenancy_id: str, today: date) -> bool:
    """Whether no visit to that home is expected now, because the tenant is away."""
    return is_open(stay) and stay.tenancy in {"", tenancy_id} and stay.since is not None and stay.since <= today


def is_open(stay: HospitalStay) -> bool:
    """Whether the person is still away and the home still theirs."""
    return stay.back_on is None and not stay.result


def limits(stay: HospitalStay, tenancy: Tenancy | None, rules: Mapping[str, Any]) -> tuple[Limit, ...]:
    """The days that follow from the beginning of the absence; none while that is not known, nor what is arranged."""
    if stay.since is None or not is_open(stay):
        return ()
    public = tenancy is not None and tenancy.destination in PUBLIC
    found = []
    for each in rules["limits"]:
        elsewhere = each.get("public_only") and not public
        if elsewhere or stay.kind not in each.get("kinds", [stay.kind]) or each.get("task") in stay.arranged:
            continue
        day = add_months(stay.since, each.get("months", 0)) + timedelta(days=each.get("days", 0))
        found.append(Limit(each["code"], each["text"], day, each["source"], bool(each.get("unconfirmed"))))
    return tuple(sorted(found, key=lambda limit: limit.on))


def check_on(since: date | None, today: date) -> date:
    """When to ask how the person is, as it is proposed for a new absence."""
    return max(since or today, today) + timedelta(days=CHECK_DAYS)


def check(stay: HospitalStay) -> None:
    """`Refused` for a return before the beginning: nobody can be back before being away."""
    if stay.since and stay.back_on and stay.back_on < stay.since:
        raise Refused(N_("戻った日が、不在の始まりより前です。どちらかの日付を直してください。"), field="back_on")


@remarks_on.register
def _(record: HospitalStay, beside: Beside) -> tuple[Remark, ...]:
    found: list[Remark] = []
    if record.since and record.expected_until and record.expected_until < record.since:
        found.append(remark("expected_until", N_("不在の始まりより前です。")))
    tenancy = beside.file.find(Tenancy, record.tenancy) if record.tenancy else None
    if tenancy and tenancy.moved_in_on and record.since and record.since < tenancy.moved_in_on:
        found.append(remark("since", N_("入居の日({day})より前です。"), day=wareki(tenancy.moved_in_on)))
    if is_open(record) and record.expected_until and record.expected_until < beside.today:
        text = N_("戻る見込みの日を過ぎています。戻った日か、新しい見込みの日を入れてください。")
        found.append(remark("expected_until", text))
    if is_open(record) and record.since and not (record.expected_until or record.check_on):
        found.append(remark("check_on", N_("いつ戻るかわからないときは、次に様子を確かめる日を入れておきます。")))
    return tuple(found)
