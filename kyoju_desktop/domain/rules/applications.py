"""申込みと審査: papers that are still missing, the ways of guarantee, where an application stands (DOMAIN 4.7, 6.2).

`resources/reference/guarantees.json`: {"guarantees": [{"code", "says", "source", "sum"?, "not_for"?,
"unconfirmed"?}], "papers": [{"list", "code", "when"?, "unless"?}]}; when and unless name a circumstance.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from kyoju_desktop.domain.records import Application, Home, InitialCost
from kyoju_desktop.domain.rules.move_in import WITHOUT_GUARANTEE
from kyoju_desktop.domain.rules.remarks import Beside, Remark, on_order, on_rent, remark, remarks_on
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.i18n.places import shipped

WAITING = frozenset({"", "waiting"})
APPROVED = frozenset({"approved", "conditional"})
OVER = frozenset({"rejected", "withdrawn"})
PAPERS = {"application_paper": "papers", "guarantee_paper": "guarantee_papers"}  # list -> field of Application
PUBLIC = frozenset({"public_housing", "public_special_use"})


@dataclass(frozen=True)
class Way:
    """One way of guarantee: what is to be known of it, where it cannot be used, the sum that tells its fee."""

    code: str
    says: tuple[str, ...]
    source: str
    sum: str = ""
    not_for: frozenset[str] = frozenset()
    unconfirmed: bool = False
    certified: bool = False  # 認定家賃債務保証業者 (住宅SN法72条): it may not refuse without good reason

    def fits(self, destination: str) -> bool:
        """Whether it can be used for that kind of home."""
        return destination not in self.not_for


@dataclass(frozen=True)
class Wanted:
    """A paper that is usually asked for: its list, its code, whether it is there."""

    list: str
    code: str
    there: bool


@dataclass(frozen=True)
class Totals:
    """What has to be paid first: in all, by payer, paid already, taken on by nobody; items without an amount."""

    whole: int
    by_payer: tuple[tuple[str, int], ...]
    paid: int
    undecided: int
    without_amount: int


@cache
def ways() -> tuple[Way, ...]:
    """Every way of guarantee, in the order in which they are offered."""
    return tuple(
        Way(
            each["code"],
            tuple(each["says"]),
            each["source"],
            each.get("sum", ""),
            frozenset(each.get("not_for", ())),
            each.get("unconfirmed", False),
            each.get("certified", False),
        )
        for each in _data()["guarantees"]
    )


@cache
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((shipped("resources") / "reference" / "guarantees.json").read_text("utf-8"))
    return found


def wanted_papers(application: Application, *, welfare: bool) -> tuple[Wanted, ...]:
    """The papers that this application asks for, and those that were gathered besides; `welfare`: 生活保護."""
    true = _circumstances(application, welfare=welfare)
    found: list[Wanted] = []
    for each in _data()["papers"]:
        there = each["code"] in getattr(application, PAPERS[each["list"]])
        asked = each.get("when", "") in true and each.get("unless", "-") not in true
        if asked or there:
            found.append(Wanted(each["list"], each["code"], there))
    return tuple(found)


def missing_papers(application: Application, *, welfare: bool) -> tuple[Wanted, ...]:
    """The papers that are asked for and not there."""
    return tuple(each for each in wanted_papers(application, welfare=welfare) if not each.there)


def _circumstances(application: Application, *, welfare: bool) -> frozenset[str]:
    guaranteed = application.guarantee not in WITHOUT_GUARANTEE
    true = {"", application.guarantee}
    true |= {"welfare"} if welfare else set()
    true |= {"guaranteed"} if guaranteed else set()
    true |= {"guaranteed_welfare"} if guaranteed and welfare else set()
    true |= {"public"} if application.destination in PUBLIC else set()
    return frozenset(true)


def late_by(application: Application, today: date) -> int:
    """How many days the answer is overdue; 0 while it is not, or has come."""
    expected = application.answer_expected_on
    if application.result not in WAITING or expected is None:
        return 0
    return max(0, (today - expected).days)


UNDECIDED = frozenset({"", "undecided"})  # payers of an item that nobody has taken on


def totals(costs: Iterable[InitialCost]) -> Totals:
    """The first costs added up; an item without a payer counts as undecided."""
    by_payer: dict[str, int] = {}
    paid = without = 0
    for each in costs:
        if each.amount is None:
            without += 1
            continue
        payer = each.payer or "undecided"
        by_payer[payer] = by_payer.get(payer, 0) + each.amount
        paid += each.amount if each.paid_on else 0
    whole = sum(by_payer.values())
    return Totals(whole, tuple(by_payer.items()), paid, by_payer.get("undecided", 0), without)


def proposed_costs(
    application: Application, unit: Home | None, existing: Iterable[InitialCost]
) -> tuple[InitialCost, ...]:
    """What usually has to be paid before moving in, with the amounts that are known; never what stands there already.

    An item whose amount nobody has told yet is proposed without one.
    """
    guaranteed = application.guarantee not in WITHOUT_GUARANTEE
    amounts: dict[str, int | None] = {
        "deposit": unit.deposit if unit else None,
        "key_money": unit.key_money if unit else None,
        "first_rent": application.rent,
        "common_fee": application.common_fee,
        "guarantee_fee": application.guarantee_fee,
        "insurance": None,
    }
    if application.destination not in PUBLIC:
        amounts |= {"agent_fee": None, "key_change": None}
    there = {each.what for each in existing if each.application in {"", application.id}}
    made = []
    for what, amount in amounts.items():
        nothing = amount == 0 or (amount is None and what in {"common_fee", "key_money"})
        if what in there or nothing or (what == "guarantee_fee" and not guaranteed):
            continue
        made.append(
            InitialCost(
                case=application.case, application=application.id, what=what, amount=amount, payer="undecided"
            )
        )
    return tuple(made)


def refused_by_certified(application: Application) -> bool:
    """Whether a guarantor said no that may not do so without good reason."""
    certified = {each.code for each in ways() if each.certified}
    return application.guarantee_result == "rejected" and application.guarantee in certified


@remarks_on.register
def _(record: Application, beside: Beside) -> tuple[Remark, ...]:  # noqa: ARG001 - it is looked at by itself
    late = N_("結果の日が、申し込んだ日より前です。日付を確かめてください。")
    early = N_("予定日が、申し込んだ日より前です。日付を確かめてください。")
    guaranteed = N_("保証の結果の日が、保証を申し込んだ日より前です。日付を確かめてください。")
    unfit = N_("この種類の住まいでは使えない保証です。「保証の方法を選ぶ」で確かめてください。")
    way = next((each for each in ways() if each.code == record.guarantee), None)
    return (
        *on_rent(record.rent),
        *((remark("guarantee", unfit),) if way and not way.fits(record.destination) else ()),
        *on_order(record.applied_on, record.answer_expected_on, "answer_expected_on", early),
        *on_order(record.applied_on, record.result_on, "result_on", late),
        *on_order(record.guarantee_asked_on, record.guarantee_result_on, "guarantee_result_on", guaranteed),
    )
