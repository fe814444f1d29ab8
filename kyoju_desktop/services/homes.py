"""住まいの台帳: buildings and units, who holds one, and what an inquiry or application takes over from them."""

from dataclasses import dataclass
from datetime import date

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import (
    Application,
    Building,
    Case,
    Home,
    HousingInquiry,
    Organisation,
    Person,
    Tenancy,
)
from kyoju_desktop.domain.rules.homes import APPLIED, TAKEN, HomeRow
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.i18n.messages import N_, Message
from kyoju_desktop.services.office import office_of
from kyoju_desktop.storage.folding import fold, fold_kana
from kyoju_desktop.storage.home_index import RUNNING
from kyoju_desktop.storage.store import Reader, Writer

_ASKED_KINDS = {
    "real_estate": "real_estate",
    "landlord": "landlord",
    "guarantor_company": "guarantor_company",
    "support_corporation": "support_corporation",
}
_PUBLIC = "public_housing"
UNNAMED_HOME = "場所を伏せる住まい"  # what a case calls a unit of a secret building, as a typed text
_NOT_TO_BE_HAD = N_("この住戸は、いま空いていません。二番手の照会なら、そのまま続けられます。")
_ANOTHER_APPLIES = N_(
    "この住戸には、ほかのケースの申込みが進んでいます。断られるか取り下げると、また空きになります。"
)
_NOT_USED = N_("この住戸は、もう使わないことになっています。")


@dataclass(frozen=True)
class BuildingRow:
    """One building with the number of its units that are in use, and of those that are free."""

    building: str
    name: str
    address: str
    municipality: str
    secret: bool
    closed: bool
    units: int
    free: int


@dataclass(frozen=True)
class Holding:
    """The case that holds a unit, for somebody who may open it; never for a list, an export or a paper."""

    state: str
    case: str
    number: str
    name: str
    since: date | None


def building_rows(
    r: Reader, text: str = "", *, closed: bool = False, secret: bool = False, limit: int = 200
) -> tuple[BuildingRow, ...]:
    """The buildings by their reading, those without units too; `text` narrows by name, reading or place.

    Secret ones stay out unless they are asked for.
    """
    wanted = [fold(word) for word in text.split() if fold(word)]
    open_to = [each for each in r.find(Building) if (closed or not each.closed) and (secret or not each.secret)]
    found = [each for each in open_to if _named(each, wanted)]
    found.sort(key=lambda each: (each.closed, fold_kana(each.kana or each.name), each.id))
    counts = r.units_of_buildings([each.id for each in found[:limit]])
    return tuple(_building_row(each, *counts.get(each.id, (0, 0))) for each in found[:limit])


def keep_building(w: Writer, building: Building) -> Building:
    """Add or change a building; `Refused` without a name, or when the same one is there already."""
    if not building.name.strip():
        raise Refused(N_("建物の名前を入れてください。名前がなければ、町名や家主の名前で呼びます。"), field="name")
    same = (fold(building.name), fold(building.address))
    for each in w.find(Building, closed=False):
        if each.id != building.id and not building.closed and (fold(each.name), fold(each.address)) == same:
            raise Refused(N_("同じ名前と所在地の建物が、もうあります。そちらに住戸を足してください。"), field="name")
    return w.put(building)


def keep_home(w: Writer, home: Home) -> Home:
    """Add or change a unit; `Refused` without its building, or when the room is in the register already."""
    if not home.building:
        raise Refused(N_("建物を選んでください。"), field="building")
    w.get(Building, home.building)
    for each in w.find(Home, building=home.building, closed=False):
        if each.id != home.id and not home.closed and fold(each.room) == fold(home.room):
            raise Refused(N_("この建物には、同じ部屋番号の住戸がもうあります。"), field="room")
    return w.put(home)


def retire_home(w: Writer, home: Home, *, closed: bool = True) -> Home:
    """The unit is not offered any more, or again; tenancies and applications keep what they say."""
    return w.put(w.get(Home, home.id).replace(closed=closed))


def retire_building(w: Writer, building: Building, *, closed: bool = True) -> Building:
    """The building with all its units is not offered any more, or again."""
    return w.put(w.get(Building, building.id).replace(closed=closed))


def another_unit(home: Home) -> Home:
    """A new unit like this one: all that rooms of a house share, nothing about this room's vacancy or number."""
    shared = ("building", "kind", "layout", "area", "shared_parts", "shared_house", "house_area", "residents_most")
    money = ("facility_sets", "rent", "common_fee", "other_fee", "deposit", "key_money", "has", "lacks", "accepts")
    rest = ("house_residents", "accepts_only", "guarantees", "guarantors", "agent", "provider", "takes_inquiries")
    return Home().replace(**{name: getattr(home, name) for name in (*shared, *money, *rest)})


