"""One row per unit of the register: its building, its state, its keys, so that lists and matching are one read.

The state is derived, never typed: an application that still runs locks the unit, a tenancy takes it. Nothing here
says whose they are; an application of a protected person looks like any other reason why a unit is not to be had.
"""

from collections.abc import Iterable
from typing import Any

from kyoju_desktop.domain.fields import Record
from kyoju_desktop.domain.records import Application, Building, Case, Home, Organisation, Tenancy
from kyoju_desktop.domain.rules.homes import rooms_rank
from kyoju_desktop.domain.rules.stages import is_open
from kyoju_desktop.storage.folding import fold, fold_kana
from kyoju_desktop.storage.history import Change
from kyoju_desktop.storage.kin import is_protected
from kyoju_desktop.storage.rows import from_row, statements, to_row

NEVER = "9999-12-31"
NO_RENT = 2**40  # an unknown rent sorts after every known one
RUNNING = ("", "waiting", "approved", "conditional")  # results with which an application still holds its unit
_CELLS = (
    "home, building, wanted, unused, applied, taken_until, name, room, address, municipality, secret, kind, floor, "
    "floors, lift, layout, rooms_rank, area, rent, fees, fees_known, deposit, key_money, residents_most, "
    "shared_house, has, lacks, accepts, guarantees, accepts_only, vacant, takes_inquiries, vacant_from, checked_on, "
    "agent, landlord, manager, provider, caution, area_key, text_key, place_key, rent_key, checked_key"
)
_WRITE = f"INSERT OR REPLACE INTO home_index ({_CELLS}) VALUES ({', '.join('?' * len(_CELLS.split(', ')))})"  # noqa: S608 - our own names
_APPLICATIONS = (
    'SELECT c.stage, c.merged_into, c.person FROM application a JOIN "case" c ON c.id = a."case" '
    "WHERE a.unit = ? AND a.result IN (?, ?, ?, ?) "
    "AND NOT EXISTS (SELECT 1 FROM tenancy t WHERE t.application = a.id)"
)
_TAKEN = 'SELECT max(coalesce("ended_on", ?)) FROM tenancy WHERE unit = ?'
_UNITS_OF_CASE = (
    'SELECT unit FROM application WHERE "case" = ?1 AND unit IS NOT NULL '
    'UNION SELECT unit FROM tenancy WHERE "case" = ?1 AND unit IS NOT NULL'
)
_UNITS_OF_BODY = (
    'SELECT id FROM home WHERE "agent" = ?1 UNION SELECT h.id FROM home h JOIN building b ON b.id = h."building" '
    'WHERE b."landlord" = ?1 UNION SELECT h.id FROM home h JOIN building b ON b.id = h."building" '
    'WHERE b."manager" = ?1'
)


def index_homes(connection: Any, changes: Iterable[Change], cases: Iterable[str]) -> None:  # noqa: ANN401
    """Write the rows anew that may look different after the changes; `cases`: those whose secrecy may have turned."""
    found: set[str] = set()
    for change in changes:
        for state in (change.before, change.after):
            if state is not None:
                found |= _homes_of(connection, state)
    for case in cases:
        found |= _asked(connection, _UNITS_OF_CASE, case)
    for home_id in sorted(found):
        _index_home(connection, home_id)


def _index_home(connection: Any, home_id: str) -> None:  # noqa: ANN401
    """Write the row of one unit anew; none for a unit that is gone."""
    row = connection.execute(f"{statements(Home).select} WHERE id = ?", (home_id,)).fetchone()
    home = from_row(Home, row) if row else None
    if isinstance(home, Home):
        connection.execute(_WRITE, _row(connection, home, _building(connection, home.building)))
    else:
        connection.execute("DELETE FROM home_index WHERE home = ?", (home_id,))


def index_all_homes(connection: Any) -> None:  # noqa: ANN401
    """Write every row anew."""
    connection.execute("DELETE FROM home_index")
    for (home_id,) in connection.execute("SELECT id FROM home ORDER BY id").fetchall():
        _index_home(connection, home_id)


