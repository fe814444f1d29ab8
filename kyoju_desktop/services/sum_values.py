"""What a case already knows of the figures that a sum asks for, each with where it comes from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kyoju_desktop.domain.casefile import CaseFile
from kyoju_desktop.domain.fields import Gap, Record
from kyoju_desktop.domain.records import (
    Application,
    Assessment,
    Building,
    Estimate,
    Home,
    HouseholdMember,
    HousingInquiry,
    InitialCost,
    Intake,
    Tenancy,
)
from kyoju_desktop.domain.rules.ages import age_on
from kyoju_desktop.domain.rules.sums import asked as of
from kyoju_desktop.i18n.eras import wareki
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.casefile import case_file
from kyoju_desktop.storage.store import Reader

_FROM, _FROM_ON = N_("「{record}」の記録から"), N_("「{record}」の記録({day})から")
_GAP = N_("「{record}」で「{why}」")
_ENDED = frozenset({"rejected", "withdrawn"})
_OF_MOVING = frozenset({"key_money", "agent_fee", "guarantee_fee", "insurance", "moving"})
_DAYS = ("applied_on", "contracted_on", "interviewed_on", "answered_on")
_RENEWED = timedelta(days=92)  # from how long before its end a guarantee is thought of as renewed
_YEARS_OF_HELP = 120  # months: 低廉化 ends after ten years as a rule


@dataclass(frozen=True)
class Filled:
    """A figure that the case knows, and where it comes from; value None: the case says that nobody knows."""

    value: Any
    origin: Message


Values = Mapping[str, Filled]


def prefilled(r: Reader, case_id: str, code: str, today: date, record: Record | None = None) -> Values:
    """Every figure that is known, by the name of its field; what `record` says counts before the rest of the case."""
    file = case_file(r, case_id)
    return _FILL[code](_Known(r, file, today, record))


@dataclass(frozen=True)
class _Known:
    """The case as the sums look at it."""

    r: Reader
    file: CaseFile
    today: date
    record: Record | None

    @property
    def living(self) -> Tenancy | None:
        """The tenancy that has not ended."""
        return next((each for each in reversed(self.file.of(Tenancy)) if each.ended_on is None), None)

    @property
    def wanted(self) -> Application | None:
        """The application that may still lead to a contract."""
        done = {each.application for each in self.file.of(Tenancy)}
        open_ = (each for each in self.file.of(Application) if each.result not in _ENDED and each.id not in done)
        return next(reversed(tuple(open_)), None)

    def homes(self, *, new: bool) -> tuple[Record, ...]:
        """Where the rent stands, the nearest first: of the home that is sought, or of where one lives now."""
        sought, now = [self.wanted], [self.living, self.file.last(Intake)]
        answered = [each for each in self.file.of(HousingInquiry) if each.result in {"accepted", "viewing"}]
        found = [self.record, *((*sought, *reversed(answered), *now) if new else (*now, *sought))]
        return tuple(each for each in found if each is not None)


def _origin(record: Record) -> Message:
    title = type(record).title
    day = next((getattr(record, name) for name in _DAYS if getattr(record, name, None)), None)
    if isinstance(day, date):
        return Message(_FROM_ON, (("record", title), ("day", wareki(day))))
    return Message(_FROM, (("record", title),))


def _first(name: str, records: Sequence[Record | None]) -> Filled | None:
    """The first of the records that knows the figure, or says that nobody does."""
    for each in records:
        if each is None or not hasattr(each, name):
            continue
        value = getattr(each, name)
        if value not in (None, "", frozenset()):
            return Filled(value, _origin(each))
        gap: Gap | None = each.gap(name)
        if gap is not None:
            return Filled(None, Message(_GAP, (("record", type(each).title), ("why", gap.value))))
    return None


def _only(**found: Filled | None) -> Values:
    return {name: each for name, each in found.items() if each is not None}


def _members(known: _Known) -> tuple[HouseholdMember, ...]:
    """Who lives together with the person."""
    every = known.file.of(HouseholdMember)
    return tuple(each for each in every if each.living == "together" and each.relation != "self")


def _people(known: _Known) -> Filled | None:
    told = _first("residents", [known.file.last(Assessment)])
    if told is not None and told.value is not None:
        return told
    members = _members(known)
    if members:
        return Filled(len(members) + 1, Message(N_("「世帯」の同居の人数から")))
    assessment = known.file.last(Assessment)
    if assessment is not None and assessment.household_kind == "alone":
        return Filled(1, _origin(assessment))
    return told


def _income(known: _Known) -> Filled | None:
    assessment = known.file.last(Assessment)
    told = _first("household_income", [assessment])
    people = _people(known)
    if told is None and people is not None and people.value == 1:
        told = _first("income", [assessment, known.file.last(Intake)])
    return told


def _benefit(known: _Known, *, new: bool = False) -> Values:
    return _only(
        people=_people(known),
        income=_income(known),
        rent=_first("rent", known.homes(new=new)),
        savings=_first("savings", [known.file.last(Assessment)]),
    )


def _moving(known: _Known) -> Values:
    costs = [each for each in known.file.of(InitialCost) if each.what in _OF_MOVING and each.amount]
    total = sum(each.amount or 0 for each in costs)
    origin = Message(N_("「初期費用」のうち対象になる{count}件から"), (("count", str(len(costs))),))
    return {**_benefit(known, new=True), **_only(costs=Filled(total, origin) if total else None)}


def _guarantee(known: _Known) -> Values:
    homes = known.homes(new=True)
    rent = _first("rent", homes)
    owner = next((each for each in homes if getattr(each, "rent", None)), None)
    return _only(rent=rent, common_fee=_first("common_fee", [owner]), begins=_begins(owner, known.today))


def _begins(owner: Record | None, today: date) -> Filled | None:
    """The guarantee of a tenancy begins with its contract; one that ends soon is renewed on the day after."""
    if not isinstance(owner, Tenancy):
        return None
    if owner.guarantee_until is not None and owner.guarantee_until < today + _RENEWED:
        day = owner.guarantee_until + timedelta(days=1)
        return Filled(day, Message(N_("いまの保証が満了する日の次の日")))
    names = ("guarantee_from", "contract_from", "moved_in_on")
    return next((found for found in (_first(name, [owner]) for name in names) if found), None)


def _fee(known: _Known) -> Values:
    sums = [each for each in known.file.of(Estimate) if each.sum == of.GUARANTEE and each.amount]
    kept = Filled(sums[-1].amount, Message(N_("「計算の控え」の保証料から"))) if sums else None
    return _only(fee=_first("guarantee_fee", [known.record, known.wanted, known.living]) or kept)


def _reduction(known: _Known) -> Values:
    market = _first("rent", [known.record]) if isinstance(known.record, Home) else None
    return _only(market_rent=market, months=Filled(_YEARS_OF_HELP, Message(N_("原則の10年"))))


def _standard(known: _Known) -> Values:
    home = _unit(known)
    if home is None:
        return {}
    building = known.r.look(Building, home.building) if home.building else None
    flags = _only(
        shared_house=Filled(home.shared_house, _origin(home)), shared_parts=Filled(home.shared_parts, _origin(home))
    )
    return {
        **flags,
        **_only(
            built=_first("newly_built", [building]),
            area=_first("area", [home]),
            own_room=_first("area", [home]),
            house_area=_first("house_area", [home]),
            residents=_first("house_residents" if home.shared_house else "residents_most", [home]),
            facilities=_first("facility_sets", [home]),
        ),
    }


def _unit(known: _Known) -> Home | None:
    if isinstance(known.record, Home):
        return known.record
    for each in (known.record, known.wanted, known.living):
        unit = getattr(each, "unit", "") if each is not None else ""
        if unit:
            return known.r.look(Home, unit)
    return None


def _low_income(known: _Known) -> Values:
    year = known.today.year - 1
    end = date(year, 12, 31)
    birth = known.file.person.birth_date
    members = _members(known)
    ages = [age_on(each.birth_date, end) for each in members if each.birth_date]
    from_household = Message(N_("「世帯」の同居の人から"))
    found = dict(_monthly(known))
    found["year"] = Filled(year, Message(N_("前の年")))
    if birth is not None:
        found["old_1"] = Filled(age_on(birth, end) >= 65, Message(N_("生年月日から")))
    if members:
        found["everybody"] = Filled(len(members), from_household)
    for name, count in (
        ("elderly", sum(each >= 70 for each in ages)),
        ("young", sum(16 <= each <= 22 for each in ages)),
    ):
        if count:
            found[name] = Filled(count, from_household)
    return found


def _monthly(known: _Known) -> Iterator[tuple[str, Filled]]:
    """What was told of a month, for a year, where it is of one kind only; else one would guess."""
    assessment = known.file.last(Assessment)
    if assessment is None or assessment.income is None:
        return
    for kind, name in (("wage", "wages_1"), ("pension", "pension_1")):
        if assessment.income_kinds == frozenset({kind}):
            words = Message(N_("「アセスメント」の月収の12か月分。源泉徴収票などで確かめてください。"))
            yield name, Filled(assessment.income * 12, words)


def _nothing(known: _Known) -> Values:  # noqa: ARG001 - no record of a case holds the figures of this sum
    return {}


_FILL: Mapping[str, Callable[[_Known], Values]] = {
    of.LOW_INCOME: _low_income,
    of.BENEFIT: _benefit,
    of.MOVING: _moving,
    of.GUARANTEE: _guarantee,
    of.RENT_REDUCTION: _reduction,
    of.FEE_REDUCTION: _fee,
    of.REPAIR: _nothing,
    of.STANDARD: _standard,
}
