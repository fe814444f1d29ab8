"""What is said beside the fields of a building or unit: its size against the standard of the day, and odd figures.

Nothing here keeps a record from being saved: a rent of 0 yen and a house of 1910 exist.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Building, Home
from kyoju_desktop.domain.rules.sums import standards
from kyoju_desktop.domain.rules.sums.steps import Sum
from kyoju_desktop.domain.rules.sums.tables import table_on
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message

HIGH_RENT = 300_000  # yen a month from which a slipped digit is likelier than the rent
SUPPORT_HOUSING_FROM = date(2025, 10, 1)
REGISTRATION_FROM = date(2017, 10, 25)
_EXISTING = {"new": (False,), "existing": (True,)}  # both readings where nobody has said which
_EITHER = N_("新築か既存かで基準がちがいます。建物に「新築か既存か」を入れてください。")
_NO_AREA = N_("床面積を入れると、広さの基準と比べられます。")
_NO_HOUSE_AREA = N_("住宅全体の床面積を入れると、広さの基準と比べられます。")
_NO_RESIDENTS = N_("住宅全体の定員を入れると、広さの基準と比べられます。")
_SUPPORT, _REGISTERED = "support_housing", frozenset({"sn_registered", "sn_dedicated"})


@dataclass(frozen=True)
class AreaCheck:
    """Whether the unit has the size that was asked for on the day of its registration (today, if it has none).

    `enough` is None where it cannot be said; `words` then tell what is missing. `sum` holds the steps.
    """

    enough: bool | None
    words: Message
    on: date
    sum: Sum | None = None


@dataclass(frozen=True)
class Remark:
    """Something odd about a field that was saved as it is."""

    field: str
    words: Message


def area_check(home: Home, building: Building | None, today: date, places: Sequence[Path] = ()) -> AreaCheck:
    """The standard of size of a registered home by the law of the day (DOMAIN 6.4, 6.5)."""
    on = home.registered_on or today
    readings = _EXISTING.get(building.newly_built if building else "", (False, True))
    try:
        answers = [_answer(home, existing, on, places) for existing in readings]
    except Refused as refused:
        return AreaCheck(None, refused.message, on)
    if len({each.good for each in answers}) > 1:
        return AreaCheck(None, Message(_EITHER), on)
    return AreaCheck(answers[0].good, answers[0].verdict, on, answers[0])


def remarks(home: Home, building: Building | None, today: date) -> tuple[Remark, ...]:
    """What should be looked at again in a unit."""
    return (*_of_money(home), *_of_place(home, building), *_of_days(home, today), *_of_facts(home))


def building_remarks(building: Building, today: date) -> tuple[Remark, ...]:
    """What should be looked at again in a building."""
    found = []
    if building.built_on and building.built_on > today:
        found.append(Remark("built_on", Message(N_("完成した日が、これからの日です。"))))
    if building.floors == 0:
        found.append(Remark("floors", Message(N_("0階建てになっています。"))))
    if building.newly_built == "new" and building.built_on and (today - building.built_on).days > 366:
        found.append(Remark("newly_built", Message(N_("完成から1年をすぎています。既存でないか確かめてください。"))))
    return tuple(found)


def _answer(home: Home, existing: bool, on: date, places: Sequence[Path]) -> Sum:
    shared = home.shared_house
    area = home.house_area if shared else home.area
    if not area:
        raise Refused(_NO_HOUSE_AREA if shared else _NO_AREA)
    if shared and not home.house_residents:
        raise Refused(_NO_RESIDENTS)
    looked = standards.Home(
        area=area,
        existing=existing,
        shared_parts=home.shared_parts,
        shared_house=shared,
        residents=(home.house_residents if shared else home.residents_most) or 1,
        own_room=home.area if shared else 0,
        facilities=home.facility_sets if shared else 0,
    )
    return standards.large_enough(looked, table_on(standards.TABLE, on, places))


def _of_money(home: Home) -> Iterator[Remark]:
    if home.rent == 0:
        yield Remark("rent", Message(N_("家賃が0円です。わからないときは空けておきます。")))
    elif home.rent is not None and home.rent > HIGH_RENT:
        yield Remark("rent", Message(N_("家賃が30万円をこえています。けたを確かめてください。")))
    if home.rent and home.common_fee is not None and home.common_fee > home.rent:
        yield Remark("common_fee", Message(N_("共益費が家賃より高くなっています。")))


def _of_place(home: Home, building: Building | None) -> Iterator[Remark]:
    if building and building.floors and home.floor and home.floor > building.floors:
        floors = str(building.floors)
        yield Remark("floor", Message(N_("建物は{floors}階建てです。"), (("floors", floors),)))
    if not home.building:
        yield Remark("building", Message(N_("建物が選ばれていません。所在地がわかりません。")))
    if home.area == 0:
        yield Remark("area", Message(N_("床面積が0です。わからないときは空けておきます。")))


def _of_days(home: Home, today: date) -> Iterator[Remark]:
    if home.checked_on and home.checked_on > today:
        yield Remark("checked_on", Message(N_("空きを確かめた日が、これからの日です。")))
    if home.vacant == "no" and home.vacant_from is None and home.takes_inquiries == "yes":
        yield Remark(
            "takes_inquiries", Message(N_("空いていないのに照会を受けています。いつ空くかを聞いてください。"))
        )
    first = {_SUPPORT: SUPPORT_HOUSING_FROM}.get(home.kind, REGISTRATION_FROM if home.kind in _REGISTERED else None)
    if first and home.registered_on and home.registered_on < first:
        words = N_("{first}より前には、この登録・認定はありません。")
        yield Remark("registered_on", Message(words, (("first", wareki(first)),)))


def _of_facts(home: Home) -> Iterator[Remark]:
    if home.has & home.lacks:
        yield Remark(
            "lacks", Message(N_("「あてはまる条件」と「できない・ないこと」の両方に入っているものがあります。"))
        )
    if home.accepts_only and not home.accepts:
        yield Remark("accepts_only", Message(N_("受け入れる区分が入っていません。")))
