"""住まいの台帳と住まい探し: what a list shows of a unit, its states, and what a household looks for."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from kyoju_desktop.i18n.messages import N_

FREE, APPLIED, TAKEN, UNUSED = "free", "applied", "taken", "unused"
STATE_LABELS = {
    FREE: N_("空き"),
    APPLIED: N_("申込中"),
    TAKEN: N_("入居中・空きなし"),
    UNUSED: N_("もう使わない"),
}
WISH_LABELS = {
    "area": N_("地域"),
    "rent": N_("家賃の上限"),
    "kinds": N_("住まいの種類"),
    "rooms": N_("間取り"),
    "floor": N_("階"),
    "size": N_("広さ"),
    "people": N_("住める人数"),
    "by": N_("入れる日"),
    "conditions": N_("住まいの条件"),
    "accepts": N_("受け入れる区分"),
}
DEFAULT_MUST = frozenset({"rent", "kinds", "people", "accepts"})
STALE_DAYS = 30  # after so many days a vacancy is asked for again (運用)


class HomeRow(NamedTuple):
    """One unit as the register lists it, in yen and hundredths of a ㎡; a secret building's place is not in it."""

    home: str
    building: str
    state: str
    name: str
    room: str
    address: str
    municipality: str
    secret: bool
    kind: str
    floor: int | None
    floors: int | None
    lift: str
    layout: str
    rooms_rank: int | None
    area: int | None
    rent: int | None
    fees: int
    fees_known: bool
    deposit: int | None
    key_money: int | None
    residents_most: int | None
    shared_house: bool
    has: frozenset[str]
    lacks: frozenset[str]
    accepts: frozenset[str]
    guarantees: frozenset[str]
    accepts_only: bool
    vacant: str
    takes_inquiries: str
    vacant_from: date | None
    checked_on: date | None
    agent: str
    landlord: str
    manager: str
    provider: str
    caution: bool
    area_key: str
    key: str | int = ""

    @property
    def total(self) -> int | None:
        """What is paid every month: rent and all known fees."""
        return None if self.rent is None else self.rent + self.fees


@dataclass(frozen=True)
class Wishes:
    """What a household looks for. `areas` are folded words of a place; `must` names the wishes that decide.

    `rent_most` is the ceiling, `rent_from` where it comes from (wish, cap); `cap` the ceiling of 住宅扶助. `unread`
    are words of the wished place that stand in no address of the register.
    """

    areas: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    rent_most: int | None = None
    rent_from: str = ""
    cap: int | None = None
    income: int | None = None
    income_asked: bool = False
    kinds: frozenset[str] = frozenset()
    rooms: str = ""
    floor: str = ""
    size: int | None = None
    people: int | None = None
    by: date | None = None
    conditions: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    welfare: str = ""
    guarantor: str = ""
    must: frozenset[str] = DEFAULT_MUST


_ORDER = {"R": 0, "K": 1, "DK": 2, "LK": 2, "LDK": 3}
_LAYOUT = re.compile(r"(\d{1,2})S?(LDK|DK|LK|K|R)")


@cache
def rooms_rank(layout: str) -> int | None:
    """A number by which layouts sort (1R < 1K < 1DK < 1LDK < 2K); None when it cannot be read."""
    plain = unicodedata.normalize("NFKC", layout).upper().replace(" ", "").replace("ワンルーム", "1R")
    found = _LAYOUT.search(plain)
    return int(found[1]) * 10 + _ORDER[found[2]] if found else None
