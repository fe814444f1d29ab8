"""Many units of one building at once."""

from collections.abc import Sequence

from kyoju_desktop.domain.errors import Refused
from kyoju_desktop.domain.records import Building, Home
from kyoju_desktop.domain.rules.room_numbers import floor_of
from kyoju_desktop.i18n.messages import N_
from kyoju_desktop.services.homes import keep_building, keep_home
from kyoju_desktop.storage.store import Writer


def add_rooms(w: Writer, building: Building, like: Home, rooms: Sequence[str]) -> Building:
    """Keep the building and one unit like `like` for each room; all or, `Refused`, none.

    A room that is in the register already is refused by its number: nothing is entered twice.
    """
    there = {each.room for each in w.find(Home, building=building.id)}
    twice = [each for each in rooms if each in there]
    if twice:
        raise Refused(
            N_("この建物に、もう登録してある部屋があります: {rooms}。まだ何も足していません。"),
            field="rooms",
            rooms="、".join(twice),
        )
    kept = keep_building(w, building)
    for room in rooms:
        floor = like.floor if like.floor is not None else _floor(room, kept)
        keep_home(w, like.replace(id=Home().id, building=kept.id, room=room, floor=floor))
    return kept


def _floor(room: str, building: Building) -> int | None:
    """What the number tells, unless the house is not that high."""
    floor = floor_of(room)
    return None if floor and building.floors and floor > building.floors else floor
