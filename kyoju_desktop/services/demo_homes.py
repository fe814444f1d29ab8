"""The register of homes of the fictional office: houses of every kind, some units free, some held by its cases."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from kyoju_desktop.domain.records import Application, Building, Case, Home, HousingInquiry, Organisation, Tenancy
from kyoju_desktop.domain.rules.room_numbers import floor_of
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.services.demo_cast import Cast, Pen, demo_data
from kyoju_desktop.storage.store import Reader, Writer

_CASES = 200  # so many are looked at, however large the office is
_LINKED = 4  # applications and tenancies that name a unit of the register


def enter_homes(w: Writer, seed: int, municipality: str) -> None:
    """Buildings with their units, and some of the office's own cases in them."""
    today = w.now.date()
    pen = Pen(f"{seed}/homes", today)
    shops = [each for each in w.find(Organisation) if each.kind == "real_estate" and not each.closed]
    agents = [each.id for each in sorted(shops, key=lambda shop: shop.name)]
    cast = Cast(municipality)
    houses: list[Home] = []
    for number, plan in enumerate(demo_data("homes")["buildings"]):
        houses += _building(w, pen, cast, plan, number, agents)
    free = iter([each for each in houses if each.vacant == "yes" and each.kind != "shelter"])
    _let_out(w, [each for each in houses if each.vacant == "no" and each.kind != "shelter"])
    _apply(w, free)
    _ask(w, pen, free)


def _building(
    w: Writer, pen: Pen, cast: Cast, plan: Mapping[str, Any], number: int, agents: Sequence[str]
) -> Iterator[Home]:
    code, place = cast.place(pen)
    began = datetime.combine(pen.today - timedelta(days=400 + number), time(9, 30))
    building = Building(
        id=pen.id(began),
        postal_code=code,
        address=place.removeprefix(cast.town),
        municipality=cast.town.removeprefix("架空県"),
        phone=cast.phone(pen),
        **plan["building"],
    )
    w.add(building)
    for room in plan["rooms"]:
        vacant = pen.one(("yes", "yes", "no", "no", "no", "unknown"))
        home = Home(
            id=pen.id(began),
            building=building.id,
            room=room,
            floor=floor_of(room),
            vacant=vacant,
            vacant_from=pen.soon() if vacant == "yes" and pen.chance(30) else None,
            takes_inquiries=pen.one(("yes", "yes", "yes", "no", "unknown")),
            checked_on=None if vacant == "unknown" else pen.today - timedelta(days=pen.random.randint(1, 50)),
            agent=pen.one(agents) if agents and plan.get("agent") else "",
        )
        yield w.add(_with(home, plan["unit"], pen))


def _with(home: Home, unit: Mapping[str, Any], pen: Pen) -> Home:
    """What all rooms of the house have, the rent a little different in each."""
    sets = {name: frozenset(value) for name, value in unit.items() if isinstance(value, list)}
    plain = {name: value for name, value in unit.items() if name not in sets}
    rent = plain.get("rent")
    if rent:
        plain["rent"] = rent + pen.one((0, 0, 1000, 2000, -1000))
    return home.replace(**plain, **sets)


def _open_cases(r: Reader, stages: frozenset[str]) -> Iterator[Case]:
    for each in r.find(Case)[:_CASES]:
        if each.stage in stages and is_open(each.stage) and not each.merged_into:
            yield each


def _let_out(w: Writer, homes: Sequence[Home]) -> None:
    """Some tenancies of the office name the unit in the register."""
    places = iter(homes)
    for case in list(_open_cases(w, frozenset({"S80"})))[:_LINKED]:
        lived = [each for each in w.find(Tenancy, case=case.id) if each.ended_on is None]
        home = next(places, None)
        if lived and home is not None:
            w.put(lived[-1].replace(unit=home.id, home=_called(w, home), rent=home.rent))


def _apply(w: Writer, free: Iterator[Home]) -> None:
    """Applications that still wait hold their unit."""
    for case in list(_open_cases(w, frozenset({"S60"})))[:_LINKED]:
        waiting = [each for each in w.find(Application, case=case.id) if each.result == "waiting"]
        home = next(free, None)
        if waiting and home is not None:
            w.put(waiting[-1].replace(unit=home.id, home=_called(w, home), rent=home.rent))


def _ask(w: Writer, pen: Pen, free: Iterator[Home]) -> None:
    """Those who search have asked about a unit; one is viewed in some days, together with the clerk."""
    for number, case in enumerate(list(_open_cases(w, frozenset({"S50"})))[:_LINKED]):
        home = next(free, None)
        if home is None:
            return
        at = datetime.combine(w.now.date() - timedelta(days=2 + number), time(10, 30))
        asked = HousingInquiry(
            id=pen.id(at),
            case=case.id,
            at=at,
            organisation=home.agent,
            asked="" if home.agent else "家主",
            asked_kind="real_estate" if home.agent else "landlord",
            unit=home.id,
            home=_called(w, home),
            destination=home.kind,
            rent=home.rent,
            told="anonymous",
            step="inquiry",
            result="waiting",
        )
        if not number:
            viewing = datetime.combine(_next_open(w.now.date()), time(13, 30))
            asked = asked.replace(result="viewing", step="viewing", viewing_at=viewing, viewed_with="住宅係と本人")
        w.add(asked)


def _next_open(day: date) -> date:
    """A working day soon."""
    after = day + timedelta(days=2)
    return after + timedelta(days=max(0, 7 - after.weekday()) if after.weekday() > 4 else 0)


def _called(r: Reader, home: Home) -> str:
    return f"{r.get(Building, home.building).name} {home.room}"