def holding(r: Reader, home_id: str) -> Holding | None:
    """The case that lives in a unit or has applied for it; None where nobody may be named, or nobody is there."""
    held = _held(r, home_id)
    cases = {each.case: r.get(Case, each.case) for each in held}
    if not held or any(r.is_protected(each.person) for each in cases.values()):
        return None
    first = held[0]
    case = cases[first.case]
    person = r.look(Person, case.person) or Person(id="")
    lives = isinstance(first, Tenancy)
    since = (first.moved_in_on or first.contracted_on) if isinstance(first, Tenancy) else first.applied_on
    return Holding(TAKEN if lives else APPLIED, case.id, case.number, person.name or case.called, since)


def in_the_way(r: Reader, home_id: str, case_id: str) -> Message | None:
    """What is said before a case asks for a unit that another one holds; it names nobody and stops nothing."""
    row = r.home_row(home_id)
    if row is None or row.state == "unused":
        return Message(_NOT_USED)
    whose = {each.case == case_id for each in _held(r, home_id)}
    if row.state == APPLIED and False in whose:
        return Message(_ANOTHER_APPLIES)
    taken = row.state == TAKEN and (whose != {True} or row.vacant == "no")
    return Message(_NOT_TO_BE_HAD) if taken else None


def home_words(home: Home, building: Building | None) -> str:
    """How a unit is called in a case: building, room and place. A secret building is not named: the words go on."""
    if building is not None and building.secret:
        return UNNAMED_HOME
    name = f"{building.name if building else ''} {home.room}".strip()
    if building is None or not building.address:
        return name
    return f"{name}({place_words(building.municipality, building.address)})"


def place_words(municipality: str, address: str) -> str:
    """Where a building stands, the municipality said once."""
    return address if municipality in address else municipality + address


def inquiry_for(r: Reader, home_id: str, case_id: str) -> HousingInquiry:
    """An inquiry of a case about a unit, with what the register knows; who is asked can still be changed."""
    home = r.get(Home, home_id)
    building = r.look(Building, home.building)
    row = r.home_row(home_id)
    body = r.look(Organisation, _asked_body(row))
    kind = _asked_kind(home, body)
    contact = building.contact if building and body is None else ""
    return HousingInquiry(
        case=case_id,
        organisation=body.id if body else "",
        asked=contact or (_own_section(r) if body is None and kind == _PUBLIC else ""),
        asked_kind=kind,
        unit=home.id,
        home=home_words(home, building),
        destination=home.kind,
        rent=home.rent,
        step="inquiry",
        result="waiting",
    )


def application_for(r: Reader, inquiry: HousingInquiry) -> Application:
    """An application that follows an inquiry, with what the inquiry and the register know."""
    home = r.look(Home, inquiry.unit) if inquiry.unit else None
    building = r.look(Building, home.building) if home else None
    named = [r.look(Organisation, each) for each in _owners(building)]
    landlord = "、".join(each.name for each in named if each)
    return Application(
        case=inquiry.case,
        inquiry=inquiry.id,
        unit=inquiry.unit,
        home=inquiry.home,
        destination=inquiry.destination or (home.kind if home else ""),
        landlord=landlord or inquiry.asked,
        rent=inquiry.rent if inquiry.rent is not None else (home.rent if home else None),
        common_fee=home.common_fee if home else None,
    )


def _named(building: Building, wanted: list[str]) -> bool:
    place = "" if building.secret else building.municipality + building.address
    key = fold(building.name + building.kana + place)
    return all(word in key for word in wanted)


def _building_row(building: Building, units: int, free: int) -> BuildingRow:
    hidden = building.secret
    return BuildingRow(
        building.id,
        building.name,
        "" if hidden else building.address,
        "" if hidden else building.municipality,
        hidden,
        building.closed,
        units,
        free,
    )


def _held(r: Reader, home_id: str) -> list[Tenancy | Application]:
    """The tenancies, then the applications that hold a unit now."""
    return [*_tenancies(r, home_id), *running_applications(r, home_id)]


def _tenancies(r: Reader, home_id: str) -> list[Tenancy]:
    return [each for each in r.find(Tenancy, unit=home_id) if each.ended_on is None or each.ended_on >= r.today]


def running_applications(r: Reader, home_id: str) -> list[Application]:
    """The applications that still hold a unit."""
    running = [each for each in r.find(Application, unit=home_id) if each.result in RUNNING]
    ended = {each.application for each in r.find_in(Tenancy, "application", [each.id for each in running])}
    return [each for each in running if each.id not in ended and _goes_on(r, each.case)]


def _goes_on(r: Reader, case_id: str) -> bool:
    case = r.look(Case, case_id)
    return case is not None and is_open(case.stage) and not case.merged_into


def _asked_body(row: HomeRow | None) -> str:
    return (row.agent or row.manager or row.landlord) if row else ""


def _asked_kind(home: Home, body: Organisation | None) -> str:
    if home.kind in {"public_housing", "public_special_use"}:
        return _PUBLIC
    return _ASKED_KINDS.get(body.kind, "other") if body else ""


def _own_section(r: Reader) -> str:
    """The town's own section, which lets public housing unless the register names another."""
    office = office_of(r)
    return f"{office.municipality} {office.section}".strip()


def _owners(building: Building | None) -> tuple[str, ...]:
    return tuple(each for each in (building.landlord, building.manager) if each) if building else ()
