"""住まい探し: matching one household against the register of homes, and its growth with the register."""

import random
import secrets
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from kyoju_desktop.domain.records import Application, Building, Case, Home, HousingInquiry, Person, Tenancy
from kyoju_desktop.domain.rules.homes import Wishes
from kyoju_desktop.services.calendar import office_calendar
from kyoju_desktop.services.matching import BAND, Matched, count_matches, match
from kyoju_desktop.storage.derived import rebuild
from kyoju_desktop.storage.homes import count_sql, match_sql
from kyoju_desktop.storage.rows import statements, to_row
from kyoju_desktop.storage.store import Reader, Store
from tests.benchmarks.measure import Figure, alternating
from tests.benchmarks.office import CLERK, DAY, Made, _clock

PAGE = 50
UNITS = 8  # in one building
_TOWNS = ("瀬戸見市", "瀬戸見市", "瀬戸見市", "陽ノ原町", "港野市")
_PLACES = ("中央町", "港町", "旭町", "緑ヶ丘", "川原", "駅前", "桜台", "本町")
_KINDS = ("private_rental",) * 6 + ("sn_registered", "sn_dedicated", "public_housing", "support_housing")
_LAYOUTS = ("1R", "1K", "1DK", "2DK", "2LDK", "3DK", "")
_CONDITIONS = ("pet", "car", "bath", "barrier_free", "near_bus", "near_shop", "no_guarantor", "quiet")
# A mother with two children: what a clerk looks for most days.
WISHES = Wishes(
    areas=("中央町", "本町", "駅前"),
    rent_most=52_000,
    rent_from="wish",
    cap=56_000,
    income=180_000,
    income_asked=True,
    kinds=frozenset({"private_rental", "sn_registered", "sn_dedicated"}),
    rooms="2DK",
    floor="lift",
    size=3_500,
    people=3,
    by=DAY + timedelta(days=60),
    conditions=frozenset({"bath", "near_bus", "car"}),
    categories=frozenset({"L1", "L5", "M9"}),
    guarantor="no_family",
    must=frozenset({"area", "rent", "kinds", "people", "accepts", "floor"}),
)


def register(work: Path, homes: int) -> Made:
    """The file of an office with so many homes; every eighth is held by an application or a tenancy."""
    made = Made(work / f"homes-{homes}", secrets.token_bytes(32))
    store = Store.create(made.folder, made.key, actor=CLERK, clock=_clock, calendar=office_calendar())
    dice = random.Random(homes)
    connection = store.snapshot()
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    person = Person(name="架見 太一")
    case = Case(person=person.id, stage="S50", number="瀬 R8-0001", fiscal_year=2026)
    records: list[Person | Case | Building | Home | Application | Tenancy | HousingInquiry] = [person, case]
    for nr in range(homes // UNITS):
        building = _building(nr, dice)
        units = [_home(building, str(101 + at), dice) for at in range(UNITS)]
        held = Application if nr % 2 else Tenancy
        records += [building, *units, held(case=case.id, unit=units[0].id)]
        if not nr:
            records.append(HousingInquiry(case=case.id, unit=units[1].id, result="refused"))
    for each in records:
        connection.execute(statements(type(each)).insert, to_row(each))
    rebuild(connection, office_calendar(), DAY)
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    store.close()
    return made


def figures(work: Path, sizes: tuple[int, int, int], rounds: int) -> list[Figure]:
    """The figures of this part: with so many homes, and from few to many."""
    stores = [register(work, size).open() for size in sizes]
    try:
        found = matching(stores[0], rounds)
        return [*found, growth(stores[1], stores[2], rounds)]
    finally:
        for store in stores:
            store.close()


def matching(store: Store, rounds: int) -> list[Figure]:
    """All of one household's match, and its first page alone, each against the bare SQL of the same filter."""
    with store.read() as r, store.read() as other:
        case, homes = r.find(Case)[0].id, r.count(Home)
        sql, values = match_sql(WISHES, DAY)
        counting, sought = count_sql(WISHES, DAY)

        def whole() -> tuple[Matched, int]:
            return match(r, case, WISHES, limit=PAGE), count_matches(r, WISHES)

        def bare_page() -> object:
            return other.connection.execute(sql, {**values, "limit": BAND + 1}).fetchall()

        def bare() -> object:
            return bare_page(), other.connection.execute(counting, sought).fetchall()

        return [
            _figure(f"matching a household with {homes:,} homes / the same SQL", whole, bare, rounds, 2.0),
            _figure(
                "its first 50 with reasons / the rows they are the best of",
                lambda: first_page(r, case),
                bare_page,
                rounds,
                4.0,
            ),
        ]


def first_page(r: Reader, case: str) -> Matched:
    """The first page of hits, with every reason in words."""
    return match(r, case, WISHES, limit=PAGE)


def growth(small: Store, large: Store, rounds: int) -> Figure:
    """How much longer the first fifty hits take in a register ten times as large."""
    with small.read() as few, large.read() as many:
        name = f"growth of the first 50 hits from {few.count(Home):,} to {many.count(Home):,} homes"
        of_few, of_many = few.find(Case)[0].id, many.find(Case)[0].id
        return _figure(name, lambda: first_page(many, of_many), lambda: first_page(few, of_few), rounds, 1.5)


def _figure(name: str, ours: Callable[[], object], floor: Callable[[], object], rounds: int, limit: float) -> Figure:
    spent, least = alternating(ours, floor, rounds=rounds, warm=3)
    return Figure(name, spent * 1000, least * 1000, "ms", limit)


def _building(nr: int, dice: random.Random) -> Building:
    return Building(
        name=f"{dice.choice('ひふみこさくらもりやまかわ')}荘{nr}",
        address=f"{dice.choice(_PLACES)}{dice.randrange(1, 40)}番{dice.randrange(1, 30)}号",
        municipality=dice.choice(_TOWNS),
        floors=dice.randrange(1, 6),
        lift=dice.choice(("yes", "no", "no", "unknown")),
        newly_built="existing",
    )


def _home(building: Building, room: str, dice: random.Random) -> Home:
    codes = frozenset(dice.sample(_CONDITIONS, 3))
    return Home(
        building=building.id,
        room=room,
        kind=dice.choice(_KINDS),
        floor=dice.randrange(1, (building.floors or 1) + 1),
        layout=dice.choice(_LAYOUTS),
        area=dice.randrange(1_400, 6_500),
        residents_most=dice.choice((None, 1, 2, 3, 4, 5)),
        rent=dice.randrange(18, 95) * 1_000,
        common_fee=dice.choice((None, 0, 2_000, 3_000)),
        has=codes,
        lacks=frozenset(dice.sample(_CONDITIONS, 2)) - codes,
        accepts=dice.choice((frozenset(), frozenset({"L3", "L5"}), frozenset({"L4"}))),
        accepts_only=dice.random() < 0.1,
        guarantees=dice.choice((frozenset(), frozenset({"registered"}), frozenset({"joint_guarantor"}))),
        vacant=dice.choice(("yes", "yes", "unknown", "no")),
        takes_inquiries=dice.choice(("yes", "yes", "yes", "no")),
        vacant_from=dice.choice((None, DAY + timedelta(days=dice.randrange(-30, 90)))),
        checked_on=DAY - timedelta(days=dice.randrange(0, 90)),
    )