def _homes_of(connection: Any, record: Record) -> set[str]:  # noqa: ANN401
    if isinstance(record, Home):
        return {record.id}
    if isinstance(record, Application | Tenancy):
        return {record.unit} - {""}
    if isinstance(record, Building):
        return _asked(connection, 'SELECT id FROM home WHERE "building" = ?', record.id)
    if isinstance(record, Case):
        return _asked(connection, _UNITS_OF_CASE, record.id)
    return _asked(connection, _UNITS_OF_BODY, record.id) if isinstance(record, Organisation) else set()


def _asked(connection: Any, sql: str, key: str) -> set[str]:  # noqa: ANN401
    return {row[0] for row in connection.execute(sql, (key,))}


def _building(connection: Any, building_id: str) -> Building:  # noqa: ANN401
    row = connection.execute(f"{statements(Building).select} WHERE id = ?", (building_id,)).fetchone()
    found = from_row(Building, row) if row else None
    return found if isinstance(found, Building) else Building(id="")


def _state(connection: Any, home_id: str) -> tuple[bool, str]:  # noqa: ANN401
    """Whether an application that may be seen holds the unit, and the last day on which it is taken ("" if not)."""
    applied, until = False, str(connection.execute(_TAKEN, (NEVER, home_id)).fetchone()[0] or "")
    for stage, merged, person in connection.execute(_APPLICATIONS, (home_id, *RUNNING)).fetchall():
        if is_open(stage) and not merged:
            if is_protected(connection, person):
                until = NEVER
            applied = True
    return applied and until < NEVER, until


def _row(connection: Any, home: Home, building: Building) -> tuple[Any, ...]:  # noqa: ANN401
    cells = dict(zip(statements(Home).names, to_row(home), strict=True))
    unused = home.closed or building.closed
    applied, until = _state(connection, home.id)
    shut = "no" in {home.vacant, home.takes_inquiries} or unused or applied or until == NEVER
    seen = Building(id="", municipality="") if building.secret else building
    fees = (home.common_fee or 0) + (home.other_fee or 0)
    name = f"{building.name} {home.room}".strip()
    place = f"{fold_kana(building.kana or building.name)}\t{_room_key(home.room)}"
    return (
        home.id,
        building.id,
        int(not shut),
        int(unused),
        int(applied),
        until,
        name,
        home.room,
        seen.address,
        seen.municipality,
        int(building.secret),
        home.kind,
        home.floor,
        building.floors,
        building.lift,
        home.layout,
        rooms_rank(home.layout),
        home.area,
        home.rent,
        fees,
        int(home.common_fee is not None),
        home.deposit,
        home.key_money,
        home.residents_most,
        int(home.shared_house),
        cells["has"],
        cells["lacks"],
        cells["accepts"],
        cells["guarantees"],
        int(home.accepts_only),
        home.vacant,
        home.takes_inquiries,
        cells["vacant_from"],
        cells["checked_on"],
        home.agent,
        building.landlord,
        building.manager,
        home.provider,
        int(_caution(connection, (home.agent, building.landlord, building.manager))),
        fold(seen.municipality + seen.address),
        fold(f"{name}{seen.municipality}{seen.address}{home.layout}{home.registration}"),
        place,
        NO_RENT if home.rent is None else home.rent + fees,
        cells["checked_on"] or "",
    )


def _room_key(room: str) -> str:
    """Rooms sort by their number: 2 before 10, 101 before 1001."""
    plain = fold(room)
    return f"{int(plain):09}" if plain.isdecimal() and len(plain) < 10 else f"~{plain}"


def _caution(connection: Any, bodies: Iterable[str]) -> bool:  # noqa: ANN401
    """Whether the register of bodies holds a caution about one of them."""
    marks = [each for each in bodies if each]
    sql = f"SELECT 1 FROM organisation WHERE caution <> '' AND id IN ({', '.join('?' * len(marks))}) LIMIT 1"  # noqa: S608
    return bool(marks) and connection.execute(sql, marks).fetchone() is not None
